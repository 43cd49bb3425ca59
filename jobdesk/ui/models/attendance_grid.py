"""People × days of a cohort, changed under the hand before the disk has it.

What is typed shows at once (:meth:`AttendanceModel.expect`); until its write is over, what is read
from the store does not paint over it. Afterwards the store is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain import attendance as rules
from jobdesk.domain.attendance import Standing
from jobdesk.domain.attendance_places import in_words, is_there, refusal
from jobdesk.domain.attendance_warning import WARNED, Alarm, alarm_of, alarm_words, percent
from jobdesk.domain.trainees import Mark
from jobdesk.services.attendance_grid import AttendanceGrid, GridCell, GridPerson, Place
from jobdesk.ui.models import attendance_words as words

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SAID = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))


class AttendanceModel(QAbstractTableModel):
    """See the module's words. Rows are people, columns days: lessons, and days that lost theirs
    and still hold marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: AttendanceGrid | None = None
        self.people: tuple[GridPerson, ...] = ()
        self.days: tuple[date, ...] = ()
        self.hours: dict[date, int] = {}
        self.standings: list[Standing] = []
        self.alarms: list[Alarm] = []
        self._cells: dict[int, dict[date, GridCell]] = {}
        self._rows: dict[int, int] = {}
        self._at: dict[int, Place] = {}
        self._pending: Counter[Place] = Counter()

    # What it shows

    def show_grid(self, grid: AttendanceGrid) -> bool:
        """Show the grid as it was read; whether other people or days stand in it than before.

        What is being written stays as it was typed.
        """
        held = {place: self.at(place) for place in self._pending}
        days = tuple(sorted({*(day.held_on for day in grid.days), *grid.stray}))
        same = days == self.days and [p.id for p in grid.people] == [p.id for p in self.people]
        if not same:
            self.beginResetModel()
        self.grid, self.people, self.days = grid, grid.people, days
        self.hours = {day.held_on: day.hours for day in grid.days}
        self._rows = {who.id: row for row, who in enumerate(self.people)}
        self._cells = {who.id: {} for who in self.people}
        self._at = {}
        for place, cell in (grid.cells | held).items():
            if cell is not None and place[0] in self._cells:
                self._cells[place[0]][place[1]] = cell
                self._at[cell.id] = place
        self.standings = [self._standing(who) for who in self.people]
        self.alarms = [
            alarm_of(who.trainee, s) for who, s in zip(self.people, self.standings, strict=True)
        ]
        if not same:
            self.endResetModel()
        elif self.people and days:
            self._tell(range(len(self.people)))
        return not same

    def at(self, place: Place) -> GridCell | None:
        """What stands at a place."""
        return self._cells.get(place[0], {}).get(place[1])

    def cell(self, row: int, column: int) -> GridCell | None:
        """What stands in a cell."""
        return self._cells[self.people[row].id].get(self.days[column])

    def place(self, row: int, column: int) -> Place:
        """Whose day a cell is."""
        return self.people[row].id, self.days[column]

    def is_lesson(self, column: int) -> bool:
        """Whether there is a lesson that counts on the day of a column."""
        return self.days[column] in self.hours

    def is_open(self, row: int, column: int) -> bool:
        """Whether the person has a lesson there."""
        day = self.days[column]
        return day in self.hours and is_there(self.people[row].trainee, day)

    def is_missing(self, row: int, column: int) -> bool:
        """Whether a past lesson of the person has no mark (미입력)."""
        if self.grid is None or self.days[column] > self.grid.today:
            return False
        return self.is_open(row, column) and self.cell(row, column) is None

    def row_of(self, trainee_id: int) -> int:
        """Where somebody stands, -1 for nowhere."""
        return self._rows.get(trainee_id, -1)

    def column_of(self, day: date) -> int:
        """The column of a day, -1 for none."""
        return self.days.index(day) if day in self.days else -1

    def column_near(self, day: date) -> int:
        """The last column up to a day; the first one where all come later; -1 without any."""
        before = [at for at, each in enumerate(self.days) if each <= day]
        return before[-1] if before else min(0, len(self.days) - 1)

    def refusal(self, place: Place, mark: Mark) -> str:
        """Why a mark cannot stand there, "" where it can."""
        row = self.row_of(place[0])
        if row < 0 or self.grid is None:
            return ""
        who = self.people[row]
        today = self.grid.today
        return refusal(who.trainee, who.name, place[1], mark, lessons=self.hours, today=today)

    def marks_of(self, row: int) -> Mapping[date, GridCell]:
        """Everything marked of a person, by day."""
        return self._cells[self.people[row].id]

    # Totals

    @property
    def rate(self) -> Fraction | None:
        """출석률 of the cohort so far."""
        if self.grid is None:
            return None
        return rules.rate_of_all(self.standings, self.grid.cohort.rule_basis)

    @property
    def missing(self) -> int:
        """How many past lessons have no mark."""
        return sum(standing.unmarked for standing in self.standings)

    @property
    def warned(self) -> list[int]:
        """Rows of those who are near to failing, or past it."""
        return [row for row, found in enumerate(self.alarms) if found in WARNED]

    def day_words(self, column: int) -> str:
        """``2026-11-20 (금) 출석 26 · 결석 2 · 미입력 1``."""
        rows = range(len(self.people))
        found = [cell.mark for row in rows if (cell := self.cell(row, column)) is not None]
        told = [f"{mark.value} {found.count(mark)}" for mark in Mark if mark in found]
        missing = sum(self.is_missing(row, column) for row in rows)
        told += [f"미입력 {missing}"] if missing else []
        return f"{in_words(self.days[column])} {' · '.join(told)}".strip()

    # Changing

    def expect(self, cells: Mapping[Place, GridCell | None]) -> None:
        """Show what is about to be written there."""
        self._pending.update(cells.keys())
        self._put(cells)

    def settle(self, places: Iterable[Place]) -> None:
        """The write of these places is over, however it ended."""
        self._pending.subtract(places)
        self._pending = +self._pending

    def learn(self, ids: Iterable[int], found: Mapping[int, tuple[Place, GridCell]]) -> None:
        """Show what the store says of these records; one that is not ``found`` is gone."""
        cells: dict[Place, GridCell | None] = {}
        for id_ in ids:
            before = self._at.get(id_)
            if before is not None and id_ not in found:
                cells[before] = None
        cells |= dict(found.values())
        self._put({place: cell for place, cell in cells.items() if not self._pending[place]})

    def knows(self, place: Place) -> bool:
        """Whether it has a row and a column for a place."""
        return place[0] in self._rows and place[1] in self.days

    def _put(self, cells: Mapping[Place, GridCell | None]) -> None:
        touched: set[int] = set()
        for (trainee_id, day), cell in cells.items():
            row = self._rows.get(trainee_id)
            if row is None:
                continue
            of = self._cells[trainee_id]
            old = of.pop(day, None)
            if old is not None:
                self._at.pop(old.id, None)
            if cell is not None:
                of[day] = cell
                if cell.id:
                    self._at[cell.id] = (trainee_id, day)
            if old != cell:
                touched.add(row)
        for row in touched:
            self.standings[row] = self._standing(self.people[row])
            self.alarms[row] = alarm_of(self.people[row].trainee, self.standings[row])
        if touched and self.days:
            self._tell(touched)

    def _tell(self, rows: Iterable[int]) -> None:
        touched = sorted(rows)
        first, last = touched[0], touched[-1]
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.days) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def _standing(self, who: GridPerson) -> Standing:
        assert self.grid is not None
        marks = {day: cell.marked for day, cell in self._cells[who.id].items()}
        return self.grid.standing(who.trainee, marks)

    # Qt's questions

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of people."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Number of days."""
        return 0 if parent.isValid() else len(self.days)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """The sign of a cell, or the sentence about it."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            cell = self.cell(index.row(), index.column())
            return words.SIGNS[cell.mark] if cell is not None else ""
        return self.sentence(index.row(), index.column()) if role in _SAID else None

    def sentence(self, row: int, column: int) -> str:
        """A cell in words."""
        assert self.grid is not None
        who, day = self.people[row], self.days[column]
        lesson, today = self.is_lesson(column), self.grid.today
        return words.place(who, day, self.cell(row, column), lesson=lesson, today=today)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Days above with their hours, people before with where they stand."""
        if role not in (_DISPLAY, *_SAID):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._day(section) if section < len(self.days) else None
        if section >= len(self.people):
            return None
        who, standing = self.people[section], self.standings[section]
        if role == _DISPLAY:
            return who.name
        parts = (
            who.name,
            who.born,
            who.trainee.status.value,
            f"출석률 {percent(standing.rate)}",
            alarm_words(standing, self.alarms[section]),
        )
        return " · ".join(filter(None, parts))

    def _day(self, column: int) -> str:
        day = self.days[column]
        hours = self.hours.get(day)
        return f"{in_words(day)} {hours}시간" if hours is not None else f"{in_words(day)} 수업 없음"
