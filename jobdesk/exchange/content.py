"""What the cells of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from jobdesk.domain import text, values
from jobdesk.domain.times import time_of_day
from jobdesk.domain.wages import read_wage
from jobdesk.exchange import headers
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.rules import Reads
from jobdesk.exchange.synonyms import HEADER_WORDS
from jobdesk.exchange.workbook import Cell

SAMPLE = 60
"""So many cells, spread evenly, stand for a column."""

_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진지엄채원천방공"
)
_PERSON = re.compile(
    r"[가-힣]{2,4}|[가-힣]{2,4}\s*\([^)]{1,6}\)|[가-힣]\s[가-힣]{1,2}|[가-힣]\s+[가-힣]\s+[가-힣]"
)
_ADDRESS = re.compile(
    r"(?:^|\s)\S+(?:특별시|광역시|특별자치[시도]|[시군구읍면동리]|[로길]\s?\d*)(?:\s|$|\d)"
)
_PLACE = re.compile(r"\S{1,6}(?:읍|면|동)")
_FIRM_NUMBER = re.compile(r"\d{3}-\d{2}-\d{5}")


class Samples:
    """Sample cells of a table's columns, each judged once for all kinds of sheet."""

    def __init__(self, columns: Sequence[int], rows: Sequence[Sequence[Cell]], today: date) -> None:
        self.today = today
        self._cells = {column: spread(rows, column) for column in columns}
        self._shares: dict[tuple[int, Reads], float] = {}
        self._evident: dict[int, Reads | None] = {}

    def cells(self, column: int) -> list[Cell]:
        """At most SAMPLE filled cells of a column, spread evenly from top to bottom."""
        return self._cells[column]

    def share(self, column: int, reads: Reads) -> float:
        """The part of a column's cells, 0 to 1, that read as ``reads``; 1 when it has none."""
        key = (column, reads)
        if key not in self._shares:
            cells, fits = self._cells[column], _FITS[reads]
            good = sum(1 for cell in cells if fits(cell, self.today))
            self._shares[key] = good / len(cells) if cells else 1.0
        return self._shares[key]

    def evident(self, column: int) -> Reads | None:
        """What a column holds by its cells alone, see :func:`evident`."""
        if column not in self._evident:
            self._evident[column] = evident(self._cells[column], self.today)
        return self._evident[column]


