"""두 기록 합치기 and 중복 점검 by keyboard and mouse, through the real widgets and store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import duplicates, history, lists, seekers, side_by_side
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.models.merge_rows import LEFT, RIGHT, MergeModel
from jobdesk.ui.pages.employers import EmployersPage
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets.duplicates_dialog import DuplicatesDialog
from jobdesk.ui.widgets.merge_dialog import MergeDialog
from jobdesk.ui.widgets.more_button import MoreButton
from tests import casework

S = KindId.SEEKERS
CTRL = Qt.KeyboardModifier.ControlModifier
BORN = date(1987, 3, 2)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def twins(desk: Desk) -> tuple[int, int]:
    """One person registered twice: the older has a referral, the newer another phone."""
    one = casework.seeker(
        desk, birth_date=BORN, phone="010-0123-4567", eup_myeon="가람읍", note="오전만"
    )
    other = casework.seeker(
        desk, birth_date=BORN, phone="010-9876-5432", eup_myeon="솔내면", note="차량 있음"
    )
    casework.referral(desk, one, casework.vacancy(desk, casework.employer(desk)))
    return one, other


def found(window: MainWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of that kind that is shown."""
    (dialog,) = [d for d in window.findChildren(kind) if d.isVisible()]
    return dialog


def merging(bench: Bench, twins: tuple[int, int]) -> MergeDialog:
    """The dialog over the main window, from the menu of two selected rows."""
    window = bench.window()
    page = window.page("seekers")
    assert isinstance(page, SeekersPage)
    page.grid.selectAll()
    menu = QMenu(page)
    page.fill_menu(menu, page.grid.selected_ids())
    (action,) = [a for a in menu.actions() if a.text() == "두 기록 합치기…"]
    action.trigger()
    bench.idle()
    dialog = found(window, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert dialog.view.comparison is not None
    assert (dialog.view.comparison.left.id, dialog.view.comparison.right.id) == twins
    return dialog


def test_values_are_chosen_by_arrows_and_merged_in_one_step(
    bench: Bench, twins: tuple[int, int]
) -> None:
    desk, (one, other) = bench.desk, twins
    dialog = merging(bench, twins)
    window = dialog.parentWidget()
    assert isinstance(window, MainWindow)
    view, table = dialog.view, dialog.view.table
    assert view.kept == one  # the referral hangs there
    shown = [view.model.data(view.model.index(row, 0)) for row in range(4)]
    assert shown[:3] == ["연락처", "읍면", "상태"]
    assert "3개" in view.hint.text()
    assert "오른쪽 기록은 구직신청 1건을 옮기고 휴지통에" in view.effect.text()
    table.setFocus()
    press(table, Qt.Key.Key_Right)
    assert view.model.chosen() == {"phone"}
    press(table, Qt.Key.Key_Left)
    assert view.model.chosen() == frozenset()
    press(table, Qt.Key.Key_Right)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Right)
    press(table, Qt.Key.Key_Left)
    press(dialog, Qt.Key.Key_S, CTRL)
    bench.idle()
    kept: Seeker = lists.record(desk, S, one)
    assert (kept.phone, kept.eup_myeon) == ("010-9876-5432", "가람읍")
    assert kept.note == "오전만\n차량 있음"
    assert list(lists.find(desk, S)) == [one]
    assert bench.changes[-1].label == "구직자 합치기: 김민지 ← 김민지"
    toast = window.toasts.toasts[-1]
    assert toast.text.text() == bench.changes[-1].label
    assert window.page("seekers").panel.record_id == one  # type: ignore[attr-defined]
    history.undo(desk, bench.changes[-1].operation)
    assert sorted(lists.find(desk, S)) == [one, other]


