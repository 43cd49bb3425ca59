"""The people counted by a report and the targets of a year, read in one snapshot of the store."""

from __future__ import annotations

from datetime import date

from jobdesk.data import records
from jobdesk.data.store import Store
from jobdesk.domain.counselling import RegistrationStatus
from jobdesk.domain.evidence import Hire, Person
from jobdesk.domain.kinds import KindId
from jobdesk.domain.targets import Target

_REGISTRATIONS = """
    SELECT r.id, r.registered_on, coalesce(s.gender, ''), s.birth_date, s.birth_year,
        coalesce(s.eup_myeon, '')
    FROM registrations r LEFT JOIN seekers s ON s.id = r.seeker_id
    WHERE r.trashed_on IS NULL AND r.status <> ? AND r.registered_on BETWEEN ? AND ?
    ORDER BY r.registered_on, r.id"""

_HIRES = """
    SELECT p.id, p.hire_date, coalesce(s.gender, ''), s.birth_date, s.birth_year,
        coalesce(s.eup_myeon, ''), coalesce(s.id, 0), coalesce(nullif(s.name, ''), s.nickname, ''),
        coalesce(nullif(e.name, ''), p.employer_name), p.job, p.employment_type, p.route,
        p.insured
    FROM placements p
    LEFT JOIN seekers s ON s.id = p.seeker_id
    LEFT JOIN employers e ON e.id = p.employer_id
    WHERE p.trashed_on IS NULL AND p.hire_date BETWEEN ? AND ?
    ORDER BY p.hire_date, p.id"""


def registered(store: Store, first: date, last: date) -> list[Person]:
    """Who applied between two days, both included, once for each 구직신청 that stands.

    The id of a Person here is that of the application.
    """
    cancelled = RegistrationStatus.CANCELLED.value
    rows = store.db.execute(_REGISTRATIONS, [cancelled, first.isoformat(), last.isoformat()])
    return [_person(row) for row in rows]


def hired(store: Store, first: date, last: date) -> list[Hire]:
    """Placements with a hire date between two days, both included, in order of date."""
    rows = store.db.execute(_HIRES, [first.isoformat(), last.isoformat()])
    return [_hire(row) for row in rows]


def targets(store: Store, year: int) -> list[Target]:
    """Every revision of every target of a year, in the order in which they were typed."""
    ids = [
        id_
        for (id_,) in store.db.execute(
            "SELECT id FROM targets WHERE trashed_on IS NULL AND year = ? ORDER BY id", [year]
        )
    ]
    return records.get_many(store, KindId.TARGETS, ids)


def _person(row: tuple[object, ...]) -> Person:
    id_, day, gender, birth_date, birth_year, eup_myeon = row[:6]
    return Person(
        int(str(id_)),
        date.fromisoformat(str(day)),
        str(gender),
        date.fromisoformat(str(birth_date)) if birth_date else None,
        int(str(birth_year)) if birth_year else None,
        str(eup_myeon),
    )


def _hire(row: tuple[object, ...]) -> Hire:
    seeker_id, name, employer, job, employment_type, route, insured = row[6:]
    return Hire(
        _person(row),
        int(str(seeker_id)),
        str(name),
        str(employer),
        str(job),
        str(employment_type),
        str(route),
        None if insured is None else bool(insured),
    )
