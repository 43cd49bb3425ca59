"""면접활동비: 대상 → 확인서 접수 → 승인 → 지급, each step held to the rules before it is written.

Nothing is paid without the slip, twice for one interview, over a person's cap, or for an
interview that did not happen (사례집 L10910); the person's merged records count as one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import allowances as rules_of
from jobdesk.domain.allowances import ALLOWANCE_STEPS, Room
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import (
    Allowance,
    AllowanceStatus,
    check_allowance,
)
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import tidy, with_particle
from jobdesk.errors import UserError
from jobdesk.services import allowance_rules, entries, lists, same_person, stored
from jobdesk.services.access import Action
from jobdesk.services.allowance_interview import insist_day, insist_met
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.ALLOWANCES
_S = AllowanceStatus
_BOUND = (_S.APPROVED, _S.PAID)

rule_on = allowance_rules.rule_on


def get(desk: Desk, id_: int) -> Allowance:
    """The allowance of that id. Raises UserError when there is none."""
    found: Allowance = records.get(desk.store, _KIND, id_)
    return found


def room(desk: Desk, seeker_id: int, day: date) -> Room:
    """What a person may still get for an interview on ``day``, approved ones counted."""
    rule = rule_on(desk, day)
    return rules_of.room(rule, _of_person(desk, seeker_id, _BOUND), day)


def remembered(desk: Desk, seeker_id: int) -> tuple[str, str, str]:
    """Bank, account and holder as the person was paid last; the name alone where never."""
    paid = [one for one in _of_person(desk, seeker_id, (_S.PAID,)) if one.account]
    if not paid:
        return ("", "", stored.seeker(desk, seeker_id).name)
    last = max(paid, key=lambda one: (one.paid_on or date.min, one.id))
    return (last.bank, last.account, last.holder)


def for_referral(desk: Desk, referral_id: int) -> Change:
    """Open the allowance of a referral whose interview took place, worth what the rule says.

    Raises UserError when it did not, or when there is one already.
    """
    referral = stored.referral(desk, referral_id)
    vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
    return add(
        desk,
        Allowance(
            seeker_id=referral.seeker_id,
            employer_id=vacancy.employer_id,
            referral_id=referral.id,
            interview_on=referral.interview_on,
            counsellor=referral.counsellor or desk.user,
        ),
    )


def add(desk: Desk, allowance: Allowance) -> Change:
    """Open an allowance as 대상; amount, firm and account are filled in where they are known.

    Raises UserError with the field that is wrong.
    """
    with writing(desk, "면접활동비 대상", Action.ADD, _KIND) as work:
        clean = _filled(desk, tidied(replace(allowance, status=_S.DUE, slip_on=None, slip_by="")))
        insist(need("seeker", clean.seeker_id, "구직자"))
        seeker = stored.seeker(desk, clean.seeker_id or 0)
        if seeker.trashed_on is not None:
            raise UserError(
                f"{seeker.called} 님은 휴지통에 있습니다. 만들지 않았습니다. 먼저 되살리세요.",
                field="seeker",
            )
        insist_day(desk, clean)
        insist_met(desk, clean)
        insist(check_allowance(clean, desk.today()))
        _refuse_same(desk, clean)
        work.label(f"면접활동비 대상: {seeker.called}")
        return work.change(work.insert(clean))


def save(desk: Desk, allowance: Allowance) -> Change:
    """Store what a stage leaves open (account, note; the amount until 승인).

    Raises UserError when a locked field was changed, and StaleRecord.
    """
    clean = tidied(allowance)
    with writing(desk, "면접활동비 수정", Action.EDIT, _KIND) as work:
        before = get(desk, clean.id)
        locked = rules_of.changed_locked(before, clean)
        if locked:
            name = next(f.label for f in KINDS[_KIND].stored if locked in (f.id, f"{f.id}_id"))
            raise UserError(
                f"{before.status.value} 상태에서는 {name} 항목을 바꿀 수 없습니다. 저장된 내용은 "
                "그대로입니다. 고쳐야 하면 사유를 적어 반려한 뒤 다시 시작하세요.",
                field=locked.removesuffix("_id"),
            )
        insist(check_allowance(clean, desk.today()))
        if clean.interview_on != before.interview_on:
            insist_day(desk, clean)
            insist_met(desk, clean)
            _refuse_same(desk, clean)
        if clean.amount != before.amount:
            _insist_amount(desk, clean)
        work.label(f"면접활동비 수정: {_name(desk, clean)}")
        work.update(clean)
        return work.change(clean.id)


def receive_slip(
    desk: Desk,
    id_: int,
    on: date | None,
    by: str,
    account: tuple[str, str, str] | None = None,
) -> Change:
    """Note the 면접확인서: the day it came in and who signed it at the firm.

    ``account``, if given, is (bank, account, holder) as it stands there. Raises UserError.
    """
    signer = tidy(by)
    insist(
        [
            *need("slip_on", on, "확인서 접수일"),
            *not_after("slip_on", on, desk.today(), "확인서 접수일"),
            *need("slip_by", signer, "업체 확인자"),
        ]
    )

    def with_slip(one: Allowance) -> Allowance:
        insist_met(desk, one)
        if account is not None:
            bank, number, holder = map(tidy, account)
            one = replace(one, bank=bank, account=number, holder=holder)
        return replace(one, slip_on=on, slip_by=signer)

    return _move(desk, [id_], _S.SLIP, with_slip)


def approve(desk: Desk, ids: Sequence[int]) -> Change:
    """Approve allowances, all of them or none; they then count against the person's cap."""

    def approved(one: Allowance) -> Allowance:
        _insist_payable(desk, one, _BOUND)
        return replace(one, decided_on=desk.today())

    return _move(desk, ids, _S.APPROVED, approved)


