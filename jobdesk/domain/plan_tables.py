"""The tables of a whole plan as offices print them: 핵심 전략 and 분야별 목표.

Layouts of the yearly plan of Incheon Seo-gu (2023). Amounts are added in 원 and rounded where they
are printed; where printed lines then do not add up to the printed total, the table says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobdesk.domain import report_cells as cells
from jobdesk.domain.plan_cells import (
    EMPTY,
    amount_cell,
    count,
    rounding_notes,
    sources_of,
    with_sums,
)
from jobdesk.domain.plan_checks import of_year as found_of_year
from jobdesk.domain.plan_tree import (
    Node,
    Plan,
    Side,
    actual_of,
    money_figure,
    of_year,
    target,
    target_of,
    total,
)
from jobdesk.domain.plans import PlanLevel
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Figure,
    Head,
    Line,
    Merge,
    Role,
    Style,
    Table,
)


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the plan table: a 실천과제 with its 세부사업 under its 전략; either may be
    missing where the plan has fewer levels."""

    strategy: Node | None
    task: Node | None
    programmes: tuple[Node, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """What its target and money are those of."""
        return (self.task,) if self.task is not None else self.programmes


def tasks(plan: Plan) -> tuple[Task, ...]:
    """The lines of the plan table in order."""
    found: list[Task] = []
    for root in plan.roots:
        if root.item.level is not PlanLevel.STRATEGY:
            found.append(_below(None, root))
        elif root.children:
            found += [_below(root, child) for child in root.children]
        else:
            found.append(Task(root, None, ()))
    return tuple(found)


def _below(strategy: Node | None, node: Node) -> Task:
    if node.item.level is PlanLevel.TASK:
        return Task(strategy, node, node.children)
    return Task(strategy, None, (node,))


def plan_table(plan: Plan, year: int, style: Style, *, spent: bool = False) -> Table:
    """추진전략 | 실천과제 | 세부사업내용 | 일자리 목표(명) | 사업예산(백만원), 합계 first.

    ``spent`` adds 실적, 달성률, 집행액 and 집행률, which the result report prints.
    """
    lines = tasks(plan)
    extra = ("실적(명)", "달성률(%)", f"집행액({style.money.value})", "집행률(%)") if spent else ()
    heads = (
        "추진전략",
        "실천과제",
        "세부사업내용",
        "일자리 목표(명)",
        f"사업예산({style.money.value})",
        *extra,
    )
    merges = [Merge(0, 0, columns=3), *_strategy_merges(lines, 1)]
    inside = {m.row + n for m in merges[1:] for n in range(1, m.rows)}
    made = [
        (
            EMPTY if row in inside or one.strategy is None else _title(one.strategy),
            cells.words(one.task.item.title if one.task else "", Align.LEFT),
            cells.words("\n".join(f"▷ {p.item.title}" for p in one.programmes), Align.LEFT),
            *_numbers(one.nodes, year, style, spent),
        )
        for row, one in enumerate(lines, start=1)
    ]
    whole = (
        cells.words("합 계", Align.CENTER),
        EMPTY,
        EMPTY,
        *_numbers(plan.roots, year, style, spent),
    )
    body = [Line(whole, Role.TOTAL), *(Line(line) for line in made)]
    adding = [3, 4, *((5, 7) if spent else ())]
    return Table(
        "plan",
        "",
        (
            Column(20),
            Column(26, Align.LEFT),
            Column(44, Align.LEFT),
            *(Column(15, Align.RIGHT) for _ in heads[3:]),
        ),
        tuple(Head(title, 0, at) for at, title in enumerate(heads)),
        tuple(with_sums(body, adding)),
        unit=f"(단위: 명, {style.money.value})",
        merges=tuple(merges),
        notes=(*_unit_notes(plan, year), *rounding_notes(body, adding, style)),
        empty="적은 계획이 없습니다.",
    )


def _title(node: Node) -> Cell:
    return cells.words(node.item.title, Align.CENTER)


def _strategy_merges(lines: Sequence[Task], first: int) -> list[Merge]:
    found: list[Merge] = []
    at = 0
    while at < len(lines):
        strategy = lines[at].strategy
        end = at + 1
        while strategy is not None and end < len(lines) and lines[end].strategy is strategy:
            end += 1
        if end - at > 1:
            found.append(Merge(first + at, 0, rows=end - at))
        at = end
    return found


def _numbers(nodes: Sequence[Node], year: int, style: Style, spent: bool) -> tuple[Cell, ...]:
    counts = total(nodes)
    wanted = _goal(nodes, year)
    made = (count(wanted), amount_cell(counts, style, Side.PLANNED, of_year(year)))
    if not spent:
        return made
    done = actual_of(nodes, year)
    given, used = (counts.of(side, of_year(year)) for side in Side)
    return (
        made[0],
        made[1],
        count(done),
        cells.percent(
            done.value if done else None,
            wanted.value if wanted else None,
            style,
            figure=_rate("달성률", done, wanted),
        ),
        amount_cell(counts, style, Side.SPENT, of_year(year)),
        cells.percent(
            used.won if used else None,
            given.won if given else None,
            style,
            figure=_rate("집행률", money_figure(used, "투입예산"), money_figure(given, "소요예산")),
        ),
    )


def _goal(nodes: Sequence[Node], year: int) -> Figure | None:
    return target(nodes[0], year) if len(nodes) == 1 else target_of(nodes, year)


def _rate(name: str, above: Figure | None, below: Figure | None) -> Figure | None:
    if above is None or below is None:
        return None
    return Figure(
        None, "%", name, f"{above.name}을 {below.name}으로 나눕니다.", over=(above, below)
    )


def fields_table(plan: Plan, year: int, style: Style, *, by_category: bool = False) -> Table:
    """분야별 목표: 구분 | 목표(인원) | 예산(합계 | 재원 …), 총계 first; by 전략, or by 부문."""
    groups = categories(plan) if by_category else tuple((r.item.title, (r,)) for r in plan.roots)
    slot = of_year(year)
    whole = total(plan.roots)
    sources = sources_of(whole, slot)

    def line(name: str, nodes: Sequence[Node], role: Role) -> Line:
        counts = total(nodes)
        return Line(
            (
                cells.words(name, Align.CENTER if role is Role.TOTAL else Align.LEFT),
                count(_goal(nodes, year)),
                amount_cell(counts, style, slot=slot),
                *(amount_cell(counts, style, slot=slot, source=source) for source in sources),
            ),
            role,
        )

    body = [
        line("총 계", plan.roots, Role.TOTAL),
        *(line(name, nodes, Role.LINE) for name, nodes in groups),
    ]
    adding = list(range(1, 3 + len(sources)))
    head = [
        Head("구 분", 0, 0, rows=2),
        Head("목표(인원)", 0, 1, rows=2),
        Head("예 산", 0, 2, columns=1 + len(sources)),
        Head("합계", 1, 2),
        *(Head(source, 1, 3 + at) for at, source in enumerate(sources)),
    ]
    return Table(
        "plan_fields",
        "",
        (Column(46, Align.LEFT), *(Column(16, Align.RIGHT) for _ in range(2 + len(sources)))),
        tuple(head),
        tuple(with_sums(body, adding)),
        unit=f"(단위: 명, {style.money.value})",
        notes=(*_unit_notes(plan, year), *rounding_notes(body, adding, style, across=(2, 3))),
        empty="적은 계획이 없습니다.",
    )


def categories(plan: Plan) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """The highest nodes of each 부문, in the order in which they are met; what has none stands
    under 부문 없음."""
    found: dict[str, list[Node]] = {}

    def gather(node: Node) -> None:
        below = {child.item.category for child in node.children} - {"", node.item.category}
        if node.item.category and not below:
            found.setdefault(node.item.category, []).append(node)
        elif node.children and (below or _named_below(node)):
            for child in node.children:
                gather(child)
        else:
            found.setdefault(node.item.category or "부문 없음", []).append(node)

    for root in plan.roots:
        gather(root)
    return tuple((name, tuple(nodes)) for name, nodes in found.items())


def _named_below(node: Node) -> bool:
    return any(child.item.category or _named_below(child) for child in node.children)


def _unit_notes(plan: Plan, year: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            found.words for found in found_of_year(plan.roots, year) if found.what == "unit"
        )
    )
