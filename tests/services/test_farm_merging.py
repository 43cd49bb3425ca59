"""Two that become one are one farm worker, or one farm, with all that both had; undo parts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farm_support import SupportPayment, SupportStep
from jobdesk.domain.farm_work import DayStatus, FarmRequest
from jobdesk.domain.farms import FarmPlot, FarmSeason, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    employers,
    entries,
    farm_contracts,
    farm_days,
    farm_records,
    farm_requests,
    farm_workers,
    farms,
    history,
    merging,
    seekers,
)
from jobdesk.services.desk import Desk
from tests.services.import_kit import dump

S, E = KindId.SEEKERS, KindId.EMPLOYERS
THURSDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 23)


def a_farm(desk: Desk, name: str) -> int:
    firm = employers.register(desk, replace(farms.blank_firm(desk), name=name)).id
    farms.register(desk, farms.blank(desk, employer_id=firm, crops=(name[:1],)))
    return firm


def a_worker(desk: Desk, name: str, **values: object) -> int:
    person = seekers.register(desk, replace(seekers.blank(desk), name=name)).id
    farm_workers.register(desk, farm_workers.blank(desk, seeker_id=person, **values))
    return person


def send(desk: Desk, farm: int, day: date, *people: int) -> list[int]:
    request = FarmRequest(employer_id=farm, task="수확", heads=3, starts_on=day)
    made = farm_requests.take(desk, request).id
    (block,) = farm_records.blocks_of(desk, [made])
    for person in people:
        farm_days.place(desk, block.id, [person])
    return [day.id for day in farm_records.days_of_blocks(desk, [block.id])]


def test_two_workers_become_one_and_undo_parts_them(desk: Desk) -> None:
    keep = a_worker(desk, "김민지", skills=("수확",), found_on=date(2026, 3, 1))
    other = a_worker(
        desk, "김민지", skills=("사다리 작업",), found_on=date(2026, 1, 5), origin=Origin.CITY
    )
    farm = a_farm(desk, "배골농원")
    farms.wish(desk, farm, keep, WishType.AGAIN)
    farms.wish(desk, farm, other, WishType.NEVER, reason="약속을 어김")
    before = dump(desk)
    merging.merge(desk, S, keep, other)
    (worker,) = farm_records.workers(desk)
    assert (worker.seeker_id, worker.found_on) == (keep, date(2026, 1, 5))
    assert worker.skills == ("수확", "사다리 작업")
    (wish,) = farm_records.wishes(desk, [farm])
    assert wish.wish_type is WishType.NEVER
    history.undo(desk)
    assert dump(desk) == before


def test_one_day_on_one_farm_counts_once(desk: Desk) -> None:
    keep, other = a_worker(desk, "김민지"), a_worker(desk, "김민지")
    farm = a_farm(desk, "배골농원")
    days = send(desk, farm, THURSDAY, keep, other)
    mine = next(d for d in farm_records.days_of_worker(desk, other))
    farm_days.confirm(desk, days)
    farm_days.worked(desk, [mine.id])
    merging.merge(desk, S, keep, other)
    (day,) = farm_records.days_of_worker(desk, keep)
    assert (day.id, day.status) == (mine.id, DayStatus.WORKED)


def test_nobody_is_sent_to_two_farms_at_one_time(desk: Desk) -> None:
    keep, other = a_worker(desk, "김민지"), a_worker(desk, "김민지")
    one, two = a_farm(desk, "배골농원"), a_farm(desk, "감골농원")
    send(desk, one, MONDAY, keep)
    farm_days.confirm(desk, send(desk, two, MONDAY, other))
    before = dump(desk)
    merging.merge(desk, S, keep, other)
    states = {d.employer_id: d.status for d in farm_records.days_of_worker(desk, keep)}
    assert states == {one: DayStatus.CANCELLED, two: DayStatus.CONFIRMED}
    history.undo(desk)
    assert dump(desk) == before


def paid(desk: Desk, day_id: int, step: SupportStep) -> int:
    day = farm_records.day(desk, day_id)
    batch = entries.add(desk, entries.blank(desk, KindId.SUPPORT_BATCHES, title="교통비")).id
    payment = SupportPayment(
        batch_id=batch,
        farm_day_id=day_id,
        seeker_id=day.seeker_id,
        employer_id=day.employer_id,
        work_date=day.work_date,
        item="교통비",
        amount=7_000,
        step=step,
    )
    return entries.add(desk, payment).id


def test_what_was_paid_stays_and_is_never_paid_twice(desk: Desk) -> None:
    keep, other = a_worker(desk, "김민지"), a_worker(desk, "김민지")
    farm = a_farm(desk, "배골농원")
    days = send(desk, farm, THURSDAY, keep, other)
    farm_days.confirm(desk, days)
    farm_days.worked(desk, days)
    drafted, spent = paid(desk, days[0], SupportStep.DRAFTED), paid(desk, days[1], SupportStep.PAID)
    merging.merge(desk, S, keep, other)
    (day,) = farm_records.days_of_worker(desk, keep)
    (payment,) = farm_records.payments_of_days(desk, [day.id])
    assert (payment.id, payment.seeker_id) == (spent, keep)
    history.undo(desk)
    (old,) = farm_records.payments_of_days(desk, [days[0]])
    assert old.id == drafted
    entries.save(desk, replace(old, step=SupportStep.PAID))
    before = dump(desk)
    with pytest.raises(UserError, match="두 번 지급"):
        merging.merge(desk, S, keep, other)
    assert dump(desk) == before


def test_two_farms_become_one_with_fields_and_yearly_work_once(desk: Desk) -> None:
    keep, other = a_farm(desk, "배골농원"), a_farm(desk, "감골농원")
    for farm in (keep, other):
        farms.put_plot(desk, FarmPlot(employer_id=farm, title="뒷밭"))
        farms.put_season(
            desk, FarmSeason(employer_id=farm, task="적과", starts="05-01", ends="05-20")
        )
    (theirs,) = farm_records.plots(desk, other)
    request = farm_requests.take(
        desk,
        FarmRequest(employer_id=other, plot_id=theirs.id, task="수확", heads=3, starts_on=MONDAY),
    ).id
    before = dump(desk)
    merging.merge(desk, E, keep, other)
    farm = farm_records.farm_of(desk, keep)
    assert farm is not None
    assert farm.crops == ("배", "감")
    assert len(farm_records.seasons(desk, [keep])) == 1
    (plot,) = farm_records.plots(desk, keep)
    moved = farm_records.request(desk, request)
    assert (moved.employer_id, moved.plot_id) == (keep, plot.id)
    history.undo(desk)
    assert dump(desk) == before


def test_what_was_signed_stays_and_a_draft_for_the_same_days_goes(desk: Desk) -> None:
    keep, other = a_worker(desk, "김민지"), a_worker(desk, "김민지")
    farm, else_ = a_farm(desk, "배골농원"), a_farm(desk, "감골농원")
    send(desk, farm, MONDAY, keep, other)
    send(desk, else_, date(2026, 11, 24), other)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, date(2026, 11, 29)))
    theirs = next(
        one for one in farm_records.contracts_of(desk, [other]) if one.employer_id == farm
    )
    farm_contracts.sign(desk, [theirs.id])
    before = dump(desk)
    merging.merge(desk, S, keep, other)
    found = {
        one.employer_id: (one.id, one.signed_on is not None)
        for one in farm_records.contracts_of(desk, [keep])
    }
    assert found[farm] == (theirs.id, True)
    assert found[else_][1] is False  # a draft of its own days is still wanted
    assert len(farm_records.contracts_of(desk, [keep])) == 2
    history.undo(desk)
    assert dump(desk) == before


def test_a_place_ahead_goes_though_two_worked_ones_clash_too(desk: Desk) -> None:
    """What was seen to be worked stands on both sides; who is to come nowhere else is not sent."""
    keep, other = a_worker(desk, "김민지"), a_worker(desk, "김민지")
    whole = send(desk, a_farm(desk, "가람농원"), THURSDAY, keep)
    farm_days.worked(desk, whole)
    ids = []
    for name, hours in (("나루농원", ("08:00", "12:00")), ("다솜농원", ("13:00", "17:00"))):
        starts, ends = hours
        request = FarmRequest(
            employer_id=a_farm(desk, name), task="수확", heads=1, starts_on=THURSDAY,
            starts_at=starts, ends_at=ends,
        )  # fmt: skip
        (block,) = farm_records.blocks_of(desk, [farm_requests.take(desk, request).id])
        ids.append(farm_days.place(desk, block.id, [other]).id)
    farm_days.worked(desk, ids[:1])
    merging.merge(desk, S, keep, other)
    for _ in range(2):
        found = {day.id: day.status for day in farm_records.days_of_worker(desk, keep)}
        assert found == {
            whole[0]: DayStatus.WORKED,
            ids[0]: DayStatus.WORKED,
            ids[1]: DayStatus.CANCELLED,
        }
        history.undo(desk)
        history.redo(desk)
