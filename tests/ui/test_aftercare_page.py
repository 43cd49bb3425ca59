"""사후관리 in the window: from home to the working list, records with filters, surveys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.services import placements
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.aftercare import AftercarePage
from jobdesk.ui.pages.home import HomePage
from tests import casework
from tests.ui.bench import Bench, benched, press

HIRED = date(2026, 8, 10)  # 3 months 11-10


def hire(desk: Desk, name: str, firm: int, on: date = HIRED) -> int:
    """Somebody placed by 자체취업; returns the placement's id."""
    made = Placement(
        seeker_id=casework.seeker(desk, name, consent_on=desk.today()),
        employer_id=firm,
        hire_date=on,
        job="조리원",
        route=PlacementRoute.SELF,
    )
    return placements.record(desk, made).id


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A bench over two hires at one firm."""
    firm = casework.employer(desk, "한빛식품")
    for name in ("김민지", "박정숙"):
        hire(desk, name, firm)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def page(bench: Bench) -> tuple[MainWindow, AftercarePage]:
    """The window at the page."""
    window = bench.window()
    window.show_page("aftercare")
    bench.idle()
    shown = window.page("aftercare")
    assert isinstance(shown, AftercarePage)
    return window, shown


@pytest.mark.parametrize(
    ("line", "side", "title"), [(0, "취업자", "김민지"), (1, "업체", "한빛식품")]
)
def test_a_line_of_home_leads_to_its_working_list(
    bench: Bench, line: int, side: str, title: str
) -> None:
    window = bench.window()
    window.show_page("home")
    bench.idle()
    home = window.page("home")
    assert isinstance(home, HomePage)
    rows = [row for row in home.todos.rows if row.todo.sort is Sort.FOLLOW_UP]
    rows[line].line.setFocus()
    press(rows[line].line, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "aftercare"
    shown = window.page("aftercare")
    assert isinstance(shown, AftercarePage)
    assert shown.name == "calls"
    assert side in ("업체" if shown.calls.by_firm else "취업자")
    assert shown.calls.queue.title.text() == title
    assert shown.calls.queue.list.hasFocus()
