"""The sheets of the 공약: each with the money of its item of the plan."""

from __future__ import annotations

from jobdesk.domain.plan_tree import Tally, tally
from jobdesk.domain.plans import Pledge
from jobdesk.domain.pledge_sheet import pledge_sheet
from jobdesk.domain.report_document import Block, Style
from jobdesk.services import plans_reading
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections.making import Making


def sheets(making: Making) -> tuple[Block, ...]:
    """Every 공약 by its number, or the one whose id is the option ``pledge``."""
    chosen = making.option("pledge", None)
    made: list[Block] = []
    for one in plans_reading.pledges(making.desk):
        if not chosen or one.id == int(chosen):
            made += pledge_sheet(one, money_of(making.desk, one), making.style)
    return tuple(made)


def money_of(desk: Desk, pledge: Pledge) -> Tally:
    """소요 and 투입 of the item a 공약 names, nothing where it names none."""
    node = plans_reading.branch(desk, pledge.item_id) if pledge.item_id is not None else None
    return tally(node) if node is not None else Tally()


def blocks(desk: Desk, pledge: Pledge, style: Style) -> tuple[Block, ...]:
    """The sheet of one 공약 as it is typed, stored or not."""
    with desk.store.reading():
        return pledge_sheet(pledge, money_of(desk, pledge), style)
