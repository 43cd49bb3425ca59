"""Firms in a sheet: found by their vacancies, told apart, kept with a mistyped number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobdesk.errors import UserError
from jobdesk.services import employers, history, imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import EMPLOYERS, VACANCIES, bring, decisions, stored, workbook
from tests.services.import_kit import file as file


def test_vacancies_find_their_employer_or_bring_it(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(file, ["업체명", "연락처", "소재지"], ["(주)한빛식품", "063-123-4567", "가람읍"]),
    )
    rows = (
        ["구인업체", "모집직종", "모집인원", "임금", "연락처"],
        ["한빛식품 주식회사", "포장", "3명", 2300000, ""],
        ["솔내농원", "선별", "2명", "일당 13만", "063-333-4444"],
        ["솔내농원", "적과", 5, "일당 13만", ""],
        ["(유)한빛식품", "운전", 1, "협의", ""],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert plan.kind is VACANCIES
    assert plan.column_fields == {
        "구인업체": "employer",
        "모집직종": "job",
        "모집인원": "openings",
        "임금": "wage",
    }
    assert [row.remarks for row in plan.rows] == [
        (),
        ("새 업체: 솔내농원",),
        ("새 업체: 솔내농원",),
        ("새 업체: (유)한빛식품",),
    ]
    result = imports.apply(desk, plan)
    assert stored(desk, EMPLOYERS, "name", "phone") == [
        ("(주)한빛식품", "063-123-4567"),
        ("솔내농원", "063-333-4444"),
        ("(유)한빛식품", ""),
    ]
    assert stored(desk, VACANCIES, "employer", "job", "openings", "wage") == [
        ("(주)한빛식품", "포장", 3, "2,300,000원"),
        ("솔내농원", "선별", 2, "일당 13만"),
        ("솔내농원", "적과", 5, "일당 13만"),
        ("(유)한빛식품", "운전", 1, "협의"),
    ]
    history.undo(desk)
    assert len(stored(desk, EMPLOYERS)) == 1
    assert stored(desk, VACANCIES) == []
    assert result.new == 4


def test_an_employer_of_many_names_is_asked_and_chosen(desk: Desk, file: Path) -> None:
    bring(
        desk,
        workbook(
            file,
            ["업체명", "연락처", "소재지"],
            ["하나", "063-111-1111", "가람읍"],
            ["하나", "063-222-2222", "솔내면"],
        ),
    )
    plan = imports.plan(
        desk, workbook(file, ["업체명", "모집직종", "모집인원"], ["하나", "포장", 1])
    )
    assert decisions(plan) == [Decision.QUESTION]
    second = plan.rows[0].candidates[1].id
    imports.apply(desk, imports.decide(plan, [0], Decision.NEW, second))
    assert stored(desk, VACANCIES, "employer_id") == [(second,)]


def test_firms_of_one_name_are_told_apart_by_what_differs(desk: Desk, file: Path) -> None:
    rows = (
        ["업체명", "사업자등록번호", "연락처", "소재지"],
        ["(주)종합", "124-81-00998", "063-111-1111", "한빛군 가람읍 1"],
        ["(주) 종합", "220-81-62517", "063-222-2222", "한빛군 솔내면 2"],
        ["주식회사 종합", "1248100998", "063-111-1111", "한빛군 가람읍 1"],
        ["한강", "124-81-00999", "", ""],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan)[:2] == [Decision.NEW, Decision.NEW]
    assert plan.rows[2].twin == 0
    assert plan.rows[3].decision is Decision.NEW
    assert "검증 숫자" in plan.rows[3].remarks[0]
    assert plan.rows[3].values["business_number"] == "124-81-00999"


def test_a_firm_with_a_mistyped_number_can_still_be_edited(desk: Desk, file: Path) -> None:
    bring(desk, workbook(file, ["업체명", "사업자등록번호"], ["한강", "124-81-00999"]))
    firm = lists.record(desk, EMPLOYERS, 1)
    employers.save(desk, replace(firm, phone="063-123-4567"))
    assert stored(desk, EMPLOYERS, "business_number", "phone") == [("124-81-00999", "063-123-4567")]
    with pytest.raises(UserError, match="사업자등록번호"):
        employers.save(
            desk, replace(lists.record(desk, EMPLOYERS, 1), business_number="1248100998x1")
        )
