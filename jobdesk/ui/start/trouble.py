"""A store that will not open: what happened, whether the data is safe, what can be done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from jobdesk.errors import StoreError
from jobdesk.services import backups, diagnosis
from jobdesk.services.backups import BackupInfo
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.trouble_words import WORDS
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import backup_words, pickers
from jobdesk.ui.widgets.basics import (
    BASE,
    SMALL,
    Button,
    Card,
    Chip,
    Label,
    PrimaryButton,
    row,
)
from jobdesk.ui.widgets.strip import Strip


class BackupCard(Card):
    """The newest copy that was checked when made, with its age and what is in it."""

    def __init__(self, backup: BackupInfo, now: datetime) -> None:
        super().__init__(look="panel", spacing=4)
        head = Label("가장 최근의 정상 백업", points=SMALL, look="muted")
        when = Label(backup_words.moment(backup.made_at), weight=600, points=BASE + 1)
        age = Chip(backup_words.age(backup, now), Tone.ACCENT)
        self.body.addWidget(head)
        self.body.addLayout(row(when, age, None))
        self.body.addWidget(
            Label(backup_words.rows(backup.rows), look="muted", points=SMALL, wrap=True)
        )


class Trouble(StartFrame):
    """One screen per StoreFault. Each signal is a way out; what it needs is asked there."""

    retry = Signal()
    look = Signal()
    other_folder = Signal(object)
    restore = Signal(object)
    """The BackupInfo's path to restore, or None to choose a file."""

    def __init__(self, folder: Path, error: StoreError, *, now: datetime | None = None) -> None:
        words = WORDS[error.fault]
        super().__init__(words.title, error.message, width=640)
        self._folder, self._error = folder, error
        self.safe = Label(words.safe, weight=600, wrap=True)
        found = backups.available(folder) if words.restore else ()
        self.backup = next((b for b in found if b.verified), None)
        self.body.addWidget(self.safe)
        if self.backup is not None:
            self.body.addWidget(BackupCard(self.backup, now or datetime.now()))
        elif words.restore:
            self.body.addWidget(
                Label(
                    "이 PC의 센터 폴더에는 정상 백업이 없습니다. USB나 다른 디스크의 백업 폴더에서 "
                    "백업 파일을 고르세요.",
                    look="muted",
                    wrap=True,
                )
            )
        self.result = Strip()
        self.body.addWidget(self.result)
        self._where = Label(f"센터 폴더: {folder}", look="faint", points=SMALL, wrap=True)
        self.body.addWidget(self._where)
        self._add_ways(words.usual, look=words.look, restore=words.restore)
        self.saving = Button("진단 저장", icon="file-text", look="link")
        self.saving.setToolTip(
            "도움을 청할 때 보낼 글 파일입니다. 구직자·업체 자료는 들어가지 않습니다."
        )
        self.saving.clicked.connect(self._on_diagnose)
        self.other = Button("다른 백업 고르기", icon="archive-restore", look="link")
        self.other.clicked.connect(self._on_other)
        self.other.setVisible(words.restore and self.backup is not None)
        self.below.addLayout(row(self.saving, self.other, None))

    def _add_ways(self, usual: str, *, look: bool, restore: bool) -> None:
        ways = {"retry": ("다시 시도", "refresh-cw", self._on_retry)}
        if restore:
            verb = "이 백업으로 복원" if self.backup is not None else "백업 파일 고르기"
            ways["restore"] = (verb, "archive-restore", self._on_restore)
        if look:
            ways["look"] = ("읽기 전용으로 보기", "eye", self._on_look)
        ways["folder"] = ("다른 폴더 열기", "folder-open", self._on_folder)
        self.ways: dict[str, Button] = {}
        in_order: tuple[str, ...] = ("folder", "look", "retry", "restore")
        for name in (n for n in in_order if n in ways):
            text, icon, act = ways[name]
            make = PrimaryButton if name == usual else Button
            button = make(text, icon=icon)
            button.clicked.connect(act)
            self.ways[name] = button
        order = [name for name in self.ways if name != usual]
        for name in order:
            self.footer.addWidget(self.ways[name])
        self.footer.addStretch(1)
        self.footer.addWidget(self.ways[usual])
        self.setFocusProxy(self.ways[usual])

    def refuse(self, message: str) -> None:
        """Say why a way out was none."""
        self.result.tell(message, Tone.DANGER)

    def _on_retry(self) -> None:
        self.retry.emit()

    def _on_look(self) -> None:
        self.look.emit()

    def _on_restore(self) -> None:
        self.restore.emit(self.backup.path if self.backup is not None else None)

    def _on_other(self) -> None:
        self.restore.emit(None)

    def _on_folder(self) -> None:
        folder = pickers.folder(self, "센터 폴더 고르기", self._folder.parent)
        if folder is not None:
            self.other_folder.emit(folder)

    def _on_diagnose(self) -> None:
        path = pickers.file_to_save(self, "진단 저장", "잡데스크 진단.txt", "글 파일 (*.txt)")
        if path is not None:
            self.diagnose_to(path)

    def diagnose_to(self, path: Path) -> None:
        """Write the diagnosis and say where it lies, or why not."""
        text = diagnosis.collect(self._folder, self._error.fault.value, self._error.message)
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            self.result.tell(
                f"저장하지 못했습니다: {error.strerror}. 다른 폴더를 고르세요.", Tone.DANGER
            )
            return
        self.result.tell(
            f"진단을 저장했습니다: {path}. 구직자·업체 자료는 들어 있지 않습니다.", Tone.SUCCESS
        )
