"""The third step of the store: profiles and layouts, and what is known of files taken in.

Written out and never changed once released, as migrations.py says.
"""

from __future__ import annotations

import sqlite_utils

from jobdesk.data.tables_desk import ROW

_TABLES: tuple[str, ...] = (
    f"""CREATE TABLE import_profiles ({ROW},
    name TEXT NOT NULL DEFAULT '',
    signature TEXT NOT NULL DEFAULT '',
    sheet_kind TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    used_on TEXT,
    used_count INTEGER,
    counsellor TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE roster_layouts ({ROW},
    list_kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    shared INTEGER,
    counsellor TEXT NOT NULL DEFAULT ''
) STRICT""",
    # One line per file taken in. It stays when the import is taken back, so it is not journaled.
    """CREATE TABLE import_receipts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation INTEGER NOT NULL REFERENCES operations(id),
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sheet_kind TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT""",
    "CREATE INDEX import_receipts_sha256 ON import_receipts(sha256)",
    "CREATE INDEX import_receipts_operation ON import_receipts(operation)",
    # What stood in the sheet where it differs from what was stored; of the past, not journaled.
    """CREATE TABLE import_originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation INTEGER NOT NULL REFERENCES operations(id),
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    said TEXT NOT NULL
) STRICT""",
    "CREATE INDEX import_originals_record ON import_originals(kind, record)",
    # A review somebody left before its end: of no record yet, so not journaled.
    """CREATE TABLE import_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sheet_kind TEXT NOT NULL,
    rows INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT""",
    "CREATE INDEX import_profiles_signature ON import_profiles(signature)",
    "CREATE INDEX roster_layouts_list_kind ON roster_layouts(list_kind)",
)


def add(db: sqlite_utils.Database) -> None:
    """Make the tables."""
    for statement in _TABLES:
        db.execute(statement)
