"""An empty sheet for partners is taken from the import page by mouse, by keys and by Ctrl+K."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, press
from importing_kit import made_page
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import templates
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE
from jobdesk.ui.widgets import pickers


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that were proposed; the file goes to the folder of the test."""
    names: list[str] = []

    def save(parent: object, title: str, name: str, kinds: str) -> Path | None:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(pickers, "file_to_save", save)
    return names


def opened_menu(page: ImportingPage) -> QMenu:
    menus = [menu for menu in page.file.empty.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_the_menu_holds_every_kind_once(bench: Bench) -> None:
    page = made_page(bench)
    menu = page.file.empty.menu_of_kinds()
    lines = [a for m in (menu, *menu.findChildren(QMenu)) for a in m.actions() if a.data()]
    assert sorted(action.data() for action in lines) == sorted(templates.kinds())
    assert [action.text() for action in menu.actions()[:3]] == [
        "구직자 명단",
        "구인업체 명단",
        "구인 신청 명단",
    ]
    menu.deleteLater()


def test_a_sheet_is_taken_with_the_keyboard(bench: Bench, asked: list[str], tmp_path: Path) -> None:
    page = made_page(bench)
    page.file.empty.setFocus()
    press(page.file.empty, Qt.Key.Key_Return)
    menu = opened_menu(page)
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    bench.idle()
    assert asked == ["구인업체 명단 양식.xlsx"]
    assert load_workbook(tmp_path / asked[0]).sheetnames[0] == "구인업체"
    assert bench.said[-1].text.startswith("빈 양식을 저장했습니다")


def test_ctrl_k_leads_to_the_menu(bench: Bench, asked: list[str], tmp_path: Path) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText("빈 양식")
    titles = ["명령", "빈 양식 받기"]
    bench.qtbot.waitUntil(lambda: window.search.popup_titles() == titles, timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "importing"
    page = window.pages["importing"]
    assert isinstance(page, ImportingPage)
    assert page.line.current == FILE
    press(opened_menu(page), Qt.Key.Key_Return)
    bench.idle()
    assert asked == ["구직자 명단 양식.xlsx"]
    assert load_workbook(tmp_path / asked[0]).sheetnames[0] == "구직자"


def test_leaving_the_dialog_makes_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: None)
    page = made_page(bench)
    menu = page.file.empty.menu_of_kinds()
    menu.actions()[0].trigger()
    bench.idle()
    assert list(tmp_path.glob("*.xlsx")) == []
    assert KindId(menu.actions()[0].data()) is KindId.SEEKERS
    menu.deleteLater()
