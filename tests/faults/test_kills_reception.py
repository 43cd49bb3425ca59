"""The desk at the door is killed at its height: everybody who was said to be received is.

Each victim receives people, registers walk-ins and moves a booth on until it is killed.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus, DayAttendee, MeetingStatus
from jobdesk.services import centres, checks, day_records, lists, reception
from jobdesk.services.desk import Desk
from tests import casework, day_kit
from tests.conftest import PASSWORD, today
from tests.faults.kill_kit import Kill
from tests.faults.kill_kit import kill as kill

KILLS = max(1, int(os.environ.get("JOBDESK_KILLS", "200")) // 10)
EXPECTED = 400

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are sent to forks (POSIX)")


@pytest.fixture
def hall(desk: Desk) -> Path:
    """The folder of a closed centre whose day expects more people than can come."""
    day = day_kit.make(desk, seekers=[casework.seeker(desk, "손님")])
    assert day.id == 1
    with desk.store.operation("사전접수"):
        seeker = day_records.attendee(desk, day.people[0]).seeker_id
        records.insert_many(
            desk.store,
            KindId.DAY_ATTENDEES,
            [
                DayAttendee(matching_day_id=1, seeker_id=seeker, number=number)
                for number in range(2, EXPECTED)
            ],
        )
    desk.store.close()
    return desk.folder


def test_everybody_received_is_there_after_a_kill(hall: Path, kill: Kill) -> None:
    chance = random.Random(5)
    known: dict[int, tuple[str, str]] = {}
    seen = 0
    for _ in range(KILLS):
        acks = kill(hall, "receive", chance.uniform(0, 0.25))
        desk = centres.open_centre(hall, PASSWORD, today=today)
        for what, who, at in acks:
            if what == "moved on":
                continue
            known[who] = ("접수", "") if what == "taken back" else ("참석", at)
        people = {one.id: one for one in day_records.attendees(desk, 1)}
        others = []
        for one in people.values():
            if one.id in known and known[one.id] == (one.status.value, one.arrived_at):
                continue
            if one.id not in known and one.status is AttendeeStatus.REGISTERED:
                assert one.arrived_at == ""
                continue
            others.append(one)
            known[one.id] = (one.status.value, one.arrived_at)
        # The one operation that was under way may have reached the disk before its word did.
        assert len(others) <= 1
        assert set(known) <= set(people)
        assert_whole(desk)
        report = checks.check(desk)
        assert report.ok, [item for item in report.items if not item.ok]
        seen += len(acks)
        desk.store.close()
    assert seen > KILLS  # the kills came in the middle of the work, not before it


def assert_whole(desk: Desk) -> None:
    """A walk-in is a 구직자, a 참가자, a wish and an interview, or is not there at all."""
    came = [one for one in day_records.attendees(desk, 1) if one.channel is AttendeeChannel.ON_SITE]
    numbers = [one.number for one in came]
    assert len(set(numbers)) == len(numbers)
    assert lists.count(desk, KindId.SEEKERS) == 1 + len(came)
    ids = [one.id for one in came]
    assert sorted(wish.attendee_id or 0 for wish in day_records.wishes(desk, ids)) == ids
    meetings = day_records.interviews(desk, 1)
    assert sorted(one.attendee_id or 0 for one in meetings) == ids
    assert sum(one.status is MeetingStatus.RUNNING for one in meetings) <= 1
    assert reception.counts(desk, 1).on_site == len(came)
