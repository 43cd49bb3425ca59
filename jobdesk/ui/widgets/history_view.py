"""변경이력: who changed what and when, before → after, and 되돌리기 for each step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services import history
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, Rule, column, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.record_form import scrolled

_SHOWN = 60
_MANY = 20  # rows beyond which an operation is more than one person's business


class HistoryView(QWidget):
    """The history of one record; asks for it when shown."""

    undone = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, kind: KindId) -> None:
        super().__init__()
        self._desk, self._jobs, self._kind = desk, jobs, kind
        self._id = 0
        self._column = column(spacing=10)
        self._column.setContentsMargins(0, 12, 12, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._column)
        layout = column(scrolled(inner))
        self.setLayout(layout)

    def show_record(self, record_id: int) -> None:
        """Show the history of a record; 0 shows nothing."""
        self._id = record_id
        if not record_id:
            self._take(())
            return
        self._jobs.read(
            lambda: history.record(self._desk, self._kind, record_id),
            self._take,
            key=(id(self), "history"),
        )

    def _take(self, entries: tuple[history.Entry, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, entry in enumerate(entries[:_SHOWN]):
            if number:
                self._column.addWidget(Rule())
            self._column.addWidget(self._entry(entry, first=number == len(entries) - 1))
        if not entries:
            self._column.addWidget(Label("아직 바뀐 내용이 없습니다.", look="muted"))
        elif len(entries) > _SHOWN:
            rest = f"이보다 앞선 변경 {len(entries) - _SHOWN:,}건은 설정의 작업 이력에 있습니다."
            self._column.addWidget(Label(rest, look="muted", wrap=True))
        self._column.addStretch(1)

    def _entry(self, entry: history.Entry, *, first: bool) -> QWidget:
        box = QWidget()
        when = f"{dates.day(entry.at.date())} {dates.clock(entry.at)} · {entry.user}"
        undo = Button("되돌리기", icon="undo-2", look="link")
        undo.setAccessibleName(f"{when} {entry.label} 되돌리기")
        undo.setEnabled(not self._desk.read_only)
        undo.clicked.connect(lambda: self._undo(entry))
        head = row(Label(when, points=SMALL, look="muted", tabular=True), None, undo)
        lines = column(spacing=4)
        lines.addLayout(head)
        lines.addWidget(Label(entry.label, weight=600, wrap=True))
        if not first:
            for change in (each.hidden for each in entry.fields):
                words = f"{change.label}: {change.before or '없음'} → {change.after or '없음'}"
                lines.addWidget(Label(words, wrap=True))
        if entry.originals:
            said = ", ".join(f"{one.header} ‘{one.said}’" for one in entry.originals)
            lines.addWidget(Label(f"원본: {said}", points=SMALL + 0.5, look="muted", wrap=True))
        box.setLayout(lines)
        return box

    def _undo(self, entry: history.Entry) -> None:
        operation = entry.operation
        if entry.rows > _MANY and not self._sure(entry):
            return
        self._jobs.write(lambda: history.undo(self._desk, operation), self._on_undone)

    def _sure(self, entry: history.Entry) -> bool:
        """Ask before a whole import is taken back from one person's history."""
        answer = dialogs.ask(
            self.window(),
            "여러 기록이 함께 되돌아갑니다",
            f"‘{entry.label}’ 작업은 자료 {entry.rows:,}건에 걸쳐 있습니다. 모두 되돌릴까요? "
            "되돌린 뒤에도 ‘다시 실행’으로 살릴 수 있습니다.",
            Answer("stay", "그대로 두기", "primary"),
            Answer("undo", "모두 되돌리기"),
        )
        return answer == "undo"

    def _on_undone(self, change: object) -> None:
        del change
        self.undone.emit()
