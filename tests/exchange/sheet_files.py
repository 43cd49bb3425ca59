"""Makes the files that the reader's tests read; nothing here is a sheet of a real office."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def xlsx(path: Path, rows: Rows, *, shape: Callable[[Workbook], None] | None = None) -> Path:
    """A workbook of one sheet; ``shape`` may change it before it is saved."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if shape:
        shape(book)
    book.save(path)
    return path


def patched(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source:
        assert part in source.namelist()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            data = source.read(name)
            to.writestr(name, change(data) if name == part else data)
    path.write_bytes(out.getvalue())
    return path


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip of these parts, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def ods(path: Path, table: str) -> Path:
    """An OpenDocument sheet around the XML of one table."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        },
    )


def biff(*records: tuple[int, bytes]) -> bytes:
    """A stream of .xls records."""
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
