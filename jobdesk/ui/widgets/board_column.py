"""One column of the board: its title and counts, and a list of cards that are painted.

Only visible cards are painted, so a column of thousands scrolls as one of ten. A card is moved
by dragging it to another column, or with Ctrl+← and Ctrl+→; ← and → go to the next column.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import Column
from jobdesk.services.pipeline import Card, Cards
from jobdesk.ui import theme
from jobdesk.ui.models.board_cards import CARD_ROLE, MIME, BoardCards, coming, mark
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import BASE, SMALL, Button, Label, chip_size, column, paint_chip, row

_PAD = 10
_EDGE = 4
_GAP = 6


class CardPainter(QStyledItemDelegate):
    """Paints a card: name and days, where to, what state and what next."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its three lines."""
        del option, index
        return QSize(theme.now().px(120), theme.now().px(84) + _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        current = theme.now()
        whole: QRect = option.rect
        rect = QRectF(whole).adjusted(1, 1, -1, -_GAP)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, card, chosen=chosen, focused=focused)
        inner = rect.adjusted(_PAD + (_EDGE if card.late else 0), 7, -_PAD, -8)
        line = inner.height() / 3
        top = QRectF(inner.left(), inner.top(), inner.width(), line)
        days = f"{card.days}일"
        painter.setFont(current.font(SMALL, tabular=True))
        painter.setPen(QColor(current.roles.danger if card.late else current.roles.muted))
        painter.drawText(
            top, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), days
        )
        room = top.width() - painter.fontMetrics().horizontalAdvance(days) - 6
        self._text(painter, top, card.seeker, room, current.font(BASE, 600), current.roles.text)
        middle = top.translated(0, line)
        where = " · ".join(part for part in (card.employer, card.vacancy) if part)
        self._text(painter, middle, where, middle.width(), current.font(SMALL), current.roles.muted)
        self._foot(painter, middle.translated(0, line), card)
        painter.restore()

    @staticmethod
    def _ground(
        painter: QPainter, rect: QRectF, card: Card, *, chosen: bool, focused: bool
    ) -> None:
        current = theme.now()
        path = QPainterPath()
        path.addRoundedRect(rect, 6, 6)
        painter.fillPath(path, current.colour("accent_tint" if chosen else "surface"))
        if card.late:
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(
                QRectF(rect.left(), rect.top(), _EDGE, rect.height()), current.colour("danger")
            )
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current.colour("accent" if chosen else "line"), 2 if focused else 1))
        painter.drawPath(path)

    @staticmethod
    def _text(
        painter: QPainter, rect: QRectF, words: str, room: float, font: object, colour: str
    ) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
        )

    @staticmethod
    def _foot(painter: QPainter, rect: QRectF, card: Card) -> None:
        current = theme.now()
        word = mark(card)
        if word == ReferralStatus.INTERVIEW_SET.value:
            word = "면접"  # the day and the time beside it say the rest
        size = chip_size(word)
        kept = Tone.ACCENT if card.runner_up else tone_of(KindId.REFERRALS, card.status.value)
        tone = Tone.DANGER if card.late else kept
        wide = min(float(size.width()), rect.width())
        high = min(float(size.height()), rect.height())
        pill = QRectF(rect.left(), rect.center().y() - high / 2 + 2, wide, high)
        paint_chip(painter, pill, word, tone)
        next_ = coming(card) or card.reason
        room = rect.width() - wide - 6
        if room < 24 or not next_:
            return
        painter.setFont(current.font(SMALL, tabular=True))
        painter.setPen(QColor(current.roles.muted))
        shown = painter.fontMetrics().elidedText(next_, Qt.TextElideMode.ElideRight, int(room))
        beside = QRectF(pill.right() + 6, pill.top(), room, high)
        painter.drawText(
            beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown
        )


