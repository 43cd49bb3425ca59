"""A forgotten password: the recovery key from the drawer gives a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from jobdesk.domain.passwords import RULE, check_password
from jobdesk.domain.text import with_particle
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import attempts, centres
from jobdesk.services.centres import CentreCard
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.editors import SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.strip import Strip

WRONG_KEY = (
    "이 센터의 복구 열쇠가 아닙니다. 종이에 적힌 여덟 묶음을 차례대로 확인하세요. "
    "자료는 안전합니다."
)


class Recover(StartFrame):
    """``recovered(name, password)`` once the new password stands; ``left`` goes back."""

    recovered = Signal(str, str)
    left = Signal()

    def __init__(self, folder: Path, card: CentreCard, jobs: Jobs, *, user: str = "") -> None:
        super().__init__(
            "새 비밀번호 정하기",
            f"{with_particle(card.name, '을/를')} 처음 만들 때 인쇄하거나 저장한 복구 열쇠가 "
            "필요합니다.",
            width=560,
        )
        self._folder, self._jobs = folder, jobs
        self.key = FormField(
            "복구 열쇠", TextEdit("5글자씩 여덟 묶음"), required=True, hint="대소문자와 줄표는 무시"
        )
        self.name = FormField("이름", SuggestEdit(card.staff), required=True)
        self.name.set_value(user or (card.staff[0] if card.staff else ""))
        self.password = FormField("새 비밀번호", PasswordEdit(), required=True)
        self.again = FormField("새 비밀번호 한 번 더", PasswordEdit(), required=True)
        self.trouble = Strip()
        self.back = Button("이전")
        self.save = PrimaryButton("비밀번호 바꾸고 열기", icon="key-round")
        for field in (self.key, self.name, self.password):
            self.body.addWidget(field)
        self.body.addWidget(Label(RULE, look="muted", points=SMALL, wrap=True))
        self.body.addWidget(self.again)
        self.body.addWidget(self.trouble)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.save)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._on_save)
        editor = self.again.editor
        assert isinstance(editor, PasswordEdit)
        editor.submitted.connect(self._on_save)
        self.setFocusProxy(self.key)

    def _on_save(self) -> None:
        if not self.save.isEnabled():
            return
        key, name = str(self.key.value()), str(self.name.value())
        password = str(self.password.value())
        wait = attempts.wait_seconds(self._folder)
        if wait:
            self.trouble.tell(
                f"여러 번 틀렸습니다. {wait}초 뒤에 다시 입력할 수 있습니다.", Tone.WARNING
            )
            return
        problems = (
            (self.key, "" if key else "복구 열쇠를 입력하세요."),
            (self.name, "" if name else "이름을 입력하세요."),
            (self.password, check_password(password, name)),
            (self.again, "" if password == self.again.value() else "두 비밀번호가 다릅니다."),
        )
        for field, message in problems:
            field.set_problem(message)
        wrong = next((field for field, message in problems if message), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self._set_busy(busy=True)
        self._jobs.write(
            lambda: centres.recover(self._folder, key, name, password),
            self._on_recovered,
            self._on_failed,
        )

    def _on_recovered(self, _: object) -> None:
        self._set_busy(busy=False)
        attempts.succeeded(self._folder)
        self.recovered.emit(str(self.name.value()), str(self.password.value()))

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if isinstance(error, StoreError) and error.fault is StoreFault.WRONG_PASSWORD:
            attempts.failed(self._folder)
            self.key.set_problem(WRONG_KEY)
            self.key.setFocus()
        elif isinstance(error, UserError):
            self.trouble.tell(error.message, Tone.DANGER)
        else:
            self.trouble.tell(
                "프로그램 오류로 바꾸지 못했습니다. 비밀번호는 그대로입니다.", Tone.DANGER
            )
            raise error

    def _set_busy(self, *, busy: bool) -> None:
        self.save.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.save.setText("확인하는 중…" if busy else "비밀번호 바꾸고 열기")
        for field in (self.key, self.name, self.password, self.again):
            field.editor.set_locked(busy)
