"""상담일지 through its widgets: the day's notes, one note for many, changing them all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.counselling import Note
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import history, lists, notes, outreach, phrases
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.counselling import CounsellingPage
from jobdesk.ui.pages.counselling.notes_list import NotesList
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.note_dialog import NoteDialog
from jobdesk.ui.widgets.people_picker import PeoplePicker
from jobdesk.ui.widgets.phrase_picker import PhrasePicker
from tests.casework import status
from tests.ui.bench import Bench, benched, commit, fill, press

CTRL = Qt.KeyboardModifier.ControlModifier
N, S = KindId.NOTES, KindId.SEEKERS
TODAY = date(2026, 11, 20)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def ids(bench: Bench) -> dict[str, int]:
    """People of the bench, with a note each of other days, topics and channels."""
    made = fill(bench.desk)
    for name, days, topic, channel in (
        ("김민지", 0, "취업상담", "방문"),
        ("박정숙", 3, "직업훈련", "유선"),
        ("이도현", 40, "실업급여", "유선"),
    ):
        note = notes.blank(
            bench.desk,
            noted_on=TODAY - timedelta(days=days),
            topic=topic,
            channel=channel,
            content=f"{name} 상담",
        )
        notes.write(bench.desk, note, [made[name]])
    return made


@pytest.fixture
def window(bench: Bench, ids: dict[str, int]) -> MainWindow:
    made = bench.window()
    made.show_page("counselling")
    bench.qtbot.waitUntil(made.isActiveWindow)
    bench.idle()
    return made


def page(window: MainWindow) -> CounsellingPage:
    found = window.page("counselling")
    assert isinstance(found, CounsellingPage)
    return found


def listed(window: MainWindow) -> NotesList:
    found = page(window).widget("notes")
    assert isinstance(found, NotesList)
    return found


def contents(bench: Bench, shown: NotesList) -> list[str]:
    bench.idle()
    found = lists.rows(bench.desk, N, shown.model.ids, ("content",))
    return [str(found[int(id_)][0]) for id_ in shown.model.ids]


W = TypeVar("W", bound=QWidget)


def opened(bench: Bench, kind: type[W]) -> W:
    """The dialog of that type that was opened, ready for keys."""
    found = next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    to_front(bench, found)
    return found


def to_front(bench: Bench, window: QWidget) -> None:
    """What a window system does when another window closes."""
    window.activateWindow()
    bench.qtbot.waitUntil(window.isActiveWindow)


def typed(widget: QWidget, text: str) -> None:
    for letter in text:
        commit(widget, letter)


def choose(bench: Bench, picker: PeoplePicker, words: str) -> None:
    """Type a part of a name and take the first that is found, by keys."""
    count = len(picker.ids)
    picker.edit.setFocus()
    typed(picker.edit, words)
    edit = picker.edit
    bench.qtbot.waitUntil(lambda: edit._popup is not None and edit._popup.isVisible())
    press(edit, Qt.Key.Key_Return)
    assert len(picker.ids) == count + 1


def stored(desk: Desk) -> list[Note]:
    found: list[Note] = records.get_many(desk.store, N, lists.find(desk, N).tolist())
    return found


# The list


def test_the_newest_note_stands_first_with_whom_it_was(bench: Bench, window: MainWindow) -> None:
    shown = listed(window)
    assert contents(bench, shown) == ["김민지 상담", "박정숙 상담", "이도현 상담"]
    assert [c.title for c in shown.model.columns][:3] == ["상담일", "상담한 분", "유형"]
    assert shown.panel.name.text() == "김민지"
    model = shown.model
    assert model.index(1, 1).data() == "박정숙"


def test_a_note_with_a_firm_is_named_after_it(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    note = notes.blank(bench.desk, topic="기업지원", content="채용 계획을 들음")
    bench.hub.changed.emit(notes.write(bench.desk, note, (), [ids["한빛요양원"]]))
    bench.idle()
    shown = listed(window)
    assert "한빛요양원" in [shown.model.index(row, 1).data() for row in range(4)]


def test_filters_narrow_by_topic_channel_counsellor_and_days(
    bench: Bench, window: MainWindow
) -> None:
    shown = listed(window)
    for condition, left in (
        (Condition("topic", Op.IN, ("직업훈련",)), ["박정숙 상담"]),
        (Condition("channel", Op.IN, ("유선",)), ["박정숙 상담", "이도현 상담"]),
        (Condition("counsellor", Op.IN, (bench.desk.user,)), 3),
        (Condition("noted_on", Op.AT_LEAST, TODAY - timedelta(days=5)), 2),
    ):
        shown.show_filtered(N, Filter(conditions=(condition,)))
        found = contents(bench, shown)
        assert found == left or len(found) == left
        assert shown.bar.chip_texts()
    shown.clear_filter()
    assert len(contents(bench, shown)) == 3


def test_ready_views_are_one_press_away(bench: Bench, window: MainWindow) -> None:
    shown = listed(window)
    views = {button.text(): button for button in shown.links.findChildren(Button)}
    wanted = {"오늘": 1, "이번 달": 2, "다음 상담": 0, "내 상담": 3}
    for label, left in wanted.items():
        views[label].click()
        assert len(contents(bench, shown)) == left, label


def test_search_finds_by_initials_and_content(bench: Bench, window: MainWindow) -> None:
    shown = listed(window)
    press(window, Qt.Key.Key_F, CTRL)
    assert shown.search.hasFocus()
    typed(shown.search, "ㅂㅈㅅ")
    press(shown.search, Qt.Key.Key_Return)
    assert contents(bench, shown) == ["박정숙 상담"]


# One note, by keys only


def test_a_note_is_written_by_keys_alone(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    phrases.add_defaults(bench.desk)
    press(window, Qt.Key.Key_N, CTRL)
    bench.idle()
    dialog = opened(bench, NoteDialog)
    choose(bench, dialog.people, "ㅊㅇㅎ")
    content = dialog.box.editors["content"]
    content.setFocus()
    press(content, Qt.Key.Key_Space, CTRL)
    bench.idle()
    picker = opened(bench, PhrasePicker)
    typed(picker.search, "초기")
    press(picker.search, Qt.Key.Key_Return)
    bench.idle()
    assert content.value().startswith("최영희 님")
    to_front(bench, dialog)
    typed(dialog.box.editors["next_on"], "+7")
    typed(dialog.box.editors["next_at"], "오후 2시")
    typed(dialog.box.editors["next_what"], "서류 확인")
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    press(dialog, Qt.Key.Key_S, CTRL)
    bench.idle()
    assert closed == [NoteDialog.DialogCode.Accepted.value]
    (note,) = [one for one in stored(bench.desk) if one.seeker_id == ids["최영희"]]
    assert (note.next_on, note.next_at, note.next_what) == (
        date(2026, 11, 27),
        "14:00",
        "서류 확인",
    )
    assert note.batch == ""
    assert status(bench.desk, S, ids["최영희"]) == "상담중"
    (coming,) = notes.appointments(bench.desk, TODAY, date(2026, 11, 30))
    assert (coming.name, coming.met) == ("최영희", False)
    shown = listed(window)
    bench.idle()
    assert note.id in [int(id_) for id_ in shown.model.ids]


def test_a_note_for_nobody_is_refused_and_kept(bench: Bench, window: MainWindow) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    dialog = opened(bench, NoteDialog)
    typed(dialog.box.editors["content"], "누구와 했더라")
    dialog.box.save()
    bench.idle()
    assert "누구와" in dialog.box.problem.text()
    assert dialog.box.problem.isVisible()
    assert dialog.box.editors["content"].value() == "누구와 했더라"
    assert len(stored(bench.desk)) == 3
    dialog.box.discard()
    dialog.reject()


def test_cancelling_asks_before_a_written_note_is_dropped(
    bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["stay", "discard"]
    monkeypatch.setattr(dialogs, "ask", lambda *_: answers.pop(0))
    press(window, Qt.Key.Key_N, CTRL)
    dialog = opened(bench, NoteDialog)
    typed(dialog.box.editors["content"], "쓰다 맒")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert answers == []


# One note for many


def test_one_note_for_many_is_one_undo(
    bench: Bench, window: MainWindow, ids: dict[str, int]
) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    dialog = opened(bench, NoteDialog)
    for words in ("김민지", "ㅂㅈㅅ", "ㅇㄷㅎ"):
        choose(bench, dialog.people, words)
    assert dialog.people.names == ("김민지", "박정숙", "이도현")
    assert dialog.box.save_button.text() == "3건 저장"
    chip = dialog.people._flow.itemAt(1).widget()
    assert chip is not None
    chip.click()
    assert dialog.people.names == ("김민지", "이도현")
    choose(bench, dialog.firms, "한빛")
    dialog.box.setFocus()
    typed(dialog.box.editors["content"], "집단상담을 함")
    press(dialog.box.editors["content"], Qt.Key.Key_Return, CTRL)
    bench.idle()
    made = [note for note in stored(bench.desk) if note.content == "집단상담을 함"]
    assert len(made) == 3
    assert {note.batch for note in made} == {made[0].batch} != {""}
    to_front(bench, window)
    press(window, Qt.Key.Key_Z, CTRL)
    bench.idle()
    assert len(stored(bench.desk)) == 3


@pytest.fixture
def group(bench: Bench, window: MainWindow, ids: dict[str, int]) -> list[int]:
    """Ids of three notes written together; the first is shown."""
    people = [ids[name] for name in ("김민지", "박정숙", "이도현")]
    note = notes.blank(bench.desk, content="이력서 쓰기")
    change = notes.write(bench.desk, note, people)
    bench.hub.changed.emit(change)
    bench.idle()
    made = [ref.id for ref in change.refs if ref.kind is N]
    listed(window).open_id(made[0])
    bench.idle()
    return made


def told(desk: Desk, made: list[int]) -> list[str]:
    found: list[Note] = records.get_many(desk.store, N, made)
    return [note.content for note in found]


@pytest.mark.parametrize(
    ("answer", "changed"), [("", 0), ("one", 1), ("all", 3)], ids=["stay", "one", "all"]
)
def test_changing_a_note_of_many_asks_whether_all_are_meant(
    bench: Bench,
    window: MainWindow,
    group: list[int],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    changed: int,
) -> None:
    asked: list[str] = []

    def ask(_: object, title: str, text: str, *answers: dialogs.Answer) -> str:
        asked.append(" ".join((title, text, *(one.label for one in answers))))
        return answer

    monkeypatch.setattr(dialogs, "ask", ask)
    panel = listed(window).panel
    panel.form.fields["content"].editor.set_value("이력서와 면접")
    press(window, Qt.Key.Key_S, CTRL)
    bench.idle()
    assert "함께 쓴 3건 모두" in asked[0]
    assert told(bench.desk, group).count("이력서와 면접") == changed
    assert panel.dirty is (answer == "")
    if changed:
        history.undo(bench.desk)
        assert set(told(bench.desk, group)) == {"이력서 쓰기"}
    else:
        panel.discard()
        bench.idle()


def test_a_note_of_one_is_changed_without_a_question(
    bench: Bench, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask", lambda *_: pytest.fail("asked"))
    panel = listed(window).panel
    panel.form.fields["content"].editor.set_value("다시 씀")
    panel.save()
    bench.idle()
    assert sorted(note.content for note in stored(bench.desk))[0] == "다시 씀"


def test_those_written_together_are_listed_and_made_alike(
    bench: Bench, window: MainWindow, group: list[int]
) -> None:
    shown = listed(window)
    note: Note = records.get(bench.desk.store, N, group[0])
    bench.hub.changed.emit(notes.save(bench.desk, replace(note, content="따로 고침")))
    bench.idle()
    tab = shown.panel.tabs.widget(1)
    shown.panel.tabs.setCurrentIndex(1)
    bench.idle()
    assert shown.panel.tabs.tabText(1) == "함께 쓴 사람 2"
    assert tab.spread.isVisible()
    tab.spread.click()
    bench.idle()
    assert set(told(bench.desk, group)) == {"따로 고침"}


# Keys of the page


def test_keys_of_the_page(bench: Bench, window: MainWindow, ids: dict[str, int]) -> None:
    shown = listed(window)
    outreach.add(bench.desk, outreach.blank(bench.desk, place="솔내면 장터"))
    note = notes.blank(bench.desk, content="다른 자리에서 씀")
    notes.write(bench.desk, note, [ids["최영희"]])
    press(window, Qt.Key.Key_F5)
    assert len(contents(bench, shown)) == 4
    shown.grid.setFocus()
    press(shown.grid, Qt.Key.Key_Return)
    assert shown.panel.isAncestorOf(window.focusWidget())
    press(window, Qt.Key.Key_Escape)
    assert shown.grid.hasFocus()
    press(window, Qt.Key.Key_P, CTRL)
    assert "인쇄할 것이 없습니다" in bench.said[-1].text
    press(page(window), Qt.Key.Key_PageDown, CTRL)
    bench.idle()
    assert page(window).name == "applications"
    press(page(window), Qt.Key.Key_PageDown, CTRL)
    bench.idle()
    assert page(window).name == "outreach"
    assert page(window).current.grid.hasFocus()
    press(page(window), Qt.Key.Key_PageDown, CTRL)
    bench.idle()
    assert page(window).name == "matrix"
    press(window, Qt.Key.Key_N, CTRL)
    assert page(window).name == "notes"
    opened(bench, NoteDialog).reject()
