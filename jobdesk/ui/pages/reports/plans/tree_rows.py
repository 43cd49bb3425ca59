"""The plan's tree as lines of a table: what is shown, folded or not, with its sums of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from jobdesk.domain.plan_checks import PlanFinding
from jobdesk.domain.plan_tree import Node, Plan, Side, actual, of_year, tally, target
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.domain.rounding import rate

_Index = QModelIndex | QPersistentModelIndex
HEADS = ("계획", "목표", "실적", "달성률", "예산", "집행", "집행률")
NAME, TARGET, ACTUAL, REACHED, PLANNED, SPENT, USED = range(len(HEADS))
BARS = (REACHED, USED)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line: an item with its depth and its numbers of the year; ``share`` for the bars."""

    node: Node
    depth: int
    folded: bool
    texts: tuple[str, ...]
    shares: tuple[Decimal | None, Decimal | None]
    wrong: str

    @property
    def id(self) -> int:
        """The item's id."""
        return self.node.id


def plan_rows(
    plan: Plan,
    year: int,
    unit: MoneyUnit,
    folded: set[int],
    found: Sequence[PlanFinding],
) -> list[PlanRow]:
    """The lines in order, without those beneath a folded item."""
    wrong: dict[int, str] = {}
    for each in found:
        wrong[each.item_id] = f"{wrong.get(each.item_id, '')}\n{each.words}".strip()
    rows: list[PlanRow] = []

    def add(nodes: Sequence[Node], depth: int) -> None:
        for node in nodes:
            shut = node.id in folded and bool(node.children)
            rows.append(_row(node, depth, shut, year, unit, wrong.get(node.id, "")))
            if not shut:
                add(node.children, depth + 1)

    add(plan.roots, 0)
    return rows


def _row(node: Node, depth: int, folded: bool, year: int, unit: MoneyUnit, wrong: str) -> PlanRow:
    wanted, done, counts = target(node, year), actual(node, year), tally(node)
    slot = of_year(year)
    planned, spent = counts.of(Side.PLANNED, slot), counts.of(Side.SPENT, slot)
    typed = node.goals.get(year)
    reached = used = None
    if wanted is not None and done is not None and done.value is not None:
        reached = rate(done.value, wanted.value, decimals=1)
    if planned is not None and spent is not None:
        used = rate(spent.won, planned.won, decimals=1)
    said = typed.target if typed is not None and wanted is None else ""
    return PlanRow(
        node,
        depth,
        folded,
        (
            node.item.title,
            said or _number(wanted.value if wanted else None, node.item.unit),
            _number(done.value if done else None, node.item.unit),
            f"{reached}%" if reached is not None else "",
            shown(planned.won if planned else None, unit),
            shown(spent.won if spent else None, unit),
            f"{used}%" if used is not None else "",
        ),
        (reached, used),
        wrong,
    )


def _number(value: Decimal | None, unit: str) -> str:
    return "" if value is None else f"{value:,}{unit}"


def shown(won: int | None, unit: MoneyUnit) -> str:
    """An amount in a unit, with the places it needs so that nothing typed is hidden."""
    if won is None:
        return ""
    value = Decimal(won) / unit.won
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"


class PlanRows(QAbstractTableModel):
    """See the module's words."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[PlanRow] = []

    def set_rows(self, rows: list[PlanRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, item_id: int) -> int:
        """The line an item stands in, -1 where it is folded away or gone."""
        return next((n for n, row in enumerate(self.rows) if row.id == item_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Name and six numbers."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == NAME else _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; what is amiss in its tooltip and aloud."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == NAME else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return row.wrong or row.node.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level = f"{row.node.item.level.value} " if index.column() == NAME else ""
            wrong = f", {row.wrong}" if row.wrong and index.column() == NAME else ""
            return f"{level}{row.texts[index.column()] or '없음'}{wrong}"
        return None
