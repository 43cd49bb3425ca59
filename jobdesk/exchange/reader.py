"""Reads a sheet from any file that offices send: the one door into the program for files."""

from __future__ import annotations

import hashlib
import io
from datetime import timedelta
from pathlib import Path
from unicodedata import normalize

import python_calamine as calamine

from jobdesk.exchange import text_table
from jobdesk.exchange.refusals import (
    NeedsPassword,
    Unreadable,
    WrongPassword,
    damaged,
    needs_password,
)
from jobdesk.exchange.workbook import Area, Cell, Format, Sheet, Workbook

__all__ = [
    "Area",
    "Cell",
    "Format",
    "NeedsPassword",
    "Sheet",
    "Unreadable",
    "Workbook",
    "WrongPassword",
    "read",
]


def read(path: Path, *, password: str | None = None, timeout: float = 60.0) -> Workbook:
    """Everything that stands in the file, as values.

    ``timeout`` is in seconds. Raises NeedsPassword, WrongPassword, Unreadable; each says in
    Korean what the file is and how to go on.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if data[:4] == b"PK\x03\x04" or data[:4] == b"\xd0\xcf\x11\xe0":
        sheets = _binary(data, path.name)
        return Workbook(path.name, Format.XLSX, "", sheets, (), digest)
    text, encoding = text_table.decode(data)
    sheet = Sheet(path.stem, _trimmed(text_table.rows(text)))
    return Workbook(path.name, Format.TEXT, encoding, (sheet,), (), digest)


def _binary(data: bytes, name: str) -> tuple[Sheet, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            Sheet(
                meta.name,
                _trimmed(
                    [
                        [_cell(value) for value in row]
                        for row in book.get_sheet_by_name(meta.name).to_python(
                            skip_empty_area=False
                        )
                    ]
                ),
                visible=meta.visible == calamine.SheetVisibleEnum.Visible,
            )
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise needs_password(name) from error
    except calamine.CalamineError as error:
        raise damaged(name) from error


def _cell(value: object) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return normalize("NFC", value) or None
    if isinstance(value, timedelta):
        return str(value)
    return value  # type: ignore[return-value]


def _trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]
