"""Labels, buttons, cards and chips: the small parts every page is laid out with.

::

    card = Card("할 일")                     # card.body is a QVBoxLayout
    card.body.addWidget(Label("…", look="muted", points=9))
    button = Button("엑셀", icon="file-spreadsheet")   # look: "", "primary", "danger", "link", …
    save = PrimaryButton("저장", icon="check")         # one per view
    close = IconButton("x", "닫기")                    # the name is spoken and is the tooltip
    chip = Chip("면접예정", Tone.WARNING)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Tone

SMALL = 9.0
"""Points of labels and side remarks (12 px at 100 %)."""
BASE = theme.BASE_POINTS
HEADING = 11.25
TITLE = 15.0
"""Points of a page's title (20 px at 100 %)."""


class Label(QLabel):
    """Text in a role of the theme; follows scheme and scale."""

    # Each new parent tells a style change to all that stands in it, many times before a page
    # is shown: what a widget was dressed for is compared rather than dressed for again.
    _dressed: theme.Theme | None = None

    def __init__(
        self,
        text: str = "",
        *,
        look: str = "",
        points: float = BASE,
        weight: int = 400,
        wrap: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__(text)
        self._points, self._weight, self._tabular = points, weight, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)
        self._dress()

    def set_look(self, look: str) -> None:
        """Change the role after showing."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new scale."""
        super().changeEvent(event)
        if self._dressed is not theme.now():
            self._dress()

    def _dress(self) -> None:
        self._dressed = theme.now()
        if (self._points, self._weight, self._tabular) != (BASE, 400, False):
            self.setFont(theme.now().font(self._points, self._weight, tabular=self._tabular))


class ElidedLabel(Label):
    """One line that ends in … where the place is narrow; the whole text is its tooltip."""

    def __init__(self, text: str = "", **look: object) -> None:
        super().__init__(text, **look)  # type: ignore[arg-type]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Keep the whole text as tooltip too."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text cut to the width."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), text)

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few signs, and to no more than there are."""
        few = min(self.fontMetrics().averageCharWidth() * 4, self.sizeHint().width())
        return QSize(few, super().minimumSizeHint().height())


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether the key was Enter and pressed ``button``: Qt leaves that to the platform."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True


_ROLES = {"primary": "on_accent", "danger": "danger", "link": "accent"}  # of icons, by look


class Button(QPushButton):
    """A verb; ``icon`` is a Lucide name drawn in the colour of ``role``.

    ``icon_last`` puts the icon behind the word (a chevron, the x of a chip).
    """

    _dressed: theme.Theme | None = None

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        look: str = "",
        role: str = "",
        tip: str = "",
        icon_last: bool = False,
    ) -> None:
        super().__init__(text)
        self._icon_name = icon
        self._role = role or _ROLES.get(look, "text")
        if icon_last:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if look:
            self.setProperty("look", look)
        if tip:
            self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def setText(self, text: str) -> None:
        """Show another word, its icon at the right distance."""
        super().setText(text)
        self._dress()

    def set_icon(self, name: str, role: str = "") -> None:
        """Show another icon."""
        self._icon_name, self._role = name, role or self._role
        self._dress()

    def set_look(self, look: str) -> None:
        """Be a primary button, or an ordinary one, from now on."""
        self.setProperty("look", look)
        self.set_icon(self._icon_name, _ROLES.get(look, "text"))
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew in the colours of a new scheme."""
        super().changeEvent(event)
        if self._dressed is not theme.now():
            self._dress()

    def _dress(self) -> None:
        current = self._dressed = theme.now()
        if not self._icon_name:
            return
        side = current.px(18)
        if not self.text():
            self.setIcon(icons.icon(self._icon_name, self._role, size=side))
            self.setIconSize(QSize(side, side))
            return
        # Four sixteenths of air between icon and word, on the side of the word.
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        pads = (4, 0) if mirrored else (0, 4)
        self.setIcon(icons.icon(self._icon_name, self._role, *pads, size=side))
        self.setIconSize(QSize(round(side * 1.25), side))


