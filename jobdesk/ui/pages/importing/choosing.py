"""What one thing said of a file makes of everything that was chosen about it before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from jobdesk.domain.kinds import KindId
from jobdesk.services.imports import Choices, DuplicateRule
from jobdesk.ui.pages.importing.reading import Reading


class Said(TypedDict, total=False):
    """What :func:`chosen` takes beside the reading, by the same names."""

    kind: KindId | None
    sheet: str | None
    header_rows: Sequence[int] | None
    sheet_shown: str
    column: tuple[str, str] | None
    row: tuple[str, int, bool] | None
    rule: DuplicateRule | None
    value: tuple[str, str, str] | None
    year: int | None
    day: int | None
    cohort: int | None


def chosen(
    reading: Reading,
    *,
    kind: KindId | None = None,
    sheet: str | None = None,
    header_rows: Sequence[int] | None = None,
    sheet_shown: str = "",
    column: tuple[str, str] | None = None,
    row: tuple[str, int, bool] | None = None,
    rule: DuplicateRule | None = None,
    value: tuple[str, str, str] | None = None,
    year: int | None = None,
    day: int | None = None,
    cohort: int | None = None,
) -> Choices:
    """The choices of ``reading`` and what is said now. ``sheet`` ``""`` leaves the sheet to the
    program.

    Another kind forgets the columns and values, another sheet the header too. A header (of the
    sheet ``sheet_shown``), a column or a ``value`` (header, word, what it becomes) fixes the
    kind as it is, so that nothing else moves. ``year`` is that of days without one, ``day`` the
    만남의 날 and ``cohort`` the 교육 기수 that the rows are of, 0 for the one that the file says.
    A row is a sheet, a number in it and whether it is a record.
    """
    now = reading.choices
    if rule is not None:
        now = replace(now, rule=rule)
    if kind is not None:
        now = replace(now, kind=kind.value, columns={}, values={})
    if sheet is not None:
        now = replace(now, sheet=sheet or None, header_rows=None, columns={})
    if year is not None:
        now = replace(now, year=year)
    if day is not None:
        now = replace(now, day=day or None)
    if cohort is not None:
        now = replace(now, cohort=cohort or None)
    if header_rows is not None or column is not None or value is not None:
        now = replace(now, kind=reading.kind.value)
    if header_rows is not None:
        now = replace(now, sheet=sheet_shown, header_rows=tuple(header_rows))
    if column is not None:
        now = replace(now, columns={**now.columns, column[0]: column[1]})
    if value is not None:
        header, word, becomes = value
        said = {**now.values.get(header, {}), word: becomes}
        now = replace(now, values={**now.values, header: said})
    if row is not None:
        now = replace(now, rows={**now.rows, row[:2]: row[2]})
    return now
