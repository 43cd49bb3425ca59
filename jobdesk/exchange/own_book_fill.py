"""Fills a workbook a centre made itself: words in braces, named cells, one row that repeats.

Formats, widths, merged cells and other sheets stay; what stands below the repeated row moves
down, and formulas that reached over that row reach over all of its copies. Runs in the reading
process (child.py), since the workbook is somebody's file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from jobdesk.domain.official import official_date
from jobdesk.exchange import in_memory, limits, ooxml_scan, own_book_rows, styles
from jobdesk.exchange.refusals import damaged

_MARK = re.compile(r"\{([^{}\n]{1,40})\}")

Mark = tuple[str, str, int, str]
"""Sheet, cell, row and the word in braces."""


class Filling(NamedTuple):
    """What goes where. ``facts`` and ``columns`` are by the word as it stands in the workbook
    (a column is an index into a row), ``names`` by the defined name."""

    sheet: str
    row: int
    facts: dict[str, object]
    names: dict[str, object]
    columns: dict[str, int]
    rows: list[list[object]]
    empty: str


def marks(data: bytes, name: str) -> tuple[list[Mark], list[str]]:
    """Every word in braces with its place, and the workbook's defined names. Raises Unreadable."""
    book = _opened(data, name)
    found = [
        (sheet.title, cell.coordinate, cell.row or 0, word)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        for word in _words(cell)
    ]
    return found, list(book.defined_names)


def fill(data: bytes, name: str, filling: Filling) -> bytes:
    """The workbook with everything in its place. Raises Unreadable."""
    book = _opened(data, name)
    sheet = book[filling.sheet]
    _put_facts(book, filling)
    own_book_rows.repeat(book, sheet, filling.row, max(1, len(filling.rows)))
    _put_rows(sheet, filling)
    _put_names(book, filling.names)
    book.calculation.fullCalcOnLoad = True  # the results kept beside its formulas are old
    made = io.BytesIO()
    in_memory.save(book, made)  # it may be about to get a password
    return made.getvalue()


def _opened(data: bytes, name: str) -> Workbook:
    limits.check_zip(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if ooxml_scan.declares_entities(archive):
                raise damaged(name)
        return load_workbook(io.BytesIO(data))
    except (*limits.BROKEN_ZIP, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise damaged(name) from error


def _words(cell: Any) -> list[str]:
    if cell.data_type != "s" or not isinstance(cell.value, str):
        return []
    return [word.strip() for word in _MARK.findall(cell.value)]


def _put_facts(book: Workbook, filling: Filling) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                known = [word for word in _words(cell) if word in filling.facts]
                if known and (sheet.title, cell.row) != (filling.sheet, filling.row):
                    _put(cell, str(cell.value), filling.facts)


def _put_rows(sheet: Any, filling: Filling) -> None:
    at, width = filling.row, sheet.max_column
    pattern = [(column, sheet.cell(at, column).value) for column in range(1, width + 1)]
    cells = [sheet.cell(at, column) for column in range(1, width + 1)]
    texts = {c.column: str(c.value) for c in cells if _words(c)}
    formulas = {c.column: str(c.value) for c in cells if c.data_type == "f"}
    rows: Sequence[Sequence[object]] = filling.rows or [[]]
    for offset, row in enumerate(rows):
        known = filling.facts | {
            word: row[index] if row else None for word, index in filling.columns.items()
        }
        for column, value in pattern:
            cell = sheet.cell(at + offset, column)
            if isinstance(cell, MergedCell):
                continue
            if column in texts:
                _put(cell, texts[column], known)
            elif column in formulas:
                origin = f"{get_column_letter(column)}{at}"
                cell.value = Translator(formulas[column], origin).translate_formula(cell.coordinate)
            elif offset:
                cell.value = value
    if not filling.rows and texts:
        _show(sheet.cell(at, min(texts)), filling.empty)


def _put(cell: Any, text: str, known: Mapping[str, object]) -> None:
    """A cell of one mark takes the value as it is, one of more words takes it as text."""
    whole = _MARK.fullmatch(text.strip())
    if whole is not None:
        word = whole[1].strip()
        if word in known:
            _show(cell, known[word])
        return
    _show(cell, _MARK.sub(lambda m: _text(known.get(m[1].strip(), m[0])), text))


def _show(cell: Any, value: object) -> None:
    if isinstance(value, bool):
        value = "예" if value else "아니오"
    if isinstance(value, str):
        safe = styles.safe_text(value)
        cell.value = safe
        if safe:
            cell.data_type = "s"
            cell.quotePrefix = styles.is_risky(safe)
        return
    general = cell.number_format
    cell.value = value
    if isinstance(value, date):
        cell.number_format = styles.DATE if general in ("General", styles.TEXT) else general


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, date):
        return official_date(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _put_names(book: Workbook, names: Mapping[str, object]) -> None:
    for name, value in names.items():
        for title, place in book.defined_names[name].destinations:
            if title in book.sheetnames:
                first = place.replace("$", "").split(":")[0]
                cell = book[title][first]
                if not isinstance(cell, (tuple, MergedCell)):
                    _show(cell, value)
