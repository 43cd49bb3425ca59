"""The lines of the paper list as a grid holds them: as stored, as typed, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain import paper_list as paper
from jobdesk.domain import paper_paste
from jobdesk.domain.paper_list import PaperEntry, PaperLine, PaperSheet
from jobdesk.domain.paper_paste import Placed

PROBLEM = int(Qt.ItemDataRole.UserRole)
TYPED = int(Qt.ItemDataRole.UserRole) + 1
"""Whether a cell says something that is not stored."""

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_HEADS = {
    paper.NUMBER: "번호",
    paper.NAME: "이름",
    paper.PHONE: "전화",
    paper.CAME: "참석",
    paper.AT: "도착",
}
_ORDINALS = ("첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째")
"""Not numbers, which would read like the signs of booths."""

Cell = tuple[str, str]
"""Key of the line and id of the column."""


class PaperModel(QAbstractTableModel):
    """See the module's words; ``typed`` alone is what a draft has to keep."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = PaperSheet(0, "", (), {}, {}, 0)
        self.lines: list[PaperLine] = []
        self.typed: dict[Cell, str] = {}
        self.problems: dict[Cell, str] = {}
        self._before: list[dict[Cell, str]] = []
        self._rows: dict[str, int] = {}
        self._by_name = False

    def fits(self, sheet: PaperSheet) -> bool:
        """Whether a list has the same lines and columns, so that every cell stays in place."""
        keys = [line.key for line in self._ordered(sheet)]
        return sheet.columns == self.sheet.columns and keys == [line.key for line in self.lines]

    def show_sheet(self, sheet: PaperSheet) -> None:
        """Show a list as it is stored now; what was typed and differs from it stays. Where the
        lines are the same, a cell that is being typed in stays open."""
        same = self.fits(sheet)
        if not same:
            self.beginResetModel()
            self._before.clear()
        begun = {key for key, _ in self.typed}
        before = {line.key: line for line in self.lines if line.key in begun}
        self.sheet = sheet
        self._set_lines(
            [
                paper.with_seen(line, before[line.key]) if line.key in before else line
                for line in self._ordered(sheet)
            ]
        )
        self.typed = {
            cell: value
            for cell, value in self.typed.items()
            if cell[0] in self._rows
            and self.lines[self._rows[cell[0]]].cells.get(cell[1], "") != value
        }
        self._check_all()
        if not same:
            self.endResetModel()
        elif self.lines:
            last = self.index(len(self.lines) - 1, len(sheet.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sort_lines(self, *, by_name: bool) -> None:
        """The order of the printed list, or of the numbers; the empty lines stay at the foot."""
        self.beginResetModel()
        self._by_name = by_name
        self._set_lines(self._ordered(self.sheet))
        self.endResetModel()

    def _ordered(self, sheet: PaperSheet) -> list[PaperLine]:
        named = [line for line in sheet.lines if line.attendee_id is not None]
        empty = [line for line in sheet.lines if line.attendee_id is None]
        if self._by_name:
            named.sort(key=lambda line: (line.cells[paper.NAME], line.cells[paper.PHONE]))
        return [*named, *empty]

    def _set_lines(self, lines: list[PaperLine]) -> None:
        self.lines = lines
        self._rows = {line.key: at for at, line in enumerate(lines)}

    def row_of(self, key: str) -> int:
        """The row of a line, -1 where it is gone."""
        return self._rows.get(key, -1)

    # Cells

    def text(self, line: PaperLine, column: str) -> str:
        """What stands in a cell."""
        return self.typed.get((line.key, column), line.cells.get(column, ""))

    def cells(self, line: PaperLine) -> dict[str, str]:
        """A whole line as it stands."""
        return {column: self.text(line, column) for column in self.sheet.columns}

    def put(self, changes: Mapping[Cell, str]) -> None:
        """Type into several cells at once; one step for Ctrl+Z."""
        before = {cell: self._at(cell) for cell in changes}
        self._write(changes)
        if any(self._at(cell) != value for cell, value in before.items()):
            self._before.append(before)

    @property
    def can_undo(self) -> bool:
        """Whether something was typed that can be taken back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take back the last step."""
        if self._before:
            self._write(self._before.pop())

    def drop(self) -> None:
        """Let go of everything that was typed and is not stored; one step for Ctrl+Z."""
        stored = {
            cell: self.lines[self._rows[cell[0]]].cells.get(cell[1], "") for cell in self.typed
        }
        self.put(stored)

    def clear(self) -> None:
        """Let go of everything that was typed, since it is stored now."""
        self.beginResetModel()
        self.typed.clear()
        self._before.clear()
        self._check_all()
        self.endResetModel()

    def put_draft(self, typed: Mapping[str, str]) -> None:
        """Cells as a draft keeps them, ``12:came`` → text."""
        columns = self.sheet.columns
        cells = {
            (key, column): value
            for key, column, value in _split(typed)
            if key in self._rows and column in columns
        }
        self.put(cells)

    def draft(self) -> dict[str, str]:
        """What was typed, by ``12:came``. An emptied cell is kept as a single space, since a
        draft knows no empty value."""
        return {f"{key}:{column}": value or " " for (key, column), value in self.typed.items()}

    def _at(self, cell: Cell) -> str:
        return self.text(self.lines[self._rows[cell[0]]], cell[1])

    def _write(self, changes: Mapping[Cell, str]) -> None:
        rows = self._rows
        touched = set()
        for (key, column), value in changes.items():
            line = self.lines[rows[key]]
            clean = paper.tidied(column, value, self.sheet)
            if clean == line.cells.get(column, ""):
                self.typed.pop((key, column), None)
            else:
                self.typed[key, column] = clean
            touched.add(rows[key])
        last = len(self.sheet.columns) - 1
        for row in sorted(touched):
            self._check(self.lines[row])
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _check_all(self) -> None:
        self.problems.clear()
        for key in dict.fromkeys(key for key, _ in self.typed):
            self._check(self.lines[self._rows[key]])

    def _check(self, line: PaperLine) -> None:
        for column in self.sheet.columns:
            self.problems.pop((line.key, column), None)
        found = paper.problems(self.cells(line), self.sheet, on_site=line.attendee_id is None)
        for column, message in found.items():
            self.problems[line.key, column] = message

    # What is to be stored

    @property
    def changed(self) -> list[PaperLine]:
        """The lines in which something was typed."""
        keys = {key for key, _ in self.typed}
        return [line for line in self.lines if line.key in keys]

    def entries(self) -> list[PaperEntry]:
        """The changed lines as they are stored; raises ValueError while one is wrong."""
        if self.problems:
            raise ValueError("a line is wrong")
        return [paper.entry(line, self.cells(line), self.sheet) for line in self.changed]

    def first_problem(self) -> QModelIndex:
        """The first cell that is wrong, in the order of the grid."""
        for row, line in enumerate(self.lines):
            for at, column in enumerate(self.sheet.columns):
                if (line.key, column) in self.problems:
                    return self.index(row, at)
        return QModelIndex()

    # Qt's model

    def rowCount(self, parent: _Index = _NONE) -> int:
        """One row per line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Who it is, how they came, and pairs of booth and result."""
        return 0 if parent.isValid() else len(self.sheet.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != _DISPLAY:
            return None
        column = self.sheet.columns[section]
        if column in _HEADS:
            return _HEADS[column]
        if column.startswith("result"):
            return "결과"
        at = int(column.removeprefix("booth"))
        return f"{_ORDINALS[at]} 부스" if at < len(_ORDINALS) else "부스"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Who it is cannot be typed over, but for the lines at the foot."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable(index.row(), index.column()):
            flag |= Qt.ItemFlag.ItemIsEditable
        return flag

    def editable(self, row: int, column: int) -> bool:
        """Whether something may be typed there."""
        return paper_paste.may_edit(self.lines[row], self.sheet.columns[column])

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """The text of a cell, what is wrong with it, whether it was typed."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.sheet.columns[index.column()]
        if role in (_DISPLAY, _EDIT):
            if column == paper.NUMBER and line.attendee_id is None:
                return "현장"
            return self.text(line, column)
        if role in (PROBLEM, int(Qt.ItemDataRole.ToolTipRole)):
            return self.problems.get((line.key, column), "")
        if role == TYPED:
            return (line.key, column) in self.typed
        return None

    def setData(self, index: _Index, value: Any, role: int = _EDIT) -> bool:
        """Type into one cell."""
        if role != _EDIT or not index.isValid() or not self.editable(index.row(), index.column()):
            return False
        line = self.lines[index.row()]
        self.put({(line.key, self.sheet.columns[index.column()]): str(value)})
        return True

    def paste(self, copied: Sequence[Sequence[str]], row: int, column: int) -> Placed:
        """Put rows of cells from a place on, as one step; what found no place is told."""
        free = [
            at
            for at, line in enumerate(self.lines)
            if line.attendee_id is None and not any(self.cells(line).values())
        ]
        placed = paper_paste.place(copied, self.lines, self.sheet.columns, (row, column), free)
        if placed.cells:
            columns = self.sheet.columns
            self.put(
                {
                    (self.lines[at].key, columns[to]): value
                    for (at, to), value in placed.cells.items()
                }
            )
        return placed


def _split(typed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    found = []
    for place, value in typed.items():
        key, _, column = place.partition(":")
        found.append((key, column, value.strip()))
    return found
