"""출결 of a cohort read in bulk: a grid of a hundred people by 250 days is 25,000 rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from jobdesk.data.store import Store


class MarkRow(NamedTuple):
    """One 출결 outside the 휴지통; ``mark`` is its word, days are ISO text, ``slip_on`` too."""

    id: int
    cohort_id: int
    trainee_id: int
    held_on: str
    mark: str
    hours: int | None
    reason: str
    evidence: str
    slip_on: str | None
    note: str


_SELECT = f"SELECT {', '.join(MarkRow._fields)} FROM attendance WHERE trashed_on IS NULL"


def of_cohort(store: Store, cohort_id: int) -> list[MarkRow]:
    """Every 출결 of a cohort, the oldest record first."""
    rows = store.db.execute(f"{_SELECT} AND cohort_id = ? ORDER BY id", [cohort_id])
    return [MarkRow(*row) for row in rows]


def of_ids(store: Store, ids: Iterable[int]) -> list[MarkRow]:
    """The 출결 of these ids that are there."""
    wanted = json.dumps(list(ids))
    rows = store.db.execute(f"{_SELECT} AND id IN (SELECT value FROM json_each(?))", [wanted])
    return [MarkRow(*row) for row in rows]


def at_places(
    store: Store, trainee_ids: Sequence[int], days: Sequence[date]
) -> dict[tuple[int, str], int]:
    """Id of the record of each of these people on each of these days (ISO), one that lies in the
    휴지통 only where there is no other: a place has one record at most."""
    rows = store.db.execute(
        "SELECT trainee_id, held_on, id FROM attendance"
        " WHERE trainee_id IN (SELECT value FROM json_each(?))"
        " AND held_on IN (SELECT value FROM json_each(?))"
        " ORDER BY trashed_on IS NULL, id",
        [json.dumps(list(trainee_ids)), json.dumps([day.isoformat() for day in days])],
    )
    return {(trainee_id, held_on): id_ for trainee_id, held_on, id_ in rows}


def doubled(store: Store, cohort_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
    """People of these cohorts and days (ISO) that have more than one 출결: no step of ours leaves
    one behind."""
    rows = store.db.execute(
        "SELECT trainee_id, held_on FROM attendance WHERE trashed_on IS NULL"
        " AND cohort_id IN (SELECT value FROM json_each(?))"
        " GROUP BY trainee_id, held_on HAVING count(*) > 1",
        [json.dumps(sorted(cohort_ids))],
    )
    return frozenset((trainee_id, held_on) for trainee_id, held_on in rows)


def after_leaving(store: Store, cohort_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
    """People of these cohorts and days (ISO) on which somebody was there who had left before."""
    rows = store.db.execute(
        "SELECT a.trainee_id, a.held_on FROM attendance a JOIN trainees t ON t.id = a.trainee_id"
        " WHERE a.trashed_on IS NULL AND t.trashed_on IS NULL AND a.held_on > t.left_on"
        " AND a.mark <> '결석' AND a.cohort_id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(cohort_ids))],
    )
    return frozenset((trainee_id, held_on) for trainee_id, held_on in rows)
