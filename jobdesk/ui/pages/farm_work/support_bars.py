"""지원 예산 as bars: what of each source is paid, approved and drafted; a press opens its lines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.rounding import rate, rate_text
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import BASE, SMALL, Card, Label, pressed_by_enter

_ACROSS = 3
_BAR = 8


class BudgetBar(QAbstractButton):
    """One source, or one item of it."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self.name} {self.numbers}, {self.told}")
        self.setToolTip(f"{self.name}: {self.told}")

    @property
    def name(self) -> str:
        """``국비``, ``국비 숙박비``."""
        return f"{self.standing.source or '재원 없음'} {self.standing.item}".strip()

    @property
    def numbers(self) -> str:
        """``120,000 / 1,000,000원 (12.0%)``: what is bound and what there is."""
        one = self.standing
        if one.budget is None:
            return f"{one.bound:,}원 · 예산 없음"
        share = rate(one.bound, one.budget, decimals=0) if one.budget else None
        return f"{one.bound:,} / {one.budget:,}원" + (f" {rate_text(share)}" if share else "")

    @property
    def told(self) -> str:
        """``지급 20,000원 · 승인 0원 · 기안 7,000원 · 남음 80,000원``."""
        one = self.standing
        left = "" if one.left is None else f" · 남은 예산 {one.left:,}원"
        return f"지급 {one.spent:,} · 승인 {one.approved:,} · 기안 {one.drafted:,}{left}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Two lines and a bar."""
        return QSize(theme.now().px(300), theme.now().px(58))

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never lower."""
        return QSize(theme.now().px(210), theme.now().px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name, numbers, bar and what it is made of."""
        del event
        current, painter = theme.now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(current.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(current.colour("hover"))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
        inner = whole.adjusted(8, 4, -8, -4)
        top = QRectF(inner.left(), inner.top(), inner.width(), current.px(20))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(current.font(BASE, 600))
        painter.setPen(current.colour("text"))
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignLeft, self.name)
        used = painter.fontMetrics().horizontalAdvance(self.name) + 10
        painter.setFont(current.font(BASE, tabular=True))
        painter.setPen(current.colour("danger" if self.standing.over else "text"))
        room = int(top.width()) - used
        numbers = painter.fontMetrics().elidedText(self.numbers, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, middle | Qt.AlignmentFlag.AlignRight, numbers)
        self._paint_bar(painter, QRectF(inner.left(), top.bottom() + 3, inner.width(), _BAR))
        foot = QRectF(inner.left(), top.bottom() + 3 + _BAR, inner.width(), current.px(19))
        painter.setFont(current.font(SMALL, tabular=True))
        painter.setPen(current.colour("muted"))
        told = painter.fontMetrics().elidedText(
            self.told, Qt.TextElideMode.ElideRight, int(foot.width())
        )
        painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, told)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        current, one = theme.now(), self.standing
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current.colour("neutral_tint"))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        whole = max(one.budget or 0, one.bound + one.drafted)
        if not whole:
            return
        left = bar.left()
        for amount, role in (
            (one.spent, "danger" if one.over else "success"),
            (one.approved, "accent_fill"),
            (one.drafted, "warning"),
        ):
            wide = bar.width() * amount / whole
            if wide >= 1:
                painter.setBrush(current.colour(role))
                painter.drawRoundedRect(QRectF(left, bar.top(), wide, _BAR), 3, 3)
                left += wide


class BudgetBars(Card):
    """The sources of a year. ``picked`` bears a Standing."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=6, spacing=2)
        self.bars: list[BudgetBar] = []
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.nothing = Label(
            "올해 예산을 적으면 재원마다 쓴 돈과 남은 돈이 여기에 나옵니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        self.nothing.setContentsMargins(8, 6, 8, 6)
        self.body.addWidget(self._holder)
        self.body.addWidget(self.nothing)

    def show_standings(self, standings: tuple[Standing, ...], *, items: bool = False) -> None:
        """Show the sources, with ``items`` those of their items that have a budget too."""
        shown = [one for one in standings if items or not one.item]
        self.nothing.setVisible(not shown)
        self._holder.setVisible(bool(shown))
        if [bar.standing for bar in self.bars] == shown:
            return
        held = next((at for at, bar in enumerate(self.bars) if bar.hasFocus()), -1)
        for bar in self.bars:
            self._grid.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.bars = [BudgetBar(one) for one in shown]
        for at, bar in enumerate(self.bars):
            bar.clicked.connect(partial(self._on_clicked, bar.standing))
            self._grid.addWidget(bar, at // _ACROSS, at % _ACROSS)
        if 0 <= held < len(self.bars):
            self.bars[held].setFocus()

    def _on_clicked(self, standing: Standing, *_: object) -> None:
        self.picked.emit(standing)
