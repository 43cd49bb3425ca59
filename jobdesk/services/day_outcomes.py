"""행사 실적: the frozen figures of matching days, and their renderings.

None of the renderings asks the store again. The libraries that draw and write are imported
where they are used: together they cost as much as the window's whole start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jobdesk.data import day_evidence
from jobdesk.domain import day_outcome_words
from jobdesk.domain.day_outcome import Outcome
from jobdesk.domain.day_outcome_made import Frame, outcome
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import Rounding
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, day_records, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

SUFFIXES = (".pdf", ".xlsx", ".json")
TITLE = "행사 실적"


def of_day(desk: Desk, day_id: int) -> Outcome:
    """The outcome of one day as it stands now. Raises UserError when there is none."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        held_on = day.held_on or desk.today()
        last = day.ends_on or held_on
        return _taken(desk, [day_id], f"{day.title} 실적", held_on, last)


def of_year(desk: Desk, year: int) -> Outcome:
    """The outcome of the days held in a year, up to today."""
    return between(desk, date(year, 1, 1), date(year, 12, 31))


def between(desk: Desk, first: date, last: date) -> Outcome:
    """The outcome of the days held between two days, both included, up to today.

    Days that were called off are left out. Raises UserError when the days are the wrong way
    round.
    """
    if last < first:
        raise UserError("집계 기간의 끝이 시작보다 앞섭니다. 날짜를 확인하세요.", field="last")
    with desk.store.reading():
        ids = day_evidence.held_between(desk.store, first, min(last, desk.today()))
        return _taken(desk, ids, _title(first, last), first, last)


def to_json(figures: Outcome) -> dict[str, object]:
    """The same figures as plain data, every number with its records."""
    return day_outcome_words.to_json(figures)


def money(figures: Outcome) -> str:
    """Budget and what was spent in one line, "" where neither was written down."""
    return day_outcome_words.money(figures)


def to_pdf(desk: Desk, figures: Outcome) -> bytes:
    """The pages as PDF, the 결재란 as the centre's settings say. Nothing is logged here, since
    a preview is no print; see :func:`handed_out`."""
    from jobdesk.reports.day_outcome import day_outcome_pdf

    return day_outcome_pdf(figures, approval=settings.get(desk).approval_titles)


def save(desk: Desk, figures: Outcome, path: Path) -> Path:
    """Write the figures to ``path`` (.pdf, .xlsx or .json) and note it in the access log.

    Raises UserError when the ending is none of the three or the place cannot be written to.
    """
    import json

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"행사 실적은 .pdf, .xlsx, .json 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    with replacing(path) as temporary:
        if suffix == ".pdf":
            temporary.write_bytes(to_pdf(desk, figures))
        elif suffix == ".xlsx":
            from jobdesk.exchange.day_outcome_sheet import write_outcome

            write_outcome(temporary, figures)
        else:
            plain = json.dumps(to_json(figures), ensure_ascii=False, indent=2)
            temporary.write_text(plain + "\n", encoding="utf-8")
    handed_out(desk, figures, Action.EXPORT)
    return path


def handed_out(desk: Desk, figures: Outcome, action: Action) -> None:
    """Note that the figures were printed or saved; they count people and name none."""
    ids = tuple(line.day_id for line in figures.lines)
    access.log(desk, action, KindId.MATCHING_DAYS, ids, count=0, purpose=figures.title)


def _taken(desk: Desk, ids: Sequence[int], title: str, first: date, last: date) -> Outcome:
    own = settings.get(desk)
    frame = Frame(
        centre=own.name or desk.name,
        practice=desk.practice,
        title=title,
        first=first,
        last=last,
        as_of=desk.today(),
        taken_at=desk.store.now().replace(microsecond=0),
        taken_by=desk.user,
        places=own.eup_myeon,
        rounding=Rounding(own.rounding),
        rate_decimals=own.rate_decimals,
    )
    return outcome(frame, day_evidence.read(desk.store, ids))


def _title(first: date, last: date) -> str:
    """``2026년 만남의 날 실적``; a part of a year says from when to when."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year == last.year:
        return f"{first.year}년 {TITLE}"
    return TITLE
