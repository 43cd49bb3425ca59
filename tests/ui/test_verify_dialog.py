"""표 검산: a pasted or chosen table is shown with its wrong cells in colour, sign and words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from openpyxl import Workbook
from printed_cases import CHECKS, Case
from printed_targets import TARGETS
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.services import verify_table
from jobdesk.services.desk import Desk
from jobdesk.ui import ready_commands
from jobdesk.ui.models.verified_rows import Found, VerifiedRowsModel
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.verify_dialog import VerifyDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SEOCHEON = next(case for case in CHECKS if case.name == "check-9-seocheon")
GURO = next(case for case in TARGETS if case.name.startswith("T9"))
MUJU = next(case for case in CHECKS if case.name.startswith("checks-1-2-3"))
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(bench: Bench) -> VerifyDialog:
    made = VerifyDialog(bench.jobs, bench.notices)
    bench.qtbot.addWidget(made)
    made.show()
    bench.qtbot.waitExposed(made)
    return made


def copied(case: Case) -> None:
    """Put a table on the clipboard as a sheet would."""
    text = "\n".join("\t".join(row) for row in case.rows)
    QGuiApplication.clipboard().setText(text)


def book(path: Path, *cases: Case) -> Path:
    """A workbook with a sheet for each table."""
    made = Workbook()
    for number, case in enumerate(cases):
        sheet = made.active if not number else made.create_sheet()
        assert sheet is not None
        sheet.title = f"표{number + 1}"
        for row in case.rows:
            sheet.append([cell or None for cell in row])
    made.save(path)
    return path


def test_ctrl_v_reckons_what_was_copied(bench: Bench, dialog: VerifyDialog) -> None:
    copied(SEOCHEON)
    QTest.keyClick(dialog, Qt.Key.Key_V, CTRL)
    bench.idle()
    assert "맞지 않는 칸이 1개" in dialog.strip.text
    assert "반올림" in dialog.strip.text
    rows = dialog.table.rows
    assert rows.found(3, 5) is Found.WRONG
    assert rows.index(3, 5).data() == "203% ✕ 208%"
    assert rows.index(1, 5).data() == "252% ✓"
    assert rows.index(1, 3).data() == "50명"
    assert str(rows.index(3, 5).data(_SPOKEN)).startswith("F4 203%: 맞지 않음, 바른 값 208%.")
    assert dialog.findings.hasFocus()
    assert (dialog.table.currentIndex().row(), dialog.table.currentIndex().column()) == (3, 5)
    assert dialog.rule.text().startswith("F4 알선: 계획대비 추진실적 =")


def test_cells_and_findings_follow_each_other(bench: Bench, dialog: VerifyDialog) -> None:
    copied(GURO)
    dialog.paste_button.click()
    bench.idle()
    assert dialog.findings.listing.rowCount() == 2
    QTest.keyClick(dialog.findings, Qt.Key.Key_Down)
    assert dialog.table.currentIndex().row() == 7
    assert "151.0" in str(dialog.table.currentIndex().data())
    dialog.table.setCurrentIndex(dialog.table.rows.index(2, 1))
    assert dialog.findings.current() == 0
    assert "225" in dialog.rule.text()
    QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert dialog.table.hasFocus()


def test_findings_are_copied_for_a_letter(bench: Bench, dialog: VerifyDialog) -> None:
    copied(SEOCHEON)
    dialog.paste()
    bench.idle()
    assert dialog.copy.isVisible()
    dialog.copy.click()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t") == ["시트", "칸", "줄", "열", "적힌 값", "바른 값", "셈한 법"]
    assert line.split("\t")[1:3] == ["F4", "알선"]


def test_a_chosen_book_opens_where_something_is_wrong(
    bench: Bench, dialog: VerifyDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "실적.xlsx", MUJU, SEOCHEON)
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: path)
    QTest.keyClick(dialog, Qt.Key.Key_O, CTRL)
    bench.idle()
    assert dialog.heading.text() == "표 검산 · 실적.xlsx"
    assert dialog.sheet.isVisible()
    assert dialog.sheet.value() == "표2"
    assert dialog.table.rows.found(3, 5) is Found.WRONG
    dialog.sheet.set_value("표1")
    assert dialog.table.rows.found(1, 4) is Found.RIGHT


def test_a_right_table_says_so(bench: Bench, dialog: VerifyDialog, tmp_path: Path) -> None:
    dialog.take(book(tmp_path / "무주.xlsx", MUJU))
    bench.idle()
    assert dialog.strip.text.startswith("맞지 않는 칸이 없습니다.")
    assert not dialog.copy.isVisible()


def test_what_is_no_table_is_refused_in_words(bench: Bench, dialog: VerifyDialog) -> None:
    QGuiApplication.clipboard().clear()
    dialog.paste()
    assert "복사한 표가 없습니다" in dialog.strip.text
    QGuiApplication.clipboard().setText("안녕하세요")
    dialog.paste()
    bench.idle()
    assert "표를 찾지 못했습니다" in dialog.strip.text
    assert dialog.done_ is None


def test_the_page_and_the_search_box_lead_to_it(bench: Bench) -> None:
    window = bench.window()
    made = ready_commands.made(bench.desk, bench.hub, bench.jobs, bench.notices, lambda: window)
    next(command for command in made if command.title == "다른 보고서의 표 검산").run()
    (found,) = [child for child in window.findChildren(VerifyDialog) if child.isVisible()]
    found.reject()
    bench.idle()
    window.show_page("reports")
    bench.idle()
    menus = [more.menu_of_acts() for more in window.findChildren(MoreButton)]
    (asked,) = [act for menu in menus for act in menu.actions() if act.text() == "표 검산…"]
    asked.trigger()
    assert [child for child in window.findChildren(VerifyDialog) if child.isVisible()]


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    del qtbot
    model = VerifiedRowsModel()
    model.show(verify_table.pasted("\n".join("\t".join(r) for r in GURO.rows)), 0)
    qtmodeltester.check(model)
