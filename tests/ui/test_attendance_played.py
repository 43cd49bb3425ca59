"""A whole course by keyboard: 30 people × 53 days, typed as somebody at the desk would."""

from __future__ import annotations

import random
from datetime import date

from attendance_ui_kit import CONTROL, SHIFT, Kit, kit_of
from bench import Bench
from PySide6.QtCore import Qt
from window_kit import bench as bench

from jobdesk.domain.trainees import Mark
from jobdesk.services import history
from jobdesk.services.attendance_standing import standings
from jobdesk.ui.models.attendance_words import KEYS, SIGNS

PEOPLE, DAYS = 30, 53
_DOWN, _RIGHT = Qt.Key.Key_Return, Qt.Key.Key_Right


def _course(chance: random.Random) -> list[list[Mark]]:
    """What was on each day, mostly 출석."""
    rest = [mark for mark in Mark if mark is not Mark.PRESENT]
    return [
        [chance.choice(rest) if chance.random() < 0.08 else Mark.PRESENT for _ in range(PEOPLE)]
        for _ in range(DAYS)
    ]


def _top(kit: Kit, day: int) -> None:
    """Arrows to the first person of a day."""
    while kit.at[1] > day:
        kit.press(Qt.Key.Key_Left)
    while kit.at[1] < day:
        kit.press(_RIGHT)
    while kit.at[0]:
        kit.press(Qt.Key.Key_Up)


def _one_by_one(kit: Kit, day: int, marks: list[Mark]) -> None:
    """A letter and Enter for each person; Enter leads on to the next day."""
    for row, mark in enumerate(marks):
        assert kit.at == (row, day)
        kit.type(KEYS[mark])
        kit.press(_DOWN)


def _by_exceptions(kit: Kit, day: int, marks: list[Mark]) -> None:
    """The day filled with 출석, then down to each who was not there; blocks where two follow."""
    _top(kit, day)
    kit.press(Qt.Key.Key_D, CONTROL)
    row = 0
    while row < PEOPLE:
        mark = marks[row]
        if mark is Mark.PRESENT:
            row += 1
            continue
        while kit.at[0] < row:
            kit.press(Qt.Key.Key_Down)
        many = 1
        while row + many < PEOPLE and marks[row + many] is mark:
            kit.press(Qt.Key.Key_Down, SHIFT)
            many += 1
        kit.type(KEYS[mark])
        row += many
    kit.bench.idle()


def test_thirty_people_and_fifty_three_days_are_marked_with_the_keyboard(bench: Bench) -> None:
    course = _course(random.Random(6))
    kit = kit_of(bench, people=PEOPLE, days=DAYS, first=date(2026, 9, 1))
    _top(kit, 0)
    for day in range(3):
        _one_by_one(kit, day, course[day])
    for day in range(3, DAYS):
        _by_exceptions(kit, day, course[day])
    wanted = ["".join(SIGNS[course[day][row]] for day in range(DAYS)) for row in range(PEOPLE)]
    assert kit.settled() == wanted
    assert kit.part.bar.missing.isHidden()
    found = standings(bench.desk, kit.made.id)
    for row, who in enumerate(kit.made.people):
        mine = [course[day][row] for day in range(DAYS)]
        slips = sum(mark in (Mark.LATE, Mark.EARLY, Mark.OUT) for mark in mine)
        came = sum(mark is not Mark.ABSENT for mark in mine)
        assert found[who].attended_days == came - slips // 3
        assert kit.model.standings[row] == found[who], "the grid counts as the papers do"
    last = bench.changes[-1].operation
    bench.jobs.write(lambda: history.undo(bench.desk, last))
    kit.settled()
