"""The recovery key, shown once: read it, save or print it, and say that it is put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.ui import printing, theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button, Card, Label, column, row
from jobdesk.ui.widgets.strip import Strip

CONFIRM = "복구 열쇠를 보관했습니다"


class RecoveryKeyPanel(QWidget):
    """``pdf`` makes the sheet to keep. ``confirmed(bool)`` follows the tick."""

    confirmed = Signal(bool)

    def __init__(self, key: str, pdf: Callable[[], bytes]) -> None:
        super().__init__()
        self._key, self._pdf = key, pdf
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        lines = " - ".join(groups[:half]) + "\n" + " - ".join(groups[half:])
        self.shown = Label(lines, points=14, weight=600, tabular=True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setAccessibleName(f"복구 열쇠 {key}")
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        frame = Card(look="panel")
        frame.body.addWidget(self.shown)
        self.save = Button("PDF로 저장", icon="file-down")
        self.print = Button("인쇄", icon="printer")
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.result = Strip()
        self.tick = QCheckBox(CONFIRM)
        self.tick.setFont(theme.now().font(weight=600))
        self.tick.toggled.connect(self.confirmed)
        layout = column(frame, spacing=12)
        layout.addLayout(row(self.save, self.print, None))
        layout.addWidget(self.result)
        layout.addWidget(self.tick)
        self.setLayout(layout)

    def _on_save(self) -> None:
        path = pickers.file_to_save(
            self, "복구 열쇠 저장", "잡데스크 복구 열쇠.pdf", "PDF 문서 (*.pdf)"
        )
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the sheet and say where it lies, or why not."""
        try:
            path.write_bytes(self._pdf())
        except OSError as error:
            self.result.tell(
                f"저장하지 못했습니다: {error.strerror}. 다른 폴더를 고르거나 인쇄하세요.",
                Tone.DANGER,
            )
            return
        self.result.tell(
            f"저장했습니다: {path}. 인쇄하거나 USB로 옮긴 뒤 이 PC에서는 지우세요.", Tone.SUCCESS
        )

    def _on_print(self) -> None:
        if printing.print_pdf(self._pdf(), "잡데스크 복구 열쇠", self):
            self.result.tell("인쇄를 보냈습니다. 종이를 잠긴 서랍에 두세요.", Tone.SUCCESS)
