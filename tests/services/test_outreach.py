"""Days of outreach: who came, what they count, and when a plan becomes a day that was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.data import records
from jobdesk.domain.counselling import OutreachType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import history, lists, notes, outreach, placements, registrations
from jobdesk.services.desk import Desk
from tests import casework
from tests.casework import status

TODAY = date(2026, 11, 20)
O = KindId.OUTREACH  # noqa: E741


def day(desk: Desk, **values: object) -> int:
    start: dict[str, object] = {"place": "솔내면 마을회관", "outreach_type": OutreachType.MOBILE}
    return outreach.add(desk, outreach.blank(desk, **(start | values))).id


def stored(desk: Desk, id_: int) -> outreach.Outreach:
    found: outreach.Outreach = records.get(desk.store, O, id_)
    return found


def test_a_note_of_the_day_counts_for_it_and_makes_it_held(desk: Desk) -> None:
    id_ = day(desk, starts_at="10시")
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙")]
    note = outreach.note_for(desk, stored(desk, id_), content="이동상담을 함.")
    assert (note.channel, note.noted_at, note.outreach_id) == ("이동", "10:00", id_)
    notes.write(desk, note, people)
    notes.write(desk, note, people[:1])
    counts = outreach.counts(desk, id_)
    assert (counts.notes, counts.people, counts.registrations) == (3, 2, 0)
    assert status(desk, O, id_) == "실시"
    assert [m.name for m in outreach.members(desk, id_)] == ["김민지", "박정숙"]
    assert [m.notes for m in outreach.members(desk, id_)] == [2, 1]
    assert lists.count(desk, KindId.NOTES, outreach.notes_of(id_)) == 3
    for _ in range(2):
        history.undo(desk)
    assert status(desk, O, id_) == "계획"


def test_the_channel_follows_the_kind_of_day(desk: Desk) -> None:
    for type_, channel in (
        (OutreachType.TRIP, "출장"),
        (OutreachType.MOBILE, "이동"),
        (OutreachType.GROUP, "방문"),
    ):
        made = stored(desk, day(desk, outreach_type=type_))
        assert outreach.note_for(desk, made).channel == channel


def test_nothing_is_noted_of_a_day_that_was_cancelled_or_lies_ahead(desk: Desk) -> None:
    one = casework.seeker(desk)
    for wrong, words in (
        (day(desk, status="취소"), "취소된 날"),
        (day(desk, held_on=TODAY + timedelta(days=7)), "아직 오지 않은 날"),
    ):
        note = outreach.note_for(desk, stored(desk, wrong), content="상담")
        with pytest.raises(UserError, match=words):
            notes.write(desk, note, [one])
    assert lists.count(desk, KindId.NOTES) == 0


def test_who_is_registered_there_counts_as_a_registration_of_the_day(desk: Desk) -> None:
    id_ = day(desk, held_on=TODAY - timedelta(days=1))
    came = Seeker(name="최영희", phone="01045678901", registered_on=TODAY)
    change = outreach.register(desk, id_, came)
    seeker: Seeker = records.get(desk.store, KindId.SEEKERS, change.id)
    assert seeker.registration_channel == "이동상담"
    assert seeker.registered_on == TODAY - timedelta(days=1)
    assert seeker.valid_until is not None
    counts = outreach.counts(desk, id_)
    assert (counts.registrations, counts.notes) == (1, 0)
    (member,) = outreach.members(desk, id_)
    assert (member.name, member.registrations) == ("최영희", 1)
    history.undo(desk)
    assert outreach.counts(desk, id_).registrations == 0
    assert lists.count(desk, KindId.SEEKERS) == 0


def test_a_cancelled_registration_counts_no_more(desk: Desk) -> None:
    id_ = day(desk)
    made = outreach.register(desk, id_, Seeker(name="최영희", registered_on=TODAY))
    wanted = outreach.registrations_of(id_)
    assert lists.count(desk, KindId.REGISTRATIONS, wanted) == 1
    (applied,) = registrations.of(desk, made.id)
    registrations.cancel(desk, applied.id)
    assert outreach.counts(desk, id_).registrations == 0
    assert lists.count(desk, KindId.REGISTRATIONS, wanted) == 0
    assert outreach.members(desk, id_) == ()


def test_a_provisional_person_makes_no_registration(desk: Desk) -> None:
    id_ = day(desk)
    came = Seeker(name="붉은 모자", phone="010-4567-8901", status=SeekerStatus.PROVISIONAL)
    change = outreach.register(desk, id_, came)
    assert status(desk, KindId.SEEKERS, change.id) == "가등록"
    assert outreach.counts(desk, id_).registrations == 0


def test_hires_of_a_days_people_are_counted_for_ninety_days(desk: Desk) -> None:
    held = TODAY - timedelta(days=120)
    id_ = day(desk, held_on=held)
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙", "이도현")]
    note = outreach.note_for(desk, stored(desk, id_), content="이동상담을 함.")
    notes.write(desk, note, people)
    hires = (held + timedelta(days=90), held + timedelta(days=91), held - timedelta(days=1))
    made = [
        placements.record(
            desk, replace(placements.blank(desk), seeker_id=who, employer_name="농장", hire_date=on)
        ).id
        for who, on in zip(people, hires, strict=True)
    ]
    counts = outreach.counts(desk, id_)
    assert counts.placed_ids == (made[0],)
    assert "90일" in outreach.PLACED_RULE


def test_a_day_with_notes_is_not_put_away(desk: Desk) -> None:
    id_ = day(desk)
    note = outreach.note_for(desk, stored(desk, id_), content="상담")
    notes.write(desk, note, [casework.seeker(desk)])
    with pytest.raises(UserError, match="상담 1건"):
        outreach.trash(desk, [id_])


def test_a_day_needs_a_place_and_times_that_can_be_read(desk: Desk) -> None:
    for wrong, field in (({"place": ""}, "place"), ({"starts_at": "점심"}, "starts_at")):
        with pytest.raises(UserError) as refused:
            day(desk, **wrong)
        assert refused.value.field == field
