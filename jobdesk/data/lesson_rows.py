"""출결 against lessons: how many stand on a day of a cohort, which stand where there is none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from jobdesk.data.store import Store


def marked(store: Store, cohort_id: int) -> dict[date, int]:
    """How many 출결 stand on each day of a cohort."""
    rows = store.db.execute(
        "SELECT held_on, count(*) FROM attendance WHERE trashed_on IS NULL AND cohort_id = ?"
        " GROUP BY held_on",
        [cohort_id],
    )
    return {date.fromisoformat(day): number for day, number in rows}


def unmoored(store: Store, cohort_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
    """Those of these cohorts and days (ISO) with 출결 on which no lesson counts; no step leaves
    one behind."""
    rows = store.db.execute(
        "SELECT a.cohort_id, a.held_on FROM (SELECT DISTINCT cohort_id, held_on FROM attendance"
        " WHERE trashed_on IS NULL AND cohort_id IN (SELECT value FROM json_each(?))) a"
        " JOIN cohorts c ON c.id = a.cohort_id"
        " WHERE c.trashed_on IS NULL AND NOT EXISTS (SELECT 1 FROM cohort_sessions s"
        " WHERE s.cohort_id = a.cohort_id AND s.held_on = a.held_on AND s.trashed_on IS NULL"
        " AND s.status <> '휴강' AND s.session_type <> '특강')",
        [json.dumps(sorted(cohort_ids))],
    )
    return frozenset((cohort_id, held_on) for cohort_id, held_on in rows)
