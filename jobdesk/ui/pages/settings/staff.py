"""직원·비밀번호: who may open the centre and as what, one's own password, the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.centre import CentreSettings
from jobdesk.services import reports, staff
from jobdesk.services.staff import Member, Role
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.pages.settings.section import Kit, SettingsForm
from jobdesk.ui.pages.settings.staff_dialogs import (
    ROLES,
    AccountDialog,
    KeyDialog,
    name_field,
    role_field,
    role_of,
)
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.plain_table import PlainTable

_MINUTES = ("5", "10", "15", "20", "30")
_COLUMNS: tuple[Column, ...] = (
    plain("name", "이름", 140, strong=True),
    plain("role", "역할", 100, chip=True, tone=lambda value: _tone(value)),
    plain("remark", "", 200, quiet=True),
)


def _tone(role: object) -> Tone:
    return Tone.ACCENT if role == Role.ADMIN else Tone.NEUTRAL


class StaffSection(SettingsForm):
    """Administrators change the list; everybody changes their own password."""

    title = "직원·비밀번호"
    remark = (
        "한 사람이 한 이름을 씁니다. 누가 무엇을 했는지 이름으로 남고, 권한을 주고 뺀 일도 "
        "기록됩니다."
    )

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.members: tuple[Member, ...] = ()
        self.table = PlainTable("직원", _COLUMNS, stretch="remark", fit=True)
        self.add = Button("직원 추가", icon="user-plus")
        self.role = Button("역할 바꾸기")
        self.reset = Button("비밀번호 새로 정하기")
        self.remove = Button("빼기", icon="x", look="danger")
        self.own = Button("내 비밀번호 바꾸기", icon="key-round")
        self.key = Button("새 복구 열쇠 만들기", icon="key-round")
        self.minutes = FormField("자동 잠금 (분)", ChoiceEdit(_MINUTES, empty=""))
        self.hide_personal = QCheckBox("목록에서 연락처와 생년월일을 가립니다")
        self._lay_out()
        for button, act in (
            (self.add, self._on_add),
            (self.role, self._on_role),
            (self.reset, self._on_reset),
            (self.remove, self._on_remove),
            (self.own, self._on_own),
            (self.key, self._on_key),
        ):
            button.clicked.connect(act)
        self.table.picked.connect(self._on_picked)

    def _lay_out(self) -> None:
        people = Card("직원", spacing=12)
        people.body.addWidget(self.table)
        people.body.addLayout(row(self.add, None, self.role, self.reset, self.remove))
        mine = Card("비밀번호와 복구 열쇠", spacing=10)
        mine.body.addLayout(row(self.own, self.key, None))
        mine.body.addWidget(
            Label(
                "복구 열쇠는 비밀번호를 모두 잊었을 때 센터를 여는 종이입니다. 새로 만들면 예전 "
                "열쇠는 쓸 수 없습니다.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        shelter = Card("화면 보호", spacing=12)
        shelter.body.addLayout(row(self.minutes, None))
        shelter.body.addWidget(
            Label(
                "자리를 비운 동안 이만큼 지나면 화면을 잠급니다. Ctrl+L을 누르면 바로 잠깁니다.",
                look="muted",
                points=SMALL,
                wrap=True,
            )
        )
        shelter.body.addWidget(self.hide_personal)
        words = "연습 모드에는 비밀번호와 직원이 없습니다. 실제 센터에서 등록합니다."
        explained = Label(words, wrap=True)
        for part in (explained, people, mine):
            self.body.addWidget(part)
            part.setVisible((part is explained) == self.kit.desk.practice)
        self.body.addWidget(shelter)
        self.footer()

    def load(self) -> None:
        """Read the settings and the people."""
        super().load()
        desk = self.kit.desk
        self.kit.jobs.read(
            lambda: staff.listing(desk), self._take_members, key=(id(self), "members")
        )

    def show_settings(self, own: CentreSettings) -> None:
        """Put the values into the fields."""
        self.minutes.set_value(str(own.lock_minutes))
        self.hide_personal.setChecked(own.mask_lists)

    def edited(self, own: CentreSettings) -> CentreSettings:
        """The values as typed."""
        return replace(
            own,
            lock_minutes=int(str(self.minutes.value())),
            mask_lists=self.hide_personal.isChecked(),
        )

    def chosen(self) -> Member | None:
        """The member in the current row."""
        index = self.table.current()
        return self.members[index] if index is not None and index < len(self.members) else None

    def _take_members(self, members: tuple[Member, ...]) -> None:
        self.members = members
        self.table.set_rows(
            [(m.name, m.role.value, "지금 쓰고 있습니다" if m.me else "") for m in members]
        )

    def _on_picked(self) -> None:
        member, manages = self.chosen(), self.kit.may_manage
        self.add.setEnabled(manages)
        self.key.setEnabled(manages)
        self.own.setEnabled(not self.kit.desk.read_only)
        for button in (self.role, self.reset, self.remove):
            button.setEnabled(manages and member is not None)
        if member is not None and member.me:
            self.reset.setEnabled(False)
            self.remove.setEnabled(False)
        self.add.setToolTip("" if manages else "관리자만 할 수 있습니다.")

    def _open(self, dialog: AccountDialog, told: str) -> None:
        dialog.body.addWidget(dialog.trouble)
        dialog.settled.connect(partial(self._done, told))
        dialog.open()
        next(iter(dialog.fields.values())).setFocus()

    def _done(self, told: str) -> None:
        self.kit.notices.say(told)
        self.reload()

    def _on_add(self) -> None:
        dialog = AddDialog(self.kit, self)
        self._open(dialog, "직원을 추가했습니다. 이름과 비밀번호를 본인에게 알려 주세요.")

    def _on_role(self) -> None:
        member = self.chosen()
        if member is not None:
            self._open(
                RoleDialog(self.kit, member, self), f"{member.name} 님의 역할을 바꾸었습니다."
            )

    def _on_reset(self) -> None:
        member = self.chosen()
        if member is not None:
            told = f"{member.name} 님의 비밀번호를 새로 정했습니다."
            self._open(ResetDialog(self.kit, member, self), told)

    def _on_own(self) -> None:
        self._open(OwnDialog(self.kit, self), "내 비밀번호를 바꾸었습니다.")

    def _on_remove(self) -> None:
        member, desk = self.chosen(), self.kit.desk
        if member is None:
            return
        answer = dialogs.ask(
            self,
            f"{member.name} 님을 뺄까요?",
            "이 사람은 더는 센터를 열 수 없습니다. 이 사람이 한 일의 기록은 그대로 남습니다.",
            Answer("", "취소"),
            Answer("remove", "빼기", "danger"),
        )
        if answer == "remove":
            told = f"{member.name} 님을 뺐습니다."
            name = member.name
            self.kit.jobs.write(lambda: staff.remove(desk, name), lambda _: self._done(told))

    def _on_key(self) -> None:
        answer = dialogs.ask(
            self,
            "복구 열쇠를 새로 만들까요?",
            "지금까지 쓰던 복구 열쇠로는 센터를 열 수 없게 됩니다. 새 열쇠를 인쇄하거나 저장할 "
            "준비가 되었을 때 만드세요.",
            Answer("", "취소"),
            Answer("make", "새로 만들기", "primary"),
        )
        if answer == "make":
            desk = self.kit.desk
            self.kit.jobs.write(lambda: staff.new_recovery_key(desk), self._show_key)

    def _show_key(self, key: str) -> None:
        desk = self.kit.desk
        KeyDialog(
            key,
            lambda: reports.recovery_key_pdf(desk.name, desk.user, key, made_on=desk.today()),
            self,
        ).open()


class AddDialog(AccountDialog):
    """A new member of staff."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__("직원 추가", "추가", kit.jobs, parent)
        self._desk = kit.desk
        self.add_field("name", name_field())
        self.add_field("role", role_field())
        self.add_new_password()

    def action(self) -> Callable[[], object]:
        """Let them in."""
        desk, name, role = self._desk, self.text("name"), role_of(self.fields["role"])
        password = self.text("password")
        return lambda: staff.add(desk, name, role, password)


