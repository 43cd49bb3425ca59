"""종이 명단: the printed list, filled in by hand at the door, typed back in as one operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import lookup
from jobdesk.domain import paper_list, text
from jobdesk.domain.changes import Change
from jobdesk.domain.hall_now import sign_order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    MET,
    STAYING_AWAY,
    AttendeeStatus,
    DayAttendee,
    DayInterview,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.paper_list import PaperEntry, PaperLine, PaperSheet
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    day_floor,
    day_records,
    lists,
    reception,
    reception_walk_in,
)
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.reception import AlreadyHere
from jobdesk.services.reception_walk_in import WalkIn
from jobdesk.services.writing import Writing, writing

_LEAST_MEETINGS, _MOST_MEETINGS = 3, 8
_KIND = KindId.DAY_ATTENDEES


def sheet(desk: Desk, day_id: int, *, blanks: int = 30) -> PaperSheet:
    """The list of a day as it stands, by number, with ``blanks`` empty lines for who came
    without having registered. Cancelled registrations are left out."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        firms = [
            one for one in day_records.employers(desk, day_id) if one.status not in STAYING_AWAY
        ]
        names = lists.called(
            desk, KindId.EMPLOYERS, [one.employer_id for one in firms if one.employer_id]
        )
        met = _met(desk, day_id)
        people = [
            one
            for one in reception.roll(desk, day_id).guests
            if one.status is not AttendeeStatus.CANCELLED
        ]
    firms.sort(key=lambda one: (sign_order(one.booth), one.id))
    most = max((len(met[one.attendee_id]) for one in people), default=0)
    made = PaperSheet(
        day_id,
        day.title,
        (),
        {one.booth: one.id for one in firms if one.booth},
        {one.id: names.get(one.employer_id or 0, "") for one in firms},
        max(_LEAST_MEETINGS, min(_MOST_MEETINGS, day.most_interviews or 0), most),
    )
    lines = []
    for one in sorted(people, key=lambda each: (each.number is None, each.number or 0)):
        cells = {
            paper_list.NUMBER: str(one.number or ""),
            paper_list.NAME: one.name,
            paper_list.PHONE: one.phone[-4:],
            paper_list.CAME: _WORDS[one.status],
            paper_list.AT: one.arrived_at,
        }
        for at, each in enumerate(met[one.attendee_id]):
            cells[paper_list.booth_column(at)] = made.sign_of(each.day_employer_id or 0)
            cells[paper_list.result_column(at)] = each.result.value
        lines.append(PaperLine(str(one.attendee_id), one.attendee_id, cells))
    lines += [PaperLine(f"new{at}", None) for at in range(blanks)]
    return replace(made, lines=tuple(lines))


def opened(desk: Desk, seen: PaperSheet) -> None:
    """Note in the access log that the list of a day was opened to be filled in."""
    people = [line.attendee_id for line in seen.lines if line.attendee_id is not None]
    access.listed(desk, _KIND, people, f"종이 명단: {seen.title}")


_WORDS = {status: word for word, status in paper_list.STATUSES.items()}


def _met(desk: Desk, day_id: int) -> defaultdict[int, list[DayInterview]]:
    """The interviews that were held, by attendee, in their order."""
    found: defaultdict[int, list[DayInterview]] = defaultdict(list)
    for one in day_records.interviews(desk, day_id):
        if one.status in MET:
            found[one.attendee_id or 0].append(one)
    for each in found.values():
        each.sort(key=lambda one: (one.began_at or one.starts_at or "99", one.id))
    return found


def save(desk: Desk, day_id: int, entries: Sequence[PaperEntry]) -> Change:
    """Store the lines that were changed, all or none, as one operation.

    A line says how the person stands and which employers they met: an interview that is set
    with one of these was held, one that is not set is added, and one that the line has no more
    is set back. Who has no number is received as a walk-in; somebody registered under that
    name and phone is that person. Raises UserError naming who cannot be stored so.
    """
    with writing(desk, "종이 명단 입력", Action.EDIT, _KIND) as work:
        day = day_records.day(desk, day_id)
        before = _met(desk, day_id)
        ids = []
        for one in entries:
            attendee_id = one.attendee_id or _walk_in(desk, day_id, one)
            stays = _meetings(desk, day, attendee_id, one, before[attendee_id])
            _attendance(desk, work, attendee_id, one, met=stays)
            ids.append(attendee_id)
        work.label(f"종이 명단 입력: {day.title} {len(ids):,}명")
        return work.change(*ids)


