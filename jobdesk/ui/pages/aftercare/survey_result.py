"""What a survey found, question by question; every number opens the filled forms behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.survey_figures import QuestionResult, SurveyResult, bands, rule_words
from jobdesk.services import aftercare_papers, surveys
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, Rule, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab


class ResultTab(RecordTab):
    """n, mean, 만족 이상 and spread of each question; ``numbers`` are the links by their words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._survey = 0
        self._shown: SurveyResult | None = None
        self._parts: list[QWidget] = []
        self.numbers: dict[str, Button] = {}
        self.form = Button("설문지 인쇄", icon="printer")
        self.form.clicked.connect(self.print_form)
        self.paper = Button("결과 인쇄", icon="printer")
        self.paper.clicked.connect(self.print_result)
        self.summary = Label(weight=600, wrap=True, tabular=True)
        self.rule = Label(look="muted", points=SMALL, wrap=True)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = column(spacing=10, margin=12)
        body.addLayout(row(self.form, self.paper, None))
        body.addWidget(self.summary)
        body.addWidget(self.rule)
        self._questions = column(spacing=8)
        body.addLayout(self._questions)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.form)

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
        self._print("만족도 설문지", aftercare_papers.survey_form)

    def print_result(self) -> None:
        """The result."""
        self._print("만족도 조사 결과", aftercare_papers.survey_result)

    def _print(self, title: str, make: Callable[[Desk, int], bytes]) -> None:
        desk, survey = self._desk, self._survey
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
        self.counted.emit(found.forms)
        if found == self._shown:
            return
        self._shown = found
        said = f"만족 이상 {found.share_text} ({found.satisfied:,}/{found.scores:,})"
        self.summary.setText(said if found.scores else "아직 응답이 없습니다.")
        self.rule.setText(f"{rule_words(found.survey.scale)}. 숫자를 누르면 그 응답지가 나옵니다.")
        self.paper.setEnabled(bool(found.forms))
        for part in self._parts:
            self._questions.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.numbers = [], {}
        if not found.forms:
            return
        self._add(_line(self._number("", f"응답지 {found.forms:,}부", found.ids)))
        for number, one in enumerate(found.questions, start=1):
            self._add(Rule())
            self._add(Label(f"{number}. {one.question}", weight=600, wrap=True))
            self._add(Label(_figures(one), look="muted", tabular=True))
            self._add(_line(*self._spread(number, one, found.survey.scale)))
        if found.said:
            self._add(Rule())
            ids = tuple(id_ for id_, _ in found.said)
            self._add(_line(self._number("", f"의견 {len(ids):,}건", ids)))
            self._add(Label("\n".join(f"· {words}" for words in found.comments), wrap=True))

    def _spread(self, number: int, one: QuestionResult, scale: int) -> list[Button]:
        about = f"{number}번 "
        links = [self._number(about, f"응답 {one.n:,}", one.ids)]
        if one.satisfied:
            links.append(self._number(about, f"만족 이상 {one.satisfied:,}", one.satisfied_ids))
        for (low, high), ids in reversed(list(zip(bands(scale), one.spread_ids, strict=True))):
            span = f"{low}점" if low == high else f"{low}~{high}점"
            if ids:
                links.append(self._number(about, f"{span} {len(ids):,}", ids))
        return links

    def _number(self, about: str, words: str, ids: Sequence[int]) -> Button:
        button = Button(words, look="link")
        button.setAccessibleName(f"{about}{words}: 응답지 보기")
        button.setEnabled(bool(ids))
        button.clicked.connect(self._opener(tuple(ids)))
        self.numbers[f"{about}{words}"] = button
        return button

    def _opener(self, ids: tuple[int, ...]) -> Callable[[], None]:
        return lambda: self._hub.show_filtered.emit((KindId.SURVEY_ANSWERS, Filter(ids=ids)))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._questions.addWidget(part)


def _figures(one: QuestionResult) -> str:
    """``평균 4.41 · 만족 이상 82.4% · n=17``."""
    if one.mean is None:
        return "아무도 답하지 않았습니다."
    return f"평균 {one.mean} · 만족 이상 {one.share_text} · n={one.n:,}"


def _line(*buttons: Button) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, spacing=4)
    for button in buttons:
        flow.addWidget(button)
    return line
