"""What the tests of the timetable begin with: a day's planner, shown, with ways to its cells."""

from __future__ import annotations

from dataclasses import dataclass

from bench import Bench, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from jobdesk.domain.matching_days import clock_of, minutes_of
from jobdesk.domain.timetable import Meeting
from jobdesk.services import day_plan
from jobdesk.ui.models.timetable_concerns import About, Concern
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.pages.matching_days.timetable_grid import TimetableGrid
from jobdesk.ui.pages.matching_days.timetable_part import TimetablePart
from tests import day_records
from tests.day_records import Made

Place = tuple[int, str]
"""A line of the grid from 0, and a time."""


def at(clock: str) -> int:
    """Minutes of a time."""
    found = minutes_of(clock)
    assert found is not None
    return found


@dataclass
class Kit:
    """A shown planner; people and firms by their number from 0."""

    bench: Bench
    made: Made
    part: TimetablePart

    @property
    def grid(self) -> TimetableGrid:
        """The grid."""
        return self.part.hands.grid

    def meeting(self, guest: int, booth: int, clock: str, *, pinned: bool = False) -> Meeting:
        """A meeting of the kit's people."""
        firm, person = self.made.employers[booth], self.made.attendees[guest]
        return Meeting(at(clock), firm, 1, person, pinned)

    def keep(self, *meetings: Meeting) -> None:
        """Store a plan and show it."""
        day_plan.keep(self.bench.desk, self.made.day, meetings)
        self.part.refresh()
        self.bench.idle()

    def cell(self, row: int, clock: str) -> Cell:
        """The cell of a line at a time."""
        line = self.grid.shown.lines.lines[row]
        return next(cell for cell in line.cells if cell.start == at(clock))

    def who(self, row: int, clock: str) -> str:
        """Who stands in a cell; "" for nobody."""
        meeting = self.cell(row, clock).meeting
        return "" if meeting is None else self.grid.shown.faces.person(meeting.guest).name

    def names(self, row: int) -> dict[str, str]:
        """Who stands in a line, by the time."""
        line = self.grid.shown.lines.lines[row]
        return {
            clock_of(cell.start): self.grid.shown.faces.person(cell.meeting.guest).name
            for cell in line.cells
            if cell.meeting is not None
        }

    def stored(self) -> tuple[Meeting, ...]:
        """The plan in the store."""
        return day_plan.plan_of(self.bench.desk, self.made.day)

    def stand(self, row: int, clock: str) -> None:
        """Make a cell the current one."""
        index = self.grid.shown.lines.lines[row].cells.index(self.cell(row, clock))
        self.grid.setFocus()
        self.grid.go(row, self.grid.shown.lines.lines[row].at[index])

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys on the grid."""
        for key in keys:
            press(self.grid, key)

    def point(self, row: int, clock: str) -> QPoint:
        """The middle of a cell in the grid's viewport."""
        line = self.grid.shown.lines.lines[row]
        column = line.at[line.cells.index(self.cell(row, clock))]
        return self.grid.visualRect(self.grid.grid_model.index(row, column)).center()

    def drag(self, start: tuple[QWidget, QPoint], to: Place, *, drop: bool = True) -> None:
        """Drag with the mouse from a place on a widget to a cell."""
        widget, since = start
        target = widget.mapFromGlobal(self.grid.viewport().mapToGlobal(self.point(*to)))
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(widget, left, pos=since)
        for step in (0.5, 1.0):
            QTest.mouseMove(widget, since + (target - since) * step)
        if drop:
            QTest.mouseRelease(widget, left, pos=target)

    def chip(self, row: int, clock: str) -> tuple[QWidget, QPoint]:
        """Where a chip is pressed."""
        return self.grid.viewport(), self.point(row, clock)

    def entries(self, about: About) -> list[Concern]:
        """What the side tells of one sort."""
        found = self.part.hands.side.list.concerns.concerns
        return [concern for concern in found if concern.about is about]

    def entry(self, about: About, nth: int = 0) -> tuple[QWidget, QPoint]:
        """Where an entry of the side is pressed."""
        view = self.part.hands.side.list
        row = view.concerns.concerns.index(self.entries(about)[nth])
        return view.viewport(), view.visualRect(view.concerns.index(row, 0)).center()


def kit_of(bench: Bench, **day: object) -> Kit:
    """A day as ``tests.day_records.day`` makes it, and its planner, shown."""
    made = day_records.day(bench.desk, **day)  # type: ignore[arg-type]
    part = TimetablePart(bench.desk, bench.hub, bench.jobs, bench.notices, made.day)
    bench.show(part, 1118, 560)
    part.activateWindow()
    bench.qtbot.waitUntil(part.isActiveWindow)
    return Kit(bench, made, part)
