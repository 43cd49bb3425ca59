"""Figures made by hand for the tests of reports: fictional people of 한빛군, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from jobdesk.domain.evidence import Counted, Hire, Person
from jobdesk.domain.figures import Figures
from jobdesk.domain.monthly import Frame, monthly_figures
from jobdesk.domain.months import Month
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.targets import Target

PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
FIRMS = ("한빛식품", "농업회사법인 주식회사 솔내영농조합", "가람요양원", "구름전자", "큰들농장")
JOBS = ("농산물 선별", "요양보호사", "생산직", "조리원", "사무보조")
ROUTES = ("알선", "현장채용", "자체취업")
SURNAMES, GIVEN = "김이박최정강조윤장임", ("민지", "도현", "영희", "순자", "재석", "하늘", "가온")
MUJU = {"openings": 1652, "registrations": 1101, "referrals": 975, "placements": 598}
MUJU_TARGETS = {"openings": "300", "registrations": "400", "referrals": "300", "placements": "300"}


def spread(total: int, year: int, last: date) -> list[date]:
    """That many days from the first of January to ``last``, as even as can be."""
    first = date(year, 1, 1)
    days = (last - first).days + 1
    return [first + timedelta(days=i * days // total) for i in range(total)]


def person(id_: int, day: date) -> Person:
    """A fictional person; gender, birth and place follow from the id."""
    return Person(
        id_,
        day,
        "남여여남여"[id_ % 5],
        date(1945 + id_ * 7 % 60, 1 + id_ % 12, 1 + id_ % 28),
        1945 + id_ * 7 % 60,
        PLACES[id_ * 3 % len(PLACES)],
    )


def hire(id_: int, day: date) -> Hire:
    """A fictional placement."""
    return Hire(
        person(id_, day),
        id_ + 10_000,
        SURNAMES[id_ % 10] + GIVEN[id_ % 7],
        FIRMS[id_ % 5],
        JOBS[id_ % 5],
        "정규직",
        ROUTES[id_ % 3],
        (True, False, None)[id_ % 3],
    )


def targets(values: Mapping[str, str], year: int = 2022) -> list[Target]:
    """One revision each, set at the year's beginning."""
    return [
        Target(id=n, indicator=key, year=year, value=value, set_on=date(year, 1, 3))
        for n, (key, value) in enumerate(values.items(), start=1)
    ]


def frame(as_of: date, **changes: object) -> Frame:
    """The frame of the fictional centre."""
    values: dict[str, object] = {
        "centre": "한빛군 일자리센터",
        "practice": False,
        "as_of": as_of,
        "taken_at": datetime.fromisoformat("2026-11-21 14:05"),
        "taken_by": "김상담",
        "places": PLACES,
    }
    return Frame(**{**values, **changes})  # type: ignore[arg-type]


def figures(
    year: int = 2022,
    month: int = 12,
    *,
    totals: Mapping[str, int] = MUJU,
    wanted: Sequence[Target] | None = None,
    rounding: Rounding = Rounding.HALF_UP,
    decimals: int = 0,
    **changes: object,
) -> Figures:
    """Figures of a month of a year whose records, up to that month, come to ``totals``."""
    span = Month(year, month)
    days = {key: spread(total, year, span.last) if total else [] for key, total in totals.items()}
    counted = {
        key: [Counted(n, day, 1) for n, day in enumerate(each, start=1)]
        for key, each in days.items()
    }
    return monthly_figures(
        span,
        frame(span.last, rounding=rounding, rate_decimals=decimals, **changes),
        counted,
        targets(MUJU_TARGETS, year) if wanted is None else wanted,
        [person(n, day) for n, day in enumerate(days["registrations"], start=1)],
        [hire(n, day) for n, day in enumerate(days["placements"], start=1)],
    )
