"""The one act that is confirmed by typing a word: putting a copy in the place of the data."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from jobdesk.services.backups import BackupInfo
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import backup_words
from jobdesk.ui.widgets.basics import Button, Label
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.strip import Strip

WORD = "복원"


class RestoreDialog(Dialog):
    """Accepted when the word was typed and the button pressed."""

    def __init__(self, backup: BackupInfo, now: datetime, parent: QWidget) -> None:
        super().__init__("이 백업으로 되돌릴까요?", parent, width=520)
        self.backup = backup
        made = f"{backup_words.moment(backup.made_at)} ({backup_words.age(backup, now)})"
        what = f" 담긴 기록: {backup_words.rows(backup.rows)}." if backup.rows else ""
        self.body.addWidget(Label(f"{made}에 만든 백업입니다.{what}", wrap=True))
        warning = Strip()
        warning.tell(
            "그 뒤에 한 일은 지금 자료에서 사라집니다. 지금 파일은 지우지 않고 이름을 바꾸어 "
            "남겨 둡니다.",
            Tone.WARNING,
        )
        self.body.addWidget(warning)
        self.word = FormField(f"‘{WORD}’이라고 입력하세요", TextEdit())
        self.word.edited.connect(self._on_edited)
        self.body.addWidget(self.word)
        self.body.addWidget(
            Label("센터를 닫고 비밀번호를 다시 물은 뒤에 되돌립니다.", look="muted", wrap=True)
        )
        cancel = Button("취소")
        cancel.clicked.connect(self.reject)
        self.run = Button("닫고 복원하기", icon="archive-restore", look="danger")
        self.run.setEnabled(False)
        self.run.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.run)
        self.word.setFocus()

    def _on_edited(self) -> None:
        self.run.setEnabled(self.word.value() == WORD)
