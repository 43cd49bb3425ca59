"""A table of a frozen report as rows of a view: its head, merged cells, and numbers that open.

The head's rows stand above the lines, since a view's own header knows no merged cells.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from jobdesk.domain.report_document import Align, Cell, Figure, Head, Role, Table

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
EMPTY = Table("", "", (), (), ())

_SIDES = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


def opens(cell: Cell | None) -> bool:
    """Whether the number leads to what it is made of; a nought of no records leads nowhere."""
    if cell is None or cell.figure is None:
        return False
    figure: Figure = cell.figure
    return bool(figure.ids or figure.over is not None)


class ReportTableModel(QAbstractTableModel):
    """Read-only; ``spans`` are the cells that are shown as one: row, column, rows, columns."""

    def __init__(self) -> None:
        super().__init__()
        self.table = EMPTY
        self._top = 0
        self._heads: dict[tuple[int, int], Head] = {}

    def show(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self._top = table.head_rows  # asked for every cell that is painted
        self._heads = {(head.row, head.column): head for head in table.head}
        self.endResetModel()

    @property
    def spans(self) -> list[tuple[int, int, int, int]]:
        """Cells shown as one."""
        found = [
            (h.row, h.column, h.rows, h.columns)
            for h in self.table.head
            if h.rows > 1 or h.columns > 1
        ]
        top = self._top
        found += [(top + m.row, m.column, m.rows, m.columns) for m in self.table.merges]
        return found

    def cell(self, index: _Index) -> Cell | None:
        """The cell at an index, None in the head."""
        row = index.row() - self._top
        if not index.isValid() or row < 0:
            return None
        return self.table.lines[row].cells[index.column()]

    def is_head(self, index: _Index) -> bool:
        """Whether it stands in the head."""
        return index.row() < self._top

    def is_total(self, index: _Index) -> bool:
        """Whether its line adds up others."""
        row = index.row() - self._top
        return row >= 0 and self.table.lines[row].role is not Role.LINE

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows of the head and lines."""
        if parent.isValid():
            return 0
        return self._top + len(self.table.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Text, alignment, and what a screen reader says."""
        if not index.isValid():
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(self._side(index) | Qt.AlignmentFlag.AlignVCenter)
        if self.is_head(index):
            head = self._heads.get((index.row(), index.column()))
            return head.text if head and role == _DISPLAY else None
        cell = self.cell(index)
        assert cell is not None
        if role == _DISPLAY:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == int(Qt.ItemDataRole.ToolTipRole) and opens(cell):
            assert cell.figure is not None
            rule = cell.figure.rule
            return f"{rule}\n눌러서 근거를 엽니다" if rule else "눌러서 근거를 엽니다"
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            first = self.table.lines[index.row() - self._top].cells[0].text
            opened = ", 근거 열기" if opens(cell) else ""
            return f"{first} {self._titled(index.column())} {cell.text}{opened}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The head is no place to stand on."""
        if index.isValid() and self.is_head(index):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _side(self, index: _Index) -> Qt.AlignmentFlag:
        if self.is_head(index):
            return Qt.AlignmentFlag.AlignHCenter
        cell = self.cell(index)
        column = self.table.columns[index.column()]
        return _SIDES[(cell.align if cell else None) or column.align]

    def _titled(self, column: int) -> str:
        """The lowest title above a column."""
        above = [h for h in self.table.head if h.column <= column < h.column + h.columns]
        return max(above, key=lambda head: head.row).text if above else ""
