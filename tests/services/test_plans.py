"""The plan's tree written: order, branches, years, and what no undo may bring about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plan_checks import findings
from jobdesk.domain.plan_tree import (
    AFTER,
    BEFORE,
    Node,
    Plan,
    Side,
    actual,
    in_order,
    of_year,
    tally,
    target,
    total,
    walk,
)
from jobdesk.domain.plans import PlanItem, PlanLevel, PlanStep, StepType
from jobdesk.errors import StaleRecord, UserError
from jobdesk.services import (
    history,
    plans,
    plans_money,
    plans_reading,
    plans_steps,
    plans_targets,
)
from jobdesk.services.desk import Desk

PLAN = "2026년 계획"
S, T, P = PlanLevel.STRATEGY, PlanLevel.TASK, PlanLevel.PROGRAMME


def add(desk: Desk, level: PlanLevel, title: str, parent: int | None = None) -> int:
    item = PlanItem(
        level=level, title=title, parent_id=parent, plan=PLAN, first_year=2026, last_year=2026
    )
    return plans.add(desk, item).id


def plan(desk: Desk) -> Plan:
    return plans_reading.plan(desk, PLAN, (2026,))


def drawn(desk: Desk) -> list[str]:
    """The tree as a picture: indentation by depth, the level's first letter."""

    def lines(nodes: Sequence[Node], depth: int) -> list[str]:
        made = []
        for node in nodes:
            made.append(f"{'  ' * depth}{node.item.level.value[0]} {node.item.title}")
            made += lines(node.children, depth + 1)
        return made

    return lines(plan(desk).roots, 0)


@pytest.fixture
def tree(desk: Desk) -> dict[str, int]:
    one = add(desk, S, "청년")
    task = add(desk, T, "창업", one)
    first = add(desk, P, "서포트", task)
    second = add(desk, P, "공간", task)
    other = add(desk, T, "인턴", one)
    return {"청년": one, "창업": task, "서포트": first, "공간": second, "인턴": other}


def test_items_stand_in_the_order_they_were_added_and_take_their_parents_plan(
    desk: Desk, tree: dict[str, int]
) -> None:
    assert drawn(desk) == ["전 청년", "  실 창업", "    세 서포트", "    세 공간", "  실 인턴"]
    id_ = plans.add(desk, PlanItem(title="새 사업", parent_id=tree["인턴"])).id
    new = plans_reading.item(desk, id_)
    assert (new.plan, new.first_year, new.last_year) == (PLAN, 2026, 2026)


def test_up_and_down_stop_at_the_ends(desk: Desk, tree: dict[str, int]) -> None:
    plans.shift(desk, tree["인턴"], -1)
    assert drawn(desk)[1] == "  실 인턴"
    assert plans.shift(desk, tree["인턴"], -1).operation == 0
    history.undo(desk)
    assert drawn(desk)[1] == "  실 창업"


def test_indent_and_outdent_take_the_branch_along(desk: Desk, tree: dict[str, int]) -> None:
    plans.indent(desk, tree["인턴"])
    assert drawn(desk) == ["전 청년", "  실 창업", "    세 서포트", "    세 공간", "    세 인턴"]
    plans.outdent(desk, tree["서포트"])
    assert drawn(desk) == ["전 청년", "  실 창업", "    세 공간", "    세 인턴", "  실 서포트"]
    other = add(desk, T, "돌봄", tree["청년"])
    add(desk, P, "돌보미", other)
    with pytest.raises(UserError, match="깊어집니다"):
        plans.indent(desk, other)
    with pytest.raises(UserError, match="같은 단계의 항목이 없어"):
        plans.indent(desk, tree["청년"])
    with pytest.raises(UserError, match="이미 가장 위"):
        plans.outdent(desk, tree["청년"])


