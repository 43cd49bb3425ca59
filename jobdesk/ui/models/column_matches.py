"""The columns of a sheet as a table: header, the field it goes into, why, its first values.

The field is edited in place from a list of the kind's fields; ``chosen`` carries the header
and the field id, ``""`` for a column that is not wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionViewItem, QWidget

from jobdesk.services.imports import ColumnMatch, FieldChoice
from jobdesk.ui import icons, theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.delegates import PAD, CellDelegate
from jobdesk.ui.models.record_table import COLUMN_ROLE, TONE_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
FIELD = 1
"""The column that is edited."""
WHY = 2
NOT_WANTED = "가져오지 않음"
CHOICES_ROLE = TONE_ROLE + 10
"""Every (field id, label) that the cell may take."""

COLUMNS: tuple[Column, ...] = (
    Column("header", "머리글", 104, str, strong=True, sortable=False),
    Column("field", "들어갈 항목", 150, str, sortable=False),
    Column("why", "왜", 116, str, quiet=True, sortable=False),
    Column("samples", "첫 값들", 90, str, sortable=False),
)


class ColumnMatchesModel(QAbstractTableModel):
    """See the module's words."""

    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matches: tuple[ColumnMatch, ...] = ()
        self._fields: tuple[FieldChoice, ...] = ()
        self._labels: dict[str, str] = {}
        self._twice: frozenset[str] = frozenset()

    def show(self, matches: Sequence[ColumnMatch], fields: Sequence[FieldChoice]) -> None:
        """Show other columns; where only the fields moved the current cell stays."""
        same = [m.path for m in matches] == [m.path for m in self._matches]
        if not same:
            self.beginResetModel()
        self._matches, self._fields = tuple(matches), tuple(fields)
        self._labels = {"": NOT_WANTED, **{f.id: f.label for f in fields}}
        texts = Counter(m.header for m in matches)
        self._twice = frozenset(text for text, count in texts.items() if count > 1)
        if not same:
            self.endResetModel()
        elif matches:
            last = self.index(len(matches) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def match_at(self, row: int) -> ColumnMatch:
        """What is known of the column in a row."""
        return self._matches[row]

    def label(self, field: str) -> str:
        """What a field id is called."""
        return self._labels.get(field, field)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Columns of the sheet."""
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Header, field, why, first values."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return COLUMNS[section].title
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only the field is edited."""
        flags = super().flags(index)
        if index.isValid() and index.column() == FIELD:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """What a cell shows, says and looks like."""
        if not index.isValid():
            return None
        match, column = self._matches[index.row()], COLUMNS[index.column()]
        if role in (_DISPLAY, _TIP):
            return self._text(match, column.field)
        if role == _EDIT:
            return match.field if index.column() == FIELD else self._text(match, column.field)
        if role == _SPOKEN:
            return f"{column.title} {self._text(match, column.field) or '없음'}"
        if role == COLUMN_ROLE:
            return column
        if role == CHOICES_ROLE:
            return self._labels
        return None

    def setData(self, index: _Index, value: Any, role: int = _EDIT) -> bool:
        """Take another field; the table follows when the plan was made anew."""
        if not index.isValid() or index.column() != FIELD or role != _EDIT:
            return False
        match = self._matches[index.row()]
        if value == match.field or value not in self._labels:
            return False
        self.chosen.emit(self._key(match), str(value))
        return True

    def leave_out(self, row: int) -> None:
        """Choose no field for a column."""
        self.setData(self.index(row, FIELD), "")

    def _key(self, match: ColumnMatch) -> str:
        """By which header text the column is named; the whole path where that stands twice."""
        return match.path if match.header in self._twice else match.header

    def _text(self, match: ColumnMatch, column: str) -> str:
        if column == "header":
            return match.path.replace("/", " › ") if match.header in self._twice else match.header
        if column == "field":
            return self.label(match.field)
        if column == "why":
            return match.why or ("모르는 머리글" if not match.field else "")
        return ", ".join(match.samples)


class MatchDelegate(CellDelegate):
    """Paints the field as the box that opens, and opens it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell, and around the field its box."""
        if index.column() != FIELD:
            super().paint(painter, option, index)
            return
        current = theme.now()
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current.colour("accent_tint"))
        painter.setPen(QPen(current.colour("line"), 1))
        foot = int(rect.bottom() - 0.5)
        painter.drawLine(int(rect.left()), foot, int(rect.right()), foot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(current.colour("accent" if focus else "control_line"), 1 + focus))
        painter.setBrush(current.colour("surface"))
        box = rect.adjusted(4.5, 2.5, -4.5, -3.5)
        painter.drawRoundedRect(box, 6, 6)
        side = current.px(16)
        view = option.widget
        ratio = view.devicePixelRatioF() if view is not None else 1.0
        arrow = icons.pixmap("chevron-down", "muted", side, ratio)
        painter.drawPixmap(int(box.right()) - side - 6, int(box.center().y() - side / 2), arrow)
        taken = bool(index.data(_EDIT))
        painter.setFont(current.font(weight=500 if taken else 400))
        painter.setPen(current.colour("text" if taken else "muted"))
        inner = box.adjusted(PAD - 2, 0, -side - 10, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The list of fields, already open."""
        del option
        box = QComboBox(parent)
        box.setAccessibleName(f"{index.model().index(index.row(), 0).data()} 열이 들어갈 항목")
        for field, label in index.data(CHOICES_ROLE).items():
            box.addItem(label, field)
        box.activated.connect(lambda: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin at the field in force."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(_EDIT))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand the chosen field to the model."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Fill the cell."""
        del index
        editor.setGeometry(option.rect)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
