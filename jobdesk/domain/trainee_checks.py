"""What keeps the records of applicants and trainees from being stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from jobdesk.domain.checks import Problem, in_order, need, not_after, within
from jobdesk.domain.trainees import (
    AllowanceStep,
    Attendance,
    CertificateIssue,
    ExitReason,
    Mark,
    Qualification,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeAllowance,
    TraineeStatus,
)

_MOST_WON = 10_000_000_000
_MOST = 100_000


def check_trainee(trainee: Trainee, today: date) -> tuple[Problem, ...]:
    """What keeps a 교육생 from being stored, in words."""
    t = trainee
    problems = [
        *need("cohort", t.cohort_id, "기수"),
        *need("seeker", t.seeker_id, "구직자"),
        *within("number", t.number, 1, _MOST, "번호는 1에서 10만까지"),
        *within("waiting_rank", t.waiting_rank, 1, _MOST, "대기 순번은 1에서 10만까지"),
        *not_after("applied_on", t.applied_on, today, "신청일"),
        *not_after("selected_on", t.selected_on, today, "선발일"),
        *not_after("pledge_on", t.pledge_on, today, "서약일"),
        *not_after("consent_on", t.consent_on, today, "개인정보 동의일"),
        *not_after("left_on", t.left_on, today, "종료일"),
        *in_order("left_on", t.started_on, t.left_on, "수강 시작일", "종료일"),
    ]
    early = t.status is TraineeStatus.EARLY_HIRE
    if early != (t.exit_reason is ExitReason.EARLY_HIRE):
        problems.append(
            Problem("exit_reason", "조기취업으로 나간 분은 상태와 종료 사유가 모두 조기취업입니다.")
        )
    if t.status is TraineeStatus.DROPPED and not t.exit_reason:
        problems.append(Problem("exit_reason", "중도탈락이면 종료 사유를 고르세요."))
    if t.status in (TraineeStatus.DROPPED, TraineeStatus.EARLY_HIRE) and t.left_on is None:
        problems.append(Problem("left_on", "중간에 나간 분은 종료일을 입력하세요."))
    return tuple(problems)


def check_stage(stage: SelectionStage, today: date) -> tuple[Problem, ...]:
    """What keeps a 전형 단계 from being stored, in words."""
    del today
    s = stage
    problems = [
        *need("cohort", s.cohort_id, "기수"),
        *need("title", s.title, "전형 이름"),
        *within("position", s.position, 1, 99, "순서는 1에서 99까지"),
        *within("full_score", s.full_score, 1, 10_000, "만점은 1점에서 10,000점까지"),
        *within("pass_count", s.pass_count, 1, _MOST, "합격 인원은 1명에서 10만 명까지"),
        *within("pass_score", s.pass_score, 0, 10_000, "합격선은 0점에서 10,000점까지"),
    ]
    if s.full_score is not None and (s.pass_score or 0) > s.full_score:
        problems.append(Problem("pass_score", "합격선이 만점보다 높습니다."))
    if s.full_score is None and s.pass_score is not None:
        problems.append(Problem("full_score", "합격선을 두려면 만점을 입력하세요."))
    return tuple(problems)


def check_result(result: StageResult, today: date) -> tuple[Problem, ...]:
    """What keeps a 전형 결과 from being stored, in words; whether the scores are within the
    stage's 만점 is for whoever knows the stage."""
    del today
    problems = [
        *need("stage", result.stage_id, "전형"),
        *need("trainee", result.trainee_id, "교육생"),
    ]
    if _unreadable(result.scores):
        problems.append(Problem("scores", "점수는 87 또는 87.5처럼 숫자로 입력하세요."))
    if _unreadable((result.bonus,)):
        problems.append(Problem("bonus", "가산점은 5 또는 2.5처럼 숫자로 입력하세요."))
    return tuple(problems)


def check_attendance(attendance: Attendance, today: date) -> tuple[Problem, ...]:
    """What keeps a 출결 from being stored, in words; whether there was a lesson on that day is
    for whoever knows the timetable."""
    a = attendance
    problems = [
        *need("cohort", a.cohort_id, "기수"),
        *need("trainee", a.trainee_id, "교육생"),
        *need("held_on", a.held_on, "날짜"),
        *not_after("slip_on", a.slip_on, today, "결석계를 받은 날"),
        *within("hours", a.hours, 0, 24, "인정 시간은 0시간에서 24시간까지"),
    ]
    if a.mark is Mark.ABSENT and a.hours:
        problems.append(
            Problem("hours", "결석이면 인정 시간이 없습니다. 지각이나 조퇴로 바꾸세요.")
        )
    return tuple(problems)


def check_qualification(qualification: Qualification, today: date) -> tuple[Problem, ...]:
    """What keeps a 자격 취득 from being stored, in words."""
    q = qualification
    return (
        *need("cohort", q.cohort_id, "기수"),
        *need("trainee", q.trainee_id, "교육생"),
        *need("title", q.title, "자격증 이름"),
        *not_after("acquired_on", q.acquired_on, today, "취득일"),
    )


def check_allowance(allowance: TraineeAllowance, today: date) -> tuple[Problem, ...]:
    """What keeps a 훈련수당 from being stored, in words."""
    a = allowance
    problems = [
        *need("cohort", a.cohort_id, "기수"),
        *need("trainee", a.trainee_id, "교육생"),
        *need("month", a.month, "대상 월"),
        *within("days", a.days, 0, 31, "출석일은 0일에서 31일까지"),
        *within("amount", a.amount, 0, _MOST_WON, "금액은 0원에서 100억 원까지"),
        *not_after("paid_on", a.paid_on, today, "지급일"),
    ]
    if a.step is AllowanceStep.PAID and a.paid_on is None:
        problems.append(Problem("paid_on", "지급했으면 지급일을 입력하세요."))
    return tuple(problems)


def check_issue(issue: CertificateIssue, today: date) -> tuple[Problem, ...]:
    """What keeps an entry of the 수료증 발급대장 from being stored, in words."""
    return (
        *need("cohort", issue.cohort_id, "기수"),
        *need("trainee", issue.trainee_id, "교육생"),
        *need("number", issue.number, "수료증 번호"),
        *need("issued_on", issue.issued_on, "발급일"),
        *not_after("issued_on", issue.issued_on, today, "발급일"),
    )


def _unreadable(scores: Iterable[str]) -> bool:
    return any(score and not _is_score(score) for score in scores)


def _is_score(score: str) -> bool:
    whole, _, part = score.partition(".")
    plain = whole.isdecimal() and (not part or part.isdecimal()) and score[-1] != "."
    return plain and score.isascii() and Decimal(score) <= 10_000
