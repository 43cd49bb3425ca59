"""What tells who was still at work: the few columns of hires and answers that are looked at."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from jobdesk.data.store import Store
from jobdesk.domain.aftercare import Audience, Outcome
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.milestones import Answered, Hired

_AUDIENCES = {each.value: each for each in Audience}

_HIRED = """SELECT p.id, p.status, p.hire_date, p.left_on
    FROM json_each(?) j JOIN placements p ON p.id = j.value ORDER BY j.key"""

_ANSWERS = """SELECT f.placement_id, f.audience, f.milestone, f.done_on, f.employed
    FROM json_each(?) j CROSS JOIN follow_ups f ON f.placement_id = j.value
    WHERE f.outcome = ? AND +f.trashed_on IS NULL ORDER BY f.id"""


def hired(store: Store, ids: Sequence[int]) -> list[Hired]:
    """The placements of those ids that exist, in the order of ``ids``."""
    return [
        Hired(id_, PlacementStatus(status), _day(began), _day(left))
        for id_, status, began, left in store.db.execute(_HIRED, [json.dumps(list(ids))])
    ]


def answers(store: Store, ids: Sequence[int]) -> dict[int, list[Answered]]:
    """Who answered after the placements of those ids, by the placement; the first written first."""
    found: dict[int, list[Answered]] = defaultdict(list)
    for id_, audience, milestone, done, employed in store.db.execute(
        _ANSWERS, [json.dumps(list(dict.fromkeys(ids))), Outcome.DONE.value]
    ):
        found[id_].append(
            Answered(
                _AUDIENCES[audience],
                milestone,
                _day(done),
                Outcome.DONE,
                None if employed is None else bool(employed),
            )
        )
    return found


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
