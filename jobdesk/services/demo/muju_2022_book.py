"""Records of the practice Muju while they are made: their ids are known before they are stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from jobdesk.data import records
from jobdesk.data.record_types import Record
from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress

_K = KindId
ORDER: tuple[KindId, ...] = (
    _K.SEEKERS,
    _K.EMPLOYERS,
    _K.CONTACTS,
    _K.VACANCIES,
    _K.OUTREACH,
    _K.REGISTRATIONS,
    _K.REFERRALS,
    _K.MATCHING_DAYS,
    _K.DAY_PROGRAMMES,
    _K.DAY_EMPLOYERS,
    _K.DAY_VACANCIES,
    _K.DAY_ATTENDEES,
    _K.DAY_WISHES,
    _K.PLACEMENTS,
    _K.DAY_INTERVIEWS,
    _K.NOTES,
    _K.VISITS,
    _K.AGREEMENTS,
    _K.HIRING_PROXIES,
    _K.MEETINGS,
    _K.PUBLICITY,
    _K.TRIPS,
    _K.TRIP_PEOPLE,
    _K.ALLOWANCE_RULES,
    _K.ALLOWANCES,
    _K.PROCESS_DAYS,
    _K.FOLLOW_UPS,
    _K.SURVEYS,
    _K.SURVEY_ANSWERS,
    _K.FARMS,
    _K.FARM_PLOTS,
    _K.FARM_SEASONS,
    _K.FARM_CARS,
    _K.FARM_CREWS,
    _K.FARM_WORKERS,
    _K.FARM_REQUESTS,
    _K.FARM_BLOCKS,
    _K.FARM_DAYS,
    _K.FARM_CONTRACTS,
    _K.SUPPORT_ITEMS,
    _K.SUPPORT_BUDGETS,
    _K.SUPPORT_BATCHES,
    _K.SUPPORT_PAYMENTS,
    _K.PLAN_ITEMS,
    _K.TARGETS,
    _K.DATED_CONSTANTS,
)
"""Kinds in the order in which they are stored: none links to a later one."""


class Book:
    """The records of a year. Ids go on from those of the years that are written already, which a
    fresh store gives in the same order."""

    def __init__(self) -> None:
        self._made: dict[KindId, list[Any]] = {kind: [] for kind in ORDER}
        self._written: Counter[KindId] = Counter()
        self._trash: list[tuple[KindId, int]] = []

    def add(self, record: Record) -> int:
        """Keep a record; answers the id it will have."""
        kind = records.kind_of(record)
        made = self._made[kind]
        made.append(record)
        return self._written[kind] + len(made)

    def add_trashed(self, record: Record) -> int:
        """Keep a record that lies in the 휴지통."""
        id_ = self.add(record)
        self._trash.append((records.kind_of(record), id_))
        return id_

    def get(self, kind: KindId, id_: int) -> Any:
        """A record of this year. Raises IndexError for one that was written before."""
        at = id_ - self._written[kind] - 1
        if at < 0:
            raise IndexError(id_)
        return self._made[kind][at]

    def change(self, kind: KindId, id_: int, **fields: Any) -> None:
        """Change fields of a record of this year."""
        self._made[kind][id_ - self._written[kind] - 1] = replace(self.get(kind, id_), **fields)

    def every(self, kind: KindId) -> list[tuple[int, Any]]:
        """The records of a kind of this year with their ids."""
        return list(enumerate(self._made[kind], self._written[kind] + 1))

    def trashed(self, kind: KindId) -> set[int]:
        """Ids of those of a kind that lie in the 휴지통."""
        return {id_ for each, id_ in self._trash if each is kind}

    def next_id(self, kind: KindId) -> int:
        """The id that the next record of a kind will have."""
        return self._written[kind] + len(self._made[kind]) + 1

    def write(self, store: Store, progress: Progress, done: int, total: int) -> None:
        """Store the year, inside an operation, and begin the next; ``progress`` counts kinds
        from ``done`` of ``total``."""
        for number, kind in enumerate(ORDER):
            made = self._made[kind]
            first = self._written[kind] + 1
            ids = records.insert_many(store, kind, made)
            if ids != list(range(first, first + len(made))):
                raise RuntimeError(f"{kind}: a fresh store gives ids in order from {first}")
            self._written[kind] += len(made)
            self._made[kind] = []
            progress(done + number + 1, total)
        for kind in dict.fromkeys(kind for kind, _ in self._trash):
            records.trash(store, kind, [id_ for each, id_ in self._trash if each is kind])
        self._trash = []
