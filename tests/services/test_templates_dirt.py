"""A sheet that partners filled as partners do: what can be read comes in, the rest comes back
with its reason and is taken once it is mended."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jobdesk.cli import main
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, imports, templates
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from jobdesk.services.template_kinds import ASKED
from tests.services.import_kit import stored

SEEKERS, VACANCIES = KindId.SEEKERS, KindId.VACANCIES

PEOPLE: tuple[dict[str, object], ...] = (
    {"name": "김 민 지", "birth_date": "1980.1.2", "phone": 1011112222, "gender": "여자"},
    {},
    {"name": " 박새봄 ", "birth_date": "1975. 2. 30", "phone": "1022223333"},
    {},
    {},
    {
        "name": "이하늘",
        "birth_date": "680302",
        "phone": "010 3333 4444",
        "desired_job": "포장\n선별",
    },
    {"phone": "010-5555-6666", "desired_job": "경비"},
    {"name": "한가온", "registered_on": "2026년 11월 3일", "phone": "없음"},
    {"name": "도라온", "registered_on": "2.30"},
)
"""Empty rows between, spread names, days that are none, numbers that lost their nought."""


def filled(path: Path, kind: KindId, rows: tuple[dict[str, object], ...]) -> Path:
    """The empty sheet of a kind with these rows; nothing keeps pasted cells from being wrong."""
    templates.save(kind, path)
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    columns = {asked.field: number for number, asked in enumerate(ASKED[kind], 2)}
    for number, row in enumerate(rows, templates.template(kind).first_row):
        for field, value in row.items():
            sheet.cell(number, columns[field]).value = value
    book.save(path)
    return path


def test_what_can_be_read_comes_in_and_the_rest_says_why(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, filled(tmp_path / "구직자.xlsx", SEEKERS, PEOPLE))
    first = templates.template(SEEKERS).first_row
    assert plan.kind is SEEKERS
    assert [(row.row - first, row.decision) for row in plan.rows] == [
        (0, Decision.NEW),
        (2, Decision.REJECT),
        (5, Decision.NEW),
        (6, Decision.REJECT),
        (7, Decision.NEW),
        (8, Decision.REJECT),
    ]
    wrong, nameless, no_day = plan.rejected
    assert wrong.reason.startswith("2월 30일은 없는 날짜입니다")
    assert wrong.column == "생년월일"
    assert "이름" in nameless.reason
    assert (no_day.column, "2월 30일" in no_day.reason) == ("구직신청일", True)
    imports.apply(desk, plan)
    assert stored(desk, SEEKERS, "name", "birth_date", "phone", "gender") == [
        ("김민지", date(1980, 1, 2), "010-1111-2222", "여"),
        ("이하늘", date(1968, 3, 2), "010-3333-4444", ""),
        ("한가온", None, "", ""),
    ]
    assert stored(desk, SEEKERS, "registered_on")[2] == (date(2026, 11, 3),)


def test_the_rejects_are_mended_and_taken(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, filled(tmp_path / "구직자.xlsx", SEEKERS, PEOPLE))
    imports.apply(desk, plan)
    path = tmp_path / "거절된 줄.xlsx"
    assert imports.save_rejects(plan, path) == 3
    book = load_workbook(path)
    sheet: Any = book.active
    header = {str(cell.value): cell.column for cell in sheet[1]}
    assert sheet.cell(2, header["생년월일"]).value == "1975. 2. 30"
    sheet.cell(2, header["생년월일"]).value = "1975. 2. 28"
    sheet.cell(3, header["이름 *"]).value = "최다온"
    sheet.cell(4, header["구직신청일"]).value = "2026-03-30"
    book.save(path)
    again = imports.plan(desk, path)
    assert again.kind is SEEKERS
    assert [row.decision for row in again.rows] == [Decision.NEW] * 3
    imports.apply(desk, again)
    assert stored(desk, SEEKERS, "name", "birth_date", "phone")[3:] == [
        ("박새봄", date(1975, 2, 28), "010-2222-3333"),
        ("최다온", None, "010-5555-6666"),
        ("도라온", None, ""),
    ]
    assert imports.plan(desk, path).counts.unchanged == 3


def test_who_writes_over_the_example_is_told_that_the_row_was_left_out(
    desk: Desk, tmp_path: Path
) -> None:
    path = filled(tmp_path / "구직자.xlsx", SEEKERS, PEOPLE[:1])
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    sheet.cell(templates.template(SEEKERS).first_row - 1, 2).value = "나새봄"
    book.save(path)
    (left,) = [out for table in imports.plan(desk, path).sheets for out in table.left_out]
    assert left.row == templates.template(SEEKERS).first_row - 1


def test_an_example_row_taken_away_or_copied_does_no_harm(desk: Desk, tmp_path: Path) -> None:
    path = filled(tmp_path / "구직자.xlsx", SEEKERS, PEOPLE[:1])
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    first = templates.template(SEEKERS).first_row
    for column in range(1, len(ASKED[SEEKERS]) + 2):
        sheet.cell(first + 3, column).value = sheet.cell(first - 1, column).value
    book.save(path)
    assert imports.plan(desk, path).counts.read == 1
    sheet.delete_rows(first - 1)
    book.save(path)
    assert imports.plan(desk, path).counts.new == 1


def test_the_command_says_which_rows_of_a_partners_sheet_were_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "centre"
    made, _ = centres.create(folder, name="연습", practice=True, password=None)
    centres.close(made)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    rows: tuple[dict[str, object], ...] = (
        {"employer": "한빛 식품", "job": "포장원", "openings": "2명", "wage": "230만원"},
        {},
        {"employer": "새벗농원", "job": "선별원", "openings": "00명", "closes_on": "2026.2.30"},
    )
    path = filled(tmp_path / "받은 구인.xlsx", VACANCIES, rows)
    capsys.readouterr()
    assert main(["import", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kind"], answer["read"], answer["new"]) == ("vacancies", 2, 1)
    (refused,) = answer["rejected"]
    assert (refused["sheet"], refused["column"]) == ("구인", "마감일")
    assert refused["row"] == templates.template(VACANCIES).first_row + 2
    assert "2월 30일은 없는 날짜입니다" in refused["reason"]
