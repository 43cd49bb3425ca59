"""The days that want something now, as cards above the list: those coming, those not yet closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DAY_STAGES, DayStatus
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.coming_cards import MOST, Coming

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

    @property
    def coming(self) -> Coming:
        """The day as a card shows it."""
        soon = Tone.ACCENT if self.left <= 7 else Tone.NEUTRAL
        return Coming(
            KindId.MATCHING_DAYS,
            self.id,
            self.title,
            self.away,
            Tone.DANGER if self.left < 0 else soon,
            self.status,
            _NEXT.get(DayStatus(self.status), ""),
            self.when,
            self.counts,
        )


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
    coming = [day for day in every if day.left >= 0][:MOST]
    past = [day for day in every if day.left < 0]
    room = MOST - len(coming)
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
