"""The sample sheet of the first run and of the pictures: fictional, and as messy as real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from jobdesk.services import demo


def write_messy_sheet(path: Path, *, seed: int = 8, today: date | None = None) -> Path:
    """Write 60 seekers under a title, a unit row and a merged head of two rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in demo.messy_rows(seed=seed, n=60, today=today):
        sheet.append([None if cell == "" else cell for cell in row])
    for top, left, bottom, right in demo.MERGED:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path
