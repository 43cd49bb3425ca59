"""동행면접 and 면접활동비: going along to interviews, and paying people who went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need, not_after
from jobdesk.domain.times import check_time


class TripStatus(StrEnum):
    """The stages of a trip."""

    PLANNED = "예정"
    HELD = "실시"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class Trip:
    """동행면접: staff go with people to interviews on a day; counted as trips (건), people
    and companies (사례집 §1.3). ``starts_at`` is a time of day or empty."""

    id: int = 0
    revision: int = 0
    held_on: date | None = None
    starts_at: str = ""
    place: str = ""
    staff: str = ""
    vehicle: str = ""
    status: TripStatus = TripStatus.PLANNED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


class Attendance(StrEnum):
    """Whether a person came along."""

    EXPECTED = "예정"
    CAME = "참석"
    ABSENT = "불참"


@dataclass(frozen=True, slots=True)
class TripPerson:
    """One person of a trip and the firm where the interview is."""

    id: int = 0
    revision: int = 0
    trip_id: int | None = None
    seeker_id: int | None = None
    employer_id: int | None = None
    referral_id: int | None = None
    attendance: Attendance = Attendance.EXPECTED
    note: str = ""
    trashed_on: date | None = None


class AllowanceStatus(StrEnum):
    """The stages of an interview allowance: 대상 → 확인서 접수 → 승인 → 지급 / 반려."""

    DUE = "대상"
    SLIP = "확인서 접수"
    APPROVED = "승인"
    PAID = "지급"
    REJECTED = "반려"


@dataclass(frozen=True, slots=True)
class Allowance:
    """면접활동비 of one person for one interview; ``amount`` in won.

    ``slip_on`` is the day on which the 면접확인서 came in and ``slip_by`` who signed it at
    the firm; nothing is paid without it (사례집 L10910).
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    employer_id: int | None = None
    referral_id: int | None = None
    interview_on: date | None = None
    amount: int | None = None
    slip_on: date | None = None
    slip_by: str = ""
    bank: str = ""
    account: str = ""
    holder: str = ""
    status: AllowanceStatus = AllowanceStatus.DUE
    decided_on: date | None = None
    paid_on: date | None = None
    reason: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


class CapPeriod(StrEnum):
    """For how long a person's cap counts."""

    YEAR = "연간"
    EVER = "평생"


@dataclass(frozen=True, slots=True)
class AllowanceRule:
    """What an interview allowance is worth from ``applies_on`` on.

    ``amount`` in won per attendance; ``times_cap`` payments and ``amount_cap`` won per person
    and ``cap_period``, None without limit. ``document`` is the 근거문서.
    """

    id: int = 0
    revision: int = 0
    applies_on: date | None = None
    amount: int | None = None
    times_cap: int | None = None
    amount_cap: int | None = None
    cap_period: CapPeriod = CapPeriod.YEAR
    document: str = ""
    note: str = ""
    trashed_on: date | None = None


def check_trip(trip: Trip, today: date) -> tuple[Problem, ...]:
    """What keeps a trip from being stored, in words."""
    problems = [
        *need("held_on", trip.held_on, "날짜"),
        *check_time("starts_at", trip.starts_at, "출발 시각"),
    ]
    if trip.status is TripStatus.HELD:
        problems += not_after("held_on", trip.held_on, today, "실시한 날짜")
    return tuple(problems)


def check_trip_person(person: TripPerson, today: date) -> tuple[Problem, ...]:
    """What keeps a person of a trip from being stored, in words."""
    del today
    return (
        *need("trip", person.trip_id, "동행면접"),
        *need("seeker", person.seeker_id, "구직자"),
    )


_MOST_WON = 100_000_000


def check_allowance(allowance: Allowance, today: date) -> tuple[Problem, ...]:
    """What keeps an allowance from being stored, in words."""
    a = allowance
    problems = [
        *need("seeker", a.seeker_id, "구직자"),
        *need("interview_on", a.interview_on, "면접일"),
        *in_order("slip_on", a.interview_on, a.slip_on, "면접일", "확인서 접수일"),
        *in_order("paid_on", a.interview_on, a.paid_on, "면접일", "지급일"),
        *not_after("paid_on", a.paid_on, today, "지급일"),
    ]
    if a.amount is not None and not 0 < a.amount <= _MOST_WON:
        problems.append(Problem("amount", "금액은 1원부터 1억 원까지 적을 수 있습니다."))
    if a.status in (AllowanceStatus.SLIP, AllowanceStatus.APPROVED, AllowanceStatus.PAID):
        problems += need("slip_on", a.slip_on, "면접확인서 접수일")
    if a.status is AllowanceStatus.PAID:
        problems += need("paid_on", a.paid_on, "지급일")
        problems += need("amount", a.amount, "금액")
    return tuple(problems)


def check_allowance_rule(rule: AllowanceRule, today: date) -> tuple[Problem, ...]:
    """What keeps a rule from being stored, in words."""
    del today
    problems = [
        *need("applies_on", rule.applies_on, "적용일"),
        *need("amount", rule.amount, "금액"),
    ]
    for field in ("amount", "amount_cap"):
        value = getattr(rule, field)
        if value is not None and not 0 < value <= _MOST_WON:
            problems.append(Problem(field, "금액은 1원부터 1억 원까지 적을 수 있습니다."))
    if rule.times_cap is not None and not 0 < rule.times_cap <= 1000:
        problems.append(Problem("times_cap", "횟수는 1번부터 1,000번까지 적을 수 있습니다."))
    return tuple(problems)
