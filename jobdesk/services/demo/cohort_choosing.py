"""Who applied for a practice cohort, and what its selection made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import (
    CHANNELS,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cohort_draft import Training

_S = TraineeStatus
_PASS = 60
_REVIEWERS = ("센터장", "교육기관 담당", "업체 대표")
_BONUS = ("취업취약계층", "경력단절여성", "관내 거주 3년 이상")
_ELSEWHERE = ("내일배움카드 훈련과정 안내", "다음 기수 우선 안내", "개별 취업상담으로 연계")


def applicants(draft: Training, people: Sequence[Seeker], since: date, until: date) -> list[int]:
    """These apply for the newest cohort between two days, with 개인정보 동의; answers their
    ids."""
    random = draft.random
    days = sorted(
        office_day(since + timedelta(days=random.randint(0, max(0, (until - since).days))))
        for _ in people
    )
    return [
        draft.apply(
            Trainee(
                cohort_id=len(draft.cohorts),
                seeker_id=seeker.id,
                number=number,
                applied_on=min(on, until),
                channel=random.choice(CHANNELS[:6]),
                consent_on=min(on, until),
                counsellor=seeker.counsellor,
            )
        )
        for number, (seeker, on) in enumerate(zip(people, days, strict=True), start=1)
    ]


def paper_stage(draft: Training, on: date, ids: Sequence[int], failed: Sequence[int]) -> None:
    """서류심사 of the newest cohort without points."""
    stage = draft.stage(
        SelectionStage(
            cohort_id=len(draft.cohorts), position=1, title="서류심사", held_on=on, place="센터"
        )
    )
    draft.results += [
        StageResult(
            stage_id=stage,
            trainee_id=id_,
            verdict=Verdict.FAILED if id_ in failed else Verdict.PASSED,
            note="신청 자격에 맞지 않음" if id_ in failed else "",
        )
        for id_ in ids
    ]


def interview_stage(draft: Training, on: date) -> int:
    """면접 of the newest cohort by three reviewers; answers the stage's id."""
    return draft.stage(
        SelectionStage(
            cohort_id=len(draft.cohorts),
            position=2,
            title="면접",
            held_on=on,
            starts_at="14:00",
            place="센터 교육실",
            reviewers=_REVIEWERS,
            full_score=100,
            pass_score=_PASS,
        )
    )


def interviewed(draft: Training, stage: int, ids: Sequence[int]) -> None:
    """The points of ``ids``, the best first; the last of them did not come. Who passes and finds
    no seat waits."""
    for place, id_ in enumerate(ids):
        if place == len(ids) - 1:
            draft.results.append(
                StageResult(stage_id=stage, trainee_id=id_, verdict=Verdict.ABSENT)
            )
            continue
        bonus = 5 if place % 5 == 2 else 0
        points = 96 - place - bonus
        draft.results.append(
            StageResult(
                stage_id=stage,
                trainee_id=id_,
                scores=tuple(str(points + more) for more in (2, -1, -1)),
                bonus=str(bonus) if bonus else "",
                bonus_reason=_BONUS[place % 3] if bonus else "",
                verdict=Verdict.PASSED if points + bonus >= _PASS else Verdict.FAILED,
            )
        )


def elsewhere(place: int) -> str:
    """What somebody was offered who got no seat."""
    return _ELSEWHERE[place % len(_ELSEWHERE)]
