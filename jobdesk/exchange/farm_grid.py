"""Makes a list of days of every sheet of farm work that has its days as columns: people down with
a mark in each day, farms down with names in each, or people down with the farm in each.

Whatever comes after can then count on one line for a person's day on a farm; which cell of the
file it was made of stands with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain import text
from jobdesk.exchange import headers
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.workbook import Cell, Sheet, Workbook

FARM, WORKER = "농가명", "근로자"
HEAD = ("일자", FARM, WORKER, "상태", "근로시간", "1일 임금", "파일의 칸")
"""The columns that are made; those that say more of the row come between."""
FARM_WORDS = frozenset(
    ["농가", "농가명", "농장", "농장명", "농가주", "농장주", "농가이름", "작업농가"]
)
WORKER_WORDS = frozenset(
    "근로자 근로자명 작업자 작업자명 인부 성명 이름 참여자 출역자 투입자".split()  # noqa: SIM905
)
_OF_FARM_WORK = re.compile(r"농가|농작업|영농|출역|일손|농촌|농업")
_OF_LESSONS = re.compile(r"출석|출결|훈련|교육|수강")
_KEPT = re.compile(
    r"연락처|전화|휴대|핸드폰|생년|성별|나이|주소|작업|작목|품목|일당|노임|단가|읍면|비고"
)
_SUM = re.compile(r"계|합계|일수|총계|누계|소계|총일수|근로일수|출역일수|작업일수|투입일수")
_TOTAL = re.compile(r"(?:소|합|총|누)?\s*계|총\s*합계?|월\s*계")
_MONTH_DAY = re.compile(
    r"(?:(20\d{2})\s*[.\-/년]\s*)?(\d{1,2})\s*[.\-/월]\s*(\d{1,2})\s*일?\.?"
    r"\s*(?:[(\[][월화수목금토일](?:요일)?[)\]])?"
)
_BARE = re.compile(r"(\d{1,2})\s*(일)?\s*(?:[(\[][월화수목금토일](?:요일)?[)\]])?")
_AMOUNT = re.compile(r"[\d,]+(?:\.\d+)?\s*원?")
_MONTH = re.compile(r"(?:(20\d{2})\s*[.\-/년]?\s*)?(?<!\d)(1[0-2]|0?[1-9])\s*월(?!\s*\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_TICKS = frozenset("○〇◯●◎oOㅇ✓✔√vV☑")
_NAMES = re.compile(r"[,/·、;\n]|(?<=[가-힣]{2})\s+(?=[가-힣]{2,4}(?:\s|$))")
_TOP, _LEAST, _LEAST_BARE, _TITLES = 20, 2, 5, 2
"""Rows in which the days may stand; so many days, and bare numbers, make a row of days; more cells
beside each other are no title."""
_HOURS, _LEAST_WAGE = 24, 10_000


@dataclass(frozen=True, slots=True)
class _Grid:
    """``row`` is the index of the days, ``days`` says each column's as a list would."""

    row: int
    days: dict[int, str]
    labels: dict[int, str]
    farm: int | None
    worker: int | None


def unfolded(workbook: Workbook) -> Workbook:
    """The workbook with every such sheet made a list of days."""
    sheets = tuple(_list(sheet, workbook.name) for sheet in workbook.sheets)
    return workbook if sheets == workbook.sheets else replace(workbook, sheets=sheets)


def _list(sheet: Sheet, file: str) -> Sheet:
    grid = _grid(sheet, file)
    if grid is None:
        return sheet
    lines = _Lines(sheet, grid)
    lines.read()
    if not lines.made:
        return replace(sheet, warnings=(*sheet.warnings, *lines.told()))
    kept = lines.kept
    head: list[Cell] = [*HEAD[:3], *(grid.labels[c] for c in kept), *HEAD[3:]]
    own, end = 3 + len(kept), len(head) - 1
    used = [
        c for c in range(len(head)) if c < own or c == end or any(line[c] for line in lines.made)
    ]
    titles = [[str(c) for c in row if not is_blank(c)] for row in sheet.rows[: grid.row]]
    title = " ".join(words for row in titles if len(row) <= _TITLES for words in row)
    rows: list[list[Cell]] = [[line[c] for c in used] for line in (head, *lines.made)]
    rows.insert(0, [title, *[None] * (len(used) - 1)])
    note = (
        f"날짜가 열로 놓인 표를 하루에 한 줄로 펴서 {len(lines.made):,}줄로 읽었습니다. 줄 번호는 "
        "편 표의 것이고, 파일의 어느 칸인지는 ‘파일의 칸’에 있습니다."
    )
    return Sheet(
        sheet.name,
        rows,
        visible=sheet.visible,
        warnings=(*sheet.warnings, note, *lines.told()),
        part_of=sheet.part_of,
    )


