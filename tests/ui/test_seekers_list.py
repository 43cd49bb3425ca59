"""The list of people: conditions, views, an empty list, the way out as a workbook, many at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, commit, press
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from seekers_kit import Page, chips, focused
from seekers_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds_work import SEEKERS, KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import access, history, lists, seekers
from jobdesk.services import settings as centre_settings
from jobdesk.ui.models.columns import masked, standard
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.pages.seekers.page import seeker_columns
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs, pickers
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.refer_dialog import ReferDialog


def test_chips_say_what_is_filtered_and_clear_it(bench: Bench) -> None:
    at = Page(bench)
    places = Condition("eup_myeon", Op.IN, ("가람읍", "솔내면"))
    at.page.show_filtered(KindId.SEEKERS, Filter(conditions=(places,)))
    bench.idle()
    assert at.page.bar.chip_texts() == ["읍면: 가람읍 외 1"]
    assert at.page.header.count.text() == "4명 중 3명"
    chips = {b.text(): b for b in at.page.bar.findChildren(Button) if b.isVisible()}
    chips["읍면: 가람읍 외 1"].click()
    bench.idle()
    assert at.page.header.count.text() == "4명"
    assert at.page.bar.chip_texts() == []


def test_a_filter_is_chosen_by_keyboard(bench: Bench) -> None:
    at = Page(bench)
    buttons = {b.accessibleName(): b for b in at.page.bar.findChildren(Button)}
    buttons["읍면 조건"].setFocus()
    press(buttons["읍면 조건"], Qt.Key.Key_Space)
    bench.idle()
    popup = at.page.bar._popup
    assert popup is not None
    bench.qtbot.waitUntil(popup.isVisible)
    for _ in range(2):
        press(focused(popup), Qt.Key.Key_Tab)
    assert focused(popup).text() == "구름면"  # type: ignore[attr-defined]
    press(focused(popup), Qt.Key.Key_Return)
    while focused(popup).text() != "적용":  # type: ignore[attr-defined]
        press(focused(popup), Qt.Key.Key_Tab)
    press(focused(popup), Qt.Key.Key_Return)
    bench.idle()
    assert not popup.isVisible()
    assert at.names() == ["최영희"]
    at.page.clear_filter()
    bench.idle()
    assert len(at.names()) == 4


def test_a_part_of_a_job_is_a_filter_too(bench: Bench) -> None:
    at = Page(bench)
    buttons = {b.accessibleName(): b for b in at.page.bar.findChildren(Button)}
    buttons["희망직종 조건"].click()
    popup = at.page.bar._popup
    assert popup is not None
    field = focused(popup)
    commit(field, "조리")
    press(field, Qt.Key.Key_Return)
    bench.idle()
    assert at.names() == ["박정숙"]
    assert at.page.bar.chip_texts() == ["희망직종: 조리"]


def test_a_list_is_found_as_it_was_left(bench: Bench) -> None:
    at = Page(bench)
    at.page.bar._change(Filter(conditions=(Condition("status", Op.IN, ("구직등록",)),)))
    at.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    bench.idle()
    b = bench
    again = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
    bench.show(again)
    assert again.bar.chip_texts() == ["상태: 구직등록"]
    assert again.model.index(0, 0).data() == "최영희"


def test_saved_views_are_filters(bench: Bench) -> None:
    at = Page(bench)
    views = {
        b.text(): b
        for b in at.page.header.findChildren(Button)
        if b.text() in ("내 담당", "60세 이상")
    }
    views["60세 이상"].click()
    bench.idle()
    assert at.names() == ["최영희"]
    views["내 담당"].click()
    bench.idle()
    assert len(at.names()) == 4


def test_nothing_found_and_nothing_there_say_different_things(bench: Bench) -> None:
    at = Page(bench)
    at.page.bar.set_text("없는 사람")
    bench.idle()
    assert at.page.nothing.isVisible()
    at.page.clear_filter()
    bench.idle()
    assert not at.page.nothing.isVisible()


def test_an_empty_list_says_how_to_begin(bench: Bench) -> None:
    at = Page(bench, filled=False)
    words = {b.text() for b in at.page.findChildren(Button) if b.isVisible()}
    assert {"새로 만들기", "엑셀 불러오기"} <= words
    asked: list[str] = []
    bench.hub.show_page.connect(asked.append)
    next(b for b in at.page.findChildren(Button) if b.text() == "엑셀 불러오기").click()
    assert asked == ["importing"]


def test_lists_mask_phones_where_the_centre_says_so(bench: Bench) -> None:
    own = centre_settings.get(bench.desk)
    phone, born = masked(standard(SEEKERS, "phone", "birth_date"))
    assert phone.show("010-1234-5678") == "010-****-5678"
    assert born.show(date(1968, 3, 2)) == "1968-**-**"
    centre_settings.save(bench.desk, replace(own, mask_lists=not own.mask_lists))
    at = Page(bench)
    assert at.page.grid.isVisible()


def test_the_list_goes_out_as_a_workbook(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = Page(bench)
    at.page.bar.set_text("가람")
    bench.idle()
    path = tmp_path / "명부.xlsx"

    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    at.page.export()
    dialog = at.page.window().findChild(ExportDialog)
    assert dialog is not None
    assert dialog.masked()
    dialog.go.click()
    assert dialog.purpose_field.problem()
    dialog.purpose_field.editor.set_value("상급기관 실적 보고")
    dialog.go.click()
    bench.idle()
    cells = [str(c.value) for row in load_workbook(path).active.iter_rows() for c in row]
    assert "010-****-5678" in cells
    assert "김민지" in cells
    assert "박정숙" not in cells
    assert str(path) in bench.said[-1].text
    newest = access.listing(bench.desk)[0]
    assert newest.action == "내보내기"
    assert "상급기관 실적 보고" in newest.purpose


def test_delete_moves_to_the_trash_and_back(bench: Bench) -> None:
    at = Page(bench)
    at.choose("박정숙")
    at.grid.setFocus()
    press(at.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert "박정숙" not in at.names()
    assert bench.changes[-1].label == "구직자 휴지통: 박정숙"
    assert at.page.header.count.text() == "3명"
    history.undo(bench.desk)
    at.page.refresh()
    bench.idle()
    assert "박정숙" in at.names()
    at.page.open_record(Ref(KindId.SEEKERS, at.ids["박정숙"]))
    bench.idle()
    at.panel.move_to_trash()
    bench.idle()
    at.page.open_record(Ref(KindId.SEEKERS, at.ids["박정숙"]))
    bench.idle()
    assert "휴지통" in chips(at)
    at.panel.move_to_trash()
    bench.idle()
    assert "휴지통" not in chips(at)
    assert "박정숙" in at.names()


def test_many_are_moved_only_when_sure(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Page(bench, filled=False)
    for number in range(12):
        seekers.register(bench.desk, Seeker(name=f"사람{number}"))
    at.page.refresh()
    bench.idle()
    at.grid.selectAll()
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, *answers: object) -> str:
        asked.append(text)
        return "stay" if len(asked) == 1 else "trash"

    monkeypatch.setattr(dialogs, "ask", ask)
    press(at.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert "12명" in asked[0]
    assert len(at.names()) == 12
    press(at.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert at.names() == []
    assert bench.changes[-1].label == "구직자 휴지통: 사람0 외 11명"


def test_several_people_are_referred_at_once(bench: Bench) -> None:
    at = Page(bench)
    at.grid.selectAll()
    at.page.refer_selected()
    bench.idle()
    dialog = at.page.window().findChild(ReferDialog)
    assert dialog is not None
    assert dialog.heading.text().endswith("외 3명")
    dialog.go.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.REFERRALS) == 4
    bench.qtbot.waitUntil(lambda: at.page.window().findChild(ReferDialog) is None)


def test_only_who_still_looks_for_work_has_a_registration_that_lapses(bench: Bench) -> None:
    today = bench.desk.today
    column = next(c for c in seeker_columns(today, 14) if c.title == "만료")
    assert column.tone is not None
    soon, past = date(2026, 12, 4), date(2026, 11, 19)
    assert (column.show((soon, "상담중")), column.tone((soon, "상담중"))) == ("12-04", Tone.WARNING)
    assert (column.show((past, "취업")), column.tone((past, "취업"))) == ("-", None)
    assert column.tone((date(2026, 12, 5), "구직등록")) is None
    assert column.tone((past, "구직등록")) is Tone.DANGER
    at = Page(bench)
    number = [c.title for c in at.page.model.columns].index("만료")
    assert at.page.model.index(0, number).data() == "02-20"
    at.choose("김민지")
    at.panel.set_stage(SeekerStatus.CLOSED)
    bench.idle()
    row = at.page.model.row_of(at.ids["김민지"])
    assert at.page.model.index(row, number).data() == "-"


def test_views_list_who_lapses_who_has_lapsed_and_who_is_provisional(bench: Bench) -> None:
    at = Page(bench)
    for name, day in (("김민지", date(2026, 8, 30)), ("박정숙", date(2026, 8, 1))):
        seekers.save(bench.desk, replace(at.stored(name), registered_on=day))
    blank = seekers.blank(bench.desk)
    seekers.register(
        bench.desk,
        replace(blank, nickname="파란모자", phone="010-9999-0000", status=SeekerStatus.PROVISIONAL),
    )
    views = {b.text(): b for b in at.page.header.findChildren(Button)}

    def listed(view: str) -> list[str]:
        views[view].click()
        bench.idle()
        return at.names()

    assert listed("만료 임박") == ["김민지"]
    assert listed("만료") == ["박정숙"]
    assert listed("가등록") == ["파란모자"]
    assert sorted(listed("동의 없음")) == ["김민지", "박정숙", "이도현", "최영희", "파란모자"]
