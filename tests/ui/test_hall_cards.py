"""The cards of the hall at many booths: all on one screen, saying less where they are small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain import matching_days, text, times
from jobdesk.domain.day_watch import DayWatch
from jobdesk.domain.hall_now import BoothNow, HallNow, Turn
from jobdesk.domain.matching_days import MeetingStatus
from jobdesk.domain.reception import Roll
from jobdesk.ui import theme
from jobdesk.ui.pages.matching_days import floor_words
from jobdesk.ui.pages.matching_days.floor_cards import HallCards

NOW = 14 * 60


def _turn(who: int, booth: int, status: MeetingStatus, at: str, began: str = "") -> Turn:
    return Turn(who, who, who, booth, who, "김민지", at, 1, status, began, here=True)


def _booth(id_: int, seats: int = 1, inside: int = 1) -> BoothNow:
    running = [
        _turn(id_ * 100 + n, id_, MeetingStatus.RUNNING, "13:45", "13:50") for n in range(inside)
    ]
    waiting = [_turn(id_ * 100 + 50 + n, id_, MeetingStatus.SET, f"14:{n:02d}") for n in range(15)]
    return BoothNow(id_, f"업체{id_}", str(id_), seats, 15, turns=(*running, *waiting))


@pytest.fixture
def cards(qtbot: QtBot) -> HallCards:
    made = HallCards()
    qtbot.addWidget(made)
    made.resize(1326, 570)  # what the window leaves them at 1366×768
    made.show()
    return made


@pytest.mark.parametrize(("count", "tight"), [(8, False), (12, True), (16, True), (30, True)])
def test_thirty_booths_stand_on_one_screen(
    qtbot: QtBot, cards: HallCards, count: int, tight: bool
) -> None:
    cards.show_booths([_booth(n + 1) for n in range(count)], NOW, masked=True)
    assert cards.tight is tight
    last = cards.hall.index(count - 1)
    qtbot.waitUntil(lambda: cards.visualRect(last).isValid())
    whole = QRect(cards.viewport().rect())
    assert whole.contains(cards.visualRect(last))
    assert cards.grow >= 0.7  # the name of who is in stays at 16 pixels and more
    assert cards.verticalScrollBar().maximum() == 0


def test_more_booths_than_a_screen_holds_scroll_and_stay_readable(cards: HallCards) -> None:
    cards.show_booths([_booth(n + 1) for n in range(60)], NOW, masked=True)
    assert cards.grow >= 0.7
    assert cards.gridSize().width() > 240


def test_a_small_card_says_who_is_in_and_who_is_next_first() -> None:
    one = floor_words.card(_booth(1), NOW, masked=True, tight=True)
    assert [line[:2] for line in one.lines[:3]] == [
        ("지금", "100번 김○○ · 10분째"),
        ("다음", "14:00 150번 김○○"),
        ("대기", "14명 · 151번, 152번 외 12"),
    ]
    several = floor_words.card(_booth(2, seats=3, inside=2), NOW, masked=True, tight=True)
    assert several.lines[0][:2] == ("지금", "200번, 201번")
    assert several.lines[1][0] == "다음"
    assert several.state == "빈자리 1"
    full = floor_words.card(_booth(2, seats=3, inside=2), NOW, masked=True)
    assert [line[0] for line in full.lines[:2]] == ["지금", "지금"]
    assert full.state == "면접 중 · 빈자리 1"


def test_a_small_card_says_lateness_in_its_state() -> None:
    late = replace(_booth(3), minutes=5)
    assert floor_words.card(late, NOW, masked=True, tight=True).state == "5분 지연"


def test_the_same_few_times_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty booths ask for some sixteen times by the thousand; that once took the window 40 ms
    at every beat."""
    read: list[str] = []
    narrow = text.narrow

    def counted(value: str) -> str:
        read.append(value)
        return narrow(value)

    monkeypatch.setattr(text, "narrow", counted)
    times.time_of_day.cache_clear()
    matching_days.minutes_of.cache_clear()
    booths = tuple(_booth(n + 1) for n in range(40))
    watch = DayWatch(HallNow(1, "행사", booths), Roll(1, "행사"))
    for booth in booths:
        floor_words.card(booth, NOW, masked=True)
    assert len(watch.coming()) == 600
    assert len(watch.held_up(NOW)) == 0
    assert len(read) == len(set(read)) <= 18


def test_who_asks_for_larger_letters_gets_them_in_the_hall_too(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    grown = []
    for scale, high in ((100, 570), (150, 440)):  # keys and head take more at 150 %
        theme.apply(application, theme.Scheme.LIGHT, scale)
        cards = HallCards()
        qtbot.addWidget(cards)
        cards.resize(1326, high)
        cards.show()
        cards.show_booths([_booth(n + 1) for n in range(8)], NOW, masked=True)
        grown.append(cards.grow)
    theme.apply(application)
    assert grown[1] > grown[0]
