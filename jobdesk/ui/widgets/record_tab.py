"""A tab of a record panel that is not the form's: it shows what hangs on the record.

::

    class Timeline(RecordTab):
        def show_record(self, record): ...            # ask in the background, then show
        def refresh_linked(self, change): ...         # other records changed

    panel.add_tab(Timeline(desk, hub, jobs, notices), "이력")

A tab is asked to show its record only when it is looked at. Where ``counted`` tells a number,
it stands behind the tab's title.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jobdesk.domain.changes import Change
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer


class RecordTab(QWidget):
    """See the module's words; what is shown belongs to the record last given."""

    counted = Signal(int)
    """How many things the tab shows; 0 leaves the title bare."""

    def show_record(self, record: Any) -> None:
        """Show what hangs on ``record``, a dataclass of the panel's kind."""
        raise NotImplementedError

    def foresee(self, record: Any) -> None:
        """Another record is shown while another tab is looked at; a tab whose number says much
        asks for that alone and emits ``counted``."""

    def refresh_linked(self, change: Change) -> None:
        """Other records changed while this tab is looked at; compare ``change.kinds``."""

    def save(self) -> None:
        """Ctrl+S while this tab holds something that is not saved."""

    @property
    def dirty(self) -> bool:
        """Whether something typed here is not saved."""
        return False

    @property
    def leave_text(self) -> str:
        """What would be lost, as asked before the record is left."""
        return "이 탭에 입력하던 내용이 저장되지 않았습니다."

    def discard(self) -> None:
        """Drop what is not saved; called after the user said so."""


class RecordTabs(QObject):
    """The added tabs of one panel: shown when looked at, counted, asked before leaving."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._titles: dict[RecordTab, str] = {}
        self._waiting: set[RecordTab] = set()
        self._record: Any = None
        tabs.currentChanged.connect(self._show_current)

    def add(self, tab: RecordTab, title: str) -> None:
        """Put a tab at the end."""
        self._titles[tab] = title
        self._waiting.add(tab)
        self._tabs.addTab(tab, title)
        tab.counted.connect(self._count)

    def load(self, record: Any) -> None:
        """Another record, or the same one anew; what is being typed for it stays."""
        same = self._record is not None and self._record.id == record.id
        self._record = record
        for tab, title in self._titles.items():
            if not same:
                self._tabs.setTabText(self._tabs.indexOf(tab), title)
            if not (same and tab.dirty):
                self._waiting.add(tab)
        self._show_current()
        for tab in self._waiting:
            tab.foresee(record)

    def changed(self, change: Change) -> None:
        """Other records changed: the tab looked at hears of it, the others ask again later."""
        current = self._tabs.currentWidget()
        for tab in self._titles:
            if tab is current and tab not in self._waiting:
                tab.refresh_linked(change)
            elif not tab.dirty:
                self._waiting.add(tab)

    def save(self) -> None:
        """Let each tab save what it holds."""
        for tab in self._titles:
            if tab.dirty:
                tab.save()

    @property
    def dirty(self) -> bool:
        """Whether any tab holds something that is not saved."""
        return any(tab.dirty for tab in self._titles)

    def leave(self, then: Callable[[], None], kept: Callable[[], None] | None) -> None:
        """Run ``then`` once nothing is unsaved, asking for each tab that holds something."""
        for tab in self._titles:
            if not tab.dirty:
                continue
            self._tabs.setCurrentWidget(tab)
            answer = dialogs.ask(
                self._tabs,
                "저장하지 않은 내용이 있습니다",
                tab.leave_text,
                Answer("discard", "버리기", "danger"),
                Answer("stay", "계속 편집", "primary"),
            )
            if answer != "discard":
                if kept is not None:
                    kept()
                return
            tab.discard()
        then()

    def _show_current(self) -> None:
        tab = self._tabs.currentWidget()
        if isinstance(tab, RecordTab) and tab in self._waiting and self._record is not None:
            self._waiting.discard(tab)
            tab.show_record(self._record)

    def _count(self, count: int) -> None:
        tab = self.sender()
        if isinstance(tab, RecordTab):
            title = self._titles[tab]
            at = self._tabs.indexOf(tab)
            self._tabs.setTabText(at, f"{title} {count:,}" if count else title)
