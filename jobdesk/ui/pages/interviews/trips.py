"""동행면접: the list of trips, and the record of one from its plan to the results it owes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Trip, TripStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import trip_papers, trips
from jobdesk.services.desk import Desk
from jobdesk.services.trip_people import Participant
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.interviews.hold_dialog import HoldDialog
from jobdesk.ui.pages.interviews.riders_tab import RidersTab
from jobdesk.ui.pages.interviews.totals import TripTotals
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip, PrimaryButton
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import LedgerPanel
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.stage_button import StageButton
from jobdesk.ui.widgets.trip_dialog import plan_trip, suggestions

_KIND = KINDS[KindId.TRIPS]
_P, _H, _C = TripStatus.PLANNED, TripStatus.HELD, TripStatus.CANCELLED
_STEPS: dict[TripStatus, tuple[TripStatus, ...]] = {_P: (_H, _C), _H: (_P,), _C: (_P,)}
_WHY = ("업체 사정", "구직자 사정", "차량·직원 사정", "날씨")


class TripList(RecordPage):
    """See the module's words. On the list: 1 실시, 2 취소, Ctrl+P 운행표."""

    panel: TripPanel
    primary = ("새 동행면접", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        new = Button("새 동행면접", icon="plus")
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.TRIPS,
            columns=(
                column(_KIND, "held_on", width=112, strong=True, quiet=False),
                column(_KIND, "place", width=108),
                column(_KIND, "status", width=68),
                column(_KIND, "people_count", title="인원", width=56),
                column(_KIND, "company_count", width=56),
                column(_KIND, "staff", width=76),
                column(_KIND, "vehicle", width=88),
            ),
            panel=TripPanel(desk, hub, jobs, notices),
            empty=EmptyState(
                "car",
                "아직 동행면접이 없습니다",
                "면접 볼 분을 차에 태워 함께 가는 날을 잡습니다. 알선 기록의 ‘동행면접 "
                "잡기’로도 시작할 수 있습니다.",
                new,
            ),
            search_hint="장소, 직원, 차량",
        )
        new.clicked.connect(self.new)
        self.grid.stretch("place")
        self.bar.add_choice("status", [s.value for s in TripStatus])
        self.bar.add_span("held_on", desk.today)
        self.bar.add_text("staff")
        self.add_view("다가오는 동행", self._ahead, "오늘부터 예정된 동행면접")
        self.add_view("실시 입력할 것", self._owed, "날이 지났는데 아직 예정인 동행면접")
        self.totals = TripTotals(desk, hub, jobs)
        self.totals.listed.connect(self._list)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, self.totals)
        self._key("1", self.panel.hold)
        self._key("2", self.panel.cancel)
        self.begin()

    def primary_action(self) -> None:
        """새 동행면접."""
        self.new()

    def new(self) -> None:
        """Plan a trip."""
        plan_trip(self.desk, self.hub, self.jobs, self.notices, self.window())

    def refresh(self) -> None:
        """조회 (F5)."""
        super().refresh()
        self.totals.refresh()

    def print_(self) -> None:
        """The 운행표 of the trip shown."""
        self.panel.print_()

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """The paper of one trip."""
        if len(ids) == 1:
            menu.addAction("운행표 인쇄").triggered.connect(self.print_)
        super().fill_menu(menu, ids)

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.grid)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(run)

    def _list(self, wanted: object) -> None:
        assert isinstance(wanted, Filter)
        self._show_view(wanted)

    def _ahead(self) -> Filter:
        return self._planned(Op.AT_LEAST)

    def _owed(self) -> Filter:
        return self._planned(Op.AT_MOST)

    def _planned(self, op: Op) -> Filter:
        return Filter(
            conditions=(
                Condition("status", Op.IN, (_P.value,)),
                Condition("held_on", op, self.desk.today()),
            )
        )


