"""사후관리: whether people stay in work, what firms say of it, and what both think of us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.domain.checks import Problem, in_order, need, not_after
from jobdesk.domain.counselling import PlanStatus


class Audience(StrEnum):
    """Whom a follow-up or a survey asks."""

    SEEKER = "구직자"
    PLACED = "취업자"
    EMPLOYER = "구인업체"
    TRAINEE = "훈련생"


class Outcome(StrEnum):
    """What became of an attempt: 예정 → 완료 / 부재 / 거부 (사례집 §1.2)."""

    PLANNED = "예정"
    DONE = "완료"
    ABSENT = "부재"
    REFUSED = "거부"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One attempt to look after a hire. ``milestone`` is the month it belongs to (1, 3, 6,
    12), None for one out of turn; ``employed`` is None while it is not known."""

    id: int = 0
    revision: int = 0
    placement_id: int | None = None
    seeker_id: int | None = None
    employer_id: int | None = None
    process_day_id: int | None = None
    audience: Audience = Audience.PLACED
    milestone: int | None = None
    due_on: date | None = None
    done_on: date | None = None
    method: str = ""
    outcome: Outcome = Outcome.PLANNED
    employed: bool | None = None
    conditions: str = ""
    difficulty: str = ""
    wants: str = ""
    content: str = ""
    next_on: date | None = None
    counsellor: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProcessDay:
    """과정관리의 날: the monthly day on which everyone due is rung up (사례집 L10876)."""

    id: int = 0
    revision: int = 0
    held_on: date | None = None
    attendees: str = ""
    agenda: str = ""
    result: str = ""
    status: PlanStatus = PlanStatus.PLANNED
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """만족도 조사: ``questions`` answered from 1 to ``scale`` each."""

    id: int = 0
    revision: int = 0
    title: str = ""
    audience: Audience = Audience.SEEKER
    scale: int = 5
    questions: tuple[str, ...] = ()
    opened_on: date | None = None
    closed_on: date | None = None
    matching_day_id: int | None = None
    cohort_id: int | None = None
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """One filled form: ``scores`` in the order of the questions, ``""`` where unanswered."""

    id: int = 0
    revision: int = 0
    survey_id: int | None = None
    seeker_id: int | None = None
    employer_id: int | None = None
    answered_on: date | None = None
    scores: tuple[str, ...] = ()
    comment: str = ""
    counsellor: str = ""
    trashed_on: date | None = None


def check_follow_up(follow_up: FollowUp, today: date) -> tuple[Problem, ...]:
    """What keeps a follow-up from being stored, in words."""
    f = follow_up
    problems = []
    if f.placement_id is None and f.seeker_id is None and f.employer_id is None:
        problems.append(Problem("seeker", "누구를 관리했는지 구직자나 구인업체를 고르세요."))
    if f.outcome is not Outcome.PLANNED:
        problems += need("done_on", f.done_on, "연락한 날")
        problems += not_after("done_on", f.done_on, today, "연락한 날")
    problems += in_order("next_on", f.done_on, f.next_on, "연락한 날", "다음 연락일")
    return tuple(problems)


def check_process_day(day: ProcessDay, today: date) -> tuple[Problem, ...]:
    """What keeps a 과정관리의 날 from being stored, in words."""
    problems = list(need("held_on", day.held_on, "날짜"))
    if day.status is PlanStatus.HELD:
        problems += not_after("held_on", day.held_on, today, "실시한 날짜")
    return tuple(problems)


def check_survey(survey: Survey, today: date) -> tuple[Problem, ...]:
    """What keeps a survey from being stored, in words."""
    del today
    problems = [
        *need("title", survey.title, "조사 이름"),
        *in_order("closed_on", survey.opened_on, survey.closed_on, "시작일", "마감일"),
    ]
    if not any(survey.questions):
        problems.append(Problem("questions", "문항을 하나 이상 적으세요."))
    if not 2 <= survey.scale <= 100:
        problems.append(Problem("scale", "척도는 2점에서 100점까지입니다."))
    return tuple(problems)


def check_survey_answer(answer: SurveyAnswer, today: date) -> tuple[Problem, ...]:
    """What keeps an answer from being stored, in words; the survey's scale is asked by the
    service, which knows it."""
    return (
        *need("survey", answer.survey_id, "만족도 조사"),
        *not_after("answered_on", answer.answered_on, today, "응답일"),
    )
