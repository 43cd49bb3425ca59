"""A roster of 50,000 rows, against bare openpyxl writing the same cells without any style.

Each side's peak of memory is that of a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import Measured, note, peak_memory, tell, timed, turn_by_turn
from jobdesk.domain.kinds import KindId
from jobdesk.services import centres, demo, lists, rosters
from jobdesk.services.desk import Desk

ROWS = 50_000


def main() -> None:
    """Measure and tell; with arguments, write one roster and print the peak of memory."""
    if sys.argv[1:]:
        _one(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note(f"  a practice centre of {ROWS:,} seekers")
        desk = demo.build(folder / "centre", seekers=ROWS, today=date.today)
        rows = _rows(desk)
        mine, its = turn_by_turn(
            lambda: timed(lambda: rosters.export(desk, KindId.SEEKERS, folder / "ours.xlsx")),
            lambda: timed(lambda: _bare(rows, folder / "bare.xlsx")),
            runs=3,
        )
        centres.close(desk)
        peak, its_peak = (_peak(side, folder / "centre") for side in ("ours", "bare"))
    did = "openpyxl write-only, rows in memory, no styles"
    tell(
        Measured(f"Roster of {ROWS:,} rows", mine, its, did),
        Measured(f"Roster of {ROWS:,} rows: peak of memory", peak, its_peak, did, "MiB"),
    )


def _rows(desk: Desk) -> list[tuple[object, ...]]:
    ids = lists.find(desk, KindId.SEEKERS)
    return list(lists.rows(desk, KindId.SEEKERS, ids, rosters.FIELDS[KindId.SEEKERS]).values())


def _bare(rows: Iterable[tuple[object, ...]], path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([_cell(value) for value in row])
    book.save(path)


def _peak(side: str, centre: Path) -> int:
    """Peak MiB of one side in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.roster", side, str(centre)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def _one(side: str, centre: Path) -> None:
    desk = centres.open_centre(centre, today=date.today)
    with tempfile.TemporaryDirectory() as name:
        if side == "ours":
            rosters.export(desk, KindId.SEEKERS, Path(name) / "ours.xlsx")
        else:
            _bare(_rows(desk), Path(name) / "bare.xlsx")
    centres.close(desk)
    print(peak_memory())


def _cell(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


if __name__ == "__main__":
    main()
