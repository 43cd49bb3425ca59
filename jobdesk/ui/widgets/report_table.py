"""The view of one table of a report: click, Enter or Space on a number opens what it is made of."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from jobdesk.domain.report_document import Table
from jobdesk.ui import theme
from jobdesk.ui.models.report_table import ReportTableModel, opens
from jobdesk.ui.widgets.basics import SMALL

_PAD = 5
_LEAST = 38  # pixels at 100 % of the narrowest column
_ROW = 30
_LONG = 24  # lines of a table that scrolls by itself instead of being as high as they are
_TALL = 420  # pixels at 100 % of one that does
_WORDS = 150  # pixels at 100 % that a column of words takes before it breaks lines
_SIZE = SMALL + 0.5
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ReportTableView(QTableView):
    """See the module's words. ``opened`` carries the Figure asked for, ``explained`` the sentence
    of the current number."""

    opened = Signal(object)
    explained = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.model_of = ReportTableModel()
        self._ruler = _Ruler(theme.now().font(_SIZE, 600, tabular=True))
        self._needs: list[int] = []  # of each column, whatever the width
        self._spread_at = -1
        self.setModel(self.model_of)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.clicked.connect(self._open)
        self.entered.connect(self._point)
        self.selectionModel().currentChanged.connect(self._explain)

    def show_table(self, table: Table) -> None:
        """Show a table; the place in it stays where it is the same table anew."""
        if table == self.model_of.table:
            return
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self.model_of.show(table)
        self.clearSpans()
        for each in self.model_of.spans:
            self.setSpan(*each)
        self._needs, self._spread_at = [], -1
        self._spread()
        if row >= 0 and row < self.model_of.rowCount():
            self.setCurrentIndex(self.model_of.index(row, column))

    def sizeHint(self) -> QSize:
        """As high as its rows, up to the most that a long list may take."""
        high = self.verticalHeader().length() + 2
        if self.horizontalHeader().length() > self.viewport().width():
            high += self.horizontalScrollBar().sizeHint().height()
        if len(self.model_of.table.lines) > _LONG:
            high = min(high, theme.now().px(_TALL))
        return QSize(240, high)

    def minimumSizeHint(self) -> QSize:
        """Never lower than that."""
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the current number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._spread()

    # Widths and heights

    def _spread(self) -> None:
        """Share the width; once for a table, a width and a size of type: it is asked often."""
        table, current = self.model_of.table, theme.now()
        if not table.columns:
            return
        font, room = current.font(_SIZE, 600, tabular=True), self.viewport().width()
        if (font.key(), current.px(100)) != self._ruler.key:
            self._ruler, self._needs, self._spread_at = _Ruler(font), [], -1
        if room == self._spread_at:
            return
        self._spread_at = room
        if not self._needs:
            self._needs = [self._needed(at) for at in range(len(table.columns))]
        wide = list(self._needs)
        if sum(wide) < room:
            spare, shares = room - sum(wide), [c.width for c in table.columns]
            wide = [w + int(spare * s / sum(shares)) for w, s in zip(wide, shares, strict=True)]
            wide[0] += room - sum(wide)
        for at, width in enumerate(wide):
            self.setColumnWidth(at, width)
        line = self._ruler.line
        for row, most in enumerate(self._lines(wide)):
            high = current.px(_ROW) if most == 1 else most * line + current.px(12)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)
        self.updateGeometry()

    def _needed(self, at: int) -> int:
        """What a column needs so that no number is cut; words may break."""
        table, current = self.model_of.table, theme.now()
        most, words = current.px(_LEAST), current.px(_WORDS)
        measure, pad = self._ruler.wide, self._ruler.pad
        for line in table.lines:
            cell = line.cells[at]
            wanted = measure(cell.text) + pad
            most = max(most, wanted if cell.value is not None else min(wanted, words))
        for head in table.head:
            if head.column == at and head.columns == 1:
                part = max(head.text.split() or [""], key=len)
                most = max(most, min(measure(part) + pad, words))
        return most

    def _lines(self, wide: list[int]) -> list[int]:
        """How many lines of words each row of the head and of the table takes, at least one."""
        table, measure, pad = self.model_of.table, self._ruler.wide, self._ruler.pad - 2
        top = table.head_rows
        merges = {(m.row, m.column): (m.rows, m.columns) for m in table.merges}
        found = [1] * (top + len(table.lines))

        def put(row: int, at: int, text: str, rows: int, columns: int) -> None:
            room = sum(wide[at : at + columns]) - pad
            taken = sum(self._ruler.lines(part, room) for part in text.split("\n"))
            found[row] = max(found[row], -(-taken // rows))

        for head in table.head:
            put(head.row, head.column, head.text, head.rows, head.columns)
        for row, line in enumerate(table.lines):
            for at, cell in enumerate(line.cells):
                rows, columns = merges.get((row, at), (1, 1))
                if columns > 1 or measure(cell.text) > wide[at] - pad or "\n" in cell.text:
                    put(top + row, at, cell.text, rows, columns)
        return found

    # Opening

    def _open(self, index: QModelIndex) -> None:
        cell = self.model_of.cell(index)
        if opens(cell):
            assert cell is not None
            self.opened.emit(cell.figure)

    def _point(self, index: QModelIndex) -> None:
        links = opens(self.model_of.cell(index))
        shape = Qt.CursorShape.PointingHandCursor if links else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _explain(self, index: QModelIndex, before: QModelIndex) -> None:
        del before
        cell = self.model_of.cell(index) if index.isValid() else None
        if cell is not None and cell.figure is not None and cell.figure.rule:
            self.explained.emit(f"{cell.figure.name}: {cell.figure.rule}")


class _Ruler:
    """Widths of texts in one font, each measured once: most cells of a table say the same."""

    def __init__(self, font: QFont) -> None:
        current = theme.now()
        self.key = font.key(), current.px(100)
        self.pad = 2 * current.px(_PAD) + 2
        self._metrics = QFontMetrics(font)
        self.line = self._metrics.lineSpacing()
        self._known: dict[str, int] = {}

    def wide(self, text: str) -> int:
        """Pixels of a line."""
        if text not in self._known:
            self._known[text] = self._metrics.horizontalAdvance(text)
        return self._known[text]

    def lines(self, text: str, room: int) -> int:
        """Lines that break at words: only laying them out says how many there are."""
        if self.wide(text) <= room:
            return 1
        free = QRect(0, 0, max(room, 1), 1 << 20)
        return -(-self._metrics.boundingRect(free, _WRAPPED, text).height() // self.line)


class _Delegate(QStyledItemDelegate):
    """Paints the head on a ground of its own, numbers that open in the accent colour."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, lines, text, ring."""
        model = index.model()
        assert isinstance(model, ReportTableModel)
        current, rect = theme.now(), QRectF(option.rect)
        head, cell = model.is_head(index), model.cell(index)
        strong = head or model.is_total(index)
        painter.save()
        if strong:
            painter.fillRect(rect, current.colour("raised"))
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.setFont(current.font(_SIZE, 600 if strong else 400, tabular=True))
        ink = "accent" if opens(cell) else "muted" if head else "text"
        painter.setPen(current.colour(ink))
        pad = current.px(_PAD)
        side = int(index.data(int(Qt.ItemDataRole.TextAlignmentRole)))
        painter.drawText(
            rect.adjusted(pad, 2, -pad, -2),
            side | int(Qt.TextFlag.TextWordWrap),
            str(index.data() or ""),
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()
