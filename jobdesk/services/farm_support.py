"""농가일자리 지원금: 기안 → 승인 → 지급 → 정산, or 반려, each step held to the rules anew.

Nothing is paid twice and nothing without a confirmed day: an item of a day is bound from its 기안
on and free again when that is turned down (사례집 L10741, L10830). A 기안 and its lines are always
at one stage.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from jobdesk.data import operations
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.farm_support import (
    BOUND,
    SPENT,
    SupportBatch,
    SupportPayment,
    SupportStep,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy, with_particle
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_records, farm_support_book, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_held import (
    insist_budget,
    insist_caps,
    insist_days,
    insist_within,
    names,
    year_of,
)
from jobdesk.services.farm_support_proposal import Asked as Asked
from jobdesk.services.farm_support_proposal import Proposal as Proposal
from jobdesk.services.farm_support_proposal import propose as propose
from jobdesk.services.writing import insist, others, tidied, writing

_BATCHES, _LINES = KindId.SUPPORT_BATCHES, KindId.SUPPORT_PAYMENTS
_S = SupportStep
_NOTHING = "아무것도 바꾸지 않았습니다"
_KEPT = f"{_NOTHING}."
_DAYS = {_S.APPROVED: "approved_on", _S.PAID: "paid_on", _S.SETTLED: "settled_on"}
_BEFORE = {_S.APPROVED: _S.DRAFTED, _S.PAID: _S.APPROVED, _S.SETTLED: _S.PAID}

WAYS: dict[SupportStep, tuple[SupportStep, ...]] = {
    _S.DRAFTED: (_S.APPROVED, _S.REJECTED),
    _S.APPROVED: (_S.PAID, _S.DRAFTED, _S.REJECTED),
    _S.PAID: (_S.SETTLED, _S.APPROVED),
    _S.SETTLED: (_S.PAID,),
    _S.REJECTED: (_S.DRAFTED,),
}
"""Where a 기안 may go from each stage, the way on first."""

Key = tuple[int, str]
"""(id of the confirmed day, item)."""


# 기안


def draft(
    desk: Desk,
    month: date,
    keys: Collection[Key] | None = None,
    *,
    title: str = "",
    document: str = "",
    note: str = "",
) -> Change:
    """기안 of what the month (any day of it) is worth, all of it or ``keys`` alone. One operation.

    Raises UserError where nothing is to be asked for, and where something of ``keys`` was asked
    for or lost its confirmed day in the meantime.
    """
    with writing(desk, "지원금 기안", Action.ADD, _BATCHES) as work:
        found = propose(desk, month)
        lines = [one for one in found.lines if keys is None or one.key in keys]
        if keys is not None and len(lines) < len({*keys}):
            raise UserError(
                "그사이 다른 기안에 들어갔거나 근로확인이 취소된 것이 있습니다. 기안하지 "
                "않았습니다. 지급할 것을 다시 불러온 뒤 확인하세요."
            )
        if not lines:
            raise UserError(
                f"{month.year}년 {month.month}월에는 기안할 지원금이 없습니다. {_KEPT} "
                "근로확인이 된 날과 지원 기준을 확인하세요."
            )
        batch = tidied(
            SupportBatch(
                title=tidy(title) or _title(desk, found.month),
                month=found.month,
                document=document,
                drafted_on=desk.today(),
                counsellor=desk.user,
                note=note,
            )
        )
        insist(entries.check(desk, batch))
        id_ = work.insert(batch)
        with writing(desk, "지원금 기안", Action.ADD, _LINES) as inner:
            made = [_payment(id_, one) for one in lines]
            for each in made:
                insist(entries.check(desk, each))
            inner.insert_all(made)
        won = sum(one.amount for one in lines)
        work.label(f"지원금 기안: {batch.title} {len(lines):,}건 {won:,}원")
        return work.change(id_)


def save(desk: Desk, batch: SupportBatch) -> Change:
    """Store title, document, note and counsellor of a 기안; stage and days go by their own steps.

    Raises UserError and StaleRecord.
    """
    before = farm_records.batch(desk, batch.id)
    kept = replace(
        before,
        revision=batch.revision,
        title=batch.title,
        document=batch.document,
        note=batch.note,
        counsellor=batch.counsellor,
    )
    return entries.save(desk, kept)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put 기안 with their lines away: those that are drafted or turned down. Raises UserError for
    one that was approved."""
    with writing(desk, "지원금 기안 휴지통", Action.DELETE, _BATCHES) as work:
        found = [farm_records.batch(desk, id_) for id_ in ids]
        for one in found:
            if one.step not in (_S.DRAFTED, _S.REJECTED):
                raise UserError(
                    f"‘{one.title}’은 {one.step.value} 상태라 휴지통으로 옮기지 않았습니다. "
                    "아무것도 바뀌지 않았습니다. 먼저 기안 상태로 되돌리세요."
                )
        with writing(desk, "지원금 기안 휴지통", Action.DELETE, _LINES) as inner:
            inner.trash([line.id for line in farm_records.payments_of(desk, ids)])
        work.trash(ids)
        work.label(f"지원금 기안 휴지통: {others([one.title for one in found])}")
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take 기안 out of the 휴지통 with the lines that went along. Raises UserError where one of
    their days was asked for elsewhere in the meantime, as :func:`reopen`."""
    with writing(desk, "지원금 기안 되살리기", Action.EDIT, _BATCHES) as work:
        found = [farm_records.batch(desk, id_) for id_ in ids]
        for one in found:
            before = farm_support_book.over(desk, year_of(one))
            along = operations.put_away_with(desk.store, _BATCHES, one.id)
            lines = [ref.id for ref in along if ref.kind is _LINES]
            work.untrash([one.id])
            with writing(desk, "지원금 기안 되살리기", Action.EDIT, _LINES) as inner:
                inner.untrash(lines)
            if one.step in BOUND:
                insist_days(desk, farm_records.payments_of(desk, [one.id]), "되살리지 않았습니다")
                insist_caps(desk, one, before, "되살리지 않았습니다")
        work.label(f"지원금 기안 되살리기: {others([one.title for one in found])}")
        return work.change(*ids)


# The stages


def approve(desk: Desk, batch_id: int, on: date | None = None, *, document: str = "") -> Change:
    """승인. Raises UserError where a day lost its confirmation, was asked for twice, a cap is
    passed, or the budget of a source does not reach."""

    def check(batch: SupportBatch, lines: list[SupportPayment]) -> None:
        insist_days(desk, lines)
        insist_within(desk, batch, lines)
        insist_budget(desk, batch, lines)

    given = {"document": tidy(document)} if tidy(document) else {}
    return _on(desk, batch_id, _S.APPROVED, on, check, **given)


def pay(desk: Desk, batch_id: int, on: date | None = None) -> Change:
    """지급, all lines on one day. Raises UserError as :func:`approve`, and naming somebody whose
    evidence is missing."""

    def check(batch: SupportBatch, lines: list[SupportPayment]) -> None:
        del batch
        insist_days(desk, lines)
        bare = [one for one in lines if one.bare]
        if bare:
            who = list(dict.fromkeys(names(desk, bare).values()))
            raise UserError(
                f"{others(who)} 님의 {with_particle(bare[0].evidence, '이/가')} 아직 없습니다"
                f"({len(bare):,}건). 지급하지 않았습니다. 증빙을 접수하거나, 기안으로 되돌려 그 "
                "줄을 빼세요."
            )

    return _on(desk, batch_id, _S.PAID, on, check)


def settle(desk: Desk, batch_id: int, on: date | None = None) -> Change:
    """정산 of what was paid. Raises UserError."""
    return _on(desk, batch_id, _S.SETTLED, on, lambda _batch, lines: insist_days(desk, lines))


def back(desk: Desk, batch_id: int, reason: str = "") -> Change:
    """One stage back: 정산 → 지급 → 승인 → 기안. Taking a payment back needs a reason, which the
    note keeps. Raises UserError."""
    batch = farm_records.batch(desk, batch_id)
    if batch.step not in _BEFORE:
        raise UserError(f"{batch.step.value} 상태에서는 더 되돌릴 단계가 없습니다. {_KEPT}")
    why = tidy(reason)
    if batch.step is _S.PAID:
        insist(need("reason", why, "지급을 취소하는 사유"))
    told = f"{batch.step.value} 취소: {why}" if why else ""
    cleared: dict[str, Any] = {_DAYS[batch.step]: None}
    changed = replace(batch, **cleared, note="\n".join(filter(None, (batch.note, told))))
    return _move(desk, batch, replace(changed, step=_BEFORE[batch.step]), f"{batch.step} 취소")


def reject(desk: Desk, batch_id: int, reason: str) -> Change:
    """반려 with the reason: its days may be asked for again. Raises UserError for one that was
    paid, which is taken back first."""
    why = tidy(reason)
    insist(need("reason", why, "반려 사유"))
    batch = farm_records.batch(desk, batch_id)
    if batch.step not in (_S.DRAFTED, _S.APPROVED):
        raise UserError(
            f"‘{batch.title}’은 {batch.step.value} 상태라 반려할 수 없습니다. {_KEPT}"
            + (" 먼저 지급을 취소하세요." if batch.step in SPENT else "")
        )
    after = replace(batch, step=_S.REJECTED, reason=why, approved_on=None)
    return _move(desk, batch, after, "반려")


def reopen(desk: Desk, batch_id: int) -> Change:
    """A 기안 that was turned down is drafted again. Raises UserError where one of its days was
    asked for elsewhere in the meantime, lost its confirmation, or a cap would be passed."""
    batch = farm_records.batch(desk, batch_id)
    if batch.step is not _S.REJECTED:
        raise UserError(f"반려한 기안이 아닙니다. {_KEPT}")
    with desk.store.operation("지원금 다시 기안") as operation:
        before = farm_support_book.over(desk, year_of(batch))
        after = replace(batch, step=_S.DRAFTED, reason="", drafted_on=desk.today())
        change = _move(desk, batch, after, "다시 기안")
        insist_days(desk, farm_records.payments_of(desk, [batch_id]))
        insist_caps(desk, batch, before)
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _on(
    desk: Desk,
    batch_id: int,
    step: SupportStep,
    on: date | None,
    check: Callable[[SupportBatch, list[SupportPayment]], None],
    **given: str,
) -> Change:
    day = on or desk.today()
    batch = farm_records.batch(desk, batch_id)
    field, label = _DAYS[step], f"{step.value}일"
    insist(not_after(field, day, desk.today(), label))
    if batch.trashed_on is not None or batch.step is not _BEFORE[step]:
        state = "휴지통" if batch.trashed_on is not None else batch.step.value
        raise UserError(
            f"‘{batch.title}’은 {state} 상태라 {with_particle(step.value, '으로/로')} 바꿀 수 "
            f"없습니다. {_KEPT} 화면을 새로 고쳐 확인하세요."
        )
    last = batch.paid_on or batch.approved_on or batch.drafted_on
    if last is not None and day < last:
        raise UserError(
            f"{label}이 앞 단계의 날({last.isoformat()})보다 앞섭니다. {_KEPT}", field=field
        )
    with desk.store.operation(f"지원금 {step.value}") as operation:
        check(batch, farm_records.payments_of(desk, [batch_id]))
        values: dict[str, Any] = {field: day, "step": step, **given}
        change = _move(desk, batch, replace(batch, **values), step.value)
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _move(desk: Desk, batch: SupportBatch, after: SupportBatch, word: str) -> Change:
    """Store a 기안 at another stage, its lines with it."""
    with writing(desk, f"지원금 {word}", Action.EDIT, _BATCHES) as work:
        insist(entries.check(desk, after))
        work.update(tidied(after))
        lines = farm_records.payments_of(desk, [batch.id])
        with writing(desk, f"지원금 {word}", Action.EDIT, _LINES) as inner:
            inner.update_all([replace(one, step=after.step) for one in lines])
        won = sum(one.amount or 0 for one in lines)
        work.label(f"지원금 {word}: {batch.title} {len(lines):,}건 {won:,}원")
        return work.change(batch.id)


def _payment(batch_id: int, one: Asked) -> SupportPayment:
    return SupportPayment(
        batch_id=batch_id,
        farm_day_id=one.day_id,
        seeker_id=one.seeker_id,
        employer_id=one.employer_id,
        work_date=one.on,
        item=one.item,
        source=one.source,
        payee=one.payee,
        amount=one.amount,
        evidence=one.evidence,
        note=f"{one.cut.value} 적용" if one.cut.value else "",
    )


def _title(desk: Desk, month: date) -> str:
    """``2026년 11월 농가일자리 지원금``, with ``2차`` where there is one."""
    base = f"{month.year}년 {month.month}월 농가일자리 지원금"
    ids = lists.find(desk, _BATCHES)
    known = {str(title) for (title,) in lists.rows(desk, _BATCHES, ids, ("title",)).values()}
    at = 1
    while (f"{base} {at}차" if at > 1 else base) in known:
        at += 1
    return f"{base} {at}차" if at > 1 else base
