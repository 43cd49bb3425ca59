"""가능일·관계 of a seeker's record: days by mouse and keys, ties, and the list by free days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import AvailabilityType, Relation
from jobdesk.domain.kinds import KindId
from jobdesk.services import availability, centres, history, lists, relations
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers.around_tab import AroundTab
from jobdesk.ui.pages.seekers.page import SeekersPage
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button, IconButton
from jobdesk.ui.widgets.text_editors import DateEdit
from tests.conftest import PASSWORD, TODAY, today
from tests.ui.bench import Bench, benched, fill, press

FREE, BUSY = AvailabilityType.FREE, AvailabilityType.BUSY
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre with a few people."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def ids(bench: Bench) -> dict[str, int]:
    """Ids by name."""
    return fill(bench.desk)


@pytest.fixture
def tab(bench: Bench, ids: dict[str, int]) -> AroundTab:
    """The tab, shown with 김민지."""
    made = AroundTab(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.hub.changed.connect(made.refresh_linked)
    made.show_record(lists.record(bench.desk, KindId.SEEKERS, ids["김민지"]))
    bench.show(made, 480, 700)
    return made


def _settle() -> None:
    """Let lines that were taken away go, and new ones be shown."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def _lines(tab: AroundTab) -> list[str]:
    _settle()
    gone = [b for b in tab.days.findChildren(IconButton) if b.accessibleName().endswith("빼기")]
    return [b.accessibleName().removesuffix(" 빼기") for b in gone]


def _button(parent: QWidget, name: str) -> Button:
    _settle()
    return next(b for b in parent.findChildren(Button) if b.accessibleName() == name)


def test_a_drag_marks_a_span_free(bench: Bench, tab: AroundTab, ids: dict[str, int]) -> None:
    grid = tab.days.grid
    first, last = date(2026, 11, 24), date(2026, 11, 26)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of(first).center())
    QTest.mouseMove(grid, grid.rect_of(last).center())
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of(last).center())
    if grid.chosen == (first, first):  # a moved pointer carries no button offscreen
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, SHIFT, grid.rect_of(last).center())
    assert grid.chosen == (first, last)
    assert tab.days.chosen.text() == "고른 날: 2026-11-24 (화)부터 2026-11-26 (목)까지"
    tab.days.free.click()
    bench.idle()
    assert _lines(tab) == ["가능 2026-11-24 (화)부터 2026-11-26 (목)까지"]
    assert availability.state_of(bench.desk, ids["김민지"], last) is True
    assert grid.accessibleName().endswith("2026-11-26 (목) 가능")
    history.undo(bench.desk, bench.changes[-1].operation)
    assert availability.of(bench.desk, ids["김민지"]) == ()


def test_days_are_marked_without_a_mouse(bench: Bench, tab: AroundTab, ids: dict[str, int]) -> None:
    grid = tab.days.grid
    assert grid.chosen == (TODAY, TODAY)
    press(grid, Qt.Key.Key_Down)
    press(grid, Qt.Key.Key_Home)
    press(grid, Qt.Key.Key_Right, SHIFT)
    press(grid, Qt.Key.Key_2)
    bench.idle()
    assert _lines(tab) == ["불가 2026-11-23 (월)부터 2026-11-24 (화)까지"]
    press(grid, Qt.Key.Key_End)
    press(grid, Qt.Key.Key_1)
    bench.idle()
    assert len(_lines(tab)) == 2
    press(grid, Qt.Key.Key_PageDown)
    assert grid.first == date(2026, 12, 14)
    press(grid, Qt.Key.Key_PageUp)
    press(grid, Qt.Key.Key_Delete)
    bench.idle()
    assert _lines(tab) == ["불가 2026-11-23 (월)부터 2026-11-24 (화)까지"]
    assert availability.state_of(bench.desk, ids["김민지"], date(2026, 11, 24)) is False


def test_a_weekly_morning_goes_on_from_the_chosen_day(bench: Bench, tab: AroundTab) -> None:
    tab.days.weekdays.widget.set_value(("월", "금"))  # type: ignore[attr-defined]
    tab.days.hours.set_value("오전")
    assert tab.days.chosen.text() == "고른 날: 2026-11-20 (금)부터 계속, 매주 월·금, 오전"
    tab.days.free.click()
    bench.idle()
    assert _lines(tab) == ["가능 2026-11-20 (금)부터 계속, 매주 월·금, 오전"]
    grid = tab.days.grid
    press(grid, Qt.Key.Key_Down)
    assert grid.accessibleName() == "가능한 날 2026-11-27 (금) 가능 오전"
    press(grid, Qt.Key.Key_Right)
    assert grid.accessibleName() == "가능한 날 2026-11-28 (토) 적은 것 없음"


def test_a_line_is_taken_away_by_its_own_button(bench: Bench, tab: AroundTab) -> None:
    tab.days.busy.click()
    bench.idle()
    tab.days.findChildren(IconButton)[-1].setFocus()
    _button(tab, "불가 2026-11-20 (금) 빼기").click()
    bench.idle()
    assert _lines(tab) == []
    assert bench.changes[-1].label.startswith("가능일 휴지통")


