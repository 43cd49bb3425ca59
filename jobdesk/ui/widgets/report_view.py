"""Frozen figures as tables in tabs: each number opens its records, all of it prints and saves.

A derived view says what is reckoned (``reckoner``), how it is told (``tell``) and how the figures
become pages and files (``to_pdf``, ``store``, ``note``); ``tables`` and ``names`` say which tables
stand in which tab.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.figures import Number
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
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

_YEARS_BACK = 8


class ReportView(QWidget):
    """See the module's words. ``bar``, which the place puts above, prints and saves; ``years``
    lets a year be chosen there too."""

    told_by: frozenset[KindId] = frozenset()
    tables: Sequence[tuple[str, tuple[str, ...]]] = ()
    names: Mapping[str, str] = {}
    what = ""
    """What the figures are called where they are saved."""
    hint = ""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, *, years: bool = False
    ) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.figures: Any = None
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
        self._make_years()
        self.summary = Label(weight=600, wrap=True, tabular=True)
        self.remark = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.views: dict[str, FiguresView] = {}
        self._titles: dict[str, Label] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("표 고르기")
        self.tabs.tabBar().setAccessibleName("표 고르기")
        for name, ids in self.tables:
            self.tabs.addTab(self._tab(ids), name)
        card = Card(margin=12, spacing=8)
        for part in (self.summary, self.remark, *self.above_tables()):
            card.body.addWidget(part)
        card.body.addWidget(self.tabs, 1)
        card.body.addWidget(Rule())
        card.body.addWidget(Label(self.hint, points=SMALL + 0.5, look="muted", wrap=True))
        self.bar = QWidget()
        chooser = (self.before, self.year, self.after) if years else ()
        self.bar.setLayout(row(*chooser, *self._buttons))
        self.setLayout(column(card, spacing=0))
        self.setFocusProxy(self.views[self.tables[0][1][0]])
        hub.changed.connect(self._on_changed)

    def _make_years(self) -> None:
        today = self._desk.today()
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

    # What a derived view says

    def reckoner(self) -> Callable[[], Any]:
        """What reckons the figures that are chosen now, away from the window."""
        raise NotImplementedError

    def tell(self, figures: Any) -> tuple[str, Sequence[str], Mapping[str, Sheet]]:
        """The summary, what is said beneath it, and every table by its id; a table that is left
        out is hidden."""
        raise NotImplementedError

    def to_pdf(self, figures: Any) -> bytes:
        """The pages."""
        raise NotImplementedError

    def store(self, figures: Any, path: Path) -> Path:
        """Write a file."""
        raise NotImplementedError

    def note(self, figures: Any) -> None:
        """Note in the access log that the figures were printed."""
        raise NotImplementedError

    def above_tables(self) -> Sequence[QWidget]:
        """What more stands between the words and the tables, also for the Tab key."""
        return ()

    @property
    def chosen_year(self) -> int:
        """The year that is chosen."""
        return int(str(self.year.value()).removesuffix("년"))

    # What the page asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._stale = False
        self._jobs.read(self.reckoner(), self._show, key=(id(self), "figures"))

    def print_(self) -> None:
        """Print the figures as they are now."""
        reckon = self.reckoner()

        def make() -> tuple[Any, bytes]:
            figures = reckon()
            return figures, self.to_pdf(figures)

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
            view = FiguresView(f"{self.names[id_]} 표")
            view.opened.connect(self._open)
            self.views[id_] = view
            title = Label(self.names[id_], weight=600)
            self._titles[id_] = title
            part = QWidget()
            inside = column(title, view, spacing=8)
            inside.setContentsMargins(0, 0, 0, 12)
            part.setLayout(inside)
            layout.addWidget(part)
        layout.addStretch(1)
        body.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _show(self, figures: Any) -> None:
        self.figures = figures
        summary, notes, sheets = self.tell(figures)
        self.summary.setText(summary)
        self.remark.setText("\n".join(notes))
        self.remark.setVisible(bool(notes))
        for id_, view in self.views.items():
            sheet = sheets.get(id_)
            part = view.parentWidget()
            if part is not None:
                part.setVisible(sheet is not None)
            if sheet is not None:
                view.show_sheet(sheet)
        for at, (_, ids) in enumerate(self.tables):
            self.tabs.setTabVisible(at, any(id_ in sheets for id_ in ids))
        for button in self._buttons:
            button.setEnabled(True)

    def _open(self, number: Number) -> None:
        self._hub.show_filtered.emit((number.kind, Filter(ids=number.ids)))

    def _step(self, by: int) -> None:
        this = self._desk.today().year
        if this - _YEARS_BACK < self.chosen_year + by <= this:
            self.year.set_value(f"{self.chosen_year + by}년")
            self.refresh()

    def _print(self, made: tuple[Any, bytes]) -> None:
        figures, pdf = made
        if printing.print_pdf(pdf, figures.title, self):
            self._jobs.write(lambda: self.note(figures), None)

    def _save(self, suffix: str, kinds: str) -> None:
        figures = self.figures
        if figures is None:
            return
        name = f"{figures.title}{suffix}"
        path = pickers.file_to_save(self, f"{self.what} 저장", name, kinds)
        if path is not None:
            self._jobs.write(lambda: self.store(figures, path), self._saved)

    def _saved(self, path: Path) -> None:
        self._notices.say(f"{self.what}을 저장했습니다: {path}")

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if not change.kinds & self.told_by:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