class TripPanel(LedgerPanel):
    """One trip: who comes along, then its own fields."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.TRIPS,
            (),
            save=trips.save,
            suggestions=suggestions(desk),
            icon="car",
        )
        self.stage = StageButton(lambda trip: [step.value for step in _STEPS[trip.status]])
        self.stage.stage_chosen.connect(self._take_stage)
        self.head.addWidget(self.stage)
        self.paper = Button("운행표", icon="printer", tip="Ctrl+P")
        self.paper.clicked.connect(self.print_)
        self.held = PrimaryButton("1  실시", icon="check", tip="다녀왔습니다 (목록에서 1)")
        self.held.setAccessibleName("실시로 기록 (1)")
        self.held.clicked.connect(self.hold)
        self.results = Button("결과 확인", icon="phone", tip="업체에 면접 결과를 묻습니다")
        self.results.clicked.connect(self._chase)
        for button in (self.paper, self.results, self.held):
            self.head_right.addWidget(button)
        self.later(self._add_riders, self._add_day, self._add_papers, self.add_history)

    def _add_riders(self) -> None:
        self.riders = RidersTab(self.desk, self.hub, self.jobs, self.notices)
        self.add_tab(self.riders, "함께 가는 분")

    def _add_day(self) -> None:
        self.tabs.addTab(
            self.form.section(
                ("held_on", "starts_at"),
                ("place",),
                ("staff", "vehicle"),
                ("counsellor",),
                ("note",),
            ),
            "일정",
        )

    def _add_papers(self) -> None:
        parts = self.desk, self.hub, self.jobs, self.notices
        self.papers = AttachmentsView(*parts, KindId.TRIPS)
        self.add_tab(self.papers, "첨부")

    def present(self, record: Trip) -> None:
        """The day and the place; what may come next is what can be pressed."""
        self.name.setText(dates.day(record.held_on))
        self.about.setText(" ".join(part for part in (record.starts_at, record.place) if part))
        self.stage.show_record(KindId.TRIPS, record, read_only=self.desk.read_only)
        self.chips.clear()
        today = self.desk.today()
        planned = record.status is TripStatus.PLANNED and record.held_on is not None
        if planned and record.held_on is not None and record.held_on < today:
            days = (today - record.held_on).days
            self.chips.addWidget(Chip(f"{days}일 지남, 실시 입력 전", Tone.WARNING))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        may = not self.desk.read_only and record.trashed_on is None
        came = record.held_on is not None and record.held_on <= today
        self.held.setVisible(may and planned and came)
        self.results.setVisible(record.status is TripStatus.HELD)
        self._on_tab()

    def hold(self) -> None:
        """실시: ask who came."""
        if self.record is None or self.desk.read_only:
            return
        trip: Trip = self.record
        if trip.status is not TripStatus.PLANNED:
            self.notices.warn(f"{trip.status.value} 상태의 동행면접입니다. 그대로 두었습니다.")
            return
        desk, id_ = self.desk, trip.id
        self.leave(
            lambda: self.jobs.read(
                lambda: (trips.get(desk, id_), trips.people(desk, id_)), self._ask_who
            )
        )

    def cancel(self) -> None:
        """취소: ask why."""
        if self.record is None or self.desk.read_only:
            return
        desk, id_ = self.desk, self.record.id
        show(
            ReasonDialog(
                f"동행면접 취소: {self.name.text()}",
                "면접 약속은 그대로 남습니다. 면접도 없어졌으면 알선에서 결과를 입력하세요.",
                "동행면접 취소",
                _WHY,
                lambda reason: trips.cancel(desk, id_, reason),
                self.jobs,
                self.notices,
                self.window(),
                required=False,
            )
        )

    def print_(self) -> None:
        """The 운행표: who is fetched where, which firm, whom to ring there."""
        if self.record is None:
            self.notices.warn("인쇄할 동행면접을 목록에서 먼저 고르세요.")
            return
        desk, id_ = self.desk, self.record.id
        show(
            PrintDialog(
                self.jobs,
                self.notices,
                "동행면접 운행표",
                lambda: trip_papers.trip_sheet(desk, id_),
                lambda action: trip_papers.trip_sheet_out(desk, id_, action),
                self.window(),
            )
        )

    def _ask_who(self, found: tuple[Trip, tuple[Participant, ...]]) -> None:
        trip, people = found
        parts = self.desk, self.jobs, self.notices
        show(HoldDialog(*parts, trip, people, self._held, self.window()))

    def _held(self, came: int) -> None:
        if came:
            self.notices.offer(
                f"동행면접을 실시로 기록했습니다. 면접을 본 {came:,}명의 결과를 기다립니다.",
                "결과 확인으로",
                self._chase,
            )

    def _chase(self) -> None:
        self.hub.show_page.emit("work:chase")

    def _take_stage(self, stage: str) -> None:
        steps = {_H: self.hold, _C: self.cancel, _P: self._reopen}
        steps[TripStatus(stage)]()

    def _reopen(self) -> None:
        if self.record is not None:
            desk, id_ = self.desk, self.record.id
            self.leave(lambda: self.jobs.write(lambda: trips.reopen(desk, id_)))
