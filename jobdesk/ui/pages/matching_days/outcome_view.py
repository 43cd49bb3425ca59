"""실적표: what came of one day or of those of a year; each number opens the records behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.day_outcome import Outcome
from jobdesk.domain.figures import Number
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_outcomes
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, printing
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import outcome_tables
from jobdesk.ui.models.figures_table import Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.figures_view import FiguresView

_TOLD_BY = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_PROGRAMMES,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_VACANCIES,
        KindId.DAY_ATTENDEES,
        KindId.DAY_INTERVIEWS,
        KindId.PLACEMENTS,
        KindId.SEEKERS,
        KindId.VACANCIES,
        KindId.SETTINGS,
    }
)
_YEARS_BACK = 8
_TABS = (
    ("실적", ("days", "funnel")),
    ("방문·현장채용", ("visits",)),
    ("업체별", ("firms",)),
    ("참가자", ("gender", "age", "place", "priority")),
    ("부대행사", ("programmes",)),
)
_NAMES = {
    "days": "행사별",
    "funnel": "단계별",
    "visits": "방문과 현장채용",
    "firms": "업체별 결과",
    "gender": "성별",
    "age": "연령대",
    "place": "읍면",
    "priority": "취업취약계층",
    "programmes": "부대행사 이용",
}


class OutcomeView(QWidget):
    """See the module's words. ``bar``, which the place puts above, prints and saves; without
    ``day_id`` a year is chosen there too."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, *, day_id: int = 0
    ) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self.figures: Outcome | None = None
        self._stale = True
        self.setProperty("look", "page")
        self.print_button = Button("인쇄", icon="printer", tip="Ctrl+P")
        self.pdf_button = Button("PDF 저장", icon="file-text")
        self.xlsx_button = Button("엑셀", icon="file-spreadsheet")
        self._buttons = (self.print_button, self.pdf_button, self.xlsx_button)
        for button, act in zip(
            self._buttons, (self.print_, self.save_pdf, self.save_xlsx), strict=True
        ):
            button.clicked.connect(act)
            button.setEnabled(False)
        today = desk.today()
        self.year = ChoiceEdit(
            [f"{y}년" for y in range(today.year, today.year - _YEARS_BACK, -1)], empty=""
        )
        self.year.setAccessibleName("연도")
        self.year.set_value(f"{today.year}년")
        self.year.edited.connect(self.refresh)
        self.before = IconButton("chevron-left", "지난해")
        self.after = IconButton("chevron-right", "다음 해")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.summary = Label(weight=600, wrap=True, tabular=True)
        self.remark = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.views: dict[str, FiguresView] = {}
        self._titles: dict[str, Label] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("표 고르기")
        self.tabs.tabBar().setAccessibleName("표 고르기")
        for name, ids in _TABS:
            self.tabs.addTab(self._tab(ids), name)
        card = Card(margin=12, spacing=8)
        for part in (self.summary, self.remark):
            card.body.addWidget(part)
        card.body.addWidget(self.tabs, 1)
        card.body.addWidget(Rule())
        card.body.addWidget(
            Label(
                "파란 숫자를 누르면 그 기록이 열립니다. 건은 면접 수, 명은 사람 수입니다.",
                points=SMALL + 0.5,
                look="muted",
                wrap=True,
            )
        )
        self.bar = QWidget()
        chooser = () if day_id else (self.before, self.year, self.after)
        self.bar.setLayout(row(*chooser, *self._buttons))
        self.setLayout(column(card, spacing=0))
        self.setFocusProxy(self.views["days"])
        hub.changed.connect(self._on_changed)

    # What the page asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._stale = False
        self._jobs.read(self._reckoner(), self._show, key=(id(self), "outcome"))

    def print_(self) -> None:
        """Print the figures as they are now."""
        desk, reckon = self._desk, self._reckoner()

        def make() -> tuple[Outcome, bytes]:
            figures = reckon()
            return figures, day_outcomes.to_pdf(desk, figures)

        self._jobs.read(make, self._print)

    def save_pdf(self) -> None:
        """Save the pages."""
        self._save(".pdf", "PDF (*.pdf)")

    def save_xlsx(self) -> None:
        """Save the same figures as a workbook."""
        self._save(".xlsx", "엑셀 (*.xlsx)")

    def showEvent(self, event: QShowEvent) -> None:
        """Reckon what changed while another part was shown."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # Showing

    def _tab(self, ids: tuple[str, ...]) -> QWidget:
        body = QWidget()
        body.setProperty("look", "scroll")
        layout = column(spacing=8)
        layout.setContentsMargins(0, 8, 0, 0)
        for id_ in ids:
            view = FiguresView(f"{_NAMES[id_]} 표")
            view.opened.connect(self._open)
            self.views[id_] = view
            title = Label(_NAMES[id_], weight=600)
            self._titles[id_] = title
            layout.addWidget(title)
            layout.addWidget(view)
            layout.addSpacing(12)
        layout.addStretch(1)
        body.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _show(self, figures: Outcome) -> None:
        self.figures = figures
        total = figures.total
        met = figures.stage("interviews").once
        people = f" / {met.value:,}명" if met is not None else ""
        said = "" if figures.single else f"행사 {len(figures.lines):,}회 · "
        self.summary.setText(
            f"{said}참여기업 {total.employers.value:,}개사 · 접수 {total.applicants.value:,}명 · "
            f"면접 {total.interviews.value:,}건{people} · 취업 {total.hired.value:,}명"
            f" · 기준일 {dates.day_and_weekday(figures.as_of)}"
        )
        owed = total.owed.value
        still = f"결과 {owed:,}건 남음 (보류와 2차면접 포함)" if owed else ""
        beside = " · ".join(filter(None, (day_outcomes.money(figures), still)))
        notes = list(filter(None, (figures.remark, beside)))
        self.remark.setText("\n".join(notes))
        self.remark.setVisible(bool(notes))
        sheets: dict[str, Sheet] = {
            "days": outcome_tables.days(figures),
            "funnel": outcome_tables.funnel(figures),
            "visits": outcome_tables.visits(figures),
            "firms": outcome_tables.firms(figures),
            "programmes": outcome_tables.programmes(figures),
            **{table.id: outcome_tables.people(table) for table in figures.groups},
        }
        for id_, sheet in sheets.items():
            self.views[id_].show_sheet(sheet)
        last = self.tabs.count() - 1
        self.tabs.setTabVisible(last, bool(figures.programmes))
        for button in self._buttons:
            button.setEnabled(True)

    def _open(self, number: Number) -> None:
        self._hub.show_filtered.emit((number.kind, Filter(ids=number.ids)))

    def _step(self, by: int) -> None:
        now = int(str(self.year.value()).removesuffix("년"))
        this = self._desk.today().year
        if this - _YEARS_BACK < now + by <= this:
            self.year.set_value(f"{now + by}년")
            self.refresh()

    def _reckoner(self) -> Callable[[], Outcome]:
        """What reckons the figures that are chosen now, away from the window."""
        desk, day_id = self._desk, self._day_id
        if day_id:
            return lambda: day_outcomes.of_day(desk, day_id)
        year = int(str(self.year.value()).removesuffix("년"))
        return lambda: day_outcomes.of_year(desk, year)

    def _print(self, made: tuple[Outcome, bytes]) -> None:
        (figures, pdf), desk = made, self._desk
        if printing.print_pdf(pdf, figures.title, self):
            self._jobs.write(lambda: day_outcomes.handed_out(desk, figures, Action.PRINT), None)

    def _save(self, suffix: str, kinds: str) -> None:
        figures, desk = self.figures, self._desk
        if figures is None:
            return
        path = pickers.file_to_save(self, "행사 실적 저장", f"{figures.title}{suffix}", kinds)
        if path is not None:
            self._jobs.write(lambda: day_outcomes.save(desk, figures, path), self._saved)

    def _saved(self, path: Path) -> None:
        self._notices.say(f"행사 실적을 저장했습니다: {path}")

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if not change.kinds & _TOLD_BY:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
