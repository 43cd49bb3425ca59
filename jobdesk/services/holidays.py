"""공휴일 by day: the bundled table of the law's holidays."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache

from jobdesk.paths import resource


@cache
def bundled() -> dict[date, str]:
    """공휴일 and 대체공휴일 by day with their names; not to be changed."""
    with resource("tables/holidays.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(file)}


def last_year() -> int:
    """The last year that the table knows."""
    return max(bundled()).year
