"""The answers of the telephone: a digit says the result, one more its reason or day.

::

    strip = AnswerStrip(desk, notices)
    strip.begin("김민지")                     # offers the results for a person
    strip.press("2")                         # as the key, or the button, would
    strip.answered.connect(self._write)      # (Answer, reason, day)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services import chase, pipeline
from jobdesk.services.chase import Answer
from jobdesk.services.desk import Desk
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit
from jobdesk.ui.widgets.flow import FlowLayout

_ANSWERS: tuple[tuple[str, Answer, str], ...] = (
    ("1", Answer.HIRED, "handshake"),
    ("2", Answer.NOT_HIRED, "x"),
    ("3", Answer.ON_HOLD, "history"),
    ("4", Answer.SECOND, "send"),
    ("5", Answer.NO_SHOW, "circle-alert"),
    ("6", Answer.DECLINED, "minus"),
)
_ASKS: dict[Answer, str] = {
    Answer.HIRED: "입사일은 언제인가요?",
    Answer.SECOND: "2차면접은 언제인가요?",
    Answer.NOT_HIRED: "사유는 무엇인가요?",
    Answer.NO_SHOW: "사유는 무엇인가요?",
    Answer.DECLINED: "사유는 무엇인가요?",
}
_BY_DAY = frozenset({Answer.HIRED, Answer.SECOND})
_MOST = 9
_Offer = tuple[str, str, str, Callable[[], None]]


class AnswerStrip(QWidget):
    """See the module's words. ``asking`` is the result whose reason or day is asked now."""

    answered = Signal(object, str, object)
    left = Signal()
    """The keys go back to the list of people."""

    def __init__(self, desk: Desk, notices: Notices) -> None:
        super().__init__()
        self._desk, self._notices = desk, notices
        self._who = ""
        self.asking: Answer | None = None
        self.question = Label(weight=600, wrap=True)
        self._flow = FlowLayout(spacing=8)
        self.day = DateEdit(desk.today)
        self.day.setAccessibleName("다른 날짜")
        self.words = SuggestEdit((), "다른 사유")
        self.words.setAccessibleName("다른 사유")
        self.take = PrimaryButton("저장", icon="check")
        self.take.clicked.connect(self._take_typed)
        self.day.submitted.connect(self._take_typed)
        self.words.submitted.connect(self._take_typed)
        self._typed = QWidget()
        typed = row(self.day, self.words, self.take, None)
        self._typed.setLayout(typed)
        self._typed.hide()
        layout = column(self.question, spacing=10)
        layout.addLayout(self._flow)
        layout.addWidget(self._typed)
        self.setLayout(layout)
        self.buttons: dict[str, Button] = {}
        self._choices: dict[str, Callable[[], None]] = {}

    def begin(self, who: str) -> None:
        """Offer the results of a person; ``""`` is nobody."""
        self._who, self.asking = who, None
        self._typed.hide()
        self.question.setText(f"{who} 님의 결과" if who else "")
        offers: list[_Offer] = []
        if who:
            offers += [
                (key, f"{key}  {answer.value}", icon, partial(self._said, answer))
                for key, answer, icon in _ANSWERS
            ]
        self._offer(offers, cancel=False)

    def press(self, digit: str) -> bool:
        """Do what a digit means now; False where it means nothing here."""
        if digit not in self._choices:
            return False
        self._choices[digit]()
        return True

    def hold_still(self) -> None:
        """Take no key until ``begin``: one key, one person."""
        self._choices, self.asking = {}, None

    def _said(self, answer: Answer) -> None:
        if answer is Answer.ON_HOLD:
            self.answered.emit(answer, "", None)
            return
        self.asking = answer
        self.question.setText(f"{self._who} 님 {answer.value}: {_ASKS[answer]}")
        offers: list[_Offer] = [
            (str(n), f"{n}  {words}", "", run)
            for n, (words, run) in enumerate(self._needs(answer), start=1)
        ]
        offers.append(("0", "0  직접 입력", "", partial(self._type, answer)))
        self._offer(offers, cancel=True)

    def _offer(self, offers: Sequence[_Offer], *, cancel: bool) -> None:
        held = any(button.hasFocus() for button in self.buttons.values())
        self._flow.clear()
        self.buttons, self._choices = {}, {}
        for key, words, icon, run in offers:
            button = Button(words, icon=icon)
            button.setAccessibleName(f"{words[3:]} ({key})")
            button.setEnabled(not self._desk.read_only)
            button.clicked.connect(run)
            self.buttons[key] = button
            self._flow.addWidget(button)
            if not self._desk.read_only:
                self._choices[key] = run
        if cancel:
            back = Button("그만두기", look="link", tip="Esc")
            back.clicked.connect(self._back)
            self._flow.addWidget(back)
        if held:
            self.left.emit()

    def _back(self) -> None:
        self.begin(self._who)
        self.left.emit()

    def _needs(self, said: Answer) -> list[tuple[str, Callable[[], None]]]:
        if said in _BY_DAY:
            return [
                (f"{words} {day.month}/{day.day}", partial(self._tell, said, "", day))
                for words, day in _days(self._desk.today(), said)
            ]
        reasons = pipeline.reasons_for(self._desk, chase.STAGES[said])
        return [(reason, partial(self._tell, said, reason, None)) for reason in reasons[:_MOST]]

    def _tell(self, said: Answer, reason: str, day: date | None) -> None:
        self.answered.emit(said, reason, day)

    def _type(self, said: Answer) -> None:
        by_day = said in _BY_DAY
        self.day.setVisible(by_day)
        self.words.setVisible(not by_day)
        if by_day:
            self.day.set_value(self._desk.today())
        else:
            self.words.set_value("")
            self.words.set_suggestions(pipeline.reasons_for(self._desk, chase.STAGES[said]))
        self._typed.show()
        field = self.day if by_day else self.words
        field.setFocus()
        field.selectAll()

    def _take_typed(self) -> None:
        said = self.asking
        if said is None:
            return
        if said not in _BY_DAY:
            self.answered.emit(said, str(self.words.value()), None)
            return
        day = self.day.value()
        if isinstance(day, date) and not self.day.problem():
            self.answered.emit(said, "", day)
        else:
            self._notices.warn(self.day.problem() or "날짜를 입력하세요.")


def _days(today: date, said: Answer) -> list[tuple[str, date]]:
    """The days most often said: of a start today to next Monday, of an interview from tomorrow."""
    monday = today + timedelta(days=7 - today.weekday())
    near = [("내일", today + timedelta(days=1)), ("모레", today + timedelta(days=2))]
    if said is Answer.HIRED:
        near = [("오늘", today), near[0]]
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    days = [*near, ("다음 월요일", monday), ("다음 달 1일", first)]
    return list({day: (words, day) for words, day in reversed(days)}.values())[::-1]
