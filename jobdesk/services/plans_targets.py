"""Targets of a plan's item and what was reached, typed by hand where no record holds it."""

from __future__ import annotations

from datetime import date

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import IndicatorValue
from jobdesk.domain.report_checks import check_indicator_value
from jobdesk.domain.targets import Target
from jobdesk.services import plans_reading, targets
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import insist, tidied, writing


def set_target(
    desk: Desk,
    item_id: int,
    year: int,
    value: str,
    *,
    reason: str = "",
    document: str = "",
    on: date | None = None,
) -> Change:
    """Set or revise the target of an item for a year; earlier ones stay, as those of indicators.

    ``value`` is typed text. It holds from ``on`` (today); saving what holds already writes
    nothing. Raises UserError with the field that is wrong.
    """
    item = plans_reading.item(desk, item_id)
    insist_kept(desk, KindId.PLAN_ITEMS, item_id, item.title, "item_id")
    if not text.tidy(value) and not revisions(desk, item_id, year):
        return Change((), f"{year}년 {item.title} 목표: 없음", 0)
    change = targets.set_target(
        desk,
        plans_reading.indicator_of(item_id),
        year,
        value,
        reason=reason,
        document=document,
        on=on,
    )
    return _of_item(change, item_id)


def revisions(desk: Desk, item_id: int, year: int) -> tuple[Target, ...]:
    """Every revision of one target, the newest first."""
    return targets.revisions(desk, plans_reading.indicator_of(item_id), year)


def set_year(desk: Desk, item_id: int, year: int, value: str, source: str) -> Change:
    """Say what an item reached in a year, as far as it has gone. Raises as :func:`set_actual`."""
    first, last = plans_reading.year_span(year)
    until = min(last, max(first, desk.today()))
    return set_actual(desk, item_id, first, until, value, source)


def set_actual(
    desk: Desk, item_id: int, first: date, last: date, value: str, source: str
) -> Change:
    """Say what an item reached from ``first`` to ``last``, with its source, in place of what was
    said for any of these days; an empty value takes that away.

    Days to come do not count before they are over. Raises UserError with the field that is wrong.
    """
    item = plans_reading.item(desk, item_id)
    name = plans_reading.indicator_of(item_id)
    known = [
        each
        for each in plans_reading.values_of(desk, [item_id])
        if each.starts_on and each.ends_on and each.starts_on <= last and each.ends_on >= first
    ]
    label = f"{item.title} 실적: {text.tidy(value) or '지움'}"
    with writing(desk, label, Action.EDIT, KindId.INDICATOR_VALUES) as work:
        insist_kept(desk, KindId.PLAN_ITEMS, item_id, item.title, "item_id")
        if not text.tidy(value):
            work.trash([each.id for each in known])
            return _of_item(work.change(*(each.id for each in known)), item_id)
        told = tidied(
            IndicatorValue(
                id=known[0].id if known else 0,
                revision=known[0].revision if known else 0,
                indicator=name,
                starts_on=first,
                ends_on=last,
                value=value,
                source=source,
                sourced_on=desk.today(),
                counsellor=desk.user,
            )
        )
        insist(check_indicator_value(told, desk.today()))
        work.trash([each.id for each in known[1:]])
        if told.id:
            work.update(told)
        id_ = told.id or work.insert(told)
        return _of_item(work.change(id_), item_id)


def _of_item(change: Change, item_id: int) -> Change:
    refs = (Ref(KindId.PLAN_ITEMS, item_id), *change.refs) if change.refs else ()
    return Change(refs, change.label, change.operation)
