"""A row of cells made typed values by the columns recognised, with what is wrong or doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobdesk.domain import amounts, text, values
from jobdesk.domain.dates import shown
from jobdesk.domain.kinds import KindId
from jobdesk.domain.reading import BadValue
from jobdesk.exchange.columns import ColumnMatch
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.rules import Reads
from jobdesk.exchange.workbook import Cell
from jobdesk.services.importing import farm_cells, words
from jobdesk.services.importing.coded import CODED, by_choice, choices_of
from jobdesk.services.importing.links import field_of
from jobdesk.services.importing.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Context:
    """What stands outside a cell and decides how it is read.

    ``year`` completes dates without one, and ``year_is_said`` where the user said it; none of
    those lies behind ``newest``, today where that is None. ``as_of`` is the day of the ages,
    ``area`` the telephone area of the centre, ``unit`` the text that names the unit of money.
    ``values`` says by header what words of a coded column become.
    ``owner`` is the 만남의 날 or 교육 기수 that the rows hang on, 0 where each says its own, and
    ``owner_is_said`` where the user said it. ``indicators`` are those of the centre and its plan:
    their ids by the search key of their names.
    """

    today: date
    year: int
    as_of: date
    area: str = ""
    unit: str = ""
    year_is_said: bool = False
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    newest: date | None = None
    owner: int = 0
    owner_title: str = ""
    owner_is_said: bool = False
    indicators: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RowValues:
    """What one row says. ``bad`` are (header, sentence)."""

    values: dict[str, object] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    bad: list[tuple[str, str]] = field(default_factory=list)


class ColumnReader:
    """Reads the cells of one column; equal cells are read once."""

    def __init__(self, match: ColumnMatch, reads: Reads, kind: KindId, context: Context) -> None:
        self.column = match.column
        self.header = match.header
        self.field = match.field
        self.reads = reads
        self.labelled = match.labelled
        self.label = match.header if match.labelled else field_of(kind, match.field).label
        self._memo: dict[tuple[type, Cell], Said] = {}
        said = context.values.get(match.path, {})
        allowed = choices_of(kind, match.field, reads) if said and reads in CODED else ()
        self._read = by_choice(_reader(match, reads, kind, context), reads, said, allowed)

    def read(self, cell: Cell) -> Said:
        """What the cell says; an empty one says nothing."""
        if cell is None or is_blank(cell):
            return NOTHING
        key = (cell.__class__, cell)
        said = self._memo.get(key)
        if said is None:
            try:
                said = self._read(cell)
            except BadValue as error:
                said = Said(bad=error.sentence)
            self._memo[key] = said
        return said


class RowReader:
    """Reads whole rows by their columns."""

    def __init__(
        self, readers: Sequence[ColumnReader], context: Context, rest: str = "note"
    ) -> None:
        """``rest`` is the field that keeps what cells say beyond their own."""
        order = {Reads.BIRTH: 0, Reads.GENDER: 1, Reads.AGE: 3}
        self._readers = sorted(readers, key=lambda r: order.get(r.reads, 2))
        self._context = context
        self._rest = rest

    def read(self, cells: Sequence[Cell]) -> RowValues:
        """The row's values by field id; see :class:`RowValues`."""
        row = RowValues()
        phones: dict[str, dict[str, None]] = {}
        notes: list[str] = []
        for reader in self._readers:
            if reader.column >= len(cells):
                continue
            said = reader.read(cells[reader.column])
            if said is NOTHING:
                continue
            if said.bad:
                row.bad.append((reader.header, said.bad))
                continue
            if said.doubt:
                row.doubts.append(f"{reader.header}: {said.doubt}")
            if said.remark:
                row.remarks.append(said.remark)
            if said.rest:
                notes.append(f"{reader.label}: {said.rest}")
            if said.value is not None and said.value != "":
                self._take(row, reader, said.value, phones)
        for prefix, numbers in phones.items():
            for name, number in zip(("phone", "phone2"), numbers, strict=False):
                row.values[prefix + name] = number
        if notes:
            old = row.values.get(self._rest, "")
            row.values[self._rest] = "\n".join(filter(None, (str(old), *dict.fromkeys(notes))))
        return row

    def _take(
        self,
        row: RowValues,
        reader: ColumnReader,
        value: object,
        phones: dict[str, dict[str, None]],
    ) -> None:
        name, reads, found = reader.field, reader.reads, row.values
        of = name[: name.rfind(".") + 1]  # whose field it is: "seeker." or nobody else's
        if reads is Reads.PHONE and isinstance(value, tuple):
            prefix = name[: name.rindex("phone")]
            phones.setdefault(prefix, {}).update(dict.fromkeys(value))
        elif reads in (Reads.BIRTH, Reads.BIRTH_YEAR) and isinstance(value, int):
            self._age(row, of, value)
        elif reads is Reads.BIRTH and isinstance(value, values.Birth):
            self._birth(row, of, value)
        elif reads is Reads.BIRTH_YEAR:
            self._birth_year(row, of, value)
        elif reads is Reads.AGE and isinstance(value, int):
            self._age(row, of, value)
        elif reads is Reads.GENDER and found.get(f"{of}gender", value) != value:
            row.doubts.append("주민등록번호와 성별 열의 성별이 서로 다릅니다.")
        elif isinstance(value, farm_cells.Days):
            found[name] = value.first
            found.setdefault("ends_on", value.last)
        elif reads is Reads.ADDRESS and name in found:
            found[name] = words.joined_address(str(found[name]), str(value))
        elif reader.labelled:
            line = f"{reader.header}: {value}"
            found[name] = f"{found[name]}\n{line}" if name in found else line
        elif reads in _SEVERAL and name in found and isinstance(value, tuple):
            found[name] = (*_tuple(found[name]), *value)
        elif reads is Reads.LONG_TEXT and name in found:
            found[name] = f"{value}\n{found[name]}"
        else:
            found[name] = value

    def _birth(self, row: RowValues, of: str, birth: values.Birth) -> None:
        found = row.values
        day, year = f"{of}birth_date", f"{of}birth_year"
        if birth.lunar:
            row.doubts.append("생년월일이 음력으로 적혀 있습니다. 양력인지 확인하세요.")
        if birth.day is not None:
            if found.get(day, birth.day) != birth.day:
                row.doubts.append("주민등록번호와 생년월일이 서로 다릅니다.")
            found.setdefault(day, birth.day)
            found[year] = birth.day.year
        elif birth.year is not None and day not in found:
            found[year] = birth.year
        if birth.gender is not None:
            found.setdefault(f"{of}gender", birth.gender)

    def _birth_year(self, row: RowValues, of: str, value: object) -> None:
        birth = value if isinstance(value, values.Birth) else values.Birth(None, None)
        year = birth.day.year if birth.day else birth.year
        if birth.day is not None and f"{of}birth_date" not in row.values:
            row.values[f"{of}birth_date"] = birth.day
        if year is None:
            return
        if row.values.get(f"{of}birth_year", year) != year:
            row.doubts.append("생년월일과 출생연도가 서로 다릅니다.")
            return
        row.values[f"{of}birth_year"] = year

    def _age(self, row: RowValues, of: str, age: int) -> None:
        year = self._context.as_of.year - age
        known = row.values.get(f"{of}birth_year")
        if isinstance(known, int):
            if abs(known - year) > 2:
                row.doubts.append(f"나이 {age}세와 출생연도 {known}년이 서로 맞지 않습니다.")
            return
        row.values[f"{of}birth_year"] = year
        row.values[f"{of}birth_approximate"] = True


