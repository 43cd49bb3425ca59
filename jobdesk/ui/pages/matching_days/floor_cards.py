"""The booths of the hall as cards: who is in, who is next, who waits, what runs late.

Colour repeats what a word says. The cards are as large as the window lets them be, so that a
second screen shows the whole hall.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobdesk.domain.hall_now import BoothNow
from jobdesk.ui import theme
from jobdesk.ui.pages.matching_days import floor_words as words
from jobdesk.ui.theme import Tone

BOOTH = int(Qt.ItemDataRole.UserRole)
_FULL, _TIGHT = (308, 236), (290, 124)
"""Pixels of a card whose letters are as large as in the rest of the window: one with every line,
and one that says who is in and who is next, so that thirty booths stand on one screen."""

_LEAST, _LEAST_TIGHT, _MOST = 0.8, 0.7, 2.4
_LABEL = 46  # pixels of the word before each line
_SLACK, _BAR = 8, 14  # pixels the list keeps for itself, and those of its scroll bar
_AIR = 6

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class HallModel(QAbstractListModel):
    """The booths at one moment; BOOTH gives one, the text all that its card says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.booths: tuple[BoothNow, ...] = ()
        self.now = 0
        self.masked = True

    def show_booths(self, booths: Sequence[BoothNow], now: int, *, masked: bool) -> None:
        """Show the hall as it is; the same booths stay where they are."""
        same = [b.day_employer_id for b in booths] == [b.day_employer_id for b in self.booths]
        if not same:
            self.beginResetModel()
        self.booths, self.now, self.masked = tuple(booths), now, masked
        if not same:
            self.endResetModel()
        elif self.booths:
            self.dataChanged.emit(self.index(0), self.index(len(self.booths) - 1))

    def rowCount(self, parent: _Index = _NONE) -> int:
        """One row per booth."""
        return 0 if parent.isValid() else len(self.booths)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The card in words, or the booth."""
        if not index.isValid():
            return None
        booth = self.booths[index.row()]
        if role == BOOTH:
            return booth
        if role == int(Qt.ItemDataRole.DisplayRole):
            card = self.card(index.row())
            lines = (f"{label} {said}" for label, said, _ in card.lines)
            return ". ".join((card.sign, card.name, card.state, *lines))
        return None

    def card(self, at: int, *, tight: bool = False) -> words.CardWords:
        """What the card of row ``at`` says."""
        return words.card(self.booths[at], self.now, masked=self.masked, tight=tight)


class CardDelegate(QStyledItemDelegate):
    """Paints one booth."""

    def __init__(self, parent: HallCards) -> None:
        super().__init__(parent)
        self._cards = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All cards are alike."""
        del option, index
        return self._cards.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, head with its state, then the lines."""
        model = index.model()
        if not isinstance(model, HallModel):
            return
        grow, tight = self._cards.grow, self._cards.tight
        current, card = theme.now(), model.card(index.row(), tight=tight)
        rect = QRectF(option.rect).adjusted(_AIR, _AIR, -_AIR, -_AIR)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        tint = current.roles.tone(card.tone)[1]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = current.colour("accent") if chosen else current.colour("line")
        painter.setPen(QPen(edge, 4 if chosen else 1))
        painter.setBrush(
            tint if card.tone in (Tone.DANGER, Tone.WARNING) else current.colour("surface")
        )
        painter.drawRoundedRect(rect, 10, 10)
        pad = 14 * grow
        inner = rect.adjusted(pad, pad * 0.7, -pad, -pad * 0.6)
        top = self._head(painter, inner, card, grow)
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(int(inner.left()), int(top), int(inner.right()), int(top))
        lines = [
            (
                label,
                said,
                tone,
                *_fitted(label, said, 0 if tight else inner.width() - _LABEL * grow, grow),
            )
            for label, said, tone in card.lines
        ]
        room = inner.bottom() + 4 - top
        while len(lines) > 1 and sum(high for *_, high in lines) > room:
            lines.pop()  # the last ones tell the least
        total = sum(high for *_, high in lines)
        air = max(0.0, min(22 * grow, (inner.bottom() - top - total) / (len(lines) + 1)))
        for label, said, tone, font, high in lines:
            place = QRectF(inner.left(), top + air, inner.width(), high)
            self._line(painter, place, label, said, tone, font, grow)
            top += air + high
        painter.restore()

    @staticmethod
    def _head(painter: QPainter, inner: QRectF, card: words.CardWords, grow: float) -> float:
        current = theme.now()
        large = current.font(weight=800, tabular=True)
        large.setPixelSize(round(26 * grow))
        high = QFontMetricsF(large).height()
        chip_font = current.font(weight=500)
        chip_font.setPixelSize(round(15 * grow))
        wide = QFontMetricsF(chip_font).horizontalAdvance(card.state) + 20 * grow
        chip = QRectF(inner.right() - wide, inner.top() + high * 0.1, wide, high * 0.8)
        _chip(painter, chip, card, chip_font.pixelSize())
        painter.setFont(large)
        painter.setPen(current.colour("accent"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), card.sign)
        left = inner.left()
        if card.sign:
            left += QFontMetricsF(large).horizontalAdvance(card.sign) + 10 * grow
        name = current.font(weight=700)
        name.setPixelSize(round(20 * grow))
        painter.setFont(name)
        painter.setPen(current.colour("text"))
        place = QRectF(left, inner.top(), chip.left() - left - 8, high)
        shown = painter.fontMetrics().elidedText(
            card.name, Qt.TextElideMode.ElideRight, max(0, int(place.width()))
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return inner.top() + high + 4 * grow

    @staticmethod
    def _line(
        painter: QPainter,
        place: QRectF,
        label: str,
        said: str,
        tone: Tone,
        font: QFont,
        grow: float,
    ) -> None:
        current = theme.now()
        small = current.font(weight=500)
        small.setPixelSize(round(15 * grow))
        head = QFontMetricsF(font).height()
        painter.setFont(small)
        painter.setPen(current.colour("muted"))
        first = QRectF(place.left(), place.top(), _LABEL * grow, head)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), label)
        painter.setFont(font)
        painter.setPen(
            current.colour("text") if tone is Tone.NEUTRAL else current.roles.tone(tone)[0]
        )
        rest = place.adjusted(_LABEL * grow, 0, 0, 0)
        metrics = QFontMetricsF(font)
        if place.height() <= head * 1.5:
            said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), said)


def _fitted(label: str, said: str, width: float, grow: float) -> tuple[QFont, float]:
    """The font of a line and its height: what is too long for one takes two, but where ``width``
    is 0 and nothing may."""
    font = _line_font(label, grow)
    metrics = QFontMetricsF(font)
    lines = 2 if metrics.horizontalAdvance(said) > width > 0 else 1
    return font, metrics.height() * lines


def _line_font(label: str, grow: float) -> QFont:
    """Who is in stands in larger letters than all the rest."""
    strong = label == words.NOW
    font = theme.now().font(weight=700 if strong else 500, tabular=True)
    font.setPixelSize(round((24 if strong else 19) * grow))
    return font


def _chip(painter: QPainter, place: QRectF, card: words.CardWords, pixels: int) -> None:
    ink, tint = theme.now().roles.tone(card.tone)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    strong = card.tone in (Tone.DANGER, Tone.WARNING)
    painter.setBrush(ink if strong else tint)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    font = theme.now().font(weight=600)
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(theme.now().colour("surface") if strong else ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, card.state)
    painter.restore()


def _largest(count: int, wide: int, high: int, card: tuple[int, int]) -> tuple[float, int]:
    """How large the letters get on a ground of this size, and in how many columns."""
    found = (
        (min(wide / columns / card[0], high / math.ceil(count / columns) / card[1]), -columns)
        for columns in range(1, count + 1)
    )
    best, columns = max(found)
    return best, -columns


class HallCards(QListView):
    """The cards, walked with the arrows. Other keys are the window's: ``pressed`` carries them."""

    turned = Signal()
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grow = 1.0
        self.tight = False
        self.hall = HallModel(self)
        self.setModel(self.hall)
        self.setItemDelegate(CardDelegate(self))
        self.setProperty("look", "board")
        self.setAccessibleName("부스")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionRectVisible(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_booths(self, booths: Sequence[BoothNow], now: int, *, masked: bool) -> None:
        """Show the hall; the chosen booth stays chosen."""
        before = self.chosen
        count = self.hall.rowCount()
        self.hall.show_booths(booths, now, masked=masked)
        if count != len(booths):
            self._fit()
        if self.chosen is None and booths:
            ids = [booth.day_employer_id for booth in booths]
            wanted = before.day_employer_id if before is not None else None
            at = ids.index(wanted) if wanted in ids else 0
            self.setCurrentIndex(self.hall.index(at))

    @property
    def chosen(self) -> BoothNow | None:
        """The booth the keys are for."""
        at = self.currentIndex().row()
        return self.hall.booths[at] if 0 <= at < len(self.hall.booths) else None

    def choose(self, day_employer_id: int) -> None:
        """Choose a booth."""
        for at, booth in enumerate(self.hall.booths):
            if booth.day_employer_id == day_employer_id:
                self.setCurrentIndex(self.hall.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End walk; the search by typing a list has would eat the keys."""
        walks = (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        )
        if Qt.Key(event.key()) in walks:
            super().keyPressEvent(event)
        else:
            event.setAccepted(False)
            self.pressed.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards fill the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The number of columns at which the letters are the largest; where they would be too
        small, the cards say less."""
        count = max(1, self.hall.rowCount())
        room = self.maximumViewportSize()
        wide, high = max(1, room.width() - _SLACK), max(1, room.height() - _SLACK)
        best, columns = _largest(count, wide, high, _FULL)
        # Who asks for larger letters everywhere gets them here by cards that say less.
        self.tight = best < _LEAST * theme.now().px(100) / 100
        if self.tight:
            best, columns = _largest(count, wide, high, _TIGHT)
        full = _TIGHT if self.tight else _FULL
        policy = Qt.ScrollBarPolicy
        scrolls = self.tight and best < _LEAST_TIGHT
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if scrolls:  # more than a screen holds: the letters stay, the cards scroll
            columns = max(1, int((wide - _BAR) / (full[0] * _LEAST)))
            size = QSize(int((wide - _BAR) / columns), int(full[1] * _LEAST))
        else:
            lines = math.ceil(count / columns)
            size = QSize(int(wide / columns), int(min(high / lines, full[1] * best * 1.8)))
        self.grow = min(size.width() / full[0], size.height() / full[1], _MOST)
        self.setGridSize(size)
        self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        self.turned.emit()
