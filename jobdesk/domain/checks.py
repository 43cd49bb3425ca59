"""How a rule says what is wrong with a field; shared by every record's checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.text import with_particle


@dataclass(frozen=True, slots=True)
class Problem:
    """One field and the Korean sentence that belongs beneath it."""

    field: str
    message: str


def need(field: str, value: object, label: str) -> list[Problem]:
    """A problem when a required field is empty."""
    if value in ("", None):
        return [Problem(field, f"{with_particle(label, '을/를')} 입력하세요.")]
    return []


def not_after(field: str, value: date | None, day: date, label: str) -> list[Problem]:
    """A problem when a date lies after ``day``."""
    if value is not None and value > day:
        return [Problem(field, f"{with_particle(label, '이/가')} 오늘보다 뒤입니다.")]
    return []


def in_order(
    field: str, first: date | None, last: date | None, first_label: str, last_label: str
) -> list[Problem]:
    """A problem on ``field`` when ``last`` lies before ``first``."""
    if first is not None and last is not None and last < first:
        return [Problem(field, f"{with_particle(last_label, '이/가')} {first_label}보다 앞섭니다.")]
    return []


def within(field: str, value: int | None, least: int, most: int, words: str) -> list[Problem]:
    """A problem when a number lies outside ``least`` … ``most``, which ``words`` say."""
    if value is not None and not least <= value <= most:
        return [Problem(field, f"{words} 적을 수 있습니다.")]
    return []
