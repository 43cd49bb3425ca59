"""A sheet's rows meet the people and firms that are known, by every way they can be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.data.lookup import (
    EmployerIndex,
    PeopleIndex,
    VacancyIndex,
    firm_of,
    firms_near,
    people_near,
    person_of,
)
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services.desk import Desk

MINJI = Seeker(
    name="김 민지",
    birth_date=date(1987, 3, 2),
    birth_year=1987,
    phone="010-0123-4567",
    phone2="061-012-3456",
)
OLD = Seeker(name="김민지", birth_year=1950, birth_approximate=True, phone="010-0123-4567")


@pytest.fixture
def people(desk: Desk) -> tuple[int, int, int]:
    """김 민지, an elder 김민지 with the same phone, and one in the trash."""
    with desk.store.operation("시험 자료"):
        ids = records.insert_many(desk.store, KindId.SEEKERS, [MINJI, OLD, MINJI])
        records.trash(desk.store, KindId.SEEKERS, ids[2:])
    return ids[0], ids[1], ids[2]


def test_people_are_known_by_name_birth_year_and_phone(
    desk: Desk, people: tuple[int, int, int]
) -> None:
    young, old, _ = people
    index = PeopleIndex.load(desk.store)
    assert len(index) == 2
    assert index.by_name("김민지") == (young, old)
    assert index.by_birth("김민지", date(1987, 3, 2)) == (young,)
    assert index.by_birth("김민지", date(1987, 3, 3)) == ()
    assert index.by_phone("01001234567") == (young, old)
    assert index.by_phone("0610123456") == (young,)
    assert index.by_phone("") == ()
    assert index.by_name_phone("김민자", "01001234567") == ()
    assert index.by_birth_year("김민지", 1987) == (young,)
    assert index.by_birth_year("김민지", 1988) == ()
    assert index.by_birth_year("김민지", 1988, slack=1) == (young,)
    assert index.by_birth_year("김민지", 1951) == (old,)  # the store reckoned it
    assert index.by_birth_year("김민지", 1952) == ()
    assert index[young].phone == "010-0123-4567"
    assert index[old].birth_approximate
    with pytest.raises(KeyError):
        index[999]


def test_a_person_of_the_sheet_itself_can_be_held(desk: Desk, people: tuple[int, int, int]) -> None:
    index = PeopleIndex.load(desk.store)
    index.add(person_of(replace(MINJI, id=-1, name="이영수")))
    assert index.by_name("이영수") == (-1,)
    assert index.by_phone("01001234567") == (*people[:2], -1)


def test_a_phone_given_twice_counts_once(desk: Desk) -> None:
    index = PeopleIndex([person_of(replace(MINJI, id=1, phone2=MINJI.phone))])
    assert index.by_phone("01001234567") == (1,)


def test_people_near_share_name_phone_or_birth_date(
    desk: Desk, people: tuple[int, int, int]
) -> None:
    young, old, _ = people
    assert [p.id for p in people_near(desk.store, person_of(Seeker(name="김민지")))] == [young, old]
    by_phone = Seeker(name="박", phone2="010-0123-4567")
    assert {p.id for p in people_near(desk.store, person_of(by_phone))} == {young, old}
    by_birth = Seeker(name="박", birth_date=date(1987, 3, 2))
    assert [p.id for p in people_near(desk.store, person_of(by_birth))] == [young]
    itself = replace(MINJI, id=young)
    assert [p.id for p in people_near(desk.store, person_of(itself))] == [old]
    assert people_near(desk.store, person_of(Seeker(name="박", phone="010-0999-0000"))) == []


def test_firms_are_known_with_and_without_their_legal_form(desk: Desk) -> None:
    firms = [
        Employer(name="(주)한빛식품", business_number="123-45-67891", phone="061-000-1111"),
        Employer(name="한빛식품 농공단지점"),
        Employer(name="농업회사법인 가람 주식회사", phone="061-000-1111"),
    ]
    with desk.store.operation("시험 자료"):
        first, second, third = records.insert_many(desk.store, KindId.EMPLOYERS, firms)
    index = EmployerIndex.load(desk.store)
    assert len(index) == 3
    assert index.by_name("한빛 식품") == index.by_name("주식회사 한빛식품") == (first,)
    assert index.by_name("㈜가람") == (third,)
    assert index.by_number("1234567891") == (first,)
    assert index.by_number("") == index.by_phone("") == ()
    assert index.by_phone("0610001111") == (first, third)
    near = firms_near(desk.store, firm_of(Employer(name="㈜한빛식품", phone="061-000-1111")))
    assert {firm.id for firm in near} == {first, third}
    assert second not in {firm.id for firm in near}


def test_a_vacancy_is_known_by_firm_job_and_day(desk: Desk) -> None:
    with desk.store.operation("시험 자료"):
        firm = records.insert(desk.store, Employer(name="한빛식품"))
        day = date(2026, 11, 2)
        known = records.insert(
            desk.store, Vacancy(employer_id=firm, job="지게차 운전원", received_on=day)
        )
        undated = records.insert(desk.store, Vacancy(employer_id=firm, job="조리원"))
    index = VacancyIndex.load(desk.store)
    assert index.find(firm, "지게차운전원", day) == (known,)
    assert index.find(firm, "지게차 운전원", date(2026, 11, 3)) == ()
    assert index.find(firm + 1, "지게차 운전원", day) == ()
    assert index.find(firm, "조리원", None) == (undated,)
