"""A sheet with its own row numbers; a click on a number, or Enter, makes that row the header.

Shift with the click, or Shift+Enter, takes the row into the header or out of it, for headers
of two rows. A click on what a row was taken for, or Space, leaves it out or takes it in; one
on the letter of a column leaves that out or asks what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from jobdesk.services.imports import Sheet, TableFound
from jobdesk.ui import theme
from jobdesk.ui.models.sheet_rows import SheetDelegate, SheetRowsModel, Taken
from jobdesk.ui.widgets.record_grid import DressedTable

_MEASURED = 40  # rows
_ROW_HEIGHT = 30
_NARROWEST, _WIDEST = 56, 190


class SheetView(DressedTable):
    """``header_wanted`` carries (sheet row number, whether it joins the header), ``row_wanted``
    (sheet row number, whether it is to be a record), ``column_wanted`` a column from 0."""

    header_wanted = Signal(int, bool)
    row_wanted = Signal(int, bool)
    column_wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sheet = SheetRowsModel(self)
        self.setModel(self.sheet)
        self.setItemDelegate(SheetDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        numbers = self.verticalHeader()
        numbers.show()
        numbers.setSectionsClickable(True)
        numbers.setHighlightSections(False)
        numbers.setCursor(Qt.CursorShape.PointingHandCursor)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers.sectionClicked.connect(self._on_number)
        letters = self.horizontalHeader()
        letters.setSectionsClickable(True)
        letters.setHighlightSections(False)
        letters.sectionClicked.connect(self._on_letter)
        self.clicked.connect(self._on_cell)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sheet.modelReset.connect(self.fit)

    def current_number(self) -> int | None:
        """The sheet's number of the current row."""
        index = self.currentIndex()
        return self.sheet.number(index.row()) if index.isValid() else None

    def show_row(self, number: int) -> None:
        """Make a row of the sheet current and bring it into view."""
        place = self.sheet.place(number)
        if 0 <= place < self.sheet.rowCount():
            self.selectRow(place)
            self.scrollTo(self.sheet.index(max(0, place - 3), 0))
            self.scrollTo(self.sheet.index(place, 0))

    def dress(self) -> None:
        """Lower rows than a list's: the sheet is looked at, its rows are not worked with."""
        self.verticalHeader().setDefaultSectionSize(theme.now().px(_ROW_HEIGHT))

    def show_sheet(
        self, sheet: Sheet | None, tables: Sequence[TableFound], fields: dict[int, str]
    ) -> None:
        """Show a sheet, titles and notes over the empty cells beside them."""
        self.sheet.show(sheet, tables, fields)
        self.clearSpans()
        wide = self.sheet.columnCount()
        for row in self.sheet.lone_rows(_MEASURED):
            column = self.sheet.first_filled(row) + 1
            if column < wide - 1:
                self.setSpan(row, column, 1, wide - column)

    def fit(self) -> None:
        """Widths by the first rows, at the scale in force."""
        current = theme.now()
        metrics = QFontMetrics(current.font(theme.BASE_POINTS - 0.5, 500))
        scale = current.scale / 100
        rows = range(min(_MEASURED, self.sheet.rowCount()))
        told = [row for row in rows if self.sheet.taken(row) in (Taken.HEADER, Taken.DATA)]
        for column in range(self.sheet.columnCount()):
            head = str(self.sheet.headerData(column, Qt.Orientation.Horizontal) or "")
            texts = [str(self.sheet.index(row, column).data() or "") for row in told or rows]
            wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            wide = max(wide, metrics.horizontalAdvance(head) + 8) + 24
            least = 84 if column == 0 else _NARROWEST
            self.setColumnWidth(column, round(min(max(wide, least * scale), _WIDEST * scale)))

    def toggle_row(self, row: int) -> None:
        """Leave a row out that is a record, take one in that was left out."""
        taken = self.sheet.taken(row)
        if taken in (Taken.DATA, Taken.LEFT_OUT):
            self.row_wanted.emit(self.sheet.number(row), taken is Taken.LEFT_OUT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the current row the header, with Shift a part of it; Space turns what the
        row was taken for."""
        number = self.current_number()
        if event.key() == Qt.Key.Key_Space and number is not None:
            self.toggle_row(self.currentIndex().row())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and number is not None:
            joins = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.header_wanted.emit(number, joins)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "sheet"):
            self.dress()
            self.fit()

    def _on_cell(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle_row(index.row())

    def _on_letter(self, section: int) -> None:
        if section > 0:
            self.column_wanted.emit(section - 1)

    def _on_number(self, section: int) -> None:
        keys = QGuiApplication.keyboardModifiers()
        joins = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        self.header_wanted.emit(self.sheet.number(section), joins)
