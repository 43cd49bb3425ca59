"""The frame: pages, keys, search from anywhere, undo by toast, practice mark, names spoken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, commit, compose, fill, press
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

from jobdesk import app as jobdesk_app
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import lists, placements, referrals, registrations, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.actions import ACTIONS
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.help_dialog import HelpDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_only_pages_that_exist_are_listed(bench: Bench) -> None:
    window = bench.window()
    assert list(window.sidebar.buttons) == [entry.name for entry in PAGES]
    for number, entry in enumerate(PAGES[:9], 1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), CTRL)
        bench.idle()
        assert window.current == entry.name
        assert window.sidebar.buttons[entry.name].isChecked()
    window.show_page("그런 화면 없음")
    assert window.current == PAGES[:9][-1].name


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


def test_names_are_found_while_composing(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    press(window, Qt.Key.Key_K, CTRL)
    assert window.search.hasFocus()
    compose(window.search, "김")
    bench.qtbot.waitUntil(lambda: "김민지" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)  # ends the syllable, chooses nothing
    assert opened == []
    commit(window.search, "김")
    compose(window.search, "미")
    compose(window.search, "민")
    bench.qtbot.waitUntil(lambda: bench.jobs.idle, timeout=3_000)
    commit(window.search, "민")
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert opened == [Ref(KindId.SEEKERS, ids["김민지"])]
    assert window.current == "seekers"
    assert window.search.text() == ""
    # Found a second time, on a page that stood already: the keys go to the list.
    press(window, Qt.Key.Key_K, CTRL)
    commit(window.search, "김민지")
    bench.qtbot.waitUntil(lambda: "김민지" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert opened == [Ref(KindId.SEEKERS, ids["김민지"])] * 2
    now = window.focusWidget()
    assert now is not None
    assert window.pages["seekers"].isAncestorOf(now)


def test_search_is_walked_by_keys_and_knows_commands(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.search.setFocus()
    window.search.setText("새 구직자")
    bench.qtbot.waitUntil(lambda: "새 구직자 등록" in window.search.popup_titles(), timeout=3_000)
    popup = window.search.popup
    assert popup is not None
    press(window.search, Qt.Key.Key_Down)
    press(window.search, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    window.search.setText("구인업체 화면")
    bench.qtbot.waitUntil(lambda: "구인업체 화면" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "employers"


def test_nothing_found_is_said(bench: Bench) -> None:
    window = bench.window()
    window.search.setFocus()
    window.search.setText("아무도없음")
    bench.qtbot.waitUntil(
        lambda: any("찾는 기록이 없습니다" in t for t in window.search.popup_titles()),
        timeout=3_000,
    )
    press(window.search, Qt.Key.Key_Return)
    assert window.current == "seekers"


def test_undo_is_offered_by_name_and_taken(bench: Bench) -> None:
    window = bench.window()
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="김민지")))
    bench.idle()
    toast = window.toasts.toasts[-1]
    assert toast.text.text() == "구직자 등록: 김민지"
    assert toast.button is not None
    assert toast.button.text() == "실행 취소"
    assert bench.said[-1].seconds == 10
    toast.button.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0
    assert window.toasts.toasts[-1].text.text() == "되돌리기: 구직자 등록: 김민지"
    again = window.toasts.toasts[-1].button
    assert again is not None
    assert again.text() == "다시 실행"
    again.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 1
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="박철수")))
    bench.idle()
    # One offer at a time: an older one would redo something else than it names.
    offers = [t.notice.text for t in window.toasts.toasts if t.button is not None]
    assert offers == ["구직자 등록: 박철수"]


@pytest.mark.parametrize("redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
def test_undo_and_redo_have_keys(bench: Bench, redo: str) -> None:
    window = bench.window()
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="김민지")))
    bench.idle()
    window.page("seekers").setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0
    QTest.keySequence(window, QKeySequence(redo))
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 1


def test_ctrl_z_in_a_field_belongs_to_what_is_typed(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.search.setFocus()
    bench.qtbot.keyClicks(window.search, "abc")
    press(window.search, Qt.Key.Key_Z, CTRL)
    bench.idle()
    assert window.search.text() == ""
    assert lists.count(bench.desk, KindId.SEEKERS) == 4


def test_what_cannot_be_undone_is_said(bench: Bench) -> None:
    window = bench.window()
    window.undo.redo()
    bench.idle()
    assert bench.said[-1].text == "다시 실행할 작업이 없습니다."


def test_escape_closes_the_newest_notice(bench: Bench) -> None:
    window = bench.window()
    window.page("seekers").setFocus()
    for number in range(5):
        bench.notices.say(f"알림 {number}")
    assert [t.notice.text for t in window.toasts.toasts] == ["알림 2", "알림 3", "알림 4"]
    press(window, Qt.Key.Key_Escape)
    assert [t.notice.text for t in window.toasts.toasts] == ["알림 2", "알림 3"]


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
    from conftest import PASSWORD

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


def test_closing_asks_for_what_is_unsaved(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    bench.hub.open_record.emit(Ref(KindId.SEEKERS, ids["박정숙"]))
    bench.idle()
    panel = window.page("seekers").panel  # type: ignore[attr-defined]
    panel.form.fields["desired_job"].editor.setText("세탁")
    closed: list[bool] = []
    window.closing.connect(lambda: closed.append(True))
    answers = iter(["stay", "save"])
    from jobdesk.ui.widgets import dialogs

    monkeypatch.setattr(dialogs, "ask", lambda *_: next(answers))
    window.close()
    bench.idle()
    assert closed == []
    window.close()
    bench.idle()
    assert closed == [True]
    assert lists.record(bench.desk, KindId.SEEKERS, ids["박정숙"]).desired_job == "세탁"
    window.close_now()


def test_status_says_saved_backup_and_counts(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    assert window.status.counts.text() == "구직자 4명 · 구인 1건 · 2026-11-20 (금)"
    assert window.status.backup.text() == "아직 백업 없음"
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="강새벽")))
    bench.idle()
    assert window.status.saved.text().startswith("저장됨 ")
    assert window.status.counts.text().startswith("구직자 5명")


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
    from conftest import PASSWORD, today

    from jobdesk.services import centres

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
