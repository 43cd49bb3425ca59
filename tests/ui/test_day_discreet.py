"""While a screen for the people in a hall is open, the window's toast says no name of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.domain.people import Seeker
from jobdesk.services import reception, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.matching_days import MatchingDaysPage, day_windows
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, held


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
def part(bench: Bench, window: MainWindow, day: Day) -> ReceptionPart:
    window.show_page("matching_days")
    bench.idle()
    page = window.pages["matching_days"]
    assert isinstance(page, MatchingDaysPage)
    page.open_day(day.id, "reception")
    bench.idle()
    return page.findChild(ReceptionPart)


@pytest.mark.parametrize("screen", ["open_reception", "open_hall"])
def test_no_name_is_said_beside_a_screen_of_the_day(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart, screen: str
) -> None:
    beside = getattr(part, screen)()
    bench.idle()
    bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[0], "13:20"))
    bench.idle()
    assert window.toasts.toasts[-1].text.text() == "참석 접수"
    button = window.toasts.toasts[-1].button
    assert button is not None
    button.click()
    bench.idle()
    assert window.toasts.toasts[-1].text.text() == "되돌리기: 참석 접수"
    # What has nothing to do with the hall is said as ever.
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="오세영")))
    bench.idle()
    assert window.toasts.toasts[-1].text.text() == "구직자 등록: 오세영"
    beside.close()
    bench.idle()
    bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[0], "13:21"))
    bench.idle()
    assert window.toasts.toasts[-1].text.text().startswith("참석 접수: ")


@pytest.mark.parametrize("screen", ["open_reception", "open_hall"])
def test_no_name_is_said_of_what_was_asked_for_before_the_screen_was_closed(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart, screen: str
) -> None:
    beside = getattr(part, screen)()
    bench.idle()
    with held(day.desk):
        bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[0], "13:20"))
        bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[1], "13:20"))
        beside.close()
    with bench.qtbot.waitSignal(bench.notices.shown):
        pass
    assert window.toasts.toasts[-1].text.text() == "참석 접수"
    bench.idle()
    assert window.toasts.toasts[-1].text.text() == "참석 접수"
    bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[2], "13:21"))
    bench.idle()
    assert window.toasts.toasts[-1].text.text().startswith("참석 접수: ")


def test_a_screen_opened_again_meanwhile_keeps_names_to_itself(
    bench: Bench, day: Day, window: MainWindow, part: ReceptionPart
) -> None:
    first = part.open_reception()
    bench.idle()
    with held(day.desk):
        bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[0], "13:20"))
        first.close()
        part.open_reception()
    bench.idle()
    bench.jobs.write(lambda: reception.arrive(bench.desk, day.people[1], "13:20"))
    bench.idle()
    assert window.toasts.toasts[-1].text.text() == "참석 접수"
