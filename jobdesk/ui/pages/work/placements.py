"""취업: the list of hires and the record of one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus, check_placement
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists, placements
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.placement_care import PlacementCare
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.self_placement import SelfPlacement

_KIND = KINDS[KindId.PLACEMENTS]


class PlacementList(RecordPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        def short(value: object) -> str:
            return short_day(value, desk.today())

        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.PLACEMENTS,
            columns=(
                column(_KIND, "seeker", width=72, strong=True),
                column(_KIND, "employer", width=120),
                column(_KIND, "status", width=80),
                column(_KIND, "job", width=96),
                column(_KIND, "hire_date", width=86, show=short),
                column(_KIND, "route", width=100),
            ),
            panel=PlacementPanel(desk, hub, jobs, notices),
            empty=EmptyState(
                "handshake",
                "아직 취업한 분이 없습니다",
                "알선 결과에서 ‘취업 등록’을 누르면 여기에 모이고, 보고서의 채용으로 세어집니다. "
                "알선 없이 취업한 분은 ‘자체취업 등록’으로 남깁니다.",
            ),
            search_hint="이름, 초성, 업체, 직종",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in PlacementStatus])
        self.bar.add_choice("route", [r.value for r in PlacementRoute])
        self.add_view("이번 달", self._this_month, "이번 달에 입사한 분")
        self.found = Button("자체취업 등록", icon="plus", tip="알선 없이 취업한 분을 기록합니다")
        self.found.setEnabled(not desk.read_only)
        self.add_action_button(self.found, self._found)
        self.routes = FlowLayout(spacing=4)
        self._routes = QWidget()
        self._routes.setLayout(self.routes)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(layout.indexOf(self.splitter), self._routes)
        self.model.loaded.connect(self._count_routes)
        self.begin()

    def _found(self) -> None:
        parts = self.desk, self.hub, self.jobs, self.notices, self.window()
        show(SelfPlacement(*parts))

    def _count_routes(self) -> None:
        """How many came by each way among those listed, whatever way is chosen now."""
        desk, wanted = self.desk, self.filter.without("route")
        self.jobs.read(
            lambda: placements.by_route(desk, wanted), self._show_routes, key=(id(self), "routes")
        )

    def _show_routes(self, counts: dict[PlacementRoute, int]) -> None:
        self.routes.clear()
        for route, count in counts.items():
            button = Button(f"{route.value} {count:,}명", look="link")
            button.setToolTip(f"취업경로가 {route.value}인 분만 봅니다")
            button.clicked.connect(partial(self._only, route))
            self.routes.addWidget(button)
        self._routes.setVisible(bool(counts))

    def _only(self, route: PlacementRoute) -> None:
        wanted = Condition("route", Op.IN, (route.value,))
        self._show_view(self.filter.with_condition(wanted))

    def _this_month(self) -> Filter:
        first = self.desk.today().replace(day=1)
        return Filter(conditions=(Condition("hire_date", Op.AT_LEAST, first),))


class PlacementPanel(RecordPanel):
    """The record of one hire."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        self.of_day = LinkEdit(desk, jobs, KindId.MATCHING_DAYS)
        form = RecordForm(
            _KIND,
            check=check_placement,
            today=desk.today,
            editors={
                "matching_day": self.of_day,
                "cohort": LinkEdit(desk, jobs, KindId.COHORTS),
            },
        )
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.PLACEMENTS,
            form,
            lambda record: placements.save(desk, record),
            empty=EmptyState(
                "handshake", "취업 기록을 고르세요", "왼쪽 목록에서 고르면 여기에 내용이 나옵니다."
            ),
        )
        self.stage = Chip()
        self.head.insert_widget(1, self.stage)  # beside the name, where remarks are long
        self.person = Button("구직자 열기", icon="user")
        self.person.clicked.connect(self._open_person)
        self.head_right.addWidget(self.person)
        self.later(self._add_content, self._add_care)

    def _add_content(self) -> None:
        self.tabs.addTab(
            self.form.section(
                ("hire_date", "route"),
                ("matching_day",),
                ("cohort",),
                ("related", "industry"),
                ("job", "wage"),
                ("employment_type", "insured"),
                ("status", "left_on"),
                ("leave_reason",),
                ("counsellor",),
                ("note",),
            ),
            "취업 내용",
        )

    def _add_care(self) -> None:
        self.care = PlacementCare(self.desk, self.hub, self.jobs, self.notices)
        self.add_tab(self.care, "사후관리")
        self.history = HistoryView(self.desk, self.jobs, KindId.PLACEMENTS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def present(self, record: Placement) -> None:
        """Header with both names."""
        self.stage.set_chip(record.status.value, tone_of(KindId.PLACEMENTS, record.status.value))
        self.chips.clear()
        self.chips.addWidget(Chip(f"입사 {dates.day(record.hire_date)}", Tone.SUCCESS))
        if record.referral_id is None:
            self.chips.addWidget(Chip("알선 없이 취업"))
        if record.insured is not None:
            self.chips.addWidget(Chip("고용보험 가입" if record.insured else "고용보험 미가입"))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        desk, wanted = self.desk, record.id
        fields = ("seeker", "employer", "age", "matching_day", "cohort")
        self.jobs.read(
            lambda: lists.rows(desk, KindId.PLACEMENTS, [wanted], fields),
            self._take_names,
            key=(id(self), "names"),
        )
        self._on_tab()

    def _take_names(self, found: dict[int, tuple[object, ...]]) -> None:
        if self.record is None or self.record.id not in found:
            return
        seeker, employer, age, day, cohort = found[self.record.id]
        self.name.setText(str(seeker or ""))
        parts = (str(employer or ""), f"만 {age}세" if age is not None else "")
        self.about.setText(" · ".join(part for part in parts if part))
        if day:
            button = Button(str(day), icon="calendar-days", look="link", tip="그 행사를 엽니다")
            button.clicked.connect(self._open_day)
            self.chips.addWidget(button)
        if cohort:
            button = Button(str(cohort), icon="graduation-cap", look="link", tip="그 기수를 엽니다")
            button.clicked.connect(self._open_cohort)
            self.chips.addWidget(button)

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)

    def _open_cohort(self) -> None:
        if self.record is not None and self.record.cohort_id is not None:
            self.hub.open_record.emit(Ref(KindId.COHORTS, self.record.cohort_id))

    def _open_day(self) -> None:
        if self.record is not None and self.record.matching_day_id is not None:
            self.hub.open_record.emit(Ref(KindId.MATCHING_DAYS, self.record.matching_day_id))

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id is not None:
            self.hub.open_record.emit(Ref(KindId.SEEKERS, self.record.seeker_id))
