"""Alt+←, Alt+→, the buttons and the side of the mouse lead through pages, tabs and records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jobdesk import app as jobdesk_app
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.actions import ACTIONS, ELSEWHERE
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.widgets.help_dialog import HelpDialog

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def shown(window: MainWindow) -> tuple[str, int | None]:
    """Page and record in front."""
    page = window.stack.currentWidget()
    page = getattr(page, "current", page)
    panel = getattr(page, "panel", None)
    return window.current, panel.record_id if panel is not None else None


def test_keys_lead_through_pages_tabs_and_records(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    first = shown(window)
    assert first[1] is not None
    for ref in (
        Ref(KindId.SEEKERS, ids["이도현"]),
        Ref(KindId.VACANCIES, ids["요양보호사"]),
        Ref(KindId.EMPLOYERS, ids["한빛요양원"]),
    ):
        bench.hub.open_record.emit(ref)
        bench.idle()
    last = shown(window)
    assert last == ("employers", ids["한빛요양원"])
    press(window, Qt.Key.Key_Left, ALT)
    bench.idle()
    assert shown(window) == ("work", ids["요양보호사"])
    press(window, Qt.Key.Key_Left, ALT)
    bench.idle()
    assert shown(window) == ("seekers", ids["이도현"])
    window.top.back.click()
    bench.idle()
    assert shown(window) == first
    assert not window.top.back.isEnabled()
    press(window, Qt.Key.Key_Right, ALT)
    window.top.forward.click()
    press(window, Qt.Key.Key_Right, ALT)
    bench.idle()
    assert shown(window) == last
    assert not window.top.forward.isEnabled()


def test_a_record_chosen_in_the_list_and_a_tab_are_steps(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    first = shown(window)
    seekers = window.page("seekers")
    seekers.grid.select_id(ids["최영희"])  # type: ignore[attr-defined]
    bench.idle()
    window.show_page("work:referrals")
    bench.idle()
    press(window.page("work"), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert window.page("work").name == "vacancies"  # type: ignore[attr-defined]
    press(window, Qt.Key.Key_Left, ALT)
    assert window.page("work").name == "referrals"  # type: ignore[attr-defined]
    press(window, Qt.Key.Key_Left, ALT)
    bench.idle()
    assert shown(window) == ("seekers", ids["최영희"])
    press(window, Qt.Key.Key_Left, ALT)
    bench.idle()
    assert shown(window) == first


def test_the_side_of_the_mouse_leads_too(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.show_page("employers")
    bench.idle()
    handle = window.windowHandle()
    over = window.page("employers").grid.viewport()  # type: ignore[attr-defined]
    at = over.mapTo(window, QPoint(20, 20))
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.current == "seekers"
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.current == "employers"


def test_the_help_tells_every_key_of_the_window_and_its_pages(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    for entry in jobdesk_app.PAGES:
        window.show_page(entry.name)
        bench.idle()
    press(window, Qt.Key.Key_F1)
    dialog = next(d for d in window.findChildren(HelpDialog) if d.isVisible())
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for keys in [key for action in ACTIONS for key in action.keys] + [k for k, _ in ELSEWHERE]:
        assert keys in told
    own = {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in window.findChildren(QShortcut)
    }
    named = told.replace("Ctrl+Return", "Ctrl+Enter")
    missing = {
        keys
        for keys in own
        if keys.replace("Return", "Enter") not in named
        and not keys.removeprefix("Ctrl+").isdigit()  # told as a row: Ctrl+1 … Ctrl+9, 1 … 9
    }
    assert missing == set()
    press(dialog, Qt.Key.Key_Escape)
