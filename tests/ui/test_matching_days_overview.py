"""개요 of a matching day: its form, what hangs on it, what is still missing."""

from __future__ import annotations

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import hall, new_day, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from window_kit import bench as bench

from jobdesk.domain.kinds import KindId
from jobdesk.services import attachments, day_records, lists
from jobdesk.ui import printing
from jobdesk.ui.pages.matching_days.page import MatchingDaysPage
from jobdesk.ui.widgets import record_panel
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.visit_dialog import EntryDialog
from tests import paper_files


def shown_day(page: MatchingDaysPage) -> int | None:
    """Id of the day over the page, None for the list."""
    return page.day.day_id if page.day is not None else None


def test_what_is_typed_in_the_overview_is_saved_with_the_key(bench: Bench) -> None:
    day = new_day(bench.desk)
    window, page = opened(bench)
    page.open_day(day)
    bench.idle()
    page.show_part("overview")
    bench.idle()
    assert page.day is not None
    form = page.day.current.panel.form
    form.fields["breaks"].widget.setText("15:00~15:15")
    form.fields["breaks"].widget.textEdited.emit("15:00~15:15")
    QTest.keySequence(window, QKeySequence("Ctrl+S"))
    bench.idle()
    assert day_records.day(bench.desk, day).breaks == "15:00~15:15"
    form.fields["breaks"].widget.setText("세 시쯤")
    form.fields["breaks"].widget.textEdited.emit("세 시쯤")
    page.save()
    bench.idle()
    assert "쉬는 시간" in form.fields["breaks"].problem()
    page.day.current.panel.discard()


def test_what_is_missing_leads_to_where_it_is_done(bench: Bench) -> None:
    at = hall(bench.desk)
    _window, page = opened(bench)
    page.open_day(at.day, "overview")
    bench.idle()
    assert page.day is not None
    lines = {line.text(): line for line in page.day.current.standing.lines}
    assert lines["참가 확정 3곳"].point.done
    assert lines["구인 0명"].point.missing == "구인 없는 곳 3"
    assert lines["사전접수 4명"].point.missing == "희망이 없는 분 4명"
    press(lines["사전접수 4명"], Qt.Key.Key_Return)
    bench.idle()
    assert page.day.part == "registration"


def test_side_programmes_are_written_in_their_table(bench: Bench) -> None:
    day = new_day(bench.desk)
    _window, page = opened(bench)
    page.open_day(day, "overview")
    bench.idle()
    assert page.day is not None
    panel = page.day.current.panel
    tab = panel.programmes
    panel.tabs.setCurrentWidget(tab)
    tab.add()
    assert "이름" in tab.problem.text()
    for name in ("이력서 사진", "타로상담", "타로상담"):
        tab.name.set_value(name)
        tab.add()
        bench.idle()
    assert "이미" in tab.problem.text()
    fields = [column.field for column in tab.rows.columns]
    tab.rows.setData(tab.rows.index(0, fields.index("count")), 41)
    bench.idle()
    bench.qtbot.waitUntil(lambda: tab.rows.row(0).count == 41, timeout=5_000)
    stored = day_records.programmes(bench.desk, day)
    assert [(one.title, one.count) for one in stored] == [("이력서 사진", 41), ("타로상담", None)]
    tab.table.select(stored[1].id)
    tab.remove()
    bench.idle()
    assert [one.title for one in day_records.programmes(bench.desk, day)] == ["이력서 사진"]


def test_publicity_of_a_day_is_written_beside_it(bench: Bench) -> None:
    day = new_day(bench.desk)
    _window, page = opened(bench)
    page.open_day(day, "overview")
    bench.idle()
    assert page.day is not None
    page.day.current.panel.publicity.new.click()
    dialog = dialog_of(EntryDialog)
    assert dialog.form.fields["title"].value() == "제4회 만남의 날"
    dialog.form.fields["publicity_type"].set_value("현수막")
    dialog.save()
    bench.idle()
    (id_,) = lists.find(bench.desk, KindId.PUBLICITY)
    linked = lists.rows(bench.desk, KindId.PUBLICITY, [id_], ["matching_day_id"])
    assert linked[id_] == (day,)
    assert shown_day(page) == day


def test_what_is_typed_is_asked_for_before_the_day_is_left(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = new_day(bench.desk)
    window, page = opened(bench)
    page.open_day(day, "overview")
    bench.idle()
    assert page.day is not None
    field = page.day.current.panel.form.fields["place"]
    field.widget.setText("실내체육관")
    field.widget.textEdited.emit("실내체육관")
    answers = iter(("stay", "save"))
    monkeypatch.setattr(record_panel.dialogs, "ask", lambda *_: next(answers))
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert shown_day(page) == day
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert shown_day(page) is None
    assert day_records.day(bench.desk, day).place == "실내체육관"


def test_photos_of_a_day_stand_beside_it_and_are_printed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = new_day(bench.desk)
    attachments.add(
        bench.desk, KindId.MATCHING_DAYS, day, paper_files.photo(), "현장.jpg", "면접 부스"
    )
    _window, page = opened(bench)
    page.open_day(day, "overview")
    bench.idle()
    assert page.day is not None
    panel = page.day.current.panel
    papers = panel.findChild(AttachmentsView)
    assert panel.tabs.tabText(panel.tabs.indexOf(papers)) == "사진·서류 1"
    panel.tabs.setCurrentWidget(papers)
    bench.idle()
    assert [paper.name for paper in papers.grid.tiles.papers] == ["현장.jpg"]
    printed: list[str] = []

    def print_pdf(pdf: bytes, title: str, parent: object) -> bool:
        printed.append(title)
        return pdf.startswith(b"%PDF")

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    papers.setFocus()
    press(papers.grid, Qt.Key.Key_Return)
    bench.idle()
    look = dialog_of(AttachmentDialog)
    assert look.heading.text() == "면접 부스"
    look.go.click()
    bench.idle()
    assert printed == ["현장.jpg"]
    look.reject()
