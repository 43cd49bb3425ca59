"""결과 확인: firms that owe a result, one durable answer a person, one note of the call a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from jobdesk.domain.casework import Referral, ReferralStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import chase, history, lists, referrals, runner_ups
from jobdesk.services.chase import Answer
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

_R = ReferralStatus
R, P, VISITS = KindId.REFERRALS, KindId.PLACEMENTS, KindId.VISITS
_CALLS = Filter(conditions=(Condition("purpose", Op.IS, chase.PURPOSE),))


@dataclass(frozen=True)
class Case:
    """Two firms; the first owes two results for longer than the second owes one."""

    desk: Desk
    firms: tuple[int, int]
    ids: tuple[int, int, int]

    def status(self, which: int) -> str:
        """The stage of a referral."""
        return casework.status(self.desk, R, self.ids[which])


@pytest.fixture
def case(desk: Desk) -> Case:
    """The case; the second person of the first firm has an interview behind her."""
    one = casework.employer(desk, "한빛식품", phone="061-111-2222")
    two = casework.employer(desk, "가람농장", phone="01022223333", contact_name="박과장")
    people = [casework.seeker(desk, name) for name in ("김민지", "이영수", "박정숙")]
    first = casework.vacancy(desk, one, openings=3)
    second = casework.vacancy(desk, two, "과수 수확")
    day = TODAY - timedelta(days=12)
    made = referrals.refer(desk, people[:2], first, referred_on=day)
    a, b = (ref.id for ref in made.refs[:2])
    met = TODAY - timedelta(days=9)
    referrals.save(
        desk,
        _with(desk, b, status=_R.INTERVIEW_SET, interview_on=met, stage_on=met),
    )
    c = referrals.refer(desk, [people[2]], second, referred_on=TODAY - timedelta(days=3)).id
    return Case(desk, (one, two), (a, b, c))


def _with(desk: Desk, id_: int, **changes: object) -> Referral:
    found: Referral = replace(lists.record(desk, R, id_), **changes)
    return found


def test_firms_come_oldest_first_with_their_people_and_the_number_to_dial(case: Case) -> None:
    firms = chase.by_employer(case.desk)
    assert [firm.name for firm in firms] == ["한빛식품", "가람농장"]
    assert [(row.seeker, row.days, row.late) for row in firms[0].rows] == [
        ("김민지", 12, True),
        ("이영수", 9, True),
    ]
    assert (firms[0].phone, firms[0].oldest, firms[0].late) == ("061-111-2222", 12, 2)
    assert (firms[1].phone, firms[1].contact) == ("010-2222-3333", "박과장")
    assert firms[1].late == 0
    assert chase.by_employer(case.desk, "없는 사람") == ()


def test_an_interview_to_come_is_not_asked_after(case: Case) -> None:
    referrals.set_status(
        case.desk, case.ids[2], _R.INTERVIEW_SET, interview_on=TODAY + timedelta(days=1)
    )
    assert [firm.name for firm in chase.by_employer(case.desk)] == ["한빛식품"]


@pytest.mark.parametrize(
    ("said", "more", "stage"),
    [
        (Answer.HIRED, {"day": TODAY}, "입사"),
        (Answer.HIRED, {"day": TODAY + timedelta(days=3)}, "채용"),
        (Answer.NOT_HIRED, {"reason": "경력·자격 부족"}, "불채용"),
        (Answer.ON_HOLD, {}, "면접완료"),
        (Answer.SECOND, {"day": TODAY + timedelta(days=2), "at": "10:00"}, "면접예정"),
        (Answer.NO_SHOW, {"reason": "연락이 되지 않음"}, "불참"),
        (Answer.DECLINED, {"reason": "거리가 멂"}, "거절"),
    ],
)
def test_each_answer_is_one_step_that_comes_back(
    case: Case, said: Answer, more: dict[str, object], stage: str
) -> None:
    before = len(history.recent(case.desk, 100))
    change = chase.answer(case.desk, case.ids[1], said, **more)  # type: ignore[arg-type]
    assert len(history.recent(case.desk, 100)) == before + 1
    assert change.label == f"면접 결과: 이영수 {said.value}"
    assert case.status(1) == stage
    assert lists.count(case.desk, VISITS, _CALLS) == 1
    if more.get("reason"):
        assert lists.record(case.desk, R, case.ids[1]).reason == more["reason"]
    history.undo(case.desk)
    assert case.status(1) == "면접예정"
    assert lists.count(case.desk, VISITS, _CALLS) == 0
    assert lists.count(case.desk, P) == 0


def test_one_call_is_noted_once_however_many_answers_it_gave(case: Case) -> None:
    chase.answer(case.desk, case.ids[0], Answer.NOT_HIRED, reason="경력·자격 부족")
    chase.answer(case.desk, case.ids[1], Answer.NOT_HIRED, runner_up=0)
    assert lists.count(case.desk, VISITS, _CALLS) == 1
    visit = lists.record(case.desk, VISITS, lists.find(case.desk, VISITS, _CALLS)[0])
    assert (visit.employer_id, visit.visited_on, visit.method) == (case.firms[0], TODAY, "전화")
    assert [firm.name for firm in chase.by_employer(case.desk)] == ["가람농장"]
    vacancy = lists.record(case.desk, R, case.ids[1]).vacancy_id
    assert [p.seeker for p in runner_ups.of(case.desk, vacancy).people] == ["이영수"]


def test_a_firm_that_asked_for_time_stays_but_is_not_late(case: Case) -> None:
    chase.answer(case.desk, case.ids[0], Answer.ON_HOLD)
    row = chase.by_employer(case.desk)[0].rows[0]
    assert (row.seeker, row.asked_on, row.days, row.late) == ("김민지", TODAY, 12, False)
    assert case.status(0) == "제안"


def test_nobody_answering_is_a_call_of_its_own(case: Case) -> None:
    chase.no_answer(case.desk, case.firms[0])
    assert chase.by_employer(case.desk)[0].called_on == TODAY
    chase.answer(case.desk, case.ids[0], Answer.NOT_HIRED)
    assert lists.count(case.desk, VISITS, _CALLS) == 2


def test_what_an_answer_lacks_is_said_and_nothing_written(case: Case) -> None:
    for said, field in ((Answer.SECOND, "interview_on"), (Answer.HIRED, "hire_date")):
        with pytest.raises(UserError) as told:
            chase.answer(case.desk, case.ids[1], said)
        assert told.value.field == field
    with pytest.raises(UserError):
        chase.answer(case.desk, case.ids[0], Answer.HIRED, day=None)
    assert lists.count(case.desk, VISITS, _CALLS) == 0
    assert case.status(1) == "면접예정"
