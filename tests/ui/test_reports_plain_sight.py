"""실적·보고 at a glance: nothing is cut, nothing stands empty without a word, nothing holds up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.report_document import Align, Cell, Column, Head, Line, Table
from jobdesk.domain.spans import read_span
from jobdesk.services import report_book, targets
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.pages.reports.book_list import BookLine, BookList
from jobdesk.ui.pages.reports.plans import PlansPart, PledgesPart
from jobdesk.ui.pages.reports.reports_part import ReportsPart
from jobdesk.ui.pages.reports.section_jump import SectionJump
from jobdesk.ui.pages.reports.targets import TargetsPart
from jobdesk.ui.pages.reports.targets.hand_dialog import HandDialog
from jobdesk.ui.theme import Scheme, Tone
from jobdesk.ui.widgets.basics import SMALL
from jobdesk.ui.widgets.closing_dialog import ClosingDialog
from jobdesk.ui.widgets.report_table import ReportTableView
from tests.geumjeong_pledge import enter
from tests.ui.bench import Bench, benched

PAGE = 1112
"""Pixels that a page has beside the menu at 1366 x 768."""


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def large() -> Iterator[None]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.LIGHT, 150)
    yield
    theme.apply(application)


def test_no_button_of_the_targets_is_cut_in_large_type(bench: Bench, large: None) -> None:
    targets.set_target(bench.desk, "openings", 2026, "240", on=date(2026, 1, 3))
    part = TargetsPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(part, PAGE, 560)
    assert theme.now().scale == 150
    for button in (part.hand, part.own, part.add):
        assert button.width() >= button.sizeHint().width(), button.text()
    assert part.told.width() >= part.told.sizeHint().width()
    part.several.click()
    bench.idle()
    QApplication.processEvents()
    assert part.view.horizontalHeader().length() <= part.view.viewport().width()
    assert str(part.view.model().headerData(1, Qt.Orientation.Horizontal)).startswith("2024")


def test_a_title_of_a_report_s_table_has_room_for_every_line_it_breaks_into(
    qtbot: QtBot,
) -> None:
    titles = ("지표", "전년 같은 기간", "달성률")
    table = Table(
        "made",
        "",
        tuple(Column(10, Align.RIGHT) for _ in titles),
        tuple(Head(title, 0, at) for at, title in enumerate(titles)),
        (Line(tuple(Cell(text) for text in ("가", "나", "다"))),),
    )
    view = ReportTableView("표")
    qtbot.addWidget(view)
    view.show_table(table)
    font = theme.now().font(SMALL + 0.5, 600, tabular=True)
    metrics, pad = QFontMetrics(font), theme.now().px(5)
    for width in (130, 150, 170, 190, 240):
        view.resize(width, 200)
        view.show()
        qtbot.waitExposed(view)
        QApplication.processEvents()
        for at, title in enumerate(titles):
            free = QRect(0, 0, view.columnWidth(at) - 2 * pad, 10_000)
            wanted = metrics.boundingRect(free, int(Qt.TextFlag.TextWordWrap), title).height()
            assert view.rowHeight(0) - 4 >= wanted, (width, title)


def test_an_empty_list_of_reports_says_how_the_first_comes_into_it(qtbot: QtBot) -> None:
    made = BookList()
    qtbot.addWidget(made)
    made.resize(180, 300)
    made.show_lines((), None)
    assert "보고서 작성" in made.accessibleDescription()
    empty = made.grab().toImage()
    made.show_lines((BookLine(1, "2026년 10월", "월간", "", "제출", Tone.SUCCESS),), None)
    assert made.accessibleDescription() == ""
    made.show_lines((), None)
    blank = empty.pixelColor(90, 250)
    inked = {empty.pixelColor(x, y).name() for x in range(8, 172) for y in range(8, 120)} - {
        blank.name()
    }
    assert inked  # words are painted where nothing else is


def test_nothing_to_fill_in_is_shown_before_there_is_an_item(bench: Bench) -> None:
    plans = PlansPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(plans)
    assert not plans.panel.tabs.isVisible()
    assert "왼쪽에서 항목을 고르면" in plans.panel.title_label.text()
    pledges = PledgesPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(pledges)
    assert not any(field.widget.isVisible() for field in pledges.fields.values())
    assert not pledges.paper.isVisible()
    enter(bench.desk)
    pledges.refresh()
    bench.idle()
    assert pledges.fields["title"].widget.isVisible()
    assert pledges.paper.isVisible()


def test_a_long_table_is_measured_once_however_often_it_is_laid_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tuple(Line((Cell(f"사람 {at}"), Cell("무주읍"))) for at in range(600))
    view, asked = ReportTableView("명단"), []
    qtbot.addWidget(view)
    needed = ReportTableView._needed
    monkeypatch.setattr(
        ReportTableView, "_needed", lambda self, at: asked.append(at) or needed(self, at)
    )
    view.show_table(Table("made", "", (Column(10), Column(10)), (), lines))
    view.show()
    qtbot.waitExposed(view)
    for width in (300, 400, 500):
        view.resize(width, 300)
        QApplication.processEvents()
    assert asked == [0, 1]
    assert sum(view.columnWidth(at) for at in range(2)) == view.viewport().width()


def test_the_buttons_of_a_dialog_stay_in_sight_in_large_type(bench: Bench, large: None) -> None:
    beneath, given = QWidget(), (bench.desk, bench.hub, bench.jobs, bench.notices)
    beneath.resize(1366, 768)
    bench.show(beneath, 1366, 768)
    closing = ClosingDialog(*given, year=2026, month=10, parent=beneath)
    typing = HandDialog(bench.desk, bench.jobs, bench.notices, 2026, beneath)
    for dialog in (closing, typing):
        dialog.show()
        bench.qtbot.waitExposed(dialog)
        bench.idle()
        assert dialog.height() <= 768, dialog.windowTitle()
    states = [str(closing.months.listing.row(at)[1]) for at in (9, 10, 11)]
    assert states == ["열림", "진행 중", "시작 전"]
    chosen = closing.months.visualRect(closing.months.listing.index(9, 0))
    assert closing.months.viewport().rect().contains(chosen)


def test_the_words_at_the_end_of_a_long_report_are_one_choice_away(bench: Bench) -> None:
    report_book.draw(bench.desk, "monthly", read_span("2026-11"))
    part = ReportsPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(part, PAGE, 560)
    part.activateWindow()
    bench.qtbot.waitUntil(lambda: "problems" in part.sheet.parts)
    jump = part.findChild(SectionJump)
    assert jump is not None
    words = part.sheet.parts["problems"]
    assert words.words is not None
    offered = {action.text(): action for action in jump.menu_of_sections().actions()}
    assert len(offered) == len(part.sheet.parts)
    offered[f"{words.heading.text()} (쓰기)"].trigger()
    QApplication.processEvents()
    assert words.visibleRegion().boundingRect().height() > 0
    field = words.words.field
    bench.qtbot.waitUntil(lambda: field.hasFocus())
