"""A page of one kind: header, filter bar, grid at the left, record panel at the right.

::

    class EmployersPage(RecordPage):
        def __init__(self, desk, hub, jobs, notices, preferences):
            panel = EmployerPanel(desk, hub, jobs, notices)
            super().__init__(desk, hub, jobs, notices, preferences,
                             kind=KindId.EMPLOYERS, columns=…, panel=panel,
                             empty=EmptyState(…), search_hint="업체명, 사업자번호, 전화")
            self.bar.add_choice("status", …)
            self.add_action_button(Button("새 업체", icon="plus"), self.new)
            self.begin()

Filter, order and the splitter are kept per user under the kind's name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import kept_filters, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import bulk_dialog, dialogs, trash
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.column_chooser import ColumnChooser
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.export_dialog import Exporter
from jobdesk.ui.widgets.filter_bar import FilterBar, Load
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, EmptyState, PageHeader
from jobdesk.ui.widgets.record_grid import RecordGrid
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.search_box import SearchBox

_WORDS = 60  # offered in one field
_SHARES = (55, 45)  # of the width: list, record


class RecordPage(QWidget):
    """See the module's words."""

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
        panel: RecordPanel,
        empty: EmptyState,
        search_hint: str,
        title: str = "",
    ) -> None:
        super().__init__()
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.preferences = preferences
        self.kind = kind
        self.title = title or KINDS[kind].label
        self.panel = panel
        self._total = -1
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(self.title)
        self.search = SearchBox(search_hint, name=f"{self.title} 목록에서 찾기")
        self.search.setFixedWidth(round(220 * theme.now().scale / 100))
        self.bar = FilterBar(KINDS[kind])
        self.views = row(spacing=4)
        self.model = RecordTableModel(desk, hub, jobs, kind, columns, self)
        self.grid = RecordGrid(self.model, jobs, desk, notices)
        self.exporter = Exporter(desk, jobs, notices, self)
        self._build(empty)
        self._connect()

    def _build(self, empty: EmptyState) -> None:
        export = Button("엑셀", icon="file-spreadsheet", tip="이 목록을 엑셀 파일로 내보냅니다")
        export.clicked.connect(self.export)
        self.export_button = export
        self.header.add(export)
        self.columns = ColumnChooser(self.kind, self.model, self.grid, self.preferences)
        self.header.add(self.columns)
        self.nothing = EmptyState(
            "search",
            "찾는 자료가 없습니다",
            "찾는 말이나 조건을 바꾸어 보세요.",
            _clearing(self.clear_filter),
        )
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
        self.setFocusProxy(self.grid)
        filters = row(self.search, self.bar, spacing=8)
        filters.setStretch(1, 1)
        filters.setAlignment(self.search, Qt.AlignmentFlag.AlignTop)
        self.header.insert_layout(self.views)
        layout = column(spacing=14)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 18)
        layout.addWidget(self.header)
        layout.addLayout(filters)
        layout.addWidget(self.splitter, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_search)
        self.search.submitted.connect(self._search_done)
        self.bar.changed.connect(self._on_filter)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.notices.error)
        self.grid.current_changed.connect(self._on_current)
        self.grid.record_activated.connect(self._edit)
        self.grid.menu_opening.connect(self._on_menu)
        self.grid.delete_pressed.connect(self._trash_selected)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        self.splitter.splitterMoved.connect(self._keep_sizes)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_search)
        self.hub.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show the list as it was left; called at the end of a derived constructor."""
        kept = str(self.preferences.value(f"{self.kind}/filter", ""))
        wanted = kept_filters.from_text(kept, KINDS[self.kind])
        self.bar.set_filter(wanted)
        order = self.preferences.value(f"{self.kind}/order", [])
        if isinstance(order, list) and len(order) == 2:
            self._restore_order(Order(str(order[0]), bool(order[1])))
        sizes = self.preferences.value(f"{self.kind}/splitter", [])
        if isinstance(sizes, list) and len(sizes) == 2:
            self.splitter.setSizes([int(s) for s in sizes])
        self.model.set_filter(wanted)
        self._count_all()

    def suggest_stored(self, offered: dict[str, tuple[str, ...]], *field_ids: str) -> None:
        """Offer the words most often stored in these fields, as soon as they are counted.

        They are put into ``offered``, of which later forms are made, and into the panel's.
        """
        desk, kind = self.desk, self.kind

        def count() -> dict[str, tuple[str, ...]]:
            return {
                field_id: tuple(word for word, _ in lists.distinct(desk, kind, field_id))[:_WORDS]
                for field_id in field_ids
            }

        def take(found: dict[str, tuple[str, ...]]) -> None:
            offered.update(found)
            for field_id, words in found.items():
                self.panel.form.suggest(field_id, words)

        self.jobs.read(count, take, key=(id(self), "words"))

    def stored_values(self, field_id: str) -> Load:
        """The values of a field for a chooser of the filter bar, asked when it is opened."""
        desk, kind = self.desk, self.kind

        def load(fill: Callable[[Sequence[str]], None]) -> None:
            self.jobs.read(
                lambda: [word for word, _ in lists.distinct(desk, kind, field_id)],
                fill,
                key=(id(self), field_id),
            )

        return load

    # What the window asks of a page

    def refresh(self) -> None:
        """조회 (F5)."""
        self.model.refresh()
        self._count_all()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def save(self) -> None:
        """Ctrl+S."""
        self.panel.save()

    def escape(self) -> None:
        """Esc: from the record back to the list."""
        self.grid.setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` unless the user wants to go on with what is not saved."""
        self.panel.leave(then)

    def export(self) -> None:
        """엑셀: the list as it stands."""
        words = [f"‘{self.filter.text}’ 검색"] if self.filter.text else []
        words += self.bar.chip_texts()
        self.exporter.run(
            self.kind, self.filter, self.model.order, len(self.model.ids), ", ".join(words)
        )

    # Filter, order, views

    @property
    def filter(self) -> Filter:
        """The filter in force, search text included."""
        return self.bar.filter()

    def clear_filter(self) -> None:
        """Show everything again."""
        self.search.set_quietly("")
        self.bar.clear()

    def add_view(self, label: str, wanted: Callable[[], Filter], tip: str = "") -> Button:
        """Add a saved view: a link that puts a ready filter in force."""
        if self.views.count() == 0:
            self.views.addWidget(Label("바로 보기", points=SMALL + 0.75, look="muted"))
        button = Button(label, look="link", tip=tip)
        button.clicked.connect(lambda: self._show_view(wanted()))
        self.views.addWidget(button)
        return button

    def add_action_button(self, button: Button, action: Callable[[], None]) -> None:
        """Add a button to the header, before 엑셀."""
        button.clicked.connect(action)
        self.header.insert(button)

    def _show_view(self, wanted: Filter) -> None:
        self.search.set_quietly(wanted.text)
        self.bar.set_filter(wanted)
        self._on_filter(wanted)

    def _on_search(self, text: str) -> None:
        self.bar.set_text(text)

    def _search_done(self) -> None:
        self.search.search_now()
        self.grid.setFocus()
        if self.grid.current_id() is None:
            self.grid.select_first()

    def _on_filter(self, wanted: object) -> None:
        assert isinstance(wanted, Filter)
        self.model.set_filter(wanted)
        if wanted.ids is None:
            kept = kept_filters.to_text(replace(wanted, text=""))
            self.preferences.set_value(f"{self.kind}/filter", kept)

    def _keep_order(self, section: int, direction: Qt.SortOrder) -> None:
        if 0 <= section < len(self.model.columns):
            field = self.model.columns[section].field
            down = direction is Qt.SortOrder.DescendingOrder
            self.preferences.set_value(f"{self.kind}/order", [field, down])

    def _restore_order(self, order: Order) -> None:
        fields = [c.field for c in self.model.columns]
        if order.field in fields:
            down = Qt.SortOrder.DescendingOrder
            up = Qt.SortOrder.AscendingOrder
            self.grid.horizontalHeader().setSortIndicator(
                fields.index(order.field), down if order.descending else up
            )

    def _keep_sizes(self) -> None:
        self.preferences.set_value(f"{self.kind}/splitter", self.splitter.sizes())

    # What can be done with the selected rows

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Add what this kind of record can do; a derived page says more."""
        bulk_dialog.offer(menu, self.desk, self.jobs, self.kind, ids, self.window)
        unit = KINDS[self.kind].unit
        words = f"휴지통으로 옮기기 ({len(ids):,}{unit})" if len(ids) > 1 else "휴지통으로 옮기기"
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        action.triggered.connect(self._trash_selected)

    def _on_menu(self, menu: object, ids: object) -> None:
        assert isinstance(menu, QMenu)
        assert isinstance(ids, list)
        if ids and not self.desk.read_only:
            self.fill_menu(menu, ids)

    def _trash_selected(self) -> None:
        ids = self.grid.selected_ids()
        if not ids or self.desk.read_only:
            return
        if len(ids) > trash.SURE_UP_TO and not self._sure(len(ids)):
            return
        desk, move = self.desk, trash.TRASH[self.kind]
        self.panel.leave(lambda: self.jobs.write(lambda: move(desk, ids)))

    def _sure(self, count: int) -> bool:
        answer = dialogs.ask(
            self.window(),
            "여러 기록을 휴지통으로 옮깁니다",
            f"{KINDS[self.kind].label} {count:,}{KINDS[self.kind].unit}을 휴지통으로 옮길까요? "
            "바로 실행 취소할 수 있고, 휴지통에서도 되살릴 수 있습니다.",
            Answer("stay", "그대로 두기", "primary"),
            Answer("trash", "휴지통으로 옮기기", "danger"),
        )
        return answer == "trash"

    # What happens elsewhere

    def open_record(self, ref: Ref) -> None:
        """Show a record of this kind (the window sends it here)."""
        self.panel.leave(lambda: self.open_id(ref.id))

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records (the window sends them here)."""
        if kind is self.kind:
            self._show_view(wanted)

    def open_id(self, record_id: int) -> None:
        """Show a record: in the list where it is listed, in the panel always."""
        if not self.grid.select_id(record_id) and self.panel.record_id != record_id:
            self.panel.show_record(record_id)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if self.kind in change.kinds:
            self._count_all()

    # Counting and showing

    def _count_all(self) -> None:
        desk, kind = self.desk, self.kind
        self.jobs.read(lambda: lists.count(desk, kind), self._take_total, key=(id(self), "count"))

    def _take_total(self, total: int) -> None:
        self._total = total
        self._tell_count()

    def _on_loaded(self) -> None:
        self._tell_count()
        if self.grid.current_id() is None and self.panel.record is None:
            self.grid.select_first()

    def _tell_count(self) -> None:
        shown, unit = len(self.model.ids), KINDS[self.kind].unit
        if self._total < 0:
            return
        if shown == self._total:
            self.header.set_count(f"{shown:,}{unit}")
        else:
            self.header.set_count(f"{self._total:,}{unit} 중 {shown:,}{unit}")
        self._stack.setCurrentIndex(0 if shown else (2 if self._total == 0 else 1))
        self.export_button.setEnabled(shown > 0)

    def _on_current(self, record_id: object) -> None:
        wanted = record_id if isinstance(record_id, int) else None
        if wanted == self.panel.record_id:
            return
        if wanted is None and self.panel.dirty:
            return  # what is being typed outlives a filter that hides its record
        self.panel.leave(lambda: self.panel.show_record(wanted), self._back_to_shown)

    def _back_to_shown(self) -> None:
        if self.panel.record_id is not None:
            self.grid.select_id(self.panel.record_id)

    def _edit(self, record_id: object) -> None:
        del record_id
        self.panel.focus_first()


def _clearing(action: Callable[[], None]) -> Button:
    button = Button("모두 지우기", icon="x")
    button.clicked.connect(action)
    return button
