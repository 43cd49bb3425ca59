"""How the dispatch board is painted: cells with a mark for each head, days above, farms before.

Half a hundred cells are painted in Python at every scroll, so fonts and colours are made once
per theme.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jobdesk.domain.farm_board import BoardBlock
from jobdesk.domain.farm_work import COUNTED, DayStatus
from jobdesk.ui import theme
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.models.farm_board import FarmBoardModel
from jobdesk.ui.theme import Theme, Tone
from jobdesk.ui.widgets.basics import BASE, SMALL

_Index = QModelIndex | QPersistentModelIndex
FARM_WIDTH, LEAST_DAY = 138, 93
_ROW, _ROOMY, _HEAD = 56, 64, 48
_PAD = 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MOST_MARKS = 24
_WEEKDAYS = "월화수목금토일"


class Inks:
    """Every pen, brush and font of one theme."""

    def __init__(self, current: Theme) -> None:
        colour = current.colour
        self.surface, self.raised, self.hover = colour("surface"), colour("raised"), colour("hover")
        self.text, self.muted, self.faint = colour("text"), colour("muted"), colour("faint")
        self.accent, self.accent_tint = colour("accent"), colour("accent_tint")
        self.line = QPen(colour("line"), 1)
        self.firm = QPen(colour("control_line"), 1)
        self.dashed = QPen(colour("control_line"), 1, Qt.PenStyle.DashLine)
        self.ring = QPen(self.accent, 2)
        self.tones = {tone: current.roles.tone(tone) for tone in Tone}
        self.heads = current.font(BASE, 700, tabular=True)
        self.words = current.font(SMALL, 500, tabular=True)
        self.strong = current.font(SMALL, 600, tabular=True)
        self.name = current.font(BASE, 600)
        self.day = current.font(BASE, 600, tabular=True)
        self.chosen = QColor(self.accent.red(), self.accent.green(), self.accent.blue(), 24)


@lru_cache(maxsize=4)
def _inks(current: Theme) -> Inks:
    return Inks(current)


def inks() -> Inks:
    """Those of the theme in force."""
    return _inks(theme.now())


def row_height() -> int:
    """Height of a farm's line in pixels."""
    current = theme.now()
    return current.px(_ROOMY if current.roomy else _ROW)


