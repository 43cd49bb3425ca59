"""The upper part of a record panel: name and what is said of it, actions beside or above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from jobdesk.ui.widgets.basics import TITLE, ElidedLabel, Label, row
from jobdesk.ui.widgets.flow import FlowLayout


class RecordHead(QWidget):
    """``words`` wraps name, remarks and stage; ``buttons`` is the row of buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel(points=TITLE, weight=700)
        policy = self.name.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.name.setSizePolicy(policy)  # as wide as it is while there is room
        self.about = Label(look="muted", tabular=True)
        self.words = FlowLayout(spacing=10)
        self.words.addWidget(self.name)
        self.words.addWidget(self.about)
        self.buttons = row(spacing=8)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(8)
        self._top.addLayout(self.words, 1)
        self._top.addLayout(self.buttons)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self._top.setAlignment(self.buttons, corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the actions would press the words, they stand above them."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Other words or buttons may need other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self.buttons.sizeHint().width() + self.words.sizeHint().width() + 8
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        wanted = above if needed > self.width() else beside
        if self._top.direction() is not wanted:
            self._top.setDirection(wanted)
