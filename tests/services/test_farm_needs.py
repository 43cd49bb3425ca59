"""What a farm that calls may want: last year's work first, on days to come; and who works where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from jobdesk.domain.farm_seasons import spells
from jobdesk.domain.farm_work import FarmRequest
from jobdesk.domain.farms import FarmSeason, WishBy, WishType
from jobdesk.services import (
    employers,
    farm_days,
    farm_needs,
    farm_records,
    farm_request_days,
    farm_requests,
    farm_together,
    farms,
    seekers,
)
from jobdesk.services.desk import Desk


def a_farm(desk: Desk, name: str = "배골농원") -> int:
    firm = employers.register(desk, replace(farms.blank_firm(desk), name=name)).id
    farms.register(desk, farms.blank(desk, employer_id=firm))
    return firm


def ask(
    desk: Desk, farm: int, task: str, first: date, last: date | None = None, **more: Any
) -> int:
    request = FarmRequest(
        employer_id=farm, task=task, heads=3, starts_on=first, ends_on=last, received_on=first
    )
    return farm_requests.take(desk, replace(request, **more)).id


def test_last_years_work_is_offered_first_on_the_same_days(desk: Desk) -> None:
    farm = a_farm(desk)
    ask(desk, farm, "전지", date(2025, 12, 1), date(2025, 12, 3), daily_wage=140_000)
    ask(desk, farm, "적과", date(2026, 5, 10), date(2026, 5, 14), starts_at="7", meals="중식")
    farms.put_season(
        desk, FarmSeason(employer_id=farm, task="수확", starts="11-01", ends="11-30", heads=6)
    )
    first, second, third = farm_needs.offers(desk, farm)
    assert first.words == "작년 이맘때: 전지 3명, 12-01~12-03, 일당 140,000원"
    assert (first.request.starts_on, first.request.ends_on) == (
        date(2026, 12, 1),
        date(2026, 12, 3),
    )
    assert first.request.daily_wage == 140_000
    assert second.words.startswith("지난번: 적과 3명")
    assert second.request.starts_on == date(2026, 11, 21)
    assert second.request.ends_on == date(2026, 11, 25)
    assert (second.request.starts_at, second.request.meals) == ("07:00", "중식")
    assert (third.request.task, third.request.heads) == ("수확", 6)
    assert third.request.starts_on == date(2026, 11, 21)


def test_a_work_that_is_asked_about_comes_first_on_the_farms_own_terms(desk: Desk) -> None:
    farm = a_farm(desk)
    ask(desk, farm, "수확", date(2026, 9, 1), daily_wage=150_000)
    season = FarmSeason(employer_id=farm, task="전지", crop="사과", starts="12-05", ends="02-28")
    (spell,) = spells(season, date(2026, 12, 1), date(2026, 12, 31))
    offer = farm_needs.offers(desk, farm, spell)[0]
    assert (offer.request.task, offer.request.crop) == ("전지", "사과")
    assert (offer.request.starts_on, offer.request.daily_wage) == (date(2026, 12, 5), 150_000)


def test_nothing_is_offered_of_an_unknown_farm_or_a_cancelled_request(desk: Desk) -> None:
    farm = a_farm(desk)
    assert farm_needs.offers(desk, farm) == ()
    request = ask(desk, farm, "수확", date(2026, 11, 25))
    farm_requests.cancel(desk, request, "다른 곳에서 구함")
    assert farm_needs.offers(desk, farm) == ()


def test_farms_that_will_need_hands_and_have_not_asked(desk: Desk) -> None:
    one, two, three = (a_farm(desk, name) for name in ("배골농원", "감골농원", "솔골농원"))
    for farm in (one, two):
        farms.put_season(
            desk, FarmSeason(employer_id=farm, task="전지", starts="12-01", ends="12-20")
        )
    farms.put_season(desk, FarmSeason(employer_id=three, task="적과", starts="5/1", ends="5/20"))
    ask(desk, two, "전지", date(2026, 12, 3))
    found = farm_needs.coming_farms(desk, 30)
    farm = farm_records.farm_of(desk, one)
    assert farm is not None
    assert found == (farm.id,)


def test_who_worked_where_and_what_both_said(desk: Desk) -> None:
    farm = a_farm(desk)
    minji, other = (
        seekers.register(desk, replace(seekers.blank(desk), name=name)).id
        for name in ("김민지", "박정숙")
    )
    request = ask(desk, farm, "수확", date(2026, 11, 18), date(2026, 11, 19))
    blocks = farm_records.blocks_of(desk, [request])
    for block in blocks:
        farm_days.place(desk, block.id, [minji])
    farm_days.place(desk, blocks[0].id, [other])
    days = farm_records.days_of_farm(desk, farm)
    farm_days.confirm(desk, [day.id for day in days])
    farm_days.worked(desk, [day.id for day in days if day.seeker_id == minji])
    farm_days.absent(desk, [day.id for day in days if day.seeker_id == other], "연락 없음")
    farms.wish(desk, farm, minji, WishType.AGAIN)
    farms.wish(desk, farm, minji, WishType.AGAIN, said_by=WishBy.WORKER)
    farms.wish(desk, farm, other, WishType.NEVER, reason="연락 없이 오지 않음")
    first, second = farm_together.of_farm(desk, farm)
    assert (first.name, first.days, first.again, first.last_on) == (
        "김민지",
        2,
        True,
        date(2026, 11, 19),
    )
    assert (second.name, second.days, second.absent, second.never) == ("박정숙", 0, 1, True)
    (mine,) = farm_together.of_worker(desk, minji)
    assert (mine.name, mine.days, len(mine.wishes)) == ("배골농원", 2, 2)


def test_the_days_of_a_request_say_who_has_a_place(desk: Desk) -> None:
    farm = a_farm(desk)
    minji = seekers.register(desk, replace(seekers.blank(desk), name="김민지")).id
    request = ask(desk, farm, "수확", date(2026, 11, 23), date(2026, 11, 24))
    first, second = farm_request_days.of_request(desk, request)
    farm_days.place(desk, first.id, [minji])
    first, second = farm_request_days.of_request(desk, request)
    assert (first.placed, first.lacking, [sent.name for sent in first.people]) == (
        1,
        2,
        ["김민지"],
    )
    assert (second.placed, second.lacking, second.worked) == (0, 3, 0)
