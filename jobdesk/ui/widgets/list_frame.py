"""How a list beside a record is laid out: header, search, conditions, grid, panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.column_chooser import ColumnChooser
from jobdesk.ui.widgets.export_dialog import Exporter
from jobdesk.ui.widgets.filter_bar import FilterBar
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, EmptyState, PageHeader
from jobdesk.ui.widgets.record_grid import RecordGrid
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.search_box import SearchBox

_SHARES = (55, 45)  # of the width: list, record


class ReadyLinks(QWidget):
    """바로 보기: links that put a ready filter in force; away where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(spacing=4)
        self.setLayout(self._row)
        self.setAccessibleName("바로 보기")

    def add(self, label: str, action: Callable[[], None], tip: str = "") -> Button:
        """Add a link at the right."""
        if self._row.count() == 0:
            self._row.addWidget(Label("바로 보기", points=SMALL + 0.75, look="muted"))
        button = Button(label, look="link", tip=tip)
        button.clicked.connect(action)
        self._row.addWidget(button)
        return button


class ListFrame(QWidget):
    """The parts of a record page and where they stand; what they do is the page's."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        kind: KindId,
        columns: Sequence[Column],
        panel: RecordPanel,
        empty: EmptyState,
        search_hint: str,
        title: str,
    ) -> None:
        super().__init__()
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.preferences = preferences
        self.kind = kind
        self.title = title or KINDS[kind].label
        self.panel = panel
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(self.title)
        self.search = SearchBox(search_hint, name=f"{self.title} 목록에서 찾기")
        self.search.setFixedWidth(round(220 * theme.now().scale / 100))
        self.bar = FilterBar(KINDS[kind])
        self.links = ReadyLinks()
        self.model = RecordTableModel(desk, hub, jobs, kind, columns, self)
        self.grid = RecordGrid(self.model, jobs, desk, notices)
        self.exporter = Exporter(desk, jobs, notices, preferences, self)
        tip = "이 목록을 엑셀이나 PDF로 내보내고 인쇄합니다"
        self.export_button = Button("엑셀", icon="file-spreadsheet", tip=tip)
        self.columns = ColumnChooser(kind, self.model, self.grid, preferences)
        self.header.add(self.links)
        self.header.fold(self.links)
        self.header.add(self.export_button)
        self.header.add(self.columns)
        self.nothing = EmptyState(
            "search", "찾는 자료가 없습니다", "찾는 말이나 조건을 바꾸어 보세요."
        )
        layout = column(spacing=14)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 18)
        layout.addWidget(self.header)
        filters = row(self.search, self.bar, spacing=8)
        filters.setStretch(1, 1)
        filters.setAlignment(self.search, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(filters)
        layout.addWidget(self._make_splitter(empty), 1)
        self.setLayout(layout)
        self.setFocusProxy(self.grid)

    def _make_splitter(self, empty: EmptyState) -> QSplitter:
        card = Card(margin=1, spacing=0)
        self._stack = QStackedLayout()
        card.body.addLayout(self._stack)  # before its widgets, or they flash as windows
        for part in (self.grid, self.nothing, empty):
            self._stack.addWidget(part)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.panel)
        for number, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(number, share)
        self.splitter.setSizes([10 * share for share in _SHARES])
        card.setMinimumWidth(320)
        self.panel.setMinimumWidth(360)
        return self.splitter
