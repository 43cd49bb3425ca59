"""취업 of a trainee: where, from when, in the field or not; who is in training may leave for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.casework import Placement
from jobdesk.domain.changes import Change
from jobdesk.errors import UserError
from jobdesk.services import cohort_hires
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Card, Label, row
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.placement_dialog import PlacementDialog

_ROWS = (
    ("employer",),
    ("hire_date", "route", "job"),
    ("related", "industry", "wage"),
    ("employment_type", "insured"),
)
"""Low enough to stand on a small screen at 150 % with what is asked of an exit."""


class HireDialog(PlacementDialog):
    """See the module's words. ``trainee_id`` is who is hired, 0 where nobody of the list is."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        placement: Placement,
        who: str,
        parent: QWidget,
        *,
        trainee_id: int = 0,
    ) -> None:
        super().__init__(desk, jobs, notices, placement, who, parent, rows=_ROWS)
        self._trainee = trainee_id if placement.id == 0 else 0
        self._asked: date | None = None
        self.early = QCheckBox("조기취업으로 교육을 마칩니다")
        self.last_day = FormField("교육 마지막 날", DateEdit(desk.today), required=True)
        why = "조기취업은 중도탈락이 아닙니다. 다음 날부터 출석을 세지 않습니다."
        self.leaving = Card(margin=12, spacing=6)
        side = row(self.early, self.last_day, spacing=16)
        side.setStretch(1, 1)
        side.setAlignment(self.early, Qt.AlignmentFlag.AlignBottom)
        self.leaving.body.addLayout(side)
        self.leaving.body.addWidget(Label(why, points=SMALL, look="muted", wrap=True))
        self.leaving.hide()
        self.body.insertWidget(1, self.leaving)
        self.early.toggled.connect(self._on_early)
        self.form.fields["hire_date"].edited.connect(self._ask)
        self._employer.setFocus()
        self._ask()

    def storing(self, placement: Placement) -> Callable[[], Change]:
        """A new hire, with the exit where one is ticked; or an edited one."""
        desk = self._desk
        if placement.id:
            return lambda: cohort_hires.save(desk, placement)
        left_on = None
        if self.leaving.isVisible() and self.early.isChecked():
            value = self.last_day.value()
            left_on = value if isinstance(value, date) else None
        return lambda: cohort_hires.record(desk, placement, left_on=left_on)

    def save(self) -> None:
        """As every hire; a ticked exit needs its day."""
        leaves = self.leaving.isVisible() and self.early.isChecked()
        if leaves and not isinstance(self.last_day.value(), date):
            problem = self.last_day.editor.problem() or "교육 마지막 날을 입력하세요."
            self.last_day.set_problem(problem)
            self.last_day.widget.setFocus()
            return
        super().save()

    def _ask(self) -> None:
        """With which day the person would leave, for the first day at work that stands there."""
        hired = self.form.fields["hire_date"].value()
        if not self._trainee or not isinstance(hired, date):
            self.leaving.hide()
            return
        desk, trainee = self._desk, self._trainee
        self._asked = hired
        self._jobs.read(
            lambda: (hired, cohort_hires.last_day(desk, trainee, hired)),
            self._take,
            key=(id(self), "leaving"),
        )

    def _take(self, found: tuple[date, date | None]) -> None:
        hired, last = found
        if hired != self._asked:
            return
        self.leaving.setVisible(last is not None)
        if last is not None:
            self.last_day.set_value(last)
            self.early.setChecked(True)

    def _on_early(self, on: bool) -> None:
        self.last_day.setVisible(on)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError) and error.field == "left_on" and self.leaving.isVisible():
            self.go.setEnabled(True)
            self.last_day.set_problem(error.message)
        elif isinstance(error, UserError) and error.field == "cohort":
            self.go.setEnabled(True)  # whose first day is before the course
            self.form.fields["hire_date"].set_problem(error.message)
        else:
            super()._refused(error)
