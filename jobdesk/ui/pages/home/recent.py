"""What was done lately and by whom; the newest of one's own can be taken back from here."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.history import OperationInfo
from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    Rule,
    column,
    row,
)


def when(at: datetime, today: date) -> str:
    """``14:05`` today, ``어제 14:05``, else ``11-03``; another year in full."""
    if at.date() == today:
        return f"{at:%H:%M}"
    if (today - at.date()).days == 1:
        return f"어제 {at:%H:%M}"
    return f"{at:%m-%d}" if at.year == today.year else f"{at:%Y-%m-%d}"


class RecentRow(QWidget):
    """One operation in one line."""

    def __init__(self, operation: OperationInfo, today: date) -> None:
        super().__init__()
        self.operation = operation
        self.undo: Button | None = None
        time = Label(when(operation.at, today), look="muted", tabular=True)
        time.setFixedWidth(theme.now().px(78))
        label = ElidedLabel(operation.label)
        user = Label(operation.user, look="muted")
        self._layout = row(time, label, spacing=8)
        self._layout.setStretch(1, 1)
        if operation.undone:
            self._layout.addWidget(Chip("되돌림", Tone.NEUTRAL))
        self._layout.addWidget(user)
        self.setLayout(self._layout)
        self.setFixedHeight(theme.now().px(38))
        self.setAccessibleName(
            f"{when(operation.at, today)} {operation.user} {operation.label}"
            f"{' 되돌림' if operation.undone else ''}"
        )

    def offer_undo(self) -> Button:
        """Add the button that takes this operation back."""
        self.undo = Button("되돌리기", icon="undo-2", look="link")
        self.undo.setAccessibleName(f"되돌리기: {self.operation.label}")
        self._layout.insertWidget(2, self.undo)
        return self.undo


class RecentCard(Card):
    """``undo_wanted`` carries the id of the operation to take back."""

    undo_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("최근 작업", spacing=4)
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self._empty = Label(
            "아직 한 작업이 없습니다. 구직자를 등록하거나 명부를 가져오면 누가 언제 했는지 여기에 "
            "보이고, 잘못한 일은 되돌릴 수 있습니다.",
            look="muted",
            wrap=True,
        )
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self.rows: list[RecentRow] = []
        self._parts: list[QWidget] = []

    def show_operations(
        self, operations: tuple[OperationInfo, ...], undoable: OperationInfo | None, today: date
    ) -> None:
        """Show the newest operations; ``undoable`` gets the button."""
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._parts = [], []
        for operation in operations:
            if self._parts:
                self._add(Rule())
            line = RecentRow(operation, today)
            if undoable is not None and operation.id == undoable.id:
                line.offer_undo().clicked.connect(self._on_undo)
            self.rows.append(line)
            self._add(line)
        self._empty.setVisible(not operations)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._rows.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def _on_undo(self) -> None:
        line = next(line for line in self.rows if line.undo is self.sender())
        self.undo_wanted.emit(line.operation.id)
