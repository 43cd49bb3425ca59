"""Writes what rows of a training cohort say beside their records, within the operation of the
import: certificates and hires of people, their numbers, and every mark by the grid's own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import completion
from jobdesk.domain.attendance import lesson_days, rule_of
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.cohorts import CohortSession
from jobdesk.domain.employers import company_key
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import (
    Attendance,
    CertificateIssue,
    Mark,
    Qualification,
    Trainee,
)
from jobdesk.services import (
    attendance,
    attendance_standing,
    cohort_records,
    completion_guard,
    lists,
    seats,
)
from jobdesk.services.attendance import Entry
from jobdesk.services.desk import Desk
from jobdesk.services.importing import following
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.cohort_beside import Hired, TraineeBeside
from jobdesk.services.importing.cohort_marks import MarkedDay
from jobdesk.services.importing.cohort_rows import TOLD


def settle(
    desk: Desk,
    kind: KindId,
    new: Sequence[int],
    changed: Sequence[int],
    said: Mapping[int, Beside],
) -> dict[KindId, list[int]]:
    """Let the new and changed records be followed by what their rows say beside them; returns
    what was made for it, by kind."""
    if kind is KindId.CERTIFICATE_ISSUES:
        _numbered(desk, new)
    if kind is not KindId.TRAINEES:
        return {}
    told = {id_: each for id_, each in said.items() if isinstance(each, TraineeBeside)}
    told = _once(desk, new, told)
    _begin(desk, [id_ for id_ in new if id_ in told], told)
    _number(desk, new)
    made = {KindId.QUALIFICATIONS: _gained(desk, told), KindId.PLACEMENTS: _hired(desk, told)}
    made[KindId.COHORT_SESSIONS] = _marked(desk, told)
    _hold(desk, [*new, *changed])
    return made


def _numbered(desk: Desk, new: Sequence[int]) -> None:
    """Give who stands in a 발급대장 the 수료증 that it says was issued."""
    issues: list[CertificateIssue] = records.get_many(desk.store, KindId.CERTIFICATE_ISSUES, new)
    first = {
        one.trainee_id: one
        for one in sorted(issues, key=lambda one: one.issued_on or date.max, reverse=True)
    }
    people: list[Trainee] = records.get_many(
        desk.store, KindId.TRAINEES, [id_ for id_ in first if id_ is not None]
    )
    records.update_many(
        desk.store,
        KindId.TRAINEES,
        [
            replace(
                one,
                certificate_number=first[one.id].number,
                certificate_on=first[one.id].issued_on,
            )
            for one in people
            if not one.certificate_number
        ],
    )


def _marked(desk: Desk, told: Mapping[int, TraineeBeside]) -> list[int]:
    """Store the lessons that an 출석부 has and the timetable lacks, then its marks; what was noted
    beside a mark stays with it."""
    with_days = [id_ for id_, each in told.items() if each.days or each.lessons]
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, with_days)
    by_cohort: dict[int, list[Trainee]] = defaultdict(list)
    for one in people:
        by_cohort[one.cohort_id or 0].append(one)
    made: list[int] = []
    for cohort_id, mine in by_cohort.items():
        lessons: dict[date, int] = {}
        for one in mine:
            for day, hours in told[one.id].lessons.items():
                lessons[day] = max(hours, lessons.get(day, 0))
        made += add_days(desk, cohort_id, {day: hours or None for day, hours in lessons.items()})
        there = {
            (one.trainee_id, one.held_on): one for one in cohort_records.attendance(desk, cohort_id)
        }
        entries = [
            _entry(one.id, day, there.get((one.id, day.held_on)))
            for one in mine
            for day in told[one.id].days
            if day.marked is not None
        ]
        if entries:
            attendance.put(desk, cohort_id, entries, "가져오기")
            _by_marks(desk, cohort_id, {entry.trainee_id for entry in entries})
    return made


def _entry(trainee_id: int, day: MarkedDay, old: Attendance | None) -> Entry:
    assert day.marked is not None
    mark, hours = day.marked.mark, day.marked.hours
    if old is None or mark is Mark.PRESENT:
        return Entry(trainee_id, day.held_on, mark, hours)
    return Entry(
        trainee_id,
        day.held_on,
        mark,
        hours,
        old.reason,
        old.evidence,
        old.slip_on,
        old.note,
    )


def _hold(desk: Desk, ids: Sequence[int]) -> None:
    """Keep what every step on a cohort's list keeps: no seat is empty while somebody waits, and
    nobody is 수료 against the grid. Raises UserError for the latter."""
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, ids)
    for cohort_id in dict.fromkeys(one.cohort_id for one in people if one.cohort_id):
        seats.settle(desk, cohort_id)
    for one in people:
        completion_guard.insist_agrees(desk, one)


def put_marks(desk: Desk, wanted: Sequence[Attendance]) -> list[int]:
    """Store what rows say of places in the grid; their ids in the same order.

    A cohort is given the days that stand in the sheet beyond its timetable. Raises UserError for
    a place at which a mark may not stand; nothing is kept then.
    """
    by_cohort: dict[int, list[Attendance]] = defaultdict(list)
    for one in wanted:
        by_cohort[one.cohort_id or 0].append(one)
    found: dict[tuple[int | None, date | None], int] = {}
    for cohort_id, marks in by_cohort.items():
        _lessons(desk, cohort_id, marks)
        entries = [
            Entry(
                one.trainee_id or 0,
                one.held_on or date.min,
                one.mark,
                one.hours,
                one.reason,
                one.evidence,
                one.slip_on,
                one.note,
            )
            for one in marks
        ]
        attendance.put(desk, cohort_id, entries, "가져오기")
        _by_marks(desk, cohort_id, {entry.trainee_id for entry in entries})
        stored = cohort_records.attendance(desk, cohort_id)
        found |= {(one.trainee_id, one.held_on): one.id for one in stored}
    return [found[one.trainee_id, one.held_on] for one in wanted]


def _by_marks(desk: Desk, cohort_id: int, ids: Collection[int]) -> None:
    """Who was taken at a list's word and completes by the marks that came needs no exception."""
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, sorted(ids))
    told = [replace(one, exception="") for one in people if one.exception == TOLD]
    if not told:
        return
    rule = rule_of(cohort_records.cohort(desk, cohort_id))
    stands = attendance_standing.standings_of(desk, cohort_id, told)
    agreed = [one for one in told if completion.agrees(one, rule, stands[one.id])]
    records.update_many(desk.store, KindId.TRAINEES, agreed)


