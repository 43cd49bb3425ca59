"""A centre brought back from a copy: which file, which password, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from jobdesk.domain.progress import Progress
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import attempts, backups
from jobdesk.services.backups import RestoreReport
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import backup_words, pickers
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, Label, PrimaryButton, row
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.strip import Strip

FILES = "잡데스크 백업 (*.db)"


class Restore(StartFrame):
    """``restored(password)`` when the centre can be opened, ``left`` goes back."""

    restored = Signal(str)
    left = Signal()

    def __init__(self, folder: Path, jobs: Jobs) -> None:
        super().__init__(
            "백업에서 복원",
            "백업 파일(jobdesk-날짜.db)과 열쇠 파일(.keys.json)이 같은 폴더에 있어야 합니다. "
            "원래 백업 파일은 그대로 둡니다.",
            width=560,
        )
        self._folder, self._jobs = folder, jobs
        self.file: Path | None = None
        self._path = ElidedLabel("아직 고르지 않았습니다", look="muted")
        self.choose = Button("백업 파일 고르기", icon="folder-open")
        line = row(self._path, self.choose, spacing=12)
        line.setStretch(0, 1)
        self.password = FormField("비밀번호 또는 복구 열쇠", PasswordEdit(), required=True)
        self.trouble = Strip()
        self.back = Button("이전")
        self.run = PrimaryButton("복원", icon="archive-restore")
        self.body.addLayout(line)
        self.body.addWidget(self.password)
        self.body.addWidget(
            Label(
                "백업을 만들 때 쓰던 비밀번호를 입력하세요. 잊었으면 복구 열쇠를 입력하세요.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        self.body.addWidget(self.trouble)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.run)
        self.back.clicked.connect(self.left)
        self.choose.clicked.connect(self._on_choose)
        self.run.clicked.connect(self._on_run)
        self.edit.submitted.connect(self._on_run)
        self._done = False
        self.setFocusProxy(self.choose)

    @property
    def edit(self) -> PasswordEdit:
        """The password's editor."""
        editor = self.password.editor
        assert isinstance(editor, PasswordEdit)
        return editor

    def set_file(self, file: Path, password: str = "") -> None:
        """Take a backup, and a password that is already known to fit."""
        self.file = file
        self._path.setText(str(file))
        if password:
            self.edit.set_value(password)
        self.edit.setFocus()

    def _on_choose(self) -> None:
        file = pickers.file_to_open(self, "백업 파일 고르기", FILES)
        if file is not None:
            self.set_file(file)

    def _on_run(self) -> None:
        if self._done:
            self.restored.emit(self.edit.text())
            return
        file, password = self.file, self.edit.text()
        if file is None:
            self.trouble.tell("먼저 백업 파일을 고르세요.", Tone.WARNING)
            self.choose.setFocus()
            return
        wait = attempts.wait_seconds(self._folder)
        if wait:
            self.trouble.tell(
                f"비밀번호를 여러 번 틀렸습니다. {wait}초 뒤에 다시 시도하세요.", Tone.WARNING
            )
            return
        self.trouble.tell("")
        self.run.setEnabled(False)
        self.back.setEnabled(False)

        def work(progress: Progress) -> RestoreReport:
            progress(0, 0)
            return backups.restore(self._folder, file, password)

        self._jobs.long(
            "백업을 확인하고 되돌리고 있습니다",
            work,
            self._on_restored,
            self._on_failed,
            parent=self,
            writes=True,
        )

    def _on_restored(self, report: RestoreReport) -> None:
        attempts.succeeded(self._folder)
        self._done = True
        self.run.setEnabled(True)
        self.run.setText("센터 열기")
        self.run.set_icon("check")
        self.choose.setEnabled(False)
        self.edit.set_locked(True)
        self.back.hide()
        self.set_words("복원했습니다", "되살린 센터를 열어 자료를 확인하세요.")
        self.trouble.tell(told(report), Tone.SUCCESS)
        self.run.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        self.run.setEnabled(True)
        self.back.setEnabled(True)
        if isinstance(error, StoreError) and error.fault is StoreFault.WRONG_PASSWORD:
            attempts.failed(self._folder)
            self.trouble.tell(
                "이 백업의 비밀번호가 아닙니다. 백업을 만들 때 쓰던 비밀번호나 복구 열쇠를 "
                "입력하세요. 아무것도 바꾸지 않았습니다.",
                Tone.DANGER,
            )
            self.edit.setFocus()
        elif isinstance(error, UserError):
            self.trouble.tell(error.message, Tone.DANGER)
        else:
            self.trouble.tell(
                "프로그램 오류로 복원하지 못했습니다. 지금 자료와 백업 파일은 그대로입니다.",
                Tone.DANGER,
            )
            raise error


def told(report: RestoreReport) -> str:
    """What a restore did, in sentences."""
    words = (
        f"{backup_words.moment(report.made_at)} 백업으로 되돌렸습니다: "
        f"{backup_words.rows(report.rows)}."
    )
    if report.replaced is not None:
        words += f" 바꾸기 전 파일은 {report.replaced.name} 이름으로 남겨 두었습니다."
    return words
