"""Which of a few, and for whom: what papers ask for before they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.check_list import CheckList


class Toggles(QWidget):
    """One of a few words, as buttons beside one another."""

    changed = Signal()

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._group = QButtonGroup(self)
        line = row(spacing=6)
        for word in words:
            button = Button(word, look="toggle")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button)
            self.buttons.append(button)
            line.addWidget(button)
        line.addStretch(1)
        self.buttons[0].setChecked(True)
        self._group.buttonClicked.connect(self._tell)
        layout = column(Label(name, points=SMALL, look="muted"), spacing=4)
        layout.addLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    @property
    def at(self) -> int:
        """Which of them is chosen, counted from 0."""
        return next(n for n, button in enumerate(self.buttons) if button.isChecked())

    def choose(self, at: int) -> None:
        """Choose one without telling of it."""
        self.buttons[at].setChecked(True)

    def _tell(self) -> None:
        self.changed.emit()


class Scope(QWidget):
    """All of them, or some that are ticked."""

    changed = Signal()

    def __init__(self, name: str, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self.which = Toggles(name, ("모두", "고르기"))
        self.list = CheckList(name)
        self.list.hide()
        layout = column(self.which, self.list, spacing=6)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.which.changed.connect(self._on_which)
        self.list.changed.connect(self.changed)

    def ids(self) -> tuple[int, ...] | None:
        """Those chosen, None for all."""
        return self.list.ids() if self.which.at else None

    def offer(self, choices: Sequence[tuple[int, str, str]], chosen: Sequence[int]) -> None:
        """Offer these; some are chosen where ``chosen`` names any."""
        self.list.blockSignals(True)
        self.list.set_choices(choices)
        self.list.check(chosen)
        self.list.blockSignals(False)
        self.which.buttons[0].setText(f"모두 {len(choices):,}{self._unit}")
        self.which.choose(1 if chosen else 0)
        self.list.setVisible(bool(chosen))

    def _on_which(self) -> None:
        some = bool(self.which.at)
        self.list.setVisible(some)
        if some:
            self.list.setFocus()
        self.changed.emit()
