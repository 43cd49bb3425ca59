"""What the planner says of people, places and clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus, clock_of
from jobdesk.domain.timetable import Clash, ClashKind, Guest, Meeting, Unplaced, Why
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState

SHORT: dict[ClashKind, str] = {
    ClashKind.PERSON: "겹침",
    ClashKind.SEAT: "자리 겹침",
    ClashKind.NO_SEAT: "면접관 밖",
    ClashKind.REST: "쉼 모자람",
    ClashKind.WINDOW: "없는 시각",
    ClashKind.CLOSED: "업체 없음",
    ClashKind.TWICE: "두 번",
    ClashKind.MOST: "많음",
}
"""The word on a chip."""

_STAGES: dict[MeetingStatus, str] = {
    MeetingStatus.RUNNING: "진행",
    MeetingStatus.DONE: "완료",
    MeetingStatus.ABSENT: "불참",
}


def under(state: PlanState, meeting: Meeting) -> str:
    """The small word beneath the name on a chip; "" where there is nothing to say."""
    wrong = state.clashes_of.get(meeting)
    if wrong:
        return SHORT[wrong[0].kind]
    return _STAGES.get(state.stage(meeting), "") or (
        clock_of(meeting.start) if state.is_mixed else ""
    )


def span(start: int, end: int) -> str:
    """``14:00–14:15``."""
    return f"{clock_of(start)}–{clock_of(end)}"


def rank(guest: Guest | None, booth: int) -> str:
    """``희망 2순위``; ``희망하지 않은 업체`` where it is none of the guest's wishes."""
    if guest is None or booth not in guest.wishes:
        return "희망하지 않은 업체"
    return f"희망 {guest.wishes.index(booth) + 1}순위"


def window(state: PlanState, guest_id: int) -> str:
    """When somebody can be there: ``14:00부터``, ``15:30 버스``; "" where nothing binds."""
    person = state.faces.person(guest_id)
    guest = state.guests.get(guest_id)
    words = []
    if person.status is AttendeeStatus.LATE:
        words.append("늦음")
    if person.from_at:
        words.append(f"{person.from_at}부터")
    elif guest is not None and guest.comes > 0 and person.status is AttendeeStatus.LATE:
        words.append(f"{clock_of(guest.comes)}부터")
    if person.until_at:
        words.append(f"{person.until_at} 버스")
    return " · ".join(words)


def place(state: PlanState, booth: int, start: int) -> str:
    """``14:30 샘골요양원``."""
    return f"{clock_of(start)} {state.faces.firm(booth).name}"


def cell(state: PlanState, what: Cell) -> str:
    """A cell in one sentence, for the tooltip, the line below the grid and who hears it."""
    firm = state.faces.firm(what.booth)
    where = f"{firm.name} {span(what.start, what.end)}"
    if what.meeting is None:
        return f"{where} · 빈 자리"
    meeting = what.meeting
    person = state.faces.person(meeting.guest)
    parts = [
        person.name,
        where,
        rank(state.guests.get(meeting.guest), meeting.booth),
        window(state, meeting.guest),
        _STAGES.get(state.stage(meeting), ""),
        "고정" if meeting.pinned else "",
        *(told(state, clash, meeting) for clash in state.clashes_of.get(meeting, ())),
    ]
    return " · ".join(part for part in parts if part)


def told(state: PlanState, clash: Clash, of: Meeting) -> str:
    """A clash in words, from where one of its meetings stands."""
    others = [meeting for meeting in clash.meetings if meeting != of]
    if clash.kind in (ClashKind.PERSON, ClashKind.REST, ClashKind.TWICE) and others:
        return f"{clash.kind.value} ({place(state, others[0].booth, others[0].start)})"
    if clash.kind is ClashKind.SEAT and others:
        return f"{clash.kind.value} ({state.faces.person(others[0].guest).name})"
    if clash.kind is ClashKind.WINDOW and (when := window(state, of.guest)):
        return f"{clash.kind.value} ({when})"
    return clash.kind.value


