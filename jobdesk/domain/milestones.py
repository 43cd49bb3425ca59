"""When a hire is asked after, what is known of each milestone, and what 유지 means.

유지 is never stored and never averaged: employed on the due date over placements whose due
date has passed (사례집 §4). Pure; the services bring the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.registrations import last_valid_day


class AtWork(Protocol):
    """What of a hire tells whether somebody stayed: a placement, or a few columns of it."""

    @property
    def hire_date(self) -> date | None: ...
    @property
    def left_on(self) -> date | None: ...


class Heard(Protocol):
    """What of a contact tells it: a follow-up, or a few columns of it."""

    @property
    def audience(self) -> Audience: ...
    @property
    def milestone(self) -> int | None: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def employed(self) -> bool | None: ...


class Hired(NamedTuple):
    """A placement as far as it tells who stayed."""

    id: int
    status: PlacementStatus
    hire_date: date | None
    left_on: date | None


class Answered(NamedTuple):
    """A contact after a hire as far as it tells who stayed."""

    audience: Audience
    milestone: int | None
    done_on: date | None
    outcome: Outcome
    employed: bool | None


class MilestoneState(StrEnum):
    """What is known of one milestone of a hire."""

    EMPLOYED = "재직"
    LEFT = "퇴사"
    ANSWERED = "완료"  # reached, without a word on the work
    REFUSED = "거부"
    ABSENT = "부재"  # tried in vain; still to be asked
    DUE = "연락할 때"
    PASSED = "지나감"  # never asked, and a later one is due or answered by now
    COMING = "예정"


_M = MilestoneState
OPEN: frozenset[MilestoneState] = frozenset({_M.ABSENT, _M.DUE})
"""States in which somebody has to be rung up."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of a hire: ``follow_up_id`` is the record that tells its state, if any."""

    months: int
    due_on: date
    state: MilestoneState
    follow_up_id: int | None = None
    done_on: date | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A hire to be asked after; ``milestone`` is None for a contact that was promised.

    ``attempts`` counts the calls in vain for it, ``tried_on`` is the day of the last of them,
    ``days_late`` is negative before the day.
    """

    placement_id: int
    seeker_id: int
    name: str
    phone: str
    employer_id: int | None
    firm: str
    job: str
    hire_date: date
    milestone: int | None
    due_on: date
    days_late: int
    attempts: int
    last_words: str
    counsellor: str
    tried_on: date | None = None

    @property
    def words(self) -> str:
        """``3개월`` or ``약속한 연락``."""
        return _words(self.milestone)


@dataclass(frozen=True, slots=True)
class FirmDue:
    """A firm to be asked how its people do; ``working`` are the hires still there, the rest is
    as in Due."""

    employer_id: int
    name: str
    phone: str
    contact: str
    working: tuple[str, ...]
    milestone: int | None
    due_on: date
    days_late: int
    counsellor: str
    attempts: int = 0
    last_words: str = ""
    tried_on: date | None = None

    @property
    def words(self) -> str:
        """``3개월`` or ``약속한 연락``."""
        return _words(self.milestone)


@dataclass(frozen=True, slots=True)
class Care:
    """The time after one hire: its milestones, every contact (the latest first), the milestone
    ``due`` now, the one that comes ``then``, and the day ``promised`` last, past or to come."""

    placement: Placement
    seeker: str
    employer: str
    milestones: tuple[Milestone, ...]
    contacts: tuple[FollowUp, ...]
    due: Milestone | None
    then: Milestone | None
    promised: date | None


@dataclass(frozen=True, slots=True)
class Retention:
    """Placement ids whose ``months``-date has passed by ``as_of``, by what is known of them.

    ``unknown`` are those of whom nobody knows: they count in the denominator only.
    """

    months: int
    as_of: date
    employed_ids: tuple[int, ...]
    left_ids: tuple[int, ...]
    unknown_ids: tuple[int, ...]

    @property
    def employed(self) -> int:
        """People employed on their due date."""
        return len(self.employed_ids)

    @property
    def due(self) -> int:
        """Placements whose due date has passed."""
        return len(self.employed_ids) + len(self.left_ids) + len(self.unknown_ids)


def due_date(hire_date: date, months: int) -> date:
    """The day ``months`` after the first day at work, reckoned as 민법 157 and 160 do."""
    return last_valid_day(hire_date, months)


def stayed(hire_date: date, day: date) -> str:
    """``근속 10개월`` in whole months, as the points are reckoned; ``근속 14일`` before the first,
    ``첫 출근일`` on the first day."""
    months = (day.year - hire_date.year) * 12 + day.month - hire_date.month
    if months > 0 and due_date(hire_date, months) > day:
        months -= 1
    days = (day - hire_date).days
    if months > 0:
        return f"근속 {months:,}개월"
    return f"근속 {days:,}일" if days > 0 else "첫 출근일"


def in_order(asked: Iterable[FollowUp]) -> list[FollowUp]:
    """Contacts that were made or tried, the latest last."""
    made = [f for f in asked if f.done_on is not None and f.outcome is not Outcome.PLANNED]
    return sorted(made, key=lambda f: (f.done_on or date.min, f.id))


def promised(asked: Iterable[FollowUp]) -> date | None:
    """The day promised for the next contact; a call in vain keeps the day promised before it
    unless it names another."""
    for one in reversed(in_order(asked)):
        if one.next_on is not None or one.outcome is not Outcome.ABSENT:
            return one.next_on
    return None


def said_last(asked: Iterable[FollowUp]) -> str:
    """Day, outcome and words of the latest contact; "" where there was none."""
    last = next(reversed(in_order(asked)), None)
    if last is None or last.done_on is None:
        return ""
    words = " · ".join(part for part in (last.difficulty, last.content) if part)
    return f"{last.done_on.isoformat()} {last.outcome.value} {words}".strip()


def milestones(
    placement: Placement, asked: Iterable[FollowUp], months: Sequence[int], day: date
) -> tuple[Milestone, ...]:
    """Every milestone of a hire as known on ``day``; ``asked`` are its follow-ups."""
    if placement.hire_date is None or placement.status is PlacementStatus.EXPECTED:
        return ()
    known = [f for f in asked if f.audience is not Audience.EMPLOYER]
    found = [_milestone(placement, placement.hire_date, known, each, day) for each in months]
    answered = [i for i, m in enumerate(found) if m.state not in OPEN | {_M.COMING}]
    waiting = [i for i, m in enumerate(found) if m.state in OPEN]
    last = max([*answered, *waiting], default=0)
    return tuple(
        Milestone(m.months, m.due_on, _M.PASSED, m.follow_up_id, m.done_on, m.attempts)
        if i in waiting and i < last
        else m
        for i, m in enumerate(found)
    )


def _milestone(
    placement: Placement, hired: date, asked: Sequence[FollowUp], months: int, day: date
) -> Milestone:
    due = due_date(hired, months)
    mine = sorted(
        (f for f in asked if f.milestone == months and f.outcome is not Outcome.PLANNED),
        key=lambda f: (f.done_on or date.min, f.id),
    )
    absent = sum(f.outcome is Outcome.ABSENT for f in mine)
    for outcome in (Outcome.DONE, Outcome.REFUSED):
        last = next((f for f in reversed(mine) if f.outcome is outcome), None)
        if last is None:
            continue
        state = _M.REFUSED
        if outcome is Outcome.DONE:
            state = {True: _M.EMPLOYED, False: _M.LEFT, None: _M.ANSWERED}[last.employed]
        return Milestone(months, due, state, last.id, last.done_on, absent)
    tried = mine[-1] if mine else None
    state = _M.COMING
    if placement.left_on is not None:
        state = _M.EMPLOYED if placement.left_on > due else _M.LEFT
    elif due <= day:
        state = _M.ABSENT if absent else _M.DUE
    return Milestone(
        months, due, state, tried.id if tried else None, tried.done_on if tried else None, absent
    )


def kept_on(placement: AtWork, asked: Iterable[Heard], months: int, as_of: date) -> bool | None:
    """Whether a person was employed ``months`` after the hire, by what is recorded by ``as_of``.

    True is somebody's word (a 재직 answer for that milestone or a later one, or on a later
    day) or a leaving date after it; a leaving date up to that day is False; else None.
    """
    if placement.hire_date is None:
        return None
    due = due_date(placement.hire_date, months)
    if placement.left_on is not None:
        return placement.left_on > due
    if vouched_on(placement, asked, months, as_of) is not None:
        return True
    answers = _answers(asked, as_of)
    if any(f.employed is False and not _after(f, due) for f in answers):
        return False
    return None


def vouched_on(placement: AtWork, asked: Iterable[Heard], months: int, as_of: date) -> date | None:
    """The first day, up to ``as_of``, on which somebody said that a person was still employed
    ``months`` after the hire; a later 재직 says it for every earlier point."""
    if placement.hire_date is None:
        return None
    due = due_date(placement.hire_date, months)
    said = (
        f.done_on
        for f in _answers(asked, as_of)
        if f.employed and ((f.milestone or 0) >= months or _by(f, due)) and f.done_on is not None
    )
    return min(said, default=None)


def _answers(asked: Iterable[Heard], as_of: date) -> list[Heard]:
    """What people themselves answered by that day."""
    return [
        f
        for f in asked
        if f.audience is not Audience.EMPLOYER
        and f.outcome is Outcome.DONE
        and f.done_on is not None
        and f.done_on <= as_of
    ]


def _words(milestone: int | None) -> str:
    return f"{milestone}개월" if milestone else "약속한 연락"


def _by(follow_up: Heard, due: date) -> bool:
    return follow_up.done_on is not None and follow_up.done_on >= due


def _after(follow_up: Heard, due: date) -> bool:
    return follow_up.done_on is not None and follow_up.done_on > due
