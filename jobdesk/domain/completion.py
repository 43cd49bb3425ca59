"""수료: what the rule of a cohort says of one trainee, in a status and in words.

The status follows from the grid of 출결 alone, so that what was decided can be held against it at
any time. A named exception may stand against the rule, never against a day without a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobdesk.domain.attendance import Rule, Standing
from jobdesk.domain.attendance_warning import percent
from jobdesk.domain.cohorts import RuleBasis
from jobdesk.domain.trainees import DECIDED, Trainee, TraineeStatus

_S = TraineeStatus


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rule says: ``status`` is 수료 or 미수료, None while it cannot be decided; ``why``
    is the reason in words."""

    status: TraineeStatus | None
    why: str


def ruling(rule: Rule, standing: Standing, exception: str = "") -> Ruling:
    """수료 or 미수료 for somebody with ``standing``.

    Nothing is said while lessons are still to come or a past day has no mark. ``exception`` is
    the named reason for which somebody completes all the same; it also speaks where there is
    nothing to go by, no timetable or no mark at all (a list of an earlier year).
    """
    if exception and not marked_days(standing):
        return Ruling(_S.COMPLETED, f"예외 인정: {exception}")
    if not standing.days:
        return Ruling(None, "수업 일정이 없어 판정할 수 없습니다")
    if standing.unmarked:
        return Ruling(None, f"출결 미입력 {standing.unmarked:,}일")
    if standing.past_days < standing.days:
        return Ruling(None, f"남은 수업 {standing.days - standing.past_days:,}일")
    said = attended_words(rule, standing)
    if standing.reaches:
        return Ruling(_S.COMPLETED, said)
    if exception:
        return Ruling(_S.COMPLETED, f"{said} · 예외 인정: {exception}")
    return Ruling(_S.NOT_COMPLETED, said)


def agrees(trainee: Trainee, rule: Rule, standing: Standing) -> bool:
    """Whether what was decided of a trainee follows from the grid.

    Nothing was decided of somebody who is neither 수료 nor 미수료. Without a timetable, or for a
    named reason without a single mark, there is nothing to contradict.
    """
    if trainee.status not in DECIDED or not standing.days:
        return True
    if trainee.exception and not marked_days(standing):
        return True
    return ruling(rule, standing, excused_by(trainee)).status is trainee.status


def excused_by(trainee: Trainee) -> str:
    """The exception that holds for a trainee: none for one who was found not to complete."""
    return "" if trainee.status is _S.NOT_COMPLETED else trainee.exception


def marked_days(standing: Standing) -> int:
    """The person's own days that have a mark, whatever it says."""
    slips = standing.late + standing.early + standing.out
    return standing.present + slips + standing.absent + standing.excused


def attended_words(rule: Rule, standing: Standing) -> str:
    """``출석률 86.8% (46/53일), 기준 80%``, with 미달 where it does not reach."""
    rate = percent(standing.final_rate)
    if rule.basis is RuleBasis.DAYS:
        share = f"{standing.attended_days:,}/{standing.days:,}일"
    else:
        share = f"{standing.attended_hours:,}/{standing.hours:,}시간"
    asked = f"기준 {rule.percent}%" if rule.percent else "기준 없음"
    short = "" if standing.reaches else " 미달"
    return f"출석률 {rate} ({share}), {asked}{short}"


def tally(statuses: Sequence[TraineeStatus]) -> str:
    """``수료 20명 · 미수료 2명 · 조기취업 1명 · 중도탈락 3명``, those there are."""
    shown = (_S.COMPLETED, _S.NOT_COMPLETED, _S.RUNNING, _S.EARLY_HIRE, _S.DROPPED)
    counted = [(each, sum(status is each for status in statuses)) for each in shown]
    return " · ".join(f"{each.value} {number:,}명" for each, number in counted if number)
