"""최저임금 by year: the bundled table and the years a centre has added."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

from jobdesk.domain import minimum_wage as rules
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Vacancy
from jobdesk.paths import resource
from jobdesk.services import settings
from jobdesk.services.desk import Desk


@cache
def bundled() -> dict[int, int]:
    """Won an hour by year as 고용노동부 announced it; not to be changed."""
    with resource("tables/minimum_wage.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["year"]): int(row["hourly"]) for row in csv.DictReader(file)}


def rates(desk: Desk) -> dict[int, int]:
    """Won an hour by year; what the centre has added goes before the table."""
    return bundled() | dict(map(rules.read_rate, settings.get(desk).minimum_wages))


def warning(desk: Desk, vacancy: Vacancy, day: date | None = None) -> Problem | None:
    """A sentence where a vacancy pays less than 최저임금; ``day`` says of which year."""
    return rules.warning(vacancy, day or rules.year_of_work(vacancy, desk.today()), rates(desk))
