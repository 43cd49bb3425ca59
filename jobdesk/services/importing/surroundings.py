"""What a sheet says around its cells: the year, the day it was made, its unit, its numbering."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from jobdesk.domain import text, values
from jobdesk.domain.centre import CentreSettings
from jobdesk.domain.kinds import KindId
from jobdesk.domain.reading import BadValue
from jobdesk.exchange import headers
from jobdesk.exchange.columns import ColumnMatch
from jobdesk.exchange.content import spread
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Cell, Workbook
from jobdesk.services.importing.reading import Context, is_without_year
from jobdesk.services.importing.shapes import Choices

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_DAY = re.compile(r"(20\d{2})\s*[.\-/년]\s*(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*일?\.?")
_AS_OF = re.compile(r"기준|현재|작성|출력")
_UNIT = re.compile(r"단위[^)\]]*")


def context(
    workbook: Workbook,
    understood: Understood,
    today: date,
    centre: CentreSettings,
    choices: Choices | None = None,
) -> Context:
    """What the title, the file name and the columns say that a cell alone does not, and what
    the user said of it."""
    table = understood.tables[0]
    lines = [*table.titles, table.sheet, workbook.name]
    years = [int(m[1]) for line in lines if (m := _YEAR.search(line))]
    newest = _newest(workbook, understood, today)
    year = years[0] if years and years[0] <= today.year + 1 else newest.year
    unit = next((m[0] for line in table.titles if (m := _UNIT.search(line))), "")
    area = values.area_code(centre.sido)
    if not area and centre.phone.startswith("0"):
        area = centre.phone.split("-")[0]
    as_of = _as_of(understood, table, lines, today)
    if choices is None:
        return Context(today, year, as_of, area, unit, newest=newest)
    said = choices.year is not None
    return Context(
        today, choices.year or year, as_of, area, unit, said, choices.values, newest=newest
    )


def _newest(workbook: Workbook, understood: Understood, today: date) -> date:
    """The day that none in the sheet lies behind: today, and of a list that is kept day by day
    with month and day alone the day on which it was last written."""
    saved = workbook.saved_on
    if understood.kind.kind is KindId.FARM_DAYS and saved is not None and saved < today:
        return saved
    return today


def _as_of(understood: Understood, table: Table, lines: Sequence[str], today: date) -> date:
    """The day of the ages: the one named above the table, else the latest registration.

    A list is no older than its last entry, and hardly much younger.
    """
    for line in lines:
        match = _DAY.search(line)
        if match and _AS_OF.search(line):
            try:
                named = date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
            if named <= today:
                return named
    for column in understood.columns.columns:
        if column.field == "registered_on" and any(
            m.field == "age" for m in understood.columns.columns
        ):
            days = []
            for cell in spread([row for _, row in table.rows], column.column, 400):
                try:
                    day = values.read_date(cell, today=today, year=today.year)
                except BadValue:
                    continue
                if day is not None and day <= today:
                    days.append(day)
            if days:
                return max(days)
    return today


def notes(workbook: Workbook, understood: Understood, known: Context) -> tuple[str, ...]:
    """What was assumed or stands out, in sentences."""
    out = list(workbook.warnings)
    taken = {table.sheet for table in understood.tables}
    for sheet in workbook.sheets:
        if sheet.name in taken:
            name = f"{sheet.part_of or sheet.name} 시트: " if len(taken) > 1 else ""
            out += [f"{name}{warning}" for warning in sheet.warnings]
    fields = understood.columns.fields
    if "age" in fields and "birth_date" not in fields:
        out.append(
            f"생년월일이 없어 나이로 출생연도를 어림했습니다(기준일 {known.as_of.isoformat()})."
        )
    if understood.kind.id == "seekers" and "name" not in fields:
        out.append(
            "이름 열이 없어 '(이름 없음)'과 번호를 이름으로 적었습니다. 누구인지 견줄 수 없으므로 "
            "모든 값이 똑같은 기록이 있을 때만 같은 줄로 보고, 나머지는 신규로 넣습니다."
        )
    if understood.kind.id == "vacancies" and "employer" not in fields:
        out.append("업체명 열이 없어 '(업체명 없음)'과 전화번호로 업체를 새로 적었습니다.")
    if understood.kind.id == "farm_days" and not known.year_is_said and _lacks_year(understood):
        filed = known.newest is not None and known.newest != known.today
        of = f"(파일을 저장한 날 {known.newest})" if filed else ""
        out.append(
            f"날짜에 연도가 없어 {known.year}년으로 보았습니다{of}. 다른 해의 것이면 연도를 "
            "고르세요. (명령에서는 --year 뒤에 연도를 씁니다.)"
        )
    if understood.kind.id == "farm_requests" and "employer" not in fields:
        out.append("농가명 열이 없어 '(농가명 없음)'과 전화번호로 농가를 새로 적었습니다.")
    return tuple(dict.fromkeys(out))


def _lacks_year(understood: Understood) -> bool:
    """Whether days of work are named by month and day alone."""
    columns = [m.column for m in understood.columns.columns if m.field == "work_date"]
    return any(
        is_without_year(cells[column])
        for table in understood.tables
        for _, cells in table.rows
        for column in columns
        if column < len(cells)
    )


def numbers(table: Table) -> Callable[[int, Sequence[Cell]], str]:
    """From a sheet row number and its cells to the row's own number: its 연번, or ``12행``."""
    column = next((h.column for h in table.columns if headers.counts_rows(h.text)), None)

    def number(row: int, cells: Sequence[Cell]) -> str:
        cell = cells[column] if column is not None and column < len(cells) else None
        own = text.tidy(str(cell)) if isinstance(cell, (int, str)) else ""
        return own if own.isdigit() else f"{row}행"

    return number


Span = tuple[ColumnMatch, ColumnMatch]
_FIRST, _LAST = (
    re.compile(r"시작일?|개시일?|부터|start"),
    re.compile(r"종료일?|마감일?|까지|끝|end"),
)


def spans(columns: Sequence[ColumnMatch]) -> list[Span]:
    """Pairs of columns that say from when until when (작업시작일, 작업종료일)."""
    ends = {_LAST.sub("", headers.bare(m.header)): m for m in columns if _LAST.search(m.header)}
    return [
        (m, ends[stem])
        for m in columns
        if _FIRST.search(m.header) and (stem := _FIRST.sub("", headers.bare(m.header))) in ends
    ]


def contradictions(pairs: Sequence[Span], cells: Sequence[Cell], known: Context) -> list[str]:
    """Sentences about spans that end before they begin."""
    out = []
    for first, last in pairs:
        try:
            days = [
                values.read_date(cells[m.column], today=known.today, year=known.year)
                for m in (first, last)
            ]
        except (BadValue, IndexError):
            continue
        begin, end = days
        if begin is not None and end is not None and end < begin:
            out.append(
                f"{text.with_particle(last.header, '이/가')} {first.header}보다 앞섭니다"
                f"({begin.isoformat()} ~ {end.isoformat()})."
            )
    return out
