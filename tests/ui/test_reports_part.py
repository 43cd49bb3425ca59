"""보고서 through its widgets: numbers that open, words that keep, the paper, handing in, files."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.people import Seeker
from jobdesk.domain.progress import Progress
from jobdesk.domain.report_check import Finding
from jobdesk.domain.report_document import Report, Style
from jobdesk.domain.report_templates import OWN
from jobdesk.domain.spans import SpanType, read_span
from jobdesk.services import (
    access,
    employers,
    report_book,
    report_check,
    report_making,
    report_templates,
    seekers,
    targets,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.report_table import ReportTableModel, opens
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.pages.reports.hand_in_dialog import HandInDialog
from jobdesk.ui.pages.reports.reports_part import ReportsPart
from jobdesk.ui.pages.reports.template_dialog import TemplateDialog
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from jobdesk.ui.widgets.findings_dialog import FindingsDialog
from jobdesk.ui.widgets.progress import ProgressDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog

NOVEMBER = read_span("2026-11")


class Bench:
    """The part over a centre with three seekers, two of them of this month."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.hub, self.notices = Hub(), Notices()
        self.said: list[Notice] = []
        self.notices.shown.connect(self.said.append)
        self.jobs = Jobs(self.hub, self.notices)
        self.part = ReportsPart(desk, self.hub, self.jobs, self.notices)
        qtbot.addWidget(self.part)
        qtbot.addWidget(self.part.header)
        self.part.resize(1166, 668)
        self.part.show()
        self.idle()

    def idle(self) -> None:
        """Wait until everything asked for has come."""
        self.qtbot.waitUntil(lambda: self.part.looked is not None and self.jobs.idle)

    def cells(self, table: int) -> list[list[str]]:
        """What a table says."""
        shown = self.part.sheet.tables[table].model_of.table
        return [[cell.text for cell in line.cells] for line in shown.lines]

    def dialog(self, kind: type) -> object:
        """The dialog of a kind that is open."""
        self.idle()
        return next(d for d in self.part.findChildren(kind) if d.isVisible())


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Iterator[Bench]:
    for name, day in (("김가람", (11, 2)), ("이도현", (11, 20)), ("박정숙", (10, 5))):
        seekers.register(desk, Seeker(name=name, registered_on=date(2026, *day)))
    firm = employers.register(desk, Employer(name="한빛식품")).id
    vacancies.register(
        desk, Vacancy(employer_id=firm, job="조리원", openings=4, received_on=date(2026, 11, 3))
    )
    targets.set_target(desk, "registrations", 2026, "400")
    targets.set_target(desk, "placements", 2026, "산업체 요구시")
    made = Bench(qtbot, desk)
    yield made
    assert made.jobs.wait()


def test_it_begins_with_the_running_month_not_drawn_up(bench: Bench) -> None:
    part = bench.part
    assert bench.cells(0)[:2] == [
        ["구인신청 인원 (명)", "-", "4", "4", "-", "4", "0", "4", ""],
        ["구직신청 (명)", "400", "2", "3", "1%", "1", "0", "3", ""],
    ]
    assert part.bar.chip.text == "작성 전"
    assert part.list.count() == 0
    assert not part.hand_button.isEnabled()
    assert all(not text.field.isEnabled() for text in part.sheet.texts)


def test_enter_on_a_number_opens_what_it_is_made_of(bench: Bench) -> None:
    table = bench.part.sheet.tables[0]
    model = table.model_of
    table.setCurrentIndex(model.index(2, 2))
    assert bench.part.rule.text().startswith("구직신청:")
    bench.qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = bench.dialog(FigureDialog)
    assert isinstance(dialog, FigureDialog)
    assert dialog.figure.value == 2
    assert len(dialog.figure.ids) == 2
    dialog.reject()
    assert opens(model.cell(model.index(2, 4)))  # the rate leads to its two parts
    assert not opens(model.cell(model.index(2, 6)))  # a nought leads nowhere


