"""The seventh step of the store: indicators of its own, the plan, reports, closed months.

Written out and never changed once released, as migrations.py says.
"""

from __future__ import annotations

import sqlite_utils

from jobdesk.data.tables_desk import ROW

_TABLES: tuple[str, ...] = (
    f"""CREATE TABLE own_indicators ({ROW},
    name TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    rule TEXT NOT NULL DEFAULT '',
    record_kind TEXT NOT NULL DEFAULT '',
    date_field TEXT NOT NULL DEFAULT '',
    sum_field TEXT NOT NULL DEFAULT '',
    distinct_field TEXT NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',
    numerator TEXT NOT NULL DEFAULT '',
    denominator TEXT NOT NULL DEFAULT '',
    hand TEXT NOT NULL DEFAULT '',
    position INTEGER,
    active INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE indicator_values ({ROW},
    indicator TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    ends_on TEXT,
    value TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    sourced_on TEXT,
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE dated_constants ({ROW},
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    applies_on TEXT,
    source TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE plan_items ({ROW},
    level TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES plan_items(id),
    plan TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    operator TEXT NOT NULL DEFAULT '',
    partners TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    indicator TEXT NOT NULL DEFAULT '',
    first_year INTEGER,
    last_year INTEGER,
    position INTEGER,
    purpose TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE plan_money ({ROW},
    item_id INTEGER REFERENCES plan_items(id),
    phase TEXT NOT NULL DEFAULT '',
    year INTEGER,
    source TEXT NOT NULL DEFAULT '',
    planned INTEGER,
    spent INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE plan_steps ({ROW},
    item_id INTEGER REFERENCES plan_items(id),
    year INTEGER,
    step_type TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    first_month INTEGER,
    last_month INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE pledges ({ROW},
    title TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    item_id INTEGER REFERENCES plan_items(id),
    department TEXT NOT NULL DEFAULT '',
    first_year INTEGER,
    last_year INTEGER,
    after_term INTEGER,
    status TEXT NOT NULL DEFAULT '',
    progress INTEGER,
    goal TEXT NOT NULL DEFAULT '',
    tasks TEXT NOT NULL DEFAULT '',
    overview TEXT NOT NULL DEFAULT '',
    results TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '',
    next_plans TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE report_templates ({ROW},
    title TEXT NOT NULL DEFAULT '',
    ready TEXT NOT NULL DEFAULT '',
    span_type TEXT NOT NULL DEFAULT '',
    subtitle TEXT NOT NULL DEFAULT '',
    sections TEXT NOT NULL DEFAULT '',
    rounding TEXT NOT NULL DEFAULT '',
    rate_decimals INTEGER,
    money TEXT NOT NULL DEFAULT '',
    money_decimals INTEGER,
    numbering TEXT NOT NULL DEFAULT '',
    active INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE reports ({ROW},
    template TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    span_type TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    ends_on TEXT,
    as_of TEXT,
    due_on TEXT,
    status TEXT NOT NULL DEFAULT '',
    submitted_on TEXT,
    submitted_to TEXT NOT NULL DEFAULT '',
    document_number TEXT NOT NULL DEFAULT '',
    frozen TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE report_texts ({ROW},
    report_id INTEGER REFERENCES reports(id),
    section TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT ''
) STRICT""",
    f"""CREATE TABLE report_photos ({ROW},
    report_id INTEGER REFERENCES reports(id),
    section TEXT NOT NULL DEFAULT '',
    attachment_id INTEGER REFERENCES attachments(id),
    caption TEXT NOT NULL DEFAULT '',
    taken_on TEXT,
    position INTEGER
) STRICT""",
    f"""CREATE TABLE report_closings ({ROW},
    month TEXT,
    closed_at TEXT NOT NULL DEFAULT '',
    counsellor TEXT NOT NULL DEFAULT '',
    counted TEXT NOT NULL DEFAULT '',
    corrections TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    reopened_on TEXT,
    reopened_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT""",
)

_INDEXED: dict[str, tuple[str, ...]] = {
    "own_indicators": ("trashed_on",),
    "indicator_values": ("starts_on", "trashed_on"),
    "dated_constants": ("trashed_on",),
    "plan_items": ("parent_id", "trashed_on"),
    "plan_money": ("item_id", "year", "trashed_on"),
    "plan_steps": ("item_id", "trashed_on"),
    "pledges": ("item_id", "trashed_on"),
    "report_templates": ("trashed_on",),
    "reports": ("starts_on", "trashed_on"),
    "report_texts": ("report_id", "trashed_on"),
    "report_photos": ("report_id", "attachment_id", "trashed_on"),
    "report_closings": ("month", "trashed_on"),
}


def add(db: sqlite_utils.Database) -> None:
    """Make the tables."""
    for statement in _TABLES:
        db.execute(statement)
    for table, columns in _INDEXED.items():
        for column in columns:
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
