"""Finding the tables of a sheet: titles, header rows, labels and figures.

Reports put several tables on a sheet, with titles and units above them, headers of two rows whose
cells are merged, and blocks that stand side by side. A row that does not fit its header (a scan
has lost a cell of it) is kept, but nothing in it is judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobdesk.domain.printed_table_cells import Kind, Reading, is_year
from jobdesk.domain.printed_table_grid import Cells, Grid, Line, Place, Table
from jobdesk.domain.printed_table_words import total_rank

_HEAD_WORDS = re.compile(
    r"구\s*분|목\s*표|실\s*적|계\s*획|달\s*성|합\s*계|^계$|인원|건수|년|[율률]|비\s*고|항\s*목|과정|"
    r"연번|내용|수료|취업|기업|금액|예산"
)
_NAMES = r"구분|항목|과정명|과정|세부사업|사업명|분류|프로그램명"
_NOT_COUNTED = (
    r"연번|번호|순번|No\.?|일자|일시|일정|날짜|기간|교육기간|교육일정|운영일자|회차|연도|연도구분|비고|"
    r"순위|체결일|연락처"
)
_NO_FIGURES = re.compile(rf"^({_NAMES}|{_NOT_COUNTED})(\(.*\))?$", re.IGNORECASE)
_MAY_BE_NUMBERED = re.compile(rf"^({_NOT_COUNTED})(\(.*\))?$", re.IGNORECASE)
_ROLES = re.compile(r"목표|실적|계획|[률율](\(%\))?$")
"""Such a column holds figures even where more rows have slipped into it with their labels."""
_TELLS = re.compile(r"내용|일정|일자|일시|날짜|기간|장소|비고|대상|기관|업종|주요|방법|근거|지역$")
"""A label column under such a header tells about the row; it does not name it."""
_RULE = re.compile(r":-+:?|-+:|-{2,}|[─━=_]{2,}")
_HEAD_ROWS = 4
_LOOKED_BACK = 40  # rows


@dataclass
class _Block:
    """Rows of a sheet that belong to one table."""

    about: str
    head: list[int]
    body: list[int] = field(default_factory=list)


def tables(grid: Grid) -> list[Table]:
    """Every table of a sheet that holds figures, in the order of the sheet."""
    cells = Cells(grid)
    found: list[Table] = []
    for block in _blocks(cells):
        for columns in _parts(cells, block):
            table = _table(cells, block, columns)
            if table is not None:
                found.append(table)
    return found


def _blocks(cells: Cells) -> list[_Block]:
    blocks: list[_Block] = []
    about: list[str] = []
    head: list[int] = []
    block: _Block | None = None
    gap = False
    for row in range(cells.height):
        filled = [c for c in range(cells.width) if cells.at(row, c).kind is not Kind.BLANK]
        if not filled:
            gap = True
            continue
        if all(_RULE.fullmatch(cells.at(row, c).text) for c in filled) and len(filled) > 1:
            continue  # the line under a header of a pasted table
        figures = [c for c in filled if cells.at(row, c).kind is Kind.NUMBER]
        words = {cells.label(row, c) for c in filled if cells.at(row, c).kind is Kind.TEXT}
        if not figures and len(words) < 2:
            alone = filled[0] == 0 or not head
            if block is not None and not gap:
                block.body.append(row)
            elif block is None and head and not gap and not alone:
                head.append(row)
            else:
                if block is not None:
                    about = []
                block, head = None, []
                about = [*about[-2:], *words]
        elif not figures:
            if block is not None and not (gap or _is_head(cells, block, row, filled)):
                block.body.append(row)
            else:
                if block is not None:
                    about = []
                head = [*([] if gap or block is not None else head), row][-_HEAD_ROWS:]
                block = None
        elif block is None and _is_numbered_head(cells, row, filled, figures, bool(head)):
            head.append(row)
        else:
            if block is None:
                block = _Block(" ".join(about), head)
                blocks.append(block)
                head = []
            block.body.append(row)
        gap = False
    return blocks


def _is_head(cells: Cells, block: _Block, row: int, filled: Sequence[int]) -> bool:
    """Whether a row of words among the figures begins another table."""
    with_figures = {
        c
        for r in block.body[-_LOOKED_BACK:]
        for c in range(cells.width)
        if cells.at(r, c).kind is Kind.NUMBER
    }
    if not any(_HEAD_WORDS.search(cells.label(row, c)) for c in filled):
        return False
    return len(with_figures & set(filled)) * 2 >= len(with_figures) and len(with_figures) > 1


def _is_numbered_head(
    cells: Cells, row: int, filled: Sequence[int], figures: Sequence[int], headed: bool
) -> bool:
    """Whether a row with numbers is a header: bare years, or names beside a total of all."""
    if all(is_year(cells.at(row, c)) for c in figures):
        return len(figures) > 1 and len(filled) - len(figures) <= 2
    if not headed or len(figures) > 1 or len(filled) < 4 or row + 1 >= cells.height:
        return False
    below = [c for c in range(cells.width) if cells.at(row + 1, c).kind is Kind.NUMBER]
    return figures[0] == filled[0] and figures[0] not in below and len(below) > 2


def _parts(cells: Cells, block: _Block) -> list[list[list[int]]]:
    """Columns of each table of a block; one table may go on at its own right side."""
    used = [
        c
        for c in range(cells.width)
        if any(cells.at(r, c).kind is not Kind.BLANK for r in (*block.head, *block.body))
    ]
    runs: list[list[int]] = []
    for column in used:
        apart = not runs or column != runs[-1][-1] + 1
        if apart and (not runs or _has_labels(cells, block, column)):
            runs.append([column])
        else:
            runs[-1].append(column)
    return [_repeated(cells, block, run) for run in runs]


def _has_labels(cells: Cells, block: _Block, column: int) -> bool:
    kinds = [cells.at(row, column).kind for row in block.body]
    return kinds.count(Kind.TEXT) > kinds.count(Kind.NUMBER)


def _repeated(cells: Cells, block: _Block, run: list[int]) -> list[list[int]]:
    """A run whose header says the same twice or more, taken apart."""
    names = [tuple(cells.label(row, c) for row in block.head) for c in run]
    for period in range(2, len(run) // 2 + 1):
        if len(run) % period or not any(names[0]):
            continue
        if all(name == names[at % period] for at, name in enumerate(names)):
            return [run[at : at + period] for at in range(0, len(run), period)]
    return [run]


def _table(cells: Cells, block: _Block, sides: list[list[int]]) -> Table | None:
    paths = _paths(cells, block.head, sides[0])
    with_figures = [
        at for at in range(len(sides[0])) if _holds_figures(cells, block, sides, at, paths[at])
    ]
    if not with_figures or not block.body:
        return None
    rows: list[Line] = []
    readings: list[list[Reading]] = []
    places: list[list[Place]] = []
    for side in sides:
        labels = side[: with_figures[0]]
        above: list[str] = []
        for row in block.body:
            figures = _spread([cells.at(row, side[at]) for at in with_figures])
            above = _labels(cells, row, labels, above)
            named = _naming(cells, row, labels, above, paths)
            if all(reading.kind in (Kind.BLANK, Kind.TEXT) for reading in figures):
                continue
            rows.append(Line(tuple(filter(None, named))))
            stray = [
                cells.at(row, column).kind is Kind.NUMBER
                and not _MAY_BE_NUMBERED.match(_tight(path))
                for at, (column, path) in enumerate(zip(side, paths, strict=True))
                if at not in with_figures
            ]
            readings.append(figures)
            if any(stray) and figures[-1].kind is Kind.BLANK:
                readings[-1] = _unsure(figures)
            places.append([(row, side[at]) for at in with_figures])
    if not rows:
        return None
    columns = [Line(paths[at]) for at in with_figures]
    return Table(
        tuple(rows),
        tuple(columns),
        tuple(tuple(row) for row in _fitting(columns, readings)),
        tuple(tuple(row) for row in places),
        block.about,
    )


def _tight(path: tuple[str, ...]) -> str:
    return re.sub(r"\s+", "", path[-1]) if path else ""


def _holds_figures(
    cells: Cells, block: _Block, sides: list[list[int]], at: int, path: tuple[str, ...]
) -> bool:
    readings = [cells.at(row, side[at]) for side in sides for row in block.body]
    numbers = [reading for reading in readings if reading.kind is Kind.NUMBER]
    texts = sum(reading.kind is Kind.TEXT for reading in readings)
    if _NO_FIGURES.match(_tight(path)):
        return False
    if at == 0 and numbers and all(map(is_year, numbers)):
        return False
    if not numbers:
        return not texts and at > 0 and any(r.kind is Kind.NONE for r in readings)
    serial = [reading.main.value for reading in numbers if reading.main]
    if at == 0 and not texts and len(serial) > 2 and serial == list(range(1, len(serial) + 1)):
        return False
    return len(numbers) >= texts or bool(_ROLES.search(_tight(path)))


def _paths(cells: Cells, head: Sequence[int], columns: list[int]) -> list[tuple[str, ...]]:
    """The header of each column, the upper cells first; an upper cell reaches to the right as
    long as there is something below it."""
    grid = [[cells.label(row, c) for c in columns] for row in head]
    for level in range(len(grid)):
        for at in range(1, len(columns)):
            below = any(grid[lower][at] for lower in range(level + 1, len(grid)))
            same = all(grid[upper][at] == grid[upper][at - 1] for upper in range(level))
            # A label column (구분) has nothing below it and hands nothing on.
            hands_on = any(grid[lower][at - 1] for lower in range(level + 1, len(grid)))
            if not grid[level][at] and below and same and hands_on:
                grid[level][at] = grid[level][at - 1]
    paths = []
    for at in range(len(columns)):
        path: list[str] = []
        for row in grid:
            if row[at] and (not path or path[-1] != row[at]):
                path.append(row[at])
        paths.append(tuple(path))
    return paths


def _labels(cells: Cells, row: int, columns: Sequence[int], above: Sequence[str]) -> list[str]:
    """The labels of a row; a blank one goes on with that of the row above while a narrower one
    stands beside it."""
    own = [cells.label(row, c) for c in columns]
    last = max((at for at, text in enumerate(own) if text), default=-1)
    for at in range(last):
        if own[at]:
            break
        own[at] = above[at] if at < len(above) else ""
    kept: list[str] = []
    for text in own:
        kept.append("" if text and kept and kept[-1] == text else text)
    return kept


def _spread(figures: list[Reading]) -> list[Reading]:
    """A row of figures in which 해당사항없음 reaches over the blank cell beside it."""
    for at in range(1, len(figures)):
        before = figures[at - 1]
        if figures[at].kind is Kind.BLANK and before.kind is Kind.NONE and len(before.text) > 1:
            figures[at] = before
    return figures


def _naming(
    cells: Cells,
    row: int,
    columns: Sequence[int],
    labels: Sequence[str],
    paths: Sequence[tuple[str, ...]],
) -> list[str]:
    """The labels of a row without what only tells about it, where something names it."""
    own = [bool(cells.label(row, column)) for column in columns]
    tells = [bool(_TELLS.search(_tight(path))) for path in paths[: len(columns)]]
    if not any(mine and not tell for mine, tell in zip(own, tells, strict=True)):
        return list(labels)
    return [
        "" if tell and not total_rank(label) else label
        for label, tell in zip(labels, tells, strict=True)
    ]


def _unsure(figures: Sequence[Reading]) -> list[Reading]:
    return [
        Reading(reading.text, Kind.TEXT) if reading.kind is not Kind.BLANK else reading
        for reading in figures
    ]


def _fitting(columns: Sequence[Line], rows: list[list[Reading]]) -> list[list[Reading]]:
    """The rows, with those that have slipped sideways marked as not understood.

    A row has slipped when it ends early and holds a count where the others hold percent, percent
    where they hold counts, or words where the figures begin.
    """
    percents = []
    for at in range(len(columns)):
        mains = [row[at].main for row in rows if row[at].main is not None]
        share = sum(number is not None and number.percent for number in mains)
        percents.append((share, len(mains)))
    out = []
    for row in rows:
        ends_early = row[-1].kind is Kind.BLANK or (
            len(row) > 2 and row[0].kind is Kind.TEXT and sum(bool(r.numbers) for r in row) > 1
        )
        foreign = row[0].kind is Kind.TEXT
        for reading, (share, size) in zip(row, percents, strict=True):
            if reading.main is None or size < 2:
                continue
            one_of_few = (share if reading.main.percent else size - share) * 2 <= size
            foreign |= one_of_few and (reading.main.percent or bool(reading.main.unit))
        out.append(_unsure(row) if ends_early and foreign and len(row) > 2 else list(row))
    return out
