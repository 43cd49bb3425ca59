"""사후관리: the calls of the day, what was recorded, the days held, and satisfaction."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.aftercare.ledgers import FollowUpList, ProcessDayList
from jobdesk.ui.pages.aftercare.process_day import ProcessDayTab
from jobdesk.ui.pages.aftercare.surveys import AnswerList, SurveyList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage


class AftercarePage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        parts = desk, hub, jobs, notices, preferences
        calls = ProcessDayTab(*parts)
        follow_ups, days = frozenset({KindId.FOLLOW_UPS}), frozenset({KindId.PROCESS_DAYS})
        found, answers = frozenset({KindId.SURVEYS}), frozenset({KindId.SURVEY_ANSWERS})
        super().__init__(
            "사후관리",
            (
                Tab("calls", "과정관리의 날", calls),
                Tab("follow_ups", "사후관리 기록", lambda: FollowUpList(*parts), follow_ups),
                Tab("days", "운영 현황", lambda: ProcessDayList(*parts), days),
                Tab("surveys", "만족도", lambda: SurveyList(*parts), found),
                Tab("answers", "만족도 응답", lambda: AnswerList(*parts), answers),
            ),
        )
        self.calls = calls

    def show_part(self, name: str) -> None:
        """A tab as the hub names it; ``calls`` and ``firms`` are the two working lists."""
        if name in ("calls", "firms"):
            self.calls.turn_to(firms=name == "firms")
            self.go("calls")
            self.calls.queue.list.setFocus()
        else:
            super().show_part(name)
