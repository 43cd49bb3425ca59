"""시도, 시군구 and their 읍면 from the bundled table, so that nobody types what is known.

The table (resources/tables/README.md names its source) only offers: names change by law
faster than programs do, so every form that uses it also accepts what is typed.
"""

from __future__ import annotations

import csv
from functools import cache

from jobdesk.paths import resource


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    with resource("tables/regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = table.setdefault(row["sido"], {})
            places[row["sigungu"]] = tuple(row["eup_myeon"].split())
    return table


def sido() -> tuple[str, ...]:
    """All 시도 in the order of the official codes (서울 first, 제주 last)."""
    return tuple(_table())


def sigungu(sido: str) -> tuple[str, ...]:
    """The 시·군·구 of a 시도 in Korean order; empty for a name that is not in the table."""
    return tuple(_table().get(sido, {}))


def eup_myeon(sido: str, sigungu: str) -> tuple[str, ...]:
    """The 읍 and 면 of a 시군구 in official order, 동 where it has neither; may be empty."""
    return _table().get(sido, {}).get(sigungu, ())
