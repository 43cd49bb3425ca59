"""The fourth step of the store: matching days, who comes, who wants whom, who met whom.

Written out and never changed once released, as migrations.py says.
"""

from __future__ import annotations

import sqlite_utils

from jobdesk.data.tables_desk import ROW

_TABLES: tuple[str, ...] = (
    f"""CREATE TABLE matching_days ({ROW},
    title TEXT NOT NULL DEFAULT '',
    day_type TEXT NOT NULL DEFAULT '',
    held_on TEXT,
    ends_on TEXT,
    starts_at TEXT NOT NULL DEFAULT '',
    ends_at TEXT NOT NULL DEFAULT '',
    breaks TEXT NOT NULL DEFAULT '',
    slot_minutes INTEGER,
    rest_minutes INTEGER,
    most_interviews INTEGER,
    place TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    organiser TEXT NOT NULL DEFAULT '',
    partners TEXT NOT NULL DEFAULT '',
    budget INTEGER,
    spent INTEGER,
    publicity TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    feedback_on TEXT,
    feedback TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE day_programmes ({ROW},
    matching_day_id INTEGER REFERENCES matching_days(id),
    title TEXT NOT NULL DEFAULT '',
    operator TEXT NOT NULL DEFAULT '',
    count INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE day_employers ({ROW},
    matching_day_id INTEGER REFERENCES matching_days(id),
    employer_id INTEGER REFERENCES employers(id),
    mode TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    booth TEXT NOT NULL DEFAULT '',
    interviewers INTEGER,
    minutes INTEGER,
    arrives_at TEXT NOT NULL DEFAULT '',
    leaves_at TEXT NOT NULL DEFAULT '',
    came_at TEXT NOT NULL DEFAULT '',
    invited_on TEXT,
    contact_name TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE day_vacancies ({ROW},
    day_employer_id INTEGER REFERENCES day_employers(id),
    vacancy_id INTEGER REFERENCES vacancies(id),
    openings INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE day_attendees ({ROW},
    matching_day_id INTEGER REFERENCES matching_days(id),
    seeker_id INTEGER REFERENCES seekers(id),
    number INTEGER,
    channel TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    registered_on TEXT,
    from_at TEXT NOT NULL DEFAULT '',
    until_at TEXT NOT NULL DEFAULT '',
    arrived_at TEXT NOT NULL DEFAULT '',
    left_at TEXT NOT NULL DEFAULT '',
    desk TEXT NOT NULL DEFAULT '',
    programmes TEXT NOT NULL DEFAULT '[]',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE day_wishes ({ROW},
    attendee_id INTEGER REFERENCES day_attendees(id),
    day_employer_id INTEGER REFERENCES day_employers(id),
    vacancy_id INTEGER REFERENCES vacancies(id),
    rank INTEGER
) STRICT""",
    f"""CREATE TABLE day_interviews ({ROW},
    matching_day_id INTEGER REFERENCES matching_days(id),
    attendee_id INTEGER REFERENCES day_attendees(id),
    day_employer_id INTEGER REFERENCES day_employers(id),
    vacancy_id INTEGER REFERENCES vacancies(id),
    starts_at TEXT NOT NULL DEFAULT '',
    seat INTEGER,
    pinned INTEGER,
    status TEXT NOT NULL DEFAULT '',
    began_at TEXT NOT NULL DEFAULT '',
    ended_at TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    result_on TEXT,
    hire_on TEXT,
    reason TEXT NOT NULL DEFAULT '',
    placement_id INTEGER REFERENCES placements(id),
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
)

_LINKED = ("placements", "publicity", "meetings", "surveys")
"""Kinds that were there before and may now belong to a day."""

_INDEXED: dict[str, tuple[str, ...]] = {
    "matching_days": ("held_on", "trashed_on"),
    "day_programmes": ("matching_day_id",),
    "day_employers": ("matching_day_id", "employer_id", "trashed_on"),
    "day_vacancies": ("day_employer_id", "vacancy_id"),
    "day_attendees": ("matching_day_id", "seeker_id", "trashed_on"),
    "day_wishes": ("attendee_id", "day_employer_id", "vacancy_id"),
    "day_interviews": (
        "matching_day_id",
        "attendee_id",
        "day_employer_id",
        "vacancy_id",
        "placement_id",
        "trashed_on",
    ),
} | dict.fromkeys(_LINKED, ("matching_day_id",))


def add(db: sqlite_utils.Database) -> None:
    """Make the tables, and let hires, publicity, meetings and surveys belong to a day."""
    for statement in _TABLES:
        db.execute(statement)
    for table in _LINKED:
        db.execute(
            f"ALTER TABLE {table} ADD COLUMN matching_day_id INTEGER REFERENCES matching_days(id)"
        )
    for table, columns in _INDEXED.items():
        for column in columns:
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
