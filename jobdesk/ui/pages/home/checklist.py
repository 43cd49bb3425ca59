"""What is left to set up, until all of it is done or the list is put away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.services.overview import SetupStep
from jobdesk.ui import icons, theme
from jobdesk.ui.widgets.basics import SMALL, Button, Card, IconButton, Label, column, row


class StepRow(QWidget):
    """One step: ticked when done, a way to do it when not."""

    go = Signal(str)

    def __init__(self, step: SetupStep) -> None:
        super().__init__()
        self.step = step
        self._mark = Label()
        self._mark.setFixedWidth(theme.now().px(22))
        label = Label(step.label, look="muted" if step.done else "")
        self.setAccessibleName(f"{step.label}: {'마쳤습니다' if step.done else '남았습니다'}")
        layout = row(self._mark, label, None, spacing=6)
        if not step.done:
            self.button = Button("하러 가기", look="link")
            self.button.setAccessibleName(f"{step.label} 하러 가기")
            self.button.clicked.connect(self._on_clicked)
            layout.addWidget(self.button)
        self.setLayout(layout)
        self.setFixedHeight(theme.now().px(34))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        name, role = ("circle-check", "success") if self.step.done else ("chevron-right", "faint")
        size = theme.now().px(18)
        self._mark.setPixmap(icons.pixmap(name, role, size, self.devicePixelRatioF()))

    def _on_clicked(self) -> None:
        self.go.emit(self.step.id)


class Checklist(Card):
    """``go`` carries the id of a step, ``put_away`` asks not to be shown again."""

    go = Signal(str)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._count = Label(look="muted", points=SMALL + 0.75, tabular=True)
        self.close_button = IconButton("x", "처음 준비 목록 숨기기")
        self.close_button.clicked.connect(self.put_away)
        self.body.addLayout(
            row(Label("처음 준비", weight=600), self._count, None, self.close_button)
        )
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self.rows: list[StepRow] = []

    def show_steps(self, steps: tuple[SetupStep, ...]) -> None:
        """Show the steps, those left to do first."""
        for old in self.rows:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        left = [step for step in steps if not step.done]
        self._count.setText(f"{len(steps)}가지 중 {len(steps) - len(left)}가지 마침")
        self.rows = [StepRow(step) for step in (*left, *(s for s in steps if s.done))]
        for each in self.rows:
            each.go.connect(self.go)
            self._rows.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
