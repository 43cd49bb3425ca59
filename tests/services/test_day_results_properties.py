"""Whatever is told in whatever order: a hire with its first day has one 취업, nothing else any."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.errors import UserError
from jobdesk.services import day_chase, day_outcomes, day_pending, history, placements
from jobdesk.services.desk import Desk
from tests import casework
from tests.services.results_kit import HIRED, Hall, S, hall

_DAYS = (None, date(2026, 11, 20), date(2026, 12, 1), date(2027, 1, 4))


def insist_sound(desk: Desk, day: Hall, met: list[int]) -> None:
    """What holds after every step."""
    hires = {one.id: one for one in day.hires()}
    interviews = [day.interview(id_) for id_ in met]
    held = [one for one in interviews if one.placement_id in hires]
    assert len({one.placement_id for one in held}) == len(held) == len(hires)
    for one in interviews:
        if one.placement_id in hires:
            hire = hires[one.placement_id or 0]
            assert one.result is HIRED
            assert (one.hire_on, hire.matching_day_id) == (hire.hire_date, day.day)
            ahead = hire.hire_date is not None and hire.hire_date > desk.today()
            assert (hire.status is PlacementStatus.EXPECTED) >= ahead
        elif one.result is not HIRED:
            assert (one.hire_on, one.placement_id) == (None, None)
    placed = {one.seeker_id for one in hires.values()}
    for seeker in day.people:
        assert (casework.status(desk, S, seeker) == "취업") == (seeker in placed)
    of = dict(zip(day.attendees, day.people, strict=True))
    undated = [
        one
        for one in interviews
        if one.result is HIRED
        and one.placement_id not in hires
        and of[one.attendee_id or 0] not in placed
    ]
    waiting = [one for one in day_pending.pending(desk, day.day) if not one.placement_id]
    assert len(waiting) == len(undated)
    total = day_outcomes.of_day(desk, day.day).total
    assert total.hired.value + total.later.value == len(hires)
    assert total.offers.value == sum(one.result is HIRED for one in interviews)
    owed = sum(firm.owed for firm in day_chase.by_company(desk, day.day))
    assert owed == total.owed.value


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_results_keeps_hires_and_figures_in_step(desk: Desk, seed: int) -> None:
    random = Random(seed)
    day = hall(desk)
    met = [day.meet(person, firm) for person in range(3) for firm in range(2)]
    said: set[str] = set()
    for _ in range(25):
        choice = random.random()
        hires = day.hires()
        if choice < 0.1 and hires:
            placements.trash(desk, [random.choice(hires).id])
        elif choice < 0.2:
            history.undo(desk)
        else:
            result = random.choice(list(InterviewResult))
            try:
                day.tell(
                    random.choice(met),
                    result,
                    hire_on=random.choice(_DAYS) if result is HIRED else None,
                    besides=random.random() < 0.3,
                )
            except UserError as refused:
                said.add(refused.field)
        met = [id_ for id_ in met if _there(day, id_)]
        insist_sound(desk, day, met)
    assert said <= {"besides", "hire_date"}


def _there(day: Hall, interview_id: int) -> bool:
    """An undo may take the interview itself away."""
    try:
        return day.interview(interview_id).trashed_on is None
    except UserError:
        return False
