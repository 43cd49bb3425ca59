"""The frame: pages, keys, the trail, the lock, practice mark, names spoken, nothing cut."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench import Bench, benched, fill, press
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk import app as jobdesk_app
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import placements, referrals, registrations, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.actions import ACTIONS
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.help_dialog import HelpDialog
from jobdesk.ui.widgets.sidebar import KEYED


def test_only_pages_that_exist_are_listed(bench: Bench) -> None:
    window = bench.window()
    assert list(window.sidebar.buttons) == [entry.name for entry in PAGES]
    for number, entry in enumerate(PAGES[:KEYED], 1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number % 10}"), CTRL)
        bench.idle()
        assert window.current == entry.name
        assert window.sidebar.buttons[entry.name].isChecked()
    window.show_page("그런 화면 없음")
    assert window.current == PAGES[:KEYED][-1].name


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_page_flashes_a_window_while_it_is_made(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    windows = Windows()
    application = jobdesk_app.application()
    application.installEventFilter(windows)
    for entry in PAGES:
        window.show_page(entry.name)
        bench.idle()
    application.removeEventFilter(windows)
    assert windows.shown == []


def test_a_figure_of_applications_lists_each_of_them(bench: Bench) -> None:
    ids = fill(bench.desk)
    once = seekers.register(
        bench.desk, Seeker(name="정하늘", registered_on=date(2026, 3, 2), counsellor="관리자")
    ).id
    registrations.renew(bench.desk, once)
    window = bench.window()
    applied = tuple(each.id for each in registrations.of(bench.desk, once))
    applied += tuple(each.id for each in registrations.of(bench.desk, ids["김민지"]))
    bench.hub.show_filtered.emit((KindId.REGISTRATIONS, Filter(ids=applied)))
    bench.idle()
    assert window.current == "counselling"
    page = window.page("counselling").current  # type: ignore[attr-defined]
    assert page.grid.model().rowCount() == len(applied) == 3  # one person twice
    page.person.click()
    bench.idle()
    assert window.current == "seekers"


def test_back_and_forward_walk_the_trail(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    bench.hub.open_record.emit(Ref(KindId.SEEKERS, ids["박정숙"]))
    bench.idle()
    window.show_page("home")
    bench.idle()
    QTest.keySequence(window, QKeySequence("Alt+Left"))
    bench.idle()
    assert window.current == "seekers"
    assert window.page("seekers").panel.record_id == ids["박정숙"]  # type: ignore[attr-defined]
    QTest.keySequence(window, QKeySequence("Alt+Right"))
    assert window.current == "home"


def test_every_key_of_the_table_does_something(bench: Bench) -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    window = bench.window()
    press(window, Qt.Key.Key_F1)
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {action.text for action in ACTIONS} <= words
    dialog.reject()


def test_practice_is_marked_on_every_page(
    qtbot: QtBot, practice_desk: Desk, tmp_path: Path
) -> None:
    with benched(qtbot, practice_desk, tmp_path) as bench:
        window = bench.window()
        for entry in PAGES:
            window.show_page(entry.name)
            bench.idle()
            marks = [m for m in window.findChildren(QLabel) if m.text() == "연습"]
            assert [mark.isVisible() for mark in marks] == [True]
            edge = window.grab().toImage().pixelColor(1, window.height() // 2)
            assert edge == theme.now().colour("practice")
        assert window.windowTitle().startswith("[연습]")
        window.lock()
        assert not window.locked


def test_a_real_centre_has_no_frame(bench: Bench) -> None:
    window = bench.window()
    edge = window.grab().toImage().pixelColor(1, window.height() // 2)
    assert edge == theme.now().colour("surface")


def test_lock_hides_everything_until_the_password(bench: Bench) -> None:
    from tests.conftest import PASSWORD

    fill(bench.desk)
    window = bench.window()
    press(window, Qt.Key.Key_L, CTRL)
    assert window.locked
    assert not window.stack.isVisible()
    press(window, Qt.Key.Key_1, CTRL)
    assert window.current == "seekers"
    lock = window._lock
    for password, locked in (("틀린 비밀번호", True), (PASSWORD, False)):
        lock.password.editor.set_value(password)
        lock.open_button.click()
        bench.idle()
        assert window.locked is locked
        assert bool(lock.password.problem()) is locked
    assert window.current == "seekers"


def test_every_control_has_a_spoken_name(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    silent: list[str] = []
    for entry in PAGES:
        window.show_page(entry.name)
        bench.idle()
        silent += [f"{entry.name}: {found}" for found in unnamed(window)]
    assert "\n".join(sorted(set(silent))) == ""


def unnamed(window: QWidget) -> list[str]:
    """Focusable widgets without accessible name, text or label."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.accessibleName():
            continue
        if widget.window() is not window:  # the list of a combo box speaks as its box
            continue
        if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QAbstractButton) and (widget.text() or not widget.isVisible()):
            continue  # a button gets its word with what it is about
        inner = isinstance(widget.parent(), QAbstractItemView) or widget.focusProxy() is not None
        if inner or isinstance(widget, QTabBar):
            continue
        found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def cut(window: QWidget) -> list[str]:
    """Words of visible buttons that are narrower than their words."""
    return [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.text()
        and not isinstance(button.parent(), QLineEdit)  # an icon in the field
        and button.width() + 1 < button.minimumSizeHint().width()
    ]


