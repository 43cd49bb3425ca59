"""The hall view, with real widgets and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.matching_days import DayInterview, MeetingStatus
from jobdesk.services import day_floor, day_records, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.floor_cards import HallModel
from jobdesk.ui.pages.matching_days.floor_window import HallWindow
from tests import day_kit
from tests.conftest import TODAY
from tests.day_kit import Day
from tests.ui.bench import Bench, benched

Key = Qt.Key
A, B, C = day_kit.FIRMS


class Clock:
    """The time on the wall of a test."""

    def __init__(self, desk: Desk) -> None:
        self.at = "13:32"
        desk.store.now = self.now

    def now(self) -> datetime:
        return datetime.fromisoformat(f"{TODAY.isoformat()}T{self.at}:00")


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    for who, booth, at in ((0, A, "13:30"), (1, A, "13:45"), (2, B, "13:45"), (3, C, "13:30")):
        day_kit.meet(made, who, booth, at)
    for who in (0, 1, 2):
        reception.arrive(desk, made.people[who], "13:20")
    return made


@pytest.fixture
def clock(day: Day) -> Clock:
    return Clock(day.desk)


@pytest.fixture
def bench(qtbot: QtBot, day: Day, clock: Clock, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made


@pytest.fixture
def hall(bench: Bench, day: Day) -> HallWindow:
    window = HallWindow(bench.desk, bench.hub, bench.jobs, bench.notices, day.id)
    bench.show(window, 1366, 768)
    window.activateWindow()
    bench.qtbot.waitUntil(window.isActiveWindow)
    return window


Press = Callable[..., None]


@pytest.fixture
def press(bench: Bench, hall: HallWindow) -> Press:
    def make(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = hall.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)
        bench.idle()

    return make


def stored(day: Day, who: int, booth: str) -> DayInterview:
    return day_records.interview(day.desk, day.meetings[who, booth])


def lines(hall: HallWindow, at: int) -> dict[str, str]:
    return {label: said for label, said, _ in hall.cards.hall.card(at).lines}


def test_space_moves_on_and_the_card_says_so(day: Day, hall: HallWindow, press: Press) -> None:
    assert hall.focusWidget() is hall.cards
    assert hall.cards.chosen is not None
    assert hall.cards.chosen.employer == A
    press(Key.Key_Space)
    assert stored(day, 0, A).status is MeetingStatus.RUNNING
    assert lines(hall, 0)["지금"] == "1번 김○○ · 0분째"
    assert lines(hall, 0)["다음"] == "13:45 2번 김○○"
    assert hall.said.text() == f"{A}: 김○○ 시작"
    press(Key.Key_Return)
    assert stored(day, 0, A).status is MeetingStatus.DONE
    assert stored(day, 1, A).status is MeetingStatus.RUNNING
    assert "결과 없음" in lines(hall, 0)["마침"]
    assert hall.said.text() == f"{A}: 김○○ 끝, 김○○ 시작   (끝난 분의 결과는 Ctrl+1~4)"
    press(Key.Key_Space)  # nobody is left to come in: 1–4 mean who went out
    assert "Ctrl" not in hall.said.text()


def test_arrows_walk_and_one_key_gives_the_result(day: Day, hall: HallWindow, press: Press) -> None:
    press(Key.Key_Right)
    assert hall.cards.chosen is not None
    assert hall.cards.chosen.employer == B
    press(Key.Key_Space)
    press(Key.Key_1)
    one = stored(day, 2, B)
    assert (one.status, one.result) == ("완료", "채용")
    press(Key.Key_3)  # nobody is in: it is about who went out last
    assert stored(day, 2, B).result == "불채용"
    press(Key.Key_Left)
    press(Key.Key_Space)
    press(Key.Key_Space)
    press(Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert stored(day, 0, A).result == "보류"
    assert stored(day, 1, A).result == ""
    press(Key.Key_4)
    assert stored(day, 1, A).result == "2차면접"


def test_absent_and_a_company_that_came(day: Day, hall: HallWindow, press: Press) -> None:
    press(Key.Key_End)
    assert hall.cards.chosen is not None
    assert hall.cards.chosen.employer == C
    assert hall.cards.hall.card(2).state == "업체 안 옴"
    assert lines(hall, 2)["다음"] == "13:30 4번 박○○ · 미도착"
    press(Key.Key_C)
    assert day_records.employer(day.desk, day.booths[C]).came_at == "13:32"
    assert hall.cards.hall.card(2).state == "비어 있음"
    press(Key.Key_A)
    assert stored(day, 3, C).status is MeetingStatus.ABSENT
    press(Key.Key_A)
    assert hall.said.text() == "기다리는 분이 없습니다."
    press(Key.Key_Space)
    assert "기다리는 분이 없습니다" in hall.said.text()


def test_who_comes_a_whole_interview_late_is_told_how_the_rest_is_moved(
    day: Day, clock: Clock, hall: HallWindow, press: Press
) -> None:
    press(Key.Key_End)
    clock.at = "13:44"
    press(Key.Key_C)
    assert "다시 배정" not in hall.said.text()
    hall.undo()
    press(Key.Key_End)
    clock.at = "13:45"
    press(Key.Key_C)
    assert hall.said.text() == (
        f"업체 도착: {C} 13:45   (밀린 면접은 시간표의 ‘다시 배정’으로 옮길 수 있습니다)"
    )


def test_the_hall_takes_back_its_own_last_key(day: Day, hall: HallWindow, press: Press) -> None:
    press(Key.Key_Space)
    reception.late(day.desk, day.people[4])  # another desk goes on meanwhile
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(day, 0, A).status is MeetingStatus.SET
    assert day_records.attendee(day.desk, day.people[4]).status == "늦음"
    assert hall.said.text() == f"취소했습니다: {A}: 김○○ 시작"


def test_minutes_over_time_count_on_by_themselves(
    clock: Clock, hall: HallWindow, press: Press
) -> None:
    press(Key.Key_Space)
    assert hall.cards.hall.card(0).state == "면접 중"
    clock.at = "13:49"
    hall.tick()
    assert (hall.cards.hall.card(0).state, lines(hall, 0)["지연"]) == (
        "4분 지연",
        "2분 넘김 · 다음 분 4분 늦음",
    )
    assert hall.head.clock.text() == "13:49"
    assert hall.beat.isActive()


def test_who_has_no_time_is_queued_by_q(
    bench: Bench, day: Day, hall: HallWindow, press: Press
) -> None:
    press(Key.Key_Right)
    press(Key.Key_Q)
    assert hall.focusWidget() is hall.search.box
    hall.search.box.insert("강식")
    press(Key.Key_Return)
    assert hall.focusWidget() is hall.cards
    made = [i for i in day_records.interviews(day.desk, day.id) if not i.starts_at]
    assert [(i.attendee_id, i.day_employer_id) for i in made] == [(day.people[4], day.booths[B])]
    assert "강○" in hall.said.text()


def test_somebody_is_found_with_where_they_are(day: Day, hall: HallWindow, press: Press) -> None:
    press(Key.Key_Right)
    press(Key.Key_Space)
    press(Key.Key_Left)
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hall.search.box.insert("이순신")
    assert hall.search.person.text() == f"3번 이○○ · 지금 부스 2 {B}"
    press(Key.Key_Return)
    assert hall.cards.chosen is not None
    assert hall.cards.chosen.employer == B
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hall.search.box.insert("김민지")
    assert hall.search.person.text().startswith("(1/2) 1번")
    press(Key.Key_Down)
    assert hall.search.person.text() == "(2/2) 6번 김○○ · 접수 · 잡힌 면접 없음"
    press(Key.Key_Escape)
    assert hall.focusWidget() is hall.cards
    assert hall.isVisible()


def test_what_went_wrong_is_put_right_in_the_booth(
    bench: Bench, day: Day, hall: HallWindow, press: Press
) -> None:
    press(Key.Key_F2)
    dialog = hall.booth_dialog
    assert dialog is not None
    assert [turn.number for turn in dialog.turns] == [1, 2]

    def key(one: Qt.Key) -> None:
        QTest.keyClick(dialog.list, one)
        bench.idle()

    key(Key.Key_Down)
    key(Key.Key_Return)
    assert stored(day, 1, A).status is MeetingStatus.RUNNING
    assert "진행" in dialog.list.item(1).text()
    assert dialog.list.currentRow() == 1
    key(Key.Key_1)
    assert stored(day, 1, A).result == "채용"
    key(Key.Key_0)
    assert stored(day, 1, A).result == ""
    key(Key.Key_R)
    assert stored(day, 1, A).status is MeetingStatus.SET
    key(Key.Key_A)
    assert stored(day, 1, A).status is MeetingStatus.ABSENT
    key(Key.Key_Up)
    key(Key.Key_Delete)
    assert stored(day, 0, A).status is MeetingStatus.CANCELLED
    assert len(dialog.turns) == 1
    key(Key.Key_Escape)
    assert hall.booth_dialog is None
    assert hall.focusWidget() is hall.cards


def test_names_are_masked_until_f6(hall: HallWindow, press: Press) -> None:
    index = hall.cards.hall.index(0)
    assert "김민지" not in str(index.data())
    press(Key.Key_F6)
    assert "김민지" in str(index.data())


def test_it_follows_what_others_do(bench: Bench, day: Day, hall: HallWindow, press: Press) -> None:
    change = day_floor.begin(day.desk, day.meetings[0, A], "13:31")
    bench.hub.changed.emit(change)
    bench.idle()
    assert hall.cards.hall.card(0).state == "면접 중"
    assert "면접 중 1" in hall.sums.text()


def test_a_locked_program_moves_nobody(bench: Bench, day: Day) -> None:
    window = HallWindow(bench.desk, bench.hub, bench.jobs, bench.notices, day.id, lambda: True)
    bench.show(window)
    QTest.keyClick(window.cards, Key.Key_Space)
    bench.idle()
    assert stored(day, 0, A).status is MeetingStatus.SET
    assert "잠겨 있습니다" in window.said.text()


def test_the_cards_keep_what_qt_asks_of_a_model(
    day: Day, clock: Clock, qtmodeltester: ModelTester
) -> None:
    model = HallModel()
    qtmodeltester.check(model)
    booths = day_floor.hall(day.desk, day.id).booths
    model.show_booths(booths, 800, masked=True)
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0)) == 0
    model.show_booths(booths, 900, masked=False)
    model.show_booths((), 900, masked=False)


@pytest.mark.parametrize("count", [1, 3, 8, 24])
def test_every_booth_has_a_place(bench: Bench, hall: HallWindow, count: int) -> None:
    one = hall.hall.booths[0]
    booths = [replace(one, day_employer_id=n, booth=str(n)) for n in range(1, count + 1)]
    hall.cards.show_booths(booths, 815, masked=True)
    bench.qtbot.wait(50)
    view = hall.cards.viewport().rect()
    last = hall.cards.visualRect(hall.cards.hall.index(count - 1))
    assert last.right() <= view.right()
    if count <= 8:
        assert view.contains(last)
    assert hall.cards.grow >= 0.75
