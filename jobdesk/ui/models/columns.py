"""Columns as declared objects: title, width, how a value is shown, how it sorts.

``column(kind, "phone", width=120)`` takes label and type from the kind's declaration;
``standard(kind, "name", "age", …)`` makes several with fitting widths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from jobdesk.domain import text
from jobdesk.domain.kinds import FieldType, Kind
from jobdesk.ui import dates
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of

_HALF_YEAR = 183  # days
_RIGHT = frozenset({FieldType.NUMBER, FieldType.YEAR})
_WIDTHS = {
    FieldType.DATE: 86,
    FieldType.NUMBER: 72,
    FieldType.YEAR: 76,
    FieldType.PHONE: 128,
    FieldType.LONG_TEXT: 200,
    FieldType.WAGE: 130,
}
_FIELD_WIDTHS = {"name": 78, "status": 84, "counsellor": 72, "eup_myeon": 78, "gender": 52}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a record table.

    ``field`` is asked of the lists service and is what the header sorts by; ``show`` turns
    its value into text; ``tone`` colours that text, or makes it a chip with ``chip``. Widths
    are pixels at 100 %. ``strong`` is bold (names), ``quiet`` grey (dates).
    """

    field: str
    title: str
    width: int
    show: Callable[[object], str]
    right: bool = False
    strong: bool = False
    quiet: bool = False
    chip: bool = False
    tone: Callable[[object], Tone | None] | None = None
    sortable: bool = True
    spare: int = 0
    """Where the list is narrow, columns of a higher number are left out first, of two with the
    same number the one further right."""
    given: str = ""
    """Another field that ``show`` and ``tone`` need; they then get (value, value of that)."""
    ends: bool = False
    """Whether what tells one from another stands at the end (``… 2026년 2기``): it is kept where
    the words are cut."""


def asked(columns: Sequence[Column]) -> list[str]:
    """The fields that the cells of ``columns`` are made of, as asked of the lists service."""
    return [c.field for c in columns] + [c.given for c in columns if c.given]


def cells(columns: Sequence[Column], row: Sequence[object]) -> tuple[object, ...]:
    """One value per column from a row of the fields that :func:`asked` names."""
    given = iter(row[len(columns) :])
    return tuple(
        (value, next(given)) if c.given else value for c, value in zip(columns, row, strict=False)
    )


def left_out(columns: Sequence[Column], widths: Sequence[int], room: int) -> frozenset[int]:
    """The places of the columns that ``room`` pixels do not hold; two always stay, the first
    too unless it is said to be spare (a number before the name)."""
    out: set[int] = set()
    may = [n for n, column in enumerate(columns) if n or column.spare]
    spare = sorted(may, key=lambda n: (columns[n].spare, n), reverse=True)
    for at in spare[: max(0, len(columns) - 2)]:
        if sum(w for n, w in enumerate(widths) if n not in out) <= room:
            break
        out.add(at)
    if sum(w for n, w in enumerate(widths) if n not in out - {0}) <= room:
        out.discard(0)  # narrow as it is, it may stand where a wider one went
    return frozenset(out)


class ColumnLook(TypedDict, total=False):
    """What of a :class:`Column` may be said otherwise than its field is declared."""

    show: Callable[[object], str]
    right: bool
    strong: bool
    quiet: bool
    chip: bool
    tone: Callable[[object], Tone | None]
    sortable: bool
    spare: int
    given: str
    ends: bool


def column(
    kind: Kind, field_id: str, *, title: str = "", width: int = 0, **look: Unpack[ColumnLook]
) -> Column:
    """The column of a declared field; ``look`` is what of it is not as declared."""
    field = kind.field(field_id)
    made = Column(
        field_id,
        title or field.label,
        width or _FIELD_WIDTHS.get(field_id, _WIDTHS.get(field.type, 108)),
        show_as(field.type),
        right=field.type in _RIGHT,
        strong=field_id == kind.title,
        quiet=field.type is FieldType.DATE,
    )
    if field_id == "status":
        made = replace(made, chip=True, tone=lambda value: tone_of(kind.id, str(value)))
    return replace(made, **look)


def standard(kind: Kind, *field_ids: str) -> tuple[Column, ...]:
    """The columns of several fields with their declared titles."""
    return tuple(column(kind, field_id) for field_id in field_ids)


def masked(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same columns with phones, birth dates and accounts hidden (설정: 목록에서 가리기)."""
    shows: dict[str, Callable[[object], str]] = {
        "phone": lambda value: text.mask_phone(str(value or "")),
        "phone2": lambda value: text.mask_phone(str(value or "")),
        "account": lambda value: text.mask_account(str(value or "")),
        "birth_date": lambda value: f"{value.year}-**-**" if isinstance(value, date) else "",
    }
    return tuple(replace(c, show=shows[c.field]) if c.field in shows else c for c in columns)


def show_as(kind: FieldType) -> Callable[[object], str]:
    """The function that shows values of a type in a table."""
    if kind is FieldType.YEAR:
        return _plain
    if kind is FieldType.NUMBER:
        return _number
    if kind is FieldType.FLAG:
        return _flag
    if kind is FieldType.DATE:
        return _day
    if kind is FieldType.MULTI:
        return _several
    if kind is FieldType.LONG_TEXT:
        return _one_line
    return _plain


def short_day(value: object, today: date) -> str:
    """``11-19`` within half a year of today, ``25-11-19`` further away, ``-`` for none."""
    if not isinstance(value, date):
        return "-"
    near = abs((value - today).days) <= _HALF_YEAR
    return f"{value:%m-%d}" if near else f"{value:%y-%m-%d}"


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else ""


def _flag(value: object) -> str:
    return {True: "예", False: "아니오"}.get(value, "") if isinstance(value, bool) else ""


def _day(value: object) -> str:
    return dates.day(value) if isinstance(value, date) else "-"


def _several(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else _plain(value)


def _one_line(value: object) -> str:
    return text.tidy(str(value or ""))
