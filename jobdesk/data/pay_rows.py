"""What is amiss with the 훈련수당 of the cohorts: read at once, before and after an undo."""

from __future__ import annotations

from jobdesk.data.store import Store


def amiss(store: Store) -> frozenset[tuple[str, int]]:
    """What no step leaves behind, each with the record it shows at: two 훈련수당 of one person for
    one month, and more paid to one person than the cohort's whole limit."""
    return frozenset(
        (what, id_) for what, sql in _AMISS.items() for (id_,) in store.db.execute(sql)
    )


_ONE_OF_TWO = (
    "EXISTS (SELECT 1 FROM trainees x WHERE x.cohort_id = t.cohort_id AND x.seeker_id = t.seeker_id"
    " AND x.id <> t.id AND x.trashed_on IS NOT NULL)"
)
"""A trainee who is two records made one: what was paid to both was paid, and a merge keeps it."""

_AMISS = {
    "twice": (
        "SELECT max(a.id) FROM trainee_allowances a JOIN trainees t ON t.id = a.trainee_id"
        " WHERE a.trashed_on IS NULL GROUP BY a.trainee_id, a.month HAVING count(*) > 1"
        f" AND NOT (sum(a.step <> '지급') = 0 AND {_ONE_OF_TWO})"
    ),
    "cap": (
        "SELECT max(a.id) FROM trainee_allowances a JOIN cohorts c ON c.id = a.cohort_id"
        " JOIN trainees t ON t.id = a.trainee_id"
        " WHERE a.trashed_on IS NULL AND a.step = '지급' AND c.allowance_cap IS NOT NULL"
        " GROUP BY a.trainee_id HAVING sum(a.amount) > max(c.allowance_cap)"
        f" AND NOT {_ONE_OF_TWO}"
    ),
}
