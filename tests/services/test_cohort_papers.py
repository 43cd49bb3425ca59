"""The table of a cohort's papers: each line has its maker, and is noted when it is handed out."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest

from jobdesk.errors import UserError
from jobdesk.services import access, cohort_calendar, cohort_papers, cohort_schedule, lessons
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import PAPERS, CohortPaper, Wanted
from jobdesk.services.desk import Desk
from tests.cohort_kit import make_cohort, trainee

KEPT = lessons.MakeUp(date(2026, 11, 14))


def made(desk: Desk) -> int:
    id_ = make_cohort(desk, place="센터 교육장")
    cohort_schedule.keep(desk, id_, cohort_schedule.propose(desk, id_))
    return id_


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_every_paper_has_its_maker_and_words(paper: CohortPaper) -> None:
    for path in (paper.maker, paper.names):
        if path:
            module, _, name = path.partition(":")
            assert callable(getattr(import_module(f"jobdesk.services.{module}"), name))
    assert paper.label
    assert paper.group
    assert paper.about.endswith(".")
    assert len({each.id for each in paper.options}) == len(paper.options)


def test_no_two_papers_have_the_same_name() -> None:
    assert len({each.id for each in PAPERS}) == len(PAPERS)
    assert len({each.label for each in PAPERS}) == len(PAPERS)


def test_the_timetable_is_printed_of_all_days_or_of_some(desk: Desk) -> None:
    id_ = made(desk)
    for paper in ("calendar", "lessons"):
        assert cohort_papers.pdf(desk, id_, paper).startswith(b"%PDF")
    later = Wanted(first=date(2026, 12, 1), last=date(2026, 12, 31))
    for paper in ("calendar", "lessons"):
        with pytest.raises(UserError, match="수업이 없어 인쇄하지 않았습니다"):
            cohort_papers.pdf(desk, id_, paper, later)
    signed = Wanted(last=date(2026, 11, 5), values=(("signed", "1"),))
    assert signed.on("signed")
    assert cohort_papers.pdf(desk, id_, "lessons", signed).startswith(b"%PDF")


def test_a_paper_that_names_nobody_is_noted_with_its_cohort(desk: Desk) -> None:
    id_ = made(desk)
    trainee(desk, id_)
    cohort_papers.handed_out(desk, id_, "calendar", None, Action.PRINT)
    row = access.listing(desk)[0]
    assert (row.kind, row.count, row.purpose) == (
        "cohorts",
        0,
        "교육 일정표 (달력) (물류 전문인력 양성 1기)",
    )


def test_hours_are_told_as_planned_set_and_held(desk: Desk) -> None:
    id_ = made(desk)
    lessons.hold_until(desk, id_, date(2026, 11, 4))
    shown = cohort_calendar.read(desk, id_)
    assert (shown.days, shown.total_hours) == (8, 64)
    assert shown.hours == (
        ("지게차 이론", 16, 16, 16),
        ("지게차 실기", 40, 40, 8),
        ("취업 준비", 8, 8, 0),
    )
    cut = [each.id for each in shown.lessons if each.held_on == date(2026, 11, 5)]
    lessons.cancel(desk, cut, "폭설", KEPT)
    lessons.add(desk, lessons.blank(desk, id_, date(2026, 11, 21)))
    shown = cohort_calendar.read(desk, id_)
    assert shown.hours[1] == ("지게차 실기", 40, 40, 8)
    assert shown.hours[-1] == ("과목 없음", 0, 8, 0)
    assert (shown.days, shown.total_hours) == (9, 72)
    assert [month.days for month in shown.months] == [9]
