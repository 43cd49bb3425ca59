"""The reports that were drawn up, with their due date and whether they were handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_records import ReportStatus
from jobdesk.domain.spans import Span, SpanType
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, chip_size, paint_chip

_FIELDS = (
    "title",
    "due_on",
    "status",
    "submitted_on",
    "digest",
    "starts_on",
    "ends_on",
    "span_type",
)
_EMPTY = "아직 없습니다.\n\n양식과 기간을 고르고 ‘보고서 작성’을 누르면 여기에 쌓입니다."
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class BookLine:
    """One report: its stretch and what it is called besides; ``state`` and ``tone`` tell how it
    stands today."""

    id: int
    span: str
    title: str
    told: str
    state: str
    tone: Tone


def lines(desk: Desk) -> tuple[BookLine, ...]:
    """Every report, the latest stretch first; without what was kept of it, which is long."""
    ids = lists.find(desk, KindId.REPORTS)
    rows = lists.rows(desk, KindId.REPORTS, ids, _FIELDS)
    return tuple(_line(id_, rows[id_], desk.today()) for id_ in ids if id_ in rows)


def _line(id_: int, row: Sequence[object], today: date) -> BookLine:
    title, due, status, handed, digest, first, last, type_ = row
    span = ""
    if isinstance(first, date) and isinstance(last, date):
        span = Span(first, last, SpanType(str(type_))).label
    rest = " ".join(str(title).replace(span, "").split()) if span else str(title)
    if str(status) == ReportStatus.HANDED_IN.value:
        return BookLine(id_, span, rest, _short("제출", handed, today), "제출", Tone.SUCCESS)
    told = _short("기한", due, today)
    if digest:
        return BookLine(id_, span, rest, told, "마감", Tone.NEUTRAL)
    if isinstance(due, date) and due < today:
        return BookLine(id_, span, rest, told, "기한 지남", Tone.DANGER)
    return BookLine(id_, span, rest, told, "작성 중", Tone.WARNING)


def _short(word: str, day: object, today: date) -> str:
    """``기한 12-05``; of another year with it."""
    if not isinstance(day, date):
        return ""
    return f"{word} {day:%m-%d}" if day.year == today.year else f"{word} {day:%Y-%m-%d}"


class BookList(QListWidget):
    """``chosen`` bears the id of the report to show, ``removal_wanted`` that of one to put away."""

    chosen = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("작성한 보고서")
        self.setProperty("look", "queue")
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, shown: Sequence[BookLine], current: int | None) -> None:
        """Show these; ``current`` is the report that is looked at."""
        self.blockSignals(True)
        if [self._line_at(at) for at in range(self.count())] != list(shown):
            self.clear()
            for line in shown:
                item = QListWidgetItem(f"{line.span} {line.title} {line.state} {line.told}")
                item.setData(_ROLE, line)
                item.setToolTip(f"{line.span} {line.title}\n{line.state} · {line.told}")
                self.addItem(item)
        self.blockSignals(False)
        self.setAccessibleDescription("" if self.count() else _EMPTY)
        self.show_current(current)

    def show_current(self, report_id: int | None) -> None:
        """Mark the report that is looked at, none where it was not drawn up."""
        self.blockSignals(True)
        ids = [line.id if (line := self._line_at(at)) else 0 for at in range(self.count())]
        self.setCurrentRow(ids.index(report_id) if report_id in ids else -1)
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty list says how the first report comes into it."""
        super().paintEvent(event)
        if self.count():
            return
        current = theme.now()
        painter = QPainter(self.viewport())
        painter.setFont(current.font(SMALL + 0.5))
        painter.setPen(current.colour("muted"))
        pad = current.px(10)
        painter.drawText(
            self.viewport().rect().adjusted(pad, pad, -pad, -pad),
            int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop),
            _EMPTY,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete puts the current one away."""
        line = self._line_at(self.currentRow())
        if event.key() == Qt.Key.Key_Delete and line is not None:
            self.removal_wanted.emit(line.id)
            return
        super().keyPressEvent(event)

    def _line_at(self, at: int) -> BookLine | None:
        item = self.item(at)
        found = item.data(_ROLE) if item is not None else None
        return found if isinstance(found, BookLine) else None

    def _on_current(self, item: QListWidgetItem | None) -> None:
        line = item.data(_ROLE) if item is not None else None
        if isinstance(line, BookLine):
            self.chosen.emit(line.id)


class _Delegate(QStyledItemDelegate):
    """Stretch and title above, state and date beneath."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Three lines with air."""
        del option, index
        return QSize(100, theme.now().px(80))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of the current one, title, chip and date."""
        line = index.data(_ROLE)
        if not isinstance(line, BookLine):
            return
        current, rect = theme.now(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("accent_tint"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inner = rect.adjusted(current.px(10), current.px(7), -current.px(8), -current.px(7))
        painter.setFont(current.font(weight=600))
        painter.setPen(current.colour("text"))
        cut, wide = Qt.TextElideMode.ElideRight, int(inner.width())
        high = painter.fontMetrics().height()
        span = painter.fontMetrics().elidedText(line.span or line.title, cut, wide)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), span)
        painter.setFont(current.font(SMALL + 0.5))
        painter.setPen(current.colour("muted"))
        title = painter.fontMetrics().elidedText(line.title if line.span else "", cut, wide)
        below = inner.adjusted(0, high + 1, 0, 0)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), title)
        size = chip_size(line.state)
        low = QRectF(inner.left(), inner.bottom() - size.height(), size.width(), size.height())
        paint_chip(painter, low, line.state, line.tone)
        painter.setFont(current.font(SMALL + 0.5, tabular=True))
        painter.setPen(current.colour("muted"))
        left = low.right() + current.px(8)
        words = QRectF(left, low.top(), inner.right() - left, low.height())
        told = painter.fontMetrics().elidedText(
            line.told, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), told)
        painter.restore()
