"""What was promised and not yet kept: the questions behind the list of things to do."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jobdesk.data.store import Store


class Promise(NamedTuple):
    """A next step that a note or visit ``id`` set for ``on``, a time of day or empty ``at``."""

    id: int
    on: date
    at: str
    what: str
    seeker_id: int | None
    employer_id: int | None
    name: str


# Per side, so that each subquery walks the index of its own link.
_APPOINTMENTS = """
    SELECT n.id, n.next_on, n.next_at, n.next_what, n.seeker_id, n.employer_id,
        coalesce(nullif(s.name, ''), nullif(s.nickname, ''), e.name, '')
    FROM notes n
    LEFT JOIN seekers s ON s.id = n.seeker_id
    LEFT JOIN employers e ON e.id = n.employer_id
    WHERE n.trashed_on IS NULL AND n.next_on BETWEEN ? AND ?
        AND s.trashed_on IS NULL AND e.trashed_on IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM notes m
            WHERE +m.trashed_on IS NULL AND m.id <> n.id AND m.seeker_id = n.seeker_id
                AND (m.noted_on > n.noted_on OR (m.noted_on = n.noted_on AND m.id > n.id)))
        AND (n.seeker_id IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM notes m
            WHERE +m.trashed_on IS NULL AND m.id <> n.id AND m.employer_id = n.employer_id
                AND (m.noted_on > n.noted_on OR (m.noted_on = n.noted_on AND m.id > n.id))))
    ORDER BY n.next_on, n.next_at, n.id"""

_CALLS = """
    SELECT v.id, v.next_on, '', v.purpose, NULL, v.employer_id, e.name
    FROM visits v
    JOIN employers e ON e.id = v.employer_id AND e.trashed_on IS NULL
    WHERE v.trashed_on IS NULL AND v.next_on BETWEEN ? AND ?
        AND NOT EXISTS (
            SELECT 1 FROM visits w
            WHERE w.trashed_on IS NULL AND w.id <> v.id AND w.employer_id = v.employer_id
                AND (w.visited_on > v.visited_on
                    OR (w.visited_on = v.visited_on AND w.id > v.id)))
    ORDER BY v.next_on, v.id"""


def appointments(store: Store, first: date, last: date) -> list[Promise]:
    """Next appointments between two days that no later note of the same person answers."""
    return _promises(store, _APPOINTMENTS, first, last)


def calls(store: Store, first: date, last: date) -> list[Promise]:
    """Next calls to firms between two days that no later visit answers."""
    return _promises(store, _CALLS, first, last)


def _promises(store: Store, sql: str, first: date, last: date) -> list[Promise]:
    rows = store.db.execute(sql, [first.isoformat(), last.isoformat()])
    return [Promise(row[0], date.fromisoformat(row[1]), *row[2:]) for row in rows]


def settled(store: Store, today: date) -> frozenset[str]:
    """Sources of derived tasks that were checked off, or put off until after ``today``."""
    rows = store.db.execute(
        "SELECT source FROM tasks WHERE trashed_on IS NULL AND source <> ''"
        " AND (done_on IS NOT NULL OR snoozed_until > ?)",
        [today.isoformat()],
    )
    return frozenset(source for (source,) in rows)