_SEVERAL = (Reads.LIST, Reads.TITLES)


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _reader(
    match: ColumnMatch, reads: Reads, kind: KindId, context: Context
) -> Callable[[Cell], Said]:
    """The function that reads a cell of the column."""
    if match.labelled:
        return lambda cell: Said(values.as_text(cell, lines=True))
    today, hint = context.today, f"{match.path} {context.unit}"
    own = _of_farm_work(match, kind, context, hint)
    if own is not None:
        return own
    if reads is Reads.DATE:
        return lambda cell: Said(_day(cell, context))
    if reads is Reads.WAGE:
        return lambda cell: Said(values.read_wage_text(cell, hint))
    if reads is Reads.LAST_DATE:
        return lambda cell: _last_date(cell, context)
    if reads is Reads.CHOICE:
        return words.choice_reader(kind, match.field)
    if reads is Reads.MULTI:
        return words.multi_reader(kind, match.field)
    simple: dict[Reads, Callable[[Cell], Said]] = {
        Reads.TEXT: lambda cell: Said(words.in_our_words(match.field, values.as_text(cell))),
        Reads.TIME: lambda cell: Said(words.time_words(cell)),
        Reads.WON: lambda cell: _said(amounts.read_won(cell, hint)),
        Reads.TITLES: lambda cell: Said(words.list_of(cell)),
        Reads.LIST: lambda cell: Said(words.list_of(cell)),
        Reads.LONG_TEXT: lambda cell: Said(values.as_text(cell, lines=True)),
        Reads.NAME: lambda cell: Said(words.person_name(values.as_text(cell))),
        Reads.COMPANY: lambda cell: Said(values.as_text(cell)),
        Reads.ADDRESS: lambda cell: Said(values.as_text(cell)),
        Reads.PLACE: lambda cell: Said(values.as_text(cell)),
        Reads.BIRTH: lambda cell: _birth(cell, today),
        Reads.BIRTH_YEAR: lambda cell: _birth(cell, today),
        Reads.AGE: lambda cell: _said(values.read_age(cell)),
        Reads.GENDER: lambda cell: Said(values.read_gender(cell)),
        Reads.PHONE: lambda cell: _said(values.read_phones(cell, area=context.area)),
        Reads.HEADS: lambda cell: _said(values.read_heads(cell, zero=True)),
        Reads.OPENINGS: lambda cell: _said(values.read_heads(cell)),
        Reads.BUSINESS_NUMBER: lambda cell: _said(values.read_business_number(cell)),
        Reads.FLAG: lambda cell: Said(values.read_flag(cell)),
        Reads.NUMBER: lambda cell: _said(values.read_heads(cell, zero=True)),
        Reads.YEAR: lambda cell: _said(amounts.read_year(cell)),
    }
    return simple[reads]


