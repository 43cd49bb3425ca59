"""Asks for the name of a view, and whether everybody may use it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.circumstances import SavedView
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField


class ViewDialog(Dialog):
    """``wanted`` fires with a name given; the caller accepts, or refuses in words."""

    wanted = Signal()

    def __init__(self, title: str, parent: QWidget, view: SavedView | None = None) -> None:
        super().__init__(title, parent, width=420)
        self.field = FormField("보기 이름", TextEdit("예: 내 담당 상담중"), required=True)
        self.body.addWidget(self.field)
        self.shared = QCheckBox("센터 모두와 함께 쓰기")
        if view is None:
            words = "조건, 찾는 말, 순서, 보이는 열을 이 이름으로 저장합니다."
            self.body.addWidget(self.shared)
            self.body.addWidget(Label(words, look="muted", wrap=True))
        else:
            self.field.set_value(view.name)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self._ask)
        self.finished.connect(self.deleteLater)
        self.field.widget.setFocus()

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
            self.field.set_problem("보기 이름을 입력하세요.")
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
