"""Puts beside each formula what it comes to, so that programs that do not calculate see it.

openpyxl writes formulas without results; a preview, a mail program or a script that collects
workbooks would find empty cells where the sums stand.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

Results = dict[int, dict[str, int | Decimal]]
"""By number of the sheet (from 1) and cell (``B7``), what the formula there comes to."""

_FORMULA = re.compile(
    rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*/>|'
    rb'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v></v>'
)


_PIECE = 1 << 20  # bytes of a sheet held at a time
_ROW_END = b"</row>"


def keep_results(
    target: Path | BinaryIO, results: Mapping[int, Mapping[str, int | Decimal]]
) -> None:
    """Rewrite the workbook ``target`` with the results of its formulas in place."""
    with tempfile.TemporaryFile() if isinstance(target, Path) else io.BytesIO() as made:
        with (
            zipfile.ZipFile(target) as book,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for info in book.infolist():
                number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
                known = results.get(int(number[1]), {}) if number is not None else {}
                _copy(book, new, info, known)
        made.seek(0)
        if isinstance(target, Path):
            with target.open("wb") as file:
                shutil.copyfileobj(made, file)
        else:
            target.seek(0)
            target.truncate()
            shutil.copyfileobj(made, target)


def _copy(
    book: zipfile.ZipFile,
    new: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    known: Mapping[str, int | Decimal],
) -> None:
    """Copy a part in pieces that end with a row, so that no formula is torn."""
    fresh = zipfile.ZipInfo(info.filename, info.date_time)
    fresh.compress_type, fresh.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
    with book.open(info) as source, new.open(fresh, "w") as copy:
        rest = b""
        while piece := source.read(_PIECE):
            rest += piece
            cut = rest.rfind(_ROW_END) + len(_ROW_END) if known else len(rest)
            if cut >= len(_ROW_END) or not known:
                copy.write(_filled(rest[:cut], known))
                rest = rest[cut:]
        copy.write(_filled(rest, known))


def _filled(xml: bytes, results: Mapping[str, int | Decimal]) -> bytes:
    def fill(match: re.Match[bytes]) -> bytes:
        cell = match[1] or match[3]
        value = results.get((match[2] or match[4]).decode())
        return match[0] if value is None else cell + f"<v>{Decimal(value):f}</v>".encode()

    return _FORMULA.sub(fill, xml) if results else xml
