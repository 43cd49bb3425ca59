"""What nobody may bring about with 농가일자리 지원금 by an undo: an item paid twice for one day, or
for a day that is not confirmed, a line at another stage than its 기안, more than a cap or a budget
holds.

Every step sees to it; an undo of an older step, at a desk that knows nothing of the other, puts
rows back without asking. Only what its rows are about is looked at: a centre has a hundred
thousand lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jobdesk.data import farm_support_rows
from jobdesk.data.undo import Step
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_support_book, lists
from jobdesk.services.desk import Desk

_PAYMENTS, _BATCHES, _DAYS = KindId.SUPPORT_PAYMENTS, KindId.SUPPORT_BATCHES, KindId.FARM_DAYS
_MONEY = frozenset({_PAYMENTS, _BATCHES, KindId.SUPPORT_BUDGETS})
_TERMS = frozenset({KindId.SUPPORT_ITEMS, KindId.FARMS})
_Over = tuple[str, str, int, int]

_WORDS = {
    "day": "지원금이 있는 근로일이 근로확인 상태가 아니게 됩니다. 그 기안을 먼저 반려하거나 "
    "그 줄을 빼세요",
    "twice": "같은 날의 같은 지원 항목이 둘이 됩니다. 나중에 기안한 것을 먼저 반려하세요",
    "batch": "기안과 그 줄의 단계가 서로 달라집니다. 나중에 바꾼 단계를 먼저 되돌리세요",
}
_BUDGET = "예산"


@contextmanager
def sound(desk: Desk, steps: Sequence[Step], doing: str) -> Iterator[None]:
    """These steps are taken back inside; raises UserError (``doing`` …) where something is amiss
    after it that was not before."""
    kinds = {step.kind for step in steps}
    if not kinds & {*_MONEY, *_TERMS, _DAYS}:
        yield
        return
    before = _amiss(desk, steps)
    years = _years(desk, steps)
    over = _over(desk, years)
    yield
    _refuse(desk, _amiss(desk, steps) - before, doing)
    for what, item, _, year in sorted(_over(desk, years) - over):
        raise UserError(
            f"{doing} {_over_words(what, item, year)}. 아무것도 바꾸지 않았습니다. 나중에 기안한 "
            "것을 먼저 반려하세요."
        )


@contextmanager
def sound_at_all(desk: Desk, doing: str) -> Iterator[None]:
    """Rows that nobody knows beforehand, those of a list, are written inside; raises UserError
    (``doing`` …) where any day is paid twice after it, or without having been worked, or any line
    is at another stage than its 기안, that was not before."""
    before = farm_support_rows.amiss_at_all(desk.store)
    yield
    _refuse(desk, farm_support_rows.amiss_at_all(desk.store) - before, doing)


def _refuse(desk: Desk, amiss: frozenset[tuple[str, int]], doing: str) -> None:
    for what, id_ in sorted(amiss):
        shown = lists.rows(desk, _PAYMENTS, [id_], ("seeker", "work_date", "item"))
        name, on, item = shown.get(id_, ("", "", ""))
        who = f"{name} 님의 {on} {item}: " if name else ""
        raise UserError(f"{doing} {who}{_WORDS[what]}. 아무것도 바꾸지 않았습니다.")


def _ids(steps: Sequence[Step], kind: KindId) -> list[int]:
    return [step.record for step in steps if step.kind is kind]


def _amiss(desk: Desk, steps: Sequence[Step]) -> frozenset[tuple[str, int]]:
    """What is amiss about the rows of these steps as they stand now."""
    days, batches = farm_support_rows.touched(
        desk.store, _ids(steps, _PAYMENTS), _ids(steps, _DAYS), _ids(steps, _BATCHES)
    )
    return farm_support_rows.amiss(desk.store, days, batches)


def _years(desk: Desk, steps: Sequence[Step]) -> frozenset[int]:
    """The years whose caps and budgets the steps may bear on: those of the lines and of the
    budget, this one and the last where terms are put back."""
    found = {*farm_support_rows.years_of(desk.store, _ids(steps, _BATCHES))}
    for step in steps:
        rows = [json.loads(image) for image in (step.before, step.after) if image]
        if step.kind is _PAYMENTS:
            found |= {int(row["work_date"][:4]) for row in rows if row.get("work_date")}
        elif step.kind is KindId.SUPPORT_BUDGETS:
            found |= {row["year"] for row in rows if row.get("year")}
        elif step.kind in _TERMS:
            found |= {desk.today().year, desk.today().year - 1}
    return frozenset(found)


def _over(desk: Desk, years: frozenset[int]) -> frozenset[_Over]:
    """The caps and the budgets over which the support of these years goes."""
    if not years:
        return frozenset()
    found: set[_Over] = {
        (cut.value, item, id_, when)
        for cut, item, id_, when in farm_support_book.over(desk, *sorted(years))
    }
    for year in years:
        found |= {
            (_BUDGET, f"{one.source}/{one.item}", 0, year)
            for one in farm_support_book.budget_standings(desk, year)
            if one.over
        }
    return frozenset(found)


def _over_words(what: str, item: str, year: int) -> str:
    if what == _BUDGET:
        return f"{year}년 {item.replace('/', ' ').strip()} 예산보다 많이 승인한 것이 됩니다"
    of = item.partition("/")[0] or "지원금"
    return f"{of}의 {what if what.endswith('한도') else f'{what} 한도'}를 넘게 됩니다"
