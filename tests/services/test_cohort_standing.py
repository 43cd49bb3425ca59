"""진행 상황: what the points of a cohort count, and when they ask for something."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.points import Point
from jobdesk.services import cohort_standing, cohorts, seats, trainees
from jobdesk.services.desk import Desk
from tests import selection_kit


def named(desk: Desk, cohort_id: int, words: str) -> Point:
    """The point whose label begins so."""
    return next(p for p in cohort_standing.points(desk, cohort_id) if p.text.startswith(words))


def test_a_consent_counts_from_the_application_on(desk: Desk) -> None:
    group = selection_kit.make(desk, people=3, seats=1)
    trainees.consent(desk, [group.people[0], group.people[1]], date(2026, 11, 20))
    assert named(desk, group.id, "개인정보").text == "개인정보 동의 2명"
    seats.select(desk, [group.people[2]])
    asked = named(desk, group.id, "개인정보")
    assert (asked.text, asked.missing) == ("개인정보 동의 2명", "동의가 없는 분 1명")
    seats.cancel(desk, [group.people[0]])
    assert named(desk, group.id, "개인정보").text == "개인정보 동의 1명"


@pytest.mark.parametrize(
    ("status", "missing"),
    [(CohortStatus.PLANNED, ""), (CohortStatus.RECRUITING, "정원까지 5명 부족")],
)
def test_nobody_is_missed_before_recruiting_begins(
    desk: Desk, status: CohortStatus, missing: str
) -> None:
    group = selection_kit.make(desk, people=0, seats=5, status=status)
    assert cohorts.next_stage(group.cohort()) is not None
    assert named(desk, group.id, "모집").missing == missing
