"""Rates printed in parentheses beside a count: 36명(80%), 18,410 (100.0%), 819명(34%).

Nothing says what they are of, so the figures must: the first count of the row, the one before, the
target, the total of the row or of the column. A base is believed when most of the table's rates
agree with it.
"""

from __future__ import annotations

from collections.abc import Callable

from jobdesk.domain import printed_table_words as words
from jobdesk.domain.printed_table_grid import Place, Table
from jobdesk.domain.printed_table_rounding import fits
from jobdesk.domain.printed_table_ways import (
    Check,
    Figures,
    Op,
    Operand,
    exact_of,
    room_of,
)

_Base = Callable[[int, int], Operand | None]


def checks(table: Table, right: dict[tuple[int, int], object]) -> list[Check]:
    """Checks of every percent in parentheses behind a count of ``table``."""
    figures = Figures(table, right)  # type: ignore[arg-type]
    cells = [
        (row, column)
        for row in range(len(table.rows))
        for column, line in enumerate(table.columns)
        if not words.derived(line)
        and len(table.cells[row][column].numbers) == 2
        and table.cells[row][column].numbers[1].percent
        and not table.cells[row][column].numbers[0].percent
    ]
    if not cells:
        return []
    best: tuple[int, int, str, _Base] | None = None
    for name, base in _bases(table, figures):
        right_ones, wrong = _score(figures, cells, base)
        if best is None or (right_ones, -wrong) > (best[0], -best[1]):
            best = (right_ones, wrong, name, base)
    if best is None or best[0] < 2 or best[0] * 3 < (best[0] + best[1]) * 2:
        return []
    return _made(table, figures, cells, best[2], best[3])


def _made(
    table: Table, figures: Figures, cells: list[Place], name: str, base: _Base
) -> list[Check]:
    out = []
    for row, column in cells:
        x, y = figures.operand(row, column), base(row, column)
        if x is None or y is None:
            continue
        exact = exact_of(Op.RATIO, (x, y))
        number = table.cells[row][column].numbers[1]
        if not exact or number.unsure:
            continue
        rule = f"괄호 안 비율 = {table.columns[column].own} ÷ {name} × 100"
        parts = tuple(o.place for o in (x, y) if o.place is not None)
        room = room_of(Op.RATIO, (x, y))
        out.append(
            Check(
                table.places[row][column], number, exact, rule,
                (table.sideways, "pair"), room, parts, op=Op.RATIO,
            )
        )  # fmt: skip
    return out


def _score(figures: Figures, cells: list[Place], base: _Base) -> tuple[int, int]:
    right = wrong = 0
    for row, column in cells:
        x, y = figures.operand(row, column), base(row, column)
        if x is None or y is None:
            wrong += 1
            continue
        exact = exact_of(Op.RATIO, (x, y))
        number = figures.table.cells[row][column].numbers[1]
        if any(fits(number, value) for value in exact):
            right += x.place != y.place
        elif exact:
            wrong += x.place != y.place
    return right, wrong


def _bases(table: Table, figures: Figures) -> list[tuple[str, _Base]]:
    """What the rates may be of, with its name."""
    columns, rows = range(len(table.columns)), range(len(table.rows))
    counts = [at for at in columns if not words.derived(table.columns[at])]
    out: list[tuple[str, _Base]] = []

    def of_column(column: int) -> _Base:
        return lambda row, _column: figures.operand(row, column)

    def of_row(top: int) -> _Base:
        return lambda _row, column: figures.operand(top, column)

    out += [(table.columns[at].own, of_column(at)) for at in counts]

    def before(row: int, column: int) -> Operand | None:
        left = [at for at in counts if at < column]
        return figures.operand(row, left[-1]) if left else None

    out.append(("앞 칸", before))
    out += [
        (table.rows[at].own, of_row(at))
        for at in rows
        if words.total_rank(table.rows[at].own) or words.weak_total(table.rows[at].own)
    ]
    parts = [at for at in counts if not words.total_rank(table.columns[at].own)]
    leaves = [at for at in rows if not words.total_rank(table.rows[at].own)]
    out.append(("줄의 합", lambda row, _column: _sum(figures, [(row, at) for at in parts])))
    out.append(("칸의 합", lambda _row, column: _sum(figures, [(at, column) for at in leaves])))

    def of_group(row: int, column: int) -> Operand | None:
        group = table.columns[column].path[:-1]
        return _sum(figures, [(row, at) for at in parts if table.columns[at].path[:-1] == group])

    out.append(("묶음의 합", of_group))
    return out


def _sum(figures: Figures, cells: list[Place]) -> Operand | None:
    found = [figures.operand(row, column) for row, column in cells]
    known = [operand for operand in found if operand is not None]
    if len(known) < 2:
        return None
    return Operand((sum(operand.values[0] for operand in known),))  # type: ignore[arg-type]
