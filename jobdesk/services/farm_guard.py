"""What an undo may not bring about in farm work: somebody in two places at one time, or sent to a
day of work that is off.

Every step sees to that itself; an undo of an older one, at a desk that knows nothing of the
other, puts rows back without asking.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import records
from jobdesk.data.undo import Step
from jobdesk.domain.farm_rules import live
from jobdesk.domain.farm_work import AHEAD, BlockStatus, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_places, farm_records, lists
from jobdesk.services.desk import Desk


def insist_sound(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError where what was put back has somebody stand in two places at one time, or on
    a day of work that is called off or gone."""
    written = {
        kind: [step.record for step in steps if step.kind is kind]
        for kind in (KindId.FARM_REQUESTS, KindId.FARM_BLOCKS, KindId.FARM_DAYS)
    }
    if not any(written.values()):
        return
    blocks = [
        *written[KindId.FARM_BLOCKS],
        *(each.id for each in farm_records.blocks_of(desk, written[KindId.FARM_REQUESTS])),
    ]
    put_back = records.get_many(desk.store, KindId.FARM_DAYS, written[KindId.FARM_DAYS])
    around = live([*put_back, *farm_records.days_of_blocks(desk, blocks)])
    # Days that were worked stand when their people become one, and again when that is redone.
    merged = any(step.kind in (KindId.SEEKERS, KindId.EMPLOYERS) for step in steps)
    asked = [day.id for day in around if day.status in AHEAD or not merged]
    farm_places.insist_single(desk, [*dict.fromkeys(asked)], doing)
    _insist_on(desk, around, doing)


def _insist_on(desk: Desk, days: Sequence[FarmDay], doing: str) -> None:
    blocks, requests = farm_places.sources(desk, days)
    for day in days:
        if day.block_id is None:
            continue
        block = blocks[day.block_id]
        request = requests[block.request_id or 0]
        off = block.status is not BlockStatus.PLANNED or block.trashed_on is not None
        gone = request.trashed_on is not None
        called_off = day.status in AHEAD and request.cancelled_on is not None
        if off or gone or called_off:
            id_ = day.seeker_id or 0
            name = lists.called(desk, KindId.SEEKERS, [id_])[id_]
            raise UserError(
                f"{doing} {name} 님이 취소되거나 미룬 작업일({day.work_date})에 남습니다. 아무것도 "
                "바꾸지 않았습니다. 그 사람의 배치를 먼저 빼세요."
            )
