"""가능일: a person's free and busy spans, and who is free when work calls."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from jobdesk.data import records, search
from jobdesk.domain.availability import free_days, state_on
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Availability
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries
from jobdesk.services.desk import Desk

_KIND = KindId.AVAILABILITY


def of(desk: Desk, seeker_id: int) -> tuple[Availability, ...]:
    """The spans of a person outside the trash, the earliest first."""
    return _found(desk, Filter(conditions=(Condition("seeker_id", Op.IS, seeker_id),)))


def add(desk: Desk, span: Availability) -> Change:
    """Store a span. Raises UserError with the field that is wrong."""
    return entries.add(desk, span)


def remove(desk: Desk, id_: int) -> Change:
    """Move a span to the trash."""
    return entries.trash(desk, _KIND, [id_])


def state_of(desk: Desk, seeker_id: int, day: date) -> bool | None:
    """As :func:`jobdesk.domain.availability.state_on`, of a stored person."""
    return state_on(of(desk, seeker_id), day)


def free(desk: Desk, first: date, last: date | None = None) -> Filter:
    """Seekers who can work on ``first``, or on a day of the span to ``last``.

    Raises UserError when the span runs backwards or for more than a year.
    """
    end = last or first
    if end < first or (end - first).days > 366:
        raise UserError(
            "가능일을 찾을 기간을 1년 안에서 앞뒤 순서대로 고르세요. 목록은 그대로입니다."
        )
    people: dict[int, list[Availability]] = defaultdict(list)
    for span in _found(desk, Filter()):
        if span.seeker_id is not None:
            people[span.seeker_id].append(span)
    ids = tuple(id_ for id_, spans in people.items() if free_days(spans, first, end))
    return Filter(ids=ids)


def _found(desk: Desk, filter_: Filter) -> tuple[Availability, ...]:
    ids = search.find(desk.store, _KIND, filter_, Order("starts_on"), desk.today())
    return tuple(records.get_many(desk.store, _KIND, ids))
