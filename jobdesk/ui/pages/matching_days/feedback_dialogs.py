"""What is offered to somebody whom nobody hired: other vacancies, or a day to be called again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from jobdesk.errors import UserError
from jobdesk.services import day_follow_up, stored
from jobdesk.services.day_follow_up import Unhired
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, LongTextEdit
from jobdesk.ui.widgets.fit_list import FitList
from jobdesk.ui.widgets.form_field import FormField

_SOON = timedelta(days=7)


class OffersDialog(Dialog):
    """다른 구인 제안: what fits one person, with the reasons."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, who: Unhired, parent: QWidget
    ) -> None:
        super().__init__(f"다른 구인 제안: {who.name}", parent, width=640)
        self.fits = FitList(desk, hub, jobs, notices)
        self.fits.setMinimumHeight(240)
        self.body.addWidget(self.fits, 1)
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.accept)
        self.spread(720, 640)
        jobs.read(lambda: stored.seeker(desk, who.seeker_id), self.fits.show_record)
        hub.changed.connect(self.fits.refresh_linked)
        hub.open_record.connect(self._make_room)

    def _make_room(self, ref: object) -> None:
        """A vacancy is opened behind the dialog."""
        del ref
        self.accept()


class PromiseDialog(Dialog):
    """When somebody is called again or told of a training, and what was said, if anything."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        people: Sequence[Unhired],
        what: str,
        parent: QWidget,
    ) -> None:
        more = f" 외 {len(people) - 1}명" if len(people) > 1 else ""
        super().__init__(f"{what}: {people[0].name}{more}", parent, width=440)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id, self._what = day_id, what
        self._ids = [one.seeker_id for one in people]
        self.due = FormField("할 날", DateEdit(desk.today), required=True)
        self.due.set_value(desk.today() + _SOON)
        self.words = FormField("들은 말", LongTextEdit(3, "적으면 상담으로도 남습니다"))
        self.body.addWidget(self.due)
        self.body.addWidget(self.words)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.due.widget.setFocus()

    def save(self) -> None:
        """Store it for each of them."""
        value = self.due.value()
        problem = self.due.editor.problem()
        if problem or not isinstance(value, date):
            self.due.set_problem(problem or "할 날을 입력하세요.")
            return
        desk, day_id, ids, what = self._desk, self._day_id, self._ids, self._what
        words = str(self.words.value())
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: day_follow_up.promise(desk, day_id, ids, what, value, words=words),
            self._done,
            self._refused,
        )

    def _done(self, change: object) -> None:
        del change
        self._notices.say(f"{self._what}: {len(self._ids):,}명의 할 일로 적었습니다.")
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError) and error.field in ("due_on", "next_on"):
            self.due.set_problem(error.message)
        else:
            self._notices.error(error)
