"""Makes a month's figures from records: the arithmetic of the report, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobdesk.domain.breakdowns import breakdowns
from jobdesk.domain.evidence import Counted, Hire, Person
from jobdesk.domain.figures import Figures, IndicatorRow, Number, PlacedPerson
from jobdesk.domain.indicators import INDICATORS, Indicator
from jobdesk.domain.months import Month
from jobdesk.domain.rounding import Rounding, rate
from jobdesk.domain.targets import Target, former, in_force, target_number


@dataclass(frozen=True, slots=True)
class Frame:
    """What the figures are called and how they are reckoned.

    ``targets_on`` is the day whose targets count (the as-of date where None); ``places`` are
    the county's eup and myeon in printed order.
    """

    centre: str
    practice: bool
    as_of: date
    taken_at: datetime
    taken_by: str
    targets_on: date | None = None
    places: tuple[str, ...] = ()
    rounding: Rounding = Rounding.HALF_UP
    rate_decimals: int = 0


def monthly_figures(
    month: Month,
    frame: Frame,
    counted: Mapping[str, Sequence[Counted]],
    targets: Sequence[Target],
    seekers: Sequence[Person],
    hires: Sequence[Hire],
) -> Figures:
    """The figures of a month.

    ``counted`` holds, by indicator id, records from the first day of the year (or of the
    month before, whichever is earlier) on; ``seekers`` and ``hires`` those of this year.
    All are in order of their day. Records after the month or ``frame.as_of`` are ignored.
    """
    end = min(month.last, frame.as_of)
    every = (
        _row(each, month, frame, [c for c in counted.get(each.id, ()) if c.day <= end], targets)
        for each in INDICATORS
    )
    rows = tuple(row for row in every if not row.indicator.when_used or _used(row))
    this_year = [p for p in seekers if p.day.year == month.year and p.day <= end]
    hired = [h for h in hires if h.person.day.year == month.year and h.person.day <= end]
    return Figures(
        centre=frame.centre,
        practice=frame.practice,
        title=f"{month.year}년 {month.number}월 월간 실적 보고서",
        year=month.year,
        month=month.number,
        first=month.first,
        last=month.last,
        as_of=frame.as_of,
        taken_at=frame.taken_at,
        taken_by=frame.taken_by,
        rounding=frame.rounding,
        rate_decimals=frame.rate_decimals,
        rows=rows,
        breakdowns=breakdowns(month, frame.places, end, this_year, [h.person for h in hired]),
        placed=tuple(_placed(h, end) for h in hired if month.holds(h.person.day)),
    )


def _used(row: IndicatorRow) -> bool:
    """Whether there is a target or anything was counted, in this year or the month before."""
    return bool(row.target or row.cumulative.value or row.previous.value)


def _row(
    indicator: Indicator,
    month: Month,
    frame: Frame,
    counted: Sequence[Counted],
    targets: Sequence[Target],
) -> IndicatorRow:
    by_month: dict[Month, list[Counted]] = {}
    for each in counted:
        by_month.setdefault(Month(each.day.year, each.day.month), []).append(each)

    def number(months: Iterable[Month]) -> Number:
        assert indicator.kind is not None
        found = [each for m in months for each in by_month.get(m, ())]
        ids = tuple(each.id for each in found)
        return Number(sum(each.weight for each in found), indicator.kind, ids)

    so_far = [Month(month.year, n) for n in range(1, month.number + 1)]
    cumulative = number(so_far)
    revisions = [t for t in targets if t.indicator == indicator.id and t.year == month.year]
    target = in_force(revisions, frame.targets_on or frame.as_of)
    replaced = former(revisions, target) if target else None
    return IndicatorRow(
        indicator=indicator,
        target=target,
        months=tuple(number([m]) for m in so_far),
        cumulative=cumulative,
        previous=number([month.before]),
        rate=rate(
            cumulative.value,
            target_number(target.value) if target else None,
            decimals=frame.rate_decimals,
            rounding=frame.rounding,
        ),
        former_target=(replaced.value or "-") if replaced else "",
    )


def _placed(hire: Hire, day: date) -> PlacedPerson:
    person = hire.person
    return PlacedPerson(
        id=person.id,
        seeker_id=hire.seeker_id,
        hire_date=person.day,
        name=hire.name,
        gender=person.gender,
        age=person.age(day),
        eup_myeon=person.eup_myeon,
        employer=hire.employer,
        job=hire.job,
        employment_type=hire.employment_type,
        route=hire.route,
        insured=hire.insured,
    )
