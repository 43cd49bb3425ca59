"""A centre opened for reading only: every part of a cohort is looked at, none of them writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot
from training_kit import Class, new_class, new_lesson

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import centres
from jobdesk.services.desk import Desk
from jobdesk.ui.may_write import WHY
from jobdesk.ui.pages.training import TrainingPage
from jobdesk.ui.pages.training.cohort_view import PARTS
from jobdesk.ui.pages.training.schedule_part import SchedulePart
from tests.conftest import PASSWORD, today

Key = Qt.Key
_KEYS = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_O, Key.Key_X, Key.Key_Delete)


@dataclass
class Reader:
    """The page of a desk that only reads, and the cohort as the desk that writes made it."""

    bench: Bench
    page: TrainingPage
    made: Class

    def go(self, part: str) -> QWidget:
        """Show a part."""
        self.page.open_cohort(self.made.cohort, part)
        self.bench.idle()
        assert self.page.cohort is not None
        shown = self.page.cohort.current
        assert isinstance(shown, QWidget)
        return shown


@pytest.fixture
def reader(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Reader]:
    made = new_class(desk, TraineeStatus.RUNNING, days=-5, stage=CohortStatus.RUNNING)
    for days in (-4, -3, 3):
        new_lesson(desk, made.cohort, days)
    looking = centres.open_centre(desk.folder, PASSWORD, read_only=True, today=today)
    with benched(qtbot, looking, tmp_path) as bench:
        page = TrainingPage(looking, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page)
        yield Reader(bench, page, made)
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
        reader.bench.idle()
    reader.page.save()
    reader.bench.idle()
    assert reader.bench.changes == []
    assert [said.text for said in reader.bench.said if "읽기 전용" not in said.text] == []


def test_what_writes_is_off_and_says_why(reader: Reader) -> None:
    part = reader.go("schedule")
    assert isinstance(part, SchedulePart)
    view = reader.page.cohort
    assert view is not None
    for button in (view.go, part.make_button, part.add_button, part.move_button):
        assert not button.isEnabled()
        assert button.toolTip() == WHY
    assert not view.stage.isEnabled()
    reader.page.show_courses()
    reader.bench.idle()
    assert not reader.page.list.copy.isEnabled()
