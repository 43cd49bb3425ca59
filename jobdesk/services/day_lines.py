"""A timetable in names: who meets which company at what time, and who is not met and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import clock_of
from jobdesk.domain.timetable import Meeting, Unplaced
from jobdesk.services import lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One interview: ``seeker_id`` and ``employer_id`` are those of the person and the firm,
    ``start`` is ``14:00``, ``booth`` as its sign says."""

    start: str
    booth: str
    seat: int
    employer_id: int
    employer: str
    seeker_id: int
    seeker: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish without an interview, and why, in words."""

    seeker_id: int
    seeker: str
    employer_id: int
    employer: str
    why: str


def lines(desk: Desk, meetings: Iterable[Meeting]) -> tuple[Line, ...]:
    """The meetings in names, in their order."""
    held = tuple(meetings)
    people = _people(desk, (m.guest for m in held))
    firms = _firms(desk, (m.booth for m in held))
    return tuple(
        Line(
            clock_of(m.start),
            firms[m.booth][2],
            m.seat,
            *firms[m.booth][:2],
            *people[m.guest],
            m.pinned,
        )
        for m in held
        if m.guest in people and m.booth in firms
    )


def unmet(desk: Desk, unplaced: Iterable[Unplaced]) -> tuple[Unmet, ...]:
    """The wishes without an interview in names, in their order."""
    wished = tuple(unplaced)
    people = _people(desk, (u.guest for u in wished))
    firms = _firms(desk, (u.booth for u in wished))
    return tuple(
        Unmet(*people[u.guest], *firms[u.booth][:2], u.why.value)
        for u in wished
        if u.guest in people and u.booth in firms
    )


def seekers(desk: Desk, attendee_ids: Iterable[int]) -> tuple[int, ...]:
    """The seekers behind attendees, in the same order."""
    ids = tuple(attendee_ids)
    people = _people(desk, ids)
    return tuple(people[id_][0] for id_ in ids if id_ in people)


def _people(desk: Desk, ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    known = tuple(dict.fromkeys(ids))
    rows = lists.rows(desk, KindId.DAY_ATTENDEES, known, ("seeker_id", "seeker"))
    return {id_: (int(str(row[0] or 0)), str(row[1] or "")) for id_, row in rows.items()}


def _firms(desk: Desk, ids: Iterable[int]) -> dict[int, tuple[int, str, str]]:
    known = tuple(dict.fromkeys(ids))
    rows = lists.rows(desk, KindId.DAY_EMPLOYERS, known, ("employer_id", "employer", "booth"))
    return {
        id_: (int(str(row[0] or 0)), str(row[1] or ""), str(row[2] or ""))
        for id_, row in rows.items()
    }
