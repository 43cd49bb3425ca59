"""Who may be meant by what was typed at the desk: one row each, in large letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jobdesk.domain import text
from jobdesk.domain.kinds import KindId
from jobdesk.domain.reception import Appointment, Guest
from jobdesk.ui import theme
from jobdesk.ui.theme import Theme
from jobdesk.ui.tones import tone_of

GUEST = int(Qt.ItemDataRole.UserRole)
_MOST = 40
"""More rows than anybody walks through at a desk; who types on sees fewer."""

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


def public_name(name: str) -> str:
    """``김민지`` → ``김○○``: how a person is called where others can see it."""
    return name[:1] + "○" * min(max(len(name) - 1, 0), 2)


def where(appointment: Appointment) -> str:
    """``14:15  부스 3 큰들식품``; ``대기`` for one without a time."""
    booth = f"부스 {appointment.booth}" if appointment.booth else ""
    parts = (appointment.starts_at or "대기", f"{booth} {appointment.employer}".strip())
    return "  ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Row:
    """A guest as a row shows it: ``sign`` the number, ``about`` what tells namesakes apart."""

    sign: str
    name: str
    about: str
    state: str
    next: str


def row_of(guest: Guest, day_id: int, *, masked: bool) -> Row:
    """What a row says of a guest; ``masked`` for a screen that others see too."""
    tail = guest.phone[-4:]
    born = guest.birth.isoformat() if guest.birth else ""
    born = born or (f"{guest.birth_year}년생" if guest.birth_year else "")
    parts = (
        f"전화 {tail}" if tail else "",
        "" if masked else born,
        guest.village,
    )
    state = guest.status.value
    if guest.left_at:
        state = f"귀가 {guest.left_at}"
    elif guest.here:
        state = f"참석 {guest.arrived_at}".strip()
    if guest.day_id != day_id:
        ahead = guest.day
    else:
        ahead = where(guest.next) if guest.next is not None else ""
    return Row(
        str(guest.number or "–"),
        text.mask_name(guest.name) if masked else guest.name,
        " · ".join(part for part in parts if part),
        "다른 행사" if guest.day_id != day_id else state,
        ahead,
    )


class CandidateModel(QAbstractListModel):
    """The guests that were found; GUEST gives one, the text all that its row says."""

    def __init__(self, day_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day_id = day_id
        self.guests: tuple[Guest, ...] = ()
        self.masked = True

    def show_guests(self, guests: Sequence[Guest], *, masked: bool) -> None:
        """Show others."""
        self.beginResetModel()
        self.guests, self.masked = tuple(guests[:_MOST]), masked
        self.endResetModel()

    def row(self, at: int) -> Row:
        """What row ``at`` says."""
        return row_of(self.guests[at], self._day_id, masked=self.masked)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """As many as were found."""
        return 0 if parent.isValid() else len(self.guests)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row in words, or the guest."""
        if not index.isValid():
            return None
        if role == GUEST:
            return self.guests[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            one = self.row(index.row())
            return " ".join(filter(None, (one.sign, one.name, one.about, one.state, one.next)))
        return None


class CandidateDelegate(QStyledItemDelegate):
    """Paints number, name and next interview at 20 points and more."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines of large letters."""
        del option, index
        return QSize(400, round(theme.now().px(72)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, number, name with what tells it apart, state and next interview."""
        model = index.model()
        if not isinstance(model, CandidateModel):
            return
        current, one = theme.now(), model.row(index.row())
        guest = model.guests[index.row()]
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(current.colour("accent" if chosen else "line"), 3 if chosen else 1))
        painter.setBrush(current.colour("accent_tint" if chosen else "surface"))
        painter.drawRoundedRect(rect, 8, 8)
        words = rect.adjusted(16, 4, -16, -4)
        sign = current.px(64)
        self._text(painter, QRectF(words.left(), words.top(), sign, words.height()), one.sign, 24)
        right = self._state(painter, words, one, guest, current)
        middle = QRectF(
            words.left() + sign, words.top(), right - words.left() - sign, words.height()
        )
        self._name(painter, middle, one, current)
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, place: QRectF, words: str, points: float) -> None:
        current = theme.now()
        painter.setFont(current.font(points * _soft(current), 700, tabular=True))
        painter.setPen(current.colour("accent"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)

    @staticmethod
    def _name(painter: QPainter, place: QRectF, one: Row, current: Theme) -> None:
        font = current.font(22 * _soft(current), 700)
        painter.setFont(font)
        painter.setPen(current.colour("text"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), one.name)
        wide = QFontMetricsF(font).horizontalAdvance(one.name) + 20
        painter.setFont(current.font(15 * _soft(current), tabular=True))
        painter.setPen(current.colour("muted"))
        rest = place.adjusted(wide, 0, -12, 0)
        shown = painter.fontMetrics().elidedText(
            one.about, Qt.TextElideMode.ElideRight, max(0, int(rest.width()))
        )
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), shown)

    @staticmethod
    def _state(painter: QPainter, words: QRectF, one: Row, guest: Guest, current: Theme) -> float:
        """State above, next interview beneath, at the right; where that begins."""
        tone = tone_of(KindId.DAY_ATTENDEES, guest.status.value)
        half = words.height() / 2
        upper = current.font(17 * _soft(current), 600)
        lower = current.font(17 * _soft(current), 500, tabular=True)
        most = words.width() * 0.45
        wide = max(
            QFontMetricsF(upper).horizontalAdvance(one.state),
            QFontMetricsF(lower).horizontalAdvance(one.next),
        )
        left = words.right() - min(wide, most)
        painter.setFont(upper)
        painter.setPen(current.roles.tone(tone)[0])
        side = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        top = QRectF(left, words.top(), words.right() - left, half if one.next else half * 2)
        painter.drawText(top, side, one.state)
        painter.setFont(lower)
        painter.setPen(current.colour("text"))
        shown = painter.fontMetrics().elidedText(
            one.next, Qt.TextElideMode.ElideRight, int(words.right() - left) + 1
        )
        painter.drawText(QRectF(left, words.top() + half, words.right() - left, half), side, shown)
        return left


def _soft(current: Theme) -> float:
    """Letters this large grow less than the scale says, as controls do (see Theme.px)."""
    return current.px(100) / current.scale


class CandidateList(QListView):
    """The rows; the focus stays in the box, whose arrows it is walked with. ``clicked_on`` tells
    of a guest that was chosen with the mouse."""

    clicked_on = Signal(object)

    def __init__(self, day_id: int) -> None:
        super().__init__()
        self.candidates = CandidateModel(day_id, self)
        self.setModel(self.candidates)
        self.setItemDelegate(CandidateDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("찾은 분")
        self.setProperty("look", "board")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def show_guests(self, guests: Sequence[Guest], *, masked: bool) -> None:
        """Show who was found; one alone is chosen, of several the one that was before."""
        before = self.chosen
        self.candidates.show_guests(guests, masked=masked)
        wanted = 0 if len(guests) == 1 else -1
        if before is not None:
            ids = [guest.attendee_id for guest in self.candidates.guests]
            if before.attendee_id in ids:
                wanted = ids.index(before.attendee_id)
        self._choose(wanted)

    @property
    def chosen(self) -> Guest | None:
        """The guest of the row that is chosen."""
        at = self.currentIndex().row()
        return self.candidates.guests[at] if 0 <= at < len(self.candidates.guests) else None

    @property
    def spoken(self) -> str:
        """The chosen row in words, for who hears the screen."""
        return str(self.currentIndex().data() or "")

    def step(self, by: int) -> None:
        """Choose the next row or the one before; the first where none was."""
        count = self.candidates.rowCount()
        if count:
            at = self.currentIndex().row()
            self._choose(max(0, min(count - 1, at + by)) if at >= 0 else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as the scale asks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _choose(self, at: int) -> None:
        index = self.candidates.index(at) if at >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if at < 0:
            self.clearSelection()

    def _on_clicked(self, index: QModelIndex) -> None:
        guest = index.data(GUEST)
        if isinstance(guest, Guest):
            self.clicked_on.emit(guest)
