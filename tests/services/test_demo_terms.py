"""What the practice centre's vacancies and referrals say beyond the bare story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import REASONS, Referral, ReferralStatus, check_referral
from jobdesk.domain.employers import (
    CLOSED_REASONS,
    INSURANCES,
    OPEN_VACANCY,
    Vacancy,
    VacancyStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.prohibited import warnings
from jobdesk.services import centres, demo, lists
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A practice centre of 400 people, to look at only."""
    desk = demo.build(tmp_path_factory.mktemp("terms") / "centre", seed=5, seekers=400, today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def test_vacancies_say_what_is_done_and_offered(practice: Desk) -> None:
    vacancies: list[Vacancy] = _all(practice, KindId.VACANCIES)
    assert all(one.duties and one.how_to_apply and one.insurances for one in vacancies)
    for field in ("commute", "welfare"):
        said = sum(bool(getattr(one, field)) for one in vacancies)
        assert 0.5 * len(vacancies) < said < len(vacancies)  # some firms say little
    licensed = [one for one in vacancies if one.licences]
    assert licensed
    for one in vacancies:
        assert set(one.insurances) <= set(INSURANCES)
        if one.employment_type == "정규직":
            assert one.insurances == INSURANCES


def test_vacancies_were_heard_of_between_the_day_they_came_and_now(practice: Desk) -> None:
    vacancies: list[Vacancy] = _all(practice, KindId.VACANCIES)
    for one in vacancies:
        assert one.received_on is not None
        if one.confirmed_on is not None:
            assert one.received_on <= one.confirmed_on <= TODAY
        ended = one.status in (VacancyStatus.CLOSED, VacancyStatus.CANCELLED)
        assert bool(one.closed_reason) is ended
        assert not one.closed_reason or one.closed_reason in CLOSED_REASONS
    assert any(one.confirmed_on for one in vacancies if one.status in OPEN_VACANCY)


def test_nothing_they_say_is_forbidden(practice: Desk) -> None:
    for one in _all(practice, KindId.VACANCIES):
        assert warnings(one) == (), one


def test_referrals_came_to_their_stage_after_they_were_made(practice: Desk) -> None:
    referrals: list[Referral] = _all(practice, KindId.REFERRALS)
    for one in referrals:
        assert one.referred_on is not None
        assert one.stage_on is not None
        assert one.referred_on <= one.stage_on <= TODAY
        assert bool(one.interview_at) is (one.interview_on is not None)
        assert not one.reason or one.reason in REASONS or "불참" in one.reason
        assert check_referral(one) == ()


def test_who_is_kept_was_not_hired_where_somebody_was(practice: Desk) -> None:
    referrals: list[Referral] = _all(practice, KindId.REFERRALS)
    places: dict[int | None, list[int]] = defaultdict(list)
    hired = {
        one.vacancy_id
        for one in referrals
        if one.status in (ReferralStatus.HIRED, ReferralStatus.STARTED)
    }
    for one in referrals:
        if one.runner_up is not None:
            assert one.status is ReferralStatus.NOT_HIRED
            places[one.vacancy_id].append(one.runner_up)
    assert places
    assert set(places) <= hired
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in places.values())
