"""목표와 실적 of a year: what was promised, what came of it, and how fast the rest must come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.own_indicators import HandRule
from jobdesk.domain.pace import Pace, pace
from jobdesk.domain.report_document import Figure
from jobdesk.domain.rounding import Rounding, rate, rate_text
from jobdesk.domain.spans import Span
from jobdesk.domain.targets import Target, former
from jobdesk.services import indicators, settings, targets
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures


@dataclass(frozen=True, slots=True)
class YearLine:
    """One indicator of a year as of a day.

    ``done`` is what was reached since New Year and ``past`` in the same days of the year before.
    ``pace`` is None where it would say nothing: without a number to reach, for a rate or the last
    known value, or for a year that has not begun. ``ahead`` is how many %p of the target are
    reached beyond the part of the year that has passed, negative behind it.
    """

    indicator: Indicator
    target: Target | None
    former_value: str
    revisions: int
    wanted: Figure
    done: Figure
    past: Figure
    rate: Decimal | None
    pace: Pace | None
    ahead: Decimal | None

    @property
    def target_number(self) -> Decimal | None:
        """The target as a number, None where it is blank or words."""
        return self.wanted.value

    @property
    def target_text(self) -> str:
        """The target as printed: ``1,652``, the words typed, or ``-``."""
        if self.wanted.value is not None:
            return f"{self.wanted.value:,f}"
        return (self.target.value if self.target else "") or "-"

    @property
    def rate_text(self) -> str:
        """``551%`` or ``-``."""
        return rate_text(self.rate)

    @property
    def rate_figure(self) -> Figure:
        """달성률 that opens to what was reached and what was to be."""
        name = f"{self.indicator.name} 달성률"
        rule = "실적을 연간 목표로 나누어 100을 곱합니다."
        return Figure(self.rate, "%", name, rule, over=(self.done, self.wanted))

    @property
    def change(self) -> Decimal | None:
        """증감 against the year before, in the indicator's unit (%p for a percentage)."""
        if self.done.value is None or self.past.value is None:
            return None
        return self.done.value - self.past.value


def as_of_year(desk: Desk, year: int) -> date:
    """기준일 of a year that is looked at today: today, or the last day of a year gone by."""
    return min(desk.today(), date(year, 12, 31))


def lines(
    desk: Desk, year: int, *, as_of: date | None = None, also: Iterable[str] = ()
) -> tuple[YearLine, ...]:
    """Every indicator in use in a year, and those of the ids ``also``, from one snapshot.

    Raises UserError for an id that is no indicator's.
    """
    day = as_of or as_of_year(desk, year)
    with desk.store.reading():
        measures = Measures(desk, day, max(day, desk.today()))
        used = [each.indicator.id for each in targets.table(desk, year)]
        ids = dict.fromkeys([*used, *also])
        own = settings.get(desk)
        return tuple(
            _line(measures, id_, year, day, Rounding(own.rounding), own.rate_decimals)
            for id_ in ids
        )


def term(desk: Desk, first_year: int, last_year: int) -> tuple[tuple[YearLine, ...], ...]:
    """The years of a term beside each other: for every indicator in use in any of them a line of
    as many :class:`YearLine` as there are years."""
    years = range(first_year, last_year + 1)
    with desk.store.reading():
        any_year = {line.indicator.id for year in years for line in targets.table(desk, year)}
        used = [each.id for each in indicators.every(desk) if each.id in any_year]
        by_year = [
            {each.indicator.id: each for each in lines(desk, year, also=used)} for year in years
        ]
        return tuple(tuple(year[id_] for year in by_year) for id_ in used)


def _line(
    measures: Measures, id_: str, year: int, day: date, rounding: Rounding, decimals: int
) -> YearLine:
    indicator = measures.indicator(id_)
    revisions, target = measures.revisions(id_, year), measures.target(id_, year)
    replaced = former(revisions, target) if target is not None else None
    span = Span(date(year, 1, 1), max(day, date(year, 1, 1)))
    begun = day.year >= year
    done = measures.figure(id_, span.first, span.last) if begun else _none(indicator)
    past = measures.figure(id_, span.year_before.first, span.year_before.last)
    wanted = measures.target_figure(id_, year)
    reached = None
    if done.value is not None:
        reached = rate(done.value, wanted.value, decimals=decimals, rounding=rounding)
    grows = begun and not _stands(measures, id_) and wanted.value and done.value is not None
    speed = pace(wanted.value or Decimal(0), done.value or Decimal(0), day) if grows else None
    return YearLine(
        indicator,
        target,
        replaced.value if replaced is not None else "",
        len(revisions),
        wanted,
        done,
        past,
        reached,
        speed,
        _ahead(wanted.value, done.value, speed),
    )


def _stands(measures: Measures, id_: str) -> bool:
    """Whether a number is a state and nothing that grows with the months: a rate, 고용률."""
    counted = measures.counted_by(id_)
    return counted.over is not None or counted.hand is HandRule.LATEST


def _ahead(wanted: Decimal | None, done: Decimal | None, speed: Pace | None) -> Decimal | None:
    if speed is None or not wanted or done is None:
        return None
    passed = 1 - speed.months_left / 12
    share = Fraction(done) / Fraction(wanted) - passed
    return rate(share.numerator, share.denominator, decimals=1)


def _none(indicator: Indicator) -> Figure:
    return Figure(None, indicator.unit, indicator.name, indicator.rule, indicator.kind)
