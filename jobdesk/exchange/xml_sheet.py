"""SpreadsheetML 2003: the XML that Excel 2003 and many report tools write as .xls or .xml."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from jobdesk.exchange import cells, limits
from jobdesk.exchange.cells import Marks
from jobdesk.exchange.refusals import damaged, unsafe
from jobdesk.exchange.workbook import Sheet

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_NO_DATE = date(1899, 12, 31)


def read(data: bytes, name: str) -> list[Sheet]:
    """The sheets of the document. Raises Unreadable when it is damaged or declares entities."""
    sheets = []
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(data), events=("end",)):
            if element.tag == f"{_SS}Worksheet":
                sheets.append(_sheet(element))
                element.clear()
    except DefusedXmlException as error:
        raise unsafe(name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(name) from error
    if not sheets:
        raise damaged(name)
    return sheets


def _sheet(element: Element) -> Sheet:
    name = element.get(f"{_SS}Name", "Sheet")
    rows: list[list[object]] = []
    marks = Marks()
    table = element.find(f"{_SS}Table")
    number = 0
    for row in table.iterfind(f"{_SS}Row") if table is not None else ():
        number = int(row.get(f"{_SS}Index", number + 1))
        if number > limits.MAX_ROWS:
            raise limits.too_many_rows(name, number)
        last = number + int(row.get(f"{_SS}Span", 0))
        if row.get(f"{_SS}Hidden") == "1":
            marks.hidden_rows.update(range(number, min(last, limits.MAX_ROWS) + 1))
        content: list[object] = []
        for column, cell in _cells(row):
            if column > limits.MAX_COLUMNS:
                marks.outside.append((number, column))
                continue
            content.extend([None] * (column - len(content)))
            content[column - 1] = _value(cell, number, column, marks)
        if content:
            rows.extend([] for _ in range(number - len(rows)))
            rows[number - 1] = content
        number = last
    state = element.find(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible")
    visible = state is None or (state.text or "").strip() == "SheetVisible"
    return cells.sheet(name, rows, marks, visible=visible)


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row.iterfind(f"{_SS}Cell"):
        column = int(cell.get(f"{_SS}Index", column + 1))
        yield column, cell
        column += int(cell.get(f"{_SS}MergeAcross", 0))


def _value(cell: Element, row: int, column: int, marks: Marks) -> object:
    across, down = int(cell.get(f"{_SS}MergeAcross", 0)), int(cell.get(f"{_SS}MergeDown", 0))
    if across or down:
        marks.merged.append((row, column, row + down, column + across))
    data = cell.find(f"{_SS}Data")
    if data is None:
        if cell.get(f"{_SS}Formula"):
            marks.uncached.append((row, column))
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type", "String")
    if kind == "Number":
        return _number(text)
    if kind == "Boolean":
        return text.strip() in ("1", "true")
    if kind == "Error":
        marks.errors[row, column] = text
    if kind == "DateTime":
        moment = datetime.fromisoformat(text.strip())
        if moment.date() <= _NO_DATE:
            return time(moment.hour, moment.minute, moment.second, moment.microsecond)
        return moment
    return text


def _number(text: str) -> object:
    """A number; report tools leave it empty or put words there, which stay what they are."""
    try:
        return float(text)
    except ValueError:
        return text
