"""What keeps the records of courses and cohorts from being stored."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.checks import Problem, in_order, need, within
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortSession,
    CohortTarget,
    Course,
    CourseSubject,
    DemandStatus,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.matching_days import breaks_of
from jobdesk.domain.targets import LONGEST_VALUE
from jobdesk.domain.times import check_span

_MOST_WON = 100_000_000_000
_MOST = 100_000


def check_course(course: Course, today: date) -> tuple[Problem, ...]:
    """What keeps a 과정 from being stored, in words."""
    del today
    return (
        *need("title", course.title, "과정명"),
        *within("hours", course.hours, 1, _MOST, "교육시간은 1시간에서 10만 시간까지"),
    )


def check_subject(subject: CourseSubject, today: date) -> tuple[Problem, ...]:
    """What keeps a 과목 from being stored, in words."""
    del today
    return (
        *need("course", subject.course_id, "과정"),
        *need("title", subject.title, "과목 이름"),
        *within("position", subject.position, 1, 999, "순서는 1에서 999까지"),
        *within("hours", subject.hours, 0, _MOST, "시간은 0시간에서 10만 시간까지"),
    )


def check_cohort(cohort: Cohort, today: date) -> tuple[Problem, ...]:
    """What keeps a 기수 from being stored, in words."""
    del today
    c = cohort
    problems = [
        *need("course", c.course_id, "과정"),
        *need("title", c.title, "기수 이름"),
        *need("starts_on", c.starts_on, "개강일"),
        *in_order("ends_on", c.starts_on, c.ends_on, "개강일", "종강일"),
        *in_order("recruit_until", c.recruit_from, c.recruit_until, "모집 시작", "모집 마감"),
        *check_span(c.starts_at, c.ends_at, "starts_at", "ends_at", "시작", "마침"),
        *within("round", c.round, 1, 9999, "기수는 1에서 9999까지"),
        *within("seats", c.seats, 1, _MOST, "정원은 1명에서 10만 명까지"),
        *within("day_hours", c.day_hours, 1, 24, "하루 시간은 1시간에서 24시간까지"),
        *within("rule_percent", c.rule_percent, 0, 100, "수료 출석률은 0%에서 100%까지"),
        *within("slips_per_absence", c.slips_per_absence, 1, 99, "횟수는 1회에서 99회까지"),
        *within("allowance_day", c.allowance_day, 0, _MOST_WON, "훈련수당은 0원부터"),
        *within("allowance_hours", c.allowance_hours, 0, 24, "최소 시간은 0시간에서 24시간까지"),
        *within("allowance_month_cap", c.allowance_month_cap, 0, _MOST_WON, "월 한도는 0원부터"),
        *within("allowance_cap", c.allowance_cap, 0, _MOST_WON, "총 한도는 0원부터"),
    ]
    try:
        breaks_of(c.breaks)
    except ValueError:
        problems.append(Problem("breaks", "쉬는 시간을 읽을 수 없습니다. 12:00~13:00처럼 쓰세요."))
    if any(_day(text) is None for text in c.days_off):
        problems.append(
            Problem("days_off", "쉬는 날을 읽을 수 없습니다. 2026-05-04처럼 하나씩 쓰세요.")
        )
    return tuple(problems)


def check_budget(budget: CohortBudget, today: date) -> tuple[Problem, ...]:
    """What keeps a budget line from being stored, in words."""
    del today
    return (
        *need("cohort", budget.cohort_id, "기수"),
        *need("source", budget.source, "재원"),
        *within("amount", budget.amount, 0, _MOST_WON, "예산은 0원부터"),
        *within("spent", budget.spent, 0, _MOST_WON, "집행액은 0원부터"),
    )


def check_target(target: CohortTarget, today: date) -> tuple[Problem, ...]:
    """What keeps a target from being stored, in words."""
    del today
    problems = [*need("cohort", target.cohort_id, "기수")]
    if len(target.value) > LONGEST_VALUE:
        problems.append(Problem("value", f"목표는 {LONGEST_VALUE}자 안으로 입력하세요."))
    return tuple(problems)


def check_session(session: CohortSession, today: date) -> tuple[Problem, ...]:
    """What keeps a 수업 from being stored, in words."""
    del today
    s = session
    problems = [
        *need("cohort", s.cohort_id, "기수"),
        *need("held_on", s.held_on, "날짜"),
        *check_span(s.starts_at, s.ends_at, "starts_at", "ends_at", "시작", "마침"),
        *within("hours", s.hours, 0, 24, "시간은 0시간에서 24시간까지"),
    ]
    if s.makes_up_id is not None and s.session_type is not SessionType.MAKE_UP:
        problems.append(Problem("makes_up", "보강일 때만 보강할 수업을 고를 수 있습니다."))
    if s.status is SessionStatus.CANCELLED and not s.reason:
        problems.append(Problem("reason", "휴강이면 사유를 입력하세요."))
    return tuple(problems)


def check_demand(demand: CohortDemand, today: date) -> tuple[Problem, ...]:
    """What keeps a 수요조사·채용약정 from being stored, in words."""
    d = demand
    problems = [
        *need("cohort", d.cohort_id, "기수"),
        *need("employer", d.employer_id, "구인업체"),
        *within("heads", d.heads, 0, _MOST, "필요 인원은 0명에서 10만 명까지"),
        *within("committed_heads", d.committed_heads, 0, _MOST, "약정 인원은 0명에서 10만 명까지"),
    ]
    del today
    if d.status is DemandStatus.COMMITTED and d.committed_on is None:
        problems.append(Problem("committed_on", "채용약정이면 약정일을 입력하세요."))
    return tuple(problems)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
