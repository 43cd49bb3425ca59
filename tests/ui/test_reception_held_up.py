"""The desk while something else holds the centre's file: it waits, says so, and loses nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.data import engine
from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus
from jobdesk.services import day_records, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.floor_window import HallWindow
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.theme import Tone
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, held

_PATIENCE_MS = 1_500
ENTER = Qt.Key.Key_Return


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", _PATIENCE_MS)


@pytest.fixture
def day(patience: None, desk: Desk) -> Day:
    del patience
    made = day_kit.make(desk)
    day_kit.meet(made, 0, "큰들식품", "13:30")
    return made


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


@pytest.fixture
def window(bench: Bench, day: Day) -> ReceptionWindow:
    made = ReceptionWindow(
        bench.desk, bench.hub, bench.jobs, bench.notices, day.id, "접수대 1", lambda: False
    )
    bench.show(made, 1366, 768)
    return made


def test_while_the_file_is_held_the_next_one_may_be_typed(
    bench: Bench, day: Day, window: ReceptionWindow
) -> None:
    with held(day.desk):
        window.box.insert("이순신")
        QTest.keyClick(window.box, ENTER)
        bench.qtbot.waitUntil(lambda: window.said.said.title == "저장하고 있습니다")
        window.box.insert("박정")
    bench.idle()
    assert day_records.attendee(day.desk, day.people[2]).status is AttendeeStatus.CAME
    assert window.box.text() == "박정"
    assert window.last.text().startswith("방금  이○○ 님 접수되었습니다")


def test_who_could_not_be_stored_stands_in_the_box_again(
    bench: Bench, day: Day, window: ReceptionWindow
) -> None:
    with held(day.desk):
        window.box.insert("이순신")
        QTest.keyClick(window.box, ENTER)
        bench.idle()
        said = window.said.said
        assert (said.tone, said.title) == (Tone.DANGER, "하지 못했습니다")
        assert "자료는 안전합니다" in said.about
        assert window.box.text() == "이순신"
        assert day_records.attendee(day.desk, day.people[2]).status is AttendeeStatus.REGISTERED
    QTest.keyClick(window.box, ENTER)
    bench.idle()
    assert day_records.attendee(day.desk, day.people[2]).status is AttendeeStatus.CAME
    assert window.said.said.tone is Tone.SUCCESS


def test_a_key_in_the_hall_that_could_not_be_stored_is_told_and_can_be_pressed_again(
    bench: Bench, day: Day
) -> None:
    hall = HallWindow(bench.desk, bench.hub, bench.jobs, bench.notices, day.id)
    bench.show(hall, 1366, 768)
    with held(day.desk):
        QTest.keyClick(hall.cards, Qt.Key.Key_C)
        bench.idle()
        assert "자료는 안전합니다" in hall.said.text()
        assert day_records.employer(day.desk, day.booths["큰들식품"]).came_at == ""
    QTest.keyClick(hall.cards, Qt.Key.Key_C)
    bench.idle()
    assert day_records.employer(day.desk, day.booths["큰들식품"]).came_at != ""


def test_space_pressed_again_while_it_is_stored_sends_nobody_out(bench: Bench, day: Day) -> None:
    hall = HallWindow(bench.desk, bench.hub, bench.jobs, bench.notices, day.id)
    bench.show(hall, 1366, 768)
    bench.jobs.write(lambda: reception.arrive(day.desk, day.people[0], "13:20"))
    bench.idle()
    with held(day.desk):
        for _ in range(3):
            QTest.keyClick(hall.cards, Qt.Key.Key_Space)
        assert hall.said.text() == "큰들식품: 저장하고 있습니다."
    bench.idle()
    one = day.meetings[0, "큰들식품"]
    assert day_records.interview(day.desk, one).status is MeetingStatus.RUNNING
    QTest.keyClick(hall.cards, Qt.Key.Key_Space)
    bench.idle()
    assert day_records.interview(day.desk, one).status is MeetingStatus.DONE
