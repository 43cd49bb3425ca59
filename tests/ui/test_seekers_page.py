"""Trip (b) through real widgets: filter, rows, edit, service, journal, change, repaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, commit, compose, fill, press
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds_work import SEEKERS, KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import access, history, lists, referrals, seekers
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.models.columns import masked, standard
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.pages.seekers.page import seeker_columns
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs, pickers, stale
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.refer_dialog import ReferDialog
from jobdesk.ui.widgets.stale import Clash, StaleDialog


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


class Page:
    """The page with people on it, and the few moves the tests make."""

    def __init__(self, bench: Bench, *, filled: bool = True) -> None:
        self.bench = bench
        self.ids = fill(bench.desk) if filled else {}
        b = bench
        self.page = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
        bench.show(self.page)
        self.page.activateWindow()
        self.panel, self.grid = self.page.panel, self.page.grid

    def choose(self, name: str) -> None:
        """Make a person current in the grid."""
        assert self.grid.select_id(self.ids[name])
        self.bench.idle()

    def type(self, field: str, text: str) -> None:
        """Type into a field of the record."""
        editor = self.panel.form.fields[field].widget
        editor.setFocus()
        editor.selectAll()  # type: ignore[attr-defined]
        commit(editor, text)

    def save(self) -> None:
        """Press 저장 and wait."""
        self.panel.save_button.click()
        self.bench.idle()

    def stored(self, name: str) -> Seeker:
        """The record as stored."""
        found: Seeker = lists.record(self.bench.desk, KindId.SEEKERS, self.ids[name])
        return found

    def names(self) -> list[str]:
        """The names listed."""
        model = self.page.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_from_filter_to_edit_to_repaint(bench: Bench) -> None:
    at = Page(bench)
    assert at.page.header.count.text() == "4명"
    commit(at.page.search, "가람")
    bench.qtbot.waitUntil(lambda: sorted(at.names()) == ["김민지", "이도현"], timeout=3_000)
    assert at.page.header.count.text() == "4명 중 2명"
    at.choose("이도현")
    assert at.panel.name.text() == "이도현"
    assert at.panel.about.text() == "1992년생 · 남 · 만 33세"
    at.type("desired_job", "굴착기 운전")
    assert at.panel.state.text() == "저장하지 않은 항목 1개"
    at.save()
    assert at.stored("이도현").desired_job == "굴착기 운전"
    assert at.panel.state.text().startswith("저장됨 ")
    assert not at.panel.dirty
    column = [c.field for c in at.page.model.columns].index("desired_job")
    row = at.page.model.row_of(at.ids["이도현"])
    assert at.page.model.index(row, column).data() == "굴착기 운전"
    assert at.grid.current_id() == at.ids["이도현"]
    entry = history.record(bench.desk, KindId.SEEKERS, at.ids["이도현"])[0]
    assert [(f.label, f.before, f.after) for f in entry.fields] == [
        ("희망직종", "지게차 운전", "굴착기 운전")
    ]
    assert bench.changes[-1].label == "구직자 수정: 이도현"


def test_a_syllable_still_composing_is_saved(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    field = at.panel.form.fields["desired_area"].widget
    field.setFocus()
    commit(field, "솔내")
    compose(field, "면")
    at.page.save()
    bench.idle()
    assert at.stored("김민지").desired_area == "솔내면"


def test_what_is_wrong_stands_beneath_its_field(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("birth_date", "13/45")
    at.panel.tabs.setCurrentIndex(2)
    at.panel.form.fields["name"].editor.set_value("")
    at.panel.save()
    bench.idle()
    form = at.panel.form
    assert "날짜로 읽을 수 없습니다" in form.fields["birth_date"].problem()
    assert form.fields["name"].problem() == "이름을 입력하세요."
    assert at.panel.tabs.currentIndex() == 1
    assert at.stored("김민지").name == "김민지"
    at.panel.discard_button.click()
    bench.idle()
    assert not at.panel.dirty
    assert form.fields["name"].problem() == ""


def test_a_field_is_judged_when_it_is_left(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("registered_on", "+7")
    at.panel.form.fields["note"].widget.setFocus()
    field = at.panel.form.fields["registered_on"]
    bench.qtbot.waitUntil(lambda: "오늘보다 뒤" in field.problem(), timeout=2_000)
    assert field.widget.text() == "2026-11-27"  # type: ignore[attr-defined]


def test_age_follows_the_birth_date_typed(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("birth_date", "661120")
    hints = [w.text() for w in at.panel.form.fields["birth_date"].findChildren(QLabel)]
    assert "만 60세" in hints


def test_a_stale_save_shows_both_values(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("desired_job", "조리원")
    at.type("desired_area", "가람읍")
    theirs = replace(at.stored("김민지"), desired_job="청소", desired_hours="오전")
    bench.jobs.write(lambda: seekers.save(bench.desk, theirs))
    bench.idle()
    assert at.panel.warning.isVisible()
    assert at.panel.form.fields["desired_job"].value() == "조리원"
    asked: list[Clash] = []

    def choose(parent: object, title: str, clashes: list[Clash]) -> set[str]:
        asked.extend(clashes)
        return {"desired_job"}

    monkeypatch.setattr(stale, "choose", choose)
    at.save()
    assert [(c.label, c.mine, c.theirs) for c in asked] == [("희망직종", "조리원", "청소")]
    stored = at.stored("김민지")
    assert (stored.desired_job, stored.desired_area, stored.desired_hours) == (
        "조리원",
        "가람읍",
        "오전",
    )
    assert not at.panel.dirty
    assert not at.panel.warning.isVisible()


def test_a_stale_save_may_go_on_editing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("desired_job", "조리원")
    theirs = replace(at.stored("김민지"), desired_job="청소")
    bench.jobs.write(lambda: seekers.save(bench.desk, theirs))
    bench.idle()
    monkeypatch.setattr(stale, "choose", lambda *_: None)
    at.save()
    assert at.stored("김민지").desired_job == "청소"
    assert at.panel.form.fields["desired_job"].value() == "조리원"
    assert at.panel.dirty


def test_the_stale_dialog_is_answered_by_keys(qtbot: QtBot) -> None:
    dialog = StaleDialog(None, "김민지", [Clash("desired_job", "희망직종", "조리원", "청소")])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.chosen() == {"desired_job"}
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("answer", "job", "shown"),
    [
        ("save", "조리원", "박정숙"),
        ("discard", "요양보호사", "박정숙"),
        ("stay", "요양보호사", "김민지"),
    ],
)
def test_moving_on_asks_for_what_is_unsaved(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, answer: str, job: str, shown: str
) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("desired_job", "조리원")
    monkeypatch.setattr(dialogs, "ask", lambda *_: answer)
    at.choose("박정숙")
    assert at.stored("김민지").desired_job == job
    assert at.panel.name.text() == shown
    assert at.grid.current_id() == at.ids[shown]
    assert at.panel.dirty is (answer == "stay")


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


def focused(window: QWidget) -> QWidget:
    """What has the focus in a window."""
    widget = window.focusWidget()
    assert widget is not None
    return widget


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


def test_a_phone_is_hidden_until_asked_for_and_logged(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    assert at.panel.phone.text() == "010-****-5678"
    field = at.panel.form.fields["phone"]
    assert field.widget.text() == "010-****-5678"  # type: ignore[attr-defined]
    assert not at.panel.dirty
    at.panel.phone.click()
    bench.idle()
    assert at.panel.phone.text() == "010-1234-5678"
    assert field.widget.text() == "010-1234-5678"  # type: ignore[attr-defined]
    entries = access.listing(bench.desk)
    assert any(e.purpose == "연락처 표시" and e.ids == (at.ids["김민지"],) for e in entries)
    at.choose("박정숙")
    assert at.panel.phone.text() == "010-****-6789"


def test_lists_mask_phones_where_the_centre_says_so(bench: Bench) -> None:
    own = centre_settings.get(bench.desk)
    phone, born = masked(standard(SEEKERS, "phone", "birth_date"))
    assert phone.show("010-1234-5678") == "010-****-5678"
    assert born.show(date(1968, 3, 2)) == "1968-**-**"
    centre_settings.save(bench.desk, replace(own, mask_lists=not own.mask_lists))
    at = Page(bench)
    assert at.page.grid.isVisible()


def test_the_stage_moves_only_where_it_may(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.panel.set_stage(SeekerStatus.COUNSELLING)
    bench.idle()
    assert at.stored("김민지").status is SeekerStatus.COUNSELLING
    assert at.panel.stage.text() == "상담중"
    at.panel.set_stage(SeekerStatus.FOLLOW_UP)
    bench.idle()
    assert at.stored("김민지").status is SeekerStatus.COUNSELLING
    assert "바로 바꿀 수 없습니다" in bench.said[-1].text


def test_history_takes_a_step_back(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.type("desired_job", "조리원")
    at.save()
    at.panel.tabs.setCurrentWidget(at.panel.history)
    bench.idle()
    lines = [label.text() for label in at.panel.history.findChildren(QLabel)]
    assert "희망직종: 요양보호사 → 조리원" in lines
    undo = next(b for b in at.panel.history.findChildren(Button) if b.text() == "되돌리기")
    undo.click()
    bench.idle()
    assert at.stored("김민지").desired_job == "요양보호사"
    assert at.panel.form.fields["desired_job"].value() == "요양보호사"


def test_a_whole_import_is_not_undone_by_one_click(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = Page(bench, filled=False)
    with bench.desk.store.operation("엑셀 가져오기 30명"):
        for number in range(30):
            seekers.register(bench.desk, Seeker(name=f"사람{number}"))
    made = lists.find(bench.desk, KindId.SEEKERS)
    at.page.refresh()
    bench.idle()
    at.page.open_record(Ref(KindId.SEEKERS, made[0]))
    at.panel.tabs.setCurrentWidget(at.panel.history)
    bench.idle()
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, *answers: object) -> str:
        asked.append(text)
        return "stay" if len(asked) == 1 else "undo"

    monkeypatch.setattr(dialogs, "ask", ask)
    undo = next(b for b in at.panel.history.findChildren(Button) if b.text() == "되돌리기")
    undo.click()
    bench.idle()
    assert "30건" in asked[0]
    assert lists.count(bench.desk, KindId.SEEKERS) == 30
    undo.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0
    assert at.panel.record is None


def test_a_referral_is_told_on_the_tab(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    ids = at.ids
    bench.jobs.write(lambda: referrals.refer(bench.desk, [ids["김민지"]], ids["요양보호사"]))
    bench.idle()
    assert at.panel.tabs.tabText(3) == "알선 1"
    assert at.panel.stage.text() == "알선중"


def test_consent_is_given_today_in_one_press(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    assert "개인정보 동의 없음" in chips(at)
    at.panel.consent_today.click()
    at.save()
    assert at.stored("김민지").consent_on == bench.desk.today()
    assert "동의 2026-11-20" in chips(at)


def chips(at: Page) -> list[str]:
    """The words of the chips beneath the name."""
    flow = at.panel.chips
    items = [flow.itemAt(number) for number in range(flow.count())]
    return [item.widget().text for item in items if item is not None]  # type: ignore[union-attr]


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


def test_enter_in_the_list_leads_into_the_record(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.grid.setFocus()
    press(at.grid, Qt.Key.Key_Return)
    assert at.panel.timeline.box.editors["content"].hasFocus()
    at.panel.tabs.setCurrentIndex(1)
    at.grid.setFocus()
    press(at.grid, Qt.Key.Key_Return)
    assert at.panel.form.fields["name"].widget.hasFocus()
    at.page.escape()
    assert at.grid.hasFocus()
    at.panel.tabs.setCurrentWidget(at.panel.history)  # has nothing to fill in
    press(at.grid, Qt.Key.Key_Return)
    assert at.panel.form.fields["name"].widget.hasFocus()


def test_tab_goes_through_the_form_in_reading_order(bench: Bench) -> None:
    at = Page(bench)
    at.choose("김민지")
    at.panel.phone.click()
    bench.idle()
    at.panel.tabs.setCurrentIndex(1)
    at.panel.focus_first()
    order = []
    for _ in range(6):
        focused = at.page.focusWidget()
        order.append(focused.accessibleName() if focused is not None else "")
        press(at.page.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
    assert order == ["이름", "별칭", "성별", "생년월일", "출생연도", "연락처"]


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
