"""Whom a 참가자 might want to meet: the centre's matching among what is brought to the day.

A proposal says why and is never stored by itself; what the person said comes first and stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayMode,
    EmployerAnswer,
    MatchingDay,
    breaks_of,
)
from jobdesk.matching.criteria import Reason
from jobdesk.matching.ranking import Fit
from jobdesk.services import day_attendees, day_records, matching, stored
from jobdesk.services.access import Action
from jobdesk.services.day_hall import booth_of
from jobdesk.services.day_lists import employer_names
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, writing

LEAST = 40
"""The score, of 100, below which nothing is proposed."""

_USUAL = 4
_LOOKED_AT = 15
_MAY_COME = (EmployerAnswer.COMING, EmployerAnswer.INVITED)
_MAY_MEET = (AttendeeStatus.REGISTERED, AttendeeStatus.LATE, AttendeeStatus.CAME)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An employer of the day for a 참가자, by its best vacancy; ``score`` 0 to 100."""

    attendee_id: int
    attendee: str
    day_employer_id: int
    employer: str
    vacancy_id: int
    job: str
    score: int
    reasons: tuple[Reason, ...]


def for_attendee(desk: Desk, attendee_id: int, limit: int = 5) -> tuple[Proposal, ...]:
    """Employers for one person, the best first, without those wished for already."""
    with desk.store.reading():
        attendee = day_records.attendee(desk, attendee_id)
        own = {wish.day_employer_id for wish in day_records.wishes(desk, [attendee_id])}
        found = _all(desk, attendee.matching_day_id or 0, [attendee], {attendee_id: own})
    return tuple(found[:limit])


def for_day(desk: Desk, day_id: int) -> tuple[Proposal, ...]:
    """Employers for everybody who has fewer wishes than the day allows interviews.

    Everybody gets a first one before anybody a second, the best fits first, and no employer is
    proposed to more people than it has time for. By number, then by score.
    """
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        people = [each for each in day_records.attendees(desk, day_id) if each.status in _MAY_MEET]
        own: dict[int, set[int | None]] = defaultdict(set)
        wished: dict[int, int] = defaultdict(int)
        for wish in day_records.wishes(desk, [each.id for each in people]):
            own[wish.attendee_id or 0].add(wish.day_employer_id)
            wished[wish.day_employer_id or 0] += 1
        free = {
            each.id: None if places is None else max(0, places - wished[each.id])
            for each in day_records.employers(desk, day_id)
            for places in [_places(day, each)]
        }
        most = day.most_interviews or _USUAL
        room = {each.id: most - len(own[each.id]) for each in people}
        lacking = [each for each in people if room[each.id] > 0]
        chosen = _spread(_all(desk, day_id, lacking, own), room, free)
    order = {each.id: at for at, each in enumerate(people)}
    return tuple(sorted(chosen, key=lambda one: (order[one.attendee_id], -one.score)))


def accept(desk: Desk, proposals: Iterable[Proposal]) -> Change:
    """Put proposals as wishes after the person's own, in the order given, as one operation.

    What is wished for already stays where it stands. Raises UserError for an employer that
    does not come any more.
    """
    mine: dict[int, dict[int, int]] = defaultdict(dict)
    for one in proposals:
        mine[one.attendee_id].setdefault(one.day_employer_id, one.vacancy_id)
    with writing(desk, "면접 희망 제안 반영", Action.EDIT, KindId.DAY_ATTENDEES) as work:
        names = []
        for attendee_id, wanted in mine.items():
            own = [each.day_employer_id or 0 for each in day_records.wishes(desk, [attendee_id])]
            new = {id_: vacancy for id_, vacancy in wanted.items() if id_ not in own}
            if not new:
                continue
            day_attendees.set_wishes(desk, attendee_id, [*own, *new], new)
            attendee = day_records.attendee(desk, attendee_id)
            names.append(stored.seeker(desk, attendee.seeker_id or 0).called)
            work.written.append(attendee_id)
        if names:
            work.label(f"면접 희망 제안 반영: {others(names)}")
        return work.change(*work.written)


def _all(
    desk: Desk,
    day_id: int,
    people: Sequence[DayAttendee],
    own: Mapping[int, set[int | None]],
) -> list[Proposal]:
    """Every fit of these people that is good enough, the best first; one for each employer."""
    coming = [each for each in day_records.employers(desk, day_id) if each.status in _MAY_COME]
    names = employer_names(desk, day_id)
    bringer = {
        each.vacancy_id or 0: each.day_employer_id or 0
        for each in day_records.vacancies(desk, [each.id for each in coming])
    }
    seekers = [each.seeker_id or 0 for each in people]
    rankings = matching.among(desk, seekers, list(bringer), limit=_LOOKED_AT)
    found = []
    for each in people:
        ranking = rankings.get(each.seeker_id or 0)
        if ranking is None:
            continue
        called = stored.seeker(desk, each.seeker_id or 0).called
        best: dict[int, Fit] = {}
        for fit in ranking.rows:
            if fit.score >= LEAST and bringer[fit.id] not in own.get(each.id, ()):
                best.setdefault(bringer[fit.id], fit)
        found += [
            Proposal(each.id, called, id_, names[id_], fit.id, fit.name, fit.score, fit.reasons)
            for id_, fit in best.items()
        ]
    return sorted(found, key=lambda one: (-one.score, one.attendee_id, one.day_employer_id))


def _spread(
    proposals: Sequence[Proposal], room: dict[int, int], free: dict[int, int | None]
) -> list[Proposal]:
    chosen: list[Proposal] = []
    left = list(proposals)
    while left:
        served: set[int] = set()
        rest: list[Proposal] = []
        for one in left:
            places = free[one.day_employer_id]
            if room[one.attendee_id] <= 0 or places == 0:
                continue
            if one.attendee_id in served:
                rest.append(one)
                continue
            served.add(one.attendee_id)
            chosen.append(one)
            room[one.attendee_id] -= 1
            if places is not None:
                free[one.day_employer_id] = places - 1
        left = rest
    return chosen


def _places(day: MatchingDay, employer: DayEmployer) -> int | None:
    """How many people an employer has time for; None where nothing says so."""
    begins, ends = employer.arrives_at or day.starts_at, employer.leaves_at or day.ends_at
    if employer.mode is DayMode.PAPER or not begins or not ends:
        return None
    booth = booth_of(day, employer, breaks_of(day.breaks))
    return len(booth.starts) * booth.seats
