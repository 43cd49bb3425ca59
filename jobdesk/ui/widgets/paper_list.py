"""Papers in a list, each with a line of what it is for; groups of them under their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL

_ID = int(Qt.ItemDataRole.UserRole)
_TITLE, _ABOUT = _ID + 1, _ID + 2


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a list; lines of one ``group`` stand beneath its heading."""

    id: str
    title: str
    about: str
    group: str = ""


class PaperList(QListWidget):
    """All papers; one is always current."""

    def __init__(self, lines: Sequence[PaperLine]) -> None:
        super().__init__()
        self.setAccessibleName("출력물")
        self.setProperty("look", "queue")
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        group = ""
        for line in lines:
            if line.group != group:
                self.addItem(_heading(line.group))
                group = line.group
            item = QListWidgetItem(f"{line.title}. {line.about}")
            for role, value in ((_ID, line.id), (_TITLE, line.title), (_ABOUT, line.about)):
                item.setData(role, value)
            item.setToolTip(line.about)
            self.addItem(item)
        self.choose_id(lines[0].id)

    @property
    def paper_id(self) -> str:
        """Id of the current paper."""
        return str(self.currentItem().data(_ID))

    def choose_id(self, paper_id: str) -> None:
        """Make a paper current; an unknown one changes nothing."""
        for at in range(self.count()):
            if self.item(at).data(_ID) == paper_id:
                self.setCurrentRow(at)


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(_TITLE, words)
    return item


class _TwoLines(QStyledItemDelegate):
    """The title above, what it is for beneath."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as two lines with air; a heading as one."""
        del option
        return QSize(100, theme.now().px(50 if index.data(_ID) else 30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground of the chosen one, then both lines."""
        current = theme.now()
        title, about = str(index.data(_TITLE)), str(index.data(_ABOUT))
        rect = QRectF(option.rect)
        painter.save()
        if not index.data(_ID):
            painter.setFont(current.font(SMALL, 600))
            painter.setPen(current.colour("muted"))
            foot = int(Qt.AlignmentFlag.AlignBottom)
            painter.drawText(rect.adjusted(10, 0, -8, -5), foot, title)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("accent_tint"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        words = rect.adjusted(10, current.px(6), -8, -current.px(6))
        half = words.height() / 2
        for line, font, role, top in (
            (title, current.font(weight=600), "accent" if chosen else "text", words.top()),
            (about, current.font(SMALL + 0.5), "muted", words.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(current.colour(role))
            room = int(words.width())
            cut = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            place = QRectF(words.left(), top, words.width(), half)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()
