"""Every step moves referral, seeker, vacancy and firm together, and back together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.employers import EmployerStatus, VacancyStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import history, lists, placements, referrals, seekers, vacancies
from jobdesk.services.desk import Desk
from tests import casework
from tests.services.casework_kit import Case, P, R, S, V, hire
from tests.services.casework_kit import case as case


def test_a_vacancy_follows_its_openings_and_keeps_what_hangs_on_it(case: Case) -> None:
    hire(case)
    vacancy = lists.record(case.desk, V, case.vacancy)
    vacancies.save(case.desk, replace(vacancy, openings=1))
    assert casework.status(case.desk, V, case.vacancy) == "충원완료"
    with pytest.raises(UserError, match="취소"):
        vacancies.set_status(case.desk, case.vacancy, VacancyStatus.CANCELLED)
    with pytest.raises(UserError, match="알선 2건, 취업 1명"):
        vacancies.trash(case.desk, [case.vacancy])
    vacancies.set_status(case.desk, case.vacancy, VacancyStatus.CLOSED)
    assert casework.status(case.desk, V, case.vacancy) == "마감"


_Write = Callable[[Case], object]
_WRITES: dict[str, _Write] = {
    "구직자 등록": lambda c: casework.seeker(c.desk, "박서호"),
    "구직자 상태": lambda c: seekers.set_status(c.desk, c.seekers[0], SeekerStatus.CLOSED),
    "구인 등록": lambda c: casework.vacancy(c.desk, casework.employer(c.desk, "새 업체")),
    "구인 상태": lambda c: vacancies.set_status(c.desk, c.vacancy, VacancyStatus.CLOSED),
    "알선": lambda c: referrals.refer(
        c.desk, c.seekers, casework.vacancy(c.desk, c.employer, "포장원")
    ),
    "알선 결과": lambda c: referrals.set_status(c.desk, c.referrals[0], ReferralStatus.DECLINED),
    "알선 휴지통": lambda c: referrals.trash(c.desk, c.referrals),
    "취업": hire,
    "입사예정": lambda c: hire(c, hire_date=date(2026, 12, 1)),
    "취업 휴지통": lambda c: placements.trash(c.desk, [hire(c).id]),
}


@pytest.mark.parametrize("name", _WRITES)
def test_undo_gives_back_what_was(case: Case, name: str) -> None:
    start = _content(case.desk)
    newest = history.recent(case.desk, 1)[0].id
    _WRITES[name](case)
    done = [o for o in history.recent(case.desk) if o.id > newest]
    assert _content(case.desk) != start
    for _ in done:
        history.undo(case.desk)
    assert _content(case.desk) == start
    for _ in done:
        history.redo(case.desk)
    assert _content(case.desk) != start


def _content(desk: Desk) -> dict[str, list[object]]:
    """Every record of every kind, trashed or not, without what counts the writing itself."""
    return {
        kind: [
            replace(lists.record(desk, kind, id_), revision=0)
            for trashed in (False, True)
            for id_ in sorted(lists.find(desk, kind, Filter(trashed=trashed)))
        ]
        for kind in (S, KindId.EMPLOYERS, V, R, P)
    }


def test_an_employer_becomes_active_by_its_vacancy(desk: Desk) -> None:
    employer = casework.employer(desk, status=EmployerStatus.DORMANT)
    casework.vacancy(desk, employer)
    assert casework.status(desk, KindId.EMPLOYERS, employer) == "거래중"
    history.undo(desk)
    assert casework.status(desk, KindId.EMPLOYERS, employer) == "휴면"
