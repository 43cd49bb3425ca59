"""The part of a day that opens its screens and shows how many are here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.services import day_records, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days import day_windows
from jobdesk.ui.pages.matching_days.floor_window import HallWindow
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.widgets import dialogs
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    day_kit.meet(made, 0, "큰들식품", "13:30")
    reception.arrive(desk, made.people[0], "13:20")
    reception.late(desk, made.people[1])
    return made


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


@pytest.fixture
def part(bench: Bench, day: Day) -> Iterator[ReceptionPart]:
    host = QWidget()
    made = ReceptionPart(bench.desk, bench.hub, bench.jobs, bench.notices, day.id, host)
    bench.show(host)
    yield made
    day_windows.beside(made).close_all()


def test_counters_and_the_hall_in_words(bench: Bench, day: Day, part: ReceptionPart) -> None:
    assert (part.counts.text_of("came"), part.counts.text_of("late")) == ("1", "1")
    assert part.sums.text().replace("\u00a0", " ") == "부스 3곳 · 면접 중 0 · 기다림 1 · 마침 0"
    assert part.rest_button.text() == "오지 않은 5명을 불참으로"
    assert part.strip.isHidden()
    change = reception.arrive(day.desk, day.people[1], "13:50")
    bench.hub.changed.emit(change)
    bench.idle()
    assert part.counts.text_of("came") == "2"


def test_each_reception_window_is_a_desk_of_its_own(
    bench: Bench, day: Day, part: ReceptionPart
) -> None:
    one, two = part.open_reception(), part.open_reception()
    bench.idle()
    assert (one.place, two.place) == ("접수대 1", "접수대 2")
    assert part.desks.text() == "열려 있음: 접수대 1, 접수대 2"
    one.close()
    assert part.desks.text() == "열려 있음: 접수대 2"
    assert part.open_reception().place == "접수대 1"
    day_windows.beside(part).close_all()
    assert part.desks.text() == "열린 접수대가 없습니다."


def test_a_desk_that_stood_open_before_is_told_of_too(
    bench: Bench, day: Day, part: ReceptionPart
) -> None:
    one = part.open_reception()
    again = ReceptionPart(
        bench.desk, bench.hub, bench.jobs, bench.notices, day.id, part.parentWidget()
    )
    again.show()
    bench.idle()
    assert again.desks.text() == "열려 있음: 접수대 1"
    one.close()
    assert again.desks.text() == "열린 접수대가 없습니다."


def test_the_hall_is_opened_once(bench: Bench, part: ReceptionPart) -> None:
    first = part.open_hall()
    bench.idle()
    assert part.open_hall() is first
    windows = day_windows.beside(part)
    assert (len(windows.of(HallWindow)), len(windows.of(ReceptionWindow))) == (1, 0)
    first.escape()
    assert windows.windows == []


def test_who_did_not_come_is_absent_when_asked(
    bench: Bench, day: Day, part: ReceptionPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, title: str, _text: str, *answers: dialogs.Answer) -> str:
        asked.append(title)
        return "go" if len(asked) > 1 else ""

    monkeypatch.setattr(dialogs, "ask", ask)
    part.settle()
    bench.idle()
    assert reception.counts(day.desk, day.id).absent == 0
    part.settle()
    bench.idle()
    assert reception.counts(day.desk, day.id).absent == 5
    assert asked[0] == "오지 않은 5명을 불참으로 바꿉니다"
    assert not part.rest_button.isEnabled()


def test_another_date_is_said(bench: Bench, desk: Desk) -> None:
    later = day_kit.make(desk, "다음 행사", [], held_on=desk.today().replace(day=27))
    host = QWidget()
    part = ReceptionPart(desk, bench.hub, bench.jobs, bench.notices, later.id, host)
    bench.show(host)
    assert part.strip.text.startswith("아직 행사일이 아닙니다: 2026-11-27 (금)")
    assert part.watch.held.heading.text() == "살필 부스"
    assert not part.rest_button.isEnabled()
    assert part.primary[0] == "접수 화면"
    part.primary_action()
    bench.idle()
    (window,) = day_windows.beside(part).of(ReceptionWindow)
    assert window.day_id == later.id
    day_windows.beside(part).close_all()


def test_the_screens_go_with_the_program_and_lock_with_it(bench: Bench, day: Day) -> None:
    host = bench.window()
    part = ReceptionPart(bench.desk, bench.hub, bench.jobs, bench.notices, day.id, host)
    reception_window, hall = part.open_reception(), part.open_hall()
    bench.idle()
    assert reception_window.isFullScreen()
    reception_window.turn_full()
    assert not reception_window.isFullScreen()
    host.lock()
    reception_window.box.insert("이순신")
    assert reception_window.said.said.title == "잠겨 있습니다"
    hall.move_on()
    bench.idle()
    assert day_records.interview(day.desk, day.meetings[0, "큰들식품"]).status == "예정"
    host.closing.emit()
    assert day_windows.beside(part).windows == []
    assert not reception_window.isVisible()
