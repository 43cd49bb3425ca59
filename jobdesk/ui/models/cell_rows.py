"""Rows of a matching day held whole, some of whose cells are written in the table itself.

::

    model = CellRows((Cell(plain("booth", "부스", 52), lambda row: row.booth, edit=Edit.TEXT), …))
    model.set_rows(rows)                    # objects with an ``id``
    model.written.connect(...)              # Written(id, field, value): the owner saves it
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import COLUMN_ROLE, ID_ROLE, TONE_ROLE, VALUE_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
TICK_ROLE = VALUE_ROLE + 13
"""Whether the box of the cell is ticked; None for no box."""

UNDER_ROLE = VALUE_ROLE + 10
"""The second, smaller line of a cell; empty for none."""
EDIT_ROLE = VALUE_ROLE + 11
"""How the cell is written, an Edit as text; empty where it is not."""
CHOICES_ROLE = VALUE_ROLE + 12
"""The words an Edit.CHOICE offers."""


class Edit(StrEnum):
    """How a cell is written."""

    NONE = ""
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column: how it looks, what of a row it shows, what stands beneath, how it is written."""

    column: Column
    value: Callable[[Any], object]
    under: Callable[[Any], str] | None = None
    edit: Edit = Edit.NONE
    choices: tuple[str, ...] = ()
    ticked: Callable[[Any], bool | None] | None = None
    """Whether the row is chosen: the cell shows a box, none where it is None."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a cell: text, a number or None; the row is as it was."""

    id: int
    field: str
    value: object


class CellRows(QAbstractTableModel):
    """See the module's words. Nothing changes here before the owner shows other rows."""

    written = Signal(object)

    def __init__(self, cells: Sequence[Cell], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self.locked = False
        self._rows: tuple[Any, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return tuple(cell.column for cell in self.cells)

    @property
    def ids(self) -> list[int]:
        """Ids of all rows in order."""
        return [row.id for row in self._rows]

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; where the same ones stand in the same order they are painted anew."""
        if [row.id for row in rows] == self.ids:
            self._rows = tuple(rows)
            self.repaint()
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def repaint(self) -> None:
        """What the cells are made of altered without the rows."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.cells) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, at: int) -> Any:
        """The row at a place, None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def of(self, id_: int) -> Any:
        """The row of that id, None where there is none."""
        return next((row for row in self._rows if row.id == id_), None)

    def place(self, id_: int) -> int:
        """Where the row of that id stands, -1 for nowhere."""
        return next((at for at, row in enumerate(self._rows) if row.id == id_), -1)

    # Qt's questions

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.cells)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.cells):
            return None
        if role == _DISPLAY:
            return self.cells[section].column.title
        return _side(self.cells[section].column) if role == _ALIGN else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """What a cell shows, says and looks like."""
        if not index.isValid():
            return None
        cell, row = self.cells[index.column()], self._rows[index.row()]
        column = cell.column
        if role == COLUMN_ROLE:
            return column
        if role == ID_ROLE:
            return row.id
        if role == _ALIGN:
            return _side(column)
        if role == EDIT_ROLE:
            return "" if self.locked else cell.edit.value
        if role == CHOICES_ROLE:
            return cell.choices
        if role == UNDER_ROLE:
            return cell.under(row) if cell.under is not None else ""
        if role == TICK_ROLE:
            return cell.ticked(row) if cell.ticked is not None else None
        value = cell.value(row)
        if role in (VALUE_ROLE, _EDIT):
            return value
        if role == TONE_ROLE:
            return column.tone(value) if column.tone is not None else None
        shown = column.show(value)
        if role == _DISPLAY:
            return shown
        under = cell.under(row) if cell.under is not None else ""
        if role == _SPOKEN:
            tick = cell.ticked(row) if cell.ticked is not None else None
            box = {True: "고름", False: "고르지 않음", None: ""}[tick]
            return " ".join(filter(None, (column.title, shown, under, box)))
        if role == _TIP:
            whole = "\n".join(filter(None, (shown, under)))
            return whole if len(whole) > 10 else None
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells that may be written say so."""
        flags = super().flags(index)
        if index.isValid() and self.cells[index.column()].edit and not self.locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = _EDIT) -> bool:
        """Tell the owner what was written; False where it is what stands there already."""
        if not index.isValid() or role != _EDIT:
            return False
        cell, row = self.cells[index.column()], self._rows[index.row()]
        before = cell.value(row)
        if value == before or (value in (None, "") and before in (None, "")):
            return False
        self.written.emit(Written(row.id, cell.column.field, value))
        return True


def _side(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
