"""The plan's tree under mouse and keys; it tells what is wanted and stores nothing itself.

← and → fold and unfold; with Alt+Shift, as in the outline of a word processor, ↑ and ↓ move an
item among its neighbours, → and ← put it one level down or up. Insert adds, Delete puts away with
what lies beneath, Enter goes to its fields.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.domain.plans import PlanLevel
from jobdesk.ui import icons, theme
from jobdesk.ui.pages.reports.plans.tree_rows import BARS, HEADS, NAME, REACHED, PlanRow, PlanRows
from jobdesk.ui.widgets.basics import BASE, SMALL
from jobdesk.ui.widgets.record_grid import DressedTable

_Index = QModelIndex | QPersistentModelIndex
_STEP, _ARROW, _PAD = 18, 20, 8
_WIDTHS = {1: 78, 2: 72, 3: 78, 4: 98, 5: 98, 6: 78}
_ASIDE = (5, 2, 1, 4)
"""Columns that step aside where it is narrow, one after another; the bars stay."""
_OUTLINE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Right: "indent",
    Qt.Key.Key_Left: "outdent",
}


class PlanTree(DressedTable):
    """See the module's words. ``asked`` fires with what is wanted of the current item: ``up``,
    ``down``, ``indent``, ``outdent``, ``add``, ``below``, ``trash``, ``edit``."""

    picked = Signal(int)
    asked = Signal(str)
    fold_wanted = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.lines = PlanRows(self)
        self._quiet = False
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName("계획 나무")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _index: self.asked.emit("edit"))
        self._widths()

    def show_rows(self, rows: list[PlanRow], current: int | None) -> None:
        """Show lines; the item ``current`` stays chosen, else the first."""
        self._quiet = True
        self.lines.set_rows(rows)
        at = self.lines.row_of(current) if current is not None else -1
        if rows:
            self.selectRow(max(0, at))
        self._quiet = False
        self.viewport().update()

    def current(self) -> PlanRow | None:
        """The chosen line."""
        at = self.currentIndex().row()
        return self.lines.rows[at] if 0 <= at < len(self.lines.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        key, row = event.key(), self.current()
        held = event.modifiers() & _OUTLINE
        wanted = _ARROWS.get(Qt.Key(key))
        if wanted is not None and held == _OUTLINE:
            self.asked.emit(wanted)
        elif key == Qt.Key.Key_Insert:
            self.asked.emit("add")
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("trash")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.asked.emit("edit")
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row is not None:
            self._fold(row, key == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The arrow before a name folds."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == NAME:
            row = self.lines.rows[index.row()]
            left = self.visualRect(index).left() + _indent(row.depth)
            inside = left <= event.position().x() <= left + theme.now().px(_ARROW)
            if row.node.children and inside:
                self.fold_wanted.emit(row.id, not row.folded)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the item."""
        if self.current() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, wanted in (
            ("같은 단계에 더하기\tIns", "add"),
            ("아래 단계에 더하기", "below"),
            ("위로\tAlt+Shift+↑", "up"),
            ("아래로\tAlt+Shift+↓", "down"),
            ("한 단계 아래로\tAlt+Shift+→", "indent"),
            ("한 단계 위로\tAlt+Shift+←", "outdent"),
            ("가지째 휴지통으로\tDel", "trash"),
        ):
            menu.addAction(label).triggered.connect(
                lambda _checked=False, wanted=wanted: self.asked.emit(wanted)
            )
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow scale and row height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "lines"):
            self.dress()
            self._widths()

    def resizeEvent(self, event: object) -> None:
        """Let numbers step aside where it is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._widths()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that there is nothing, rather than show a blank."""
        super().paintEvent(event)
        if not self.lines.rows:
            painter = QPainter(self.viewport())
            painter.setFont(theme.now().font())
            painter.setPen(theme.now().colour("muted"))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            words = "이 해의 계획이 아직 없습니다. 위의 ‘계획 항목’으로 전략이나 사업을 적으세요."
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), words)

    def _fold(self, row: PlanRow, shut: bool) -> None:
        if row.node.children and row.folded != shut:
            self.fold_wanted.emit(row.id, shut)
        elif shut and row.node.item.parent_id is not None:
            at = self.lines.row_of(row.node.item.parent_id)
            if at >= 0:
                self.selectRow(at)

    def _on_current(self) -> None:
        row = self.current()
        if row is not None and not self._quiet:
            self.picked.emit(row.id)

    def _widths(self) -> None:
        current = theme.now()
        head = self.horizontalHeader()
        for column, width in _WIDTHS.items():
            head.resizeSection(column, round(width * current.scale / 100))
        room = self.viewport().width() - current.px(210)
        hidden: set[int] = set()
        for column in _ASIDE:
            if sum(current.px(w) for c, w in _WIDTHS.items() if c not in hidden) <= room:
                break
            hidden.add(column)
        for column in range(1, len(HEADS)):
            self.setColumnHidden(column, column in hidden)


