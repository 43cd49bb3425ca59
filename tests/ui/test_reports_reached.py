"""Reports, closed months, the plan and 공약 are reached from 할 일, from the search box and from
what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.spans import read_span
from jobdesk.services import closings, month_end, report_book
from jobdesk.services.desk import Desk
from jobdesk.services.report_places import month_named
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.widgets.closing_dialog import ClosingDialog


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def dialog(window: MainWindow) -> ClosingDialog:
    """The one 월 마감 that is open."""
    (found,) = [one for one in window.findChildren(ClosingDialog) if one.isVisible()]
    return found


def test_a_todo_leads_to_the_month_that_is_to_be_closed(bench: Bench) -> None:
    month_end.close(bench.desk, Month(2026, 8))
    window = bench.window()
    window.show_page("home")
    bench.idle()
    page = window.pages["home"]
    (line,) = [row for row in page.todos.rows if row.todo.title.startswith("마감할 달")]  # type: ignore[attr-defined]
    line.line.click()
    bench.idle()
    assert window.current == "reports"
    opened = dialog(window)
    assert opened.chosen == Month(2026, 9)
    opened.reject()
    bench.idle()


def test_what_hangs_on_a_report_opens_it_and_a_closing_its_month(bench: Bench) -> None:
    desk = bench.desk
    report = report_book.draw(desk, "quarterly", read_span("2026-Q3")).id
    text = report_book.write(desk, report, "problems", "없음").id
    month_end.close(desk, Month(2026, 7))
    closing = closings.closed_months(desk)[Month(2026, 7)].record.id
    window = bench.window()
    bench.hub.open_record.emit(Ref(KindId.REPORT_TEXTS, text))
    bench.idle()
    part = window.pages["reports"].current  # type: ignore[attr-defined]
    assert part.looked.record.id == report
    bench.hub.open_record.emit(Ref(KindId.REPORT_CLOSINGS, closing))
    bench.idle()
    opened = dialog(window)
    assert opened.chosen == Month(2026, 7)
    opened.reject()
    bench.idle()


@pytest.mark.parametrize(
    ("words", "title", "part"),
    [
        ("보고서 만", "보고서 만들기", "reports"),
        ("지표·목", "실적·보고 › 지표·목표", "targets"),
        ("계획·예", "실적·보고 › 계획·예산", "plans"),
        ("새 공약", "새 공약", "pledges"),
    ],
)
def test_the_search_box_leads_to_every_part(
    bench: Bench, words: str, title: str, part: str
) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText(words)
    bench.qtbot.waitUntil(lambda: window.search.popup_titles() == ["명령", title], timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    page = window.pages["reports"]
    assert (window.current, page.name) == ("reports", part)  # type: ignore[attr-defined]
    if part == "reports":
        assert page.current.looked.wanted.span == read_span("2026-10")  # type: ignore[attr-defined]


def test_the_search_box_closes_a_month(bench: Bench) -> None:
    window = bench.window()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText("월 마감")
    bench.qtbot.waitUntil(
        lambda: window.search.popup_titles() == ["명령", "월 마감"], timeout=3_000
    )
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    opened = dialog(window)
    assert opened.chosen == Month(2026, 11)
    opened.reject()
    bench.idle()


def test_a_month_is_read_from_its_name() -> None:
    assert month_named("2026-10") == Month(2026, 10)
    assert [month_named(name) for name in ("", "2026-13", "x-1", "2026")] == [None] * 4
