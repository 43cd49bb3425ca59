"""A small list with one current row, looking and behaving like the large ones.

::

    table = PlainTable("직원", (plain("name", "이름", 120, strong=True), …), stretch="name")
    table.set_rows(rows); table.current()      # index of the row or None
    table.picked.connect(...)                  # another row became current
    table.opened.connect(...)                  # Enter or double click: index of the row
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from jobdesk.ui import theme
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import ListingModel
from jobdesk.ui.widgets.record_grid import DressedTable


class PlainTable(DressedTable):
    """As high as its rows up to ``lines``, then it scrolls; with ``fit`` it never does, with
    ``fill`` it takes the room there is.

    Where the place is too narrow, the columns of ``spare`` step aside one after another.
    """

    picked = Signal()
    opened = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        stretch: str = "",
        spare: Sequence[str] = (),
        lines: int = 8,
        fit: bool = False,
        fill: bool = False,
        empty: str = "아직 없습니다.",
    ) -> None:
        super().__init__()
        self._spare, self._empty = tuple(spare), empty
        self._lines, self._fit, self._stretched = lines, fit, stretch
        self._fill, self._filling = fill, False
        self.listing = ListingModel(columns, self)
        self.setModel(self.listing)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_double)
        self._widths()

    def set_rows(
        self,
        rows: Sequence[tuple[object, ...]],
        current: int | None = None,
        chosen: Sequence[int] = (),
    ) -> None:
        """Show rows; ``current`` is made the current one, ``chosen`` are selected with it."""
        self._filling = True
        self.listing.set_rows(rows)
        if current is not None and 0 <= current < len(rows):
            self.selectRow(current)
        with_it = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for at in chosen:
            self.selectionModel().select(self.listing.index(at, 0), with_it)
        self._filling = False
        self._height()
        self.picked.emit()

    def say_empty(self, words: str) -> None:
        """Say something else where there is nothing."""
        if words != self._empty:
            self._empty = words
            self.viewport().update()

    def current(self) -> int | None:
        """Index of the selected row, None when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the row stands for."""
        at = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self.opened.emit(at)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow scale and row height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "listing"):
            self.dress()
            self._widths()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that there is nothing, rather than show a blank."""
        super().paintEvent(event)
        if not self.listing.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.now().font())
            painter.setPen(theme.now().colour("muted"))
            painter.drawText(
                self.viewport().rect().adjusted(12, 0, -12, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                self._empty,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let spare columns step aside, or come back."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        scale = theme.now().scale / 100
        columns = self.listing.columns
        needed = sum(column.width * scale for column in columns)
        aside: set[str] = set()
        for field in self._spare:
            if needed <= self.viewport().width():
                break
            aside.add(field)
            needed -= next(c.width for c in columns if c.field == field) * scale
        for index, column in enumerate(columns):
            self.setColumnHidden(index, column.field in aside)

    def _widths(self) -> None:
        current = theme.now()
        head = self.horizontalHeader()
        for index, column in enumerate(self.listing.columns):
            if column.field == self._stretched:
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
            else:
                head.resizeSection(index, round(column.width * current.scale / 100))
        self._make_room()
        self._height()

    def _height(self) -> None:
        row = theme.now().row_height
        head = self.horizontalHeader().sizeHint().height() + 2
        count = max(1, self.listing.rowCount())
        if self._fill:
            self.setMinimumHeight(head + row * min(count, 2) + 2)
            return
        self.setFixedHeight(head + row * (count if self._fit else min(count, self._lines)) + 2)

    def _on_double(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_selected(self) -> None:
        if not self._filling:  # what is chosen is whole only at the end
            self.picked.emit()
