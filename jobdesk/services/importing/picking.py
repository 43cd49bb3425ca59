"""Single rows taken in or left out by hand, over what the program made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jobdesk.domain.text import tidy
from jobdesk.exchange.leftovers import LeftOut, Why, is_blank
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Workbook

Picked = Mapping[tuple[str, int], bool]
"""By sheet and sheet row number: True for a record, False for none."""


def picked(understood: Understood, workbook: Workbook, rows: Picked) -> Understood:
    """The tables with the rows that were left out and are wanted, without those that are not.

    A row is moved from the one to the other, never lost; a row of no table stays outside.
    """
    if not rows:
        return understood
    tables = tuple(_picked(table, workbook, rows) for table in understood.tables)
    return replace(understood, tables=tables)


def _picked(table: Table, workbook: Workbook, rows: Picked) -> Table:
    own = {number: taken for (sheet, number), taken in rows.items() if sheet == table.sheet}
    sheet = next(s for s in workbook.sheets if s.name == table.sheet)
    wanted = [left.row for left in table.left_out if own.get(left.row, False)]
    unwanted = [(number, cells) for number, cells in table.rows if not own.get(number, True)]
    if not wanted and not unwanted:
        return table
    kept = [row for row in table.rows if own.get(row[0], True)]
    kept += [(number, sheet.rows[number - sheet.first_row]) for number in wanted]
    left = [one for one in table.left_out if one.row not in wanted]
    for number, cells in unwanted:
        said = next((str(cell) for cell in cells if not is_blank(cell)), "")
        left.append(LeftOut(number, Why.CHOSEN, tidy(said[:200])[:60]))
    return replace(
        table,
        rows=tuple(sorted(kept, key=lambda row: row[0])),
        left_out=tuple(sorted(left, key=lambda one: one.row)),
    )