def test_an_item_never_stands_under_itself_or_a_lower_one(desk: Desk, tree: dict[str, int]) -> None:
    with pytest.raises(UserError, match="자기 자신이나 그 아래"):
        plans.place(desk, tree["청년"], tree["창업"])
    with pytest.raises(UserError, match="아래에 둘 수 없습니다"):
        plans.add(desk, PlanItem(level=T, title="과제", parent_id=tree["서포트"]))
    task = plans_reading.item(desk, tree["창업"])
    lowered = records.get(desk.store, KindId.PLAN_ITEMS, task.id)
    with pytest.raises(UserError, match="바꿀 수 없습니다"):
        plans.save(desk, _with(lowered, level=P))
    with pytest.raises(UserError, match="전략은 가장 위"):
        plans.save(desk, _with(lowered, level=S))


def _with(item: PlanItem, **changes: object) -> PlanItem:
    return replace(item, **changes)  # type: ignore[arg-type]


def test_an_undo_makes_no_circle_and_no_orphan(desk: Desk, tree: dict[str, int]) -> None:
    moved = plans.place(desk, tree["서포트"], tree["인턴"])
    plans.trash(desk, [tree["공간"]])
    plans.trash(desk, [tree["창업"]])
    with pytest.raises(UserError, match="설 수 없게 됩니다"):
        history.undo(desk, moved.operation)
    assert plans_reading.item(desk, tree["서포트"]).parent_id == tree["인턴"]
    with pytest.raises(UserError, match="먼저 되살리거나"):
        plans.untrash(desk, [tree["공간"]])


def test_two_desks_do_not_overwrite_one_another(desk: Desk, tree: dict[str, int]) -> None:
    stale = plans_reading.item(desk, tree["창업"])
    plans.save(desk, _with(stale, title="창업 지원"))
    with pytest.raises(StaleRecord):
        plans.save(desk, _with(stale, title="창업"))


def test_a_branch_goes_and_comes_back_whole(desk: Desk, tree: dict[str, int]) -> None:
    one = tree["서포트"]
    plans_targets.set_target(desk, one, 2026, "12명")
    plans_targets.set_year(desk, one, 2026, "9", "결산서")
    plans_money.set_cells(desk, one, {(Side.PLANNED, of_year(2026), "국비"): 1_000})
    plans_steps.set_line(desk, one, 2026, "공고", [1, 2])
    with pytest.raises(UserError, match="청년 아래에 창업"):
        plans.trash(desk, [tree["청년"]])
    before = plan(desk)
    gone = plans.trash_branch(desk, tree["청년"])
    assert gone.label == "일자리 계획 휴지통: 청년 가지 5개"
    assert plan(desk).roots == ()
    assert plans_reading.money_of(desk, [one]) == []
    assert plans_reading.targets_of(desk, [one]) == []
    history.undo(desk)
    after = plan(desk)
    assert [node.id for node in walk(after.roots)] == [node.id for node in walk(before.roots)]
    node = after.node(one)
    assert node is not None
    assert len(node.money) == len(node.steps) == 1
    plans.trash_branch(desk, tree["청년"])
    plans.untrash(desk, [*tree.values()])
    node = plan(desk).node(one)
    assert node is not None
    assert node.goals[2026].target == "12"
    reached = actual(node, 2026)
    assert reached is not None
    assert reached.value == 9
    assert len(node.money) == len(node.steps) == 1


def test_money_adds_up_the_tree_and_what_is_stated_stands(desk: Desk, tree: dict[str, int]) -> None:
    this = of_year(2026)
    for name, won in (("서포트", 100), ("공간", 50)):
        plans_money.set_cells(desk, tree[name], {(Side.PLANNED, this, "국비"): won})
    plans_money.set_cells(desk, tree["공간"], {(Side.PLANNED, BEFORE, "구비"): 7})
    root = plan(desk).roots[0]
    whole = tally(root)
    assert whole.of(Side.PLANNED, this, "국비") is not None
    assert _won(whole.of(Side.PLANNED)) == 157
    assert findings([root]) == ()
    plans_money.set_cells(desk, tree["창업"], {(Side.PLANNED, this, "국비"): 160})
    root = plan(desk).roots[0]
    assert _won(tally(root).of(Side.PLANNED, this)) == 160
    assert _won(tally(root).of(Side.PLANNED, BEFORE)) == 7
    assert _won(tally(root).of(Side.PLANNED, AFTER)) is None
    assert _won(total(plan(desk).roots).of(Side.SPENT)) is None
    assert [found.what for found in findings([root])] == ["money.planned"]


