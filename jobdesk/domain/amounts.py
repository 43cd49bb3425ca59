"""Plain amounts in cells: won and years, written with their unit or without."""

from __future__ import annotations

import re

from jobdesk.domain import text
from jobdesk.domain.dates import shown
from jobdesk.domain.reading import BadValue, Reading, says_nothing

_WON = re.compile(r"[₩\\]?\s*(?:금\s*)?(\d[\d,]*)(?:\.0+)?\s*(천|만)?\s*원?\s*정?")
_YEAR = re.compile(r"['’]?(\d{2}|\d{4})(?:\.0+)?\s*년?도?")
_TIMES = {"천": 1_000, "만": 10_000, None: 1}


def read_won(value: object) -> Reading[int]:
    """``30,000원``, ``3만원``, ``30000`` → 30000; None when empty. Raises BadValue otherwise."""
    line = text.narrow(str(value)) if value is not None else ""
    if says_nothing(line):
        return Reading(None)
    match = _WON.fullmatch(line)
    if match is None:
        raise BadValue(f"금액으로 읽을 수 없습니다: {shown(value)}")
    return Reading(int(match[1].replace(",", "")) * _TIMES[match[2]])


def read_year(value: object) -> Reading[int]:
    """``2026``, ``2026년도``, ``'26`` → 2026; None when empty. Raises BadValue otherwise."""
    line = text.narrow(str(value)) if value is not None else ""
    if says_nothing(line):
        return Reading(None)
    match = _YEAR.fullmatch(line)
    if match is None:
        raise BadValue(f"연도로 읽을 수 없습니다: {shown(value)}")
    year = int(match[1])
    return Reading(year + 2000 if year < 100 else year)
