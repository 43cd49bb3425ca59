"""The dialog of long work: what runs, how far it is, and 취소."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from jobdesk.ui.widgets.basics import HEADING, Button, Label, column, row

_PATIENCE_MS = 500


class ProgressDialog(QDialog):
    """Blocks the window (not the thread) while work runs; used by Jobs.long."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("잡데스크")
        self.setModal(True)
        self.setMinimumWidth(420)
        self._title = Label(title, points=HEADING, weight=600, wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("진행")
        self._count = Label("준비하고 있습니다…", look="muted", tabular=True)
        self._stop = Button("취소")
        self._stop.clicked.connect(self.reject)
        body = column(self._title, self._bar, self._count, spacing=12, margin=24)
        body.addLayout(row(None, self._stop))
        self.setLayout(body)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)

    def open_later(self) -> None:
        """Show after half a second, so that quick work does not flash a dialog."""
        self._timer.start(_PATIENCE_MS)

    def tell(self, done: int, total: int) -> None:
        """Show the count; ``total`` 0 means unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done:,} / {total:,}" if total else f"{done:,}")

    def finish(self) -> None:
        """The work has ended; go away."""
        self._timer.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def reject(self) -> None:
        """Ask the work to stop; the dialog leaves when it has."""
        self._stop.setEnabled(False)
        self._count.setText("멈추는 중입니다. 쓰던 내용은 모두 되돌립니다.")
        self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the dialog is 취소."""
        event.ignore()
        self.reject()
