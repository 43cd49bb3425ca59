"""The sheets of the 공약: each with the money of its item of the plan."""

from __future__ import annotations

from jobdesk.domain.pledge_sheet import pledge_sheet
from jobdesk.domain.report_document import Block
from jobdesk.services import plans_reading
from jobdesk.services.report_sections.making import Making


def sheets(making: Making) -> tuple[Block, ...]:
    """Every 공약 by its number, or the one whose id is the option ``pledge``."""
    chosen = making.option("pledge", None)
    made: list[Block] = []
    for one in plans_reading.pledges(making.desk):
        if not chosen or one.id == int(chosen):
            made += pledge_sheet(one, plans_reading.pledge_money(making.desk, one), making.style)
    return tuple(made)
