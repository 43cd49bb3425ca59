"""How cells of farm lists are read that may hold more than their field: several people or days in
one, a name that is no name, an area whose unit stands in the header."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from jobdesk.domain import text, values
from jobdesk.domain.cohorts import WEEKDAYS
from jobdesk.domain.reading import BadValue, says_nothing
from jobdesk.domain.text import with_particle
from jobdesk.exchange.workbook import Cell
from jobdesk.services.importing import words
from jobdesk.services.importing.said import NOTHING, Said

_MASKED = re.compile(r"[○〇◯●◎*＊]|(?<=[가-힣])(?:[Oo0]{1,2}|[Xx]{1,2})(?![가-힣])")
_MORE = re.compile(r"(?:외|등)\s*\d+|\d+\s*(?:명|인)\b|(?:외|등)\s*$")
_BETWEEN = re.compile(r"[,/·、;&+\n]")
_TWO_NAMES = re.compile(r"[가-힣]{2,4}(?: [가-힣]{2,4})+")
_ROLE = re.compile(
    r"([가-힣]{2,5})\s*[(\[]\s*(작업반장|반장|조장|팀장|운전원|운전자|운전|기사|차주)\s*[)\]]"
)
_NOBODY = re.compile(r"미정|미배치|공석|모집\s*중|대기|우천|휴무|작업\s*없음|취소")
_SEVERAL_DAYS = re.compile(r"~|\d\s*일?\s*[,、·;]\s*\d|\n|부터")
_WEEKDAY = re.compile(rf"[(\[]\s*([{''.join(WEEKDAYS)}])(?:요일)?\s*[)\]]")
_BARE_AREA = re.compile(r"[\d,]+(?:\.\d+)?")
_HOURS = re.compile(r"(\d{1,2})(?:\.0+)?\s*(?:시간|h|H)?")
_UNSETTLED = re.compile(r"[^\d]*(?:협의|미정|별도|추후)[^\d]*")
_AREA_UNIT = re.compile(r"㎡|m2|m²|평|ha|헥타르|정보|마지기|아르", re.IGNORECASE)


class Days(NamedTuple):
    """From when until when one cell says that there is work."""

    first: date
    last: date


def worker(cell: Cell) -> Said:
    """One person's name; a cell of several or of nobody is no name, and a name that is hidden
    or could be two is asked about."""
    said = text.narrow(values.as_text(cell, lines=True))
    if says_nothing(said):
        return NOTHING
    if role := _ROLE.fullmatch(said):
        return Said(role[1], rest=role[2])
    name = words.person_name(values.as_text(cell))
    if _NOBODY.search(said):
        raise BadValue(f"‘{name}’은 사람 이름이 아닙니다. 일한 분의 이름을 적어 주세요.")
    if _MORE.search(said) or _BETWEEN.search(said):
        raise BadValue(
            f"한 칸에 여러 분이 적혀 있습니다(‘{name}’). 한 줄에 한 분씩 이름을 적어 주세요."
        )
    if _MASKED.search(said):
        return Said(name, doubt=f"이름이 가려져 있어(‘{name}’) 누구인지 알 수 없습니다.")
    if _TWO_NAMES.fullmatch(said) and said != name.replace(" ", ""):
        return Said(name, doubt=f"‘{name}’이 한 분인지 두 분인지 알 수 없습니다.")
    return Said(name)


def one_day(read: Callable[[Cell], date | None]) -> Callable[[Cell], Said]:
    """Reads the one day of a cell; several in it are told, and a day of the week that is another
    is asked about: the year may be."""

    def day(cell: Cell) -> Said:
        line = text.narrow(cell) if isinstance(cell, str) else ""
        if line and _SEVERAL_DAYS.search(cell if isinstance(cell, str) else line):
            raise BadValue(
                f"한 칸에 여러 날이 적혀 있습니다(‘{text.tidy(line)}’). 하루에 한 줄씩 적어 주세요."
            )
        found = read(cell)
        said = _WEEKDAY.search(line)
        if found is not None and said and said[1] != WEEKDAYS[found.weekday()]:
            own = WEEKDAYS[found.weekday()]
            return Said(
                found,
                doubt=f"{found}은 {own}요일인데 ({said[1]})로 적혀 있습니다. 연도를 확인하세요.",
            )
        return Said(found)

    return day


def from_day(read: Callable[[Cell, bool], date | None]) -> Callable[[Cell], Said]:
    """Reads the first day of work, and of a span its last along with it; ``read`` takes the cell
    and whether the last day of a span is wanted."""

    def days(cell: Cell) -> Said:
        first = read(cell, False)
        if isinstance(cell, str) and "~" in text.narrow(cell) and first is not None:
            last = read(cell, True)
            return Said(Days(first, last) if last is not None else first)
        return Said(first)

    return days


def area(header: str) -> Callable[[Cell], Said]:
    """An area with its unit, which the header says for all its cells."""
    unit = _AREA_UNIT.search(header)

    def read(cell: Cell) -> Said:
        said = values.as_text(cell)
        if unit is None or not _BARE_AREA.fullmatch(said):
            return Said(said)
        number = float(said.replace(",", ""))
        return Said(f"{number:,.0f}{unit[0]}" if number.is_integer() else f"{number:,}{unit[0]}")

    return read


def hours(cell: Cell) -> Said:
    """Whole hours of work; a half of one and other words stay with the row as they are."""
    said = values.as_text(cell)
    match = _HOURS.fullmatch(said)
    return Said(int(match[1])) if match else Said(rest=said)


def state(read: Callable[[Cell], Said]) -> Callable[[Cell], Said]:
    """Reads what became of a day; a word that is none of ours is asked about."""

    def status(cell: Cell) -> Said:
        said = read(cell)
        if said.value is None and said.rest:
            return said._replace(
                doubt=f"{with_particle(f'‘{said.rest}’', '이/가')} 무슨 뜻인지 알 수 없습니다. "
                "그대로 넣으면 지난 날은 근로확인, 앞날은 배치로 봅니다."
            )
        return said

    return status


def wage(read: Callable[[Cell], Said]) -> Callable[[Cell], Said]:
    """Reads a day's wage; one that is still to be agreed on stays with the row as words."""

    def won(cell: Cell) -> Said:
        said = values.as_text(cell)
        return Said(rest=said) if _UNSETTLED.fullmatch(said) else read(cell)

    return won
