"""더 하기: what a page does now and then, behind one button in its header.

::

    more = MoreButton()
    more.add("중복 점검…", self.check_duplicates)
    self.header.add(more)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from jobdesk.ui.widgets.basics import IconButton


class MoreButton(IconButton):
    """See the module's words."""

    def __init__(self) -> None:
        super().__init__("ellipsis", "더 하기")
        self._acts: list[tuple[str, Callable[[], None]]] = []
        self.clicked.connect(self._open)

    def add(self, label: str, act: Callable[[], None]) -> None:
        """Add one thing to do."""
        self._acts.append((label, act))

    def menu_of_acts(self) -> QMenu:
        """The menu, not shown yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, act in self._acts:
            menu.addAction(label).triggered.connect(act)
        return menu

    def _open(self) -> None:
        self.menu_of_acts().popup(self.mapToGlobal(QPoint(0, self.height())))
