"""Two days on one date, three desks and two halls on one PC: none takes another's people,
numbers, counters or last step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus
from jobdesk.services import day_records
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days import MatchingDaysPage, day_windows
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched

CAME, REGISTERED = AttendeeStatus.CAME, AttendeeStatus.REGISTERED


@pytest.fixture
def days(desk: Desk) -> tuple[Day, Day]:
    """The same six people registered at both, with other numbers: 강식 is 5 here and 2 there."""
    one = day_kit.make(desk)
    seekers = [day_records.attendee(desk, id_).seeker_id or 0 for id_ in one.people]
    two = day_kit.make(desk, "청년 매칭데이", list(reversed(seekers)))
    day_kit.meet(one, 4, "큰들식품", "13:30")
    day_kit.meet(two, 1, "솔내정밀", "14:00")
    return one, two


@pytest.fixture
def bench(qtbot: QtBot, days: tuple[Day, Day], tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, days[0].desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> Iterator[MatchingDaysPage]:
    window = bench.window()
    window.show_page("matching_days")
    bench.idle()
    page = window.pages["matching_days"]
    assert isinstance(page, MatchingDaysPage)
    yield page
    day_windows.beside(window).close_all()


def part_of(bench: Bench, page: MatchingDaysPage, day: Day) -> ReceptionPart:
    page.open_day(day.id, "reception")
    bench.idle()
    assert page.day is not None
    part = page.day.current
    assert isinstance(part, ReceptionPart)
    return part


def receive(bench: Bench, window: ReceptionWindow, words: str) -> None:
    window.box.insert(words)
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    bench.idle()


def states(day: Day) -> list[AttendeeStatus]:
    return [day_records.attendee(day.desk, id_).status for id_ in day.people]


def test_desks_of_two_days_do_not_confuse_each_other(
    bench: Bench, days: tuple[Day, Day], page: MatchingDaysPage
) -> None:
    one, two = days
    first, second = (part_of(bench, page, one).open_reception() for _ in range(2))
    third = part_of(bench, page, two).open_reception()
    bench.idle()
    assert [w.place for w in (first, second, third)] == ["접수대 1", "접수대 2", "접수대 3"]
    assert "청년 매칭데이" in third.windowTitle()
    assert "청년 매칭데이" not in first.windowTitle()

    # Who is on both lists is received where they stand, and only there.
    receive(bench, first, "강식")
    assert first.said.said.title == "강○ 님 접수되었습니다"
    assert first.said.said.about == "접수번호 5"
    assert (states(one)[4], states(two)[1]) == (CAME, REGISTERED)
    assert "큰들식품" in first.said.said.next
    # The same number is another person at another day's desk.
    receive(bench, third, "5")
    assert states(two).count(CAME) == 1
    assert states(two)[4] == CAME
    assert states(one).count(CAME) == 1
    came = [w.counts.text_of("came") for w in (first, second, third)]
    assert came == ["1", "1", "1"]

    receive(bench, second, "박정숙")
    assert [w.counts.text_of("came") for w in (first, second, third)] == ["2", "2", "1"]
    # Each takes back its own last step, whatever came later elsewhere.
    first.undo()
    bench.idle()
    assert states(one)[3:5] == [CAME, REGISTERED]
    assert states(two)[4] == CAME
    third.undo()
    bench.idle()
    assert states(two).count(CAME) == 0
    assert states(one).count(CAME) == 1
    third.undo()
    bench.idle()
    assert "취소할 일이 없습니다" in third.said.said.about
    assert states(one).count(CAME) == 1


def test_the_hall_of_each_day_moves_its_own_booth(
    bench: Bench, days: tuple[Day, Day], page: MatchingDaysPage
) -> None:
    one, two = days
    here = part_of(bench, page, one).open_hall()
    there = part_of(bench, page, two).open_hall()
    bench.idle()
    assert here is not there
    desk = part_of(bench, page, two).open_reception()
    bench.idle()
    receive(bench, desk, "강식")
    there.activateWindow()
    bench.qtbot.waitUntil(there.isActiveWindow)
    there.cards.setFocus()
    QTest.keyClick(there.cards, Qt.Key.Key_Right)  # 부스 2, 솔내정밀
    QTest.keyClick(there.cards, Qt.Key.Key_Space)
    bench.idle()
    moved = day_records.interview(two.desk, two.meetings[1, "솔내정밀"])
    kept = day_records.interview(one.desk, one.meetings[4, "큰들식품"])
    assert (moved.status, kept.status) == (MeetingStatus.RUNNING, MeetingStatus.SET)
