"""The list of employers with the record beside it."""

from __future__ import annotations

from jobdesk.domain.employers import EmployerStatus, EmployerType
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.employers.panel import EmployerPanel
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import duplicates_dialog
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.new_employer import NewEmployer
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_page import RecordPage

_KIND = KINDS[KindId.EMPLOYERS]


class EmployersPage(RecordPage):
    """See the module's words."""

    primary = ("새 구인업체", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        own = centre_settings.get(desk)
        self._suggestions: dict[str, tuple[str, ...]] = {
            "eup_myeon": own.eup_myeon,
            "industry": (),
            "counsellor": (desk.user,),
        }
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.EMPLOYERS,
            columns=(
                column(_KIND, "name", width=168),
                column(_KIND, "employer_type", width=54),
                column(_KIND, "industry", width=96),
                column(_KIND, "eup_myeon", width=72),
                column(_KIND, "open_vacancies", title="진행", width=54),
                column(_KIND, "placement_count", title="채용", width=54),
                column(_KIND, "status", width=80),
            ),
            panel=EmployerPanel(desk, hub, jobs, notices, self._suggestions),
            empty=self._empty(hub),
            search_hint="업체명, 초성, 전화, 사업자번호",
        )
        self.grid.stretch("industry")
        self.bar.add_choice("employer_type", [t.value for t in EmployerType])
        self.bar.add_choice("eup_myeon", own.eup_myeon, load=self.stored_values("eup_myeon"))
        self.bar.add_choice("status", [s.value for s in EmployerStatus])
        self.add_view("농가", self._farms, "농가만 봅니다")
        self.add_view("진행 구인 있음", self._hiring, "지금 사람을 구하는 곳")
        self.suggest_stored(self._suggestions, "industry", "counsellor")
        more = MoreButton()
        more.add("중복 점검…", self.check_duplicates)
        self.header.add(more)
        self.begin()

    def primary_action(self) -> None:
        """새 구인업체."""
        self.new()

    def new(self) -> None:
        """Register an employer in a few fields."""
        show(
            NewEmployer(
                self.desk, self.hub, self.jobs, self.notices, self._suggestions, self.window()
            )
        )

    def check_duplicates(self) -> None:
        """중복 점검: who stands here twice."""
        duplicates_dialog.check(
            self.desk, self.hub, self.jobs, self.notices, KindId.EMPLOYERS, self.window()
        )

    def _empty(self, hub: Hub) -> EmptyState:
        new = Button("새로 만들기", icon="plus")
        new.clicked.connect(self.new)
        bring = Button("엑셀 불러오기", icon="file-down")
        bring.clicked.connect(lambda: hub.show_page.emit("importing"))
        return EmptyState(
            "building-2",
            "아직 등록된 구인업체가 없습니다",
            "기업과 농가, 기관을 등록하거나, 쓰던 업체 명단을 엑셀 그대로 불러오세요.",
            new,
            bring,
        )

    def _farms(self) -> Filter:
        return Filter(conditions=(Condition("employer_type", Op.IN, (EmployerType.FARM.value,)),))

    def _hiring(self) -> Filter:
        return Filter(conditions=(Condition("open_vacancies", Op.AT_LEAST, 1),))
