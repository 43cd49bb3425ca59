"""What the tests of 알선 and 취업 begin with: two seekers referred to a vacancy for two."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from jobdesk.domain.casework import Placement
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, placements, referrals
from jobdesk.services.desk import Desk
from tests import casework

S, V, R, P = KindId.SEEKERS, KindId.VACANCIES, KindId.REFERRALS, KindId.PLACEMENTS


@dataclass(frozen=True)
class Case:
    """Two seekers referred to a vacancy for two heads."""

    desk: Desk
    seekers: tuple[int, int]
    employer: int
    vacancy: int
    referrals: tuple[int, int]

    def stages(self, which: int = 0) -> tuple[str, str, str]:
        """The stages of referral, seeker and vacancy."""
        return (
            casework.status(self.desk, R, self.referrals[which]),
            casework.status(self.desk, S, self.seekers[which]),
            casework.status(self.desk, V, self.vacancy),
        )


@pytest.fixture
def case(desk: Desk) -> Case:
    """The case, with the referrals just made."""
    both = (casework.seeker(desk, "김민지"), casework.seeker(desk, "이영수"))
    employer = casework.employer(desk)
    vacancy = casework.vacancy(desk, employer, openings=2, wage="시급 10,500원")
    change = referrals.refer(desk, both, vacancy, method="동행")
    first, second = (ref.id for ref in change.refs[:2])
    return Case(desk, both, employer, vacancy, (first, second))


def hire(case: Case, which: int = 0, **fields: object) -> Placement:
    """Record the hire of a referral; returns it as stored."""
    blank = placements.blank_from_referral(case.desk, case.referrals[which])
    change = placements.record(case.desk, replace(blank, **fields))  # type: ignore[arg-type]
    found: Placement = lists.record(case.desk, P, change.id)
    return found
