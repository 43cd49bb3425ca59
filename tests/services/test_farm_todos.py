"""할 일 and the week ahead of farm work: gone as soon as the records say that it is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_support import SupportItem
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    entries,
    farm_blocks,
    farm_board,
    farm_contracts,
    farm_day_list,
    farm_days,
    farm_insurance,
    farm_records,
    farm_request_days,
    farm_requests,
    farm_support,
    farm_todos,
    history,
    tasks,
    week,
)
from jobdesk.services.desk import Desk
from tests.farm_kit import TODAY, blocks, farm, people, request, worked_day, worker

DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


def lines(desk: Desk) -> dict[str, tasks.Todo]:
    """What is to do for the farms, by title."""
    return {todo.title: todo for todo in tasks.today(desk) if todo.sort is tasks.Sort.FARM}


def test_nothing_to_do_where_no_farm_asks(desk: Desk) -> None:
    assert lines(desk) == {}


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 18), [date(2026, 11, 19)]),
        (date(2026, 11, 20), [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)]),
        (date(2026, 12, 24), [date(2026, 12, d) for d in (25, 26, 27, 28)]),
    ],
)
def test_before_days_off_all_up_to_the_next_office_day(today: date, days: list[date]) -> None:
    assert list(farm_todos.next_days(today)) == days


def test_a_place_without_anybody_is_there_until_it_is_filled(desk: Desk) -> None:
    orchard = farm(desk, "반달농원")
    block = blocks(desk, request(desk, orchard, TOMORROW, heads=2))[0]
    people = [worker(desk, name) for name in ("김민지", "박정숙")]
    (todo,) = lines(desk).values()
    assert todo.title == "내일 배치가 모자란 농가 1곳, 2명"
    assert (todo.detail, todo.page) == ("반달농원", "farm_work:board/2026-11-21")
    farm_days.place(desk, block.id, people[:1])
    assert "내일 배치가 모자란 농가 1곳, 1명" in lines(desk)
    assert "내일 배치를 알리고 확정할 분 1명" in lines(desk)
    farm_days.place(desk, block.id, people[1:])
    farm_days.confirm(desk, [day.id for day in farm_records.days_of_blocks(desk, [block.id])])
    assert not [title for title in lines(desk) if "모자란" in title or "확정할" in title]
    history.undo(desk)
    assert "내일 배치를 알리고 확정할 분 2명" in lines(desk)


def test_rain_takes_the_day_away_and_brings_another(desk: Desk) -> None:
    orchard = farm(desk, "반달농원")
    block = blocks(desk, request(desk, orchard, TODAY, heads=2))[0]
    assert "오늘 배치가 모자란 농가 1곳, 2명" in lines(desk)
    farm_blocks.move(desk, [block.id])
    assert list(lines(desk)) == ["내일 배치가 모자란 농가 1곳, 2명"]


def test_a_request_called_off_at_noon_wants_nobody_any_more(desk: Desk) -> None:
    """Who worked in the morning counts; the rest of the day is asked of nobody, wherever told."""
    asked = request(desk, farm(desk, "반달농원"), TODAY, heads=3)
    (block,) = blocks(desk, asked)
    farm_days.place(desk, block.id, [worker(desk, "김민지")])
    farm_days.worked(desk, [people(desk, block.id)[0].id], hours=4)
    assert "오늘 배치가 모자란 농가 1곳, 2명" in lines(desk)
    farm_requests.cancel(desk, asked, "농가 사정")
    assert not [title for title in lines(desk) if "모자란" in title]
    assert not [one for one in week.ahead(desk) if one.sort == "농촌일손"]
    (told,) = farm_day_list.of_day(desk, TODAY)
    assert (told.wanted, told.live) == (None, 1)
    assert [(day.lacking, day.worked) for day in farm_request_days.of_request(desk, asked)] == [
        (0, 1)
    ]
    (cell,) = farm_board.read(desk, TODAY).blocks(TODAY)
    assert (cell.missing, len(cell.live)) == (0, 1)
    farm_requests.reopen(desk, asked)
    assert "오늘 배치가 모자란 농가 1곳, 2명" in lines(desk)


def test_a_past_day_asks_for_its_confirmation_at_its_day_of_the_board(desk: Desk) -> None:
    orchard, who = farm(desk, "반달농원"), worker(desk, "김민지")
    block = blocks(desk, request(desk, orchard, TODAY - 2 * DAY, heads=1))[0]
    placed = farm_days.place(desk, block.id, [who]).id
    todo = lines(desk)["근로확인할 근로일 1건"]
    assert (todo.days_late, todo.page) == (1, "farm_work:board/2026-11-18")
    farm_days.worked(desk, [placed])
    assert not [title for title in lines(desk) if "근로확인할" in title]


def test_contract_and_insurance_are_asked_until_they_are_there(desk: Desk) -> None:
    orchard, who = farm(desk, "반달농원"), worker(desk, "김민지")
    worked_day(desk, orchard, who, TODAY - DAY)
    found = lines(desk)
    assert found["계약서를 받을 근로일 1건"].page == "farm_work:papers/contracts/2026-11-19"
    assert "보험을 넣을 근로일 1건" in found
    made = farm_contracts.make(desk, farm_contracts.missing(desk, TODAY - DAY, TODAY))
    assert "계약서를 받을 근로일 1건" in lines(desk)  # printed is not signed
    farm_contracts.sign(desk, [made.id], TODAY)
    farm_insurance.hand_in(desk, TODAY - DAY)
    assert lines(desk) == {}


def test_what_is_checked_off_comes_again_with_the_next_day(desk: Desk) -> None:
    orchard, who = farm(desk, "반달농원"), worker(desk, "김민지")
    worked_day(desk, orchard, who, TODAY - 2 * DAY)
    tasks.done(desk, lines(desk)["계약서를 받을 근로일 1건"])
    assert "계약서를 받을 근로일 1건" not in lines(desk)
    worked_day(desk, orchard, who, TODAY - DAY)
    assert "계약서를 받을 근로일 2건" in lines(desk)


def test_last_months_money_is_asked_for_then_paid(desk: Desk) -> None:
    orchard, who = farm(desk, "반달농원"), worker(desk, "김민지")
    worked_day(desk, orchard, who, date(2026, 10, 20))
    assert not [title for title in lines(desk) if "지원금" in title]  # no item is in force
    fare = SupportItem(title="교통비", applies_on=date(2026, 1, 1), amount=10_000, source="군비")
    entries.add(desk, fare)
    todo = lines(desk)["10월 농가일자리 지원금 기안"]
    assert (todo.detail, todo.page) == ("1건 10,000원", "farm_work:support")
    batch = farm_support.draft(desk, date(2026, 10, 1)).id
    assert not [title for title in lines(desk) if "지원금" in title]
    farm_support.approve(desk, batch)
    (todo,) = [each for title, each in lines(desk).items() if title.startswith("지급할 지원금")]
    assert todo.ref == Ref(KindId.SUPPORT_BATCHES, batch)
    farm_support.pay(desk, batch)
    assert not [title for title in lines(desk) if "지원금" in title]


def test_the_week_tells_each_day_of_the_farms_once(desk: Desk) -> None:
    first, second = farm(desk, "반달농원"), farm(desk, "샛별농원")
    one = blocks(desk, request(desk, first, TOMORROW, heads=3))[0]
    request(desk, second, TOMORROW, heads=2)
    farm_days.place(desk, one.id, [worker(desk, "김민지")])
    (planned,) = [each for each in week.ahead(desk) if each.sort == "농촌일손"]
    assert (planned.on, planned.title) == (TOMORROW, "농가 2곳 · 1/5명")
    assert planned.ref == Ref(KindId.FARM_BLOCKS, one.id)
    farm_blocks.cancel(desk, [planned.ref.id], "농가 사정")
    assert [e.title for e in week.ahead(desk) if e.sort == "농촌일손"] == ["농가 1곳 · 0/2명"]


def test_the_insurer_is_told_of_who_does_not_come(desk: Desk) -> None:
    orchard, who = farm(desk, "반달농원"), worker(desk, "김민지")
    block = blocks(desk, request(desk, orchard, TOMORROW, heads=1))[0]
    placed = farm_days.place(desk, block.id, [who]).id
    farm_insurance.hand_in(desk, TOMORROW)
    assert not [title for title in lines(desk) if "보험" in title]
    farm_days.unplace(desk, [placed])
    todo = lines(desk)["보험사에 취소를 알릴 근로일 1건"]
    assert (todo.detail, todo.page) == ("반달농원", "farm_work:papers/insurance/2026-11-21")
    farm_insurance.take_back(desk, [placed])
    assert not [title for title in lines(desk) if "보험" in title]
