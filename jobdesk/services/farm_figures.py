"""농가일자리 실적: the frozen figures of farm work over a span of days, and their renderings.

None of the renderings asks the store again. The libraries that draw and write are imported
where they are used: together they cost as much as the window's whole start.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jobdesk.data import farm_evidence
from jobdesk.domain import farm_figures_words
from jobdesk.domain.farm_evidence import Evidence
from jobdesk.domain.farm_figures import FarmFigures, Table
from jobdesk.domain.farm_figures_made import Frame, figures, table
from jobdesk.domain.farm_figures_tables import IDS
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.rounding import Rounding
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

SUFFIXES = (".pdf", ".xlsx", ".json")
TITLE = "농가일자리 실적"


def of_month(desk: Desk, year: int, month: int) -> FarmFigures:
    """The figures of a month, up to today. Raises UserError when there is no such month."""
    if not 1 <= month <= 12:
        raise UserError(
            f"달을 알 수 없습니다: {year}년 {month}월. 1월부터 12월에서 고르세요.", field="month"
        )
    return between(desk, Month(year, month).first, Month(year, month).last)


def of_year(desk: Desk, year: int) -> FarmFigures:
    """The figures of a year, up to today."""
    return between(desk, date(year, 1, 1), date(year, 12, 31))


def between(desk: Desk, first: date, last: date) -> FarmFigures:
    """The figures of the days between two days, both included, up to today.

    Raises UserError when the days are the wrong way round.
    """
    return read(desk, first, last).figures()


@dataclass(frozen=True, slots=True)
class Reading:
    """The farm work of some days as it was read once: what is told of a stretch of them, or in one
    table, asks the store no more."""

    frame: Frame
    found: Evidence

    def figures(self, told: Collection[str] = IDS) -> FarmFigures:
        """The figures with the tables whose ids are among ``told``."""
        return figures(self.frame, self.found, told)

    def table(self, id_: str) -> Table:
        """One table of the figures."""
        return table(self.frame, self.found, id_)

    def since(self, first: date) -> Reading:
        """The same from ``first`` on, one of the days that were read."""
        last = self.frame.last
        frame = replace(self.frame, first=first, title=_title(first, last))
        return Reading(frame, self.found.between(first, last))


def read(desk: Desk, first: date, last: date) -> Reading:
    """What :func:`between` is made of. Raises UserError when the days are the wrong way round."""
    if last < first:
        raise UserError("집계 기간의 끝이 시작보다 앞섭니다. 날짜를 확인하세요.", field="last")
    with desk.store.reading():
        own = settings.get(desk)
        frame = Frame(
            centre=own.name or desk.name,
            practice=desk.practice,
            title=_title(first, last),
            first=first,
            last=last,
            as_of=desk.today(),
            taken_at=desk.store.now().replace(microsecond=0),
            taken_by=desk.user,
            places=own.eup_myeon,
            rounding=Rounding(own.rounding),
            rate_decimals=own.rate_decimals,
        )
        found = farm_evidence.read(desk.store, first, last)
    return Reading(frame, found)


def to_json(made: FarmFigures) -> dict[str, object]:
    """The same figures as plain data, every number with its records."""
    return farm_figures_words.to_json(made)


def to_pdf(desk: Desk, made: FarmFigures) -> bytes:
    """The pages as PDF, the 결재란 as the centre's settings say. Nothing is logged here, since
    a preview is no print; see :func:`handed_out`."""
    from jobdesk.reports.farm_report import farm_report_pdf

    return farm_report_pdf(made, approval=settings.get(desk).approval_titles)


def save(desk: Desk, made: FarmFigures, path: Path) -> Path:
    """Write the figures to ``path`` (.pdf, .xlsx or .json) and note it in the access log.

    Raises UserError when the ending is none of the three or the place cannot be written to.
    """
    import json

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"{TITLE}은 .pdf, .xlsx, .json 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    with replacing(path) as temporary:
        if suffix == ".pdf":
            temporary.write_bytes(to_pdf(desk, made))
        elif suffix == ".xlsx":
            from jobdesk.exchange.farm_report_sheet import write_report

            write_report(temporary, made)
        else:
            plain = json.dumps(to_json(made), ensure_ascii=False, indent=2)
            temporary.write_text(plain + "\n", encoding="utf-8")
    handed_out(desk, made, Action.EXPORT)
    return path


def handed_out(desk: Desk, made: FarmFigures, action: Action) -> None:
    """Note that the figures were printed or saved; they count people and name none."""
    ids = made.measure("days").number.ids
    access.log(desk, action, KindId.FARM_DAYS, ids, count=0, purpose=made.title)


def _title(first: date, last: date) -> str:
    """``2026년 농가일자리 실적``, ``2026년 11월 농가일자리 실적``; another span says its days in
    the particulars."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}년 {TITLE}"
    month = Month(first.year, first.month)
    if (month.first, month.last) == (first, last):
        return f"{first.year}년 {first.month}월 {TITLE}"
    return TITLE
