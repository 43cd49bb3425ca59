"""Web pages that call themselves .xls: what many government systems export."""

from __future__ import annotations

import re

from lxml import etree, html

from jobdesk.exchange import cells, limits, text_table
from jobdesk.exchange.cells import Marks
from jobdesk.exchange.refusals import Unreadable, damaged
from jobdesk.exchange.workbook import Sheet

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_KOREAN = {"euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "x-windows-949", "ms949"}
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,40})</x:Name>")
_LINES = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "center", "pre", "dt"}
_SILENT = {"script", "style", "head", "title", "noscript", "template"}


def read(data: bytes, name: str) -> tuple[str, list[Sheet]]:
    """The encoding and one sheet: the page's tables one under the other, as Excel lays them.

    Lines of text between tables are rows of one cell. Cells over several rows or columns
    stand at their top left and are reported as merged. Raises Unreadable when the page has no
    table.
    """
    text, encoding = _decode(data, name)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error
    if page.find(".//table") is None:
        raise Unreadable(
            f"'{name}' 파일은 웹 페이지인데 안에 표가 없습니다. 저장된 자료는 그대로입니다. "
            "내려받은 파일이 로그인 화면이나 오류 화면이 아닌지 확인하세요."
        )
    walk = _Walk()
    walk.block(page)
    walk.line()
    if len(walk.rows) > limits.MAX_ROWS:
        raise limits.too_many_rows(name, len(walk.rows))
    found = _SHEET_NAME.search(text)
    title = found[1].strip() if found else name.rpartition(".")[0] or name
    return encoding, [cells.sheet(title, walk.rows, walk.marks)]


def _decode(data: bytes, name: str) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        word = declared[1].decode("ascii").lower()
        encoding = "cp949" if word in _KOREAN else word
        try:
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass  # many pages declare one encoding and are written in another
    decoded = text_table.decode(data)
    if decoded is None:
        raise damaged(name)
    return decoded.text, decoded.encoding


class _Walk:
    """Goes through a page and lays its rows out."""

    def __init__(self) -> None:
        self.rows: list[list[object]] = []
        self.marks = Marks()
        self._loose: list[str] = []

    def line(self) -> None:
        """Text gathered outside tables becomes a row."""
        text = _tidy("".join(self._loose))
        self._loose = []
        if text:
            self.rows.append([text])

    def block(self, element: html.HtmlElement) -> None:
        """Everything below ``element``, in the order of the page."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag == "table":
            self.line()
            self._table(element)
            return
        if tag in _LINES or tag == "br":
            self.line()
        self._loose.append(element.text or "")
        for child in element:
            self.block(child)
            self._loose.append(child.tail or "")
        if tag in _LINES:
            self.line()

    def _table(self, table: html.HtmlElement) -> None:
        for caption in table.findall("caption"):
            self.block(caption)
        taken: dict[int, int] = {}  # column → rows it is still covered for
        for row in _rows_of(table):
            self._row(row, taken)

    def _row(self, element: html.HtmlElement, taken: dict[int, int]) -> None:
        number = len(self.rows) + 1
        row: list[object] = []
        nested: list[html.HtmlElement] = []
        column = 1
        self.rows.append(row)
        if _is_hidden(element):
            self.marks.hidden_rows.add(number)
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > 0:
                column += 1
            across, down = (
                _span(cell, "colspan", limits.MAX_COLUMNS),
                _span(cell, "rowspan", limits.MAX_ROWS),
            )
            content, tables = _content(cell)
            nested.extend(tables)
            if column > limits.MAX_COLUMNS:
                if content:
                    self.marks.outside.append((number, column))
                column += across
                continue
            if content:
                row.extend([None] * (column - len(row)))
                row[column - 1] = content
            if across > 1 or down > 1:
                self.marks.merged.append((number, column, number + down - 1, column + across - 1))
            for covered in range(column, min(column + across, limits.MAX_COLUMNS + 1)):
                taken[covered] = down
            column += across
        for covered in list(taken):
            taken[covered] -= 1
        for table in nested:
            self._table(table)


def _rows_of(table: html.HtmlElement) -> list[html.HtmlElement]:
    return [
        row for row in table.iterfind(".//tr") if next(row.iterancestors("table"), None) is table
    ]


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "").strip()
    return min(max(1, int(value)), most) if value.isdecimal() else 1


def _is_hidden(row: html.HtmlElement) -> bool:
    return "display:none" in row.get("style", "").replace(" ", "").lower()


def _content(cell: html.HtmlElement) -> tuple[str, list[html.HtmlElement]]:
    """Text of a cell with its line breaks, and the tables standing inside it."""
    out: list[str] = []
    tables: list[html.HtmlElement] = []

    def gather(element: html.HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        if tag == "table":
            tables.append(element)
            return
        if tag == "br" or (tag in _LINES and out):
            out.append("\n")
        out.append(_SPACES.sub(" ", element.text or ""))
        for child in element:
            gather(child)
            out.append(_SPACES.sub(" ", child.tail or ""))

    gather(cell)
    return _tidy("".join(out)), tables


_SPACES = re.compile(r"[ \t\r\n\f]+")  # a no-break space is content


def _tidy(text: str) -> str:
    return "\n".join(line.strip(" \t\r\u00a0") for line in text.split("\n")).strip("\n")
