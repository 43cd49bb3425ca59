"""The fifth step of the store, taken on one that stands at the fourth: what was there is kept."""

from __future__ import annotations

import pytest
import sqlite_utils

from jobdesk.data import migrations

_NAMES = [migration.name for migration in migrations.migrations.pending(
    sqlite_utils.Database(memory=True)
)]  # fmt: skip
_COHORTS = "m005_cohorts"


@pytest.fixture
def fourth() -> sqlite_utils.Database:
    """A store of the fourth step with a person, a firm and what may belong to a cohort."""
    db = sqlite_utils.Database(memory=True)
    migrations.migrations.apply(db, stop_before=_COHORTS)
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
    "employers": {"name": "한빛식품"},
    "placements": {"seeker_id": 7, "employer_name": "한빛식품", "hire_date": "2026-06-01",
                   "route": "알선", "wage": "월 230만원"},
    "meetings": {"title": "간담회", "held_on": "2026-06-02"},
    "publicity": {"title": "현수막", "published_on": "2026-06-03"},
    "surveys": {"title": "만족도"},
    "notes": {"seeker_id": 7, "noted_on": "2026-06-04", "content": "전화"},
    "visits": {"employer_id": 7, "visited_on": "2026-06-05"},
    "matching_days": {"title": "만남의 날", "held_on": "2026-06-06"},
}  # fmt: skip


def test_the_step_is_where_it_is_thought_to_be() -> None:
    assert _COHORTS in _NAMES
    assert _NAMES.index(_COHORTS) == 4


def test_what_was_there_is_kept_and_linked_to_no_cohort(fourth: sqlite_utils.Database) -> None:
    before = {
        table: [dict(row) for row in fourth.query(f"SELECT * FROM {table}")] for table in _ROWS
    }
    assert migrations.is_behind(fourth)
    migrations.upgrade(fourth)
    assert not migrations.is_behind(fourth)
    for table, rows in before.items():
        (now,) = fourth.query(f"SELECT * FROM {table}")
        assert {name: now[name] for name in rows[0]} == rows[0], table
        if table not in ("seekers", "employers"):
            assert now["cohort_id"] is None
    assert [row["related"] for row in fourth.query("SELECT related FROM placements")] == [None]


def test_the_tables_of_a_cohort_are_there_and_empty(fourth: sqlite_utils.Database) -> None:
    migrations.upgrade(fourth)
    for table in (
        "courses",
        "course_subjects",
        "cohorts",
        "cohort_budgets",
        "cohort_targets",
        "cohort_sessions",
        "cohort_demands",
        "trainees",
        "selection_stages",
        "stage_results",
        "attendance",
        "qualifications",
        "trainee_allowances",
        "certificate_issues",
    ):
        assert list(fourth.query(f"SELECT * FROM {table}")) == []
    assert fourth.execute("PRAGMA foreign_key_check").fetchall() == []
    assert fourth.execute("PRAGMA integrity_check").fetchone() == ("ok",)
