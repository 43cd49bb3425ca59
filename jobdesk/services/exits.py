"""중도 종료: who leaves a cohort before its end, when and why. 조기취업 is no failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy, with_particle
from jobdesk.domain.trainees import (
    GONE,
    SLIPS,
    Attendance,
    ExitReason,
    Mark,
    Trainee,
    TraineeStatus,
)
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, lists, seats
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, others, writing

_KIND = KindId.TRAINEES
_S = TraineeStatus
_KEPT = "아무것도 바꾸지 않았습니다."
_THERE = SLIPS | {Mark.PRESENT}


def leave(
    desk: Desk, trainee_ids: Sequence[int], on: date, reason: ExitReason, note: str = ""
) -> Change:
    """These people leave; ``on`` is their last day. 조기취업 makes them 조기취업, every other
    reason 중도탈락; one operation.

    결석 that was marked after that day is taken away, since it is none any more. Raises UserError
    without a reason, for somebody not in training, and where somebody was marked as having been
    there later.
    """
    why = ExitReason(reason)
    insist(need("exit_reason", why.value, "종료 사유"))
    with writing(desk, "중도 종료", Action.EDIT, _KIND) as work:
        people = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(trainee_ids)]
        if not people:
            raise UserError(f"종료할 분을 고르세요. {_KEPT}")
        for cohort_id in dict.fromkeys(one.cohort_id or 0 for one in people):
            insist_open(cohort_records.cohort(desk, cohort_id))
        names = lists.called(desk, _KIND, [one.id for one in people])
        status = _S.EARLY_HIRE if why is ExitReason.EARLY_HIRE else _S.DROPPED
        after = []
        for one in people:
            _insist_running(one, names[one.id])
            left = replace(
                one, status=status, exit_reason=why, exit_note=tidy(note), left_on=on, exception=""
            )
            insist(entries.check(desk, left))
            _insist_within(desk, left, names[one.id])
            after.append(left)
        work.update_all(after)
        _clear_after(desk, [one.id for one in people], on, names)
        work.label(f"{status.value}: {others([names[one.id] for one in people])}")
        return work.change(*(one.id for one in people))


def last_seen(desk: Desk, trainee_ids: Sequence[int]) -> date | None:
    """The last day on which these people were there by the 출석부; None where no mark says so or
    it is another day for one of them."""
    found = {
        max((one.held_on for one in _marks(desk, [id_]) if one.held_on and one.mark in _THERE),
            default=None)
        for id_ in trainee_ids
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def change(desk: Desk, trainee_id: int, on: date, reason: ExitReason, note: str = "") -> Change:
    """Another last day, reason or words for somebody who left already. Raises UserError."""
    with desk.store.operation("중도 종료 수정") as operation:
        _bring_back(desk, [trainee_id])
        done = leave(desk, [trainee_id], on, reason, note)
        operation.relabel(f"중도 종료 수정: {lists.title(desk, _KIND, trainee_id)}")
        return operation.change(*done.refs[:1])


def come_back(desk: Desk, trainee_ids: Sequence[int]) -> Change:
    """As if these people had not left: 교육중 again. Raises UserError for who did not leave, and
    where the seat was given away meanwhile."""
    return _bring_back(desk, trainee_ids, seated=True)


def _bring_back(desk: Desk, trainee_ids: Sequence[int], *, seated: bool = False) -> Change:
    with writing(desk, "중도 종료 취소", Action.EDIT, _KIND) as work:
        people = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(trainee_ids)]
        if not people:
            raise UserError(f"종료를 취소할 분을 고르세요. {_KEPT}")
        names = lists.called(desk, _KIND, [one.id for one in people])
        for one in people:
            if one.status not in GONE:
                raise UserError(f"{names[one.id]} 님은 중도에 종료한 분이 아닙니다. {_KEPT}")
        back = [
            replace(one, status=_S.RUNNING, exit_reason=ExitReason.NONE, exit_note="", left_on=None)
            for one in people
        ]
        if seated:
            for cohort_id in dict.fromkeys(one.cohort_id or 0 for one in back):
                seats.insist_back(
                    desk, cohort_id, [one for one in back if one.cohort_id == cohort_id]
                )
        work.update_all(back)
        work.label(f"중도 종료 취소: {others([names[one.id] for one in people])}")
        return work.change(*(one.id for one in people))


def _insist_running(one: Trainee, name: str) -> None:
    if one.status is _S.RUNNING and one.trashed_on is None:
        return
    if one.status in (_S.COMPLETED, _S.NOT_COMPLETED):
        raise UserError(
            f"{name} 님은 이미 {_ro(one.status)} 판정했습니다. {_KEPT} 중간에 나간 분이면 판정을 "
            "먼저 취소하세요."
        )
    raise UserError(f"{name} 님은 교육중이 아닙니다(상태: {one.status.value}). {_KEPT}")


def _ro(status: TraineeStatus) -> str:
    return f"{status.value}로"


def _insist_within(desk: Desk, one: Trainee, name: str) -> None:
    cohort = cohort_records.cohort(desk, one.cohort_id or 0)
    first = one.started_on or cohort.starts_on
    if first is not None and one.left_on is not None and one.left_on < first:
        raise UserError(
            f"{name} 님의 종료일이 시작한 날({first.isoformat()})보다 앞섭니다. {_KEPT} 시작하지 "
            "않은 분이면 입교 포기로 적으세요.",
            field="left_on",
        )


def _clear_after(desk: Desk, ids: Sequence[int], on: date, names: dict[int, str]) -> None:
    """Take away the 결석 of days after the last; somebody who was there later did not leave."""
    later = [one for one in _marks(desk, ids) if one.held_on is not None and one.held_on > on]
    for one in later:
        if one.mark is not Mark.ABSENT and one.held_on is not None:
            raise UserError(
                f"{names[one.trainee_id or 0]} 님은 종료일 뒤인 {one.held_on.isoformat()}에 "
                f"{with_particle(one.mark.value, '으로/로')} 적혀 있습니다. {_KEPT} "
                "종료일이나 출결을 먼저 고치세요.",
                field="left_on",
            )
    if later:
        with writing(desk, "출결 지움", Action.DELETE, KindId.ATTENDANCE) as work:
            work.trash([one.id for one in later])


def _marks(desk: Desk, ids: Sequence[int]) -> list[Attendance]:
    mine = Filter(conditions=(Condition("trainee_id", Op.IN, tuple(ids)),))
    return records.get_many(
        desk.store, KindId.ATTENDANCE, list(lists.find(desk, KindId.ATTENDANCE, mine))
    )