def _lessons(desk: Desk, cohort_id: int, marks: Sequence[Attendance]) -> None:
    """Give a cohort the days on which marks stand and that lie beyond its timetable so far."""
    cohort = cohort_records.cohort(desk, cohort_id)
    most = max((one.hours or 0 for one in marks), default=0)
    hours = max(cohort.day_hours or 0, most) or None
    days = sorted({one.held_on for one in marks if one.held_on is not None})
    add_days(desk, cohort_id, dict.fromkeys(days, hours))


def add_days(desk: Desk, cohort_id: int, days: Mapping[date, int | None]) -> list[int]:
    """Store lessons on the days that have none yet."""
    there = {each.held_on for each in lesson_days(cohort_records.sessions(desk, cohort_id))}
    cohort = cohort_records.cohort(desk, cohort_id)
    made = [
        CohortSession(
            cohort_id=cohort_id,
            held_on=day,
            starts_at=cohort.starts_at,
            ends_at=cohort.ends_at,
            hours=hours,
            place=cohort.place,
        )
        for day, hours in sorted(days.items())
        if day not in there
    ]
    return records.insert_many(desk.store, KindId.COHORT_SESSIONS, made)


def _once(
    desk: Desk, new: Sequence[int], told: Mapping[int, TraineeBeside]
) -> dict[int, TraineeBeside]:
    """Nobody is in a cohort twice: who was taken as another row's double is one with it."""
    out = dict(told)
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, new)
    for one in people:
        mine = Filter(
            conditions=(
                Condition("cohort_id", Op.IS, one.cohort_id),
                Condition("seeker_id", Op.IS, one.seeker_id),
            )
        )
        first = min(lists.find(desk, KindId.TRAINEES, mine), default=one.id)
        if first == one.id:
            continue
        records.trash(desk.store, KindId.TRAINEES, [one.id])
        beside = out.pop(one.id, None)
        if beside is not None:
            out[first] = out[first].joined(beside) if first in out else beside
    return out


