"""Saves a workbook without the plain temporary files openpyxl writes each sheet into.

What is to be encrypted must not lie in the clear in a folder for temporary files, where a power
cut would leave it.
"""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class Packed(gzip.GzipFile):
    """A sheet's XML held packed, a tenth of its size; read back once it was written."""

    def __init__(self) -> None:
        self._held = io.BytesIO()
        super().__init__(fileobj=self._held, mode="wb", compresslevel=1)

    def give(self, into: Any) -> None:
        """Write what was held to an open part of an archive."""
        self.close()
        self._held.seek(0)
        with gzip.GzipFile(fileobj=self._held) as plain:
            shutil.copyfileobj(plain, into, 1 << 20)


class _Writer(ExcelWriter):
    _archive: zipfile.ZipFile  # set by openpyxl; its stubs do not say so

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        if self.workbook.write_only:
            if not ws.closed:
                ws.close()
            writer = ws._writer
        else:
            writer = WorksheetWriter(ws, out=Packed())
            writer.write()
        ws._rels = writer._rels
        with self._archive.open(ws.path[1:], "w", force_zip64=True) as part:
            writer.out.give(part)
        self.manifest.append(ws)


def save(book: Workbook, target: io.BytesIO) -> None:
    """As ``book.save(target)``. A write-only book must consist of sheets that write into
    :class:`Packed`."""
    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    archive = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
    _Writer(book, archive).save()
