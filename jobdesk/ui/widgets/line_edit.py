"""A line edit that knows the syllable still being composed.

Qt's textChanged stays silent while Hangul composes, so everything typed here is read through
``full_text()`` and ``typed``; Enter that only ends a composition submits nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit


class HangulLineEdit(QLineEdit):
    """``typed`` fires for committed and composing text alike."""

    typed = Signal(str)
    submitted = Signal()
    """Enter was pressed while nothing was composing."""
    left = Signal()
    """The focus has gone elsewhere (not into a popup of this field)."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._preedit = ""
        if placeholder:
            self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._tell)

    @property
    def composing(self) -> bool:
        """Whether a syllable is being composed."""
        return bool(self._preedit)

    def full_text(self) -> str:
        """The text with the composing syllable at the cursor."""
        if not self._preedit:
            return self.text()
        at = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        end = at + len(self.selectedText())
        return self.text()[:at] + self._preedit + self.text()[end:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note the composing syllable and tell of it."""
        was = self._preedit
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        if self._preedit or (was and not event.commitString()):
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Enter, unless it only finishes a syllable; forms then hear of it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            composing = self.composing
            if not composing:
                self.submitted.emit()
            event.setAccepted(composing)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the text only while there is text to undo.

        Ctrl+Z in a field that was not edited reaches the program's own undo.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.keyCombination().toCombined() == (Qt.Modifier.CTRL | Qt.Key.Key_Z)
            if undo and not self.isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit what is composing, then tell that the field was left."""
        self._preedit = ""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _tell(self) -> None:
        self.typed.emit(self.full_text())