def _won(amount: object) -> int | None:
    return getattr(amount, "won", None)


def test_a_cell_is_emptied_and_a_line_that_says_nothing_goes(
    desk: Desk, tree: dict[str, int]
) -> None:
    one, this = tree["서포트"], of_year(2026)
    plans_money.set_cells(
        desk, one, {(Side.PLANNED, this, "국비"): 5, (Side.SPENT, this, "국비"): 3}
    )
    assert len(plans_reading.money_of(desk, [one])) == 1
    plans_money.set_cells(desk, one, {(Side.PLANNED, this, "국비"): None})
    (line,) = plans_reading.money_of(desk, [one])
    assert (line.planned, line.spent) == (None, 3)
    same = plans_money.set_cells(desk, one, {(Side.SPENT, this, "국비"): 3})
    assert same.operation == 0
    plans_money.set_cells(desk, one, {(Side.SPENT, this, "국비"): None})
    assert plans_reading.money_of(desk, [one]) == []
    with pytest.raises(UserError, match="0원부터"):
        plans_money.set_cells(desk, one, {(Side.PLANNED, this, "국비"): -1})


def test_sources_are_renamed_and_taken_off(desk: Desk, tree: dict[str, int]) -> None:
    one, this = tree["서포트"], of_year(2026)
    plans_money.set_cells(
        desk, one, {(Side.PLANNED, this, "국비"): 5, (Side.PLANNED, this, "기금"): 1}
    )
    plans_money.rename_source(desk, one, "기금", "복권기금")
    with pytest.raises(UserError, match="이미 있습니다"):
        plans_money.rename_source(desk, one, "복권기금", "국비")
    assert {line.source for line in plans_reading.money_of(desk, [one])} == {"국비", "복권기금"}
    plans_money.remove_source(desk, one, "복권기금")
    assert [line.source for line in plans_reading.money_of(desk, [one])] == ["국비"]
    assert in_order(["기타", "복권기금", "구비", "국비"]) == ("국비", "구비", "복권기금", "기타")


def test_a_line_of_the_schedule_is_months_and_words(desk: Desk, tree: dict[str, int]) -> None:
    one = tree["서포트"]

    def bars() -> list[tuple[str, int | None, int | None]]:
        steps: list[PlanStep] = plans_reading.steps_of(desk, [one])
        return sorted((s.title, s.first_month, s.last_month) for s in steps)

    plans_steps.set_line(desk, one, 2026, "공고", [1, 2, 7])
    assert bars() == [("공고", 1, 2), ("공고", 7, 7)]
    plans_steps.set_line(desk, one, 2026, "공고·선발", [1, 2, 3, 7], was="공고")
    assert bars() == [("공고·선발", 1, 3), ("공고·선발", 7, 7)]
    history.undo(desk)
    assert bars() == [("공고", 1, 2), ("공고", 7, 7)]
    plans_steps.set_line(desk, one, 2026, "공고", [4], step_type=StepType.DONE)
    plans_steps.drop_line(desk, one, 2026, "공고")
    assert bars() == [("공고", 4, 4)]
    assert plans_steps.drop_line(desk, one, 2026, "없는 줄").operation == 0


def test_targets_are_revised_and_summed_by_unit(desk: Desk, tree: dict[str, int]) -> None:
    plans_targets.set_target(desk, tree["서포트"], 2026, "6")
    plans_targets.set_target(desk, tree["공간"], 2026, "6명")
    root = plan(desk).roots[0]
    wanted = target(root, 2026)
    assert wanted is not None
    assert (wanted.value, wanted.unit) == (12, "명")
    plans_targets.set_target(
        desk, tree["공간"], 2026, "8", reason="예산 추가", document="일자리과-12"
    )
    assert [t.value for t in plans_targets.revisions(desk, tree["공간"], 2026)] == ["8", "6"]
    again = plans_targets.set_target(desk, tree["공간"], 2026, "8")
    assert again.operation == 0
    plans_targets.set_target(desk, tree["창업"], 2026, "15")
    root = plan(desk).roots[0]
    assert [found.what for found in findings([root])] == ["target"]


