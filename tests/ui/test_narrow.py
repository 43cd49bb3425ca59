"""Where there is little room, tabs, columns and links fold, and each has another way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from jobdesk import app as jobdesk_app
from jobdesk.domain.attendance import Rule
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.models.columns import left_out
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.pages.training.completion_rows import cells
from jobdesk.ui.theme import Scheme
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.column_chooser import ColumnDialog
from jobdesk.ui.widgets.tabbed_page import TabbedPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def large(bench: Bench) -> Iterator[Bench]:
    application = jobdesk_app.application()
    theme.apply(application, Scheme.LIGHT, 150)
    yield bench
    theme.apply(application)


def listed(bench: Bench, width: int) -> SeekersPage:
    fill(bench.desk)
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page, width)
    page.activateWindow()
    return page


def seen(page: SeekersPage) -> list[str]:
    return [c.field for c in page.grid.seen()]


def test_columns_without_room_are_left_out_in_their_order(bench: Bench) -> None:
    page = listed(bench, 1600)
    every = [c.field for c in page.model.columns]
    assert seen(page) == every
    page.resize(1000, 700)
    bench.qtbot.wait(20)
    fewer = seen(page)
    assert "counsellor" not in fewer
    assert {"name", "desired_job", "status", "valid_until"} <= set(fewer)
    assert page.grid.horizontalScrollBar().maximum() == 0
    page.resize(1600, 700)
    bench.qtbot.wait(20)
    assert seen(page) == every


def test_what_the_user_chose_wins_over_the_room(bench: Bench) -> None:
    page = listed(bench, 1000)
    every = [c.field for c in page.model.columns]
    assert seen(page) != every
    page.columns.click()
    dialog = page.window().findChildren(ColumnDialog)[-1]
    assert not dialog.boxes["counsellor"].isChecked()
    for box in dialog.boxes.values():
        box.setChecked(True)
    dialog.go.click()
    bench.idle()
    assert seen(page) == every
    page.columns.reset()
    assert seen(page) != every


def test_two_columns_stay_however_narrow(bench: Bench) -> None:
    page = listed(bench, 1000)
    columns = page.model.columns
    assert len(columns) - len(left_out(columns, [100] * len(columns), 10)) == 2


def test_why_somebody_completes_outstays_the_number(bench: Bench) -> None:
    table = CellTable("교육생", CellRows(cells(Rule)), stretch="why")
    fields = [column.field for column in table.rows.columns]
    bench.show(table, 470)
    hidden = [name for at, name in enumerate(fields) if table.isColumnHidden(at)]
    assert hidden == ["number", "certificate", "qualifications"]
    assert sum(map(table.columnWidth, range(len(fields)))) == table.viewport().width()
    table.resize(300, 700)  # where even that has to go, the rows still reach the edge
    bench.qtbot.wait(20)
    assert table.isColumnHidden(fields.index("why"))
    assert sum(map(table.columnWidth, range(len(fields)))) == table.viewport().width()


def test_the_number_comes_back_where_a_wider_column_made_room() -> None:
    columns = [plain("number", "번호", 50, spare=2), plain("name", "이름", 100),
               plain("firm", "업체", 100), plain("day", "날짜", 120, spare=1)]  # fmt: skip
    widths = [column.width for column in columns]
    assert left_out(columns, widths, 370) == frozenset()
    assert left_out(columns, widths, 330) == {0}
    assert left_out(columns, widths, 260) == {3}
    assert left_out(columns, widths, 220) == {0, 3}


def test_tabs_that_do_not_fit_stand_behind_a_button(large: Bench) -> None:
    page = listed(large, 1100)
    bar = page.panel.tabs.bar
    folded = bar.folded()
    assert folded
    assert folded[-1] == "변경이력"
    assert bar.needed() > bar.width()
    bar.button.setFocus()
    press(bar.button, Qt.Key.Key_Return)
    menu = [m for m in bar.findChildren(QMenu) if m.isVisible()][-1]
    assert [a.text() for a in menu.actions()] == folded
    menu.setActiveAction(menu.actions()[-1])
    press(menu, Qt.Key.Key_Return)
    large.idle()
    assert bar.tabText(bar.currentIndex()) == "변경이력"
    assert bar.isTabVisible(bar.currentIndex())
    page.resize(2400, 700)
    large.qtbot.wait(20)
    assert bar.folded() == []
    assert not bar.button.isVisible()


def test_links_fold_before_tabs_of_a_page_do(large: Bench) -> None:
    fill(large.desk)
    window = large.window()
    window.show_page("counselling")
    large.idle()
    large.qtbot.wait(30)
    page = window.page("counselling")
    assert isinstance(page, TabbedPage)
    assert page.tabs.folded() == []
    assert page.tabs.width() >= page.tabs.needed()


def test_the_arrow_keys_reach_every_tab(large: Bench) -> None:
    page = listed(large, 1100)
    bar = page.panel.tabs.bar
    bar.setCurrentIndex(0)
    bar.setFocus()
    for at in range(1, bar.count()):
        press(bar, Qt.Key.Key_Right)
        assert bar.currentIndex() == at
        assert bar.isTabVisible(at)
    press(bar, Qt.Key.Key_Left)
    assert bar.currentIndex() == bar.count() - 2


def test_ready_links_give_way_to_the_menu(large: Bench) -> None:
    page = listed(large, 900)
    page.setMinimumSize(0, 0)  # a window of its own keeps its first least size
    page.resize(900, 700)
    large.qtbot.wait(20)
    assert not page.links.isVisible()
    assert page.saved_views.isVisible()
    assert page.header.width() >= page.header.minimumSizeHint().width()
    page.resize(1700, 700)
    large.qtbot.wait(20)
    assert page.links.isVisible()
