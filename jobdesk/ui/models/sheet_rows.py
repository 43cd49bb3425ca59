"""A sheet as it stands in the file, each row with what it was taken for.

All rows of the sheet are there, so that a total at the very end can be looked at too; cells
are made into text when they are painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
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

from jobdesk.domain import text
from jobdesk.services.imports import Cell, Sheet, TableFound
from jobdesk.ui import theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.delegates import PAD, CellDelegate
from jobdesk.ui.models.record_table import COLUMN_ROLE, TONE_ROLE
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_MOST_COLUMNS = 60
_LONGEST = 200


class Taken(StrEnum):
    """What a row of the sheet was taken for, as the page calls it."""

    HEADER = "머리글"
    DATA = "자료"
    LEFT_OUT = "제외"
    BLANK = "빈 줄"
    OUTSIDE = "표 밖"


_TONES = {
    Taken.HEADER: Tone.ACCENT,
    Taken.DATA: Tone.SUCCESS,
    Taken.LEFT_OUT: Tone.WARNING,
}
_SHORT = {"직접 뺀 줄": "직접 뺌"}
_KIND = Column("taken", "구분", 104, str, sortable=False)
_CELL = Column("cell", "", 96, str, sortable=False)


class SheetRowsModel(QAbstractTableModel):
    """The first column names what each row was taken for, the others are the sheet's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._headers: frozenset[int] = frozenset()
        self._left: dict[int, str] = {}
        self._spans: tuple[tuple[int, int], ...] = ()
        self._fields: dict[int, str] = {}

    def show(
        self, sheet: Sheet | None, tables: Sequence[TableFound], fields: dict[int, str]
    ) -> None:
        """Show a sheet; ``fields`` name by column (0 at A) what it goes into.

        Where the sheet is the same only what its rows are taken for changes.
        """
        same = sheet is self._sheet
        if not same:
            self.beginResetModel()
        self._sheet, self._fields = sheet, fields
        own = [table for table in tables if sheet is not None and table.sheet == sheet.name]
        self._headers = frozenset(number for table in own for number in table.header_rows)
        self._left = {one.row: one.why.value for table in own for one in table.left_out}
        self._spans = tuple((table.first_row, table.last_row) for table in own if table.rows)
        if not same:
            self.endResetModel()
        elif self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def number(self, row: int) -> int:
        """The sheet's own number of a row of the table."""
        return self._sheet.number(row) if self._sheet is not None else 0

    def place(self, number: int) -> int:
        """The table's row of a sheet row number."""
        return number - self._sheet.first_row if self._sheet is not None else -1

    def taken(self, row: int) -> Taken:
        """What a row was taken for."""
        number = self.number(row)
        if number in self._headers:
            return Taken.HEADER
        if number in self._left:
            return Taken.LEFT_OUT
        if not any(_words(cell) for cell in self._cells(row)):
            return Taken.BLANK
        inside = any(first <= number <= last for first, last in self._spans)
        return Taken.DATA if inside else Taken.OUTSIDE

    def lone_rows(self, most: int) -> list[int]:
        """Rows of one filled cell outside the data: titles, units, notes at the end."""
        if self._sheet is None:
            return []
        ends = [self.place(number) for number in self._left]
        rows = dict.fromkeys((*range(min(most, self.rowCount())), *ends[:_LONGEST]))
        outside = (Taken.OUTSIDE, Taken.LEFT_OUT)
        return [
            row
            for row in rows
            if self.taken(row) in outside and sum(1 for c in self._cells(row) if _words(c)) == 1
        ]

    def first_filled(self, row: int) -> int:
        """The first column (0 at A) of a row that says something."""
        return next((c for c, cell in enumerate(self._cells(row)) if _words(cell)), 0)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """The kind of row, then the sheet's columns."""
        if parent.isValid() or self._sheet is None:
            return 0
        return 1 + min(self._sheet.width, _MOST_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Letters of the columns with the field they go into; numbers of the rows."""
        if orientation is Qt.Orientation.Vertical:
            if role == _DISPLAY:
                return str(self.number(section))
            return "누르면 이 줄이 머리글이 됩니다" if role == _TIP else None
        if role in (_DISPLAY, _TIP):
            if section == 0:
                return _KIND.title
            if role == _TIP and section - 1 in self._fields:
                return "누르면 이 열을 가져오지 않습니다"
            if role == _TIP:
                return "누르면 이 열이 들어갈 항목을 고릅니다"
            assert self._sheet is not None
            field, letters = self._fields.get(section - 1), self._sheet.letters(section - 1)
            return f"{letters} · {field}" if field else letters
        if role == _ALIGN:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """The cell's text, and what its row was taken for."""
        if not index.isValid():
            return None
        if role == COLUMN_ROLE:
            return _CELL if index.column() else _KIND
        if role == TONE_ROLE:
            return _TONES.get(self.taken(index.row()))
        if role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        if index.column() == 0:
            return self._kind(index.row(), role)
        return _words(self._cells(index.row())[index.column() - 1])

    def _kind(self, row: int, role: int) -> str:
        """What a row was taken for, whether Excel hides it, and what a click makes of it."""
        taken, number = self.taken(row), self.number(row)
        if role == _TIP and taken in (Taken.DATA, Taken.LEFT_OUT):
            return "누르면 이 줄을 뺍니다" if taken is Taken.DATA else "누르면 이 줄도 가져옵니다"
        why = self._left.get(number, "")
        words = _SHORT.get(why, why.removesuffix(" 줄")) or taken.value
        if self._sheet is not None and number in self._sheet.hidden_rows:
            words += " · 숨김"
        return f"{number}행 {words}" if role == _SPOKEN else words

    def _cells(self, row: int) -> Sequence[Cell]:
        assert self._sheet is not None
        return self._sheet.rows[row]


class SheetDelegate(CellDelegate):
    """Paints header and left-out rows on their tint, rows that say nothing in grey."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, lines, text."""
        current = theme.now()
        rect = QRectF(option.rect)
        named = index.data(TONE_ROLE)
        tone = Tone(named) if named else None
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current.colour("hover"))
        if tone in (Tone.ACCENT, Tone.WARNING):
            painter.fillRect(rect, current.roles.tone(tone)[1])
        painter.setPen(QPen(current.colour("line"), 1))
        foot = int(rect.bottom() - 0.5)
        painter.drawLine(int(rect.left()), foot, int(rect.right()), foot)
        if state & QStyle.StateFlag.State_Selected:
            edge = QRectF(rect.left(), rect.top(), 3, rect.height())
            if index.column() == 0:
                painter.fillRect(edge, current.colour("accent"))
        first = index.column() == 0
        weight = 600 if tone is Tone.ACCENT else 500 if first else 400
        painter.setFont(current.font(SMALL if first else theme.BASE_POINTS - 0.5, weight))
        if tone is None:
            painter.setPen(current.colour("faint"))
        elif first or tone is Tone.ACCENT:
            painter.setPen(current.roles.tone(tone)[0])
        else:
            painter.setPen(current.colour("text" if tone is Tone.SUCCESS else "muted"))
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return text.tidy(cell[:_LONGEST])
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
