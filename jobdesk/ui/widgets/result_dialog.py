"""알선 결과: the next stage of one referral or several, with only what that stage needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import (
    REFERRAL_STEPS,
    REFUSED,
    Placement,
    Referral,
    ReferralStatus,
    RefusedBy,
)
from jobdesk.domain.checks import Problem
from jobdesk.domain.times import check_time, time_of_day
from jobdesk.errors import UserError
from jobdesk.services import pipeline, referrals, settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_HIRES = frozenset({ReferralStatus.HIRED, ReferralStatus.STARTED})
"""The first day of work says which of the two it is, so only one is offered."""
_SAYS: dict[bool, str] = {True: "예, 다시 사람을 찾으면 먼저 연락", False: "아니오"}


class ResultDialog(Dialog):
    """Asks stage, then the interview, the first day of work or a reason, and saves.

    ``also`` are further referrals that go the same way in the same step; ``offered`` narrows
    the stages (a card that was dropped on a column), and with one of them none is asked.
    """

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        referral: Referral,
        who: str,
        parent: QWidget,
        *,
        also: Sequence[Referral] = (),
        offered: Sequence[ReferralStatus] = (),
    ) -> None:
        more = f" 외 {len(also)}명" if also else ""
        super().__init__(f"알선 결과: {who}{more}", parent, width=440)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._all, self._offered = (referral, *also), frozenset(offered)
        about = f"{dates.day(referral.referred_on)} 알선 · 지금 {referral.status.value}"
        if also:
            about = f"{len(self._all)}건의 결과를 한 번에 입력합니다. 실행 취소도 한 번에 됩니다."
        self.body.addWidget(Label(about, look="muted", wrap=True))
        self._words = settings.get(desk)
        steps = [stage.value for stage in ReferralStatus if stage in self._steps()]
        self.status = FormField("결과", ChoiceEdit(steps, empty=""))
        self.interview = FormField("면접일", DateEdit(desk.today), required=True)
        self.interview.set_value(referral.interview_on)
        self.time = FormField("시각", TextEdit("예: 14:00, 오후 2시"))
        self.time.set_value(referral.interview_at)
        self.hire_date = FormField("입사일", DateEdit(desk.today), required=True)
        self.hire_date.set_value(desk.today())
        self.reason = FormField("사유", SuggestEdit(()))
        self.runner_up = FormField("예비 순위로 두기", ChoiceEdit([*_SAYS.values()], empty=""))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self._when = QWidget()
        when = row(self.interview, self.time, spacing=12)
        when.setStretch(0, 3)
        when.setStretch(1, 2)
        self._when.setLayout(when)
        parts = self.status, self._when, self.hire_date, self.reason, self.runner_up, self.problem
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.status.edited.connect(self._show_needed)
        if len(steps) == 1 and self._offered:
            self.status.set_value(steps[0])
            self.status.hide()
            self.heading.setText(f"{who}{more}: {steps[0]}")
        self.runner_up.set_value(_SAYS[False])
        self._show_needed()
        self._first().widget.setFocus()
        if referral.status is ReferralStatus.HIRED:
            jobs.read(
                lambda: referrals.placement_of(desk, referral.id),
                self._take_hire,
                key=(id(self), "hire"),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves: there are but one or two."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self.save()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Save in the background; what is refused is said here."""
        stage = self._chosen()
        if stage is None:
            self.status.set_problem("결과를 고르세요.")
            return
        problems = self._problems(stage)
        if problems:
            field = self._fields()[problems[0].field]
            field.set_problem(problems[0].message)
            field.widget.setFocus()
            return
        given = self._given(stage)
        ids = [referral.id for referral in self._all]
        self.go.setEnabled(False)
        desk = self._desk
        if len(ids) == 1:
            self._jobs.write(
                lambda: pipeline.move(desk, ids[0], stage, **given), self._done, self._refused
            )
        else:
            self._jobs.write(
                lambda: pipeline.move_all(desk, ids, stage, **given), self._done, self._refused
            )

    def _take_hire(self, hire: Placement | None) -> None:
        """The first day as it was agreed stands there; a day still to come becomes today."""
        if hire is not None and hire.hire_date is not None and hire.hire_date < self._desk.today():
            self.hire_date.set_value(hire.hire_date)

    def _given(self, stage: ReferralStatus) -> dict[str, Any]:
        needed = self._needed(stage)
        given: dict[str, Any] = {}
        if "interview_on" in needed:
            given["interview_on"] = self.interview.value()
            given["interview_at"] = time_of_day(str(self.time.value()))
        if "hire_date" in needed:
            given["hire_date"] = self.hire_date.value()
        if "reason" in needed:
            given["reason"] = str(self.reason.value())
        if "runner_up" in needed and self.runner_up.value() == _SAYS[True]:
            given["runner_up"] = 0
        return given

    def _problems(self, stage: ReferralStatus) -> list[Problem]:
        needed = self._needed(stage)
        found: list[Problem] = []
        for field_id, label in (("interview_on", "면접일"), ("hire_date", "입사일")):
            if field_id in needed:
                field = self._fields()[field_id]
                unread = field.editor.problem()
                if unread or not isinstance(field.value(), date):
                    found.append(Problem(field_id, unread or f"{label}을 입력하세요."))
        if "interview_at" in needed:
            found += check_time("interview_at", str(self.time.value()), "시각")
        return found

    def _steps(self) -> frozenset[ReferralStatus]:
        steps = frozenset.intersection(*(REFERRAL_STEPS[one.status] for one in self._all))
        if ReferralStatus.INTERVIEW_SET in {one.status for one in self._all} & self._offered:
            steps |= {ReferralStatus.INTERVIEW_SET}  # another day for the interview
        if steps >= _HIRES:
            steps -= {ReferralStatus.STARTED}
        return steps & self._offered if self._offered else steps

    def _needed(self, stage: ReferralStatus | None) -> tuple[str, ...]:
        """Ids of the fields a stage asks for here; several who start keep each their own day."""
        if stage is None:
            return ()
        hired = all(one.status is ReferralStatus.HIRED for one in self._all)
        if stage is ReferralStatus.STARTED and hired and len(self._all) > 1:
            return ()
        return pipeline.needs(stage)

    def _chosen(self) -> ReferralStatus | None:
        value = str(self.status.value())
        return ReferralStatus(value) if value else None

    def _fields(self) -> dict[str, FormField]:
        return {
            "interview_on": self.interview,
            "interview_at": self.time,
            "hire_date": self.hire_date,
            "reason": self.reason,
            "runner_up": self.runner_up,
            "status": self.status,
        }

    def _first(self) -> FormField:
        """Where typing begins: the stage, or the first thing the only stage asks."""
        if not self.status.isHidden():
            return self.status
        stage = self._chosen()
        needed = self._needed(stage)
        fields = self._fields()
        return next((fields[f] for f in needed if f in fields), self.status)

    def _show_needed(self) -> None:
        stage = self._chosen()
        needed = self._needed(stage)
        self._when.setVisible("interview_on" in needed)
        self.hire_date.setVisible("hire_date" in needed)
        self.reason.setVisible("reason" in needed)
        self.runner_up.setVisible("runner_up" in needed)
        if stage in REFUSED:
            by_seeker = REFUSED[stage] is RefusedBy.SEEKER
            own = self._words.decline_reasons if by_seeker else self._words.reject_reasons
            editor = self.reason.editor
            assert isinstance(editor, SuggestEdit)
            editor.set_suggestions(own)

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        fields = self._fields()
        if not isinstance(error, UserError):
            self._notices.error(error)
        elif error.field in fields and not fields[error.field].isHidden():
            fields[error.field].set_problem(error.message)
        else:
            self.problem.setText(error.message)
            self.problem.show()
