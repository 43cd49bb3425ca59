"""Lists of farm work with several people or days in a line come in as a person's day each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jobdesk.domain.kinds import KindId
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import bring, decisions, file, stored, workbook

__all__ = ["file"]
_K = KindId
NEW, ASK, NO = Decision.NEW, Decision.QUESTION, Decision.REJECT
TITLE = ("2026년 농가일자리 투입현황",)


def _days(desk: Desk) -> list[tuple[object, ...]]:
    return stored(desk, _K.FARM_DAYS, "work_date", "seeker", "daily_wage")


def test_names_of_one_cell_are_people_with_their_own_telephones(desk: Desk, file: Path) -> None:
    workbook(
        file,
        TITLE,
        ("일자", "농가명", "작업", "근로자", "연락처", "일당", "교통비"),
        (
            "10/1",
            "새말 농가",
            "적과",
            "김은서, 이철수",
            "010-1111-2222\n010-3333-4444",
            120_000,
            14_000,
        ),
        ("10/2", "새말 농가", "적과", "김은서/이철수", "010-1111-2222", 120_000, 14_000),
        ("10/3", "새말 농가", "적과", "김은서 외 1", "010-1111-2222", 120_000, 14_000),
        ("10/5", "새말 농가", "적과", "김은서", "010-1111-2222", 120_000, 7_000),
    )
    plan = imports.plan(desk, file)
    assert decisions(plan) == [NEW, NEW, NEW, NEW, NO, NEW]
    assert any("비운 열: ‘교통비’" in note for note in plan.notes)
    imports.apply(desk, plan)
    assert _days(desk) == [
        (date(2026, 10, day), name, 120_000)
        for day, name in ((1, "김은서"), (1, "이철수"), (2, "김은서"), (2, "이철수"), (5, "김은서"))
    ]
    assert stored(desk, _K.SEEKERS, "name", "phone") == [
        ("김은서", "010-1111-2222"),
        ("이철수", "010-3333-4444"),
    ]
    # What was paid for two is not what each got.
    assert stored(desk, _K.SUPPORT_PAYMENTS, "amount") == [(7_000,)]
    assert imports.plan(desk, file).counts.unchanged == 5


def test_names_in_columns_beside_each_other(desk: Desk, file: Path) -> None:
    head = ("일자", "농가명", "작업", "근로자1", "근로자2", "근로자3", "일당")
    rows = [
        ("10/1", "새말 농가", "적과", "김은서", "이철수", "박새롬", 120_000),
        ("10/2", "새말 농가", "적과", "김은서", None, None, 120_000),
    ]
    bring(desk, workbook(file, TITLE, head, *rows))
    assert [row[1] for row in _days(desk)] == ["김은서", "이철수", "박새롬", "김은서"]


def test_a_span_is_its_days_where_the_line_says_how_many(desk: Desk, file: Path) -> None:
    head = ("연번", "농가명", "근로자", "연락처", "시작일", "종료일", "일수", "일당", "임금합계")
    workbook(
        file,
        ("농가일자리 배치대장",),
        head,
        (
            1,
            "새말 농가",
            "김은서",
            "010-1111-2222",
            "2026-10-01",
            "2026-10-03",
            3,
            120_000,
            360_000,
        ),
        (
            2,
            "새말 농가",
            "이철수",
            "010-3333-4444",
            date(2026, 10, 1),
            date(2026, 10, 5),
            4,
            120_000,
            480_000,
        ),
    )
    plan = imports.plan(desk, file)
    assert plan.kind is _K.FARM_DAYS
    assert decisions(plan) == [NEW, NEW, NEW, NO]
    assert "한 칸에 여러 날이 적혀 있습니다(‘2026-10-01~2026-10-05’)" in plan.rows[3].reason
    imports.apply(desk, plan)
    assert [row[0] for row in _days(desk)] == [date(2026, 10, day) for day in (1, 2, 3)]


def test_days_of_one_cell(desk: Desk, file: Path) -> None:
    head = ("농가명", "작업", "근로자", "연락처", "작업일", "일당")
    row = ("새말 농가", "적과", "김은서", "010-1111-2222")
    workbook(file, TITLE, head, (*row, "10/1, 10/2, 5", 120_000), (*row, "10/7~10/9", 120_000))
    plan = imports.plan(desk, file)
    assert decisions(plan) == [NEW, NEW, NEW, NO]
    imports.apply(desk, plan)
    assert [row[0] for row in _days(desk)] == [date(2026, 10, day) for day in (1, 2, 5)]


def test_a_contract_with_its_span_stays_one(desk: Desk, file: Path) -> None:
    head = ("계약번호", "농가명", "근로자", "연락처", "시작일", "종료일", "일수", "일당")
    row = ("1", "새말 농가", "김은서", "010-1111-2222", "2026-10-01", "2026-10-03", 3, 120_000)
    plan = imports.plan(desk, workbook(file, ("근로계약 대장",), head, row))
    assert (plan.kind, decisions(plan)) == (_K.FARM_CONTRACTS, [NEW])


def test_a_ditto_is_what_stands_above(desk: Desk, file: Path) -> None:
    head = ("일자", "농가명", "작업", "근로자", "일당")
    rows = [("10/1", "새말 농가", "적과", "김은서", 120_000), ("〃", "〃", "〃", "이철수", "〃")]
    bring(desk, workbook(file, TITLE, head, *rows, ("10/2", '"', "상동", "박새롬", '"')))
    assert _days(desk) == [
        (date(2026, 10, 1), "김은서", 120_000),
        (date(2026, 10, 1), "이철수", 120_000),
        (date(2026, 10, 2), "박새롬", 120_000),
    ]
