"""Makes one line of each person's day where a list of farm work has several in a line: names in
one cell or in columns beside each other (근로자1, 근로자2), days in one cell, or a span whose
number of days the line itself says.

What cannot be told apart (``김은서 외 2``, a span without its number of days) stays as it is, for
whoever reads the cells to ask about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from jobdesk.domain import text
from jobdesk.exchange import headers
from jobdesk.exchange.farm_grid import FARM_WORDS, WORKER_WORDS
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

DAY_WORDS = frozenset(
    "일자 작업일 작업일자 근로일 근로일자 투입일 투입일자 배치일 배치일자 출역일 날짜".split()  # noqa: SIM905
)
_SPANS = frozenset("작업기간 근로기간 근무기간 배치기간 투입기간".split())  # noqa: SIM905
_COUNT = frozenset("일수 근로일수 작업일수 투입일수 출역일수 총일수".split())  # noqa: SIM905
_PHONE = re.compile(r"연락처|전화|휴대|핸드폰")
_OF_ALL = re.compile(r"교통비|간식비|식비|중식|새참|숙박|차량비|지원금|합계|총액|금액|계$|인원")
_OF_ONE = re.compile(r"생년|나이|연령|성별|주민")
_CONTRACT = re.compile(r"계약")
_NAME = r"[가-힣]{2,5}"
_SEVERAL = re.compile(rf"{_NAME}(?:\s*[,/·、;\n]\s*{_NAME})+")
_BETWEEN = re.compile(r"\s*[,/·、;\n]\s*")
_DAY = re.compile(r"(?:(?:(20\d{2})\s*[.\-/년]\s*)?(\d{1,2})\s*[.\-/월]\s*)?(\d{1,2})\s*일?\.?")
_SAME = frozenset(["〃", "″", '"', "상동", "위와같음", "위와 같음"])
_MOST_DAYS, _TOP = 31, 20


@dataclass(frozen=True, slots=True)
class _Head:
    row: int
    labels: dict[int, str]
    workers: tuple[int, ...]
    day: int | None
    first: int | None
    last: int | None
    count: int | None


def unfolded(workbook: Workbook) -> Workbook:
    """The workbook with such lines taken apart; a sheet without any stays as it is."""
    sheets = tuple(_apart(sheet) for sheet in workbook.sheets)
    return workbook if sheets == workbook.sheets else replace(workbook, sheets=sheets)


def _apart(sheet: Sheet) -> Sheet:
    head = _head(sheet)
    if head is None:
        return sheet
    merged = _merged(sheet)
    lines: list[tuple[int, list[Cell]]] = []
    several = same = False
    above: list[Cell] = [None] * sheet.width
    for index in range(head.row + 1, len(sheet.rows)):
        row = [sheet.rows[merged.get((index, c), index)][c] for c in range(sheet.width)]
        same = same or any(_is_same(cell) for cell in row)
        row = [above[c] if _is_same(cell) else cell for c, cell in enumerate(row)]
        above = list(row)
        names, days = _names(row, head), _days(row, head)
        several = several or len(names) > 1 or len(days) > 1 or head.first is not None
        lines += [(index, line) for line in _lines(row, head, names, days)]
    if same and not several:  # each line stands where it stood
        top = [list(row) for row in sheet.rows[: head.row + 1]]
        return replace(sheet, rows=[*top, *(line for _, line in lines)])
    if not several:
        return sheet
    return _sheet(sheet, head, lines)


def _sheet(sheet: Sheet, head: _Head, lines: Sequence[tuple[int, list[Cell]]]) -> Sheet:
    spare = {*head.workers[1:], *((head.last,) if head.last is not None else ())}
    kept = [c for c in range(sheet.width) if c not in spare]
    top = [list(sheet.rows[head.row])]
    top[0][head.workers[0]] = "근로자"
    if head.first is not None:
        top[0][head.first] = "일자"
    above = [list(row) for row in sheet.rows[: head.row]]
    rows: list[list[Cell]] = [[*(row[c] for c in kept), None] for row in above]
    rows.append([*(top[0][c] for c in kept), "파일의 줄"])
    rows += [[*(line[c] for c in kept), sheet.number(index)] for index, line in lines]
    left = [w for c, w in head.labels.items() if _OF_ALL.search(w) and c in kept]
    note = "한 줄에 여러 분이나 여러 날이 있어 한 분의 하루를 한 줄로 펴서 읽었습니다. "
    note += "줄 번호는 편 표의 것이고, 파일의 줄 번호는 ‘파일의 줄’에 있습니다."
    told = [note]
    if left:
        names = ", ".join(f"‘{name}’" for name in dict.fromkeys(left))
        told.append(f"편 줄에서 한 분의 하루치인지 알 수 없어 비운 열: {names}")
    return Sheet(
        sheet.name,
        rows,
        visible=sheet.visible,
        merged=tuple(a for a in sheet.merged if a[2] <= sheet.number(head.row) and not spare),
        first_row=sheet.first_row,
        warnings=(*sheet.warnings, *told),
        first_column=sheet.first_column,
        part_of=sheet.part_of,
    )


def _head(sheet: Sheet) -> _Head | None:
    for index, row in enumerate(sheet.rows[:_TOP]):
        labels = {c: text.tidy(cell) for c, cell in enumerate(row) if isinstance(cell, str)}
        bare = {c: headers.bare(words) for c, words in labels.items()}
        if not any(words in FARM_WORDS for words in bare.values()):
            continue
        workers = [c for c, words in bare.items() if re.sub(r"\d$", "", words) in WORKER_WORDS]
        if not workers:
            continue
        if len(workers) > 1 and not all(bare[c][-1].isdigit() for c in workers):
            return None
        said = " ".join(str(c) for r in sheet.rows[: index + 1] for c in r if isinstance(c, str))
        day = next((c for c, words in bare.items() if words in DAY_WORDS | _SPANS), None)
        first = next((c for c, w in bare.items() if w in ("시작일", "작업시작일")), None)
        last = next((c for c, w in bare.items() if w in ("종료일", "작업종료일")), None)
        count = next((c for c, words in bare.items() if words in _COUNT), None)
        if _CONTRACT.search(said) or first is None or last is None or count is None:
            first = last = None  # a contract, whose days are not each worked
        if day is None and first is None:
            return None
        return _Head(index, labels, tuple(workers), day, first, last, count)
    return None


def _is_same(cell: Cell) -> bool:
    """Whether a cell only says that it is as the one above."""
    return isinstance(cell, str) and cell.strip() in _SAME


def _merged(sheet: Sheet) -> dict[tuple[int, int], int]:
    """For each cell within an area merged downwards the index of the row that holds its value."""
    return {
        (row - sheet.first_row, left - 1): top - sheet.first_row
        for top, left, bottom, right in sheet.merged
        if left == right
        for row in range(top, min(bottom, top + 500) + 1)
    }


def _names(row: Sequence[Cell], head: _Head) -> list[str]:
    """The names of a line where there are several and all are clear; else []."""
    cells = [str(row[c]).strip() for c in head.workers if not is_blank(row[c])]
    if len(cells) > 1:
        return cells
    said = cells[0] if cells else ""
    return _BETWEEN.split(said) if _SEVERAL.fullmatch(said) else []


def _days(row: Sequence[Cell], head: _Head) -> list[str]:
    """The days of a line as a list would say each, where there are several; else []."""
    if head.first is not None and head.last is not None:
        first, last = (_one(row[c]) for c in (head.first, head.last))
    elif head.day is not None and isinstance(row[head.day], str):
        said = text.narrow(str(row[head.day]))
        if "~" not in said:
            return _listed(said)
        first, last = (_one(part) for part in said.split("~", 1))
        if first is not None and last is not None and last[1] is None:
            last = (first[0], first[1], last[2])
    else:
        return []
    return _spanned(first, last, row[head.count] if head.count is not None else None)


_Day = tuple[int | None, int | None, int]
"""Year and month where they are said, and the day."""


def _one(cell: Cell) -> _Day | None:
    if isinstance(cell, (date, datetime)):
        return cell.year, cell.month, cell.day
    match = _DAY.fullmatch(text.narrow(str(cell or "")))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return year, month, day or 0


def _said(day: _Day) -> str:
    year, month, number = day
    return f"{year}-{month:02}-{number:02}" if year else f"{month}/{number}"


def _plain(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d}" if isinstance(cell, date) else text.tidy(str(cell or ""))


def _listed(said: str) -> list[str]:
    parts = [_one(part) for part in re.split(r"\s*[,、;\n]\s*", said)]
    out: list[str] = []
    year: int | None = None
    month: int | None = None
    for part in parts:
        if part is None:
            return []
        year, month = part[0] or year, part[1] or month
        if month is None:
            return []
        out.append(_said((year, month, part[2])))
    return out if len(out) > 1 else []


def _spanned(first: _Day | None, last: _Day | None, count: Cell) -> list[str]:
    """Every day of a span, where the line says that there are as many; else []."""
    if first is None or last is None or first[1] is None or last[1] is None:
        return []
    year = first[0] or last[0]
    try:
        begin = date(year or 2000, first[1], first[2])
        end = date(last[0] or year or 2000, last[1], last[2])
    except ValueError:
        return []
    days = (end - begin).days + 1
    number = re.sub(r"\D", "", str(count)) if not is_blank(count) else ""
    if not 1 <= days <= _MOST_DAYS or not number or int(number) != days:
        return []
    each = [begin + timedelta(at) for at in range(days)]
    return [_said((day.year if year else None, day.month, day.day)) for day in each]


def _lines(
    row: list[Cell], head: _Head, names: Sequence[str], days: Sequence[str]
) -> list[list[Cell]]:
    if head.first is not None and head.last is not None and not days:
        begin, end = row[head.first], row[head.last]
        row[head.first] = None if is_blank(begin) else f"{_plain(begin)}~{_plain(end)}"
    if len(names) < 2 and not days:
        return [row]
    at = head.first if head.first is not None else head.day
    out: list[list[Cell]] = []
    people: list[str | None] = [*names] or [None]
    each: list[str | None] = [*days] or [None]
    for number, name in enumerate(people):
        for day in each:
            line = list(row)
            if name is not None:
                line[head.workers[0]] = name
            if day is not None and at is not None:
                line[at] = day
            for column, label in head.labels.items():
                if column in head.workers:
                    continue
                if _OF_ALL.search(label) or (len(names) > 1 and _OF_ONE.search(label)):
                    line[column] = None
                elif _PHONE.search(label) and "농" not in label and len(names) > 1:
                    phones = _BETWEEN.split(str(row[column] or "").strip())
                    line[column] = phones[number] if len(phones) == len(names) else None
            out.append(line)
    return out
