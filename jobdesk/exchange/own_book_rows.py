"""Makes room for the copies of one row of a workbook; what lies below moves with its formulas,
merged cells, heights, pictures, named cells and rules."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?"
    r"(?P<a>\$?[A-Z]{1,3}\$?)(?P<top>\d+)(?::(?P<b>\$?[A-Z]{1,3}\$?)(?P<bottom>\d+))?"
)


def repeat(book: Workbook, sheet: Any, at: int, times: int) -> None:
    """Let row ``at`` of ``sheet`` stand ``times`` times; the copies have its look, no values."""
    more = times - 1
    if more:
        for each in book.worksheets:
            _rewrite_formulas(each, sheet.title, at, more)
        _rewrite_names(book, sheet, at, more)
        ranges = [_grown(area, at, more) for area in sheet.merged_cells.ranges]
        flat = [area for area in sheet.merged_cells.ranges if area.min_row == area.max_row == at]
        _move_cells(sheet, at, more)
        _move_heights(sheet, at, more)
        _copy_row(sheet, at, more)
        sheet.merged_cells = MultiCellRange(
            [
                *[area for area in ranges if not area.min_row == area.max_row == at],
                *[
                    CellRange(
                        min_col=area.min_col,
                        max_col=area.max_col,
                        min_row=at + offset,
                        max_row=at + offset,
                    )
                    for area in flat
                    for offset in range(times)
                ],
            ]
        )
        _grow_rules(sheet, at, more)
        _move_pictures(sheet, at, more)


def _row(number: int, at: int, more: int, *, end: bool) -> int:
    """Where a row lies afterwards; the end of a range that holds the row goes down with it."""
    return number + more if number > at or (end and number == at) else number


def _grown(area: CellRange, at: int, more: int) -> CellRange:
    """A range after the rows were made; one that is the row alone stays as it is."""
    if area.min_row == area.max_row == at:
        return CellRange(area.coord)
    return CellRange(
        min_col=area.min_col,
        max_col=area.max_col,
        min_row=_row(area.min_row, at, more, end=False),
        max_row=_row(area.max_row, at, more, end=True),
    )


def moved(reference: str, here: bool, sheet: str, at: int, more: int, *, widen: bool) -> str:
    """A reference of a formula afterwards. ``here``: the formula stands on that sheet;
    ``widen``: a single cell of the row stands for all copies, as within SUM."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return reference
    named = found["sheet"]
    plain = named.strip("'").replace("''", "'") if named else None
    if (plain is None and not here) or (plain is not None and plain != sheet):
        return reference
    top = int(found["top"])
    lead = f"{named}!" if named else ""
    first = f"{lead}{found['a']}{_row(top, at, more, end=False)}"
    if found["b"]:
        return f"{first}:{found['b']}{_row(int(found['bottom']), at, more, end=True)}"
    return f"{first}:{found['a']}{at + more}" if widen and top == at else first


def _rewrite_formulas(each: Any, title: str, at: int, more: int) -> None:
    here = each.title == title
    for row in each.iter_rows():
        for cell in row:
            if cell.data_type != "f" or not isinstance(cell.value, str):
                continue
            if not here and title not in cell.value:
                continue
            inside = here and cell.row == at  # its own cells go with it from copy to copy
            tokens = Tokenizer(cell.value)
            depth = 0
            for token in tokens.items:
                if token.type == Token.FUNC:
                    depth += 1 if token.subtype == Token.OPEN else -1
                if token.type == Token.OPERAND and token.subtype == Token.RANGE and not inside:
                    token.value = moved(token.value, here, title, at, more, widen=depth > 0)
            cell.value = tokens.render()  # type: ignore[no-untyped-call]


def _rewrite_names(book: Workbook, sheet: Any, at: int, more: int) -> None:
    for name in (*book.defined_names.values(), *sheet.defined_names.values()):
        parts = str(name.attr_text or "").split(",")
        name.attr_text = ",".join(
            moved(part, False, sheet.title, at, more, widen=False) for part in parts
        )
    if sheet.print_area:
        areas = [part.rpartition("!")[2].replace("$", "") for part in sheet.print_area.split(",")]
        sheet.print_area = ",".join(_grown(CellRange(area), at, more).coord for area in areas)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _grown(CellRange(sheet.auto_filter.ref), at, more).coord


def _move_cells(sheet: Any, at: int, more: int) -> None:
    below = sorted((key for key in sheet._cells if key[0] > at), reverse=True)
    for key in below:
        cell = sheet._cells.pop(key)
        cell.row = key[0] + more
        sheet._cells[(cell.row, key[1])] = cell


def _copy_row(sheet: Any, at: int, more: int) -> None:
    pattern = [cell for (row, _), cell in sorted(sheet._cells.items()) if row == at]
    for offset in range(1, more + 1):
        for cell in pattern:
            key = (at + offset, cell.column)
            if isinstance(cell, MergedCell):
                made: Any = MergedCell(sheet, row=key[0], column=key[1])
            else:
                made = Cell(sheet, row=key[0], column=key[1])
            made._style = copy(cell._style)
            sheet._cells[key] = made


def _move_heights(sheet: Any, at: int, more: int) -> None:
    own = sheet.row_dimensions[at].height if at in sheet.row_dimensions else None
    for number in sorted((n for n in sheet.row_dimensions if n > at), reverse=True):
        dimension = sheet.row_dimensions.pop(number)
        dimension.index = number + more
        sheet.row_dimensions[number + more] = dimension
    if own is not None:
        for offset in range(1, more + 1):
            sheet.row_dimensions[at + offset].height = own


def _grow_rules(sheet: Any, at: int, more: int) -> None:
    def grown(areas: Any) -> MultiCellRange:
        return MultiCellRange(
            [
                CellRange(
                    min_col=area.min_col,
                    max_col=area.max_col,
                    min_row=_row(area.min_row, at, more, end=False),
                    max_row=_row(area.max_row, at, more, end=True),
                )
                for area in areas.ranges
            ]
        )

    rules = ConditionalFormattingList()
    for each in sheet.conditional_formatting:
        for rule in each.rules:
            rules.add(str(grown(each.sqref)), rule)
    sheet.conditional_formatting = rules
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = grown(validation.sqref)
    for table in sheet.tables.values():
        table.ref = _grown(CellRange(table.ref), at, more).coord


def _move_pictures(sheet: Any, at: int, more: int) -> None:
    for drawing in (*sheet._images, *sheet._charts):
        for end in ("_from", "to"):
            corner = getattr(drawing.anchor, end, None)
            if corner is not None and corner.row >= at:  # counted from 0
                corner.row += more
