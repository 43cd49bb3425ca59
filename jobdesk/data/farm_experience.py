"""How often people have done which farm work, counted where it is stored: ten years are 50,000
days."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from jobdesk.data.store import Store
from jobdesk.domain.farm_work import COUNTED, LIVE

_DAYS = "FROM farm_days WHERE trashed_on IS NULL AND status IN (SELECT value FROM json_each(?))"


def days_by_task(store: Store, seeker_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Days worked (근로확인·정산) of each task, by seeker; those without any are left out."""
    rows = store.db.execute(
        f"SELECT seeker_id, task, COUNT(*) {_DAYS} "
        "AND seeker_id IN (SELECT value FROM json_each(?)) GROUP BY seeker_id, task",
        [_json(COUNTED), json.dumps(list(seeker_ids))],
    )
    found: dict[int, dict[str, int]] = {}
    for seeker_id, task, count in rows:
        found.setdefault(seeker_id, {})[task] = count
    return found


def last_days(store: Store, seeker_ids: Iterable[int], before: date) -> dict[int, date]:
    """The last day before ``before`` on which each seeker had a place; others are left out."""
    rows = store.db.execute(
        f"SELECT seeker_id, MAX(work_date) {_DAYS} AND work_date < ? "
        "AND seeker_id IN (SELECT value FROM json_each(?)) GROUP BY seeker_id",
        [_json(LIVE), before.isoformat(), json.dumps(list(seeker_ids))],
    )
    return {seeker_id: date.fromisoformat(last) for seeker_id, last in rows}


def _json(statuses: Iterable[str]) -> str:
    return json.dumps([str(status) for status in statuses], ensure_ascii=False)
