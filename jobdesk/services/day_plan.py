"""The interview timetable of a matching day: proposed, made anew while it runs, kept.

Nothing is written before :func:`keep`; what it writes is one operation, undone in one step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AWAY,
    AttendeeStatus,
    DayInterview,
    MeetingStatus,
    clock_of,
)
from jobdesk.domain.timetable import Hall, Meeting, Timetable
from jobdesk.domain.timetable_edits import Plan, ordered
from jobdesk.errors import StaleRecord
from jobdesk.matching import timetable
from jobdesk.services import day_records, lists
from jobdesk.services.access import Action
from jobdesk.services.day_hall import DayPlan, read
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, writing

__all__ = [
    "DayPlan",
    "Kept",
    "Move",
    "hall_of",
    "keep",
    "moves",
    "plan_of",
    "propose",
    "read",
    "replan",
]

SECONDS = 5.0
"""How long a plan is searched for at most."""


@dataclass(frozen=True, slots=True)
class Move:
    """One meeting that is no longer where somebody was told it is: ``was`` and ``now`` as
    ``14:00``, empty where there was or is none."""

    attendee_id: int
    name: str
    day_employer_id: int
    employer: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What :func:`keep` stored: the operation, and whom to tell."""

    change: Change
    moves: tuple[Move, ...]


def hall_of(desk: Desk, day_id: int) -> Hall:
    """Booths and guests of a day: employers who come themselves, attendees who are expected."""
    return read(desk, day_id).hall


def plan_of(desk: Desk, day_id: int) -> Plan:
    """The stored plan, in the order of its times; called off and missed interviews left out."""
    return read(desk, day_id).meetings


def propose(
    desk: Desk,
    day_id: int,
    *,
    plan: Sequence[Meeting] | None = None,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] | None = None,
) -> Timetable:
    """A timetable made from the start; what is pinned, is running or over stays.

    ``plan`` is the plan whose pins count, by default the stored one. Raises Cancelled.
    """
    state = read(desk, day_id)
    pinned = [m for m in _standing(state, plan) if m.pinned or m in state.fixed]
    return timetable.solve(state.hall, pinned=pinned, seconds=seconds, cancelled=cancelled)


def replan(
    desk: Desk,
    day_id: int,
    now: int | None = None,
    *,
    plan: Sequence[Meeting] | None = None,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] | None = None,
) -> Timetable:
    """The plan in force after somebody stayed away or a company came late: as few people as
    possible move; whoever is free already is met in what became free.

    ``now`` in minutes since midnight: nothing new begins earlier. Raises Cancelled.
    """
    state = read(desk, day_id)
    if now is not None:
        state = state.at(now)
    return timetable.solve(
        state.hall,
        pinned=state.fixed,
        before=_standing(state, plan),
        now=now,
        seconds=seconds,
        cancelled=cancelled,
    )


def _standing(state: DayPlan, plan: Sequence[Meeting] | None) -> Plan:
    """What of a plan, the stored one if None, is still asked for: who stays away frees the seat,
    a company that stays away holds nobody by a pin. What runs or is over stands as it is stored,
    once, whatever the plan says of it."""
    guests = {guest.id for guest in state.hall.guests}
    booths = {booth.id for booth in state.hall.booths}
    held = {(m.guest, m.booth) for m in state.fixed}
    asked = (
        m if m.booth in booths else replace(m, pinned=False)
        for m in (state.meetings if plan is None else plan)
        if m.guest in guests and (m.guest, m.booth) not in held
    )
    return ordered((*state.fixed, *asked))


def moves(desk: Desk, before: Iterable[Meeting], after: Iterable[Meeting]) -> tuple[Move, ...]:
    """Whom to tell, and what, when one plan takes the place of another: a line for each meeting
    that is gone or at another time, by name. Attendees who stayed away are left out."""
    was = {(m.guest, m.booth): m.start for m in before}
    now = {(m.guest, m.booth): m.start for m in after}
    changed = [pair for pair in was if now.get(pair) != was[pair]]
    guests, booths = zip(*changed, strict=True) if changed else ((), ())
    people = lists.rows(
        desk, KindId.DAY_ATTENDEES, list(dict.fromkeys(guests)), ("seeker", "status")
    )
    firms = lists.rows(desk, KindId.DAY_EMPLOYERS, list(dict.fromkeys(booths)), ("employer",))
    found = [
        Move(
            guest,
            str(people[guest][0] or ""),
            booth,
            str(firms.get(booth, ("",))[0] or ""),
            clock_of(was[guest, booth]),
            clock_of(now[guest, booth]) if (guest, booth) in now else "",
        )
        for guest, booth in changed
        if guest in people and AttendeeStatus(str(people[guest][1])) not in AWAY
    ]
    return tuple(sorted(found, key=lambda move: (move.name, move.attendee_id, move.was)))


