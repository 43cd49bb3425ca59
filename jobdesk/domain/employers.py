"""구인업체 and 구인: who offers work, and the work offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain import text
from jobdesk.domain.checks import Problem, in_order, need


class EmployerType(StrEnum):
    """구분."""

    COMPANY = "기업"
    FARM = "농가"
    INSTITUTION = "기관"


class EmployerStatus(StrEnum):
    """The stages of an employer: 발굴 → 등록 → 거래중 → 휴면."""

    FOUND = "발굴"
    REGISTERED = "등록"
    ACTIVE = "거래중"
    DORMANT = "휴면"


class VacancyStatus(StrEnum):
    """The stages of a vacancy: 접수 → 모집중 → 일부충원 → 충원완료 / 마감 / 취소."""

    RECEIVED = "접수"
    OPEN = "모집중"
    PARTLY_FILLED = "일부충원"
    FILLED = "충원완료"
    CLOSED = "마감"
    CANCELLED = "취소"


OPEN_VACANCY: frozenset[VacancyStatus] = frozenset(
    {VacancyStatus.RECEIVED, VacancyStatus.OPEN, VacancyStatus.PARTLY_FILLED}
)
"""Stages in which people may still be referred."""

INSURANCES: tuple[str, ...] = ("국민연금", "건강보험", "고용보험", "산재보험")
"""4대보험."""

CLOSED_REASONS: tuple[str, ...] = (
    "다른 경로로 채용",
    "구인 철회",
    "연락 두절",
    "조건 변경",
    "기간 만료",
)
"""마감 사유, offered."""

EMPLOYMENT_TYPES: tuple[str, ...] = ("정규직", "계약직", "시간제", "일용직", "파견", "단기")
"""고용형태, offered; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Employer:
    """A company, farm or institution. ``owner_id`` names the seeker who runs the farm.

    ``business_number`` is stored as ``123-45-67890`` or empty (a farm has none).
    ``headcount`` is 상시근로자 수 in persons.
    """

    id: int = 0
    revision: int = 0
    name: str = ""
    employer_type: EmployerType = EmployerType.COMPANY
    business_number: str = ""
    representative: str = ""
    contact_name: str = ""
    phone: str = ""
    phone2: str = ""
    address: str = ""
    eup_myeon: str = ""
    industry: str = ""
    headcount: int | None = None
    owner_id: int | None = None
    merged_into_id: int | None = None
    registered_on: date | None = None
    status: EmployerStatus = EmployerStatus.REGISTERED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """구인신청: ``openings`` heads wanted for one job. ``wage`` as offered (``시급 10,320원``).

    ``confirmed_on`` is the day on which the firm last said that it still seeks.
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    job: str = ""
    openings: int = 1
    duties: str = ""
    wage: str = ""
    working_hours: str = ""
    workplace: str = ""
    eup_myeon: str = ""
    received_on: date | None = None
    closes_on: date | None = None
    employment_type: str = ""
    licences: str = ""
    preferred: str = ""
    insurances: tuple[str, ...] = ()
    commute: str = ""
    welfare: str = ""
    how_to_apply: str = ""
    external_number: str = ""
    confirmed_on: date | None = None
    closed_reason: str = ""
    status: VacancyStatus = VacancyStatus.OPEN
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


_FORMS = re.compile(
    r"\((?:주|유|합|재|사|의)\)|주식회사|유한회사|유한책임회사|농업회사법인|영농조합법인|협동조합법인"
)


def company_key(name: str) -> str:
    """The form in which firms' names are compared: without 주식회사, (주) and the like.

    A name that is nothing but such a form keeps it.
    """
    bare = text.search_key(_FORMS.sub("", text.narrow(name)))
    return bare or text.search_key(name)


_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def business_number(value: str) -> str:
    """사업자등록번호 as stored, ``123-45-67890``; ``""`` for an empty text.

    Raises ValueError when it has not ten digits or its check digit (국세청 weights
    1·3·7·1·3·7·1·3·5, the last product's tens added) is wrong.
    """
    if not text.tidy(value):
        return ""
    number = text.digits(value)
    if len(number) != 10:
        raise ValueError(value)
    total = sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False))
    total += int(number[8]) * 5 // 10
    if (10 - total % 10) % 10 != int(number[9]):
        raise ValueError(value)
    return f"{number[:3]}-{number[3:5]}-{number[5:]}"


_MOST_HEADS = 1_000_000
"""More is a number from another column; the largest employers of the country have fewer."""


def check_employer(employer: Employer) -> tuple[Problem, ...]:
    """What keeps an employer from being stored, in words."""
    problems = need("name", employer.name, "업체명")
    try:
        business_number(employer.business_number)
    except ValueError:
        problems.append(
            Problem(
                "business_number",
                f"사업자등록번호가 맞지 않습니다: {employer.business_number}. "
                "열 자리와 마지막 검증 숫자를 확인하세요.",
            )
        )
    for field in ("phone", "phone2"):
        value = getattr(employer, field)
        try:
            text.phone(value)
        except ValueError:
            problems.append(Problem(field, f"전화번호로 읽을 수 없습니다: {value}"))
    if employer.headcount is not None and not 0 <= employer.headcount <= _MOST_HEADS:
        problems.append(
            Problem("headcount", f"상시근로자 수는 0명에서 {_MOST_HEADS:,}명까지 적을 수 있습니다.")
        )
    return tuple(problems)


def check_vacancy(vacancy: Vacancy) -> tuple[Problem, ...]:
    """What keeps a vacancy from being stored, in words."""
    problems = [
        *need("employer", vacancy.employer_id, "구인업체"),
        *need("job", vacancy.job, "모집직종"),
        *in_order("closes_on", vacancy.received_on, vacancy.closes_on, "접수일", "마감일"),
    ]
    if not 1 <= vacancy.openings <= _MOST_HEADS:
        problems.append(
            Problem("openings", f"모집인원은 1명에서 {_MOST_HEADS:,}명까지 적을 수 있습니다.")
        )
    return tuple(problems)


def vacancy_status_after(vacancy: Vacancy, hired: int) -> VacancyStatus:
    """The stage that follows from ``hired`` heads; a closed or cancelled one stays so."""
    if vacancy.status in (VacancyStatus.CLOSED, VacancyStatus.CANCELLED):
        return vacancy.status
    if hired >= vacancy.openings:
        return VacancyStatus.FILLED
    if hired > 0:
        return VacancyStatus.PARTLY_FILLED
    return (
        VacancyStatus.OPEN
        if vacancy.status in (VacancyStatus.FILLED, VacancyStatus.PARTLY_FILLED)
        else vacancy.status
    )
