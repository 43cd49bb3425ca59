"""The days of one request as they stand: how many are wanted, who is sent, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.farm_work import COUNTED, LIVE, DayStatus, FarmBlock, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_records, lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Sent:
    """One person on one day, by name."""

    day: FarmDay
    name: str


@dataclass(frozen=True, slots=True)
class RequestDay:
    """One 작업일 with everybody who was ever sent to it, those who have a place first."""

    block: FarmBlock
    people: tuple[Sent, ...]
    wants: bool = True
    """Whether it wants people: neither it nor its request is off."""

    @property
    def id(self) -> int:
        """Id of the 작업일."""
        return self.block.id

    @property
    def placed(self) -> int:
        """How many have a place."""
        return sum(sent.day.status in LIVE for sent in self.people)

    @property
    def worked(self) -> int:
        """How many have worked."""
        return sum(sent.day.status in COUNTED for sent in self.people)

    @property
    def absent(self) -> tuple[Sent, ...]:
        """Who did not come."""
        return tuple(sent for sent in self.people if sent.day.status is DayStatus.ABSENT)

    @property
    def lacking(self) -> int:
        """How many are still to be found; 0 for a day that is off."""
        if not self.wants:
            return 0
        return max(0, (self.block.heads or 0) - self.placed)


def of_request(desk: Desk, request_id: int) -> list[RequestDay]:
    """The days of a request in order, those that rain moved and those called off too."""
    with desk.store.reading():
        blocks = farm_records.blocks_of(desk, [request_id])
        wanting = {block.id for block in farm_records.standing(desk, blocks)}
        days = farm_records.days_of_blocks(desk, [block.id for block in blocks])
        names = lists.called(
            desk, KindId.SEEKERS, list(dict.fromkeys(day.seeker_id or 0 for day in days))
        )
    found = []
    for block in sorted(blocks, key=lambda one: (one.work_date or date.max, one.id)):
        mine = [Sent(day, names.get(day.seeker_id or 0, "")) for day in days
                if day.block_id == block.id]  # fmt: skip
        mine.sort(key=lambda sent: (sent.day.status not in LIVE, sent.name, sent.day.id))
        found.append(RequestDay(block, tuple(mine), block.id in wanting))
    return found
