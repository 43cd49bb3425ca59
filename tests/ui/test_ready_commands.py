"""Ctrl+K does things too: every page, the three registrations, a backup, undo, lock, help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import backups
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.matching_days import MatchingDaysPage, day_view
from jobdesk.ui.pages.settings.page import PARTS, SettingsPage
from jobdesk.ui.pages.training import TrainingPage, cohort_view
from jobdesk.ui.widgets.tabbed_page import TabbedPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def ask(bench: Bench, window: MainWindow, words: str, title: str) -> None:
    """Press Ctrl+K, type and take the first offer, which must be ``title``."""
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText(words)
    bench.qtbot.waitUntil(lambda: window.search.popup_titles() == ["명령", title], timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()


def test_every_page_and_what_is_done_from_anywhere_is_offered(bench: Bench) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    offered = set(window.search.popup_titles())
    assert {f"{entry.title} 화면" for entry in PAGES} <= offered
    assert {"새 구직자 등록", "새 구인업체 등록", "새 구인 등록", "지금 백업"} <= offered
    assert {"실행 취소", "잠그기", "도움말 (단축키)"} <= offered


def test_parts_of_pages_are_found_by_their_name(bench: Bench) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not any("›" in title for title in window.search.popup_titles())  # only when named
    ask(bench, window, "지원 › 면접활", "면접지원 › 면접활동비")
    assert window.current == "interviews"
    assert window.pages["interviews"].name == "allowances"  # type: ignore[attr-defined]


def test_the_parts_of_a_page_are_the_ones_it_has(bench: Bench) -> None:
    window = bench.window()
    for entry in PAGES:
        page = window.page(entry.name)
        has: tuple[tuple[str, str], ...] = ()
        if isinstance(page, TabbedPage):
            has = tuple((tab.name, tab.title) for tab in page._tabs.values())
        elif isinstance(page, SettingsPage):
            has = tuple((part.id, part.title) for part in PARTS)
        elif isinstance(page, MatchingDaysPage):
            days = tuple((part.id, part.title) for part in day_view.PARTS)
            has = (*days, ("outcome", "실적표"))
        elif isinstance(page, TrainingPage):
            of_one = tuple((part.id, part.title) for part in cohort_view.PARTS)
            has = (("courses", "과정"), ("year", "결과 보고"), *of_one)
        assert entry.parts == has
    bench.idle()


def test_a_record_is_begun_from_any_page(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.show_page("reports")
    begun: list[object] = []
    bench.hub.new_record.connect(begun.append)
    bench.hub.new_record.disconnect(window.ways.new_record)
    for words, title in (
        ("새 구직", "새 구직자 등록"),
        ("새 구인업", "새 구인업체 등록"),
        ("새 구인 등", "새 구인 등록"),
        ("새 상담", "새 상담 쓰기"),
        ("새 동행", "새 동행면접 잡기"),
    ):
        ask(bench, window, words, title)
    assert begun == [
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.VACANCIES,
        KindId.NOTES,
        KindId.TRIPS,
    ]


def test_enter_never_takes_an_offer_to_other_words(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    begun: list[object] = []
    bench.hub.new_record.connect(begun.append)
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText("설정 화면")
    press(window.search, Qt.Key.Key_Return)  # before the list could follow: it follows now
    bench.idle()
    assert begun == []
    assert window.current == "seekers"
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "settings"


def test_a_backup_is_made_at_once(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    before = len(backups.listing(bench.desk))
    ask(bench, window, "지금 백", "지금 백업")
    assert len(backups.listing(bench.desk)) == before + 1
    assert bench.said[-1].text.startswith("백업했습니다")
