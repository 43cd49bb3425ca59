"""읍면 사이 거리: which places are neighbours and how long the drive is, for the ranking."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import settings as table
from jobdesk.domain import distances
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.distances import Distance
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist

_KEY = "distances"


def get(desk: Desk) -> tuple[Distance, ...]:
    """What the centre has said, by names."""
    return distances.from_json(str(table.read(desk.store).get(_KEY, "")))


def save(desk: Desk, pairs: Sequence[Distance]) -> Change:
    """Store all pairs as one operation. Raises UserError for a pair that makes no sense."""
    clean = distances.tidied(pairs)
    insist(distances.check_distances(clean))
    with desk.store.operation("읍면 사이 거리") as operation:
        written = table.write(desk.store, {_KEY: distances.to_json(clean)})
        return operation.change(*(Ref(KindId.SETTINGS, id_) for id_ in written))
