"""Two people that became one are in a 기수 once, two firms wanted its trainees once: everything of
both is kept with the one that stays, and what only repeats it lies in the 휴지통."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from jobdesk.data import records
from jobdesk.domain.cohorts import CohortDemand, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import search_key
from jobdesk.domain.trainees import (
    SLIPS,
    TRAINED,
    AllowanceStep,
    Attendance,
    Mark,
    Qualification,
    StageResult,
    Trainee,
    TraineeAllowance,
    TraineeStatus,
    Verdict,
)
from jobdesk.services import completion_guard, seats
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_S = TraineeStatus
_BEST: tuple[TraineeStatus, ...] = (
    _S.COMPLETED,
    _S.RUNNING,
    _S.NOT_COMPLETED,
    _S.EARLY_HIRE,
    _S.DROPPED,
    _S.SELECTED,
    _S.WAITING,
    _S.APPLIED,
    _S.DECLINED,
    _S.REJECTED,
    _S.CANCELLED,
)
"""Which of two is nearer the truth: who was there was there, and who went further stays."""
_PROMISED: tuple[DemandStatus, ...] = (
    DemandStatus.COMMITTED,
    DemandStatus.ASKED,
    DemandStatus.WITHDRAWN,
)
_FILLED = ("channel", "counsellor", "pledge_on", "consent_on")
"""What holds of a person, whichever of the two was in the course."""


def unite(desk: Desk, kind: KindId, id_: int) -> None:
    """Let a person be in each cohort once, or a firm promise once, within the operation of the
    merge. Raises UserError where a 수료증 that is out would no longer be true."""
    if kind is KindId.SEEKERS:
        for same in _together(linked(desk, KindId.TRAINEES, "seeker_id", [id_])):
            _one_trainee(desk, same)
    else:
        for same in _together(linked(desk, KindId.COHORT_DEMANDS, "employer_id", [id_])):
            _one_demand(desk, same)


def unite_in(desk: Desk, cohort_id: int) -> None:
    """The same for everybody of a cohort that comes out of the 휴지통: two of its people or firms
    may have become one while it lay there."""
    for kind, of, link in (
        (KindId.SEEKERS, KindId.TRAINEES, "seeker_id"),
        (KindId.EMPLOYERS, KindId.COHORT_DEMANDS, "employer_id"),
    ):
        there = [getattr(one, link) for one in linked(desk, of, "cohort_id", [cohort_id])]
        for id_ in sorted({id_ for id_ in there if there.count(id_) > 1}):
            unite(desk, kind, id_)


def _together(found: Sequence[Any]) -> list[list[Any]]:
    by_cohort: dict[int, list[Any]] = defaultdict(list)
    for each in found:
        by_cohort[each.cohort_id].append(each)
    return [same for same in by_cohort.values() if len(same) > 1]


def _one_trainee(desk: Desk, same: list[Trainee]) -> None:
    same.sort(key=lambda one: (_BEST.index(one.status), one.id))
    kept, gone = same[0], same[1:]
    for other in gone:
        kept = _filled(kept, other)
    records.update(desk.store, kept)
    ids = [one.id for one in same]
    _moved(desk, KindId.STAGE_RESULTS, ids, lambda one: one.stage_id, _said)
    _moved(desk, KindId.ATTENDANCE, ids, lambda one: one.held_on, _there)
    _moved(desk, KindId.QUALIFICATIONS, ids, lambda one: search_key(one.title), _dated)
    _moved(desk, KindId.TRAINEE_ALLOWANCES, ids, lambda one: one.month, _settled)
    _moved(desk, KindId.CERTIFICATE_ISSUES, ids, lambda one: one.id, lambda _: 0)
    records.trash(desk.store, KindId.TRAINEES, ids[1:])
    cohort_id = kept.cohort_id or 0
    completion_guard.follow(desk, cohort_id, [kept.id])
    seats.settle(desk, cohort_id)


def _filled(kept: Trainee, other: Trainee) -> Trainee:
    values: dict[str, object] = {
        name: getattr(other, name) for name in _FILLED if not getattr(kept, name)
    }
    told = [day for day in (kept.applied_on, other.applied_on) if day is not None]
    values["applied_on"] = min(told, default=None)
    for name in ("note", "evaluation"):
        values[name] = _joined(getattr(kept, name), getattr(other, name))
    if not kept.certificate_number and kept.status is other.status is _S.COMPLETED:
        values |= {
            "certificate_number": other.certificate_number,
            "certificate_on": other.certificate_on,
        }
    if kept.status in TRAINED and other.status in TRAINED:
        started = (kept.started_on, other.started_on)
        values["started_on"] = None if None in started else min(d for d in started if d)
    return replace(kept, **values)  # type: ignore[arg-type]


def _joined(mine: str, theirs: str) -> str:
    if not theirs or theirs in mine:
        return mine
    return f"{mine}\n{theirs}" if mine else theirs


def _moved(
    desk: Desk,
    kind: KindId,
    ids: Sequence[int],
    same_as: Callable[[Any], object],
    worth: Callable[[Any], int],
) -> None:
    """Hang the records of all these trainees on the first; of those that are the same by
    ``same_as`` the one of the greatest ``worth`` stays, the first trainee's where they are alike.

    Money that was paid out twice, and a result of two different words, is not made one.
    """
    kept, groups = ids[0], defaultdict(list)
    for record in linked(desk, kind, "trainee_id", ids):
        groups[same_as(record)].append(record)
    for found in groups.values():
        found.sort(key=lambda one: (-worth(one), one.trainee_id != kept, one.id))
        records.update(desk.store, replace(found[0], trainee_id=kept))
        for spare in found[1:]:
            if isinstance(spare, TraineeAllowance) and spare.step is AllowanceStep.PAID:
                records.update(desk.store, replace(spare, trainee_id=kept))
            else:
                records.trash(desk.store, kind, [spare.id])


def _said(result: StageResult) -> int:
    return 2 * (result.verdict is not Verdict.NONE) + any(result.scores)


def _there(one: Attendance) -> int:
    """Who was seen there was there."""
    if one.mark is Mark.PRESENT:
        return 3
    return 2 if one.mark in SLIPS else int(one.mark is Mark.EXCUSED)


def _dated(one: Qualification) -> int:
    """Who has the day and the number has the certificate in hand."""
    return bool(one.acquired_on) + bool(one.number)


def _settled(one: TraineeAllowance) -> int:
    return int(one.step is AllowanceStep.PAID)


def _one_demand(desk: Desk, same: list[CohortDemand]) -> None:
    """The promise that binds stays, with what only the other says."""
    same.sort(key=lambda one: (_PROMISED.index(one.status), one.id))
    kept, *gone = same
    for other in gone:
        blank = ("", None)
        values = {
            name: getattr(other, name)
            for name in ("asked_on", "job", "heads", "skills", "wage", "contact_name", "counsellor")
            if getattr(kept, name) in blank
        }
        kept = replace(kept, **values, note=_joined(kept.note, other.note))
    records.update(desk.store, kept)
    records.trash(desk.store, KindId.COHORT_DEMANDS, [one.id for one in gone])
