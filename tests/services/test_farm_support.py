"""농가일자리 지원금: asked for once, for confirmed days alone, from what there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.farm_support import SupportBudget, SupportItem, SupportPayment, SupportStep
from jobdesk.domain.farm_support_rules import Cut
from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    farm_days,
    farm_missing,
    farm_records,
    farm_support,
    farm_support_book,
    farm_support_lines,
    farm_support_proposal,
    farm_support_settings,
    history,
    lists,
)
from jobdesk.services.desk import Desk
from tests import farm_money_kit
from tests.farm_money_kit import NOV, OCT, YEAR, Money, budget

_D = tuple(date(2026, 11, day) for day in range(1, 29))


@pytest.fixture
def money(desk: Desk) -> Money:
    """Three people who worked on two farms in November."""
    made = farm_money_kit.make(desk)
    made.work("김민지", "햇살농원", _D[1], _D[2])
    made.work("이영수", "햇살농원", _D[1])
    made.work("박정숙", "달빛포도원", _D[3], status=DayStatus.CONFIRMED)
    made.work("박정숙", "달빛포도원", _D[4], status=DayStatus.ABSENT)
    return made


def _lines(desk: Desk, batch_id: int) -> list[SupportPayment]:
    return farm_records.payments_of(desk, [batch_id])


def _step(desk: Desk, batch_id: int) -> tuple[SupportStep, set[SupportStep]]:
    return (
        farm_records.batch(desk, batch_id).step,
        {one.step for one in _lines(desk, batch_id)},
    )


def _told(desk: Desk, month: date = NOV) -> list[tuple[str, date, str, int]]:
    return [
        (one.name, one.on, one.item, one.amount) for one in farm_support.propose(desk, month).lines
    ]


def test_a_month_is_worth_its_confirmed_days(money: Money) -> None:
    found = farm_support.propose(money.desk, date(2026, 11, 17))
    assert (found.month, found.days, found.people) == (NOV, 3, 2)
    assert _told(money.desk) == [
        ("김민지", _D[1], "교통비", 7_000),
        ("김민지", _D[1], "간식비", 5_000),
        ("이영수", _D[1], "교통비", 20_000),
        ("이영수", _D[1], "간식비", 5_000),
        ("이영수", _D[1], "작업반장 수당", 10_000),
        ("김민지", _D[2], "교통비", 7_000),
        ("김민지", _D[2], "간식비", 5_000),
    ]
    assert found.amount == 59_000


def test_a_month_tells_which_past_days_are_not_confirmed_yet(money: Money) -> None:
    desk = money.desk
    found = farm_support.propose(desk, NOV)
    assert (found.days, found.unconfirmed) == (3, 1)  # one is 확정 still; who was absent is not
    money.work("이영수", "햇살농원", desk.today(), status=DayStatus.PLACED)  # is not past
    assert farm_support.propose(desk, NOV).unconfirmed == 1
    assert farm_support.propose(desk, OCT).unconfirmed == 0
    lacks = farm_missing.missing(desk, NOV, date(2026, 11, 30))
    (id_,) = (lack.day_id for lack in lacks if Gap.CONFIRMATION in lack.gaps)
    money.set_day(id_, DayStatus.WORKED)
    after = farm_support.propose(desk, NOV)
    assert (after.days, after.unconfirmed, after.amount > found.amount) == (4, 0, True)


def test_what_is_drafted_is_not_asked_for_again(money: Money) -> None:
    desk = money.desk
    first = farm_support.propose(desk, NOV)
    wanted = [one.key for one in first.lines if one.item == "교통비"]
    change = farm_support.draft(desk, NOV, wanted)
    assert change.label == "지원금 기안: 2026년 11월 농가일자리 지원금 3건 34,000원"
    assert {one.item for one in farm_support.propose(desk, NOV).lines} == {
        "간식비",
        "작업반장 수당",
    }
    with pytest.raises(UserError, match="다른 기안에 들어갔거나"):
        farm_support.draft(desk, NOV, wanted[:1])
    second = farm_support.draft(desk, NOV)
    assert farm_records.batch(desk, second.id).title == "2026년 11월 농가일자리 지원금 2차"
    with pytest.raises(UserError, match="기안할 지원금이 없습니다"):
        farm_support.draft(desk, NOV)
    history.undo(desk)
    assert len(farm_support.propose(desk, NOV).lines) == 4


def test_it_goes_through_its_stages_and_back(money: Money) -> None:
    desk, steps = money.desk, SupportStep
    id_ = farm_support.draft(desk, NOV).id
    with pytest.raises(UserError, match="지급으로 바꿀 수 없습니다"):
        farm_support.pay(desk, id_)
    farm_support.approve(desk, id_, date(2026, 11, 20), document="일자리-12")
    assert _step(desk, id_) == (steps.APPROVED, {steps.APPROVED})
    with pytest.raises(UserError, match="이영수 님의 승차권이 아직 없습니다"):
        farm_support.pay(desk, id_)
    bare = [one.id for one in _lines(desk, id_) if one.evidence]
    farm_support_lines.receive(desk, bare)
    farm_support.pay(desk, id_)
    assert _step(desk, id_) == (steps.PAID, {steps.PAID})
    with pytest.raises(UserError, match="증빙을 바꾸지"):
        farm_support_lines.unreceive(desk, bare)
    with pytest.raises(UserError, match="지급을 취소하세요"):
        farm_support.reject(desk, id_, "틀림")
    farm_support.settle(desk, id_)
    assert _step(desk, id_) == (steps.SETTLED, {steps.SETTLED})
    batch = farm_records.batch(desk, id_)
    assert (batch.document, batch.settled_on) == ("일자리-12", date(2026, 11, 20))
    farm_support.back(desk, id_)
    with pytest.raises(UserError, match="사유"):
        farm_support.back(desk, id_)
    farm_support.back(desk, id_, "계좌 오류")
    assert _step(desk, id_) == (steps.APPROVED, {steps.APPROVED})
    batch = farm_records.batch(desk, id_)
    assert (batch.note, batch.paid_on) == ("지급 취소: 계좌 오류", None)
    farm_support.reject(desk, id_, "예산 이월")
    assert _step(desk, id_) == (steps.REJECTED, {steps.REJECTED})
    assert len(_told(desk)) == 7  # free again
    for _ in range(8):  # every step back, one by one
        history.undo(desk)
    assert not lists.find(desk, KindId.SUPPORT_BATCHES)
    assert len(_told(desk)) == 7


def test_a_payment_day_lies_between_the_stages_and_today(money: Money) -> None:
    id_ = farm_support.draft(money.desk, NOV).id
    with pytest.raises(UserError, match="승인일"):
        farm_support.approve(money.desk, id_, date(2026, 11, 21))
    with pytest.raises(UserError, match="앞 단계의 날"):
        farm_support.approve(money.desk, id_, date(2026, 11, 19))


def test_nothing_goes_on_without_its_confirmed_day(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    money.set_day(money.days["김민지", _D[2]], DayStatus.CONFIRMED)
    with pytest.raises(UserError, match="김민지 님의 2026-11-03 근로가 근로확인 상태가 아닙니다"):
        farm_support.approve(desk, id_)
    late = [one.id for one in _lines(desk, id_) if one.work_date == _D[2]]
    farm_support_lines.drop(desk, late)
    farm_support.approve(desk, id_)
    with pytest.raises(UserError, match="기안 상태로 되돌리세요"):
        farm_support_lines.drop(desk, [_lines(desk, id_)[0].id])


def test_what_was_turned_down_is_drafted_again_only_while_it_is_free(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    farm_support.reject(desk, id_, "서류 보완")
    farm_support.reopen(desk, id_)
    assert _step(desk, id_) == (SupportStep.DRAFTED, {SupportStep.DRAFTED})
    farm_support.reject(desk, id_, "서류 보완")
    other = farm_support.draft(desk, NOV).id
    with pytest.raises(UserError, match="다른 기안에 이미 있습니다"):
        farm_support.reopen(desk, id_)
    farm_support.trash(desk, [other])
    farm_support.reopen(desk, id_)
    with pytest.raises(UserError, match="되살"):
        farm_support.untrash(desk, [other])


def test_caps_hold_over_months_and_when_drafted_again(desk: Desk) -> None:
    made = farm_money_kit.make(desk, items=False)
    item = SupportItem(title="교통비", applies_on=YEAR, amount=7_000, person_year_cap=21_000)
    farm_support_settings.save_item(desk, item)
    made.work("김민지", "햇살농원", date(2026, 10, 5), date(2026, 10, 6), *_D[1:4])
    found = farm_support.propose(desk, NOV)
    assert found.waiting == ((OCT, 2, 14_000),)
    october = farm_support.draft(desk, OCT).id
    farm_support.reject(desk, october, "다음 달에")
    november = farm_support.draft(desk, NOV).id
    assert [one.amount for one in _lines(desk, november)] == [7_000] * 3
    with pytest.raises(UserError, match="교통비의 1인 연 한도를 넘게 됩니다"):
        farm_support.reopen(desk, october)
    left = farm_support.propose(desk, OCT).left
    assert [(one.amount, one.cut) for one in left] == [(0, Cut.YEAR)] * 2


def test_without_any_cap_no_year_is_read_to_say_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two farms that were made one and are parted again have money in each of ten years."""
    made = farm_money_kit.make(desk, items=False)
    item = SupportItem(title="교통비", applies_on=YEAR, amount=7_000)
    id_ = farm_support_settings.save_item(desk, item).id
    made.work("김민지", "햇살농원", _D[1], _D[2])
    farm_support.draft(desk, NOV)
    read: list[int] = []
    real = farm_support_book.taken
    monkeypatch.setattr(
        farm_support_book, "taken", lambda *given: read.append(given[2]) or real(*given)
    )
    assert farm_support_book.over(desk, 2025, 2026) == frozenset()
    assert read == []
    with desk.store.operation("한도"):
        stored: SupportItem = records.get(desk.store, KindId.SUPPORT_ITEMS, id_)
        records.update(desk.store, replace(stored, person_year_cap=7_000))
    assert {cut for cut, *_ in farm_support_book.over(desk, 2025, 2026)} == {Cut.YEAR}
    assert read == [2025, 2026]


