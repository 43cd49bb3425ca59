"""개요: what a cohort is, filled in where it stands, with what hangs on it and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.points import Point
from jobdesk.services import cohort_standing, cohorts
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.cohorts_list import COHORT_KINDS
from jobdesk.ui.pages.training.demand_tab import DemandTab
from jobdesk.ui.pages.training.figures_tab import FiguresTab
from jobdesk.ui.pages.training.money_tab import MoneyTab
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Label, column, row
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_form import RecordForm, scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.standing_card import StandingCard

Groups = tuple[tuple[tuple[str, tuple[tuple[str, ...], ...]], ...], ...]
_FRAME: Groups = (
    (
        ("과정·기수", (("course",), ("title",), ("round", "seats"), ("counsellor",))),
        ("기관·장소", (("place",), ("operator",), ("trainers",))),
    ),
    (
        ("모집", (("recruit_from", "recruit_until"),)),
        (
            "수업",
            (
                ("starts_on", "ends_on"),
                ("weekdays",),
                ("starts_at", "ends_at", "day_hours"),
                ("breaks",),
                ("days_off",),
            ),
        ),
        ("비고", (("note",),)),
    ),
)
_RULES: Groups = (
    (
        (
            "수료 기준",
            (
                ("rule_basis", "rule_percent"),
                ("slips_per_absence", "excused"),
                ("slip_marks",),
                ("certificate_prefix",),
            ),
        ),
        ("취업률", (("hire_rate_base",),)),
    ),
    (
        (
            "훈련수당",
            (
                ("allowance_day", "allowance_hours"),
                ("allowance_month_cap", "allowance_cap"),
            ),
        ),
        ("선발", (("rank_by",),)),
    ),
)
"""Two columns of groups: title and rows of fields."""
_HINTS = {
    "starts_at": "예: 09:00",
    "ends_at": "예: 18:00",
    "breaks": "12:00~13:00",
    "days_off": "한 줄에 하루씩, 예: 2026-05-04",
    "slips_per_absence": "비우면 세지 않음",
    "allowance_hours": "비우면 시간과 상관없이",
    "certificate_prefix": "예: 2026-물류-",
}
_NARROW = 760  # pixels at 100 % below which the groups stand in one column


class GroupedFields(QWidget):
    """Groups of a form's fields in two columns, in one where it is narrow."""

    def __init__(self, form: RecordForm, groups: Groups) -> None:
        super().__init__()
        self.setProperty("look", "scroll")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 14, 12, 8)
        self._box.setSpacing(28)
        for each in groups:
            side = column(spacing=16)
            for title, rows in each:
                side.addWidget(Label(title, weight=600))
                side.addWidget(form.section(*rows, scroll=False))
            side.addStretch(1)
            self._box.addLayout(side, 1)
        for field_id, words in _HINTS.items():
            if field_id in form.fields:
                form.fields[field_id].set_hint(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds one column or two."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = below if self.width() < theme.now().px(_NARROW) else beside
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)


class CohortPanel(RecordPanel):
    """The form of the cohort and what hangs on it, in tabs."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.COHORTS,
            form_of(desk, jobs, KindId.COHORTS),
            lambda record: cohorts.save(desk, record),
            empty=EmptyState("graduation-cap", "기수를 읽고 있습니다", ""),
        )
        self.top.hide()
        self.add_tab(FiguresTab(desk, hub, jobs, notices), "현황·목표")
        self.tabs.addTab(scrolled(GroupedFields(self.form, _FRAME)), "기수 내용")
        self.tabs.addTab(scrolled(GroupedFields(self.form, _RULES)), "수료·수당 기준")
        self.add_tab(DemandTab(desk, hub, jobs, notices), "수요조사·약정")
        self.add_tab(MoneyTab(desk, jobs), "예산")
        self.add_tab(AttachmentsView(desk, hub, jobs, notices, KindId.COHORTS), "사진·서류")
        self.history = HistoryView(desk, jobs, KindId.COHORTS)
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
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._cohort_id = desk, jobs, cohort_id
        self.panel = CohortPanel(desk, hub, jobs, notices)
        self.standing = StandingCard("진행 상황")
        self.standing.setFixedWidth(theme.now().px(264))
        self.standing.wanted.connect(self.part_wanted)
        whole = row(self.panel, self.standing, spacing=12)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.panel.tabs)
        hub.changed.connect(self._on_changed)
        self.panel.show_record(cohort_id)
        self._waiting = True  # the points are read when they are first seen

    def refresh(self) -> None:
        """조회 (F5); what is being typed stays."""
        if not self.panel.dirty:
            self.panel.show_record(self._cohort_id)
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
        desk, cohort_id = self._desk, self._cohort_id
        self._jobs.read(
            lambda: cohort_standing.points(desk, cohort_id),
            self._take_points,
            key=(id(self), "points"),
        )

    def _take_points(self, points: tuple[Point, ...]) -> None:
        self.standing.show_points(points)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & COHORT_KINDS:
            self._look()
