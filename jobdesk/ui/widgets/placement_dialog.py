"""취업 등록: a hire, from a referral or without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import Placement, check_placement
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import placements
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.record_form import RecordForm

_ROWS: tuple[tuple[str, ...], ...] = (
    ("employer",),
    ("hire_date", "route"),
    ("job", "wage"),
    ("employment_type", "insured"),
    ("note",),
)


class PlacementDialog(Dialog):
    """Edits ``placement`` (``placements.blank_from_referral(…)`` or a stored one), then saves.

    ``rows`` are its fields, before the last of which stands how a stored one ended; a derived
    dialog may store otherwise (``storing``).
    """

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        placement: Placement,
        who: str,
        parent: QWidget,
        *,
        rows: Sequence[tuple[str, ...]] = _ROWS,
    ) -> None:
        new = placement.id == 0
        super().__init__(f"{'취업 등록' if new else '취업 수정'}: {who}", parent, width=600)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._employer = LinkEdit(desk, jobs, KindId.EMPLOYERS, free=True)
        self.form = RecordForm(
            KINDS[KindId.PLACEMENTS],
            check=check_placement,
            today=desk.today,
            editors={"employer": self._employer},
            parent=self,
        )
        ended = () if new else (("status", "left_on"), ("leave_reason",))
        self.body.addWidget(self.form.section(*rows[:-1], *ended, rows[-1], scroll=False))
        self.form.load(placement)
        if placement.employer_id is None:
            self._employer.set_free_text(placement.employer_name)
        elif placement.vacancy_id is not None:
            self._employer.setReadOnly(True)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        cancel = self.add_button(Button("취소"))
        cancel.clicked.connect(self.reject)
        self.go = self.add_button(
            PrimaryButton("취업 등록" if new else "저장", icon="check"), keys="Ctrl+S"
        )
        self.go.clicked.connect(self.save)
        self.form.fields["hire_date"].widget.setFocus()

    def placement(self) -> Placement:
        """The placement as it stands in the form."""
        draft: Placement = self.form.draft()
        return replace(draft, employer_name=self._employer.free_text())

    def save(self) -> None:
        """Save in the background; what is refused is said beneath its field."""
        self.form.commit_composition()
        placement = self.placement()
        problems = [
            *(p for p in self.form.problems() if p.field != "employer"),
            *(p for p in check_placement(placement) if p.field == "employer"),
        ]
        if problems:
            first = self.form.show_problems(problems)
            if first is not None:
                first.widget.setFocus()
            return
        self.go.setEnabled(False)
        self._jobs.write(self.storing(placement), self._done, self._refused)

    def storing(self, placement: Placement) -> Callable[[], Change]:
        """What stores the hire, ready to run away from the window."""
        save, desk = placements.save if placement.id else placements.record, self._desk
        return lambda: save(desk, placement)

    def _done(self, change: object) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            if self.form.show_error(error) is None:
                self.problem.setText(error.message)
                self.problem.show()
        else:
            self._notices.error(error)
