"""소계 and 합계 of a roster: formulas over the rows above, with what they come to beside them.

SUBTOTAL leaves out the sums of groups within its range and the rows a filter hides, so one
formula serves both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from jobdesk.domain.rosters import Column, ColumnType, Total
from jobdesk.exchange import styles
from jobdesk.exchange.roster_head import text_cell
from jobdesk.exchange.stream_sheet import StreamSheet

_COUNTA, _SUM = 3, 9  # function numbers of SUBTOTAL
_ALONG = Alignment(horizontal="left", vertical="center")  # the label may run over empty cells


class Sums:
    """Makes the rows of sums of one sheet; ``results`` are what its formulas come to."""

    def __init__(
        self, sheet: StreamSheet, columns: Sequence[Column], counted: str, first: int
    ) -> None:
        self.results: dict[str, int] = {}
        self._sheet, self._columns = sheet, columns
        self._format = f'#,##0"{counted}"' if counted else styles.NUMBER
        self._first = self._group = first

    def row(self, number: int, total: Total) -> list[Any]:
        """The cells of row ``number``, which sums the rows since the last one, or all."""
        top = self._first if total.whole else self._group
        self._group = number + 1
        cells: list[Any] = []
        labelled = False
        for index, column in enumerate(self._columns):
            if index == 0:
                cell = self._formula(number, 1, _COUNTA, top, total.count)
                cell.alignment, cell.number_format = styles.CENTRE, self._format
            elif index in total.sums:
                cell = self._formula(number, index + 1, _SUM, top, total.sums[index])
                cell.alignment, cell.number_format = styles.RIGHT, styles.NUMBER
            else:
                cell = text_cell(self._sheet, index + 1, "" if labelled else total.label)
                if labelled:
                    cell.value = None
                labelled = True
                cell.alignment = styles.CENTRE if column.type is ColumnType.NUMBER else _ALONG
            cell.font, cell.fill, cell.border = styles.BOLD, styles.HEADER_FILL, styles.GRID
            cells.append(cell)
        return cells

    def _formula(self, row: int, column: int, function: int, top: int, comes_to: int) -> Any:
        letter = get_column_letter(column)
        formula = f"=SUBTOTAL({function},{letter}{top}:{letter}{row - 1})"
        cell: Any = WriteOnlyCell(self._sheet, formula)
        cell.column = column
        self.results[f"{letter}{row}"] = comes_to
        return cell
