"""The records behind a figure of one or several cohorts: who applied, which lessons, who gained."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.wide_list import WideList

_TITLES = {
    KindId.TRAINEES: "교육생",
    KindId.COHORT_SESSIONS: "교육 일정",
    KindId.COHORT_DEMANDS: "수요조사·채용약정",
    KindId.ATTENDANCE: "출결",
    KindId.QUALIFICATIONS: "자격 취득",
    KindId.TRAINEE_ALLOWANCES: "훈련수당",
    KindId.CERTIFICATE_ISSUES: "수료증 발급대장",
}
_FIELDS: dict[KindId, tuple[tuple[str, int], ...]] = {
    KindId.TRAINEES: (
        ("seeker", 96), ("cohort", 220), ("number", 60), ("status", 84), ("applied_on", 104),
        ("completed_on", 104), ("qualifications", 140), ("hired_at", 140), ("hired_on", 104),
    ),
    KindId.COHORT_SESSIONS: (
        ("held_on", 104), ("cohort", 220), ("starts_at", 64), ("ends_at", 64), ("hours", 60),
        ("subject", 150), ("trainer", 96), ("session_type", 64), ("status", 72),
    ),
    KindId.COHORT_DEMANDS: (
        ("employer", 180), ("cohort", 220), ("status", 84), ("asked_on", 104), ("job", 120),
        ("heads", 80), ("committed_heads", 80), ("hired_count", 64),
    ),
    KindId.ATTENDANCE: (
        ("trainee", 96), ("cohort", 220), ("held_on", 104), ("mark", 64), ("hours", 80),
        ("reason", 140), ("evidence", 120), ("slip_on", 104),
    ),
    KindId.QUALIFICATIONS: (
        ("trainee", 96), ("cohort", 220), ("title", 160), ("issuer", 140), ("acquired_on", 104),
    ),
    KindId.TRAINEE_ALLOWANCES: (
        ("trainee", 96), ("cohort", 220), ("month", 104), ("days", 72), ("amount", 96),
        ("step", 72), ("paid_on", 104),
    ),
    KindId.CERTIFICATE_ISSUES: (
        ("trainee", 96), ("cohort", 220), ("number", 140), ("issued_on", 104), ("issue_type", 84),
        ("reason", 160),
    ),
}  # fmt: skip
_CHOICES = {
    KindId.TRAINEES: ("status",),
    KindId.COHORT_SESSIONS: ("session_type", "status"),
    KindId.COHORT_DEMANDS: ("status",),
    KindId.ATTENDANCE: ("mark",),
    KindId.QUALIFICATIONS: (),
    KindId.TRAINEE_ALLOWANCES: ("step",),
    KindId.CERTIFICATE_ISSUES: ("issue_type",),
}
_DATES = {
    KindId.TRAINEES: "applied_on",
    KindId.COHORT_SESSIONS: "held_on",
    KindId.COHORT_DEMANDS: "asked_on",
    KindId.ATTENDANCE: "held_on",
    KindId.QUALIFICATIONS: "acquired_on",
    KindId.TRAINEE_ALLOWANCES: "month",
    KindId.CERTIFICATE_ISSUES: "issued_on",
}
ROWS = frozenset(_TITLES)
"""The kinds that are listed here; a row leads to its cohort."""


class CohortRows(WideList):
    """See the module's words. ``record_wanted`` bears the Ref of a row."""

    closed = Signal()
    record_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        kind: KindId,
        parent: QWidget,
    ) -> None:
        declared = KINDS[kind]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=kind,
            columns=[column(declared, field, width=wide) for field, wide in _FIELDS[kind]],
            stretch="cohort",
            empty=EmptyState(
                "graduation-cap",
                "아직 기록이 없습니다",
                "기수를 열어 교육생과 수업, 출석을 적으면 여기에서 모아 볼 수 있습니다.",
            ),
            search_hint="이름, 초성, 비고",
            changes=frozenset({kind, KindId.COHORTS}),
            title=_TITLES[kind],
        )
        self.setParent(parent)
        back = Button("기수 목록으로", icon="chevron-left")
        back.clicked.connect(self.closed)
        self.header.insert(back)
        for field in _CHOICES[kind]:
            self.bar.add_choice(field, [c for c in declared.field(field).choices if c])
        self.bar.add_span(_DATES[kind], desk.today)
        self.grid.fit(True)
        self.opened.connect(self._on_opened)

    def show_filter(self, wanted: object) -> None:
        """List what ``wanted`` holds; the count of all comes with it."""
        super().show_filter(wanted)  # type: ignore[arg-type]
        self._count_all()

    def escape(self) -> None:
        """Esc: back to the list of cohorts."""
        self.closed.emit()

    def _on_opened(self, record_id: int) -> None:
        self.record_wanted.emit(Ref(self.kind, record_id))
