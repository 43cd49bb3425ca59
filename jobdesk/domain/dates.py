"""Dates as Korean offices write them, read to ``date``; the impossible is refused in words."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jobdesk.domain import text
from jobdesk.domain.people import Gender
from jobdesk.domain.reading import BadValue, says_nothing
from jobdesk.domain.resident import hide_resident, read_resident

_GAP = r"(?:\s*[.\-/,·년월]\s*|\s+)"
_QUOTES = "'’‘`´\"“”"
_WEEKDAY = re.compile(
    r"\s*[(\[]\s*[월화수목금토일](?:요일)?\s*[)\]]|\s*[월화수목금토일]요일|(?<=[\d.])\s+[월화수목금토일]$"
)
_TIME = re.compile(
    r"(?:\s+|(?<=\d)T)(?:오전|오후|AM|PM)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?:AM|PM|Z|[+-]\d\d:?\d\d)?$|\s+(?:오전|오후)?\s*\d{1,2}시(?:\s*\d{1,2}분)?$"
)
_TAIL = re.compile(r"\s*(?:까지|부터|마감|출생|년생|생|기준|현재|자)$")
_YMD = re.compile(rf"(\d{{4}}|\d{{2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})\s*일?\s*\.?")
_MDY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YM = re.compile(r"(\d{4})\s*[.\-/년]\s*(\d{1,2})\s*[월.]?")
_MD = re.compile(r"(\d{1,2})\s*[월./\-]\s*(\d{1,2})\s*일?\s*\.?")
_YEAR = re.compile(r"(\d{4}|\d{2})\s*년?\s*(?:생|출생)?")
_ENGLISH = re.compile(
    r"(?:(\d{1,2})[-\s])?([A-Za-z]{3})[a-z]*\.?[-\s,]\s*(?:(\d{1,2}),?\s+)?(\d{4})"
)
_LUNAR = re.compile(r"[(\[]\s*음력?\s*[)\]]|음력|^음\s*[.:]?\s*(?=\d)|(?<=[\d.])\s*음$")
_SOLAR = re.compile(r"[(\[]\s*(?:양력|양)\s*[)\]]|양력")
_EPOCH = date(1899, 12, 30)
_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name}
WORKING_AGE = 14
"""A birth year of two digits is taken for the 2000s only from this age on."""


@dataclass(frozen=True, slots=True)
class Birth:
    """What a cell says of a birth: the day, or only the year (``1974년생``), and perhaps the
    gender (a resident number). ``lunar`` when it is marked as 음력."""

    day: date | None = None
    year: int | None = None
    gender: Gender | None = None
    lunar: bool = False


def read_date(
    value: object, *, today: date, year: int | None = None, last: bool = False
) -> date | None:
    """The day of an event (접수일, 마감일); None for an empty cell.

    ``year`` stands in where a text has only month and day. Of a range the first day, or the
    last one if ``last``. Two-digit years are this century up to twenty years ahead. Raises
    BadValue with the reason.
    """
    bare = _bare(value)
    if bare is None or isinstance(bare, date):
        return bare
    if isinstance(bare, str) and "~" in bare:
        first, _, second = bare.partition("~")
        start = read_date(first, today=today, year=year) if first.strip() else None
        if not last and start is not None:
            return start
        if not second.strip():
            return start
        return read_date(second, today=today, year=start.year if start else year)
    if isinstance(bare, int):
        return _from_number(bare, value, today, birth=False)
    found = _from_text(bare, value, _event_year(today), year)
    if isinstance(found, date):
        return found
    if found is not None:
        raise BadValue(f"날짜에 월이나 일이 없습니다: {shown(value)}")
    raise _unreadable(value)


def read_birth(value: object, *, today: date) -> Birth:
    """Birth date or year of a cell, which may also hold a resident number.

    An empty cell gives ``Birth()``. A two-digit year is taken for 19xx unless the person
    would be at least WORKING_AGE with 20xx. Raises BadValue with the reason; a resident
    number never appears in it.
    """
    resident = read_resident(value, today)
    if resident is not None:
        return _living(Birth(resident.birth_date, None, resident.gender), today)
    lunar = False
    if isinstance(value, str):
        plain = _SOLAR.sub("", text.narrow(value))
        lunar = _LUNAR.search(plain) is not None
        value = _LUNAR.sub("", plain)
    bare = _bare(value)
    if bare is None:
        return Birth()
    if isinstance(bare, date):
        return _living(Birth(bare), today)
    if isinstance(bare, int):
        if 1000 <= bare <= 9999:
            return Birth(None, _born_in(bare, value, today))
        return _living(Birth(_from_number(bare, value, today, birth=True)), today)
    found = _from_text(bare, value, _birth_year(today), None)
    if isinstance(found, date):
        return _living(Birth(found, lunar=lunar), today)
    if isinstance(found, int):
        return Birth(None, _born_in(found, value, today))
    raise _unreadable(value)


def shown(value: object) -> str:
    """A cell as it may be quoted in a sentence: short, and no resident number in it."""
    words = hide_resident(text.tidy(str(value)))
    return words if len(words) <= 40 else words[:39] + "…"


def _born_in(year: int, value: object, today: date) -> int:
    if not today.year - 120 <= year <= today.year:
        raise BadValue(f"출생연도를 네 자리로 확인하세요: {shown(value)}")
    return year


def _living(birth: Birth, today: date) -> Birth:
    if birth.day is not None:
        if birth.day > today:
            raise BadValue("생년월일이 오늘보다 뒤입니다.")
        if birth.day.year < today.year - 120:
            raise BadValue("생년월일이 120년 전입니다. 연도를 확인하세요.")
    return birth


def _bare(value: object) -> str | int | date | None:
    """The cell without clock, weekday and quotes; whole numbers as int."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, (bool, time)):
        raise _unreadable(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value)  # the fraction of a serial is its time of day
    line = text.narrow(str(value)).strip(_QUOTES + " ")
    if says_nothing(line):
        return None
    line = _TIME.sub("", _WEEKDAY.sub("", line))
    line = _TAIL.sub(lambda m: m[0] if "생" in m[0] else "", line).strip()
    if re.fullmatch(r"\d+(?:\.0+)?", line):
        return int(line.partition(".")[0]) if not line.startswith("0") else _padded(line)
    return line


