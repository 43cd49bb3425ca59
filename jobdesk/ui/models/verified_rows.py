"""A sheet that was reckoned again, as it stands, each cell with what came of it.

A wrong cell says what is right in the cell itself, after a cross; one that was found right has a
tick. Nothing is told by colour alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from jobdesk.domain.printed_table import address
from jobdesk.services.verify_table import Finding, Verified
from jobdesk.ui import theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.delegates import PAD, CellDelegate
from jobdesk.ui.models.record_table import COLUMN_ROLE, TONE_ROLE
from jobdesk.ui.theme import Tone

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_CELL = Column("cell", "", 96, str, sortable=False)
_MOST_COLUMNS = 60
_LONGEST = 120
WRONG, RIGHT = "✕", "✓"


class Found(StrEnum):
    """What came of a cell."""

    WRONG = "맞지 않음"
    RIGHT = "맞음"
    OPEN = "셈하지 않음"


_TONES = {Found.WRONG: Tone.DANGER, Found.RIGHT: Tone.SUCCESS}


class VerifiedRowsModel(QAbstractTableModel):
    """One sheet of a table that was reckoned again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._width = 0
        self._right: frozenset[tuple[int, int]] = frozenset()
        self._wrong: dict[tuple[int, int], Finding] = {}

    def show(self, done: Verified | None, sheet: int) -> None:
        """Show a sheet by its place among the sheets, or nothing."""
        self.beginResetModel()
        self._rows, self._width, self._wrong = (), 0, {}
        if done is not None and sheet < len(done.grids):
            grid = done.grids[sheet]
            self._rows = grid.rows
            self._width = min(max((len(row) for row in grid.rows), default=0), _MOST_COLUMNS)
            told = [table for table in done.verdict.tables if table.sheet == grid.name]
            self._right = frozenset().union(*(table.checked for table in told))
            self._wrong = {
                found.place: found for found in done.verdict.findings if found.sheet == grid.name
            }
        self.endResetModel()

    def found(self, row: int, column: int) -> Found:
        """What came of a cell."""
        if (row, column) in self._wrong:
            return Found.WRONG
        return Found.RIGHT if (row, column) in self._right else Found.OPEN

    def finding(self, row: int, column: int) -> Finding | None:
        """What is wrong with a cell."""
        return self._wrong.get((row, column))

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns of the sheet."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Letters and numbers, as a workbook has them."""
        if role == _DISPLAY:
            if orientation is Qt.Orientation.Vertical:
                return str(section + 1)
            return address((0, section)).removesuffix("1")
        return int(Qt.AlignmentFlag.AlignCenter) if role == _ALIGN else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """The cell's text with its mark, in words for who does not see it."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == COLUMN_ROLE:
            return _CELL
        found = self.found(row, column)
        if role == TONE_ROLE:
            return _TONES.get(found)
        if role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        cells = self._rows[row]
        words = " ".join(cells[column].split())[:_LONGEST] if column < len(cells) else ""
        wrong = self._wrong.get((row, column))
        if role == _DISPLAY:
            if wrong is not None:
                return f"{words} {WRONG} {wrong.computed}"
            return f"{words} {RIGHT}" if found is Found.RIGHT else words
        if wrong is not None:
            told = f"{words}: 맞지 않음, 바른 값 {wrong.computed}. {wrong.rule}"
        else:
            told = f"{words}: {found.value}" if found is Found.RIGHT else words
        return f"{address((row, column))} {told}" if role == _SPOKEN else told


class VerifiedDelegate(CellDelegate):
    """Paints a wrong cell on its tint with what is right in bold, a right one with a grey tick."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, lines, text."""
        current = theme.now()
        rect = QRectF(option.rect)
        named = index.data(TONE_ROLE)
        tone = Tone(named) if named else None
        state: QStyle.StateFlag = option.state
        painter.save()
        if tone is Tone.DANGER:
            painter.fillRect(rect, current.roles.tone(tone)[1])
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        words = str(index.data() or "")
        before, sign, after = words.rpartition(WRONG if tone is Tone.DANGER else RIGHT)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if tone is None or not sign:
            before, after = words, ""
        painter.setFont(current.font(theme.BASE_POINTS - 0.5, 400, tabular=True))
        painter.setPen(current.colour("text"))
        metrics = painter.fontMetrics()
        if not sign:
            cut = metrics.elidedText(before, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, middle, cut)
            painter.restore()
            return
        painter.drawText(inner, middle, before)
        rest = inner.adjusted(metrics.horizontalAdvance(before), 0, 0, 0)
        weight = 600 if tone is Tone.DANGER else 400
        painter.setFont(current.font(theme.BASE_POINTS - 0.5, weight, tabular=True))
        ink = current.roles.tone(Tone.DANGER)[0] if after else current.colour("muted")
        painter.setPen(ink)
        painter.drawText(rest, middle, f"{sign}{after}")
        painter.restore()
