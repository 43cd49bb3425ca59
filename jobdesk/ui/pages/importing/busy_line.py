"""Says quietly that the file is being read otherwise, how far, and lets that be given up."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.widgets.basics import SMALL, Button, Label, row

_PATIENCE_MS = 400


class BusyLine(QWidget):
    """Shown only where the work takes longer than a moment."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._text = Label("다시 읽는 중입니다…", points=SMALL + 0.5, look="muted", tabular=True)
        self.stop = Button("그만두기", look="link")
        self.stop.clicked.connect(session.stop)
        self.setLayout(row(self._text, self.stop, spacing=4))
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        kept.setHorizontalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(kept)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()
        session.busy_changed.connect(self._on_busy)
        session.counted.connect(self._on_counted)

    def _on_busy(self, busy: bool) -> None:
        self._text.setText("다시 읽는 중입니다…")
        if busy:
            self._timer.start(_PATIENCE_MS)
        else:
            self._timer.stop()
            self.hide()

    def _on_counted(self, done: int, total: int) -> None:
        self._text.setText(f"다시 읽는 중입니다… {done:,} / {total:,}")
