"""최저임금: whether the pay that a vacancy offers reaches the least the law allows that year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.wages import WageBasis, read_wage

MONTH_HOURS = 209
"""Paid hours of a month of 40 hours a week with its paid day of rest (고시의 월 환산 기준)."""

_DAY_HOURS = 8.0
_WEEK_HOURS = 40.0
_SHORT_WEEK = 15.0
"""From this many hours a week on, a day of rest is paid (근로기준법)."""

_WEEKS_A_MONTH = 365 / 7 / 12
_CLOCK = r"(오전|오후)?\s*(\d{1,2})\s*(?::\s*(\d{2})|시(?:\s*(\d{1,2})\s*분)?)"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:~|∼|-|–|부터)\s*(?:익일|다음\s?날)?\s*{_CLOCK}")
_BREAK = re.compile(r"휴게\D{0,4}(\d+(?:\.\d+)?)\s*(분|시간)")
_A_DAY = re.compile(r"(?:하루|일|1일)\s*(\d+(?:\.\d+)?)\s*시간")
_A_WEEK = re.compile(r"주\s*(\d+(?:\.\d+)?)\s*시간")
_DAYS = re.compile(r"주\s*(\d)\s*(?:~\s*\d\s*)?일")
_FIRST_YEAR, _LAST_YEAR = 1988, 2100
_RATE = re.compile(r"(\d{4})\s*년?\s*[=:：]?\s*(?:시급)?\s*([\d,]+)\s*원?")


def read_rate(line: str) -> tuple[int, int]:
    """Year and hourly won of ``2026 10,320`` as a centre adds it. Raises ValueError."""
    match = _RATE.fullmatch(text.narrow(line).strip())
    if match is None:
        raise ValueError(line)
    year, won = int(match[1]), int(match[2].replace(",", "") or 0)
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 400 <= won <= 1_000_000):
        raise ValueError(line)
    return year, won


def hours_a_day(working_hours: str) -> float | None:
    """Hours of work in a day that the words name, the break left out; None where they do not.

    A break that is not named is taken to be what the law asks (근로기준법 54): half an hour
    in four, an hour in eight.
    """
    line = text.narrow(working_hours)
    said = _A_DAY.search(line)
    if said:
        return float(said[1])
    span = _SPAN.search(line)
    if span is None:
        return None
    start = _hour(span[1], span[2], span[3] or span[4])
    end = _hour(span[5], span[6], span[7] or span[8])
    if end <= start:  # 9:00~6:00 means six in the evening, 22:00~06:00 the next morning
        end += 12 if start < end + 12 <= 24 and not span[5] else 24
    whole = end - start
    rest = _BREAK.search(line)
    if rest:
        return whole - (float(rest[1]) / 60 if rest[2] == "분" else float(rest[1]))
    return whole - (1.0 if whole >= 9 else 0.5 if whole >= 4.5 else 0.0)


def _hour(half: str | None, hour: str, minutes: str | None) -> float:
    at = int(hour) + int(minutes or 0) / 60
    return at + 12 if half == "오후" and at < 12 else at


def hours_a_month(working_hours: str) -> float:
    """Paid hours of a month for the hours named, 209 where none are.

    More than 40 hours a week count as 40: what is paid for overtime is another question.
    """
    line = text.narrow(working_hours)
    a_day, a_week, days = hours_a_day(line), _A_WEEK.search(line), _DAYS.search(line)
    if a_week:
        week = float(a_week[1])
    elif a_day is not None:
        week = a_day * (int(days[1]) if days else 5)
    else:
        return float(MONTH_HOURS)
    if week >= _WEEK_HOURS:
        return float(MONTH_HOURS)
    rest = week / _WEEK_HOURS * _DAY_HOURS if week >= _SHORT_WEEK else 0.0
    return (week + rest) * _WEEKS_A_MONTH


def year_of_work(vacancy: Vacancy, today: date) -> date:
    """The day whose year decides: work begins when the vacancy closes, at the earliest."""
    return vacancy.closes_on or vacancy.received_on or today


def warning(vacancy: Vacancy, day: date, rates: Mapping[int, int]) -> Problem | None:
    """A sentence where the wage lies under 최저임금 of the year of ``day``, None where not.

    ``rates`` is won an hour by year. A year later than all known is compared with the latest
    known, and the sentence says so; a year before the first known is not compared. None too
    where the wage names no amount.
    """
    wage = read_wage(vacancy.wage)
    if wage is None or not rates or day.year < min(rates):
        return None
    year = max(known for known in rates if known <= day.year)
    least, per = _least(wage.basis, vacancy.working_hours, rates[year])
    if wage.amount >= least:
        return None
    basis = (wage.basis or WageBasis.HOUR).value
    other = (
        ""
        if year == day.year
        else f" {day.year}년 최저임금은 아직 표에 없어 {year}년 금액과 견주었습니다."
    )
    return Problem(
        "wage",
        f"{basis} {wage.amount:,}원은 {year}년 최저임금 {per} {least:,}원보다 적습니다.{other} "
        "업체에 확인하고 임금을 고쳐 적으세요. (최저임금법 제6조)",
    )


def _least(basis: WageBasis | None, working_hours: str, hourly: int) -> tuple[int, str]:
    """The least amount for a basis in won, and how it was reckoned in words."""
    if basis is WageBasis.DAY:
        hours = hours_a_day(working_hours) or _DAY_HOURS
        return round(hourly * hours), f"시급 {hourly:,}원(하루 {hours:g}시간) 기준 일급"
    if basis in (WageBasis.MONTH, WageBasis.YEAR):
        hours = hours_a_month(working_hours)
        months = 12 if basis is WageBasis.YEAR else 1
        label = "연봉" if basis is WageBasis.YEAR else "월급"
        return (
            round(hourly * hours) * months,
            f"시급 {hourly:,}원(월 {hours:.0f}시간) 기준 {label}",
        )
    return hourly, "시급"
