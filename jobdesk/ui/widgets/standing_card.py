"""준비 상황: what a day or cohort has and lacks, each line the way to the part where it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobdesk.domain.points import Point
from jobdesk.ui import icons, theme
from jobdesk.ui.theme import Theme
from jobdesk.ui.widgets.basics import BASE, SMALL, Card, column, pressed_by_enter
from jobdesk.ui.widgets.record_form import scrolled


class PointLine(QAbstractButton):
    """One Point: a tick, a mark or an empty ring, what there is, what is missing beneath."""

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.point = point
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(point.text)
        state = point.missing or ("갖춤" if point.begun else "아직 없음")
        self.setAccessibleName(f"{point.text}: {state}")
        self.setToolTip(point.missing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line, or two where something is missing."""
        current = theme.now()
        return QSize(current.px(200), current.px(52 if self.point.missing else 36))

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never lower."""
        return QSize(theme.now().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and words."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(current.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)
        self._words(painter, ground.adjusted(7, 4, -7, -4), current)

    def _words(self, painter: QPainter, inner: QRectF, current: Theme) -> None:
        point, side = self.point, current.px(18)
        line = current.px(26)
        name, role = ("circle-check", "success") if point.done else ("circle-alert", "warning")
        if not point.begun:
            name, role = "circle", "faint"
        mark = icons.pixmap(name, role, side, self.devicePixelRatioF())
        painter.drawPixmap(int(inner.left()), int(inner.top() + (line - side) / 2), mark)
        left = inner.left() + side + 9
        first = QRectF(left, inner.top(), inner.right() - left, line)
        painter.setFont(current.font(BASE, 500, tabular=True))
        painter.setPen(current.colour("text"))
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(point.text, Qt.TextElideMode.ElideRight, int(first.width()))
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), cut)
        if point.missing:
            second = first.translated(0, line - 5)
            painter.setFont(current.font(SMALL + 0.5, tabular=True))
            painter.setPen(current.colour("warning"))
            metrics = painter.fontMetrics()
            cut = metrics.elidedText(
                point.missing, Qt.TextElideMode.ElideRight, int(second.width())
            )
            painter.drawText(second, int(Qt.AlignmentFlag.AlignVCenter), cut)


class StandingCard(Card):
    """See the module's words. ``wanted`` bears the id of a part."""

    wanted = Signal(str)

    def __init__(self, title: str = "준비 상황") -> None:
        super().__init__(title, margin=14, spacing=8)
        self.lines: list[PointLine] = []
        self._column = column(spacing=2)
        self._column.addStretch(1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._column)
        self.body.addWidget(scrolled(inner), 1)

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show what a day has and lacks; nothing moves where all is as before."""
        if tuple(line.point for line in self.lines) == points:
            return
        held = next((n for n, line in enumerate(self.lines) if line.hasFocus()), -1)
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [PointLine(point) for point in points]
        for at, line in enumerate(self.lines):
            line.clicked.connect(partial(self._on_clicked, line.point.part))
            self._column.insertWidget(at, line)
        if 0 <= held < len(self.lines):
            self.lines[held].setFocus()

    def _on_clicked(self, part: str, *_: object) -> None:
        self.wanted.emit(part)
