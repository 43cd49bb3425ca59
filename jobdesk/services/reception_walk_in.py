"""현장접수: who comes without having registered, in five fields and one operation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus, DayAttendee
from jobdesk.domain.people import Channel, Seeker, check_seeker
from jobdesk.domain.reception import Guest, guest_key
from jobdesk.errors import UserError
from jobdesk.services import (
    day_attendees,
    day_floor,
    day_records,
    duplicates,
    lists,
    reception,
    seekers,
    stored,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.duplicates import Known, Similar
from jobdesk.services.likeness import HINT
from jobdesk.services.writing import insist, tidied, writing


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What is asked at the desk: name, phone, birth (date, or the year with ``approximate`` for
    one reckoned from an age), 읍면, and the 참여업체 the person came for (None for nobody).

    ``consent`` is whether the 개인정보 수집·이용 동의서 was signed.
    """

    name: str = ""
    phone: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    approximate: bool = False
    village: str = ""
    wanted: int | None = None
    consent: bool = False


def as_seeker(desk: Desk, person: WalkIn) -> Seeker:
    """The 구직자 a walk-in becomes, as registered today at an event."""
    return replace(
        seekers.blank(desk),
        name=person.name,
        phone=person.phone,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        birth_approximate=person.approximate,
        eup_myeon=person.village,
        registration_channel=Channel.EVENT.value,
        consent_on=desk.today() if person.consent else None,
    )


def similar(desk: Desk, person: WalkIn, day_id: int = 0) -> tuple[Similar, ...]:
    """Who is registered already and may be this person, the surest first; behind them whoever
    is on a list of today under the very name: most who stand at the desk are, and a name alone
    is little elsewhere."""
    if not person.name.strip() and not person.phone.strip():
        return ()
    found = duplicates.similar(desk, as_seeker(desk, person))
    if not day_id or not person.name.strip():
        return found
    known = {each.known.id for each in found}
    roll = reception.roll(desk, day_id)
    named = [
        one
        for one in (*roll.guests, *roll.elsewhere)
        if one.key == guest_key(person.name) and not _born_apart(one, person)
    ]
    new = {one.seeker_id: one for one in reversed(named) if one.seeker_id not in known}
    return (*found, *(_listed(one, day_id) for one in reversed(new.values())))


def _born_apart(one: Guest, person: WalkIn) -> bool:
    if one.birth and person.birth_date:
        return one.birth != person.birth_date
    typed = person.birth_date.year if person.birth_date else person.birth_year
    year = one.birth.year if one.birth else one.birth_year
    near = 1 if person.approximate else 0  # an age says the year but for one
    return bool(typed and year and abs(typed - year) > near)


def _listed(one: Guest, day_id: int) -> Similar:
    born = one.birth.isoformat() if one.birth else f"{one.birth_year}년생" * bool(one.birth_year)
    phone = f"전화 끝 {one.phone[-4:]}" if one.phone else ""
    about = " · ".join(part for part in (born, one.village, phone) if part)
    where = "오늘 명단" if one.day_id == day_id else f"‘{one.day}’ 명단"
    number = f" {one.number}번" if one.number else ""
    return Similar(Known(one.seeker_id, one.name, about), f"{where}{number}, 이름 같음", HINT)


def join(
    desk: Desk,
    day_id: int,
    person: WalkIn,
    at: str,
    *,
    seeker_id: int | None = None,
    apart: Collection[int] = (),
    place: str = "",
) -> Change:
    """Receive a walk-in at ``at``: as a 참가자 with the next number, here already.

    ``seeker_id`` names the 구직자 it is; without it a new one is registered, of whom ``apart``
    are said to be somebody else. One who is on the list of the day already is received as that.
    With a wanted employer the person waits at its booth. The first ref of the Change is the
    attendee. Raises AlreadyHere, and UserError with the field that is wrong.
    """
    day_records.day(desk, day_id)
    with writing(desk, "현장접수", Action.ADD, KindId.DAY_ATTENDEES) as work:
        if seeker_id is None:
            draft = tidied(as_seeker(desk, person))
            insist(check_seeker(draft, desk.today()))
            seeker_id = duplicates.register(desk, draft, apart).id
        elif stored.seeker(desk, seeker_id).trashed_on is not None:
            raise UserError("휴지통에 있는 구직자입니다. 먼저 되살리세요. 접수하지 않았습니다.")
        name = lists.title(desk, KindId.SEEKERS, seeker_id)
        listed = [a for a in day_records.attendees(desk, day_id) if a.seeker_id == seeker_id]
        wanted = () if person.wanted is None else (person.wanted,)
        if listed:
            old = listed[0]
            if old.status is AttendeeStatus.CAME and not old.left_at:
                raise reception.AlreadyHere(name, old.id, old.arrived_at)
            reception.put(desk, work, reception.arrived(old, at, place))
            _wish_too(desk, old.id, wanted)
            attendee_id = old.id
        else:
            new = _attendee(desk, day_id, seeker_id, at, place)
            attendee_id = day_attendees.add(desk, new, wanted).id
        for booth in wanted:
            if not day_floor.open_between(desk, attendee_id, booth):
                day_floor.queue(desk, attendee_id, booth)
        work.label(f"현장접수: {name}")
        return work.change(attendee_id)


def _attendee(desk: Desk, day_id: int, seeker_id: int, at: str, place: str) -> DayAttendee:
    return replace(
        day_attendees.blank(desk, day_id, seeker_id),
        channel=AttendeeChannel.ON_SITE,
        status=AttendeeStatus.CAME,
        arrived_at=at,
        desk=place,
    )


def _wish_too(desk: Desk, attendee_id: int, wanted: Sequence[int]) -> None:
    """One more wish, behind those the person came with."""
    wishes = day_records.wishes(desk, [attendee_id])
    known = [wish.day_employer_id or 0 for wish in wishes]
    if wanted and not set(wanted) <= set(known):
        day_attendees.set_wishes(desk, attendee_id, [*known, *wanted])
