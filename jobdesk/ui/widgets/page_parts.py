"""What most pages are framed with: header, empty state, number card.

::

    header = PageHeader("구직자")
    header.set_count("1,101명 중 348명")
    header.add(Button("엑셀", icon="file-spreadsheet"))   # right side, in the order added

    empty = EmptyState("users", "아직 등록된 구직자가 없습니다", "창구에 온 분을 …",
                       Button("새로 만들기"), Button("엑셀 불러오기"))

    card = NumberCard("등록 만료 임박"); card.set_value("12", "7일 안", Tone.WARNING)
    card.clicked.connect(...)                              # a button: keyboard and mouse
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    TITLE,
    Button,
    Label,
    chip_size,
    column,
    paint_chip,
    pressed_by_enter,
    row,
)

PAGE_MARGIN = 24


class PageHeader(QWidget):
    """The bold title, the count beside it, actions at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Label(title, points=TITLE, weight=700)
        self.count = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._folding: list[QWidget] = []
        layout = row(self.title, self.count, None, spacing=10)
        layout.addLayout(self._actions)
        self.setLayout(layout)

    def set_count(self, text: str) -> None:
        """Say how many are shown, or any other short remark."""
        self.count.setText(text)

    def add(self, button: QWidget) -> None:
        """Add an action at the right end."""
        self._actions.addWidget(button)

    def fold(self, widget: QWidget) -> None:
        """Take an action away where there is no room for it: it has another way."""
        self._folding.append(widget)

    def insert(self, button: QWidget) -> None:
        """Add an action before the others."""
        self._actions.insertWidget(0, button)

    def minimumSizeHint(self) -> QSize:
        """What folds asks for no room."""
        least = super().minimumSizeHint()
        least.setWidth(least.width() - sum(self._wide(w) for w in self._folding if _shown(w)))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds more or less."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Other words or buttons need other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _wide(self, widget: QWidget) -> int:
        return widget.sizeHint().width() + self._actions.spacing()

    def _fit(self) -> None:
        room = self.width() - self.minimumSizeHint().width()
        for widget in self._folding:
            room -= self._wide(widget)
            if _shown(widget) is not (room >= 0):
                widget.setVisible(room >= 0)


def _shown(widget: QWidget) -> bool:
    return not widget.isHidden()


class EmptyState(QWidget):
    """What a list is for and how to begin, where it has nothing to show."""

    def __init__(self, icon: str, title: str, text: str, *actions: Button) -> None:
        super().__init__()
        self._icon_name = icon
        self._icon = Label()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label(title, points=HEADING, weight=600, wrap=True)
        self._text = Label(text, look="muted", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, self._icon, self._title, self._text, spacing=10, margin=24)
        self._actions = row(None, *actions, None)
        layout.addLayout(self._actions)
        layout.addStretch(1)
        self.setLayout(layout)
        self._dress()

    def add_action(self, button: Button) -> None:
        """Another way to begin."""
        self._actions.insertWidget(self._actions.count() - 1, button)

    def set_words(self, title: str, text: str) -> None:
        """Say something else, for example that a filter finds nothing."""
        self._title.setText(title)
        self._text.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(self._icon_name, "faint", 40, ratio))


class NumberCard(QAbstractButton):
    """One number that leads to the records behind it."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._value, self._remark, self._tone = "–", "", Tone.NEUTRAL
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_value(self, value: str, remark: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show a number as text, with a chip beside it when ``remark`` is given."""
        self._value, self._remark, self._tone = value, remark, tone
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._label} {self._value} {self._remark}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A quarter of a page wide, two lines high."""
        current = theme.now()
        return QSize(current.px(220), current.px(90))

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never lower."""
        return QSize(theme.now().px(130), theme.now().px(90))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, label, number and chip."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(current.colour("accent" if focus else "line"), 2 if focus else 1))
        painter.setBrush(current.colour("hover" if self.underMouse() else "surface"))
        edge = 1.0 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        inner = QRectF(self.rect()).adjusted(18, 12, -14, -12)
        painter.setPen(QColor(current.roles.muted))
        painter.setFont(current.font(SMALL + 0.75))
        label = painter.fontMetrics().elidedText(
            self._label, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, label)
        painter.setPen(QColor(current.roles.text))
        painter.setFont(current.font(20, 700, tabular=True))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self._value
        )
        if self._remark:
            wide = painter.fontMetrics().horizontalAdvance(self._value)
            size = chip_size(self._remark)
            left = inner.left() + wide + 10
            room = min(float(size.width()), inner.right() - left)
            if room >= 30:
                top = inner.bottom() - size.height() - 4
                paint_chip(
                    painter, QRectF(left, top, room, size.height()), self._remark, self._tone
                )
