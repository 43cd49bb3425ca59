"""상담: 상담일지, 구직신청, 이동·출장·집단, 집계, each a tab."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.counselling.applications_list import ApplicationsList
from jobdesk.ui.pages.counselling.matrix_tab import MatrixTab
from jobdesk.ui.pages.counselling.notes_list import NotesList
from jobdesk.ui.pages.counselling.outreach_list import OutreachList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage


class CounsellingPage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        parts = desk, hub, jobs, notices
        super().__init__(
            "상담",
            (
                Tab(
                    "notes",
                    "상담일지",
                    NotesList(*parts, preferences),
                    frozenset({KindId.NOTES}),
                ),
                Tab(
                    "applications",
                    "구직신청",
                    lambda: ApplicationsList(*parts, preferences),
                    frozenset({KindId.REGISTRATIONS}),
                ),
                Tab(
                    "outreach",
                    "이동·출장·집단",
                    lambda: OutreachList(*parts, preferences),
                    frozenset({KindId.OUTREACH}),
                ),
                Tab("matrix", "집계", lambda: MatrixTab(*parts)),
            ),
        )

    def primary_action(self) -> None:
        """Ctrl+N: a new day on its tab, a new note on the others."""
        if self.name == "matrix":
            self.go("notes")
        super().primary_action()
