"""Every choice of the import page: password, header, column, kind and sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from bench import Bench, benched, fill, press
from importing_kit import choose_field, made_page, messy, opened, plain, shown_rows
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import centres
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE, READING
from jobdesk.ui.widgets import pickers
from tests.conftest import today

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def test_a_protected_file_asks_for_its_password_in_place(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    clear, locked = messy(tmp_path / "열린.xlsx"), tmp_path / "잠긴.xlsx"
    with clear.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("2580", target)
    opened(bench, page, locked)
    panel = page.file.password
    assert page.line.current == FILE
    assert panel.isVisible()
    assert panel.field.problem() == ""
    panel.edit.set_value("1234")
    panel.go.click()
    bench.idle()
    assert "암호가 맞지 않아" in panel.field.problem()
    panel.edit.set_value("2580")
    press(panel.edit.line, Qt.Key.Key_Return)
    bench.idle()
    assert page.line.current == READING
    assert page.session.plan is not None
    page.go(FILE)
    assert not panel.isVisible()
    assert panel.edit.text() == ""


def test_an_unreadable_file_says_what_it_is_in_place(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    picture = tmp_path / "명부.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    opened(bench, page, picture)
    assert page.line.current == FILE
    assert "명부.xlsx" in page.file.strip.text
    assert page.file.strip.isVisible()
    opened(bench, page, messy(tmp_path / "좋은.xlsx"))
    page.go(FILE)
    assert not page.file.strip.isVisible()


def test_another_file_that_fails_leaves_the_open_one(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "좋은.xlsx"))
    opened(bench, page, tmp_path / "없는 파일.xlsx")
    assert "찾을 수 없습니다" in page.file.strip.text
    page.go_on.click()
    assert page.session.plan is not None
    assert page.session.plan.file == "좋은.xlsx"


def test_a_file_is_dropped(qtbot: QtBot, bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(messy(tmp_path / "접수.xlsx")))])
    area, none = page.file.drop, Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    area.dragEnterEvent(entering)
    assert entering.isAccepted()
    area.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    bench.idle()
    assert page.line.current == READING


def test_ctrl_o_asks_for_a_file_and_esc_keeps_the_open_one(
    bench: Bench, page: ImportingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(bench, page, messy(tmp_path / "하나.xlsx"))
    answers = iter([None, messy(tmp_path / "둘.xlsx")])
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: next(answers))
    page.activateWindow()
    press(page.reading.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.file == "하나.xlsx"
    press(page.reading.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert page.session.plan.file == "둘.xlsx"


def test_read_only_takes_no_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    reading = centres.open_centre(desk.folder, "시험 비밀번호", read_only=True, today=today)
    with benched(qtbot, reading, tmp_path) as bench:
        page = made_page(bench)
        assert "읽기 전용" in page.file.strip.text
        assert not page.file.pick.isEnabled()
    reading.store.close()


# What was understood


def test_a_click_on_a_row_number_makes_it_the_header(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = plain(
        tmp_path / "두 줄.xlsx",
        ["성명", "연락처", "희망직종"],
        ["이름(한글)", "휴대폰", "하고 싶은 일"],
        ["강나래", "010-7000-0001", "조리원"],
        ["한서준", "010-7000-0006", "경비"],
    )
    opened(bench, page, path)
    assert page.session.plan is not None
    first = page.session.plan.sheets[0].header_rows
    head = page.reading.rows.verticalHeader()
    wanted = 2 if first != (2,) else 1
    at = head.sectionViewportPosition(wanted - 1) + 5
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, at))
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == (wanted,)
    assert page.reading.head.text() == f"머리글 {wanted}행"
    other = 3 - wanted
    page.reading.rows.show_row(other)
    press(page.reading.rows, Qt.Key.Key_Return, SHIFT)
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == (1, 2)
    assert page.reading.summary.text().startswith("구직자 명부 · 2명 · 머리글 1~2행")
    page.reading.forget.click()
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == first
    assert not page.reading.forget.isVisible()


def test_rows_are_named_as_they_were_taken(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    sheet = page.reading.rows.sheet
    named = [sheet.index(r, 0).data() for r in range(sheet.rowCount())]
    assert named == ["표 밖", "표 밖", "머리글", *["자료"] * 6, "소계·합계", "설명"]
    assert sheet.headerData(2, Qt.Orientation.Horizontal) == "B · 이름"
    assert page.reading.rows.columnSpan(0, 1) > 1, "a title may be read over the cells beside it"


def test_a_column_goes_into_another_field_at_once(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    choose_field(page.reading.table, "비고", "희망지역")
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[1].values["desired_area"] == "주말 근무 가능"
    choose_field(page.reading.table, "희망임금", "가져오지 않음")
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert "desired_wage" not in plan.rows[0].values
    assert plan.rows[1].values["desired_area"] == "주말 근무 가능", "the first choice still holds"
    assert page.reading.known.text() == "7열 가운데 5열을 가져옵니다"


def test_choices_made_quickly_add_up(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.session.choose(column=("비고", "desired_area"))
    page.session.choose(column=("희망임금", ""))
    assert page.session.busy
    assert not page.check.isEnabled()
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert "desired_wage" not in plan.rows[0].values
    assert "desired_area" in plan.rows[1].values


def test_giving_up_keeps_the_plan_before(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    before = page.session.plan
    page.session.choose(column=("비고", ""))
    page.reading.busy.stop.click()
    bench.idle()
    assert page.session.plan is before
    assert page.session.choices.columns == {}
    assert page.check.isEnabled()


def test_a_sheet_of_no_kind_is_mapped_by_hand(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = plain(
        tmp_path / "모르는 표.xlsx",
        ["구분", "갑", "을"],
        ["가람", "조리", 3],
        ["나루", "경비", 4],
        ["다솜", "청소", 5],
    )
    opened(bench, page, path)
    assert page.line.current == READING
    assert "알 수 없습니다" in page.reading.strip.text
    assert not page.check.isEnabled()
    choose_field(page.reading.table, "구분", "이름")
    bench.idle()
    choose_field(page.reading.table, "갑", "희망직종")
    bench.idle()
    assert page.reading.strip.text == ""
    page.check.click()
    assert [row[1] for row in shown_rows(page)] == ["가람", "나루", "다솜"]
    page.write.click()
    bench.idle()
    assert page.session.result is not None
    assert page.session.result.new == 3


def test_kind_and_hidden_sheet_are_chosen(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "명단"
    for row in (["업체명", "대표자", "전화"], ["새봄식품", "한가람", "061-000-1234"]):
        sheet.append(row)
    hidden = book.create_sheet("구직")
    for row in (["성명", "연락처", "희망직종"], ["강나래", "010-7000-0001", "조리원"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "섞임.xlsx")
    opened(bench, page, tmp_path / "섞임.xlsx")
    step = page.reading
    assert step.kind.value() == KindId.EMPLOYERS.value
    listed = [step.sheet.itemText(i) for i in range(step.sheet.count())]
    assert listed == ["알아서 고르기", "명단 (가져올 시트)", "구직 (숨김)"]
    step.sheet.setCurrentIndex(2)
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.kind is KindId.SEEKERS
    assert page.session.plan.rows[0].title == "강나래"
    step.sheet.setCurrentIndex(0)
    bench.idle()
    assert page.session.plan.kind is KindId.EMPLOYERS
    step.kind.setCurrentIndex(step.kind.findData(KindId.VACANCIES.value))
    bench.idle()
    assert page.session.reading is not None
    assert page.session.reading.kind is KindId.VACANCIES


# Row by row
