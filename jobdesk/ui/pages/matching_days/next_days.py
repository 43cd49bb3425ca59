"""The days that want something now, as cards above the list: those coming, those not yet closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DAY_STAGES, DayStatus
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.theme import Theme, Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import (
    BASE,
    HEADING,
    SMALL,
    chip_size,
    paint_chip,
    pressed_by_enter,
    row,
)

_MOST = 3
_BACK = timedelta(days=60)  # how long a day that was held and not closed stays in sight
_FIELDS = (
    "title", "held_on", "starts_at", "ends_at", "place", "status",
    "employer_count", "opening_count", "applicant_count", "interview_count", "hired_count",
)  # fmt: skip
_NEXT: dict[DayStatus, str] = {
    DayStatus.PLANNED: "업체를 모을 차례입니다",
    DayStatus.RECRUITING: "사전접수를 받을 차례입니다",
    DayStatus.REGISTERING: "행사를 준비하고 있습니다",
    DayStatus.HELD: "결과를 확인할 차례입니다",
    DayStatus.CONFIRMED: "환류할 차례입니다",
}


@dataclass(frozen=True, slots=True)
class NextDay:
    """One day as a card shows it."""

    id: int
    title: str
    held_on: date
    hours: str
    place: str
    status: str
    counts: tuple[str, ...]
    left: int
    """Days until it; negative where it was."""

    @property
    def away(self) -> str:
        """``D-4``, ``오늘``, ``3일 지남``."""
        if self.left == 0:
            return "오늘"
        return f"D-{self.left}" if self.left > 0 else f"{-self.left}일 지남"

    @property
    def when(self) -> tuple[str, ...]:
        """Day and hours, the place."""
        said = f"{dates.day_and_weekday(self.held_on)} {self.hours}".strip()
        return (said, self.place) if self.place else (said,)


def next_days(desk: Desk) -> list[NextDay]:
    """The days that are coming, and those that were and are not closed, in their order."""
    today = desk.today()
    wanted = Filter(
        conditions=(
            Condition("status", Op.IN, tuple(s.value for s in DAY_STAGES[:-1])),
            Condition("held_on", Op.AT_LEAST, today - _BACK),
        )
    )
    found = lists.find(desk, KindId.MATCHING_DAYS, wanted, Order("held_on"))
    rows = lists.rows(desk, KindId.MATCHING_DAYS, found, _FIELDS)
    every = [_of(id_, rows[id_], today) for id_ in found if id_ in rows]
    coming = [day for day in every if day.left >= 0][:_MOST]
    past = [day for day in every if day.left < 0]
    room = _MOST - len(coming)
    return [*(past[-room:] if room else ()), *coming]


def _of(id_: int, values: tuple[object, ...], today: date) -> NextDay:
    v = dict(zip(_FIELDS, values, strict=True))
    held = v["held_on"]
    assert isinstance(held, date)
    hours = "–".join(str(v[end]) for end in ("starts_at", "ends_at") if v[end])
    counts = [
        f"참여 {v['employer_count']:,}곳",
        f"구인 {v['opening_count']:,}명",
        f"접수 {v['applicant_count']:,}명",
    ]
    if v["interview_count"]:
        counts += [f"면접 {v['interview_count']:,}건", f"취업 {v['hired_count']:,}명"]
    return NextDay(
        id_,
        str(v["title"]),
        held,
        hours,
        str(v["place"] or ""),
        str(v["status"]),
        tuple(counts),
        (held - today).days,
    )


class DayCard(QAbstractButton):
    """One day as a button: how far away, its name, when and where, the counts."""

    def __init__(self, day: NextDay) -> None:
        super().__init__()
        self.day = day
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = _NEXT.get(DayStatus(day.status), "")
        self.setAccessibleName(
            " ".join((day.title, day.away, *day.when, day.status, told, *day.counts))
        )
        self.setToolTip("\n".join((day.title, " · ".join(day.when), " · ".join(day.counts), told)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Three lines high, a third of a page wide."""
        current = theme.now()
        return QSize(current.px(300), current.px(114))

    def minimumSizeHint(self) -> QSize:
        """May be narrow, never lower."""
        return QSize(theme.now().px(180), theme.now().px(114))

    def changeEvent(self, event: QEvent) -> None:
        """Follow scheme and scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(current.colour("accent" if focus else "line"), 2 if focus else 1))
        painter.setBrush(current.colour("hover" if self.underMouse() else "surface"))
        edge = 1.0 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        inner = QRectF(self.rect()).adjusted(16, 12, -16, -12)
        self._top(painter, inner, current)
        line = current.px(22)
        second = inner.adjusted(0, current.px(27), 0, 0)
        lines = (
            ((self.day.title,), HEADING, 600, "text"),
            (self.day.when, SMALL + 0.75, 400, "muted"),
            (self.day.counts, SMALL + 0.75, 400, "muted"),
        )
        for parts, points, weight, role in lines:
            painter.setFont(current.font(points, weight, tabular=weight == 400))
            painter.setPen(current.colour(role))
            place = QRectF(second.left(), second.top(), second.width(), line)
            cut = _fitting(parts, painter.fontMetrics(), int(place.width()))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), cut)
            second.translate(0, line - (1 if weight == 400 else 0))

    def _top(self, painter: QPainter, inner: QRectF, current: Theme) -> None:
        day = self.day
        soon = day.left <= 7
        tone = Tone.DANGER if day.left < 0 else Tone.ACCENT if soon else Tone.NEUTRAL
        painter.setFont(current.font(BASE, 700, tabular=True))
        painter.setPen(current.roles.tone(tone)[0])
        line = QRectF(inner.left(), inner.top() - 2, inner.width(), current.px(26))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), day.away)
        left = inner.left() + painter.fontMetrics().horizontalAdvance(day.away) + 10
        size = chip_size(day.status)
        top = line.top() + (line.height() - size.height()) / 2
        chip = QRectF(left, top, size.width(), size.height())
        paint_chip(painter, chip, day.status, tone_of(KindId.MATCHING_DAYS, day.status))
        told = _NEXT.get(DayStatus(day.status), "")
        painter.setFont(current.font(SMALL + 0.75))
        painter.setPen(current.colour("muted"))
        room = QRectF(
            chip.right() + 10, line.top(), inner.right() - chip.right() - 10, line.height()
        )
        cut = _fitting((told,), painter.fontMetrics(), int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut if cut == told else "")


def _fitting(parts: tuple[str, ...], metrics: QFontMetrics, room: int) -> str:
    """As many of the parts, from the first, as stand whole in ``room`` pixels; the first is cut
    where it alone is too long."""
    for count in range(len(parts), 0, -1):
        words = " · ".join(parts[:count])
        if metrics.horizontalAdvance(words) <= room:
            return words
    return metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, room)


class NextDays(QWidget):
    """The cards; away where no day wants anything. ``chosen`` fires with the id of a day."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._row = row(spacing=12)
        self.setLayout(self._row)
        self.setAccessibleName("지금 챙길 행사")
        self.cards: list[DayCard] = []
        self.hide()

    def refresh(self) -> None:
        """Ask again."""
        desk = self._desk
        self._jobs.read(lambda: next_days(desk), self._show, key=(id(self), "next"))

    def _show(self, days: list[NextDay]) -> None:
        if [card.day for card in self.cards] == days:
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self.cards = [DayCard(day) for day in days]
        for card in self.cards:
            card.clicked.connect(self._on_clicked)
            self._row.addWidget(card, 1)
        for _ in range(_MOST - len(days)):
            self._row.addStretch(1)
        self.setVisible(bool(days))

    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, DayCard):
            self.chosen.emit(card.day.id)
