"""수료 판정: who completes and why, decided by the rule for all or some, and exceptions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain import completion
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy
from jobdesk.domain.trainees import DECIDED, Trainee, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lists
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.completion_board import Board as Board
from jobdesk.services.completion_board import CompletionRow as CompletionRow
from jobdesk.services.completion_board import board as board
from jobdesk.services.completion_guard import insist_no_certificate
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, others, writing

_KIND = KindId.TRAINEES
_S = TraineeStatus
_KEPT = "아무것도 바꾸지 않았습니다."


def decide(
    desk: Desk,
    cohort_id: int,
    trainee_ids: Collection[int] | None = None,
    completed_on: date | None = None,
) -> Change:
    """수료 or 미수료 as the rule says it, for all who are in training or for these; one operation.

    ``completed_on`` is the 수료일, by default the last lesson. Raises UserError naming those of
    whom nothing can be said (출결 미입력, lessons to come), those whose 수료증 is out and would
    not complete any more, and those who left before.
    """
    with writing(desk, "수료 판정", Action.EDIT, _KIND) as work:
        found = board(desk, cohort_id)
        insist_open(found.cohort)
        wanted = [row for row in found.rows if trainee_ids is None or row.id in trainee_ids]
        if trainee_ids is None:
            wanted = [row for row in wanted if row.said is not None]
        if not wanted:
            raise UserError(f"판정할 교육생이 없습니다. {_KEPT}")
        _insist_sayable(wanted)
        day = completed_on or _day(desk, found)
        _insist_day(desk, found, day)
        after = []
        for row in wanted:
            assert row.said is not None
            assert row.said.status is not None
            after.append(_decided(desk, row.id, row.said.status, day, again=completed_on))
        insist_no_certificate(
            desk, [one for one in after if one.status is not _S.COMPLETED], "미수료로 판정하지"
        )
        work.update_all(after)
        counted = completion.tally([one.status for one in after])
        work.label(f"수료 판정: {others([row.name for row in wanted])} ({counted})")
        return work.change(*(one.id for one in after))


def except_(
    desk: Desk, trainee_ids: Sequence[int], reason: str, completed_on: date | None = None
) -> Change:
    """수료 against the rule for these people, for a ``reason`` that is kept and printed.

    Raises UserError without a reason, while days are not marked or lessons are to come, and for
    somebody whom the rule completes anyhow.
    """
    why = tidy(reason)
    insist(need("exception", why, "예외로 수료하는 사유"))
    with writing(desk, "예외 수료", Action.EDIT, _KIND) as work:
        people = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(trainee_ids)]
        if not people:
            raise UserError(f"예외로 수료할 분을 고르세요. {_KEPT}")
        after, names = [], []
        boards: dict[int, Board] = {}
        for one in people:
            of = one.cohort_id or 0
            found = boards[of] = boards.get(of) or board(desk, of)
            insist_open(found.cohort)
            row = next((each for each in found.rows if each.id == one.id), None)
            name = lists.title(desk, _KIND, one.id)
            if row is None or row.said is None:
                raise UserError(f"{name} 님은 {_is(one.status)}라 판정할 수 없습니다. {_KEPT}")
            said = completion.ruling(found.rule, row.standing, why)
            if said.status is None:
                raise UserError(f"{name} 님: {said.why}. {_KEPT}", field="exception")
            if row.standing.reaches:
                raise UserError(
                    f"{name} 님은 기준대로 수료합니다({said.why}). 예외 사유가 필요 없습니다. "
                    f"{_KEPT}",
                    field="exception",
                )
            day = completed_on or _day(desk, found)
            _insist_day(desk, found, day)
            done = _decided(desk, one.id, _S.COMPLETED, day, again=completed_on)
            after.append(replace(done, exception=why))
            names.append(name)
        work.update_all(after)
        work.label(f"예외 수료: {others(names)}")
        return work.change(*(one.id for one in after))


def take_back(desk: Desk, trainee_ids: Sequence[int]) -> Change:
    """As if it had not been decided: 교육중 again, exception and 수료일 gone. Raises UserError
    where a 수료증 is out, or nothing was decided."""
    with writing(desk, "수료 판정 취소", Action.EDIT, _KIND) as work:
        people = [cohort_records.trainee(desk, id_) for id_ in dict.fromkeys(trainee_ids)]
        if not people:
            raise UserError(f"판정을 취소할 분을 고르세요. {_KEPT}")
        names = lists.called(desk, _KIND, [one.id for one in people])
        for one in people:
            if one.status not in DECIDED:
                raise UserError(f"{names[one.id]} 님은 아직 판정하지 않았습니다. {_KEPT}")
        insist_no_certificate(desk, people, "판정을 취소하지")
        work.update_all(
            [replace(one, status=_S.RUNNING, completed_on=None, exception="") for one in people]
        )
        work.label(f"수료 판정 취소: {others([names[one.id] for one in people])}")
        return work.change(*(one.id for one in people))


def _decided(
    desk: Desk, trainee_id: int, status: TraineeStatus, day: date, *, again: date | None
) -> Trainee:
    """The trainee with what was decided; who was 수료 before keeps the 수료일 unless one is
    given."""
    before = cohort_records.trainee(desk, trainee_id)
    if status is not _S.COMPLETED:
        return replace(before, status=status, completed_on=None, exception="")
    kept = before.completed_on if before.status is _S.COMPLETED and again is None else None
    return replace(before, status=status, completed_on=kept or day)


def _insist_sayable(rows: Sequence[CompletionRow]) -> None:
    gone = [row for row in rows if row.said is None]
    if gone:
        raise UserError(
            f"{others([row.name for row in gone])} 님은 {_is(gone[0].status)}라 판정하지 않습니다. "
            f"{_KEPT}"
        )
    mute = [row for row in rows if row.said is not None and row.said.status is None]
    if mute:
        assert mute[0].said is not None
        told = f"{mute[0].name} 님: {mute[0].said.why}"
        if len(mute) > 1:
            told = f"{others([row.name for row in mute])} 님은 아직 판정할 수 없습니다({told})"
        raise UserError(
            f"{told}. {_KEPT} 출석부를 모두 적은 뒤에 판정하거나, 판정할 수 있는 분만 고르세요.",
            field="attendance",
        )


def _day(desk: Desk, found: Board) -> date:
    return min(found.last_lesson or found.cohort.ends_on or desk.today(), desk.today())


def _insist_day(desk: Desk, found: Board, day: date) -> None:
    insist(not_after("completed_on", day, desk.today(), "수료일"))
    first = found.cohort.starts_on
    if first is not None and day < first:
        raise UserError(f"수료일이 개강일보다 앞섭니다. {_KEPT}", field="completed_on")


def _is(status: TraineeStatus) -> str:
    return f"‘{status.value}’ 상태"
