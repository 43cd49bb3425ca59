"""What the planner says of people, places and clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jobdesk.domain.matching_days import (
    AWAY,
    AttendeeStatus,
    MeetingStatus,
    clock_of,
)
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
    ClashKind.TWICE: "두 번 만남",
    ClashKind.MOST: "너무 많음",
}
"""A clash in the list at the side."""

ON_CHIP: dict[ClashKind, str] = {
    ClashKind.PERSON: "겹침",
    ClashKind.SEAT: "겹침",
    ClashKind.NO_SEAT: "초과",
    ClashKind.REST: "촉박",
    ClashKind.WINDOW: "부재",
    ClashKind.CLOSED: "닫힘",
    ClashKind.TWICE: "중복",
    ClashKind.MOST: "초과",
}
"""A clash on a chip, which has room for two signs."""

_NOTE = 20
"""Signs of a remark that is told with somebody; a longer one stands in the record."""

_TOLD = (*AWAY, AttendeeStatus.LATE)

_STAGES: dict[MeetingStatus, str] = {
    MeetingStatus.RUNNING: "진행",
    MeetingStatus.DONE: "완료",
    MeetingStatus.ABSENT: "불참",
}


def under(state: PlanState, meeting: Meeting) -> str:
    """The small word beneath the name on a chip; "" where there is nothing to say."""
    wrong = state.clashes_of.get(meeting)
    if wrong:
        return _away(state, wrong[0], meeting) or ON_CHIP[wrong[0].kind]
    return _STAGES.get(state.stage(meeting), "") or (
        clock_of(meeting.start) if state.is_mixed else ""
    )


def short(state: PlanState, clash: Clash, of: Meeting) -> str:
    """The words for a clash; of somebody who stays away, that."""
    return _away(state, clash, of) or SHORT[clash.kind]


def _away(state: PlanState, clash: Clash, of: Meeting) -> str:
    status = state.faces.person(of.guest).status
    return status.value if clash.kind is ClashKind.WINDOW and status in AWAY else ""


def clashes(state: PlanState) -> str:
    """``겹침 3``; ``어긋남 3`` where not all of them are two in one place."""
    both = all(clash.kind in (ClashKind.PERSON, ClashKind.SEAT) for clash in state.clashes)
    return f"{'겹침' if both else '어긋남'} {len(state.clashes)}"


def span(start: int, end: int) -> str:
    """``14:00–14:15``."""
    return f"{clock_of(start)}–{clock_of(end)}"


def rank(guest: Guest | None, booth: int) -> str:
    """``희망 2순위``; ``희망하지 않은 업체`` where it is none of the guest's wishes."""
    if guest is None or booth not in guest.wishes:
        return "희망하지 않은 업체"
    return f"희망 {guest.wishes.index(booth) + 1}순위"


def window(state: PlanState, guest_id: int) -> str:
    """When somebody can be there: ``14:00부터``, ``15:30까지``; "" where nothing binds."""
    person = state.faces.person(guest_id)
    guest = state.guests.get(guest_id)
    words = [person.status.value] if person.status in _TOLD else []
    if person.from_at:
        words.append(f"{person.from_at}부터")
    elif guest is not None and guest.comes > 0 and person.status is AttendeeStatus.LATE:
        words.append(f"{clock_of(guest.comes)}부터")
    if person.until_at:
        words.append(f"{person.until_at}까지")
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
        person.note if len(person.note) <= _NOTE else "",
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


def clash_places(state: PlanState, clash: Clash) -> str:
    """Where a clash is, in few words: ``샘골요양원 – 구름물류 14:45``."""
    first, *others = clash.meetings
    firm = state.faces.firm(first.booth).name
    if clash.kind is ClashKind.WINDOW:
        return " · ".join(part for part in (firm, window(state, first.guest)) if part)
    if clash.kind is ClashKind.MOST:
        return f"{len(clash.meetings)}건 · {state.hall.most}건까지"
    if not others:
        return firm
    if clash.kind is ClashKind.SEAT:
        return f"{firm} · {state.faces.person(others[0].guest).name}"
    last = others[0]
    when = f" {clock_of(last.start)}" if last.start != first.start else ""
    return f"{firm} – {state.faces.firm(last.booth).name}{when}"


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


def verdict(before: PlanState, after: PlanState) -> tuple[str, str]:
    """What an edit would make wrong, the clashes of what it puts anew: a word and a sentence,
    both "" when all is well."""
    stood = set(before.plan)
    found: dict[tuple[int, str], list[str]] = {}
    word = ""
    for meeting in (meeting for meeting in after.plan if meeting not in stood):
        for clash in after.clashes_of.get(meeting, ()):
            word = word or _away(after, clash, meeting) or ON_CHIP[clash.kind]
            whom = found.setdefault((meeting.guest, short(after, clash, meeting)), [])
            whom.append(_against(after, clash, meeting))
    return word, " · ".join(
        f"{after.faces.person(guest).name} {what}{_in_brackets(whom)}"
        for (guest, what), whom in found.items()
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
    """An interview that is at another time, is gone or is new: ``told`` in words, ``meeting``
    where it is now, None where it is gone."""

    guest: int
    told: str
    meeting: Meeting | None
    is_new: bool = False


def moves(
    before: Sequence[Meeting], after: Sequence[Meeting], guests: Iterable[int], state: PlanState
) -> tuple[Moved, ...]:
    """What these guests must be told: an entry for each of their interviews that changed."""
    was, now = _of_guests(before), _of_guests(after)
    return tuple(one for guest in guests for one in _moved(state, was[guest], now[guest]))


def _moved(
    state: PlanState, before: Sequence[Meeting], after: Sequence[Meeting]
) -> Iterator[Moved]:
    stays = {(m.booth, m.start) for m in before} & {(m.booth, m.start) for m in after}
    left = [m for m in before if (m.booth, m.start) not in stays]
    come = [m for m in after if (m.booth, m.start) not in stays]
    for gone in left:
        found = next((m for m in come if m.booth == gone.booth), None)
        if found is None:
            yield Moved(gone.guest, f"{place(state, gone.booth, gone.start)} 빠짐", None)
            continue
        come.remove(found)
        told_ = f"{clock_of(gone.start)} → {place(state, found.booth, found.start)}"
        yield Moved(gone.guest, told_, found)
    for new in come:
        yield Moved(new.guest, f"{place(state, new.booth, new.start)} 새로", new, is_new=True)


def _of_guests(plan: Sequence[Meeting]) -> dict[int, list[Meeting]]:
    mine: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in plan:
        mine[meeting.guest].append(meeting)
    return mine
