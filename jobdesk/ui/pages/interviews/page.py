"""면접지원: 동행면접 and 면접활동비 behind the tabs of one page."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.interviews.allowances import AllowanceList
from jobdesk.ui.pages.interviews.trips import TripList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage


class InterviewsPage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        parts = desk, hub, jobs, notices, preferences
        trips, allowances = frozenset({KindId.TRIPS}), frozenset({KindId.ALLOWANCES})
        super().__init__(
            "면접지원",
            (
                Tab("trips", "동행면접", TripList(*parts), trips),
                Tab("allowances", "면접활동비", lambda: AllowanceList(*parts), allowances),
            ),
        )
