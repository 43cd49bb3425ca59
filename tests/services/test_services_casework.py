"""알선 and 취업: one step moves referral, seeker and vacancy together, and back together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.casework import (
    REFERRAL_STEPS,
    Placement,
    PlacementStatus,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import EmployerStatus, VacancyStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import history, lists, placements, referrals, seekers, vacancies
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

_R = ReferralStatus
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


def _hire(case: Case, which: int = 0, **fields: object) -> Placement:
    blank = placements.blank_from_referral(case.desk, case.referrals[which])
    change = placements.record(case.desk, replace(blank, **fields))  # type: ignore[arg-type]
    found: Placement = lists.record(case.desk, P, change.id)
    return found


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
    _hire(case, 1)
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
    expected = _hire(case, hire_date=soon)
    assert expected.status is PlacementStatus.EXPECTED
    assert case.stages() == ("채용", "취업", "일부충원")
    with pytest.raises(UserError, match=soon.isoformat()):
        referrals.set_status(case.desk, case.referrals[0], _R.STARTED)
    later = replace(case.desk, today=lambda: soon)
    referrals.set_status(later, case.referrals[0], _R.STARTED)
    assert lists.record(case.desk, P, expected.id).status is PlacementStatus.WORKING
    assert case.stages() == ("입사", "취업", "일부충원")


def test_giving_up_takes_the_expected_hire_back(case: Case) -> None:
    expected = _hire(case, hire_date=TODAY + timedelta(days=3))
    referrals.set_status(case.desk, case.referrals[0], _R.GAVE_UP, reason="다른 곳에 취업")
    assert case.stages() == ("입사포기", "상담중", "모집중")
    assert lists.record(case.desk, P, expected.id).trashed_on == TODAY


def test_a_hire_put_away_puts_everything_back(case: Case) -> None:
    referrals.set_status(case.desk, case.referrals[0], _R.APPLIED)
    before = case.stages()
    made = _hire(case)
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
    made = _hire(case)
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
    referrals.set_status(case.desk, case.referrals[0], _R.DECLINED, reason="거리")
    with pytest.raises(UserError, match="거절"):
        placements.record(case.desk, blank)
    assert lists.count(case.desk, P) == 0


def test_leaving_needs_the_day_and_keeps_the_hire(case: Case) -> None:
    made = _hire(case, hire_date=TODAY - timedelta(days=30))
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
    made = _hire(case)
    other = casework.vacancy(case.desk, case.employer, "포장원", openings=1)
    placements.save(case.desk, replace(made, vacancy_id=other))
    assert casework.status(case.desk, V, other) == "충원완료"
    assert casework.status(case.desk, V, case.vacancy) == "모집중"


def test_who_was_hired_and_who_was_sent_cannot_be_swapped(case: Case) -> None:
    made = _hire(case)
    with pytest.raises(UserError, match="바꿀 수 없습니다"):
        placements.save(case.desk, replace(made, seeker_id=case.seekers[1]))
    sent: Referral = lists.record(case.desk, R, case.referrals[1])
    with pytest.raises(UserError, match="바꿀 수 없습니다"):
        referrals.save(case.desk, replace(sent, seeker_id=case.seekers[0]))


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
    _hire(case)
    with pytest.raises(UserError, match="취업 1명"):
        referrals.trash(case.desk, [case.referrals[0]])


def test_a_vacancy_follows_its_openings_and_keeps_what_hangs_on_it(case: Case) -> None:
    _hire(case)
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
    "알선 결과": lambda c: referrals.set_status(c.desk, c.referrals[0], _R.DECLINED),
    "알선 휴지통": lambda c: referrals.trash(c.desk, c.referrals),
    "취업": _hire,
    "입사예정": lambda c: _hire(c, hire_date=date(2026, 12, 1)),
    "취업 휴지통": lambda c: placements.trash(c.desk, [_hire(c).id]),
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
