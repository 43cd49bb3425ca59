"""A workbook as read, made bytes and a workbook again, for a review that is left and resumed."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime, time
from typing import Any

from jobdesk.exchange.workbook import Cell, Format, Sheet, Workbook

_LEVEL = 1
"""Cells shrink tenfold at the least effort; more effort would be felt on the desk's old PC."""


def packed(workbook: Workbook) -> bytes:
    """The workbook as compressed JSON; every cell keeps its type."""
    body = {
        "name": workbook.name,
        "format": workbook.format.value,
        "encoding": workbook.encoding,
        "sha256": workbook.sha256,
        "warnings": workbook.warnings,
        "saved_on": workbook.saved_on.isoformat() if workbook.saved_on else "",
        "sheets": [
            {
                "name": sheet.name,
                "rows": sheet.rows,
                "visible": sheet.visible,
                "merged": sheet.merged,
                "first_row": sheet.first_row,
                "hidden_rows": sorted(sheet.hidden_rows),
                "warnings": sheet.warnings,
                "first_column": sheet.first_column,
                "part_of": sheet.part_of,
            }
            for sheet in workbook.sheets
        ],
    }
    return zlib.compress(json.dumps(body, ensure_ascii=False, default=_cell).encode(), _LEVEL)


def unpacked(body: bytes) -> Workbook:
    """The workbook that :func:`packed` made bytes of."""
    read: dict[str, Any] = json.loads(zlib.decompress(body))
    sheets = tuple(
        Sheet(
            one["name"],
            [[_typed(cell) for cell in row] for row in one["rows"]],
            one["visible"],
            tuple(tuple(area) for area in one["merged"]),
            one["first_row"],
            frozenset(one["hidden_rows"]),
            tuple(one["warnings"]),
            one["first_column"],
            one["part_of"],
        )
        for one in read["sheets"]
    )
    saved = read.get("saved_on")
    return Workbook(
        read["name"],
        Format(read["format"]),
        read["encoding"],
        sheets,
        tuple(read["warnings"]),
        read["sha256"],
        date.fromisoformat(saved) if saved else None,
    )


def _cell(cell: object) -> dict[str, str]:
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"on": cell.isoformat()}
    if isinstance(cell, time):
        return {"time": cell.isoformat()}
    raise TypeError(f"no cell: {cell!r}")


def _typed(cell: Any) -> Cell:
    if not isinstance(cell, dict):
        return cell  # type: ignore[no-any-return]
    ((kind, words),) = cell.items()
    if kind == "at":
        return datetime.fromisoformat(words)
    return date.fromisoformat(words) if kind == "on" else time.fromisoformat(words)
