"""The sixth step of the store, taken on one that stands at the fifth: what was there is kept."""

from __future__ import annotations

import pytest
import sqlite_utils

from jobdesk.data import migrations

_NAMES = [migration.name for migration in migrations.migrations.pending(
    sqlite_utils.Database(memory=True)
)]  # fmt: skip
_FARMS = "m006_farm_work"
_WHEN = ("2026-05-31T09:00:00",) * 2
_TABLES = (
    "farms",
    "farm_plots",
    "farm_seasons",
    "farm_wishes",
    "farm_cars",
    "farm_crews",
    "farm_workers",
    "farm_requests",
    "farm_blocks",
    "farm_days",
    "farm_contracts",
    "support_items",
    "support_budgets",
    "support_batches",
    "support_payments",
)


@pytest.fixture
def fifth() -> sqlite_utils.Database:
    """A store of the fifth step with a course and its cohort."""
    db = sqlite_utils.Database(memory=True)
    migrations.migrations.apply(db, stop_before=_FARMS)
    db.execute(
        "INSERT INTO courses (id, created_at, updated_at, title) VALUES (7, ?, ?, '요양보호사')",
        _WHEN,
    )
    db.execute(
        "INSERT INTO cohorts (id, created_at, updated_at, course_id, title, starts_on)"
        " VALUES (8, ?, ?, 7, '1기', '2026-06-01')",
        _WHEN,
    )
    db.conn.commit()
    return db


def test_the_step_is_where_it_is_thought_to_be() -> None:
    assert _NAMES.index(_FARMS) == 5


def test_what_was_there_is_kept(fifth: sqlite_utils.Database) -> None:
    before = {
        table: [dict(row) for row in fifth.query(f"SELECT * FROM {table}")]
        for table in ("courses", "cohorts")
    }
    assert migrations.is_behind(fifth)
    migrations.upgrade(fifth)
    assert not migrations.is_behind(fifth)
    for table, rows in before.items():
        assert [dict(row) for row in fifth.query(f"SELECT * FROM {table}")] == rows


def test_the_tables_of_farm_work_are_there_and_empty(fifth: sqlite_utils.Database) -> None:
    assert not set(_TABLES) & set(fifth.table_names())
    migrations.upgrade(fifth)
    for table in _TABLES:
        assert list(fifth.query(f"SELECT * FROM {table}")) == []
    assert fifth.execute("PRAGMA foreign_key_check").fetchall() == []
    assert fifth.execute("PRAGMA integrity_check").fetchone() == ("ok",)