def _walk_in(desk: Desk, day_id: int, one: PaperEntry) -> int:
    person = WalkIn(one.name, one.phone)
    index = lookup.PeopleIndex.load(desk.store)
    same = (
        index.by_name_phone(text.search_key(one.name), text.digits(one.phone)) if one.phone else ()
    )
    seeker_id = same[0] if len(same) == 1 else None
    try:
        return reception_walk_in.join(desk, day_id, person, one.at, seeker_id=seeker_id).id
    except AlreadyHere as known:
        return known.attendee_id


def _attendance(desk: Desk, work: Writing, attendee_id: int, one: PaperEntry, *, met: bool) -> None:
    old = day_records.attendee(desk, attendee_id)
    new = replace(old, status=one.status)
    if one.status is AttendeeStatus.CAME:
        new = replace(new, arrived_at=one.at or old.arrived_at)
    else:
        new = replace(new, arrived_at="", left_at="")
        if met:
            raise UserError(
                f"{_name(desk, old)} 님은 면접을 보셨습니다. 참석으로 적으세요. 아무것도 저장하지 "
                "않았습니다."
            )
    if new != old:
        reception.put(desk, work, new)


def _meetings(
    desk: Desk,
    day: MatchingDay,
    attendee_id: int,
    one: PaperEntry,
    before: Sequence[DayInterview],
) -> bool:
    """What the paper says was told at the day, whenever it is typed back in; what a booth did
    since the line was begun stays. Returns whether the person has met anybody."""
    wanted = {met.day_employer_id: met.result for met in one.met}
    held = {old.day_employer_id or 0: old for old in before}
    seen = {id_: old.result for id_, old in held.items()}
    if one.seen is not None:
        seen = {met.day_employer_id: met.result for met in one.seen}
    gone = [old for id_, old in held.items() if id_ in seen and id_ not in wanted]
    for old in gone:
        _set_back(desk, old)
    for firm, result in wanted.items():
        if seen.get(firm) is result:
            continue
        found = held.get(firm)
        if found is None:
            found = _to_hold(desk, attendee_id, firm)
        if result is not found.result and (result or firm in seen):
            day_floor.give_result(desk, found.id, result, told_on=day.held_on)
    return bool(wanted) or len(gone) < len(held)


def _to_hold(desk: Desk, attendee_id: int, firm: int) -> DayInterview:
    """The interview of the two that is set, or a new one, now held."""
    person = day_records.attendee(desk, attendee_id)
    mine = [
        one
        for one in day_records.interviews(desk, person.matching_day_id or 0)
        if one.attendee_id == attendee_id and one.day_employer_id == firm
    ]
    known = next((one for one in mine if one.status is not MeetingStatus.CANCELLED), None)
    if known is None:
        known = day_records.interview(desk, day_floor.queue(desk, attendee_id, firm).id)
    with writing(desk, "면접", Action.EDIT, KindId.DAY_INTERVIEWS) as work:
        work.update(prepared(desk, replace(known, status=MeetingStatus.DONE)))
    return day_records.interview(desk, known.id)


def _set_back(desk: Desk, old: DayInterview) -> None:
    """An interview that was not held: to come again, or called off where it had no time."""
    if old.result is not InterviewResult.NONE:
        day_floor.give_result(desk, old.id, InterviewResult.NONE)
    day_floor.set_again(desk, old.id)
    if not old.starts_at:
        day_floor.cancel(desk, old.id)


def _name(desk: Desk, attendee: DayAttendee) -> str:
    return lists.title(desk, KindId.SEEKERS, attendee.seeker_id or 0)
