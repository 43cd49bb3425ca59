"""The plan's tree written: items added, edited, moved, put away by branches, copied to a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jobdesk.data import records
from jobdesk.data.titles import title
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.plan_tree import LEVELS, rank, runs_in
from jobdesk.domain.plans import MoneyPhase, PlanItem, PlanLevel, StepType
from jobdesk.domain.report_checks import check_plan_item
from jobdesk.domain.targets import Target, in_force
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import below, plans_reading
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept, refuse_orphan, refuse_used
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.PLAN_ITEMS
_LABEL = KINDS[_KIND].label


def add(desk: Desk, item: PlanItem) -> Change:
    """Store a new item as the last beneath its parent, in its parent's plan and years.

    Raises UserError with the field that is wrong.
    """
    new = tidied(item)
    if new.parent_id is not None:
        above = plans_reading.item(desk, new.parent_id)
        new = replace(
            new,
            plan=above.plan,
            first_year=new.first_year or above.first_year,
            last_year=new.last_year or above.last_year,
        )
    insist(check_plan_item(new, desk.today()))
    with writing(desk, f"{_LABEL} 등록", Action.ADD, _KIND) as work:
        _insist_place(desk, new)
        last = max((one.position or 0 for one in _siblings(desk, new)), default=0)
        id_ = work.insert(replace(new, position=new.position or last + 1))
        work.label(f"{new.level.value} 등록: {new.title}")
        return work.change(id_)


def save(desk: Desk, item: PlanItem) -> Change:
    """Store an edited item. Raises UserError when it would stand where it cannot, StaleRecord."""
    clean = tidied(item)
    insist(check_plan_item(clean, desk.today()))
    with writing(desk, f"{_LABEL} 수정", Action.EDIT, _KIND) as work:
        _insist_place(desk, clean)
        for child in _children(desk, clean.id):
            if rank(child.level) <= rank(clean.level):
                raise UserError(
                    f"{with_particle(child.title, '이/가')} 아래에 있어 {clean.level.value}로 바꿀 "
                    "수 없습니다. 저장하지 않았습니다. 아래 항목을 먼저 옮기세요.",
                    field="level",
                )
        work.update(clean)
        work.label(f"{clean.level.value} 수정: {clean.title}")
        return work.change(clean.id)


def shift(desk: Desk, item_id: int, by: int) -> Change:
    """Move an item up (-1) or down (+1) among its neighbours; at the end nothing is written."""
    one = plans_reading.item(desk, item_id)
    row = _siblings(desk, one)
    at = [each.id for each in row].index(one.id)
    to = min(max(at + by, 0), len(row) - 1)
    label = f"{_LABEL} 순서: {one.title}"
    if to == at:
        return Change((), label, 0)
    row.insert(to, row.pop(at))
    with writing(desk, label, Action.EDIT, _KIND) as work:
        _number(work, row)
        return work.change(one.id)


def indent(desk: Desk, item_id: int) -> Change:
    """Put an item, with what lies beneath it, under the neighbour above it.

    Raises UserError where there is none, or where that would be deeper than 세부사업.
    """
    one = plans_reading.item(desk, item_id)
    row = _siblings(desk, one)
    at = [each.id for each in row].index(one.id)
    if not at:
        raise UserError(
            f"{one.title} 위에 같은 단계의 항목이 없어 아래 단계로 내리지 못했습니다. "
            "아무것도 바뀌지 않았습니다."
        )
    return place(desk, item_id, row[at - 1].id)


def outdent(desk: Desk, item_id: int) -> Change:
    """Put an item, with what lies beneath it, directly after its parent.

    Raises UserError where it has none.
    """
    one = plans_reading.item(desk, item_id)
    if one.parent_id is None:
        raise UserError(
            f"{with_particle(one.title, '은/는')} 이미 가장 위에 있습니다. "
            "아무것도 바뀌지 않았습니다."
        )
    above = plans_reading.item(desk, one.parent_id)
    return place(desk, item_id, above.parent_id, after=above.id, level=above.level)


def place(
    desk: Desk,
    item_id: int,
    parent_id: int | None,
    *,
    after: int | None = None,
    level: PlanLevel | None = None,
) -> Change:
    """Put an item, with what lies beneath it, under ``parent_id`` (None: at the top), behind the
    child ``after`` or last; it takes the level below its parent's, or ``level``.

    Raises UserError when it would stand under itself or deeper than 세부사업.
    """
    one = plans_reading.item(desk, item_id)
    mine = plans_reading.beneath(desk, [item_id])
    if parent_id in mine:
        raise UserError(
            f"{with_particle(one.title, '을/를')} 자기 자신이나 그 아래 항목 밑으로는 옮길 수 "
            "없습니다. 아무것도 바뀌지 않았습니다.",
            field="parent_id",
        )
    above = plans_reading.item(desk, parent_id) if parent_id is not None else None
    if above is not None:
        insist_kept(desk, _KIND, above.id, above.title, "parent_id")
    to = _level_under(above, level, one)
    moved = [one, *records.get_many(desk.store, _KIND, mine[1:])]
    by = to - rank(one.level)
    if max(rank(each.level) for each in moved) + by >= len(LEVELS):
        raise UserError(
            f"{with_particle(one.title, '을/를')} 그 아래로 옮기면 세부사업보다 깊어집니다. "
            "아무것도 바뀌지 않았습니다. 아래 항목을 먼저 옮기세요.",
            field="level",
        )
    with writing(desk, f"{_LABEL} 옮기기: {one.title}", Action.EDIT, _KIND) as work:
        plan = above.plan if above is not None else one.plan
        placed = [
            replace(
                each,
                level=LEVELS[rank(each.level) + by],
                plan=plan,
                parent_id=parent_id if each.id == one.id else each.parent_id,
            )
            for each in moved
        ]
        work.update_all(placed)
        fresh = plans_reading.item(desk, item_id)
        row = [each for each in _siblings(desk, fresh) if each.id != one.id]
        at = next((n for n, each in enumerate(row, start=1) if each.id == after), len(row))
        row.insert(at, fresh)
        _number(work, row)
        return work.change(one.id)


def rename_plan(desk: Desk, known: str, new: str) -> Change:
    """Give a plan another name. Raises UserError where it is empty or another plan has it."""
    wanted = text.tidy(new)
    if not wanted:
        raise UserError("계획 이름을 입력하세요. 저장하지 않았습니다.", field="plan")
    if wanted != known and wanted in plans_reading.titles(desk):
        raise UserError(
            f"‘{wanted}’ 계획이 이미 있습니다. 저장하지 않았습니다. 다른 이름을 쓰세요.",
            field="plan",
        )
    mine = plans_reading.items(desk, known)
    with writing(desk, f"계획 이름: {wanted}", Action.EDIT, _KIND) as work:
        work.update_all([replace(each, plan=wanted) for each in mine])
        return work.change(*(each.id for each in mine))


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put items with their money, schedule and targets into the 휴지통.

    Raises UserError naming what lies beneath one and is not among them, or the 공약 it belongs to.
    """
    with writing(desk, f"{_LABEL} 휴지통", Action.DELETE, _KIND) as work:
        names = [title(desk.store, _KIND, id_) for id_ in ids]
        left = {*ids}
        for id_, name in zip(ids, names, strict=True):
            under = [each for each in _children(desk, id_) if each.id not in left]
            if under:
                held = others([each.title for each in under])
                raise UserError(
                    f"{name} 아래에 {with_particle(held, '이/가')} 있어 휴지통으로 옮기지 "
                    "않았습니다. 아무것도 바뀌지 않았습니다. 가지째 옮기거나 아래 항목을 먼저 "
                    "옮기세요."
                )
        refuse_used(desk, ids, names, "item_id", KindId.PLEDGES)
        work.label(f"{_LABEL} 휴지통: {others(names)}")
        below.trash_below(desk, _KIND, ids)
        for kind, found in (
            (KindId.TARGETS, plans_reading.targets_of(desk, ids)),
            (KindId.INDICATOR_VALUES, plans_reading.values_of(desk, ids)),
        ):
            records.trash(desk.store, kind, [each.id for each in found])
        work.trash(ids)
        return work.change(*ids)


