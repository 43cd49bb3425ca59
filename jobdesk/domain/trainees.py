"""교육생: who applied for a cohort, how they were selected, what they attended and gained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TraineeStatus(StrEnum):
    """The stages of a trainee: 신청 → (대기) → 선발 → 교육중 → 수료."""

    APPLIED = "신청"
    WAITING = "대기"
    SELECTED = "선발"
    REJECTED = "미선발"
    DECLINED = "입교 포기"
    RUNNING = "교육중"
    COMPLETED = "수료"
    NOT_COMPLETED = "미수료"
    EARLY_HIRE = "조기취업"
    DROPPED = "중도탈락"
    CANCELLED = "신청 취소"


_S = TraineeStatus
RECRUITED: frozenset[TraineeStatus] = frozenset(_S) - {_S.CANCELLED}
"""모집인원: everybody who applied and did not take it back."""

TRAINED: frozenset[TraineeStatus] = frozenset(
    {_S.RUNNING, _S.COMPLETED, _S.NOT_COMPLETED, _S.EARLY_HIRE, _S.DROPPED}
)
"""교육인원: everybody who began."""

SELECTED: frozenset[TraineeStatus] = TRAINED | {_S.SELECTED}
"""선발인원: who has or had a seat; somebody who gave it up before the start had none."""

DECIDED: frozenset[TraineeStatus] = frozenset({_S.COMPLETED, _S.NOT_COMPLETED})
"""Those of whom the completion rule has spoken."""

GONE: frozenset[TraineeStatus] = frozenset({_S.EARLY_HIRE, _S.DROPPED})
"""Those who left before the end; 조기취업 is no failure (사례집 L12872)."""


class ExitReason(StrEnum):
    """중도 종료 사유; empty for whoever stayed (사례집 §4)."""

    NONE = ""
    EARLY_HIRE = "조기취업"
    PERSONAL = "개인사정"
    ATTENDANCE = "출석미달"
    UNSUITED = "부적응"
    OTHER = "기타"


class Verdict(StrEnum):
    """What a selection stage said of an applicant; empty while it has said nothing."""

    NONE = ""
    PASSED = "합격"
    FAILED = "불합격"
    ABSENT = "결시"


class Mark(StrEnum):
    """출결 of one person on one day (직업훈련 출석부, 별지 제18호서식)."""

    PRESENT = "출석"
    LATE = "지각"
    EARLY = "조퇴"
    OUT = "외출"
    ABSENT = "결석"
    EXCUSED = "공결"


SLIPS: frozenset[Mark] = frozenset({Mark.LATE, Mark.EARLY, Mark.OUT})
"""Marks of somebody who was there for a part of the day."""

CHANNELS: tuple[str, ...] = (
    "센터 방문",
    "전화",
    "온라인",
    "읍면사무소",
    "현수막·전단",
    "소개",
    "기타",
)
"""모집 경로, offered."""

EVIDENCE: tuple[str, ...] = (
    "진단서",
    "진료확인서",
    "면접확인서",
    "예비군·민방위 통지서",
    "가족관계증명서",
    "사유서",
)
"""증빙, offered."""


class AllowanceStep(StrEnum):
    """The stages of a training allowance."""

    COUNTED = "산정"
    PAID = "지급"


class IssueType(StrEnum):
    """발급 구분 of a 수료증."""

    FIRST = "발급"
    AGAIN = "재발급"


@dataclass(frozen=True, slots=True)
class Trainee:
    """A seeker in a cohort.

    ``number`` is the 교육생 번호 on lists; ``waiting_rank`` the place on the waiting list (1 the
    next to move up). ``started_on`` is the first day of somebody who came late (None = the
    cohort's), ``left_on`` the last of one who left. ``exception`` is the named reason for which
    somebody completes against the rule. ``alternative`` is what a rejected applicant was offered.
    """

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    seeker_id: int | None = None
    number: int | None = None
    status: TraineeStatus = TraineeStatus.APPLIED
    applied_on: date | None = None
    channel: str = ""
    waiting_rank: int | None = None
    selected_on: date | None = None
    alternative: str = ""
    pledge_on: date | None = None
    consent_on: date | None = None
    started_on: date | None = None
    left_on: date | None = None
    exit_reason: ExitReason = ExitReason.NONE
    exit_note: str = ""
    completed_on: date | None = None
    exception: str = ""
    certificate_number: str = ""
    certificate_on: date | None = None
    evaluation: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SelectionStage:
    """전형 단계 of a cohort's own making, in the order of ``position`` (1 the first).

    Scores run from 0 to ``full_score``; ``pass_score`` is the 합격선 and ``pass_count`` how many
    go on at most (3배수), None where the stage has none.
    """

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    position: int | None = None
    title: str = ""
    held_on: date | None = None
    starts_at: str = ""
    place: str = ""
    reviewers: tuple[str, ...] = ()
    full_score: int | None = None
    pass_score: int | None = None
    pass_count: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class StageResult:
    """What one stage made of one applicant.

    ``scores`` are decimal texts in the order of the stage's reviewers (``""`` where one gave
    none; a stage without named reviewers has one score); ``bonus`` are 가산점, ``bonus_reason``
    why.
    """

    id: int = 0
    revision: int = 0
    stage_id: int | None = None
    trainee_id: int | None = None
    scores: tuple[str, ...] = ()
    bonus: str = ""
    bonus_reason: str = ""
    verdict: Verdict = Verdict.NONE
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """출결 of one trainee on one day, at most one for both. ``hours`` are credited hours, None
    as the mark says. ``slip_on`` is the day on which the 결석계 came, with ``evidence``."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    trainee_id: int | None = None
    held_on: date | None = None
    mark: Mark = Mark.PRESENT
    hours: int | None = None
    reason: str = ""
    evidence: str = ""
    slip_on: date | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Qualification:
    """자격증 a trainee gained by the course; one person may gain several."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    trainee_id: int | None = None
    title: str = ""
    issuer: str = ""
    acquired_on: date | None = None
    number: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TraineeAllowance:
    """훈련수당 of one trainee for one month (its first day); ``days`` and ``amount`` (won) as they
    were counted when it was settled."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    trainee_id: int | None = None
    month: date | None = None
    days: int | None = None
    amount: int | None = None
    step: AllowanceStep = AllowanceStep.COUNTED
    paid_on: date | None = None
    account: str = ""
    counsellor: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CertificateIssue:
    """One printing of a 수료증, as the 발급대장 keeps it."""

    id: int = 0
    revision: int = 0
    cohort_id: int | None = None
    trainee_id: int | None = None
    number: str = ""
    issued_on: date | None = None
    issue_type: IssueType = IssueType.FIRST
    reason: str = ""
    counsellor: str = ""
    trashed_on: date | None = None