def pay(desk: Desk, ids: Sequence[int], on: date | None = None) -> Change:
    """Pay approved allowances on one day (today), all of them or none, in one operation.

    Raises UserError naming the person whose payment the rules forbid.
    """
    day = on or desk.today()
    insist(not_after("paid_on", day, desk.today(), "지급일"))

    def paid(one: Allowance) -> Allowance:
        _insist_payable(desk, one, (_S.PAID,))
        if one.decided_on is not None and day < one.decided_on:
            raise UserError(
                f"{_name(desk, one)} 님의 지급일이 승인일({one.decided_on.isoformat()})보다 "
                "앞섭니다. 아무것도 지급하지 않았습니다.",
                field="paid_on",
            )
        return replace(one, paid_on=day)

    return _move(desk, ids, _S.PAID, paid)


def refusal(desk: Desk, id_: int, status: AllowanceStatus) -> str:
    """Why an allowance may not be approved or paid now, as that step would say it; ``""``
    where it may. Several together may still go over a cap, which the step itself says."""
    one = get(desk, id_)
    try:
        _insist_step(desk, one, status)
        _insist_payable(desk, one, _BOUND if status is _S.APPROVED else (_S.PAID,))
    except UserError as error:
        return error.message
    return ""


def reject(desk: Desk, id_: int, reason: str) -> Change:
    """Turn an allowance down, or take a payment back, with the reason. Raises UserError."""
    why = tidy(reason)
    insist(need("reason", why, "반려 사유"))

    def rejected(one: Allowance) -> Allowance:
        return replace(one, reason=why, paid_on=None)

    return _move(desk, [id_], _S.REJECTED, rejected)


def reopen(desk: Desk, id_: int) -> Change:
    """Begin a rejected allowance again as 대상; a slip is asked for anew. Raises UserError."""

    def again(one: Allowance) -> Allowance:
        fresh = rules_of.reopened(one)
        insist_met(desk, fresh)
        _refuse_same(desk, fresh)
        return fresh

    return _move(desk, [id_], _S.DUE, again)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put allowances away. Raises UserError for one that was approved or paid."""
    for id_ in ids:
        one = get(desk, id_)
        if one.status in _BOUND:
            raise UserError(
                f"{_name(desk, one)} 님의 면접활동비는 {one.status.value} 상태라 휴지통으로 옮기지 "
                "않았습니다. 아무것도 바뀌지 않았습니다. 잘못되었으면 사유를 적어 반려하세요."
            )
    return entries.trash(desk, _KIND, ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take allowances out of the 휴지통. Raises UserError when the interview has another."""
    with desk.store.operation("면접활동비 되살리기") as operation:
        change = entries.untrash(desk, _KIND, ids)
        for id_ in ids:
            one = get(desk, id_)
            if one.status is not _S.REJECTED:
                _refuse_same(desk, one)
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _move(
    desk: Desk, ids: Sequence[int], status: AllowanceStatus, step: Callable[[Allowance], Allowance]
) -> Change:
    """One operation that takes allowances to ``status`` by way of ``step``."""
    if not ids:
        raise UserError("면접활동비를 고르세요.")
    with writing(desk, f"면접활동비 {status.value}", Action.EDIT, _KIND) as work:
        names = []
        for id_ in dict.fromkeys(ids):
            before = get(desk, id_)
            _insist_step(desk, before, status)
            _write(desk, work, replace(step(before), status=status))
            names.append(_name(desk, before))
        undone = before.status is _S.PAID
        work.label(f"면접활동비 {'지급 취소' if undone else status.value}: {others(names)}")
        return work.change(*dict.fromkeys(ids))


