"""Counselling contacts in SQL: counts by topic and channel, appointments, days of outreach."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jobdesk.data.column import called, kept
from jobdesk.data.store import Store

_WHO = "CASE WHEN seeker_id IS NOT NULL THEN seeker_id ELSE -employer_id END"
"""One number per person or firm; a note with both is a contact with the person."""

_SPAN = f"noted_on BETWEEN ? AND ? AND {kept('notes')}"


class CellRow(NamedTuple):
    """``topic`` and ``channel`` None stand for all of them; ``people`` are told apart."""

    topic: str | None
    channel: str | None
    contacts: int
    people: int


class AppointmentRow(NamedTuple):
    """One promised contact. ``met`` says that another note answered or replaced it."""

    note_id: int
    next_on: str
    next_at: str
    next_what: str
    seeker_id: int | None
    employer_id: int | None
    name: str
    phone: str
    counsellor: str
    met: int


def matrix(store: Store, first: date, last: date) -> list[CellRow]:
    """Cells, the sums of rows and columns, and the sum of all, in one read."""
    span = [first.isoformat(), last.isoformat()]
    found: list[CellRow] = []
    with store.reading() as db:
        for topic, channel in (
            ("topic", "channel"),
            ("topic", "NULL"),
            ("NULL", "channel"),
            ("NULL", "NULL"),
        ):
            rows = db.execute(
                f"SELECT {topic} AS a, {channel} AS b, COUNT(*), COUNT(DISTINCT {_WHO})"
                f" FROM notes WHERE {_SPAN} GROUP BY a, b",
                span,
            )
            found += [CellRow(*row) for row in rows]
    return found


def parties(store: Store, first: date, last: date) -> tuple[int, int]:
    """How many persons and how many firms the contacts of a span were with."""
    row = store.db.execute(
        "SELECT COUNT(DISTINCT seeker_id),"
        " COUNT(DISTINCT CASE WHEN seeker_id IS NULL THEN employer_id END)"
        f" FROM notes WHERE {_SPAN}",
        [first.isoformat(), last.isoformat()],
    ).fetchone()
    return int(row[0]), int(row[1])


_ALONE = " AND n.seeker_id IS NULL AND l.seeker_id IS NULL"


def appointments(store: Store, first: date, last: date) -> list[AppointmentRow]:
    """Appointments on the days of a span, by day and time.

    One is met when a later note of the same person or firm was written on its day or after,
    or made another appointment in its place.
    """
    later = "(l.noted_on > n.noted_on OR (l.noted_on = n.noted_on AND l.id > n.id))"
    # Per side, so that each subquery walks the index of its own link.
    met = " OR ".join(
        f"EXISTS (SELECT 1 FROM notes l WHERE l.{link} = n.{link}{alone}"
        f" AND +l.trashed_on IS NULL AND {later}"
        " AND (l.noted_on >= n.next_on OR l.next_on IS NOT NULL))"
        for link, alone in (("seeker_id", ""), ("employer_id", _ALONE))
    )
    rows = store.db.execute(
        "SELECT n.id, n.next_on, n.next_at, n.next_what, n.seeker_id, n.employer_id,"
        f" coalesce({called('s')}, e.name, ''), coalesce(s.phone, e.phone, ''), n.counsellor,"
        f" ({met}) FROM notes n"
        " LEFT JOIN seekers s ON s.id = n.seeker_id"
        " LEFT JOIN employers e ON e.id = n.employer_id"
        " WHERE n.next_on BETWEEN ? AND ? AND +n.trashed_on IS NULL"
        " ORDER BY n.next_on, n.next_at = '', n.next_at, n.id",
        [first.isoformat(), last.isoformat()],
    )
    return [AppointmentRow(*row) for row in rows]


_APPLIED = "outreach_id = ?1 AND trashed_on IS NULL AND status <> '취소'"
"""A 구직신청 of the day that stands."""


class MemberRow(NamedTuple):
    """Somebody who came to a day of outreach."""

    seeker_id: int
    name: str
    birth_year: int | None
    eup_myeon: str
    phone: str
    status: str
    notes: int
    registrations: int


def members(store: Store, outreach_id: int) -> list[MemberRow]:
    """Who has a note or a 구직신청 of that day, by name."""
    rows = store.db.execute(
        f"SELECT s.id, {called('s')}, s.birth_year, s.eup_myeon, s.phone, s.status,"
        " SUM(m.notes), SUM(m.registrations) FROM ("
        "SELECT seeker_id, 1 AS notes, 0 AS registrations FROM notes"
        " WHERE outreach_id = ?1 AND trashed_on IS NULL AND seeker_id IS NOT NULL"
        f" UNION ALL SELECT seeker_id, 0, 1 FROM registrations WHERE {_APPLIED}) m"
        " JOIN seekers s ON s.id = m.seeker_id GROUP BY s.id ORDER BY 2, s.id",
        [outreach_id],
    )
    return [MemberRow(*row) for row in rows]


def placed_within(store: Store, outreach_id: int, days: int) -> list[int]:
    """Ids of the placements of a day's people that began up to ``days`` days after it."""
    rows = store.db.execute(
        "SELECT p.id FROM placements p JOIN outreach o ON o.id = ?1"
        " WHERE p.trashed_on IS NULL AND p.hire_date BETWEEN o.held_on"
        " AND date(o.held_on, '+' || ?2 || ' days') AND p.seeker_id IN ("
        "SELECT seeker_id FROM notes WHERE outreach_id = ?1 AND trashed_on IS NULL"
        f" UNION SELECT seeker_id FROM registrations WHERE {_APPLIED})"
        " ORDER BY p.hire_date, p.id",
        [outreach_id, days],
    )
    return [row[0] for row in rows]


def batch(store: Store, word: str) -> list[int]:
    """Ids of the notes of one batch outside the trash."""
    if not word:
        return []
    rows = store.db.execute(
        "SELECT id FROM notes WHERE batch = ? AND +trashed_on IS NULL ORDER BY id", [word]
    )
    return [row[0] for row in rows]
