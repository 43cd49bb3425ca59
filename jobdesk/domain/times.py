"""Times of day as they are typed at a counter: ``9``, ``1405``, ``오후 2시 반``, ``14:05``."""

from __future__ import annotations

import re
from functools import lru_cache

from jobdesk.domain import text
from jobdesk.domain.checks import Problem

_SPOKEN = re.compile(
    r"(?P<half>오전|오후|아침|저녁)?\s*(?P<hour>\d{1,2})\s*(?:시|:)\s*"
    r"(?:(?P<minute>\d{1,2})\s*분?|(?P<half_past>반))?"
)
_BARE = re.compile(r"(?P<half>오전|오후)?\s*(?P<hour>\d{1,2}?)(?P<minute>\d{2})?")
_LATER = ("오후", "저녁")


@lru_cache(maxsize=4096)  # a hall of 40 booths asks for the same few times by the thousand
def time_of_day(value: str) -> str:
    """A typed time as it is stored, ``14:05``; ``""`` for an empty text.

    A bare hour is taken as it stands (``9`` is ``09:00``). Raises ValueError when it is none.
    """
    typed = text.narrow(value)
    if not typed:
        return ""
    match = _SPOKEN.fullmatch(typed) or _BARE.fullmatch(typed)
    if match is None:
        raise ValueError(value)
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts.get("half_past"):
        minute = 30
    if parts["half"] in _LATER and hour < 12:
        hour += 12
    elif parts["half"] == "오전" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise ValueError(value)
    return f"{hour:02d}:{minute:02d}"


def check_time(field: str, value: str, label: str) -> list[Problem]:
    """A problem when a typed time of day cannot be read."""
    try:
        time_of_day(value)
    except ValueError:
        return [Problem(field, f"{label}: 시각으로 읽을 수 없습니다. 14:05처럼 쓰세요.")]
    return []


def check_span(
    first: str, last: str, first_field: str, last_field: str, first_word: str, last_word: str
) -> list[Problem]:
    """Problems when one of two typed times cannot be read, or the last is not after the first."""
    problems = [
        *check_time(first_field, first, first_word),
        *check_time(last_field, last, last_word),
    ]
    if problems or not first or not last:
        return problems
    if time_of_day(last) <= time_of_day(first):
        return [Problem(last_field, f"{last_word}: {first_word}보다 뒤여야 합니다.")]
    return []