def _write(desk: Desk, work: Writing, after: Allowance) -> None:
    insist(check_allowance(after, desk.today()))
    work.update(after)


def _insist_step(desk: Desk, before: Allowance, status: AllowanceStatus) -> None:
    if before.trashed_on is None and status in ALLOWANCE_STEPS[before.status]:
        return
    if before.trashed_on is None and before.status is status:
        on = f"({before.paid_on.isoformat()})" if before.paid_on is not None else ""
        raise UserError(
            f"{_name(desk, before)} 님의 면접활동비는 이미 {status.value} 상태입니다{on}. "
            "아무것도 바뀌지 않았습니다.",
            field="status",
        )
    state = "휴지통" if before.trashed_on is not None else before.status.value
    raise UserError(
        f"{_name(desk, before)} 님의 면접활동비는 {state} 상태라 "
        f"{with_particle(status.value, '으로/로')} 바꿀 수 "
        "없습니다. 아무것도 바뀌지 않았습니다.",
        field="status",
    )


def _filled(desk: Desk, allowance: Allowance) -> Allowance:
    one = allowance
    if one.referral_id is not None:
        referral = stored.referral(desk, one.referral_id)
        if referral.seeker_id != one.seeker_id:
            raise UserError(
                "알선 기록이 이 구직자의 것이 아닙니다. 만들지 않았습니다.", field="referral"
            )
        vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
        interview_on = one.interview_on or referral.interview_on
        one = replace(one, employer_id=vacancy.employer_id, interview_on=interview_on)
    if one.seeker_id is not None and not one.account:
        bank, account, holder = remembered(desk, one.seeker_id)
        one = replace(one, bank=one.bank or bank, account=account, holder=one.holder or holder)
    if one.interview_on is not None:
        if one.amount is None:
            one = replace(one, amount=rule_on(desk, one.interview_on).amount)
        _insist_amount(desk, one)
    return replace(one, counsellor=one.counsellor or desk.user)


def _insist_amount(desk: Desk, one: Allowance) -> None:
    most = rule_on(desk, one.interview_on or desk.today()).amount
    if one.amount is not None and most is not None and one.amount > most:
        raise UserError(
            f"금액이 면접일의 기준 {most:,}원을 넘습니다. 저장하지 않았습니다.", field="amount"
        )


def _refuse_same(desk: Desk, one: Allowance) -> None:
    live = tuple(status for status in _S if status is not _S.REJECTED)
    for other in _of_person(desk, one.seeker_id or 0, live):
        if other.id != one.id and rules_of.same_interview(one, other):
            day = other.interview_on.isoformat() if other.interview_on else ""
            raise UserError(
                f"{_name(desk, one)} 님의 {day} 면접에는 면접활동비가 이미 있습니다"
                f"({other.status.value}). 새로 만들지 않았습니다. 그 기록을 여세요.",
                field="referral",
            )


def _insist_payable(desk: Desk, one: Allowance, counted: Sequence[AllowanceStatus]) -> None:
    insist_met(desk, one)
    rule = rule_on(desk, one.interview_on or desk.today())
    mates = [o for o in _of_person(desk, one.seeker_id or 0, counted) if o.id != one.id]
    problems = rules_of.payable(one, rule, mates)
    if problems:
        raise UserError(
            f"{_name(desk, one)} 님: {problems[0].message} 아무것도 바뀌지 않았습니다.",
            field=problems[0].field,
        )


def _of_person(desk: Desk, seeker_id: int, statuses: Sequence[AllowanceStatus]) -> list[Allowance]:
    """The person's allowances outside the trash, those of merged records too."""
    conditions = (
        Condition("seeker_id", Op.IN, same_person.records_of(desk, seeker_id)),
        Condition("status", Op.IN, tuple(status.value for status in statuses)),
    )
    ids = lists.find(desk, _KIND, Filter(conditions=conditions), Order("id"))
    return records.get_many(desk.store, _KIND, list(ids))


def _name(desk: Desk, one: Allowance) -> str:
    return stored.seeker(desk, one.seeker_id or 0).name
