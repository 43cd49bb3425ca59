"""A row is never tied to the wrong person or firm, whatever came between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from import_kit import bring, stored, workbook

from jobdesk.data import records
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.services import employers, imports, seekers, vacancies
from jobdesk.services.desk import Desk
from jobdesk.services.importing import resuming
from jobdesk.services.imports import Decision, DuplicateRule


def person(desk: Desk, name: str, born: int, **more: Any) -> int:
    one = Seeker(name=name, birth_date=date(born, 1, 9), birth_year=born)
    return seekers.register(desk, replace(one, registered_on=desk.today(), **more)).refs[0].id


def firm(desk: Desk, name: str, **more: Any) -> int:
    return employers.register(desk, Employer(name=name, **more)).refs[0].id


def test_a_firm_of_another_number_is_another_firm(desk: Desk, tmp_path: Path) -> None:
    known = firm(desk, "대성산업", business_number="124-81-00998")
    head = ("업체명", "사업자등록번호", "모집직종", "모집인원")
    plan = imports.plan(
        desk,
        workbook(tmp_path / "구인.xlsx", head, ("대성산업", "220-81-62517", "용접", 1)),
        kind="vacancies",
    )
    assert plan.rows[0].values["employer_id"] != known


def test_a_number_under_another_name_is_asked(desk: Desk, tmp_path: Path) -> None:
    firm(desk, "대성산업", business_number="124-81-00998")
    head = ("업체명", "사업자등록번호", "모집직종", "모집인원")
    plan = imports.plan(
        desk,
        workbook(tmp_path / "구인.xlsx", head, ("한빛식품", "124-81-00998", "용접", 1)),
        kind="vacancies",
    )
    assert plan.rows[0].decision is Decision.QUESTION


def test_two_new_firms_of_one_name_and_two_numbers_are_two(desk: Desk, tmp_path: Path) -> None:
    head = ("업체명", "사업자등록번호", "모집직종", "모집인원")
    bring(
        desk,
        workbook(
            tmp_path / "구인.xlsx",
            head,
            ("대성산업", "124-81-00998", "용접", 1),
            ("대성산업", "220-81-62517", "경비", 1),
            ("대성산업", "", "조리", 1),
        ),
        kind="vacancies",
    )
    firms = stored(desk, KindId.EMPLOYERS, "business_number")
    assert firms == [("124-81-00998",), ("220-81-62517",)]
    assert [job for (job,) in stored(desk, KindId.VACANCIES, "job")] == ["용접", "경비"]


def test_hires_at_two_new_firms_of_one_name_and_two_numbers(desk: Desk, tmp_path: Path) -> None:
    head = ("구직자 성명", "업체명", "사업자등록번호", "채용일")
    bring(
        desk,
        workbook(
            tmp_path / "취업.xlsx",
            head,
            ("강나래", "대성산업", "124-81-00998", "2026-03-02"),
            ("한서준", "대성산업", "220-81-62517", "2026-03-02"),
        ),
        kind="placements",
    )
    assert len(stored(desk, KindId.EMPLOYERS, "name")) == 2


def test_firms_of_one_name_and_two_phones_are_asked_or_two(desk: Desk, tmp_path: Path) -> None:
    known = firm(desk, "대성농장", phone="031-111-1111")
    head = ("업체명", "연락처", "모집직종", "모집인원")
    rows = [("대성농장", "031-222-2222", "적과", 1)]
    rows += [("한들농장", "031-333-3333", "적과", 2), ("한들농장", "031-444-4444", "적과", 3)]
    plan = imports.plan(desk, workbook(tmp_path / "구인.xlsx", head, *rows), kind="vacancies")
    (asked,) = plan.questions
    assert [candidate.id for candidate in asked.candidates] == [known]
    imports.apply(desk, imports.decide(plan, [asked.index], Decision.NEW))
    phones = [str(phone) for (phone,) in stored(desk, KindId.EMPLOYERS, "phone")]
    assert sorted(phones) == [f"031-{n * 111}-{n * 1111}" for n in (1, 2, 3, 4)]


def test_a_bare_name_is_none_of_two_newcomers(desk: Desk, tmp_path: Path) -> None:
    head = ("구직자 성명", "휴대폰", "상담일", "상담내용")
    plan = imports.plan(
        desk,
        workbook(
            tmp_path / "상담.xlsx",
            head,
            ("김영수", "010-7000-0001", "2026-03-02", "가"),
            ("김영수", "010-7000-0002", "2026-03-02", "나"),
            ("김영수", "", "2026-03-03", "다"),
        ),
        kind="notes",
    )
    assert plan.rows[2].decision is Decision.QUESTION


def test_a_bare_name_before_two_newcomers_is_none_of_them(desk: Desk, tmp_path: Path) -> None:
    head = ("구직자 성명", "휴대폰", "상담일", "상담내용")
    rows = (
        ("김영수", "", "2026-03-01", "가"),
        ("김영수", "010-7000-0001", "2026-03-02", "나"),
        ("김영수", "010-7000-0002", "2026-03-02", "다"),
        ("박민수", "", "2026-03-01", "라"),
        ("박민수", "010-7000-0003", "2026-03-02", "마"),
    )
    plan = imports.plan(desk, workbook(tmp_path / "상담.xlsx", head, *rows), kind="notes")
    asked = [row.decision is Decision.QUESTION for row in plan.rows]
    assert asked == [True, False, False, False, False]
    new = [row.values["seeker_id"] for row in plan.rows]
    assert new[1] != new[2]
    assert new[3] == new[4]


def test_a_bare_firm_before_two_of_its_name_is_none_of_them(desk: Desk, tmp_path: Path) -> None:
    head = ("업체명", "사업자등록번호", "모집직종", "모집인원")
    rows = (
        ("가람식품", "", "조리원", 1),
        ("가람식품", "123-45-67891", "포장원", 1),
        ("가람식품", "120-81-47521", "운전원", 1),
    )
    plan = imports.plan(desk, workbook(tmp_path / "구인.xlsx", head, *rows), kind="vacancies")
    asked = [row.decision is Decision.QUESTION for row in plan.rows]
    assert asked == [True, False, False]


def test_one_name_and_birth_date_but_two_genders_are_asked(desk: Desk, tmp_path: Path) -> None:
    person(desk, "이하늘", 1990, gender=Gender.MALE)
    head = ("성명", "생년월일", "성별", "희망직종")
    plan = imports.plan(
        desk, workbook(tmp_path / "a.xlsx", head, ("이하늘", "1990-01-09", "여", "조리원"))
    )
    assert plan.rows[0].decision is Decision.QUESTION


def test_an_answer_about_a_person_is_not_taken_for_a_firm(desk: Desk, tmp_path: Path) -> None:
    for born in (1990, 1955):
        person(desk, "한서준", born)
    for place in ("031-111-1111", "031-222-2222"):
        firm(desk, "대성산업", phone=place)
    head = ("구직자 성명", "휴대폰", "업체명", "상담일", "상담내용")
    path = workbook(
        tmp_path / "상담.xlsx", head, ("한서준", "010-7000-0001", "대성산업", "2026-03-02", "가")
    )
    plan = imports.plan(desk, path, kind="notes")
    (row,) = plan.rows
    assert row.asks == "seeker"
    plan = imports.decide(plan, [0], Decision.NEW, row.candidates[0].id)
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    (old,) = records.get_many(desk.store, KindId.SEEKERS, [row.candidates[0].id])
    seekers.save(desk, replace(old, phone="010-7000-0001"))
    left = resuming.kept(desk)
    assert left is not None
    (again,) = resuming.resume(desk, left.id).rows
    assert again.decision is Decision.QUESTION
    assert not again.decided


def test_nobody_known_is_asked_again_once_somebody_more_is_known(
    desk: Desk, tmp_path: Path
) -> None:
    person(desk, "한서준", 1990)
    head = ("구직자 성명", "상담일", "상담내용")
    path = workbook(tmp_path / "상담.xlsx", head, ("한서준", "2026-03-02", "가"))
    plan = imports.plan(desk, path, kind="notes")
    plan = imports.decide(plan, [0], Decision.NEW)
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    person(desk, "한서준", 1955)
    left = resuming.kept(desk)
    assert left is not None
    (again,) = resuming.resume(desk, left.id).rows
    assert again.decision is Decision.QUESTION


def test_a_rule_said_of_one_row_is_the_one_it_is_written_by(desk: Desk, tmp_path: Path) -> None:
    person(desk, "한서준", 1990, desired_job="경비")
    head = ("성명", "생년월일", "희망직종", "주소")
    row = ("한서준", "1990-01-09", "조리원", "가온군 다온면 1")
    path = workbook(tmp_path / "명단.xlsx", head, row, ("강나래", "1980-05-01", "경비", ""))
    plan = imports.decide(imports.plan(desk, path), [0], Decision.UPDATE, rule=DuplicateRule.FILL)
    assert [change.field for change in plan.rows[0].changes if change.field == "desired_job"] == []
    plan = imports.edit(desk, plan, 1, {2: "조리원"})
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    left = resuming.kept(desk)
    assert left is not None
    imports.apply(desk, resuming.resume(desk, left.id))
    told = stored(desk, KindId.SEEKERS, "desired_job", "address")
    assert told[0] == ("경비", "가온군 다온면 1")


def test_a_resident_number_typed_into_a_cell_is_kept_nowhere(desk: Desk, tmp_path: Path) -> None:
    head = ("성명", "생년월일", "희망직종")
    plan = imports.plan(
        desk, workbook(tmp_path / "a.xlsx", head, ("한서준", "1990-01-99", "조리원"))
    )
    plan = imports.edit(desk, plan, 0, {1: "900109-1234567", 2: "조리 900109-1234567"})
    assert "1234567" not in repr(plan.choices) + repr(plan.rows) + repr(plan.understood)


def test_a_vacancy_that_came_after_the_referral_is_asked(desk: Desk, tmp_path: Path) -> None:
    employer = firm(desk, "대성산업")
    posted = Vacancy(employer_id=employer, job="용접", received_on=date(2026, 10, 5))
    known = vacancies.register(desk, posted).refs[0].id
    head = ("구직자 성명", "휴대폰", "업체명", "모집직종", "알선일")
    rows = [
        ("강나래", "010-7000-0001", "대성산업", "용접", "2026-03-02"),
        ("한서준", "010-7000-0002", "대성산업", "용접", "2026-10-06"),
    ]
    plan = imports.plan(desk, workbook(tmp_path / "알선.xlsx", head, *rows), kind="referrals")
    early, later = plan.rows
    assert (early.decision, early.asks) == (Decision.QUESTION, "vacancy")
    assert [candidate.id for candidate in early.candidates] == [known]
    assert later.values["vacancy_id"] == known
    imports.apply(desk, imports.decide(plan, [0], Decision.NEW))
    assert len(stored(desk, KindId.VACANCIES, "job")) == 2


def test_a_name_that_is_no_name_is_asked_and_not_compared_for_ever(
    desk: Desk, tmp_path: Path
) -> None:
    head = ("업체명", "연락처", "모집직종", "모집인원")
    rows = [("개인농가", f"031-{number:03d}-1111", "적과", 1) for number in range(200, 310)]
    plan = imports.plan(desk, workbook(tmp_path / "구인.xlsx", head, *rows), kind="vacancies")
    assert (plan.counts.new, plan.counts.question) == (100, 10)
    assert not plan.questions[0].candidates


def test_a_firm_with_nothing_to_compare_is_not_taken_beside_one_that_differs(
    desk: Desk, tmp_path: Path
) -> None:
    ids = [firm(desk, "대성산업", phone="031-111-1111"), firm(desk, "대성산업", industry="제조")]
    head = ("업체명", "연락처", "업종")
    file = workbook(tmp_path / "업체.xlsx", head, ("대성산업", "031-222-2222", "용접"))
    (row,) = imports.plan(desk, file, kind="employers").rows
    assert row.decision is Decision.QUESTION
    assert [candidate.id for candidate in row.candidates] == ids
