"""실적 of farm work on screen: numbers open their records, and what is missing is mended here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, farm_contracts, farm_figures, farm_missing, history, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.models import farm_tables
from jobdesk.ui.models.figures_table import FiguresTableModel
from jobdesk.ui.pages.farm_work import FarmWorkPage
from jobdesk.ui.pages.farm_work.figures_part import FiguresPart
from jobdesk.ui.pages.farm_work.figures_period import SPAN
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.figures_view import FiguresView
from tests import made_farm_year
from tests.made_farm_year import Year
from tests.ui.bench import Bench, benched, press


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A bench."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def year(bench: Bench) -> Year:
    """2022."""
    return made_farm_year.enter(bench.desk)


@pytest.fixture
def part(bench: Bench, year: Year) -> FiguresPart:
    """The part at 2022."""
    made = FiguresPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(made)
    made.period.show_year(2022)
    bench.idle()
    return made


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


def missing(bench: Bench, part: FiguresPart) -> None:
    """Turn to what is missing."""
    part.report.tabs.setCurrentIndex(part.report.missing_at)
    bench.idle()


def test_the_published_year_stands_there(part: FiguresPart) -> None:
    assert part.report.summary.text().startswith(
        "연인원 5,124명 · 실인원 724명 · 농가 234곳 · 1인 평균 7.08일 · 농가 평균 21.9명"
    )
    told = {row[0]: row[1] for row in texts(part.report.views["summary"])}
    assert told["농가 구인처 발굴"] == "234곳"
    assert told["농가 채용연계(연인원)"] == "5,124명"
    months = texts(part.report.views["time"])
    assert len(months) == 13
    assert months[-1][:4] == ["계", "5,124", "724", "234"]
    assert "마감 전에 채울 것: 근로확인 빠짐 11건" in part.report.lacking.accessibleName()
    assert part.report.tabs.tabText(1) == "월별"


def test_a_number_and_a_name_open_exactly_their_records(bench: Bench, part: FiguresPart) -> None:
    opened: list[tuple[KindId, Filter]] = []
    bench.hub.show_filtered.connect(opened.append)
    summary = part.report.views["summary"]
    summary.clicked.emit(cell(summary, 2, 1))
    time_ = part.report.views["time"]
    time_.setCurrentIndex(cell(time_, 4, 2))
    press(time_, Qt.Key.Key_Return)
    workers = part.report.views["worker"]
    workers.clicked.emit(cell(workers, 0, 0))
    (days, every), (people, may), (who, one) = opened
    assert (days, people, who) == (KindId.FARM_DAYS, KindId.SEEKERS, KindId.SEEKERS)
    assert lists.count(bench.desk, days, every) == 5_124
    assert lists.count(bench.desk, people, may) == int(texts(time_)[4][2])
    assert lists.count(bench.desk, who, one) == 1
    time_.clicked.emit(cell(time_, 0, 1))  # nobody worked in January
    assert len(opened) == 3


def test_periods_are_stepped_typed_and_refused(bench: Bench, part: FiguresPart) -> None:
    period = part.period
    period.toggles["month"].click()
    bench.idle()
    assert period.said.text() == "2022년 11월"
    period.before.click()
    bench.idle()
    assert part.report.figures.title == "2022년 10월 농가일자리 실적"
    assert part.report.tabs.tabText(1) == "일별"
    period.toggles[SPAN].click()
    bench.idle()
    assert period.span == (date(2022, 10, 1), date(2022, 10, 31))
    period.last.set_value(date(2022, 9, 1))
    period.go.click()
    assert "앞섭니다" in bench.said[-1].text
    period.last.setText("내일모레쯤")
    press(period.last, Qt.Key.Key_Return)
    assert "날짜로 읽을 수 없습니다" in bench.said[-1].text
    assert period.span == (date(2022, 10, 1), date(2022, 10, 31))
    period.first.setText("2022-03-01")
    period.last.setText("2022-12-31")
    press(period.last, Qt.Key.Key_Return)
    bench.idle()
    assert "연인원 5,124명" in part.report.summary.text()


def test_no_period_begins_after_today(bench: Bench, part: FiguresPart) -> None:
    part.period.show_year(2026)
    part.period.after.click()
    assert part.period.said.text() == "2026년"
    part.period.show_month(2026, 11)
    part.period.after.click()
    assert part.period.said.text() == "2026년 11월"
    bench.idle()
    assert "근로확인이 된 날이 없습니다" in part.report.remark.text()
    assert not part.report.tabs.isTabVisible(2)


def test_print_and_files_are_the_figures_that_are_shown(
    bench: Bench, part: FiguresPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[bytes, str]] = []
    monkeypatch.setattr(
        printing, "print_pdf", lambda pdf, title, _parent: not printed.append((pdf, title))
    )
    part.print_()
    bench.idle()
    assert printed[0][0].startswith(b"%PDF")
    assert printed[0][1] == "2022년 농가일자리 실적"
    monkeypatch.setattr(
        pickers, "file_to_save", lambda _parent, _title, name, _kinds: tmp_path / name
    )
    part.report.pdf_button.click()
    part.report.xlsx_button.click()
    bench.idle()
    for suffix in (".pdf", ".xlsx"):
        assert (tmp_path / f"2022년 농가일자리 실적{suffix}").stat().st_size > 5_000
    assert [row.action for row in access.listing(bench.desk, 3)] == ["내보내기", "내보내기", "출력"]


def test_what_is_missing_is_listed_by_what_it_lacks(
    bench: Bench, part: FiguresPart, year: Year
) -> None:
    missing(bench, part)
    view = part.report.missing
    assert view.pills[Gap.CONFIRMATION].text() == f"근로확인 {year.unconfirmed}"
    assert view.pills[Gap.CONTRACT].text() == f"계약서 {year.without_contract}"
    view.pills[Gap.CONFIRMATION].click()
    assert view.table.listing.rowCount() == len(view.shown) == year.unconfirmed
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    press(view.table, Qt.Key.Key_Return)
    assert opened == [Ref(KindId.FARM_DAYS, view.shown[0].day_id)]
    assert part.escape()
    assert part.report.tabs.currentIndex() == 0
    assert not part.escape()


def test_what_a_month_lacks_is_a_button_each_in_the_order_of_closing_it(
    bench: Bench, part: FiguresPart, year: Year
) -> None:
    report = part.report
    shown = [link for link in report.lacking.links.values() if link.isVisible()]
    words = [link.text().rpartition(" ")[0] for link in shown]
    assert words == ["근로확인 빠짐", "계약서 빠짐", "보험 빠짐", "임금 지급 미확인"]
    assert shown[0].text() == f"근로확인 빠짐 {year.unconfirmed}건"
    places = [(link.y(), link.x()) for link in shown]
    assert places == sorted(places)
    assert all(link.width() >= link.sizeHint().width() for link in shown)

    shown[0].setFocus()
    for link in shown[1:]:  # the Tab key, one after the other, and then the tabs
        QTest.keyClick(part.window().focusWidget(), Qt.Key.Key_Tab)
        assert link.hasFocus()
    QTest.keyClick(shown[-1], Qt.Key.Key_Tab)
    assert report.tabs.tabBar().hasFocus()

    press(shown[1], Qt.Key.Key_Return)
    bench.idle()
    assert report.tabs.currentIndex() == report.missing_at
    assert report.missing.pills[Gap.CONTRACT].isChecked()
    assert len(report.missing.shown) == year.without_contract
    assert all(Gap.CONTRACT in lack.gaps for lack in report.missing.shown)
    assert report.missing.table.hasFocus()


@pytest.mark.parametrize("gap", list(Gap))
def test_all_that_lack_one_thing_are_mended_in_one_step(
    bench: Bench, part: FiguresPart, gap: Gap
) -> None:
    missing(bench, part)
    view, desk = part.report.missing, bench.desk
    span = (date(2022, 1, 1), date(2022, 12, 31))
    before = farm_missing.counts(desk, *span)
    view.pills[gap].click()
    view.table.selectAll()
    wanted = len(view.chosen)
    assert view.acts[gap].text().endswith(f"{wanted:,}건")
    view.acts[gap].click()
    bench.idle()
    after = farm_missing.counts(desk, *span)
    if gap is Gap.CONTRACT:  # a contract is no contract before it is signed
        made = farm_contracts.between(desk, *span)
        drafts = [one.id for one in made if one.signed_on is None]
        assert drafts
        assert after[gap] == before[gap]
        farm_contracts.sign(desk, drafts)
        assert farm_missing.counts(desk, *span)[gap] == 0
        history.undo(desk)
    else:
        assert after[gap] == 0
        bench.idle()
        assert not view.pills[gap].isVisible()
        assert view.toggle == ""
    history.undo(desk)
    assert farm_missing.counts(desk, *span) == before


def test_the_figures_follow_what_changes(bench: Bench, part: FiguresPart, year: Year) -> None:
    missing(bench, part)
    view = part.report.missing
    view.pills[Gap.CONFIRMATION].click()
    view.acts[Gap.CONFIRMATION].click()
    bench.idle()
    assert part.report.figures.measure("days").number.value == 5_125
    assert part.report.figures.measure("people").number.value == 725
    assert view.pills[Gap.CONFIRMATION].text() == f"근로확인 {year.unconfirmed - 1}"


def test_showing_a_year_holds_the_window_up_for_less_than_a_tenth_of_a_second(
    bench: Bench, part: FiguresPart
) -> None:
    figures = farm_figures.of_year(bench.desk, 2022)
    spent = []
    for _ in range(3):
        begun = time.perf_counter()
        part.report._show(figures)
        spent.append(time.perf_counter() - begun)
    bench.idle()
    assert min(spent) < 0.2  # twice the promise: the machine of the tests is shared
    workers = texts(part.report.views["worker"])
    assert len(workers) == farm_tables.MOST + 2
    assert workers[-2][0] == f"그 밖 {724 - farm_tables.MOST}명"
    shown = [int(row[1].replace(",", "")) for row in workers]
    assert sum(shown[:-1]) == shown[-1] == 5_124


def test_the_tables_are_sound_models(desk: Desk, qtmodeltester: ModelTester) -> None:
    made_farm_year.enter(desk)
    figures = farm_figures.of_month(desk, 2022, 5)
    sheets = [
        farm_tables.summary(figures),
        farm_tables.time(figures),
        *map(farm_tables.table, figures.tables),
    ]
    for sheet in sheets:
        assert {len(row) for row in sheet.rows} == {len(sheet.titles)}
        model = FiguresTableModel()
        model.show(sheet)
        qtmodeltester.check(model, force_py=True)


def test_the_page_leads_to_the_figures(bench: Bench, year: Year) -> None:
    window = bench.window()
    window.show_page("farm_work")
    page = window.page("farm_work")
    assert isinstance(page, FarmWorkPage)
    page.show_part("figures")
    bench.idle()
    part = page.current
    assert isinstance(part, FiguresPart)
    assert page.printable
    part.period.show_year(2022)
    bench.idle()
    time_ = part.report.views["time"]
    time_.clicked.emit(cell(time_, -1, 1))
    bench.idle()
    assert window.current == "farm_work"
    assert page.name == "records"
