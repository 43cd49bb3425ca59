"""Gives back the rows that were not taken, in the shape they came, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jobdesk.errors import UserError
from jobdesk.exchange import rejects_sheet
from jobdesk.exchange.workbook import Cell, Sheet
from jobdesk.services.importing.shapes import Decision, ImportPlan, PlanRow

_GIVEN_BACK = (Decision.REJECT, Decision.QUESTION)


def save(plan: ImportPlan, path: Path) -> int:
    """Write the refused and undecided rows; see :func:`jobdesk.services.imports.save_rejects`."""
    rows = [row for row in plan.rows if row.decision in _GIVEN_BACK]
    if not rows:
        raise UserError("가져오지 못한 줄이 없습니다. 저장할 것이 없습니다.")
    cells = _cells(plan, rows)
    table = plan.understood.tables[0]
    sheet = next(s for s in plan.workbook.sheets if s.name == table.sheet)
    rejects_sheet.write(
        path,
        rejects_sheet.Rejects(
            name=table.sheet,
            header=[sheet.rows[number - sheet.first_row] for number in table.header_rows],
            merged=_merged(sheet, table.header_rows),
            rows=[(cells[row.sheet, row.row], _reason(row)) for row in rows],
        ),
    )
    return len(rows)


def _cells(plan: ImportPlan, rows: Sequence[PlanRow]) -> Mapping[tuple[str, int], Sequence[Cell]]:
    wanted = {(row.sheet, row.row) for row in rows}
    return {
        (table.sheet, number): cells
        for table in plan.understood.tables
        for number, cells in table.rows
        if (table.sheet, number) in wanted
    }


def _merged(sheet: Sheet, header_rows: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Merged areas within the header, counted from its first row."""
    if not header_rows:
        return []
    first, last = header_rows[0], header_rows[-1]
    return [
        (top - first + 1, left, bottom - first + 1, right)
        for top, left, bottom, right in sheet.merged
        if first <= top and bottom <= last
    ]


def _reason(row: PlanRow) -> str:
    column = f"{row.column}: " if row.column else ""
    return f"{row.row}행 {column}{row.reason}"
