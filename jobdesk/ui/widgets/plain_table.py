"""A small list with one current row, looking and behaving like the large ones.

::

    table = PlainTable("직원", (plain("name", "이름", 120, strong=True), …), stretch="name")
    table.set_rows(rows); table.current()      # index of the row or None
    table.picked.connect(...)                  # another row became current
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from jobdesk.ui import theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import ListingModel
from jobdesk.ui.widgets.record_grid import DressedTable


class PlainTable(DressedTable):
    """``lines`` rows high at least; with ``fit`` it is as high as its rows and never scrolls."""

    picked = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        stretch: str = "",
        lines: int = 3,
        fit: bool = False,
    ) -> None:
        super().__init__()
        self._lines, self._fit, self._stretched = lines, fit, stretch
        self.listing = ListingModel(columns, self)
        self.setModel(self.listing)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._widths()

    def set_rows(self, rows: Sequence[tuple[object, ...]], current: int | None = None) -> None:
        """Show rows; ``current`` is made the current one."""
        self.listing.set_rows(rows)
        if current is not None and 0 <= current < len(rows):
            self.selectRow(current)
        self._height()
        self.picked.emit()

    def current(self) -> int | None:
        """Index of the selected row, None when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow scale and row height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and hasattr(self, "listing"):
            self.dress()
            self._widths()

    def _widths(self) -> None:
        current = theme.now()
        head = self.horizontalHeader()
        for index, column in enumerate(self.listing.columns):
            if column.field == self._stretched:
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
            else:
                head.resizeSection(index, round(column.width * current.scale / 100))
        self._height()

    def _height(self) -> None:
        row = theme.now().row_height
        head = self.horizontalHeader().sizeHint().height() + 2
        if self._fit:
            self.setFixedHeight(head + row * max(1, self.listing.rowCount()) + 2)
        else:
            self.setMinimumHeight(head + row * self._lines)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del current, previous
        self.picked.emit()
