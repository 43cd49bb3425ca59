"""First run, step 2: who the administrator is and the password that opens the centre."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jobdesk.domain.passwords import RULE, check_password
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.start.steps import STEPS
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.strip import Strip


class AdminStep(StartFrame):
    """``done`` once name and password can be used; the centre is made after it."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            "관리자",
            "센터를 여는 사람의 이름과 비밀번호입니다. 다른 직원은 나중에 설정에서 더합니다.",
            steps=STEPS,
        )
        assert self.steps is not None
        self.steps.go(1)
        self.name = FormField("이름", TextEdit("예: 김상담"), required=True)
        self.password = FormField("비밀번호", PasswordEdit(), required=True)
        self.again = FormField("비밀번호 한 번 더", PasswordEdit(), required=True)
        self.trouble = Strip()
        self.back = Button("이전")
        self.next = PrimaryButton("다음")
        self.busy = Label(look="muted", points=SMALL)
        for field in (self.name, self.password):
            self.body.addWidget(field)
        self.body.addWidget(Label(RULE, look="muted", points=SMALL, wrap=True))
        self.body.addWidget(self.again)
        self.body.addWidget(self.trouble)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.busy)
        self.footer.addWidget(self.next)
        self.back.clicked.connect(self.left)
        self.next.clicked.connect(self._on_next)
        first, second = self.password.editor, self.again.editor
        assert isinstance(first, PasswordEdit)
        assert isinstance(second, PasswordEdit)
        first.submitted.connect(self.again.setFocus)
        second.submitted.connect(self._on_next)
        self.setFocusProxy(self.name)

    def admin(self) -> str:
        """The administrator's name."""
        return str(self.name.value())

    def password_text(self) -> str:
        """The password as typed."""
        return str(self.password.value())

    def set_busy(self, text: str) -> None:
        """Hold still and say what is going on; an empty text ends it."""
        self.busy.setText(text)
        self.next.setEnabled(not text)
        self.back.setEnabled(not text)
        for field in (self.name, self.password, self.again):
            field.editor.set_locked(bool(text))

    def refuse(self, message: str) -> None:
        """Say why the centre was not made."""
        self.set_busy("")
        self.trouble.tell(message, Tone.DANGER)

    def _on_next(self) -> None:
        self.trouble.tell("")
        again = "" if self.password_text() == self.again.value() else "두 비밀번호가 다릅니다."
        problems = (
            (self.name, "" if self.admin() else "이름을 입력하세요. 작업 기록에 남습니다."),
            (self.password, check_password(self.password_text(), self.admin())),
            (self.again, again),
        )
        for field, message in problems:
            field.set_problem(message)
        wrong = next((field for field, message in problems if message), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self.done.emit()
