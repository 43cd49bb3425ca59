"""Small tables of figures whose numbers open.

A table is handed over whole, as rows of Cell; a cell with a Number is a link to the records
behind it. Nothing here asks the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobdesk.domain.figures import Number
from jobdesk.domain.report_document import Figure
from jobdesk.services.target_year import YearLine
from jobdesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT = 34
PAD = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, the number it opens (or whatever the place opens by it), whether it
    stands right or bold; ``tip`` says what a click does where it lists no records."""

    text: str
    number: Number | Figure | YearLine | None = None
    right: bool = True
    strong: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table: titles, rows, and for each row what it counts, in one sentence."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    explained: tuple[str, ...] = ()


def in_two(text: str) -> str:
    """Words in two lines as even as can be, broken before a ``·`` part or at a space; one that
    has neither stays whole."""
    for between in (" · ", " "):
        places = [at for at in range(len(text)) if text.startswith(between, at)]
        if places:
            at = min(places, key=lambda place: abs(len(text) - len(between) - 2 * place))
            return f"{text[:at]}{between.rstrip()}\n{text[at + len(between) :]}"
    return text


class FiguresTableModel(QAbstractTableModel):
    """Read-only table over a Sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = Sheet((), ())
        self._broken = False

    @property
    def broken(self) -> bool:
        """Whether titles and words stand in two lines, since one has no room."""
        return self._broken

    def break_lines(self, broken: bool) -> None:
        """Show titles and words in one line or, where they have a place to break, in two."""
        if broken == self._broken:
            return
        self._broken = broken
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def shown(self, text: str) -> str:
        """A text as it is shown now."""
        return in_two(text) if self._broken else text

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    def show(self, sheet: Sheet) -> None:
        """Show another table."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def cell(self, index: _Index) -> Cell | None:
        """The cell at an index."""
        if not index.isValid():
            return None
        return self._sheet.rows[index.row()][index.column()]

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows of the table."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns of the table."""
        return 0 if parent.isValid() else len(self._sheet.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles, aligned as their column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._sheet.titles):
            return None
        if role == _DISPLAY:
            return self.shown(self._sheet.titles[section])
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            rows = self._sheet.rows
            words = section == 0 or (bool(rows) and not rows[0][section].right)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Text, alignment, and what a screen reader says."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _DISPLAY:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            title = self._sheet.titles[index.column()]
            opens = (f", {cell.tip}" if cell.tip else ", 명단 열기") if cell.number else ""
            return f"{self._name(index.row())} {title} {cell.text}{opens}"
        if role == int(Qt.ItemDataRole.ToolTipRole) and cell.number:
            return cell.tip or "눌러서 이 숫자의 명단을 엽니다"
        if role == int(Qt.ItemDataRole.ToolTipRole) and not cell.right:
            return cell.text or None  # it may be cut
        return None

    def _name(self, row: int) -> str:
        """What a row is about: its first words, not its number."""
        cells = self._sheet.rows[row]
        words = (one.text for one in cells if not one.right and not one.text.isdigit())
        return next(filter(None, words), cells[0].text)


class FigureDelegate(QStyledItemDelegate):
    """Paints numbers that open in the accent colour, the current one with a ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, line beneath, text."""
        current = theme.now()
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        cell = index.data(CELL_ROLE)
        painter.save()
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(
            int(rect.left()), int(rect.bottom()), int(rect.right()) + 1, int(rect.bottom())
        )
        if isinstance(cell, Cell):
            painter.setFont(current.font(weight=600 if cell.strong else 400, tabular=True))
            painter.setPen(current.colour("accent" if cell.number else "text"))
            model = index.model()
            text = model.shown(cell.text) if isinstance(model, FiguresTableModel) else cell.text
            side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
            inner = rect.adjusted(PAD, 0, -PAD, 0)
            metrics, wide = painter.fontMetrics(), int(inner.width())
            words = "\n".join(
                metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide)
                for line in text.split("\n")
            )
            painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), words)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(current.colour("accent"), 2))
                painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()
