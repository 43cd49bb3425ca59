"""Asks for the name of a view or a layout, and whether everybody may use it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class Naming:
    """What is named: the label of the field, an example, and what is kept under the name."""

    label: str
    example: str
    words: str


_VIEW = Naming(
    "보기 이름",
    "예: 내 담당 상담중",
    "조건, 찾는 말, 순서, 보이는 열을 이 이름으로 저장합니다.",
)


class ViewDialog(Dialog):
    """``wanted`` fires with a name given; the caller accepts, or refuses in words. With a
    ``name`` that name is changed, without one a new thing is named."""

    wanted = Signal()

    def __init__(
        self, title: str, parent: QWidget, *, name: str = "", naming: Naming = _VIEW
    ) -> None:
        super().__init__(title, parent, width=420)
        self._naming = naming
        self.field = FormField(naming.label, TextEdit(naming.example), required=True)
        self.body.addWidget(self.field)
        self.shared = QCheckBox("센터 모두와 함께 쓰기")
        self.box: QCheckBox | None = None
        if name:
            self.field.set_value(name)
        else:
            self.body.addWidget(self.shared)
            self.body.addWidget(Label(naming.words, look="muted", wrap=True))
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self._ask)
        self.finished.connect(self.deleteLater)
        self.field.widget.setFocus()

    def add_box(self, words: str) -> None:
        """One more thing to tick; ``boxed()`` tells whether it is."""
        self.box = QCheckBox(words)
        self.body.insertWidget(2, self.box)

    def boxed(self) -> bool:
        """Whether the added box is ticked."""
        return self.box is not None and self.box.isChecked()

    def name(self) -> str:
        """The name as typed, the composing syllable included."""
        return str(self.field.value())

    def refuse(self, message: str) -> None:
        """Say why it was not stored."""
        self.go.setEnabled(True)
        self.field.set_problem(message)
        self.field.widget.setFocus()

    def _ask(self) -> None:
        if not self.name():
            self.field.set_problem(f"{self._naming.label}을 입력하세요.")
            self.field.widget.setFocus()
            return
        self.go.setEnabled(False)
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores the view, on a button it presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self._ask()
            return
        super().keyPressEvent(event)
