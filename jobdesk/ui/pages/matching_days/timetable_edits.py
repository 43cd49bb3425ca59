"""What becomes of a plan when somebody is put down in a cell, and where they would fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobdesk.domain import timetable_edits as edits
from jobdesk.domain.matching_days import clock_of
from jobdesk.domain.timetable import Meeting
from jobdesk.domain.timetable_edits import Plan
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState


@dataclass(frozen=True, slots=True)
class Load:
    """Who is carried: the meeting that is moved, or a wish (``meeting`` None) for ``booth``."""

    guest: int
    booth: int
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The plan that putting down would give, what it is called, and what would clash: a
    ``word`` for the chip and a sentence.

    ``refused`` says why nothing can be put there; the plan is then the old one.
    """

    plan: Plan
    label: str = ""
    word: str = ""
    clash: str = ""
    remark: str = ""
    unwished: bool = False
    refused: str = ""


def put(state: PlanState, load: Load, cell: Cell) -> Outcome:
    """Put ``load`` down in ``cell``: a move, an exchange, or a new interview.

    What is put by hand is pinned, so that planning anew keeps it.
    """
    there, plan = cell.meeting, state.plan
    if there is not None and there == load.meeting:
        return Outcome(plan)
    if there is not None and state.is_over(there):
        return Outcome(plan, refused=f"{_name(state, there.guest)} 님 면접은 이미 진행했습니다.")
    remark = ""
    if load.meeting is None:
        cleared = edits.remove(plan, there) if there is not None else plan
        after = edits.place(state.hall, cleared, load.guest, cell.booth, cell.start, seat=cell.seat)
        if there is not None:
            remark = f"{_name(state, there.guest)} 님은 배정에서 빠집니다."
        since = ""
    elif there is not None:
        after = _pinned_anew(plan, edits.swap(state.hall, plan, load.meeting, there))
        remark = f"{_name(state, there.guest)} 님과 자리를 바꿉니다."
        since = _at(load.meeting.start) + " → "
    else:
        moved = edits.move(
            state.hall,
            plan,
            load.meeting,
            start=cell.start,
            booth=cell.booth,
            seat=cell.seat,
        )
        after = _pinned_anew(plan, moved)
        since = _at(load.meeting.start) + " → "
    guest = state.guests.get(load.guest)
    unwished = guest is None or cell.booth not in guest.wishes
    if unwished:
        remark = f"희망하지 않은 업체입니다. {remark}".strip()
    firm = state.faces.firm(cell.booth).name
    label = f"{_name(state, load.guest)} {since}{_at(cell.start)} {firm}"
    word, clash = words.verdict(state, PlanState(state.hall, after, state.faces))
    return Outcome(after, label, word, clash, remark, unwished)


def fits(state: PlanState, load: Load) -> frozenset[tuple[int, int]]:
    """The (booth, start) of the places where ``load`` would clash with nothing: at the booth it
    is for, and at the other employers the guest wishes to meet."""
    rest = edits.remove(state.plan, load.meeting) if load.meeting is not None else state.plan
    mine = [meeting for meeting in rest if meeting.guest == load.guest]
    guest = state.guests.get(load.guest)
    if guest is None or len(mine) >= state.hall.most:
        return frozenset()
    met = {meeting.booth for meeting in mine}
    return frozenset(
        (booth, start)
        for booth in {load.booth, *guest.wishes} - met
        for start in edits.free_starts(state.hall, rest, load.guest, booth)
    )


def first_fit(state: PlanState, load: Load) -> tuple[int, int] | None:
    """The earliest (booth, start) that fits, at the booth of the wish before others."""
    return min(fits(state, load), key=lambda at: (at[0] != load.booth, at[1]), default=None)


def pinned(state: PlanState, meeting: Meeting) -> Outcome:
    """Hold a meeting where it is, or let it go."""
    if state.is_over(meeting):
        name = _name(state, meeting.guest)
        return Outcome(state.plan, refused=f"{name} 님 면접은 이미 진행했습니다.")
    held = not meeting.pinned
    label = f"{_name(state, meeting.guest)} {_at(meeting.start)} {'고정' if held else '고정 풀기'}"
    return Outcome(edits.pin(state.plan, meeting, pinned=held), label)


def removed(state: PlanState, meeting: Meeting) -> Outcome:
    """Take a meeting out of the plan."""
    name = _name(state, meeting.guest)
    if state.is_over(meeting):
        return Outcome(state.plan, refused=f"{name} 님 면접은 이미 진행했습니다.")
    firm = state.faces.firm(meeting.booth).name
    return Outcome(edits.remove(state.plan, meeting), f"{name} {_at(meeting.start)} {firm} 빼기")


def _pinned_anew(before: Plan, after: Plan) -> Plan:
    return edits.ordered(_held(before, after))


def _held(before: Plan, after: Plan) -> Iterator[Meeting]:
    stood = set(before)
    for meeting in after:
        yield meeting if meeting in stood else replace(meeting, pinned=True)


def _name(state: PlanState, guest: int) -> str:
    return state.faces.person(guest).name


def _at(start: int) -> str:
    return clock_of(start)
