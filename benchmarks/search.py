"""Search as you type over 100,000 people, against a bare LIKE without encryption or order."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import choseong, digits, search_key
from jobdesk.services import centres, demo, lists

ROWS = 100_000
TYPED = ("김민", "민지", "ㄱㅁㅈ", "가람읍", "과수", "1234")
"""Each is typed sign by sign; every prefix is one search."""


def main() -> None:
    """Measure and tell the median of one key."""
    words = [typed[:length] for typed in TYPED for length in range(1, len(typed) + 1)]
    with tempfile.TemporaryDirectory() as name:
        note(f"  a practice centre of {ROWS:,} seekers")
        desk = demo.build(Path(name) / "centre", seekers=ROWS, today=date.today)
        order = lists.default_order(KindId.SEEKERS)
        bare = _bare_table(desk)

        def ours() -> float:
            return statistics.median(
                timed(lambda w=word: lists.find(desk, KindId.SEEKERS, Filter(text=w), order))
                for word in words
            )

        def rival() -> float:
            return statistics.median(
                timed(
                    lambda w=word: bare.execute(
                        "SELECT id FROM people WHERE keys LIKE ?", [f"%{w}%"]
                    ).fetchall()
                )
                for word in words
            )

        mine, its = turn_by_turn(ours, rival, runs=3)
        centres.close(desk)
    tell(
        Measured(
            f"Search as you type over {ROWS:,} people, one key, sorted",
            mine,
            its,
            "LIKE in plain SQLite in memory, unsorted",
        )
    )


def _bare_table(desk: object) -> sqlite3.Connection:
    fields = ("name", "phone", "eup_myeon", "desired_job", "address")
    ids = lists.find(desk, KindId.SEEKERS)
    rows = lists.rows(desk, KindId.SEEKERS, ids, fields)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, keys TEXT)")
    db.executemany(
        "INSERT INTO people VALUES (?, ?)",
        (
            (id_, " ".join((search_key(" ".join(map(str, row))), choseong(row[0]), digits(row[1]))))
            for id_, row in rows.items()
        ),
    )
    return db


if __name__ == "__main__":
    main()
