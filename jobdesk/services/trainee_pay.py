"""훈련수당: what a month comes to by the 출석부, counted and paid; what was paid stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy
from jobdesk.domain.trainee_pay import month_of
from jobdesk.domain.trainees import (
    AllowanceStep,
    TraineeAllowance,
)
from jobdesk.errors import UserError
from jobdesk.services import access, entries, lists
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.trainee_pay_sheet import PayRow as PayRow
from jobdesk.services.trainee_pay_sheet import PaySheet as PaySheet
from jobdesk.services.trainee_pay_sheet import sheet as sheet
from jobdesk.services.writing import insist, others, tidied, writing

_KIND = KindId.TRAINEE_ALLOWANCES
_COUNTED, _PAID = AllowanceStep.COUNTED, AllowanceStep.PAID
_KEPT = "아무것도 바꾸지 않았습니다."


def count(
    desk: Desk, cohort_id: int, month: date, trainee_ids: Collection[int] | None = None
) -> Change:
    """산정: keep what the 출석부 gives for the month, for all or for these; counted again where it
    was counted before. What was paid stays. One operation.

    Who gets nothing has no record. Raises UserError where the cohort has no allowance, and while
    days of the month are not marked.
    """
    with writing(desk, "훈련수당 산정", Action.EDIT, _KIND) as work:
        found = sheet(desk, cohort_id, month_of(month))
        insist_open(found.cohort)
        _insist_rule(found)
        rows = _chosen(found, trainee_ids)
        open_ = [row for row in rows if row.unmarked and not row.paid]
        if open_:
            raise UserError(
                f"{others([row.name for row in open_])} 님의 출결이 아직 비어 있습니다"
                f"({open_[0].name} 님 {open_[0].unmarked:,}일). {_KEPT} 출석부를 먼저 적으세요.",
                field="attendance",
            )
        new, changed, gone = [], [], []
        for row in rows:
            if row.paid:
                continue
            old = row.record or TraineeAllowance(
                cohort_id=cohort_id,
                trainee_id=row.id,
                month=found.month,
                account=row.account,
                counsellor=desk.user,
            )
            made = replace(old, days=row.owed.days, amount=row.owed.amount, step=_COUNTED)
            if not row.owed.amount:
                gone += [old.id] if old.id else []
            elif not old.id:
                new.append(tidied(made))
            elif made != old:
                changed.append(tidied(made))
        if not (new or changed or gone):
            raise UserError(f"산정한 것과 출석부가 같습니다. {_KEPT}")
        for one in (*new, *changed):
            insist(entries.check(desk, one))
        ids = [*work.insert_all(new), *work.update_all(changed), *gone]
        if gone:
            work.trash(gone)
        won = sum(one.amount or 0 for one in (*new, *changed))
        work.label(
            f"훈련수당 산정: {month.year}년 {month.month}월 {len(new + changed):,}명 {won:,}원"
        )
        return work.change(*ids)


def pay(
    desk: Desk,
    cohort_id: int,
    month: date,
    trainee_ids: Collection[int] | None = None,
    on: date | None = None,
) -> Change:
    """지급 of what was counted for the month, for all or for these, all or none, on one day.

    Raises UserError naming somebody whose 출석부 says something else by now, or who was not
    counted; and where the day is before the month has begun or after today.
    """
    day = on or desk.today()
    insist(not_after("paid_on", day, desk.today(), "지급일"))
    if day < month_of(month):
        raise UserError(f"지급일이 대상 월보다 앞섭니다. {_KEPT}", field="paid_on")
    with writing(desk, "훈련수당 지급", Action.EDIT, _KIND) as work:
        found = sheet(desk, cohort_id, month_of(month))
        insist_open(found.cohort)
        rows = [row for row in _chosen(found, trainee_ids) if not row.paid]
        if trainee_ids is None:
            rows = [row for row in rows if row.record is not None or row.owed.amount]
        if not rows:
            raise UserError(f"지급할 수당이 없습니다. 이미 모두 지급했습니다. {_KEPT}")
        bare = [row for row in rows if row.record is None]
        if bare:
            raise UserError(
                f"{others([row.name for row in bare])} 님은 아직 산정하지 않았습니다. {_KEPT} "
                "먼저 산정하세요."
            )
        stale = [row for row in rows if row.stale]
        if stale:
            raise UserError(
                f"{others([row.name for row in stale])} 님은 산정한 뒤에 출결이 바뀌었습니다. "
                f"{_KEPT} 다시 산정한 뒤에 지급하세요."
            )
        after = [
            replace(row.record, step=_PAID, paid_on=day) for row in rows if row.record is not None
        ]
        for one in after:
            insist(entries.check(desk, one))
        work.update_all(after)
        won = sum(one.amount or 0 for one in after)
        work.label(f"훈련수당 지급: {month.year}년 {month.month}월 {len(after):,}명 {won:,}원")
        return work.change(*(one.id for one in after))


def take_back(desk: Desk, ids: Sequence[int], reason: str) -> Change:
    """Payments that were not made after all: 산정 again, with the reason in the note. Of a month
    that was paid twice, to two records that became one person, the one that stands is enough: the
    other goes to the 휴지통. Raises UserError without a reason, and for what was not paid."""
    why = tidy(reason)
    insist(need("reason", why, "지급을 취소하는 사유"))
    with writing(desk, "훈련수당 지급 취소", Action.EDIT, _KIND) as work:
        stored: list[TraineeAllowance] = records.get_many(desk.store, _KIND, list(ids))
        names = lists.called(desk, KindId.TRAINEES, [one.trainee_id or 0 for one in stored])
        if not stored or any(one.step is not _PAID for one in stored):
            raise UserError(f"지급한 수당이 아닙니다. {_KEPT}")
        work.update_all(
            [
                replace(
                    one,
                    step=_COUNTED,
                    paid_on=None,
                    note="\n".join(filter(None, (one.note, f"지급 취소: {why}"))),
                )
                for one in stored
            ]
        )
        spare = _spare(desk, stored)
        if spare:
            work.trash(spare)
        work.label(f"훈련수당 지급 취소: {others([names[one.trainee_id or 0] for one in stored])}")
        return work.change(*ids)


def _spare(desk: Desk, back: Sequence[TraineeAllowance]) -> list[int]:
    """Those of ``back`` (ids) beside which the same person has a 수당 of the same month."""
    ids = {one.id for one in back}
    theirs: list[TraineeAllowance] = linked(
        desk, _KIND, "trainee_id", {one.trainee_id or 0 for one in back}
    )
    stands = {(one.trainee_id, one.month) for one in theirs if one.id not in ids}
    spare = []
    for one in back:
        place = (one.trainee_id, one.month)
        if place in stands:
            spare.append(one.id)
        stands.add(place)
    return spare


def set_account(desk: Desk, id_: int, account: str) -> Change:
    """Store the account of a month's 수당; those of the same person that are not paid yet get it
    too. Raises UserError for one that was paid."""
    with writing(desk, "훈련수당 계좌", Action.EDIT, _KIND) as work:
        one: TraineeAllowance = records.get(desk.store, _KIND, id_)
        if one.step is _PAID:
            raise UserError(
                f"이미 지급한 수당이라 계좌를 바꿀 수 없습니다. {_KEPT}", field="account"
            )
        mine = linked(desk, _KIND, "trainee_id", [one.trainee_id or 0])
        work.update_all(
            [tidied(replace(each, account=account)) for each in mine if each.step is _COUNTED]
        )
        work.label(f"훈련수당 계좌: {lists.title(desk, KindId.TRAINEES, one.trainee_id or 0)}")
        return work.change(id_)


def account_seen(desk: Desk, id_: int) -> None:
    """Note that the account of a 수당 was shown in full."""
    access.log(desk, Action.VIEW, _KIND, [id_], purpose="계좌번호 표시")


def _chosen(found: PaySheet, trainee_ids: Collection[int] | None) -> list[PayRow]:
    rows = [row for row in found.rows if trainee_ids is None or row.id in trainee_ids]
    if not rows:
        raise UserError(f"이 달에 수업을 받은 교육생이 없습니다. {_KEPT}")
    return rows


def _insist_rule(found: PaySheet) -> None:
    if found.rule is None:
        raise UserError(
            f"이 기수에는 훈련수당이 정해져 있지 않습니다. {_KEPT} 기수 설정에서 하루 훈련수당을 "
            "적으세요.",
            field="allowance_day",
        )
