"""실적: what farm work came to in a month, a year or a span; each number opens its records, and
what is missing before the month is closed stands beside the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobdesk.domain.farm_figures import FarmFigures
from jobdesk.domain.farm_figures_words import head_line
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_figures
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import farm_tables
from jobdesk.ui.models.figures_table import Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.figures_gaps import GapLinks
from jobdesk.ui.pages.farm_work.figures_missing import MissingView
from jobdesk.ui.pages.farm_work.figures_period import PeriodEdit
from jobdesk.ui.widgets.basics import column, row
from jobdesk.ui.widgets.report_view import ReportView

_TOLD_BY = frozenset(
    {
        KindId.FARMS,
        KindId.FARM_PLOTS,
        KindId.FARM_WORKERS,
        KindId.FARM_REQUESTS,
        KindId.FARM_BLOCKS,
        KindId.FARM_DAYS,
        KindId.FARM_CONTRACTS,
        KindId.SUPPORT_PAYMENTS,
        KindId.EMPLOYERS,
        KindId.SEEKERS,
        KindId.SETTINGS,
    }
)
_TABS = (
    ("총괄", ("summary",)),
    ("기간별", ("time",)),
    ("작업·작목", ("task", "crop")),
    ("지역", ("place", "village")),
    ("근로자 현황", ("origin", "gender", "age", "spread")),
    ("농가별", ("farm",)),
    ("근로자별", ("worker",)),
    ("지원금", ("support",)),
)
_NAMES = {
    "summary": "총괄",
    "time": "기간별",
    "task": "작업별",
    "crop": "작목별",
    "place": "읍면별",
    "village": "마을별",
    "origin": "출신별",
    "gender": "성별",
    "age": "연령대별",
    "spread": "근로일수별",
    "farm": "농가별",
    "worker": "근로자별",
    "support": "지원금",
}
_TIME_AT = 1


class FarmReport(ReportView):
    """The tables of ``span`` in tabs, and what is missing in the last."""

    told_by = _TOLD_BY
    tables = _TABS
    names = _NAMES
    what = "농가일자리 실적"
    hint = "파란 숫자를 누르면 그 기록이 열립니다. 연인원은 일한 날 수, 실인원은 사람 수입니다."

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        span: Callable[[], tuple[date, date]],
    ) -> None:
        self._span = span
        super().__init__(desk, hub, jobs, notices)
        self.missing = MissingView(desk, hub, jobs, notices)
        self.missing_at = self.tabs.addTab(self.missing, "빠진 것")

    def above_tables(self) -> Sequence[QWidget]:
        """What is to be filled in before the month is closed."""
        self.lacking = GapLinks()
        self.lacking.wanted.connect(self.to_missing)
        return (self.lacking,)

    def reckoner(self) -> Callable[[], FarmFigures]:
        """The days that are chosen."""
        desk = self._desk
        first, last = self._span()
        return lambda: farm_figures.between(desk, first, last)

    def tell(self, figures: FarmFigures) -> tuple[str, Sequence[str], Mapping[str, Sheet]]:
        """연인원 and 실인원 with their averages; what is missing; every table."""
        summary = f"{head_line(figures)} · 기준일 {dates.day_and_weekday(figures.as_of)}"
        self.lacking.tell(figures)
        worked = figures.measure("days").number.value
        notes = [] if worked else ["이 기간에는 근로확인이 된 날이 없습니다."]
        sheets = {"summary": farm_tables.summary(figures)}
        if figures.time:
            sheets["time"] = farm_tables.time(figures)
            self._titles["time"].setText(f"{figures.time_label} 실적")
            self.tabs.setTabText(_TIME_AT, figures.time_label)
        if figures.measure("days").number.value:
            sheets |= {one.id: farm_tables.table(one) for one in figures.tables}
        if figures.support:
            sheets["support"] = farm_tables.support(figures)
        days = {id_ for each in figures.missing for id_ in each.number.ids}
        self.tabs.setTabText(self.missing_at, f"빠진 것 {len(days):,}" if days else "빠진 것")
        self.missing.look(figures.first, figures.last)
        return summary, notes, sheets

    def to_missing(self, gap: object) -> None:
        """The days that lack one thing."""
        assert isinstance(gap, Gap)
        self.missing.choose(gap)
        self.tabs.setCurrentIndex(self.missing_at)
        self.missing.table.setFocus()

    def to_pdf(self, figures: FarmFigures) -> bytes:
        """The pages."""
        return farm_figures.to_pdf(self._desk, figures)

    def store(self, figures: FarmFigures, path: Path) -> Path:
        """Write a file."""
        return farm_figures.save(self._desk, figures, path)

    def note(self, figures: FarmFigures) -> None:
        """Note that the figures were printed."""
        farm_figures.handed_out(self._desk, figures, Action.PRINT)


class FiguresPart(QWidget):
    """See the module's words; it begins with the running month."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.period = PeriodEdit(desk.today)
        self.report = FarmReport(desk, hub, jobs, notices, lambda: self.period.span)
        self.period.edited.connect(self.refresh)
        self.period.refused.connect(notices.warn)
        layout = column(spacing=10)
        layout.addLayout(row(self.period, None, self.report.bar))
        layout.addWidget(self.report, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.report)

    def refresh(self) -> None:
        """조회 (F5)."""
        self.report.refresh()

    def print_(self) -> None:
        """Ctrl+P."""
        self.report.print_()

    def leave(self, then: Callable[[], None]) -> None:
        """Nothing here can be unsaved."""
        then()

    def escape(self) -> bool:
        """Esc: from what is missing back to the numbers."""
        if self.report.tabs.currentIndex() == self.report.missing_at:
            self.report.tabs.setCurrentIndex(0)
            return True
        return False