def spread(rows: Sequence[Sequence[Cell]], column: int, most: int = SAMPLE) -> list[Cell]:
    """At most ``most`` filled cells of a column, evenly spread; a sparse one is read through."""
    step = max(1, len(rows) // (most * 4))
    cells = [row[column] for row in rows[::step] if column < len(row) and not is_blank(row[column])]
    if len(cells) < most and step > 1:
        cells = [row[column] for row in rows if column < len(row) and not is_blank(row[column])]
    if len(cells) <= most:
        return cells
    pace = len(cells) / most
    return [cells[int(i * pace)] for i in range(most)]


def _accepts(read: Callable[[object], object]) -> Callable[[Cell, date], bool]:
    def fits(cell: Cell, today: date) -> bool:  # noqa: ARG001 - one shape for every check
        try:
            read(cell)
        except values.BadValue:
            return False
        return True

    return fits


def _is_date(cell: Cell, today: date) -> bool:
    if isinstance(cell, (date, datetime)):
        return True
    try:
        return values.read_date(cell, today=today, year=today.year) is not None
    except values.BadValue as error:
        return "없는" in error.sentence


def _is_birth(cell: Cell, today: date) -> bool:
    try:
        age, said = values.age_or_birth(cell)
        birth = values.Birth(year=age) if age else values.read_birth(said, today=today)
    except values.BadValue as error:
        return "없는" in error.sentence or "오늘보다" in error.sentence
    return birth.day is not None or birth.year is not None


def _is_phone(cell: Cell, today: date) -> bool:  # noqa: ARG001
    try:
        reading = values.read_phones(cell, area="031")
    except values.BadValue:
        return len(text.digits(str(cell))) >= 7 and isinstance(cell, (str, int))
    return reading.value is not None or "*" in reading.rest or not reading.rest


def _is_name(cell: Cell, today: date) -> bool:  # noqa: ARG001
    if not isinstance(cell, str):
        return False
    plain = text.tidy(cell)
    if headers.bare(plain) in HEADER_WORDS and len(plain) > 2:
        return False
    return 1 < len(plain) <= 40 and re.search(r"\d{3}", plain) is None


def _is_company(cell: Cell, today: date) -> bool:  # noqa: ARG001
    if not isinstance(cell, str):
        return False
    plain = text.tidy(cell)
    if headers.bare(plain) in HEADER_WORDS or plain.startswith(("http", "{")):
        return False
    return bool(plain) and len(plain) <= 60


def _is_text(cell: Cell, today: date) -> bool:  # noqa: ARG001
    """Words; marks such as ○ and × are an answer to another question."""
    if isinstance(cell, bool):
        return False
    plain = text.tidy(str(cell))
    return plain not in {"○", "O", "X", "×", "Y", "N", "o", "x", "ㅇ", "●", "√", "V"}


def _is_wage(cell: Cell, today: date) -> bool:  # noqa: ARG001
    if isinstance(cell, (int, float)):
        return cell >= 100
    plain = str(cell)
    return (
        read_wage(plain) is not None
        or re.search(r"협의|내규|최저|면접|무관|상관|[시월일]급|연봉|결정|원", plain) is not None
        or text.digits(plain) not in ("",)
        or values.says_nothing(text.tidy(plain))
        or plain.startswith("(")
    )


def _is_address(cell: Cell, today: date) -> bool:  # noqa: ARG001
    return isinstance(cell, str) and not re.fullmatch(r"[\d\-.,]+", cell.strip())


def _is_place(cell: Cell, today: date) -> bool:  # noqa: ARG001
    return isinstance(cell, str) and len(cell) <= 20 and not any(c.isdigit() for c in cell[:2])


def _is_number(cell: Cell, today: date) -> bool:  # noqa: ARG001
    return isinstance(cell, (int, float)) or bool(text.digits(str(cell)))


def _is_year(cell: Cell, today: date) -> bool:
    return _is_birth(cell, today)


def _is_time(cell: Cell, today: date) -> bool:  # noqa: ARG001
    if isinstance(cell, (datetime, time)):
        return True
    try:
        return bool(time_of_day(str(cell)))
    except ValueError:
        return values.says_nothing(text.tidy(str(cell)))


def _is_last_date(cell: Cell, today: date) -> bool:
    return _is_date(cell, today) or (
        isinstance(cell, str)
        and re.search(r"채용|상시|수시|충원|마감|까지|오늘|내일", cell) is not None
    )


def _is_short(cell: Cell, today: date) -> bool:  # noqa: ARG001
    return isinstance(cell, str) and len(cell) <= 40


_FITS: dict[Reads, Callable[[Cell, date], bool]] = {
    Reads.TEXT: _is_text,
    Reads.LONG_TEXT: _is_text,
    Reads.NAME: _is_name,
    Reads.COMPANY: _is_company,
    Reads.DATE: _is_date,
    Reads.LAST_DATE: _is_last_date,
    Reads.BIRTH: _is_birth,
    Reads.BIRTH_YEAR: _is_year,
    Reads.AGE: _accepts(values.read_age),
    Reads.GENDER: _accepts(values.read_gender),
    Reads.PHONE: _is_phone,
    Reads.ADDRESS: _is_address,
    Reads.PLACE: _is_place,
    Reads.HEADS: _accepts(lambda cell: values.read_heads(cell, zero=True)),
    Reads.OPENINGS: _accepts(lambda cell: values.read_heads(cell, zero=True)),
    Reads.WAGE: _is_wage,
    Reads.BUSINESS_NUMBER: _accepts(values.read_business_number),
    Reads.CHOICE: _is_short,
    Reads.MULTI: _is_short,
    Reads.FLAG: _accepts(values.read_flag),
    Reads.NUMBER: _is_number,
    Reads.YEAR: _is_number,
    Reads.TIME: _is_time,
    Reads.WON: _is_number,
    Reads.TITLES: _is_short,
    Reads.LIST: _is_text,
}


def evident(cells: Sequence[Cell], today: date) -> Reads | None:
    """What a column holds beyond doubt by its cells alone; None when nothing is sure.

    Told apart are resident numbers and birth dates, phones, genders, business numbers,
    addresses, eup and myeon, and names of people. Fewer than three cells prove nothing.
    """
    filled = [c for c in cells if not (isinstance(c, str) and values.says_nothing(text.tidy(c)))]
    if len(filled) < 3:
        return None
    lines = [text.tidy(str(cell)) for cell in filled]

    def most(fits: Callable[[str], object], part: float = 0.85) -> bool:
        return sum(1 for line in lines if fits(line)) >= part * len(lines)

    if sum(1 for cell in filled if values.looks_resident(cell)) >= 0.8 * len(filled):
        return Reads.BIRTH
    if most(lambda line: line in {"남", "여", "남자", "여자", "남성", "여성"}, 0.95):
        return Reads.GENDER
    if most(_FIRM_NUMBER.fullmatch):
        return Reads.BUSINESS_NUMBER
    if most(_plain_phone):
        return Reads.PHONE
    if _are_births(filled, today):
        return Reads.BIRTH
    if most(_PLACE.fullmatch) and len(set(lines)) > 1:
        return Reads.PLACE
    if most(lambda line: len(line.split()) > 1 and _ADDRESS.search(line), 0.8):
        return Reads.ADDRESS
    if most(lambda line: _PERSON.fullmatch(line) and line[0] in _SURNAMES) and (
        len(set(lines)) >= 0.7 * len(lines)
        and sum(1 for line in lines if len(line) == 3) >= 0.6 * len(lines)
        and not any(_PLACE.fullmatch(line) for line in lines[:3])
    ):
        return Reads.NAME
    return None


def _plain_phone(line: str) -> bool:
    if len(text.digits(line)) < 9:
        return False
    try:
        return bool(text.phone(line))
    except ValueError:
        return False


def _are_births(cells: Sequence[Cell], today: date) -> bool:
    """Dates spread over the birth years of people of working age."""
    years = []
    for cell in cells:
        if isinstance(cell, int) and cell < 100_000:
            continue  # a bare small number may be anything
        try:
            day = values.read_birth(cell, today=today).day
        except values.BadValue:
            continue
        if day is not None:
            years.append(day.year)
    if len(years) < 0.85 * len(cells):
        return False
    old = sum(1 for year in years if year <= today.year - 15)
    return old >= 0.95 * len(years) and max(years) - min(years) >= 5
