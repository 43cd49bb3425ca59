"""The list of days: those that want something on cards, then all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.matching_days import DayStatus, DayType
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.next_days import next_days
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import trash
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.coming_cards import ComingCards
from jobdesk.ui.widgets.list_frame import ReadyLinks
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.wide_list import WideList

_KIND = KINDS[KindId.MATCHING_DAYS]
DAY_KINDS = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_VACANCIES,
        KindId.DAY_ATTENDEES,
        KindId.DAY_WISHES,
        KindId.DAY_INTERVIEWS,
        KindId.PLACEMENTS,
    }
)
"""What alters the figures of a day."""


class DaysList(WideList):
    """See the module's words; ``new_wanted`` asks the page for a new day, ``copy_wanted`` for
    one like the day of that id (0 for the last), ``outcome_wanted`` for what came of those of a
    year."""

    new_wanted = Signal()
    copy_wanted = Signal(int)
    outcome_wanted = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        empty = EmptyState(
            "calendar-days",
            "아직 만든 행사가 없습니다",
            "구인·구직 만남의 날, 매칭데이, 채용박람회를 만들면 업체 모집부터 사전접수, "
            "면접 시간표, 당일 접수, 결과와 환류까지 한 곳에서 이어집니다.",
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.MATCHING_DAYS,
            columns=(
                column(_KIND, "held_on", width=132, show=_day),
                column(_KIND, "title", width=220),
                column(_KIND, "day_type", width=104, spare=2),
                column(_KIND, "status", width=88),
                column(_KIND, "employer_count", width=76),
                column(_KIND, "applicant_count", title="접수", width=64),
                column(_KIND, "interview_count", title="면접", width=64),
                column(_KIND, "hired_count", title="취업", width=64),
                column(_KIND, "place", width=140, spare=3),
                column(_KIND, "partners", width=140, spare=4),
            ),
            stretch="title",
            empty=empty,
            search_hint="행사 이름, 초성, 장소",
            changes=DAY_KINDS,
        )
        first = Button("새 행사 만들기", icon="plus")
        first.clicked.connect(self.new_wanted)
        empty.add_action(first)
        self.grid.fit(True)
        self.copy = Button("지난 행사 복사", tip="시간과 장소, 업체를 지난 행사에서 가져옵니다")
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(0))
        may_write(desk, self.copy)
        self.header.insert(self.copy)
        self.next = ComingCards(
            jobs, lambda: [day.coming for day in next_days(desk)], "지금 챙길 행사"
        )
        self.next.chosen.connect(self.opened)
        self.parts.insertWidget(1, self.next)
        self.bar.add_choice("day_type", [each.value for each in DayType])
        self.bar.add_choice("status", [each.value for each in DayStatus])
        self.bar.add_span("held_on", desk.today)
        self._links()
        self.grid.delete_pressed.connect(self._trash)
        self.begin()
        self.next.refresh()

    def _links(self) -> None:
        links = ReadyLinks()
        for label, wanted in (
            ("다가오는 행사", self._coming),
            ("올해", self._year),
            ("마치지 않은 행사", self._open),
        ):
            show = partial(self._show_ready, wanted)
            links.add(label, show)
            self.saved_views.add_ready(label, show)
        self.header.fold(links)
        self.outcome = Button("실적표", icon="chart-column")
        self.outcome.clicked.connect(self.outcome_wanted)
        self.header.insert(self.outcome)
        self.header.insert(links)

    def _show_ready(self, wanted: Callable[[], Filter], *_: object) -> None:
        self.show_filter(wanted())

    def refresh(self) -> None:
        """조회 (F5): the list and the cards."""
        super().refresh()
        self.next.refresh()

    def _coming(self) -> Filter:
        return Filter(conditions=(Condition("held_on", Op.AT_LEAST, self.desk.today()),))

    def _year(self) -> Filter:
        year = self.desk.today().year
        return Filter(
            conditions=(
                Condition("held_on", Op.AT_LEAST, date(year, 1, 1)),
                Condition("held_on", Op.AT_MOST, date(year, 12, 31)),
            )
        )

    def _open(self) -> Filter:
        done = (DayStatus.FED_BACK.value, DayStatus.CANCELLED.value)
        going = tuple(each.value for each in DayStatus if each.value not in done)
        return Filter(conditions=(Condition("status", Op.IN, going),))

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Open a day, copy it, put it away."""
        menu.addAction("열기").triggered.connect(lambda: self.opened.emit(ids[0]))
        if self.desk.read_only:
            return
        if len(ids) == 1:
            copy = menu.addAction("이 행사를 복사해 새 행사 만들기…")
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


def _day(value: object) -> str:
    return dates.day_and_weekday(value) if isinstance(value, date) else "-"
