"""훈련수당: won for each attended day, month by month, under the caps of the cohort.

A day is paid when somebody was there, or excused where the rule excuses, for the least number of
hours that is asked for. Slips that the rule makes an absence of take a paid day away in the month
of the slip that completes them, so that the paid days of a whole course are its 실제출석일 and an
auditor who counts the 출석부 comes to the same sum. A day that was too short to be paid is no such
slip: it is not taken away twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.attendance import LessonDay, Marked, Rule, credited_hours
from jobdesk.domain.cohorts import Cohort, RuleBasis
from jobdesk.domain.trainees import Mark


@dataclass(frozen=True, slots=True)
class PayRule:
    """Won for a ``day`` of at least ``hours`` hours (None = any), at most ``month_cap`` a month
    and ``cap`` in all (None = without a limit)."""

    day: int
    hours: int | None = None
    month_cap: int | None = None
    cap: int | None = None


class Cut(StrEnum):
    """The limit that made an amount less than its days are worth."""

    NONE = ""
    MONTH = "월 한도"
    WHOLE = "총 한도"


@dataclass(frozen=True, slots=True)
class Owed:
    """What one month (its first day) comes to: ``days`` paid for, ``amount`` won, the limit that
    ``cut`` it. ``paid`` is what was paid for the month, None where nothing was; it stays, whatever
    the month would come to now."""

    month: date
    days: int
    amount: int
    cut: Cut = Cut.NONE
    paid: int | None = None

    @property
    def astray(self) -> int:
        """Won by which what was paid is too little (> 0) or too much (< 0) by now."""
        return 0 if self.paid is None else self.amount - self.paid


def pay_rule(cohort: Cohort) -> PayRule | None:
    """The allowance of a cohort, None where it has none."""
    if not cohort.allowance_day:
        return None
    return PayRule(
        cohort.allowance_day,
        cohort.allowance_hours,
        cohort.allowance_month_cap,
        cohort.allowance_cap,
    )


def month_of(day: date) -> date:
    """The first of a day's month."""
    return day.replace(day=1)


def paid_days(
    rule: Rule, pay: PayRule, days: Iterable[LessonDay], marks: Mapping[date, Marked], until: date
) -> dict[date, int]:
    """Days to be paid for by month, of somebody's own lesson ``days`` up to ``until``; months
    with lessons and no paid day are 0."""
    found: dict[date, int] = {}
    slips = 0
    for day in days:
        if day.held_on > until:
            continue
        month = month_of(day.held_on)
        found.setdefault(month, 0)
        marked = marks.get(day.held_on)
        if marked is None or not _is_paid(rule, pay, day, marked):
            continue
        found[month] += 1
        if rule.slips_per_absence and rule.basis is RuleBasis.DAYS:
            slips += marked.mark in rule.slip_marks
            if slips == rule.slips_per_absence:
                found[month] -= 1
                slips = 0
    return found


def owed(
    pay: PayRule, days: Mapping[date, int], paid: Mapping[date, int] | None = None
) -> tuple[Owed, ...]:
    """What each month comes to, in their order, given what was ``paid`` already (won by month).

    The whole limit is used up in the order of the months; what was paid, for whatever month,
    comes first, since it is not taken back.
    """
    settled = dict(paid or {})
    left = None if pay.cap is None else max(0, pay.cap - sum(settled.values()))
    made = []
    for month in sorted({*days, *settled}):
        here = settled.get(month)
        # A paid month is held against the room it had itself.
        room = left if here is None or left is None else left + here
        amount, cut = _amount(pay, days.get(month, 0), room)
        if here is None and left is not None:
            left -= amount
        made.append(Owed(month, days.get(month, 0), amount, cut, here))
    return tuple(made)


def _amount(pay: PayRule, days: int, room: int | None) -> tuple[int, Cut]:
    amount, cut = days * pay.day, Cut.NONE
    if pay.month_cap is not None and amount > pay.month_cap:
        amount, cut = pay.month_cap, Cut.MONTH
    if room is not None and amount > room:
        amount, cut = room, Cut.WHOLE
    return amount, cut


def _is_paid(rule: Rule, pay: PayRule, day: LessonDay, marked: Marked) -> bool:
    if marked.mark is Mark.ABSENT or (marked.mark is Mark.EXCUSED and not rule.excused):
        return False
    return pay.hours is None or credited_hours(rule, day, marked) >= pay.hours
