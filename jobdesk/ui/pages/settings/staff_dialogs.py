"""The small questions of the staff section: who, which role, which password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.passwords import RULE, check_password
from jobdesk.errors import UserError
from jobdesk.services.staff import Role
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.recovery_key import RecoveryKeyPanel
from jobdesk.ui.widgets.strip import Strip

ROLES: tuple[tuple[Role, str], ...] = (
    (Role.COUNSELLOR, "상담사 — 기록을 등록하고 고칩니다"),
    (Role.ADMIN, "관리자 — 직원 관리와 복원까지 합니다"),
    (Role.VIEWER, "조회 — 보기만 합니다"),
)


def role_field() -> FormField:
    """A choice among the roles, each with what it may do."""
    return FormField("역할", ChoiceEdit([label for _, label in ROLES], empty=""))


def role_of(field: FormField) -> Role:
    """The chosen role."""
    return next(role for role, label in ROLES if label == field.value())


class AccountDialog(Dialog):
    """Fields, one verb, and the service's answer shown where it belongs. ``settled`` when
    it went well."""

    settled = Signal()

    def __init__(self, title: str, verb: str, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(title, parent, width=440)
        self._jobs = jobs
        self.fields: dict[str, FormField] = {}
        self.trouble = Strip()
        self.cancel = Button("취소")
        self.cancel.clicked.connect(self.reject)
        self.run = PrimaryButton(verb)
        self.run.clicked.connect(self.submit)
        self.add_button(self.cancel)
        self.add_button(self.run)
        self.finished.connect(self.deleteLater)

    def add_field(self, name: str, field: FormField) -> FormField:
        """Add a field; ``name`` is that of the service's problems."""
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def add_new_password(self) -> None:
        """Add the new password, its rule and its repetition."""
        self.add_field("password", FormField("새 비밀번호", PasswordEdit(), required=True))
        self.body.addWidget(Label(RULE, look="muted", points=SMALL, wrap=True))
        self.add_field("again", FormField("한 번 더", PasswordEdit(), required=True))

    def text(self, name: str) -> str:
        """What stands in a field."""
        return str(self.fields[name].value())

    def action(self) -> Callable[[], object]:
        """The call of the service with what is typed now; overridden."""
        raise NotImplementedError

    def problems(self) -> dict[str, str]:
        """What the dialog itself finds wrong, by field."""
        found: dict[str, str] = {}
        if "name" in self.fields:
            found["name"] = "" if self.text("name") else "이름을 입력하세요."
        if "again" in self.fields:
            found["password"] = check_password(self.text("password"))
            same = self.text("password") == self.text("again")
            found["again"] = "" if same else "두 비밀번호가 다릅니다."
        return found

    def submit(self) -> None:
        """Check, then ask the service."""
        self.trouble.tell("")
        found = self.problems()
        for name, field in self.fields.items():
            field.set_problem(found.get(name, ""))
        wrong = next((f for n, f in self.fields.items() if found.get(n)), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self.run.setEnabled(False)
        self._jobs.write(self.action(), self._went_well, self._failed)

    def _went_well(self, _: object) -> None:
        self.settled.emit()
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.run.setEnabled(True)
        if not isinstance(error, UserError):
            self.reject()
            raise error
        field = self.fields.get(error.field)
        if field is None:
            self.trouble.tell(error.message, Tone.DANGER)
        else:
            field.set_problem(error.message)
            field.setFocus()


class KeyDialog(Dialog):
    """The new recovery key; it cannot be left before it is said to be put away."""

    def __init__(self, key: str, pdf: Callable[[], bytes], parent: QWidget) -> None:
        super().__init__("새 복구 열쇠", parent, width=600)
        self.body.addWidget(
            Label(
                "이제부터 이 열쇠만 센터를 엽니다. 한 번만 보여 드리니 인쇄하거나 저장해 두고, "
                "예전 열쇠는 없애세요. 예전에 만든 백업은 예전 열쇠로 열립니다.",
                look="muted",
                wrap=True,
            )
        )
        self.panel = RecoveryKeyPanel(key, pdf)
        self.body.addWidget(self.panel)
        self.close_button = PrimaryButton("닫기")
        self.close_button.setEnabled(False)
        self.close_button.clicked.connect(self.accept)
        self.panel.confirmed.connect(self.close_button.setEnabled)
        self.add_button(self.close_button)
        self.finished.connect(self.deleteLater)

    def reject(self) -> None:
        """Esc and the cross do nothing until the tick is set."""
        if self.panel.tick.isChecked():
            super().reject()


def name_field() -> FormField:
    """The name of a member of staff."""
    return FormField("이름", TextEdit("예: 이영희"), required=True)
