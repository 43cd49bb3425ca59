"""Tabs that fit their width: the last ones go behind a button instead of under arrows.

::

    tabs = FoldingTabs("기록의 탭", self.more)      # a QTabWidget; the button stands at the end
    bar = FoldingTabBar("구인·알선 탭"); bar.button   # the same for a bar that stands alone

The tab that is open is always in sight. The button's menu, the arrow keys of the bar and
Ctrl+Tab reach the others.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QWidget

from jobdesk.ui.widgets.basics import Button, row

_GAP = 4


class FoldingTabBar(QTabBar):
    """See the module's words. ``fit(width)`` shows as many tabs as have room."""

    altered = Signal()
    """A tab came, went or has another title: its owner fits the bar again."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self._room = -1
        self.button = Button("더 보기", icon="chevron-down", look="link", icon_last=True)
        self.button.setVisible(False)
        self.button.clicked.connect(self.offer)
        self.currentChanged.connect(self._again)

    def fit(self, width: int) -> None:
        """Show the tabs that ``width`` pixels hold, the button for the others."""
        self._room = width
        folded = self._folded(width)
        for at in range(self.count()):
            if self.isTabVisible(at) is (at in folded):
                self.setTabVisible(at, at not in folded)
        names = ", ".join(self.tabText(at) for at in folded)
        self.button.setAccessibleName(f"다른 탭 더 보기: {names}")
        self.button.setToolTip(names)
        self.button.setVisible(bool(folded))

    def folded(self) -> list[str]:
        """Titles of the tabs behind the button."""
        return [self.tabText(at) for at in range(self.count()) if not self.isTabVisible(at)]

    def offer(self) -> None:
        """The tabs behind the button as a menu."""
        menu = QMenu(self)
        for at in range(self.count()):
            if not self.isTabVisible(at):
                action = menu.addAction(self.tabText(at))
                action.setData(at)
        menu.triggered.connect(lambda action: self.setCurrentIndex(action.data()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def needed(self) -> int:
        """Pixels that all tabs together take."""
        return sum(self.tabSizeHint(at).width() for at in range(self.count()))

    def _folded(self, width: int) -> list[int]:
        wide = [self.tabSizeHint(at).width() for at in range(self.count())]
        if sum(wide) <= width:
            return []
        room = width - self.button.sizeHint().width() - _GAP - wide[max(0, self.currentIndex())]
        folded: list[int] = []
        for at in range(self.count()):
            if at == self.currentIndex():
                continue
            if folded or wide[at] > room:  # in order: none overtakes one that is folded
                folded.append(at)
            else:
                room -= wide[at]
        return folded

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through every tab, those behind the button too."""
        by = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}.get(event.key())
        if by is None:
            super().keyPressEvent(event)
        elif 0 <= self.currentIndex() + by < self.count():
            self.setCurrentIndex(self.currentIndex() + by)

    def tabLayoutChange(self) -> None:
        """Titles with a count behind them are wider."""
        super().tabLayoutChange()
        self.altered.emit()

    def tabInserted(self, index: int) -> None:
        """There is one more to fit in."""
        super().tabInserted(index)
        self.altered.emit()

    def _again(self) -> None:
        if self._room >= 0:
            self.fit(self._room)


class FoldingTabs(QTabWidget):
    """See the module's words; ``corner`` stands at the right end, after the button."""

    def __init__(self, name: str, corner: QWidget) -> None:
        super().__init__()
        self._fitting = False
        self.bar = FoldingTabBar(name)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.setAccessibleName(name)
        self.setUsesScrollButtons(True)
        self._end = QWidget()
        self._end.setLayout(row(self.bar.button, corner, spacing=_GAP))
        self._corner = corner
        self.setCornerWidget(self._end)
        self.bar.altered.connect(self.fit)

    def fit(self) -> None:
        """Show the tabs there is room for."""
        if self._fitting or self.width() <= 0:
            return
        self._fitting = True
        # An icon button is as wide as its least width asks, not only as its hint.
        corner = self._corner.sizeHint().expandedTo(self._corner.minimumSize())
        self.bar.fit(self.width() - corner.width() - 2 * _GAP)
        self._fitting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other tabs."""
        self.fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_end"):
            self.fit()
