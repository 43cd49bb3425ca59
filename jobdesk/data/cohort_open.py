"""Which 교육 기수 have something left to settle: read at once, over twenty years of them.

What is left is then reckoned for those alone; reckoned for each, it took the first page half a
minute.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from jobdesk.data.store import Store


def unsettled(store: Store) -> frozenset[int]:
    """Ids of cohorts with somebody who has a seat and of whom nothing is decided, somebody who
    completed and has no 수료증, or a firm that promised hires."""
    rows = store.db.execute(
        "SELECT cohort_id FROM trainees WHERE trashed_on IS NULL AND (status IN ('선발', '교육중')"
        " OR (status = '수료' AND certificate_number = ''))"
        " UNION SELECT cohort_id FROM cohort_demands WHERE trashed_on IS NULL"
        " AND status = '채용약정'"
    )
    return frozenset(id_ for (id_,) in rows)


def unpaid(store: Store, first: date, before: date) -> dict[int, list[date]]:
    """Months (their first day) of cohorts in which somebody has a mark that may be paid for, from
    ``first`` on and before ``before``, and no 훈련수당 of the person is paid; in order."""
    rows = store.db.execute(
        "SELECT DISTINCT a.cohort_id, substr(a.held_on, 1, 7) || '-01' AS month FROM attendance a"
        " WHERE a.trashed_on IS NULL AND a.mark <> '결석' AND a.held_on >= ? AND a.held_on < ?"
        " AND NOT EXISTS (SELECT 1 FROM trainee_allowances p WHERE p.trainee_id = a.trainee_id"
        " AND p.trashed_on IS NULL AND p.step = '지급'"
        " AND p.month = substr(a.held_on, 1, 7) || '-01') ORDER BY month",
        [first.isoformat(), before.isoformat()],
    )
    found: dict[int, list[date]] = defaultdict(list)
    for cohort_id, month in rows:
        found[cohort_id].append(date.fromisoformat(month))
    return found
