"""How the timetable is painted: chips with name and word, breaks hatched, absent hours shaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.models.timetable_grid import BREAK, CELL_ROLE, Face, TimetableModel
from jobdesk.ui.models.timetable_lines import Cell, common_starts
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, SMALL

_Index = QModelIndex | QPersistentModelIndex
FIRM_WIDTH = 140
CHIP_POINTS = SMALL
TINY = 7.5
_RADIUS = 6
_SIGN = 11
_PAD = 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def row_height(*, tight: bool = False) -> int:
    """Height of a line of the grid in pixels; a ``tight`` one where few would be seen."""
    return theme.now().px(36 if tight else 48)


def halves(name: str) -> tuple[str, str]:
    """A name on two lines: at the space next to its middle, else the first the longer one."""
    middle = (len(name) + 1) // 2
    spaces = [at for at, sign in enumerate(name) if sign == " "]
    if spaces:
        middle = min(spaces, key=lambda at: abs(2 * at - len(name)))
    return name[:middle], name[middle:].strip()


def name_lines(name: str, room: int, high: float) -> tuple[QFont, list[str]]:
    """The lines of a name in a chip and the font that lets it be whole; where even the smallest
    does not, its end is left out."""
    font = theme.now().font(CHIP_POINTS, 500)
    if QFontMetrics(font).horizontalAdvance(name) <= room:
        return font, [name]
    lines = list(halves(name))
    for points in (CHIP_POINTS - 0.5, TINY + 0.5, TINY, TINY - 0.5):
        font = theme.now().font(points, 500)
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(name) <= room:
            return font, [name]
        if 2 * metrics.height() <= high and all(
            metrics.horizontalAdvance(line) <= room for line in lines
        ):
            return font, lines
    if 2 * metrics.height() > high:
        lines = [name]
    cut = Qt.TextElideMode.ElideRight
    return font, [metrics.elidedText(line, cut, room) for line in lines]


def paint_chip(painter: QPainter, rect: QRectF, face: Face, *, ring: QColor | None = None) -> None:
    """A chip that fills ``rect``: the name, a word beneath it, a pin or a warning in a corner."""
    current = theme.now()
    ink, tint = current.roles.tone(face.tone)
    edge = QColor(ink)
    edge.setAlphaF(0.32)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(tint)
    painter.setPen(QPen(ring, 2) if ring is not None else QPen(edge, 1))
    half = 1.0 if ring is not None else 0.5
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
    name_ink = current.colour("muted" if face.over else "text")
    sign = "triangle-alert" if face.clashes else "pin" if face.pinned else ""
    room = int(rect.width()) - 1
    small = current.font(TINY, 500, tabular=True)
    low = QFontMetrics(small).height() if face.under else 0
    font, lines = name_lines(face.name, room, rect.height() - low)
    line = QFontMetrics(font).height()
    high = line * len(lines)
    top = rect.top() + (rect.height() - high - low) / 2
    if sign and not face.under:  # the name stands beneath its mark where there is room for both
        top = max(top, min(rect.top() + _SIGN, rect.bottom() - high))
    painter.setFont(font)
    painter.setPen(name_ink)
    for at, words in enumerate(lines):
        painter.drawText(QRectF(rect.left(), top + at * line, rect.width(), line), _CENTRE, words)
    if not face.under:
        _sign(painter, sign, face.tone, QPointF(rect.right() - 3, rect.top() + 2), right=True)
        return
    painter.setFont(small)
    painter.setPen(ink)
    aside = _SIGN + 2 if sign else 0
    words = painter.fontMetrics().elidedText(face.under, Qt.TextElideMode.ElideRight, room - aside)
    wide = painter.fontMetrics().horizontalAdvance(words)
    left = rect.left() + (rect.width() - wide - aside) / 2
    _sign(painter, sign, face.tone, QPointF(left, top + high + (low - _SIGN) / 2))
    painter.drawText(QRectF(left + aside, top + high, wide + 2, low), _LEFT, words)


def _sign(painter: QPainter, name: str, tone: Tone, at: QPointF, *, right: bool = False) -> None:
    if not name:
        return
    drawn = icons.pixmap(name, tone.value, _SIGN, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(at.x() - (_SIGN if right else 0), at.y()), drawn)


def paint_free(
    painter: QPainter, rect: QRectF, *, fits: bool, ring: QColor | None, words: str = ""
) -> None:
    """A free cell: a dashed line; a plus where who is carried would fit."""
    current = theme.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(current.colour("success_tint") if fits else Qt.BrushStyle.NoBrush)
    if ring is not None:
        pen = QPen(ring, 2)
    else:
        pen = QPen(current.colour("success" if fits else "line"), 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    if fits:
        painter.setPen(current.colour("success"))
        painter.setFont(current.font(BASE, 600))
        painter.drawText(rect, _CENTRE, "＋")
    elif words:
        painter.setPen(current.colour("faint"))
        painter.setFont(current.font(TINY, 400, tabular=True))
        painter.drawText(rect, _CENTRE, words)


@cache
def _hatch(line: str, ground: str) -> QPixmap:
    side = 10
    drawn = QPixmap(side, side)
    drawn.fill(QColor(ground))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 3))
    for shift in (-side, 0, side):
        painter.drawLine(shift, side, shift + side, 0)
    painter.end()
    return drawn


def paint_break(painter: QPainter, rect: QRect, origin: QPoint) -> None:
    """The hatched ground of a break, in one piece over all lines."""
    current = theme.now()
    painter.setBrushOrigin(origin)
    texture = _hatch(current.colour("neutral_tint").name(), current.colour("raised").name())
    painter.fillRect(rect, QBrush(texture))


@dataclass(frozen=True, slots=True)
class CellLook:
    """What the view adds to a cell: a ring in a role, whoever hovers over it, that somebody
    would fit or was lifted from it."""

    ring: str = ""
    face: Face | None = None
    fits: bool = False
    lifted: bool = False


class CellPainter(QStyledItemDelegate):
    """Paints a cell; the view says what is carried and where it would go."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, line beneath the firm's last line, then chip or free place."""
        model, view = index.model(), option.widget
        if not isinstance(model, TimetableModel):
            return
        rect: QRect = option.rect
        painter.save()
        lines = model.state.lines
        if lines.columns[index.column()].is_break:
            origin = getattr(view, "origin", None)
            paint_break(painter, rect, origin() if origin is not None else QPoint())
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            look = getattr(view, "look_of", None)
            self._paint_cell(painter, rect, model, cell, look(cell) if look else CellLook())
        elif not lines.columns[index.column()].is_break:
            painter.fillRect(rect, theme.now().colour("hover"))
        if is_last_line(model, index.row()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(theme.now().colour("line"), 1))
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All lines are equally high."""
        del option, index
        return QSize(theme.now().px(57), row_height())

    @staticmethod
    def _paint_cell(
        painter: QPainter, rect: QRect, model: TimetableModel, cell: Cell, look: CellLook
    ) -> None:
        current = theme.now()
        inner = QRectF(rect).adjusted(2, 4, -3, -5)
        if not cell.is_open:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), current.colour("hover"))
        ring = current.colour(look.ring) if look.ring else None
        if look.face is not None:
            paint_chip(painter, inner, look.face, ring=ring)
            return
        face = model.face(cell)
        if face is None:
            mixed = model.state.is_mixed
            start = f"{cell.start // 60:02d}:{cell.start % 60:02d}" if mixed else ""
            paint_free(painter, inner, fits=look.fits, ring=ring, words=start)
            return
        if look.lifted:
            painter.setOpacity(0.45)
        paint_chip(painter, inner, face, ring=ring)


def is_last_line(model: TimetableModel, row: int) -> bool:
    """Whether the next line is another firm's."""
    lines = model.state.lines.lines
    return row + 1 >= len(lines) or lines[row + 1].first


