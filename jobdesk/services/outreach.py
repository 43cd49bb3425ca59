"""이동·출장상담소 and 집단상담: a day away from the desk, who came, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import contacts_made, records
from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import (
    Note,
    NoteChannel,
    Outreach,
    OutreachType,
    Registration,
    RegistrationStatus,
    check_outreach,
)
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Channel, Seeker
from jobdesk.domain.registrations import last_valid_day
from jobdesk.domain.times import time_of_day
from jobdesk.services import entries, lists, notes, outreach_days, seekers, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.OUTREACH

PLACED_DAYS = 90
PLACED_RULE = f"그날 상담하거나 구직신청한 사람이 그날부터 {PLACED_DAYS}일 안에 입사한 취업 기록 수"
"""How the hires of a day's people are counted, in words."""

_CHANNELS = {
    OutreachType.MOBILE: NoteChannel.MOBILE.value,
    OutreachType.TRIP: NoteChannel.TRIP.value,
    OutreachType.GROUP: NoteChannel.VISIT.value,
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who came that day, with how many notes and 구직신청 of that day."""

    id: int
    name: str
    birth_year: int | None
    eup_myeon: str
    phone: str
    status: str
    notes: int
    registrations: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a day's own notes and registrations add up to; ``placed_ids`` are the hires that
    PLACED_RULE counts."""

    notes: int
    people: int
    registrations: int
    placed_ids: tuple[int, ...]

    @property
    def placements(self) -> int:
        """How many hires."""
        return len(self.placed_ids)


def blank(desk: Desk, **values: object) -> Outreach:
    """A new day as a form opens it: today, by whoever is at the desk."""
    day: Outreach = entries.blank(desk, _KIND, **values)
    return day


def add(desk: Desk, day: Outreach) -> Change:
    """Store a new day. Raises UserError with the field that is wrong."""
    clean = _prepared(desk, day)
    with writing(
        desk, f"{clean.outreach_type.value} 등록: {_called(clean)}", Action.ADD, _KIND
    ) as w:
        return w.change(w.insert(clean))


def save(desk: Desk, day: Outreach) -> Change:
    """Store an edited day. Raises UserError and StaleRecord."""
    clean = _prepared(desk, day)
    label = f"{clean.outreach_type.value} 수정: {_called(clean)}"
    with writing(desk, label, Action.EDIT, _KIND) as work:
        work.update(clean)
        return work.change(clean.id)


def members(desk: Desk, outreach_id: int) -> tuple[Member, ...]:
    """Who came that day: everybody with a note or a 구직신청 of it, by name."""
    return tuple(Member(*row) for row in contacts_made.members(desk.store, outreach_id))


def counts(desk: Desk, outreach_id: int) -> Counts:
    """The numbers of a day, each from its records."""
    fields = ("note_count", "people_count", "registration_count")
    values = lists.rows(desk, _KIND, [outreach_id], fields)[outreach_id]
    placed = contacts_made.placed_within(desk.store, outreach_id, PLACED_DAYS)
    noted, people, registered = (int(str(value or 0)) for value in values)
    return Counts(noted, people, registered, tuple(placed))


def notes_of(outreach_id: int) -> Filter:
    """The notes of a day."""
    return Filter(conditions=(Condition("outreach", Op.IS, outreach_id),))


def registrations_of(outreach_id: int) -> Filter:
    """The 구직신청 of a day that stand."""
    return Filter(
        conditions=(
            Condition("outreach", Op.IS, outreach_id),
            Condition("status", Op.IS, RegistrationStatus.VALID.value),
        )
    )


def note_for(desk: Desk, day: Outreach, **values: object) -> Note:
    """A new note of a day as a form opens it: on its date, in its channel."""
    on = min(day.held_on or desk.today(), desk.today())
    start = {
        "outreach_id": day.id,
        "noted_on": on,
        "noted_at": day.starts_at,
        "channel": _CHANNELS[day.outreach_type],
    }
    return notes.blank(desk, **(start | values))


def register(desk: Desk, outreach_id: int, seeker: Seeker) -> Change:
    """Register somebody who came that day; the 구직신청 is counted for the day.

    Who is only 가등록 (no 구직신청 yet) is registered too and counts once a note is written.
    Raises UserError with the field that is wrong.
    """
    with desk.store.operation("현장 등록") as operation:
        day: Outreach = records.get(desk.store, _KIND, outreach_id)
        outreach_days.held(desk, outreach_id)
        on = min(day.held_on or desk.today(), desk.today())
        applied = seeker.registered_on is not None
        came = replace(
            seeker,
            registered_on=on if applied else None,
            registration_channel=seeker.registration_channel or Channel.OUTREACH.value,
        )
        change = seekers.register(desk, came)
        if applied:
            _count_for(desk, change.id, outreach_id, on)
        operation.relabel(f"현장 등록: {stored.seeker(desk, change.id).called} ({_called(day)})")
        return operation.change(*change.refs)


def _count_for(desk: Desk, seeker_id: int, outreach_id: int, on: date) -> None:
    """Let the 구직신청 made with a new seeker name the day it was made on."""
    condition = Condition("seeker_id", Op.IS, seeker_id)
    ids = lists.find(desk, KindId.REGISTRATIONS, Filter(conditions=(condition,)))
    for made in records.get_many(desk.store, KindId.REGISTRATIONS, ids.tolist()):
        records.update(desk.store, replace(made, outreach_id=outreach_id))
    if ids:
        return
    seeker = stored.seeker(desk, seeker_id)
    until = last_valid_day(on, settings.get(desk).registration_months)
    made = Registration(
        seeker_id=seeker_id,
        registered_on=on,
        valid_until=seeker.valid_until or until,
        registration_type=seeker.registration_type,
        channel=seeker.registration_channel,
        outreach_id=outreach_id,
        counsellor=desk.user,
    )
    records.insert(desk.store, made)
    if seeker.valid_until is None:
        records.update(desk.store, replace(seeker, valid_until=until))


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move days to the 휴지통. Raises UserError naming the notes that hang on one."""
    return entries.trash(desk, _KIND, ids)


def _prepared(desk: Desk, day: Outreach) -> Outreach:
    clean = tidied(day)
    insist(check_outreach(clean, desk.today()))
    return replace(
        clean, starts_at=time_of_day(clean.starts_at), ends_at=time_of_day(clean.ends_at)
    )


def _called(day: Outreach) -> str:
    return day.title or day.place
