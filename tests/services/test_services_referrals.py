"""알선: who may be sent where, and what each result makes of the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.domain.casework import REFERRAL_STEPS, Referral, ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import lists, referrals, seekers
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY
from tests.services.casework_kit import Case, R, S, V, hire
from tests.services.casework_kit import case as case

_R = ReferralStatus


def test_referring_names_all_and_moves_them(desk: Desk) -> None:
    both = [casework.seeker(desk, "김민지"), casework.seeker(desk, "이영수")]
    vacancy = casework.vacancy(desk, casework.employer(desk), status=VacancyStatus.RECEIVED)
    change = referrals.refer(desk, [*both, both[0]], vacancy, method="전화")
    assert change.label == "알선: 김민지 외 1명 → 한빛식품 조리원"
    assert [ref.kind for ref in change.refs[:2]] == [R, R]
    assert {Ref(S, id_) for id_ in both} | {Ref(V, vacancy)} <= set(change.refs)
    assert lists.count(desk, R) == 2
    assert {casework.status(desk, S, id_) for id_ in both} == {"알선중"}
    assert casework.status(desk, V, vacancy) == "모집중"
    made: Referral = lists.record(desk, R, change.id)
    assert (made.referred_on, made.method, made.counsellor) == (TODAY, "전화", desk.user)


def test_the_same_seeker_is_not_sent_twice_while_waiting(case: Case) -> None:
    with pytest.raises(UserError, match="김민지") as refused:
        referrals.refer(case.desk, [case.seekers[0]], case.vacancy)
    assert refused.value.field == "seeker"
    referrals.set_status(case.desk, case.referrals[0], _R.NOT_HIRED, reason="경력 부족")
    referrals.refer(case.desk, [case.seekers[0]], case.vacancy)
    assert lists.count(case.desk, R) == 3


def test_one_who_may_not_go_keeps_all_from_going(desk: Desk) -> None:
    ready, closed = casework.seeker(desk), casework.seeker(desk, "박", status=SeekerStatus.CLOSED)
    vacancy = casework.vacancy(desk, casework.employer(desk))
    with pytest.raises(UserError, match="종료"):
        referrals.refer(desk, [ready, closed], vacancy)
    assert lists.count(desk, R) == 0
    assert casework.status(desk, S, ready) == "구직등록"


@pytest.mark.parametrize("status", [VacancyStatus.FILLED, VacancyStatus.CLOSED])
def test_a_vacancy_that_takes_nobody_refuses(desk: Desk, status: VacancyStatus) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), status=status)
    with pytest.raises(UserError, match=status.value) as refused:
        referrals.refer(desk, [casework.seeker(desk)], vacancy)
    assert refused.value.field == "vacancy"


def test_a_day_to_come_and_nobody_are_refused(desk: Desk) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk))
    with pytest.raises(UserError, match="구직자"):
        referrals.refer(desk, [], vacancy)
    with pytest.raises(UserError, match="알선일") as refused:
        referrals.refer(
            desk, [casework.seeker(desk)], vacancy, referred_on=TODAY + timedelta(days=1)
        )
    assert refused.value.field == "referred_on"


def test_one_who_works_may_be_sent_elsewhere_and_stays_at_work(desk: Desk) -> None:
    id_ = casework.seeker(desk, status=SeekerStatus.PLACED)
    casework.referral(desk, id_, casework.vacancy(desk, casework.employer(desk)))
    assert casework.status(desk, S, id_) == "취업"


@pytest.mark.parametrize("before", [s for s in _R if s not in (_R.STARTED, _R.GAVE_UP)])
def test_stages_of_a_referral_follow_the_table(case: Case, before: ReferralStatus) -> None:
    _bring(case, before)
    for after in _R:
        if after in REFERRAL_STEPS[before] or after is before:
            continue
        with pytest.raises(UserError) as refused:
            referrals.set_status(
                case.desk, case.referrals[0], after, interview_on=TODAY, reason="시험"
            )
        assert refused.value.field == "status"
    assert case.stages()[0] == before.value


def _bring(case: Case, stage: ReferralStatus) -> None:
    """Bring the first referral to a stage by steps that the table allows."""
    ways: dict[ReferralStatus, list[ReferralStatus]] = {_R.PROPOSED: []}
    queue = [_R.PROPOSED]
    for here in queue:
        for there in REFERRAL_STEPS[here]:
            if there not in ways:
                ways[there] = [*ways[here], there]
                queue.append(there)
    for step in ways[stage]:
        referrals.set_status(case.desk, case.referrals[0], step, interview_on=TODAY)


def test_results_move_the_seeker(case: Case) -> None:
    desk, first = case.desk, case.referrals[0]
    with pytest.raises(UserError) as refused:
        referrals.set_status(desk, first, _R.INTERVIEW_SET)
    assert refused.value.field == "interview_on"
    change = referrals.set_status(desk, first, _R.INTERVIEW_SET, interview_on=TODAY)
    assert change.label == "알선 결과: 김민지 면접예정"
    referrals.set_status(desk, first, _R.NOT_HIRED, reason="경력 부족")
    assert case.stages() == ("불채용", "상담중", "모집중")
    assert lists.record(desk, R, first).reason == "경력 부족"
    referrals.set_status(desk, first, _R.HIRED)
    assert case.stages() == ("채용", "알선중", "모집중")


def test_who_waits_elsewhere_stays_referred(case: Case) -> None:
    other = casework.vacancy(case.desk, case.employer, "포장원")
    casework.referral(case.desk, case.seekers[0], other)
    referrals.set_status(case.desk, case.referrals[0], _R.DECLINED, reason="거리가 멂")
    assert case.stages()[:2] == ("거절", "알선중")


def test_work_begins_by_a_placement_only(case: Case) -> None:
    referrals.set_status(case.desk, case.referrals[0], _R.HIRED)
    with pytest.raises(UserError, match="취업 기록"):
        referrals.set_status(case.desk, case.referrals[0], _R.STARTED)
    assert case.stages()[0] == "채용"


def test_a_note_on_a_referral_moves_nobody(case: Case) -> None:
    seekers.set_status(case.desk, case.seekers[0], SeekerStatus.COUNSELLING)
    sent: Referral = lists.record(case.desk, R, case.referrals[0])
    referrals.save(case.desk, replace(sent, note="오후에 다시 전화"))
    assert case.stages()[:2] == ("제안", "상담중")


def test_a_referral_put_away_frees_the_seeker(case: Case) -> None:
    referrals.trash(case.desk, [case.referrals[0]])
    assert casework.status(case.desk, S, case.seekers[0]) == "상담중"
    referrals.untrash(case.desk, [case.referrals[0]])
    assert case.stages()[:2] == ("제안", "알선중")
    hire(case)
    with pytest.raises(UserError, match="취업 1명"):
        referrals.trash(case.desk, [case.referrals[0]])
