"""What the desk says to who stands before it, in letters that are read from two metres.

::

    panel = Announcement()
    panel.say(Said(Tone.SUCCESS, "김○○ 님 접수되었습니다", "접수번호 12", "14:15  부스 3 큰들식품"))

The letters are as large as the place allows, so that nothing is cut at any scale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Tone

_LEAST = 27  # pixels: 20 pt, the smallest that is read from two metres
_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}


_WITH_NEXT, _ALONE = (0.155, 0.1, 0.085), (0.2, 0.11, 0.09)
"""How high the letters of title, remark and further lines are, as shares of the whole."""

_Part = tuple[float, Callable[[QPainter, float], None]]
"""How high a part is, and what draws it from a top on."""


@dataclass(frozen=True, slots=True)
class Said:
    """One announcement: ``title`` the sentence, ``about`` beneath it, ``next`` the largest (when
    and where), ``next_word`` what that is, ``more`` further lines."""

    tone: Tone = Tone.NEUTRAL
    title: str = ""
    about: str = ""
    next: str = ""
    next_word: str = ""
    more: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it in one line, as it is read aloud."""
        parts = (self.title, self.about, f"{self.next_word} {self.next}".strip(), *self.more)
        return ". ".join(part for part in parts if part)


class Announcement(QWidget):
    """See the module's words."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, said: Said) -> None:
        """Show another announcement and have it read aloud."""
        self.said = said
        self.setAccessibleName(said.words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(800, 380)

    def minimumSizeHint(self) -> QSize:
        """Three lines of the smallest letters."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground, the sentence, and the next interview on a ground of its own."""
        del event
        current, said = theme.now(), self.said
        ink, tint = current.roles.tone(said.tone)
        plain = said.tone is Tone.NEUTRAL
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(current.colour("line") if plain else ink, 2))
        painter.setBrush(current.colour("surface") if plain else tint)
        painter.drawRoundedRect(whole, 12, 12)
        inner = whole.adjusted(32, 12, -32, -12)
        shares = _WITH_NEXT if said.next else _ALONE
        parts = [self._title(inner, shares[0], current.colour("text") if plain else ink)]
        if said.about:
            parts.append(self._lines(inner, said.about, shares[1], 500))
        if said.next:
            parts.append(self._next(inner))
        parts += [self._lines(inner, line, shares[2], 400) for line in said.more]
        gap = inner.height() * 0.03
        total = sum(high for high, _ in parts) + gap * (len(parts) - 1)
        top = inner.top() + max(0.0, inner.height() - total) / 2
        for high, draw in parts:
            draw(painter, top)
            top += high + gap

    def _title(self, inner: QRectF, share: float, ink: QColor) -> _Part:
        side = inner.height() * share
        left, width = inner.left() + side * 1.5, inner.width() - side * 1.5
        font = _fitted(self.said.title, side, width, 700)
        metrics = QFontMetricsF(font)
        lines = _wrapped(self.said.title, metrics, width)
        side = min(side, metrics.height())

        def draw(painter: QPainter, top: float) -> None:
            tone = self.said.tone
            mark = icons.pixmap(_ICONS[tone], tone.value, round(side), self.devicePixelRatioF())
            middle = top + (metrics.height() - side) / 2
            painter.drawPixmap(round(inner.left()), round(middle), mark)
            painter.setFont(font)
            painter.setPen(ink)
            for line in lines:
                place = QRectF(left, top, width + 8, metrics.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), line)
                top += metrics.height()

        return metrics.height() * len(lines), draw

    def _next(self, inner: QRectF) -> _Part:
        """When and where: the largest letters there are, on a ground of their own."""
        high = inner.height() * 0.42
        words = QRectF(inner.left() + 24, 0, inner.width() - 48, high)
        small = _fitted(self.said.next_word, max(_LEAST, high * 0.19), words.width(), 500)
        head = QFontMetricsF(small).height()
        large = _fitted(self.said.next, (high - head) * 0.66, words.width(), 800)

        def draw(painter: QPainter, top: float) -> None:
            current = theme.now()
            painter.setPen(QPen(current.colour("line"), 1))
            painter.setBrush(current.colour("surface"))
            painter.drawRoundedRect(QRectF(inner.left(), top, inner.width(), high), 10, 10)
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.setFont(small)
            painter.setPen(current.colour("muted"))
            at = QRectF(words.left(), top + 8, words.width(), head)
            painter.drawText(at, middle, self.said.next_word)
            painter.setFont(large)
            painter.setPen(current.colour("accent"))
            at = QRectF(words.left(), top + head, words.width() + 8, high - head)
            painter.drawText(at, middle, self.said.next)

        return high, draw

    def _lines(self, inner: QRectF, words: str, share: float, weight: int) -> _Part:
        font = _fitted(words, max(_LEAST, inner.height() * share), inner.width(), weight)
        metrics = QFontMetricsF(font)
        lines = _wrapped(words, metrics, inner.width())

        def draw(painter: QPainter, top: float) -> None:
            painter.setFont(font)
            painter.setPen(theme.now().colour("text"))
            for line in lines:
                place = QRectF(inner.left(), top, inner.width() + 8, metrics.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), line)
                top += metrics.height()

        return metrics.height() * len(lines), draw


def _fitted(words: str, wanted: float, width: float, weight: int) -> QFont:
    """The font at most ``wanted`` pixels high in which the words fit the width, never below the
    least; longer ones are wrapped then."""
    font = theme.now().font(weight=weight, tabular=True)
    font.setPixelSize(max(_LEAST, round(wanted)))
    wide = QFontMetricsF(font).horizontalAdvance(words)
    if wide > width > 0:
        font.setPixelSize(max(_LEAST, int(font.pixelSize() * width / wide)))
    return font


def _wrapped(words: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The words in lines that fit the width, broken between words."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