def _grid(sheet: Sheet, file: str) -> _Grid | None:
    for row in range(min(_TOP, len(sheet.rows))):
        above = [str(c) for r in sheet.rows[:row] for c in r if not is_blank(c)]
        lines = [*above, sheet.name, file]
        days = _days(sheet, row, lines)
        if not days:
            continue
        labels = {
            column: words
            for column in range(sheet.width)
            if column not in days and (words := _label(sheet, row, column))
        }
        farm = next((c for c, w in labels.items() if headers.bare(w) in FARM_WORDS), None)
        worker = next((c for c, w in labels.items() if headers.bare(w) in WORKER_WORDS), None)
        said = " ".join((*lines, *labels.values()))
        if farm is None and (worker is None or not _OF_FARM_WORK.search(said)):
            return None
        return None if _OF_LESSONS.search(said) else _Grid(row, days, labels, farm, worker)
    return None


def _label(sheet: Sheet, row: int, column: int) -> str:
    """The header of a column: beside the days, above them, or beneath in a head of two rows."""
    for at in (row, row - 1, row + 1):
        if not 0 <= at < len(sheet.rows) or sum(not is_blank(c) for c in sheet.rows[at]) < 2:
            continue
        cell = sheet.rows[at][column]
        if not is_blank(cell) and isinstance(cell, str):
            return text.tidy(cell)
        if at == row and not is_blank(cell):
            return ""
    return ""


def _days(sheet: Sheet, row: int, lines: Sequence[str]) -> dict[int, str]:
    """The day of each column that has one, as a list would say it; {} where the row has none."""
    cells = sheet.rows[row]
    out: dict[int, str] = {}
    bare: dict[int, int] = {}
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            out[column] = f"{cell:%Y-%m-%d}"
        elif isinstance(cell, str) and (match := _MONTH_DAY.fullmatch(text.narrow(cell))):
            year, month, day = match.groups()
            out[column] = f"{year}-{month}-{day}" if year else f"{month}/{day}"
        elif (number := _bare(cell)) is not None:
            bare[column] = number
    if len(out) >= _LEAST:
        return out if _is_head(cells, out) else {}
    spoken = sum(isinstance(cells[c], str) and "일" in str(cells[c]) for c in bare)
    rising = list(bare.values()) == sorted(set(bare.values()))
    if not rising or (spoken < _LEAST and len(bare) < _LEAST_BARE):
        return {}
    said = next((m for line in lines if (m := _MONTH.search(text.narrow(line)))), None)
    if said is None:
        return {}
    years = [m[1] for line in lines if (m := _YEAR.search(text.narrow(line)))]
    year = said[1] or (years[0] if years else "")
    start = f"{year}-{said[2]}-" if year else f"{said[2]}/"
    return {column: f"{start}{number}" for column, number in bare.items()}


def _is_head(cells: Sequence[Cell], days: dict[int, str]) -> bool:
    """Whether a row with several days is a head: they go on in time, and no amount stands beside
    them. A line of a 지원금 대장 has its day, a birth date, an amount and a day of receipt."""
    beside = [c for column, c in enumerate(cells) if column not in days and not is_blank(c)]
    if any(_AMOUNT.fullmatch(text.narrow(str(cell))) for cell in beside):
        return False
    whole = [date.fromisoformat(f"{c:%Y-%m-%d}") for c in cells if isinstance(c, date)]
    return whole == sorted(set(whole))


def _bare(cell: Cell) -> int | None:
    if isinstance(cell, bool) or is_blank(cell):
        return None
    match = _BARE.fullmatch(text.narrow(str(cell)))
    number = int(match[1]) if match else 0
    return number if 1 <= number <= 31 else None