def keep(
    desk: Desk,
    day_id: int,
    plan: Timetable | Sequence[Meeting],
    *,
    before: Sequence[Meeting] | None = None,
) -> Kept:
    """Store a plan in the place of the stored one, as one operation.

    An interview of the same two stays the same record; one that the plan no longer has goes to
    the 휴지통; what runs or is over is never touched. Raises StaleRecord where the stored plan
    is not ``before`` any more, or an interview that the plan moves has begun meanwhile.
    """
    meetings = ordered(plan.meetings if isinstance(plan, Timetable) else plan)
    with writing(desk, "면접 시간표 저장", Action.EDIT, KindId.DAY_INTERVIEWS) as work:
        day = day_records.day(desk, day_id)
        state = read(desk, day_id)
        if before is not None and ordered(before) != state.meetings:
            raise _stale(day_id, "시간표가")
        rows = _Rows(desk, day_id, state)
        _write(work, rows, meetings)
        work.label(f"면접 시간표 저장: {day.title} {len(meetings):,}건")
        return Kept(work.change(), moves(desk, state.meetings, meetings))


class _Rows:
    """The interviews that a plan may change, and what a new one is made with."""

    def __init__(self, desk: Desk, day_id: int, state: DayPlan) -> None:
        self.day_id, self.user = day_id, desk.user
        self.held = {_place(meeting) for meeting in state.fixed}
        self.open: dict[tuple[int, int], list[DayInterview]] = defaultdict(list)
        for row in day_records.interviews(desk, day_id):
            if row.status is MeetingStatus.SET and row.attendee_id and row.day_employer_id:
                self.open[row.attendee_id, row.day_employer_id].append(row)
        attendees = [attendee.id for attendee in day_records.attendees(desk, day_id)]
        employers = [employer.id for employer in day_records.employers(desk, day_id)]
        self.known = frozenset(attendees), frozenset(employers)
        hall = state.hall
        self.coming = {each.id for each in hall.guests}, {each.id for each in hall.booths}
        self._wished = {
            (wish.attendee_id, wish.day_employer_id): wish.vacancy_id
            for wish in day_records.wishes(desk, attendees)
        }
        brought: dict[int | None, list[int | None]] = defaultdict(list)
        for vacancy in day_records.vacancies(desk, employers):
            brought[vacancy.day_employer_id].append(vacancy.vacancy_id)
        self._only = {firm: ids[0] for firm, ids in brought.items() if len(ids) == 1}

    def new(self, meeting: Meeting) -> DayInterview:
        """A record for a meeting: of the vacancy that was wished for, or the firm's only one."""
        wished = self._wished.get((meeting.guest, meeting.booth))
        return DayInterview(
            matching_day_id=self.day_id,
            attendee_id=meeting.guest,
            day_employer_id=meeting.booth,
            vacancy_id=wished or self._only.get(meeting.booth),
            starts_at=clock_of(meeting.start),
            seat=meeting.seat,
            pinned=meeting.pinned,
            counsellor=self.user,
        )


def _write(work: Writing, rows: _Rows, meetings: Plan) -> None:
    """Bring the records in line with the plan: changed, new, and gone ones each at once."""
    left = set(rows.held)
    changed: list[DayInterview] = []
    new: list[DayInterview] = []
    attendees, employers = rows.known
    for meeting in meetings:
        if _place(meeting) in rows.held:  # as it runs or was; a pin on it changes nothing
            left.discard(_place(meeting))
            continue
        if meeting.guest not in attendees or meeting.booth not in employers:
            raise _stale(rows.day_id, "참가자나 참여업체가")
        mine = rows.open[meeting.guest, meeting.booth]
        if not mine:
            guests, booths = rows.coming
            if meeting.guest not in guests or meeting.booth not in booths:
                raise _stale(rows.day_id, "참가자나 참여업체가")
            new.append(rows.new(meeting))
            continue
        at = clock_of(meeting.start)
        row = next((row for row in mine if row.starts_at == at), mine[0])
        mine.remove(row)
        pinned = row.pinned if bool(row.pinned) == meeting.pinned else meeting.pinned
        changed.append(replace(row, starts_at=at, seat=meeting.seat, pinned=pinned))
    if left:
        raise _stale(rows.day_id, "면접이 시작되어 시간표가")
    gone = [row.id for mine in rows.open.values() for row in mine if row.starts_at]
    work.update_all(changed)
    work.insert_all(new)
    if gone:
        work.trash(gone)


def _place(meeting: Meeting) -> tuple[int, int, int, int]:
    return meeting.start, meeting.booth, meeting.seat, meeting.guest


def _stale(day_id: int, what: str) -> StaleRecord:
    return StaleRecord(
        f"시간표를 만드는 사이에 {what} 바뀌었습니다. 아무것도 덮어쓰지 않았습니다. "
        "지금 시간표를 다시 불러와 고치세요.",
        KindId.MATCHING_DAYS.value,
        day_id,
        (),
    )
