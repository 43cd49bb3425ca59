"""Sheets of farm work with their days as columns come in as a person's days, each with its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.services import history, imports, lists
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import bring, decisions, dump, file, stored, workbook

__all__ = ["file"]
_K = KindId
WORKED = ("work_date", "employer", "seeker", "status")
NEW, ASK, NO = Decision.NEW, Decision.QUESTION, Decision.REJECT


@pytest.mark.parametrize("mark", [1, 1.0, "○", "◯", "ㅇ", "v", "●"])
def test_people_down_and_the_days_of_a_month_across(desk: Desk, file: Path, mark: object) -> None:
    def row(farm: object, name: str, *days: int) -> list[object]:
        marks = [mark if day in days else None for day in range(1, 32)]
        return [1, farm, name, "010-1111-2222", "적과", *marks, len(days), 7_000 * len(days)]

    head = ("연번", "농가명", "근로자", "연락처", "작업", *range(1, 32), "계", "교통비")
    workbook(
        file,
        ("2026년 10월 농작업자 출역 현황",),
        head,
        row("새말 농가", "김은서", 1, 2, 31),
        row(None, "이철수", 2),
        row("솔내 농가", "김은서", 5),
        ["합계", *[None] * 4, *[1] * 31, 5, 35_000],
        merged=("B3:B4",),
    )
    plan = imports.plan(desk, file)
    assert plan.kind is _K.FARM_DAYS
    assert any("날짜가 열로 놓인 표" in note and "5줄" in note for note in plan.notes)
    assert any("읽지 않은 열: ‘교통비’" in note for note in plan.notes)
    before = dump(desk)
    imports.apply(desk, plan)
    assert stored(desk, _K.FARM_DAYS, *WORKED) == [
        (date(2026, 10, day), farm, name, "근로확인")
        for day, farm, name in (
            (1, "새말 농가", "김은서"),
            (2, "새말 농가", "김은서"),
            (31, "새말 농가", "김은서"),
            (2, "새말 농가", "이철수"),
            (5, "솔내 농가", "김은서"),
        )
    ]
    assert {task for (task,) in stored(desk, _K.FARM_DAYS, "task")} == {"적과"}
    assert lists.count(desk, _K.SUPPORT_PAYMENTS) == 0
    assert imports.plan(desk, file).counts.unchanged == 5
    history.undo(desk)
    assert dump(desk) == before


def test_farms_down_and_names_in_the_days(desk: Desk, file: Path) -> None:
    workbook(
        file,
        ("2026년 10월 농가별 배치표",),
        ("농가명", "10/1", "10/2"),
        ("새말 농가", "김은서\n이철수", "김은서, 박새롬 외 1"),
        ("솔내 농가", "박새롬", None),
    )
    plan = imports.plan(desk, file)
    assert decisions(plan) == [NEW, NEW, NEW, NO, NEW]
    assert "한 칸에 여러 분" in plan.rows[3].reason
    imports.apply(desk, plan)
    assert [row[1:3] for row in stored(desk, _K.FARM_DAYS, *WORKED)] == [
        ("새말 농가", "김은서"),
        ("새말 농가", "이철수"),
        ("새말 농가", "김은서"),
        ("솔내 농가", "박새롬"),
    ]


def test_people_down_and_the_farm_in_each_day(desk: Desk, file: Path) -> None:
    days = [date(2026, 10, day) for day in (1, 2, 3)]
    workbook(
        file,
        ("농작업 배치표",),
        ("성명", "연락처", *days),
        ("김은서", "010-1111-2222", "새말 농가", "솔내 농가", None),
    )
    bring(desk, file)
    assert stored(desk, _K.FARM_DAYS, *WORKED[:3]) == [
        (date(2026, 10, 1), "새말 농가", "김은서"),
        (date(2026, 10, 2), "솔내 농가", "김은서"),
    ]


def test_what_a_day_says_beside_a_mark(desk: Desk, file: Path) -> None:
    workbook(
        file,
        ("영농작업반 출역부",),
        ("농가명", "근로자", *(f"10/{day}" for day in range(1, 7)), "일수"),
        ("새말 농가", "김은서", 8, "결근", "우천", "△", 130_000, "-", 4),
    )
    plan = imports.plan(desk, file, year=2026)
    assert decisions(plan) == [NEW, NEW, NEW, ASK, NEW]
    assert "‘△’가 무슨 뜻인지" in plan.rows[3].reason
    assert any("김은서 4일↔5칸" in note for note in plan.notes)
    imports.apply(desk, plan)
    assert stored(desk, _K.FARM_DAYS, "status", "hours", "daily_wage") == [
        ("근로확인", 8, None),
        ("결근", None, None),
        ("우천연기", None, None),
        ("근로확인", None, 130_000),
    ]


def test_heads_without_names_are_told_and_lessons_left_alone(desk: Desk, file: Path) -> None:
    head = ("농가명", "1일", "2일", "계")
    title = ("2026년 10월 농가별 투입인원",)
    workbook(file, title, head, ("새말 농가", 3, 2, 5), ("솔내 농가", 1, 1, 2))
    plan = imports.plan(desk, file)
    assert plan.kind is _K.EMPLOYERS
    assert any("모두 7명의 근로일은 넣지 않았습니다" in note for note in plan.notes)
    workbook(
        file,
        ("농촌 일손 교육 출석부",),
        ("성명", "10/1", "10/2"),
        ("김은서", "○", "○"),
        ("이철수", "○", "×"),
    )
    assert imports.read(file).sheets[0].rows[0][0] != "일자"
