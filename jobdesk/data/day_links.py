"""What hangs on the people and firms of every 만남의 날, outside the 휴지통, read at once.

A sheet of a thousand rows is compared with it without a query each.
"""

from __future__ import annotations

from collections import defaultdict

from jobdesk.data.store import Store


def firms(store: Store) -> list[tuple[int, int, str]]:
    """Id, day and name of each 참여업체, oldest first."""
    rows = store.db.execute(
        "SELECT d.id, d.matching_day_id, e.name FROM day_employers d JOIN employers e"
        " ON e.id = d.employer_id WHERE d.trashed_on IS NULL ORDER BY d.id"
    )
    return [(id_, day_id, name) for id_, day_id, name in rows]


def wishes(store: Store) -> dict[int, list[int]]:
    """Whom each 참가자 wants to meet, the dearest first."""
    found: dict[int, list[int]] = defaultdict(list)
    for attendee, employer in store.db.execute(
        "SELECT attendee_id, day_employer_id FROM day_wishes WHERE trashed_on IS NULL"
        " ORDER BY attendee_id, rank, id"
    ):
        found[attendee].append(employer)
    return found


def results(store: Store) -> dict[int, list[str]]:
    """What came of the interviews of each 참가자."""
    found: dict[int, list[str]] = defaultdict(list)
    for attendee, result in store.db.execute(
        "SELECT attendee_id, result FROM day_interviews"
        " WHERE trashed_on IS NULL AND result <> '' ORDER BY id"
    ):
        found[attendee].append(result)
    return found


def jobs(store: Store) -> dict[int, list[tuple[str, int | None]]]:
    """The jobs that each 참여업체 brings, with their heads."""
    found: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for employer, job, heads in store.db.execute(
        "SELECT w.day_employer_id, v.job, coalesce(w.openings, v.openings) FROM day_vacancies w"
        " JOIN vacancies v ON v.id = w.vacancy_id WHERE w.trashed_on IS NULL ORDER BY w.id"
    ):
        found[employer].append((job, heads))
    return found
