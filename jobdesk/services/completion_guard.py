"""A 수료 never contradicts the grid: what changes marks, lessons or the rule asks this afterwards.

::

    with writing(desk, "출결", …) as work:
        …                                              # marks, lessons or the rule are written
        moved = completion_guard.follow(desk, cohort_id, trainee_ids)

Who was decided is decided anew within the same operation, so that one undo takes both back; where
a 수료증 is out nothing is changed at all and the sentence says whose. An undo of an older step
decides nothing anew: it is refused (``faults``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from jobdesk.data import records
from jobdesk.domain import completion
from jobdesk.domain.attendance import rule_of
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import DECIDED, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import attendance_standing, cohort_records, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, writing

_KIND = KindId.TRAINEES
_S = TraineeStatus
_DECIDED = tuple(status.value for status in DECIDED)

WATCHED = frozenset(
    {
        KindId.COHORTS,
        KindId.COHORT_SESSIONS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.CERTIFICATE_ISSUES,
    }
)
"""Kinds whose undo is looked at."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A trainee whom the grid decided anew; 교육중 where it says nothing for now."""

    trainee_id: int
    name: str
    before: TraineeStatus
    after: TraineeStatus
    why: str


def follow(
    desk: Desk, cohort_id: int, trainee_ids: Collection[int] | None = None
) -> tuple[Moved, ...]:
    """Decide anew whom the grid contradicts by now, of all in the cohort or of these; within the
    running operation that changed marks, lessons, the rule or the days of a trainee.

    Raises UserError naming somebody whose 수료증 is out; the caller's operation is rolled back
    with it.
    """
    decided = _decided(desk, cohort_id, trainee_ids)
    if not decided:
        return ()
    rule = rule_of(cohort_records.cohort(desk, cohort_id))
    stands = attendance_standing.standings_of(desk, cohort_id, decided)
    wrong = [one for one in decided if not completion.agrees(one, rule, stands[one.id])]
    if not wrong:
        return ()
    names = lists.called(desk, _KIND, [one.id for one in wrong])
    moved, after = [], []
    for one in wrong:
        said = completion.ruling(rule, stands[one.id], completion.excused_by(one))
        if one.certificate_number:
            raise UserError(
                f"{names[one.id]} 님은 수료증({one.certificate_number})이 나가 있는데, 이렇게 "
                f"바꾸면 수료가 아닙니다({said.why}). 아무것도 바꾸지 않았습니다. 먼저 수료 "
                "화면에서 그 수료증의 발급을 취소하세요."
            )
        status = said.status or _S.RUNNING
        kept = one.completed_on if status is _S.COMPLETED else None
        after.append(replace(one, status=status, completed_on=kept))
        moved.append(Moved(one.id, names[one.id], one.status, status, said.why))
    with writing(desk, "수료 재판정", Action.EDIT, _KIND) as work:
        work.update_all(after)
    return tuple(moved)


def suffix(moved: Iterable[Moved]) -> str:
    """What the label of the caller's operation says of it: `` · 수료 재판정 김민지``."""
    names = [one.name for one in moved]
    return f" · 수료 재판정 {others(names)}" if names else ""


def follow_saved(desk: Desk, before: Trainee, after: Trainee) -> tuple[Moved, ...]:
    """What a form that stored ``after`` in place of ``before`` means for what was decided: a
    수료 or 미수료 that was chosen there has to be what the grid says, other days are followed.

    Raises UserError as :func:`follow` and :func:`insist_agrees`.
    """
    if after.certificate_number and after.status is not _S.COMPLETED:
        insist_no_certificate(desk, [after], f"{after.status.value} 상태로 바꾸지")
    if after.status is not before.status or after.exception != before.exception:
        insist_agrees(desk, after)
        return ()
    return follow(desk, after.cohort_id or 0, [after.id])


