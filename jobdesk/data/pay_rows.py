"""What is amiss with the 훈련수당 of the cohorts: read at once, before and after an undo."""

from __future__ import annotations

from jobdesk.data.store import Store


def amiss(store: Store) -> frozenset[tuple[str, int]]:
    """What no step leaves behind, each with the record it shows at: two 훈련수당 of one person for
    one month, and more paid to one person than the cohort's whole limit."""
    return frozenset(
        (what, id_) for what, sql in _AMISS.items() for (id_,) in store.db.execute(sql)
    )


_AMISS = {
    "twice": (
        "SELECT max(id) FROM trainee_allowances WHERE trashed_on IS NULL"
        " GROUP BY trainee_id, month HAVING count(*) > 1"
    ),
    "cap": (
        "SELECT max(a.id) FROM trainee_allowances a JOIN cohorts c ON c.id = a.cohort_id"
        " WHERE a.trashed_on IS NULL AND a.step = '지급' AND c.allowance_cap IS NOT NULL"
        " GROUP BY a.trainee_id HAVING sum(a.amount) > max(c.allowance_cap)"
    ),
}
