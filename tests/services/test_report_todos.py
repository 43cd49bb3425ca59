"""할 일 and the week of reports: by their day, by the last closing, by what changed and by pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.spans import read_span
from jobdesk.services import (
    closings,
    month_end,
    report_book,
    report_todos,
    targets,
    tasks,
    vacancies,
    week,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

DAY = timedelta(days=1)
SEPTEMBER, OCTOBER = read_span("2026-09"), read_span("2026-10")


def lines(desk: Desk) -> dict[str, tasks.Todo]:
    """What is to do about reports, by title."""
    return {todo.title: todo for todo in tasks.today(desk) if todo.sort is tasks.Sort.REPORT}


def test_a_fresh_centre_is_asked_for_nothing(desk: Desk) -> None:
    assert lines(desk) == {}
    casework.vacancy(desk, casework.employer(desk), received_on=date(2026, 9, 1))
    targets.set_target(desk, "openings", 2026, "산업체 요구시")
    assert lines(desk) == {}


def test_a_report_is_asked_for_before_its_day_and_after_it_until_it_is_handed_in(
    desk: Desk,
) -> None:
    far = report_book.draw(desk, "monthly", OCTOBER, due_on=TODAY + report_todos.AHEAD + DAY).id
    assert lines(desk) == {}
    on = TODAY + report_todos.AHEAD
    report_book.edit(desk, far, due_on=on)
    todo = lines(desk)["제출할 보고서: 2026년 10월 월간 실적 보고서"]
    assert (todo.ref, todo.late) == (Ref(KindId.REPORTS, far), False)
    assert todo.detail.endswith("5일 남음")
    (planned,) = [one for one in week.ahead(desk) if one.sort == "보고서"]
    assert (planned.on, planned.ref) == (on, Ref(KindId.REPORTS, far))
    report_book.edit(desk, far, due_on=TODAY - 3 * DAY)
    (todo,) = lines(desk).values()
    assert (todo.late, todo.days_late) == (True, 3)
    assert [one for one in week.ahead(desk) if one.sort == "보고서"] == []
    report_book.hand_in(desk, far)
    assert lines(desk) == {}


def test_the_next_report_of_a_template_is_asked_for_once_its_stretch_is_over(desk: Desk) -> None:
    report_book.hand_in(desk, report_book.draw(desk, "monthly", SEPTEMBER).id)
    todo = lines(desk)["만들 보고서: 2026년 10월 월간 실적 보고서"]
    assert (todo.days_late, todo.page) == (15, "reports:reports")
    report_book.hand_in(desk, report_book.draw(desk, "monthly", OCTOBER).id)
    assert lines(desk) == {}


def test_months_are_to_be_closed_only_where_one_was_closed(desk: Desk) -> None:
    casework.vacancy(desk, casework.employer(desk), received_on=date(2026, 8, 3))
    assert lines(desk) == {}
    month_end.close(desk, Month(2026, 8))
    (todo,) = lines(desk).values()
    assert todo.title == "마감할 달: 9월부터 2달"
    assert todo.page == "reports:reports/closing/2026-09"
    assert todo.due_on == date(2026, 10, 5)
    tasks.done(desk, todo)
    assert lines(desk) == {}
    month_end.close(desk, Month(2026, 9))
    month_end.close(desk, Month(2026, 10))
    assert lines(desk) == {}


def test_what_changed_in_a_closed_month_is_told_until_the_next_report_tells_it(desk: Desk) -> None:
    firm = casework.employer(desk)
    id_ = casework.vacancy(desk, firm, openings=3, received_on=date(2026, 9, 1))
    for number in (9, 10):
        month_end.close(desk, Month(2026, number))
    assert lines(desk) == {}
    vacancies.save(desk, replace(records.get(desk.store, KindId.VACANCIES, id_), openings=2))
    (todo,) = lines(desk).values()
    assert todo.title.startswith("마감 뒤 바뀐 실적 ")
    assert "9월 구인신청" in todo.detail
    assert todo.page == "reports:reports/closing/2026-09"
    assert todo.ref is not None
    assert todo.ref.id == closings.closed_months(desk)[Month(2026, 9)].record.id
    tasks.put_off(desk, todo, TODAY + DAY)
    assert lines(desk) == {}


@pytest.mark.parametrize(("heads", "told"), [(60, True), (85, False)])
def test_a_target_is_told_of_where_it_lags_behind_the_year(
    desk: Desk, heads: int, told: bool
) -> None:
    # On 20 November 89 % of the year have passed; 10 %p are let pass.
    targets.set_target(desk, "openings", 2026, "100")
    firm = casework.employer(desk)
    casework.vacancy(desk, firm, openings=heads, received_on=date(2026, 3, 2))
    found = lines(desk)
    assert bool(found) is told
    if told:
        todo = found["속도가 모자란 목표 1개"]
        assert todo.page == "reports:targets"
        assert f"{heads}%" in todo.detail
        tasks.done(desk, todo)
        assert lines(desk) == {}
