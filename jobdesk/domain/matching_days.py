"""만남의 날: a day on which employers and seekers meet, and what is kept of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from jobdesk.domain import text
from jobdesk.domain.times import time_of_day


class DayType(StrEnum):
    """행사 구분."""

    MEETING = "만남의 날"
    MATCHING = "매칭데이"
    FAIR = "채용박람회"
    STANDING = "상설채용관"
    FRIDAY = "금요채용관"
    BRIEFING = "채용설명회"
    CAMP = "취업캠프"
    SMALL = "소규모 취업행사"


class DayStatus(StrEnum):
    """The stages of a day: 기획 → 업체모집 → 사전접수 → 행사 → 결과확정 → 환류."""

    PLANNED = "기획"
    RECRUITING = "업체모집"
    REGISTERING = "사전접수"
    HELD = "행사"
    CONFIRMED = "결과확정"
    FED_BACK = "환류"
    CANCELLED = "취소"


DAY_STAGES: tuple[DayStatus, ...] = (
    DayStatus.PLANNED,
    DayStatus.RECRUITING,
    DayStatus.REGISTERING,
    DayStatus.HELD,
    DayStatus.CONFIRMED,
    DayStatus.FED_BACK,
)
"""The stages in their order; a day may go on and back among them."""


class DayMode(StrEnum):
    """참여 방식: at a booth of its own, or by its vacancies on paper only."""

    DIRECT = "직접"
    PAPER = "간접(서류)"


class EmployerAnswer(StrEnum):
    """What an invited employer said."""

    INVITED = "초청"
    COMING = "참가 확정"
    DECLINED = "불참"
    CANCELLED = "취소"


class AttendeeChannel(StrEnum):
    """How somebody came to be on the list."""

    AHEAD = "사전접수"
    ON_SITE = "현장접수"


class AttendeeStatus(StrEnum):
    """Whether an attendee is here: 접수 → (늦음) → 참석 / 불참 / 취소."""

    REGISTERED = "접수"
    LATE = "늦음"
    CAME = "참석"
    ABSENT = "불참"
    CANCELLED = "취소"


class MeetingStatus(StrEnum):
    """The stages of one interview at a day."""

    SET = "예정"
    RUNNING = "진행"
    DONE = "완료"
    ABSENT = "불참"
    CANCELLED = "취소"


MET: frozenset[MeetingStatus] = frozenset({MeetingStatus.RUNNING, MeetingStatus.DONE})
"""Stages in which the interview takes or took place: these are the 현장면접."""


OFF: frozenset[MeetingStatus] = frozenset({MeetingStatus.ABSENT, MeetingStatus.CANCELLED})
"""Stages in which it does not take place."""

AWAY: frozenset[AttendeeStatus] = frozenset({AttendeeStatus.ABSENT, AttendeeStatus.CANCELLED})
"""States of an attendee who is not expected any more."""

STAYING_AWAY: frozenset[EmployerAnswer] = frozenset(
    {EmployerAnswer.DECLINED, EmployerAnswer.CANCELLED}
)
"""Answers of an employer that does not come."""


class InterviewResult(StrEnum):
    """What an employer says of somebody it met; empty while it has said nothing."""

    NONE = ""
    HIRED = "채용"
    PENDING = "보류"
    REJECTED = "불채용"
    SECOND = "2차면접"


PROGRAMMES: tuple[str, ...] = (
    "이력서 사진",
    "이력서 컨설팅",
    "타로상담",
    "정장대여",
    "직업체험",
    "지문 적성검사",
    "모의면접",
    "제도 안내",
)
"""부대행사, offered (사례집 L12114–12120); anything else may be typed."""


@dataclass(frozen=True, slots=True)
class MatchingDay:
    """One day. Times are ``13:30``; ``breaks`` ``12:00~13:00, 15:00~15:15``.

    ``slot_minutes`` is how long an interview takes where the employer says nothing else,
    ``rest_minutes`` what lies between two of one person, ``most_interviews`` how many a person
    may have. ``budget`` and ``spent`` in won. ``ends_on`` is the last day of one that takes
    several; everything counts by ``held_on``. ``cohort_id`` is the 교육 기수 that it closes.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    day_type: str = DayType.MEETING.value
    held_on: date | None = None
    ends_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    breaks: str = ""
    slot_minutes: int | None = 15
    rest_minutes: int | None = 0
    most_interviews: int | None = 4
    place: str = ""
    host: str = ""
    organiser: str = ""
    partners: str = ""
    budget: int | None = None
    spent: int | None = None
    publicity: str = ""
    status: DayStatus = DayStatus.PLANNED
    feedback_on: date | None = None
    feedback: str = ""
    cohort_id: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayProgramme:
    """부대행사 of a day; ``count`` is how many used it, as its operator counted them."""

    id: int = 0
    revision: int = 0
    matching_day_id: int | None = None
    title: str = ""
    operator: str = ""
    count: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayEmployer:
    """참여업체: an employer at a day. ``interviewers`` hold one interview each at a time,
    ``minutes`` long (None as the day says), from ``arrives_at`` to ``leaves_at`` (empty as the
    day). ``came_at`` is when it really came."""

    id: int = 0
    revision: int = 0
    matching_day_id: int | None = None
    employer_id: int | None = None
    mode: DayMode = DayMode.DIRECT
    status: EmployerAnswer = EmployerAnswer.INVITED
    booth: str = ""
    interviewers: int | None = 1
    minutes: int | None = None
    arrives_at: str = ""
    leaves_at: str = ""
    came_at: str = ""
    invited_on: date | None = None
    contact_name: str = ""
    phone: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayVacancy:
    """A vacancy an employer brings; ``openings`` in heads, None as the vacancy says."""

    id: int = 0
    revision: int = 0
    day_employer_id: int | None = None
    vacancy_id: int | None = None
    openings: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayAttendee:
    """참가자: a seeker at a day. ``number`` is the 접수번호 on the name tag; ``from_at`` and
    ``until_at`` say when the person can be there (the bus); ``programmes`` what was used."""

    id: int = 0
    revision: int = 0
    matching_day_id: int | None = None
    seeker_id: int | None = None
    number: int | None = None
    channel: AttendeeChannel = AttendeeChannel.AHEAD
    status: AttendeeStatus = AttendeeStatus.REGISTERED
    registered_on: date | None = None
    from_at: str = ""
    until_at: str = ""
    arrived_at: str = ""
    left_at: str = ""
    desk: str = ""
    programmes: tuple[str, ...] = ()
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayWish:
    """희망업체: an employer an attendee wants to meet, ``rank`` 1 the dearest."""

    id: int = 0
    revision: int = 0
    attendee_id: int | None = None
    day_employer_id: int | None = None
    vacancy_id: int | None = None
    rank: int | None = 1
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DayInterview:
    """One interview of an attendee with an employer; ``starts_at`` is empty for one without a
    time, ``seat`` the interviewer (1 the first). ``hire_on`` is the 입사예정일 of a hire."""

    id: int = 0
    revision: int = 0
    matching_day_id: int | None = None
    attendee_id: int | None = None
    day_employer_id: int | None = None
    vacancy_id: int | None = None
    starts_at: str = ""
    seat: int | None = 1
    pinned: bool | None = None
    status: MeetingStatus = MeetingStatus.SET
    began_at: str = ""
    ended_at: str = ""
    result: InterviewResult = InterviewResult.NONE
    result_on: date | None = None
    hire_on: date | None = None
    reason: str = ""
    placement_id: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


_SPAN = re.compile(r"\s*(.+?)\s*[~\-–〜∼]\s*(.+?)\s*")


@lru_cache(maxsize=4096)
def minutes_of(value: str) -> int | None:
    """A stored or typed time as minutes since midnight; None for an empty text.

    Raises ValueError when it is no time.
    """
    clock = time_of_day(value)
    return int(clock[:2]) * 60 + int(clock[3:]) if clock else None


def clock_of(minutes: int) -> str:
    """``13:30`` of minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def breaks_of(value: str) -> tuple[tuple[int, int], ...]:
    """The breaks of a day in minutes, in order: ``12:00~13:00, 15:00~15:15``.

    Raises ValueError when one cannot be read or ends before it begins.
    """
    spans = []
    for part in re.split(r"[,;/]|\n", text.narrow(value)):
        if not part.strip():
            continue
        match = _SPAN.fullmatch(part)
        if match is None:
            raise ValueError(value)
        first, last = (minutes_of(each) for each in match.groups())
        if first is None or last is None or last <= first:
            raise ValueError(value)
        spans.append((first, last))
    return tuple(sorted(spans))
