"""알선 and 취업: sending a person to a vacancy, and the hire that may come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need


class ReferralStatus(StrEnum):
    """The stages of a referral (사례집 §1.2)."""

    PROPOSED = "제안"
    ACCEPTED = "수락"
    DECLINED = "거절"
    APPLIED = "서류접수"
    INTERVIEW_SET = "면접예정"
    INTERVIEWED = "면접완료"
    NO_SHOW = "불참"
    HIRED = "채용"
    NOT_HIRED = "불채용"
    STARTED = "입사"
    GAVE_UP = "입사포기"


_R = ReferralStatus
REFERRAL_STEPS: dict[ReferralStatus, frozenset[ReferralStatus]] = {
    _R.PROPOSED: frozenset(
        {_R.ACCEPTED, _R.DECLINED, _R.APPLIED, _R.INTERVIEW_SET, _R.HIRED, _R.NOT_HIRED}
    ),
    _R.ACCEPTED: frozenset(
        {_R.APPLIED, _R.INTERVIEW_SET, _R.NO_SHOW, _R.HIRED, _R.NOT_HIRED, _R.DECLINED}
    ),
    _R.APPLIED: frozenset(
        {_R.ACCEPTED, _R.INTERVIEW_SET, _R.NO_SHOW, _R.HIRED, _R.NOT_HIRED, _R.DECLINED}
    ),
    _R.INTERVIEW_SET: frozenset(
        {_R.APPLIED, _R.INTERVIEWED, _R.NO_SHOW, _R.HIRED, _R.NOT_HIRED, _R.DECLINED}
    ),
    _R.INTERVIEWED: frozenset({_R.HIRED, _R.NOT_HIRED, _R.DECLINED, _R.INTERVIEW_SET}),
    _R.NO_SHOW: frozenset({_R.INTERVIEW_SET, _R.NOT_HIRED}),
    _R.HIRED: frozenset({_R.STARTED, _R.GAVE_UP}),
    _R.DECLINED: frozenset({_R.PROPOSED}),
    _R.NOT_HIRED: frozenset({_R.INTERVIEW_SET, _R.HIRED}),
    _R.STARTED: frozenset(),
    _R.GAVE_UP: frozenset({_R.STARTED}),
}
"""Where a referral may go from each stage; a stage may always stay."""

OPEN_REFERRAL: frozenset[ReferralStatus] = frozenset(
    {_R.PROPOSED, _R.ACCEPTED, _R.APPLIED, _R.INTERVIEW_SET, _R.INTERVIEWED}
)
"""Stages that still wait for a result."""

DECLINE_REASONS: tuple[str, ...] = (
    "임금이 맞지 않음",
    "거리가 멂",
    "근무시간이 맞지 않음",
    "하는 일이 맞지 않음",
    "건강·개인 사정",
    "다른 곳에 취업",
    "연락이 되지 않음",
)
"""구직자 거절 사유, as a centre begins with them."""

REJECT_REASONS: tuple[str, ...] = (
    "경력·자격 부족",
    "적격자 다른 사람 채용",
    "조건이 서로 맞지 않음",
    "통근이 어려움",
    "업체 사정으로 채용 취소",
    "면접 불참",
)
"""업체 불채용 사유, as a centre begins with them."""

LEAVE_REASONS: tuple[str, ...] = (
    "계약기간 만료",
    "작업 종료",
    "개인 사정",
    "건강 문제",
    "임금·근로조건",
    "통근이 어려움",
    "이직",
    "업체 사정",
)
"""퇴사 사유, as a centre begins with them."""

REASONS: tuple[str, ...] = DECLINE_REASONS + REJECT_REASONS
"""거절·불채용 사유, offered; counted by the word that was chosen."""


class RefusedBy(StrEnum):
    """Whose no ended a referral."""

    SEEKER = "구직자 거절"
    EMPLOYER = "업체 불채용"


REFUSED: dict[ReferralStatus, RefusedBy] = {
    _R.DECLINED: RefusedBy.SEEKER,
    _R.NO_SHOW: RefusedBy.SEEKER,
    _R.GAVE_UP: RefusedBy.SEEKER,
    _R.NOT_HIRED: RefusedBy.EMPLOYER,
}
"""Stages that ended without work, by who said no."""

MET: frozenset[ReferralStatus] = frozenset(
    {_R.INTERVIEWED, _R.HIRED, _R.NOT_HIRED, _R.STARTED, _R.GAVE_UP}
)
"""Stages in which the firm has seen the person, or answered as if it had."""

REFERRAL_METHODS: tuple[str, ...] = ("전화", "문자", "방문", "동행", "행사")
"""알선 방법, offered."""


class PlacementRoute(StrEnum):
    """취업 경로."""

    REFERRAL = "알선"
    ON_SITE = "현장채용"
    AFTER_EVENT = "행사 후 취업"
    TRAINING = "훈련연계"
    HIRING_PROXY = "채용대행"
    SELF = "자체취업"


class PlacementStatus(StrEnum):
    """The stages of a placement: 입사예정 → 재직 → 퇴사."""

    EXPECTED = "입사예정"
    WORKING = "재직"
    LEFT = "퇴사"


@dataclass(frozen=True, slots=True)
class Referral:
    """A seeker sent to a vacancy on a day. ``reason`` says why it was refused or failed.

    ``stage_on`` is the day on which ``status`` was last moved, ``runner_up`` the place among
    those to be asked again when the vacancy reopens (1 the first), ``interview_at`` a time.
    ``asked_on`` is the day on which the firm last said that it has not decided yet.
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    vacancy_id: int | None = None
    referred_on: date | None = None
    method: str = ""
    interview_on: date | None = None
    interview_at: str = ""
    status: ReferralStatus = ReferralStatus.PROPOSED
    stage_on: date | None = None
    asked_on: date | None = None
    reason: str = ""
    runner_up: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A hire; it counts by ``hire_date`` (입사일). ``insured`` is 고용보험, None unknown.

    ``employer_id`` may be None for a firm that is not registered; then ``employer_name``
    says who hired. ``vacancy_id`` and ``referral_id`` are set when the hire came of one, and
    ``matching_day_id`` when it came of a 만남의 날, ``cohort_id`` of a training cohort; ``related``
    is 관련 분야 여부 (None unknown), ``industry`` the 상세업종.
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    employer_id: int | None = None
    employer_name: str = ""
    vacancy_id: int | None = None
    referral_id: int | None = None
    matching_day_id: int | None = None
    cohort_id: int | None = None
    related: bool | None = None
    industry: str = ""
    hire_date: date | None = None
    route: PlacementRoute = PlacementRoute.REFERRAL
    job: str = ""
    wage: str = ""
    employment_type: str = ""
    insured: bool | None = None
    status: PlacementStatus = PlacementStatus.WORKING
    left_on: date | None = None
    leave_reason: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


