"""Cards of what is coming or under way, above a list: how far away, its name, when, the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.delegates import cut_words
from jobdesk.ui.theme import Theme, Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import (
    BASE,
    HEADING,
    SMALL,
    chip_size,
    paint_chip,
    pressed_by_enter,
    row,
)

MOST = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """One record as a card shows it: ``away`` in the tone of its urgency, ``told`` what is its
    turn; of ``when`` and ``counts`` as much as there is room for, from the first."""

    kind: KindId
    id: int
    title: str
    away: str
    urgency: Tone
    status: str
    told: str
    when: tuple[str, ...]
    counts: tuple[str, ...]


class ComingCard(QAbstractButton):
    """One record as a button: how far away, its name, when and where, the counts."""

    def __init__(self, shown: Coming) -> None:
        super().__init__()
        self.shown = shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        s = shown
        self.setAccessibleName(" ".join((s.title, s.away, *s.when, s.status, s.told, *s.counts)))
        self.setToolTip("\n".join((s.title, " · ".join(s.when), " · ".join(s.counts), s.told)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Three lines high, a third of a page wide."""
        current = theme.now()
        return QSize(current.px(300), current.px(114))

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never lower."""
        return QSize(theme.now().px(180), theme.now().px(114))

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(current.colour("accent" if focus else "line"), 2 if focus else 1))
        painter.setBrush(current.colour("hover" if self.underMouse() else "surface"))
        edge = 1.0 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        inner = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        self._top(painter, inner, current)
        line = current.px(22)
        second = inner.adjusted(0, current.px(27), 0, 0)
        lines = (
            ((self.shown.title,), HEADING, 600, "text"),
            (self.shown.when, SMALL + 0.75, 400, "muted"),
            (self.shown.counts, SMALL + 0.75, 400, "muted"),
        )
        for parts, points, weight, role in lines:
            painter.setFont(current.font(points, weight, tabular=weight == 400))
            painter.setPen(current.colour(role))
            place = QRectF(second.left(), second.top(), second.width(), line)
            cut = _fitting(parts, painter.fontMetrics(), int(place.width()))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), cut)
            second.translate(0, line - (1 if weight == 400 else 0))

    def _top(self, painter: QPainter, inner: QRectF, current: Theme) -> None:
        shown = self.shown
        painter.setFont(current.font(BASE, 700, tabular=True))
        painter.setPen(current.roles.tone(shown.urgency)[0])
        line = QRectF(inner.left(), inner.top() - 2, inner.width(), current.px(26))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown.away)
        left = inner.left() + painter.fontMetrics().horizontalAdvance(shown.away) + 10
        size = chip_size(shown.status)
        top = line.top() + (line.height() - size.height()) / 2
        chip = QRectF(left, top, size.width(), size.height())
        paint_chip(painter, chip, shown.status, tone_of(shown.kind, shown.status))
        painter.setFont(current.font(SMALL + 0.75))
        painter.setPen(current.colour("muted"))
        room = QRectF(
            chip.right() + 10, line.top(), inner.right() - chip.right() - 10, line.height()
        )
        cut = _fitting((shown.told,), painter.fontMetrics(), int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut if cut == shown.told else "")


def _fitting(parts: tuple[str, ...], metrics: QFontMetrics, room: int) -> str:
    """As many of the parts, from the first, as stand whole in ``room`` pixels; the first is cut
    where it alone is too long, in its middle: names differ at their ends (``… 2026년 2기``)."""
    for count in range(len(parts), 0, -1):
        words = " · ".join(parts[:count])
        if metrics.horizontalAdvance(words) <= room:
            return words
    return cut_words(parts[0], metrics, room, ends=True)


class ComingCards(QWidget):
    """The cards that ``find`` gives (on a reading thread), at most three; away where there are
    none. ``chosen`` fires with the id of a record."""

    chosen = Signal(int)

    def __init__(self, jobs: Jobs, find: Callable[[], Sequence[Coming]], name: str) -> None:
        super().__init__()
        self._jobs, self._find = jobs, find
        self._row = row(spacing=12)
        self.setLayout(self._row)
        self.setAccessibleName(name)
        self.cards: list[ComingCard] = []
        self.hide()

    def refresh(self) -> None:
        """Ask again."""
        self._jobs.read(self._find, self._show, key=(id(self), "coming"))

    def _show(self, coming: Sequence[Coming]) -> None:
        if [card.shown for card in self.cards] == list(coming):
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self.cards = [ComingCard(each) for each in coming]
        for card in self.cards:
            card.clicked.connect(self._on_clicked)
            self._row.addWidget(card, 1)
        for _ in range(MOST - len(coming)):
            self._row.addStretch(1)
        self.setVisible(bool(coming))

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, ComingCard):
            self.chosen.emit(card.shown.id)
