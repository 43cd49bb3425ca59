"""The referrals whose result nobody has asked for yet, the longest waiting first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.overview import OVERDUE_DAYS, Waiting
from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import (
    BASE,
    Card,
    Label,
    Rule,
    chip_size,
    column,
    paint_chip,
    pressed_by_enter,
)


def remark(waiting: Waiting, today: date) -> tuple[str, Tone]:
    """What the chip says: the coming interview, how long it has been, or the stage."""
    if waiting.interview_on is not None and waiting.interview_on >= today:
        day = "오늘" if waiting.interview_on == today else f"{waiting.interview_on:%m-%d}"
        return f"면접 {day}", Tone.ACCENT
    if waiting.days >= OVERDUE_DAYS:
        return f"{waiting.days}일 지남", Tone.DANGER
    return waiting.status, tone_of(KindId.REFERRALS, waiting.status)


class WaitingRow(QAbstractButton):
    """One person sent to one vacancy; a click opens the referral."""

    def __init__(self, waiting: Waiting, today: date) -> None:
        super().__init__()
        self.waiting = waiting
        self._remark, self._tone = remark(waiting, today)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._what = " · ".join(part for part in (waiting.employer, waiting.vacancy) if part)
        self.setAccessibleName(
            f"{waiting.seeker}, {self._what}, {waiting.referred_on:%m-%d} 알선, {self._remark}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.now().px(420), theme.now().px(42))

    def minimumSizeHint(self) -> QSize:
        """May be narrow."""
        return QSize(theme.now().px(240), theme.now().px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint date, name, firm and job, and the chip."""
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
        chip = chip_size(self._remark)
        place = QRectF(
            inner.right() - chip.width(),
            inner.center().y() - chip.height() / 2,
            chip.width(),
            chip.height(),
        )
        paint_chip(painter, place, self._remark, self._tone)
        x = inner.left()
        for words, weight, role, base_width in (
            (f"{self.waiting.referred_on:%m-%d}", 400, "muted", 62),
            (self.waiting.seeker, 600, "text", 86),
            (self._what, 400, "text", 0),
        ):
            painter.setFont(current.font(BASE, weight, tabular=role == "muted"))
            painter.setPen(current.colour(role))
            room = place.left() - 12 - x
            # Names are as wide as the type, so their columns grow with it, not with the row.
            width = min(room, base_width * current.scale / 100) if base_width else room
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(width)
            )
            painter.drawText(
                QRectF(x, inner.top(), max(0.0, width), inner.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )
            x += width


class WaitingCard(Card):
    """``picked`` carries the id of a referral."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__("결과를 확인할 알선", spacing=4)
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self._empty = Label(
            "결과를 기다리는 알선이 없습니다. 구직자를 알선하면 결과를 확인할 때까지 여기에 "
            "오래된 것부터 보입니다.",
            look="muted",
            wrap=True,
        )
        self._more = Label(look="muted")
        self.body.addWidget(self._empty)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self.rows: list[WaitingRow] = []
        self._parts: list[QWidget] = []

    def show_waiting(self, waiting: tuple[Waiting, ...], total: int, today: date) -> None:
        """Show the oldest of ``total`` waiting referrals."""
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._parts = [], []
        for each in waiting:
            if self._parts:
                self._add(Rule())
            line = WaitingRow(each, today)
            line.clicked.connect(self._on_clicked)
            self.rows.append(line)
            self._add(line)
        self._empty.setVisible(not waiting)
        left = total - len(waiting)
        self._more.setText(f"그 밖에 {left:,}건이 더 있습니다." if waiting and left > 0 else "")
        self._more.setVisible(bool(self._more.text()))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._rows.addWidget(part)

    def _on_clicked(self) -> None:
        line = self.sender()
        assert isinstance(line, WaitingRow)
        self.picked.emit(line.waiting.id)
