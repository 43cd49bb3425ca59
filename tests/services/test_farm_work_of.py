"""One person who farms and works for others: both sides, one record, and what keeps it safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_work import COUNTED
from jobdesk.domain.farms import FarmPlot, FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    checks,
    employers,
    entries,
    farm_contracts,
    farm_days,
    farm_records,
    farm_work_of,
    farm_workers,
    history,
    lists,
    seekers,
    timeline,
    trash,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.farm_kit import TODAY, blocks, farm, request, worked_day, worker

DAY = timedelta(days=1)


def owned(desk: Desk) -> tuple[int, int]:
    """김민지, a farm worker, and the farm that she runs."""
    who = worker(desk, "김민지")
    orchard = farm(desk, "민지농원")
    employers.save(desk, replace(lists.record(desk, KindId.EMPLOYERS, orchard), owner_id=who))
    return who, orchard


def test_who_farms_and_works_for_others_is_one_person(desk: Desk) -> None:
    who, orchard = owned(desk)
    other, helper = farm(desk, "반달농원"), worker(desk, "박정숙")
    worked_day(desk, other, who, TODAY - 2 * DAY)
    worked_day(desk, orchard, helper, TODAY - DAY)
    assert lists.count(desk, KindId.SEEKERS) == 2
    mine = farm_work_of.of_seeker(desk, who)
    assert mine.own == ((orchard, "민지농원"),)
    assert [(one.farm, one.days) for one in mine.went] == [("반달농원", 1)]
    assert mine.worker is not None
    theirs = farm_work_of.of_employer(desk, orchard)
    assert theirs.owner == (who, "김민지")
    assert [(one.status, one.wanted, one.worked) for one in theirs.asked] == [("근로확인", 1, 1)]
    days = {
        day.seeker_id: day.employer_id
        for day in farm_records.days_between(desk, TODAY - 9 * DAY, TODAY)
        if day.status in COUNTED
    }
    assert days == {who: other, helper: orchard}
    titles = [event.title for event in timeline.of(desk, KindId.SEEKERS, who)]
    assert "농가일자리: 반달농원 적과" in titles
    assert any(
        event.title == "농가일자리: 적과" and event.text.startswith("연인원 1명 · 실인원 1명")
        for event in timeline.of(desk, KindId.EMPLOYERS, orchard)
    )


def test_nobody_is_sent_to_their_own_farm_without_a_word(desk: Desk) -> None:
    who, orchard = owned(desk)
    block = blocks(desk, request(desk, orchard, TODAY + DAY))[0]
    assert farm_days.concerns(desk, block.id, [who])[who]


def test_the_days_of_a_month_are_one_entry(desk: Desk) -> None:
    who, orchard = worker(desk, "김민지"), farm(desk, "반달농원")
    for back in (2, 3, 4):
        worked_day(desk, orchard, who, TODAY - back * DAY)
    block = blocks(desk, request(desk, orchard, TODAY + DAY))[0]
    farm_days.place(desk, block.id, [who])
    told = [(e.title, e.text) for e in timeline.of(desk, KindId.SEEKERS, who)]
    assert ("농가일자리: 반달농원 적과", "3일 (11-16~11-18)") in told
    assert ("농가 배치: 반달농원 적과", "1일 (11-21)") in told
    assert {e.group for e in timeline.of(desk, KindId.SEEKERS, who)} >= {"farms"}
    (one,) = farm_work_of.of_seeker(desk, who).went
    assert (one.days, one.last_on, one.next_on) == (3, TODAY - 2 * DAY, TODAY + DAY)


def test_a_signed_contract_stands_in_the_timeline(desk: Desk) -> None:
    who, orchard = worker(desk, "김민지"), farm(desk, "반달농원")
    worked_day(desk, orchard, who, TODAY - DAY)
    made = farm_contracts.make(desk, farm_contracts.missing(desk, TODAY - DAY, TODAY))
    farm_contracts.sign(desk, [made.id], TODAY)
    titles = [event.title for event in timeline.of(desk, KindId.SEEKERS, who)]
    assert "근로계약: 반달농원" in titles


def test_who_worked_on_a_farm_is_not_put_away(desk: Desk) -> None:
    who, orchard = worker(desk, "김민지"), farm(desk, "반달농원")
    worked_day(desk, orchard, who, TODAY - DAY)
    for move, ids in ((seekers.trash, [who]), (employers.trash, [orchard])):
        with pytest.raises(UserError, match="휴지통으로 옮기지 않았습니다"):
            move(desk, ids)
    assert farm_records.worker_of(desk, who) is not None


def test_who_drives_or_leads_is_not_put_away(desk: Desk) -> None:
    who = worker(desk, "김민지")
    van = entries.blank(desk, KindId.FARM_CARS, title="승합차", seats=9, driver_id=who)
    entries.add(desk, van)
    with pytest.raises(UserError, match="차량"):
        seekers.trash(desk, [who])


def test_worker_and_farm_go_and_come_back_with_their_records(desk: Desk) -> None:
    who, orchard = worker(desk, "김민지"), farm(desk, "반달농원")
    entries.add(desk, FarmPlot(employer_id=orchard, title="윗밭"))
    entries.add(desk, FarmWish(employer_id=orchard, seeker_id=who, wish_type=WishType.AGAIN))
    seekers.trash(desk, [who])
    assert farm_records.worker_of(desk, who) is None
    assert farm_records.wishes(desk, [orchard]) == []
    employers.trash(desk, [orchard])
    assert lists.count(desk, KindId.FARM_PLOTS) == 0
    seekers.untrash(desk, [who])
    assert farm_records.worker_of(desk, who) is not None
    assert lists.count(desk, KindId.FARM_WISHES) == 0  # its farm still lies there
    employers.untrash(desk, [orchard])
    assert farm_records.farm_of(desk, orchard) is not None
    assert [plot.title for plot in farm_records.plots(desk, orchard)] == ["윗밭"]
    assert checks.check(desk).ok


def test_farm_records_go_to_the_trash_by_their_own_rules(desk: Desk) -> None:
    who, orchard = worker(desk, "김민지"), farm(desk, "반달농원")
    id_ = request(desk, orchard, TODAY + DAY, heads=1)
    farm_days.place(desk, blocks(desk, id_)[0].id, [who])
    trash.TRASH[KindId.FARM_REQUESTS](desk, [id_])
    assert farm_records.days_of_worker(desk, who) == []
    assert Ref(KindId.FARM_REQUESTS, id_) in {each.ref for each in trash.listing(desk)}
    trash.UNTRASH[KindId.FARM_REQUESTS](desk, [id_])
    (day,) = farm_records.days_of_worker(desk, who)
    history.undo(desk)
    assert farm_records.days_of_worker(desk, who) == []
    assert day.seeker_id == who
    kept = worked_day(desk, orchard, who, TODAY - DAY)
    block = farm_records.day(desk, kept).block_id
    assert block is not None
    with pytest.raises(UserError, match="근로확인된 날"):
        trash.TRASH[KindId.FARM_REQUESTS](desk, [farm_records.block(desk, block).request_id or 0])


def test_a_company_and_a_person_without_farm_work(desk: Desk) -> None:
    person, firm = casework.seeker(desk, "김민지"), casework.employer(desk)
    assert farm_work_of.of_seeker(desk, person) == farm_work_of.OfPerson(None, (), ())
    assert farm_work_of.of_employer(desk, firm) == farm_work_of.OfFarm(None, None, ())
    assert farm_workers.blank(desk, seeker_id=person).seeker_id == person
