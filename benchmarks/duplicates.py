"""Who stands twice among 10,000 people, against one exact comparison of them all."""

from __future__ import annotations

import statistics
import tempfile
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.data import lookup
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, demo, duplicates, lists
from jobdesk.services.desk import Desk

PEOPLE = 10_000
ASKED = 20
"""People typed anew for the median of a warning."""


def main() -> None:
    """Measure the list of the whole centre, and the warning while somebody is typed."""
    with tempfile.TemporaryDirectory() as name:
        note(f"  a practice centre of {PEOPLE:,} seekers")
        desk = demo.build(Path(name) / "centre", seekers=PEOPLE, today=date.today)
        mine, its = turn_by_turn(
            lambda: timed(lambda: duplicates.candidates(desk, KindId.SEEKERS)),
            lambda: timed(lambda: _exactly_alike(desk)),
            runs=3,
        )
        people = [
            replace(lists.record(desk, KindId.SEEKERS, id_), id=0)
            for id_ in lists.find(desk, KindId.SEEKERS)[:ASKED]
        ]
        typed = statistics.median(
            timed(lambda p=person: duplicates.similar(desk, p)) for person in people
        )
        found = len(duplicates.candidates(desk, KindId.SEEKERS))
        note(f"  {found:,} pairs; the warning for one person typed: {typed * 1000:.1f} ms")
        centres.close(desk)
    tell(
        Measured(
            f"Pairs that may be one among {PEOPLE:,} people, slips of name, birth and phone too",
            mine,
            its,
            "the same people read, then those equal in name and birth date alone",
        )
    )


def _exactly_alike(desk: Desk) -> list[list[int]]:
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for person in lookup.people(desk.store):
        same[person.name_key, person.birth].append(person.id)
    return [ids for ids in same.values() if len(ids) > 1]


if __name__ == "__main__":
    main()
