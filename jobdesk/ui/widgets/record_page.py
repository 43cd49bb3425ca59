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
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.views import Look
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.list_memory import ListMemory
from jobdesk.ui.models.columns import Column
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import bulk_dialog, dialogs, merge_dialog, trash
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.filter_bar import Load
from jobdesk.ui.widgets.list_frame import ListFrame
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.view_menu import KEYS as VIEW_KEYS
from jobdesk.ui.widgets.view_menu import ViewMenu

_WORDS = 60  # offered in one field


class RecordPage(ListFrame):
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
        super().__init__(
            desk, hub, jobs, notices, preferences, kind, columns, panel, empty, search_hint, title
        )
        self._total = -1
        self._refiltered = False  # the list that comes next answers another question
        self._memory = ListMemory(preferences, kind)
        self.saved_views = ViewMenu(
            desk, hub, jobs, notices, preferences, kind, self.look, self.show_look
        )
        self.header.insert(self.saved_views)
        self.nothing.add_action(_clearing(self.clear_filter))
        self.export_button.clicked.connect(self.export)
        self._connect()

    def _connect(self) -> None:
        self.search.searched.connect(self._on_search)
        self.search.submitted.connect(self._search_done)
        self.bar.changed.connect(self._on_filter)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.notices.error)
        self.panel.shown.connect(self._on_shown)
        self.grid.current_changed.connect(self._on_current)
        self.grid.record_activated.connect(self._edit)
        self.grid.menu_opening.connect(self._on_menu)
        self.grid.delete_pressed.connect(self._trash_selected)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        self.splitter.splitterMoved.connect(self._keep_sizes)
        for keys, action in (
            ("Ctrl+F", self.focus_search),
            (VIEW_KEYS, self.saved_views.open_menu),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self.columns.altered.connect(self.saved_views.tell)
        self.hub.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show the list as it was left; called at the end of a derived constructor."""
        wanted = self._memory.filter()
        self.bar.set_filter(wanted)
        order = self._memory.order()
        if order is not None:
            self._point_to(order)
            self.model.set_order_quietly(order)
        if self._memory.sizes():
            self.splitter.setSizes(self._memory.sizes())
        self.model.set_filter(wanted)
        self._count_all()
        self.saved_views.begin()

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
        """Esc: from the record back to the list; from words that find nothing to all of it."""
        if self.search.hasFocus() and self._total > 0 and not self.model.ids:
            self.search.clear()
            self.search.search_now()
            return
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
        """Add a ready view: a link that puts a filter in force; the menu of views has it too."""
        return self.add_link(label, lambda: self._show_view(wanted()), tip)

    def add_link(self, label: str, action: Callable[[], None], tip: str = "") -> Button:
        """Add a link beside the ready views."""
        self.saved_views.add_ready(label, action)
        return self.links.add(label, action, tip)

    def show_look(self, look: Look) -> None:
        """Show filter, order and columns at once (a saved view)."""
        self.columns.choose(look.columns)
        order = look.order or lists.default_order(self.kind)
        self._point_to(order)
        self.model.set_order_quietly(order)
        self._memory.keep_order(look.order)
        self._show_view(look.filter)

    def look(self) -> Look:
        """Filter, order and columns as they are now."""
        order = self.model.order
        own = None if order == lists.default_order(self.kind) else order
        return Look(self.filter, own, tuple(self.columns.chosen))

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force (the window sends it here)."""
        if kind is self.kind:
            self.saved_views.show_id(view_id)

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
        self._refiltered = True
        self.model.set_filter(wanted)
        if wanted.ids is None:
            self._memory.keep_filter(wanted)
        self.saved_views.tell()

    def _keep_order(self, section: int, direction: Qt.SortOrder) -> None:
        if 0 <= section < len(self.model.columns):
            field = self.model.columns[section].field
            self._memory.keep_order(Order(field, direction is Qt.SortOrder.DescendingOrder))
            self.saved_views.tell()

    def _point_to(self, order: Order) -> None:
        """Let the heading show the order, without asking for it."""
        fields = [c.field for c in self.model.columns]
        at = fields.index(order.field) if order.field in fields else -1
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        head = self.grid.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(at, down if order.descending else up)
        head.blockSignals(False)

    def _keep_sizes(self) -> None:
        self._memory.keep_sizes(self.splitter.sizes())

    # What can be done with the selected rows

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Add what this kind of record can do; a derived page says more."""
        bulk_dialog.offer(menu, self.desk, self.jobs, self.kind, ids, self.window)
        merge_dialog.offer(
            menu, self.desk, self.hub, self.jobs, self.notices, self.kind, ids, self.window
        )
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
        """Show a record: in the list where it is listed, in the panel always.

        Keys act on the chosen rows: no row of somebody else may stay chosen beside it.
        """
        if self.grid.select_id(record_id):
            return
        self.grid.let_go()
        if self.panel.record_id != record_id:
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
        refiltered, self._refiltered = self._refiltered, False
        outside = refiltered and not self.panel.dirty
        if self.grid.current_id() is None and (outside or self.panel.record_id is None):
            self.grid.select_first()
            if self.grid.current_id() is None:
                self.panel.show_record(None)

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

    def _on_shown(self, record: Any) -> None:
        if record is not None and self.isVisible():
            self.hub.visited.emit(Ref(self.kind, record.id))

    def _edit(self, record_id: object) -> None:
        del record_id
        self.panel.focus_first()


def _clearing(action: Callable[[], None]) -> Button:
    button = Button("검색 조건 지우기", icon="x")
    button.clicked.connect(action)
    return button
