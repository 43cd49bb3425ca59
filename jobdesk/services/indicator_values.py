"""직접 입력 실적: numbers no record of the centre holds, by month or year, with their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.own_indicators import HandRule, IndicatorValue
from jobdesk.errors import UserError
from jobdesk.services import entries, indicators, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from jobdesk.services.writing import insist, tidied, writing

__all__ = ["HandLine", "Typed", "set_values", "table", "whole_year"]

_KIND = KindId.INDICATOR_VALUES


@dataclass(frozen=True, slots=True)
class HandLine:
    """One indicator that is typed by hand, with what was typed of a year: ``months`` (twelve, None
    where nothing was), ``year`` what was typed of the year as a whole, ``others`` what was typed
    of other stretches that end in it."""

    indicator: Indicator
    months: tuple[IndicatorValue | None, ...]
    year: IndicatorValue | None
    others: tuple[IndicatorValue, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for an indicator and a month (1 to 12), or a whole year (0); an empty value
    takes the number back. ``sourced_on`` is the day of which the source tells, if it says."""

    indicator: str
    month: int
    value: str
    source: str = ""
    sourced_on: date | None = None


def table(desk: Desk, year: int) -> tuple[HandLine, ...]:
    """Every indicator that is typed by hand, those of the plan that name no other among them."""
    with desk.store.reading():
        measures = Measures(desk, desk.today())
        hand = [e for e in indicators.every(desk, plan=True) if measures.counted_by(e.id).hand]
        typed = _by_indicator(desk)
        return tuple(_line(each, typed.get(each.id, ()), year) for each in hand)


def whole_year(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def set_values(desk: Desk, year: int, typed: Iterable[Typed]) -> Change:
    """Store what was typed of a year in one operation; what is the same already is left alone.

    Raises UserError with the field that is wrong: no number, no source, an indicator that counts
    records, or a number of the year beside numbers of its months where they add up.
    """
    with writing(desk, "직접 입력 실적", Action.EDIT, _KIND) as work:
        touched: dict[str, Indicator] = {}
        ids: list[int] = []
        for each in typed:
            indicator = touched.setdefault(each.indicator, _insist_hand(desk, each.indicator))
            first, last = _days(year, each.month)
            held = _of(desk, indicator.id, first, last)
            if not each.value.strip():
                if held is not None:
                    work.trash([held.id])
                    ids.append(held.id)
                continue
            wanted = tidied(
                replace(
                    held or IndicatorValue(indicator=indicator.id, counsellor=desk.user),
                    starts_on=first,
                    ends_on=last,
                    value=each.value,
                    source=each.source,
                    sourced_on=each.sourced_on,
                )
            )
            insist(entries.check(desk, wanted))
            if held is None:
                ids.append(work.insert(wanted))
            elif wanted != held:
                work.update(wanted)
                ids.append(wanted.id)
        for indicator in touched.values():
            _insist_once(desk, indicator, year)
        names = [each.name for each in touched.values()]
        if not ids:
            return Change((), "", 0)
        more = f" 외 {len(names) - 1}개" if len(names) > 1 else ""
        work.label(f"{year}년 직접 입력 실적: {names[0]}{more}")
        return work.change(*ids)


def _days(year: int, month: int) -> tuple[date, date]:
    if not month:
        return whole_year(year)
    days = Month(year, month)
    return days.first, days.last


def _insist_hand(desk: Desk, indicator_id: str) -> Indicator:
    indicator = indicators.get(desk, indicator_id)
    if not Measures(desk, desk.today()).counted_by(indicator_id).hand:
        raise UserError(
            f"‘{indicator.name}’ 지표는 기록에서 세므로 직접 입력할 수 없습니다. "
            "저장하지 않았습니다.",
            field="indicator",
        )
    return indicator


def _insist_once(desk: Desk, indicator: Indicator, year: int) -> None:
    line = _line(indicator, _by_indicator(desk).get(indicator.id, ()), year)
    if indicator.hand is HandRule.LATEST or line.year is None or not any(line.months):
        return
    raise UserError(
        f"‘{indicator.name}’: 연간 값과 달마다의 값이 함께 있으면 두 번 더해집니다. 한쪽을 지우고 "
        "저장하세요. 아무것도 바꾸지 않았습니다.",
        field="value",
    )


def _of(desk: Desk, indicator_id: str, first: date, last: date) -> IndicatorValue | None:
    found = _by_indicator(desk).get(indicator_id, ())
    return next((v for v in found if (v.starts_on, v.ends_on) == (first, last)), None)


def _by_indicator(desk: Desk) -> dict[str, tuple[IndicatorValue, ...]]:
    found: dict[str, tuple[IndicatorValue, ...]] = {}
    kept: list[IndicatorValue] = records.get_many(desk.store, _KIND, lists.find(desk, _KIND))
    for each in sorted(kept, key=lambda v: v.id):
        found[each.indicator] = (*found.get(each.indicator, ()), each)
    return found


def _line(indicator: Indicator, typed: Iterable[IndicatorValue], year: int) -> HandLine:
    by_days = {(v.starts_on, v.ends_on): v for v in typed}
    months = tuple(by_days.pop(_days(year, n), None) for n in range(1, 13))
    whole = by_days.pop(whole_year(year), None)
    others = tuple(v for v in by_days.values() if v.ends_on is not None and v.ends_on.year == year)
    return HandLine(indicator, months, whole, others)