def test_months_that_were_asked_for_whole_are_not_reckoned_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The year's money is entered anew for each month that is reckoned; home asks every time."""
    made = farm_money_kit.make(desk, items=False)
    item = SupportItem(title="교통비", applies_on=YEAR, amount=7_000)
    farm_support_settings.save_item(desk, item)
    for month in range(3, 11):
        made.work("김민지", "햇살농원", date(2026, month, 5))
        farm_support.draft(desk, date(2026, month, 1))
    made.work("김민지", "햇살농원", date(2026, 9, 6), _D[1])
    asked: list[date] = []
    real = farm_support_proposal.reckon
    monkeypatch.setattr(
        farm_support_proposal,
        "reckon",
        lambda items, days, *rest: asked.append(days[0].on) or real(items, days, *rest),
    )
    found = farm_support.propose(desk, NOV)
    assert (found.waiting, found.amount) == (((date(2026, 9, 1), 1, 7_000),), 7_000)
    assert asked == [_D[1], date(2026, 9, 6)]


def test_less_than_the_day_is_worth_but_never_more(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    (line,) = [one for one in _lines(desk, id_) if one.amount == 20_000]
    farm_support_lines.set_amount(desk, line.id, 18_400)
    assert sorted(one.amount or 0 for one in _lines(desk, id_))[-1] == 18_400
    with pytest.raises(UserError, match="하루 기준 20,000원을 넘습니다"):
        farm_support_lines.set_amount(desk, line.id, 20_001)


def test_the_budget_of_a_source_is_not_passed(money: Money) -> None:
    desk = money.desk
    line = budget(desk, "국비", 30_000)
    id_ = farm_support.draft(desk, NOV).id
    farm_support.approve(desk, id_)
    stored: SupportBudget = farm_records.budgets(desk, 2026)[0]
    with pytest.raises(UserError, match="이미 승인·지급한 금액보다 적어집니다"):
        farm_support_settings.save_budget(desk, replace(stored, amount=19_999))
    farm_support.back(desk, id_)
    farm_support_settings.save_budget(desk, replace(stored, amount=19_999))
    assert stored.id == line
    with pytest.raises(UserError, match="국비 예산이 1원 모자랍니다"):
        farm_support.approve(desk, id_)


def test_terms_of_days_that_are_bound_stay(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    local = next(one for one in farm_records.items(desk) if one.amount == 7_000)
    with pytest.raises(UserError, match="이미 기안되어"):
        farm_support_settings.save_item(desk, replace(local, amount=9_000))
    with pytest.raises(UserError, match="이미 기안되어"):
        farm_support_settings.trash_items(desk, [local.id])
    with pytest.raises(UserError, match="같은 적용일로 이미 있습니다"):
        farm_support_settings.save_item(desk, replace(local, id=0, revision=0))
    farm_support_settings.save_item(desk, replace(local, note="근거 확인"))
    farm_support_settings.save_item(
        desk, replace(local, id=0, revision=0, amount=9_000, applies_on=date(2026, 12, 1))
    )
    farm_support.reject(desk, id_, "기준 고침")
    local = next(one for one in farm_records.items(desk) if one.amount == 7_000)
    farm_support_settings.save_item(desk, replace(local, amount=8_000))
    assert ("김민지", _D[1], "교통비", 8_000) in _told(desk)


def test_an_undo_pays_nothing_twice_and_nothing_without_its_day(money: Money) -> None:
    """Two desks: what one puts back must not stand against what the other did since."""
    desk = money.desk
    wanted = [one.key for one in farm_support.propose(desk, NOV).lines][:2]
    first = farm_support.draft(desk, NOV, wanted)
    rejected = farm_support.reject(desk, first.id, "다시")
    farm_support.draft(desk, NOV)
    with pytest.raises(UserError, match="같은 날의 같은 지원 항목이 둘이 됩니다"):
        history.undo(desk, rejected.operation)
    history.undo(desk)
    history.undo(desk, rejected.operation)
    assert _step(desk, first.id) == (SupportStep.DRAFTED, {SupportStep.DRAFTED})


def test_an_undo_takes_no_confirmation_from_under_a_payment(desk: Desk) -> None:
    made = farm_money_kit.make(desk)
    (day,) = made.work("김민지", "햇살농원", _D[1], status=DayStatus.CONFIRMED)
    made.set_day(day, DayStatus.WORKED)
    confirmed = desk.store.db.execute("SELECT max(id) FROM operations").fetchone()[0]
    farm_support.draft(desk, NOV)
    with pytest.raises(UserError, match="근로확인 상태가 아니게 됩니다"):
        history.undo(desk, confirmed)


def test_an_undo_brings_no_line_back_into_what_was_approved(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    dropped = farm_support_lines.drop(desk, [_lines(desk, id_)[0].id])
    farm_support.approve(desk, id_)
    with pytest.raises(UserError, match="단계가 서로 달라집니다"):
        history.undo(desk, dropped.operation)


def test_an_undo_passes_no_cap(desk: Desk) -> None:
    made = farm_money_kit.make(desk, items=False)
    item = SupportItem(title="교통비", applies_on=YEAR, amount=7_000, person_month_cap=14_000)
    farm_support_settings.save_item(desk, item)
    days = made.work("김민지", "햇살농원", *_D[1:5])
    first = farm_support.draft(desk, NOV, [(days[0], "교통비"), (days[1], "교통비")])
    gone = farm_support.trash(desk, [first.id])
    farm_support.draft(desk, NOV, [(days[0], "교통비")])
    with pytest.raises(UserError, match="둘이 됩니다"):
        history.undo(desk, gone.operation)
    history.undo(desk)
    made.set_day(days[0], DayStatus.ABSENT)
    made.set_day(days[1], DayStatus.ABSENT)
    farm_support.draft(desk, NOV)
    made.set_day(days[0], DayStatus.WORKED)
    made.set_day(days[1], DayStatus.WORKED)
    with pytest.raises(UserError, match="교통비의 1인 월 한도를 넘게 됩니다"):
        history.undo(desk, gone.operation)


def test_a_day_under_a_payment_is_neither_taken_back_nor_put_away(money: Money) -> None:
    desk, day = money.desk, money.days["김민지", _D[1]]
    id_ = farm_support.draft(desk, NOV).id
    for refused in (farm_days.back, farm_days.trash):
        with pytest.raises(UserError, match="지원금"):
            refused(desk, [day])
    farm_support.reject(desk, id_, "다시")
    farm_days.back(desk, [day])


def test_a_ceiling_lowered_after_the_draft_holds_at_approval(money: Money) -> None:
    desk = money.desk
    id_ = farm_support.draft(desk, NOV).id
    farm = farm_records.farm_of(desk, money.farms["햇살농원"])
    assert farm is not None
    with desk.store.operation("한도"):
        records.update(desk.store, replace(farm, support_cap=30_000))
    with pytest.raises(UserError, match="농가 연간 한도를 넘습니다"):
        farm_support.approve(desk, id_)
    assert _step(desk, id_) == (SupportStep.DRAFTED, {SupportStep.DRAFTED})
    farm_support.reject(desk, id_, "한도가 줄어듦")
    again = farm_support.draft(desk, NOV)
    assert sum(one.amount or 0 for one in _lines(desk, again.id)) == 30_000
    farm_support.approve(desk, again.id)
