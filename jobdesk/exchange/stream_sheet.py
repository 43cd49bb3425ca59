"""A write-only sheet that takes finished cells, for long lists in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

from jobdesk.exchange.in_memory import Packed


class StreamSheet(WriteOnlyWorksheet):
    """Rows go out as they are appended; each cell must know its ``column``.

    The sheet of openpyxl first tries each styled cell as a value and catches the failure,
    which costs more than the writing itself. Here cells pass as they are, so the same cell
    may be used again in the next row.
    """

    # Set up by openpyxl at run time; its stubs do not say so.
    auto_filter: Any
    column_dimensions: Any
    merged_cells: Any
    oddFooter: Any  # noqa: N815
    page_margins: Any
    page_setup: Any
    print_options: Any
    row_dimensions: Any
    sheet_format: Any
    sheet_properties: Any
    _writer: Any

    in_memory = False
    """Whether nothing of it may lie in a temporary file; then in_memory.py saves the book."""

    def _get_writer(self) -> None:
        if self._writer is None and self.in_memory:
            self._writer = WorksheetWriter(self, out=Packed())
            self._writer.write_top()
        super()._get_writer()  # type: ignore[misc]

    def _values_to_row(self, values: Iterable[Any], row_idx: int) -> Iterator[Any]:
        for cell in values:
            cell.row = row_idx
            yield cell

    def discard(self) -> None:
        """Remove what was written so far from the temporary folder."""
        if self._writer is None:
            return
        if not self.closed:
            self.close()
        if not self.in_memory and Path(self._writer.out).exists():
            self._writer.cleanup()


class StreamCell(Cell):
    """One styled cell of a column, used again for each row with another value of one kind.

    An ordinary cell guesses the kind of each value anew and looks its style up in the
    workbook for each row; both are settled here once.
    """

    __slots__ = ("_settled",)

    def __init__(self, sheet: StreamSheet, column: int, kind: str) -> None:
        super().__init__(sheet, row=1, column=column)
        self.data_type = kind
        self._settled: int = 0

    def settle(self) -> None:
        """Fix the style as it is now."""
        self._settled = super().style_id

    @property
    def style_id(self) -> int:
        """Number of the settled style in the workbook."""
        return self._settled

    def showing(self, value: object) -> StreamCell:
        """The same cell with ``value``, which must be of its kind."""
        self._value = value
        return self


def add_sheet(workbook: Workbook, title: str, *, in_memory: bool = False) -> StreamSheet:
    """A new sheet at the end of a write-only ``workbook``."""
    sheet = StreamSheet(workbook, title)
    sheet.in_memory = in_memory
    workbook._add_sheet(sheet)  # type: ignore[attr-defined]
    return sheet
