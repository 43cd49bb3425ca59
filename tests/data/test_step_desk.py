"""The second step of the store, taken on one that stands at the first."""

from __future__ import annotations

import json

import pytest
import sqlite_utils

from jobdesk.data import migrations

_SEEKER = (
    "INSERT INTO seekers (id, created_at, updated_at, trashed_on, name, registered_on,"
    " registration_type, registration_channel, status, counsellor, search_text, name_key)"
    " VALUES (?, '2026-05-31T09:00:00', '2026-05-31T09:00:00', ?, ?, ?, ?, ?, ?, '담당자', '', '')"
)


@pytest.fixture
def first() -> sqlite_utils.Database:
    """A store of the first step with four people: one undated, one in the trash."""
    db = sqlite_utils.Database(memory=True)
    migrations.migrations.apply(db, stop_before="m002_counselling_desk")
    for row in (
        (1, None, "김민지", "2026-05-31", "신규", "방문", "상담중"),
        (2, None, "이영수", "2026-11-30", "재등록", "유선", "구직등록"),
        (3, None, "박서준", None, "", "", "가등록"),
        (4, "2026-10-01", "최순자", "2026-05-31", "신규", "행사", "종료"),
    ):
        db.execute(_SEEKER, row)
    db.conn.commit()
    return db


def test_every_date_becomes_an_application(first: sqlite_utils.Database) -> None:
    assert migrations.is_behind(first)
    migrations.upgrade(first)
    assert not migrations.is_behind(first)
    made = first.execute(
        "SELECT seeker_id, registered_on, valid_until, registration_type, channel, status,"
        " counsellor, trashed_on FROM registrations ORDER BY seeker_id"
    ).fetchall()
    assert made == [
        (1, "2026-05-31", "2026-08-31", "신규", "방문", "유효", "담당자", None),
        (2, "2026-11-30", "2027-02-28", "재등록", "유선", "유효", "담당자", None),
        (4, "2026-05-31", "2026-08-31", "신규", "행사", "유효", "담당자", "2026-10-01"),
    ]
    people = first.execute("SELECT valid_until, name, status FROM seekers ORDER BY id").fetchall()
    assert people == [
        ("2026-08-31", "김민지", "상담중"),
        ("2027-02-28", "이영수", "구직등록"),
        (None, "박서준", "가등록"),
        ("2026-08-31", "최순자", "종료"),
    ]


def test_the_journal_knows_where_they_come_from(first: sqlite_utils.Database) -> None:
    migrations.upgrade(first)
    rows = first.execute(
        "SELECT j.kind, j.record, j.before, j.after, o.kind, o.label FROM journal j"
        " JOIN operations o ON o.id = j.operation ORDER BY j.record"
    ).fetchall()
    assert len(rows) == 3
    for kind, record, before, after, operation, label in rows:
        assert (kind, before, operation) == ("registrations", None, "upgrade")
        assert label == "구직신청을 기록으로 옮김"
        now = dict(
            zip(
                [c[1] for c in first.execute("PRAGMA table_info(registrations)")],
                first.execute("SELECT * FROM registrations WHERE id = ?", [record]).fetchone(),
                strict=True,
            )
        )
        told = json.loads(after)
        assert told["seeker_id"] == now["seeker_id"]
        assert told == {name: now[name] for name in told}


def test_an_empty_store_has_nothing_to_tell() -> None:
    db = sqlite_utils.Database(memory=True)
    migrations.upgrade(db)
    for table in ("registrations", "operations", "journal"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_both_ways_lead_to_the_same_tables(first: sqlite_utils.Database) -> None:
    migrations.upgrade(first)
    fresh = sqlite_utils.Database(memory=True)
    migrations.upgrade(fresh)
    shape = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert first.execute(shape).fetchall() == fresh.execute(shape).fetchall()
