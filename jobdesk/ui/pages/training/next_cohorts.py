"""The cohorts that want something now, for the cards above the list."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.cohorts import COHORT_STAGES, CohortStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.pages.training.cohort_stages import TURN
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.coming_cards import MOST, Coming

_OPEN = COHORT_STAGES[:-1]
_BEFORE = (CohortStatus.PLANNED, CohortStatus.RECRUITING, CohortStatus.SELECTING)
_SOON = 14  # days before the first lesson
_FIELDS = (
    "title", "status", "recruit_until", "starts_on", "ends_on", "place", "seats",
    "applicant_count", "selected_count", "trainee_count", "completed_count", "hired_count",
)  # fmt: skip


def next_cohorts(desk: Desk) -> list[Coming]:
    """Running ones first, then those to come in their order, then those not yet in aftercare."""
    wanted = Filter(conditions=(Condition("status", Op.IN, tuple(s.value for s in _OPEN)),))
    found = lists.find(desk, KindId.COHORTS, wanted, Order("starts_on"))
    rows = lists.rows(desk, KindId.COHORTS, found, _FIELDS)
    order = (CohortStatus.RUNNING, *_BEFORE, CohortStatus.COMPLETED)
    each = [(id_, dict(zip(_FIELDS, rows[id_], strict=True))) for id_ in found if id_ in rows]
    ranks = {status.value: min(at, 1) for at, status in enumerate(order)}
    ranks[CohortStatus.COMPLETED.value] = 2
    each.sort(key=lambda one: ranks[str(one[1]["status"])])
    return [_card(id_, values, desk.today()) for id_, values in each[:MOST]]


def _card(id_: int, v: dict[str, object], today: date) -> Coming:
    status = CohortStatus(str(v["status"]))
    starts, ends = v["starts_on"], v["ends_on"]
    away, urgency = _away(status, starts, ends, v["recruit_until"], today)
    span = " ~ ".join(dates.day_and_weekday(d) for d in (starts, ends) if isinstance(d, date))
    return Coming(
        KindId.COHORTS,
        id_,
        str(v["title"]),
        away,
        urgency,
        status.value,
        TURN.get(status, ""),
        tuple(filter(None, (span, str(v["place"] or "")))),
        _counts(status, v),
    )


def _away(
    status: CohortStatus, starts: object, ends: object, until: object, today: date
) -> tuple[str, Tone]:
    """``개강 D-4``, ``모집 마감 D-2``, ``12일째 / 종강 D-40``, in the tone of its urgency."""
    if status is CohortStatus.RECRUITING and isinstance(until, date) and until >= today:
        return f"모집 마감 {_days(until, today)}", _soon(until, today)
    if status in _BEFORE and isinstance(starts, date):
        late = starts < today
        return f"개강 {_days(starts, today)}", Tone.DANGER if late else _soon(starts, today)
    if isinstance(ends, date):
        past = ends < today and status is CohortStatus.RUNNING
        return f"종강 {_days(ends, today)}", Tone.DANGER if past else Tone.NEUTRAL
    return status.value, Tone.NEUTRAL


def _days(day: date, today: date) -> str:
    left = (day - today).days
    return "오늘" if left == 0 else f"D-{left}" if left > 0 else f"{-left}일 지남"


def _soon(day: date, today: date) -> Tone:
    return Tone.ACCENT if (day - today).days <= _SOON else Tone.NEUTRAL


def _counts(status: CohortStatus, v: dict[str, object]) -> tuple[str, ...]:
    seats = f"정원 {v['seats']:,}명" if v["seats"] else ""
    if status in _BEFORE:
        counts = [f"모집 {v['applicant_count']:,}명", f"선발 {v['selected_count']:,}명", seats]
    elif status is CohortStatus.RUNNING:
        counts = [f"교육 {v['trainee_count']:,}명", seats, f"취업 {v['hired_count']:,}명"]
    else:
        counts = [
            f"교육 {v['trainee_count']:,}명",
            f"수료 {v['completed_count']:,}명",
            f"취업 {v['hired_count']:,}명",
        ]
    return tuple(filter(None, counts))
