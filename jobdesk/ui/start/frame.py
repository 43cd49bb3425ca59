"""The calm frame of every screen shown before a centre is open: one card, one thing to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.basics import BASE, HEADING, SMALL, Card, Label, column, row

_TITLE = 18.0


class Steps(QWidget):
    """Where one stands among the steps, as words: done ones ticked, the present one bold."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._current = 0
        self._labels = [Label(points=SMALL + 0.75) for _ in names]
        self._marks = [Label() for _ in names]
        layout = row(spacing=6)
        for index, (mark, label) in enumerate(zip(self._marks, self._labels, strict=True)):
            if index:
                layout.addSpacing(10)
            layout.addWidget(mark)
            layout.addWidget(label)
        layout.addStretch(1)
        self.setLayout(layout)
        self.go(0)

    @property
    def current(self) -> int:
        """Index of the present step."""
        return self._current

    def go(self, index: int) -> None:
        """Show ``index`` as the present step."""
        self._current = index
        for at, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            label.setText(f"{at + 1}  {name}")
            label.set_look("accent" if at == index else "success" if at < index else "faint")
            label.setFont(theme.now().font(SMALL + 0.75, 600 if at == index else 400))
        self.setAccessibleName(f"{len(self._names)}단계 중 {index + 1}단계: {self._names[index]}")
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the ticks in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        for at, mark in enumerate(self._marks):
            mark.setVisible(at < self._current)
            if at < self._current:
                mark.setPixmap(icons.pixmap("check", "success", 16, self.devicePixelRatioF()))


class StartFrame(QWidget):
    """Title, sentence, card and a row of buttons, in the middle of a quiet page.

    ``body`` is the card's layout, ``footer`` the row beneath its contents. The whole scrolls
    where a small screen cannot hold it.
    """

    def __init__(
        self, title: str, text: str = "", *, width: int = 640, steps: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._width = width
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = Label("잡데스크", points=HEADING, weight=700, look="accent")
        self.title = Label(title, points=_TITLE, weight=700, wrap=True)
        self.text = Label(text, look="muted", points=BASE, wrap=True)
        self.text.setVisible(bool(text))
        self.steps = Steps(steps) if steps else None
        self.card = Card(margin=24, spacing=16)
        self.body = column(spacing=16)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self.card.body.addLayout(self.body)
        self.card.body.addLayout(self.footer)
        self.below = column(spacing=4)
        inner = column(self._brand, spacing=8)
        if self.steps is not None:
            inner.addWidget(self.steps)
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        inner.addSpacing(8)
        inner.addWidget(self.card)
        inner.addLayout(self.below)
        self._column = QWidget()
        self._column.setLayout(inner)
        ground = QWidget()
        ground.setProperty("look", "scroll")
        middle = row(None, self._column, None, margin=24)
        outer = column()
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        ground.setLayout(outer)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(ground)
        self.setLayout(column(self._scroll))
        self._dress()

    def show_from_top(self) -> None:
        """Scroll back to the top, after the contents changed."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else above the card."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """The usual size of a start window."""
        return QSize(1000, 700)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._column.setFixedWidth(theme.now().px(self._width))
