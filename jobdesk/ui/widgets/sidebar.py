"""The left side: whose centre this is, and the pages there are.

Fourteen pages stand on a laptop at the largest scale: the rows draw together where the window
is low, down to the smallest target, and only then the list scrolls, after the focus.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QWidget

from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row

WIDTH = 200
_ROW, _LEAST = 40, 32  # height of a row at 100 %, and the smallest a finger or a mouse may get
_GAP = 2
KEYED = 10
"""So many pages have a key: Ctrl and 1 to 9, then 0."""
_FOOT = 12


class Sidebar(QWidget):
    """Entries are (name, title, icon); ``chosen`` carries the name."""

    chosen = Signal(str)

    def __init__(self, centre: str, entries: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("look", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._icons = {name: icon for name, _, icon in entries}
        self._keys: list[Label] = []
        self.buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        logo = Label("잡데스크", points=12.75, weight=700, look="accent")
        name = Label(centre, points=SMALL, look="muted", wrap=True)  # whole, also at 150 %
        name.setToolTip(centre)
        head = column(logo, name, spacing=2)
        head.setContentsMargins(20, 14, 12, 12)
        rows = column(spacing=_GAP)
        rows.setContentsMargins(12, 0, 12, _FOOT)
        for number, (page, title, icon) in enumerate(entries, 1):
            rows.addWidget(self._entry(page, title, icon, number))
        rows.addStretch(1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(rows)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._area = area
        whole = column(spacing=0)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self.setLayout(whole)
        self._fit()

    def show_page(self, page: str) -> None:
        """Mark the entry of a page."""
        if page in self.buttons:
            self.buttons[page].setChecked(True)
        for name, button in self.buttons.items():
            button.set_icon(self._icons[name], "accent" if button.isChecked() else "text")
        self._reveal(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the rows together in a low window."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the entry that has the focus in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, Button):
            self._area.ensureWidgetVisible(watched, 0, _FOOT)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Leave the key hints out where the type is large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # The rows are polished after this, and the style sheet takes them their height.
            QTimer.singleShot(0, self, self._fit)

    def _entry(self, page: str, title: str, icon: str, number: int) -> QWidget:
        button = Button(title, icon=icon, look="nav")
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.clicked.connect(lambda: self.chosen.emit(page))
        button.setProperty("fitted", True)
        button.installEventFilter(self)
        self._group.addButton(button)
        self.buttons[page] = button
        if number <= KEYED:
            key = Label(f"Ctrl+{number % 10}", points=8.25, look="faint", tabular=True)
            key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout = row(None, key)
            layout.setContentsMargins(0, 0, 10, 0)
            button.setLayout(layout)
            button.setToolTip(f"{title} (Ctrl+{number % 10})")
            self._keys.append(key)
        return button

    def _reveal(self, page: str) -> None:
        if page in self.buttons:
            self._area.ensureWidgetVisible(self.buttons[page], 0, _FOOT)

    def _fit(self) -> None:
        for key in self._keys:
            key.setVisible(theme.now().scale <= 115)
        if not self.buttons:
            return
        room = (self._area.viewport().height() - _FOOT) // len(self.buttons) - _GAP
        words = next(iter(self.buttons.values())).fontMetrics().height() + 8
        high = max(_LEAST, words, min(theme.now().px(_ROW), room))
        for button in self.buttons.values():
            button.setFixedHeight(high)
