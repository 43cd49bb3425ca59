"""The note box and the timeline through the seeker's panel: by keyboard, with Hangul composing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.services import drafts, lists, notes, phrases
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers.panel import SeekerPanel
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.note_box import NoteBox
from jobdesk.ui.widgets.phrase_picker import PhrasePicker
from jobdesk.ui.widgets.timeline_view import TimelineView
from tests.casework import status
from tests.ui.bench import Bench, benched, commit, compose, fill, press

CTRL = Qt.KeyboardModifier.ControlModifier
N, S = KindId.NOTES, KindId.SEEKERS


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def ids(bench: Bench) -> dict[str, int]:
    return fill(bench.desk)


@pytest.fixture
def panel(bench: Bench, ids: dict[str, int]) -> SeekerPanel:
    made = SeekerPanel(bench.desk, bench.hub, bench.jobs, bench.notices, {})
    bench.show(made, 560, 640)
    made.window().activateWindow()
    bench.qtbot.waitUntil(made.isActiveWindow)
    made.show_record(ids["김민지"])
    bench.idle()
    return made


def view(panel: SeekerPanel) -> TimelineView:
    shown = panel.tabs.currentWidget()
    assert isinstance(shown, TimelineView)
    return shown


def titles(panel: SeekerPanel) -> list[str]:
    return [entry.event_shown.title for entry in view(panel).entries]


def all_notes(desk: Desk) -> list[Note]:
    found: list[Note] = records.get_many(desk.store, N, lists.find(desk, N).tolist())
    return found


def typed(widget: QWidget, text: str) -> None:
    for letter in text:
        commit(widget, letter)


def test_a_note_takes_seconds_and_no_mouse(bench: Bench, panel: SeekerPanel) -> None:
    panel.focus_first()
    box = view(panel).box
    assert box.editors["content"].hasFocus()
    typed(box.editors["content"], "조리원 자리를 안내함.")
    for _ in range(1):
        press(box.editors["content"], Qt.Key.Key_Tab)
    assert box.editors["next_on"].hasFocus()
    typed(box.editors["next_on"], "+7")
    press(box.editors["next_on"], Qt.Key.Key_Tab)
    typed(box.editors["next_at"], "14시")
    press(box.editors["next_at"], Qt.Key.Key_Tab)
    typed(box.editors["next_what"], "면접 결과 확인")
    press(box.editors["next_what"], Qt.Key.Key_Return, CTRL)
    bench.idle()
    (note,) = all_notes(bench.desk)
    assert note.content == "조리원 자리를 안내함."
    assert (str(note.next_on), note.next_at) == ("2026-11-27", "14:00")
    assert status(bench.desk, S, note.seeker_id or 0) == "상담중"
    assert titles(panel)[0] == "구직자 상태: 구직등록 → 상담중"
    assert "취업상담 · 방문" in titles(panel)
    assert not panel.dirty
    assert panel.tabs.tabText(0) == "상담 1"


def test_the_last_syllable_is_saved_with_the_rest(bench: Bench, panel: SeekerPanel) -> None:
    content = view(panel).box.editors["content"]
    content.setFocus()
    typed(content, "다시 전화하기로 ")
    compose(content, "함")
    press(content, Qt.Key.Key_Return, CTRL)
    bench.idle()
    assert all_notes(bench.desk)[0].content == "다시 전화하기로 함"


def test_ctrl_s_of_the_page_saves_the_note_too(bench: Bench, panel: SeekerPanel) -> None:
    typed(view(panel).box.editors["content"], "면접을 준비함")
    panel.save()
    bench.idle()
    assert [note.content for note in all_notes(bench.desk)] == ["면접을 준비함"]


def test_what_is_wrong_is_said_and_nothing_is_lost(bench: Bench, panel: SeekerPanel) -> None:
    box = view(panel).box
    typed(box.editors["content"], "면접을 준비함")
    typed(box.editors["next_at"], "15:00")
    box.save()
    bench.idle()
    assert box.problem.isVisible()
    assert "날짜" in box.problem.text()
    assert all_notes(bench.desk) == []
    assert box.dirty


def test_a_phrase_is_found_by_its_initials_and_filled(bench: Bench, panel: SeekerPanel) -> None:
    phrases.add_defaults(bench.desk)
    content = view(panel).box.editors["content"]
    content.setFocus()
    press(content, Qt.Key.Key_Space, CTRL)
    bench.idle()
    picker = bench.qtbot.waitUntil(lambda: _picker() is not None) or _picker()
    assert picker is not None
    typed(picker.search, "ㅊㄱㅅㄷ")
    assert picker.words.text().startswith("{이름} 님 초기상담")
    press(picker.search, Qt.Key.Key_Return)
    bench.idle()
    assert content.value().startswith("김민지 님 초기상담")


def _picker() -> PhrasePicker | None:
    window = QApplication.activeModalWidget()
    return window if isinstance(window, PhrasePicker) else None


def test_a_centre_without_phrases_is_offered_some(bench: Bench, panel: SeekerPanel) -> None:
    view(panel).box.offer_phrases()
    bench.idle()
    picker = _picker()
    assert picker is not None
    assert picker.defaults.isVisible()
    assert not picker.go.isEnabled()
    picker.defaults.click()
    bench.idle()
    assert picker.list.count() == len(phrases.defaults())
    assert picker.go.isEnabled()
    picker.reject()


def test_leaving_asks_and_may_drop_what_is_typed(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = ["stay", "discard"]

    def ask(parent: object, title: str, text: str, *_: object) -> str:
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "ask", ask)
    typed(view(panel).box.editors["content"], "아직 쓰는 중")
    assert panel.dirty
    panel.leave(lambda: panel.show_record(ids["박정숙"]))
    bench.idle()
    assert panel.record.id == ids["김민지"]
    panel.leave(lambda: panel.show_record(ids["박정숙"]))
    bench.idle()
    assert panel.record.id == ids["박정숙"]
    assert len(asked) == 2
    assert "쓰던 상담" in asked[0]
    assert not view(panel).box.dirty
    assert all_notes(bench.desk) == []


def test_what_was_typed_survives_the_end_of_the_program(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    box = view(panel).box
    typed(box.editors["content"], "전화가 와서 멈춤")
    typed(box.editors["next_on"], "+3")
    box.keep_draft()
    bench.idle()
    again = SeekerPanel(bench.desk, bench.hub, bench.jobs, bench.notices, {})
    bench.show(again, 560, 640)
    again.show_record(ids["김민지"])
    bench.idle()
    other = view(again).box
    assert other.editors["content"].value() == "전화가 와서 멈춤"
    assert str(other.editors["next_on"].value()) == "2026-11-23"
    assert "작성 중이던" in other.told.text()
    assert other.dirty
    other.save()
    bench.idle()
    assert len(all_notes(bench.desk)) == 1
    assert drafts.get(bench.desk, f"note:seekers:{ids['김민지']}") is None


def test_what_was_wiped_out_by_hand_does_not_come_back(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    box, place = view(panel).box, f"note:seekers:{ids['김민지']}"
    typed(box.editors["content"], "다른 분 이야기")
    box.keep_draft()
    bench.idle()
    assert drafts.get(bench.desk, place) is not None
    box.editors["content"].clear()
    box.keep_draft()
    bench.idle()
    assert drafts.get(bench.desk, place) is None


def test_a_note_is_changed_where_it_stands(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    both = [ids["김민지"], ids["박정숙"]]
    notes.write(bench.desk, notes.blank(bench.desk, content="집단상담"), both)
    view(panel).show_record(panel.record)
    bench.idle()
    entry = next(e for e in view(panel).entries if e.event_shown.note)
    QTest.mouseClick(entry.edit_button, Qt.MouseButton.LeftButton)
    assert isinstance(entry.box, NoteBox)
    typed(entry.box.editors["content"], "을 함")
    assert panel.dirty
    press(entry.box.editors["content"], Qt.Key.Key_Return, CTRL)
    bench.idle()
    assert {note.content for note in all_notes(bench.desk)} == {"을 함집단상담"}
    assert not panel.dirty


def test_only_this_ones_note_is_changed_where_the_tick_is_taken_off(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    both = [ids["김민지"], ids["박정숙"]]
    notes.write(bench.desk, notes.blank(bench.desk, content="집단상담"), both)
    view(panel).show_record(panel.record)
    bench.idle()
    entry = next(e for e in view(panel).entries if e.event_shown.note)
    entry.edit()
    entry.together.setChecked(False)
    assert entry.box is not None
    entry.box.editors["topic"].set_value("직업훈련")
    entry.box.save()
    bench.idle()
    found = {note.seeker_id: note.topic for note in all_notes(bench.desk)}
    assert found == {ids["김민지"]: "직업훈련", ids["박정숙"]: "취업상담"}


def test_a_note_goes_to_the_trash_alone_or_with_its_batch(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [ids["김민지"], ids["박정숙"]]
    notes.write(bench.desk, notes.blank(bench.desk, content="집단상담"), both)
    for answer, left in (("", 2), ("all", 0)):
        monkeypatch.setattr(dialogs, "ask", lambda *_, given=answer: given)
        view(panel).show_record(panel.record)
        bench.idle()
        next(e for e in view(panel).entries if e.event_shown.note).trash()
        bench.idle()
        assert lists.count(bench.desk, N) == left


def test_filters_narrow_the_list_and_an_entry_opens_its_record(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    from jobdesk.services import referrals

    referrals.refer(bench.desk, [ids["김민지"]], ids["요양보호사"])
    notes.write(bench.desk, notes.blank(bench.desk, content="상담"), [ids["김민지"]])
    view(panel).show_record(panel.record)
    bench.idle()
    shown = view(panel)
    shown.filters["notes"].click()
    assert titles(panel) == ["취업상담 · 방문"]
    shown.filters["referrals"].click()
    assert titles(panel) == ["알선: 한빛요양원 요양보호사"]
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    shown.entries[0].open_button.click()
    assert [ref.kind for ref in opened] == [KindId.REFERRALS]
    shown.filters[""].click()
    assert len(titles(panel)) > 2


def test_a_long_story_is_shown_in_parts(
    bench: Bench, panel: SeekerPanel, ids: dict[str, int]
) -> None:
    for number in range(30):
        made = notes.blank(bench.desk, content=f"{number}번째", noted_at=f"09:{number:02d}")
        notes.write(bench.desk, made, [ids["김민지"]])
    view(panel).show_record(panel.record)
    bench.idle()
    shown = view(panel)
    assert len(shown.entries) == 20
    shown._more()
    assert len(shown.entries) == len(shown.shown) > 30
