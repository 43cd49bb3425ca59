"""A week of farm work read in bulk, by the days alone: years of it lie beside that week.

``+trashed_on`` keeps SQLite from its index of the 휴지통, in which all those years lie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jobdesk.data.column import called
from jobdesk.data.store import Store
from jobdesk.domain.farm_work import LIVE

_LIVE = ", ".join(repr(str(status)) for status in sorted(LIVE))


class BlockRow(NamedTuple):
    """One 작업일 outside the 휴지통 with what its request says; days are ISO text."""

    id: int
    request_id: int
    employer_id: int
    work_date: str
    heads: int | None
    starts_at: str
    ends_at: str
    status: str
    task: str
    crop: str
    skills: str
    beginners: int | None
    age_from: int | None
    age_to: int | None
    place: str
    moved_from: str | None
    moved_to: str | None


class DayRow(NamedTuple):
    """One 배치 outside the 휴지통."""

    id: int
    block_id: int | None
    employer_id: int
    seeker_id: int
    work_date: str
    status: str
    car_id: int | None
    crew_id: int | None
    pinned: int | None
    substitute_for_id: int | None
    absent_reason: str


class WorkRow(NamedTuple):
    """What a 배치 itself says of its work."""

    task: str
    crop: str
    starts_at: str
    ends_at: str


class PersonRow(NamedTuple):
    """Who somebody is."""

    name: str
    phone: str
    place: str


class FarmRow(NamedTuple):
    """One farm by its employer."""

    employer_id: int
    name: str
    place: str
    village: str
    phone: str
    directions: str
    owner_id: int | None


class WorkerRow(NamedTuple):
    """Somebody who takes farm work."""

    seeker_id: int
    name: str
    birth_date: str | None
    phone: str
    place: str
    origin: str
    skills: str
    tasks: str
    crew_id: int | None
    crew: str | None
    car_id: int | None
    pickup: str
    most_days: int | None


def blocks(store: Store, first: date, last: date) -> list[BlockRow]:
    """작업일 from ``first`` to ``last``, both included, but those called off."""
    rows = store.db.execute(
        "SELECT b.id, b.request_id, b.employer_id, b.work_date, b.heads,"
        " coalesce(nullif(b.starts_at, ''), r.starts_at, ''),"
        " coalesce(nullif(b.ends_at, ''), r.ends_at, ''),"
        " b.status, coalesce(r.task, ''), coalesce(r.crop, ''), coalesce(r.skills, '[]'),"
        " r.beginners, r.age_from, r.age_to,"
        " coalesce((SELECT nullif(p.eup_myeon, '') FROM farm_plots p WHERE p.id = r.plot_id), ''),"
        " (SELECT o.work_date FROM farm_blocks o WHERE o.id = b.moved_from_id),"
        " (SELECT MAX(n.work_date) FROM farm_blocks n"
        " WHERE n.moved_from_id = b.id AND n.trashed_on IS NULL)"
        " FROM farm_blocks b LEFT JOIN farm_requests r ON r.id = b.request_id"
        " WHERE b.work_date BETWEEN ? AND ? AND +b.trashed_on IS NULL AND b.status <> '취소'"
        " AND r.cancelled_on IS NULL",
        [first.isoformat(), last.isoformat()],
    )
    return [BlockRow(*row) for row in rows]


def days(store: Store, first: date, last: date) -> list[DayRow]:
    """배치 from ``first`` to ``last``, both included, but those called off or moved by rain, in
    the order in which they were made."""
    rows = store.db.execute(
        "SELECT id, block_id, employer_id, seeker_id, work_date, status, car_id, crew_id, pinned,"
        " substitute_for_id, absent_reason FROM farm_days"
        " WHERE work_date BETWEEN ? AND ? AND +trashed_on IS NULL"
        " AND status NOT IN ('취소', '우천연기') AND seeker_id IS NOT NULL ORDER BY id",
        [first.isoformat(), last.isoformat()],
    )
    return list(map(DayRow._make, rows))


def work(store: Store, ids: Iterable[int]) -> dict[int, WorkRow]:
    """What these 배치 say of their work, by their id."""
    rows = store.db.execute(
        "SELECT id, task, crop, starts_at, ends_at FROM farm_days"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {id_: WorkRow(*said) for id_, *said in rows}


def people(store: Store, seeker_ids: Iterable[int]) -> dict[int, PersonRow]:
    """Who these people are, each read once however many days they have."""
    rows = store.db.execute(
        f"SELECT s.id, {called('s')}, s.phone, s.eup_myeon FROM seekers s"
        " WHERE s.id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(set(seeker_ids)))],
    )
    return {id_: PersonRow(*said) for id_, *said in rows}


def sent(store: Store, first: date, last: date) -> list[tuple[int, str, int]]:
    """(person, day, farm) of everybody with a place between the days, the latest first."""
    rows = store.db.execute(
        "SELECT seeker_id, work_date, employer_id FROM farm_days"
        f" WHERE work_date BETWEEN ? AND ? AND +trashed_on IS NULL AND status IN ({_LIVE})"
        " ORDER BY work_date DESC, id DESC",
        [first.isoformat(), last.isoformat()],
    )
    return list(rows)


def farms(store: Store, employer_ids: Iterable[int]) -> list[FarmRow]:
    """What is known of these farms."""
    rows = store.db.execute(
        "SELECT e.id, e.name, e.eup_myeon, coalesce(f.village, ''), e.phone,"
        " coalesce(f.directions, ''), e.owner_id FROM employers e"
        " LEFT JOIN farms f ON f.employer_id = e.id AND f.trashed_on IS NULL"
        " WHERE e.id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(set(employer_ids)))],
    )
    return [FarmRow(*row) for row in rows]


def workers(store: Store) -> list[WorkerRow]:
    """Everybody who is asked for farm work (활동), outside the 휴지통."""
    rows = store.db.execute(
        f"SELECT w.seeker_id, {called('s')}, s.birth_date, s.phone, s.eup_myeon, w.origin,"
        " w.skills, w.tasks, w.crew_id, c.title, w.car_id, w.pickup, w.most_days"
        " FROM farm_workers w JOIN seekers s ON s.id = w.seeker_id"
        " LEFT JOIN farm_crews c ON c.id = w.crew_id AND c.trashed_on IS NULL"
        " WHERE w.trashed_on IS NULL AND s.trashed_on IS NULL AND w.status = '활동'"
    )
    return [WorkerRow(*row) for row in rows]