def _padded(line: str) -> str | int:
    """``050302`` and ``00050302`` keep their zeros: dotted, they are read as text."""
    if len(line) == 6:
        return f"{line[:2]}.{line[2:4]}.{line[4:]}"
    return line


def _from_number(number: int, value: object, today: date, *, birth: bool) -> date:
    century = _birth_year(today) if birth else _event_year(today)
    if 10_000_000 <= number <= 99_999_999:
        return _day(number // 10_000, number // 100 % 100, number % 100)
    if 100_000 <= number <= 999_999:
        return _day(_full(number // 10_000, century), number // 100 % 100, number % 100)
    if 10_000 <= number <= 99_999:
        serial = _EPOCH + timedelta(days=number)
        latest = today if birth else today.replace(day=1) + timedelta(days=366 * 20)
        if serial <= latest and (birth or serial.year >= 1980):
            return serial
        if 101 <= number % 10_000 <= 1231:  # a 0 that a spreadsheet dropped: 050302
            return _day(_full(number // 10_000, century), number // 100 % 100, number % 100)
    raise _unreadable(value)


def _from_text(line: str, value: object, century: int, year: int | None) -> date | int | None:
    """A date; an int for a year without a day; None when it is neither."""
    line = line.strip(" .")
    if match := _YMD.fullmatch(line):
        whole = int(match[1])
        full = whole if len(match[1]) == 4 else _full(whole, century)
        return _day(full, int(match[2]), int(match[3]))
    if match := _MDY.fullmatch(line):
        first, second = int(match[1]), int(match[2])
        if first <= 12 < second or first == second:
            return _day(int(match[3]), first, second)
        if second <= 12 < first:
            return _day(int(match[3]), second, first)
        raise BadValue(f"월과 일의 순서를 알 수 없습니다: {shown(value)}")
    if match := _ENGLISH.fullmatch(line):
        month, day = _MONTHS.get(match[2].casefold()), match[1] or match[3]
        if month and day:
            return _day(int(match[4]), month, int(day))
    if match := _YM.fullmatch(line):
        if not 1 <= int(match[2]) <= 12:
            raise BadValue(f"{int(match[2])}월은 없는 달입니다: {shown(value)}")
        return int(match[1])
    if match := _MD.fullmatch(line):
        if year is None:
            raise BadValue(f"연도가 없습니다: {shown(value)}")
        return _day(year, int(match[1]), int(match[2]))
    if match := _YEAR.fullmatch(line):
        whole = int(match[1])
        return whole if len(match[1]) == 4 else _full(whole, century)
    return None


def _birth_year(today: date) -> int:
    return today.year - WORKING_AGE


def _event_year(today: date) -> int:
    return today.year + 20


def _full(two: int, latest: int) -> int:
    """A two-digit year as the last one of four digits not after ``latest``."""
    century = latest // 100 * 100
    return century + two if century + two <= latest else century - 100 + two


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise BadValue(f"{month}월은 없는 달입니다.")
    if not 1900 <= year <= 2200:
        raise BadValue(f"{year}년은 맞지 않는 연도입니다.")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        which = f"{year}년 " if (month, day) == (2, 29) else ""
        raise BadValue(f"{which}{month}월 {day}일은 없는 날짜입니다.")
    return date(year, month, day)


def _unreadable(value: object) -> BadValue:
    return BadValue(f"날짜로 읽을 수 없습니다: {shown(value)}")
