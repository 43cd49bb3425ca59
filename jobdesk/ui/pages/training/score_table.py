"""Scores typed as in Excel: typing begins in the cell one stands on, Enter goes down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from jobdesk.ui.models.cell_rows import EDIT_ROLE, CellRows
from jobdesk.ui.widgets.cell_table import CellTable

_TYPED = frozenset("0123456789.")


class ScoreTable(CellTable):
    """See the module's words; Delete empties a cell, Tab goes to the right."""

    def __init__(self, name: str, rows: CellRows, *, stretch: str) -> None:
        super().__init__(name, rows, stretch=stretch)
        self.setEditTriggers(self.editTriggers() | QAbstractItemView.EditTrigger.AnyKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is a score here, not a key of the owner's."""
        index = self.currentIndex()
        writes = index.isValid() and bool(index.data(EDIT_ROLE))
        editing = self.state() is QAbstractItemView.State.EditingState
        if not editing and writes and event.text() in _TYPED and event.text():
            QTableView.keyPressEvent(self, event)
        elif not editing and writes and event.key() == Qt.Key.Key_Delete:
            self.rows.setData(index, "")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter ends a cell and goes to the one beneath."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            at = self.currentIndex()
            below = self.rows.index(at.row() + 1, at.column())
            if below.isValid():
                self.setCurrentIndex(below)
