"""Tab and Shift+Tab reach everything that takes the keyboard, on every page."""

from __future__ import annotations

import pytest
from bench import Bench, fill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from training_kit import new_class, opened
from window_kit import bench as bench

from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.training import cohort_view


def _walked(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Where the key goes until it comes to something for the second time."""
    been: list[QWidget] = []
    while (at := window.focusWidget()) is not None and at not in been:
        been.append(at)
        QTest.keyClick(at, key)
    return been


def _takers(window: MainWindow) -> set[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return {
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusPolicy() & tab == tab
        and each.focusProxy() is None
        and not _among_arrows(each)
    }


def _among_arrows(widget: QWidget) -> bool:
    """One of a group: Tab stops there once, the arrows go on."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_every_part_of_a_cohort_is_reached(bench: Bench, key: Qt.Key) -> None:
    made = new_class(bench.desk)
    window, page = opened(bench)
    page.open_cohort(made.cohort)
    bench.idle()
    assert page.cohort is not None
    for part in cohort_view.PARTS:
        page.cohort.go_to(part.id)
        bench.idle()
        assert _takers(window) <= set(_walked(window, key)), part.id


def test_every_page_is_walked_round(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    for entry in PAGES:
        window.show_page(entry.name)
        bench.idle()
        assert _takers(window) <= set(_walked(window, Qt.Key.Key_Tab)), entry.name
