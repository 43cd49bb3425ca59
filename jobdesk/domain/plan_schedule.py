"""월별 추진일정: twelve months beside each 세부사업, its bars as merged cells with words."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.domain.plan_tree import Node, Plan
from jobdesk.domain.plans import PlanLevel, PlanStep, StepType
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Head,
    Line,
    Merge,
    Role,
    Table,
)

MONTHS = tuple(range(1, 13))
_DONE = "■ "
"""Before the words of a bar that says what was done, since shades are lost on grey paper."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def schedule_table(plan: Plan, year: int) -> Table:
    """실천과제명 | 1월 … 12월: each 전략 and 실천과제 a line over the page, each 세부사업 one or
    more lines: bars that overlap stand below one another."""
    lines: list[Line] = []
    merges: list[Merge] = []
    done = False
    for at, root in enumerate(plan.roots, start=1):
        done = _add(root, year, f"{at}.", lines, merges) or done
    return Table(
        "plan_schedule",
        "",
        (Column(46, Align.LEFT), *(Column(13) for _ in MONTHS)),
        (Head("실천과제명", 0, 0), *(Head(f"{month}월", 0, month) for month in MONTHS)),
        tuple(lines),
        merges=tuple(merges),
        notes=("■ 추진한 일정",) if done else (),
        empty="적은 추진 일정이 없습니다.",
        size=8.5,
    )


def _add(node: Node, year: int, number: str, lines: list[Line], merges: list[Merge]) -> bool:
    """Add a node and what lies beneath it; whether anything of it is told as done."""
    steps = [step for step in node.steps if step.year == year]
    heading = node.item.level is not PlanLevel.PROGRAMME
    name = f"{number} {node.item.title}"
    if heading and not steps:
        merges.append(Merge(len(lines), 0, columns=1 + len(MONTHS)))
        role = Role.TOTAL if node.item.level is PlanLevel.STRATEGY else Role.SUBTOTAL
        lines.append(Line((Cell(name, align=Align.LEFT), *(Cell() for _ in MONTHS)), role))
    else:
        rows = lanes(steps) or [[]]
        if len(rows) > 1:
            merges.append(Merge(len(lines), 0, rows=len(rows)))
        for n, row in enumerate(rows):
            merges += [_bar(len(lines), step) for step in row if _long(step)]
            first = Cell(name if not n else "", align=Align.LEFT)
            lines.append(Line((first, *_months(row))))
    done = any(step.step_type is StepType.DONE for step in steps)
    for n, child in enumerate(node.children):
        below = _CIRCLED[n] if n < len(_CIRCLED) else f"{n + 1})"
        done = _add(child, year, below, lines, merges) or done
    return done


def lanes(steps: Sequence[PlanStep]) -> list[list[PlanStep]]:
    """Bars in as few lines as let none overlap, planned ones before those that are done."""
    rows: list[list[PlanStep]] = []
    order = sorted(
        steps,
        key=lambda s: (s.step_type is StepType.DONE, s.first_month or 0, s.last_month or 0, s.id),
    )
    for step in order:
        for row in rows:
            same = row[-1].step_type is step.step_type
            if same and (row[-1].last_month or 0) < (step.first_month or 0):
                row.append(step)
                break
        else:
            rows.append([step])
    return rows


def _bar(row: int, step: PlanStep) -> Merge:
    first, last = step.first_month or 1, step.last_month or 1
    return Merge(row, first, columns=last - first + 1)


def _long(step: PlanStep) -> bool:
    return step.first_month != step.last_month


def _months(row: Sequence[PlanStep]) -> list[Cell]:
    made = [Cell() for _ in MONTHS]
    for step in row:
        mark = _DONE if step.step_type is StepType.DONE else ""
        made[(step.first_month or 1) - 1] = Cell(f"{mark}{step.title or '추진'}")
    return made
