"""The year's targets as bars: what was reached, and a tick for the part of the year gone by."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobdesk.domain.report_cells import counted
from jobdesk.services.target_year import YearLine
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import BASE, SMALL, Button, Card, Label, column, pressed_by_enter

_BAR = 8


class TargetBar(QAbstractButton):
    """One indicator; a click opens the records behind its number."""

    def __init__(self, row: YearLine, elapsed: float, longest: str) -> None:
        """``longest`` is the widest of the card's numbers, so that its bars begin and end
        together."""
        super().__init__()
        self.row, self._elapsed, self._longest = row, elapsed, longest
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        unit = row.indicator.unit
        self.setAccessibleName(
            f"{row.indicator.name} 실적 {_reached(row)}{unit}, 목표 {row.target_text}, "
            f"달성률 {row.rate_text}"
        )
        self.setToolTip(f"{row.indicator.label}: {row.indicator.rule}")

    @property
    def numbers(self) -> str:
        """``1,101 / 400``."""
        return numbers_of(self.row)

    @property
    def part(self) -> float | None:
        """Reached part of the target, None where it is no number."""
        target = self.row.target_number
        return float((self.row.done.value or Decimal(0)) / target) if target else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.now().px(360), theme.now().px(36))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(theme.now().px(250), theme.now().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name, bar, numbers and rate."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(current.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(current.colour("hover"))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
        inner = whole.adjusted(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        rate_font = current.font(BASE, 600, tabular=True)
        number_font = current.font(BASE, tabular=True)
        rate_wide = QFontMetricsF(rate_font).horizontalAdvance("1,000%") + 6
        number_wide = QFontMetricsF(number_font).horizontalAdvance(self._longest) + 4
        name_wide = QFontMetricsF(current.font()).horizontalAdvance("구인신청 인원") + 12
        painter.setFont(current.font())
        painter.setPen(current.colour("text"))
        painter.drawText(
            QRectF(inner.left(), inner.top(), name_wide, inner.height()),
            middle | Qt.AlignmentFlag.AlignLeft,
            QFontMetricsF(painter.font()).elidedText(
                self.row.indicator.name, Qt.TextElideMode.ElideRight, name_wide - 4
            ),
        )
        painter.setFont(rate_font)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self.row.rate_text)
        numbers = QRectF(
            inner.right() - rate_wide - number_wide, inner.top(), number_wide, inner.height()
        )
        painter.setFont(number_font)
        painter.setPen(current.colour("muted"))
        painter.drawText(
            numbers,
            middle | Qt.AlignmentFlag.AlignRight,
            self.numbers,
        )
        self._paint_bar(
            painter,
            QRectF(
                inner.left() + name_wide,
                inner.center().y() - _BAR / 2,
                max(0.0, numbers.left() - inner.left() - name_wide - 8),
                _BAR,
            ),
        )

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        if bar.width() < 40:
            return
        current = theme.now()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current.colour("neutral_tint"))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if self.part is None:
            return
        done = QRectF(bar)
        done.setWidth(bar.width() * min(1.0, self.part))
        if done.width() >= 1:
            painter.setBrush(current.colour("success" if self.part >= 1 else "accent_fill"))
            radius = min(_BAR / 2, done.width() / 2)
            painter.drawRoundedRect(done, radius, radius)
        x = bar.left() + bar.width() * self._elapsed
        painter.setPen(QPen(current.colour("text"), 2))
        painter.drawLine(QPointF(x, bar.top() - 4), QPointF(x, bar.bottom() + 4))


def numbers_of(row: YearLine) -> str:
    """Reached and target, as shown; without a target only what was reached."""
    if row.target is None or not row.target.value:
        return f"{_reached(row)}{row.indicator.unit}"
    return f"{_reached(row)} / {row.target_text}"


def _reached(row: YearLine) -> str:
    return counted(row.done).text


class TargetCard(Card):
    """The card of all indicators. ``picked`` carries an YearLine; ``wanted`` asks for the
    page where targets are typed."""

    picked = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self._title = Label("올해 목표 대비", weight=600)
        self.body.addWidget(self._title)
        self._holder = QWidget()
        self._rows = column(spacing=2)
        self._holder.setLayout(self._rows)
        self.body.addWidget(self._holder)
        self._remark = Label(look="muted", points=SMALL, wrap=True)
        self.enter = Button("목표 입력", icon="target")
        self.body.addWidget(self._remark)
        self.body.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        self.enter.clicked.connect(self.wanted)
        self.bars: list[TargetBar] = []

    def show_rows(self, year: int, rows: tuple[YearLine, ...], elapsed: float) -> None:
        """Show the indicators of ``year``."""
        self._title.setText(f"{year}년 목표 대비")
        for bar in self.bars:
            self._rows.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        longest = max((numbers_of(row) for row in rows), key=len, default="")
        self.bars = [TargetBar(row, elapsed, longest) for row in rows]
        for bar in self.bars:
            bar.clicked.connect(self._on_clicked)
            self._rows.addWidget(bar)
        some = any(row.target_number for row in rows)
        self._remark.setText(
            f"세로선은 한 해 가운데 오늘까지 지난 만큼({elapsed:.0%})입니다."
            if some
            else "올해 목표를 입력하면 달성률과 진행 속도를 보여 드립니다."
        )
        self.enter.setVisible(not some)

    def _on_clicked(self) -> None:
        bar = self.sender()
        assert isinstance(bar, TargetBar)
        self.picked.emit(bar.row)
