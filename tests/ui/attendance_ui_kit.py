"""What the tests of the attendance grid begin with: a running cohort, its grid shown."""

from __future__ import annotations

from dataclasses import dataclass

from bench import Bench, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jobdesk.ui.models.attendance_grid import AttendanceModel
from jobdesk.ui.models.attendance_words import SIGNS
from jobdesk.ui.pages.training.attendance_part import AttendancePart
from jobdesk.ui.pages.training.attendance_table import AttendanceTable
from tests.attendance_kit import Made, make

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Kit:
    """A shown grid; people and days by their number from 0."""

    bench: Bench
    made: Made
    part: AttendancePart

    @property
    def table(self) -> AttendanceTable:
        """The grid."""
        return self.part.table

    @property
    def model(self) -> AttendanceModel:
        """What the grid shows."""
        return self.table.attendance

    def stand(self, who: int, day: int) -> None:
        """Make a cell current, with the focus in the grid."""
        self.table.setFocus()
        self.table.go((self.made.people[who], self.made.days[day]))

    @property
    def at(self) -> tuple[int, int]:
        """The current cell: person and day."""
        index = self.table.currentIndex()
        return index.row(), index.column()

    def type(self, letters: str) -> None:
        """Strike plain keys."""
        QTest.keyClicks(self.table, letters)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Strike another key."""
        press(self.table, key, modifiers)

    def seen(self) -> list[str]:
        """The rows of the grid as signs, ``·`` for nothing."""
        model = self.model
        return [
            "".join(str(model.index(row, n).data() or "·") for n in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def stored(self) -> list[str]:
        """The same, from the store."""
        self.bench.idle()
        marks = self.made.marks()
        signs = {place: SIGNS[mark] for place, (mark, _) in marks.items()}
        return [
            "".join(signs.get((who, day), "·") for day in self.made.days)
            for who in self.made.people
        ]

    def settled(self) -> list[str]:
        """The rows, once what is seen is what is stored."""
        self.bench.idle()
        assert self.seen() == self.stored()
        return self.seen()


def kit_of(
    bench: Bench, people: int = 4, days: int = 8, *, width: int = 1118, **fields: object
) -> Kit:
    """A cohort of weekdays from 2026-11-02 on, shown at the size of a page."""
    made = make(bench.desk, people, days, **fields)  # type: ignore[arg-type]
    return show(bench, made, width)


def show(bench: Bench, made: Made, width: int = 1118) -> Kit:
    """Show the grid of a cohort."""
    part = AttendancePart(bench.desk, bench.hub, bench.jobs, bench.notices, made.id)
    bench.show(part, width, 560)
    part.activateWindow()
    part.table.setFocus()
    return Kit(bench, made, part)
