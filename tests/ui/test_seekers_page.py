"""Trip (b) through real widgets: filter, rows, edit, service, journal, change, repaint."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench import Bench, commit, compose, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from seekers_kit import Page, chips
from seekers_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds_work import KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import access, history, lists, referrals, seekers
from jobdesk.ui.widgets import dialogs, stale
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.stale import Clash, StaleDialog


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