def test_the_later_weeks_are_shown_and_today_comes_back(tab: AroundTab) -> None:
    tab.days.later.click()
    assert tab.days.span.text() == "12월 14일 ~ 1월 10일"
    assert tab.days.grid.chosen == (date(2026, 12, 18), date(2026, 12, 18))
    tab.days.today.click()
    assert tab.days.span.text() == "11월 16일 ~ 12월 13일"
    assert tab.days.grid.day_at(QPoint(1, 1)) is None


def test_a_tie_is_made_opened_and_taken_away(
    bench: Bench, tab: AroundTab, ids: dict[str, int]
) -> None:
    opened: list[object] = []
    bench.hub.open_record.connect(opened.append)
    tab.ties.add.click()
    assert tab.ties.other.problem().startswith("이름 일부")
    tab.ties.other.widget.set_value(ids["이도현"])  # type: ignore[attr-defined]
    bench.idle()
    assert tab.dirty
    tab.ties.add.click()
    assert tab.ties.relation.problem()
    tab.ties.relation.widget.insert("배우자")  # type: ignore[attr-defined]
    press(tab.ties.relation.widget, Qt.Key.Key_Return)
    bench.idle()
    assert not tab.dirty
    _button(tab, "배우자 이도현 기록 열기").click()
    assert opened == [Ref(KindId.SEEKERS, ids["이도현"])]
    tab.ties.other.widget.set_value(ids["이도현"])  # type: ignore[attr-defined]
    tab.ties.relation.set_value("이웃")
    bench.idle()
    tab.ties.add.click()
    bench.idle()
    assert "이미 배우자 관계" in tab.ties.other.problem()
    _button(tab, "이도현 관계 빼기").click()
    bench.idle()
    assert relations.of(bench.desk, ids["김민지"]) == ()


def test_nothing_typed_goes_to_the_next_person(
    bench: Bench, tab: AroundTab, ids: dict[str, int]
) -> None:
    tab.days.hours.set_value("오후")
    tab.ties.other.widget.set_value(ids["이도현"])  # type: ignore[attr-defined]
    tab.show_record(lists.record(bench.desk, KindId.SEEKERS, ids["박정숙"]))
    bench.idle()
    assert (tab.days.hours.value(), tab.ties.typing) == ("", False)


def test_who_only_reads_marks_nothing(bench: Bench, ids: dict[str, int]) -> None:
    availability.mark(bench.desk, ids["김민지"], FREE, TODAY, TODAY)
    bench.desk.store.close()
    reader = centres.open_centre(bench.desk.folder, PASSWORD, read_only=True, today=today)
    made = AroundTab(reader, bench.hub, bench.jobs, bench.notices)
    made.show_record(lists.record(reader, KindId.SEEKERS, ids["김민지"]))
    bench.show(made, 480, 700)
    assert not made.days.free.isEnabled()
    assert not made.ties.add.isEnabled()
    press(made.days.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert len(availability.of(reader, ids["김민지"])) == 1
    centres.close(reader)


def _page(bench: Bench) -> SeekersPage:
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    return page


def test_the_list_is_held_to_who_is_free(bench: Bench, ids: dict[str, int]) -> None:
    availability.mark(bench.desk, ids["김민지"], FREE, TODAY, None, weekdays=("월",))
    availability.mark(bench.desk, ids["이도현"], BUSY, TODAY, None)
    page = _page(bench)
    page.bar._choosers["free"].click()
    popup = page.bar._popup
    assert popup is not None
    first, last = popup.findChildren(DateEdit)
    last.insert("+3")
    press(first, Qt.Key.Key_Return)
    bench.idle()
    assert page.model.ids.tolist() == [ids["김민지"]]
    assert page.bar.chip_texts() == ["가능: 2026-11-20 (금) ~ 2026-11-23 (월)"]
    page.bar.clear()
    bench.idle()
    assert len(page.model.ids) == 4


def test_days_that_run_backwards_are_said_and_the_list_stays(
    bench: Bench, ids: dict[str, int]
) -> None:
    page = _page(bench)
    page.bar._choosers["free"].click()
    popup = page.bar._popup
    assert popup is not None
    popup.findChildren(DateEdit)[1].insert("어제")
    popup.accept()
    bench.idle()
    assert len(page.model.ids) == 4
    assert "앞뒤 순서" in bench.said[-1].text


def test_the_tab_stands_in_the_record_and_asks_before_it_is_left(
    bench: Bench, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    relations.add(
        bench.desk, Relation(seeker_id=ids["김민지"], other_id=ids["이도현"], relation="동료")
    )
    page = _page(bench)
    shown: list[object] = []
    bench.hub.show_filtered.connect(shown.append)
    page.open_id(ids["김민지"])
    bench.idle()
    around = page.panel.around  # type: ignore[attr-defined]
    page.panel.tabs.setCurrentWidget(around)
    bench.idle()
    around.ties.together.click()
    bench.idle()
    kind, wanted = shown[-1]  # type: ignore[misc]
    assert (kind, set(wanted.ids)) == (KindId.SEEKERS, {ids["김민지"], ids["이도현"]})
    around.ties.other.widget.set_value(ids["박정숙"])
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda _p, _t, text, *_: asked.append(text) or "stay")
    page.open_record(Ref(KindId.SEEKERS, ids["최영희"]))
    bench.idle()
    assert asked == [around.leave_text]
    assert page.panel.record.id == ids["김민지"]