class TimeHeader(QHeaderView):
    """The times; one that finds no room is left out, the chips of such a hall name theirs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """As high as the heads of other tables."""
        return QSize(super().sizeHint().width(), theme.now().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it: a label may be wider than the column it belongs to."""
        del event
        current = theme.now()
        painter = QPainter(self.viewport())
        whole = self.viewport().rect()
        painter.fillRect(whole, current.colour("raised"))
        painter.setPen(QPen(current.colour("line"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        model = self.model()
        if not isinstance(model, TimetableModel):
            return
        painter.setFont(current.font(SMALL, 600, tabular=True))
        painter.setPen(current.colour("muted"))
        free = -1_000
        lines = model.state.lines
        told = common_starts(lines) if model.state.is_mixed else frozenset()
        for at, column in enumerate(lines.columns):
            if told and not column.is_break and column.since not in told:
                continue
            words = BREAK if column.is_break else str(model.headerData(at, self.orientation()))
            need = painter.fontMetrics().horizontalAdvance(words)
            left, wide = self.sectionViewportPosition(at), self.sectionSize(at)
            if model.state.is_mixed and not column.is_break:
                place = QRect(left + 3, 0, need, whole.height() - 1)
            else:
                place = QRect(left + (wide - need) // 2, 0, need, whole.height() - 1)
            if place.left() < free or (not model.state.is_mixed and need > wide):
                continue
            painter.drawText(place, _LEFT, words)
            free = place.right() + 5


class FirmHeader(QHeaderView):
    """The firms, before the grid and never scrolled out of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for a firm of eight signs."""
        return QSize(theme.now().px(FIRM_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the lines, below the last one too."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.now().colour("surface"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Firm in bold, its jobs and booth beneath; a further interviewer by its number."""
        model = self.model()
        if not isinstance(model, TimetableModel) or section >= model.rowCount():
            return
        current = theme.now()
        painter.save()
        painter.fillRect(rect, current.colour("surface"))
        head = model.head(section)
        room = QRect(rect.left() + _PAD, rect.top(), rect.width() - _PAD - 4, rect.height() - 1)
        if head.title:
            half = room.height() // 2
            air = 5 if rect.height() >= row_height() else 1
            self._words(painter, room.adjusted(0, air, 0, -half + 1), head.title, BASE, 600, "text")
            beneath = room.adjusted(0, half + 1, 0, -air - 1)
            small = QFontMetrics(current.font(SMALL))
            booth = f" · {head.booth}" if head.booth and head.about else head.booth
            about = small.elidedText(
                head.about,
                Qt.TextElideMode.ElideRight,
                beneath.width() - small.horizontalAdvance(booth),
            )
            self._words(painter, beneath, about + booth, SMALL, 400, "muted")
        else:
            self._words(painter, room.adjusted(_PAD, 0, 0, 0), head.about, SMALL, 400, "muted")
        painter.setPen(QPen(current.colour("line"), 1))
        if is_last_line(model, section):
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.restore()

    @staticmethod
    def _words(
        painter: QPainter, rect: QRect, words: str, points: float, weight: int, role: str
    ) -> None:
        painter.setFont(theme.now().font(points, weight))
        painter.setPen(theme.now().colour(role))
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, cut)


class Ghost(QWidget):
    """The chip that follows the mouse while somebody is carried."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._beneath = parent
        self._face = Face(name, "", Tone.ACCENT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        wide = self.fontMetrics().horizontalAdvance(name) + 24
        self.resize(max(theme.now().px(57), wide), theme.now().px(34))

    def follow(self, at: QPoint) -> None:
        """Stand below and right of a place on the screen."""
        self.move(self._beneath.mapFromGlobal(at) + QPoint(10, 8))
        self.show()
        self.raise_()

    def tell(self, tone: Tone) -> None:
        """Take the colour of what putting down would mean."""
        if tone is not self._face.tone:
            self._face = Face(self._face.name, "", tone, clashes=tone is Tone.DANGER)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip with a firm line, so that it stands off the grid."""
        del event
        painter = QPainter(self)
        ring, _ = theme.now().roles.tone(self._face.tone)
        paint_chip(painter, QRectF(self.rect()), self._face, ring=ring)
