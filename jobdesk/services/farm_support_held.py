"""What every step of the 지원금 is held to: confirmed days, nothing twice, caps and budgets."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import records
from jobdesk.domain.farm_support import BOUND, SupportBatch, SupportPayment
from jobdesk.domain.farm_support_rules import Cut
from jobdesk.domain.farm_work import COUNTED
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_records, farm_support_book, lists
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others

_NOTHING = "아무것도 바꾸지 않았습니다"


def insist_days(desk: Desk, lines: Sequence[SupportPayment], kept: str = _NOTHING) -> None:
    """Each line is for a confirmed day of that person, and no other line is for the same."""
    ids = [one.farm_day_id or 0 for one in lines]
    days = {
        one.id: one
        for one in records.get_many(desk.store, KindId.FARM_DAYS, list(dict.fromkeys(ids)))
    }
    bare = [
        one
        for one in lines
        if (day := days.get(one.farm_day_id or 0)) is None
        or day.trashed_on is not None
        or day.status not in COUNTED
    ]
    if bare:
        called = list(dict.fromkeys(names(desk, bare).values()))
        on = bare[0].work_date.isoformat() if bare[0].work_date else ""
        raise UserError(
            f"{others(called)} 님의 {on} 근로가 근로확인 상태가 아닙니다. {kept}. 배치판에서 "
            "그날을 확인하거나 그 줄을 빼세요."
        )
    mine = {one.id for one in lines}
    keys = {(one.farm_day_id, one.item) for one in lines}
    twice = [
        one
        for one in farm_records.payments_of_days(desk, ids)
        if one.id not in mine and one.step in BOUND and (one.farm_day_id, one.item) in keys
    ]
    if twice or len(keys) < len(lines):
        called = list(dict.fromkeys(names(desk, twice or list(lines)).values()))
        raise UserError(
            f"{others(called)} 님의 같은 날 같은 항목이 다른 기안에 이미 있습니다. {kept}. 한쪽을 "
            "빼세요."
        )


def insist_caps(
    desk: Desk,
    batch: SupportBatch,
    before: frozenset[tuple[Cut, str, int, int]],
    kept: str = _NOTHING,
) -> None:
    """No cap is passed that was not (``before``) at the start of the operation."""
    over = farm_support_book.over(desk, year_of(batch)) - before
    if over:
        cut = sorted(over)[0]
        raise UserError(
            f"{cut[1].partition('/')[0] or '지원금'}의 {_limit(cut[0])}를 넘게 됩니다. {kept}. "
            "지급할 것을 새로 기안하면 한도 안에서 다시 계산합니다."
        )


def insist_within(desk: Desk, batch: SupportBatch, lines: Sequence[SupportPayment]) -> None:
    """No cap that a line counts against is passed: one may have been lowered since the 기안."""
    who = farm_support_book.people(desk)
    counted = {
        (item, id_)
        for line in lines
        if line.amount
        for item, id_ in (
            ("", line.employer_id),
            (f"{line.item}/", line.employer_id),
            (line.item, who.person(line.seeker_id or 0)),
        )
    }
    for cut, item, id_, _ in sorted(farm_support_book.over(desk, year_of(batch))):
        title = f"{item.partition('/')[0]}/" if cut is Cut.ITEM_FARM else item
        if (title, id_) in counted:
            raise UserError(
                f"{item.partition('/')[0] or '지원금'}의 {_limit(cut)}를 넘습니다. 승인하지 "
                "않았습니다. 넘는 줄을 빼거나, 반려한 뒤 새로 기안하면 한도 안에서 다시 "
                "계산합니다."
            )


def _limit(cut: Cut) -> str:
    return cut.value if cut.value.endswith("한도") else f"{cut.value} 한도"


def insist_budget(desk: Desk, batch: SupportBatch, lines: Sequence[SupportPayment]) -> None:
    """The sources have what a 기안 asks of them."""
    for one in farm_support_book.budget_standings(desk, year_of(batch)):
        asked = sum(
            line.amount or 0
            for line in lines
            if line.source == one.source and one.item in ("", line.item)
        )
        if one.left is not None and asked > one.left:
            of = f"{one.source or '재원 없음'} {one.item}".strip()
            raise UserError(
                f"{of} 예산이 {asked - one.left:,}원 모자랍니다(남은 예산 {max(0, one.left):,}원, "
                f"이 기안 {asked:,}원). 승인하지 않았습니다. 줄을 빼거나 예산을 고치세요."
            )


def names(desk: Desk, lines: Sequence[SupportPayment]) -> dict[int, str]:
    """Who each line is for, by its id."""
    found = lists.rows(desk, KindId.SUPPORT_PAYMENTS, [one.id for one in lines], ("seeker",))
    return {id_: str(name) for id_, (name,) in found.items()}


def year_of(batch: SupportBatch) -> int:
    """The year in whose caps and budget a 기안 counts."""
    day = batch.month or batch.drafted_on
    assert day is not None  # what every stored 기안 has
    return day.year
