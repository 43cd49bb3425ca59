"""Going from page to page: which one is shown, what it is asked, the way back and forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.ui import whereabouts
from jobdesk.ui.page_entry import Context, PageEntry
from jobdesk.ui.trail import Place, Trail
from jobdesk.ui.widgets.tabbed_page import TabbedPage


class PageWays(QObject):
    """The pages of a window, made when first shown; the hub's wishes lead through them."""

    shown = Signal(str)
    """Another page is shown, before it gets the focus."""
    settled = Signal(str)
    """It is shown and has the focus."""
    turned = Signal()
    """A tab of the page turned."""
    told = Signal(bool, bool)
    """Whether there is a way back, and one forward."""

    def __init__(
        self,
        context: Context,
        entries: Sequence[PageEntry],
        locked: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._locked = context, locked
        self._entries = {entry.name: entry for entry in entries}
        self.pages: dict[str, QWidget] = {}
        self.current = ""
        self.stack = QStackedWidget()
        self._trail = Trail()
        self._going = False
        """Whether a page is being led somewhere, so that its tabs tell of no step."""
        hub = context.hub
        hub.kinds = frozenset().union(*(entry.kinds for entry in entries))
        hub.open_record.connect(self._open_record)
        hub.show_filtered.connect(self._show_filtered)
        hub.show_view.connect(self._show_saved)
        hub.visited.connect(self._on_visited)
        hub.show_page.connect(self.show_page)
        hub.new_record.connect(self.new_record)

    @property
    def shown_page(self) -> QWidget | None:
        """The page that is shown."""
        return self.stack.currentWidget()

    def show_page(self, name: str) -> None:
        """Show a page, made the first time; an unknown name changes nothing.

        ``settings:backup`` goes on to a part of the page, by its ``show_part(name)``.
        """
        name, _, part = name.partition(":")
        if name not in self._entries or self._locked():
            return
        self._lead(name, "show_part" if part else "", part, part=part)

    def page(self, name: str) -> QWidget:
        """The page of that name, made now if need be."""
        if name not in self.pages:
            page = self._entries[name].make(self._context)
            self.pages[name] = page
            self.stack.addWidget(page)
            turned = getattr(page, "turned", None)
            if turned is not None:
                turned.connect(self._on_turned)
        return self.pages[name]

    def _show(self, name: str) -> None:
        new = name not in self.pages
        page = self.page(name)
        self.current = name
        self.stack.setCurrentWidget(page)
        self.shown.emit(name)
        if new or self.stack.window().focusWidget() is None:
            page.setFocus()  # the search box gives it up when it has found
        self.settled.emit(name)

    def _page_of(self, kind: KindId) -> str:
        return next((e.name for e in self._entries.values() if kind in e.kinds), "")

    def _open_record(self, ref: object) -> None:
        assert isinstance(ref, Ref)
        if name := self._page_of(ref.kind):
            self._lead(name, "open_record", ref, ref=ref)
        else:
            whereabouts.open_owner(self._context, ref)

    def _show_filtered(self, what: object) -> None:
        assert isinstance(what, tuple)
        if name := self._page_of(what[0]):
            self._lead(name, "show_filtered", *what)

    def _show_saved(self, what: object) -> None:
        assert isinstance(what, tuple)
        if name := self._page_of(what[0]):
            self._lead(name, "show_saved", *what)

    def _lead(
        self, name: str, wish: str, *what: object, ref: Ref | None = None, part: str = ""
    ) -> None:
        """Show a page and ask something of it: one step of the way, whatever tabs turn."""
        self._going = True
        self._show(name)
        if wish:
            self.ask(wish, *what)
        self._going = False
        self._visit(ref, part)

    def new_record(self, kind: object) -> None:
        """Begin a record of a kind on its page."""
        assert isinstance(kind, KindId)
        if name := self._page_of(kind):
            self.show_page(name)
            if not self.ask("new_of", kind):
                self.ask("new")

    def _here(self, ref: Ref | None = None, part: str = "") -> Place:
        page = self.shown_page
        standing = getattr(page, "standing", None)
        if standing is not None:
            return Place(self.current, *standing)
        return Place(self.current, page.name if isinstance(page, TabbedPage) else part, ref)

    def _visit(self, ref: Ref | None, part: str = "") -> None:
        self._trail.visit(self._here(ref, part))
        self._tell_trail()

    def _on_turned(self) -> None:
        self.turned.emit()
        if not self._going:
            self._visit(None)

    def _on_visited(self, ref: object) -> None:
        """A page came to show a record, by its list or by being opened."""
        assert isinstance(ref, Ref)
        if not self._going and self._page_of(ref.kind) == self.current:
            self._trail.look(self._here(ref))
            self._tell_trail()

    def _tell_trail(self) -> None:
        self.told.emit(self._trail.can(-1), self._trail.can(1))

    def step(self, by: int) -> None:
        """Go back (-1) or forward (1) on the way so far."""
        place = None if self._locked() else self._trail.step(by)
        if place is None:
            return
        self._going = True
        self._show(place.page)
        if not self.ask("stand_at", place.part, place.ref):
            if place.part:
                self.ask("show_part", place.part)
            if place.ref is not None:
                self.ask("open_record", place.ref)
        self._going = False
        self._tell_trail()

    def ask(self, name: str, *arguments: object) -> bool:
        """Call an optional method of the page shown. False when it has none."""
        method = getattr(self.shown_page, name, None)
        if method is None:
            return False
        method(*arguments)
        return True
