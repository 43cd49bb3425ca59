"""명부 양식 the program brings along: 농가 명부, the 접수·소개대장 a job office keeps,
farm work by farm, by worker and by source of money."""

from __future__ import annotations

from jobdesk.domain.employers import EmployerType
from jobdesk.domain.farm_support import BY_FIELD
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rosters import Grouping, Layout

_FARMS = Filter(conditions=(Condition("employer_type", Op.IN, (EmployerType.FARM.value,)),))

READY: dict[KindId, tuple[Layout, ...]] = {
    KindId.EMPLOYERS: (
        Layout(
            "농가 명부",
            (
                "name", "representative", "phone", "eup_myeon", "address", "industry",
                "open_vacancies", "placement_count", "status", "counsellor", "note",
            ),
            filter=_FARMS,
            order=Order("eup_myeon"),
        ),
    ),
    KindId.VACANCIES: (
        Layout(
            "구인 접수대장",
            (
                "received_on", "employer", "job", "openings", "wage", "working_hours",
                "workplace", "employment_type", "closes_on", "hired_count", "counsellor", "note",
            ),
            order=Order("received_on"),
        ),
    ),
    KindId.REGISTRATIONS: (
        Layout(
            "구직 접수대장",
            (
                "registered_on", "seeker", "birth_date", "phone", "registration_type", "channel",
                "valid_until", "counsellor", "note",
            ),
            order=Order("registered_on"),
        ),
    ),
    KindId.REFERRALS: (
        Layout(
            "소개대장",
            (
                "referred_on", "seeker", "birth_date", "phone", "employer", "vacancy", "method",
                "interview_on", "status", "reason", "counsellor",
            ),
            order=Order("referred_on"),
        ),
    ),
    KindId.FARM_REQUESTS: (
        Layout(
            "농가 요청 현황",
            (
                "received_on", "employer", "farm_place", "task", "starts_on", "ends_on", "heads",
                "daily_wage", "status", "block_count", "wanted_count", "placed_count",
                "worked_count", "counsellor",
            ),
            order=Order("starts_on"),
            totals=True,
        ),
    ),
    KindId.FARM_DAYS: (
        Layout(
            "농가별 배치 대장",
            ("work_date", "task", "seeker", "phone", "status", "daily_wage", "insured", "note"),
            order=Order("work_date"),
            group=Grouping("employer"),
        ),
        Layout(
            "근로자별 배치 대장",
            ("work_date", "employer", "task", "status", "daily_wage", "wage_paid_on", *BY_FIELD),
            order=Order("work_date"),
            group=Grouping("seeker"),
        ),
    ),
    KindId.SUPPORT_PAYMENTS: (
        Layout(
            "재원별 지원금 대장",
            ("work_date", "item", "employer", "seeker", "amount", "step", "batch", "evidence_on"),
            order=Order("work_date"),
            group=Grouping("source"),
        ),
    ),
}  # fmt: skip
"""By kind. The 접수대장 and 소개대장 are what an office that introduces people to work keeps
(직업안정법 시행규칙), in the columns the records here have; a layout's title is its name."""
