"""사후관리 in the window: from home to the working list, records with filters, surveys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Order
from jobdesk.domain.kinds import KindId
from jobdesk.services import aftercare, lists, placements, process_days
from jobdesk.services.desk import Desk
from jobdesk.services.tasks import Sort
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.aftercare import AftercarePage
from jobdesk.ui.pages.aftercare.ledgers import FollowUpList
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.pages.work.placements import PlacementList
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.print_dialog import PrintDialog
from tests import casework
from tests.ui.bench import Bench, benched, press

HIRED = date(2026, 8, 10)  # 3 months 11-10


def hire(desk: Desk, name: str, firm: int, on: date = HIRED) -> int:
    """Somebody placed by 자체취업; returns the placement's id."""
    made = Placement(
        seeker_id=casework.seeker(desk, name, consent_on=desk.today()),
        employer_id=firm,
        hire_date=on,
        job="조리원",
        route=PlacementRoute.SELF,
    )
    return placements.record(desk, made).id


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A bench over two hires at one firm."""
    firm = casework.employer(desk, "한빛식품")
    for name in ("김민지", "박정숙"):
        hire(desk, name, firm)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def page(bench: Bench) -> tuple[MainWindow, AftercarePage]:
    """The window at the page."""
    window = bench.window()
    window.show_page("aftercare")
    bench.idle()
    shown = window.page("aftercare")
    assert isinstance(shown, AftercarePage)
    return window, shown


@pytest.mark.parametrize(
    ("line", "side", "title"), [(0, "취업자", "김민지"), (1, "업체", "한빛식품")]
)
def test_a_line_of_home_leads_to_its_working_list(
    bench: Bench, line: int, side: str, title: str
) -> None:
    window = bench.window()
    window.show_page("home")
    bench.idle()
    home = window.page("home")
    assert isinstance(home, HomePage)
    rows = [row for row in home.todos.rows if row.todo.sort is Sort.FOLLOW_UP]
    rows[line].line.setFocus()
    press(rows[line].line, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "aftercare"
    shown = window.page("aftercare")
    assert isinstance(shown, AftercarePage)
    assert shown.name == "calls"
    assert side in ("업체" if shown.calls.by_firm else "취업자")
    assert shown.calls.queue.title.text() == title
    assert shown.calls.queue.list.hasFocus()


def records(bench: Bench) -> tuple[AftercarePage, FollowUpList]:
    """사후관리 기록 over one who stays (with a wish) and one who left."""
    desk = bench.desk
    stays, left = lists.find(desk, KindId.PLACEMENTS, order=Order("id"))
    aftercare.record(desk, replace(aftercare.blank(desk, stays, 3), employed=True, wants="이직"))
    gone = replace(aftercare.blank(desk, left, 3), employed=False)
    aftercare.record(desk, gone, left_on=date(2026, 10, 30), leave_reason="계약기간 만료")
    _, shown = page(bench)
    listed = shown.go("follow_ups")
    bench.idle()
    assert isinstance(listed, FollowUpList)
    return shown, listed


def test_records_are_found_by_what_was_said(bench: Bench) -> None:
    _, listed = records(bench)
    assert listed.header.count.text() == "2건"
    for label, count in (("퇴사 확인", 1), ("도움 희망", 1)):
        view = next(b for b in listed.header.findChildren(Button) if b.text() == label)
        view.setFocus()
        press(view, Qt.Key.Key_Space)
        bench.idle()
        assert len(listed.model.ids) == count, label
    listed.clear_filter()
    listed.search.insert("김민지")
    press(listed.search, Qt.Key.Key_Return)
    bench.idle()
    assert len(listed.model.ids) == 1
    assert listed.panel.name.text() == "김민지"
    assert [chip.text for chip in listed.panel.findChildren(Chip) if chip.isVisible()] == [
        "완료",
        "재직",
        "3개월",
        "이직",
    ]


def test_the_rate_of_those_who_stayed_opens_the_hires_behind_it(bench: Bench) -> None:
    _, listed = records(bench)
    kept = [b for b in listed.findChildren(Button) if "고용 유지" in b.accessibleName()]
    assert [b.text() for b in kept] == [
        "1개월 100% (2/2)",
        "3개월 50% (1/2)",
        "6개월 -",
        "12개월 -",
    ]
    assert [b.isEnabled() for b in kept] == [True, True, False, False]
    window = listed.window()
    assert isinstance(window, MainWindow)
    kept[1].setFocus()
    press(kept[1], Qt.Key.Key_Space)
    bench.idle()
    assert window.current == "work"
    hires: PlacementList = window.page("work").current  # type: ignore[attr-defined]
    assert set(hires.model.ids) == set(lists.find(bench.desk, KindId.PLACEMENTS))


def test_a_contact_out_of_turn_opens_as_made_today(bench: Bench) -> None:
    _, listed = records(bench)
    listed.new()
    (dialog,) = listed.window().findChildren(NewRecord)
    bench.qtbot.waitUntil(dialog.isActiveWindow)
    fields = dialog.form.fields
    assert fields["done_on"].value() == bench.desk.today()
    assert (fields["outcome"].value(), fields["method"].value()) == ("완료", "전화")
    fields["content"].set_value("명절 인사")
    dialog.save()
    assert "구직자나 구인업체" in dialog.form.fields["seeker"].problem()
    fields["seeker"].set_value(lists.find(bench.desk, KindId.SEEKERS)[0])
    dialog.save()
    bench.idle()
    assert lists.count(bench.desk, KindId.FOLLOW_UPS) == 3


def test_the_days_held_show_whom_they_reached(bench: Bench) -> None:
    desk = bench.desk
    day = process_days.begin(desk).id
    first = lists.find(desk, KindId.PLACEMENTS)[0]
    said = replace(aftercare.blank(desk, first, 3), employed=True, process_day_id=day)
    made = aftercare.record(desk, said).id
    window, shown = page(bench)
    opened: list[object] = []
    bench.hub.open_record.emit(Ref(KindId.PROCESS_DAYS, day))
    bench.idle()
    assert shown.name == "days"
    panel = shown.current.panel
    panel.tabs.setCurrentIndex(1)
    bench.idle()
    contacts = panel.tabs.currentWidget()
    assert panel.tabs.tabText(1) == "연락 1"
    assert contacts.summary.text() == "연락 1건: 재직 1"
    bench.hub.open_record.connect(opened.append)
    contacts.table.selectRow(0)
    press(contacts.table, Qt.Key.Key_Return)
    bench.idle()
    assert opened == [Ref(KindId.FOLLOW_UPS, made)]
    assert (window.current, shown.name) == ("aftercare", "follow_ups")


def test_the_list_for_the_telephone_comes_out_on_paper(bench: Bench) -> None:
    window, shown = page(bench)
    shown.calls.queue.list.setFocus()
    press(shown.calls.queue.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    (dialog,) = [one for one in window.findChildren(PrintDialog) if one.isVisible()]
    document = pypdfium2.PdfDocument(dialog.pdf)
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "과정관리의 날 연락 명단" in words
    assert "김민지" in words
    dialog.reject()