def test_nothing_is_cut_at_150_percent(bench: Bench) -> None:
    """Every button of every page is as wide as its words on a small screen."""
    ids = fill(bench.desk)
    referral = referrals.refer(bench.desk, [ids["김민지"]], ids["요양보호사"]).id
    placements.record(bench.desk, placements.blank_from_referral(bench.desk, referral))
    referrals.refer(bench.desk, [ids["박정숙"]], ids["요양보호사"])
    application = jobdesk_app.application()
    theme.apply(application, Scheme.LIGHT, 150)
    window = bench.window()
    theme.apply(application, Scheme.LIGHT, 150)
    found: list[str] = []
    for entry in PAGES:
        window.show_page(entry.name)
        bench.idle()
        bench.qtbot.wait(30)  # what came is laid out in the next turn of the loop
        found += [f"{entry.name}: {words}" for words in cut(window)]
        for kind in sorted(entry.kinds):
            bench.hub.show_filtered.emit((kind, Filter()))
            bench.idle()
            bench.qtbot.wait(30)
            found += [f"{entry.name}, {kind}: {words}" for words in cut(window)]
    assert window.width() <= 1366
    theme.apply(application)
    assert sorted(set(found)) == []


def test_a_new_page_begins_at_its_list(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.show_page("home")
    bench.idle()
    for name in ("employers", "seekers"):
        window.show_page(name)
        bench.idle()
        focused = window.focusWidget()
        assert focused is not None
        assert focused.accessibleName().endswith("목록")


def test_records_of_a_page_are_opened_from_anywhere(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    bench.hub.open_record.emit(Ref(KindId.EMPLOYERS, ids["한빛요양원"]))
    bench.idle()
    assert window.current == "employers"
    bench.hub.new_record.emit(KindId.SEEKERS)
    bench.idle()
    assert window.current == "seekers"
    for dialog in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if dialog.isWindow():
            dialog.close()


def test_reading_only_offers_nothing_to_write(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    from jobdesk.services import centres
    from tests.conftest import PASSWORD, today

    fill(desk)
    with benched(
        qtbot,
        centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today),
        tmp_path,
    ) as bench:
        window = bench.window()
        assert not window.top.primary.isEnabled()
        panel = window.page("seekers").panel  # type: ignore[attr-defined]
        assert not panel.stage.isEnabled()
        assert not panel.save_button.isEnabled()
        press(window, Qt.Key.Key_N, CTRL)
        assert "읽기 전용" in bench.said[-1].text
        bench.jobs.wait()
        bench.desk.store.close()


def test_the_selftest_walks_every_page() -> None:
    assert jobdesk_app.selftest() == 0
