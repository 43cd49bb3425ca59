"""What a read file looks like to the rest of the program, whatever it was on disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

Cell = str | int | float | bool | date | datetime | time | None
"""One value: None when empty; whole numbers are int; an error cell is its text (``#N/A``)."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1-based, both ends included."""


class Format(StrEnum):
    """What the bytes are, which need not be what the extension says."""

    XLSX = "xlsx"  # .xlsm too
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    XML = "xml"  # SpreadsheetML 2003
    SYLK = "sylk"
    TEXT = "text"  # csv, tsv and their relatives


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, cut to its used area.

    ``rows`` all have the same length and begin at column A; ``rows[0]`` is row ``first_row``
    of the sheet, and no row between is left out, so ``rows[i]`` is row ``first_row + i``.
    ``merged`` and ``hidden_rows`` use sheet row numbers. ``warnings`` are Korean sentences
    about what the user might not expect (formulas never calculated, error cells).
    ``first_column`` is the sheet's own number of the first column of ``rows`` and ``merged``
    once empty columns before a table were left off; ``part_of`` names the sheet of which this
    is one table, see bands.py.
    """

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    merged: tuple[Area, ...] = ()
    first_row: int = 1
    hidden_rows: frozenset[int] = frozenset()
    warnings: tuple[str, ...] = ()
    first_column: int = 1
    part_of: str = ""

    @property
    def width(self) -> int:
        """Number of columns, 0 for an empty sheet."""
        return len(self.rows[0]) if self.rows else 0

    def number(self, index: int) -> int:
        """The sheet's own row number of ``rows[index]``."""
        return self.first_row + index

    def letters(self, column: int) -> str:
        """The sheet's own name of a column of ``rows``, counted from 0."""
        return letters(column + self.first_column - 1)


def letters(column: int) -> str:
    """What Excel calls a column, 0 → A."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read: ``name`` is the file's name, ``encoding`` is empty for binary formats,
    ``sha256`` is the digest of the bytes on disk in hex, ``saved_on`` the day on which the file
    was last written, None where that is not known."""

    name: str
    format: Format
    encoding: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...]
    sha256: str
    saved_on: date | None = None
