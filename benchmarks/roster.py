"""A roster of 50,000 rows, against bare openpyxl writing the same cells without any style."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, demo, lists, rosters

ROWS = 50_000


def main() -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note(f"  a practice centre of {ROWS:,} seekers")
        desk = demo.build(folder / "centre", seekers=ROWS, today=date.today)
        fields = rosters.FIELDS[KindId.SEEKERS]
        ids = lists.find(desk, KindId.SEEKERS)
        rows = list(lists.rows(desk, KindId.SEEKERS, ids, fields).values())

        def ours() -> float:
            return timed(lambda: rosters.export(desk, KindId.SEEKERS, folder / "ours.xlsx"))

        def bare() -> None:
            book = Workbook(write_only=True)
            sheet = book.create_sheet()
            for row in rows:
                sheet.append([_cell(value) for value in row])
            book.save(folder / "bare.xlsx")

        mine, its = turn_by_turn(ours, lambda: timed(bare), runs=3)
        centres.close(desk)
    tell(
        Measured(
            f"Roster of {ROWS:,} rows", mine, its, "openpyxl write-only, rows in memory, no styles"
        )
    )


def _cell(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


if __name__ == "__main__":
    main()
