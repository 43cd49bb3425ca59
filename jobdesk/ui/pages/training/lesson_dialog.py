"""One lesson in its form: 정규, 보강 or 특강, with the subjects of the cohort's own course."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortSession, CourseSubject
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord

_ROWS = (
    ("held_on", "session_type", "status"),
    ("starts_at", "ends_at", "hours"),
    ("subject", "content"),
    ("trainer", "place"),
    ("reason",),
    ("note",),
)


class SubjectEdit(ChoiceEdit):
    """One of the subjects, by its id."""

    def __init__(self, subjects: Sequence[CourseSubject]) -> None:
        super().__init__((), empty="과목 없음")
        for each in subjects:
            self.addItem(each.title, each.id)

    def value(self) -> object:
        """Id of the chosen subject, None for none."""
        return self.currentData() or None

    def set_value(self, value: object) -> None:
        """Choose by id."""
        self.setCurrentIndex(max(0, self.findData(value or "")))


class LessonDialog(NewRecord):
    """See the module's words; the page stays as it is when it is saved."""

    def __init__(
        self,
        title: str,
        lesson: CohortSession,
        subjects: Sequence[CourseSubject],
        trainers: Sequence[str],
        save: Callable[[CohortSession], Change],
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        form = form_of(
            desk,
            jobs,
            KindId.COHORT_SESSIONS,
            {"trainer": trainers},
            {"subject": SubjectEdit(subjects)},
        )
        super().__init__(
            title,
            KindId.COHORT_SESSIONS,
            lesson,
            form,
            _ROWS,
            save,
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )
        for field_id, words in (("starts_at", "예: 09:00"), ("ends_at", "예: 18:00")):
            form.fields[field_id].set_hint(words)

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
