"""빠진 것: what a day of farm work still lacks before its month is closed (사례집
L10795, L10831)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from jobdesk.domain.farm_evidence import Day
from jobdesk.domain.farm_work import AHEAD, LIVE, DayStatus


class Gap(StrEnum):
    """What is missing of a day."""

    CONFIRMATION = "근로확인 빠짐"
    CONTRACT = "계약서 빠짐"
    INSURANCE = "보험 빠짐"
    WAGE = "임금 지급 미확인"

    @property
    def rule(self) -> str:
        """Of which days it is asked, as a sentence."""
        return _RULES[self]


_RULES = {
    Gap.CONFIRMATION: "지난 날인데 아직 배치나 확정인 근로일입니다.",
    Gap.CONTRACT: "그 농가와 계약한 기간에 들지 않는 근로일입니다.",
    Gap.INSURANCE: "보험 신고도, 본인 보험도 없는 근로일입니다.",
    Gap.WAGE: "근로확인은 되었으나 농가의 지급을 확인하지 못한 근로일입니다.",
}


def gaps(day: Day, today: date) -> tuple[Gap, ...]:
    """What is missing of a day, in the order of :class:`Gap`.

    A day that is past and still 배치 or 확정 has no 근로확인. Contract and insurance are asked of
    every day on which somebody has a place (LIVE), also of one to come; that the farm has paid of
    a day that is 근로확인.
    """
    live = day.status in LIVE
    found = (
        (Gap.CONFIRMATION, day.work_date < today and day.status in AHEAD),
        (Gap.CONTRACT, live and day.contract_on is None),
        (Gap.INSURANCE, live and not day.insured),
        (Gap.WAGE, day.status is DayStatus.WORKED and day.wage_paid_on is None),
    )
    return tuple(gap for gap, missing in found if missing)
