"""The interviews of a matching day as the table that hangs in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobdesk.domain.matching_days import DayEmployer, DayMode, breaks_of, minutes_of
from jobdesk.domain.text import mask_name
from jobdesk.services.day_paper_facts import Facts

if TYPE_CHECKING:
    from jobdesk.reports.day_hours import HallTable, Lane, Sitting
    from jobdesk.reports.day_pages import Event


def hall_table(facts: Facts, event: Event, *, mask: bool, large: bool, unplaced: bool) -> HallTable:
    """Interviews with a time as a table, names masked for a wall where asked."""
    from jobdesk.reports.day_hours import HallTable

    day = facts.day
    held = [one for one in facts.employers if one.mode is DayMode.DIRECT or _timed(facts, one.id)]
    length = day.slot_minutes or 15
    starts = [minutes_of(one.starts_at) or 0 for one in facts.interviews if one.starts_at]
    ends = [
        (minutes_of(one.starts_at) or 0) + _minutes(facts, facts.employer(one.day_employer_id))
        for one in facts.interviews
        if one.starts_at
    ]
    opens, closes = minutes_of(day.starts_at), minutes_of(day.ends_at)
    first = min([*([opens] if opens is not None else []), *starts], default=None)
    last = max([*([closes] if closes is not None else []), *ends], default=None)
    if first is None or last is None or last <= first:
        first = last = 0
    lanes = [lane for one in held for lane in _lanes(facts, one, first, last, mask)]
    return HallTable(
        event=event,
        first=first,
        last=last,
        step=length,
        breaks=breaks_of(day.breaks),
        lanes=lanes if last else (),
        unplaced=_unplaced(facts, mask) if unplaced else (),
        large=large,
    )


def _timed(facts: Facts, day_employer_id: int) -> bool:
    return any(one.starts_at for one in facts.interviews if one.day_employer_id == day_employer_id)


def _minutes(facts: Facts, employer: DayEmployer | None) -> int:
    return (employer.minutes if employer else None) or facts.day.slot_minutes or 15


def _lanes(facts: Facts, employer: DayEmployer, first: int, last: int, mask: bool) -> list[Lane]:
    from jobdesk.reports.day_hours import Lane, Sitting

    length = _minutes(facts, employer)
    lanes: list[list[Sitting]] = [[] for _ in range(max(employer.interviewers or 1, 1))]
    mine = [one for one in facts.interviews if one.day_employer_id == employer.id and one.starts_at]
    for one in sorted(mine, key=lambda one: (one.starts_at, one.seat or 1, one.id)):
        name = facts.name(one.attendee_id)
        sitting = Sitting(
            minutes_of(one.starts_at) or 0,
            length,
            mask_name(name) if mask else name,
            facts.number(one.attendee_id),
        )
        _seat(lanes, sitting, (one.seat or 1) - 1)
    arrives, leaves = minutes_of(employer.arrives_at), minutes_of(employer.leaves_at)
    jobs = " · ".join(job.words for job in facts.jobs.get(employer.id, ()))
    return [
        Lane(
            booth=employer.booth,
            firm=facts.firms.get(employer.id, ""),
            jobs=jobs,
            first=first if arrives is None else arrives,
            last=last if leaves is None else leaves,
            sittings=tuple(lane),
            seat=number,
            seats=len(lanes),
        )
        for number, lane in enumerate(lanes, start=1)
    ]


def _seat(lanes: list[list[Sitting]], sitting: Sitting, seat: int) -> None:
    """Put somebody with their interviewer; where two clash, one below the other."""
    order = [seat, *(at for at in range(len(lanes)) if at != seat)]
    for at in order:
        if at < len(lanes) and all(
            one.end <= sitting.start or sitting.end <= one.start for one in lanes[at]
        ):
            lanes[at].append(sitting)
            return
    lanes.append([sitting])


def _unplaced(facts: Facts, mask: bool) -> list[tuple[str, str, str]]:
    found = []
    for one in facts.there():
        firms = [facts.firms.get(wish.day_employer_id or 0, "") for wish in facts.unmet(one.id)]
        firms += [
            facts.firms.get(each.day_employer_id or 0, "")
            for each in facts.interviews
            if each.attendee_id == one.id and not each.starts_at
        ]
        if firms:
            name = facts.name(one.id)
            shown = mask_name(name) if mask else name
            words = ", ".join(dict.fromkeys(firms))
            found.append((facts.number(one.id), shown, words))
    return found
