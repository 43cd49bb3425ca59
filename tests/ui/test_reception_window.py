"""The reception screen, with real widgets and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import access, day_records, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.reception_list import CandidateModel
from jobdesk.ui.pages.matching_days.reception_window import ReceptionWindow
from jobdesk.ui.theme import Tone
from tests import casework, day_kit
from tests.conftest import TODAY
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, commit, compose

Key = Qt.Key


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    day_kit.meet(made, 2, "솔내정밀", "14:15")
    day_kit.meet(made, 2, "큰들식품", "13:45")
    return made


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


Open = Callable[..., ReceptionWindow]


@pytest.fixture
def opened(bench: Bench, day: Day) -> Open:
    def make(place: str = "접수대 1", day_id: int = 0, *, locked: bool = False) -> ReceptionWindow:
        window = ReceptionWindow(
            bench.desk,
            bench.hub,
            bench.jobs,
            bench.notices,
            day_id or day.id,
            place,
            lambda: locked,
        )
        bench.show(window, 1366, 768)
        window.activateWindow()
        return window

    return make


def type_in(window: ReceptionWindow, words: str) -> None:
    window.box.insert(words)


def press(bench: Bench, window: ReceptionWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.box, key)
    bench.idle()


def status(day: Day, who: int) -> AttendeeStatus:
    return day_records.attendee(day.desk, day.people[who]).status


def test_enter_receives_and_says_number_and_next_interview(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    assert window.focusWidget() is window.box
    type_in(window, "ㅇㅅㅅ")
    assert [guest.name for guest in window.found.candidates.guests] == ["이순신"]
    press(bench, window, Key.Key_Return)
    said = window.said.said
    assert said.title == "이○○ 님 접수되었습니다"
    assert (said.about, said.next) == ("접수번호 3", "13:45  부스 1 큰들식품")
    assert said.more == ("그다음  14:15  부스 2 솔내정밀",)
    assert said.tone is Tone.SUCCESS
    person = day_records.attendee(day.desk, day.people[2])
    assert (person.status, person.desk) == ("참석", "접수대 1")
    assert window.box.text() == ""
    assert window.focusWidget() is window.box
    assert (window.counts.text_of("came"), window.counts.text_of("waiting")) == ("1", "5")


def test_who_comes_after_the_time_is_sent_at_once(bench: Bench, day: Day, opened: Open) -> None:
    noon = datetime.fromisoformat(f"{TODAY.isoformat()}T14:00:00")
    day.desk.store.now = lambda: noon
    window = opened()
    type_in(window, "3")
    press(bench, window, Key.Key_Return)
    assert window.said.said.next_word == "지금 바로 가실 면접"
    assert "13:45" in window.said.said.next


def test_a_syllable_that_composes_finds_and_is_not_submitted(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    type_in(window, "이순")
    compose(window.box, "시")
    assert [guest.name for guest in window.found.candidates.guests] == ["이순신"]
    press(bench, window, Key.Key_Return)
    assert status(day, 2) is AttendeeStatus.REGISTERED
    commit(window.box, "신")
    press(bench, window, Key.Key_Return)
    assert status(day, 2) is AttendeeStatus.CAME


def test_of_several_nobody_is_received_unseen(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "김민지")
    assert window.found.chosen is None
    press(bench, window, Key.Key_Return)
    assert reception.counts(day.desk, day.id).came == 0
    assert window.found.chosen is not None
    press(bench, window, Key.Key_Down)
    assert window.found.chosen.attendee_id == day.people[5]
    assert "2명" in window.hint.text()
    press(bench, window, Key.Key_Return)
    assert (status(day, 0), status(day, 5)) == ("접수", "참석")


def test_four_digits_and_a_number_find_one(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "6789")
    press(bench, window, Key.Key_Return)
    type_in(window, "4")
    press(bench, window, Key.Key_Return)
    assert (status(day, 2), status(day, 3)) == ("참석", "참석")


def test_enter_once_more_leaves_the_confirmation(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    press(bench, window, Key.Key_Return)
    assert window.said.said.title == "이○○ 님 접수되었습니다"
    type_in(window, "김민지")
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    for _ in range(3):
        QApplication.sendEvent(window.box, held)
    bench.idle()
    assert reception.counts(day.desk, day.id).came == 1


def test_a_write_that_waits_is_said_to_be_under_way(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "이순신")
    with day.desk.store.no_writing():  # as while a backup is made
        QTest.keyClick(window.box, Key.Key_Return)
        bench.qtbot.waitUntil(lambda: "저장하고" in window.said.said.title, timeout=5_000)
        assert status(day, 2) is AttendeeStatus.REGISTERED
    bench.idle()
    assert window.said.said.title == "이○○ 님 접수되었습니다"


def test_a_disk_that_fails_gives_back_what_was_typed(
    bench: Bench, day: Day, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()

    def fail(*_args: object) -> None:
        raise StoreError("디스크가 가득 찼습니다.", StoreFault.DISK_FULL)

    monkeypatch.setattr(day.desk.store, "operation", fail)
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    assert window.said.said.about == "디스크가 가득 찼습니다."
    assert window.said.said.tone is Tone.DANGER
    assert window.box.text() == "이순신"
    assert [notice.text for notice in bench.said] == ["디스크가 가득 찼습니다."]


def test_who_is_here_already_is_told_with_the_time(bench: Bench, day: Day, opened: Open) -> None:
    reception.arrive(day.desk, day.people[2], "13:05")
    window = opened()
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    assert window.said.said.title == "이○○ 님은 13:05에 이미 접수하셨습니다"
    assert window.box.text() == ""


def test_late_absent_home_and_back(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    for words, key in (("이순신", Key.Key_F3), ("박정숙", Key.Key_F4)):
        type_in(window, words)
        press(bench, window, key)
    assert (status(day, 2), status(day, 3)) == ("늦음", "불참")
    assert window.counts.text_of("late") == "1"
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    type_in(window, "이순신")
    press(bench, window, Key.Key_F4)
    assert window.said.said.tone is Tone.DANGER
    assert window.box.text() == "이순신"  # what was typed is not lost
    press(bench, window, Key.Key_F7)
    assert day_records.attendee(day.desk, day.people[2]).left_at
    type_in(window, "이순신")
    press(bench, window, Key.Key_F8)
    assert status(day, 2) is AttendeeStatus.REGISTERED
    press(bench, window, Key.Key_F3)
    assert "먼저" in window.said.said.title


def test_each_desk_follows_the_other_and_takes_back_its_own(
    bench: Bench, day: Day, opened: Open
) -> None:
    one, two = opened("접수대 1"), opened("접수대 2")
    type_in(one, "이순신")
    press(bench, one, Key.Key_Return)
    type_in(two, "박정숙")
    press(bench, two, Key.Key_Return)
    assert (one.counts.text_of("came"), two.counts.text_of("came")) == ("2", "2")
    type_in(two, "이순신")
    press(bench, two, Key.Key_Return)
    assert "이미" in two.said.said.title
    one.activateWindow()
    bench.qtbot.waitUntil(one.isActiveWindow)
    QTest.keyClick(one, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert (status(day, 2), status(day, 3)) == ("접수", "참석")
    assert one.said.said.title == "취소했습니다"
    assert one.said.said.about == "이○○ 님 참석 접수"
    assert two.counts.text_of("came") == "1"
    one.undo()
    bench.idle()
    assert "취소할 일이 없습니다" in one.said.said.about
    assert status(day, 3) is AttendeeStatus.CAME


def test_while_the_next_one_is_typed_the_last_one_is_still_said(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    type_in(window, "이순신")
    QTest.keyClick(window.box, Key.Key_Return)
    type_in(window, "박")
    bench.idle()
    assert window.found.isVisible()
    assert (
        window.last.text() == "방금  이○○ 님 접수되었습니다 · 접수번호 3 · 13:45  부스 1 큰들식품"
    )


def test_ctrl_z_right_after_enter_means_that_enter(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "박정숙")
    press(bench, window, Key.Key_Return)
    type_in(window, "이순신")
    QTest.keyClick(window.box, Key.Key_Return)
    window.undo()
    bench.idle()
    assert (status(day, 2), status(day, 3)) == ("접수", "참석")
    assert len(window.own_undo.mine) == 1


def test_an_undo_in_the_way_of_another_names_it(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    reception.left(day.desk, day.people[2], "14:00")
    window.undo()
    bench.idle()
    assert "떠남" in window.said.said.about
    assert window.own_undo.mine == []


def test_who_belongs_to_another_day_is_sent_there(bench: Bench, day: Day, opened: Open) -> None:
    lee = casework.seeker(day.desk, "이방원", phone="010-1212-3434")
    other = day_kit.make(day.desk, "청년 매칭데이", [lee])
    window = opened()
    type_in(window, "이방원")
    press(bench, window, Key.Key_Return)
    assert window.said.said.next == "청년 매칭데이"
    assert day_records.attendee(day.desk, other.people[0]).status is AttendeeStatus.REGISTERED
    there = opened("접수대 2", other.id)
    type_in(there, "이방원")
    press(bench, there, Key.Key_Return)
    assert day_records.attendee(day.desk, other.people[0]).status is AttendeeStatus.CAME


def test_names_are_masked_until_f6(bench: Bench, day: Day, opened: Open) -> None:
    window = opened()
    type_in(window, "이순신")
    index = window.found.candidates.index(0)
    assert "이○신" in str(index.data())
    assert "1971" not in str(index.data())
    QTest.keyClick(window, Key.Key_F6)
    index = window.found.candidates.index(0)
    assert "이순신" in str(index.data())
    assert "1971-07-14" in str(index.data())
    press(bench, window, Key.Key_Return)
    assert window.said.said.title == "이순신 님 접수되었습니다"


def test_escape_empties_the_box_then_asks_and_then_leaves(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    gone: list[object] = []
    window.closed.connect(gone.append)
    type_in(window, "이순신")
    QTest.keyClick(window, Key.Key_Escape)
    assert window.box.text() == ""
    assert gone == []
    QTest.keyClick(window, Key.Key_Escape)
    assert window.said.said.title == "한 번 더 Esc를 누르면 나갑니다"
    type_in(window, "이순신")  # somebody came after all: Esc asks anew
    press(bench, window, Key.Key_Return)
    QTest.keyClick(window, Key.Key_Escape)
    assert gone == []
    QTest.keyClick(window, Key.Key_Escape)
    assert gone == [window]
    assert not window.isVisible()


def test_tab_stays_in_the_box_and_nothing_else_takes_the_focus(
    bench: Bench, day: Day, opened: Open
) -> None:
    window = opened()
    QTest.keyClick(window.box, Key.Key_Tab)
    assert window.focusWidget() is window.box
    type_in(window, "이순신")
    QTest.mouseClick(window.keys.buttons["F3"], Qt.MouseButton.LeftButton)
    bench.idle()
    assert status(day, 2) is AttendeeStatus.LATE
    assert window.focusWidget() is window.box


def test_a_locked_program_receives_nobody(bench: Bench, day: Day, opened: Open) -> None:
    window = opened(locked=True)
    type_in(window, "이순신")
    press(bench, window, Key.Key_Return)
    assert window.said.said.title == "잠겨 있습니다"
    assert window.found.candidates.guests == ()
    assert status(day, 2) is AttendeeStatus.REGISTERED


def test_opening_is_noted_in_the_access_log(bench: Bench, day: Day, opened: Open) -> None:
    opened()
    access.flush(day.desk)
    assert any("접수 화면" in row.purpose for row in access.listing(day.desk, 20))


def test_the_list_keeps_what_qt_asks_of_a_model(
    day: Day, qtmodeltester: ModelTester, opened: Open
) -> None:
    model = CandidateModel(day.id)
    qtmodeltester.check(model)
    guests = reception.roll(day.desk, day.id).find("ㄱ")
    model.show_guests(guests, masked=True)
    assert model.rowCount() == len(guests)
    assert model.rowCount(model.index(0)) == 0
    model.show_guests((), masked=False)
