"""Whatever keys are pressed at a day, in whatever order: nobody is in two places, no count is
wrong, and taking everything back leaves the day as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MET, AttendeeStatus, InterviewResult, MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    day_employers,
    day_floor,
    day_records,
    history,
    lists,
    reception,
    reception_walk_in,
)
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn
from tests import day_kit
from tests.day_kit import Day

A, B, C = day_kit.FIRMS
_WHO, _WHERE = st.integers(0, 5), st.sampled_from(day_kit.FIRMS)
_ACTS = st.one_of(
    st.tuples(st.sampled_from(("arrive", "late", "absent", "expect", "left")), _WHO, st.none()),
    st.tuples(st.sampled_from(("queue",)), _WHO, _WHERE),
    st.tuples(st.sampled_from(("on", "came", "walk in", "rest")), st.just(0), _WHERE),
    st.tuples(
        st.sampled_from(("begin", "finish", "miss", "cancel", "again", "hire", "refuse")),
        st.integers(0, 9),
        st.none(),
    ),
)


def act(day: Day, name: str, which: int, where: str | None, at: str) -> Change | None:
    """One key; None where it is refused or there is nothing to press it for."""
    desk, booth = day.desk, day.booths.get(where or "", 0)
    person = day.people[which % len(day.people)]
    meetings = day_records.interviews(desk, day.id)
    one = meetings[which % len(meetings)].id if meetings else 0
    acts: dict[str, Callable[[], Change]] = {
        "arrive": lambda: reception.arrive(desk, person, at),
        "late": lambda: reception.late(desk, person),
        "absent": lambda: reception.absent(desk, person),
        "expect": lambda: reception.expect(desk, person),
        "left": lambda: reception.left(desk, person, at),
        "queue": lambda: day_floor.queue(desk, person, booth),
        "on": lambda: day_floor.move_on(desk, booth, at),
        "came": lambda: day_employers.came(desk, booth, at),
        "walk in": lambda: reception_walk_in.join(desk, day.id, WalkIn(f"현장 {at}"), at),
        "rest": lambda: reception.absent_rest(desk, day.id),
        "begin": lambda: day_floor.begin(desk, one, at),
        "finish": lambda: day_floor.finish(desk, one, at),
        "miss": lambda: day_floor.absent(desk, one),
        "cancel": lambda: day_floor.cancel(desk, one),
        "again": lambda: day_floor.set_again(desk, one),
        "hire": lambda: day_floor.give_result(desk, one, InterviewResult.HIRED, at),
        "refuse": lambda: day_floor.give_result(desk, one, InterviewResult.REJECTED, at),
    }
    if name in ("begin", "finish", "miss", "cancel", "again", "hire", "refuse") and not meetings:
        return None
    try:
        return acts[name]()
    except UserError:
        return None


def assert_sound(day: Day) -> None:
    people = {one.id: one for one in day_records.attendees(day.desk, day.id)}
    meetings = day_records.interviews(day.desk, day.id)
    running = [one for one in meetings if one.status is MeetingStatus.RUNNING]
    assert max(Counter(one.attendee_id for one in running).values(), default=0) <= 1
    assert max(Counter(one.day_employer_id for one in running).values(), default=0) <= 1
    for one in meetings:
        assert not one.result or one.status in MET
        if one.status is MeetingStatus.RUNNING:
            assert one.began_at
    for person in people.values():
        assert person.status is AttendeeStatus.CAME or not person.arrived_at
    counts = reception.counts(day.desk, day.id)
    assert counts.expected == counts.came + counts.late + counts.absent + counts.waiting
    assert counts == reception.roll(day.desk, day.id).counts
    row = lists.rows(
        day.desk,
        KindId.MATCHING_DAYS,
        [day.id],
        ("applicant_count", "attended_count", "interview_count"),
    )[day.id]
    held = sum(one.status in MET for one in meetings)
    assert row == (counts.expected, counts.came, held)
    hall = day_floor.hall(day.desk, day.id)
    assert sum(booth.done + len(booth.running) for booth in hall.booths) == held
    for booth in hall.booths:
        assert booth.next is None or booth.next in booth.waiting


def picture(day: Day) -> tuple[object, ...]:
    """All that the day holds, without the counters of revisions."""
    people = [
        (one.id, one.status, one.arrived_at, one.left_at)
        for one in day_records.attendees(day.desk, day.id)
    ]
    meetings = [
        (one.id, one.status, one.began_at, one.ended_at, one.result)
        for one in day_records.interviews(day.desk, day.id)
    ]
    firms = [(one.id, one.came_at) for one in day_records.employers(day.desk, day.id)]
    seekers = lists.count(day.desk, KindId.SEEKERS)
    return people, meetings, firms, seekers, lists.count(day.desk, KindId.PLACEMENTS)


def make(desk: Desk, number: int) -> Day:
    """A day of its own for each run, on the same six people from the second on."""
    if number == 1:
        day = day_kit.make(desk)
    else:
        first = [one.seeker_id or 0 for one in day_records.attendees(desk, 1)][:6]
        day = day_kit.make(desk, f"행사 {number}", first)
    for who, booth, at in ((0, A, "13:30"), (1, A, "13:45"), (2, B, "13:30"), (3, C, "13:45")):
        day_kit.meet(day, who, booth, at)
    return day


def test_any_order_of_keys(desk: Desk) -> None:
    made: list[int] = []

    @settings(
        max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
    )
    @given(st.lists(_ACTS, min_size=1, max_size=18))
    def play(acts: list[tuple[str, int, str | None]]) -> None:
        made.append(1)
        day = make(desk, len(made))
        before = picture(day)
        done = []
        for minute, (name, which, where) in enumerate(acts):
            at = f"{13 + minute // 60}:{minute % 60:02d}"
            change = act(day, name, which, where, at)
            if change is not None and change.operation:
                done.append(change.operation)
            assert_sound(day)
        for operation in reversed(done):
            history.undo(desk, operation)
        assert picture(day) == before

    play()
