"""훈련수당 of a practice cohort: each month's attended days, within the caps."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.trainees import SLIPS, AllowanceStep, Mark, TraineeAllowance
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cohort_draft import Training

_THERE = SLIPS | {Mark.PRESENT, Mark.EXCUSED}
_PAID_AFTER = timedelta(days=9)


def paid(draft: Training, cohort_id: int, cohort: Cohort, before: date) -> None:
    """Settles the months that are over on ``before``; each is paid on about the tenth of the
    next one."""
    per_day = cohort.allowance_day or 0
    days: dict[int, Counter[date]] = defaultdict(Counter)
    for one in draft.attendance:
        if one.cohort_id == cohort_id and one.held_on is not None and one.mark in _THERE:
            days[one.trainee_id or 0][one.held_on.replace(day=1)] += 1
    for id_, months in days.items():
        left = cohort.allowance_cap
        for month, count in sorted(months.items()):
            if month >= before:
                continue
            amount = min(count * per_day, cohort.allowance_month_cap or count * per_day)
            amount = amount if left is None else min(amount, left)
            left = None if left is None else left - amount
            made = TraineeAllowance(
                cohort_id=cohort_id,
                trainee_id=id_,
                month=month,
                days=count,
                amount=amount,
                counsellor=cohort.counsellor,
            )
            on = office_day((month + timedelta(days=32)).replace(day=1) + _PAID_AFTER)
            if on <= draft.last:
                made = replace(made, step=AllowanceStep.PAID, paid_on=on)
            draft.allowances.append(made)
