"""구인·알선: vacancies, referrals and placements behind the tabs of one page."""

from __future__ import annotations

from collections.abc import Callable

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.work.chase import ChaseList
from jobdesk.ui.pages.work.freshness import FreshnessPage
from jobdesk.ui.pages.work.placements import PlacementList
from jobdesk.ui.pages.work.referrals import ReferralList
from jobdesk.ui.pages.work.vacancies import VacancyList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage
from jobdesk.ui.widgets.vacancy_dialog import new_vacancy

_LISTS = (KindId.VACANCIES, KindId.REFERRALS, KindId.PLACEMENTS)


class WorkPage(TabbedPage):
    """See the module's words. Each list is made when it is first looked at."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        parts = desk, hub, jobs, notices, preferences
        makers: dict[KindId, Callable[[], RecordPage]] = {
            KindId.VACANCIES: lambda: VacancyList(*parts),
            KindId.REFERRALS: lambda: ReferralList(*parts),
            KindId.PLACEMENTS: lambda: PlacementList(*parts),
        }
        tabs = [
            Tab(kind.value, KINDS[kind].label, make, frozenset({kind}))
            for kind, make in makers.items()
        ]
        tabs.insert(2, Tab("chase", "결과 확인", lambda: ChaseList(*parts)))
        fresh = Tab("freshness", "확인할 구인", lambda: FreshnessPage(*parts[:4]))
        super().__init__("구인·알선", [*tabs, fresh])

    @property
    def lists(self) -> dict[KindId, RecordPage]:
        """The lists by kind, made now if need be."""
        return {kind: self.widget(kind.value) for kind in _LISTS}

    @property
    def primary(self) -> tuple[str, str]:
        """새 구인, whichever tab is shown."""
        return "새 구인", "plus"

    def primary_action(self) -> None:
        """새 구인."""
        self.new()

    def new(self) -> None:
        """Register a vacancy."""
        show(new_vacancy(self._desk, self._hub, self._jobs, self._notices, self.window()))

    def new_of(self, kind: KindId) -> None:
        """Register a vacancy; referrals and hires begin at a person or a vacancy."""
        del kind
        self.new()
