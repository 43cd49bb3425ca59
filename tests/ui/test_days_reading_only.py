"""A centre opened for reading only: every part of a day is looked at, and none of them writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.services import centres, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.may_write import WHY
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.day_view import PARTS
from tests import day_kit
from tests.conftest import PASSWORD, today
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, press

Key = Qt.Key
_KEYS = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_0, Key.Key_Delete)
_WRITE = {
    "employers": ("invite_button",),
    "registration": ("sheet_button", "propose_button"),
    "reception": ("reception_button", "hall_button", "paper_button"),
    "feedback": ("meeting", "for_seekers", "for_firms"),
}


@dataclass
class Reader:
    """The page of a desk that only reads, and the day as the desk that writes made it."""

    bench: Bench
    page: MatchingDaysPage
    day: Day

    def go(self, part: str) -> QWidget:
        self.page.open_day(self.day.id, part)
        self.bench.idle()
        assert self.page.day is not None
        shown = self.page.day.current
        assert isinstance(shown, QWidget)
        return shown


@pytest.fixture
def reader(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Reader]:
    day = day_kit.make(desk)
    day_kit.meet(day, 0, day_kit.FIRMS[0], "13:30")
    reception.arrive(desk, day.people[0], "13:20")
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    with benched(qtbot, looking, tmp_path) as bench:
        page = MatchingDaysPage(looking, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page)
        yield Reader(bench, page, day)
        bench.jobs.wait()
        looking.store.close()


@pytest.mark.parametrize("part", [part.id for part in PARTS])
def test_keys_write_nothing_and_nothing_goes_wrong(reader: Reader, part: str) -> None:
    shown = reader.go(part)
    for table in shown.findChildren(QAbstractItemView):
        if not table.isVisible():
            continue
        table.setFocus()
        for key in _KEYS:
            press(table, key)
        press(table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        reader.bench.idle()
    reader.page.save()
    reader.page.primary_action()
    reader.bench.idle()
    assert reader.bench.changes == []
    assert [said.text for said in reader.bench.said if "읽기 전용" not in said.text] == []


@pytest.mark.parametrize("part", [part.id for part in PARTS])
def test_a_button_that_would_write_is_off_and_says_why(reader: Reader, part: str) -> None:
    shown = reader.go(part)
    for name in _WRITE.get(part, ()):
        button = getattr(shown, name)
        assert not button.isEnabled()
        assert (button.toolTip(), button.accessibleDescription()) == (WHY, WHY)
    view = reader.page.day
    assert view is not None
    assert part not in ("results",) or all(
        button.toolTip() == WHY
        for button in shown.chase.strip.buttons.values()  # type: ignore[attr-defined]
    )
    for button in (view.go, view.stage):
        assert not button.isEnabled()
        assert button.toolTip() == WHY
