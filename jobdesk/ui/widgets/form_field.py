"""A label that stays, the editor, and the message beneath it.

::

    field = FormField("이름", TextEdit(), required=True)
    field.set_problem("이름을 입력하세요.")      # "" takes it away
    field.value(), field.set_value("김민지")
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.ui.widgets.basics import SMALL, Label, column, row
from jobdesk.ui.widgets.editors import Editor


class FormField(QWidget):
    """One field of a form. The editor's accessible name is the label."""

    edited = Signal()
    left = Signal()

    def __init__(
        self, label: str, editor: Editor, *, required: bool = False, hint: str = ""
    ) -> None:
        super().__init__()
        self.label = label
        self._own = ""  # what the editor itself found wrong when it was left
        self.editor = editor
        self.widget = cast(QWidget, editor)
        self._label = Label(f"{label} (필수)" if required else label, points=SMALL, look="muted")
        self._label.setBuddy(self.widget)
        self._hint = Label(hint, points=SMALL, look="faint")
        self._message = Label(points=SMALL, look="danger", wrap=True)
        self._message.hide()
        layout = column(spacing=4)
        layout.addLayout(row(self._label, None, self._hint))
        layout.addWidget(self.widget)
        layout.addWidget(self._message)
        self.setLayout(layout)
        self.widget.setAccessibleName(label)
        for child in self.widget.findChildren(QWidget):
            if child.focusPolicy() and not child.accessibleName() and not child.property("text"):
                child.setAccessibleName(label)
        editor.edited.connect(self._on_edited)
        editor.left.connect(self._on_left)
        self.setFocusProxy(self.widget)

    def value(self) -> object:
        """What stands in the editor."""
        return self.editor.value()

    def set_value(self, value: object) -> None:
        """Show a value without counting it as an edit."""
        self.blockSignals(True)
        self.editor.set_value(value)
        self.blockSignals(False)
        self.set_problem("")

    def set_hint(self, text: str) -> None:
        """A remark at the right of the label, such as 만 58세."""
        self._hint.setText(text)

    def problem(self) -> str:
        """The message now shown."""
        return self._message.text()

    def set_problem(self, text: str) -> None:
        """Show or take away the message beneath the field."""
        if text == self._message.text():
            return
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self.widget.setAccessibleDescription(text)
        self.widget.setProperty("wrong", bool(text))
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)

    def _on_edited(self) -> None:
        if self._message.text() and not self.editor.problem():
            self.set_problem("")
        self.edited.emit()

    def _on_left(self) -> None:
        found = self.editor.problem()
        # What a service said about the value stays until the value is edited.
        if found or self.problem() == self._own:
            self.set_problem(found)
        self._own = found
        self.left.emit()
