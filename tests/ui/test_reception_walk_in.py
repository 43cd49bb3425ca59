"""현장등록 at the reception screen: five fields by the keyboard, and who is known is joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.services import day_records, lists, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.pages.matching_days.walk_in_dialog import WalkInDialog
from jobdesk.ui.widgets.editors import TextEdit
from tests import casework, day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched

Key = Qt.Key


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_kit.make(desk)


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


Open = Callable[[], ReceptionWindow]


@pytest.fixture
def opened(bench: Bench, day: Day) -> Open:
    def make() -> ReceptionWindow:
        window = ReceptionWindow(
            bench.desk, bench.hub, bench.jobs, bench.notices, day.id, "접수대 1"
        )
        bench.show(window, 1366, 768)
        window.activateWindow()
        return window

    return make


def type_in(window: ReceptionWindow, words: str) -> None:
    window.box.insert(words)


def status(day: Day, who: int) -> AttendeeStatus:
    return day_records.attendee(day.desk, day.people[who]).status


def walk_in(bench: Bench, window: ReceptionWindow) -> WalkInDialog:
    QTest.keyClick(window, Key.Key_F2)
    bench.idle()
    assert window.walk_in is not None
    return window.walk_in


def put(dialog: WalkInDialog, **fields: str) -> None:
    for name, value in fields.items():
        editor = getattr(dialog, name).editor
        assert isinstance(editor, TextEdit)
        editor.setFocus()
        editor.selectAll()
        editor.insert(value)


def test_a_walk_in_in_five_fields_by_the_keyboard(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "정다운")
    dialog = walk_in(bench, window)
    assert dialog.name.value() == "정다운"
    put(dialog, phone="01044443333", birth="56", village="솔내면", wanted="2")
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
    bench.idle()
    (last,) = [one for one in day_records.attendees(day.desk, day.id) if one.number == 7]
    assert window.said.said.title == "정○○ 님 현장접수되었습니다"
    assert window.said.said.about == "접수번호 7"
    assert window.said.said.next == "대기  부스 2 솔내정밀"
    seeker = lists.record(day.desk, KindId.SEEKERS, last.seeker_id or 0)
    assert (seeker.phone, seeker.birth_year, seeker.eup_myeon) == ("010-4444-3333", 1970, "솔내면")
    assert window.counts.text_of("on_site") == "1"
    assert window.walk_in is None
    assert window.focusWidget() is window.box
    window.undo()
    bench.idle()
    assert len(day_records.attendees(day.desk, day.id)) == 6


def test_a_walk_in_who_is_known_is_joined_with_f2(bench: Bench, day: Day, opened: Open) -> None:
    known = casework.seeker(day.desk, "정다운", phone="010-4444-3333")
    before = lists.count(day.desk, KindId.SEEKERS)
    window = opened()
    dialog = walk_in(bench, window)
    put(dialog, name="정다운", phone="010-4444-3333")
    bench.qtbot.waitUntil(lambda: bool(dialog.likeness.shown), timeout=5_000)
    QTest.keyClick(dialog, Key.Key_F2)
    bench.idle()
    assert lists.count(day.desk, KindId.SEEKERS) == before
    ids = [one.seeker_id for one in day_records.attendees(day.desk, day.id)]
    assert ids[-1] == known


def test_who_is_on_the_list_under_the_name_is_offered_before_they_stand_there_twice(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    dialog = walk_in(bench, window)
    put(dialog, name="이순신")
    bench.qtbot.waitUntil(lambda: bool(dialog.likeness.shown), timeout=5_000)
    dialog.likeness.open_first()
    bench.idle()
    assert status(day, 2) is AttendeeStatus.CAME
    assert len(day_records.attendees(day.desk, day.id)) == 6


def test_a_walk_in_on_the_list_and_here_is_told_so(bench: Bench, day: Day, opened: Open) -> None:
    reception.arrive(day.desk, day.people[2], "13:05")
    window = opened()
    dialog = walk_in(bench, window)
    put(dialog, name="이순신", phone="010-2345-6789")
    bench.qtbot.waitUntil(lambda: bool(dialog.likeness.shown), timeout=5_000)
    dialog.likeness.open_first()
    bench.idle()
    assert "13:05에 이미" in window.said.said.title


def test_a_walk_in_without_a_name_or_with_an_unknown_booth_is_asked_again(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    dialog = walk_in(bench, window)
    dialog.save()
    assert "이름" in dialog.name.problem()
    put(dialog, name="정다운", wanted="없는업체")
    dialog.save()
    assert "이 행사의 업체가 아닙니다" in dialog.wanted.problem()
    QTest.keyClick(dialog, Key.Key_Escape)
    bench.idle()
    assert window.walk_in is None
    assert window.isVisible()
    assert len(day_records.attendees(day.desk, day.id)) == 6