class CellPainter(QStyledItemDelegate):
    """``5/6명`` with what is wanting, its stage, and a mark for each head: hollow wanted, half
    sent, full confirmed, dark worked, crossed absent.

    ``over`` is the index on which somebody would be dropped, ``refused`` why not.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.over: QPersistentModelIndex | None = None
        self.refused = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, words, marks, lines, the ring of the current cell."""
        view, model = option.widget, index.model()
        if not isinstance(model, FarmBoardModel) or model.board is None:
            return
        rect, ink = option.rect, inks()
        block, today = model.at(index), model.board.today
        painter.fillRect(rect, ink.hover if model.days[index.column()] == today else ink.surface)
        if block is not None:
            self._block(painter, rect.adjusted(3, 3, -3, -4), block, ink, model)
        painter.setPen(ink.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ink.chosen)
        over = self.over is not None and self.over == index
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if over:
            painter.setPen(QPen(ink.tones[Tone.DANGER if self.refused else Tone.SUCCESS][0], 3))
            painter.drawRect(rect.adjusted(2, 2, -2, -2))
        elif isinstance(view, QTableView) and index == view.currentIndex():
            painter.setPen(ink.ring if view.hasFocus() else ink.firm)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    @staticmethod
    def _block(
        painter: QPainter, rect: QRect, block: BoardBlock, ink: Inks, model: FarmBoardModel
    ) -> None:
        assert model.board is not None
        today = model.board.today
        tone, tint = ink.tones[words.tone(block, today)]
        empty = not block.live and not block.is_rained_off
        painter.setPen(ink.dashed if empty or block.is_rained_off else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if empty else tint)
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        inner = rect.adjusted(_PAD - 2, 2, -_PAD + 2, -4)
        line = inner.height() * 2 // 5
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        second = QRect(inner.left(), first.bottom(), inner.width(), line)
        faint = block.is_rained_off
        painter.setFont(ink.heads)
        painter.setPen(ink.muted if faint else ink.text)
        painter.drawText(first, _LEFT, words.heads(block))
        used = painter.fontMetrics().horizontalAdvance(words.heads(block)) + 3
        asked, absent = words.remark(block, today), words.beside(block)
        painter.setFont(ink.strong)
        painter.setPen(tone if asked else ink.tones[Tone.DANGER][0])
        _cut(painter, first.adjusted(used, 0, 0, 0), asked or absent, _RIGHT)
        painter.setFont(ink.words)
        if asked and absent:
            painter.setPen(ink.tones[Tone.DANGER][0])
            painter.drawText(second, _RIGHT, absent)
            second.setRight(second.right() - painter.fontMetrics().horizontalAdvance(absent) - 4)
        painter.setPen(tone if not faint else ink.muted)
        _cut(painter, second, words.beneath(block))
        if not faint:
            _marks(painter, QRect(inner.left(), rect.bottom() - 8, inner.width(), 5), block, ink)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All alike."""
        del option, index
        return QSize(theme.now().px(LEAST_DAY), row_height())


def _cut(painter: QPainter, rect: QRect, said: str, at: int = _LEFT) -> None:
    cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, at, cut)


def _marks(painter: QPainter, rect: QRect, block: BoardBlock, ink: Inks) -> None:
    """A mark for each head."""
    stands = [*block.live, *block.absent]
    wanted = len(stands) + block.missing
    if not wanted or wanted > _MOST_MARKS:
        return
    gap = 2
    wide = min(12.0, (rect.width() - gap * (wanted - 1)) / wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for number in range(wanted):
        at = QRectF(rect.left() + number * (wide + gap), rect.top(), wide, rect.height())
        status = stands[number].status if number < len(stands) else None
        if status is None:
            painter.setPen(ink.firm)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(at.adjusted(0, 0, -1, -1))
        elif status is DayStatus.ABSENT:
            painter.setPen(QPen(ink.tones[Tone.DANGER][0], 1.5))
            painter.drawLine(at.topLeft(), at.bottomRight())
            painter.drawLine(at.bottomLeft(), at.topRight())
        elif status is DayStatus.PLACED:
            painter.setPen(QPen(ink.tones[Tone.ACCENT][0], 1))
            painter.setBrush(ink.surface)
            painter.drawRect(at.adjusted(0, 0, -1, -1))
            painter.fillRect(at.adjusted(0, 0, -at.width() / 2, 0), ink.tones[Tone.ACCENT][0])
        else:
            full = Tone.NEUTRAL if status in COUNTED else Tone.SUCCESS
            painter.fillRect(at, ink.tones[full][0])


class DayHeader(QHeaderView):
    """Weekday and date; how many of how many heads beneath. A click chooses the day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), theme.now().px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground beside the last one too."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), inks().raised)
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """``20 (금) 오늘`` and ``52/60명``."""
        model, ink = self.model(), inks()
        if not isinstance(model, FarmBoardModel) or section >= len(model.days):
            return
        day, totals = model.days[section], model.totals[section]
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().column() == section
        today = section == model.today_column()
        painter.save()
        painter.fillRect(rect, ink.accent_tint if today or current else ink.raised)
        half = rect.height() // 2
        painter.setFont(ink.day)
        rest = day.weekday() == 6
        painter.setPen(
            ink.accent if today or current else ink.tones[Tone.DANGER][0] if rest else ink.text
        )
        over = rect.adjusted(_PAD, 4, -4, -half)
        word = f"{day.month}/{day.day} ({_WEEKDAYS[day.weekday()]})"
        painter.drawText(over, _LEFT, word)
        beneath = rect.adjusted(_PAD, half, -6, -4)
        if today:
            painter.setFont(ink.strong)
            painter.drawText(beneath, _RIGHT, "오늘")
        painter.setFont(ink.words)
        if totals.wanted or totals.live:
            short = totals.missing and model.board is not None and day >= model.board.today
            painter.setPen(ink.tones[Tone.WARNING][0] if short else ink.muted)
            _cut(painter, beneath, f"{totals.live:,}/{totals.wanted:,}명")
        painter.setPen(ink.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.restore()


class FarmHeader(QHeaderView):
    """The farms, before the days and never scrolled out of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """A name and a village."""
        return QSize(theme.now().px(FARM_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground below the last one too."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), inks().surface)
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Name, and beneath it where the farm lies; the name once over all of its rows."""
        model, ink = self.model(), inks()
        if not isinstance(model, FarmBoardModel) or section >= model.rowCount():
            return
        assert model.board is not None
        line = model.board.lines[section]
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, ink.accent_tint if current else ink.surface)
        half = rect.height() // 2
        painter.setFont(ink.name)
        painter.setPen(ink.accent if current else ink.text if not line.lane else ink.faint)
        _cut(painter, rect.adjusted(_PAD + 2, 8, -4, -half + 2), line.farm.name)
        painter.setFont(ink.words)
        painter.setPen(ink.muted)
        beneath = " · ".join(filter(None, (line.task, line.farm.where)))
        _cut(painter, rect.adjusted(_PAD + 2, half + 1, -4, -8), beneath)
        painter.setPen(ink.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
