"""What a roster fetches of each record and how it becomes a row: hidden, grouped, summed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Sequence
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.domain.rosters import MONTH, Column, ColumnType, Grouping, Total
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import lists, settings
from jobdesk.services.desk import Desk
from jobdesk.services.roster_kinds import groupings, is_summed

_PAGE = 1000  # records fetched at a time
UNKNOWN = "미기재"
"""The group of the records that have no value there."""

_SHORT = frozenset(
    {
        "business_number",
        "counsellor",
        "education",
        "employer_type",
        "employment_type",
        "eup_myeon",
        "gender",
        "method",
        "registration_type",
        "status",
    }
)
_PROSE = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_TOWN = re.compile(r"^(.*?[가-힣]+(?:읍|면|동))(?=\s|\d|$|\()")
_PHONE_WITHIN = re.compile(r"(?<![\d-])0\d{1,2}([-. ]?)\d{3,4}\1\d{4}(?![\d-])")


class Plan:
    """What is fetched of each record and how it becomes a row."""

    def __init__(self, desk: Desk, kind: KindId, names: tuple[str, ...], mask: bool) -> None:
        self.desk = desk
        self.kind = kind
        self.mask = mask
        known = {field.id for field in KINDS[kind].fields}
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            raise UserError(f"명부에 없는 항목입니다: {', '.join(unknown) or '(없음)'}")
        self.fields = [KINDS[kind].field(name) for name in names]
        # A year stands in for an unknown birth date, a town for an unknown address.
        self.fetched = tuple(
            dict.fromkeys(
                (*names, *(name for name in ("birth_year", "eup_myeon") if name in known))
            )
        )
        units = {field.unit for field in self.fields if _is_count(field)}
        self.unit = units.pop() if len(units) == 1 else ""

    def columns(self, *, totals: bool = False) -> tuple[Column, ...]:
        """연번 and one column for each field; the first has room for a count of the rows."""
        types = {
            FieldType.LONG_TEXT: ColumnType.LONG_TEXT,
            FieldType.DATE: ColumnType.DATE,
            FieldType.YEAR: ColumnType.YEAR,
            FieldType.NUMBER: ColumnType.NUMBER,
            FieldType.PHONE: ColumnType.CENTRED,
            FieldType.CHOICE: ColumnType.CENTRED,
            FieldType.FLAG: ColumnType.CENTRED,
        }
        columns = [Column("연번", ColumnType.YEAR, 9.5 if totals else 7.5)]
        for field in self.fields:
            type_ = types.get(field.type, ColumnType.TEXT)
            if field.id in _SHORT:
                type_ = ColumnType.CENTRED
            label = field.label
            if self.mask and field.personal and field.type is FieldType.DATE:
                label = label.replace("생년월일", "출생연도")
            if field.unit and not (self.unit and _is_count(field)):
                label = f"{label}\n({field.unit})"
            columns.append(Column(label, type_))
        return tuple(columns)

    @property
    def summed(self) -> tuple[int, ...]:
        """Indexes of the columns that are added up, 연번 counted."""
        return tuple(at for at, field in enumerate(self.fields, 1) if is_summed(field))

    def rows(
        self, ids: Sequence[int], groups: Sequence[str] = (), *, totals: bool = False
    ) -> Generator[list[object] | Total, None, None]:
        """A row for each record, in the order of ``ids``; fetched in pages.

        ``groups`` names the group of each id; a 소계 follows each group, and the 합계 the last
        where there are groups or ``totals``.
        """
        number, summed = 0, self.summed
        part, whole = _Sum(summed), _Sum(summed)
        last: str | None = None
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            found = lists.rows(self.desk, self.kind, page, self.fetched)
            for at, id_ in enumerate(page, start):
                if id_ not in found:
                    continue
                group = groups[at] if groups else None
                if last is not None and group != last:
                    yield part.total(f"{last} 소계")
                    part = _Sum(summed)
                last = group
                number += 1
                known = dict(zip(self.fetched, found[id_], strict=True))
                row = [number, *(self._value(field, known) for field in self.fields)]
                for sum_ in (part, whole):
                    sum_.add(row)
                yield row
        if number and last is not None:
            yield part.total(f"{last} 소계")
        if number and (groups or totals):
            yield whole.total("합계", whole=True)

    def _value(self, field: Field, known: dict[str, object]) -> object:
        value = known[field.id]
        if field.id == "birth_date":
            if value is None:
                return known.get("birth_year")
            return value.year if self.mask and isinstance(value, date) else value
        if field.id == "address" and field.personal:
            if self.mask or not value:
                return known.get("eup_myeon") or town(str(value or ""))
            return value
        if not self.mask or not value:
            return value
        if not field.personal:
            return _without_phones(value) if field.type in _PROSE else value
        if field.type is FieldType.PHONE:
            return text.mask_phone(str(value))
        if field.id == "account":
            return text.mask_account(str(value))
        if field.type is FieldType.DATE and isinstance(value, date):
            return value.year
        return value


def _is_count(field: Field) -> bool:
    return field.type is FieldType.NUMBER and field.unit not in ("", "세")


def _without_phones(value: object) -> object:
    """Free text with the middle of each phone number in it hidden (``010-****-5678``)."""
    if not isinstance(value, str):
        return value
    return _PHONE_WITHIN.sub(lambda found: text.mask_phone(_hyphened(found)), value)


def _hyphened(found: re.Match[str]) -> str:
    """A phone number as it is stored; one of no known area with all but its end in one part."""
    try:
        return text.phone(found[0])
    except ValueError:
        return found[0].replace("-", "")


def town(address: str) -> str:
    """An address down to eup, myeon or dong; what has none keeps its first two words."""
    match = _TOWN.match(address)
    return match[1] if match else " ".join(address.split()[:2])


class _Sum:
    """Counts rows and adds up their summed columns."""

    def __init__(self, summed: Sequence[int]) -> None:
        self._count = 0
        self._sums: Counter[int] = Counter(dict.fromkeys(summed, 0))

    def add(self, row: Sequence[object]) -> None:
        self._count += 1
        for at in self._sums:
            value = row[at]
            if isinstance(value, int):
                self._sums[at] += value

    def total(self, label: str, *, whole: bool = False) -> Total:
        return Total(label, self._count, dict(self._sums), whole)


def grouped(
    desk: Desk,
    kind: KindId,
    filter: Filter,  # noqa: A002 - the word every caller knows
    order: Order | None,
    grouping: Grouping | None,
) -> tuple[Sequence[int], list[str]]:
    """Ids in their order, those of one group together, and the name of each one's group.

    Groups stand in the order of their choices, of the centre's eup and myeon, or of the
    calendar; what has no value comes last. Raises UserError for what cannot be grouped by.
    """
    if grouping is None:
        return lists.find(desk, kind, filter, order), []
    if grouping not in [each for _, each in groupings(kind)]:
        raise UserError(
            f"{with_particle(f'‘{grouping.field}’', '으로/로')}는 묶을 수 없습니다. "
            "파일을 만들지 않았습니다. 묶을 항목을 "
            "다시 고르세요.",
            field="group",
        )
    ids = lists.find(desk, kind, filter, order)
    field = KINDS[kind].field(grouping.field)
    places = settings.get(desk).eup_myeon if field.id == "eup_myeon" else field.choices
    ranks = {word: at for at, word in enumerate(places)}
    keyed: list[tuple[bool, int, str, str, int]] = []
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        found = lists.rows(desk, kind, page, (field.id,))
        for id_ in page:
            value = found[id_][0] if id_ in found else None
            key, name = _group(value, grouping)
            keyed.append((not name, ranks.get(key, len(ranks)), key, name or UNKNOWN, id_))
    order = order or lists.default_order(kind)
    backwards = order.field == field.id and order.descending
    # Two stable sorts: what has no value stays last also where the days run backwards.
    keyed.sort(key=lambda each: each[1:3], reverse=backwards)
    keyed.sort(key=lambda each: each[0])
    return [each[4] for each in keyed], [each[3] for each in keyed]


def _group(value: object, grouping: Grouping) -> tuple[str, str]:
    """By what a value is sorted, and the name of its group; empty for no value."""
    if isinstance(value, date):
        if grouping.span == MONTH:
            return f"{value:%Y-%m}", f"{value.year}년 {value.month}월"
        return f"{value:%Y}", f"{value.year}년"
    if isinstance(value, bool):
        return str(not value), "예" if value else "아니오"
    words = "" if value is None else str(value)
    return words, words
