"""A cohort that can be written to: one that is cancelled or put away takes nothing new."""

from __future__ import annotations

from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError


def insist_open(cohort: Cohort) -> Cohort:
    """The cohort. Raises UserError for one that is cancelled or lies in the 휴지통."""
    if cohort.trashed_on is not None or cohort.status is CohortStatus.CANCELLED:
        where = "휴지통에 있는" if cohort.trashed_on is not None else "취소된"
        raise UserError(
            f"{with_particle(f'‘{cohort.title}’', '은/는')} {where} 기수입니다. 적지 않았습니다. "
            "기수를 먼저 되살리거나 상태를 바꾸세요.",
            field="cohort",
        )
    return cohort
