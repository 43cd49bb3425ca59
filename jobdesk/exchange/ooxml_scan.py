"""One pass over the XML of an .xlsx sheet, for what the fast engine does not tell.

The engine blanks error cells, knows no hidden rows, and asks for memory up to the farthest
cell. This pass reads tags by pattern, in pieces, and never builds the document.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from defusedxml import ElementTree

from jobdesk.exchange.cells import Marks, column_number
from jobdesk.exchange.limits import MAX_COLUMNS, MAX_ROWS, MIB

_PIECE = 8 * MIB
_LONGEST_ROW = 64 * MIB
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)""")


class Part(NamedTuple):
    """A sheet of the workbook and the name of its part in the archive ('' when missing)."""

    name: str
    visible: bool
    path: str


def parts(archive: zipfile.ZipFile) -> list[Part]:
    """The sheets in the order of the tabs. Raises ValueError when there is no workbook part,
    KeyError and ParseError when the archive is damaged, DefusedXmlException for entities."""
    names = {name.lower().lstrip("/"): name for name in archive.namelist()}
    home = next((low for low in sorted(names, key=len) if low.endswith("workbook.xml")), "")
    if not home:
        raise ValueError("no workbook part")
    folder = posixpath.dirname(home)
    targets = _relations(archive, names, f"{folder}/_rels/workbook.xml.rels".lstrip("/"))
    found = []
    for element in ElementTree.fromstring(archive.read(names[home])).iter():
        if _local(element.tag) != "sheet":
            continue
        relation = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
        target = targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        path = posixpath.normpath(path).lstrip("/").lower()
        visible = element.get("state", "visible") == "visible"
        found.append(Part(element.get("name", ""), visible, names.get(path, "") if target else ""))
    return found


def _relations(archive: zipfile.ZipFile, names: dict[str, str], path: str) -> dict[str, str]:
    if path not in names:
        return {}
    return {
        element.get("Id", ""): element.get("Target", "")
        for element in ElementTree.fromstring(archive.read(names[path]))
    }


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def declares_entities(archive: zipfile.ZipFile) -> bool:
    """Whether a part that is read begins with a document type; no honest workbook has one."""
    for info in archive.infolist():
        name = info.filename.lower()
        if name.endswith((".xml", ".rels")) and ("xl/" in name or name.startswith("_rels")):
            with archive.open(info) as stream:
                if b"<!DOCTYPE" in stream.read(2048):
                    return True
    return False


def scan(archive: zipfile.ZipFile, path: str) -> Marks:
    """What stands out in one sheet part. Raises zipfile.BadZipFile for a broken part and
    ValueError for a row without end."""
    marks = Marks()
    patterns: _Patterns | None = None
    last_row = 0
    for piece in _pieces(archive, path):
        if patterns is None:
            patterns = _Patterns.of(piece)
            _columns(piece, patterns, marks)
        last_row = _rows(piece, patterns, marks, last_row)
    return marks


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The part in pieces that end with a whole row."""
    rest = b""
    with archive.open(path) as stream:
        while block := stream.read(_PIECE):
            buffer = rest + block
            at = max(buffer.rfind(b"</row>"), buffer.rfind(b":row>"))
            if at < 0:
                if len(buffer) > _LONGEST_ROW:
                    raise ValueError("row without end")
                rest = buffer
                continue
            yield buffer[: at + 6]
            rest = buffer[at + 6 :]
    yield rest


class _Patterns(NamedTuple):
    row: re.Pattern[bytes]
    cell: re.Pattern[bytes]
    far: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    merge: re.Pattern[bytes]
    column: re.Pattern[bytes]
    content: re.Pattern[bytes]
    cell_start: re.Pattern[bytes]

    @classmethod
    def of(cls, piece: bytes) -> _Patterns:
        """Patterns for the namespace prefix this part uses, mostly none."""
        root = re.search(rb"<(\w+:)?worksheet\b", piece)
        p = (root[1] or b"") if root else b""

        def pattern(text: bytes) -> re.Pattern[bytes]:
            return re.compile(text.replace(b"~", p), re.DOTALL)

        return cls(
            row=pattern(rb"<~row\b([^>]*)>"),
            cell=pattern(rb"<~c\b([^>]*)>(.*?)</~c>"),
            # No \b before r: a pattern that begins with plain signs is found faster.
            far=pattern(rb"""r=["']((?:[A-Z]{3}|[L-Z][A-Z]|K[O-Z])\d+)["'][^>]*(?<!/)>\s*<(?!/)"""),
            formula=pattern(
                rb"<~f\b[^>]*(?:/>|(?<!/)>[^<]*</~f>)\s*(?:<~v\s*/>|<~v[^>]*></~v>|(?=</~c>))"
            ),
            merge=pattern(rb"""<~mergeCell\b[^>]*?\bref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)"""),
            column=pattern(rb"<~col\b([^>]*)>"),
            content=pattern(rb"<~(?:v|is)\b"),
            cell_start=pattern(rb"<~c[\s>/]"),
        )


