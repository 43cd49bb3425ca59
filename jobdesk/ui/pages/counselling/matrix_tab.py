"""집계: counselling by topic and channel of any span; each number opens to its notes."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.contact_matrix import RULE, TOTAL, Matrix
from jobdesk.domain.figures import Number
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.services import counsel_papers, notes
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, printing, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.figures_table import Cell, Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.figures_view import FiguresView
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import PageHeader
from jobdesk.ui.widgets.record_form import scrolled


class MatrixTab(QWidget):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._matrix: Matrix | None = None
        self._opens: dict[int, tuple[Number, Filter]] = {}
        self._stale = True
        today = desk.today()
        self.header = PageHeader("상담 집계")
        self.print_button = Button("인쇄", icon="printer", tip="Ctrl+P")
        self.save_button = Button("엑셀", icon="file-spreadsheet")
        for button, act in ((self.print_button, self.print_), (self.save_button, self.export)):
            button.clicked.connect(act)
            button.setEnabled(False)
            self.header.add(button)
        self.first, self.last = DateEdit(desk.today), DateEdit(desk.today)
        for edit, name, day in (
            (self.first, "시작일", today.replace(day=1)),
            (self.last, "마지막 날", today),
        ):
            edit.setAccessibleName(name)
            edit.setFixedWidth(round(136 * theme.now().scale / 100))
            edit.set_value(day)
            edit.left.connect(self._on_left)
            edit.submitted.connect(self._ask)
        before = IconButton("chevron-left", "앞 달")
        before.clicked.connect(self._earlier)
        after = IconButton("chevron-right", "다음 달")
        after.clicked.connect(self._later)
        bar = QWidget()
        flow = FlowLayout(bar, spacing=8)
        ends = QWidget()
        ends.setLayout(row(before, self.first, Label("~"), self.last, after, spacing=6))
        flow.addWidget(ends)
        for label, span in (
            ("이번 달", lambda: (_first(desk.today()), desk.today())),
            ("지난달", lambda: _whole(_month(desk.today()).before)),
            ("올해", lambda: (date(desk.today().year, 1, 1), desk.today())),
        ):
            button = Button(label)
            button.clicked.connect(lambda _=False, wanted=span: self.show_span(*wanted()))
            flow.addWidget(button)
        self._which = QButtonGroup(self)
        self.contacts = Button("연인원", look="toggle")
        self.people = Button("실인원", look="toggle")
        for button in (self.contacts, self.people):
            button.setCheckable(True)
            button.clicked.connect(self._show)
            self._which.addButton(button)
            flow.addWidget(button)
        self.contacts.setChecked(True)
        self.summary = Label(weight=600, wrap=True)
        self.table = FiguresView("상담 유형과 방식 표")
        self.table.opened.connect(self._open)
        self.rule = Label(RULE, points=SMALL + 0.75, look="muted", wrap=True)
        hint = Label(
            "파란 숫자를 누르면 그 상담이 열립니다.", points=SMALL + 0.75, look="muted", wrap=True
        )
        card = Card(margin=16, spacing=10)
        for part in (self.summary, self.table, self.rule, hint):
            card.body.addWidget(part)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        whole = column(card, spacing=0)
        whole.addStretch(1)
        inner.setLayout(whole)
        layout = column(self.header, bar, scrolled(inner), spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.first)
        hub.changed.connect(self._on_changed)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._ask()

    def print_(self) -> None:
        """Print the sheet of the span."""
        matrix, desk = self._matrix, self._desk
        if matrix is not None:
            self._jobs.read(lambda: counsel_papers.pdf(desk, matrix), self._print)

    def export(self) -> None:
        """Save the span as a workbook."""
        matrix, desk = self._matrix, self._desk
        if matrix is None:
            return
        span = f"{dates.day(matrix.first)}_{dates.day(matrix.last)}"
        name = f"상담 실적 {span}.xlsx"
        path = pickers.file_to_save(self, "상담 실적 저장", name, "엑셀 (*.xlsx)")
        if path is not None:
            self._jobs.write(lambda: counsel_papers.save(desk, matrix, path), self._saved)

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon what changed while another tab was shown."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    # The span

    def show_span(self, first: date, last: date) -> None:
        """Count between two days."""
        self.first.set_value(first)
        self.last.set_value(last)
        self._ask()

    def _earlier(self) -> None:
        self.show_span(*_whole(self._shown_month().before))

    def _later(self) -> None:
        now = self._shown_month()
        self.show_span(*_whole(Month(now.year + now.number // 12, now.number % 12 + 1)))

    def _shown_month(self) -> Month:
        first = self.first.value()
        return _month(first if isinstance(first, date) else self._desk.today())

    def _on_left(self) -> None:
        """Count again where another span was typed; a field is left too when all closes."""
        shown = self._matrix
        typed = self.first.value(), self.last.value()
        if self.isVisible() and shown is not None and (shown.first, shown.last) != typed:
            self._ask()

    def _ask(self) -> None:
        first, last = self.first.value(), self.last.value()
        problem = self.first.problem() or self.last.problem()
        if problem or not isinstance(first, date) or not isinstance(last, date):
            self._notices.warn(problem or "집계할 날짜를 두 칸 모두 입력하세요.")
            return
        self._stale = False
        desk = self._desk
        self._jobs.read(
            lambda: notes.matrix(desk, first, last), self._take, key=(id(self), "matrix")
        )

    def _take(self, matrix: Matrix) -> None:
        self._matrix = matrix
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)
        self._show()

    # Showing

    def _show(self) -> None:
        matrix = self._matrix
        if matrix is None:
            return
        span = f"{dates.day_and_weekday(matrix.first)} ~ {dates.day_and_weekday(matrix.last)}"
        self.summary.setText(
            f"{span}    상담 {matrix.total.contacts:,}건 · 사람 {matrix.persons:,}명 · "
            f"업체 {matrix.firms:,}곳"
        )
        people = self.people.isChecked()
        self._opens = {}
        rows = [
            (
                Cell(topic or TOTAL, right=False, strong=True),
                *(
                    self._cell(matrix, topic, channel, people=people)
                    for channel in (*matrix.channels, "")
                ),
            )
            for topic in (*matrix.topics, "")
        ]
        self.table.show_sheet(Sheet(("상담 유형", *matrix.channels, TOTAL), tuple(rows)))

    def _cell(self, matrix: Matrix, topic: str, channel: str, *, people: bool) -> Cell:
        counted = matrix.cell(topic, channel)
        value = counted.people if people else counted.contacts
        whole = not topic or not channel
        if not value:
            return Cell("-", strong=whole)
        number = Number(value, KindId.NOTES, ())
        wanted = notes.behind(matrix.first, matrix.last, topic, channel)
        self._opens[id(number)] = (number, wanted)
        return Cell(f"{value:,}", number, strong=whole)

    def _open(self, number: object) -> None:
        known = self._opens.get(id(number))
        if known is not None:
            self._hub.show_filtered.emit((KindId.NOTES, known[1]))

    def _print(self, pdf: bytes) -> None:
        matrix, desk = self._matrix, self._desk
        if matrix is not None and printing.print_pdf(pdf, counsel_papers.TITLE, self):
            self._jobs.write(lambda: counsel_papers.handed_out(desk, matrix, Action.PRINT))

    def _saved(self, path: object) -> None:
        self._notices.say(f"상담 실적을 저장했습니다: {path}")

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if KindId.NOTES not in change.kinds:
            return
        if self.isVisible():
            self._ask()
        else:
            self._stale = True


def _first(today: date) -> date:
    return today.replace(day=1)


def _month(day: date) -> Month:
    return Month(day.year, day.month)


def _whole(month: Month) -> tuple[date, date]:
    return month.first, month.last
