"""What the program made of rows, columns and tables can be said otherwise, and counts at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import conserved, decisions, stored, workbook

HEAD = ("연번", "성명", "생년월일", "연락처")
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "강나래", "1980-05-01", "010-7000-0001"),
    (2, "김민지", "1968-03-02", "010-1234-5678"),
    ("합계", None, None, 2),
    (3, "박정숙", "1971-07-14", "010-2345-6789"),
)


def _numbers(plan: imports.ImportPlan) -> list[int]:
    return [row.row for row in plan.rows]


def test_a_row_is_left_out_and_another_taken_in(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, workbook(tmp_path / "명부.xlsx", HEAD, *ROWS))
    assert _numbers(plan) == [2, 3, 5]
    sheet = plan.sheets[0].sheet
    plan = imports.pick_rows(desk, plan, sheet, {3: False, 4: True})
    assert _numbers(plan) == [2, 4, 5]
    assert [(left.row, left.why.value, left.text) for left in plan.sheets[0].left_out] == [
        (3, "직접 뺀 줄", "2")
    ]
    assert conserved(plan.counts)
    again = imports.pick_rows(desk, plan, sheet, {3: True, 4: False})
    assert _numbers(again) == [2, 3, 5]
    assert imports.apply(desk, again).new == 3


def test_what_was_decided_about_the_other_rows_stays(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, workbook(tmp_path / "명부.xlsx", HEAD, *ROWS))
    plan = imports.decide(plan, [2], Decision.SKIP)
    plan = imports.pick_rows(desk, plan, plan.sheets[0].sheet, {2: False})
    assert decisions(plan) == [Decision.NEW, Decision.SKIP]


def test_every_row_may_be_left_out(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, workbook(tmp_path / "명부.xlsx", HEAD, *ROWS))
    rows = dict.fromkeys(_numbers(plan), False)
    plan = imports.pick_rows(desk, plan, plan.sheets[0].sheet, rows)
    assert plan.counts.read == 0
    assert len(plan.sheets[0].left_out) == 4
    assert imports.apply(desk, plan).change.operation == 0


def test_two_halves_side_by_side_come_in_as_one_list(desk: Desk, tmp_path: Path) -> None:
    left, right = ROWS[:2], (ROWS[3], (None,) * 4)
    body = [(*one, None, *other) for one, other in zip(left, right, strict=True)]
    plan = imports.plan(
        desk, workbook(tmp_path / "명부.xlsx", ("구직자 명부",), (*HEAD, None, *HEAD), *body)
    )
    assert [table.sheet for table in plan.sheets] == ["Sheet1 (A~D열)", "Sheet1 (F~I열)"]
    assert [(row.sheet[-6:-2], row.row) for row in plan.rows] == [
        ("(A~D", 3),
        ("(A~D", 4),
        ("(F~I", 3),
    ]
    imports.apply(desk, plan)
    names = stored(desk, KindId.SEEKERS, "name", "phone")
    assert names == [(row[1], row[3]) for row in (*left, right[0])]


def test_which_of_two_tables_side_by_side_is_taken_can_be_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    firms = (("한빛식품", "박대표", "가람읍"), ("솔내농원", "최대표", "솔내면"))
    body = [(*one, None, *other) for one, other in zip(ROWS[:2], firms, strict=True)]
    titles = ("구직자 명단", *[None] * 4, "구인업체 명단")
    path = workbook(
        tmp_path / "둘.xlsx", titles, (*HEAD, None, "업체명", "대표자", "소재지"), *body
    )
    plan = imports.plan(desk, path)
    assert plan.kind is KindId.EMPLOYERS
    assert [row.title for row in plan.rows] == ["한빛식품", "솔내농원"]
    assert plan.others == ("Sheet1 (A~D열)",)
    other = imports.plan(desk, path, sheet=plan.others[0])
    assert other.kind is KindId.SEEKERS
    assert [row.title for row in other.rows] == ["강나래", "김민지"]
    assert other.others == (plan.sheets[0].sheet,)
    whole = imports.plan(desk, path, sheet="Sheet1", kind=KindId.SEEKERS)
    assert [row.title for row in whole.rows] == ["강나래", "김민지"]


@pytest.mark.parametrize("name", ["Column{}", "열{}"])
def test_columns_without_names_are_known_by_what_they_hold(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    people = [
        (
            f"{sign}나래",
            f"19{70 + number}-05-0{number}",
            f"010-7000-000{number}",
            "남여"[number % 2],
        )
        for number, sign in enumerate("김이박최정강", start=1)
    ]
    header = tuple(name.format(number) for number in range(1, 5))
    plan = imports.plan(desk, workbook(tmp_path / "모름.xlsx", header, *people))
    assert plan.kind is KindId.SEEKERS
    assert list(plan.column_fields.values()) == ["name", "birth_date", "phone", "gender"]
    assert plan.counts.new == 6


def test_a_chosen_row_does_not_save_a_file_that_is_no_list(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="저장된 것은 없습니다"):
        imports.plan(desk, workbook(tmp_path / "표.xlsx", ("가", "나", "다"), (1, 2, 3)))
