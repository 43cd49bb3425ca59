"""What the tests of the page of people share: the page, and the few moves they make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, commit, fill
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds_work import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers import SeekersPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


class Page:
    """The page with people on it, and the few moves the tests make."""

    def __init__(self, bench: Bench, *, filled: bool = True) -> None:
        self.bench = bench
        self.ids = fill(bench.desk) if filled else {}
        b = bench
        self.page = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
        bench.show(self.page)
        self.page.activateWindow()
        self.panel, self.grid = self.page.panel, self.page.grid

    def choose(self, name: str) -> None:
        """Make a person current in the grid."""
        assert self.grid.select_id(self.ids[name])
        self.bench.idle()

    def type(self, field: str, text: str) -> None:
        """Type into a field of the record."""
        editor = self.panel.form.fields[field].widget
        editor.setFocus()
        editor.selectAll()  # type: ignore[attr-defined]
        commit(editor, text)

    def save(self) -> None:
        """Press 저장 and wait."""
        self.panel.save_button.click()
        self.bench.idle()

    def stored(self, name: str) -> Seeker:
        """The record as stored."""
        found: Seeker = lists.record(self.bench.desk, KindId.SEEKERS, self.ids[name])
        return found

    def names(self) -> list[str]:
        """The names listed."""
        model = self.page.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def focused(window: QWidget) -> QWidget:
    """What has the focus in a window."""
    widget = window.focusWidget()
    assert widget is not None
    return widget


def chips(at: Page) -> list[str]:
    """The words of the chips beneath the name."""
    flow = at.panel.chips
    items = [flow.itemAt(number) for number in range(flow.count())]
    return [item.widget().text for item in items if item is not None]  # type: ignore[union-attr]
