"""A record tab that scrolls as a whole: at 150 % a form and its list do not fit one above another.

::

    class Timeline(ScrollingTab):
        def __init__(self, …):
            super().__init__()
            self.hold(column(self.box, self.filters, …))
            self.box.grew.connect(self.follow)
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab

_SETTLED_MS = 30
_AROUND = 72  # pixels kept in sight above and below what is typed into


class ScrollingTab(RecordTab):
    """See the module's words."""

    area: QScrollArea

    def hold(self, layout: QVBoxLayout) -> None:
        """Show what ``layout`` holds; called once."""
        layout.setContentsMargins(0, 12, 12, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(layout)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_SETTLED_MS)
        self._follow.timeout.connect(self._to_focus)

    def follow(self) -> None:
        """Scroll to what has the focus, once what has just been shown has its place."""
        self._follow.start()

    def to_top(self) -> None:
        """Scroll back to the top, for another record."""
        self.area.verticalScrollBar().setValue(0)

    def _to_focus(self) -> None:
        focused = self.window().focusWidget()
        inner = self.area.widget()
        if focused is not None and inner is not None and inner.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, _AROUND)
