"""The door of a centre: who you are and your password, with help for what usually goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import attempts, centres
from jobdesk.services import staff as staff_service
from jobdesk.services.centres import CentreCard
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit
from jobdesk.ui.widgets.strip import Strip

_MOST_TILES = 8


class StaffPicker(QWidget):
    """Who sits here: a tile per person, a list where there are many."""

    picked = Signal()

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._tiles = QButtonGroup(self)
        self._list: ChoiceEdit | None = None
        layout = column(Label("이름", points=SMALL, look="muted"), spacing=4)
        if len(names) > _MOST_TILES:
            self._list = ChoiceEdit(names, empty="")
            self._list.setAccessibleName("이름")
            self._list.edited.connect(self.picked)
            layout.addWidget(self._list)
        else:
            holder = QWidget()
            flow = FlowLayout(holder, spacing=8)
            for name in names:
                tile = Button(name, look="toggle")
                tile.setCheckable(True)
                tile.clicked.connect(self.picked)
                self._tiles.addButton(tile)
                flow.addWidget(tile)
            if names:
                self._tiles.buttons()[0].setChecked(True)
            layout.addWidget(holder)
        self.setLayout(layout)

    def name(self) -> str:
        """The chosen name."""
        if self._list is not None:
            return str(self._list.value())
        tile = self._tiles.checkedButton()
        return "" if tile is None else tile.text()

    def choose(self, name: str) -> None:
        """Choose a person if there is one of that name."""
        if self._list is not None:
            if self._list.findData(name) >= 0:
                self._list.set_value(name)
            return
        for tile in self._tiles.buttons():
            if tile.text() == name:
                tile.setChecked(True)


class Unlock(StartFrame):
    """``opened`` carries the Desk, ``failed`` a StoreError that is not about the password.

    ``password`` holds what was typed when it was right for the keys, so that the screen of a
    damaged file need not ask again.
    """

    opened = Signal(object)
    failed = Signal(object)
    forgotten = Signal()
    practise = Signal()

    def __init__(
        self,
        folder: Path,
        card: CentreCard,
        jobs: Jobs,
        *,
        user: str = "",
        holder: Desk | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """``user`` is offered first. ``holder`` is the desk behind a lock: the same door,
        but it only proves who is there and gives that desk back (see lock.py)."""
        locking = holder is not None
        words = "잠겨 있습니다. 하던 일은 그대로 있습니다." if locking else "비밀번호로 여세요."
        super().__init__(card.name or "잡데스크", words, width=480)
        self._folder, self._jobs, self._today, self._holder = folder, jobs, today, holder
        self._verb = "잠금 풀기" if locking else "열기"
        self.staff = StaffPicker(card.staff)
        self.staff.setVisible(bool(card.staff))
        self.staff.choose(user)
        label = "비밀번호" if card.staff else "복구 열쇠"
        self.password = FormField(label, PasswordEdit())
        self.trouble = Strip()
        self.enter = PrimaryButton(self._verb, icon="lock")
        self.forgot = Button("비밀번호를 잊었습니다", look="link")
        self.look = Button("읽기 전용으로 열기", icon="eye")
        self.look.hide()
        self.practice = Button("연습 모드로 둘러보기", look="link")
        self.practice.setVisible(not locking)
        self.body.addWidget(self.staff)
        self.body.addWidget(self.password)
        self.body.addWidget(self.trouble)
        self.footer.addWidget(self.forgot)
        self.footer.addStretch(1)
        self.footer.addWidget(self.look)
        self.footer.addWidget(self.enter)
        self.below.addLayout(row(self.practice, None))
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._count_down)
        self.enter.clicked.connect(self._on_enter)
        self.look.clicked.connect(self._on_look)
        self.forgot.clicked.connect(self.forgotten)
        self.practice.clicked.connect(self.practise)
        self.staff.picked.connect(self._on_picked)
        self.edit.submitted.connect(self._on_enter)
        self.setFocusProxy(self.password)
        self._count_down()

    @property
    def edit(self) -> PasswordEdit:
        """The password's editor."""
        editor = self.password.editor
        assert isinstance(editor, PasswordEdit)
        return editor

    def try_password(self, password: str) -> None:
        """Enter with a password that came from elsewhere (JOBDESK_PASSWORD)."""
        self.edit.set_value(password)
        self._on_enter()

    def _on_picked(self) -> None:
        self.trouble.tell("")
        self.edit.clear()
        self.edit.setFocus()

    def _on_enter(self) -> None:
        self._open(read_only=False)

    def _on_look(self) -> None:
        self._open(read_only=True)

    def _open(self, *, read_only: bool) -> None:
        password, staff = self.edit.text(), self.staff.name()
        if not self.enter.isEnabled():
            return
        if not password:
            self.trouble.tell("비밀번호를 입력하세요.", Tone.WARNING)
            self.edit.setFocus()
            return
        self.trouble.tell("")
        self._set_busy(busy=True)
        if self._holder is not None:
            holder = self._holder
            self._jobs.read(
                lambda: staff_service.is_password(holder, password),
                self._on_proved,
                self._on_failed,
            )
            return
        self._jobs.read(
            lambda: centres.open_centre(
                self._folder, password, staff=staff, read_only=read_only, today=self._today
            ),
            self._on_opened,
            self._on_failed,
        )

    def _on_proved(self, right: bool) -> None:
        self._set_busy(busy=False)
        if not right:
            self._count_failure("비밀번호가 맞지 않습니다.")
            return
        attempts.succeeded(self._folder)
        self.edit.clear()
        self.opened.emit(self._holder)

    def _on_opened(self, desk: Desk) -> None:
        self._set_busy(busy=False)
        chosen = self.staff.name()
        if chosen and desk.user not in (chosen, centres.RECOVERY_USER):
            # Somebody else's password: what is done next would carry the wrong name.
            centres.close(desk)
            self._count_failure("고른 이름의 비밀번호가 아닙니다.")
            return
        attempts.succeeded(self._folder)
        self.edit.clear()
        self.opened.emit(desk)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, StoreError):
            self.trouble.tell(
                error.message
                if isinstance(error, UserError)
                else "프로그램 오류로 열지 못했습니다. 자료는 안전합니다. 다시 시도하세요.",
                Tone.DANGER,
            )
            if not isinstance(error, UserError):
                raise error
        elif error.fault is StoreFault.WRONG_PASSWORD:
            self._count_failure("비밀번호가 맞지 않습니다.")
        elif error.fault is StoreFault.LOCKED:
            self.trouble.tell(error.message, Tone.WARNING)
            self.look.show()
            self.look.setFocus()
        else:
            self.failed.emit(error)

    def _count_failure(self, message: str) -> None:
        wait = attempts.failed(self._folder)
        number = attempts.failures(self._folder)
        self.edit.clear()
        self.edit.setFocus()
        if wait:
            self._count_down()
        else:
            left = attempts.FREE - number
            self.trouble.tell(
                f"{message} ({number}번째) 한/영 상태와 Caps Lock을 확인하세요. "
                f"{left}번 더 틀리면 30초를 기다려야 합니다.",
                Tone.DANGER,
            )

    def _count_down(self) -> None:
        left = attempts.wait_seconds(self._folder)
        if left:
            self.enter.setEnabled(False)
            self.edit.set_locked(True)
            self.trouble.tell(
                f"비밀번호를 {attempts.failures(self._folder)}번 틀렸습니다. {left}초 뒤에 다시 "
                "입력할 수 있습니다. 잊었으면 복구 열쇠로 새 비밀번호를 정하세요.",
                Tone.WARNING,
            )
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.stop()
            self.enter.setEnabled(True)
            self.edit.set_locked(False)
            self.trouble.tell("이제 다시 입력할 수 있습니다.", Tone.NEUTRAL)
            self.edit.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.enter.setEnabled(not busy)
        self.enter.setText("여는 중…" if busy else self._verb)
        self.edit.set_locked(busy)
        self.look.setEnabled(not busy)
        self.forgot.setEnabled(not busy)
