"""선발 of a cohort: who gets the seats and who waits, from what the stages said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobdesk.domain import waiting_list
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import RankBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.selection import (
    Finalist,
    StageLine,
    candidates,
    final_order,
    stage_lines,
)
from jobdesk.domain.trainees import (
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, seats
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.selection import everything
from jobdesk.services.writing import writing

_S = TraineeStatus


@dataclass(frozen=True, slots=True)
class Outcome:
    """What :func:`decide_all` would do, by trainee id, each list in the order of rank.

    ``undecided`` are those of whom a stage has said nothing yet; ``tied`` those who are level
    with one on the other side of a line, parted by who applied first.
    """

    selected: tuple[int, ...]
    waiting: tuple[int, ...]
    rejected: tuple[int, ...]
    undecided: tuple[int, ...]
    tied: tuple[int, ...]


def standing(
    desk: Desk, cohort_id: int, basis: RankBasis | None = None
) -> tuple[dict[int, list[StageLine]], list[Finalist]]:
    """What each stage made of its candidates, by stage id in order, and the final order, by
    what the cohort was decided by where no ``basis`` is named."""
    with desk.store.reading():
        by = basis or cohort_records.cohort(desk, cohort_id).rank_by
        stages, results, people = everything(desk, cohort_id)
    there = candidates(stages, results, people)
    made = {stage.id: stage_lines(stage, there[stage.id], results) for stage in stages}
    return made, final_order(stages, results, people, by)


def outcome(
    desk: Desk,
    cohort_id: int,
    basis: RankBasis | None = None,
    waiting: int | None = None,
) -> Outcome:
    """Of everybody in 신청: who would be selected, wait (``waiting`` in the line at most, None for
    all) and be rejected. Nothing is written.

    The free seats go to those who passed every stage, by rank (by what the cohort was decided by
    last where no ``basis`` is named); who waits already is ahead of them. Without a 정원 all who
    passed are selected. Nobody is rejected of whom a stage has not spoken.
    """
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        stages, results, people = everything(desk, cohort_id)
    open_ = {each.id for each in people if each.status is _S.APPLIED}
    order = final_order(stages, results, people, basis or cohort.rank_by)
    asked = [each for each in order if each.trainee_id in open_]
    ahead = len(waiting_list.waiting(people))
    free = waiting_list.free_seats(cohort, people)
    room = len(asked) if free is None else max(0, free - ahead)
    places = len(asked) if waiting is None else max(0, waiting - ahead)
    in_, line, beyond = asked[:room], asked[room:][:places], asked[room:][places:]
    failed = _failed(stages, results, people) & open_
    passed = {each.trainee_id for each in order}
    return Outcome(
        selected=_ids(in_),
        waiting=_ids(line),
        rejected=(*_ids(beyond), *(each.id for each in people if each.id in failed)),
        undecided=tuple(
            each.id for each in people if each.id in open_ - passed and each.id not in failed
        ),
        tied=_tied(in_, line, beyond),
    )


def decide_all(
    desk: Desk,
    cohort_id: int,
    basis: RankBasis | None = None,
    waiting: int | None = None,
    alternative: str = "",
) -> Change:
    """선발 by rank as :func:`outcome` tells it, undone in one step; ``alternative`` is what those
    not selected are offered. The cohort keeps the ``basis``, so that lists and papers rank as it
    was decided. Raises UserError when there is nobody to decide of."""
    with writing(desk, "선발", Action.EDIT, KindId.TRAINEES) as work:
        told = outcome(desk, cohort_id, basis, waiting)
        cohort = insist_open(cohort_records.cohort(desk, cohort_id))
        if not (told.selected or told.waiting or told.rejected):
            raise UserError(
                "정할 분이 없습니다. 신청 상태이면서 전형의 판정이 끝난 분을 정합니다. 아무것도 "
                "바꾸지 않았습니다."
            )
        if basis is not None and basis is not cohort.rank_by:
            work.update(replace(cohort, rank_by=basis))
        today = desk.today()
        for id_ in told.selected:
            each = cohort_records.trainee(desk, id_)
            work.update(replace(each, status=_S.SELECTED, selected_on=today))
        ahead = len(waiting_list.waiting(cohort_records.trainees(desk, cohort_id)))
        for place, id_ in enumerate(told.waiting, ahead + 1):
            each = cohort_records.trainee(desk, id_)
            work.update(replace(each, status=_S.WAITING, waiting_rank=place))
        for id_ in told.rejected:
            each = cohort_records.trainee(desk, id_)
            work.update(
                replace(each, status=_S.REJECTED, alternative=alternative or each.alternative)
            )
        work.written.extend(seats.settle(desk, cohort_id))
        counts = (("선발", told.selected), ("대기", told.waiting), ("미선발", told.rejected))
        parts = [f"{words} {len(ids):,}명" for words, ids in counts if ids]
        work.label(f"{cohort.title} {', '.join(parts)}")
        return work.change(*told.selected, *told.waiting, *told.rejected)


def _ids(people: Sequence[Finalist]) -> tuple[int, ...]:
    return tuple(each.trainee_id for each in people)


def _tied(*groups: Sequence[Finalist]) -> tuple[int, ...]:
    """Those whose rank is on both sides of a line between the groups."""
    ranks = [{each.rank for each in group} for group in groups]
    shared = {
        rank
        for at, mine in enumerate(ranks)
        for rank in mine
        if any(rank in other for n, other in enumerate(ranks) if n != at)
    }
    return tuple(each.trainee_id for group in groups for each in group if each.rank in shared)


def _failed(
    stages: Sequence[SelectionStage], results: Sequence[StageResult], people: Sequence[Trainee]
) -> set[int]:
    """Whom a stage they stood in let fall, or who stayed away from it."""
    there = candidates(stages, results, people)
    ids = {stage.id: {each.id for each in there[stage.id]} for stage in stages}
    return {
        each.trainee_id or 0
        for each in results
        if each.verdict in (Verdict.FAILED, Verdict.ABSENT)
        and each.trainee_id in ids.get(each.stage_id or 0, ())
    }
