"""직접 입력 실적: what no record holds, typed for months or a year with its source and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.domain.own_indicators import HandRule, IndicatorValue
from jobdesk.errors import UserError
from jobdesk.services import indicator_values
from jobdesk.services.desk import Desk
from jobdesk.services.indicator_values import HandLine, Typed
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, TextEdit
from jobdesk.ui.widgets.record_form import scrolled

_WHOLE = 0
_NAMES = ("연간", *(f"{month}월" for month in range(1, 13)))


@dataclass(frozen=True, slots=True)
class _Row:
    """The editors of one month, or of the year."""

    value: TextEdit
    source: TextEdit
    sourced_on: DateEdit


class HandDialog(Dialog):
    """An indicator is chosen above; each of its months has a number, a source and a day."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, year: int, parent: QWidget
    ) -> None:
        super().__init__(f"{year}년 직접 입력 실적", parent, width=680)
        self._desk, self._jobs, self._notices, self._year = desk, jobs, notices, year
        self.lines: tuple[HandLine, ...] = ()
        self._typed: dict[tuple[str, int], Typed] = {}
        self._at = ""
        self.indicator = ChoiceEdit((), empty="")
        self.indicator.setAccessibleName("지표")
        self.indicator.setMinimumWidth(theme.now().px(280))
        self.how = Label(look="muted", wrap=True)
        self.rows = [self._row(at) for at in range(13)]
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._grid())
        area = scrolled(inner)
        area.setMinimumHeight(theme.now().px(180))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addLayout(row(self.indicator, None))
        self.body.addWidget(self.how)
        self.body.addWidget(area, 1)
        hint = "값을 지우면 그 달의 실적이 없어집니다. 출처는 꼭 적습니다."
        self.body.addWidget(Label(hint, points=SMALL + 0.75, look="muted", wrap=True))
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        may_write(desk, self.go)
        self.indicator.edited.connect(self._turn)
        self.spread(720, 620)
        jobs.read(lambda: indicator_values.table(desk, year), self._take)

    def _row(self, at: int) -> _Row:
        made = _Row(TextEdit(), TextEdit("예: KOSIS 지역별고용조사"), DateEdit(self._desk.today))
        for editor, what in (
            (made.value, "값"),
            (made.source, "출처"),
            (made.sourced_on, "출처 기준일"),
        ):
            editor.setAccessibleName(f"{_NAMES[at]} {what}")
            editor.submitted.connect(self.save)
        made.value.left.connect(partial(self._source_of, at))
        return made

    def _source_of(self, at: int) -> None:
        """A number without a source has that of the last one above: a survey is typed at once."""
        here = self.rows[at]
        if not here.value.value() or here.source.value():
            return
        above = (each.source.value() for each in reversed(self.rows[:at]))
        here.source.set_value(next((source for source in above if source), ""))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for at, title in enumerate(("", "값", "출처", "출처 기준일")):
            grid.addWidget(Label(title, points=SMALL, look="muted"), 0, at)
        for at, each in enumerate(self.rows):
            grid.addWidget(Label(_NAMES[at], weight=600), at + 1, 0)
            grid.addWidget(each.value, at + 1, 1)
            grid.addWidget(each.source, at + 1, 2)
            grid.addWidget(each.sourced_on, at + 1, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 4)
        grid.setColumnStretch(3, 3)
        return grid

    def save(self) -> None:
        """Store whatever was typed, of every indicator that was looked at."""
        self._keep()
        known = {line.indicator.id: line for line in self.lines}
        changed = [
            typed
            for (id_, month), typed in self._typed.items()
            if typed != _held(known[id_], month)
        ]
        if not self.go.isEnabled():
            return
        if not changed:
            self.accept()
            return
        desk, year = self._desk, self._year
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: indicator_values.set_values(desk, year, changed), self._stored, self._refused
        )

    def _take(self, lines: tuple[HandLine, ...]) -> None:
        self.lines = lines
        for line in lines:
            self.indicator.addItem(line.indicator.label, line.indicator.id)
        self._turn()
        self.rows[0].value.setFocus()

    def _turn(self) -> None:
        self._keep()
        self._at = str(self.indicator.value())
        line = next((each for each in self.lines if each.indicator.id == self._at), None)
        if line is None:
            return
        adds = line.indicator.hand is HandRule.SUM
        self.how.setText(
            "달마다 적은 값을 더합니다. 연간 값만 적어도 되지만 둘을 함께 적지는 않습니다."
            if adds
            else "기간 안의 마지막 값을 씁니다. 달마다 적어도, 연간 값만 적어도 됩니다."
        )
        for month, each in enumerate(self.rows):
            shown = self._typed.get((self._at, month)) or _held(line, month)
            each.value.set_value(shown.value)
            each.source.set_value(shown.source)
            each.sourced_on.set_value(shown.sourced_on)

    def _keep(self) -> None:
        """What stands in the editors goes with the indicator they were for."""
        if not self._at:
            return
        for month, each in enumerate(self.rows):
            day = each.sourced_on.value()
            self._typed[self._at, month] = Typed(
                self._at,
                month,
                str(each.value.value()),
                str(each.source.value()),
                day if isinstance(day, date) else None,
            )

    def _stored(self, _change: object) -> None:
        self._notices.say("직접 입력한 실적을 저장했습니다.")
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)


def _held(line: HandLine, month: int) -> Typed:
    kept: IndicatorValue | None = line.months[month - 1] if month != _WHOLE else line.year
    if kept is None:
        return Typed(line.indicator.id, month, "")
    return Typed(line.indicator.id, month, kept.value, kept.source, kept.sourced_on)
