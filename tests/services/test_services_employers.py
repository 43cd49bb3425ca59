"""구인업체: registering, one business number per place of business."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.employers import Employer, EmployerStatus, Vacancy, company_key
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import employers, lists, vacancies
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

E = KindId.EMPLOYERS


def test_what_is_registered_is_tidied(desk: Desk) -> None:
    change = employers.register(
        desk,
        replace(
            employers.blank(desk),
            name=" (주) 한빛식품 ",
            business_number="1234567891",
            phone="0610001111",
            address="한빛군 미리내면 1",
        ),
    )
    stored: Employer = lists.record(desk, E, change.id)
    assert change.label == "구인업체 등록: (주) 한빛식품"
    assert (stored.business_number, stored.phone) == ("123-45-67891", "061-000-1111")
    assert (stored.eup_myeon, stored.registered_on) == ("미리내면", TODAY)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("business_number", "123-45-67890"), ("phone", "전화"), ("headcount", -1)],
)
def test_a_wrong_field_is_named(desk: Desk, field: str, value: object) -> None:
    with pytest.raises(UserError) as refused:
        casework.employer(desk, **{"name": "한빛식품", field: value})  # type: ignore[arg-type]
    assert refused.value.field == field
    assert lists.count(desk, E) == 0


def test_one_business_number_one_employer(desk: Desk) -> None:
    known = casework.employer(desk, business_number="123-45-67891")
    other = casework.employer(desk, "가람물산")
    with pytest.raises(UserError, match="한빛식품") as refused:
        casework.employer(desk, "한빛푸드", business_number="1234567891")
    assert refused.value.field == "business_number"
    stored: Employer = lists.record(desk, E, other)
    with pytest.raises(UserError, match="한빛식품"):
        employers.save(desk, replace(stored, business_number="123-45-67891"))
    kept: Employer = lists.record(desk, E, known)
    employers.save(desk, replace(kept, headcount=12))
    assert lists.rows(desk, E, [known], ["headcount"])[known] == (12,)


def test_the_trash_refuses_what_is_in_use(desk: Desk) -> None:
    id_ = casework.employer(desk)
    vacancy = casework.vacancy(desk, id_)
    with pytest.raises(UserError, match="구인 1건"):
        employers.trash(desk, [id_])
    vacancies.trash(desk, [vacancy])
    employers.trash(desk, [id_])
    with pytest.raises(UserError, match="휴지통") as refused:
        casework.vacancy(desk, id_)
    assert refused.value.field == "employer"
    employers.untrash(desk, [id_])
    assert casework.status(desk, E, id_) == EmployerStatus.ACTIVE.value


def test_a_stage_is_set(desk: Desk) -> None:
    id_ = casework.employer(desk)
    assert employers.set_status(desk, id_, EmployerStatus.DORMANT).label.endswith("한빛식품 휴면")
    assert casework.status(desk, E, id_) == "휴면"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("(주)한빛식품", "한빛식품"),
        ("㈜ 한빛 식품", "한빛식품"),
        ("（주）한빛식품", "한빛식품"),
        ("농업회사법인 한빛식품 주식회사", "한빛식품"),
        ("한빛식품(유)", "한빛식품"),
        ("주식회사", "주식회사"),
    ],
)
def test_a_firm_is_compared_without_its_legal_form(name: str, key: str) -> None:
    assert company_key(name) == key


@pytest.mark.parametrize("value", [2**63, -(2**70)])
def test_a_number_no_file_can_hold_is_said(desk: Desk, value: int) -> None:
    filter_ = Filter(conditions=(Condition("headcount", Op.AT_LEAST, value),))
    with pytest.raises(UserError, match="맞지 않습니다"):
        lists.find(desk, KindId.EMPLOYERS, filter_)
    with pytest.raises(UserError) as caught:
        employers.register(desk, Employer(name="솔내농장", headcount=value))
    assert caught.value.field == "headcount"
    employer = employers.register(desk, Employer(name="솔내농장", headcount=1_000_000)).id
    with pytest.raises(UserError) as caught:
        vacancies.register(desk, Vacancy(employer_id=employer, job="포장", openings=value))
    assert caught.value.field == "openings"


def test_a_vacancy_somebody_was_sent_to_stays_with_its_firm(desk: Desk) -> None:
    one, two = casework.employer(desk), casework.employer(desk, "솔내농장")
    id_ = casework.vacancy(desk, one)
    kept: Vacancy = lists.record(desk, KindId.VACANCIES, id_)
    vacancies.save(desk, replace(kept, employer_id=two))
    kept = lists.record(desk, KindId.VACANCIES, id_)
    assert kept.employer_id == two
    casework.referral(desk, casework.seeker(desk), id_)
    kept = lists.record(desk, KindId.VACANCIES, id_)
    with pytest.raises(UserError, match="알선 1건, 취업 0건이 있어 업체를 바꿀 수 없습니다"):
        vacancies.save(desk, replace(kept, employer_id=one))
    assert lists.record(desk, KindId.VACANCIES, id_) == kept
