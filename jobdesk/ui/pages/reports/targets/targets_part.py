"""지표·목표: a year's targets against what was reached, or several years beside each other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Figure
from jobdesk.domain.targets import FIRST_YEAR
from jobdesk.services import indicators, target_year
from jobdesk.services.desk import Desk
from jobdesk.services.target_year import YearLine
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.figures_table import Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.reports.targets import year_sheet
from jobdesk.ui.pages.reports.targets.choose_dialog import ChooseDialog
from jobdesk.ui.pages.reports.targets.hand_dialog import HandDialog
from jobdesk.ui.pages.reports.targets.own_dialog import OwnDialog
from jobdesk.ui.pages.reports.targets.target_dialog import TargetDialog
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    ElidedLabel,
    IconButton,
    Label,
    PrimaryButton,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from jobdesk.ui.widgets.figures_view import FiguresView
from jobdesk.ui.widgets.record_form import scrolled

_YEARS_BACK, _TERM = 12, 4
_LARGE = 125  # per cent from which three years fill the page, so that this one is not cut off
_HINT = (
    "파란 숫자를 누르면 근거와 기록이, 파란 목표를 누르면 목표를 고치는 창이 열립니다. "
    "달성률은 누계 실적을 연간 목표로 나눈 값입니다."
)


class TargetsPart(QWidget):
    """See the module's words; a number opens its records, a target is revised where it stands."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._stale = True
        self._also: list[str] = []
        self._wanted = ""
        self.lines: tuple[YearLine, ...] = ()
        self.terms: tuple[tuple[YearLine, ...], ...] = ()
        this_year = desk.today().year
        years = range(this_year + 1, max(FIRST_YEAR, this_year - _YEARS_BACK), -1)
        self.year = ChoiceEdit([f"{year}년" for year in years], empty="")
        self.year.setAccessibleName("연도")
        self.year.set_value(f"{this_year}년")
        self.before = IconButton("chevron-left", "앞 해")
        self.after = IconButton("chevron-right", "다음 해")
        self.one, self.several = Button("한 해", look="toggle"), Button("여러 해", look="toggle")
        for button, tip in ((self.one, "한 해의 실적과 속도"), (self.several, "해마다 나란히")):
            button.setCheckable(True)
            button.setToolTip(tip)
        self.one.setChecked(True)
        self.add = PrimaryButton("지표 더하기", icon="plus", tip="표에 없는 지표의 목표를 정합니다")
        self.hand = Button(
            "직접 입력", icon="pencil", tip="기록에 없는 실적을 출처와 함께 적습니다"
        )
        self.own = Button("센터 지표", icon="target", tip="우리 센터가 만든 지표")
        may_write(desk, self.add)
        self.view = FiguresView("지표별 목표와 실적")
        self.told = ElidedLabel(look="muted", tabular=True)
        self.rule = Label(_HINT, points=SMALL + 0.5, look="muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(column(self.view, None, spacing=0))
        card = Card(margin=12, spacing=8)
        card.body.addWidget(scrolled(inner), 1)
        card.body.addWidget(Rule())
        card.body.addWidget(self.rule)
        layout = column(spacing=10)
        self.told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout.addLayout(
            row(
                self.one,
                self.several,
                self.before,
                self.year,
                self.after,
                self.told,
                self.hand,
                self.own,
                self.add,
            )
        )
        layout.addWidget(card, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.year.edited.connect(self.refresh)
        self.before.clicked.connect(self._earlier)
        self.after.clicked.connect(self._later)
        self.one.clicked.connect(self.show_year)
        self.several.clicked.connect(self.show_term)
        self.add.clicked.connect(self.choose)
        self.hand.clicked.connect(self.type_values)
        self.own.clicked.connect(self.make_own)
        self.view.opened.connect(self.open_)
        self.view.explained.connect(self.rule.setText)
        self._hub.changed.connect(self._on_changed)

    # What the window asks

    @property
    def chosen(self) -> int:
        """The year that is shown, the last of those beside each other."""
        return int(str(self.year.value()).removesuffix("년"))

    def refresh(self) -> None:
        """F5: reckon again."""
        self._stale = False
        desk, year, also = self._desk, self.chosen, tuple(self._also)
        first = year - (_TERM if theme.now().scale < _LARGE else _TERM - 1) + 1
        if self.several.isChecked():
            self._jobs.read(
                lambda: target_year.term(desk, first, year),
                self._take_term,
                key=(id(self), "lines"),
            )
        else:
            self._jobs.read(
                lambda: target_year.lines(desk, year, also=also),
                self._take,
                key=(id(self), "lines"),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon what changed while another part was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here can be unsaved."""
        then()

    def open_record(self, ref: Ref) -> None:
        """Show the year; a target or an indicator has no page of its own."""
        if ref.kind is KindId.OWN_INDICATORS:
            self.make_own()
        elif ref.kind is KindId.INDICATOR_VALUES:
            self.type_values()
        else:
            self.show_year()

    # Which years

    def new(self) -> None:
        """An indicator of the centre's own."""
        self.make_own()

    def show_year(self) -> None:
        """One year with its pace."""
        self.one.setChecked(True)
        self.several.setChecked(False)
        self.refresh()

    def show_term(self) -> None:
        """Four years beside each other."""
        self.one.setChecked(False)
        self.several.setChecked(True)
        self.refresh()

    def _earlier(self) -> None:
        self.year.setCurrentIndex(min(self.year.currentIndex() + 1, self.year.count() - 1))

    def _later(self) -> None:
        self.year.setCurrentIndex(max(self.year.currentIndex() - 1, 0))

    # What one can do

    def open_(self, what: object) -> None:
        """A number opens its records, a target the dialog that revises it."""
        given = (self._desk, self._hub, self._jobs, self._notices)
        if isinstance(what, YearLine):
            self.revise(what)
        elif isinstance(what, Figure):
            show(FigureDialog(what, *given, self.window()))

    def revise(self, line: YearLine) -> None:
        """목표 고치기, of the year in which the line stands."""
        year = self.chosen
        for lines in self.terms if self.several.isChecked() else ():
            if any(line is each for each in lines):
                year = self.chosen - len(lines) + 1 + [id(e) for e in lines].index(id(line))
        given = (self._desk, self._jobs, self._notices)
        show(TargetDialog(*given, line, year, self.window()))

    def choose(self) -> None:
        """지표 더하기: any indicator that is not listed yet."""
        self._jobs.read(
            lambda: indicators.every(self._desk), self._offer, key=(id(self), "indicators")
        )

    def type_values(self) -> None:
        """직접 입력 실적 of the year."""
        given = (self._desk, self._jobs, self._notices)
        show(HandDialog(*given, self.chosen, self.window()))

    def make_own(self) -> None:
        """우리 센터 지표."""
        show(OwnDialog(self._desk, self._hub, self._jobs, self._notices, self.window()))

    def _offer(self, every: tuple[Indicator, ...]) -> None:
        listed = {line.indicator.id for line in self.lines}
        rest = [each for each in every if each.id not in listed]
        dialog = ChooseDialog(rest, "목표를 정할 지표", self.window())
        dialog.chosen.connect(self._take_chosen)
        show(dialog)

    def _take_chosen(self, indicator: object) -> None:
        assert isinstance(indicator, Indicator)
        self._also.append(indicator.id)
        self._wanted = indicator.id
        self.show_year()

    # Showing

    def _take(self, lines: tuple[YearLine, ...]) -> None:
        self.lines, self.terms = lines, ()
        day = target_year.as_of_year(self._desk, self.chosen)
        self.told.setText(f"기준일 {dates.day_and_weekday(day)}" if day.year == self.chosen else "")
        self._show(year_sheet.year(lines))
        wanted, self._wanted = self._wanted, ""
        for line in lines:
            if line.indicator.id == wanted:
                self.revise(line)

    def _take_term(self, terms: tuple[tuple[YearLine, ...], ...]) -> None:
        self.terms = terms
        first = self.chosen - max(map(len, terms), default=1) + 1
        self.told.setText(f"{first}년부터 {self.chosen}년까지")
        self._show(year_sheet.term(terms, range(first, self.chosen + 1)))

    def _show(self, sheet: Sheet) -> None:
        self.view.show_sheet(sheet)
        self.rule.setText(_HINT)

    def _on_changed(self, change: Change) -> None:
        if not change.refs:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
