"""The lines of a 기안: taken out, worth less by a receipt, their papers received."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import not_after
from jobdesk.domain.farm_support import SupportBatch, SupportPayment, SupportStep
from jobdesk.domain.farm_support_rules import in_force
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_records, farm_support_book
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_held import insist_caps, names, year_of
from jobdesk.services.writing import insist, others, writing

_LINES = KindId.SUPPORT_PAYMENTS
_S = SupportStep
_KEPT = "아무것도 바꾸지 않았습니다."


def drop(desk: Desk, payment_ids: Sequence[int]) -> Change:
    """Take lines out of a 기안, so that their days may be asked for again. Raises UserError for
    one that was approved, and where it would leave the 기안 without a line."""
    with writing(desk, "지원금 빼기", Action.DELETE, _LINES) as work:
        lines = _lines(desk, payment_ids)
        batch = _one_batch(desk, lines, (_S.DRAFTED,), "빼지")
        if len(lines) == len(farm_records.payments_of(desk, [batch.id])):
            raise UserError(
                f"기안에 남는 것이 없게 됩니다. {_KEPT} 기안을 통째로 반려하거나 휴지통으로 "
                "옮기세요."
            )
        work.trash([one.id for one in lines])
        called = names(desk, lines)
        work.label(f"지원금 빼기: {others(list(called.values()))}")
        return work.change(*(one.id for one in lines))


def set_amount(desk: Desk, payment_id: int, amount: int | None) -> Change:
    """Less than the day is worth, as a receipt says; in a 기안 alone. Raises UserError for more
    than the terms and the caps give."""
    with writing(desk, "지원금 금액", Action.EDIT, _LINES) as work:
        (line,) = _lines(desk, [payment_id])
        batch = _one_batch(desk, [line], (_S.DRAFTED,), "바꾸지")
        after = replace(line, amount=amount)
        insist(entries.check(desk, after))
        before = farm_support_book.over(desk, year_of(batch))
        most = _full(desk, line)
        if most is not None and (amount or 0) > most:
            raise UserError(
                f"하루 기준 {most:,}원을 넘습니다. 저장하지 않았습니다.", field="amount"
            )
        work.update(after)
        insist_caps(desk, batch, before)
        work.label(f"지원금 금액: {names(desk, [line])[line.id]} {amount or 0:,}원")
        return work.change(payment_id)


# 증빙


def receive(desk: Desk, payment_ids: Sequence[int], on: date | None = None) -> Change:
    """The paper (영수증) of these lines came, today or on a day before. Raises UserError."""
    day = on or desk.today()
    insist(not_after("evidence_on", day, desk.today(), "증빙 접수일"))
    return _mark(desk, payment_ids, day, "지원금 증빙 접수")


def unreceive(desk: Desk, payment_ids: Sequence[int]) -> Change:
    """The paper did not come after all; refused once the money has left."""
    return _mark(desk, payment_ids, None, "지원금 증빙 접수 취소")


def _mark(desk: Desk, ids: Sequence[int], day: date | None, label: str) -> Change:
    with writing(desk, label, Action.EDIT, _LINES) as work:
        lines = _lines(desk, ids)
        _one_batch(desk, lines, (_S.DRAFTED, _S.APPROVED), "증빙을 바꾸지")
        wanted = [one for one in lines if one.evidence]
        if not wanted:
            raise UserError(f"증빙이 필요한 항목이 아닙니다. {_KEPT}")
        work.update_all([replace(one, evidence_on=day) for one in wanted])
        work.label(f"{label}: {others(list(names(desk, wanted).values()))}")
        return work.change(*(one.id for one in wanted))


def _full(desk: Desk, line: SupportPayment) -> int | None:
    """What the terms in force give for the day of a line, None where none are."""
    who = farm_support_book.people(desk)
    item = in_force(
        farm_records.items(desk),
        line.item,
        who.origin(line.seeker_id or 0),
        line.work_date or desk.today(),
    )
    return None if item is None else item.amount


def _lines(desk: Desk, ids: Sequence[int]) -> list[SupportPayment]:
    found: list[SupportPayment] = records.get_many(desk.store, _LINES, list(dict.fromkeys(ids)))
    if not found or any(one.trashed_on is not None for one in found):
        raise UserError(f"그 지원금 줄이 이미 없습니다. {_KEPT} 화면을 새로 고치세요.")
    return found


def _one_batch(
    desk: Desk, lines: Sequence[SupportPayment], steps: Collection[SupportStep], doing: str
) -> SupportBatch:
    ids = {one.batch_id for one in lines}
    if len(ids) != 1:
        raise UserError(f"한 기안의 줄만 함께 고르세요. {_KEPT}")
    batch = farm_records.batch(desk, ids.pop() or 0)
    if batch.step not in steps:
        raise UserError(
            f"‘{batch.title}’은 {batch.step.value} 상태라 {doing} 않았습니다. 아무것도 바뀌지 "
            "않았습니다. 먼저 기안 상태로 되돌리세요."
        )
    return batch
