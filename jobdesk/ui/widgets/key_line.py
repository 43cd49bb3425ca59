"""The keys of a screen at its foot: each a button too, none of which takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.flow import FlowLayout


class KeyLine(QWidget):
    """``add(keys, word, act)``: a button that says the key it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=8)
        self.buttons: dict[str, Button] = {}

    def add(self, keys: str, word: str, act: Callable[[], None]) -> Button:
        """One more key."""
        button = Button(f"{keys}  {word}")
        button.setAccessibleName(f"{word} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        self.buttons[keys] = button
        self._flow.addWidget(button)
        return button

    def enable(self, keys: str, enabled: bool) -> None:
        """Whether a key does something now."""
        self.buttons[keys].setEnabled(enabled)
