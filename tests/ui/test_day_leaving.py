"""A 현장등록 half typed in a window of its own is asked about before the program closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.services import day_records
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.matching_days import MatchingDaysPage, day_windows
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.pages.matching_days.walk_in_dialog import WalkInDialog
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.editors import TextEdit
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, held


@dataclass
class Asked:
    """The questions, the answers that the last one offered, and what is answered."""

    said: list[str] = field(default_factory=list)
    offered: list[tuple[str, str]] = field(default_factory=list)
    answer: str = "stay"


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_kit.make(desk)


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


@pytest.fixture
def window(bench: Bench) -> Iterator[MainWindow]:
    made = bench.window()
    yield made
    day_windows.beside(made).close_all()


@pytest.fixture
def reception(bench: Bench, window: MainWindow, day: Day) -> ReceptionWindow:
    window.show_page("matching_days")
    bench.idle()
    page = window.pages["matching_days"]
    assert isinstance(page, MatchingDaysPage)
    page.open_day(day.id, "reception")
    bench.idle()
    opened: ReceptionWindow = page.findChild(ReceptionPart).open_reception()
    bench.idle()
    return opened


@pytest.fixture
def closed(window: MainWindow) -> list[bool]:
    """Gets a True each time the window may close."""
    times: list[bool] = []
    window.closing.connect(lambda: times.append(True))
    return times


def walk_in(bench: Bench, reception: ReceptionWindow) -> WalkInDialog:
    QTest.keyClick(reception, Qt.Key.Key_F2)
    bench.idle()
    assert reception.walk_in is not None
    return reception.walk_in


def put(dialog: WalkInDialog, name: str) -> None:
    editor = dialog.name.editor
    assert isinstance(editor, TextEdit)
    editor.insert(name)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is asked of the user, who stays until ``answer`` is another."""
    found = Asked()

    def ask(parent: QWidget, title: str, text: str, *answers: Answer) -> str:
        assert parent.isVisible()
        found.said.append(f"{title}\n{text}")
        found.offered = [(each.key, each.look) for each in answers]
        return found.answer

    monkeypatch.setattr(dialogs, "ask", ask)
    return found


@pytest.mark.parametrize("answer", ["stay", ""])
def test_a_half_typed_walk_in_keeps_the_program_open(
    bench: Bench,
    window: MainWindow,
    reception: ReceptionWindow,
    closed: list[bool],
    asked: Asked,
    answer: str,
) -> None:
    dialog = walk_in(bench, reception)
    put(dialog, "정다운")
    asked.answer = answer
    window.close()
    (said,) = asked.said
    assert "접수대 1에서 쓰던 현장등록" in said
    assert "정다운" not in said
    assert asked.offered == [("discard", "danger"), ("stay", "primary")]
    assert closed == []
    assert window.isVisible()
    assert dialog.isVisible()
    assert dialog.name.value() == "정다운"


def test_a_half_typed_walk_in_goes_where_that_is_wanted(
    bench: Bench,
    day: Day,
    window: MainWindow,
    reception: ReceptionWindow,
    closed: list[bool],
    asked: Asked,
) -> None:
    put(walk_in(bench, reception), "정다운")
    asked.answer = "discard"
    window.close()
    assert len(asked.said) == 1
    assert closed == [True]
    assert day_windows.beside(window).windows == []
    assert len(day_records.attendees(day.desk, day.id)) == 6


def test_nothing_typed_is_asked_about_nobody(
    bench: Bench, window: MainWindow, reception: ReceptionWindow, closed: list[bool], asked: Asked
) -> None:
    walk_in(bench, reception)
    window.close()
    assert asked.said == []
    assert closed == [True]


def test_a_consent_that_was_ticked_is_something(
    bench: Bench, window: MainWindow, reception: ReceptionWindow, closed: list[bool], asked: Asked
) -> None:
    walk_in(bench, reception).consent.setChecked(True)
    window.close()
    assert len(asked.said) == 1
    assert closed == []


def test_a_walk_in_that_is_being_stored_is_not_lost_and_not_asked_about(
    bench: Bench,
    day: Day,
    window: MainWindow,
    reception: ReceptionWindow,
    closed: list[bool],
    asked: Asked,
) -> None:
    dialog = walk_in(bench, reception)
    put(dialog, "정다운")
    with held(day.desk):
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert bench.jobs.is_writing
        window.close()
    assert asked.said == []
    assert closed == [True]
    bench.idle()
    assert len(day_records.attendees(day.desk, day.id)) == 7
