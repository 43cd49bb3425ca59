"""A password field that says what usually goes wrong: Caps Lock, and Hangul instead of letters.

The eye shows what stands there. The input method stays off in both states, so that the same
keys always give the same password.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from jobdesk.ui.widgets.basics import SMALL, IconButton, Label, column, row
from jobdesk.ui.widgets.line_edit import HangulLineEdit

_HANGUL = re.compile(r"[ㄱ-ㅣ가-힣]")
CAPS = "Caps Lock이 켜져 있습니다. 대문자로 입력됩니다."
HANGUL = "한글이 들어 있습니다. 한/영 키를 누르고 다시 입력하세요."


class PasswordLine(HangulLineEdit):
    """The line itself; ``caps_seen`` tells whether the last letter came with Caps Lock on."""

    caps_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._caps = False
        self.show_text(shown=False)

    def show_text(self, *, shown: bool) -> None:
        """Show the signs, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge Caps Lock from the letter that came, the one way every desktop has."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._note(not self._caps)
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def _note(self, caps: bool) -> None:
        if caps != self._caps:
            self._caps = caps
            self.caps_seen.emit(caps)


class PasswordEdit(QWidget):
    """An editor for forms (see widgets/editors.py); the value is the text as typed."""

    edited = Signal()
    left = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = PasswordLine()
        self._eye = IconButton("eye", "비밀번호 보기")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye)
        self.hint = Label(points=SMALL, look="warning", wrap=True)
        self.hint.hide()
        self._caps = False
        layout = column(spacing=4)
        layout.addLayout(row(self.line, self._eye))
        layout.addWidget(self.hint)
        self.setLayout(layout)
        self.setFocusProxy(self.line)
        self.line.typed.connect(self._on_typed)
        self.line.left.connect(self.left)
        self.line.submitted.connect(self.submitted)
        self.line.caps_seen.connect(self._on_caps)

    def value(self) -> object:
        """What was typed, untouched."""
        return self.line.text()

    def text(self) -> str:
        """The same, as text."""
        return self.line.text()

    def set_value(self, value: object) -> None:
        """Put a text there."""
        self.line.setText("" if value is None else str(value))

    def clear(self) -> None:
        """Empty the field and hide its signs again."""
        self.line.clear()
        self._eye.setChecked(False)

    def problem(self) -> str:
        """Judged by the form, which knows the rule."""
        return ""

    def set_locked(self, locked: bool) -> None:
        """Hold still while the password is tried."""
        self.line.setReadOnly(locked)
        self._eye.setEnabled(not locked)

    def _on_eye(self, shown: bool) -> None:
        self.line.show_text(shown=shown)
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.setAccessibleName("비밀번호 숨기기" if shown else "비밀번호 보기")
        self._eye.setToolTip(self._eye.accessibleName())

    def _on_typed(self) -> None:
        self._say()
        self.edited.emit()

    def _on_caps(self, caps: bool) -> None:
        self._caps = caps
        self._say()

    def _say(self) -> None:
        hint = HANGUL if _HANGUL.search(self.line.text()) else CAPS if self._caps else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.line.setAccessibleDescription(hint)
