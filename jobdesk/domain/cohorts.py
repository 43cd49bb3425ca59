"""양성과정: courses, their cohorts (기수), and what is planned and promised for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CohortStatus(StrEnum):
    """The stages of a cohort: 기획 → 모집 → 선발 → 교육 → 수료 → 사후관리."""

    PLANNED = "기획"
    RECRUITING = "모집"
    SELECTING = "선발"
    RUNNING = "교육"
    COMPLETED = "수료"
    AFTERCARE = "사후관리"
    CANCELLED = "취소"


COHORT_STAGES: tuple[CohortStatus, ...] = tuple(CohortStatus)[:-1]
"""The stages in their order; a cohort may go on and back among them."""


class RuleBasis(StrEnum):
    """What the completion rule takes a share of."""

    DAYS = "출석일수"
    HOURS = "출석시간"


class RateBase(StrEnum):
    """What a 취업률 is a share of; always printed with the rate (사례집 L11419, L12021)."""

    COMPLETED = "수료"
    RECRUITED = "모집"
    SELECTED = "선발"


class RankBasis(StrEnum):
    """What the final order of a selection is by: all stages with scores together, or the last
    of them."""

    SUM = "전형 점수 합"
    LAST = "마지막 전형 점수"


class CohortMeasure(StrEnum):
    """What a cohort has targets for. 선발 is also the target of the 교육인원."""

    RECRUITED = "모집"
    SELECTED = "선발"
    COMPLETED = "수료"
    CERTIFIED = "자격취득"
    HIRED = "취업"


class SessionType(StrEnum):
    """수업 구분; a 특강 is offered beside the course and counts for no completion."""

    REGULAR = "정규"
    MAKE_UP = "보강"
    EXTRA = "특강"


class SessionStatus(StrEnum):
    """Whether a lesson takes place."""

    SET = "예정"
    HELD = "실시"
    CANCELLED = "휴강"


class DemandStatus(StrEnum):
    """How far an employer bound itself: 수요조사 → 채용약정."""

    ASKED = "수요조사"
    COMMITTED = "채용약정"
    WITHDRAWN = "철회"


WEEKDAYS: tuple[str, ...] = ("월", "화", "수", "목", "금", "토", "일")
"""Days of the week in the order of ``date.weekday()``."""

SLIP_WORDS: tuple[str, ...] = ("지각", "조퇴", "외출")
"""Marks of which several may make an absence."""

FIELDS: tuple[str, ...] = (
    "보건·복지",
    "기계·용접",
    "전기·전자",
    "자동차",
    "물류·운전",
    "정보·사무",
    "조리·식음료",
    "농림·원예",
    "공예·디자인",
)
"""분야, offered; anything else may be typed."""

SOURCES: tuple[str, ...] = ("국비", "도비", "군비", "시비", "구비", "자부담")
"""재원, offered."""


@dataclass(frozen=True, slots=True)
class Course:
    """과정: what is taught. ``hours`` in all (None = the sum of its subjects)."""

    id: int = 0
    revision: int = 0
    title: str = ""
    field: str = ""
    hours: int | None = None
    curriculum: str = ""
    operator: str = ""
    partners: str = ""
    certificate: str = ""
    active: bool | None = True
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CourseSubject:
    """과목 of a course in its order (``position`` 1 the first), ``hours`` of teaching."""

    id: int = 0
    revision: int = 0
    course_id: int | None = None
    position: int | None = None
    title: str = ""
    hours: int | None = None
    content: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cohort:
    """기수: one run of a course.

    ``weekdays`` (월 … 일), ``starts_at`` to ``ends_at`` without ``breaks``
    (``12:00~13:00``), and ``day_hours`` taught on a day make the timetable from ``starts_on``
    on; ``days_off`` are further days without lessons (``2026-05-04``, one per entry).

    The completion rule: at least ``rule_percent`` % of the ``rule_basis``; ``slips_per_absence``
    marks of ``slip_marks`` make one absence (None = they never do); ``excused`` says whether a
    공결 counts as attended. Allowance in won for each attended day of at least
    ``allowance_hours`` hours (None = any), at most ``allowance_month_cap`` a month and
    ``allowance_cap`` in all. ``hire_rate_base`` is what the 취업률 is a share of.
    ``certificate_prefix`` stands before the running number of a 수료증 (``2026-물류-``).
    ``rank_by`` is what the order of the applicants is by, as it was last decided.
    """

    id: int = 0
    revision: int = 0
    course_id: int | None = None
    title: str = ""
    round: int | None = None
    status: CohortStatus = CohortStatus.PLANNED
    recruit_from: date | None = None
    recruit_until: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    weekdays: tuple[str, ...] = ("월", "화", "수", "목", "금")
    starts_at: str = ""
    ends_at: str = ""
    breaks: str = ""
    day_hours: int | None = None
    days_off: tuple[str, ...] = ()
    place: str = ""
    seats: int | None = None
    rank_by: RankBasis = RankBasis.SUM
    operator: str = ""
    trainers: str = ""
    rule_basis: RuleBasis = RuleBasis.DAYS
    rule_percent: int | None = 80
    slips_per_absence: int | None = 3
    slip_marks: tuple[str, ...] = SLIP_WORDS
    excused: bool | None = True
    allowance_day: int | None = None
    allowance_hours: int | None = None
    allowance_month_cap: int | None = None
    allowance_cap: int | None = None
    hire_rate_base: RateBase = RateBase.COMPLETED
    certificate_prefix: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CohortBudget:
    """예산 of a cohort from one source; ``amount`` and ``spent`` in won."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    source: str = ""
    amount: int | None = None
    spent: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CohortTarget:
    """One revision of a cohort's target, typed: ``20``, ``해당사항없음``, ``-`` or nothing.

    A rate is made only of a number (``targets.target_number``). ``set_on`` is the day from which
    it holds; ``reason`` and ``document`` say why it was changed.
    """

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    measure: CohortMeasure = CohortMeasure.SELECTED
    value: str = ""
    set_on: date | None = None
    reason: str = ""
    document: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CohortSession:
    """수업: lessons of one stretch of a day; a day may have several.

    ``hours`` are taught hours. A 휴강 counts for nothing; a 보강 names the lesson that it
    makes up for.
    """

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    held_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    hours: int | None = None
    subject_id: int | None = None
    content: str = ""
    trainer: str = ""
    place: str = ""
    session_type: SessionType = SessionType.REGULAR
    status: SessionStatus = SessionStatus.SET
    makes_up_id: int | None = None
    reason: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CohortDemand:
    """수요조사 and 채용약정 of an employer for a cohort; heads wanted and heads promised."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    employer_id: int | None = None
    status: DemandStatus = DemandStatus.ASKED
    asked_on: date | None = None
    job: str = ""
    heads: int | None = None
    skills: str = ""
    wage: str = ""
    committed_on: date | None = None
    committed_heads: int | None = None
    contact_name: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None
