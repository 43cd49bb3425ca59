"""Cells corrected while an import is reviewed: what stands in the plan instead of in the file.

The file itself is never changed. Table and columns are found in what the file says, so that a
correction of one cell cannot make the program read all others differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from jobdesk.domain.text import tidy_lines
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Cell, Workbook
from jobdesk.services.importing.scrub import scrubbed_cell
from jobdesk.services.importing.shapes import ImportPlan, PlanRow

Edits = Mapping[tuple[str, int, int], str]
"""Text by sheet, sheet row number and column counted from 0."""


@dataclass(frozen=True, slots=True)
class CellText:
    """One cell of a row: ``text`` as it counts now, ``original`` what the file says where that
    is something else; ``wrong`` is the one at fault."""

    column: int
    header: str
    text: str
    original: str | None
    wrong: bool


def edited(understood: Understood, edits: Edits) -> Understood:
    """The tables with the corrected cells in them."""
    if not edits:
        return understood
    by_row: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for (sheet, row, column), text in edits.items():
        by_row[sheet, row][column] = text
    return replace(understood, tables=tuple(_edited(one, by_row) for one in understood.tables))


def _edited(table: Table, by_row: Mapping[tuple[str, int], Mapping[int, str]]) -> Table:
    rows = []
    for number, cells in table.rows:
        new = by_row.get((table.sheet, number))
        if new is None:
            rows.append((number, cells))
            continue
        line: list[Cell] = [*cells, *[None] * (max(new) + 1 - len(cells))]
        for column, text in new.items():
            line[column] = text or None
        rows.append((number, line))
    return replace(table, rows=tuple(rows))


def merged(workbook: Workbook, old: Edits, sheet: str, row: int, new: Mapping[int, str]) -> Edits:
    """``old`` and the corrections of one row; what is typed as the file has it is none."""
    out = dict(old)
    found = next(one for one in workbook.sheets if one.name == sheet)
    for column, text in new.items():
        tidy = tidy_lines(scrubbed_cell(found, column, text))  # typed here, nor kept either
        if tidy == said(workbook, sheet, row, column):
            out.pop((sheet, row, column), None)
        else:
            out[sheet, row, column] = tidy
    return out


def said(workbook: Workbook, sheet: str, row: int, column: int) -> str:
    """What the file says in a cell, as text."""
    found = next(s for s in workbook.sheets if s.name == sheet)
    cells = found.rows[row - found.first_row]
    cell = cells[column] if column < len(cells) else None
    return "" if cell is None else tidy_lines(str(cell).removesuffix(" 00:00:00"))


def cells(plan: ImportPlan, row: PlanRow) -> tuple[CellText, ...]:
    """Every cell of a row that has a column, in the order of the sheet."""
    out = []
    for match in plan.columns:
        original = said(plan.workbook, row.sheet, row.row, match.column)
        text = plan.choices.edits.get((row.sheet, row.row, match.column), original)
        wrong = match.header == row.column or f" {match.header}: " in f" {row.reason}"
        was = original if text != original else None
        out.append(CellText(match.column, match.header, text, was, wrong))
    return tuple(out)
