"""Brings values of every engine to one form and puts back what an engine left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite
from unicodedata import is_normalized, normalize

from jobdesk.exchange.limits import MAX_COLUMNS
from jobdesk.exchange.workbook import Area, Cell, Sheet

_EXACT = 1e15  # above, a float no longer tells whole numbers apart
_BLANK = " \t\n\u00a0\u3000\u200b\ufeff"
_NAMED = 5  # addresses named in a warning before "외 N곳"


@dataclass(slots=True)
class Marks:
    """What a pass over the raw sheet found that the engine does not tell.

    Rows and columns are 1-based. ``errors`` are error cells by address, ``uncached``
    formulas that were never calculated, ``outside`` cells beyond the area that is read.
    ``hidden_columns`` are first and last of each run.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    values: dict[tuple[int, int], Cell] = field(default_factory=dict)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    outside: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    last_row: int = 0


def value(raw: object) -> Cell:
    """One value as :data:`Cell`: whole floats int, midnight datetimes date, text NFC.

    Durations become text (``255:10:10``); blank text becomes None.
    """
    if type(raw) is str:
        return text(raw)
    if type(raw) is float:
        return int(raw) if -_EXACT < raw < _EXACT and raw.is_integer() else raw
    if isinstance(raw, datetime):
        bare = raw.replace(tzinfo=None)
        return bare.date() if bare.time() == time() else bare
    if isinstance(raw, timedelta):
        return duration(raw)
    if raw is None or isinstance(raw, str | int | date | time):
        return raw
    return text(str(raw))


def text(raw: str) -> str | None:
    """Text in NFC with line ends as ``\\n``; None when nothing can be seen in it."""
    if raw[:1] > " " and raw.isascii() and raw.isprintable():
        return raw
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if raw[:1] in _BLANK and not raw.strip(_BLANK):
        return None
    return raw if is_normalized("NFC", raw) else normalize("NFC", raw)


def duration(raw: timedelta) -> str:
    """Hours beyond a day as Excel's ``[h]:mm:ss`` shows them."""
    seconds = round(raw.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def normalise(rows: list[list[object]]) -> list[list[Cell]]:
    """All cells through :func:`value`, in place; equal texts become one object.

    Sharing equal texts (sexes, villages, jobs) makes a roster smaller in memory and on its
    way between the processes.
    """
    seen: dict[str, str | None] = {}
    known = seen.get
    for row in rows:
        for index, raw in enumerate(row):
            if type(raw) is str:
                if not raw:
                    row[index] = None
                    continue
                found = known(raw)
                if found is None:
                    seen[raw] = found = text(raw)
                row[index] = found
            elif type(raw) is float:
                if -_EXACT < raw < _EXACT:
                    if raw.is_integer():
                        row[index] = int(raw)
                elif not isfinite(raw):
                    row[index] = str(raw)
            elif type(raw) is not bool and raw is not None:
                row[index] = value(raw)
    return rows  # type: ignore[return-value]


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without the empty ones at the end, all as long as the last used column needs."""
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = 0
    for row in rows:
        length = len(row)
        while length > width and row[length - 1] is None:
            length -= 1
        width = max(width, length)
    blank: list[Cell] = [None] * width
    for index, row in enumerate(rows):
        if len(row) > width:
            del row[width:]
        elif not row:
            rows[index] = blank  # one object for all, or a stray cell would cost gigabytes
        elif len(row) < width:
            row.extend([None] * (width - len(row)))
    return rows


def sheet(
    name: str,
    raw: list[list[object]],
    marks: Marks | None = None,
    *,
    visible: bool = True,
    warnings: Sequence[str] = (),
) -> Sheet:
    """A finished sheet from the rows of an engine, beginning at A1, and what a pass found."""
    marks = marks or Marks()
    rows = normalise(raw)
    too_wide = max((len(row) for row in rows), default=0) > MAX_COLUMNS
    if too_wide:
        for number, row in enumerate(rows, 1):
            marks.outside.extend(
                (number, column)
                for column, cell in enumerate(row[MAX_COLUMNS:], MAX_COLUMNS + 1)
                if cell is not None
            )
            del row[MAX_COLUMNS:]
    _put_back(rows, marks)
    rows = trimmed(rows)
    width = len(rows[0]) if rows else 0
    hidden = frozenset(row for row in marks.hidden_rows if row <= len(rows))
    return Sheet(
        text(name) or name,
        rows,
        visible=visible,
        merged=tuple(sorted(area for area in marks.merged if area[0] <= len(rows))),
        hidden_rows=hidden,
        warnings=(*warnings, *_warnings(marks, hidden, width)),
    )


def _put_back(rows: list[list[Cell]], marks: Marks) -> None:
    for where, left_out in ((marks.errors, False), (marks.values, True)):
        for (row, column), content in where.items():
            if column > MAX_COLUMNS:
                continue
            while len(rows) < row:
                rows.append([])
            cells = rows[row - 1]
            if len(cells) < column:
                cells.extend([None] * (column - len(cells)))
            if left_out or cells[column - 1] is None:
                cells[column - 1] = content


def address(row: int, column: int) -> str:
    """``(3, 28)`` → ``AB3``."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """``28`` → ``AB``."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def column_number(name: str) -> int:
    """``AB`` → ``28``; capital letters only."""
    number = 0
    for char in name:
        number = number * 26 + ord(char) - 64
    return number


def _some(places: Sequence[tuple[int, int]]) -> str:
    named = ", ".join(address(*place) for place in places[:_NAMED])
    rest = len(places) - _NAMED
    return f"{named} 외 {rest:,}곳" if rest > 0 else named


def _warnings(marks: Marks, hidden: frozenset[int], width: int) -> list[str]:
    out = []
    if marks.errors:
        out.append(
            f"오류 값이 든 칸이 {len(marks.errors):,}곳 있습니다({_some(sorted(marks.errors))}). "
            "오류 표시를 그대로 읽었으니 원본에서 고치거나 아래에서 확인하세요."
        )
    if marks.uncached:
        out.append(
            f"계산된 값이 없는 수식이 {len(marks.uncached):,}곳 있어 빈칸으로 읽었습니다"
            f"({_some(marks.uncached)}). 엑셀에서 열어 한 번 저장한 뒤 다시 가져오면 값이 "
            "들어옵니다."
        )
    if marks.outside:
        out.append(
            f"표에서 멀리 떨어진 칸 {len(marks.outside):,}곳은 읽지 않았습니다"
            f"({_some(marks.outside)})."
        )
    if hidden:
        rows = sorted(hidden)
        named = ", ".join(str(row) for row in rows[:_NAMED])
        more = " 등" if len(rows) > _NAMED else ""
        out.append(f"숨긴 행이 {len(rows):,}개 있습니다({named}행{more}). 함께 읽었습니다.")
    columns = [
        letters(column)
        for first, last in marks.hidden_columns
        for column in range(first, min(last, width) + 1)
    ]
    if columns:
        named = ", ".join(columns[:_NAMED])
        more = " 등" if len(columns) > _NAMED else ""
        out.append(f"숨긴 열이 {len(columns):,}개 있습니다({named}열{more}). 함께 읽었습니다.")
    return out
