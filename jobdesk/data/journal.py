"""Before and after image of every row an operation writes, taken by triggers of the connection.

The triggers are temporary and made anew on each connection from the tables themselves, so
that no schema change can lose them, and they refuse a write outside an operation. What they
keep is undo, history and audit in one.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlite_utils

UNJOURNALED = frozenset(
    {
        "operations",
        "journal",
        "access_log",
        "grants",
        "files",
        "drafts",
        "import_receipts",
        "import_originals",
        "import_plans",
        "_sqlite_migrations",
    }
)
"""Tables that are records of writing themselves, or of the schema; the bytes of papers, which
are never changed once stored; what was being typed or reviewed, which is no record yet; and
what is known of files taken in, which stays when they are taken back."""

_OUTSIDE = "write outside an operation"


def journaled_tables(db: sqlite_utils.Database) -> tuple[str, ...]:
    """Names of the tables whose rows are journaled, in order of making."""
    rows = db.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!' ORDER BY rootpage"
    ).fetchall()
    return tuple(name for (name,) in rows if name not in UNJOURNALED)


def columns_of(db: sqlite_utils.Database, table: str) -> tuple[str, ...]:
    """Column names of a table, in table order."""
    rows = db.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]).fetchall()
    return tuple(name for (name,) in rows)


def image(columns: Sequence[str], row: str = "") -> str:
    """The SQL that makes a JSON object of a whole row; ``row`` is NEW, OLD or a table alias."""
    dot = f"{row}." if row else ""
    return "json_object(" + ", ".join(f"'{c}', {dot}\"{c}\"" for c in columns) + ")"


def watch(db: sqlite_utils.Database) -> None:
    """Put the triggers on this connection; from here on only operations write."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS current_operation (id INTEGER NOT NULL)")
    for table in journaled_tables(db):
        columns = columns_of(db, table)
        changed = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
        _trigger(db, table, "INSERT", "NEW", "NULL", image(columns, "NEW"), "")
        _trigger(db, table, "UPDATE", "NEW", image(columns, "OLD"), image(columns, "NEW"), changed)
        _trigger(db, table, "DELETE", "OLD", image(columns, "OLD"), "NULL", "")


def _trigger(
    db: sqlite_utils.Database,
    table: str,
    event: str,
    row: str,
    before: str,
    after: str,
    when: str,
) -> None:
    condition = f"WHEN {when}" if when else ""
    db.execute(
        f'CREATE TEMP TRIGGER "journal_{table}_{event.lower()}" AFTER {event} ON main."{table}"'
        f" {condition} BEGIN"
        f" SELECT RAISE(ABORT, '{_OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM current_operation);"
        f" INSERT INTO journal (operation, kind, record, before, after)"
        f" VALUES ((SELECT id FROM current_operation), '{table}', {row}.id, {before}, {after});"
        " END"
    )


def missing_triggers(db: sqlite_utils.Database) -> tuple[str, ...]:
    """Names of journal triggers that this connection should have and has not."""
    rows = db.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").fetchall()
    present = {name for (name,) in rows}
    wanted = [
        f"journal_{table}_{event}"
        for table in journaled_tables(db)
        for event in ("insert", "update", "delete")
    ]
    return tuple(name for name in wanted if name not in present)
