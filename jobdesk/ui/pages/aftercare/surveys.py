"""만족도: surveys, their raw answers typed by digits, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.survey_figures import SurveyResult, bands, rule_words
from jobdesk.services import aftercare_papers, surveys
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.aftercare.answers import AnswerEntry
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, row
from jobdesk.ui.widgets.basics import column as stacked
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab


class SurveyList(LedgerList):
    """The surveys; beside each its result and the place to type answers."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.SURVEYS]

        def tabs(panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
            del panel
            self_entry = AnswerEntry(desk, jobs, notices)
            return [
                (self_entry, "응답 입력"),
                (ResultTab(desk, jobs, notices), "결과"),
            ]

        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.SURVEYS,
            columns=(
                replace(column(kind, "title", width=190), strong=True),
                column(kind, "audience", width=80),
                replace(
                    column(kind, "scale", width=64),
                    show=lambda value: f"{value}점" if value else "-",
                ),
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
            tabs=tabs,
            save=surveys.save,
            add=surveys.add,
            icon="messages-square",
        )
        self.grid.stretch("title")
        self.bar.add_choice("audience", [a.value for a in Audience])
        self.begin()

    def new(self) -> None:
        """A new survey, with questions that centres ask."""
        self.new_entry(
            audience=Audience.SEEKER, scale=5, questions=surveys.QUESTIONS[Audience.SEEKER]
        )


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
                replace(column(kind, "survey", width=190), strong=True),
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


class ResultTab(RecordTab):
    """n, mean and 만족 이상 of every question, and how the scores spread."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._survey = 0
        self.summary = Label(weight=600, wrap=True, tabular=True)
        self.rule = Label(look="muted", points=SMALL, wrap=True)
        self.form = Button("설문지 인쇄", icon="printer")
        self.form.clicked.connect(self.print_form)
        self.paper = Button("결과 인쇄", icon="printer")
        self.paper.clicked.connect(self.print_result)
        self.table = PlainTable(
            "문항별 결과",
            (
                plain("question", "문항", 160, strong=True),
                plain("n", "응답", 56, right=True),
                plain("mean", "평균", 60, right=True),
                plain("share", "만족 이상", 84, right=True),
            ),
            stretch="question",
            fit=True,
        )
        self.spread = PlainTable(
            "점수별 응답",
            (
                plain("score", "점수", 90, strong=True),
                plain("spread", "문항 차례대로 응답 수", 200),
            ),
            stretch="spread",
            fit=True,
        )
        self.comments = Label(wrap=True)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = stacked(spacing=10, margin=12)
        body.addLayout(row(self.form, self.paper, None))
        for part in (self.summary, self.table, self.rule, self.spread, self.comments):
            body.addWidget(part)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(stacked(scrolled(inner)))

    def show_record(self, record: Survey) -> None:
        """The result of a survey."""
        self._survey = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """Answers came in."""
        if change.kinds & {KindId.SURVEY_ANSWERS, KindId.SURVEYS}:
            self._ask()

    def print_form(self) -> None:
        """The blank form."""
        self._print("만족도 설문지", form=True)

    def print_result(self) -> None:
        """The result."""
        self._print("만족도 조사 결과", form=False)

    def _print(self, title: str, *, form: bool) -> None:
        desk, survey = self._desk, self._survey
        make = aftercare_papers.survey_form if form else aftercare_papers.survey_result
        show(
            PrintDialog(
                self._jobs,
                self._notices,
                title,
                lambda: make(desk, survey),
                lambda action: aftercare_papers.survey_out(desk, survey, action),
                self.window(),
            )
        )

    def _ask(self) -> None:
        desk, survey = self._desk, self._survey
        self._jobs.read(lambda: surveys.result(desk, survey), self._take, key=(id(self), "result"))

    def _take(self, found: SurveyResult) -> None:
        said = f"응답지 {found.forms:,}부 · 만족 이상 {found.share_text}"
        if found.scores:
            said += f" ({found.satisfied:,}/{found.scores:,})"
        self.summary.setText(said if found.forms else "아직 응답이 없습니다.")
        self.rule.setText(f"{rule_words(found.survey.scale)}. 응답은 그 문항에 답한 수입니다.")
        self.paper.setEnabled(bool(found.forms))
        self.table.set_rows(
            [
                (
                    f"{number}. {one.question}",
                    f"{one.n:,}",
                    "-" if one.mean is None else str(one.mean),
                    one.share_text,
                )
                for number, one in enumerate(found.questions, start=1)
            ]
        )
        ends = bands(found.survey.scale)
        self.spread.set_rows(
            [
                (
                    f"{low}점" if low == high else f"{low}~{high}점",
                    "  ·  ".join(
                        f"{number}번 {one.spread[at]:,}"
                        for number, one in enumerate(found.questions, start=1)
                    ),
                )
                for at, (low, high) in reversed(list(enumerate(ends)))
            ]
        )
        comments = [f"· {words}" for words in found.comments]
        self.comments.setText("의견\n" + "\n".join(comments) if comments else "")
        self.counted.emit(found.forms)
