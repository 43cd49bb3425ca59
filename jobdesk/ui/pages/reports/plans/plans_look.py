"""What one look at a plan gives the part that shows it, and its sums in words."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.plan_checks import PlanFinding, findings
from jobdesk.domain.plan_tree import Plan, Side, actual_of, of_year, target_of, total
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.services import indicators, plans_reading
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.reports.plans.tree_rows import shown


@dataclass(frozen=True, slots=True)
class PlanLook:
    """Every plan by name, the one that is shown with what runs in its year, its years, where it
    does not agree, and the indicators that may count: names by id."""

    titles: tuple[str, ...]
    plan: Plan
    years: tuple[int, ...]
    found: tuple[PlanFinding, ...]
    indicators: dict[str, str]


def look_at(desk: Desk, wanted: str, year: int) -> PlanLook:
    """Read the plan ``wanted``, else the latest."""
    titles = plans_reading.titles(desk)
    title = wanted if wanted in titles else (titles[0] if titles else "")
    plan = plans_reading.plan(desk, title, (year,))
    running = plan.of_year(year)
    names = {each.id: each.label for each in indicators.every(desk)}
    return PlanLook(titles, running, plan.years, findings(running.roots), names)


def sums_of(plan: Plan, year: int, unit: MoneyUnit) -> tuple[str, str]:
    """``목표 13,970명 · 실적 … · 예산 82,964백만원``, and the money by 재원."""
    if not plan.roots:
        return "", ""
    slot, counts = of_year(year), total(plan.roots)
    wanted, done = target_of(plan.roots, year), actual_of(plan.roots, year)
    parts, lines = [], []
    for name, figure in (("목표", wanted), ("실적", done)):
        if figure is not None and figure.value is not None:
            parts.append(f"{name} {figure.value:,}{figure.unit}")
    for name, side in (("예산", Side.PLANNED), ("집행", Side.SPENT)):
        amount = counts.of(side, slot)
        if amount is None:
            continue
        parts.append(f"{name} {shown(amount.won, unit)}{unit.value}")
        of = [
            f"{source} {shown(part.won, unit)}"
            for source in counts.sources
            if (part := counts.of(side, slot, source)) is not None
        ]
        lines.append(f"{name} {unit.value}: {', '.join(of)}")
    return " · ".join(parts), "\n".join(lines)
