"""사후관리: who is to be asked after by a day, what they said, and who stayed in work.

What is due is derived from the hires and what was answered; nothing is stored in advance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from jobdesk.data import aftercare_rows, records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import (
    OPEN,
    Care,
    Due,
    Milestone,
    MilestoneState,
    Retention,
    due_date,
    kept_on,
    milestones,
    promised,
    said_last,
)
from jobdesk.services import lists, settings, stored
from jobdesk.services.aftercare_firms import firms_due
from jobdesk.services.desk import Desk
from jobdesk.services.follow_ups import blank, record, save
from jobdesk.services.follow_ups import of_placements as follow_ups_of

__all__ = [
    "blank",
    "care",
    "due",
    "firms_due",
    "follow_ups",
    "of_placement",
    "record",
    "retention",
    "retentions",
    "save",
]

_WORKING = Condition("status", Op.IS, PlacementStatus.WORKING.value)


def due(desk: Desk, until: date | None = None) -> tuple[Due, ...]:
    """Hires to be asked after by ``until`` (today), the longest overdue first.

    Of the milestones of one hire the latest that has come counts; 부재 keeps it due unless
    another day was promised, 거부 and an answer end it.
    """
    day = until or desk.today()
    with desk.store.reading():
        months = settings.get(desk).follow_up_months
        working = _working(desk, day)
        asked = follow_ups_of(desk, [one.id for one in working])
        found = [
            (one, milestone, on, asked.get(one.id, []))
            for one in working
            for milestone, on in [_next(one, asked.get(one.id, []), months, day)]
            if on is not None and on <= day
        ]
        made = _dues(desk, found, day)
    return tuple(sorted(made, key=lambda one: (one.due_on, one.placement_id)))


def care(desk: Desk, placement_id: int) -> Care:
    """Everything about the time after one hire, as known today."""
    today = desk.today()
    with desk.store.reading():
        one = stored.placement(desk, placement_id)
        asked = follow_ups_of(desk, [placement_id]).get(placement_id, [])
        months = settings.get(desk).follow_up_months
        (name, employer) = lists.rows(
            desk, KindId.PLACEMENTS, [placement_id], ("seeker", "employer")
        )[placement_id]
    known = milestones(one, asked, months, today)
    return Care(
        one,
        str(name or ""),
        str(employer or ""),
        known,
        tuple(sorted(asked, key=lambda f: (f.done_on or date.max, f.id), reverse=True)),
        next((m for m in known if m.state in OPEN), None),
        next((m for m in known if m.state is MilestoneState.COMING), None),
        promised(f for f in asked if f.audience is not Audience.EMPLOYER),
    )


def of_placement(desk: Desk, placement_id: int) -> tuple[Milestone, ...]:
    """Every milestone of one hire with what is known of it today."""
    with desk.store.reading():
        one = stored.placement(desk, placement_id)
        asked = follow_ups_of(desk, [placement_id]).get(placement_id, [])
        return milestones(one, asked, settings.get(desk).follow_up_months, desk.today())


def follow_ups(desk: Desk, placement_id: int) -> tuple[FollowUp, ...]:
    """What was recorded after one hire, the latest first."""
    found = follow_ups_of(desk, [placement_id]).get(placement_id, [])
    return tuple(sorted(found, key=lambda f: (f.done_on or date.min, f.id), reverse=True))


def retention(
    desk: Desk, months: int, as_of: date | None = None, *, hired_from: date | None = None
) -> Retention:
    """Who was employed ``months`` after the hire, of all whose date has passed by ``as_of``.

    ``hired_from`` leaves out who was hired before that day.
    """
    (found,) = retentions(desk, (months,), as_of, hired_from=hired_from)
    return found


def retentions(
    desk: Desk, months: Sequence[int], as_of: date | None = None, *, hired_from: date | None = None
) -> tuple[Retention, ...]:
    """:func:`retention` at several points, from one reading of the hires."""
    day = as_of or desk.today()
    conditions = [Condition("hire_date", Op.AT_MOST, day)]
    if hired_from is not None:
        conditions.append(Condition("hire_date", Op.AT_LEAST, hired_from))
    with desk.store.reading():
        ids = _found(desk, conditions)
        hired = [
            (one, one.hire_date)
            for one in aftercare_rows.hired(desk.store, ids)
            if one.status is not PlacementStatus.EXPECTED
            and one.hire_date is not None
            and due_date(one.hire_date, min(months, default=0)) <= day
        ]
        asked = aftercare_rows.answers(desk.store, [one.id for one, _ in hired])
    made = []
    for point in months:
        known: dict[bool | None, list[int]] = {True: [], False: [], None: []}
        for one, began in hired:
            if due_date(began, point) <= day:
                known[kept_on(one, asked.get(one.id, []), point, day)].append(one.id)
        made.append(
            Retention(point, day, tuple(known[True]), tuple(known[False]), tuple(known[None]))
        )
    return tuple(made)


def _working(desk: Desk, day: date) -> list[Placement]:
    found = _placements(desk, [_WORKING, Condition("hire_date", Op.AT_MOST, day)])
    return [one for one in found if one.left_on is None]


def _placements(desk: Desk, conditions: Iterable[Condition]) -> list[Placement]:
    return records.get_many(desk.store, KindId.PLACEMENTS, _found(desk, conditions))


def _found(desk: Desk, conditions: Iterable[Condition]) -> list[int]:
    filter_ = Filter(conditions=tuple(conditions))
    return list(lists.find(desk, KindId.PLACEMENTS, filter_, Order("hire_date")))


def _next(
    one: Placement, asked: Sequence[FollowUp], months: Sequence[int], day: date
) -> tuple[int | None, date | None]:
    """Milestone and day of what is due next for a hire by ``day``; (None, None) for nothing."""
    day_promised = promised(f for f in asked if f.audience is not Audience.EMPLOYER)
    waiting = next((m for m in milestones(one, asked, months, day) if m.state in OPEN), None)
    if waiting is not None:
        if day_promised is not None and day_promised > day and waiting.attempts:
            return None, None
        return waiting.months, waiting.due_on
    return (None, day_promised) if day_promised is not None else (None, None)


def _dues(
    desk: Desk,
    found: Sequence[tuple[Placement, int | None, date | None, Sequence[FollowUp]]],
    day: date,
) -> list[Due]:
    people = _rows(desk, KindId.SEEKERS, [f[0].seeker_id or 0 for f in found], ("name", "phone"))
    firms = _rows(desk, KindId.PLACEMENTS, [f[0].id for f in found], ("employer",))
    made = []
    for one, milestone, on, asked in found:
        if one.seeker_id not in people or one.hire_date is None or on is None:
            continue
        name, phone = people[one.seeker_id]
        absent = [f for f in asked if f.outcome is Outcome.ABSENT and f.milestone == milestone]
        made.append(
            Due(
                placement_id=one.id,
                seeker_id=one.seeker_id,
                name=str(name),
                phone=str(phone),
                employer_id=one.employer_id,
                firm=str(firms[one.id][0] or ""),
                job=one.job,
                hire_date=one.hire_date,
                milestone=milestone,
                due_on=on,
                days_late=(day - on).days,
                attempts=len(absent),
                last_words=said_last(asked),
                counsellor=one.counsellor,
                tried_on=max((f.done_on for f in absent if f.done_on is not None), default=None),
            )
        )
    return made


def _rows(
    desk: Desk, kind: KindId, ids: Sequence[int], fields: Sequence[str]
) -> dict[int, tuple[object, ...]]:
    return lists.rows(desk, kind, list(dict.fromkeys(ids)), fields) if ids else {}
