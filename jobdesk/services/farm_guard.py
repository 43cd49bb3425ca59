"""What an undo may not bring about in farm work: somebody in two places at one time.

Every step sees to that itself; an undo of an older one, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data.undo import Step
from jobdesk.domain.farm_rules import live
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_places, farm_records
from jobdesk.services.desk import Desk


def insist_single(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError where a day, block or request that was put back has somebody stand in two
    places at one time."""
    written = {
        kind: [step.record for step in steps if step.kind is kind]
        for kind in (KindId.FARM_REQUESTS, KindId.FARM_BLOCKS, KindId.FARM_DAYS)
    }
    blocks = [
        *written[KindId.FARM_BLOCKS],
        *(each.id for each in farm_records.blocks_of(desk, written[KindId.FARM_REQUESTS])),
    ]
    around = [day.id for day in live(farm_records.days_of_blocks(desk, blocks))]
    farm_places.insist_single(desk, [*written[KindId.FARM_DAYS], *around], doing)
