"""A sheet of 44,588 people, against the fastest reader and raw inserts of the same rows."""

from __future__ import annotations

import csv
import itertools
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from benchmarks.sheets import large_sheet
from jobdesk.services import centres, imports

COUNTER = itertools.count()


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = large_sheet(folder)
        note(f"  {sheet.name}")
        mine, its = turn_by_turn(
            lambda: ours(folder, sheet), lambda: timed(lambda: bare(folder, sheet)), runs=3
        )
    tell(
        Measured(
            "Import of 44,588 rows: read, recognise, match, back up, write with journal",
            mine,
            its,
            "csv reader and executemany into one SQLCipher table, one transaction",
        )
    )


def ours(folder: Path, sheet: Path) -> float:
    """Plan and apply into an empty centre; opening it is not counted."""
    desk, _ = centres.create(
        folder / f"centre{next(COUNTER)}",
        name="측정",
        password=None,
        practice=True,
        today=date.today,
    )

    def work() -> None:
        result = imports.apply(desk, imports.plan(desk, sheet))
        if result.new == 0:
            raise RuntimeError("nothing was imported")

    try:
        return timed(work)
    finally:
        centres.close(desk)


def bare(folder: Path, sheet: Path) -> None:
    """The least that could be done: text in, text stored, encrypted and durable."""
    from sqlcipher3 import dbapi2

    db = dbapi2.connect(str(folder / f"bare{next(COUNTER)}.db"), isolation_level=None)
    db.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    with sheet.open(encoding="cp949", newline="") as file:
        reader = csv.reader(file)
        columns = len(next(reader))
        names = ", ".join(f"c{i} TEXT" for i in range(columns))
        db.execute(f"CREATE TABLE people (id INTEGER PRIMARY KEY, {names}) STRICT")
        marks = ", ".join("?" * columns)
        db.execute("BEGIN")
        db.executemany(f"INSERT INTO people VALUES (NULL, {marks})", reader)
        db.execute("COMMIT")
    db.close()


if __name__ == "__main__":
    main()
