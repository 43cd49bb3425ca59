"""잠금: hides the window until the same person types their password again."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services import attempts, staff
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import TITLE, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.password import PasswordEdit


class LockScreen(QWidget):
    """Covers everything; ``unlocked`` when the password was right."""

    unlocked = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(margin=28, spacing=14)
        card.setFixedWidth(400)
        card.body.addWidget(Label(desk.name, look="muted"))
        card.body.addWidget(Label("잠겨 있습니다", points=TITLE, weight=700))
        words = f"{desk.user} 님의 비밀번호를 입력하면 하던 화면으로 돌아갑니다."
        card.body.addWidget(Label(words, wrap=True))
        self.password = FormField("비밀번호", PasswordEdit())
        card.body.addWidget(self.password)
        self.open_button = PrimaryButton("열기", icon="key-round")
        self.open_button.clicked.connect(self._try)
        card.body.addWidget(self.open_button)
        layout = column(None)
        layout.addLayout(row(None, card, None))
        layout.addStretch(1)
        self.setLayout(layout)
        self.password.editor.submitted.connect(self._try)  # type: ignore[attr-defined]
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._count_down)

    def begin(self) -> None:
        """Forget what was typed and wait for the password."""
        self.password.set_value("")
        self.password.widget.setFocus()
        self._count_down()

    def _try(self) -> None:
        if not self.open_button.isEnabled():
            return
        typed = str(self.password.value())
        if not typed:
            self.password.set_problem("비밀번호를 입력하세요.")
            return
        self.open_button.setEnabled(False)
        desk = self._desk
        self._jobs.read(lambda: staff.is_password(desk, typed), self._answered, self._failed)

    def _answered(self, right: bool) -> None:
        self.open_button.setEnabled(True)
        if right:
            attempts.succeeded(self._desk.folder)
            self.begin()
            self.unlocked.emit()
            return
        attempts.failed(self._desk.folder)
        self.password.set_problem("비밀번호가 맞지 않습니다. 한/영과 Caps Lock을 확인하세요.")
        self.password.widget.setFocus()
        self._count_down()

    def _count_down(self) -> None:
        left = attempts.wait_seconds(self._desk.folder)
        if left:
            self.open_button.setEnabled(False)
            self.password.set_problem(
                f"비밀번호를 여러 번 틀렸습니다. {left}초 뒤에 다시 입력할 수 있습니다."
            )
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.stop()
            self.open_button.setEnabled(True)
            self.password.set_problem("")

    def _failed(self, error: BaseException) -> None:
        self.open_button.setEnabled(True)
        self.password.set_problem(str(error))
