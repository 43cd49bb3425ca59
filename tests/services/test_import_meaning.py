"""What a sheet and its cells are taken to mean, what is refused, and how one corrects it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jobdesk.errors import UserError
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from tests.services.import_kit import (
    KIM,
    PEOPLE,
    SEEKERS,
    VACANCIES,
    conserved,
    decisions,
    people,
    workbook,
)
from tests.services.import_kit import file as file


def test_what_cannot_be_read_is_rejected_with_row_column_and_reason(desk: Desk, file: Path) -> None:
    plan = imports.plan(
        desk,
        workbook(
            file,
            ["현황"],
            [],
            PEOPLE,
            KIM,
            ("박봄", "2026.02.30", "010-1111-2222"),
            ("", "1990-01-01", "010-3333-4444"),
            ("최달", "1990-01-01", "01O-1234-5678"),
        ),
    )
    assert [(r.row, r.column, r.reason) for r in plan.rejected] == [
        (5, "생년월일", "2월 30일은 없는 날짜입니다."),
        (6, "성명", "이름이 비어 있습니다."),
        (7, "연락처", "전화번호로 읽을 수 없습니다: 01O-1234-5678"),
    ]
    result = imports.apply(desk, plan)
    assert conserved(result)
    assert (result.read, result.new, result.rejected, result.left) == (4, 1, 3, 3)
    assert [row.row for row in result.rejects] == [5, 6, 7]


def test_a_contradiction_is_asked(desk: Desk, file: Path) -> None:
    rows = (
        ["업체명", "모집직종", "모집인원", "접수일", "마감일"],
        ["한빛식품", "포장", "3명", "2026-10-10", "2026-10-01"],
        ["한빛식품", "선별", "00명", "2026-10-10", "2026-10-20"],
        ["한빛식품", "운전", "0명", "2026-10-10", "2026-10-20"],
        ["한빛식품", "조리", "1명", "2026-10-10", "채용시까지"],
    )
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan) == [
        Decision.QUESTION,
        Decision.QUESTION,
        Decision.REJECT,
        Decision.NEW,
    ]
    assert plan.rows[0].reason == "마감일이 접수일보다 앞섭니다."
    assert "몇 명인지" in plan.rows[1].reason
    assert plan.rows[2].column == "모집인원"
    assert plan.rows[3].values["note"] == "마감일: 채용시까지"


def test_a_registration_that_lies_ahead_is_asked(desk: Desk, file: Path) -> None:
    rows = (["성명", "등록일"], ["김민지", "2026-12-24"], ["이철수", "11월 25일"])
    plan = imports.plan(desk, workbook(file, *rows))
    assert decisions(plan) == [Decision.QUESTION, Decision.NEW]
    assert plan.rows[1].values["registered_on"] == date(2025, 11, 25)


def test_the_year_of_a_title_completes_dates(desk: Desk, file: Path) -> None:
    rows = (["2024년 구직자 명부"], ["성명", "등록일"], ["김민지", "3월 29일"])
    plan = imports.plan(desk, workbook(file, *rows))
    assert plan.rows[0].values["registered_on"] == date(2024, 3, 29)


def test_sheets_named_after_a_place_say_where_people_live(desk: Desk, file: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "가람읍"
    second = book.create_sheet("솔내면")
    for sheet, name in ((first, "김민지"), (second, "이철수")):
        sheet.append(["성명", "희망직종"])
        sheet.append([name, "조리"])
    book.save(file)
    plan = imports.plan(desk, file)
    assert [table.sheet for table in plan.sheets] == ["가람읍", "솔내면"]
    assert [row.values["eup_myeon"] for row in plan.rows] == ["가람읍", "솔내면"]


def test_columns_can_be_remapped_and_the_header_chosen(desk: Desk, file: Path) -> None:
    rows = (["성명", "연락처", "차량"], ["김민지", "010-1234-5678", "경차"])
    plan = imports.plan(desk, workbook(file, *rows))
    mapped = imports.remap(desk, plan, {"차량": "transport", "연락처": ""})
    assert mapped.column_fields == {"성명": "name", "차량": "transport"}
    assert mapped.rows[0].values == {"name": "김민지", "transport": "경차"}
    noted = imports.remap(desk, plan, {"차량": "note"})
    assert noted.rows[0].values["note"] == "차량: 경차"
    with pytest.raises(UserError, match="필요한 열을 찾지 못했습니다"):
        imports.choose_header(desk, plan, [2])
    with pytest.raises(UserError, match="알 수 없습니다"):
        imports.remap(desk, plan, {"차량": "openings"})
    labels = {choice.id: choice.label for choice in imports.fields_of(VACANCIES)}
    assert labels["job"] == "모집직종"
    assert labels["employer.phone"] == "업체 연락처"


def test_a_header_row_can_be_chosen(desk: Desk, file: Path) -> None:
    rows = (["성명", "연락처"], ["옛 명부"], ["이름", "전화"], ["김민지", "010-1234-5678"])
    plan = imports.plan(desk, workbook(file, *rows))
    chosen = imports.choose_header(desk, plan, [3])
    assert [c.header for c in chosen.columns] == ["이름", "전화"]
    assert [row.title for row in chosen.rows] == ["김민지"]


def test_without_the_columns_a_record_needs_no_row_comes_in(desk: Desk, file: Path) -> None:
    rows = (["차량", "색"], ["경차", "흰색"], ["승합", "검정"])
    plan = imports.plan(desk, workbook(file, *rows), kind=SEEKERS, columns={"차량": "transport"})
    assert decisions(plan) == [Decision.REJECT, Decision.REJECT]
    assert plan.rows[0].reason == "이름 열이 없습니다. 어느 열인지 고르세요."


def test_rejects_go_out_in_their_shape_and_come_back_mended(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    rows = (
        ["2026년 현황"],
        ["연번", "인적사항", None, "비고"],
        [None, "성 명", "생년월일", None],
        [1, "김민지", "1990.01.02", ""],
        [2, "박봄", "2026.02.30", "- =1+1"],
    )
    plan = imports.plan(desk, workbook(file, *rows, merged=["A2:A3", "B2:C2", "D2:D3"]))
    out = tmp_path / "오류.xlsx"
    assert imports.save_rejects(plan, out) == 1
    again = imports.plan(desk, out)
    assert again.column_fields == plan.column_fields
    assert [(r.row, r.reason) for r in again.rejected] == [(3, "2월 30일은 없는 날짜입니다.")]
    book = load_workbook(out)
    sheet = book.active
    assert sheet is not None
    assert sheet.cell(3, 5).value == "5행 생년월일: 2월 30일은 없는 날짜입니다."
    assert sheet.cell(3, 4).value == "- =1+1"
    assert sheet.cell(3, 4).data_type == "s"
    sheet.cell(3, 3).value = "2000.02.28"
    book.save(out)
    assert imports.plan(desk, out).counts.new == 1
    with pytest.raises(UserError, match="저장할 것이 없습니다"):
        imports.save_rejects(imports.plan(desk, out), tmp_path / "없음.xlsx")


def test_the_kind_of_a_workbook_alone(file: Path) -> None:
    from jobdesk.exchange import reader

    guess = imports.guess_kind(reader.read(people(file, KIM)), date(2026, 11, 20))
    assert guess.kind is SEEKERS
    assert "희망직종" in guess.why
