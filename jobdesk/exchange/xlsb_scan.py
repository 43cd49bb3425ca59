"""One pass over the records of .xlsb sheets, for what the fast engine does not tell.

Layouts from [MS-XLSB]: BrtRowHdr 2.4.761, BrtCellError 2.4.314, BrtFmlaError 2.4.696,
BrtColInfo 2.4.325, BrtMergeCell 2.4.705, BrtBundleSh 2.4.308.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from struct import Struct

from defusedxml import ElementTree

from jobdesk.exchange.biff_scan import ERRORS
from jobdesk.exchange.cells import Marks

_ROW, _ERROR, _FORMULA_ERROR, _COLUMN, _BUNDLE, _MERGE = 0, 3, 11, 60, 156, 176
_FOUR = Struct("<IIII")


def scan(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """Marks by sheet name. Raises KeyError, IndexError or struct.error when damaged."""
    home = next(name for name in archive.namelist() if name.lower().endswith("workbook.bin"))
    folder = posixpath.dirname(home)
    relations = ElementTree.fromstring(archive.read(f"{folder}/_rels/workbook.bin.rels"))
    targets = {element.get("Id"): element.get("Target", "") for element in relations}
    out = {}
    for kind, body in _records(archive.read(home)):
        if kind != _BUNDLE:
            continue
        relation, rest = _string(body, 8)
        name, _ = _string(body, rest)
        target = targets.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        if "worksheets/" in path:
            out[name] = _sheet(archive.read(posixpath.normpath(path)))
    return out


def _string(body: bytes, at: int) -> tuple[str, int]:
    length = int.from_bytes(body[at : at + 4], "little")
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, data[at : at + size]
        at += size


def _sheet(data: bytes) -> Marks:
    marks = Marks()
    row = 0
    for kind, body in _records(data):
        if kind == _ROW:
            row = int.from_bytes(body[:4], "little") + 1
            if body[11] & 0x10:
                marks.hidden_rows.add(row)
        elif kind in (_ERROR, _FORMULA_ERROR):
            column = int.from_bytes(body[:4], "little") + 1
            marks.errors[row, column] = ERRORS.get(body[8], "#N/A")
        elif kind == _COLUMN and body[16] & 1:
            first, last, _, _ = _FOUR.unpack_from(body)
            marks.hidden_columns.append((first + 1, last + 1))
        elif kind == _MERGE:
            top, bottom, left, right = _FOUR.unpack_from(body)
            marks.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    return marks
