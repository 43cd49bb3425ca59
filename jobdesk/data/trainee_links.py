"""What is amiss on the lists of the cohorts: read at once, before and after an undo."""

from __future__ import annotations

from jobdesk.data.store import Store


def amiss(store: Store) -> frozenset[tuple[str, int]]:
    """What no step leaves behind, each with the record it shows at: one person or one number
    twice in a cohort, two results of one person in one stage, an empty seat while somebody waits,
    a place on the waiting list that is held twice."""
    return frozenset(
        (what, id_) for what, sql in _AMISS.items() for (id_,) in store.db.execute(sql)
    )


_TWICE = (
    "SELECT max(id) FROM trainees WHERE trashed_on IS NULL AND {of} IS NOT NULL"
    " GROUP BY cohort_id, {of} HAVING count(*) > 1"
)
_AMISS = {
    "person": _TWICE.format(of="seeker_id"),
    "number": _TWICE.format(of="number"),
    "result": (
        "SELECT max(id) FROM stage_results WHERE trashed_on IS NULL"
        " GROUP BY stage_id, trainee_id HAVING count(*) > 1"
    ),
    "rank": _TWICE.format(of="waiting_rank"),
    "seat": (
        "SELECT c.id FROM cohorts c JOIN trainees t ON t.cohort_id = c.id"
        " WHERE c.trashed_on IS NULL AND t.trashed_on IS NULL AND c.seats IS NOT NULL"
        " AND c.status IN ('기획', '모집', '선발', '교육') GROUP BY c.id"
        " HAVING sum(t.status = '대기') > 0 AND c.seats > sum(t.status IN"
        " ('선발', '교육중', '수료', '미수료', '조기취업', '중도탈락'))"
    ),
}
