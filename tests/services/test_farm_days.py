"""Who is sent to a day of farm work, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.domain.circumstances import AvailabilityType
from jobdesk.domain.farm_work import DayStatus, FarmDay, RequestStatus
from jobdesk.domain.farms import FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    availability,
    employers,
    entries,
    farm_blocks,
    farm_days,
    farm_records,
    farm_requests,
    history,
    lists,
    seekers,
)
from jobdesk.services.desk import Desk
from tests import farm_kit
from tests.farm_kit import TODAY

TOMORROW = TODAY + timedelta(days=1)


def statuses(desk: Desk, block_id: int) -> list[str]:
    return [day.status.value for day in farm_kit.people(desk, block_id)]


def test_a_day_goes_from_being_asked_for_to_being_paid(desk: Desk) -> None:
    farm, one, two = (
        farm_kit.farm(desk, "사과농원"),
        farm_kit.worker(desk, "김민지"),
        farm_kit.worker(desk, "이철수"),
    )
    asked = farm_kit.request(desk, farm)
    (block,) = farm_kit.blocks(desk, asked)
    said = [farm_requests.statuses(desk, [asked])[asked]]
    placed = [ref.id for ref in farm_days.place(desk, block.id, [one, two]).refs]
    for step in (
        lambda: farm_days.confirm(desk, placed),
        lambda: farm_days.worked(desk, placed),
        lambda: farm_days.settle(desk, placed, TODAY),
    ):
        said.append(farm_requests.statuses(desk, [asked])[asked])
        step()
    said.append(farm_requests.statuses(desk, [asked])[asked])
    assert said == ["요청", "배치", "확정", "근로확인", "정산"]
    (first, _) = farm_kit.people(desk, block.id)
    assert (first.daily_wage, first.task, first.wage_paid_on) == (100_000, "적과", TODAY)
    history.undo(desk)
    assert farm_requests.statuses(desk, [asked])[asked] == RequestStatus.WORKED.value


def test_nobody_is_in_two_places_at_one_time(desk: Desk) -> None:
    one = farm_kit.worker(desk, "김민지")
    near, far = farm_kit.farm(desk, "가농원"), farm_kit.farm(desk, "나농원")
    (here,) = farm_kit.blocks(desk, farm_kit.request(desk, near))
    (there,) = farm_kit.blocks(desk, farm_kit.request(desk, far))
    farm_days.place(desk, here.id, [one])
    with pytest.raises(UserError, match="같은 시간에 가농원 농가에 배치"):
        farm_days.place(desk, there.id, [one])
    assert farm_kit.people(desk, there.id) == []
    with pytest.raises(UserError, match="이 농가에 이미"):
        farm_days.place(desk, here.id, [one])
    morning, afternoon = ("08:00", "12:00"), ("13:00", "17:00")
    farm_blocks.save(desk, replace(here, starts_at=morning[0], ends_at=morning[1]))
    farm_blocks.save(desk, replace(there, starts_at=afternoon[0], ends_at=afternoon[1]))
    farm_days.place(desk, there.id, [one])
    late = farm_records.block(desk, here.id)
    with pytest.raises(UserError, match="함께 배치됩니다"):
        farm_blocks.save(desk, replace(late, ends_at="14:00"))
    assert farm_records.block(desk, here.id).ends_at == "12:00"


def test_a_day_of_a_list_is_held_to_the_same_rule(desk: Desk) -> None:
    one, farm = farm_kit.worker(desk, "김민지"), farm_kit.farm(desk, "가농원")
    day = FarmDay(employer_id=farm, seeker_id=one, work_date=TODAY, status=DayStatus.WORKED)
    farm_days.record(desk, day)
    with pytest.raises(UserError, match="두 번 배치"):
        farm_days.record(desk, day)
    assert lists.count(desk, KindId.FARM_DAYS) == 1


def test_a_day_of_a_list_is_not_moved_to_somebody_who_was_put_away(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "가농원")
    one, gone = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "이철수")
    stored = farm_days.record(
        desk,
        FarmDay(employer_id=farm, seeker_id=one, work_date=TODAY, status=DayStatus.WORKED),
    ).id
    seekers.trash(desk, [gone])
    with pytest.raises(UserError, match="휴지통"):
        farm_days.save(desk, replace(farm_records.day(desk, stored), seeker_id=gone))
    assert farm_records.day(desk, stored).seeker_id == one


def test_who_is_not_to_be_sent_goes_only_with_a_reason(desk: Desk) -> None:
    one, farm = farm_kit.worker(desk, "김민지"), farm_kit.farm(desk, "가농원")
    (block,) = farm_kit.blocks(desk, farm_kit.request(desk, farm))
    entries.add(
        desk,
        FarmWish(employer_id=farm, seeker_id=one, wish_type=WishType.NEVER, reason="다툼"),
    )
    with pytest.raises(UserError, match="사유를 적으세요"):
        farm_days.place(desk, block.id, [one])
    farm_days.place(desk, block.id, [one], reason="농가가 다시 부탁")
    assert farm_kit.people(desk, block.id)[0].note == "보내지 않음이었으나 배치: 농가가 다시 부탁"


def test_what_speaks_against_somebody_is_said(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "가농원")
    asked = farm_kit.request(desk, farm, skills=("사다리 작업",), age_to=40)
    (block,) = farm_kit.blocks(desk, asked)
    tired = farm_kit.worker(desk, "김민지", most_days=1)
    farm_days.record(
        desk, FarmDay(employer_id=farm, seeker_id=tired, work_date=TODAY - timedelta(days=1))
    )
    availability.mark(desk, tired, AvailabilityType.BUSY, TODAY, TODAY)
    owner = farm_kit.worker(desk, "이농부", skills=("사다리 작업",))
    own = farm_kit.farm(desk, "이농부 농장")
    employers.save(desk, replace(lists.record(desk, KindId.EMPLOYERS, own), owner_id=owner))
    farm_kit.request(desk, own)
    found = farm_days.concerns(desk, block.id, [tired, owner])
    words = [each.words for each in found[tired]]
    assert words == [
        "일할 수 없다고 적어 둔 날입니다",
        "필요한 기술이 적혀 있지 않습니다: 사다리 작업",
        "쉬는 날입니다: 이어서 1일까지 일합니다",
    ]
    assert [each.words for each in found[owner]] == ["본인 농가(이농부 농장)의 작업일입니다"]
    farm_days.place(desk, block.id, [tired, owner])


def test_a_substitute_takes_the_place_in_one_step(desk: Desk) -> None:
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "이철수")
    (block,) = farm_kit.blocks(desk, farm_kit.request(desk, farm_kit.farm(desk, "가농원")))
    placed = farm_days.place(desk, block.id, [one]).id
    farm_days.confirm(desk, [placed])
    farm_days.substitute(desk, placed, two)
    assert statuses(desk, block.id) == ["결근", "확정"]
    assert farm_kit.people(desk, block.id)[1].substitute_for_id == placed
    history.undo(desk)
    assert statuses(desk, block.id) == ["확정"]


def test_nobody_has_worked_tomorrow(desk: Desk) -> None:
    one = farm_kit.worker(desk, "김민지")
    (block,) = farm_kit.blocks(
        desk, farm_kit.request(desk, farm_kit.farm(desk, "가농원"), TOMORROW)
    )
    placed = farm_days.place(desk, block.id, [one]).id
    for step in (farm_days.worked, farm_days.absent):
        with pytest.raises(UserError, match="아직 오지 않은 날"):
            step(desk, [placed])
    assert statuses(desk, block.id) == ["배치"]


def test_who_was_told_stays_as_cancelled_and_who_was_not_leaves_no_trace(desk: Desk) -> None:
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "이철수")
    (block,) = farm_kit.blocks(desk, farm_kit.request(desk, farm_kit.farm(desk, "가농원")))
    told, untold = (farm_days.place(desk, block.id, [who]).id for who in (one, two))
    farm_days.confirm(desk, [told])
    farm_days.unplace(desk, [told, untold])
    assert statuses(desk, block.id) == ["취소"]
    farm_days.place(desk, block.id, [one])
    with pytest.raises(UserError, match="두 번 배치"):
        farm_days.back(desk, [told])


def test_yesterday_is_repeated_as_far_as_it_goes(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "가농원")
    people = [farm_kit.worker(desk, name) for name in ("가나다", "라마바", "사아자", "차카타")]
    first, second = farm_kit.blocks(
        desk, farm_kit.request(desk, farm, TODAY, heads=4, ends_on=TOMORROW)
    )
    farm_blocks.set_heads(desk, [second.id], 2)
    farm_days.place(desk, first.id, people)
    availability.mark(desk, people[0], AvailabilityType.BUSY, TOMORROW, TOMORROW)
    done = farm_days.repeat(desk, TODAY, TOMORROW)
    assert done.placed == 2
    assert {who for who, _ in done.left_out} >= {people[0]}
    assert len(farm_kit.people(desk, second.id)) == 2
    history.undo(desk)
    assert farm_kit.people(desk, second.id) == []


def test_rain_moves_days_with_their_people_and_comes_back_by_an_undo(desk: Desk) -> None:
    farm, other = farm_kit.farm(desk, "가농원"), farm_kit.farm(desk, "나농원")
    one, two = farm_kit.worker(desk, "김민지"), farm_kit.worker(desk, "이철수")
    (block,) = farm_kit.blocks(desk, farm_kit.request(desk, farm))
    placed = [ref.id for ref in farm_days.place(desk, block.id, [one, two]).refs]
    farm_days.confirm(desk, placed)
    (elsewhere,) = farm_kit.blocks(desk, farm_kit.request(desk, other, TOMORROW))
    farm_days.place(desk, elsewhere.id, [two])
    moved = farm_blocks.move(desk, [block.id])
    assert [who for who, _ in moved.left_out] == [two]
    assert statuses(desk, block.id) == ["우천연기", "우천연기"]
    new = farm_records.block(desk, moved.change.id)
    assert (new.work_date, new.moved_from_id, new.heads) == (TOMORROW, block.id, 3)
    assert [day.seeker_id for day in farm_kit.people(desk, new.id)] == [one]
    history.undo(desk)
    assert statuses(desk, block.id) == ["확정", "확정"]


def test_rain_at_noon_leaves_the_morning_counted(desk: Desk) -> None:
    one = farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm_kit.farm(desk, "가농원"))
    (block,) = farm_kit.blocks(desk, asked)
    placed = farm_days.place(desk, block.id, [one]).id
    farm_days.worked(desk, [placed], hours=4, daily_wage=50_000)
    moved = farm_blocks.move(desk, [block.id])
    assert farm_records.block(desk, block.id).status.value == "예정"
    assert statuses(desk, block.id) == ["근로확인"]
    assert statuses(desk, moved.change.id) == ["배치"]


def test_a_series_moves_as_one(desk: Desk) -> None:
    one = farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm_kit.farm(desk, "가농원"), ends_on=TODAY + timedelta(days=2))
    blocks = farm_kit.blocks(desk, asked)
    for block in blocks:
        farm_days.place(desk, block.id, [one])
    moved = farm_blocks.move(desk, [block.id for block in blocks])
    assert moved.left_out == ()
    ahead = [block for block in farm_kit.blocks(desk, asked) if block.status.value == "예정"]
    assert [block.work_date for block in ahead] == farm_kit.days_from(TOMORROW, 3)
    assert all(len(farm_kit.people(desk, block.id)) == 1 for block in ahead)


def test_an_undo_puts_nobody_in_two_places(desk: Desk) -> None:
    one = farm_kit.worker(desk, "김민지")
    near, far = farm_kit.farm(desk, "가농원"), farm_kit.farm(desk, "나농원")
    (here,) = farm_kit.blocks(desk, farm_kit.request(desk, near))
    (there,) = farm_kit.blocks(desk, farm_kit.request(desk, far))
    placed = farm_days.place(desk, here.id, [one]).id
    away = farm_days.unplace(desk, [placed])
    farm_days.place(desk, there.id, [one])
    with pytest.raises(UserError, match="함께 배치됩니다"):
        history.undo(desk, away.operation)
    assert statuses(desk, there.id) == ["배치"]
