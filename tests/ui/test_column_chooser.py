"""Columns are left out, stay left out for this user, and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets.column_chooser import ColumnDialog


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def listed(bench: Bench) -> SeekersPage:
    b = bench
    page = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
    bench.show(page)
    page.activateWindow()
    return page


def asked(page: SeekersPage) -> ColumnDialog:
    page.columns.setFocus()
    press(page.columns, Qt.Key.Key_Space)
    dialogs = [d for d in page.window().findChildren(ColumnDialog) if d.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def titles(page: SeekersPage) -> list[str]:
    return [c.title for c in page.model.columns]


def test_columns_are_left_out_per_user_and_come_back(bench: Bench) -> None:
    fill(bench.desk)
    page = listed(bench)
    every = titles(page)
    page.grid.sortByColumn(2, Qt.SortOrder.DescendingOrder)  # 읍면
    bench.idle()
    order, ids = page.model.order, list(page.model.ids)
    dialog = asked(page)
    dialog.boxes["age"].click()
    dialog.boxes["counsellor"].click()
    press(dialog.go, Qt.Key.Key_Return)
    bench.idle()
    left = [t for t in every if t not in (every[1], every[-1])]
    assert titles(page) == left
    assert page.model.order == order
    assert list(page.model.ids) == ids
    assert page.grid.horizontalHeader().sortIndicatorSection() == 1
    page.grid.selectAll()
    press(
        page.grid,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    bench.idle()
    assert QGuiApplication.clipboard().text().split("\n")[0].split("\t") == left

    again = listed(bench)
    assert titles(again) == left
    dialog = asked(again)
    dialog.reset.click()
    dialog.go.click()
    bench.idle()
    assert titles(again) == every
    assert titles(listed(bench)) == every
