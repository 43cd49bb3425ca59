"""되돌리기, seen before it is done: what goes, what stays because edited, what because needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.services.importing import taking_back
from jobdesk.services.importing.taking_back import Staying, TakingBack
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Chip, Label, PrimaryButton, Rule, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.record_form import scrolled

_NAMED = 100


class TakeBackDialog(Dialog):
    """See the module's words. ``taken_back`` follows when it was done."""

    taken_back = Signal()

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, operation: int, parent: QWidget
    ) -> None:
        super().__init__("이 가져오기 되돌리기", parent, width=560)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._operation = operation
        self.shown: TakingBack | None = None
        self.lines: list[str] = []
        """What the dialog says, line by line."""
        self._column = column(spacing=8)
        self._column.setContentsMargins(0, 0, 10, 0)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._column)
        self.body.addWidget(scrolled(inner), 1)
        self.stay = self.add_button(Button("그대로 두기"))
        self.stay.clicked.connect(self.reject)
        self.go = PrimaryButton("되돌리기", icon="undo-2")
        self.go.clicked.connect(self._take_back)
        self.go.setEnabled(False)
        self.add_button(self.go, keys="Ctrl+Return")
        self._say("무엇이 되돌아가는지 보고 있습니다…", look="muted")
        self.spread(560, 420)
        jobs.read(lambda: taking_back.preview(desk, operation), self._show, self._failed)

    def _show(self, seen: TakingBack) -> None:
        self.shown = seen
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self._say(seen.label, weight=600)
        if seen.undone:
            self._say("이미 되돌린 가져오기입니다.", look="muted")
        elif seen.count:
            self._section("되돌림", Tone.ACCENT, seen.count, "가져오기 전으로 되돌립니다.")
            self._say(f"·  {', '.join(seen.parts)}")
        else:
            self._say("되돌릴 수 있는 기록이 없습니다.", look="muted")
        self._staying("그대로 둠", Tone.NEUTRAL, "그 뒤에 고친 기록이라 그대로 둡니다.", seen.kept)
        self._staying(
            "막힘", Tone.WARNING, "다른 기록이 연결되어 있어 되돌릴 수 없습니다.", seen.blocked
        )
        if seen.count and not seen.undone:
            self._column.addWidget(Rule())
            self._say("되돌린 뒤에도 실행 취소(Ctrl+Z)로 다시 살릴 수 있습니다.", look="muted")
            self.go.setText(f"{seen.count:,}건 되돌리기")
            self.go.setEnabled(not self._desk.read_only)
            self.go.setFocus()
        self._column.addStretch(1)

    def _staying(self, word: str, tone: Tone, why: str, found: Sequence[Staying]) -> None:
        if not found:
            return
        self._section(word, tone, len(found), why)
        for one in found[:_NAMED]:
            self._say(f"·  {one.kind_label} ‘{one.title}’: {one.reason}")
        if len(found) > _NAMED:
            self._say(f"·  외 {len(found) - _NAMED:,}건", look="muted")

    def _section(self, word: str, tone: Tone, count: int, text: str) -> None:
        self._column.addWidget(Rule())
        line = QWidget()
        label = Label(text, weight=600, wrap=True)
        layout = row(Chip(f"{word} {count:,}건", tone), label, spacing=10)
        layout.setStretch(1, 1)
        line.setLayout(layout)
        self._column.addWidget(line)
        self.lines.append(f"{word} {count:,}건: {text}")

    def _say(self, text: str, *, look: str = "", weight: int = 400) -> None:
        self._column.addWidget(Label(text, look=look, weight=weight, wrap=True))
        self.lines.append(text)

    def _take_back(self) -> None:
        desk, operation = self._desk, self._operation
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: taking_back.take_back(desk, operation), lambda _: self._done(), self._failed
        )

    def _done(self) -> None:
        self.taken_back.emit()
        self.accept()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._say(error.message, look="danger")
        else:
            self.reject()
            self._notices.error(error)