def test_actuals_come_from_an_indicator_or_from_numbers_by_hand(
    desk: Desk, tree: dict[str, int]
) -> None:
    item = plans_reading.item(desk, tree["서포트"])
    plans.save(desk, _with(item, indicator="referrals"))
    node = plan(desk).node(tree["서포트"])
    assert node is not None
    reached = actual(node, 2026)
    assert reached is not None
    assert (reached.value, reached.kind) == (0, KindId.REFERRALS)
    with pytest.raises(UserError, match="출처"):
        plans_targets.set_year(desk, tree["공간"], 2026, "4", "")
    plans_targets.set_year(desk, tree["공간"], 2026, "4", "결산")
    plans_targets.set_year(desk, tree["공간"], 2026, "5", "결산")
    node = plan(desk).node(tree["공간"])
    assert node is not None
    reached = actual(node, 2026)
    assert reached is not None
    assert (reached.value, reached.source) == (5, "결산")
    plans_targets.set_year(desk, tree["공간"], 2026, "", "")
    node = plan(desk).node(tree["공간"])
    assert node is not None
    assert actual(node, 2026) is None


def test_a_year_is_copied_to_the_next_once(desk: Desk, tree: dict[str, int]) -> None:
    one = tree["서포트"]
    plans_targets.set_target(desk, one, 2026, "12")
    plans_money.set_cells(
        desk,
        one,
        {(Side.PLANNED, of_year(2026), "국비"): 100, (Side.SPENT, of_year(2026), "국비"): 90},
    )
    plans_steps.set_line(desk, one, 2026, "공고", [1])
    plans_steps.set_line(desk, one, 2026, "공고", [2], step_type=StepType.DONE)
    with pytest.raises(UserError, match="옮겨 적을"):
        plans.copy_year(desk, PLAN, 2026, 2027, extend=False)
    change = plans.copy_year(desk, PLAN, 2026, 2027)
    assert change.label == f"{PLAN} 2026년 → 2027년"
    node = plans_reading.plan(desk, PLAN, (2027,)).node(one)
    assert node is not None
    assert node.item.last_year == 2027
    assert node.goals[2027].target == "12"
    next_year = [line for line in node.money if line.year == 2027]
    assert [(line.planned, line.spent) for line in next_year] == [(100, None)]
    assert [s.step_type for s in node.steps if s.year == 2027] == [StepType.PLANNED]
    with pytest.raises(UserError, match="덮어쓰지"):
        plans.copy_year(desk, PLAN, 2026, 2027)
    history.undo(desk, change.operation)
    node = plans_reading.plan(desk, PLAN, (2027,)).node(one)
    assert node is not None
    assert 2027 not in node.goals
    assert node.item.last_year == 2026


def test_a_plan_is_renamed_whole(desk: Desk, tree: dict[str, int]) -> None:
    plans.rename_plan(desk, PLAN, "새 이름")
    assert plans_reading.titles(desk) == ("새 이름",)
    with pytest.raises(UserError, match="이름을 입력"):
        plans.rename_plan(desk, "새 이름", " ")
    plans.add(desk, PlanItem(level=S, title="다른", plan="둘째"))
    with pytest.raises(UserError, match="이미 있습니다"):
        plans.rename_plan(desk, "둘째", "새 이름")


def test_what_comes_back_joins_the_plan_as_it_is_called_now(
    desk: Desk, tree: dict[str, int]
) -> None:
    plans.trash(desk, [tree["인턴"]])
    plans.rename_plan(desk, PLAN, "새 이름")
    plans.untrash(desk, [tree["인턴"]])
    assert plans_reading.titles(desk) == ("새 이름",)


def test_nothing_comes_back_under_what_is_no_higher(desk: Desk, tree: dict[str, int]) -> None:
    plans.trash(desk, [tree["서포트"]])
    plans.trash(desk, [tree["공간"]])
    plans.place(desk, tree["창업"], tree["인턴"])
    with pytest.raises(UserError, match="아래에 둘 수 없습니다"):
        plans.untrash(desk, [tree["서포트"]])
    plans.trash(desk, [tree["창업"]])
    with pytest.raises(UserError, match="휴지통에 있습니다"):
        plans.place(desk, tree["인턴"], tree["창업"])
