"""A short list held whole: staff, backups, log entries. Long lists use record_table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import COLUMN_ROLE, TONE_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


def plain(field: str, title: str, width: int, **look: Any) -> Column:
    """A column whose values are texts already; ``look`` as the Column's flags."""
    return Column(field, title, width, _text, sortable=False, **look)


def _text(value: object) -> str:
    return "" if value is None else str(value)


class ListingModel(QAbstractTableModel):
    """Rows of values, one per column in order."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[tuple[object, ...]] = []

    def set_rows(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def change_row(self, index: int, values: tuple[object, ...]) -> None:
        """Show other values in a row that stays where it is, and chosen if it was."""
        self._rows[index] = values
        last = self.index(index, len(self.columns) - 1)
        self.dataChanged.emit(self.index(index, 0), last)

    def row(self, index: int) -> tuple[object, ...]:
        """The values of a row."""
        return self._rows[index]

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """What a cell shows, says and looks like."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        value = self._rows[index.row()][index.column()]
        if role in (_DISPLAY, _TIP):
            return column.show(value)
        if role == _SPOKEN:
            return f"{column.title} {column.show(value)}"
        if role == COLUMN_ROLE:
            return column
        if role == TONE_ROLE:
            return column.tone(value) if column.tone is not None else None
        if role == _ALIGN:
            return self._side(column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        return self._side(self.columns[section]) if role == _ALIGN else None

    @staticmethod
    def _side(column: Column) -> int:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
