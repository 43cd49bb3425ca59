"""What can be said of a sheet that no kind fits yet, so that the user can say what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.kinds import KindId
from jobdesk.exchange import tables
from jobdesk.exchange.columns import ColumnMatch, recognise, samples_of
from jobdesk.exchange.synonyms import sheet_kind
from jobdesk.exchange.workbook import Sheet, Workbook
from jobdesk.services.importing.shapes import Choices, TableFound


@dataclass(frozen=True, slots=True)
class Glance:
    """The largest table of a workbook and its columns as far as they are known.

    ``table`` is None and ``columns`` are empty where no table was found.
    """

    kind: KindId
    table: TableFound | None
    columns: tuple[ColumnMatch, ...]


def glance(workbook: Workbook, choices: Choices, today: date) -> Glance:
    """A look at a workbook that cannot be planned (yet); reads no record, raises nothing.

    Without a kind in ``choices`` the columns are named as those of seekers.
    """
    kind = sheet_kind(choices.kind or KindId.SEEKERS.value)
    found = [
        table
        for sheet in _sheets(workbook, choices.sheet)
        for table in tables.find_tables(sheet, header_rows=choices.header_rows)
        if table.columns
    ]
    if not found:
        return Glance(KindId(kind.id), None, ())
    table = max(found, key=lambda one: len(one.rows))
    fields = {name for rule in kind.rules for name in (rule.field, rule.second)}
    chosen = {head: field for head, field in choices.columns.items() if field in (*fields, "")}
    seen = recognise(table, kind, samples_of(table, today), chosen)
    shown = TableFound(
        table.sheet,
        table.header_rows,
        table.first_row,
        table.last_row,
        len(table.rows),
        table.left_out,
        table.why,
    )
    return Glance(KindId(kind.id), shown, seen.columns)


def _sheets(workbook: Workbook, name: str | None) -> Sequence[Sheet]:
    if name is not None:
        wanted = text.search_key(name)
        return [s for s in workbook.sheets if wanted in map(text.search_key, (s.name, s.part_of))]
    return [sheet for sheet in workbook.sheets if sheet.visible] or workbook.sheets
