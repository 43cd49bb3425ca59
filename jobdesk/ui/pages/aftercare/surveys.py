"""만족도: the surveys of the centre, and the filled forms one by one."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain.aftercare import Audience
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import surveys
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.aftercare.answers import AnswerEntry
from jobdesk.ui.pages.aftercare.survey_result import ResultTab
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab


class SurveyList(LedgerList):
    """The surveys; beside each its result and the place to type answers."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.SURVEYS]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.SURVEYS,
            columns=(
                column(kind, "title", width=190, strong=True),
                column(kind, "audience", width=80),
                column(kind, "scale", width=64, show=lambda value: f"{value}점" if value else "-"),
                column(kind, "answer_count", width=64),
                "opened_on",
            ),
            sections=(
                (
                    "조사",
                    (
                        ("title",),
                        ("audience", "scale"),
                        ("opened_on", "closed_on"),
                        ("matching_day",),
                        ("questions",),
                        ("counsellor",),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(
                ("title",),
                ("audience", "scale"),
                ("opened_on", "closed_on"),
                ("questions",),
            ),
            empty=EmptyState(
                "messages-square",
                "아직 만족도 조사가 없습니다",
                "문항과 척도를 정해 조사를 만들면 설문지를 인쇄하고, "
                "받은 응답을 숫자키로 입력합니다.",
            ),
            search_hint="조사 이름",
            new_label="새 만족도 조사",
            chips=lambda record: [Chip(record.audience.value), Chip(f"{record.scale}점 척도")],
            tabs=self._tabs,
            save=surveys.save,
            add=surveys.add,
            icon="messages-square",
        )
        self.grid.stretch("title")
        self.bar.add_choice("audience", [a.value for a in Audience])
        self.begin()

    def _tabs(self, panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
        self.entry = AnswerEntry(panel.desk, panel.jobs, panel.notices)
        self.result = ResultTab(panel.desk, panel.hub, panel.jobs, panel.notices)
        return [(self.entry, "응답 입력"), (self.result, "결과")]

    def new(self) -> None:
        """A new survey, with questions that centres ask."""
        self.new_entry(
            audience=Audience.SEEKER, scale=5, questions=surveys.QUESTIONS[Audience.SEEKER]
        )

    def print_(self) -> None:
        """Ctrl+P: the result where it is looked at, else the form."""
        if self.panel.record is None:
            return
        if self.panel.tabs.currentWidget() is self.result and self.result.paper.isEnabled():
            self.result.print_result()
        else:
            self.result.show_record(self.panel.record)
            self.result.print_form()


class AnswerList(LedgerList):
    """The raw answers, form by form: to look up, correct or take out one."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.SURVEY_ANSWERS]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.SURVEY_ANSWERS,
            columns=(
                "answered_on",
                column(kind, "survey", width=190, strong=True),
                column(kind, "scores", width=110),
                column(kind, "comment", width=160),
            ),
            sections=(
                (
                    "응답",
                    (
                        ("survey", "answered_on"),
                        ("seeker", "employer"),
                        ("scores",),
                        ("comment",),
                        ("counsellor",),
                    ),
                ),
            ),
            empty=EmptyState(
                "messages-square",
                "아직 응답이 없습니다",
                "만족도 탭에서 조사를 고르고 ‘응답 입력’에서 받은 설문지를 한 부씩 입력합니다.",
            ),
            search_hint="조사 이름, 의견",
            new_label="",
            save=surveys.save_answer,
            icon="messages-square",
        )
        self.grid.stretch("comment")
        self.begin()
