"""The seventh step of the store, taken on one that stands at the sixth: what was there is kept."""

from __future__ import annotations

import pytest
import sqlite_utils

from jobdesk.data import migrations

_NAMES = [migration.name for migration in migrations.migrations.pending(
    sqlite_utils.Database(memory=True)
)]  # fmt: skip
_REPORTS = "m007_reports"
_WHEN = ("2026-05-31T09:00:00",) * 2
_TABLES = (
    "own_indicators",
    "indicator_values",
    "dated_constants",
    "plan_items",
    "plan_money",
    "plan_steps",
    "pledges",
    "report_templates",
    "reports",
    "report_texts",
    "report_photos",
    "report_closings",
)


@pytest.fixture
def sixth() -> sqlite_utils.Database:
    """A store of the sixth step with a course and its cohort."""
    db = sqlite_utils.Database(memory=True)
    migrations.migrations.apply(db, stop_before=_REPORTS)
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
    assert _NAMES.index(_REPORTS) == 6


def test_what_was_there_is_kept(sixth: sqlite_utils.Database) -> None:
    before = {
        table: [dict(row) for row in sixth.query(f"SELECT * FROM {table}")]
        for table in ("courses", "cohorts")
    }
    assert migrations.is_behind(sixth)
    migrations.upgrade(sixth)
    assert not migrations.is_behind(sixth)
    for table, rows in before.items():
        assert [dict(row) for row in sixth.query(f"SELECT * FROM {table}")] == rows


def test_the_tables_of_reports_are_there_and_empty(sixth: sqlite_utils.Database) -> None:
    assert not set(_TABLES) & set(sixth.table_names())
    migrations.upgrade(sixth)
    for table in _TABLES:
        assert list(sixth.query(f"SELECT * FROM {table}")) == []
    assert sixth.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sixth.execute("PRAGMA integrity_check").fetchone() == ("ok",)
