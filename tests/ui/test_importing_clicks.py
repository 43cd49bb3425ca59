"""A click on a row, a column or a table of the sheet says otherwise, and it shows at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from bench import Bench, benched, fill, press
from importing_kit import made_page, messy, opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.widgets.sheet_view import SheetView


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench, tmp_path: Path) -> ImportingPage:
    page = made_page(bench)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    return page


def _taken(view: SheetView) -> list[str]:
    return [str(view.sheet.index(row, 0).data()) for row in range(view.sheet.rowCount())]


def _click_cell(view: SheetView, row: int, column: int) -> None:
    index = view.sheet.index(row, column)
    view.scrollTo(index)
    where = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def _click_letter(view: SheetView, column: int) -> None:
    head = view.horizontalHeader()
    x = head.sectionViewportPosition(column + 1) + 12
    where = head.rect().center()
    where.setX(x)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)


def _fields(page: ImportingPage) -> list[str]:
    assert page.session.plan is not None
    return [match.field for match in page.session.plan.columns]


def test_a_row_is_left_out_and_a_total_taken_in(bench: Bench, page: ImportingPage) -> None:
    view = page.reading.rows
    _click_cell(view, 3, 0)
    bench.idle()
    assert _taken(view)[3:5] == ["직접 뺌", "자료"]
    assert page.session.plan is not None
    assert [row.row for row in page.session.plan.rows] == [5, 6, 7, 8, 9]
    assert not page.reading.forget.isHidden()
    _click_cell(view, 9, 0)
    bench.idle()
    assert _taken(view)[9] == "자료"
    assert page.session.plan.rows[-1].row == 10
    page.reading.forget.click()
    bench.idle()
    assert [row.row for row in page.session.plan.rows] == [4, 5, 6, 7, 8, 9]


def test_a_click_elsewhere_in_a_row_changes_nothing(bench: Bench, page: ImportingPage) -> None:
    before = page.session.plan
    _click_cell(page.reading.rows, 3, 2)
    _click_cell(page.reading.rows, 0, 0)
    bench.idle()
    assert page.session.plan is before


def test_space_and_the_menu_turn_a_row(bench: Bench, page: ImportingPage) -> None:
    view = page.reading.rows
    view.show_row(5)
    press(view, Qt.Key.Key_Space)
    bench.idle()
    assert _taken(view)[4] == "직접 뺌"
    menu = page.reading.menu()
    (turn,) = (action for action in menu.actions() if "Space" in action.text())
    assert turn.text().startswith("5행 가져오기")
    turn.trigger()
    bench.idle()
    assert _taken(view)[4] == "자료"
    menu.deleteLater()


def test_the_letter_of_a_column_leaves_it_out(bench: Bench, page: ImportingPage) -> None:
    view = page.reading.rows
    assert _fields(page)[3] == "phone"
    _click_letter(view, 3)
    bench.idle()
    assert _fields(page)[3] == ""
    assert view.sheet.headerData(4, Qt.Orientation.Horizontal) == "D"
    _click_letter(view, 3)
    box = page.reading.table.viewport().findChild(QComboBox)
    assert box is not None
    assert "연락처" in box.accessibleName()
    place = box.findData("phone")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    bench.idle()
    assert _fields(page)[3] == "phone"


def test_which_of_two_tables_side_by_side_is_chosen_like_a_sheet(
    bench: Bench, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "명부"
    sheet.append(["구직자 명단", None, None, None, "구인업체 명단"])
    sheet.append(["성명", "연락처", "희망직종", None, "업체명", "대표자", "소재지"])
    sheet.append(["강나래", "010-7000-0001", "조리원", None, "새봄식품", "한가람", "가람읍"])
    sheet.append(["한서준", "010-7000-0006", "사무보조", None, "솔내농원", "최가온", "솔내면"])
    sheet.row_dimensions[4].hidden = True
    book.save(tmp_path / "나란히.xlsx")
    page = made_page(bench)
    opened(bench, page, tmp_path / "나란히.xlsx")
    step, first = page.reading, page.session.plan
    assert first is not None
    listed = [step.sheet.itemData(place) for place in range(step.sheet.count())]
    assert listed == ["", "명부 (A~C열)", "명부 (E~G열)"]
    other = next(name for name in listed[1:] if name != first.sheets[0].sheet)
    step.sheet.setCurrentIndex(listed.index(other))
    bench.idle()
    assert page.session.plan is not None
    assert {first.kind, page.session.plan.kind} == {KindId.SEEKERS, KindId.EMPLOYERS}
    step.sheet.setCurrentIndex(listed.index("명부 (E~G열)"))
    bench.idle()
    assert step.rows.sheet.headerData(1, Qt.Orientation.Horizontal) == "E · 업체명"
    assert _taken(step.rows) == ["표 밖", "머리글", "자료", "자료 · 숨김"]
    assert step.about.text().count("숨긴 행") == 1
