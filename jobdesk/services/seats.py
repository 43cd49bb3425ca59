"""Seats of a cohort: 선발, 미선발, 입교 포기, and the waiting list that moves up by itself.

Each function is one operation; what it sets off, somebody waiting who gets the seat that came
free, is part of it and undone with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import waiting_list
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, stored
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others, writing

_KIND = KindId.TRAINEES
_S = TraineeStatus
BEFORE = frozenset({_S.APPLIED, _S.WAITING, _S.SELECTED, _S.REJECTED, _S.DECLINED, _S.CANCELLED})
"""States of somebody who has not begun; only these are changed here."""


def settle(desk: Desk, cohort_id: int) -> tuple[int, ...]:
    """Give free seats to who waits and close the ranks, within a running operation; the ids of
    those who moved up, in order. Called after everything that may free a seat."""
    cohort = cohort_records.cohort(desk, cohort_id)
    if cohort.trashed_on is not None:
        return ()
    every = cohort_records.trainees(desk, cohort_id)
    up = []
    for each in waiting_list.settled(cohort, every, desk.today()):
        before = cohort_records.trainee(desk, each.id)
        records.update(desk.store, each)
        if before.status is _S.WAITING and each.status is _S.SELECTED:
            up.append(each.id)
    return tuple(up)


def with_moved_up(desk: Desk, label: str, ids: Sequence[int]) -> str:
    """The label of an operation, with who moved up by it."""
    if not ids:
        return label
    names = [_name(desk, cohort_records.trainee(desk, id_)) for id_ in ids]
    return f"{label} · 대기에서 선발 {others(names)}"


def select(desk: Desk, ids: Sequence[int]) -> Change:
    """선발, all or none. Raises UserError where there are fewer seats than people; the seats of
    who left during the course may be given away too."""

    def to(trainee: Trainee, today: date) -> Trainee:
        return replace(
            trainee, status=_S.SELECTED, selected_on=today, waiting_rank=None, alternative=""
        )

    return _move(desk, ids, "선발", _S.SELECTED, to, insist_seats)


def wait(desk: Desk, ids: Sequence[int]) -> Change:
    """대기, behind those who wait already and in the order given. Raises UserError while a seat
    is free that nobody else waits for."""

    def check(desk: Desk, cohort: Cohort, moved: Sequence[Trainee]) -> None:
        every = cohort_records.trainees(desk, cohort.id)
        if cohort.seats is None:
            raise UserError(
                "정원이 없는 기수라 대기 순번을 둘 수 없습니다. 아무것도 바꾸지 않았습니다. "
                "정원을 정하거나 선발로 하세요.",
                field="status",
            )
        gone = {each.id for each in moved}
        others_ = [each for each in every if each.id not in gone]
        free = waiting_list.free_seats(cohort, others_) or 0
        ahead = len(waiting_list.waiting(others_))
        if cohort.status in waiting_list.OPEN and free > ahead:
            raise UserError(
                f"정원 {cohort.seats:,}명에 빈 자리가 {free - ahead:,}개 있어 대기로 두지 "
                "않았습니다. 아무것도 바꾸지 않았습니다. 빈 자리만큼 먼저 선발하세요.",
                field="status",
            )

    place = [10**6]

    def to(trainee: Trainee, today: date) -> Trainee:
        del today
        place[0] += 1
        return replace(
            trainee, status=_S.WAITING, waiting_rank=place[0] - 1, selected_on=None, alternative=""
        )

    return _move(desk, ids, "대기", _S.WAITING, to, check)


def reject(desk: Desk, ids: Sequence[int], alternative: str = "") -> Change:
    """미선발, with what those people are offered instead (another cohort, 상담, a vacancy)."""

    def to(trainee: Trainee, today: date) -> Trainee:
        del today
        return replace(
            trainee,
            status=_S.REJECTED,
            waiting_rank=None,
            selected_on=None,
            alternative=alternative or trainee.alternative,
        )

    return _move(desk, ids, "미선발", _S.REJECTED, to)


def decline(desk: Desk, ids: Sequence[int]) -> Change:
    """입교 포기 of who was selected or waited; the next in line moves up. Raises UserError for
    one who was neither."""

    def check(desk: Desk, cohort: Cohort, moved: Sequence[Trainee]) -> None:
        del cohort
        for each in moved:
            if each.status not in (_S.SELECTED, _S.WAITING):
                raise UserError(
                    f"{_name(desk, each)} 님은 {each.status.value} 상태입니다. 입교 포기는 "
                    "선발되었거나 대기하던 분에게 적습니다. 아무것도 바꾸지 않았습니다.",
                    field="status",
                )

    def to(trainee: Trainee, today: date) -> Trainee:
        del today
        return replace(trainee, status=_S.DECLINED, waiting_rank=None, selected_on=None)

    return _move(desk, ids, "입교 포기", _S.DECLINED, to, check)


def cancel(desk: Desk, ids: Sequence[int]) -> Change:
    """신청 취소: counted in no 모집인원. Raises UserError for one who was selected already."""

    def check(desk: Desk, cohort: Cohort, moved: Sequence[Trainee]) -> None:
        del cohort
        for each in moved:
            if each.status is _S.SELECTED:
                raise UserError(
                    f"{_name(desk, each)} 님은 이미 선발되었습니다. 신청 취소로 적으면 "
                    "모집인원에서 빠집니다. 아무것도 바꾸지 않았습니다. 입교 포기로 적으세요.",
                    field="status",
                )

    def to(trainee: Trainee, today: date) -> Trainee:
        del today
        return replace(trainee, status=_S.CANCELLED, waiting_rank=None, selected_on=None)

    return _move(desk, ids, "신청 취소", _S.CANCELLED, to, check)


def reopen(desk: Desk, ids: Sequence[int]) -> Change:
    """Back to 신청, as if nothing had been decided; a seat that comes free so goes to who
    waits."""

    def to(trainee: Trainee, today: date) -> Trainee:
        del today
        return replace(
            trainee, status=_S.APPLIED, waiting_rank=None, selected_on=None, alternative=""
        )

    return _move(desk, ids, "신청으로 되돌리기", _S.APPLIED, to)


def reorder(desk: Desk, trainee_id: int, by: int) -> Change:
    """Move somebody ``by`` places down (or up, negative) on the waiting list."""
    with writing(desk, "대기 순번", Action.EDIT, _KIND) as work:
        here = _insist(desk, cohort_records.trainee(desk, trainee_id))
        line = waiting_list.waiting(cohort_records.trainees(desk, here.cohort_id or 0))
        ids = [each.id for each in line]
        if trainee_id not in ids:
            raise UserError(
                f"{_name(desk, here)} 님은 대기자가 아닙니다. 순번을 바꾸지 않았습니다.",
                field="waiting_rank",
            )
        at = ids.index(trainee_id)
        to = min(max(0, at + by), len(ids) - 1)
        line.insert(to, line.pop(at))
        for place, each in enumerate(line, 1):
            work.update(replace(each, waiting_rank=place))
        work.label(f"대기 {to + 1}번: {_name(desk, here)}")
        return work.change(trainee_id)


def begin(desk: Desk, cohort_id: int, ids: Sequence[int] | None = None) -> Change:
    """입교: who was selected is 교육중 (all of them, or ``ids``). Whoever begins after the course
    did has today as 수강 시작일. Raises UserError for one who was not selected."""
    with writing(desk, "입교", Action.EDIT, _KIND) as work:
        cohort = insist_open(cohort_records.cohort(desk, cohort_id))
        every = cohort_records.trainees(desk, cohort_id)
        if ids is None:
            chosen = [each for each in every if each.status is _S.SELECTED]
        else:
            chosen = [each for each in every if each.id in set(ids)]
        for each in chosen:
            if each.status is not _S.SELECTED:
                raise UserError(
                    f"{_name(desk, each)} 님은 {each.status.value} 상태입니다. 선발된 분만 "
                    "입교할 수 있습니다. 아무것도 바꾸지 않았습니다.",
                    field="status",
                )
            work.update(replace(each, status=_S.RUNNING, started_on=_late(cohort, desk.today())))
        if not chosen:
            raise UserError("입교할 분이 없습니다. 먼저 선발하세요.", field="status")
        work.label(f"입교: {others([_name(desk, each) for each in chosen])}")
        return work.change(*(each.id for each in chosen))


def _late(cohort: Cohort, today: date) -> date | None:
    running = cohort.status is CohortStatus.RUNNING
    late = running and cohort.starts_on is not None and today > cohort.starts_on
    return today if late else None


def _move(
    desk: Desk,
    ids: Sequence[int],
    words: str,
    status: TraineeStatus,
    to: Callable[[Trainee, date], Trainee],
    check: Callable[[Desk, Cohort, Sequence[Trainee]], None] | None = None,
) -> Change:
    """People of one cohort go to a state, all or none; then the free seats are given away."""
    wanted = list(dict.fromkeys(ids))
    with writing(desk, words, Action.EDIT, _KIND) as work:
        moved = [_insist(desk, cohort_records.trainee(desk, id_)) for id_ in wanted]
        moved = [each for each in moved if each.status is not status]
        if not moved:
            raise UserError(
                f"{with_particle(words, '으로/로')} 바꿀 분을 고르세요. 아무것도 바꾸지 "
                "않았습니다.",
                field="status",
            )
        names = [_name(desk, each) for each in moved]
        up: list[int] = []
        for cohort_id in dict.fromkeys(each.cohort_id or 0 for each in moved):
            mine = [each for each in moved if each.cohort_id == cohort_id]
            cohort = insist_open(cohort_records.cohort(desk, cohort_id))
            if check is not None:
                check(desk, cohort, mine)
            for each in mine:
                work.update(to(each, desk.today()))
            up += settle(desk, cohort_id)
        work.written.extend(up)
        work.label(with_moved_up(desk, f"{words}: {others(names)}", up))
        return work.change(*(each.id for each in moved))


def insist_seats(desk: Desk, cohort: Cohort, moved: Sequence[Trainee]) -> None:
    """Raise UserError when there are fewer seats to give than these people."""
    free = waiting_list.seats_to_give(cohort, cohort_records.trainees(desk, cohort.id))
    if free is not None and len(moved) > free:
        said = f"빈 자리는 {free:,}개입니다" if free else "빈 자리가 없습니다"
        raise UserError(
            f"정원 {cohort.seats:,}명에 {said}. {len(moved):,}명을 선발하지 않았습니다. "
            "인원을 줄이거나 대기로 두거나, 개요에서 정원을 늘리세요.",
            field="status",
        )


def insist_back(desk: Desk, cohort_id: int, back: Sequence[Trainee]) -> None:
    """Raise UserError when these, who left the course, are to be there again and have no seat."""
    cohort = cohort_records.cohort(desk, cohort_id)
    every = cohort_records.trainees(desk, cohort_id)
    ids = {each.id for each in back}
    after = [*(each for each in every if each.id not in ids), *back]
    if waiting_list.no_seat_to_come_back(cohort, every, after):
        raise UserError(
            f"정원 {cohort.seats:,}명이 차서 {others([_name(desk, each) for each in back])} 님이 "
            "돌아올 자리가 없습니다. 아무것도 바꾸지 않았습니다. 개요에서 정원을 먼저 늘리세요.",
            field="status",
        )


def _insist(desk: Desk, trainee: Trainee) -> Trainee:
    if trainee.trashed_on is not None:
        raise UserError(
            f"{_name(desk, trainee)}: 그사이 명단에서 빠져 휴지통에 있습니다. 바꾸지 않았습니다. "
            "먼저 되살리세요."
        )
    if trainee.status not in BEFORE:
        raise UserError(
            f"{_name(desk, trainee)} 님은 이미 교육을 시작했습니다({trainee.status.value}). 선발 "
            "상태를 바꾸지 않았습니다. 그만두신 분은 수료 화면에서 중도탈락으로 적으세요.",
            field="status",
        )
    return trainee


def _name(desk: Desk, trainee: Trainee) -> str:
    return stored.seeker(desk, trainee.seeker_id or 0).called
