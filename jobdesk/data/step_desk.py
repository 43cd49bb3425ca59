"""The second step of the store: the counselling desk's tables, columns, indexes and 구직신청."""

from __future__ import annotations

from datetime import date, datetime

import sqlite_utils

from jobdesk.data import journal
from jobdesk.data.tables_desk import TABLES
from jobdesk.domain.registrations import last_valid_day

_MONTHS = 3  # 직업안정법 시행규칙 3; a centre's own setting did not govern older records

_ADDED: dict[str, tuple[str, ...]] = {
    "seekers": (
        "nickname TEXT NOT NULL DEFAULT ''",
        "valid_until TEXT",
        "benefit TEXT NOT NULL DEFAULT ''",
        "willingness TEXT NOT NULL DEFAULT ''",
        "provide_consent_on TEXT",
        "sensitive_consent_on TEXT",
        "disability TEXT NOT NULL DEFAULT ''",
        "health TEXT NOT NULL DEFAULT ''",
        "merged_into_id INTEGER REFERENCES seekers(id)",
    ),
    "employers": ("merged_into_id INTEGER REFERENCES employers(id)",),
    "vacancies": (
        "duties TEXT NOT NULL DEFAULT ''",
        "licences TEXT NOT NULL DEFAULT ''",
        "insurances TEXT NOT NULL DEFAULT '[]'",
        "commute TEXT NOT NULL DEFAULT ''",
        "welfare TEXT NOT NULL DEFAULT ''",
        "how_to_apply TEXT NOT NULL DEFAULT ''",
        "external_number TEXT NOT NULL DEFAULT ''",
        "confirmed_on TEXT",
        "closed_reason TEXT NOT NULL DEFAULT ''",
    ),
    "referrals": (
        "interview_at TEXT NOT NULL DEFAULT ''",
        "stage_on TEXT",
        "asked_on TEXT",
        "runner_up INTEGER",
    ),
}

_INDEXED: dict[str, tuple[str, ...]] = {
    "seekers": ("valid_until", "merged_into_id"),
    "employers": ("merged_into_id",),
    "vacancies": ("confirmed_on",),
    "registrations": ("seeker_id", "outreach_id", "registered_on", "valid_until", "trashed_on"),
    "notes": (
        "seeker_id",
        "employer_id",
        "outreach_id",
        "noted_on",
        "next_on",
        "batch",
        "trashed_on",
    ),
    "outreach": ("held_on", "trashed_on"),
    "contacts": ("employer_id",),
    "visits": ("employer_id", "contact_id", "vacancy_id", "visited_on", "next_on", "trashed_on"),
    "agreements": ("employer_id", "signed_on", "trashed_on"),
    "hiring_proxies": ("employer_id", "vacancy_id", "requested_on", "trashed_on"),
    "meetings": ("held_on", "trashed_on"),
    "publicity": ("published_on", "trashed_on"),
    "trips": ("held_on", "trashed_on"),
    "trip_people": ("trip_id", "seeker_id", "employer_id", "referral_id", "trashed_on"),
    "allowances": (
        "seeker_id",
        "employer_id",
        "referral_id",
        "interview_on",
        "status",
        "trashed_on",
    ),
    "process_days": ("held_on", "trashed_on"),
    "follow_ups": (
        "placement_id",
        "seeker_id",
        "employer_id",
        "process_day_id",
        "done_on",
        "due_on",
        "trashed_on",
    ),
    "survey_answers": ("survey_id", "seeker_id", "employer_id", "trashed_on"),
    "surveys": ("trashed_on",),
    "availability": ("seeker_id",),
    "relations": ("seeker_id", "other_id"),
    "attachments": ("of_kind", "of_id", "file_id"),
    "distinct_pairs": ("one_id", "other_id"),
    "tasks": ("due_on", "seeker_id", "employer_id", "source", "trashed_on"),
}


def add(db: sqlite_utils.Database) -> None:
    """Make the tables, add the new columns, and make a 구직신청 of every date a seeker has."""
    for table, columns in _ADDED.items():
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in TABLES:
        db.execute(statement)
    for table, columns in _INDEXED.items():
        for column in columns:
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
    _register(db)


def _register(db: sqlite_utils.Database) -> None:
    days = db.execute(
        "SELECT DISTINCT registered_on FROM seekers WHERE registered_on IS NOT NULL"
    ).fetchall()
    if not days:
        return
    for (day,) in days:
        until = last_valid_day(date.fromisoformat(day), _MONTHS).isoformat()
        db.execute("UPDATE seekers SET valid_until = ? WHERE registered_on = ?", [until, day])
    now = datetime.now().isoformat(timespec="seconds")
    db.execute(
        "INSERT INTO registrations (created_at, updated_at, trashed_on, seeker_id, registered_on,"
        " valid_until, registration_type, channel, status, counsellor)"
        " SELECT ?1, ?1, trashed_on, id, registered_on, valid_until, registration_type,"
        " registration_channel, '유효', counsellor FROM seekers WHERE registered_on IS NOT NULL",
        [now],
    )
    operation = db.execute(
        "INSERT INTO operations (label, kind, user, pc, at) VALUES (?, 'upgrade', '', '', ?)"
        " RETURNING id",
        ["구직신청을 기록으로 옮김", now],
    ).fetchone()[0]
    image = journal.image(journal.columns_of(db, "registrations"), "t")
    db.execute(
        "INSERT INTO journal (operation, kind, record, before, after)"
        f" SELECT ?, 'registrations', t.id, NULL, {image} FROM registrations t",
        [operation],
    )