def check_referral(referral: Referral) -> tuple[Problem, ...]:
    """What keeps a referral from being stored, in words."""
    problems = [
        *need("seeker", referral.seeker_id, "구직자"),
        *need("vacancy", referral.vacancy_id, "구인"),
        *need("referred_on", referral.referred_on, "알선일"),
        *in_order("interview_on", referral.referred_on, referral.interview_on, "알선일", "면접일"),
    ]
    if referral.status is ReferralStatus.INTERVIEW_SET and referral.interview_on is None:
        problems.append(Problem("interview_on", "면접예정이면 면접일을 입력하세요."))
    return tuple(problems)


def check_placement(placement: Placement) -> tuple[Problem, ...]:
    """What keeps a placement from being stored, in words."""
    problems = [
        *need("seeker", placement.seeker_id, "구직자"),
        *need("hire_date", placement.hire_date, "입사일"),
        *in_order("left_on", placement.hire_date, placement.left_on, "입사일", "퇴사일"),
    ]
    if placement.employer_id is None and not placement.employer_name:
        problems.append(Problem("employer", "취업한 업체를 고르거나 이름을 입력하세요."))
    if placement.status is PlacementStatus.LEFT and placement.left_on is None:
        problems.append(Problem("left_on", "퇴사이면 퇴사일을 입력하세요."))
    return tuple(problems)


def waits_since(referral: Referral) -> date | None:
    """The day from which a result has been owed; None where the referral awaits none.

    It begins with the last step or the interview, whichever is later, and anew when the firm
    asked for time. An interview still to come is the next step, so ``date`` may lie ahead.
    """
    if referral.status not in OPEN_REFERRAL:
        return None
    days = (referral.referred_on, referral.stage_on, referral.interview_on, referral.asked_on)
    return max((day for day in days if day is not None), default=None)
