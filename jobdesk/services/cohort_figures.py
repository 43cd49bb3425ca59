"""교육 결과: the frozen figures of training cohorts, and their renderings.

None of the renderings asks the store again. The libraries that draw and write are imported
where they are used: together they cost as much as the window's whole start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jobdesk.data import records
from jobdesk.domain import cohort_figures_words
from jobdesk.domain.cohort_figures import CohortFigures
from jobdesk.domain.cohort_figures_made import Frame, figures
from jobdesk.domain.cohorts import COHORT_STAGES, Cohort
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import Rounding
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, cohort_evidence, lists, settings
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk

SUFFIXES = (".pdf", ".xlsx", ".json")
TITLE = "교육 결과 보고서"


def of_cohort(desk: Desk, cohort_id: int) -> CohortFigures:
    """The results of one cohort as they stand now. Raises UserError when there is none."""
    return of_cohorts(desk, [cohort_id])


def of_cohorts(desk: Desk, cohort_ids: Sequence[int]) -> CohortFigures:
    """The results of several cohorts, each once, in the order given.

    Raises UserError when one of them is not there.
    """
    ids = tuple(dict.fromkeys(cohort_ids))
    with desk.store.reading():
        chosen: list[Cohort] = [records.get(desk.store, KindId.COHORTS, id_) for id_ in ids]
        title = f"{chosen[0].title} {TITLE}" if len(chosen) == 1 else f"양성과정 {TITLE}"
        return _taken(desk, chosen, title)


def of_year(desk: Desk, year: int, *, as_of: date | None = None) -> CohortFigures:
    """The results of the cohorts that begin in a year, 취소 left out, the first to begin first.

    They are as they stand today, or as on ``as_of``, when later cohorts had not begun.
    """
    day = as_of or desk.today()
    conditions = (
        Condition("starts_on", Op.AT_LEAST, date(year, 1, 1)),
        Condition("starts_on", Op.AT_MOST, min(date(year, 12, 31), as_of or date.max)),
        Condition("status", Op.IN, tuple(stage.value for stage in COHORT_STAGES)),
    )
    with desk.store.reading():
        wanted = Filter(conditions=conditions)
        ids = lists.find(desk, KindId.COHORTS, wanted, Order("starts_on"))
        chosen = records.get_many(desk.store, KindId.COHORTS, ids)
        return _taken(desk, chosen, f"{year}년 양성과정 {TITLE}", day)


def to_json(made: CohortFigures) -> dict[str, object]:
    """The same figures as plain data, every number with its records."""
    return cohort_figures_words.to_json(made)


def to_pdf(desk: Desk, made: CohortFigures) -> bytes:
    """The pages as PDF, the 결재란 as the centre's settings say. Nothing is logged here, since
    a preview is no print; see :func:`handed_out`."""
    from jobdesk.reports.cohort_report import cohort_report_pdf

    return cohort_report_pdf(made, approval=settings.get(desk).approval_titles)


def paper(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The result report among the 출력물 of a cohort."""
    del wanted
    return to_pdf(desk, of_cohort(desk, cohort_id))


def save(desk: Desk, made: CohortFigures, path: Path) -> Path:
    """Write the figures to ``path`` (.pdf, .xlsx or .json) and note it in the access log.

    Raises UserError when the ending is none of the three or the place cannot be written to.
    """
    import json

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"교육 결과는 .pdf, .xlsx, .json 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    with replacing(path) as temporary:
        if suffix == ".pdf":
            temporary.write_bytes(to_pdf(desk, made))
        elif suffix == ".xlsx":
            from jobdesk.exchange.cohort_result_sheet import write_results

            write_results(temporary, made)
        else:
            plain = json.dumps(to_json(made), ensure_ascii=False, indent=2)
            temporary.write_text(plain + "\n", encoding="utf-8")
    handed_out(desk, made, Action.EXPORT)
    return path


def handed_out(desk: Desk, made: CohortFigures, action: Action) -> None:
    """Note that the figures were printed or saved; they count people and name none."""
    ids = tuple(line.cohort_id for line in made.lines)
    access.log(desk, action, KindId.COHORTS, ids, count=0, purpose=made.title)


def _taken(
    desk: Desk, cohorts: Sequence[Cohort], title: str, as_of: date | None = None
) -> CohortFigures:
    own = settings.get(desk)
    today = as_of or desk.today()
    frame = Frame(
        centre=own.name or desk.name,
        practice=desk.practice,
        title=title,
        as_of=today,
        taken_at=desk.store.now().replace(microsecond=0),
        taken_by=desk.user,
        places=own.eup_myeon,
        months=own.follow_up_months,
        rounding=Rounding(own.rounding),
        rate_decimals=own.rate_decimals,
    )
    return figures(frame, cohort_evidence.read(desk, cohorts, today))
