"""What hangs on the trainees of every 교육 기수, outside the 휴지통, read at once.

A sheet of a thousand rows is compared with it without a query each.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from jobdesk.data.store import Store


def trainees(store: Store) -> dict[tuple[int, int], int]:
    """The 교육생 of each cohort and seeker, by both ids."""
    rows = store.db.execute(
        "SELECT cohort_id, seeker_id, id FROM trainees WHERE trashed_on IS NULL"
        " AND cohort_id IS NOT NULL AND seeker_id IS NOT NULL ORDER BY id DESC"
    )
    return {(cohort, seeker): id_ for cohort, seeker, id_ in rows}


def qualifications(store: Store) -> dict[int, list[str]]:
    """The titles that each 교육생 gained, oldest first."""
    found: dict[int, list[str]] = defaultdict(list)
    for trainee, title in store.db.execute(
        "SELECT trainee_id, title FROM qualifications WHERE trashed_on IS NULL ORDER BY id"
    ):
        found[trainee].append(title)
    return found


def hires(store: Store) -> dict[int, list[tuple[str, date]]]:
    """Where and when each 교육생 was hired from the cohort."""
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for trainee, firm, day in store.db.execute(
        "SELECT t.id, coalesce(e.name, p.employer_name), p.hire_date FROM placements p"
        " JOIN trainees t ON t.cohort_id = p.cohort_id AND t.seeker_id = p.seeker_id"
        " LEFT JOIN employers e ON e.id = p.employer_id"
        " WHERE p.trashed_on IS NULL AND t.trashed_on IS NULL ORDER BY p.id"
    ):
        found[trainee].append((firm, date.fromisoformat(day)))
    return found


def marked(store: Store) -> frozenset[int]:
    """Ids of the 교육생 that have any 출결."""
    rows = store.db.execute("SELECT DISTINCT trainee_id FROM attendance WHERE trashed_on IS NULL")
    return frozenset(id_ for (id_,) in rows)


def marks(store: Store) -> dict[int, dict[date, tuple[str, int | None]]]:
    """The 출결 of each 교육생 by day, with the credited hours."""
    found: dict[int, dict[date, tuple[str, int | None]]] = defaultdict(dict)
    for trainee, day, mark, hours in store.db.execute(
        "SELECT trainee_id, held_on, mark, hours FROM attendance WHERE trashed_on IS NULL"
    ):
        found[trainee][date.fromisoformat(day)] = (mark, hours)
    return found