def _attribute(attributes: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb"""\s*=\s*["']([^"']*)""", attributes)
    return found[1] if found else b""


def _columns(piece: bytes, patterns: _Patterns, marks: Marks) -> None:
    head = piece[: max(0, piece.find(b"sheetData"))]
    for match in patterns.column.finditer(head):
        if _attribute(match[1], b"hidden") in (b"1", b"true"):
            first, last = _attribute(match[1], b"min"), _attribute(match[1], b"max")
            if first.isdigit() and last.isdigit():
                marks.hidden_columns.append((int(first), int(last)))


def _rows(piece: bytes, patterns: _Patterns, marks: Marks, last: int) -> int:
    starts: list[int] = []
    numbers: list[int] = []
    for match in patterns.row.finditer(piece):
        attributes = match[1]
        number = _ROW_NUMBER.search(attributes)
        last = int(number[1]) if number else last + 1
        starts.append(match.start())
        numbers.append(last)
        if b"hidden" in attributes and _attribute(attributes, b"hidden") in (b"1", b"true"):
            marks.hidden_rows.add(last)
    rows = _Rows(piece, starts, numbers, patterns)
    marks.last_row = max(marks.last_row, *numbers, 0)
    if max(numbers, default=0) > MAX_ROWS:
        _beyond_rows(rows, marks)
    for match in patterns.far.finditer(piece):
        place = _place(match[1])
        if place and place[0] <= MAX_ROWS and place[1] > MAX_COLUMNS:
            marks.outside.append(place)
    for sign in (b't="e"', b"t='e'"):
        at = piece.find(sign)
        while at >= 0:
            _error(rows, at, marks)
            at = piece.find(sign, at + 1)
    for match in patterns.formula.finditer(piece):
        found = rows.cell_before(match.start())
        if found and _attribute(found[1], b"t") != b"str":
            marks.uncached.append(found[0])
    if b"mergeCell" in piece:
        for match in patterns.merge.finditer(piece):
            left, top, right, bottom = match.groups()
            marks.merged.append(
                (
                    int(top),
                    column_number(left.decode()),
                    int(bottom),
                    column_number(right.decode()),
                )
            )
    return last


class _Rows(NamedTuple):
    """Where each row of a piece begins."""

    piece: bytes
    starts: list[int]
    numbers: list[int]
    patterns: _Patterns

    def cell_before(self, at: int) -> tuple[tuple[int, int], bytes] | None:
        """Address and attributes of the cell whose opening tag is the last before ``at``."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return None
        cells = list(self.patterns.cell_start.finditer(self.piece, self.starts[index], at + 1))
        if not cells:
            return None
        start = cells[-1].start()
        attributes = self.piece[start : self.piece.find(b">", start)]
        place = _place(_attribute(attributes, b"r"))
        return place or (self.numbers[index], len(cells)), attributes


def _place(reference: bytes) -> tuple[int, int] | None:
    match = re.fullmatch(rb"([A-Z]+)(\d+)", reference)
    return (int(match[2]), column_number(match[1].decode())) if match else None


def _error(rows: _Rows, at: int, marks: Marks) -> None:
    found = rows.cell_before(at)
    start = rows.piece.rfind(b"<", 0, at)
    cell = rows.patterns.cell.match(rows.piece, start)
    if found is None or cell is None:
        return
    content = re.search(rb"v\b[^>]*>([^<]+)<", cell[2])
    if content:
        marks.errors[found[0]] = content[1].decode("utf-8", "replace").strip()


def _beyond_rows(rows: _Rows, marks: Marks) -> None:
    ends = [*rows.starts[1:], len(rows.piece)][: len(rows.starts)]
    for start, end, number in zip(rows.starts, ends, rows.numbers, strict=True):
        if number <= MAX_ROWS:
            continue
        content = rows.patterns.content.search(rows.piece, start, end)
        cell = rows.cell_before(content.start()) if content else None
        if cell:
            marks.outside.append(cell[0])
