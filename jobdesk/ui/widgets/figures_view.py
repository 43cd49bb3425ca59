"""The view of a table of figures: click, Enter or Space on a number opens its records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from jobdesk.ui import theme
from jobdesk.ui.models.figures_table import (
    PAD,
    ROW_HEIGHT,
    FigureDelegate,
    FiguresTableModel,
    Sheet,
    in_two,
)

_LEAST = 200  # pixels at 100 % that words keep where they are cut
_MOST = 180  # pixels at 100 % that a column is wider than it needs: a number stays with its label
_TWO_LINES = 50  # pixels at 100 % of a row whose words stand in two lines


class FiguresView(QTableView):
    """As high as its rows; ``opened`` carries the Number that was asked for, ``explained``
    the sentence of the current row."""

    opened = Signal(object)
    explained = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._figures = FiguresTableModel()
        self.setModel(self._figures)
        self.setItemDelegate(FigureDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._explain)
        self.clicked.connect(self._open)
        self.entered.connect(self._point)
        self._dress()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a table."""
        self._figures.show(sheet)
        self._spread()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows and the header, without a scroll bar."""
        head = self.horizontalHeader()
        high = max(head.sizeHint().height(), head.minimumHeight())
        high += self._figures.rowCount() * self.verticalHeader().defaultSectionSize()
        if self._too_wide():
            high += self.horizontalScrollBar().sizeHint().height()
        return QSize(320, high + 4)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its rows."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left among the columns of numbers."""
        super().resizeEvent(event)
        self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self.show_sheet(self._figures.sheet)

    def _dress(self) -> None:
        current, head = theme.now(), self.horizontalHeader()
        high = _TWO_LINES if self._figures.broken else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(current.px(high))
        titles = self._figures.sheet.titles
        broken = self._figures.broken and any(in_two(title) != title for title in titles)
        head.setMinimumHeight(current.px(_TWO_LINES) if broken else 0)
        head.setMinimumSectionSize(current.px(48))

    def _needed(self, *, broken: bool = False) -> list[int]:
        """The width each column needs so that nothing in it is cut, in one line or in two."""
        sheet = self._figures.sheet
        metrics = QFontMetrics(theme.now().font(weight=600, tabular=True))
        least = self.horizontalHeader().minimumSectionSize()

        def wide(text: str) -> int:
            lines = in_two(text).split("\n") if broken else [text]
            return max(map(metrics.horizontalAdvance, lines))

        longest = [
            max(map(wide, (title, *(r[at].text for r in sheet.rows))))
            for at, title in enumerate(sheet.titles)
        ]
        return [max(each + 2 * PAD + 4, least) for each in longest]

    def _given(self, *, broken: bool) -> list[int]:
        """The widths needed, the longest words cut where that spares a scroll bar."""
        needed, room = self._needed(broken=broken), self.viewport().width()
        over = sum(needed) - room
        rows = self._figures.sheet.rows
        words = [at for at in range(len(needed)) if rows and not rows[0][at].right]
        if over > 0 and words:
            widest = max(words, key=lambda at: needed[at])
            if needed[widest] - over >= theme.now().px(_LEAST):
                needed[widest] -= over
        return needed

    def _too_wide(self) -> bool:
        return sum(self._given(broken=self._figures.broken)) > self.viewport().width()

    def _spread(self) -> None:
        """One line where there is room, else two; a scroll bar where even that is too wide."""
        if not self._figures.sheet.titles:
            return
        needed, room = self._given(broken=False), self.viewport().width()
        broken = sum(needed) > room
        if broken:
            needed = self._given(broken=True)
        if broken != self._figures.broken:
            self._figures.break_lines(broken)
            self._dress()
        spare = max(room - sum(needed), 0)
        share = min(spare // max(len(needed) - 1, 1), theme.now().px(_MOST))
        for at, wide in enumerate(needed):
            self.setColumnWidth(at, wide + (share if at else 0))
        self.updateGeometry()

    def _open(self, index: QModelIndex) -> None:
        cell = self._figures.cell(index)
        if cell is not None and cell.number is not None:
            self.opened.emit(cell.number)

    def _point(self, index: QModelIndex) -> None:
        cell = self._figures.cell(index)
        links = cell is not None and cell.number is not None
        shape = Qt.CursorShape.PointingHandCursor if links else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _explain(self, index: QModelIndex, before: QModelIndex) -> None:
        del before
        explained = self._figures.sheet.explained
        if index.isValid() and index.row() < len(explained):
            self.explained.emit(explained[index.row()])