class RoleDialog(AccountDialog):
    """Another role for somebody."""

    def __init__(self, kit: Kit, member: Member, parent: QWidget) -> None:
        super().__init__(f"{member.name} 님의 역할", "바꾸기", kit.jobs, parent)
        self._desk, self._name = kit.desk, member.name
        self.add_field("role", role_field()).set_value(dict(ROLES)[member.role])

    def action(self) -> Callable[[], object]:
        """Change it."""
        desk, name, role = self._desk, self._name, role_of(self.fields["role"])
        return lambda: staff.set_role(desk, name, role)


class ResetDialog(AccountDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, kit: Kit, member: Member, parent: QWidget) -> None:
        super().__init__(f"{member.name} 님의 새 비밀번호", "정하기", kit.jobs, parent)
        self._desk, self._name = kit.desk, member.name
        self.add_new_password()

    def action(self) -> Callable[[], object]:
        """Set it."""
        desk, name, password = self._desk, self._name, self.text("password")
        return lambda: staff.set_password(desk, name, password)


class OwnDialog(AccountDialog):
    """One's own password, which needs the present one."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__("내 비밀번호 바꾸기", "바꾸기", kit.jobs, parent)
        self._desk = kit.desk
        self.add_field("old", FormField("지금 비밀번호", PasswordEdit(), required=True))
        self.add_new_password()

    def action(self) -> Callable[[], object]:
        """Change it."""
        desk, old, new = self._desk, self.text("old"), self.text("password")
        return lambda: staff.change_password(desk, old, new)
