"""공약: listed with what was spent, stored, and its sheet as a report of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobdesk.domain.changes import Change
from jobdesk.domain.plan_tree import Plan, Tally, tally, walk
from jobdesk.domain.plans import Pledge
from jobdesk.domain.pledge_sheet import pledge_sheet, spent_share
from jobdesk.domain.report_document import MoneyUnit, Report, Section, Style
from jobdesk.services import entries, plans_reading, report_files, settings
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """A 공약 in its list; ``share`` is 투입 over 소요 in percent, None without money."""

    pledge: Pledge
    share: Decimal | None


def listing(desk: Desk) -> tuple[PledgeLine, ...]:
    """Every 공약 by its number, each with what was spent of its money."""
    with desk.store.reading():
        known = plans_reading.pledges(desk)
        trees: dict[int, Tally] = {}
        for title in plans_reading.titles(desk) if any(one.item_id for one in known) else ():
            plan: Plan = plans_reading.plan(desk, title)
            trees |= {node.id: tally(node) for node in walk(plan.roots)}
        lines = []
        for one in known:
            _, figure = spent_share(trees.get(one.item_id or 0, Tally()))
            lines.append(PledgeLine(one, figure.value if figure is not None else None))
        return tuple(lines)


def save(desk: Desk, pledge: Pledge) -> Change:
    """Store a 공약, new or edited. Raises UserError with the field that is wrong, StaleRecord."""
    return entries.save(desk, pledge) if pledge.id else entries.add(desk, pledge)


def report(desk: Desk, pledge: Pledge, unit: MoneyUnit = MoneyUnit.MILLION) -> Report:
    """The sheet of one 공약 as it is typed, stored or not, as it would print today."""
    style = Style(money=unit)
    with desk.store.reading():
        own, today = settings.get(desk), desk.today()
        blocks = pledge_sheet(pledge, plans_reading.pledge_money(desk, pledge), style)
        return Report(
            template="pledges",
            title="공약사항 추진상황",
            centre=own.name or desk.name,
            span=f"{today.year}년",
            first=date(today.year, 1, 1),
            last=today,
            as_of=today,
            taken_at=desk.store.now().replace(microsecond=0),
            taken_by=desk.user,
            sections=(Section("pledges", "공약사항", blocks),),
            approval=tuple(own.approval_titles),
            practice=desk.practice,
            style=style,
        )


def pdf(desk: Desk, pledge: Pledge) -> bytes:
    """The pages of :func:`report`."""
    return report_files.to_pdf(desk, report(desk, pledge))
