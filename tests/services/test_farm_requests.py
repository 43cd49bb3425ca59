"""What a farm asks for, and the days that come of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.employers import EmployerType
from jobdesk.domain.farm_work import FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    farm_blocks,
    farm_days,
    farm_records,
    farm_requests,
    farms,
    history,
    lists,
)
from jobdesk.services.desk import Desk
from tests import casework, farm_kit
from tests.farm_kit import TODAY


def dates(desk: Desk, request_id: int) -> list[date | None]:
    return [block.work_date for block in farm_kit.blocks(desk, request_id)]


def test_a_span_becomes_its_days(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "가농원")
    whole = farm_kit.request(desk, farm, date(2026, 12, 1), ends_on=date(2026, 12, 3))
    assert dates(desk, whole) == farm_kit.days_from(date(2026, 12, 1), 3)
    some = farm_kit.request(
        desk, farm, date(2026, 12, 1), ends_on=date(2026, 12, 14), weekdays=("토", "일")
    )
    assert [day.day for day in dates(desk, some) if day] == [5, 6, 12, 13]
    with pytest.raises(UserError, match="고른 요일"):
        farm_kit.request(desk, farm, date(2026, 12, 1), weekdays=("일",))


def test_who_calls_for_the_first_time_is_a_farm_from_then_on(desk: Desk) -> None:
    firm = casework.employer(desk, "배골농원")
    farm_kit.request(desk, firm, received_on=date(2026, 11, 18))
    found = farm_records.farm_of(desk, firm)
    assert found is not None
    assert found.found_on == date(2026, 11, 18)
    assert lists.record(desk, KindId.EMPLOYERS, firm).employer_type is EmployerType.FARM
    history.undo(desk)
    assert farm_records.farm_of(desk, firm) is None


def test_a_farm_put_away_comes_back_as_it_was_when_it_calls(desk: Desk) -> None:
    firm = farm_kit.farm(desk, "배골농원", directions="다리 건너 오른쪽")
    stored = farm_records.farm_of(desk, firm)
    assert stored is not None
    farms.trash(desk, [stored.id])
    farm_kit.request(desk, firm)
    again = farm_records.farm_of(desk, firm)
    assert again is not None
    assert (again.id, again.directions) == (stored.id, "다리 건너 오른쪽")


def test_an_edited_request_takes_its_days_and_people_along(desk: Desk) -> None:
    farm, one = farm_kit.farm(desk, "가농원"), farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm, ends_on=TODAY + timedelta(days=2))
    first, second, third = farm_kit.blocks(desk, asked)
    farm_blocks.set_heads(desk, [second.id], 9)
    farm_days.place(desk, first.id, [one])
    stored = farm_records.request(desk, asked)
    farm_requests.save(
        desk,
        replace(stored, heads=5, daily_wage=120_000, ends_on=TODAY + timedelta(days=1)),
    )
    assert [(b.work_date, b.heads) for b in farm_kit.blocks(desk, asked)] == [
        (first.work_date, 5),
        (second.work_date, 9),
    ]
    assert farm_kit.people(desk, first.id)[0].daily_wage == 120_000
    stored = farm_records.request(desk, asked)
    with pytest.raises(UserError, match="배치된 사람이 있어"):
        farm_requests.save(desk, replace(stored, starts_on=TODAY + timedelta(days=1)))
    history.undo(desk)
    assert dates(desk, asked) == [first.work_date, second.work_date, third.work_date]


def test_a_request_called_off_frees_its_people_and_keeps_what_was_worked(desk: Desk) -> None:
    farm, one = farm_kit.farm(desk, "가농원"), farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm, ends_on=TODAY + timedelta(days=1))
    first, second = farm_kit.blocks(desk, asked)
    done = farm_days.place(desk, first.id, [one]).id
    farm_days.worked(desk, [done])
    farm_days.place(desk, second.id, [one])
    with pytest.raises(UserError, match="취소 사유"):
        farm_requests.cancel(desk, asked, "")
    farm_requests.cancel(desk, asked, "농가 사정")
    assert farm_requests.statuses(desk, [asked])[asked] == "취소"
    assert [day.status.value for day in farm_records.days_of_worker(desk, one)] == [
        "취소",
        "근로확인",
    ]
    with pytest.raises(UserError, match="취소된 요청"):
        farm_days.place(desk, second.id, [one])
    with pytest.raises(UserError, match="근로확인된 날이 1건"):
        farm_requests.trash(desk, [asked])
    farm_requests.reopen(desk, asked)
    farm_days.place(desk, second.id, [one])


def test_a_day_off_stays_off_when_the_request_is_reopened(desk: Desk) -> None:
    asked = farm_kit.request(desk, farm_kit.farm(desk, "가농원"), ends_on=TODAY + timedelta(days=1))
    first, _ = farm_kit.blocks(desk, asked)
    farm_blocks.cancel(desk, [first.id], "농가 사정")
    farm_requests.cancel(desk, asked, "농가 사정")
    farm_requests.reopen(desk, asked)
    assert [block.status.value for block in farm_kit.blocks(desk, asked)] == ["취소", "예정"]


def test_a_longer_span_has_no_second_day_where_rain_moved_one(desk: Desk) -> None:
    asked = farm_kit.request(desk, farm_kit.farm(desk, "가농원"))
    (block,) = farm_kit.blocks(desk, asked)
    farm_blocks.move(desk, [block.id])
    stored = farm_records.request(desk, asked)
    farm_requests.save(desk, replace(stored, ends_on=TODAY + timedelta(days=2)))
    stands = [b.work_date for b in farm_kit.blocks(desk, asked) if b.status.value == "예정"]
    assert stands == farm_kit.days_from(TODAY + timedelta(days=1), 2)


def test_a_wage_is_taken_back_also_where_the_request_was_called_off(desk: Desk) -> None:
    farm, one = farm_kit.farm(desk, "가농원"), farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm, ends_on=TODAY + timedelta(days=1))
    done = farm_days.place(desk, farm_kit.blocks(desk, asked)[0].id, [one]).id
    farm_days.worked(desk, [done])
    farm_days.settle(desk, [done], TODAY)
    farm_requests.cancel(desk, asked, "농가 사정")
    farm_days.back(desk, [done])
    assert farm_records.day(desk, done).status.value == "근로확인"
    with pytest.raises(UserError, match="취소된 요청"):
        farm_days.back(desk, [done])


def test_a_request_put_away_comes_back_with_its_people(desk: Desk) -> None:
    farm, other = farm_kit.farm(desk, "가농원"), farm_kit.farm(desk, "나농원")
    one = farm_kit.worker(desk, "김민지")
    asked = farm_kit.request(desk, farm)
    (block,) = farm_kit.blocks(desk, asked)
    farm_days.place(desk, block.id, [one])
    farm_requests.trash(desk, [asked])
    assert farm_records.days_of_worker(desk, one) == []
    farm_requests.untrash(desk, [asked])
    assert len(farm_kit.people(desk, block.id)) == 1
    farm_requests.trash(desk, [asked])
    (there,) = farm_kit.blocks(desk, farm_kit.request(desk, other))
    farm_days.place(desk, there.id, [one])
    with pytest.raises(UserError, match="함께 배치됩니다"):
        farm_requests.untrash(desk, [asked])


def test_a_new_request_offers_what_the_farm_asked_last(desk: Desk) -> None:
    farm = farm_kit.farm(desk, "가농원")
    farm_kit.request(desk, farm, meals="중식", transport="센터 차량", starts_at="7", ends_at="17")
    new = farm_requests.blank(desk, farm)
    assert (new.meals, new.transport, new.starts_at, new.daily_wage) == (
        "중식",
        "센터 차량",
        "07:00",
        100_000,
    )
    assert (new.received_on, new.heads, new.task) == (TODAY, None, "")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"heads": None}, "필요 인원을 입력하세요"),
        ({"task": ""}, "작업을 입력하세요"),
        ({"ends_on": TODAY - timedelta(days=1)}, "종료일이 시작일보다 앞섭니다"),
        ({"age_from": 60, "age_to": 40}, "최대 나이가 최소 나이보다 적습니다"),
        ({"ends_on": TODAY + timedelta(days=400)}, "한 요청은 1년까지"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    desk: Desk, values: dict[str, object], words: str
) -> None:
    farm = farm_kit.farm(desk, "가농원")
    asked = {"task": "적과", "heads": 3, "starts_on": TODAY} | values
    with pytest.raises(UserError, match=words):
        farm_requests.take(desk, FarmRequest(employer_id=farm, **asked))  # type: ignore[arg-type]
