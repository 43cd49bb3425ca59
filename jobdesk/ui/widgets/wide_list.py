"""A list over the whole width: what is opened takes the page, so no record stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.views import Look
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.list_memory import ListMemory
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button, Card, column, row
from jobdesk.ui.widgets.column_chooser import ColumnChooser
from jobdesk.ui.widgets.export_dialog import Exporter
from jobdesk.ui.widgets.filter_bar import FilterBar
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, EmptyState, PageHeader
from jobdesk.ui.widgets.record_grid import RecordGrid
from jobdesk.ui.widgets.search_box import SearchBox
from jobdesk.ui.widgets.view_menu import KEYS as VIEW_KEYS
from jobdesk.ui.widgets.view_menu import ViewMenu


class WideList(QWidget):
    """Header, search, conditions, grid. ``opened`` fires with the id of a row by Enter or a
    double click; ``changes`` are the kinds whose changes alter what a row shows."""

    opened = Signal(int)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        *,
        kind: KindId,
        columns: Sequence[Column],
        stretch: str,
        empty: EmptyState,
        search_hint: str,
        changes: frozenset[KindId],
        title: str = "",
        model_type: type[RecordTableModel] = RecordTableModel,
    ) -> None:
        super().__init__()
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.kind, self._changes, self._total = kind, changes, -1
        self.title = title or KINDS[kind].label
        self.setProperty("look", "page")
        self._memory = ListMemory(preferences, kind)
        self.header = PageHeader(self.title)
        self.search = SearchBox(search_hint, name=f"{self.title} 목록에서 찾기")
        self.search.setFixedWidth(round(240 * theme.now().scale / 100))
        self.bar = FilterBar(KINDS[kind])
        self.model = model_type(desk, hub, jobs, kind, columns, self)
        self.grid = RecordGrid(self.model, jobs, desk, notices)
        self.columns = ColumnChooser(kind, self.model, self.grid, preferences)
        self.exporter = Exporter(desk, jobs, notices, preferences, self)
        tip = "이 목록을 엑셀이나 PDF로 내보내고 인쇄합니다"
        self.export_button = Button("엑셀", icon="file-spreadsheet", tip=tip)
        self.saved_views = ViewMenu(
            desk, hub, jobs, notices, preferences, kind, self.look, self.show_look
        )
        self.grid.stretch(stretch)
        for widget in (self.saved_views, self.export_button, self.columns):
            self.header.add(widget)
        self.nothing = EmptyState(
            "search", "찾는 자료가 없습니다", "찾는 말이나 조건을 바꾸어 보세요."
        )
        clear = Button("검색 조건 지우기", icon="x")
        clear.clicked.connect(self.clear_filter)
        self.nothing.add_action(clear)
        self._lay_out(empty)
        self._connect()

    def _lay_out(self, empty: EmptyState) -> None:
        card = Card(margin=1, spacing=0)
        self._stack = QStackedLayout()
        card.body.addLayout(self._stack)  # before its widgets, or they flash as windows
        for part in (self.grid, self.nothing, empty):
            self._stack.addWidget(part)
        filters = row(self.search, self.bar, spacing=8)
        filters.setStretch(1, 1)
        filters.setAlignment(self.search, Qt.AlignmentFlag.AlignTop)
        self.parts = column(self.header, spacing=14)
        self.parts.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 18)
        self.parts.addLayout(filters)
        self.parts.addWidget(card, 1)
        self.setLayout(self.parts)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.search.searched.connect(self.bar.set_text)
        self.search.submitted.connect(self._search_done)
        self.bar.changed.connect(self._on_filter)
        self.model.loaded.connect(self._tell_count)
        self.model.failed.connect(self.notices.error)
        self.grid.record_activated.connect(self._on_activated)
        self.grid.menu_opening.connect(self._on_menu)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        self.export_button.clicked.connect(self.export)
        self.columns.altered.connect(self.saved_views.tell)
        for keys, act in (("Ctrl+F", self.focus_search), (VIEW_KEYS, self.saved_views.open_menu)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hub.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show the list as it was left; called at the end of a derived constructor."""
        wanted, order = self._memory.filter(), self._memory.order()
        self.bar.set_filter(wanted)
        if order is not None:
            self._point_to(order)
            self.model.set_order_quietly(order)
        self.model.set_filter(wanted)
        self._count_all()
        self.saved_views.begin()

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Add what can be done with the chosen rows; a derived list says more."""

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self.model.refresh()
        self._count_all()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def clear_filter(self) -> None:
        """Show everything again."""
        self.search.set_quietly("")
        self.bar.clear()

    def show_filter(self, wanted: Filter) -> None:
        """List what ``wanted`` holds."""
        self.search.set_quietly(wanted.text)
        self.bar.set_filter(wanted)
        self._on_filter(wanted)

    def export(self) -> None:
        """엑셀: the list as it stands."""
        wanted = self.bar.filter()
        words = [f"‘{wanted.text}’ 검색"] if wanted.text else []
        words += self.bar.chip_texts()
        self.exporter.run(
            self.kind, wanted, self.model.order, len(self.model.ids), ", ".join(words)
        )

    def look(self) -> Look:
        """Filter, order and columns as they are now."""
        order = self.model.order
        own = None if order == lists.default_order(self.kind) else order
        return Look(self.bar.filter(), own, tuple(self.columns.chosen))

    def show_look(self, look: Look) -> None:
        """Show filter, order and columns at once (a saved view)."""
        self.columns.choose(look.columns)
        order = look.order or lists.default_order(self.kind)
        self._point_to(order)
        self.model.set_order_quietly(order)
        self._memory.keep_order(look.order)
        self.show_filter(look.filter)

    # What happens

    def _on_filter(self, wanted: object) -> None:
        assert isinstance(wanted, Filter)
        self.model.set_filter(wanted)
        if wanted.ids is None:
            self._memory.keep_filter(wanted)
        self.saved_views.tell()

    def _search_done(self) -> None:
        self.search.search_now()
        self.grid.setFocus()
        if self.grid.current_id() is None:
            self.grid.select_first()

    def _on_activated(self, record_id: object) -> None:
        assert isinstance(record_id, int)
        self.opened.emit(record_id)

    def _on_menu(self, menu: object, ids: object) -> None:
        assert isinstance(menu, QMenu)
        assert isinstance(ids, list)
        if ids:
            self.fill_menu(menu, ids)

    def _keep_order(self, section: int, direction: Qt.SortOrder) -> None:
        if 0 <= section < len(self.model.columns):
            field = self.model.columns[section].field
            self._memory.keep_order(Order(field, direction is Qt.SortOrder.DescendingOrder))
            self.saved_views.tell()

    def _point_to(self, order: Order) -> None:
        """Let the heading show the order, without asking for it."""
        fields = [c.field for c in self.model.columns]
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        head = self.grid.horizontalHeader()
        head.blockSignals(True)
        at = fields.index(order.field) if order.field in fields else -1
        head.setSortIndicator(at, down if order.descending else up)
        head.blockSignals(False)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & self._changes:
            self.refresh()

    def _count_all(self) -> None:
        desk, kind = self.desk, self.kind
        self.jobs.read(lambda: lists.count(desk, kind), self._take_total, key=(id(self), "count"))

    def _take_total(self, total: int) -> None:
        self._total = total
        self._tell_count()

    def _tell_count(self) -> None:
        shown, unit = len(self.model.ids), KINDS[self.kind].unit
        if self._total < 0:
            return
        every = shown == self._total
        self.header.set_count(
            f"{shown:,}{unit}" if every else f"{self._total:,}{unit} 중 {shown:,}{unit}"
        )
        self.export_button.setEnabled(shown > 0)
        self._stack.setCurrentIndex(0 if shown else (2 if self._total == 0 else 1))
        if shown and self.grid.current_id() is None:
            self.grid.select_first()
