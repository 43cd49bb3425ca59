"""The records behind the outcome of matching days, read in one snapshot of the store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from jobdesk.data.store import Store
from jobdesk.domain.day_evidence import (
    Attendee,
    Booth,
    Brought,
    Evidence,
    HeldDay,
    Hire,
    Meeting,
    Programme,
    Who,
)
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayStatus,
    EmployerAnswer,
    InterviewResult,
)

_WHO = """coalesce(s.id, 0), coalesce(s.gender, ''), s.birth_date, s.birth_year,
    coalesce(s.eup_myeon, ''), coalesce(s.priority_groups, '[]')"""

_DAYS = """SELECT id, title, day_type, held_on, ends_on, place, partners, budget, spent
    FROM matching_days WHERE id IN ({days}) ORDER BY held_on, starts_at, id"""

_BOOTHS = """SELECT f.id, f.matching_day_id, coalesce(f.employer_id, 0), coalesce(e.name, ''),
    f.booth
    FROM day_employers f LEFT JOIN employers e ON e.id = f.employer_id
    WHERE f.trashed_on IS NULL AND f.status = ? AND f.matching_day_id IN ({days})
    ORDER BY f.matching_day_id, f.id"""

_BROUGHT = """SELECT f.matching_day_id, coalesce(f.employer_id, 0), coalesce(w.vacancy_id, 0),
    coalesce(w.openings, v.openings, 0)
    FROM day_vacancies w JOIN day_employers f ON f.id = w.day_employer_id
    LEFT JOIN vacancies v ON v.id = w.vacancy_id
    WHERE w.trashed_on IS NULL AND f.trashed_on IS NULL AND f.status = ?
    AND f.matching_day_id IN ({days}) ORDER BY w.id"""

_ATTENDEES = f"""SELECT a.id, a.matching_day_id, a.status, a.programmes, {_WHO}
    FROM day_attendees a LEFT JOIN seekers s ON s.id = a.seeker_id
    WHERE a.trashed_on IS NULL AND a.status <> ? AND a.matching_day_id IN ({{days}})
    ORDER BY a.matching_day_id, a.number, a.id"""

_MEETINGS = """SELECT i.id, i.matching_day_id, coalesce(i.attendee_id, 0),
    coalesce(a.seeker_id, 0), coalesce(f.employer_id, 0), coalesce(e.name, ''), i.result
    FROM day_interviews i LEFT JOIN day_attendees a ON a.id = i.attendee_id
    LEFT JOIN day_employers f ON f.id = i.day_employer_id
    LEFT JOIN employers e ON e.id = f.employer_id
    WHERE i.trashed_on IS NULL AND i.status IN ({met}) AND i.matching_day_id IN ({days})
    ORDER BY i.matching_day_id, i.id"""

_HIRES = f"""SELECT p.id, p.matching_day_id, coalesce(p.employer_id, 0),
    coalesce(nullif(e.name, ''), p.employer_name), p.hire_date, p.route, {_WHO}
    FROM placements p LEFT JOIN seekers s ON s.id = p.seeker_id
    LEFT JOIN employers e ON e.id = p.employer_id
    WHERE p.trashed_on IS NULL AND p.hire_date IS NOT NULL
    AND p.matching_day_id IN ({{days}}) ORDER BY p.hire_date, p.id"""

_PROGRAMMES = """SELECT matching_day_id, title, operator, coalesce(count, 0)
    FROM day_programmes WHERE trashed_on IS NULL AND matching_day_id IN ({days}) ORDER BY id"""


def held_between(store: Store, first: date, last: date) -> list[int]:
    """Ids of the days held between two days, both included, that were not called off."""
    rows = store.db.execute(
        "SELECT id FROM matching_days WHERE trashed_on IS NULL AND status <> ?"
        " AND held_on BETWEEN ? AND ? ORDER BY held_on, starts_at, id",
        [DayStatus.CANCELLED.value, first.isoformat(), last.isoformat()],
    )
    return [row[0] for row in rows]


def read(store: Store, day_ids: Sequence[int]) -> Evidence:
    """What came of these days; a reading of the store must be under way."""
    coming = EmployerAnswer.COMING.value
    met = [status.value for status in MET]
    marks = ", ".join("?" * len(met))
    return Evidence(
        tuple(_day(row) for row in _rows(store, _DAYS, day_ids)),
        tuple(Booth(*row) for row in _rows(store, _BOOTHS, day_ids, coming)),
        tuple(Brought(*row) for row in _rows(store, _BROUGHT, day_ids, coming)),
        tuple(
            Attendee(row[0], row[1], AttendeeStatus(row[2]), _words(row[3]), _who(row[4:]))
            for row in _rows(store, _ATTENDEES, day_ids, AttendeeStatus.CANCELLED.value)
        ),
        tuple(
            _meeting(row) for row in _rows(store, _MEETINGS.replace("{met}", marks), day_ids, *met)
        ),
        tuple(_hire(row) for row in _rows(store, _HIRES, day_ids)),
        tuple(Programme(*row) for row in _rows(store, _PROGRAMMES, day_ids)),
    )


def _rows(store: Store, sql: str, day_ids: Sequence[int], *before: str) -> list[tuple[Any, ...]]:
    """Rows of a query whose ``{days}`` are the days; ``before`` fills the marks before them."""
    marks = ", ".join("?" * len(day_ids))
    return list(store.db.execute(sql.format(days=marks), [*before, *day_ids]))


def _day(row: tuple[Any, ...]) -> HeldDay:
    id_, title, day_type, held_on, ends_on, place, partners, budget, spent = row
    return HeldDay(
        id_,
        title,
        day_type,
        date.fromisoformat(held_on),
        date.fromisoformat(ends_on) if ends_on else None,
        place,
        partners,
        budget,
        spent,
    )


def _meeting(row: tuple[Any, ...]) -> Meeting:
    id_, day_id, attendee_id, seeker_id, employer_id, employer, result = row
    said = InterviewResult(result)
    return Meeting(id_, day_id, attendee_id, seeker_id, employer_id, employer, said)


def _hire(row: tuple[Any, ...]) -> Hire:
    id_, day_id, employer_id, employer, day, route = row[:6]
    begins = date.fromisoformat(day)
    return Hire(id_, day_id, employer_id, employer, begins, route, _who(row[6:]))


def _who(row: Sequence[Any]) -> Who:
    seeker_id, gender, birth_date, birth_year, eup_myeon, groups = row
    born = date.fromisoformat(birth_date) if birth_date else None
    return Who(seeker_id, gender, born, birth_year, eup_myeon, _words(groups))


def _words(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()
