"""상담 and 구직신청: what was said with whom, and for how long an application stays valid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need, not_after
from jobdesk.domain.times import check_time


class RegistrationStatus(StrEnum):
    """Whether a 구직신청 stands; 만료 follows from ``valid_until`` and is never stored."""

    VALID = "유효"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class Registration:
    """구직신청: one application of a person; a person who comes back makes another.

    ``valid_until`` is the last day it stands (직업안정법 시행규칙 3: three months).
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    registered_on: date | None = None
    valid_until: date | None = None
    registration_type: str = ""
    channel: str = ""
    outreach_id: int | None = None
    status: RegistrationStatus = RegistrationStatus.VALID
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


class NoteTopic(StrEnum):
    """상담 유형, as the centres count them (사례집 §1.2, 군산 L12333)."""

    EMPLOYMENT = "취업상담"
    TRANSITION = "전직지원"
    TRAINING = "직업훈련"
    FIRM = "기업지원"
    STARTUP = "창업상담"
    BENEFIT = "실업급여"
    ASSISTANCE = "국민취업지원제도"
    MIND = "심리상담(EAP)"


class NoteChannel(StrEnum):
    """상담 방식."""

    VISIT = "방문"
    PHONE = "유선"
    MOBILE = "이동"
    TRIP = "출장"


@dataclass(frozen=True, slots=True)
class Note:
    """One counselling contact with one person or one firm.

    ``noted_at`` and ``next_at`` are times of day (``14:05``) or empty. ``batch`` is one word
    shared by the notes that were written at once for several people. ``outreach_id`` is the
    이동·출장상담소 or group it belongs to, ``cohort_id`` the 교육 기수 of a 훈련생 상담일지.
    """

    id: int = 0
    revision: int = 0
    seeker_id: int | None = None
    employer_id: int | None = None
    outreach_id: int | None = None
    cohort_id: int | None = None
    noted_on: date | None = None
    noted_at: str = ""
    topic: str = NoteTopic.EMPLOYMENT.value
    channel: str = NoteChannel.VISIT.value
    content: str = ""
    next_on: date | None = None
    next_at: str = ""
    next_what: str = ""
    batch: str = ""
    counsellor: str = ""
    trashed_on: date | None = None


class OutreachType(StrEnum):
    """A day of counselling away from the desk, or with a group."""

    MOBILE = "이동상담소"
    TRIP = "출장상담소"
    GROUP = "집단상담"


class PlanStatus(StrEnum):
    """The stages of anything that is planned for a day and then held."""

    PLANNED = "계획"
    HELD = "실시"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class Outreach:
    """이동·출장상담소 or 집단상담: a day at a place; its counts come from its notes."""

    id: int = 0
    revision: int = 0
    outreach_type: OutreachType = OutreachType.MOBILE
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    title: str = ""
    place: str = ""
    eup_myeon: str = ""
    partner: str = ""
    status: PlanStatus = PlanStatus.PLANNED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """상용구: a sentence that is written often, put into a note by its title."""

    id: int = 0
    revision: int = 0
    title: str = ""
    topic: str = ""
    content: str = ""
    counsellor: str = ""
    trashed_on: date | None = None


def check_registration(registration: Registration, today: date) -> tuple[Problem, ...]:
    """What keeps a 구직신청 from being stored, in words."""
    r = registration
    return (
        *need("seeker", r.seeker_id, "구직자"),
        *need("registered_on", r.registered_on, "구직신청일"),
        *not_after("registered_on", r.registered_on, today, "구직신청일"),
        *in_order("valid_until", r.registered_on, r.valid_until, "구직신청일", "유효기간"),
    )


def check_note(note: Note, today: date) -> tuple[Problem, ...]:
    """What keeps a counselling note from being stored, in words."""
    problems = [
        *need("noted_on", note.noted_on, "상담일"),
        *not_after("noted_on", note.noted_on, today, "상담일"),
        *need("content", note.content, "상담 내용"),
        *need("topic", note.topic, "상담 유형"),
        *need("channel", note.channel, "상담 방식"),
        *check_time("noted_at", note.noted_at, "상담 시각"),
        *in_order("next_on", note.noted_on, note.next_on, "상담일", "다음 상담일"),
        *check_time("next_at", note.next_at, "다음 상담 시각"),
    ]
    if note.next_on is None and (note.next_at or note.next_what):
        problems.append(Problem("next_on", "다음 상담은 날짜를 함께 입력하세요."))
    if note.seeker_id is None and note.employer_id is None:
        problems.append(Problem("seeker", "누구와 상담했는지 구직자나 구인업체를 고르세요."))
    return tuple(problems)


def check_outreach(outreach: Outreach, today: date) -> tuple[Problem, ...]:
    """What keeps a day of outreach from being stored, in words."""
    problems = [
        *need("held_on", outreach.held_on, "날짜"),
        *need("place", outreach.place, "장소"),
        *check_time("starts_at", outreach.starts_at, "시작 시각"),
        *check_time("ends_at", outreach.ends_at, "마침 시각"),
    ]
    if outreach.status is PlanStatus.HELD:
        problems += not_after("held_on", outreach.held_on, today, "실시한 날짜")
    return tuple(problems)


def check_phrase(phrase: Phrase, today: date) -> tuple[Problem, ...]:
    """What keeps a phrase from being stored, in words."""
    del today
    return (*need("title", phrase.title, "제목"), *need("content", phrase.content, "내용"))
