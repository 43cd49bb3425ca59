"""The tables and how they came to be: append-only steps, each one transaction.

A step that was released is never changed; the next one is added below it. The tables are
written out here rather than made from ``domain/kinds.py``, since a declaration may change
and a released file may not; a test compares the two.
"""

from __future__ import annotations

import sqlite_utils
from sqlite_utils.migrations import Migrations

from jobdesk.data import step_cohorts, step_days, step_desk, step_farms, step_reports, step_sheets
from jobdesk.data.faults import fault
from jobdesk.errors import StoreFault

migrations = Migrations("jobdesk")
TABLE = Migrations.migrations_table
"""The library's own list of applied steps."""

_ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL DEFAULT '',
    trashed_on TEXT"""

_FIRST: tuple[str, ...] = (
    """CREATE TABLE operations (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    user TEXT NOT NULL,
    pc TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER REFERENCES operations(id),
    undone_by INTEGER REFERENCES operations(id)
) STRICT""",
    """CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operations(id),
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT""",
    "CREATE INDEX journal_operation ON journal(operation)",
    "CREATE INDEX journal_record ON journal(kind, record)",
    """CREATE TABLE access_log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    pc TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    ids TEXT NOT NULL DEFAULT '[]',
    count INTEGER NOT NULL DEFAULT 0,
    purpose TEXT NOT NULL DEFAULT '',
    hash TEXT NOT NULL
) STRICT""",
    """CREATE TABLE grants (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    pc TEXT NOT NULL,
    action TEXT NOT NULL,
    staff TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE seekers ({_ROW},
    name TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    birth_date TEXT,
    birth_year INTEGER,
    birth_approximate INTEGER NOT NULL DEFAULT 0,
    phone TEXT NOT NULL DEFAULT '',
    phone2 TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    eup_myeon TEXT NOT NULL DEFAULT '',
    residence TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    career TEXT NOT NULL DEFAULT '',
    licences TEXT NOT NULL DEFAULT '',
    desired_job TEXT NOT NULL DEFAULT '',
    desired_wage TEXT NOT NULL DEFAULT '',
    desired_area TEXT NOT NULL DEFAULT '',
    desired_hours TEXT NOT NULL DEFAULT '',
    transport TEXT NOT NULL DEFAULT '',
    priority_groups TEXT NOT NULL DEFAULT '[]',
    registered_on TEXT,
    registration_type TEXT NOT NULL DEFAULT '',
    registration_channel TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    consent_on TEXT,
    consent_form TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    phone_digits TEXT NOT NULL DEFAULT '',
    phone2_digits TEXT NOT NULL DEFAULT '',
    desired_wage_amount INTEGER
) STRICT""",
    f"""CREATE TABLE employers ({_ROW},
    name TEXT NOT NULL DEFAULT '',
    employer_type TEXT NOT NULL DEFAULT '',
    business_number TEXT NOT NULL DEFAULT '',
    representative TEXT NOT NULL DEFAULT '',
    contact_name TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    phone2 TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    eup_myeon TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    headcount INTEGER,
    owner_id INTEGER REFERENCES seekers(id),
    registered_on TEXT,
    status TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    phone_digits TEXT NOT NULL DEFAULT '',
    phone2_digits TEXT NOT NULL DEFAULT '',
    number_digits TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE vacancies ({_ROW},
    employer_id INTEGER REFERENCES employers(id),
    job TEXT NOT NULL DEFAULT '',
    openings INTEGER,
    wage TEXT NOT NULL DEFAULT '',
    working_hours TEXT NOT NULL DEFAULT '',
    workplace TEXT NOT NULL DEFAULT '',
    eup_myeon TEXT NOT NULL DEFAULT '',
    received_on TEXT,
    closes_on TEXT,
    employment_type TEXT NOT NULL DEFAULT '',
    preferred TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    wage_amount INTEGER
) STRICT""",
    f"""CREATE TABLE referrals ({_ROW},
    seeker_id INTEGER REFERENCES seekers(id),
    vacancy_id INTEGER REFERENCES vacancies(id),
    referred_on TEXT,
    method TEXT NOT NULL DEFAULT '',
    interview_on TEXT,
    status TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE placements ({_ROW},
    seeker_id INTEGER REFERENCES seekers(id),
    employer_id INTEGER REFERENCES employers(id),
    employer_name TEXT NOT NULL DEFAULT '',
    vacancy_id INTEGER REFERENCES vacancies(id),
    referral_id INTEGER REFERENCES referrals(id),
    hire_date TEXT,
    route TEXT NOT NULL DEFAULT '',
    job TEXT NOT NULL DEFAULT '',
    wage TEXT NOT NULL DEFAULT '',
    employment_type TEXT NOT NULL DEFAULT '',
    insured INTEGER,
    status TEXT NOT NULL DEFAULT '',
    left_on TEXT,
    leave_reason TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    wage_amount INTEGER
) STRICT""",
    f"""CREATE TABLE targets ({_ROW},
    indicator TEXT NOT NULL DEFAULT '',
    year INTEGER,
    value TEXT NOT NULL DEFAULT '',
    set_on TEXT,
    reason TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT ''
) STRICT""",
    """CREATE TABLE settings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL DEFAULT 'null'
) STRICT""",
)

_INDEXED: dict[str, tuple[str, ...]] = {
    "seekers": (
        "name_key",
        "phone_digits",
        "phone2_digits",
        "birth_date",
        "registered_on",
        "status",
        "eup_myeon",
        "trashed_on",
    ),
    "employers": (
        "name_key",
        "phone_digits",
        "phone2_digits",
        "number_digits",
        "owner_id",
        "registered_on",
        "status",
        "trashed_on",
    ),
    "vacancies": ("employer_id", "received_on", "closes_on", "status", "trashed_on"),
    "referrals": (
        "seeker_id",
        "vacancy_id",
        "referred_on",
        "interview_on",
        "status",
        "trashed_on",
    ),
    "placements": (
        "seeker_id",
        "employer_id",
        "vacancy_id",
        "referral_id",
        "hire_date",
        "status",
        "trashed_on",
    ),
    "targets": ("year",),
}


@migrations()
def m001_first_records(db: sqlite_utils.Database) -> None:
    """Operations and journal, the first kinds of record, settings, logs."""
    for statement in _FIRST:
        db.execute(statement)
    for table, columns in _INDEXED.items():
        for column in columns:
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")


@migrations()
def m002_counselling_desk(db: sqlite_utils.Database) -> None:
    """구직신청, counselling, firms and partners, interviews, aftercare, papers, tasks."""
    step_desk.add(db)


@migrations()
def m003_sheets(db: sqlite_utils.Database) -> None:
    """Profiles and layouts of sheets; receipts, originals and unfinished reviews of imports."""
    step_sheets.add(db)


@migrations()
def m004_matching_days(db: sqlite_utils.Database) -> None:
    """Matching days, and what of the records before belongs to one."""
    step_days.add(db)


@migrations()
def m005_cohorts(db: sqlite_utils.Database) -> None:
    """Training cohorts, and what of the records before belongs to one."""
    step_cohorts.add(db)


@migrations()
def m006_farm_work(db: sqlite_utils.Database) -> None:
    """Farms, farm workers, requests, days of work, contracts and support money."""
    step_farms.add(db)


@migrations()
def m007_reports(db: sqlite_utils.Database) -> None:
    """Indicators of a centre's own, the plan with its money, 공약, reports and closed months."""
    step_reports.add(db)


def refuse_newer(db: sqlite_utils.Database) -> None:
    """Raise StoreError TOO_NEW when the file holds a step this program does not know.

    sqlite-utils alone would open such a file in silence and write rows of the old shape.
    """
    known = {step.name for step in migrations._migrations}
    if any(step.name not in known for step in migrations.applied(db)):
        raise fault(StoreFault.TOO_NEW)


def is_ours(db: sqlite_utils.Database) -> bool:
    """Whether the file has ever been a centre's store; an emptied file has not."""
    return bool(migrations.applied(db))


def is_behind(db: sqlite_utils.Database) -> bool:
    """Whether steps wait to be applied."""
    return bool(migrations.pending(db))


def upgrade(db: sqlite_utils.Database) -> None:
    """Apply every waiting step; each is kept whole or not at all."""
    migrations.apply(db)
