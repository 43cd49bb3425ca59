"""One pass over the records of an .xls workbook, for what the fast engine does not tell.

Layouts from [MS-XLS]: BOUNDSHEET 2.4.28, ROW 2.4.221, COLINFO 2.4.53, BOOLERR 2.4.24,
FORMULA 2.4.127. BIFF5 shares those that are read here.
"""

from __future__ import annotations

import io
from struct import Struct

import olefile  # type: ignore[import-untyped]

from jobdesk.exchange.cells import Marks

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_HEADER = Struct("<HH")
_EOF, _FORMULA, _BOUNDSHEET, _COLINFO, _BOOLERR, _ROW = 0x0A, 0x06, 0x85, 0x7D, 0x205, 0x208
_FILEPASS = 0x2F
_WORKSHEET = 0


class Protected(Exception):  # noqa: N818 - found, not failed
    """The records are encrypted."""


def scan(data: bytes) -> list[Marks]:
    """Marks of each worksheet, in the order of the tabs (charts and macros left out).

    Raises Protected when they are encrypted, OSError when the container cannot be followed,
    struct.error and IndexError for cut records.
    """
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        stream = next(
            (name for name in (["Workbook"], ["Book"]) if container.exists(name)), ["Workbook"]
        )
        records: bytes = container.openstream(stream).read()
    return of_records(records)


def of_records(records: bytes) -> list[Marks]:
    """Marks of each worksheet of a workbook stream; raises as :func:`scan` does."""
    return [_sheet(records, start) for start in _starts(records)]


def _starts(records: bytes) -> list[int]:
    starts = []
    at = 0
    while at + 4 <= len(records):
        kind, size = _HEADER.unpack_from(records, at)
        if kind == _BOUNDSHEET and size >= 6 and records[at + 9] == _WORKSHEET:
            starts.append(int.from_bytes(records[at + 4 : at + 8], "little"))
        elif kind == _FILEPASS:
            raise Protected
        elif kind == _EOF:
            break
        at += 4 + size
    return starts


def _sheet(records: bytes, at: int) -> Marks:
    marks = Marks()
    end = len(records) - 4
    unpack = _HEADER.unpack_from
    depth = 0
    while at <= end:
        kind, size = unpack(records, at)
        if kind in (_FORMULA, _BOOLERR):
            _error(records, at + 4, kind, marks)
        elif kind == _ROW and size >= 14:
            if records[at + 16] & 0x20:
                marks.hidden_rows.add(int.from_bytes(records[at + 4 : at + 6], "little") + 1)
        elif kind == _COLINFO and size >= 10:
            if records[at + 12] & 1:
                first, last = _HEADER.unpack_from(records, at + 4)
                marks.hidden_columns.append((first + 1, last + 1))
        elif kind == 0x809:  # a chart inside the sheet begins with a BOF of its own
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        at += 4 + size
    return marks


def _error(records: bytes, at: int, kind: int, marks: Marks) -> None:
    row, column = _HEADER.unpack_from(records, at)
    code = None
    if kind == _BOOLERR:
        if records[at + 7] == 1:
            code = records[at + 6]
    elif records[at + 12 : at + 14] == b"\xff\xff" and records[at + 6] == 2:
        code = records[at + 8]
    if code is not None:
        marks.errors[row + 1, column + 1] = ERRORS.get(code, "#N/A")
