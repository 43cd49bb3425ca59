"""The records of a filter as a table: all ids in memory, rows fetched 128 at a time on sight.

Finding and sorting run in SQL on a reading thread; a page of rows is fetched when it is first
painted (a few milliseconds). A change to any record drops the fetched rows and asks for the
ids again; where they are the same the table only repaints.
"""

from __future__ import annotations

import logging
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column, asked, cells

_log = logging.getLogger(__name__)

PAGE = 128
_PAGES_KEPT = 64
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()

ID_ROLE = int(Qt.ItemDataRole.UserRole)
COLUMN_ROLE = ID_ROLE + 1
"""The Column itself, for delegates."""
TONE_ROLE = ID_ROLE + 2
VALUE_ROLE = ID_ROLE + 3

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
GONE = "삭제된 자료"


class RecordTableModel(QAbstractTableModel):
    """See the module's words. ``loaded`` fires when ids for the filter have arrived."""

    loaded = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        kind: KindId,
        columns: Sequence[Column],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self.kind = desk, jobs, kind
        self._columns = tuple(columns)
        self._filter, self._order = Filter(), lists.default_order(kind)
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, tuple[object, ...]]] = OrderedDict()
        self._complained = False
        hub.changed.connect(self._on_changed)

    # What is shown

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns now shown."""
        return self._columns

    @property
    def ids(self) -> array[int]:
        """Ids of all rows in order; do not change it."""
        return self._ids

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """List other records; ``loaded`` follows."""
        self._filter = wanted
        self.refresh()

    def set_order(self, order: Order) -> None:
        """Sort otherwise; ``loaded`` follows."""
        self._order = order
        self.refresh()

    def set_order_quietly(self, order: Order) -> None:
        """Sort otherwise from the next question on: a filter follows at once."""
        self._order = order

    def refresh(self) -> None:
        """Ask for the ids again; an answer to an older question is dropped."""
        kind, wanted, order = self.kind, self._filter, self._order
        self._jobs.read(
            lambda: lists.find(self._desk, kind, wanted, order),
            self._take_ids,
            self._take_failure,
            key=(id(self), "ids"),
        )

    def id_at(self, row: int) -> int | None:
        """The id in a row, None where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int) -> int:
        """The row of a record, -1 when it is not listed."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    # Qt's questions

    def rowCount(self, parent: _Index = _NONE) -> int:
        """All records found."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns shown."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Column titles; rows have no header."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        shown = self._columns[section]
        if role == _DISPLAY:
            return shown.title
        if role == _ALIGN:
            return _alignment(shown)
        return None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Text, alignment, tone, id and the column of a cell."""
        if not index.isValid():
            return None
        shown = self._columns[index.column()]
        if role in (_DISPLAY, _SPOKEN):
            return self._text(index.row(), index.column())
        if role == _ALIGN:
            return _alignment(shown)
        if role == ID_ROLE:
            return self.id_at(index.row())
        if role == COLUMN_ROLE:
            return shown
        if role == TONE_ROLE:
            return shown.tone(self._value(index.row(), index.column())) if shown.tone else None
        if role == VALUE_ROLE:
            return self._value(index.row(), index.column())
        if role == _TIP:
            whole = self._text(index.row(), index.column())
            return whole if len(whole) > 12 else None
        return None

    def sort(self, section: int, direction: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's field, in SQL."""
        if 0 <= section < len(self._columns) and self._columns[section].sortable:
            descending = direction is Qt.SortOrder.DescendingOrder
            self.set_order(Order(self._columns[section].field, descending))

    # Rows on sight

    def _value(self, row: int, column: int) -> object:
        found = self._page(row // PAGE).get(self._ids[row])
        return found[column] if found is not None else None

    def _text(self, row: int, column: int) -> str:
        found = self._page(row // PAGE).get(self._ids[row])
        if found is None:
            return GONE if column == 0 else ""
        return self._columns[column].show(found[column])

    def completed(self, page: dict[int, tuple[object, ...]]) -> dict[int, tuple[object, ...]]:
        """A page of cells by id, to which a derived model adds what no field of the kind says."""
        return page

    def _page(self, number: int) -> dict[int, tuple[object, ...]]:
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        try:
            found = lists.rows(self._desk, self.kind, ids, asked(self._columns))
            page = {id_: cells(self._columns, row) for id_, row in found.items()}
            page = self.completed(page)
        except Exception as error:  # a failing paint must not fail once per cell
            page = {}
            if not self._complained:
                self._complained = True
                _log.exception("rows of %s cannot be fetched", self.kind)
                self.failed.emit(error)
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _take_ids(self, ids: array[int]) -> None:
        self._pages.clear()
        self._complained = False
        if ids == self._ids:
            if self._ids:
                last = self.index(len(self._ids) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        self.loaded.emit()

    def _take_failure(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        # Rows show names and counts of linked records too, so any listed kind is reason enough.
        if change.kinds & {*LISTED, KindId.SETTINGS, self.kind}:
            self.refresh()


def _alignment(shown: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if shown.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
