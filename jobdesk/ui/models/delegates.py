"""How a cell of a record table is painted: palette roles, bold names, chips with their word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobdesk.ui import theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import COLUMN_ROLE, TONE_ROLE
from jobdesk.ui.theme import Theme, Tone
from jobdesk.ui.widgets.basics import chip_size, paint_chip

PAD = 10
_Index = QModelIndex | QPersistentModelIndex


def cut_words(words: str, metrics: QFontMetrics, room: int, *, ends: bool = False) -> str:
    """What of ``words`` stands in ``room`` pixels; with ``ends`` their last part stays."""
    mode = Qt.TextElideMode.ElideMiddle if ends else Qt.TextElideMode.ElideRight
    return metrics.elidedText(words, mode, room)


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of a RecordTableModel; there is nothing to edit in place."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, line beneath, then text or chip."""
        current = theme.now()
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        painter.save()
        if selected:
            painter.fillRect(rect, current.colour("accent_tint"))
            if index.column() == 0 and active:
                painter.fillRect(
                    QRectF(rect.left(), rect.top(), 3, rect.height()), current.colour("accent")
                )
        painter.setPen(QPen(current.colour("line"), 1))
        foot = rect.bottom() - 0.5
        painter.drawLine(int(rect.left()), int(foot), int(rect.right()), int(foot))
        shown = index.data(COLUMN_ROLE)
        if isinstance(shown, Column):
            self._content(painter, rect, index, shown, current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are equally high."""
        del option
        shown = index.data(COLUMN_ROLE)
        wide = shown.width if isinstance(shown, Column) else 80
        return QSize(wide, theme.now().row_height)

    def _content(
        self, painter: QPainter, rect: QRectF, index: _Index, shown: Column, current: Theme
    ) -> None:
        words = str(index.data() or "")
        named = index.data(TONE_ROLE)  # Qt hands an enum of text back as plain text
        tone = Tone(named) if named else Tone.NEUTRAL
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        if shown.chip:
            if words:
                size = chip_size(words)
                wide = min(float(size.width()), rect.width() - PAD)
                top = rect.top() + (rect.height() - size.height()) / 2
                pill = QRectF(rect.left() + PAD - 4, top, wide, size.height())
                paint_chip(painter, pill, words, tone)
            return
        weight = 600 if shown.strong else 400
        painter.setFont(current.font(weight=weight, tabular=not shown.strong))
        if tone is not Tone.NEUTRAL:
            painter.setPen(current.roles.tone(tone)[0])
        else:
            painter.setPen(current.colour("muted" if shown.quiet else "text"))
        cut = cut_words(words, painter.fontMetrics(), int(inner.width()), ends=shown.ends)
        side = Qt.AlignmentFlag.AlignRight if shown.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
