"""Puts beside each formula what it comes to, so that programs that do not calculate see it.

openpyxl writes formulas without results; a preview, a mail program or a script that collects
workbooks would find empty cells where the sums stand.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

Results = dict[int, dict[str, int]]
"""By number of the sheet (from 1) and cell (``B7``), what the formula there comes to."""

_FORMULA = re.compile(
    rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/>|'
    rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v></v>'
)


def keep_results(path: Path, results: Mapping[int, Mapping[str, int]]) -> None:
    """Rewrite the workbook at ``path`` with the results of its formulas in place."""
    with zipfile.ZipFile(path) as book:
        parts = [(info, book.read(info)) for info in book.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for info, content in parts:
            number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if number is not None:
                content = _filled(content, results.get(int(number[1]), {}))
            book.writestr(info, content, zipfile.ZIP_DEFLATED)


def _filled(xml: bytes, results: Mapping[str, int]) -> bytes:
    def fill(match: re.Match[bytes]) -> bytes:
        cell = match[1] or match[3]
        value = results.get((match[2] or match[4]).decode())
        return match[0] if value is None else cell + b"<v>%d</v>" % value

    return _FORMULA.sub(fill, xml)
