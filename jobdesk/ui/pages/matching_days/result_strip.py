"""What a firm says of somebody it met, by one key; a hire asks for its first day.

::

    strip = ResultStrip(desk, notices)
    strip.begin("김민지", 1)                  # of whom, and how many at once
    strip.press("1")                         # as the key, or the button, would
    strip.told.connect(self._write)          # (InterviewResult, reason, first day or None)
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services import settings
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit
from jobdesk.ui.widgets.flow import FlowLayout

_R = InterviewResult
_RESULTS: tuple[tuple[str, InterviewResult, str], ...] = (
    ("1", _R.HIRED, "handshake"),
    ("2", _R.PENDING, "history"),
    ("3", _R.REJECTED, "x"),
    ("4", _R.SECOND, "send"),
    ("0", _R.NONE, "undo-2"),
)
_WORDS = {_R.NONE: "결과 지우기"}


class ResultStrip(QWidget):
    """See the module's words. ``asking`` says that a first day is asked for; ``at_day`` is ticked
    where what was said at the day is written down later."""

    told = Signal(object, str, object)
    left = Signal()
    """The keys go back to the list of people."""

    def __init__(self, desk: Desk, notices: Notices) -> None:
        super().__init__()
        self._desk, self._notices = desk, notices
        self._who, self._still = "", True
        self.asking = False
        self.question = Label(weight=600, wrap=True)
        self.buttons: dict[str, Button] = {}
        self._results = QWidget()
        flow = FlowLayout(self._results, spacing=8)
        for key, result, icon in _RESULTS:
            words = _WORDS.get(result, result.value)
            button = Button(f"{key}  {words}", icon=icon)
            button.setAccessibleName(f"{words} ({key})")
            button.clicked.connect(partial(self.press, key))
            self.buttons[key] = button
            flow.addWidget(button)
        self.reason = SuggestEdit((), "사유나 다음 일정 (F2)")
        self.reason.setAccessibleName("사유나 다음 일정")
        self.reason.set_suggestions(settings.get(desk).reject_reasons)
        self.reason.setMaximumWidth(theme.now().px(250))
        self.reason.submitted.connect(self.left)
        self.day = DateEdit(desk.today)
        self.day.setAccessibleName("입사일")
        self.day.setPlaceholderText("예: 12/1, +7")
        self.day.setMaximumWidth(theme.now().px(180))
        self.day.submitted.connect(self.take_day)
        self.take = PrimaryButton("저장", icon="check", tip="Enter")
        self.take.clicked.connect(self.take_day)
        self._dated = QWidget()
        dated = FlowLayout(self._dated, spacing=8)
        typed = QWidget()
        typed.setLayout(row(self.day, self.take))
        dated.addWidget(typed)
        self.near: list[Button] = []
        for words, day in _days(desk.today()):
            button = Button(f"{words} {day.month}/{day.day}")
            button.clicked.connect(partial(self._tell_day, day))
            self.near.append(button)
            dated.addWidget(button)
        self.undated = Button("입사일 미정")
        self.undated.clicked.connect(partial(self._tell_day, None))
        back = Button("그만두기", look="link", tip="Esc")
        back.clicked.connect(self.give_up)
        for button in (self.undated, back):
            dated.addWidget(button)
        self._dated.hide()
        self.at_day = QCheckBox("행사 날 정한 결과 (D)")
        self.at_day.setToolTip("켜면 오늘이 아니라 행사 날에 들은 결과로 적고 현장채용으로 셉니다")
        self.at_day.hide()
        layout = column(spacing=6)
        above = row(spacing=12)
        above.addWidget(self.question, 2)
        above.addWidget(self.reason, 2)
        above.addWidget(self.at_day)
        layout.addLayout(above)
        layout.addWidget(self._results)
        layout.addWidget(self._dated)
        self.setLayout(layout)
        self.begin("")

    def begin(self, who: str, count: int = 1) -> None:
        """Offer the results of ``who`` (and others); ``""`` is nobody."""
        self._who, self.asking = who, False
        self._still = not who or self._desk.read_only
        more = f" 외 {count - 1}명" if count > 1 else ""
        self.question.setText(f"{who}{more} 님의 결과" if who else "")
        self._dated.hide()
        self._results.show()
        self.reason.show()
        self.reason.set_value("")
        may_write(self._desk, *self.buttons.values(), self.reason, when=bool(who))

    def offer_day(self, held_on: date | None) -> None:
        """Whether results of a day that is over may have been told at the day itself."""
        over = held_on is not None and held_on < self._desk.today()
        self.at_day.setVisible(over)
        if not over:
            self.at_day.setChecked(False)

    def press(self, digit: str) -> bool:
        """Do what a digit means now; False where it means nothing here."""
        if self._still or self.asking or digit not in self.buttons:
            return False
        result = next(result for key, result, _ in _RESULTS if key == digit)
        if result is _R.HIRED:
            self._ask_day()
        else:
            self.told.emit(result, str(self.reason.value()), None)
        return True

    def turn_day(self) -> None:
        """D: told at the day, or now."""
        if self.at_day.isVisible():
            self.at_day.toggle()

    def hold_still(self) -> None:
        """Take no key until ``begin``: one key, one person."""
        self._still = True

    def type_reason(self) -> None:
        """F2: into the reason, which the next key takes along."""
        if self.reason.isEnabled():
            self.reason.setFocus()

    def give_up(self) -> None:
        """Back to the results."""
        who = self.question.text().removesuffix(": 입사일은 언제인가요?")
        self.asking = False
        self.question.setText(who)
        self._dated.hide()
        self._results.show()
        self.reason.show()
        self.left.emit()

    def take_day(self) -> None:
        """Take the first day as typed; an empty field is a day that is not known yet."""
        if not self.asking:
            return
        problem = self.day.problem()
        if problem:
            self._notices.warn(problem)
            return
        value = self.day.value()
        self._tell_day(value if isinstance(value, date) else None)

    def _ask_day(self) -> None:
        self.asking = True
        self.question.setText(f"{self.question.text()}: 입사일은 언제인가요?")
        self.day.set_value("")
        self._results.hide()
        self.reason.hide()
        self._dated.show()
        self.day.setFocus()

    def _tell_day(self, day: date | None) -> None:
        if self.asking and not self._still:
            self.told.emit(_R.HIRED, str(self.reason.value()), day)


def _days(today: date) -> list[tuple[str, date]]:
    """The first days most often said."""
    monday = today + timedelta(days=7 - today.weekday())
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    days = [("오늘", today), ("다음 월요일", monday), ("다음 달 1일", first)]
    return list({day: (words, day) for words, day in reversed(days)}.values())[::-1]
