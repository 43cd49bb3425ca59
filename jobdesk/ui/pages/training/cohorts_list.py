"""The list of cohorts: those that want something on cards, then all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.cohort_table import CohortTableModel, columns
from jobdesk.ui.pages.training.next_cohorts import next_cohorts
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import trash
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.coming_cards import ComingCards
from jobdesk.ui.widgets.list_frame import ReadyLinks
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.wide_list import WideList

_KIND = KINDS[KindId.COHORTS]
COHORT_KINDS = frozenset(
    {
        KindId.COURSES,
        KindId.COHORTS,
        KindId.COHORT_TARGETS,
        KindId.COHORT_SESSIONS,
        KindId.COHORT_DEMANDS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.QUALIFICATIONS,
        KindId.PLACEMENTS,
    }
)
"""What alters the figures of a cohort."""


class CohortsList(WideList):
    """See the module's words; ``new_wanted`` asks the page for a new cohort, ``courses_wanted``
    for the courses, ``copy_wanted`` for one like the cohort of that id (0 for the last),
    ``results_wanted`` for what came of those of a year."""

    new_wanted = Signal()
    courses_wanted = Signal()
    copy_wanted = Signal(int)
    results_wanted = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        empty = EmptyState(
            "graduation-cap",
            "아직 만든 기수가 없습니다",
            "과정을 만들고 기수를 열면 수요조사와 모집, 선발, 시간표, 출석부, 수료증, 취업과 "
            "사후관리까지 한 곳에서 이어집니다.",
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.COHORTS,
            columns=columns(),
            stretch="title",
            empty=empty,
            search_hint="기수 이름, 초성, 장소, 강사",
            changes=COHORT_KINDS,
            title="교육",
            model_type=CohortTableModel,
        )
        first = Button("새 기수 만들기", icon="plus")
        first.clicked.connect(self.new_wanted)
        empty.add_action(first)
        plan = Button("과정과 과목부터 적기", icon="graduation-cap")
        plan.clicked.connect(self.courses_wanted)
        empty.add_action(plan)
        may_write(desk, first)
        self.grid.fit(True)
        self.copy = Button(
            "다음 기수", tip="시간표 규칙과 기준, 목표, 예산을 앞 기수에서 가져옵니다"
        )
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(0))
        may_write(desk, self.copy)
        self.header.insert(self.copy)
        self.results = Button("결과 보고", icon="chart-column", tip="한 해 교육 결과")
        self.results.clicked.connect(self.results_wanted)
        self.header.insert(self.results)
        self.next = ComingCards(jobs, lambda: next_cohorts(desk), "지금 챙길 기수")
        self.next.chosen.connect(self.opened)
        self.parts.insertWidget(1, self.next)
        self.bar.add_choice("status", [each.value for each in CohortStatus])
        self.bar.add_span("starts_on", desk.today)
        self._links()
        self.grid.delete_pressed.connect(self._trash)
        self.begin()
        self.next.refresh()

    def _links(self) -> None:
        links = ReadyLinks()
        for label, wanted in (
            ("모집·교육 중", self._going),
            ("올해", self._year),
            ("사후관리", self._cared),
        ):
            show = partial(self._show_ready, wanted)
            links.add(label, show)
            self.saved_views.add_ready(label, show)
        self.header.fold(links)
        self.courses = Button("과정", icon="graduation-cap", tip="과정과 과목을 봅니다")
        self.courses.clicked.connect(self.courses_wanted)
        self.header.insert(self.courses)
        self.header.insert(links)

    def _show_ready(self, wanted: Callable[[], Filter], *_: object) -> None:
        self.show_filter(wanted())

    def refresh(self) -> None:
        """조회 (F5): the list and the cards."""
        super().refresh()
        self.next.refresh()

    def _going(self) -> Filter:
        going = (CohortStatus.RECRUITING, CohortStatus.SELECTING, CohortStatus.RUNNING)
        return Filter(conditions=(Condition("status", Op.IN, tuple(each.value for each in going)),))

    def _cared(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IS, CohortStatus.AFTERCARE.value),))

    def _year(self) -> Filter:
        year = self.desk.today().year
        return Filter(
            conditions=(
                Condition("starts_on", Op.AT_LEAST, date(year, 1, 1)),
                Condition("starts_on", Op.AT_MOST, date(year, 12, 31)),
            )
        )

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Open a cohort, make the next like it, put it away."""
        menu.addAction("열기").triggered.connect(lambda: self.opened.emit(ids[0]))
        if self.desk.read_only:
            return
        if len(ids) == 1:
            copy = menu.addAction("이 기수와 같게 다음 기수 만들기…")
            copy.triggered.connect(lambda: self.copy_wanted.emit(ids[0]))
        unit = _KIND.unit
        words = f"휴지통으로 옮기기 ({len(ids):,}{unit})" if len(ids) > 1 else "휴지통으로 옮기기"
        put = menu.addAction(words)
        put.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        put.triggered.connect(self._trash)

    def _trash(self) -> None:
        ids = self.grid.selected_ids()
        if ids and not self.desk.read_only:
            desk, move = self.desk, trash.TRASH[self.kind]
            self.jobs.write(lambda: move(desk, ids))
