"""The table in which one says, field by field, which of two values stays: ← and → or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.services.side_by_side import Fate, Row
from jobdesk.ui import theme
from jobdesk.ui.models.merge_rows import FATE, FIELD, LEFT, RIGHT, ROW_ROLE, STAYS_ROLE, MergeModel
from jobdesk.ui.theme import Theme, Tone
from jobdesk.ui.widgets.basics import chip_size, paint_chip
from jobdesk.ui.widgets.record_grid import DressedTable

_Index = QModelIndex | QPersistentModelIndex
_PAD = 10
_FIELD_WIDE, _FATE_WIDE = 112, 92
_TONES = {
    Fate.CHOOSE: Tone.WARNING,
    Fate.JOINED: Tone.SUCCESS,
    Fate.FILLED: Tone.SUCCESS,
}


class _Delegate(QStyledItemDelegate):
    """A ring before each of two values to choose from, filled before the one that stays."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        current, rect = theme.now(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current.colour("accent_tint"))
            if index.column() == FIELD and state & QStyle.StateFlag.State_Active:
                edge = QRectF(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(edge, current.colour("accent"))
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == FATE and row.fate is not Fate.SAME:
            size = chip_size(row.fate.value)
            top = rect.center().y() - size.height() / 2
            pill = QRectF(rect.left() + 4, top, size.width(), size.height())
            paint_chip(painter, pill, row.fate.value, _TONES[row.fate])
        else:
            self._words(painter, inner, index, row, current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(80, theme.now().row_height)

    def _words(
        self, painter: QPainter, inner: QRectF, index: _Index, row: Row, current: Theme
    ) -> None:
        stays = bool(index.data(STAYS_ROLE))
        chooses = row.fate is Fate.CHOOSE
        strong = chooses and (stays or index.column() == FIELD)
        if index.column() != FIELD and chooses:
            inner.adjust(self._ring(painter, inner, stays, current) + 8, 0, 0, 0)
        quiet = row.fate is Fate.SAME or (index.column() != FIELD and not stays)
        painter.setFont(current.font(weight=600 if strong else 400))
        painter.setPen(current.colour("muted" if quiet else "text"))
        cut = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), cut)

    @staticmethod
    def _ring(painter: QPainter, inner: QRectF, stays: bool, current: Theme) -> float:
        side = current.px(16)
        middle = QPointF(inner.left() + side / 2, inner.center().y())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current.colour("accent" if stays else "muted"), 2))
        painter.drawEllipse(middle, side / 2 - 1, side / 2 - 1)
        if stays:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("accent"))
            painter.drawEllipse(middle, side / 4, side / 4)
        return float(side)


class MergeTable(DressedTable):
    """See the module's words."""

    def __init__(self, model: MergeModel) -> None:
        super().__init__()
        self.merging = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("두 기록의 항목")
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._begin)
        self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → let the value of that side stay."""
        sides = {Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT}
        side = sides.get(Qt.Key(event.key()))
        if side is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.merging.take(self.currentIndex().row(), side)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a value lets it stay."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() in (LEFT, RIGHT):
            self.merging.take(index.row(), index.column())

    def changeEvent(self, event: QEvent) -> None:
        """Follow scale and row height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "merging"):
            self.dress()
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both values get the same width."""
        super().resizeEvent(event)
        self._size()

    def _begin(self) -> None:
        if self.merging.rowCount():
            self.selectRow(0)

    def _size(self) -> None:
        scale = theme.now().scale / 100
        field, fate = round(_FIELD_WIDE * scale), round(_FATE_WIDE * scale)
        each = max(80, (self.viewport().width() - field - fate) // 2)
        for column, wide in ((FIELD, field), (LEFT, each), (RIGHT, each), (FATE, fate)):
            self.setColumnWidth(column, wide)
