"""실적표 on screen: each number opens the records behind it; print, PDF and 엑셀 are that same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import access, day_outcomes, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.models import outcome_tables
from jobdesk.ui.models.figures_table import FiguresTableModel
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.outcome_view import OutcomeView
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.figures_view import FiguresView
from tests.made_days import GUNSAN, enter
from tests.services.results_kit import HIRED, PENDING, Hall, hall
from tests.ui.bench import Bench, benched, press


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A bench."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def gunsan(bench: Bench) -> OutcomeView:
    """The year of the twelve days."""
    enter(bench.desk, GUNSAN)
    view = OutcomeView(bench.desk, bench.hub, bench.jobs, bench.notices)
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


def one_day(desk: Desk) -> Hall:
    """A day with a hire and a result that is owed."""
    day = hall(desk)
    day.tell(day.meet(0, 0), HIRED, hire_on=desk.today())
    day.tell(day.meet(1, 0), PENDING)
    return day


def test_the_year_is_the_published_table(gunsan: OutcomeView) -> None:
    rows = texts(gunsan.views["days"])
    assert rows[-1] == ["", "합계", "", "147", "2,612", "1,083", "257", "21"]
    assert rows[0] == ["1", GUNSAN[0].title, "2. 23.", "34", "132", "46", "35", "0"]
    assert len(rows) == 13
    assert gunsan.remark.text().startswith("* 군산시 주력산업 일자리 매칭데이 및")
    stages = {row[0]: row[1:3] for row in texts(gunsan.views["funnel"])}
    assert stages["면접"][0] == "1,083건"
    assert stages["면접"][1].startswith("실인원 ")
    assert stages["다음 해 입사(예정)"][0] == "21명"
    assert "행사 12회 · 참여기업 147개사" in gunsan.summary.text()


def test_a_number_opens_exactly_its_records(bench: Bench, gunsan: OutcomeView) -> None:
    opened: list[tuple[KindId, lists.Filter]] = []
    bench.hub.show_filtered.connect(opened.append)
    days = gunsan.views["days"]
    days.clicked.emit(cell(days, -1, 6))
    days.setCurrentIndex(cell(days, 7, 5))
    press(days, Qt.Key.Key_Return)
    (hires, hired), (met, interviews) = opened
    assert (hires, met) == (KindId.PLACEMENTS, KindId.DAY_INTERVIEWS)
    assert lists.count(bench.desk, hires, hired) == 257
    assert lists.count(bench.desk, met, interviews) == 180
    days.clicked.emit(cell(days, 0, 7))  # a nought opens nothing
    assert len(opened) == 2


def test_print_and_files_are_the_figures_that_are_shown(
    bench: Bench, gunsan: OutcomeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[bytes, str]] = []
    monkeypatch.setattr(
        printing, "print_pdf", lambda pdf, title, _parent: not printed.append((pdf, title))
    )
    gunsan.print_button.click()
    bench.idle()
    assert printed[0][0].startswith(b"%PDF")
    assert printed[0][1] == "2022년 행사 실적"
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> Path:
        offered.append(name)
        return tmp_path / name

    monkeypatch.setattr(pickers, "file_to_save", choose)
    gunsan.pdf_button.click()
    gunsan.xlsx_button.click()
    bench.idle()
    assert offered == ["2022년 행사 실적.pdf", "2022년 행사 실적.xlsx"]
    assert all((tmp_path / name).stat().st_size > 5_000 for name in offered)
    assert "저장했습니다" in bench.said[-1].text
    assert [row.action for row in access.listing(bench.desk, 3)] == ["내보내기", "내보내기", "출력"]


def test_the_years_are_stepped_through_and_end(bench: Bench, gunsan: OutcomeView) -> None:
    gunsan.after.click()
    bench.idle()
    assert gunsan.year.value() == "2023년"
    assert texts(gunsan.views["days"]) == [["", "합계", "", *["0"] * 5]]
    gunsan.year.set_value("2026년")
    gunsan.after.click()
    assert gunsan.year.value() == "2026년"


def test_one_day_shows_its_booths_and_follows_what_changes(bench: Bench) -> None:
    day = one_day(bench.desk)
    view = OutcomeView(bench.desk, bench.hub, bench.jobs, bench.notices, day_id=day.day)
    bench.show(view)
    assert texts(view.views["firms"])[0][:5] == ["1", "한빛가공업", "2", "2", "2"]
    assert view.remark.text() == "결과 1건 남음 (보류와 2차면접 포함)"
    assert not view.tabs.isTabVisible(view.tabs.count() - 1)
    met = day.meet(2, 1)
    bench.jobs.write(lambda: day_results_told(day, met))
    bench.idle()
    assert "취업 2명" in view.summary.text()


def day_results_told(day: Hall, met: int) -> object:
    """A second hire, as a change."""
    from jobdesk.services import day_results

    return day_results.tell(day.desk, met, HIRED, hire_on=day.desk.today())


def test_the_tables_are_sound_models(desk: Desk, qtmodeltester: ModelTester) -> None:
    day = one_day(desk)
    figures = day_outcomes.of_day(desk, day.day)
    sheets = [
        outcome_tables.days(figures),
        outcome_tables.funnel(figures),
        outcome_tables.visits(figures),
        outcome_tables.firms(figures),
        *map(outcome_tables.people, figures.groups),
    ]
    for sheet in sheets:
        assert {len(row) for row in sheet.rows} == {len(sheet.titles)}
        model = FiguresTableModel()
        model.show(sheet)
        qtmodeltester.check(model, force_py=True)


def test_the_page_leads_to_the_year_and_back(bench: Bench) -> None:
    one_day(bench.desk)
    window = bench.window()
    window.show_page("matching_days")
    bench.idle()
    page = window.page("matching_days")
    assert isinstance(page, MatchingDaysPage)
    page.list.outcome.click()
    bench.idle()
    assert page.year is not None
    assert page.stack.currentWidget() is page.year
    assert page.printable
    assert page.standing == ("outcome", None)
    days = page.year.outcome.views["days"]
    days.clicked.emit(cell(days, -1, 5))
    bench.idle()
    assert page.rows is not None
    assert page.stack.currentWidget() is page.rows
    page.stand_at("outcome", None)
    assert page.stack.currentWidget() is page.year
    page.escape()
    assert page.stack.currentWidget() is page.list


def test_long_words_are_cut_before_numbers_go_out_of_sight(
    bench: Bench, gunsan: OutcomeView
) -> None:
    days = gunsan.views["days"]
    model = days.model()
    column = 1  # 프로그램명
    whole, full = days.columnWidth(column), sum(days._needed())
    frame = days.width() - days.viewport().width()
    days.setFixedWidth(frame + full - 30)
    bench.qtbot.waitUntil(lambda: days.height() == days.sizeHint().height())
    assert days.columnWidth(column) < whole
    assert not days.horizontalScrollBar().isVisible()
    days.setFixedWidth(frame + full - 60)  # a cut would leave too little: two lines
    bench.qtbot.waitUntil(lambda: days.height() == days.sizeHint().height())
    assert model.broken
    assert not days.horizontalScrollBar().isVisible()
    index = model.index(0, column)
    assert model.data(index, int(Qt.ItemDataRole.ToolTipRole)) == GUNSAN[0].title
    number = model.index(0, 2 + 1)
    said = model.data(number, int(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith(GUNSAN[0].title)
    days.setFixedWidth(200)
    bench.idle()
    least = days._needed(broken=True)[column]
    assert days.columnWidth(column) >= least, "nothing is gained by a cut"


def test_a_title_stands_above_what_it_names(gunsan: OutcomeView) -> None:
    model = gunsan.views["days"].model()
    sides = [
        Qt.AlignmentFlag(
            model.headerData(at, Qt.Orientation.Horizontal, int(Qt.ItemDataRole.TextAlignmentRole))
        )
        for at in range(4)
    ]
    left = [bool(side & Qt.AlignmentFlag.AlignLeft) for side in sides]
    assert left == [True, True, False, False]
