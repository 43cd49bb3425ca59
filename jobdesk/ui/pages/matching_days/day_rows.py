"""The records behind a figure of one or several days: who came, which firms, which interviews."""

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
    KindId.DAY_EMPLOYERS: "만남의 날 참여업체",
    KindId.DAY_ATTENDEES: "만남의 날 참가자",
    KindId.DAY_INTERVIEWS: "현장면접",
}
_FIELDS: dict[KindId, tuple[tuple[str, int], ...]] = {
    KindId.DAY_EMPLOYERS: (
        ("employer", 180), ("matching_day", 220), ("held_on", 104), ("mode", 96),
        ("status", 92), ("booth", 64), ("opening_count", 80), ("interview_count", 80),
        ("hired_count", 64),
    ),
    KindId.DAY_ATTENDEES: (
        ("seeker", 96), ("matching_day", 220), ("held_on", 104), ("number", 80),
        ("channel", 92), ("status", 84), ("arrived_at", 72), ("wish_count", 80),
        ("interview_count", 80),
    ),
    KindId.DAY_INTERVIEWS: (
        ("attendee", 96), ("day_employer", 180), ("matching_day", 200), ("held_on", 104),
        ("starts_at", 64), ("status", 84), ("result", 84), ("result_on", 104), ("hire_on", 104),
    ),
}  # fmt: skip
_FILL = {
    KindId.DAY_EMPLOYERS: "matching_day",
    KindId.DAY_ATTENDEES: "matching_day",
    KindId.DAY_INTERVIEWS: "matching_day",
}
_HINTS = {
    KindId.DAY_EMPLOYERS: "업체, 초성, 부스, 담당자",
    KindId.DAY_ATTENDEES: "이름, 초성, 비고",
    KindId.DAY_INTERVIEWS: "업체, 사유, 비고",
}
_CHOICES = {
    KindId.DAY_EMPLOYERS: ("mode", "status"),
    KindId.DAY_ATTENDEES: ("channel", "status"),
    KindId.DAY_INTERVIEWS: ("status", "result"),
}


class DayRows(WideList):
    """See the module's words; a row leads to its day. ``record_wanted`` bears the Ref."""

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
            stretch=_FILL[kind],
            empty=EmptyState(
                "calendar-days",
                "아직 기록이 없습니다",
                "만남의 날을 열어 업체와 참가자를 적으면 여기에서 모아 볼 수 있습니다.",
            ),
            search_hint=_HINTS[kind],
            changes=frozenset({kind, KindId.MATCHING_DAYS}),
            title=_TITLES[kind],
        )
        self.setParent(parent)
        back = Button("행사 목록으로", icon="chevron-left")
        back.clicked.connect(self.closed)
        self.header.insert(back)
        for field in _CHOICES[kind]:
            self.bar.add_choice(field, [c for c in declared.field(field).choices if c])
        self.bar.add_span("held_on", desk.today)
        self.grid.fit(True)
        self.opened.connect(self._on_opened)

    def show_filter(self, wanted: object) -> None:
        """List what ``wanted`` holds; the count of all comes with it."""
        super().show_filter(wanted)  # type: ignore[arg-type]
        self._count_all()

    def escape(self) -> None:
        """Esc: back to the list of days."""
        self.closed.emit()

    def _on_opened(self, record_id: int) -> None:
        self.record_wanted.emit(Ref(self.kind, record_id))