def test_the_other_record_may_be_kept_and_values_follow_unless_chosen(
    bench: Bench, twins: tuple[int, int]
) -> None:
    dialog = merging(bench, twins)
    view = dialog.view
    place = view.table.visualRect(view.model.index(1, LEFT)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(dialog, Qt.Key.Key_Right, CTRL)
    assert view.kept == twins[1]
    assert view.heads[RIGHT].keeps.isChecked()
    assert view.model.chosen() == {"eup_myeon"}
    assert "왼쪽 기록은 알선 1건 · 구직신청 1건을 옮기고" in view.effect.text()
    dialog.go.click()
    bench.idle()
    kept: Seeker = lists.record(bench.desk, S, twins[1])
    assert (kept.phone, kept.eup_myeon) == ("010-9876-5432", "가람읍")


def test_what_is_chosen_is_told_aloud(
    bench: Bench, twins: tuple[int, int], qtmodeltester: ModelTester
) -> None:
    model = MergeModel()
    model.show(side_by_side.compare(bench.desk, S, *twins))
    qtmodeltester.check(model)
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    cell = model.index(0, RIGHT)
    assert model.data(cell, spoken) == "오른쪽 010-9876-5432"
    model.take(0, RIGHT)
    assert model.data(cell, spoken) == "연락처 오른쪽 010-9876-5432, 남김"
    last = model.rowCount() - 1
    model.take(last, RIGHT)  # nothing to choose there
    assert model.chosen() == {"phone"}
    model.show(None)
    assert model.rowCount() == 0


def test_one_or_three_rows_offer_no_merge(bench: Bench, twins: tuple[int, int]) -> None:
    casework.seeker(bench.desk, "이도현")
    page = bench.window().page("seekers")
    assert isinstance(page, SeekersPage)
    for ids in ([twins[0]], sorted(lists.find(bench.desk, S))):
        menu = QMenu(page)
        page.fill_menu(menu, ids)
        assert not any(a.text().startswith("두 기록") for a in menu.actions())


# 중복 점검


def checking(bench: Bench) -> DuplicatesDialog:
    """The list of pairs, opened from the page's own menu."""
    window = bench.window()
    (more,) = window.page("seekers").findChildren(MoreButton)
    (action,) = more.menu_of_acts().actions()
    assert action.text() == "중복 점검…"
    action.trigger()
    bench.idle()
    dialog = found(window, DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    return dialog


def test_pairs_are_worked_off_with_one_key_each(bench: Bench, twins: tuple[int, int]) -> None:
    desk = bench.desk
    sister = casework.seeker(desk, "이순자", birth_date=BORN, phone="010-1000-2000")
    brother = casework.seeker(desk, "이순지", birth_date=BORN, phone="010-1000-3000")
    dialog = checking(bench)
    assert [(pair.one.id, pair.other.id) for pair in dialog.pairs] == [twins, (sister, brother)]
    assert dialog.count.text() == "2쌍 남음"
    press(dialog, Qt.Key.Key_3)
    bench.idle()
    assert dialog.current is not None
    assert dialog.current.one.id == sister
    assert "이름 한 글자 다름" in dialog.why.text()
    press(dialog, Qt.Key.Key_2)
    bench.idle()
    assert lists.count(desk, KindId.DISTINCT_PAIRS) == 1
    assert [pair.one.id for pair in dialog.pairs] == [twins[0]]
    press(dialog, Qt.Key.Key_1)
    bench.idle()
    assert duplicates.candidates(desk, S) == ()
    assert sorted(lists.find(desk, S)) == [twins[0], sister, brother]
    assert not dialog.merge.isVisible()
    assert dialog.said.text() == "구직자 합치기: 김민지 ← 김민지"
    press(dialog, Qt.Key.Key_Z, CTRL)
    bench.idle()
    assert [(pair.one.id, pair.other.id) for pair in dialog.pairs] == [twins]
    assert dialog.merge.isEnabled()
    dialog.reject()


def test_the_record_is_opened_and_who_is_gone_leaves_the_list(
    bench: Bench, twins: tuple[int, int]
) -> None:
    dialog = checking(bench)
    seekers.trash(bench.desk, [twins[1]])
    dialog.view.show_pair(S, *twins)
    bench.idle()
    assert dialog.pairs == ()
    assert bench.said[-1].text.startswith("‘김민지’ 기록이 휴지통에 있어")
    seekers.untrash(bench.desk, [twins[1]])
    dialog._look()
    bench.idle()
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    dialog.view.heads[RIGHT].open.click()
    bench.idle()
    assert opened == [Ref(S, twins[1])]


def test_everything_that_takes_focus_has_a_name(bench: Bench, twins: tuple[int, int]) -> None:
    dialog = checking(bench)
    nameless = []
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not (spoken and spoken.text(QAccessible.Text.Name)) and not widget.focusProxy():
            nameless.append(type(widget).__name__)
    assert nameless == []
    dialog.reject()


def test_firms_are_checked_from_the_search_box(bench: Bench) -> None:
    for name in ("(주)한빛식품", "한빛 식품"):
        casework.employer(bench.desk, name, eup_myeon="가람읍")
    window = bench.window()
    press(window, Qt.Key.Key_K, CTRL)
    window.search.setText("구인업체 중복")
    bench.qtbot.waitUntil(
        lambda: window.search.popup_titles() == ["명령", "구인업체 중복 점검"], timeout=3_000
    )
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    dialog = found(window, DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    assert [pair.why for pair in dialog.pairs] == ["이름·읍면 같음"]
    assert dialog.apart.text().endswith("다른 업체")
    dialog.reject()
    page = window.page("employers")
    assert isinstance(page, EmployersPage)
    assert len(page.findChildren(MoreButton)) == 1
