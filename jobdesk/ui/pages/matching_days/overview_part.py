"""개요: what a day is, when and where, with whom and for how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.points import Point
from jobdesk.services import day_standing, matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.days_list import DAY_KINDS
from jobdesk.ui.pages.matching_days.examples import show_examples
from jobdesk.ui.pages.matching_days.overview_tabs import ProgrammesTab, PublicityTab
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Label, column, row
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm, scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.standing_card import StandingCard

_GROUPS: tuple[tuple[tuple[str, tuple[tuple[str, ...], ...]], ...], ...] = (
    (
        ("행사", (("title",), ("day_type", "counsellor"), ("place",))),
        (
            "시간",
            (
                ("held_on", "ends_on"),
                ("starts_at", "ends_at"),
                ("breaks",),
                ("slot_minutes", "rest_minutes", "most_interviews"),
            ),
        ),
    ),
    (
        ("기관·예산", (("host", "organiser"), ("partners",), ("budget", "spent"))),
        ("홍보·메모", (("publicity",), ("note",))),
    ),
)
"""Two columns of groups: title and rows of fields."""
_HINTS = {
    "breaks": "12:00~13:00, 15:00~15:15",
    "ends_on": "여러 날이면",
    "budget": "원",
    "spent": "원",
}
_NARROW = 760  # pixels at 100 % below which the groups stand in one column


class _Groups(QWidget):
    """The groups in two columns, in one where it is narrow."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__()
        self.setProperty("look", "scroll")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 14, 12, 8)
        self._box.setSpacing(28)
        for groups in _GROUPS:
            side = column(spacing=16)
            for title, rows in groups:
                side.addWidget(Label(title, weight=600))
                side.addWidget(form.section(*rows, scroll=False))
            side.addStretch(1)
            self._box.addLayout(side, 1)
        for field_id, words in _HINTS.items():
            form.fields[field_id].set_hint(words)
        show_examples(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds one column or two."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = below if self.width() < theme.now().px(_NARROW) else beside
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)


class DayPanel(RecordPanel):
    """The form of the day and what hangs on it, in tabs."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.MATCHING_DAYS,
            form_of(desk, jobs, KindId.MATCHING_DAYS),
            lambda record: matching_days.save(desk, record),
            empty=EmptyState("calendar-days", "행사를 읽고 있습니다", ""),
        )
        self.top.hide()
        self.tabs.addTab(scrolled(_Groups(self.form)), "행사 내용")
        self.programmes = ProgrammesTab(desk, jobs)
        self.add_tab(self.programmes, "부대행사")
        self.publicity = PublicityTab(desk, hub, jobs, notices)
        self.add_tab(self.publicity, "홍보 기록")
        self.add_tab(AttachmentsView(desk, hub, jobs, notices, KindId.MATCHING_DAYS), "사진·서류")
        self.history = HistoryView(desk, jobs, KindId.MATCHING_DAYS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def present(self, record: Any) -> None:
        """The head stands above the parts; here the history follows."""
        super().present(record)
        self._on_tab()

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)


class OverviewPart(QWidget):
    """See the module's words."""

    part_wanted = Signal(str)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._day_id = desk, jobs, day_id
        self.panel = DayPanel(desk, hub, jobs, notices)
        self.standing = StandingCard()
        self.standing.setFixedWidth(theme.now().px(264))
        self.standing.wanted.connect(self.part_wanted)
        whole = row(self.panel, self.standing, spacing=12)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.panel.tabs)
        hub.changed.connect(self._on_changed)
        self.panel.show_record(day_id)
        self._waiting = True  # the points are read when they are first seen

    def refresh(self) -> None:
        """조회 (F5); what is being typed stays."""
        if not self.panel.dirty:
            self.panel.show_record(self._day_id)
        self._look()

    def save(self) -> None:
        """Ctrl+S."""
        self.panel.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on with what is not saved."""
        self.panel.leave(then)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self._look()

    def _look(self) -> None:
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, day_id = self._desk, self._day_id
        self._jobs.read(
            lambda: day_standing.points(desk, day_id), self._take_points, key=(id(self), "points")
        )

    def _take_points(self, points: tuple[Point, ...]) -> None:
        self.standing.show_points(points)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & DAY_KINDS:
            self._look()