def _begin(desk: Desk, new: Sequence[int], told: Mapping[int, TraineeBeside]) -> None:
    """Give new people of whom the sheet says no status the one that their cohort's stage says."""
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, new)
    begun = []
    for one in people:
        unsaid = told[one.id].unsaid
        if unsaid is not None and unsaid is not one.status:
            begun.append(replace(one, status=unsaid))
    records.update_many(desk.store, KindId.TRAINEES, begun)


def _number(desk: Desk, new: Sequence[int]) -> None:
    """Give those who have no number, or somebody else's, the next ones."""
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, new)
    by_cohort: dict[int, list[Trainee]] = defaultdict(list)
    for one in people:
        if one.trashed_on is None:
            by_cohort[one.cohort_id or 0].append(one)
    changed = []
    for cohort_id, mine in by_cohort.items():
        own = {one.id for one in mine}
        everybody = cohort_records.trainees(desk, cohort_id)
        taken = {one.number for one in everybody if one.id not in own and one.number}
        lacking = []
        for one in mine:
            if one.number is None or one.number in taken:
                lacking.append(one)
            else:
                taken.add(one.number)
        last = max((number for number in taken if number), default=0)
        changed += [replace(one, number=last + n) for n, one in enumerate(lacking, 1)]
    records.update_many(desk.store, KindId.TRAINEES, changed)


def _gained(desk: Desk, told: Mapping[int, TraineeBeside]) -> list[int]:
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, list(told))
    made = [
        Qualification(cohort_id=one.cohort_id, trainee_id=one.id, title=title)
        for one in people
        for title in told[one.id].missing(one.id)
    ]
    return records.insert_many(desk.store, KindId.QUALIFICATIONS, made)


def _hired(desk: Desk, told: Mapping[int, TraineeBeside]) -> list[int]:
    """Store the hires; one that is there already is linked to the cohort."""
    hires = {id_: each.hired for id_, each in told.items() if each.hired is not None}
    people: list[Trainee] = records.get_many(desk.store, KindId.TRAINEES, list(hires))
    seekers = tuple({one.seeker_id for one in people if one.seeker_id is not None})
    if not seekers:
        return []
    mine = Filter(conditions=(Condition("seeker_id", Op.IN, seekers),))
    ids = list(lists.find(desk, KindId.PLACEMENTS, mine))
    names = lists.rows(desk, KindId.PLACEMENTS, ids, ("employer",))
    there: list[Placement] = records.get_many(desk.store, KindId.PLACEMENTS, ids)
    linked, made = [], []
    for one in people:
        hired = hires[one.id]
        assert hired is not None
        known = next((p for p in there if _is_it(p, one, hired, str(names[p.id][0] or ""))), None)
        if known is None:
            made.append(_placement(desk, one, hired))
        elif known.cohort_id is None:
            linked.append(replace(known, cohort_id=one.cohort_id))
    records.update_many(desk.store, KindId.PLACEMENTS, linked)
    new = records.insert_many(desk.store, KindId.PLACEMENTS, made)
    following.follow(desk, KindId.PLACEMENTS, new, [])
    return new


def _is_it(placement: Placement, who: Trainee, hired: Hired, employer: str) -> bool:
    firm = employer or placement.employer_name
    same = company_key(firm) == company_key(hired.firm)
    return placement.seeker_id == who.seeker_id and placement.hire_date == hired.on and same


def _placement(desk: Desk, who: Trainee, hired: Hired) -> Placement:
    ahead = hired.on > desk.today()
    return Placement(
        seeker_id=who.seeker_id,
        employer_id=hired.employer_id,
        employer_name="" if hired.employer_id else hired.firm,
        cohort_id=who.cohort_id,
        hire_date=hired.on,
        route=PlacementRoute.TRAINING,
        status=PlacementStatus.EXPECTED if ahead else PlacementStatus.WORKING,
        counsellor=who.counsellor,
    )