def test_a_report_is_drawn_up_written_and_handed_in(bench: Bench) -> None:
    part, desk = bench.part, bench.desk
    october = report_book.draw(desk, "monthly", read_span("2026-10")).id
    report_book.write(desk, october, "problems", "차량 부족")
    part.refresh()
    bench.idle()
    assert part.bar.told.text() == "지난 글을 이어받습니다."
    part.bar.draw.click()
    bench.idle()
    assert part.list.count() == 2
    assert part.bar.chip.text == "작성 중"
    problems = part.sheet.texts[0]
    assert problems.field.toPlainText() == "차량 부족"
    problems.field.setPlainText("차량 부족\n- 임차 협의")
    assert problems.unsaved
    part.save()
    bench.idle()
    record = report_book.find(desk, "monthly", NOVEMBER)
    assert record is not None
    assert report_book.texts(desk, record.id)["problems"] == "차량 부족\n- 임차 협의"
    assert not problems.unsaved
    part.hand_button.click()
    dialog = bench.dialog(HandInDialog)
    assert isinstance(dialog, HandInDialog)
    assert dialog.number.value() == "실적-2026-1"
    dialog.save()
    bench.idle()
    assert part.bar.chip.text == "제출"
    assert part.hand_button.text() == "제출 취소…"
    assert not problems.field.isEnabled()
    assert part.bar.number.value() == "실적-2026-1"
    part.hand_button.click()
    reason = bench.dialog(ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    reason.reason.set_value("숫자 오류")
    reason.save()
    bench.idle()
    assert part.bar.chip.text == "작성 중"
    part.put_away()
    bench.idle()
    assert part.list.count() == 1


def test_words_are_stored_on_the_way_to_another_report(bench: Bench) -> None:
    part, desk = bench.part, bench.desk
    part.bar.draw.click()
    bench.idle()
    part.sheet.texts[1].field.setPlainText("박람회 준비")
    part.bar.span.before.click()
    bench.idle()
    assert part.looked is not None
    assert part.looked.report.span == "2026년 10월"
    record = report_book.find(desk, "monthly", NOVEMBER)
    assert record is not None
    assert report_book.texts(desk, record.id) == {"next_plans": "박람회 준비"}
    part.list.setCurrentRow(0)
    bench.idle()
    assert part.looked.report.span == "2026년 11월"
    assert part.sheet.texts[1].field.toPlainText() == "박람회 준비"


def test_the_screen_shows_every_cell_as_it_is_printed(bench: Bench) -> None:
    assert bench.part.looked is not None
    report = bench.part.looked.report
    for table, view in zip(report.tables(), bench.part.sheet.tables, strict=True):
        model = view.model_of
        shown = [
            [model.index(row, at).data() for at in range(model.columnCount())]
            for row in range(table.head_rows, model.rowCount())
        ]
        assert shown == [[cell.text for cell in line.cells] for line in table.lines]
        for head in table.head:
            assert model.index(head.row, head.column).data() == head.text


def test_any_stretch_is_chosen_by_its_parts(bench: Bench) -> None:
    pick = bench.part.bar.span
    for label, written in (("분기", "2026-Q4"), ("반기", "2026-H2"), ("연", "2026")):
        pick.type.set_value(label)
        pick.type.edited.emit()
        bench.idle()
        assert bench.part.looked is not None
        assert bench.part.looked.wanted.span == read_span(written)
    pick.type.set_value("기간")
    pick.type.edited.emit()
    pick.first.set_value(date(2026, 10, 5))
    pick.last.set_value(date(2026, 11, 10))
    pick.last.returnPressed.emit()
    bench.idle()
    assert bench.part.looked.wanted.span == read_span("2026-10-05~2026-11-10")
    pick.last.setText("2026-09-01")
    pick.last.returnPressed.emit()
    assert "앞섭니다" in bench.said[-1].text
    pick.show_span(read_span("2026-12"))
    pick.after.click()
    assert pick.span == read_span("2027-01")
    assert pick.span.type is SpanType.MONTH


def test_the_as_of_day_leaves_out_what_came_after(bench: Bench) -> None:
    part = bench.part
    part.bar.as_of.set_value(date(2026, 11, 10))
    part.bar.as_of.returnPressed.emit()
    bench.idle()
    assert bench.cells(0)[1][2] == "1"
    part.bar.draw.click()
    bench.idle()
    part.bar.as_of.set_value(date(2026, 10, 1))
    part.bar.as_of.left.emit()
    bench.idle()
    assert "기준일" in bench.said[-1].text


def test_files_say_what_the_screen_says(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix, start in ((".pdf", b"%PDF-"), (".xlsx", b"PK"), (".hwpx", b"PK")):
        path = tmp_path / f"보고{suffix}"
        monkeypatch.setattr(pickers, "file_to_save", lambda *_, path=path: path)
        bench.part.save_file(suffix)
        bench.idle()
        assert path.read_bytes().startswith(start)
    sheet = openpyxl.load_workbook(tmp_path / "보고.xlsx").worksheets[0]
    said = [cell.value for line in sheet.iter_rows() for cell in line]
    assert "구직신청 (명)" in said
    assert 400 in said
    rows = [row for row in access.listing(bench.desk) if row.action == "내보내기"]
    assert len(rows) == 3
    assert bench.part.paper.page_count >= 2


def test_a_ready_template_is_copied_and_then_changed(bench: Bench) -> None:
    part = bench.part
    part.edit_templates()
    dialog = bench.dialog(TemplateDialog)
    assert isinstance(dialog, TemplateDialog)
    assert dialog.go.text() == "복사해 저장"
    assert dialog.name.value() == "{기간} 월간 실적 보고서 (우리 센터)"
    kinds = [use.kind for use in dialog.uses]
    dialog.list.setCurrentRow(kinds.index("months"))
    for _ in range(kinds.index("months")):
        dialog.shift(-1)
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(0)
    dialog.options.title.editor.set_value("월별 추이")  # type: ignore[attr-defined]
    dialog.options.landscape.setChecked(True)
    dialog.add_section("photos")
    dialog.decimals.set_value("1")
    dialog.name.set_value("{기간} 군 제출용")
    dialog.save()
    bench.idle()
    assert part.looked is not None
    made = part.looked.template
    assert made.id.startswith(OWN)
    assert made.title == "{span} 군 제출용"
    assert [(use.kind, use.on) for use in made.uses[:3]] == [
        ("months", True),
        ("photos", True),
        ("summary", False),
    ]
    assert (made.uses[0].title, made.uses[0].landscape) == ("월별 추이", True)
    assert made.style == Style(rate_decimals=1)
    assert part.looked.report.title == "2026년 11월 군 제출용"
    assert report_making.templates(bench.desk)[-1].id == made.id
    assert report_templates.record_of(bench.desk, made.id) is not None


def test_the_check_and_every_control_have_names(bench: Bench) -> None:
    bench.part.check()
    dialog = bench.dialog(FindingsDialog)
    assert isinstance(dialog, FindingsDialog)
    dialog.reject()
    bar = bench.part.bar
    for edit in (bar.template, bar.as_of, bar.due, bar.number, bar.span.type, bar.span.year):
        assert edit.accessibleName()
    for table in bench.part.sheet.tables:
        assert table.accessibleName()


def test_the_check_can_be_stopped_and_says_how_far_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, told = threading.Event(), list[int]()

    def check(desk: Desk, report: Report, progress: Progress) -> tuple[Finding, ...]:
        for percent in itertools.count():
            told.append(percent)
            progress(min(percent, 99), 100)
            going.set()
            time.sleep(0.01)
        raise AssertionError

    monkeypatch.setattr(report_check, "check", check)
    for begin in (bench.part.check, bench.part.hand_in):
        bench.part.draw()
        bench.idle()
        begin()
        assert going.wait(5)
        bench.qtbot.waitUntil(lambda: any(d.isVisible() for d in _progresses(bench)))
        next(d for d in _progresses(bench) if d.isVisible()).reject()
        bench.idle()
        assert not any(d.isVisible() for d in bench.part.findChildren(QDialog))
        going.clear()
    assert len(told) > 2


def _progresses(bench: Bench) -> list[ProgressDialog]:
    return bench.part.findChildren(ProgressDialog)


def test_the_tables_are_sound_models(bench: Bench, qtmodeltester: ModelTester) -> None:
    model = ReportTableModel()
    model.show(bench.part.sheet.tables[0].model_of.table)
    qtmodeltester.check(model)
