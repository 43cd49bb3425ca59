"""The models of the import page: sound, and their texts drawn as people read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import fill
from importing_kit import messy
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import CellChange, Decision, ImportPlan
from jobdesk.ui.models.column_matches import COLUMNS, FIELD, ColumnMatchesModel
from jobdesk.ui.models.plan_rows import PlanRowsModel, added
from jobdesk.ui.models.record_table import TONE_ROLE
from jobdesk.ui.models.sheet_rows import SheetRowsModel, Taken
from jobdesk.ui.pages.importing import words
from jobdesk.ui.theme import Tone


@pytest.fixture
def plan(desk: Desk, tmp_path: Path) -> ImportPlan:
    fill(desk)
    return imports.plan(desk, messy(tmp_path / "접수.xlsx"))


def test_models_are_sound(qtbot: QtBot, qtmodeltester: ModelTester, plan: ImportPlan) -> None:
    rows, columns, sheet = PlanRowsModel(), ColumnMatchesModel(), SheetRowsModel()
    for model in (rows, columns, sheet):
        qtmodeltester.check(model)
    rows.show(plan)
    columns.show(plan.columns, imports.fields_of(plan.kind))
    sheet.show(plan.workbook.sheets[0], plan.sheets, {1: "이름"})
    for model in (rows, columns, sheet):
        qtmodeltester.check(model, force_py=True)
    rows.show(plan, {Decision.REJECT})
    sheet.show(None, (), {})
    for model in (rows, sheet):
        qtmodeltester.check(model)


def test_rows_are_drawn_with_what_is_worth_saying(qtbot: QtBot, plan: ImportPlan) -> None:
    model = PlanRowsModel()
    model.show(plan)
    drawn = "\n".join(
        " | ".join(str(model.index(r, c).data()) for c in range(model.columnCount()))
        for r in range(model.rowCount())
    )
    assert drawn == (
        "4 | 강나래 | 새로 | 1980-05-01 · 010-7000-0001 · 조리원 · 월 230만원\n"
        "5 | 김민지 | 바뀜 | 비고: 없음 → 주말 근무 가능\n"
        "6 | 박정숙 | 같음 | 등록된 내용과 같습니다.\n"
        "7 | 이도현 | 확인 필요 | 등록된 사람과 이름이 같습니다. 같은 사람인지 확인하세요.\n"
        "8 | 오한결 | 거절 | 생년월일: 2월 30일은 없는 날짜입니다.\n"
        "9 | 한서준 | 새로 | 1990-01-09 · 010-7000-0006 · 사무보조"
    )
    assert Tone(model.index(4, 2).data(TONE_ROLE)) is Tone.DANGER
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(4, 2).data(spoken) == "구분 거절"


def test_a_note_says_only_what_it_gains() -> None:
    assert added(CellChange("note", "비고", "허리가 아픔", "허리가 아픔\n야간 가능")) == (
        "‘야간 가능’ 덧붙임"
    )
    assert added(CellChange("note", "비고", "허리", "허리통증")) == ""
    assert added(CellChange("note", "비고", "", "야간 가능")) == ""


def test_a_column_takes_only_fields_that_there_are(qtbot: QtBot, plan: ImportPlan) -> None:
    model = ColumnMatchesModel()
    model.show(plan.columns, imports.fields_of(plan.kind))
    index = model.index(1, FIELD)
    assert index.data() == "이름"
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    heard: list[tuple[str, str]] = []
    model.chosen.connect(lambda *what: heard.append(what))
    assert not model.setData(index, "name"), "as it is already"
    assert not model.setData(index, "no_such_field")
    assert not model.setData(model.index(1, 0), "phone")
    assert model.setData(index, "")
    assert heard == [("성명", "")]
    assert [c.title for c in COLUMNS] == ["머리글", "들어갈 항목", "왜", "첫 값들"]


def test_a_header_that_stands_twice_is_named_by_its_group(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["성명", "신청인", "", "희망", ""])
    sheet.append(["", "연락처", "지역", "직종", "지역"])
    for name, phone in (("강나래", "010-7000-0001"), ("한서준", "010-7000-0002")):
        sheet.append([name, phone, "가람읍", "조리원", "솔내면"])
    for area in ("A1:A2", "B1:C1", "D1:E1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "두 번.xlsx")
    plan = imports.plan(desk, tmp_path / "두 번.xlsx")
    model = ColumnMatchesModel()
    model.show(plan.columns, imports.fields_of(plan.kind))
    shown = [model.index(r, 0).data() for r in range(model.rowCount())]
    assert "신청인 › 지역" in shown
    assert "희망 › 지역" in shown
    heard: list[tuple[str, str]] = []
    model.chosen.connect(lambda *what: heard.append(what))
    model.setData(model.index(shown.index("희망 › 지역"), FIELD), "note")
    assert heard == [("희망/지역", "note")]


def test_a_sheet_tells_what_each_row_was_taken_for(qtbot: QtBot, plan: ImportPlan) -> None:
    model = SheetRowsModel()
    model.show(plan.workbook.sheets[0], plan.sheets, {1: "이름"})
    assert [model.taken(r) for r in range(model.rowCount())] == [
        *[Taken.OUTSIDE] * 2,
        Taken.HEADER,
        *[Taken.DATA] * 6,
        *[Taken.LEFT_OUT] * 2,
    ]
    assert model.lone_rows(40) == [0, 1, 10]
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    assert model.index(3, 2).data() == "강나래"
    reset: list[int] = []
    model.modelReset.connect(lambda: reset.append(1))
    model.show(plan.workbook.sheets[0], (), {})
    assert reset == [], "the same sheet keeps its place"
    assert model.taken(2) is Taken.OUTSIDE


def test_sentences(plan: ImportPlan) -> None:
    assert words.understood(plan.kind, plan.sheets) == (
        "구직자 명부 · 6명 · 머리글 3행 · 소계·합계 1줄, 설명 1줄 제외"
    )
    assert words.header_rows(()) == "머리글 없음"
    assert words.header_rows((3, 4)) == "머리글 3~4행"
    assert words.outlook(plan.kind, plan.counts, {}) == (
        "백업한 뒤 새로 2명 등록, 1명 갱신합니다. 정하지 않은 1줄과 거절된 1줄은 가져오지 않습니다."
    )
    assert words.reason(plan.rows[4], plan) == "8행 생년월일: 2월 30일은 없는 날짜입니다."


def test_a_cell_of_several_lines_is_told_in_one(desk: Desk, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["상담일", "내담자", "상담내용"])
    sheet.append(["2026-10-05", "강나래", "주말 불가\n차량 없음"])
    book.save(tmp_path / "상담일지.xlsx")
    model = PlanRowsModel()
    model.show(imports.plan(desk, tmp_path / "상담일지.xlsx"))
    told = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert any("주말 불가 차량 없음" in words for words in told)
