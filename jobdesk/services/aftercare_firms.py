"""업체 사후관리: which firms are to be asked by a day how those who work there do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import FirmDue, due_date, in_order, promised, said_last
from jobdesk.services import lists, settings
from jobdesk.services.desk import Desk

_ANSWERED = frozenset({Outcome.DONE, Outcome.REFUSED})


def firms_due(desk: Desk, until: date | None = None) -> tuple[FirmDue, ...]:
    """Firms to be asked by ``until`` (today), the longest overdue first.

    Their milestones count from the latest hire still there; a firm asked since is not due,
    one tried in vain stays so, and one that named a day is due again on it.
    """
    day = until or desk.today()
    with desk.store.reading():
        months = settings.get(desk).follow_up_months
        there = _there(desk, day)
        asked = _asked(desk)
        found = [
            (employer_id, milestone, on)
            for employer_id, hires in there.items()
            for milestone, on in [_next(hires, asked.get(employer_id, []), months, day)]
            if on is not None
        ]
        fields = ("name", "phone", "contact_name", "counsellor")
        firms = lists.rows(desk, KindId.EMPLOYERS, [f[0] for f in found], fields)
        hired = [one.id for employer_id, _, _ in found for one in there[employer_id]]
        people = lists.rows(desk, KindId.PLACEMENTS, hired, ("seeker",))
    made = []
    for employer_id, milestone, on in found:
        name, phone, contact, counsellor = firms[employer_id]
        said = asked.get(employer_id, [])
        vain = _in_vain(said)
        made.append(
            FirmDue(
                employer_id=employer_id,
                name=str(name),
                phone=str(phone),
                contact=str(contact),
                working=tuple(str(people[one.id][0]) for one in there[employer_id]),
                milestone=milestone,
                due_on=on,
                days_late=(day - on).days,
                counsellor=str(counsellor),
                attempts=len(vain),
                last_words=said_last(said),
                tried_on=max(vain, default=None),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.due_on, one.employer_id)))


def _next(
    hires: Sequence[Placement], asked: Sequence[FollowUp], months: Sequence[int], day: date
) -> tuple[int | None, date | None]:
    """Milestone and day of what is due by ``day``; (None, None) for nothing."""
    latest = max(one.hire_date for one in hires if one.hire_date is not None)
    past = [(m, due_date(latest, m)) for m in months if due_date(latest, m) <= day]
    answered = [f.done_on for f in asked if f.outcome in _ANSWERED and f.done_on is not None]
    named = promised(asked)
    if past and past[-1][1] > max(answered, default=date.min):
        later = named is not None and named > day and _in_vain(asked)
        return (None, None) if later else past[-1]
    return (None, named) if named is not None and named <= day else (None, None)


def _in_vain(asked: Sequence[FollowUp]) -> list[date]:
    """Days of the calls in vain since the last answer."""
    found: list[date] = []
    for one in in_order(asked):
        if one.outcome in _ANSWERED:
            found = []
        elif one.outcome is Outcome.ABSENT and one.done_on is not None:
            found.append(one.done_on)
    return found


def _there(desk: Desk, day: date) -> dict[int, list[Placement]]:
    """Hires still at work, by their firm."""
    conditions = (
        Condition("status", Op.IS, PlacementStatus.WORKING.value),
        Condition("hire_date", Op.AT_MOST, day),
        Condition("employer_id", Op.FILLED),
    )
    ids = lists.find(desk, KindId.PLACEMENTS, Filter(conditions=conditions), Order("hire_date"))
    found: dict[int, list[Placement]] = defaultdict(list)
    for one in records.get_many(desk.store, KindId.PLACEMENTS, list(ids)):
        if one.left_on is None:
            found[one.employer_id].append(one)
    return found


def _asked(desk: Desk) -> dict[int, list[FollowUp]]:
    """What firms were asked, in order, by the firm."""
    conditions = (Condition("audience", Op.IS, Audience.EMPLOYER.value),)
    ids = lists.find(desk, KindId.FOLLOW_UPS, Filter(conditions=conditions), Order("done_on"))
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for one in records.get_many(desk.store, KindId.FOLLOW_UPS, list(ids)):
        if one.employer_id is not None:
            found[one.employer_id].append(one)
    return found
