"""A line of a working list: the name in bold, how late it is in its colour, the rest in grey."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE

PARTS_ROLE = int(Qt.ItemDataRole.UserRole)
"""A tuple of (title, mark, tone of the mark, detail)."""
_EDGE, _GAP = 12, 10


class QueueDelegate(QStyledItemDelegate):
    """Paints what :data:`PARTS_ROLE` holds; what does not fit is cut with … at the end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground as the style has it, then the words."""
        style = option.widget.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        self.initStyleOption(option, index)
        style.drawPrimitive(panel, option, painter, option.widget)
        title, mark, tone, detail = index.data(PARTS_ROLE)
        ink, _ = theme.now().roles.tone(Tone(tone))
        painter.save()
        rect = QRectF(option.rect).adjusted(_EDGE, 0, -_EDGE, 0)
        for words, colour, weight in (
            (title, theme.now().colour("text"), 600),
            (mark, ink, 500),
            (detail, theme.now().colour("muted"), 400),
        ):
            if not words or rect.width() < _GAP:
                continue
            painter.setFont(theme.now().font(BASE, weight, tabular=True))
            painter.setPen(colour)
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(rect.width()))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
            rect.setLeft(rect.left() + metrics.horizontalAdvance(shown) + _GAP)
        painter.restore()
