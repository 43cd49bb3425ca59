"""The grid of small pictures: painted tiles, chosen with mouse or arrows, worked with keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.domain.circumstances import Attachment
from jobdesk.ui import dates, icons, theme
from jobdesk.ui.models.paper_tiles import (
    PAPER_ROLE,
    PICTURE_ROLE,
    PaperTiles,
    form_of,
    size_of,
    told,
)
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, SMALL, chip_size, paint_chip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDE, _HIGH = 138, 166  # least pixels of a tile at 100 %
_PICTURE = 104  # of which the picture may be this high
_ROW_WIDE, _ROW = 230, 60  # of a line, where the place is too low for tiles
_PAD = 6
_Index = QModelIndex | QPersistentModelIndex


class TilePainter(QStyledItemDelegate):
    """Paints one file: its picture or form, what it is called, when it came.

    ``cell`` is the size of each; ``flat`` sets the words beside the picture.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cell, self.flat = QSize(_WIDE, _HIGH), False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All tiles are alike."""
        del option, index
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, picture, words."""
        paper = index.data(PAPER_ROLE)
        if not isinstance(paper, Attachment):
            return
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(whole).adjusted(2, 2, -2, -2)
        _ground(painter, rect, state)
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        size = QSizeF(inner.width(), theme.now().px(_PICTURE))
        if self.flat:
            size = QSizeF(inner.height() * 1.25, inner.height())
        box = QRectF(inner.topLeft(), size)
        picture = index.data(PICTURE_ROLE)
        if isinstance(picture, QImage) and not picture.isNull():
            _picture(painter, box, picture)
        else:
            _form(painter, box, "" if self.flat else form_of(paper))
        words = QRectF(inner.left(), box.bottom() + 5, inner.width(), 0)
        if self.flat:
            words = inner.adjusted(box.width() + 10, 0, 0, 0)
        about = (
            told(paper) if self.flat else " · ".join((dates.day(paper.added_on), size_of(paper)))
        )
        _words(painter, words, str(index.data()), about)
        painter.restore()


def _ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    current = theme.now()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    edge = "accent" if chosen or focused else "line"
    painter.setPen(QPen(current.colour(edge), 2 if focused else 1))
    fill = "accent_tint" if chosen else "hover" if over else "surface"
    painter.setBrush(current.colour(fill))
    painter.drawRoundedRect(rect, 8, 8)


def _picture(painter: QPainter, box: QRectF, picture: QImage) -> None:
    size = picture.size().toSizeF() / picture.devicePixelRatioF()
    fitted = size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if fitted.width() > size.width():
        fitted = size
    place = QRectF(0, 0, fitted.width(), fitted.height())
    place.moveCenter(box.center())
    path = QPainterPath()
    path.addRoundedRect(place, 4, 4)
    painter.save()
    painter.setClipPath(path)
    painter.drawImage(place, picture)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.now().colour("line"), 1))
    painter.drawPath(path)


def _form(painter: QPainter, box: QRectF, word: str) -> None:
    """What stands where there is no picture: an icon and, with room for it, the form."""
    current = theme.now()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current.colour("neutral_tint"))
    painter.drawRoundedRect(box, 4, 4)
    side = current.px(32)
    chip = chip_size(word) if word else QSize()
    top = box.center().y() - (side + (chip.height() + 4 if word else 0)) / 2
    name = "file-text"
    drawn = icons.pixmap(name, "muted", side, painter.device().devicePixelRatio())
    painter.drawPixmap(QPoint(round(box.center().x() - side / 2), round(top)), drawn)
    if not word:
        return
    place = QRectF(0, 0, chip.width(), chip.height())
    place.moveCenter(QRectF(box.left(), top + side + 4, box.width(), chip.height()).center())
    paint_chip(painter, place, word, Tone.NEUTRAL)


def _words(painter: QPainter, place: QRectF, title: str, about: str) -> None:
    current = theme.now()
    heights = [QFontMetricsF(current.font(p, w)).height() for p, w in ((BASE, 600), (SMALL, 400))]
    if place.height() > 0:  # beside a picture: in the middle of its height
        place.setTop(place.center().y() - (sum(heights) + 1) / 2)
    for text, points, weight, role in (
        (title, BASE, 600, "text"),
        (about, SMALL, 400, "muted"),
    ):
        painter.setFont(current.font(points, weight, tabular=True))
        painter.setPen(current.colour(role))
        metrics = painter.fontMetrics()
        line = QRectF(place.left(), place.top(), place.width(), metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
        place = QRectF(place.left(), line.bottom() + 1, place.width(), 0)


class PaperGrid(QListView):
    """Enter or a double click opens, F2 names, Delete moves to the 휴지통; the menu key works."""

    wanted = QtSignal()
    """Enter, or a double click."""
    naming = QtSignal()
    leaving = QtSignal()
    picked = QtSignal()
    menu_wanted = QtSignal(object)
    """The global place at which to offer what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = PaperTiles(self)
        self.setModel(self.tiles)
        self._painter = TilePainter(self)
        self.setItemDelegate(self._painter)
        self.setProperty("look", "queue")
        self.setAccessibleName("첨부한 사진과 서류")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(False)
        # Files are dropped on the whole tab.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.tiles.modelReset.connect(self._tell_picked)

    def chosen(self) -> list[Attachment]:
        """The files chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.tiles.papers[row] for row in rows]

    def choose(self, ids: set[int]) -> None:
        """Choose these, the cursor on the first."""
        model = self.selectionModel()
        model.clearSelection()
        first = True
        for row, paper in enumerate(self.tiles.papers):
            if paper.id in ids:
                at = self.tiles.index(row)
                if first:
                    model.setCurrentIndex(at, model.SelectionFlag.ClearAndSelect)
                    self.scrollTo(at)
                    first = False
                model.select(at, model.SelectionFlag.Select)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width with as many tiles as it holds."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def _lay_out(self) -> None:
        current = theme.now()
        # Room is kept for the scroll bar, so that its coming moves nothing.
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 1
        flat = self.contentsRect().height() < current.px(_HIGH) * 1.4
        least, high = (_ROW_WIDE, _ROW) if flat else (_WIDE, _HIGH)
        columns = max(1, room // current.px(least))
        cell = QSize(max(1, room // columns), current.px(high))
        if (cell, flat) != (self._painter.cell, self._painter.flat):
            self._painter.cell, self._painter.flat = cell, flat
            self.setGridSize(cell)
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 and Delete; everything else as in any list. Enter and F2 mean the tile with
        the frame where none is chosen: a single one is not reached by arrows."""
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_F2:
            self._choose_current()
        if key in _ENTER and self.chosen():
            self.wanted.emit()
        elif key == Qt.Key.Key_F2 and self.chosen():
            self.naming.emit()
        elif key == Qt.Key.Key_Delete and self.chosen():
            self.leaving.emit()
        else:
            super().keyPressEvent(event)

    def _choose_current(self) -> None:
        at = self.currentIndex() if self.currentIndex().isValid() else self.tiles.index(0)
        if not self.chosen() and at.isValid():
            self.setCurrentIndex(at)
            self.selectionModel().select(at, QItemSelectionModel.SelectionFlag.Select)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done, beside the tile when asked by key."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
            at = self.viewport().mapToGlobal(place)
        if self.chosen():
            self.menu_wanted.emit(at)

    def _open(self, index: QModelIndex) -> None:
        del index
        self.wanted.emit()

    def _tell_picked(self, *_: object) -> None:
        self.picked.emit()
