"""Somebody's table reckoned again: from a file, or from text pasted out of a report.

Needs no centre: nothing is stored and nothing is asked of the store.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

from jobdesk.domain import printed_table
from jobdesk.domain.printed_table import Finding, Told, Verdict
from jobdesk.domain.printed_table_grid import Grid
from jobdesk.errors import UserError
from jobdesk.exchange import limits, reader, text_table
from jobdesk.exchange.reader import NeedsPassword, WrongPassword
from jobdesk.exchange.workbook import Cell, Sheet

__all__ = [
    "Finding",
    "NeedsPassword",
    "Told",
    "Verdict",
    "Verified",
    "WrongPassword",
    "file",
    "pasted",
]

PASTED = "붙여 넣은 표"
"""What a pasted table is called where a sheet has its name."""
_TEXTS = (".txt", ".md", ".tsv", ".tab", ".csv")
_MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class Verified:
    """A table as it was read, sheet by sheet, and what came of reckoning it."""

    name: str
    grids: tuple[Grid, ...]
    verdict: Verdict
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The shape that scripts get."""
        return {
            "tables": len(self.verdict.tables),
            "cells_checked": self.verdict.checked,
            "rounding": self.verdict.rounding,
            "disagreements": [
                {
                    "sheet": found.sheet,
                    "cell": found.cell,
                    "row": found.row,
                    "column": found.column,
                    "printed": found.printed,
                    "computed": found.computed,
                    "rule": found.rule,
                }
                for found in self.verdict.findings
            ],
        }


def file(path: Path, *, password: str | None = None) -> Verified:
    """A workbook, CSV, text or web page. Raises what the reader raises, and
    UserError where there is no table with figures."""
    name = normalize("NFC", path.name)
    if path.suffix.lower() in _TEXTS:
        found = _plain_text(path, name)
        if found is not None:
            return _verified(name, found)
    book = reader.read(path, password=password)
    grids = [_grid(sheet) for sheet in book.sheets if sheet.rows]
    return _verified(name, grids, book.warnings)


def pasted(text: str, html: str = "") -> Verified:
    """What was copied: its cells by tabs, bars or columns of a web page."""
    text = normalize("NFC", text)
    if "<table" in text.lower() and not html:
        html, text = text, ""
    if html and "<table" in html.lower() and "\t" not in text and "|" not in text:
        page = f"<html><meta charset='utf-8'>{html}</html>".encode()
        book = reader.read_bytes(page, PASTED)
        return _verified(PASTED, [_grid(sheet) for sheet in book.sheets])
    if len(text) > limits.MAX_FILE:
        raise UserError("붙여 넣은 글이 너무 깁니다. 표만 복사해서 다시 붙여 넣으세요.")
    return _verified(PASTED, [Grid(PASTED, _split(text))])


def _verified(name: str, grids: Iterable[Grid], warnings: tuple[str, ...] = ()) -> Verified:
    kept = tuple(grids)
    cells = sum(len(row) for grid in kept for row in grid.rows)
    if cells > _MOST_CELLS:
        raise UserError(
            f"'{name}'에는 칸이 {cells:,}개 있어 보고서의 표로 보기 어렵습니다. 검산할 표만 따로 "
            "저장하거나 복사해서 붙여 넣으세요."
        )
    verdict = printed_table.judged(kept)
    if not verdict.tables and not verdict.checked:
        raise UserError(
            f"'{name}'에서 숫자가 든 표를 찾지 못했습니다. 머리글과 숫자가 함께 있는 표를 고르거나 "
            "붙여 넣으세요."
        )
    return Verified(name, kept, verdict, warnings)


def _plain_text(path: Path, name: str) -> list[Grid] | None:
    """A text file split as a pasted table is, None where it is no text after all."""
    data = reader.file_bytes(path, name)
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not head or head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<")):
        return None
    decoded = text_table.decode(data)
    if decoded is None:
        return None
    text = normalize("NFC", decoded.text)
    return [Grid(name.rpartition(".")[0] or name, _split(text))]


def _split(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows and cells of a text: tabs, bars (as in Markdown too), else what a CSV has."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    tabs = sum("\t" in line for line in lines)
    bars = sum("|" in line for line in lines)
    if tabs and (not bars or tabs >= max(2, bars)):
        rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        return tuple(tuple(map(_clean, row)) for row in rows)
    if bars > 1:
        return tuple(_barred(line) for line in lines)
    records, _total, _warnings = text_table.rows(text, limits.MAX_ROWS)
    return tuple(tuple(map(_clean, row)) for row in records)


def _barred(line: str) -> tuple[str, ...]:
    """One line of a table drawn with bars; Markdown begins and ends a line with one."""
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 1:
        bare = bare[1:-1]
        return tuple(_clean(cell) for cell in bare.split("|"))
    return tuple(_clean(cell) for cell in line.split("|"))


def _clean(cell: str) -> str:
    return re.sub(r"[\u00a0\u3000\u200b\ufeff]", " ", cell).strip()


def _grid(sheet: Sheet) -> Grid:
    rows = []
    raw = set()
    for at, cells in enumerate(sheet.rows, sheet.first_row - 1):
        row = [""] * (sheet.first_column - 1)
        for cell in cells:
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                raw.add((at, len(row)))
            row.append(_text(cell))
        rows.append(tuple(row))
    shift = sheet.first_column - 1
    merged = tuple(
        (top - 1, left - 1 + shift, bottom - 1, right - 1 + shift)
        for top, left, bottom, right in sheet.merged
    )
    above: list[tuple[str, ...]] = [()] * (sheet.first_row - 1)
    return Grid(sheet.name, (*above, *rows), merged, frozenset(raw))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return _clean(str(cell))
