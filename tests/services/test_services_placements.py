"""취업: recorded once, expected until its day, put away and left again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.domain.casework import Placement, PlacementStatus, Referral, ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import lists, placements, referrals
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY
from tests.services.casework_kit import Case, P, R, S, V, hire
from tests.services.casework_kit import case as case


def test_a_hire_moves_everything_in_one_operation(case: Case) -> None:
    blank = placements.blank_from_referral(case.desk, case.referrals[0])
    change = placements.record(case.desk, blank)
    assert change.label == "취업: 김민지 → 한빛식품"
    assert change.refs[0] == Ref(P, change.id)
    assert set(change.refs[1:]) == {
        Ref(R, case.referrals[0]),
        Ref(S, case.seekers[0]),
        Ref(V, case.vacancy),
    }
    assert case.stages() == ("입사", "취업", "일부충원")
    stored: Placement = lists.record(case.desk, P, change.id)
    assert (stored.job, stored.wage) == ("조리원", "시급 10,500원")
    assert (stored.employer_id, stored.vacancy_id) == (case.employer, case.vacancy)
    assert stored.status is PlacementStatus.WORKING
    hire(case, 1)
    assert case.stages(1) == ("입사", "취업", "충원완료")
    with pytest.raises(UserError, match="충원완료"):
        casework.referral(case.desk, casework.seeker(case.desk, "박서호"), case.vacancy)


def test_a_hire_without_naming_the_referral_finds_it(case: Case) -> None:
    placement = Placement(seeker_id=case.seekers[0], vacancy_id=case.vacancy, hire_date=TODAY)
    change = placements.record(case.desk, placement)
    assert lists.record(case.desk, P, change.id).referral_id == case.referrals[0]
    assert case.stages() == ("입사", "취업", "일부충원")


def test_a_day_to_come_is_expected_until_it_comes(case: Case) -> None:
    soon = TODAY + timedelta(days=3)
    expected = hire(case, hire_date=soon)
    assert expected.status is PlacementStatus.EXPECTED
    assert case.stages() == ("채용", "취업", "일부충원")
    with pytest.raises(UserError, match=soon.isoformat()):
        referrals.set_status(case.desk, case.referrals[0], ReferralStatus.STARTED)
    later = replace(case.desk, today=lambda: soon)
    referrals.set_status(later, case.referrals[0], ReferralStatus.STARTED)
    assert lists.record(case.desk, P, expected.id).status is PlacementStatus.WORKING
    assert case.stages() == ("입사", "취업", "일부충원")


def test_giving_up_takes_the_expected_hire_back(case: Case) -> None:
    expected = hire(case, hire_date=TODAY + timedelta(days=3))
    referrals.set_status(
        case.desk, case.referrals[0], ReferralStatus.GAVE_UP, reason="다른 곳에 취업"
    )
    assert case.stages() == ("입사포기", "상담중", "모집중")
    assert lists.record(case.desk, P, expected.id).trashed_on == TODAY


def test_a_hire_put_away_puts_everything_back(case: Case) -> None:
    referrals.set_status(case.desk, case.referrals[0], ReferralStatus.APPLIED)
    before = case.stages()
    made = hire(case)
    assert placements.trash(case.desk, [made.id]).label == "취업 휴지통: 김민지"
    assert case.stages() == before
    placements.untrash(case.desk, [made.id])
    assert case.stages() == ("입사", "취업", "일부충원")


def test_a_hire_by_oneself_put_away_gives_the_old_stage(desk: Desk) -> None:
    id_ = casework.seeker(desk, status=SeekerStatus.COUNSELLING)
    alone = replace(placements.blank(desk, id_), employer_name="새봄시 공장", job="조립")
    made = placements.record(desk, alone)
    assert made.label == "취업: 김민지 → 새봄시 공장"
    assert casework.status(desk, S, id_) == "취업"
    placements.trash(desk, [made.id])
    assert casework.status(desk, S, id_) == "상담중"


def test_one_of_two_hires_put_away_leaves_the_person_at_work(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    first, second = (
        placements.record(desk, replace(placements.blank(desk, id_), employer_name=name)).id
        for name in ("가", "나")
    )
    placements.trash(desk, [second])
    assert casework.status(desk, S, id_) == "취업"
    placements.trash(desk, [first])
    assert casework.status(desk, S, id_) == "구직등록"


def test_the_same_hire_is_not_recorded_twice(case: Case) -> None:
    made = hire(case)
    for twice in (
        placements.blank_from_referral(case.desk, case.referrals[0]),
        replace(made, id=0, revision=0, referral_id=None, vacancy_id=None),
    ):
        with pytest.raises(UserError, match="이미"):
            placements.record(case.desk, twice)
    assert lists.count(case.desk, P) == 1


def test_a_hire_that_does_not_fit_is_refused(case: Case) -> None:
    other = casework.employer(case.desk, "다른 업체")
    blank = placements.blank_from_referral(case.desk, case.referrals[0])
    wrong: list[tuple[str, Placement]] = [
        ("employer", replace(blank, employer_id=other)),
        ("seeker", replace(blank, seeker_id=case.seekers[1])),
        ("hire_date", replace(blank, hire_date=None)),
        ("employer", Placement(seeker_id=case.seekers[0], hire_date=TODAY)),
        ("left_on", replace(blank, status=PlacementStatus.LEFT)),
    ]
    for field, placement in wrong:
        with pytest.raises(UserError) as refused:
            placements.record(case.desk, placement)
        assert refused.value.field == field
    referrals.set_status(case.desk, case.referrals[0], ReferralStatus.DECLINED, reason="거리")
    with pytest.raises(UserError, match="거절"):
        placements.record(case.desk, blank)
    assert lists.count(case.desk, P) == 0


def test_leaving_needs_the_day_and_keeps_the_hire(case: Case) -> None:
    made = hire(case, hire_date=TODAY - timedelta(days=30))
    with pytest.raises(UserError) as refused:
        placements.set_status(case.desk, made.id, PlacementStatus.LEFT)
    assert refused.value.field == "left_on"
    placements.set_status(
        case.desk, made.id, PlacementStatus.LEFT, left_on=TODAY, leave_reason="계약기간 만료"
    )
    stored: Placement = lists.record(case.desk, P, made.id)
    assert (stored.left_on, stored.leave_reason) == (TODAY, "계약기간 만료")
    assert case.stages() == ("입사", "취업", "일부충원")


def test_a_hire_moved_to_another_vacancy_counts_there(case: Case) -> None:
    made = hire(case)
    other = casework.vacancy(case.desk, case.employer, "포장원", openings=1)
    placements.save(case.desk, replace(made, vacancy_id=other))
    assert casework.status(case.desk, V, other) == "충원완료"
    assert casework.status(case.desk, V, case.vacancy) == "모집중"


def test_who_was_hired_and_who_was_sent_cannot_be_swapped(case: Case) -> None:
    made = hire(case)
    with pytest.raises(UserError, match="바꿀 수 없습니다"):
        placements.save(case.desk, replace(made, seeker_id=case.seekers[1]))
    sent: Referral = lists.record(case.desk, R, case.referrals[1])
    with pytest.raises(UserError, match="바꿀 수 없습니다"):
        referrals.save(case.desk, replace(sent, seeker_id=case.seekers[0]))
