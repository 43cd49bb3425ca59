"""The sheet of a reckoned table, cell by cell, with keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from jobdesk.ui import theme
from jobdesk.ui.models.verified_rows import VerifiedDelegate, VerifiedRowsModel
from jobdesk.ui.widgets.record_grid import DressedTable

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 32
_NARROWEST, _WIDEST, _MEASURED = 56, 260, 80


class VerifiedTable(DressedTable):
    """``moved`` says that another cell became current."""

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.rows = VerifiedRowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(VerifiedDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.verticalHeader().show()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.rows.modelReset.connect(self.fit)

    def go(self, place: tuple[int, int]) -> None:
        """Make a cell current and bring it into view."""
        index = self.rows.index(*place)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def dress(self) -> None:
        """Lower rows than a list's: the sheet is looked at."""
        self.verticalHeader().setDefaultSectionSize(theme.now().px(_ROW_HEIGHT))

    def fit(self) -> None:
        """Columns as wide as what stands in them; titles reach over the empty cells beside."""
        current = theme.now()
        metrics = QFontMetrics(current.font(theme.BASE_POINTS - 0.5, 600, tabular=True))
        scale = current.scale / 100
        self.clearSpans()
        wide = self.rows.columnCount()
        alone = set()
        for row in range(min(self.rows.rowCount(), _MEASURED)):
            filled = [c for c in range(wide) if self.rows.index(row, c).data()]
            if len(filled) == 1 and wide - filled[0] > 1:
                alone.add(row)
                self.setSpan(row, filled[0], 1, wide - filled[0])
        for column in range(wide):
            texts = [
                str(self.rows.index(row, column).data() or "")
                for row in range(min(self.rows.rowCount(), _MEASURED))
                if row not in alone
            ]
            needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 24
            self.setColumnWidth(
                column, round(min(max(needed, _NARROWEST * scale), _WIDEST * scale))
            )

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell it."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            self.dress()
            self.fit()
