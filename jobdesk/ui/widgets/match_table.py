"""The table in which columns of a sheet are given their fields, by one click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from jobdesk.ui import theme
from jobdesk.ui.models.column_matches import (
    COLUMNS,
    FIELD,
    WHY,
    ColumnMatchesModel,
    MatchDelegate,
)
from jobdesk.ui.models.delegates import PAD
from jobdesk.ui.widgets.record_grid import DressedTable

_OPENING = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F4}
)


class MatchTable(DressedTable):
    """Enter, Space or F2 opens the list of the current row, a click that of its own."""

    roomed = Signal()
    """The width changed, and with it perhaps whether the reasons are shown."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.matches = ColumnMatchesModel(self)
        self.setModel(self.matches)
        self.setItemDelegate(MatchDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._on_clicked)
        self.widths()

    def open_list(self, row: int) -> None:
        """Open the list of fields of a row."""
        index = self.matches.index(row, FIELD)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def why(self) -> str:
        """Why the current column was taken so, where there is no room to read it beside."""
        index = self.currentIndex()
        if not index.isValid():
            return ""
        header, field, why = (
            str(self.matches.index(index.row(), column).data() or "") for column in (0, FIELD, WHY)
        )
        wide = QFontMetrics(theme.now().font()).horizontalAdvance(why)
        if not self.isColumnHidden(WHY) and wide <= self.columnWidth(WHY) - 2 * PAD:
            return ""
        return f"{header} → {field}: {why}" if why else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the reasons step aside where the first values would have no room."""
        super().resizeEvent(event)
        scale = theme.now().scale / 100
        needed = sum(column.width for column in COLUMNS) * scale
        self.setColumnHidden(WHY, needed > self.viewport().width())
        self.roomed.emit()

    def widths(self) -> None:
        """Column widths as declared, the last one taking what is left."""
        scale = theme.now().scale / 100
        head = self.horizontalHeader()
        for section, column in enumerate(COLUMNS):
            head.resizeSection(section, round(column.width * scale))
        head.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of the current row."""
        row = self.currentIndex().row()
        if event.key() in _OPENING and row >= 0:
            self.open_list(row)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "matches"):
            self.dress()
            self.widths()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == FIELD:
            self.open_list(index.row())