def trash_branch(desk: Desk, item_id: int) -> Change:
    """Put an item and whatever lies beneath it into the 휴지통, in one step. Raises UserError."""
    mine = plans_reading.beneath(desk, [item_id])
    name = title(desk.store, _KIND, item_id)
    with desk.store.operation(f"{_LABEL} 휴지통: {name}") as operation:
        change = trash(desk, mine)
        if len(mine) > 1:
            operation.relabel(f"{_LABEL} 휴지통: {name} 가지 {len(mine)}개")
        return operation.change(*change.refs)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take items out again with what went along. Raises UserError where a parent lies there."""
    known: list[PlanItem] = records.get_many(desk.store, _KIND, list(ids))
    known.sort(key=lambda one: rank(one.level))
    with writing(desk, f"{_LABEL} 되살리기", Action.EDIT, _KIND) as work:
        for one in known:
            refuse_orphan(desk, one, {"parent_id": _KIND})
            _insist_place(desk, one)  # what it stood under may have been moved since
            along = below.put_away_with(desk, _KIND, one.id)
            work.untrash([one.id])
            below.untrash_below(desk, _KIND, one.id, along)
            _untrash_named(desk, one.id, along)
            if one.parent_id is not None:  # the plan may have another name by now
                above, back = (plans_reading.item(desk, i) for i in (one.parent_id, one.id))
                work.update(replace(back, plan=above.plan))
        work.label(f"{_LABEL} 되살리기: {others([one.title for one in known])}")
        return work.change(*ids)


def copy_year(desk: Desk, plan: str, year: int, into: int, *, extend: bool = True) -> Change:
    """Take a year's targets, 소요예산 and schedule over into another year, in one step.

    What that year has already is left alone; spent money and 추진 bars are not taken over.
    ``extend`` lets items that end before ``into`` run on; without it they are left out. Raises
    UserError when nothing is there to be taken over.
    """
    known = plans_reading.items(desk, plan)
    running = [one for one in known if runs_in(one, year)]
    if not extend:
        running = [one for one in running if runs_in(one, into)]
    ids = [one.id for one in running]
    with writing(desk, f"{plan} {year}년 → {into}년", Action.ADD, _KIND) as work:
        made: list[Any] = [
            *_targets_into(desk, ids, year, into),
            *_money_into(desk, ids, year, into),
            *_steps_into(desk, ids, year, into),
        ]
        if not made:
            raise UserError(
                f"{into}년으로 옮겨 적을 {year}년 계획이 없습니다. 이미 적은 해에는 덮어쓰지 "
                "않습니다. 아무것도 바뀌지 않았습니다."
            )
        longer = [
            replace(
                one,
                first_year=min(one.first_year, into) if one.first_year else None,
                last_year=max(one.last_year, into) if one.last_year else None,
            )
            for one in running
            if not runs_in(one, into)
        ]
        work.update_all(longer)
        refs = [Ref(records.kind_of(each), records.insert(desk.store, each)) for each in made]
        change = work.change(*(one.id for one in longer))
        return Change((*change.refs, *refs), change.label, change.operation)


def _targets_into(desk: Desk, ids: Sequence[int], year: int, into: int) -> list[Target]:
    typed = plans_reading.targets_of(desk, ids)
    taken = {each.indicator for each in typed if each.year == into}
    made = []
    for name in dict.fromkeys(each.indicator for each in typed):
        of = [each for each in typed if each.indicator == name and each.year == year]
        now = in_force(of, desk.today())
        if now is not None and name not in taken:
            made.append(
                Target(
                    indicator=name,
                    year=into,
                    value=now.value,
                    set_on=desk.today(),
                    reason=f"{year}년 목표를 옮겨 적음",
                )
            )
    return made


def _money_into(desk: Desk, ids: Sequence[int], year: int, into: int) -> list[Any]:
    lines = plans_reading.money_of(desk, ids)
    taken = {line.item_id for line in lines if line.year == into}
    return [
        replace(line, id=0, revision=0, year=into, spent=None)
        for line in lines
        if line.phase is MoneyPhase.YEAR
        and line.year == year
        and line.planned is not None
        and line.item_id not in taken
    ]


def _steps_into(desk: Desk, ids: Sequence[int], year: int, into: int) -> list[Any]:
    steps = plans_reading.steps_of(desk, ids)
    taken = {step.item_id for step in steps if step.year == into}
    return [
        replace(step, id=0, revision=0, year=into)
        for step in steps
        if step.year == year and step.step_type is StepType.PLANNED and step.item_id not in taken
    ]


def _untrash_named(desk: Desk, item_id: int, along: frozenset[Ref]) -> None:
    """The targets and numbers of an item that went to the 휴지통 along with it."""
    name = plans_reading.indicator_of(item_id)
    for kind in (KindId.TARGETS, KindId.INDICATOR_VALUES):
        went = records.get_many(desk.store, kind, [r.id for r in along if r.kind is kind])
        back = [each.id for each in went if each.indicator == name and each.trashed_on]
        records.untrash(desk.store, kind, back)


def _level_under(above: PlanItem | None, level: PlanLevel | None, one: PlanItem) -> int:
    if level is not None:
        return rank(level)
    return rank(above.level) + 1 if above is not None else rank(one.level)


def _insist_place(desk: Desk, item: PlanItem) -> None:
    """Raise UserError where an item cannot stand under its parent."""
    if item.parent_id is None:
        return
    above = plans_reading.item(desk, item.parent_id)
    if item.id and item.parent_id in plans_reading.beneath(desk, [item.id]):
        raise UserError(
            f"{with_particle(item.title, '을/를')} 자기 자신이나 그 아래 항목 밑에 둘 수 없습니다. "
            "저장하지 않았습니다.",
            field="parent_id",
        )
    if rank(item.level) <= rank(above.level):
        raise UserError(
            f"{with_particle(item.level.value, '은/는')} {above.level.value} ‘{above.title}’ "
            "아래에 둘 수 없습니다. 아무것도 바뀌지 않았습니다. 전략, 실천과제, 세부사업의 "
            "순서로 두세요.",
            field="level",
        )
    insist_kept(desk, _KIND, above.id, above.title, "parent_id")


def _children(desk: Desk, item_id: int) -> list[PlanItem]:
    if not item_id:
        return []
    mine = plans_reading.beneath(desk, [item_id])
    found: list[PlanItem] = records.get_many(desk.store, _KIND, mine)
    return [one for one in found if one.parent_id == item_id and one.trashed_on is None]


def _siblings(desk: Desk, one: PlanItem) -> list[PlanItem]:
    row = [each for each in plans_reading.items(desk, one.plan) if each.parent_id == one.parent_id]
    return sorted(row, key=lambda each: (each.position or 0, each.id))


def _number(work: Writing, row: Sequence[PlanItem]) -> None:
    work.update_all(
        [replace(each, position=n) for n, each in enumerate(row, start=1) if each.position != n]
    )