class PrimaryButton(Button):
    """The one thing a view is for."""

    def __init__(self, text: str, *, icon: str = "", tip: str = "") -> None:
        super().__init__(text, icon=icon, look="primary", tip=tip)


_TARGET = 32
"""Pixels at 100 % that a hand needs to hit something."""


class IconButton(Button):
    """A button without words; ``name`` is what it is called aloud and in the tooltip."""

    def __init__(self, icon: str, name: str, *, role: str = "muted") -> None:
        super().__init__(icon=icon, look="icon", role=role, tip=name)
        self.setAccessibleName(name)
        self._square()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the target as large as a control of the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._square()

    def sizeHint(self) -> QSize:
        """As large as a target must be: a row of words and the corner of tabs are laid out by
        this alone, since the style sheet takes the least height away again."""
        return QSize(super().sizeHint().width(), theme.now().px(_TARGET))

    def _square(self) -> None:
        side = theme.now().px(_TARGET)
        self.setFixedSize(side, side)


class Rule(QFrame):
    """A thin line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "rule")
        self.setFixedHeight(1)


class Card(QFrame):
    """A white ground with a thin line; put things into ``body``."""

    def __init__(
        self, title: str = "", *, margin: int = 16, spacing: int = 12, look: str = "card"
    ) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
        if title:
            self.title = Label(title, points=BASE, weight=600)
            self.body.addWidget(self.title)


class Chip(QWidget):
    """A word on a tinted ground."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    def set_chip(self, text: str, tone: Tone) -> None:
        """Show another word; an empty one hides the chip."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word needs."""
        return chip_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        del event
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone)


class ChipButton(QAbstractButton):
    """A chip that opens a menu: the stage of a record."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._tone = Tone.NEUTRAL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chip(self, text: str, tone: Tone) -> None:
        """Show another word."""
        self._tone = tone
        self.setText(text)
        self.setAccessibleName(f"{self._name} {text}")
        self.setToolTip(f"{self._name} 바꾸기")
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The chip, an arrow, and room to be hit."""
        size = chip_size(self.text())
        return QSize(size.width() + theme.now().px(14) + 4, theme.now().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip with its arrow; a ring when focused."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = theme.now()
        high = chip_size(self.text()).height()
        pill = QRectF(1, (self.height() - high) / 2, self.width() - 2, high)
        ink, tint = current.roles.tone(self._tone)
        if not self.isEnabled():
            ink, tint = current.roles.tone(Tone.NEUTRAL)
        if self.hasFocus():
            painter.setPen(QPen(current.colour("accent"), 2))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setFont(current.font(SMALL, 500))
        painter.setPen(ink)
        side = current.px(14)
        words = pill.adjusted(9, 0, -side - 6, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        arrow = icons.pixmap("chevron-down", self._tone.value, side, self.devicePixelRatioF())
        top = round((self.height() - side) / 2)
        painter.drawPixmap(round(pill.right()) - side - 5, top, arrow)


def chip_size(text: str) -> QSize:
    """The size of a chip with ``text`` at this scale, in logical pixels."""
    metrics = QFontMetricsF(theme.now().font(SMALL, 500))
    return QSize(round(metrics.horizontalAdvance(text)) + 18, theme.now().px(24))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone) -> None:
    """Draw a chip that fills ``rect``; text is cut with … where it is too narrow."""
    ink, tint = theme.now().roles.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(theme.now().font(SMALL, 500))
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, round(rect.width()) - 10
    )
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def row(*items: QWidget | None, spacing: int = 8, margin: int = 0) -> QHBoxLayout:
    """A horizontal layout of widgets; None stands for the stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margin)
    return layout


def column(*items: QWidget | None, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """A vertical layout of widgets; None stands for the stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margin)
    return layout


def _fill(layout: QBoxLayout, items: tuple[QWidget | None, ...], spacing: int, margin: int) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            layout.addStretch(1)
        else:
            layout.addWidget(item)
