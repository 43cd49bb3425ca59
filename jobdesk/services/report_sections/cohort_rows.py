"""Rows of the training cohorts of a year for ready tables."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import records
from jobdesk.domain.cohort_figures import CohortFigures, CohortLine
from jobdesk.domain.cohorts import Cohort, CohortBudget, Course
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_days
from jobdesk.domain.report_layout_parts import Given, Row
from jobdesk.services import cohort_figures
from jobdesk.services.linked_records import linked
from jobdesk.services.report_sections.figure_cells import figure_of
from jobdesk.services.report_sections.making import Making


def rows(making: Making, layout: int) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of layout 8, 14, 20, 26 or 28, and the columns that 28 has one for each cohort."""
    now = figures(making, back=0)
    if layout == 8:
        return _operators(now, figures(making, back=1)), ()
    if layout == 28:
        return _overview(making, now.lines)
    return [
        Row(
            line.title,
            {
                "trained": _given(line.trained.actual, "참여"),
                "completed": _given(line.completed.actual, "수료"),
                "hired": _given(line.hired.actual, "취업"),
            },
            unit="명",
        )
        for line in now.lines
    ], ()


def figures(making: Making, *, back: int = 0) -> CohortFigures:
    """The cohorts that begin in the year of the report (or so many years before), up to its
    last day that counts; of a year before, all that it came to."""
    end = min(making.span.last, making.measures.as_of) if not back else None
    year = making.year - back
    return making.once(
        ("cohorts", year, end), lambda: cohort_figures.of_year(making.desk, year, as_of=end)
    )


def _operators(now: CohortFigures, before: CohortFigures) -> list[Row]:
    names = dict.fromkeys((line.course, line.operator or line.place) for line in now.lines)
    names |= dict.fromkeys((line.course, line.operator or line.place) for line in before.lines)
    return [
        Row(
            operator or course,
            {
                key: _given(_completed(found.lines, course, operator), "수료")
                for key, found in (("actual", now), ("former1", before))
                if any((e.course, e.operator or e.place) == (course, operator) for e in found.lines)
            },
            course,
            "명",
        )
        for course, operator in names
    ]


def _completed(lines: Sequence[CohortLine], course: str, operator: str) -> Number:
    mine = [e for e in lines if (e.course, e.operator or e.place) == (course, operator)]
    ids = [id_ for line in mine for id_ in line.completed.actual.ids]
    return number_of(KindId.TRAINEES, ids)


def _overview(making: Making, lines: Sequence[CohortLine]) -> tuple[list[Row], tuple[str, ...]]:
    store = making.desk.store
    kept: list[Cohort] = records.get_many(store, KindId.COHORTS, [e.cohort_id for e in lines])
    courses: list[Course] = records.get_many(
        store, KindId.COURSES, list({one.course_id for one in kept if one.course_id})
    )
    by_course = {course.id: course for course in courses}
    budgets: list[CohortBudget] = linked(
        making.desk, KindId.COHORT_BUDGETS, "cohort_id", [one.id for one in kept]
    )
    titles = tuple(one.title for one in kept)
    unit = making.style.money
    said: dict[str, list[str]] = {}
    for one in kept:
        course = by_course.get(one.course_id or 0, Course())
        money = sum(b.amount or 0 for b in budgets if b.cohort_id == one.id)
        days = official_days(one.starts_on, one.ends_on) if one.starts_on else ""
        for name, words in (
            ("수행기관", one.operator or course.operator),
            ("협력기관", course.partners),
            ("사업내용", course.curriculum or course.title),
            ("사업예산", f"{money / unit.won:,.0f}{unit.value}" if money else "-"),
            ("교육기간", days),
            ("사업대상", f"{one.seats:,}명" if one.seats else ""),
        ):
            said.setdefault(name, []).append(words)
    return [
        Row(name, {f"each:{t}": Given(text=w) for t, w in zip(titles, words, strict=True)})
        for name, words in said.items()
    ], titles


def _given(number: Number, name: str) -> Given:
    figure = figure_of(number, "명", name)
    return Given(figure.value, figure=figure)
