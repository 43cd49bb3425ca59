"""예산 집행 by what it is for and by source: support of farm work, training, the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from jobdesk.domain.cohorts import CohortBudget
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Block, Figure
from jobdesk.domain.report_layout_made import table
from jobdesk.domain.report_layout_parts import Col, Given, Layout, Print, Row
from jobdesk.services import farm_records
from jobdesk.services.farm_support_book import budget_standings
from jobdesk.services.linked_records import linked
from jobdesk.services.report_sections.cohort_rows import figures
from jobdesk.services.report_sections.layout_options import options
from jobdesk.services.report_sections.making import Making
from jobdesk.services.report_sections.plan_rows import tree

_SHAPE = Layout(
    0,
    "예산 집행",
    (
        Col(("사업",), Print.GROUP, width=30),
        Col(("재원",), Print.LABEL, width=20),
        Col(("예산",), Print.MONEY, "planned", width=20),
        Col(("집행",), Print.MONEY, "spent", width=20),
        Col(("집행률",), Print.RATE, "rate", ("spent", "planned"), width=14),
        Col(("잔액",), Print.CHANGE, "left", ("planned", "spent"), width=20),
    ),
)


def spending(making: Making) -> tuple[Block, ...]:
    """사업 | 재원 | 예산 | 집행 | 집행률 | 잔액, with 소계 of each 사업; of the year so far.

    There is no 합계: the plan may hold the money that a course or the farms spend.
    """
    rows = [*_farms(making), *_cohorts(making), *_plan(making)]
    if not rows:
        return ()
    many = len(rows) > len({row.group for row in rows})
    shown = replace(options(making), subtotals=many)
    return (table(making.use.id, _SHAPE, rows, making.style, shown),)


def _farms(making: Making) -> list[Row]:
    year = making.year
    known = farm_records.budgets(making.desk, year)
    rows = []
    for one in budget_standings(making.desk, year):
        if one.item:
            continue
        ids = tuple(each.id for each in known if each.source == one.source)
        planned = _won(one.budget, "예산", KindId.SUPPORT_BUDGETS, ids)
        rows.append(
            Row(
                one.source,
                {"planned": planned, "spent": _won(one.spent, "지급")},
                "농가일자리 지원",
            )
        )
    return rows


def _cohorts(making: Making) -> list[Row]:
    ids = [line.cohort_id for line in figures(making).lines]
    kept: list[CohortBudget] = linked(making.desk, KindId.COHORT_BUDGETS, "cohort_id", ids)
    return _by_source(
        "교육 과정",
        KindId.COHORT_BUDGETS,
        ((each.source, each.id, each.amount, each.spent) for each in kept),
    )


def _plan(making: Making) -> list[Row]:
    found = tree(making)
    now = [line for line in found.money if line.year == making.year]
    return _by_source(
        "일자리 계획",
        KindId.PLAN_MONEY,
        ((line.source, line.id, line.planned, line.spent) for line in now),
    )


def _by_source(
    group: str, kind: KindId, lines: Iterable[tuple[str, int, int | None, int | None]]
) -> list[Row]:
    found: dict[str, list[tuple[int, int | None, int | None]]] = defaultdict(list)
    for source, id_, planned, spent in lines:
        found[source].append((id_, planned, spent))
    rows = []
    for source, some in found.items():
        ids = tuple(id_ for id_, _, _ in some)
        values = {
            key: _won(_sum(part), name, kind, ids)
            for key, name, part in (
                ("planned", "예산", [planned for _, planned, _ in some]),
                ("spent", "집행", [spent for _, _, spent in some]),
            )
        }
        rows.append(Row(source, values, group))
    return rows


def _sum(parts: Sequence[int | None]) -> int | None:
    told = [part for part in parts if part is not None]
    return sum(told) if told else None


def _won(
    amount: int | None, name: str, kind: KindId | None = None, ids: tuple[int, ...] = ()
) -> Given:
    if amount is None:
        return Given(text="-")
    value = Decimal(amount)
    return Given(value, figure=Figure(value, "원", name, "", kind, ids))