def clash_title(state: PlanState, clash: Clash) -> str:
    """``정다운 14:30``."""
    first = clash.meetings[0]
    return f"{state.faces.person(first.guest).name} {clock_of(first.start)}"


def why(state: PlanState, one: Unplaced) -> str:
    """Why a wish found no place, in few words."""
    if one.why is Why.WINDOW:
        return window(state, one.guest) or "참가자 없는 시각"
    if one.why is Why.MOST:
        return f"1인 {state.hall.most}건 다 참"
    return {
        Why.FULL: "자리 없음",
        Why.CLOSED: "업체 면접 없음",
        Why.PERSON: "다른 면접과 겹침",
        Why.OPEN: "빈 자리 있음",
    }[one.why]


def verdict(before: PlanState, after: PlanState) -> str:
    """What an edit would make wrong: the clashes of what it puts anew; "" when all is well."""
    stood = set(before.plan)
    found: dict[tuple[int, ClashKind], list[str]] = {}
    for meeting in (meeting for meeting in after.plan if meeting not in stood):
        for clash in after.clashes_of.get(meeting, ()):
            whom = found.setdefault((meeting.guest, clash.kind), [])
            whom += [_against(after, clash, meeting)]
    return " · ".join(
        f"{after.faces.person(guest).name} {SHORT[kind]}{_in_brackets(whom)}"
        for (guest, kind), whom in found.items()
    )


def _against(state: PlanState, clash: Clash, of: Meeting) -> str:
    """What a meeting clashes with, in few words."""
    other = next((meeting for meeting in clash.meetings if meeting != of), None)
    if clash.kind is ClashKind.WINDOW:
        return window(state, of.guest)
    if other is None:
        return ""
    if clash.kind is ClashKind.SEAT:
        return state.faces.person(other.guest).name
    return place(state, other.booth, other.start)


def _in_brackets(words: Iterable[str]) -> str:
    said = ", ".join(dict.fromkeys(filter(None, words)))
    return f" ({said})" if said else ""


def names(state: PlanState, guests: Iterable[int], most: int = 3) -> str:
    """``조남식, 노경수 외 2명``."""
    found = [state.faces.person(guest).name for guest in guests]
    beyond = len(found) - most
    return ", ".join(found[:most]) + (f" 외 {beyond}명" if beyond > 0 else "")


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody whose interviews are at other times: ``told`` from where to where, ``meeting``
    one to look at."""

    guest: int
    told: str
    meeting: Meeting | None


def moves(
    before: Sequence[Meeting], after: Sequence[Meeting], guests: Iterable[int], state: PlanState
) -> tuple[Moved, ...]:
    """Who moved, from where to where: one entry a person."""
    was, now = _of_guests(before), _of_guests(after)
    return tuple(_moved(state, guest, was[guest], now[guest]) for guest in guests)


def _moved(
    state: PlanState, guest: int, before: Sequence[Meeting], after: Sequence[Meeting]
) -> Moved:
    stays = {(m.booth, m.start) for m in before} & {(m.booth, m.start) for m in after}
    left = [m for m in before if (m.booth, m.start) not in stays]
    come = [m for m in after if (m.booth, m.start) not in stays]
    told_: list[str] = []
    seen: list[Meeting] = []
    for gone in left:
        same = next((m for m in come if m.booth == gone.booth), None)
        found = same or next((m for m in come if all(m.booth != o.booth for o in left)), None)
        if found is None:
            told_.append(f"{place(state, gone.booth, gone.start)} 빠짐")
            continue
        come.remove(found)
        seen.append(found)
        since = clock_of(gone.start) if same else place(state, gone.booth, gone.start)
        told_.append(f"{since} → {place(state, found.booth, found.start)}")
    told_ += (f"{place(state, m.booth, m.start)} 새로" for m in come)
    return Moved(guest, ", ".join(told_), next(iter([*seen, *come]), None))


def _of_guests(plan: Sequence[Meeting]) -> dict[int, list[Meeting]]:
    mine: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in plan:
        mine[meeting.guest].append(meeting)
    return mine
