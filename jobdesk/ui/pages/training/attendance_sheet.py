"""The attendance grid with the rates beside it, which stay in view while the days scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollBar, QWidget

from jobdesk.ui import theme
from jobdesk.ui.pages.training.attendance_paint import RATE_WIDTH, head_font, inks, paint_rate
from jobdesk.ui.pages.training.attendance_table import AttendanceTable


class RateColumn(QWidget):
    """출석률 of everybody, always in view beside the days; read aloud with the names."""

    def __init__(self, table: AttendanceTable) -> None:
        super().__init__()
        self._table = table
        table.verticalScrollBar().valueChanged.connect(self.update)
        table.attendance.dataChanged.connect(self._touched)
        table.attendance.modelReset.connect(self.update)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.now().px(RATE_WIDTH))
        self.update()

    def _touched(self, first: QModelIndex, last: QModelIndex) -> None:
        self.update(self._rect(first.row()).united(self._rect(last.row())))

    def _rect(self, row: int) -> QRect:
        top = self._table.horizontalHeader().height() + self._table.rowViewportPosition(row)
        return QRect(0, top, self.width(), self._table.rowHeight(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in view, then the head over them."""
        painter, ink = QPainter(self), inks()
        painter.fillRect(event.rect(), ink.surface)
        table = self._table
        head = table.horizontalHeader().height()
        ground = QRect(0, head, self.width(), table.viewport().height())
        painter.setClipRect(ground.intersected(event.rect()))
        if table.attendance.people:
            first = max(0, table.rowAt(0))
            last = table.rowAt(table.viewport().height() - 1)
            last = len(table.attendance.people) - 1 if last < 0 else last
            for row in range(first, last + 1):
                rect = self._rect(row)
                if rect.intersects(event.rect()):
                    paint_rate(painter, rect, table.attendance, row)
        painter.setClipping(False)
        top = QRect(0, 0, self.width(), head)
        painter.fillRect(top, ink.raised)
        painter.setFont(head_font())
        painter.setPen(ink.muted)
        painter.drawText(top.adjusted(10, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), "출석률")
        painter.setPen(ink.line)
        painter.drawLine(top.bottomLeft(), top.bottomRight())
        painter.drawLine(0, 0, 0, self.height())


class AttendanceSheet(QFrame):
    """The table, the rates beside it and the scroll bar of both."""

    def __init__(self) -> None:
        super().__init__()
        self.table = AttendanceTable()
        self.rates = RateColumn(self.table)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        within = self.table.verticalScrollBar()
        self.bar.valueChanged.connect(within.setValue)
        within.valueChanged.connect(self.bar.setValue)
        within.rangeChanged.connect(self._range)
        for part in (self.table, self.rates, self.bar):
            part.setParent(self)
        self.setFocusProxy(self.table)

    def _range(self, least: int, most: int) -> None:
        within = self.table.verticalScrollBar()
        self.bar.setRange(least, most)
        self.bar.setPageStep(within.pageStep())
        self.bar.setSingleStep(within.singleStep())
        self.bar.setVisible(most > least)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        del event
        self._lay_out()

    def _lay_out(self) -> None:
        high = self.height()
        bar = self.bar.sizeHint().width() if not self.bar.isHidden() else 0
        rates = self.rates.width()
        self.table.setGeometry(0, 0, max(1, self.width() - rates - bar), high)
        self.rates.setGeometry(self.width() - rates - bar, 0, rates, high)
        self.bar.setGeometry(self.width() - bar, 0, bar, high)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the rates too, the wheel scrolls the people."""
        QGuiApplication.sendEvent(self.table.verticalScrollBar(), event)
