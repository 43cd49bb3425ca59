"""Plain amounts in cells: won and years, written with their unit or without."""

from __future__ import annotations

import re

from jobdesk.domain import text
from jobdesk.domain.dates import shown
from jobdesk.domain.reading import BadValue, Reading, says_nothing

_WON = re.compile(r"[₩\\]?\s*(?:금\s*)?(\d[\d,]*)(?:\.0+)?\s*(천|만)?\s*원?\s*정?")
_TENS = re.compile(r"(?:금\s*)?(\d{1,4})\s*만\s*(?:(\d)\s*천|(\d{1,4}))\s*원?\s*정?")
_UNIT = re.compile(r"(천|만)\s*원")
_MOST = 10_000_000
"""Won; what a header's unit makes of more was rather written in won already."""
_YEAR = re.compile(r"['’]?(\d{2}|\d{4})(?:\.0+)?\s*년?도?")
_TIMES = {"천": 1_000, "만": 10_000, None: 1}


def read_won(value: object, hint: str = "") -> Reading[int]:
    """``30,000원``, ``3만원``, ``30000`` → 30000; None when empty. Raises BadValue otherwise.

    ``hint`` are the words of header and title: of ``일당(천원)`` a bare 120 is 120,000.
    """
    line = text.narrow(str(value)) if value is not None else ""
    if says_nothing(line):
        return Reading(None)
    if tens := _TENS.fullmatch(line):
        return Reading(int(tens[1]) * 10_000 + int(tens[2] or 0) * 1_000 + int(tens[3] or 0))
    match = _WON.fullmatch(line)
    if match is None:
        raise BadValue(f"금액으로 읽을 수 없습니다: {shown(value)}")
    number = int(match[1].replace(",", ""))
    unit = _UNIT.search(text.narrow(hint))
    if match[2] is None and unit is not None and not line.endswith(("원", "정")):
        won = number * _TIMES[unit[1]]
        if won <= _MOST:
            return Reading(won)
        said = f"단위가 {unit[1]}원인데 {number:,}로 적혀 있어 {number:,}원으로 읽었습니다."
        return Reading(number, doubt=f"{said} 맞는지 확인하세요.")
    return Reading(number * _TIMES[match[2]])


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
