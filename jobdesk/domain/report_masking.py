"""A copy of a report that hides the names in it (``김○지``), for whoever may not read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobdesk.domain.fields import KindId
from jobdesk.domain.report_document import Block, Cell, Line, Report, Table
from jobdesk.domain.text import mask_name


def masked(report: Report) -> Report:
    """The same report with every name hidden."""
    sections = tuple(
        replace(each, blocks=tuple(_block(block) for block in each.blocks))
        for each in report.sections
    )
    return replace(report, sections=sections)


def named(report: Report) -> dict[KindId, tuple[int, ...]]:
    """The records behind the names that it prints, by kind, each once."""
    found: dict[KindId, dict[int, None]] = {}
    for cell in _cells(report):
        if cell.named and cell.figure is not None and cell.figure.kind is not None:
            found.setdefault(cell.figure.kind, {}).update(dict.fromkeys(cell.figure.ids))
    return {kind: tuple(ids) for kind, ids in found.items()}


def has_names(report: Report) -> bool:
    """Whether anybody's name is in it."""
    return any(cell.named for cell in _cells(report))


def _cells(report: Report) -> Iterator[Cell]:
    for table in report.tables():
        for line in table.lines:
            yield from line.cells


def _block(block: Block) -> Block:
    if not isinstance(block, Table) or not any(c.named for line in block.lines for c in line.cells):
        return block
    return replace(block, lines=tuple(_line(line) for line in block.lines))


def _line(line: Line) -> Line:
    cells = (replace(c, text=mask_name(c.text)) if c.named else c for c in line.cells)
    return replace(line, cells=tuple(cells))