_OF_FARM_WORK = frozenset(
    {KindId.FARM_WORKERS, KindId.FARM_DAYS, KindId.FARM_CONTRACTS, KindId.SUPPORT_PAYMENTS}
)
"""Kinds of farm work whose rows are about one person each."""


def _of_farm_work(
    match: ColumnMatch, kind: KindId, context: Context, hint: str
) -> Callable[[Cell], Said] | None:
    """How a column of farm work is read whose cells hold more than others do; None of others."""
    if match.field == "seeker" and kind in _OF_FARM_WORK:
        return farm_cells.worker
    if match.field == "work_date":
        return farm_cells.one_day(lambda cell: _day(cell, context))
    if (kind, match.field) == (KindId.FARM_REQUESTS, "starts_on"):
        return farm_cells.from_day(lambda cell, last: _day(cell, context, last=last))
    if (kind, match.field) == (KindId.FARMS, "area"):
        return farm_cells.area(match.path)
    if (kind, match.field) == (KindId.FARM_DAYS, "status"):
        return farm_cells.state(words.choice_reader(kind, match.field))
    if (kind, match.field) == (KindId.FARM_DAYS, "hours"):
        return farm_cells.hours
    if match.field == "daily_wage":
        return farm_cells.wage(lambda cell: _said(amounts.read_won(cell, hint)))
    return None


def _said(
    reading: values.Reading[int] | values.Reading[str] | values.Reading[tuple[str, ...]],
) -> Said:
    return Said(reading.value, reading.doubt, reading.rest, reading.remark)


def _birth(cell: Cell, today: date) -> Said:
    """A birth; of ``만 61세`` in its place the age as int, which gives the year about."""
    age, said = values.age_or_birth(cell)
    if age is not None:
        return Said(age)
    birth = values.read_birth(said, today=today)
    return Said(birth) if birth != values.Birth() else NOTHING


_HAS_YEAR = re.compile(r"\d{4}|\d{2}\D+\d{1,2}\D+\d")


def is_without_year(cell: Cell) -> bool:
    """Whether a cell of a date column names month and day only (``3월 29일``, ``3/29``)."""
    if not isinstance(cell, str):
        return False
    plain = text.narrow(cell)
    return not _HAS_YEAR.search(plain) and 2 <= len(text.digits(plain)) <= 4


def _day(cell: Cell, context: Context, *, last: bool = False) -> date | None:
    read = values.read_date(cell, today=context.today, year=context.year, last=last)
    return _past(read, cell, context)


def _past(day: date | None, cell: Cell, context: Context) -> date | None:
    """A day without a year that would lie ahead is last year's."""
    ahead = day is not None and day > (context.newest or context.today) and not context.year_is_said
    if day is not None and ahead and is_without_year(cell):
        return values.read_date(cell, today=context.today, year=day.year - 1)
    return day


_NO_DATE = re.compile(r"채용|상시|수시|충원|마감|까지|오늘|내일|협의|미정|추후|연중|없")


def _last_date(cell: Cell, context: Context) -> Said:
    try:
        return Said(values.read_date(cell, today=context.today, year=context.year, last=True))
    except BadValue:
        if isinstance(cell, str) and _NO_DATE.search(cell) and not text.digits(cell):
            return Said(rest=shown(cell))
        raise
