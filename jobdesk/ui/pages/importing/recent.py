"""The imports that came in last, each with its receipt and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.history import OperationInfo
from jobdesk.services.importing.receipts import Receipt
from jobdesk.ui import dates
from jobdesk.ui.pages.importing import words
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    IconButton,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.record_form import scrolled

KIND = "import"
"""The kind of operation in the journal."""
SHOWN = 8
_FIRST_TIME = (
    "아직 가져온 파일이 없습니다. 처음이라면 이렇게 진행합니다.",
    "1.  파일을 고르면 프로그램이 종류와 머리글, 열을 알아봅니다.",
    "2.  알아본 것이 맞는지 보고, 다르면 바로 고칩니다.",
    "3.  새로 들어올 줄, 바뀔 줄, 확인할 줄, 거절된 줄을 봅니다.",
    "4.  ‘가져오기’를 누르면 먼저 백업하고 저장합니다.",
    "가져온 파일은 여기에 남고, 잘못 가져왔을 때는 언제든 그 파일만 통째로 되돌릴 수 있습니다.",
)
_TAKEN_BACK = "되돌림"


def when(at: datetime, today: date) -> str:
    """``오늘 14:05``, ``어제 14:05``, else the day and the time."""
    past = (today - at.date()).days
    day = {0: "오늘", 1: "어제"}.get(past, dates.day(at.date()))
    return f"{day} {dates.clock(at)}"


class RecentImport(QWidget):
    """One import: what, when, by whom, its receipt, and the way back."""

    undo_wanted = Signal(int)
    receipt_wanted = Signal(int)

    def __init__(
        self, operation: OperationInfo, receipt: Receipt | None, today: date, *, read_only: bool
    ) -> None:
        super().__init__()
        self.operation = operation
        title = operation.label.removeprefix(words.LABEL)
        about = f"{when(operation.at, today)} · {operation.user}"
        if receipt is not None:
            about += f" · {words.brought(receipt.kind, receipt.counts)}"
        lines = column(
            ElidedLabel(title, weight=600),
            ElidedLabel(about, points=SMALL, look="muted", tabular=True),
            spacing=2,
        )
        layout = row(spacing=8)
        layout.addLayout(lines, 1)
        self.undo: Button | None = None
        self.paper: IconButton | None = None
        if receipt is not None:
            number = receipt.id
            self.paper = IconButton("file-text", f"{title} 확인서")
            self.paper.clicked.connect(lambda: self.receipt_wanted.emit(number))
            layout.addWidget(self.paper)
        if operation.undone:
            layout.addWidget(Chip(_TAKEN_BACK, Tone.NEUTRAL))
        else:
            self.undo = Button("되돌리기", icon="undo-2", look="link")
            self.undo.setAccessibleName(f"{title} 가져오기 되돌리기")
            self.undo.setEnabled(not read_only)
            self.undo.clicked.connect(self._ask)
            layout.addWidget(self.undo)
        layout.setContentsMargins(0, 6, 0, 6)
        self.setLayout(layout)
        state = f" {_TAKEN_BACK}" if operation.undone else ""
        self.setAccessibleName(f"{title}, {about}{state}")

    def _ask(self) -> None:
        assert self.undo is not None
        self.undo.setEnabled(False)
        self.undo_wanted.emit(self.operation.id)


class RecentImports(Card):
    """``undo_wanted`` carries the operation to take back, ``receipt_wanted`` a receipt's id."""

    undo_wanted = Signal(int)
    receipt_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("최근에 가져온 파일", spacing=6)
        self._rows = column(spacing=0)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._rows)
        self.body.addWidget(scrolled(inner), 1)
        self.rows: list[RecentImport] = []

    def show_operations(
        self,
        operations: tuple[OperationInfo, ...],
        receipts: Mapping[int, Receipt],
        today: date,
        *,
        read_only: bool,
    ) -> None:
        """Show the newest imports, with their receipts by operation."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for operation in operations:
            if self.rows:
                self._rows.addWidget(Rule())
            receipt = receipts.get(operation.id)
            line = RecentImport(operation, receipt, today, read_only=read_only)
            line.undo_wanted.connect(self.undo_wanted)
            line.receipt_wanted.connect(self.receipt_wanted)
            self.rows.append(line)
            self._rows.addWidget(line)
        if not operations:
            for sentence in _FIRST_TIME:
                label = Label(sentence, look="muted", wrap=True)
                label.setContentsMargins(0, 0, 0, 8)
                self._rows.addWidget(label)
        self._rows.addStretch(1)