class _Lines:
    """The lines that a grid is made of."""

    def __init__(self, sheet: Sheet, grid: _Grid) -> None:
        self._sheet, self._grid = sheet, grid
        own = (grid.farm, grid.worker)
        others = [c for c in grid.labels if c not in own]
        others = [c for c in others if not headers.counts_rows(grid.labels[c])]
        self._sums = [c for c in others if _SUM.fullmatch(headers.bare(grid.labels[c]))]
        others = [c for c in others if c not in self._sums]
        self.kept = [c for c in others if _KEPT.search(grid.labels[c])]
        self._left = [grid.labels[c] for c in others if c not in self.kept]
        self.made: list[list[Cell]] = []
        self._heads = 0
        self._off: list[str] = []
        self._merged = {
            (row - sheet.first_row, left - 1): top - sheet.first_row
            for top, left, bottom, right in sheet.merged
            if left == right
            for row in range(top, min(bottom, top + 500) + 1)
        }

    def read(self) -> None:
        """Make the lines of all rows beneath the days."""
        grid = self._grid
        for index in range(grid.row + 1, len(self._sheet.rows)):
            row = self._sheet.rows[index]
            farm, worker = self._name(index, grid.farm), self._name(index, grid.worker)
            named = [name for name in (farm, worker) if name]
            if not named or any(_TOTAL.fullmatch(name) for name in named):
                continue
            if any(headers.bare(name) in FARM_WORDS | WORKER_WORDS for name in named):
                continue  # the second row of a head
            before = len(self.made)
            for column, day in grid.days.items():
                if not is_blank(row[column]) and text.narrow(str(row[column])) not in ("-", "0"):
                    self._cell(index, column, day, farm, worker)
            self._check(row, index, worker or farm, len(self.made) - before)

    def _name(self, index: int, column: int | None) -> str:
        """The text of a cell, or of the one that it is merged with."""
        if column is None:
            return ""
        cell = self._sheet.rows[self._merged.get((index, column), index)][column]
        return "" if is_blank(cell) else text.tidy(str(cell))

    def _cell(self, index: int, column: int, day: str, farm: str, worker: str) -> None:
        cell, grid = self._sheet.rows[index][column], self._grid
        said = str(cell).strip()
        number = _number(cell)
        if grid.worker is None:
            if number is not None:
                self._heads += int(number)
                return
            for name in _NAMES.split(said):
                if name.strip():
                    self._line(index, column, (day, farm, name.strip()))
        elif grid.farm is None and number is None and re.search(r"[가-힣]{2}", said):
            self._line(index, column, (day, said, worker))
        elif said in _TICKS or number == 1:
            self._line(index, column, (day, farm, worker))
        elif number is not None and 1 < number <= _HOURS and float(number).is_integer():
            self._line(index, column, (day, farm, worker), hours=int(number))
        elif number is not None and number >= _LEAST_WAGE:
            self._line(index, column, (day, farm, worker), wage=int(number))
        else:  # asked about, as what became of the day
            self._line(index, column, (day, farm, worker), state=said)

    def _line(
        self,
        index: int,
        column: int,
        own: tuple[str, str, str],
        *,
        state: str = "",
        hours: int | None = None,
        wage: int | None = None,
    ) -> None:
        where = f"{self._sheet.letters(column)}{self._sheet.number(index)}"
        kept = [self._kept(index, at) for at in self.kept]
        self.made.append([*own, *kept, state or None, hours, wage, where])

    def _kept(self, index: int, column: int) -> Cell:
        return self._sheet.rows[self._merged.get((index, column), index)][column]

    def _check(self, row: Sequence[Cell], index: int, name: str, days: int) -> None:
        """Note a row whose own sum is another than its days."""
        for column in self._sums:
            total = _number(row[column])
            if self._grid.worker is not None and total is not None and total != days:
                number = self._sheet.number(index)
                self._off.append(f"{number}행 {name} {total:g}일↔{days}칸")

    def told(self) -> tuple[str, ...]:
        """What was left out or does not agree, in sentences."""
        out = []
        if self._heads:
            out.append(
                f"이름 없이 인원만 적힌 칸이 있어 모두 {self._heads:,}명의 근로일은 넣지 "
                "않았습니다. 누가 일했는지 이름이 있어야 연인원과 실인원으로 셉니다."
            )
        if self._left and self.made:
            names = ", ".join(f"‘{name}’" for name in Counter(self._left))
            out.append(f"하루치인지 한 달 합계인지 알 수 없어 읽지 않은 열: {names}")
        if self._off:
            more = f" 밖에 {len(self._off) - 5:,}줄" if len(self._off) > 5 else ""
            out.append(f"합계와 표시한 날 수가 다른 줄: {', '.join(self._off[:5])}{more}")
        return tuple(out)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    plain = text.narrow(str(cell or "")).replace(",", "")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
