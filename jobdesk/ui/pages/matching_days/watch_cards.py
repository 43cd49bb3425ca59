"""행사 당일: who comes in next, who should be here and is not, which booths hold the day up.

Three short lists; Enter opens the record of the person or the firm, to ring them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Ref
from jobdesk.domain.day_watch import Away, DayWatch, Held
from jobdesk.domain.hall_now import HallNow, Turn
from jobdesk.domain.kinds import KindId
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, Card, Label
from jobdesk.ui.widgets.plain_table import PlainTable

_NARROW = 980  # pixels at 100 % below which the lists stand beneath one another
_MOST = 60
"""More interviews ahead than anybody reads here; the hall shows the rest."""

INSIDE, HERE, NOT_YET, LATE, MISSING = "면접 중", "도착", "미도착", "늦음", "안 옴"
_TONES = {
    INSIDE: Tone.ACCENT,
    HERE: Tone.SUCCESS,
    NOT_YET: Tone.WARNING,
    LATE: Tone.WARNING,
    MISSING: Tone.WARNING,
}
_ON_THE_DAY = "행사 당일에 나옵니다."


class _WatchCard(Card):
    """A list with a heading that counts it; ``show_rows`` keeps the row one stands on."""

    def __init__(self, hub: Hub, title: str, columns: Sequence[Column], stretch: str) -> None:
        super().__init__(margin=12, spacing=8)
        self._hub = hub
        self.heading = Label(title, points=BASE, weight=600)
        self.table = PlainTable(title, columns, stretch=stretch, fill=True)
        self.table.opened.connect(self._open)
        self._shown: list[tuple[object, ...]] = []
        self._refs: list[tuple[Hashable, Ref]] = []
        self.body.addWidget(self.heading)
        self.body.addWidget(self.table, 1)

    def show_rows(
        self,
        title: str,
        rows: Sequence[tuple[object, ...]],
        refs: Sequence[tuple[Hashable, Ref]],
        empty: str,
    ) -> None:
        """``refs`` name each row and what it opens; rows that are the same stay untouched, so
        that the list does not jump while it is read."""
        self.heading.setText(title)
        self.table.setAccessibleName(title)
        self.table.say_empty(empty)
        if self._shown == list(rows):
            return
        at = self.table.current()
        before = self._refs[at][0] if at is not None and at < len(self._refs) else None
        self._shown, self._refs = list(rows), list(refs)
        names = [name for name, _ in refs]
        self.table.set_rows(rows, names.index(before) if before in names else 0)

    def _open(self, at: int) -> None:
        self._hub.open_record.emit(self._refs[at][1])


class WatchCards(QWidget):
    """``show_watch(watch, today, minutes)`` shows a moment; minutes as ``HallNow.now``."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        at, phone = plain("at", "시각", 61), plain("phone", "전화", 130)
        self.coming = _WatchCard(
            hub,
            "다음 면접",
            (at, plain("who", "이름", 94, strong=True), plain("where", "부스", 96), _state(64)),
            "where",
        )
        self.away = _WatchCard(
            hub,
            "아직 오지 않은 분",
            (at, plain("who", "이름", 96, strong=True), phone, _state(64)),
            "who",
        )
        self.held = _WatchCard(
            hub,
            "살필 부스",
            (plain("where", "업체", 120, strong=True), phone, _state(86)),
            "where",
        )
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        for card in (self.coming, self.away, self.held):
            self._side.addWidget(card, 1)
        self.setLayout(self._side)

    def fit(self, width: int) -> None:
        """Stand side by side where the page is ``width`` pixels wide, or beneath one another."""
        narrow = width * 100 < _NARROW * theme.now().scale
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._side.setDirection(beneath if narrow else beside)

    def show_watch(self, watch: DayWatch, today: date, now: int) -> None:
        """Show the day at a moment."""
        self._tell_coming(watch, today)
        away = watch.away(now)
        self.away.show_rows(
            f"아직 오지 않은 분 {len(away):,}명" if away else "아직 오지 않은 분",
            [_away(one) for one in away],
            [(one.guest.attendee_id, Ref(KindId.SEEKERS, one.guest.seeker_id)) for one in away],
            "곧 면접인데 오지 않은 분이 없습니다." if now else _ON_THE_DAY,
        )
        held = watch.held_up(now)
        self.held.show_rows(
            f"살필 부스 {len(held):,}곳" if held else "살필 부스",
            [_held(one, watch) for one in held],
            [(one.booth.day_employer_id, _firm(one, watch)) for one in held],
            "늦어지는 부스가 없습니다." if now else _ON_THE_DAY,
        )

    def _tell_coming(self, watch: DayWatch, today: date) -> None:
        coming, hall = watch.coming(), watch.hall
        past = hall.first is not None and (hall.last or hall.first) < today
        title = "마치지 않은 면접" if past else "다음 면접"
        self.coming.show_rows(
            f"{title} {len(coming):,}건" if coming else title,
            [_coming(one, hall) for one in coming[:_MOST]],
            [(one.interview_id, Ref(KindId.SEEKERS, one.seeker_id)) for one in coming[:_MOST]],
            "남은 면접이 없습니다.",
        )


def _state(width: int) -> Column:
    return Column("state", "", width, str, chip=True, tone=_tone, sortable=False)


def _tone(value: object) -> Tone:
    return _TONES.get(str(value), Tone.DANGER)


def _coming(turn: Turn, hall: HallNow) -> tuple[object, ...]:
    state = INSIDE if turn.busy else HERE if turn.here else NOT_YET
    return (turn.starts_at or "대기", _who(turn.number, turn.name), _where(turn, hall), state)


def _where(turn: Turn, hall: HallNow) -> str:
    booth = hall.booth(turn.day_employer_id)
    return f"{booth.booth} {booth.employer}".strip() if booth is not None else ""


def _away(one: Away) -> tuple[object, ...]:
    guest, at = one.guest, one.turn.starts_at if one.turn is not None else ""
    state = LATE if guest.status.value == LATE else NOT_YET
    return (at, _who(guest.number, guest.name), _phone(guest.phone), state)


def _held(one: Held, watch: DayWatch) -> tuple[object, ...]:
    contact = watch.contacts.get(one.booth.day_employer_id)
    state = MISSING if one.missing else f"{one.minutes}분 지연"
    phone = contact.phone if contact is not None else ""
    return (f"{one.booth.booth} {one.booth.employer}".strip(), phone, state)


def _firm(one: Held, watch: DayWatch) -> Ref:
    contact = watch.contacts.get(one.booth.day_employer_id)
    return Ref(KindId.EMPLOYERS, contact.employer_id if contact is not None else 0)


def _who(number: int | None, name: str) -> str:
    return f"{number} {name}" if number else name


def _phone(digits: str) -> str:
    try:
        return text.phone(digits)
    except ValueError:
        return digits
