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


def amiss(store: Store) -> frozenset[tuple[str, int]]:
    """What no step of a day leaves behind, each with the record it shows at: somebody who met a
    firm and is said not to be there, one firm or one person or one number twice at a day, one
    person in two interviews at once."""
    return frozenset(
        (what, id_) for what, sql in _AMISS.items() for (id_,) in store.db.execute(sql)
    )


_TWICE = (
    "SELECT max(id) FROM {table} WHERE trashed_on IS NULL AND {of} IS NOT NULL"
    " GROUP BY matching_day_id, {of} HAVING count(*) > 1"
)
_AMISS = {
    "met": (
        "SELECT i.id FROM day_interviews i JOIN day_attendees a ON a.id = i.attendee_id"
        " JOIN day_employers f ON f.id = i.day_employer_id"
        " WHERE i.trashed_on IS NULL AND i.status IN ('진행', '완료')"
        " AND (a.status <> '참석' OR f.status IN ('불참', '취소')"
        " OR a.trashed_on IS NOT NULL OR f.trashed_on IS NOT NULL)"
    ),
    "two places": (
        "SELECT max(id) FROM day_interviews WHERE trashed_on IS NULL AND status = '진행'"
        " GROUP BY attendee_id HAVING count(*) > 1"
    ),
    "person": _TWICE.format(table="day_attendees", of="seeker_id"),
    "number": _TWICE.format(table="day_attendees", of="number"),
    "firm": _TWICE.format(table="day_employers", of="employer_id"),
}