def _indent(depth: int) -> int:
    return theme.now().px(_PAD + depth * _STEP)


class _Painter(QStyledItemDelegate):
    """Paints a line: arrow, level and name; numbers; bars with their percent."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        model = index.model()
        assert isinstance(model, PlanRows)
        row, current = model.rows[index.row()], theme.now()
        room = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, current.colour("accent_tint"))
        if index.column() == NAME:
            self._name(painter, room, row)
        elif index.column() in BARS:
            self._bar(painter, room, row, index.column())
        else:
            painter.setFont(current.font(BASE, tabular=True))
            painter.setPen(current.colour("text"))
            box = room.adjusted(4, 0, -10, 0)
            painter.drawText(box, _flags(right=True), row.texts[index.column()])
        painter.setPen(current.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        view = self.parent()
        focused = isinstance(view, PlanTree) and view.hasFocus()
        if focused and state & QStyle.StateFlag.State_Selected and index.column() == NAME:
            painter.fillRect(
                QRect(room.left(), room.top(), 3, room.height()), current.colour("accent")
            )
        painter.restore()

    def _name(self, painter: QPainter, room: QRect, row: PlanRow) -> None:
        current = theme.now()
        left = room.left() + _indent(row.depth)
        side = current.px(14)
        if row.node.children:
            arrow = "chevron-right" if row.folded else "chevron-down"
            drawn = icons.pixmap(arrow, "muted", side, painter.device().devicePixelRatioF())
            painter.drawPixmap(left, room.center().y() - side // 2, drawn)
        left += current.px(_ARROW)
        strategy = row.node.item.level is PlanLevel.STRATEGY
        task = row.node.item.level is PlanLevel.TASK
        painter.setFont(current.font(BASE, 700 if strategy else 600 if task else 400))
        painter.setPen(current.colour("text"))
        mark = 0
        if row.wrong:
            mark = current.px(16)
            sign = icons.pixmap(
                "triangle-alert", "warning", mark, painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(room.right() - mark - 6, room.center().y() - mark // 2, sign)
            mark += 10
        box = QRect(left, room.top(), room.right() - left - mark - 6, room.height())
        words = painter.fontMetrics().elidedText(
            row.node.item.title, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, _flags(right=False), words)

    def _bar(self, painter: QPainter, room: QRect, row: PlanRow, column: int) -> None:
        share = row.shares[0 if column == REACHED else 1]
        if share is None:
            return
        current = theme.now()
        high = current.px(5)
        box = room.adjusted(8, 0, -10, 0)
        painter.setFont(current.font(SMALL, 500, tabular=True))
        painter.setPen(current.colour("text"))
        words = box.adjusted(0, 3, 0, -high - 5)
        painter.drawText(words, _flags(right=True), row.texts[column])
        ground = QRectF(box.left(), box.bottom() - high - 4, box.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current.colour("neutral_tint"))
        painter.drawRoundedRect(ground, high / 2, high / 2)
        part = min(float(share), 100.0) / 100
        over = column != REACHED and share > 100
        painter.setBrush(current.colour("danger" if over else "accent"))
        if part > 0:
            filled = QRectF(ground.left(), ground.top(), max(high, ground.width() * part), high)
            painter.drawRoundedRect(filled, high / 2, high / 2)


def _flags(*, right: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
