"""The records behind the figures of farm work, read in one snapshot of the store."""

from __future__ import annotations

from datetime import date
from typing import Any

from jobdesk.data.column import called
from jobdesk.data.store import Store
from jobdesk.domain.farm_evidence import (
    Block,
    Day,
    Evidence,
    FoundFarm,
    FoundWorker,
    Paid,
    Person,
)
from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.farm_work import BlockStatus, DayStatus

# By their words: an enumeration called for each of some thousand rows is the slower way.
_STATES = {each.value: each for each in DayStatus}
_STEPS = {each.value: each for each in SupportStep}

# The whole span is asked at once: who is insured and where a farm lies is joined once for each
# worker and farm, the contract is looked up day by day by the worker's index.
_DAYS = """SELECT d.id, d.work_date, coalesce(d.employer_id, 0), coalesce(d.seeker_id, 0),
    coalesce(d.block_id, 0), d.status,
    coalesce(nullif(d.task, ''), r.task, ''),
    coalesce(nullif(d.crop, ''), nullif(r.crop, ''), p.crop, ''),
    coalesce(nullif(p.eup_myeon, ''), e.eup_myeon, ''),
    coalesce(nullif(p.village, ''), f.village, ''),
    d.daily_wage, d.wage_paid_on,
    (SELECT MAX(c.signed_on) FROM farm_contracts c WHERE c.seeker_id = d.seeker_id
        AND c.employer_id = d.employer_id AND c.starts_on <= d.work_date
        AND c.ends_on >= d.work_date AND c.trashed_on IS NULL),
    coalesce(d.insured, 0) OR (coalesce(w.insurance, '') <> '' AND
        coalesce(w.insured_until, '') >= d.work_date)
    FROM farm_days d
    LEFT JOIN farm_blocks b ON b.id = d.block_id
    LEFT JOIN farm_requests r ON r.id = b.request_id
    LEFT JOIN farm_plots p ON p.id = r.plot_id
    LEFT JOIN employers e ON e.id = d.employer_id
    LEFT JOIN (SELECT employer_id, MIN(id) AS first, village FROM farms
        WHERE trashed_on IS NULL GROUP BY employer_id) f ON f.employer_id = d.employer_id
    LEFT JOIN (SELECT seeker_id, MIN(id) AS first, insurance, insured_until FROM farm_workers
        WHERE trashed_on IS NULL GROUP BY seeker_id) w ON w.seeker_id = d.seeker_id
    WHERE d.trashed_on IS NULL AND d.work_date BETWEEN ? AND ?
    ORDER BY d.work_date, d.id"""

_BLOCKS = """SELECT b.id, coalesce(b.request_id, 0), b.work_date, coalesce(b.heads, 0), b.status
    FROM farm_blocks b LEFT JOIN farm_requests r ON r.id = b.request_id
    WHERE b.trashed_on IS NULL AND r.trashed_on IS NULL AND b.status <> ?
    AND r.cancelled_on IS NULL AND b.work_date BETWEEN ? AND ?
    ORDER BY b.work_date, b.id"""

_FOUND = """SELECT id, coalesce(employer_id, 0), found_on FROM farms WHERE trashed_on IS NULL
    ORDER BY found_on, id"""

_WORKERS = """SELECT id, coalesce(seeker_id, 0), found_on, origin FROM farm_workers
    WHERE trashed_on IS NULL ORDER BY found_on, id"""

# The sign before trashed_on keeps the engine from its index, which nearly every record is under:
# the days of one year are found by the date, those of ten by nothing.
_OF_DAYS = """IN (SELECT {link} FROM farm_days
    WHERE +trashed_on IS NULL AND work_date BETWEEN ? AND ?)"""

_FARMS = f"""SELECT id, name, coalesce(eup_myeon, '') FROM employers
    WHERE id {_OF_DAYS.format(link="employer_id")}"""

_PEOPLE = f"""SELECT s.id, coalesce({called("s")}, ''), coalesce(s.gender, ''), s.birth_date,
    s.birth_year FROM seekers s WHERE s.id {_OF_DAYS.format(link="seeker_id")}"""

_SUPPORT = """SELECT x.id, d.work_date, x.item, coalesce(x.amount, 0), x.step FROM farm_days d
    CROSS JOIN support_payments x ON x.farm_day_id = d.id
    WHERE +x.trashed_on IS NULL AND +d.trashed_on IS NULL AND d.work_date BETWEEN ? AND ?
    ORDER BY d.work_date, x.id"""


def read(store: Store, first: date, last: date) -> Evidence:
    """Everything about the days from ``first`` to ``last``, both included; a reading of the store
    must be under way."""
    span = (first.isoformat(), last.isoformat())
    return Evidence(
        days(store, first, last),
        tuple(
            Block(id_, request, date.fromisoformat(day), heads, BlockStatus(status))
            for id_, request, day, heads, status in store.db.execute(
                _BLOCKS, [BlockStatus.CANCELLED.value, *span]
            )
        ),
        tuple(
            FoundFarm(id_, employer, _day(found)) for id_, employer, found in _rows(store, _FOUND)
        ),
        tuple(
            FoundWorker(id_, seeker, _day(found), origin)
            for id_, seeker, found, origin in _rows(store, _WORKERS)
        ),
        {id_: (name, place) for id_, name, place in _rows(store, _FARMS, *span)},
        {
            id_: Person(name, gender, _day(born), year)
            for id_, name, gender, born, year in _rows(store, _PEOPLE, *span)
        },
        tuple(
            Paid(id_, date.fromisoformat(day), item, amount, _STEPS[step])
            for id_, day, item, amount, step in _rows(store, _SUPPORT, *span)
        ),
    )


def days(store: Store, first: date, last: date) -> tuple[Day, ...]:
    """The days of work from ``first`` to ``last``, both included, whatever became of them."""
    return tuple(_of_row(row) for row in _rows(store, _DAYS, first.isoformat(), last.isoformat()))


def _rows(store: Store, sql: str, *values: str) -> list[tuple[Any, ...]]:
    return list(store.db.execute(sql, list(values)))


def _of_row(row: tuple[Any, ...]) -> Day:
    id_, day, employer, seeker, block, status, task, crop, place, village = row[:10]
    wage, paid, contract, insured = row[10:]
    return Day(
        id_,
        date.fromisoformat(day),
        employer,
        seeker,
        block,
        _STATES[status],
        task,
        crop,
        place,
        village,
        wage,
        _day(paid),
        _day(contract),
        bool(insured),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
