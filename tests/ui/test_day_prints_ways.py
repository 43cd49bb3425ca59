"""출력물 is reached from the day and from the rows of its firms and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, press
from matching_days_kit import opened
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services.day_papers import DayPaper
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.employers_part import EmployersPart
from jobdesk.ui.pages.matching_days.prints_dialog import PrintsDialog
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart
from tests import day_paper_kit
from tests.day_paper_kit import Day


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_paper_kit.made(desk)


def test_the_day_opens_its_papers_by_button_and_by_key(bench: Bench, day: Day) -> None:
    window, page = opened(bench)
    page.open_record(Ref(KindId.MATCHING_DAYS, day.id))
    bench.idle()
    view = page.day
    assert view is not None
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    first = window.findChild(PrintsDialog)
    assert first is not None
    assert first.papers.paper is DayPaper.TIMETABLE
    first.reject()
    bench.qtbot.waitUntil(lambda: not window.findChildren(PrintsDialog))
    assert view.prints_button.isVisible()
    view.prints_button.click()
    bench.idle()
    assert window.findChild(PrintsDialog) is not None


def test_the_chosen_employers_are_printed_from_their_rows(bench: Bench, day: Day) -> None:
    window, page = opened(bench)
    page.open_record(Ref(KindId.MATCHING_DAYS, day.id))
    bench.idle()
    view = page.day
    assert view is not None
    part = view.go_to("employers")
    assert isinstance(part, EmployersPart)
    bench.idle()
    part.table.select(day.firms["솔내정밀"])
    bench.idle()
    part.prints.click()
    bench.idle()
    dialog = window.findChild(PrintsDialog)
    assert dialog is not None
    assert dialog.papers.paper is DayPaper.EMPLOYER_LIST
    assert dialog.options.employers.ids() == (day.firms["솔내정밀"],)
    assert dialog.made is not None
    assert dialog.made.employers == (day.firms["솔내정밀"],)


def test_the_chosen_people_are_printed_from_their_rows(bench: Bench, day: Day) -> None:
    window, page = opened(bench)
    page.open_record(Ref(KindId.MATCHING_DAYS, day.id))
    bench.idle()
    view = page.day
    assert view is not None
    part = view.go_to("registration")
    assert isinstance(part, RegistrationPart)
    bench.idle()
    part.table.select(day.people["박정숙"])
    bench.idle()
    part.prints.click()
    bench.idle()
    dialog = window.findChild(PrintsDialog)
    assert dialog is not None
    assert dialog.papers.paper is DayPaper.SLIP
    assert dialog.made is not None
    assert dialog.made.attendees == (day.people["박정숙"],)


def test_what_is_not_saved_is_settled_before_it_is_printed(
    bench: Bench, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened(bench)
    page.open_record(Ref(KindId.MATCHING_DAYS, day.id))
    bench.idle()
    view = page.day
    assert view is not None
    held: list[Callable[[], None]] = []
    monkeypatch.setattr(view, "leave", held.append)
    view.prints_button.click()
    bench.idle()
    assert window.findChild(PrintsDialog) is None
    held[0]()
    bench.idle()
    assert window.findChild(PrintsDialog) is not None
