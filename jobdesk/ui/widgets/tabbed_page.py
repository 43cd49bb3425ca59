"""Several lists or boards behind the tabs of one page; the window speaks to the one shown.

::

    class NetworkPage(TabbedPage):
        def __init__(self, desk, hub, jobs, notices, preferences):
            parts = desk, hub, jobs, notices, preferences
            super().__init__("협력·홍보", (
                Tab("agreements", "협약", AgreementList(*parts), frozenset({KindId.AGREEMENTS})),
                Tab("board", "홍보", lambda: Board(*parts)),      # made when first looked at
            ))

A tab's widget is a RecordPage, or any QWidget with some of the methods the window asks of a
page; where it has a ``header`` (PageHeader), that stands beside the tabs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.ui import theme
from jobdesk.ui.leaving import leave_all
from jobdesk.ui.widgets.basics import HEADING, column, row
from jobdesk.ui.widgets.folding_tabs import FoldingTabBar
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN, PageHeader


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name for ``go``, its title, what it shows, the kinds it opens."""

    name: str
    title: str
    widget: QWidget | Callable[[], QWidget]
    kinds: frozenset[KindId] = frozenset()


class TabbedPage(QWidget):
    """See the module's words. ``turned`` fires with the name of the tab now shown."""

    turned = Signal(str)

    def __init__(self, title: str, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.title = title
        self._tabs = {tab.name: tab for tab in tabs}
        self._made: dict[str, QWidget] = {}
        self._headers: dict[str, QWidget] = {}
        self.setProperty("look", "page")
        self.tabs = FoldingTabBar(f"{title} 탭")
        self.tabs.setFont(theme.now().font(HEADING, 600))
        self._heads, self._pages = QStackedWidget(), QStackedWidget()
        head = row(self.tabs, self.tabs.button, self._heads, spacing=8)
        head.setStretch(2, 1)
        # The tabs come first: links of a header fold before a tab goes behind its button.
        self._heads.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 0)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setLayout(layout)
        for tab in tabs:
            self.tabs.addTab(tab.title)
            if isinstance(tab.widget, QWidget):
                self.widget(tab.name)
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.altered.connect(self._fit)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(self._next if by > 0 else self._previous)
        self._show(self.name)

    # Which tab

    @property
    def name(self) -> str:
        """Name of the tab that is shown."""
        return list(self._tabs)[self.tabs.currentIndex()]

    @property
    def current(self) -> Any:
        """What the shown tab holds."""
        return self.widget(self.name)

    @property
    def primary(self) -> tuple[str, str]:
        """Label and icon of the shown tab's own new-button; two empty words for none."""
        label, icon = getattr(self.current, "primary", ("", ""))
        return str(label), str(icon)

    def widget(self, name: str) -> Any:
        """What a tab holds, made now if need be. Raises KeyError for an unknown name."""
        if name not in self._made:
            given = self._tabs[name].widget
            made = given if isinstance(given, QWidget) else given()
            self._made[name] = made
            self._headers[name] = self._header(made)
            self._heads.addWidget(self._headers[name])
            self._pages.addWidget(made)
        return self._made[name]

    def go(self, name: str) -> Any:
        """Show a tab; what it holds."""
        self.tabs.setCurrentIndex(list(self._tabs).index(name))
        return self.current

    def show_part(self, name: str) -> None:
        """Show a tab as the hub names it (``work:referrals``); another name changes nothing."""
        if name in self._tabs:
            self.go(name)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._ask("refresh")

    def save(self) -> None:
        """Ctrl+S."""
        self._ask("save")

    def print_(self) -> None:
        """Ctrl+P."""
        self._ask("print_")

    @property
    def printable(self) -> bool:
        """Whether the shown tab has something to print."""
        return hasattr(self.current, "print_")

    def escape(self) -> None:
        """Esc: from the record back to the list."""
        self._ask("escape")

    def focus_search(self) -> None:
        """Ctrl+F."""
        self._ask("focus_search")

    def primary_action(self) -> None:
        """The shown tab's own new-button."""
        self._ask("primary_action")

    def new(self) -> None:
        """A new record of the shown tab."""
        self._ask("new")

    def new_of(self, kind: KindId) -> None:
        """A new record of a kind, in the tab that shows it."""
        self._of(kind)
        self.new()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` when no tab holds anything unsaved, asking for each that does."""
        leave_all(list(self._made.values()), then)

    def open_record(self, ref: Ref) -> None:
        """Show a record in its tab."""
        self._of(ref.kind).open_record(ref)

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records in the tab of their kind."""
        self._of(kind).show_filtered(kind, wanted)

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force in the tab of its kind."""
        self._of(kind).show_saved(kind, view_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other tabs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self._headers.get(self.name) if self.tabs.count() else None
        if head is not None:
            self.tabs.fit(self.width() - 2 * PAGE_MARGIN - head.minimumSizeHint().width() - 16)

    # Turning

    def _of(self, kind: KindId) -> Any:
        for tab in self._tabs.values():
            if kind in tab.kinds:
                return self.go(tab.name)
        raise LookupError(f"no tab of {self.title} shows {kind}")

    def _ask(self, name: str) -> None:
        method = getattr(self.current, name, None)
        if method is not None:
            method()

    def _header(self, made: QWidget) -> QWidget:
        header, layout = getattr(made, "header", None), made.layout()
        framed = isinstance(header, PageHeader)
        if layout is not None and (framed or layout.contentsMargins().isNull()):
            layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 18)
        if not isinstance(header, PageHeader):
            return QWidget()
        header.title.hide()
        return header

    def _next(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _previous(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() - 1) % self.tabs.count())

    def _turn(self, at: int) -> None:
        del at
        self._show(self.name)
        self.turned.emit(self.name)

    def _show(self, name: str) -> None:
        shown = self.widget(name)
        focused = self.window().focusWidget()
        held = focused is not None and self._pages.isAncestorOf(focused)
        first = shown.focusWidget() is None
        for other, header in self._headers.items():
            # A stack is as wide as its widest page: a head that is not seen takes no room
            # from the tabs.
            seen = QSizePolicy.Policy.Preferred if other == name else QSizePolicy.Policy.Ignored
            header.setSizePolicy(seen, header.sizePolicy().verticalPolicy())
        self._heads.setCurrentWidget(self._headers[name])
        self._pages.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self._fit()
        if held and first:  # Qt would take the first that stands in it, a button of the header
            shown.setFocus()
