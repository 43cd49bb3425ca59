"""The cells of one row as they stand in the file, to be corrected where they are wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from jobdesk.services.importing.editing import CellText
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Label
from jobdesk.ui.widgets.line_edit import HangulLineEdit


class CellForm(QScrollArea):
    """``submitted`` fires with Enter in any cell; ``changed`` tells whether any cell differs."""

    submitted = Signal()
    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.edits: dict[int, HangulLineEdit] = {}
        """The fields by column of the sheet, counted from 0."""
        self._shown: dict[int, str] = {}
        self._wrong: list[int] = []
        self._inner = QWidget()
        self._inner.setProperty("look", "scroll")
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner)
        self.setAccessibleName("파일에 적힌 값")

    def show_cells(self, cells: Sequence[CellText]) -> None:
        """Show the cells of a row, the wrong ones marked, what was corrected with its original."""
        self._clear()
        at = 0
        for cell in cells:
            edit = HangulLineEdit()
            edit.setText(cell.text)
            edit.setCursorPosition(0)
            edit.setProperty("wrong", cell.wrong)
            edit.typed.connect(self._tell)
            edit.submitted.connect(self.submitted)
            wrong = " (고칠 곳)" if cell.wrong else ""
            edit.setAccessibleName(f"{cell.header}{wrong}")
            name = Label(cell.header, look="danger" if cell.wrong else "muted", wrap=True)
            if cell.wrong:
                name.setFont(theme.now().font(weight=600))
                self._wrong.append(cell.column)
            name.setBuddy(edit)
            name.setMaximumWidth(theme.now().px(110))
            name.setMinimumWidth(theme.now().px(72))
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(edit, at, 1)
            edit.show()  # at once and not with the next layout, so that it can take the focus
            at += 1
            if cell.original is not None:
                was = Label(
                    f"파일: {cell.original or '(빈칸)'}", points=SMALL, look="muted", wrap=True
                )
                self._grid.addWidget(was, at, 1)
                at += 1
            self.edits[cell.column] = edit
            self._shown[cell.column] = cell.text
        self._grid.setRowStretch(at, 1)
        self.verticalScrollBar().setValue(0)

    def corrections(self) -> dict[int, str]:
        """What was typed where something else stood, by column."""
        return {
            column: edit.full_text()
            for column, edit in self.edits.items()
            if edit.full_text() != self._shown[column]
        }

    def focus_wrong(self) -> None:
        """Put the focus into the first wrong cell, all of it chosen."""
        column = self._wrong[0] if self._wrong else next(iter(self.edits), None)
        if column is not None:
            edit = self.edits[column]
            edit.setFocus()
            edit.selectAll()
            self.ensureWidgetVisible(edit)

    def _tell(self) -> None:
        self.changed.emit(bool(self.corrections()))

    def _clear(self) -> None:
        self.edits, self._shown, self._wrong = {}, {}, []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in range(self._grid.rowCount()):
            self._grid.setRowStretch(line, 0)