class CardList(QListView):
    """The cards of a column; see the module's words."""

    stepped = Signal(int)
    """To the column so many to the right."""
    moved = Signal(object, int)
    """A card wanted in the column so many to the right."""
    dropped = Signal(int)
    """A referral's id that was dragged here."""
    opened = Signal(object)
    looked = Signal(object)
    asked = Signal(object)
    """A card whose result is to be entered."""
    menu_wanted = Signal(object, object)
    """A card and the place on screen."""
    entered_by_keys = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.cards = BoardCards(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardPainter(self))
        self.setProperty("look", "board")
        self.setAccessibleName(title)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.doubleClicked.connect(self._open)

    def current(self) -> Card | None:
        """The card that is chosen."""
        card = self.currentIndex().data(CARD_ROLE)
        return card if isinstance(card, Card) else None

    def choose(self, at: int) -> None:
        """Make a card the current one, and see it."""
        last = self.cards.rowCount() - 1
        if last >= 0:
            index = self.cards.index(max(0, min(at, last)))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go about; with Ctrl they take the card along."""
        if self.current() is None:
            self.choose(0)
        key, card = event.key(), self.current()
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if side and control and card is not None:
            self.moved.emit(card, side)
        elif side:
            self.stepped.emit(side)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card is not None:
            (self.asked if control else self.opened).emit(card)
        elif key == Qt.Key.Key_Space and card is not None:
            self.looked.emit(card)
        elif key == Qt.Key.Key_Menu and card is not None:
            self._menu(card)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say of an empty column that it is one."""
        super().paintEvent(event)
        if not self.cards.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.now().font(SMALL))
            painter.setPen(theme.now().colour("faint"))
            at = self.viewport().rect().adjusted(2, 8, -2, -8)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignTop), "없음")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a card the keys belong to."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        elif not self.selectionModel().hasSelection():
            self.selectionModel().select(
                self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One card of the board is chosen at a time: the one the keys belong to."""
        super().focusOutEvent(event)
        if isinstance(QApplication.focusWidget(), CardList):
            self.clearSelection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the card under the mouse."""
        index = self.indexAt(event.pos())
        card = index.data(CARD_ROLE)
        if isinstance(card, Card):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(card, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a card of another column."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The card went elsewhere."""
        event.accept()
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """A card was let go here; the board decides what that means."""
        self._mark(over=False)
        data = event.mimeData().data(MIME)
        if event.source() is self or data.isEmpty():
            event.ignore()
            return
        # Copy, or the view it came from would take the row out before anybody was asked.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(int(bytes(data.data()).decode()))

    def _consider(self, event: QDragMoveEvent) -> None:
        good = event.mimeData().hasFormat(MIME) and event.source() is not self
        self._mark(over=good)
        event.setAccepted(good)

    def _mark(self, *, over: bool) -> None:
        if bool(self.property("over")) != over:
            self.setProperty("over", over)
            self.style().unpolish(self)
            self.style().polish(self)

    def _open(self, index: QModelIndex) -> None:
        card = index.data(CARD_ROLE)
        if isinstance(card, Card):
            self.opened.emit(card)

    def _menu(self, card: Card) -> None:
        rect = self.visualRect(self.currentIndex())
        self.menu_wanted.emit(card, self.viewport().mapToGlobal(rect.center()))


class BoardColumn(QWidget):
    """A column with its head; ``more`` says how many cards the board leaves out,
    ``ids`` are the referrals of all."""

    def __init__(self, what: Column) -> None:
        super().__init__()
        self.what = what
        self.title = Label(what.title, points=SMALL + 0.75, weight=600)
        self.count = Label(points=SMALL, look="muted", tabular=True)
        self.late = Label(points=SMALL, look="danger", weight=600, tabular=True)
        self.list = CardList(what.title)
        self.ids: tuple[int, ...] = ()
        self.more = Button(look="link")
        self.more.hide()
        layout = column(spacing=6)
        layout.addLayout(row(self.title, self.count, None, self.late, spacing=6))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)
        self.setLayout(layout)
        self.setMinimumWidth(theme.now().px(146))

    def show_cards(self, cards: Cards) -> None:
        """Show a column as it stands; the chosen card stays chosen while it is here."""
        before = self.list.current()
        self.list.cards.set_cards(cards.cards)
        self.ids = cards.ids
        self.count.setText(f"{cards.total:,}")
        self.late.setText(f"늦음 {cards.late:,}" if cards.late else "")
        self.list.setAccessibleName(f"{self.what.title} {cards.total:,}건")
        beyond = cards.total - len(cards.cards)
        self.more.setVisible(beyond > 0)
        self.more.setText(f"{beyond:,}건 더 · 목록에서 보기")
        if before is not None and (at := self.list.cards.row_of(before.id)) >= 0:
            self.list.choose(at)
