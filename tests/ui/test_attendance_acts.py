"""What the attendance grid takes from the clipboard and opens: blocks of a sheet, 훈련생 상담."""

from __future__ import annotations

from typing import TypeVar

import pytest
from attendance_ui_kit import CONTROL, SHIFT, Kit, kit_of, show
from bench import Bench, compose
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from window_kit import bench as bench

from jobdesk.domain.attendance import Standing
from jobdesk.domain.attendance_warning import Alarm
from jobdesk.domain.counselling import NoteTopic
from jobdesk.domain.trainees import Mark, TraineeStatus
from jobdesk.services import attendance, cohort_care, history
from jobdesk.services.attendance import Slip
from jobdesk.ui.models import attendance_words as words
from jobdesk.ui.pages.training.attendance_slip import SlipDialog
from jobdesk.ui.pages.training.note_writing import TraineeNote
from tests.attendance_kit import make


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Four people, eight days that have passed."""
    return kit_of(bench)


def _paste(kit: Kit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    kit.press(Qt.Key.Key_V, CONTROL)


_T = TypeVar("_T", SlipDialog, TraineeNote)


def _open(kind: type[_T]) -> _T:
    found = QApplication.topLevelWidgets()
    return next(each for each in found if isinstance(each, kind) and each.isVisible())


def test_a_block_of_a_sheet_goes_in_where_the_cell_is_in_one_step(kit: Kit) -> None:
    kit.stand(1, 2)
    _paste(kit, "출석\t○\t지\r\n결석\t\tv\r\n")
    assert kit.settled() == ["········", "··○○지···", "··결·○···", "········"]
    assert kit.bench.changes[-1].label == "출결: 2명 5칸 붙여 넣기"
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    assert kit.settled() == ["········"] * 4
    kit.stand(3, 7)
    _paste(kit, "공결\t공결\n공결\t공결")
    assert kit.settled()[3] == "·······공", "what stands beyond the last is nowhere"


def test_a_copied_week_goes_to_the_same_people_of_another_with_its_hours(kit: Kit) -> None:
    made = kit.made
    kit.stand(0, 0)
    kit.type("E")
    kit.stand(1, 0)
    kit.type("X")
    kit.bench.idle()
    attendance.credit(kit.bench.desk, made.id, [(made.people[0], made.days[0])], 2)
    kit.part.refresh()
    kit.bench.idle()
    kit.stand(0, 0)
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.press(Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    assert copied == "교육생\t2026-11-02\n김민지\t조퇴(2)\n이영수\t결석"
    kit.stand(3, 5)
    kit.press(Qt.Key.Key_V, CONTROL)
    assert [row[5] for row in kit.settled()] == ["조", "결", "·", "·"]
    assert made.marks()[made.people[0], made.days[5]] == (Mark.EARLY, 2)


def test_one_word_fills_what_is_chosen_and_the_reason_of_the_same_mark_stays(kit: Kit) -> None:
    made = kit.made
    slip = Slip(made.days[0], made.days[0], Mark.EXCUSED, "예비군", "통지서")
    attendance.hand_in(kit.bench.desk, made.people[0], slip)
    kit.part.refresh()
    kit.bench.idle()
    kit.stand(0, 0)
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.press(Qt.Key.Key_Right, SHIFT)
    _paste(kit, "공결")
    assert [row[:3] for row in kit.settled()] == ["공공·", "공공·", "···", "···"]
    assert kit.model.cell(0, 0).reason == "예비군"  # type: ignore[union-attr]


def test_names_and_words_that_are_not_known_are_told(kit: Kit) -> None:
    kit.stand(0, 0)
    _paste(kit, "교육생\t11/2\n박정숙\t결석\n없는사람\t결석\n김민지\t휴가")
    said = kit.bench.said[-1].text
    assert "찾을 수 없는 1명(없는사람)" in said
    assert "출결이 아닌 1칸(휴가)" in said
    assert [row[0] for row in kit.settled()] == ["·", "·", "결", "·"]
    _paste(kit, "")
    assert "붙일 출결이 없습니다" in kit.bench.said[-1].text


def test_namesakes_are_told_apart_by_their_order_where_all_are_there(bench: Bench) -> None:
    made = make(bench.desk, 4, 2)
    kit = show(bench, made)
    for row in (1, 3):
        object.__setattr__(kit.model.people[row], "name", "김민지")
    kit.stand(0, 0)
    _paste(kit, "교육생\t11/2\n김민지\t지각\n김민지\t결석\n김민지\t공결")
    assert [row[0] for row in kit.settled()][:4] == ["지", "결", "·", "공"]
    _paste(kit, "교육생\t11/2\n김민지\t출석")
    assert "찾을 수 없는 1명" in bench.said[-1].text
    assert kit.settled()[0][0] == "지"


def test_a_day_to_come_is_refused_and_the_rest_is_pasted(bench: Bench) -> None:
    kit = kit_of(bench, days=20)
    kit.stand(0, 14)
    _paste(kit, "출석\t출석\t결석")
    assert "아직 오지 않았습니다" in bench.said[-1].text
    assert kit.settled()[0][14:17] == "○·결"


def test_a_talk_is_written_from_the_grid_with_those_chosen(kit: Kit) -> None:
    kit.stand(1, 3)
    kit.press(Qt.Key.Key_Down, SHIFT)
    kit.press(Qt.Key.Key_Right, SHIFT)
    compose(kit.table, "ㅜ")
    dialog = _open(TraineeNote)
    assert dialog.heading.text() == "훈련생 상담"
    dialog.box.editors["content"].insertPlainText("결석이 잦아 통화함")
    dialog.box.save()
    kit.bench.idle()
    for row in (1, 2):
        seeker = kit.model.people[row].trainee.seeker_id or 0
        (note,) = cohort_care.notes_of(kit.bench.desk, kit.made.id, seeker)
        assert (note.content, note.topic) == ("결석이 잦아 통화함", NoteTopic.TRAINING.value)


def test_hours_without_a_mark_say_what_comes_first(kit: Kit) -> None:
    kit.stand(0, 0)
    kit.type("3")
    assert "출결을 먼저 적은 칸" in kit.bench.said[-1].text
    assert kit.table.hasFocus()


def test_the_button_names_the_day_it_fills(kit: Kit) -> None:
    kit.stand(0, 2)
    assert kit.part.bar.fill.text() == "4일 전원 출석"
    kit.press(Qt.Key.Key_Right, SHIFT)
    assert kit.part.bar.fill.text() == "고른 날 전원 출석"
    kit.part.bar.fill.click()
    assert kit.settled() == ["··○○····"] * 4


def test_a_slip_over_days_says_which_marks_it_writes_over(kit: Kit) -> None:
    for day, letter in enumerate("OOL"):
        kit.stand(0, day)
        kit.type(letter)
    kit.bench.idle()
    kit.stand(0, 3)
    kit.type("S")
    dialog = _open(SlipDialog)
    assert not dialog.told.isVisible()
    dialog.first.set_value(kit.made.days[0])
    dialog.first.edited.emit()
    assert dialog.told.text() == "적힌 출결이 바뀝니다: 출석 2일 · 지각 1일 → 결석"
    assert dialog.told.isVisible()
    dialog.reject()


def test_beneath_the_rate_stands_the_warning_and_in_the_end_how_it_ended() -> None:
    near = Standing(days=20, absences_left=1)
    running, failed = TraineeStatus.RUNNING, TraineeStatus.NOT_COMPLETED
    assert words.beneath_rate(running, near, Alarm.NEAR) == "2일 더 결석하면 미수료"
    assert words.beneath_rate(running, near, Alarm.SAFE) == ""
    assert words.beneath_rate(failed, near, Alarm.NONE) == "미수료"
    assert words.beneath_rate(TraineeStatus.EARLY_HIRE, near, Alarm.NONE) == "조기취업"
    assert words.beneath_rate(TraineeStatus.COMPLETED, near, Alarm.NONE) == ""
