"""The screens of a day opened on another date: the wrong day, a wrong clock, after midnight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.services import day_records
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.floor_window import HallWindow
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.theme import Tone
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched


class Calendar:
    """What date the PC says it is."""

    today = date(2026, 11, 20)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def day(desk: Desk, calendar: Calendar) -> Day:
    return day_kit.make(replace(desk, today=lambda: calendar.today))


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


def _reception(bench: Bench, day_id: int) -> ReceptionWindow:
    window = ReceptionWindow(
        bench.desk, bench.hub, bench.jobs, bench.notices, day_id, "접수대 1", lambda: False
    )
    bench.show(window, 1366, 768)
    return window


def test_on_its_own_date_nothing_is_said_of_it(bench: Bench, day: Day) -> None:
    window = _reception(bench, day.id)
    assert window.head.off.isHidden()
    assert window.said.said.title == "어서 오세요"


def test_the_wrong_day_is_said_before_anybody_is_received(bench: Bench, day: Day) -> None:
    later = day_kit.make(bench.desk, "다음 행사", [], held_on=date(2026, 11, 27))
    window = _reception(bench, later.id)
    assert window.head.off.text() == "오늘 행사 아님 · 2026-11-27 (금)"
    said = window.said.said
    assert (said.tone, said.title) == (Tone.WARNING, "행사일은 2026-11-27 (금)입니다")
    assert "오늘은 2026-11-20 (금)입니다" in said.about
    assert "PC의 날짜" in said.about


def test_a_clock_that_is_wrong_is_said_and_hinders_nobody(
    bench: Bench, day: Day, calendar: Calendar
) -> None:
    calendar.today = date(2019, 1, 1)
    window = _reception(bench, day.id)
    assert window.head.off.isVisible()
    window.box.insert("이순신")
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    bench.idle()
    assert day_records.attendee(day.desk, day.people[2]).status is AttendeeStatus.CAME
    assert window.said.said.title == "이○○ 님 접수되었습니다"
    assert window.head.off.isVisible()
    calendar.today = date(2026, 11, 20)  # put right
    window.head.tick()
    assert window.head.off.isHidden()


def test_at_midnight_the_screens_say_that_the_day_is_over(
    bench: Bench, day: Day, calendar: Calendar
) -> None:
    window = _reception(bench, day.id)
    hall = HallWindow(bench.desk, bench.hub, bench.jobs, bench.notices, day.id)
    bench.show(hall, 1366, 768)
    assert hall.head.off.isHidden()
    calendar.today = date(2026, 11, 21)
    window.head.tick()
    hall.tick()
    for head in (window.head, hall.head):
        assert head.off.text() == "오늘 행사 아님 · 2026-11-20 (금)"
        assert head.off.isVisible()


def test_a_day_of_two_dates_is_held_on_both(bench: Bench, day: Day, calendar: Calendar) -> None:
    two = day_kit.make(bench.desk, "이틀", [], ends_on=date(2026, 11, 21))
    calendar.today = date(2026, 11, 21)
    assert _reception(bench, two.id).head.off.isHidden()
