"""The centre and its firms and partners: contacts, visits, agreements, meetings, publicity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need, not_after


@dataclass(frozen=True, slots=True)
class Contact:
    """담당자: a person at a firm to whom the centre speaks."""

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    name: str = ""
    role: str = ""
    phone: str = ""
    phone2: str = ""
    email: str = ""
    main: bool | None = None
    note: str = ""
    trashed_on: date | None = None


class VisitMethod(StrEnum):
    """업체 접촉 방법."""

    VISIT = "방문"
    PHONE = "전화"
    MESSAGE = "문자"
    EMAIL = "이메일"
    POST = "우편"


VISIT_PURPOSES: tuple[str, ...] = (
    "구인 발굴",
    "구인 확인",
    "채용대행",
    "면접 결과 확인",
    "채용 후 관리",
    "협약",
    "고충·애로",
    "만남의 날 초청",
)
"""접촉 목적, offered; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Visit:
    """업체 방문·연락: one contact with a firm, ``visited_at`` a time of day or empty."""

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    contact_id: int | None = None
    vacancy_id: int | None = None
    visited_on: date | None = None
    visited_at: str = ""
    method: str = VisitMethod.PHONE.value
    purpose: str = ""
    content: str = ""
    next_on: date | None = None
    cohort_id: int | None = None
    counsellor: str = ""
    trashed_on: date | None = None


class AgreementStatus(StrEnum):
    """The stages of an agreement."""

    TALKING = "협의중"
    SIGNED = "체결"
    ENDED = "종료"


@dataclass(frozen=True, slots=True)
class Agreement:
    """일자리 협약(MOU) with a firm or another body; counts by ``signed_on`` once 체결.

    ``partner`` names the body where it is no registered employer.
    """

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    partner: str = ""
    area: str = ""
    content: str = ""
    signed_on: date | None = None
    ends_on: date | None = None
    status: AgreementStatus = AgreementStatus.SIGNED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


class ProxyStatus(StrEnum):
    """The stages of a 채용대행: 의뢰 → 진행 → 완료 (사례집 §1.2)."""

    ASKED = "의뢰"
    RUNNING = "진행"
    DONE = "완료"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class HiringProxy:
    """채용대행: the centre recruits for a firm. ``heads`` asked for, ``supplied`` found."""

    id: int = 0
    revision: int = 0
    employer_id: int | None = None
    vacancy_id: int | None = None
    requested_on: date | None = None
    job: str = ""
    heads: int | None = None
    supplied: int | None = None
    finished_on: date | None = None
    status: ProxyStatus = ProxyStatus.ASKED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


MEETING_TYPES: tuple[str, ...] = (
    "협업체 간담회",
    "네트워크 간담회",
    "취업자 간담회",
    "구직자 간담회",
    "훈련생 간담회",
    "강사 간담회",
    "운영위원회",
    "유관기관 회의",
)
"""간담회 구분, offered."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """간담회·회의; ``attendees`` says who came in words, ``headcount`` how many persons."""

    id: int = 0
    revision: int = 0
    meeting_type: str = ""
    title: str = ""
    held_on: date | None = None
    starts_at: str = ""
    place: str = ""
    partners: str = ""
    attendees: str = ""
    headcount: int | None = None
    content: str = ""
    matching_day_id: int | None = None
    cohort_id: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


PUBLICITY_TYPES: tuple[str, ...] = (
    "언론보도",
    "현수막",
    "전단·포스터",
    "누리집·사회관계망",
    "문자·우편",
    "게시판",
    "캠페인",
)
"""홍보 구분, offered."""

PUBLICITY_UNITS: tuple[str, ...] = ("건", "부", "개", "회")
"""Units in which publicity is counted; never added up across units (사례집 §1.5)."""


@dataclass(frozen=True, slots=True)
class Publicity:
    """홍보: ``count`` in ``unit`` (건, 부, 개, 회), put out on ``published_on``."""

    id: int = 0
    revision: int = 0
    publicity_type: str = ""
    title: str = ""
    medium: str = ""
    published_on: date | None = None
    count: int = 1
    unit: str = "건"
    content: str = ""
    matching_day_id: int | None = None
    cohort_id: int | None = None
    counsellor: str = ""
    trashed_on: date | None = None


def check_contact(contact: Contact, today: date) -> tuple[Problem, ...]:
    """What keeps a contact from being stored, in words."""
    del today
    return (
        *need("employer", contact.employer_id, "구인업체"),
        *need("name", contact.name, "이름"),
    )


def check_visit(visit: Visit, today: date) -> tuple[Problem, ...]:
    """What keeps a visit or call from being stored, in words."""
    return (
        *need("employer", visit.employer_id, "구인업체"),
        *need("visited_on", visit.visited_on, "날짜"),
        *not_after("visited_on", visit.visited_on, today, "방문·연락한 날짜"),
        *in_order("next_on", visit.visited_on, visit.next_on, "날짜", "다음 연락일"),
    )


def check_agreement(agreement: Agreement, today: date) -> tuple[Problem, ...]:
    """What keeps an agreement from being stored, in words."""
    a = agreement
    problems = list(in_order("ends_on", a.signed_on, a.ends_on, "체결일", "종료일"))
    if a.employer_id is None and not a.partner:
        problems.append(Problem("partner", "협약한 업체를 고르거나 기관 이름을 입력하세요."))
    if a.status is AgreementStatus.SIGNED:
        problems += need("signed_on", a.signed_on, "체결일")
        problems += not_after("signed_on", a.signed_on, today, "체결일")
    return tuple(problems)


def check_hiring_proxy(proxy: HiringProxy, today: date) -> tuple[Problem, ...]:
    """What keeps a 채용대행 from being stored, in words."""
    problems = [
        *need("employer", proxy.employer_id, "구인업체"),
        *need("requested_on", proxy.requested_on, "의뢰일"),
        *not_after("requested_on", proxy.requested_on, today, "의뢰일"),
        *in_order("finished_on", proxy.requested_on, proxy.finished_on, "의뢰일", "완료일"),
    ]
    problems += _heads("heads", proxy.heads)
    problems += _heads("supplied", proxy.supplied)
    return tuple(problems)


def check_meeting(meeting: Meeting, today: date) -> tuple[Problem, ...]:
    """What keeps a meeting from being stored, in words."""
    del today
    return (
        *need("title", meeting.title, "주요 내용"),
        *need("held_on", meeting.held_on, "날짜"),
        *_heads("headcount", meeting.headcount),
    )


def check_publicity(publicity: Publicity, today: date) -> tuple[Problem, ...]:
    """What keeps a piece of publicity from being stored, in words."""
    return (
        *need("title", publicity.title, "제목"),
        *need("published_on", publicity.published_on, "날짜"),
        *not_after("published_on", publicity.published_on, today, "홍보한 날짜"),
        *_heads("count", publicity.count),
    )


_MOST = 1_000_000


def _heads(field: str, value: int | None) -> list[Problem]:
    if value is not None and not 0 <= value <= _MOST:
        return [Problem(field, f"0에서 {_MOST:,}까지 적을 수 있습니다.")]
    return []