def insist_agrees(desk: Desk, trainee: Trainee) -> None:
    """Raise UserError where a 수료 or 미수료 that is to be stored for a trainee, from a form or a
    sheet, is not what the grid says."""
    if trainee.status not in DECIDED or not trainee.id or trainee.cohort_id is None:
        return
    rule = rule_of(cohort_records.cohort(desk, trainee.cohort_id))
    stands = attendance_standing.standings_of(desk, trainee.cohort_id, [trainee])[trainee.id]
    if not completion.agrees(trainee, rule, stands):
        said = completion.ruling(rule, stands, completion.excused_by(trainee))
        raise UserError(
            f"출결로는 {_called(said.status)}입니다({said.why}). 저장하지 않았습니다. 출결을 "
            "고치거나, 기준에 못 미쳐도 수료할 분이면 예외 사유를 적으세요.",
            field="status",
        )


def insist_no_certificate(desk: Desk, trainees: Iterable[Trainee], doing: str) -> None:
    """Raise UserError where the 수료증 of one of them is out; ``doing`` says what was not done
    (``휴지통으로 옮기지``)."""
    held = [one for one in trainees if one.certificate_number]
    if held:
        names = lists.called(desk, _KIND, [one.id for one in held])
        raise UserError(
            f"{others([names[one.id] for one in held])} 님은 수료증"
            f"({held[0].certificate_number})이 나가 있어 {doing} 않았습니다. 아무것도 바뀌지 "
            "않았습니다. 먼저 수료 화면에서 발급을 취소하세요."
        )


# What an undo may not bring about


def faults(desk: Desk, cohort_ids: Collection[int]) -> frozenset[tuple[str, int]]:
    """What is amiss with what was decided in these cohorts, each with its trainee: it contradicts
    the grid, a 수료증 is out for somebody who is not 수료, or two have the same number."""
    found: set[tuple[str, int]] = set()
    for cohort_id in cohort_ids:
        cohort = records.get_many(desk.store, KindId.COHORTS, [cohort_id])
        if not cohort or cohort[0].trashed_on is not None:
            continue
        people = cohort_records.trainees(desk, cohort_id)
        found |= {
            ("certificate", one.id)
            for one in people
            if one.certificate_number and one.status is not _S.COMPLETED
        }
        found |= _same_number(desk, people)
        decided = [one for one in people if one.status in DECIDED]
        if decided:
            rule = rule_of(cohort[0])
            stands = attendance_standing.standings_of(desk, cohort_id, decided)
            found |= {
                ("grid", one.id)
                for one in decided
                if not completion.agrees(one, rule, stands[one.id])
            }
    return frozenset(found)


_WORDS = {
    "certificate": "수료증이 나간 분이 수료가 아닌 것이 됩니다. 먼저 수료증 발급을 취소하세요",
    "grid": "수료 판정이 출결과 맞지 않게 됩니다. 수료 화면에서 그 판정을 먼저 취소하세요",
    "number": "두 분의 수료증 번호가 같아집니다. 나중에 발급한 것을 먼저 취소하세요",
}


def insist_no_worse(
    desk: Desk, cohort_ids: Collection[int], before: frozenset[tuple[str, int]], doing: str
) -> None:
    """Raise UserError when something is amiss in these cohorts that was not before."""
    for what, _ in sorted(faults(desk, cohort_ids) - before):
        raise UserError(f"{doing} {_WORDS[what]}. 아무것도 바꾸지 않았습니다.")


def _same_number(desk: Desk, people: Iterable[Trainee]) -> set[tuple[str, int]]:
    mine = {one.certificate_number: one.id for one in people if one.certificate_number}
    if not mine:
        return set()
    wanted = (Condition("certificate_number", Op.IN, tuple(mine)),)
    ids = lists.find(desk, _KIND, Filter(conditions=wanted))
    numbers = [
        number for (number,) in lists.rows(desk, _KIND, ids, ("certificate_number",)).values()
    ]
    return {("number", mine[str(each)]) for each in set(numbers) if numbers.count(each) > 1}


def _decided(desk: Desk, cohort_id: int, trainee_ids: Collection[int] | None) -> list[Trainee]:
    wanted = Filter(
        conditions=(
            Condition("cohort_id", Op.IS, cohort_id),
            Condition("status", Op.IN, _DECIDED),
        ),
        ids=None if trainee_ids is None else tuple(trainee_ids),
    )
    return records.get_many(desk.store, _KIND, list(lists.find(desk, _KIND, wanted)))


def _called(status: TraineeStatus | None) -> str:
    return status.value if status is not None else "판정할 수 없는 상태"
