"""The paper list typed back in, with real widgets and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult, MeetingStatus
from jobdesk.services import (
    day_floor,
    day_paper_entry,
    day_records,
    drafts,
    history,
    reception,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days.paper_entry import PaperEntry
from jobdesk.ui.pages.matching_days.paper_model import PaperModel
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from tests import day_kit
from tests.day_kit import Day
from tests.ui.bench import Bench, benched, commit, compose

Key = Qt.Key
A, B, C = day_kit.FIRMS
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(desk: Desk) -> Day:
    made = day_kit.make(desk)
    day_kit.meet(made, 0, A, "13:30")
    return made


@pytest.fixture
def bench(qtbot: QtBot, day: Day, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, day.desk, tmp_path) as made:
        yield made
    _hosts.clear()


_hosts: list[QWidget] = []
"""What stands around an entry lives as long as the test."""


def opened(bench: Bench, day: Day) -> PaperEntry:
    host = QWidget()
    _hosts.append(host)
    entry = PaperEntry(bench.desk, bench.jobs, bench.notices, day.id, host)
    bench.show(host)
    entry.resize(1118, 600)
    host.activateWindow()
    entry.grid.setFocus()
    return entry


@pytest.fixture
def entry(bench: Bench, day: Day) -> PaperEntry:
    return opened(bench, day)


def keys(entry: PaperEntry, *pressed: str | Qt.Key) -> None:
    """Press keys where the focus is: in the grid, or in the cell that is being typed in."""
    for key in pressed:
        for one in key if isinstance(key, str) else (key,):
            focused = QApplication.focusWidget()
            target = focused if isinstance(focused, HangulLineEdit) else entry.grid
            QTest.keyClick(target, one)


def cell(entry: PaperEntry, row: int, column: str) -> str:
    return entry.model.text(entry.model.lines[row], column)


def test_a_column_is_typed_downwards(bench: Bench, day: Day, entry: PaperEntry) -> None:
    assert entry.grid.currentIndex().column() == 3
    keys(entry, "o", Key.Key_Return, "x", Key.Key_Return, "o", Key.Key_Down)
    assert [cell(entry, row, "came") for row in range(4)] == ["O", "X", "O", ""]
    assert entry.grid.currentIndex().row() == 3
    assert entry.state.text() == "저장하지 않은 줄 3"
    QTest.keyClick(entry.grid, Key.Key_Up)
    assert entry.grid.currentIndex().row() == 2
    entry.save()
    bench.idle()
    assert reception.counts(day.desk, day.id).came == 2
    assert entry.state.text() == "모두 저장됨"
    assert not entry.go.isEnabled()
    history.undo(day.desk)
    assert reception.counts(day.desk, day.id).came == 0


def test_a_line_is_typed_to_the_right(bench: Bench, day: Day, entry: PaperEntry) -> None:
    keys(entry, "o", Key.Key_Tab, "1325", Key.Key_Tab, "1", Key.Key_Tab, "1", Key.Key_Tab)
    keys(entry, "2", Key.Key_Tab, "3", Key.Key_Tab)
    assert [cell(entry, 0, c) for c in ("came", "at", "booth0", "result0")] == [
        "O",
        "13:25",
        "1",
        "채용",
    ]
    assert (cell(entry, 0, "booth1"), cell(entry, 0, "result1")) == ("2", "불채용")
    entry.save()
    bench.idle()
    done = [i for i in day_records.interviews(day.desk, day.id) if i.status is MeetingStatus.DONE]
    assert sorted((i.day_employer_id, i.result.value) for i in done) == [
        (day.booths[A], "채용"),
        (day.booths[B], "불채용"),
    ]
    assert cell(entry, 0, "result1") == "불채용"


def test_what_is_wrong_is_said_and_not_stored(bench: Bench, day: Day, entry: PaperEntry) -> None:
    keys(entry, "x", Key.Key_Tab, Key.Key_Tab, "9", Key.Key_Tab)
    assert entry.state.text() == "저장하지 않은 줄 1 · 고칠 칸 2"
    entry.grid.stand(3, "came")
    entry.save()
    bench.idle()
    assert entry.grid.currentIndex().row() == 0
    assert entry.said.text() == "도착 시각이나 면접이 있으면 O(참석)이어야 합니다."
    assert reception.counts(day.desk, day.id).absent == 0
    entry.grid.stand(0, "booth0")
    assert "부스 번호나 업체 이름이 아닙니다" in entry.said.text()
    QTest.keyClick(entry.grid, Key.Key_Delete)
    assert entry.state.text() == "저장하지 않은 줄 1"
    entry.save()
    bench.idle()
    assert reception.counts(day.desk, day.id).absent == 1


def test_a_block_is_pasted_from_excel(bench: Bench, day: Day, entry: PaperEntry) -> None:
    QGuiApplication.clipboard().setText("O\t13:20\t1\t채용\r\nX\r\nO\t1330\r\n")
    entry.grid.stand(0, "came")
    QTest.keyClick(entry.grid, Key.Key_V, _CTRL)
    assert [cell(entry, row, "came") for row in range(3)] == ["O", "X", "O"]
    assert cell(entry, 2, "at") == "13:30"
    QTest.keyClick(entry.grid, Key.Key_Z, _CTRL)
    assert entry.state.text() == "모두 저장됨"


def test_pasted_at_the_numbers_each_line_finds_its_own(bench: Bench, entry: PaperEntry) -> None:
    QGuiApplication.clipboard().setText("5\t강식\t\tX\n2\t\t\tO\n99\t\t\tO\n")
    entry.grid.stand(0, "number")
    QTest.keyClick(entry.grid, Key.Key_V, _CTRL)
    assert (cell(entry, 4, "came"), cell(entry, 1, "came")) == ("X", "O")
    assert cell(entry, 4, "name") == "강식"
    assert len(entry.model.changed) == 2
    assert bench.said[-1].text == (
        "1줄은 붙여 넣지 않았습니다 (99번: 명단에 없습니다). 나머지 2줄은 넣었습니다."
    )


def test_a_block_is_copied(entry: PaperEntry) -> None:
    entry.grid.stand(0, "number")
    QTest.keyClick(entry.grid, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(entry.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(entry.grid, Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "1\t김민지\n2\t김민준"


def test_what_is_typed_outlives_the_window(bench: Bench, day: Day, entry: PaperEntry) -> None:
    keys(entry, "o", Key.Key_Return)
    entry.leave(lambda: None)
    bench.idle()
    kept = drafts.get(day.desk, f"paper:{day.id}")
    assert kept is not None
    assert kept.values == {f"{day.people[0]}:came": "O"}
    again = opened(bench, day)
    assert again.drafts.isVisible()
    again.drafts.take()
    assert cell(again, 0, "came") == "O"
    again.save()
    bench.idle()
    assert drafts.get(day.desk, f"paper:{day.id}") is None
    assert reception.counts(day.desk, day.id).came == 1


def test_what_another_desk_stores_does_not_take_what_is_typed(
    bench: Bench, day: Day, entry: PaperEntry
) -> None:
    keys(entry, "x", Key.Key_Return)
    reception.arrive(day.desk, day.people[3], "13:40")
    entry.refresh()
    bench.idle()
    assert (cell(entry, 0, "came"), cell(entry, 3, "came")) == ("X", "O")
    assert len(entry.model.changed) == 1


def test_a_cell_that_is_being_typed_in_stays_open(
    bench: Bench, day: Day, entry: PaperEntry
) -> None:
    entry.grid.stand(1, "at")
    keys(entry, "13")
    reception.arrive(day.desk, day.people[3], "13:40")
    entry.refresh()
    bench.idle()
    keys(entry, "2")
    gone = day.people[5]
    with day.desk.store.operation("취소"):
        old = day_records.attendee(day.desk, gone)
        records.update(day.desk.store, replace(old, status=AttendeeStatus.CANCELLED))
    entry.refresh()
    bench.idle()
    keys(entry, "5", Key.Key_Return)
    assert cell(entry, 1, "at") == "13:25"
    assert cell(entry, 3, "came") == "O"
    bench.qtbot.waitUntil(lambda: entry.model.row_of(str(gone)) < 0)
    assert entry.grid.currentIndex().row() == 2
    assert cell(entry, 1, "at") == "13:25"


def test_who_was_written_at_the_foot_is_a_walk_in(
    bench: Bench, day: Day, entry: PaperEntry
) -> None:
    entry.grid.stand(6, "name")
    assert entry.model.index(6, 0).data() == "현장"
    keys(entry, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, HangulLineEdit)
    editor.insert("정다")
    compose(editor, "우")
    QTest.keyClick(editor, Key.Key_Return)
    assert QApplication.focusWidget() is editor  # Enter ended the syllable alone
    commit(editor, "운")
    QTest.keyClick(editor, Key.Key_Tab)
    keys(entry, "01044443333", Key.Key_Return)
    assert (cell(entry, 6, "name"), cell(entry, 6, "phone")) == ("정다운", "010-4444-3333")
    entry.save()
    bench.idle()
    person = day_records.attendees(day.desk, day.id)[-1]
    assert (person.number, person.status) == (7, AttendeeStatus.CAME)
    assert cell(entry, 6, "name") == "정다운"
    assert entry.model.index(6, 0).data() == "7"


def test_a_name_of_the_list_cannot_be_typed_over(entry: PaperEntry) -> None:
    entry.grid.stand(0, "name")
    keys(entry, "x", Key.Key_Return)
    assert cell(entry, 0, "name") == "김민지"


def test_lines_are_found_and_sorted_as_printed(entry: PaperEntry, bench: Bench) -> None:
    entry.search.setFocus()
    entry.search.insert("ㅂㅈ")
    QTest.keyClick(entry.search, Key.Key_Return)
    assert entry.grid.currentIndex().row() == 3
    assert QApplication.focusWidget() is entry.grid
    entry.order.click()
    names = [cell(entry, row, "name") for row in range(6)]
    assert names == sorted(names)
    entry.order.click()
    assert cell(entry, 3, "number") == "4"


def test_what_was_cleared_by_a_slip_is_put_back(bench: Bench, entry: PaperEntry) -> None:
    entry.grid.stand(0, "came")
    keys(entry, "o", Key.Key_Return, "x", Key.Key_Return)
    entry.drop.click()
    assert entry.state.text() == "모두 저장됨"
    assert bench.said[-1].text == "저장하지 않은 2줄의 입력을 지웠습니다."
    QTest.keyClick(entry.grid, Key.Key_Z, _CTRL)
    assert [cell(entry, row, "came") for row in range(2)] == ["O", "X"]
    entry.drop.click()
    entry.grid.stand(1, "came")
    keys(entry, "o", Key.Key_Return)
    action = bench.said[-1].action
    assert action is not None
    action()
    assert [cell(entry, row, "came") for row in range(2)] == ["O", "O"]  # typed since: it stays
    assert entry.state.text() == "저장하지 않은 줄 2"


def test_nothing_found_to_paste_is_said(bench: Bench, entry: PaperEntry) -> None:
    QGuiApplication.clipboard().setText("O")
    entry.grid.stand(0, "name")
    QTest.keyClick(entry.grid, Key.Key_V, _CTRL)
    assert "붙여 넣을 자리" in bench.said[-1].text


def test_the_part_leads_there_and_back(bench: Bench, day: Day) -> None:
    host = QWidget()
    part = ReceptionPart(bench.desk, bench.hub, bench.jobs, bench.notices, day.id, host)
    bench.show(host)
    assert part.escape() is False
    paper = part.open_paper()
    bench.idle()
    paper.model.put({(paper.model.lines[0].key, "came"): "o"})
    part.save()
    bench.idle()
    assert part.counts.text_of("came") == "1"
    part.focus_search()
    assert part.escape() is True
    assert part.open_paper() is paper
    left: list[bool] = []
    part.leave(lambda: left.append(True))
    assert left == [True]


def test_the_lines_keep_what_qt_asks_of_a_model(day: Day, qtmodeltester: ModelTester) -> None:
    model = PaperModel()
    qtmodeltester.check(model)
    model.show_sheet(day_paper_entry.sheet(day.desk, day.id, blanks=1))
    assert (model.rowCount(), model.columnCount()) == (7, 13)
    assert model.rowCount(model.index(0, 0)) == 0
    model.put({(model.lines[0].key, "came"): "o"})
    model.sort_lines(by_name=True)
    model.clear()
    model.show_sheet(day_paper_entry.sheet(day.desk, day.id, blanks=0))


def test_a_meeting_held_meanwhile_does_not_slip_under_what_is_typed(day: Day) -> None:
    model = PaperModel()
    model.show_sheet(day_paper_entry.sheet(day.desk, day.id))
    key = model.lines[0].key
    model.put({(key, "booth0"): "2"})
    met = day_kit.meet(day, 0, day_kit.FIRMS[0], "13:30")
    day_floor.give_result(day.desk, met, InterviewResult.HIRED, "13:45")
    model.show_sheet(day_paper_entry.sheet(day.desk, day.id))
    assert (model.cells(model.lines[0])["booth0"], model.cells(model.lines[0])["result0"]) == (
        "2",
        "",
    )
    day_paper_entry.save(day.desk, day.id, model.entries())
    assert sorted(
        (one.day_employer_id, one.result.value)
        for one in day_records.interviews(day.desk, day.id)
        if one.attendee_id == day.people[0] and one.status is MeetingStatus.DONE
    ) == [(day.booths[day_kit.FIRMS[0]], "채용"), (day.booths[day_kit.FIRMS[1]], "")]
