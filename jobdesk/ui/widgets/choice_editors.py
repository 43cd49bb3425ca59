"""Editors that are chosen from: one of several, yes or no, any of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.flow import FlowLayout


class ChoiceEdit(QComboBox):
    """One of the declared choices, or none."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Sequence[str], *, empty: str = "선택 안 함") -> None:
        super().__init__()
        if empty:
            self.addItem(empty, "")
        for choice in choices:
            self.addItem(choice, choice)
        self.currentIndexChanged.connect(self._tell)

    def value(self) -> object:
        """The chosen text, ``""`` for none."""
        return self.currentData() or ""

    def set_value(self, value: object) -> None:
        """Choose; a value that is not declared is added, so that nothing is lost."""
        wanted = "" if value is None else str(value)
        at = self.findData(wanted)
        if at < 0 and wanted:
            self.addItem(wanted, wanted)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def problem(self) -> str:
        """A choice cannot be wrong."""
        return ""

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        self.setEnabled(not locked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow, which a style sheet could only take from a file of one colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.now().px(16)
        arrow = icons.pixmap("chevron-down", "muted", side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - 9, (self.height() - side) // 2, arrow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form must not change a value in passing."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the form, the arrows to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.edited.emit()


class FlagEdit(ChoiceEdit):
    """Yes, no or not known."""

    def __init__(self) -> None:
        super().__init__((), empty="")
        for label, value in (("모름", None), ("예", True), ("아니오", False)):
            self.addItem(label, value)

    def value(self) -> object:
        """True, False or None."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose."""
        self.setCurrentIndex({None: 0, True: 1, False: 2}[None if value is None else bool(value)])


class _Toggle(Button):
    """One choice; the space bar turns it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on behind the last of them where the editor says so, else turns it too."""
        editor, enter = self.parent(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter and isinstance(editor, MultiEdit) and editor.goes_on:
            editor.go_on()
            return
        super().keyPressEvent(event)


class MultiEdit(QWidget):
    """Any of the declared choices, each a toggle; in a form Enter ``goes_on`` to the next field
    as from any other."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Sequence[str], *, goes_on: bool = False) -> None:
        super().__init__()
        self.goes_on = goes_on
        self._flow = FlowLayout(self, spacing=6)
        self._buttons: dict[str, Button] = {}
        self._given: tuple[str, ...] = ()
        for choice in choices:
            self._add(choice)

    def value(self) -> object:
        """The chosen texts in declared order, or as they were given while they are the same."""
        chosen = tuple(name for name, button in self._buttons.items() if button.isChecked())
        return self._given if set(chosen) == set(self._given) else chosen

    def set_value(self, value: object) -> None:
        """Choose; what is not declared is added, so that nothing is lost."""
        self._given = wanted = tuple(value) if isinstance(value, tuple | list) else ()
        for name in wanted:
            if name not in self._buttons:
                self._add(str(name))
        for name, button in self._buttons.items():
            button.setChecked(name in wanted)

    def offer(self, choices: Sequence[str]) -> None:
        """Add choices that came later; what is chosen stays chosen."""
        for choice in choices:
            if choice not in self._buttons:
                self._add(choice)

    def go_on(self) -> None:
        """To the field behind."""
        last = list(self._buttons.values())[-1]
        last.setFocus()
        last.focusNextChild()

    def problem(self) -> str:
        """A choice cannot be wrong."""
        return ""

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def _add(self, choice: str) -> None:
        button = _Toggle(choice, look="toggle")
        button.setCheckable(True)
        button.toggled.connect(self._tell)
        if not self._buttons:
            self.setFocusProxy(button)
        self._buttons[choice] = button
        self._flow.addWidget(button)

    def _tell(self) -> None:
        self.edited.emit()
