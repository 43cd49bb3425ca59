"""글 of a report, typed beside its figures and stored by itself when the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, Label, column
from jobdesk.ui.widgets.editors import LongTextEdit

_PAUSE_MS = 4000
_LEAST, _MOST = 3, 12
_HINT = "여기에 적으면 보고서에 함께 인쇄됩니다. 줄 앞의 -는 목록이 됩니다."


class TextBlock(QWidget):
    """``write(report_id, content)`` stores the words of the report they were typed for; what cannot
    be stored stays in the field and is said."""

    def __init__(self, title: str, write: Callable[[int, str], Change], jobs: Jobs) -> None:
        super().__init__()
        self._write, self._jobs = write, jobs
        self._report = 0
        self._kept = self._asked = ""
        self.field = LongTextEdit(_LEAST, _HINT)
        self.field.setAccessibleName(title)
        self.told = Label(points=SMALL, look="muted", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.field.edited.connect(self._on_edited)
        self.field.left.connect(self.save)
        self.setLayout(column(self.field, self.told, spacing=2))
        self.setFocusProxy(self.field)
        self._tell()

    def show_words(self, report_id: int, words: str, *, locked: bool) -> None:
        """Show what is stored of a report; what is being typed for the same one stays."""
        if report_id != self._report:
            self.save()
            self._report = report_id
            self._put(words)
        elif not self.unsaved and words != self._kept:
            self._put(words)
        self.field.set_locked(locked)
        self.field.setEnabled(not locked)
        self._tell()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not stored yet."""
        return str(self.field.value()) != self._kept

    def save(self) -> None:
        """Store what was typed, now."""
        self._pause.stop()
        content, report_id, write = str(self.field.value()), self._report, self._write
        if not self.unsaved or content == self._asked or self.field.isReadOnly() or not report_id:
            return
        self._asked = content
        self._jobs.write(
            lambda: write(report_id, content),
            lambda _: self._done(report_id, content),
            self._failed,
        )

    def _put(self, words: str) -> None:
        self._kept = self._asked = words
        self.field.blockSignals(True)
        self.field.set_value(words)
        self.field.blockSignals(False)
        self._grow()

    def _done(self, report_id: int, content: str) -> None:
        if report_id == self._report:
            self._kept = content
            self._tell()

    def _failed(self, error: BaseException) -> None:
        self._asked = self._kept
        self.told.setText(f"저장하지 못했습니다. 적은 글은 여기에 그대로 있습니다. {error}")
        self.told.set_look("danger")
        self.told.show()

    def _on_edited(self) -> None:
        self._grow()
        self._tell()
        self._pause.start()

    def _grow(self) -> None:
        lines = self.field.whole_text().count("\n") + 2
        self.field.set_lines(min(max(lines, _LEAST), _MOST))

    def _tell(self) -> None:
        self.told.set_look("muted")
        self.told.setText("적는 중…" if self.unsaved else "")
        self.told.setVisible(self.unsaved)
