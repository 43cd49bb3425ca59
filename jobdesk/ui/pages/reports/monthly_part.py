"""보고서: the month's figures at the left, the paper they print on at the right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QScrollArea, QSplitter, QTabWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.figures import Figures, Number
from jobdesk.domain.filters import Filter
from jobdesk.domain.months import Month
from jobdesk.services import monthly_files, reports
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, printing, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import figures_table
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers, verify_dialog
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    PrimaryButton,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit
from jobdesk.ui.widgets.figures_view import FiguresView
from jobdesk.ui.widgets.page_parts import PageHeader
from jobdesk.ui.widgets.paper import Paper

_TABS = (
    ("총괄", ()),
    ("읍면별", ("seekers_by_place", "placements_by_place")),
    ("연령대별", ("seekers_by_age", "placements_by_age")),
)
_NAMES = {"summary": "총괄", "months": "월별", "seekers": "구직자", "placements": "취업자"}
_YEARS_BACK = 6
_FILES = "PDF (*.pdf)", "엑셀 (*.xlsx)"


@dataclass(frozen=True, slots=True)
class _Made:
    """What one look at the store gave."""

    figures: Figures
    pdf: bytes


class MonthlyPart(QWidget):
    """Choose a month; numbers open their records; print, PDF and 엑셀 are that same month."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._made: _Made | None = None
        self._stale = True
        self.setProperty("look", "page")
        today = desk.today()

        self.header = PageHeader("보고서")
        self._print = PrimaryButton("인쇄", icon="printer", tip="Ctrl+P")
        self._pdf = Button("PDF 저장", icon="file-text")
        self._xlsx = Button("엑셀", icon="file-spreadsheet")
        for button, act in (
            (self._print, self.print_),
            (self._pdf, self.save_pdf),
            (self._xlsx, self.save_xlsx),
        ):
            button.clicked.connect(act)
            button.setEnabled(False)
            self.header.add(button)

        self.verify = Button("표 검산", icon="list-checks")
        self.verify.setToolTip("다른 보고서의 표를 붙여 넣어 합계와 비율을 다시 셈합니다")
        self.verify.clicked.connect(self._verify)
        self.header.add(self.verify)

        self._year = ChoiceEdit(
            [f"{y}년" for y in range(today.year + 1, today.year - _YEARS_BACK, -1)], empty=""
        )
        self._month = ChoiceEdit([f"{m}월" for m in range(1, 13)], empty="")
        self._year.setAccessibleName("연도")
        self._month.setAccessibleName("달")
        self._before = IconButton("chevron-left", "앞 달")
        self._after = IconButton("chevron-right", "다음 달")
        self._as_of = DateEdit(desk.today)
        self._as_of.setAccessibleName("기준일")
        self._as_of.setPlaceholderText("비우면 말일·오늘")
        self._as_of.setMaximumWidth(theme.now().px(190))
        self._mask = QCheckBox("이름 가리기")
        self._mask.setToolTip("취업자 명단의 이름을 김○지처럼 인쇄합니다")
        self._choose(Month(today.year, today.month))

        self._views: dict[str, FiguresView] = {}
        self._rule = Label(points=SMALL + 0.5, look="muted", wrap=True)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName("표 고르기")
        self._tabs.tabBar().setAccessibleName("표 고르기")
        for name, ids in _TABS:
            self._tabs.addTab(self._table_tab(ids), name)
        self._targets = Button("목표 입력·변경", icon="target", look="link")
        self._targets.clicked.connect(self._to_targets)
        figures = Card(margin=12, spacing=8)
        figures.body.addWidget(self._tabs, 1)
        figures.body.addWidget(Rule())  # the tables scroll away behind it
        foot = row(self._rule, self._targets, spacing=12)
        foot.setStretch(0, 1)
        figures.body.addLayout(foot)

        self._paper = Paper(jobs)
        preview = Card(margin=1, spacing=0)
        head = row(Label("미리보기", weight=600), None, self._paper.controls)
        head.setContentsMargins(16, 8, 8, 8)
        preview.body.addLayout(head)
        preview.body.addWidget(self._paper, 1)

        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(figures)
        self._split.addWidget(preview)
        self._split.setStretchFactor(0, 55)
        self._split.setStretchFactor(1, 45)
        self._share()

        layout = column(spacing=12)
        layout.addLayout(
            row(
                self._before,
                self._year,
                self._month,
                self._after,
                Label("기준일", look="muted"),
                self._as_of,
                self._mask,
                None,
            )
        )
        layout.addWidget(self._split, 1)
        self.setLayout(layout)

        self._before.clicked.connect(self._earlier)
        self._after.clicked.connect(self._later)
        self._year.edited.connect(self._ask)
        self._month.edited.connect(self._ask)
        self._as_of.left.connect(self._ask)
        self._as_of.returnPressed.connect(self._ask)
        self._mask.toggled.connect(self._ask)
        hub.changed.connect(self._on_changed)

    # What the window asks

    def refresh(self) -> None:
        """Reckon the month again."""
        self._ask()

    def print_(self) -> None:
        """Ask for a printer and print what the preview shows."""
        made = self._made
        if made is not None and printing.print_pdf(made.pdf, made.figures.title, self):
            self._jobs.write(
                lambda: reports.handed_out(self._desk, made.figures, Action.PRINT), None
            )

    def save_pdf(self) -> None:
        """Save the pages of the preview."""
        self._save(".pdf", _FILES[0])

    def save_xlsx(self) -> None:
        """Save the same figures as a workbook."""
        self._save(".xlsx", _FILES[1])

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    # Asking and showing

    @property
    def chosen(self) -> Month:
        """The month that is shown."""
        year, month = str(self._year.value()), str(self._month.value())
        return Month(int(year.removesuffix("년")), int(month.removesuffix("월")))

    @property
    def figures(self) -> Figures | None:
        """The figures shown, None until the first have come."""
        return self._made.figures if self._made else None

    def _choose(self, month: Month) -> None:
        for editor, text in ((self._year, f"{month.year}년"), (self._month, f"{month.number}월")):
            editor.blockSignals(True)
            editor.set_value(text)
            editor.blockSignals(False)

    def _earlier(self) -> None:
        self._choose(self.chosen.before)
        self._ask()

    def _later(self) -> None:
        now = self.chosen
        following = Month(now.year + now.number // 12, now.number % 12 + 1)
        self._choose(following)
        self._ask()

    def _ask(self) -> None:
        if self._as_of.problem():
            self._notices.warn(self._as_of.problem())
            return
        self._stale = False
        month, as_of, mask = self.chosen, self._as_of.value(), self._mask.isChecked()
        day = as_of if isinstance(as_of, date) else None

        def make() -> _Made:
            figures = reports.monthly(self._desk, month.year, month.number, as_of=day)
            return _Made(figures, reports.to_pdf(self._desk, figures, mask=mask))

        self._jobs.read(make, self._show, key=(id(self), "figures"))

    def _show(self, made: _Made) -> None:
        self._made = made
        figures = made.figures
        self.header.set_count(
            f"{figures.year}년 {figures.month}월 · 기준일 {dates.day_and_weekday(figures.as_of)}"
        )
        self._views["summary"].show_sheet(figures_table.summary(figures))
        self._views["months"].show_sheet(figures_table.by_month(figures))
        for table in figures.breakdowns:
            self._views[table.id].show_sheet(figures_table.breakdown(table))
        if not self._rule.text():
            self._rule.setText("파란 숫자를 누르면 그 숫자를 이루는 명단이 열립니다.")
        self._paper.show_pdf(made.pdf)
        for button in (self._print, self._pdf, self._xlsx):
            button.setEnabled(True)

    def _table_tab(self, ids: tuple[str, ...]) -> QWidget:
        body = QWidget()
        body.setProperty("look", "scroll")
        layout = column(spacing=8 if ids else 24)
        layout.setContentsMargins(0, 8, 0, 0)
        for id_ in ids or ("summary", "months"):
            name = _NAMES[id_.split("_")[0]]
            view = FiguresView(f"{name} 표")
            view.opened.connect(self._open)
            view.explained.connect(self._explain)
            self._views[id_] = view
            if ids:
                layout.addWidget(Label(name, weight=600))
            layout.addWidget(view)
        layout.addStretch(1)
        body.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _share(self) -> None:
        # Larger type needs more of the width than the page, which is fitted to its pane.
        left = 55 + (theme.now().scale - 100) // 5
        self._split.setSizes([left * 11, (100 - left) * 11])

    def _open(self, number: Number) -> None:
        self._hub.show_filtered.emit((number.kind, Filter(ids=number.ids)))

    def _explain(self, sentence: str) -> None:
        self._rule.setText(sentence)

    def _verify(self) -> None:
        verify_dialog.show(self._jobs, self._notices, self.window())

    def _to_targets(self) -> None:
        self._hub.show_page.emit("settings:targets")

    def _on_changed(self, change: Change) -> None:
        if not change.refs:
            return
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    def _save(self, suffix: str, kinds: str) -> None:
        made = self._made
        if made is None:
            return
        figures = made.figures
        name = f"{figures.year}-{figures.month:02} 월간 실적 보고서{suffix}"
        path = pickers.file_to_save(self, "보고서 저장", name, kinds)
        if path is None:
            return
        mask = self._mask.isChecked()

        def write() -> Path:
            monthly_files.save(self._desk, figures, path, mask=mask)
            return path

        self._jobs.write(write, self._saved)

    def _saved(self, path: Path) -> None:
        self._notices.say(f"보고서를 저장했습니다: {path}")
