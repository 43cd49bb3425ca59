"""Makes the table of a ready layout from its rows: heads, sums, cells with formulas, merges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jobdesk.domain import report_layout_cells as cell
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Figure,
    Head,
    Line,
    Merge,
    Role,
    Style,
    Sum,
    Table,
)
from jobdesk.domain.report_formulas import agreeing
from jobdesk.domain.report_layout_parts import Col, Given, Layout, Options, Print, Row

_PEOPLE = "명"
_ADDED = frozenset({Print.COUNT, Print.MONEY, Print.PART})
SUM_RULE = "아래 줄의 값을 더합니다."


def table(
    id_: str, layout: Layout, rows: Sequence[Row], style: Style, options: Options, title: str = ""
) -> Table:
    """The table of these rows. Rows of a total that were given stand as they are; without one the
    sums are made where the layout or the options ask for them."""
    columns = expanded(layout, options)
    rows = [_across(columns, row) for row in rows]
    ordered, parts = with_sums(layout, columns, rows, options)
    made = _Made(layout, columns, ordered, parts, style, options)
    shown = [made.cells(at) for at in range(len(ordered))]
    lines = [Line(each, row.role) for each, row in zip(shown, ordered, strict=True)]
    beside = layout.beside
    if beside > 1:
        lines = _beside(lines, beside, len(columns))
    wide = columns * beside
    return Table(
        id_,
        title,
        tuple(Column(c.width, _align(c)) for c in wide),
        _of_units(heads(wide, style, options), rows),
        agreeing(lines),
        unit=options.unit or _unit(layout, columns, rows, style),
        merges=_merges(columns, ordered) if beside == 1 else (),
        notes=(*filter(None, (layout.note,)), *options.notes),
        empty="이 기간에 해당하는 내용이 없습니다.",
        size=8.5 if len(wide) > 9 else 9.5,
    )


def expanded(layout: Layout, options: Options) -> tuple[Col, ...]:
    """The columns with one for each label where the layout says so."""
    found: list[Col] = []
    labels = options.each or layout.each
    for column in layout.columns:
        if not column.each:
            of = tuple(
                key
                for part in column.of
                for key in ([f"each:{label}" for label in labels] if part == "each" else [part])
            )
            found.append(replace(column, of=of))
            continue
        for label in labels:
            head = tuple(part.replace("{each}", label) for part in column.head)
            found.append(replace(column, head=head, key=f"each:{label}", each=False))
    return tuple(found)


def _of_units(heads: tuple[Head, ...], rows: Sequence[Row]) -> tuple[Head, ...]:
    """The heads without the 명 of 목표(명) where a row counts in something else."""
    if {row.unit for row in rows} <= {"", _PEOPLE}:
        return heads
    return tuple(replace(head, text=head.text.removesuffix(f"({_PEOPLE})")) for head in heads)


def heads(columns: Sequence[Col], style: Style, options: Options) -> tuple[Head, ...]:
    """The head in one row or two; columns beside each other under the same words share a cell."""
    named = [tuple(_head(part, style, options) for part in column.head) for column in columns]
    rows = max(map(len, named), default=1)
    found: list[Head] = []
    at = 0
    while at < len(named):
        words = named[at]
        if len(words) == 1:
            found.append(Head(words[0], 0, at, rows=rows))
            at += 1
            continue
        end = at
        while end < len(named) and len(named[end]) > 1 and named[end][0] == words[0]:
            found.append(Head(named[end][1], 1, end))
            end += 1
        found.append(Head(words[0], 0, at, columns=end - at))
        at = end
    return tuple(sorted(found, key=lambda head: (head.row, head.column)))


def with_sums(
    layout: Layout, columns: Sequence[Col], rows: Sequence[Row], options: Options
) -> tuple[list[Row], dict[int, tuple[int, ...]]]:
    """The rows with 소계 before each group and 합계 where it stands, and which rows each adds."""
    where = layout.total if options.total is None else options.total
    given_total = any(row.role is Role.TOTAL for row in rows)
    if given_total or len(rows) < 2 or not _adds_up(columns, rows):
        where = ""
    ordered: list[Row] = []
    groups: dict[int, str] = {}
    for at, row in enumerate(rows):
        starts = row.group and (at == 0 or rows[at - 1].group != row.group)
        if options.subtotals and starts and row.role is Role.LINE:
            groups[len(ordered)] = row.group
            ordered.append(Row(options.subtotal_label, group=row.group, role=Role.SUBTOTAL))
        ordered.append(row)
    total = Row(options.total_label or layout.total_label, role=Role.TOTAL)
    first = int(where == "first")
    ordered = [total] * first + ordered + [total] * int(where == "last")
    parts: dict[int, tuple[int, ...]] = {}
    for at, row in enumerate(ordered):
        under = groups.get(at - first)
        if under is not None:
            parts[at] = tuple(
                i for i, e in enumerate(ordered) if e.role is Role.LINE and e.group == under
            )
        elif row is total:
            parts[at] = tuple(i for i, e in enumerate(ordered) if e.role is Role.LINE)
    for at, of in parts.items():
        added = [ordered[i] for i in of]
        ordered[at] = replace(ordered[at], values=_sums(columns, added), unit=_same(added))
    return ordered, parts


def _adds_up(columns: Sequence[Col], rows: Sequence[Row]) -> bool:
    """Whether a sum would say anything: 3건 and 6개 are no nine of anything."""
    if len({row.unit for row in rows}) <= 1:
        return True
    return any(c.print is Print.MONEY or (c.print is Print.COUNT and c.unit) for c in columns)


def _sums(columns: Sequence[Col], rows: Sequence[Row]) -> Mapping[str, Given]:
    found: dict[str, Given] = {}
    mixed = len({row.unit for row in rows}) > 1
    for column in columns:
        if column.print not in _ADDED:
            continue
        if column.print is not Print.MONEY and not column.unit and mixed:
            found[column.key] = Given()
            continue
        parts = [row.values[column.key] for row in rows if column.key in row.values]
        numbers = [part.value for part in parts if part.value is not None]
        if numbers:
            whole = sum(numbers, Decimal(0))
            found[column.key] = Given(whole, figure=added(whole, parts))
    return found


def _across(columns: Sequence[Col], row: Row) -> Row:
    """The row with the numbers that add up others of it (예산액 합계), unless they were given."""
    made = dict(row.values)
    for column in columns:
        if column.print not in (Print.COUNT, Print.MONEY) or not column.of or column.key in made:
            continue
        parts = [row.values[key] for key in column.of if key in row.values]
        numbers = [part.value for part in parts if part.value is not None]
        if numbers:
            whole = sum(numbers, Decimal(0))
            made[column.key] = Given(whole, figure=added(whole, parts))
    return replace(row, values=made)


def added(whole: Decimal, parts: Sequence[Given]) -> Figure | None:
    """The figure of a sum: the records behind its parts where they are of one kind."""
    figures = [part.figure for part in parts if part.figure is not None]
    kinds = {figure.kind for figure in figures}
    if len(figures) < len(parts) or len(kinds) != 1 or None in kinds:
        return None
    ids = dict.fromkeys(id_ for figure in figures for id_ in figure.ids)
    return Figure(whole, figures[0].unit, "합계", SUM_RULE, figures[0].kind, tuple(ids))


def _same(rows: Sequence[Row]) -> str:
    units = {row.unit for row in rows}
    return units.pop() if len(units) == 1 else ""


class _Made:
    """Cells by row, each with the formula that its neighbours give."""

    def __init__(
        self,
        layout: Layout,
        columns: Sequence[Col],
        rows: Sequence[Row],
        parts: Mapping[int, tuple[int, ...]],
        style: Style,
        options: Options,
    ) -> None:
        self.layout, self.columns, self.rows = layout, columns, rows
        self.parts, self.style, self.options = parts, style, options
        self.at = {column.key: i for i, column in enumerate(columns) if column.key}
        self.grouped = any(column.print is Print.GROUP for column in columns)

    def cells(self, row_at: int) -> tuple[Cell, ...]:
        """One line."""
        return tuple(self._cell(row_at, at, c) for at, c in enumerate(self.columns))

    def _cell(self, row_at: int, at: int, column: Col) -> Cell:
        row, style, units = self.rows[row_at], self.style, self.layout.units
        match column.print:
            case Print.GROUP:
                return Cell(self._group(row_at))
            case Print.LABEL:
                merged = self.grouped and row.role is Role.TOTAL
                align = None if row.role is not Role.LINE else Align.LEFT
                return Cell("" if merged else row.label, align=align)
            case Print.WORDS | Print.COUNT | Print.MONEY:
                return cell.plain(column, row, units, style, self._sum(row_at, at))
            case Print.PART:
                return cell.share(column, row, units, style)
            case Print.RATE | Print.RATIO:
                return cell.rate_cell(column, row, style, self._two(row_at, column))
            case Print.CHANGE:
                places = self._two(row_at, column)
                money = self._money(column)
                return cell.change_cell(column, row, units, style, self.options, places, money)
            case Print.CHANGE_RATE:
                places = self._two(row_at, column)
                return cell.change_rate_cell(column, row, style, self.options, places)
            case Print.CHANGE_BOTH:
                money = self._money(column)
                return cell.both_cell(column, row, units, style, self.options, money)

    def _group(self, row_at: int) -> str:
        row = self.rows[row_at]
        if row.role is Role.TOTAL:
            return row.label
        before = self.rows[row_at - 1] if row_at else None
        same = before is not None and before.role is not Role.TOTAL and before.group == row.group
        return "" if same and row.group else row.group

    def _sum(self, row_at: int, at: int) -> Sum | None:
        if of := self.parts.get(row_at):
            return Sum(tuple((part, at) for part in of))
        beside = self.columns[at].of
        if beside and self.layout.beside == 1 and self.columns[at].print is not Print.WORDS:
            return Sum(tuple((row_at, self.at[key]) for key in beside if key in self.at))
        return None

    def _two(self, row_at: int, column: Col) -> tuple[cell.Place, cell.Place] | None:
        if self.layout.beside > 1 or any(key not in self.at for key in column.of):
            return None
        first, second = (self.at[key] for key in column.of)
        return (row_at, first), (row_at, second)

    def _money(self, column: Col) -> bool:
        at = self.at.get(column.of[0])
        return at is not None and self.columns[at].print is Print.MONEY


def _merges(columns: Sequence[Col], rows: Sequence[Row]) -> tuple[Merge, ...]:
    groups = [at for at, column in enumerate(columns) if column.print is Print.GROUP]
    found: list[Merge] = []
    for column in groups:
        at = 0
        while at < len(rows):
            if rows[at].role is Role.TOTAL:
                found.append(Merge(at, column, columns=2))
                at += 1
                continue
            end = at + 1
            while (
                end < len(rows)
                and rows[at].group
                and rows[end].role is not Role.TOTAL
                and rows[end].group == rows[at].group
            ):
                end += 1
            if end - at > 1:
                found.append(Merge(at, column, rows=end - at))
            at = end
    return tuple(found)


def _beside(lines: Sequence[Line], across: int, width: int) -> list[Line]:
    """Rows folded so that ``across`` stand beside each other, the first half at the left."""
    down = -(-len(lines) // across)
    blank = (Cell(),) * width
    found = []
    for at in range(down):
        cells: tuple[Cell, ...] = ()
        for part in range(across):
            there = at + part * down
            mine = lines[there].cells if there < len(lines) else blank
            cells += mine
        found.append(Line(cells, lines[at].role))
    return found


def _head(words: str, style: Style, options: Options) -> str:
    years = {f"{{{back}}}": str(options.year - back) for back in range(4)}
    short = {f"{{s{back}}}": f"{(options.year - back) % 100:02}" for back in range(4)}
    for token, value in {**years, **short, "{money}": style.money.value}.items():
        words = words.replace(token, value)
    return options.heads.get(words, words)


def _unit(layout: Layout, columns: Sequence[Col], rows: Sequence[Row], style: Style) -> str:
    """``(단위: 명, %)``: what stands behind no number of the table."""
    found: list[str] = []
    if not layout.units and any(c.print is Print.COUNT and not c.unit for c in columns):
        found += [row.unit for row in rows if row.unit]
    if any(c.print is Print.MONEY for c in columns):
        found.append(style.money.value)
    if found and any(c.print in (Print.RATE, Print.CHANGE_RATE) and not c.signed for c in columns):
        found.append("%")
    return f"(단위: {', '.join(dict.fromkeys(found))})" if found else ""


def _align(column: Col) -> Align:
    if column.print is Print.WORDS or column.print is Print.LABEL:
        return Align.LEFT
    return Align.CENTER if column.print is Print.GROUP else Align.RIGHT
