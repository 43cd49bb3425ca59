"""The fourth step of the store, taken on one that stands at the third: placements are kept."""

from __future__ import annotations

import pytest
import sqlite_utils

from jobdesk.data import migrations

_NAMES = [migration.name for migration in migrations.migrations.pending(
    sqlite_utils.Database(memory=True)
)]  # fmt: skip
_DAYS = "m004_matching_days"


@pytest.fixture
def third() -> sqlite_utils.Database:
    """A store of the third step with a person, a hire, a meeting, a survey and publicity."""
    db = sqlite_utils.Database(memory=True)
    migrations.migrations.apply(db, stop_before=_DAYS)
    for table, values in _ROWS.items():
        known = {column.name for column in db[table].columns}
        when = {"created_at": "2026-05-31T09:00:00", "updated_at": "2026-05-31T09:00:00"}
        row = {"id": 7} | when | values
        assert set(row) <= known, table
        filled = {
            column.name: ""
            for column in db[table].columns
            if column.notnull and column.default_value is None and column.name not in row
        }
        names = ", ".join((filled | row).keys())
        marks = ", ".join("?" for _ in filled | row)
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*(filled | row).values()])
    db.conn.commit()
    return db


_ROWS: dict[str, dict[str, object]] = {
    "seekers": {"name": "김민지"},
    "placements": {"seeker_id": 7, "employer_name": "한빛식품", "hire_date": "2026-06-01",
                   "route": "알선", "wage": "월 230만원"},
    "meetings": {"title": "간담회", "held_on": "2026-06-02"},
    "publicity": {"title": "현수막", "published_on": "2026-06-03"},
    "surveys": {"title": "만족도"},
}  # fmt: skip


def test_the_step_is_where_it_is_thought_to_be() -> None:
    assert _DAYS in _NAMES
    assert _NAMES.index(_DAYS) == 3


def test_what_was_there_is_kept_and_linked_to_no_day(third: sqlite_utils.Database) -> None:
    before = {
        table: [dict(row) for row in third.query(f"SELECT * FROM {table}")] for table in _ROWS
    }
    assert migrations.is_behind(third)
    migrations.upgrade(third)
    assert not migrations.is_behind(third)
    for table, rows in before.items():
        (now,) = third.query(f"SELECT * FROM {table}")
        assert {name: now[name] for name in rows[0]} == rows[0], table
        if table != "seekers":
            assert now["matching_day_id"] is None


def test_the_tables_of_a_day_are_there_and_empty(third: sqlite_utils.Database) -> None:
    migrations.upgrade(third)
    for table in (
        "matching_days", "day_programmes", "day_employers", "day_vacancies", "day_attendees",
        "day_wishes", "day_interviews",
    ):  # fmt: skip
        assert list(third.query(f"SELECT * FROM {table}")) == []
    assert third.execute("PRAGMA foreign_key_check").fetchall() == []
    assert third.execute("PRAGMA integrity_check").fetchone() == ("ok",)
