"""Keeps what a sheet said where something else was stored, and tells it with the history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jobdesk.data import import_records
from jobdesk.domain import text
from jobdesk.domain.kinds import KindId
from jobdesk.domain.resident import hide_resident
from jobdesk.services.desk import Desk
from jobdesk.services.importing.links import field_of
from jobdesk.services.importing.shapes import ImportPlan, PlanRow
from jobdesk.services.importing.words import shown_value

_LONGEST = 500
"""Characters kept of one cell; what is longer is a text that was stored as it stood."""


class Original(NamedTuple):
    """What stood in a sheet under a header."""

    header: str
    said: str


def keep(
    desk: Desk, operation: int, plan: ImportPlan, written: Iterable[tuple[int, PlanRow]]
) -> None:
    """Keep the cells of rows that were stored, (record id, row) each, where they differ."""
    teller = _Teller(plan)
    rows = (
        (record, row.sheet, row.row, json.dumps(said, ensure_ascii=False))
        for record, row in written
        if (said := list(teller.differing(row)))
    )
    import_records.add_originals(desk.store, operation, plan.kind, rows)


def of_record(desk: Desk, kind: KindId, record: int) -> dict[int, tuple[Original, ...]]:
    """What sheets said of a record where it differs from what was stored, by operation."""
    out: dict[int, list[Original]] = defaultdict(list)
    for operation, said in import_records.originals_of(desk.store, kind, record):
        out[operation] += [Original(header, words) for header, words in json.loads(said)]
    return {operation: tuple(dict.fromkeys(found)) for operation, found in out.items()}


class _Teller:
    def __init__(self, plan: ImportPlan) -> None:
        self._sheets = {sheet.name: sheet for sheet in plan.workbook.sheets}
        # What may be seen of a person only on purpose is not told in passing by a history.
        self._columns = [
            match
            for match in plan.columns
            if match.field and not field_of(plan.kind, match.field).sensitive
        ]
        self._keys: dict[str, str] = {}

    def differing(self, row: PlanRow) -> Iterator[tuple[str, str]]:
        """(header, what stands there) where it says more than what was stored.

        Spaces and signs alone are no difference: ``010 1234 5678`` was stored with hyphens.
        """
        sheet = self._sheets[row.sheet]
        cells = sheet.rows[row.row - sheet.first_row]
        for match in self._columns:
            cell = cells[match.column] if match.column < len(cells) else None
            if cell is None:
                continue
            said = str(cell).strip()
            stored = shown_value(row.values.get(match.field))
            if not said or said == stored or said in stored:
                continue
            if self._key(said) in self._key(stored) or self._is_midnight(said, stored):
                continue
            yield match.header, hide_resident(text.tidy_lines(said))[:_LONGEST]

    def _key(self, words: str) -> str:
        known = self._keys.get(words)
        if known is None:
            known = self._keys[words] = text.search_key(words)
        return known

    @staticmethod
    def _is_midnight(said: str, stored: str) -> bool:
        """Whether a cell is a day that a workbook keeps with a time of nothing."""
        return said.removesuffix(" 00:00:00") == stored
