"""Two records as rows of a table: which value of each field will stay once they are one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.services.side_by_side import Comparison, Fate, Row, blank
from jobdesk.ui.models.columns import show_as

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)

FIELD, LEFT, RIGHT, FATE = range(4)
"""The columns."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 40
STAYS_ROLE = ROW_ROLE + 1
"""Whether the value of a side will stay."""

_TITLES = ("항목", "왼쪽", "오른쪽", "")
_HIDDEN = "적혀 있음 (민감정보)"


class MergeModel(QAbstractTableModel):
    """``kept`` is the side whose record is kept; a field nobody chose for follows it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._taken: dict[str, int] = {}
        self.kept = LEFT

    def show(self, comparison: Comparison | None) -> None:
        """Show other records; nothing is chosen yet, and the suggested one is kept."""
        self.beginResetModel()
        self._rows = comparison.rows if comparison is not None else ()
        self._taken = {}
        if comparison is not None:
            self.kept = LEFT if comparison.suggested == comparison.left.id else RIGHT
        self.endResetModel()

    def keep(self, side: int) -> None:
        """Keep the record of that side."""
        self.kept = side
        self._tell()

    def take(self, row: int, side: int) -> None:
        """Let the value of a side stay, where there is a choice."""
        if 0 <= row < len(self._rows) and self._rows[row].fate is Fate.CHOOSE:
            self._taken[self._rows[row].field.id] = side
            self._tell()

    def chosen(self) -> frozenset[str]:
        """Ids of the fields whose value comes from the record that is not kept."""
        return frozenset(
            row.field.id
            for row in self._rows
            if row.fate is Fate.CHOOSE and self._side(row) != self.kept
        )

    @property
    def choices(self) -> int:
        """In how many fields one has to choose."""
        return sum(row.fate is Fate.CHOOSE for row in self._rows)

    def stays(self, row: Row, side: int) -> bool:
        """Whether the value of a side is in the record afterwards."""
        if row.fate is Fate.CHOOSE:
            return self._side(row) == side
        return not blank(row.left if side == LEFT else row.right)

    def words(self, row: Row, side: int) -> str:
        """A value as it is shown."""
        value = row.left if side == LEFT else row.right
        if blank(value):
            return "–"
        return _HIDDEN if row.hidden else show_as(row.field.type)(value) + row.field.unit

    def rowCount(self, parent: _Index = _NONE) -> int:
        """One row for each field that one of the two has."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Field, both values, what becomes of them."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == STAYS_ROLE:
            return column in (LEFT, RIGHT) and self.stays(row, column)
        if role in (_DISPLAY, _TIP):
            return self._text(row, column)
        return self._spoken(row, column) if role == _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ALIGN:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return _TITLES[section] if role == _DISPLAY else None

    def _side(self, row: Row) -> int:
        return self._taken.get(row.field.id, self.kept)

    def _text(self, row: Row, column: int) -> str:
        if column in (LEFT, RIGHT):
            return self.words(row, column)
        return row.field.label if column == FIELD else row.fate.value

    def _spoken(self, row: Row, column: int) -> str:
        text = f"{_TITLES[column]} {self._text(row, column)}".strip()
        stays = column in (LEFT, RIGHT) and self.stays(row, column)
        return f"{row.field.label} {text}, 남김" if stays else text

    def _tell(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, FATE)
            self.dataChanged.emit(self.index(0, 0), last)
