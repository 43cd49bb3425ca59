"""가능일: a person's free and busy spans, and who is free when work calls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.data import records, search
from jobdesk.data.titles import title
from jobdesk.domain.availability import free_days, state_on, without
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Availability, AvailabilityType, check_availability
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, insist, writing

_KIND = KindId.AVAILABILITY
_DAY = timedelta(days=1)


def of(desk: Desk, seeker_id: int) -> tuple[Availability, ...]:
    """The spans of a person outside the trash, the earliest first."""
    return _found(desk, Filter(conditions=(Condition("seeker_id", Op.IS, seeker_id),)))


def add(desk: Desk, span: Availability) -> Change:
    """Store a span. Raises UserError with the field that is wrong."""
    return entries.add(desk, span)


def remove(desk: Desk, id_: int) -> Change:
    """Move a span to the trash."""
    return entries.trash(desk, _KIND, [id_])


def mark(
    desk: Desk,
    seeker_id: int,
    kind: AvailabilityType,
    first: date,
    last: date | None,
    *,
    weekdays: tuple[str, ...] = (),
    hours: str = "",
) -> Change:
    """Say of days that the person can or cannot work on them.

    가능 takes the place of whatever was said of them; 불가 stands above 가능, so that a weekly
    pattern stays whole beneath a week away.

    The days are those from ``first`` to ``last`` (None has no end), of ``weekdays`` where any
    are given. Days that follow one another become one span. Raises UserError.
    """
    span = Availability(
        seeker_id=seeker_id,
        availability_type=kind,
        starts_on=first,
        ends_on=last,
        weekdays=weekdays,
        hours=hours,
    )
    insist(check_availability(span, desk.today()))
    with writing(desk, _label(desk, seeker_id, kind.value), Action.EDIT, _KIND) as work:
        over = tuple(AvailabilityType) if kind is AvailabilityType.FREE else (kind,)
        _take_out(desk, work, over, seeker_id, first, last, weekdays)
        before, after = _adjoining(of(desk, seeker_id), span)
        if before is not None:
            span = replace(span, starts_on=before.starts_on)
        if after is not None:
            span = replace(span, ends_on=after.ends_on)
        joined = [each.id for each in (before, after) if each is not None]
        if joined:
            work.trash(joined)
        return work.change(work.insert(span))


def clear(desk: Desk, seeker_id: int, first: date, last: date) -> Change:
    """Take back whatever was said of the days from ``first`` to ``last``; the other days of a
    span keep what was said."""
    with writing(desk, _label(desk, seeker_id, "지움"), Action.EDIT, _KIND) as work:
        _take_out(desk, work, tuple(AvailabilityType), seeker_id, first, last, ())
        return work.change()


def _label(desk: Desk, seeker_id: int, what: str) -> str:
    return f"가능한 날: {title(desk.store, KindId.SEEKERS, seeker_id)} {what}"


def _take_out(
    desk: Desk,
    work: Writing,
    kinds: tuple[AvailabilityType, ...],
    seeker_id: int,
    first: date,
    last: date | None,
    weekdays: tuple[str, ...],
) -> None:
    for span in of(desk, seeker_id):
        if span.availability_type not in kinds:
            continue
        pieces = without(span, first, last, weekdays)
        if not pieces:
            work.trash([span.id])
        for piece in pieces:
            if piece.id:
                work.update(piece)
            else:
                work.insert(piece)


def _adjoining(
    spans: tuple[Availability, ...], new: Availability
) -> tuple[Availability | None, Availability | None]:
    """The plain spans of the same words that end the day before, and begin the day after."""
    before = after = None
    for span in spans:
        if new.weekdays or _said(span) != _said(new):
            continue
        if span.ends_on is not None and span.ends_on + _DAY == new.starts_on:
            before = span
        if new.ends_on is not None and span.starts_on == new.ends_on + _DAY:
            after = span
    return before, after


def _said(span: Availability) -> tuple[object, ...]:
    return span.availability_type, span.weekdays, span.hours, span.note


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
