"""The lower edge: is everything saved, how old is the last backup, who, how many, which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jobdesk.domain.kinds import KindId
from jobdesk.services import backups, lists
from jobdesk.services.backups import BackupInfo
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, ElidedLabel, Label, row

_EVERY_MS = 30_000


@dataclass(frozen=True, slots=True)
class _State:
    seekers: int
    vacancies: int
    backup: BackupInfo | None


class StatusStrip(QWidget):
    """Asks for counts after each change and every half minute."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._jobs = desk, jobs
        self._dot = Label("●", points=7, look="success")
        self.saved = Label(points=SMALL, look="muted", tabular=True)
        self.backup = Label(points=SMALL, look="muted", tabular=True)
        self.counts = ElidedLabel("", points=SMALL, look="muted", tabular=True)
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = row(self._dot, self.saved, spacing=6)
        layout.addSpacing(12)
        layout.addWidget(self.backup)
        layout.addSpacing(12)
        layout.addWidget(self.counts, 1)
        layout.setContentsMargins(24, 4, 24, 5)
        self.setLayout(layout)
        self._saved_at = ""
        self._writing = False
        self._unsaved: dict[QObject, str] = {}
        jobs.saved.connect(self._on_saved)
        hub.unsaved.connect(self._on_unsaved)
        jobs.writing.connect(self._on_writing)
        hub.changed.connect(self._on_changed)
        self._tell_saved()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(_EVERY_MS)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        desk = self._desk

        def look() -> _State:
            return _State(
                lists.count(desk, KindId.SEEKERS),
                lists.count(desk, KindId.VACANCIES),
                backups.last(desk),
            )

        self._jobs.read(look, self._take, key=(id(self), "state"))

    def _take(self, state: _State) -> None:
        if state.backup is None:
            self.backup.setText("아직 백업 없음")
        else:
            self.backup.setText(f"백업 {dates.ago(state.backup.made_at, self._now())}")
        words = [f"구직자 {state.seekers:,}명", f"구인 {state.vacancies:,}건"]
        words.append(dates.day_and_weekday(self._desk.today()))
        self.counts.setText(" · ".join(words))

    def _now(self) -> datetime:
        return datetime.combine(self._desk.today(), datetime.now().time())

    def _on_saved(self) -> None:
        self._saved_at = dates.clock(datetime.now())
        self._tell_saved()

    def _on_writing(self, writing: bool) -> None:
        self._writing = writing
        self._tell_saved()

    def _on_unsaved(self, who: QObject, words: str) -> None:
        if words:
            self._unsaved[who] = words
        elif self._unsaved.pop(who, None) is None:
            return
        self._tell_saved()

    def _tell_saved(self) -> None:
        """Say what is not stored before saying when something was."""
        for who in [who for who in self._unsaved if not isValid(who)]:
            del self._unsaved[who]  # it went without a word, and what it held with it
        open_ = next(reversed(self._unsaved.values()), "")
        self._dot.set_look("warning" if self._writing or open_ else "success")
        if open_:
            self.saved.setText(f"저장 안 됨: {open_}")
        elif self._saved_at:
            self.saved.setText(f"저장됨 {self._saved_at}")
        else:
            self.saved.setText("읽기 전용" if self._desk.read_only else "모두 저장됨")

    def _on_changed(self, change: object) -> None:
        del change
        self._tell_saved()
        self.refresh()
