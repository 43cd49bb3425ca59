"""구직자: a person known to the centre, with what the person wants and may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain import text
from jobdesk.domain.checks import Problem, need, not_after


class Gender(StrEnum):
    """성별, as printed."""

    FEMALE = "여"
    MALE = "남"


class SeekerStatus(StrEnum):
    """The stages of a seeker (일자리대상 사례집 §1.2): 가등록 → … → 종료."""

    PROVISIONAL = "가등록"
    REGISTERED = "구직등록"
    COUNSELLING = "상담중"
    REFERRED = "알선중"
    PLACED = "취업"
    FOLLOW_UP = "사후관리"
    CLOSED = "종료"


SEEKER_STEPS: dict[SeekerStatus, frozenset[SeekerStatus]] = {
    SeekerStatus.PROVISIONAL: frozenset({SeekerStatus.REGISTERED, SeekerStatus.CLOSED}),
    SeekerStatus.REGISTERED: frozenset(
        {
            SeekerStatus.COUNSELLING,
            SeekerStatus.REFERRED,
            SeekerStatus.PLACED,
            SeekerStatus.CLOSED,
        }
    ),
    SeekerStatus.COUNSELLING: frozenset(
        {
            SeekerStatus.REGISTERED,
            SeekerStatus.REFERRED,
            SeekerStatus.PLACED,
            SeekerStatus.CLOSED,
        }
    ),
    SeekerStatus.REFERRED: frozenset(
        {SeekerStatus.COUNSELLING, SeekerStatus.PLACED, SeekerStatus.CLOSED}
    ),
    SeekerStatus.PLACED: frozenset(
        {
            SeekerStatus.FOLLOW_UP,
            SeekerStatus.REGISTERED,
            SeekerStatus.COUNSELLING,
            SeekerStatus.CLOSED,
        }
    ),
    SeekerStatus.FOLLOW_UP: frozenset(
        {SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.CLOSED}
    ),
    SeekerStatus.CLOSED: frozenset({SeekerStatus.REGISTERED}),  # 재등록
}
"""Where a seeker may go from each stage; a stage may always stay."""


class RegistrationType(StrEnum):
    """구직등록 구분."""

    NEW = "신규"
    AGAIN = "재등록"


class Channel(StrEnum):
    """How the person reached the centre (신청 경로)."""

    VISIT = "방문"
    PHONE = "유선"
    OUTREACH = "이동상담"
    EVENT = "행사"
    ONLINE = "온라인"


class Residence(StrEnum):
    """거주구분."""

    LOCAL = "관내"
    PROVINCE = "도내"
    OUTSIDE = "도외"


class Education(StrEnum):
    """최종학력."""

    NONE = "무학"
    PRIMARY = "초졸"
    MIDDLE = "중졸"
    HIGH = "고졸"
    COLLEGE = "전문대졸"
    UNIVERSITY = "대졸"
    GRADUATE = "대학원졸"


PRIORITY_GROUPS: tuple[str, ...] = (
    "청년",
    "경력단절여성",
    "여성가장",
    "신중년",
    "고령자",
    "장애인",
    "북한이탈주민",
    "결혼이민자",
    "기초생활수급자",
    "차상위계층",
    "장기실업자",
    "위기근로자",
    "국가유공자",
)
"""취업취약계층 a counsellor may tick. 위기근로자 are those whom a firm or trade in crisis lets go,
whom the crisis centres count apart (사례집 L10366)."""

BENEFITS: tuple[str, ...] = (
    "해당 없음",
    "실업급여",
    "국민취업지원제도 1유형",
    "국민취업지원제도 2유형",
)
"""수급 여부, offered."""

WILLINGNESS: tuple[str, ...] = ("높음", "보통", "낮음")
"""취업 의지, as the counsellor sees it; ranks nobody out."""

TRANSPORT: tuple[str, ...] = ("자가용", "대중교통", "통근버스", "오토바이", "자전거", "도보")
"""이동수단, offered; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A registered person. ``id`` 0 means not stored yet; ``revision`` guards a stale save.

    ``birth_year`` is set together with ``birth_date``; alone it is all that is known, and
    ``birth_approximate`` says it was reckoned from an age (±1). Wages are kept as the
    person said them (``월 230만원 이상``). ``priority_groups`` is any of PRIORITY_GROUPS.
    ``nickname`` serves who gives no name yet (가등록). ``registered_on``, ``valid_until`` and
    the two fields after them repeat the person's latest 구직신청. ``provide_consent_on`` is
    the consent to be named to firms (법 17), ``sensitive_consent_on`` the one that opens
    ``disability`` and ``health`` (법 23). ``merged_into_id`` names the record that took this
    one's place.
    No resident registration number has a place here (개인정보 보호법 24의2).
    """

    id: int = 0
    revision: int = 0
    name: str = ""
    nickname: str = ""
    gender: Gender | None = None
    birth_date: date | None = None
    birth_year: int | None = None
    birth_approximate: bool = False
    phone: str = ""
    phone2: str = ""
    address: str = ""
    eup_myeon: str = ""
    residence: Residence | None = None
    education: str = ""
    career: str = ""
    licences: str = ""
    desired_job: str = ""
    desired_wage: str = ""
    desired_area: str = ""
    desired_hours: str = ""
    transport: str = ""
    priority_groups: tuple[str, ...] = ()
    registered_on: date | None = None
    valid_until: date | None = None
    registration_type: str = ""
    registration_channel: str = ""
    benefit: str = ""
    willingness: str = ""
    counsellor: str = ""
    consent_on: date | None = None
    consent_form: str = ""
    provide_consent_on: date | None = None
    sensitive_consent_on: date | None = None
    disability: str = ""
    health: str = ""
    merged_into_id: int | None = None
    status: SeekerStatus = SeekerStatus.REGISTERED
    note: str = ""
    trashed_on: date | None = None

    @property
    def called(self) -> str:
        """By which word the person is known: the name, or the nickname of who gave none."""
        return self.name or self.nickname


def age_on(born: date | None, year: int | None, day: date) -> int | None:
    """만 나이 on ``day``; from a birth year alone the age reached in that year.

    Returns None when neither is known or the birth lies after ``day``.
    """
    if born is not None:
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return age if age >= 0 else None
    if year is not None and year <= day.year:
        return day.year - year
    return None


AGE_BANDS: tuple[tuple[str, int, int], ...] = (
    ("29세 이하", 0, 29),
    ("30대", 30, 39),
    ("40대", 40, 49),
    ("50대", 50, 59),
    ("60~64세", 60, 64),
    ("65세 이상", 65, 200),
)
"""연령대 of the monthly tables: label, first age, last age."""


def age_band(age: int | None) -> str:
    """The label of AGE_BANDS an age falls in, ``미상`` when unknown."""
    if age is None:
        return "미상"
    return next(label for label, low, high in AGE_BANDS if low <= age <= high)


SENSITIVE: tuple[str, ...] = ("disability", "health")
"""Fields that stay empty until the person has consented to them (개인정보 보호법 23)."""


def check_seeker(seeker: Seeker, today: date) -> tuple[Problem, ...]:
    """What keeps a seeker from being stored, in words; empty when it may be stored."""
    problems = [
        *_who(seeker),
        *not_after("birth_date", seeker.birth_date, today, "생년월일"),
    ]
    if seeker.birth_date is not None and seeker.birth_date.year < today.year - 120:
        problems.append(Problem("birth_date", "생년월일이 120년 전입니다. 연도를 확인하세요."))
    if seeker.birth_year is not None and not today.year - 120 <= seeker.birth_year <= today.year:
        problems.append(Problem("birth_year", "출생연도를 네 자리로 확인하세요."))
    if seeker.registered_on is not None and seeker.registered_on > today:
        problems.append(Problem("registered_on", "구직신청일이 오늘보다 뒤입니다."))
    for field in ("phone", "phone2"):
        value = getattr(seeker, field)
        try:
            text.phone(value)
        except ValueError:
            problems.append(Problem(field, f"전화번호로 읽을 수 없습니다: {value}"))
    unknown = [g for g in seeker.priority_groups if g not in PRIORITY_GROUPS]
    if unknown:
        problems.append(Problem("priority_groups", f"모르는 취업취약계층입니다: {unknown[0]}"))
    if seeker.sensitive_consent_on is None:
        problems += [
            Problem(
                field,
                "장애·건강은 민감정보입니다. 민감정보 동의를 받은 날을 먼저 적거나 칸을 비우세요.",
            )
            for field in SENSITIVE
            if getattr(seeker, field)
        ]
    return tuple(problems)


def _who(seeker: Seeker) -> tuple[Problem, ...]:
    """A name; 가등록 may do with a nickname and a phone."""
    if seeker.name or seeker.status is not SeekerStatus.PROVISIONAL:
        return tuple(need("name", seeker.name, "이름"))
    if not seeker.nickname:
        return (Problem("name", "이름을 적으세요. 가등록은 별칭과 연락처만 적어도 됩니다."),)
    return tuple(need("phone", seeker.phone, "연락처"))
