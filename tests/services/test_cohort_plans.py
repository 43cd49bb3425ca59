"""What is planned and promised for a cohort: targets with revisions, budget, 채용약정."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jobdesk.domain.casework import Placement
from jobdesk.domain.cohorts import CohortBudget, CohortMeasure, CohortStatus, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_budgets,
    cohort_demands,
    cohort_records,
    cohort_targets,
    cohorts,
    history,
    placements,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.cohort_kit import make_cohort
from tests.conftest import TODAY

_M = CohortMeasure


def test_a_target_is_revised_and_never_overwritten(desk: Desk) -> None:
    id_ = make_cohort(desk)
    cohort_targets.set_targets(desk, id_, {_M.SELECTED: "20", _M.HIRED: ""}, on=TODAY)
    later = TODAY + timedelta(days=10)
    change = cohort_targets.set_targets(
        desk, id_, {_M.SELECTED: "1,024명"}, reason="정원을 늘림", document="공문 12호", on=later
    )
    assert change.refs[0].kind is KindId.COHORTS
    assert change.label == "교육 목표: 물류 전문인력 양성 1기 선발 1024"
    shown = {line.measure: (line.value, line.revisions) for line in cohort_targets.table(desk, id_)}
    assert shown[_M.SELECTED] == ("20", 2)
    assert shown[_M.HIRED] == ("", 0)
    assert cohort_targets.table(desk, id_, later)[1].value == "1024"
    newest, first = cohort_targets.revisions(desk, id_, _M.SELECTED)
    assert (newest.reason, newest.document, first.value) == ("정원을 늘림", "공문 12호", "20")
    early = TODAY - timedelta(days=200)
    assert cohort_targets.table(desk, id_, early)[1].value == "20"
    cohort_targets.take_back(desk, newest.id)
    assert cohort_targets.values_of(desk, [id_], later) == {id_: {_M.SELECTED: "20"}}


def test_what_already_holds_is_not_written_again(desk: Desk) -> None:
    id_ = make_cohort(desk)
    cohort_targets.set_targets(desk, id_, {_M.COMPLETED: "해당사항없음"})
    again = cohort_targets.set_targets(desk, id_, {_M.COMPLETED: " 해당사항없음 ", _M.HIRED: ""})
    assert again.operation == 0
    assert len(cohort_records.targets(desk, [id_])) == 1
    cohort_targets.set_targets(desk, id_, {_M.COMPLETED: ""})
    assert cohort_targets.table(desk, id_)[2].value == ""
    assert len(cohort_records.targets(desk, [id_])) == 2
    with pytest.raises(UserError) as error:
        cohort_targets.set_targets(desk, id_, {_M.COMPLETED: "가" * 40})
    assert error.value.field == "value"


def test_a_cancelled_cohort_takes_no_plans(desk: Desk) -> None:
    id_ = make_cohort(desk)
    cohorts.set_status(desk, id_, CohortStatus.CANCELLED)
    firm = casework.employer(desk)
    with pytest.raises(UserError, match="취소된 기수"):
        cohort_targets.set_targets(desk, id_, {_M.HIRED: "3"})
    with pytest.raises(UserError, match="취소된 기수"):
        cohort_budgets.add(desk, CohortBudget(cohort_id=id_, source="국비"))
    with pytest.raises(UserError, match="취소된 기수"):
        cohort_demands.ask(desk, id_, [firm])


def test_the_budget_is_summed_by_source(desk: Desk) -> None:
    id_ = make_cohort(desk)
    cohort_budgets.add(desk, CohortBudget(cohort_id=id_, source="국비", amount=6_000, spent=1_000))
    with pytest.raises(UserError, match="이미 이 기수의 재원") as error:
        cohort_budgets.add(desk, CohortBudget(cohort_id=id_, source=" 국비 ", amount=1))
    assert error.value.field == "source"
    (first,) = cohort_records.budgets(desk, id_)
    lines = [replace(first, spent=2_000), CohortBudget(source="군비", amount=3_000)]
    cohort_budgets.set_all(desk, id_, lines)
    whole = cohort_budgets.total(cohort_records.budgets(desk, id_))
    assert (whole.amount, whole.spent, whole.left, whole.rate) == (
        9_000,
        2_000,
        7_000,
        Decimal("22.2"),
    )
    stored = cohort_records.budgets(desk, id_)
    with pytest.raises(UserError, match="이미 이 기수의 재원"):
        cohort_budgets.set_all(desk, id_, [*stored, CohortBudget(source="군비")])
    cohort_budgets.set_all(desk, id_, stored[1:])
    assert [each.source for each in cohort_records.budgets(desk, id_)] == ["군비"]
    history.undo(desk)
    assert [each.source for each in cohort_records.budgets(desk, id_)] == ["국비", "군비"]
    two = cohort_records.budgets(desk, id_)
    with pytest.raises(UserError, match="이미"):
        cohort_budgets.save(desk, replace(two[1], source="국비"))
    cohort_budgets.remove(desk, [two[0].id])
    assert cohort_budgets.total([]).rate is None


def test_firms_are_asked_bind_themselves_and_withdraw(desk: Desk) -> None:
    id_ = make_cohort(desk)
    firms = [casework.employer(desk, name) for name in ("한빛식품", "가람물류", "솔내정밀")]
    change = cohort_demands.ask(desk, id_, firms)
    assert change.label == "수요조사 등록: 한빛식품 외 2명"
    with pytest.raises(UserError, match="이미 이 기수의 수요조사"):
        cohort_demands.ask(desk, id_, firms[:1])
    with pytest.raises(UserError, match="이미 이 기수의 명단에 있습니다"):
        cohort_demands.add(desk, cohort_demands.blank(desk, id_, firms[0]))
    one, two, three = cohort_records.demands(desk, id_)
    assert (one.status, one.asked_on) == (DemandStatus.ASKED, TODAY)
    cohort_demands.save(desk, replace(one, heads=3, job="지게차 기사"))
    cohort_demands.save(desk, replace(two, heads=2))
    cohort_demands.commit(desk, one.id, None)
    change = cohort_demands.commit(desk, two.id, 1, date(2026, 11, 1))
    assert change.label == "채용약정: 가람물류 1명"
    seeker = casework.seeker(desk)
    placements.record(
        desk, Placement(seeker_id=seeker, employer_id=firms[0], hire_date=TODAY, cohort_id=id_)
    )
    told = cohort_demands.total(desk, id_)
    assert (told.firms, told.heads, told.bound, told.promised, told.hired) == (3, 5, 2, 4, 1)
    cohort_demands.withdraw(desk, one.id, "물량이 줄었음")
    told = cohort_demands.total(desk, id_)
    assert (told.firms, told.bound, told.promised, told.hired) == (2, 1, 1, 0)
    gone = cohort_records.demands(desk, id_)[0]
    assert (gone.status, gone.committed_on, gone.note) == (
        DemandStatus.WITHDRAWN,
        TODAY,
        "물량이 줄었음",
    )
    cohort_demands.remove(desk, [three.id])
    assert len(cohort_records.demands(desk, id_)) == 2
