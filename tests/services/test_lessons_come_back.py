"""Lessons out of the 휴지통: no hours come back beside those that took their place."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.attendance import lesson_days
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lessons
from jobdesk.services.desk import Desk
from jobdesk.services.lessons import MakeUp
from tests import attendance_kit

LATER = date(2026, 12, 7)


def _hours(desk: Desk, cohort_id: int) -> int:
    return sum(day.hours for day in lesson_days(cohort_records.sessions(desk, cohort_id)))


@pytest.mark.parametrize("anew", [False, True])
def test_a_make_up_stays_away_beside_what_it_was_for(desk: Desk, anew: bool) -> None:
    made = attendance_kit.make(desk, 1, 20)
    whole = _hours(desk, made.id)
    (lesson,) = (
        one.id for one in cohort_records.sessions(desk, made.id) if one.held_on == made.days[18]
    )
    lessons.cancel(desk, [lesson], "강사 사정", MakeUp(LATER))
    (stood,) = (
        one.id for one in cohort_records.sessions(desk, made.id) if one.makes_up_id == lesson
    )
    lessons.trash(desk, [stood])
    lessons.untrash(desk, [stood])  # nothing has taken its place
    lessons.trash(desk, [stood])
    if anew:
        lessons.make_up(desk, [lesson], MakeUp(date(2026, 12, 8)))
    else:
        lessons.reinstate(desk, [lesson])
    with pytest.raises(UserError, match="보강을 되살리지 않았습니다"):
        lessons.untrash(desk, [stood])
    assert _hours(desk, made.id) == whole
