"""교육 결과 on screen: each number opens its records; print, PDF and 엑셀 are that same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import access, cohort_figures
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.models import cohort_tables
from jobdesk.ui.models.figures_table import FiguresTableModel, in_two
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.training import TrainingPage
from jobdesk.ui.pages.training.results_part import ResultsPart
from jobdesk.ui.pages.training.results_view import ResultsView
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.figures_view import FiguresView
from tests.made_cohorts import GIMCHEON, GUNSAN, GURO, ask, enter
from tests.ui.bench import Bench, benched

_ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A bench."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def gunsan(bench: Bench) -> ResultsView:
    """The year of the eight courses."""
    enter(bench.desk, GUNSAN)
    view = ResultsView(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(view)
    view.year.set_value("2022년")
    view.refresh()
    bench.idle()
    return view


def texts(view: FiguresView) -> list[list[str]]:
    """What a table shows, row by row."""
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def cell(view: FiguresView, row: int, column: int) -> QModelIndex:
    """A cell, from the end where the row is negative."""
    model = view.model()
    return model.index(row if row >= 0 else model.rowCount() + row, column)


def shown(view: ResultsView) -> list[str]:
    """The tabs that can be chosen."""
    return [view.tabs.tabText(at) for at in range(view.tabs.count()) if view.tabs.isTabVisible(at)]


def test_the_published_table_stands_on_the_screen(gunsan: ResultsView) -> None:
    rows = texts(gunsan.views["pairs"])
    assert rows[1] == ["선박특수용접", "60", "38", "48", "30", "해당사항없음", "0", "33", "23"]
    assert rows[-1] == ["합계", "180", "165", "144", "128", "14", "10", "96", "88"]
    assert "교육 165명 · 수료 128명" in gunsan.summary.text()
    assert "취업 88명 (수료 대비 69%)" in gunsan.summary.text()
    assert texts(gunsan.views["rates"])[-1][-1] == "69% (수료)"
    assert shown(gunsan) == ["총괄", "과정별", "교육생", "취업처", "고용유지"]


def test_a_number_opens_the_records_it_is_made_of(bench: Bench, gunsan: ResultsView) -> None:
    asked: list[tuple[KindId, tuple[int, ...]]] = []
    bench.hub.show_filtered.connect(lambda what: asked.append((what[0], what[1].ids)))
    view = gunsan.views["pairs"]
    view.clicked.emit(cell(view, -1, 2))
    view.clicked.emit(cell(view, -1, 8))
    view.clicked.emit(cell(view, 0, 6))  # a nought opens nothing
    assert [(kind, len(ids)) for kind, ids in asked] == [
        (KindId.TRAINEES, 165),
        (KindId.PLACEMENTS, 88),
    ]


def test_every_number_opens_a_page_that_lists_its_kind() -> None:
    """A kind that no page lists would be a number that leads nowhere."""
    kinds = {
        KindId.TRAINEES, KindId.PLACEMENTS, KindId.QUALIFICATIONS, KindId.COHORT_DEMANDS,
        KindId.COHORT_SESSIONS, KindId.NOTES, KindId.VISITS, KindId.MEETINGS,
        KindId.MATCHING_DAYS, KindId.PUBLICITY, KindId.SURVEY_ANSWERS,
    }  # fmt: skip
    listed = {kind for page in PAGES for kind in page.kinds}
    assert kinds <= listed


def test_one_cohort_says_what_it_lacks_and_shows_what_there_is(bench: Bench) -> None:
    first, _ = enter(bench.desk, GIMCHEON)
    with bench.desk.store.operation("만족도"):
        ask(bench.desk, first, "수료식 만족도", [{5: 17, 4: 6, 3: 2}])
    host = QWidget()
    part = ResultsPart(bench.desk, bench.hub, bench.jobs, bench.notices, first, host)
    host.setLayout(column(part))
    bench.show(host)
    view = part.results
    assert "수료하지 않은 2명" in view.remark.text()
    assert shown(view) == [
        "총괄", "과정별", "교육생", "취업처", "고용유지", "만족도", "활동·예산",
    ]  # fmt: skip
    assert texts(view.views["satisfaction"])[0][1:] == [
        "문항 1", "25", "4.60/5", "92.0%", "5점 17(68%) · 4점 6(24%) · 3점 2(8%)",
    ]  # fmt: skip
    assert texts(view.views["exits"]) == [["조기취업", "2"], ["개인사정", "2"]]
    assert view.year.parentWidget() is not view.bar


def test_printing_and_saving_are_the_same_figures(
    bench: Bench, gunsan: ResultsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def take(_pdf: bytes, title: str, _parent: object) -> bool:
        printed.append(title)
        return True

    monkeypatch.setattr(printing, "print_pdf", take)
    gunsan.print_button.click()
    bench.idle()
    assert printed == ["2022년 양성과정 교육 결과 보고서"]
    for suffix, button in ((".pdf", gunsan.pdf_button), (".xlsx", gunsan.xlsx_button)):
        path = tmp_path / f"결과{suffix}"
        monkeypatch.setattr(pickers, "file_to_save", lambda *_args, p=path: p)
        button.click()
        bench.idle()
        assert path.stat().st_size > 5_000
    assert {row.purpose for row in access.listing(bench.desk, 3)} == set(printed)


def test_a_year_without_cohorts_says_what_to_do(bench: Bench) -> None:
    view = ResultsView(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(view)
    assert "이 해에 개강한 기수가 없습니다" in view.remark.text()
    assert view.remark.isVisible()


def test_the_year_is_reached_from_the_list_and_left_by_escape(bench: Bench) -> None:
    enter(bench.desk, GURO)
    page = TrainingPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.list.results.click()
    bench.idle()
    assert page.year is not None
    assert page.stack.currentWidget() is page.year
    assert page.standing == ("year", None)
    assert page.printable
    page.escape()
    bench.idle()
    assert page.stack.currentWidget() is page.list


def test_the_tables_are_models(desk: Desk, qtmodeltester: ModelTester) -> None:
    enter(desk, GURO)
    figures = cohort_figures.of_year(desk, 2022)
    model = FiguresTableModel()
    for sheet in (
        cohort_tables.summary(figures),
        cohort_tables.rates(figures),
        cohort_tables.people(figures.groups[1]),
        cohort_tables.retention(figures),
    ):
        model.show(sheet)
        qtmodeltester.check(model)


def test_a_narrow_table_breaks_its_words_rather_than_scroll(bench: Bench) -> None:
    (first, _) = enter(bench.desk, GIMCHEON)
    with bench.desk.store.operation("만족도"):
        ask(bench.desk, first, "수료식 만족도", [{5: 5, 4: 8, 3: 3, 2: 1}])
    view = ResultsView(bench.desk, bench.hub, bench.jobs, bench.notices, cohort_id=first)
    bench.show(view, 760)
    bench.idle()
    for tab, id_ in ((1, "rates"), (5, "satisfaction")):
        view.tabs.setCurrentIndex(tab)
        bench.qtbot.waitUntil(view.views[id_].isVisible)
        table = view.views[id_]
        assert table.horizontalScrollBar().maximum() == 0
        assert "\n" in str(table.model().headerData(table.model().columnCount() - 1, _ACROSS)) or (
            id_ == "satisfaction"
        )
        rows = [table.rowViewportPosition(at) for at in range(table.model().rowCount())]
        last = rows[-1] + table.rowHeight(len(rows) - 1)
        assert last <= table.viewport().height()
    spread = cell(view.views["satisfaction"], 0, 5)
    assert spread.data() == "5점 5(29.4%) · 4점 8(47.1%) · 3점 3(17.6%) · 2점 1(5.9%)"
    assert in_two(spread.data()).split("\n") == [
        "5점 5(29.4%) · 4점 8(47.1%) ·", "3점 3(17.6%) · 2점 1(5.9%)"
    ]  # fmt: skip
    view.resize(1600, 700)
    bench.qtbot.waitUntil(lambda: not view.views["satisfaction"].model().broken)


def test_a_number_stays_near_what_it_counts(bench: Bench) -> None:
    (first, _) = enter(bench.desk, GIMCHEON)
    view = ResultsView(bench.desk, bench.hub, bench.jobs, bench.notices, cohort_id=first)
    bench.show(view, 1600)
    bench.idle()
    exits = view.views["exits"]
    assert exits.viewport().width() > 1200
    assert sum(exits.columnWidth(at) for at in (0, 1)) < 420
