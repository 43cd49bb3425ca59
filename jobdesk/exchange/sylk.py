"""SYLK (.slk): the text form that old systems write for Multiplan and Excel."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from jobdesk.exchange import cells, limits, text_table
from jobdesk.exchange.cells import Marks
from jobdesk.exchange.refusals import damaged
from jobdesk.exchange.workbook import Sheet

_FIELD = re.compile(r"(?:[^;]|;;)+")
_ESCAPED = re.compile("\x1bN?[^\x1b]|\x1b ")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's clock has no zone


def read(data: bytes, name: str) -> tuple[str, list[Sheet]]:
    """The encoding and the one sheet. Raises Unreadable when a record cannot be followed."""
    decoded = text_table.decode(data)
    if decoded is None:
        raise damaged(name)
    walk = _Walk()
    try:
        for line in decoded.text.splitlines():
            walk.record(line)
    except ValueError as error:
        raise damaged(name) from error
    rows: list[list[object]] = []
    for (row, column), value in sorted(walk.values.items()):
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value
    return decoded.encoding, [cells.sheet(name.rpartition(".")[0] or name, rows, walk.marks)]


class _Walk:
    """The reading position, which records carry on from one another."""

    def __init__(self) -> None:
        self.row = self.column = 1
        self.formats: list[str] = []
        self.shown: dict[tuple[int, int], int] = {}
        self.by_column: dict[int, int] = {}
        self.values: dict[tuple[int, int], object] = {}
        self.marks = Marks()

    def record(self, line: str) -> None:
        kind, _, rest = line.partition(";")
        fields = [field.replace(";;", ";") for field in _FIELD.findall(rest)]
        if kind == "P" and fields and fields[0].startswith("P"):
            self.formats.append(fields[0][1:])
        elif kind == "C":
            self._move(fields)
            self._cell(fields)
        elif kind == "F":
            self._move(fields)
            self._format(fields)

    def _move(self, fields: list[str]) -> None:
        for field in fields:
            if field[0] == "Y" and field[1:].isdigit():
                self.row = int(field[1:])
            elif field[0] == "X" and field[1:].isdigit():
                self.column = int(field[1:])

    def _format(self, fields: list[str]) -> None:
        shown = next((int(f[1:]) for f in fields if f[0] == "P" and f[1:].isdigit()), None)
        if shown is None:
            return
        of_column = next((int(f[1:]) for f in fields if f[0] == "C" and f[1:].isdigit()), None)
        if of_column:
            self.by_column[of_column] = shown
        elif not any(field[0] == "R" and field[1:].isdigit() for field in fields):
            self.shown[self.row, self.column] = shown

    def _cell(self, fields: list[str]) -> None:
        raw = next((field[1:] for field in fields if field[0] == "K"), None)
        if raw is None:
            if any(field[0] in "ES" for field in fields):
                self.marks.uncached.append((self.row, self.column))
            return
        if self.row > limits.MAX_ROWS or self.column > limits.MAX_COLUMNS:
            self.marks.outside.append((self.row, self.column))
            return
        self.values[self.row, self.column] = self._value(raw)

    def _value(self, raw: str) -> object:
        if raw.startswith('"'):
            return _ESCAPED.sub("", raw[1:].removesuffix('"'))
        if raw in ("TRUE", "FALSE"):
            return raw == "TRUE"
        if raw.startswith("#"):
            self.marks.errors[self.row, self.column] = raw
            return raw
        number = float(raw)
        place = (self.row, self.column)
        shown = self.shown.get(place, self.by_column.get(self.column, -1))
        code = self.formats[shown] if 0 <= shown < len(self.formats) else ""
        if re.search("[ymdh]", _LITERAL.sub("", code.lower())) and 0 < number < 2_958_466:
            moment = _EPOCH + timedelta(seconds=round(number * 86_400))
            return moment.time() if number < 1 else moment
        return number
