"""Typing filled forms: a digit answers a question and goes on, Enter at the end stores the form.

Space or Enter leaves a question open, Backspace goes back. On a scale of ten, 0 is ten; on one
of a hundred the number is typed out and Enter goes on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.survey_figures import score_of
from jobdesk.services import surveys
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.basics import column as stacked
from jobdesk.ui.widgets.editors import TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)


class ScoreEdit(QLineEdit):
    """One score; ``went`` tells to go on (1) or back (-1)."""

    went = Signal(int)

    def __init__(self, number: int, scale: int) -> None:
        super().__init__()
        self._scale = scale
        self.setAccessibleName(f"{number}번 문항 점수, 1점에서 {scale}점")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.now().px(64))
        self.setMaxLength(len(str(scale)))
        self.setValidator(QIntValidator(1, scale, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers; Enter and space go on, Backspace in an empty one goes back."""
        key, typed = event.key(), event.text()
        if key in _ENTER:
            self.went.emit(1)
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Backspace and not self.text()):
            self.went.emit(-1)
        elif typed.isdigit() and self._scale <= 10:
            score = 10 if typed == "0" and self._scale == 10 else int(typed)
            if 1 <= score <= self._scale:
                self.setText(str(score))
                self.went.emit(1)
        else:
            super().keyPressEvent(event)


class AnswerEntry(RecordTab):
    """The place to type one form after another."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._survey: Survey | None = None
        self.scores: list[ScoreEdit] = []
        self.how = Label(look="muted", points=SMALL + 0.5, wrap=True)
        self.grid = QGridLayout()
        self.grid.setColumnStretch(0, 1)
        self.grid.setVerticalSpacing(8)
        self.comment = FormField("의견", TextEdit("적힌 말을 그대로 입력합니다"))
        editor = self.comment.editor
        assert isinstance(editor, TextEdit)
        editor.submitted.connect(self.store)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.go = PrimaryButton("응답 저장", icon="check", tip="의견 칸에서 Enter")
        self.go.clicked.connect(self.store)
        self.clear = Button("비우기")
        self.clear.clicked.connect(self.begin)
        self.told = Label(look="muted", tabular=True)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = stacked(self.how, spacing=10, margin=12)
        body.addLayout(self.grid)
        body.addWidget(self.comment)
        body.addWidget(self.problem)
        body.addLayout(row(self.go, self.clear, self.told, None))
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(stacked(scrolled(inner)))

    # Showing

    def show_record(self, record: Survey) -> None:
        """The questions of a survey."""
        before = self._survey
        self._survey = record
        same = before is not None and (before.questions, before.scale) == (
            record.questions,
            record.scale,
        )
        if not same:
            self._lay_out(record)
        if before is None or before.id != record.id:
            self.begin()
        self._count()

    def refresh_linked(self, change: Change) -> None:
        """A form came in or was taken back."""
        if KindId.SURVEY_ANSWERS in change.kinds:
            self._count()

    def _lay_out(self, survey: Survey) -> None:
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.scores = []
        for number, question in enumerate(survey.questions, start=1):
            score = ScoreEdit(number, survey.scale)
            score.went.connect(self._mover(number - 1))
            self.scores.append(score)
            self.grid.addWidget(Label(f"{number}. {question}", wrap=True), number, 0)
            self.grid.addWidget(score, number, 1)
        previous: QWidget | None = None
        for widget in (*self.scores, self.comment.widget, self.go, self.clear):
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget
        if self.scores:
            self.setFocusProxy(self.scores[0])
        self.how.setText(_how(survey.scale))

    def _count(self) -> None:
        survey = self._survey
        if survey is not None:
            desk, id_ = self._desk, survey.id
            self._jobs.read(
                lambda: len(surveys.answers(desk, id_)), self._tell, key=(id(self), "count")
            )

    def _tell(self, count: int) -> None:
        self.told.setText(f"지금까지 {count:,}부")
        self.counted.emit(count)

    # Typing

    @property
    def dirty(self) -> bool:
        """Whether a form is half typed."""
        return any(score.text() for score in self.scores) or bool(self.comment.value())

    def discard(self) -> None:
        """Drop what is half typed."""
        self.begin()

    def save(self) -> None:
        """Ctrl+S."""
        self.store()

    def begin(self) -> None:
        """An empty form, the cursor in the first question."""
        for score in self.scores:
            score.clear()
        self.comment.set_value("")
        self.problem.hide()
        if self.scores and self.isVisible():
            self.scores[0].setFocus()

    def store(self) -> None:
        """Store the form and begin the next at once: paper is typed faster than a disk writes."""
        survey = self._survey
        if survey is None or self._desk.read_only:
            return
        typed = tuple(score.text().strip() for score in self.scores)
        words = str(self.comment.value())
        if not any(typed) and not words:
            self._say("점수나 의견을 하나 이상 입력하세요.", 0)
            return
        for at, text in enumerate(typed):
            try:
                score_of(text, survey.scale)
            except ValueError:
                self._say(f"{at + 1}번 문항은 1점에서 {survey.scale}점까지입니다.", at)
                return
        desk, id_ = self._desk, survey.id
        self.begin()
        self._jobs.write(
            lambda: surveys.answer(desk, id_, typed, comment=words),
            None,
            lambda error: self._refused(error, id_, typed, words),
        )

    def _say(self, words: str, at: int) -> None:
        self.problem.setText(words)
        self.problem.show()
        self._move(at)

    def _refused(
        self, error: BaseException, survey_id: int, typed: tuple[str, ...], words: str
    ) -> None:
        """Nothing was stored: what was typed comes back, unless the next form is begun."""
        self._notices.error(error)
        if self._survey is not None and self._survey.id == survey_id and not self.dirty:
            for score, text in zip(self.scores, typed, strict=False):
                score.setText(text)
            self.comment.set_value(words)

    def _mover(self, at: int) -> Callable[[int], None]:
        return lambda by: self._move(at + by)

    def _move(self, at: int) -> None:
        if at >= len(self.scores):
            self.comment.widget.setFocus()
        else:
            target = self.scores[max(0, at)]
            target.setFocus()
            target.selectAll()


def _how(scale: int) -> str:
    if scale > 10:
        return (
            f"문항마다 1~{scale} 점수를 입력하고 Enter로 넘어갑니다. "
            "답하지 않은 문항은 비워 둡니다."
        )
    ten = ", 10점은 0" if scale == 10 else ""
    return (
        f"숫자 1~{min(scale, 9)}{ten}을 누르면 다음 문항으로 넘어갑니다. 답하지 않은 문항은 "
        "스페이스, 앞 문항은 백스페이스, 의견 칸에서 Enter를 누르면 저장됩니다."
    )
