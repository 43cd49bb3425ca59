"""A roster on paper: A4 upright or across as its columns need, its head on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.rosters import Column, ColumnType, Total
from jobdesk.reports import fonts, ink
from jobdesk.reports.document import LineAbove, Paper, build, gap, sentence
from jobdesk.reports.grid import Align, Grid, Head, Row, Style
from jobdesk.reports.grid import Column as GridColumn
from jobdesk.reports.masthead import Masthead

_SAMPLE = 400  # rows looked at to find widths
_TICK = 500  # rows between two calls of progress
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)  # points, tried from the largest
_AIR = 4.0  # millimetres beside the words of a cell
_WIDEST = {ColumnType.LONG_TEXT: 70.0, ColumnType.TEXT: 42.0}
_FLOOR = {ColumnType.LONG_TEXT: 28.0, ColumnType.TEXT: 9.0}
_WORD = 26.0  # millimetres; a longer word is broken
_PRESSED = 1.12  # how much more than there is the columns may want before the type gets smaller
_WRAPPING = (ColumnType.TEXT, ColumnType.LONG_TEXT)
_UPRIGHT, _ACROSS = ink.ROOM / mm, (ink.PAGE_HEIGHT - 2 * ink.MARGIN_SIDE) / mm
_ALIGN: dict[ColumnType, Align] = {
    ColumnType.TEXT: "left",
    ColumnType.LONG_TEXT: "left",
    ColumnType.NUMBER: "right",
}
EMPTY = "해당 자료가 없습니다."


@dataclass(frozen=True, slots=True)
class RosterPaper:
    """A list as it is printed; ``rows``, ``columns`` and ``counted`` as of the workbook.

    ``as_of`` stands above the table at the left, ``unit`` at the right, ``foot`` at the foot of
    each page. ``total`` is the number of rows, for progress.
    """

    title: str
    centre: str
    as_of: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object] | Total]
    unit: str = ""
    foot: str = ""
    approval: tuple[str, ...] = ()
    practice: bool = False
    total: int = 0
    counted: str = ""


def roster_pdf(given: RosterPaper, progress: Progress = silent) -> bytes:
    """The roster as PDF. Raises Cancelled when progress says so."""
    fonts.register()
    steps = 2 * given.total  # read, then broken into lines
    rows: list[Row] = []
    sums = _summed(given.columns)
    for row in given.rows:
        if len(rows) % _TICK == 0:
            progress(min(len(rows), given.total), steps)
        rows.append(
            _total(row, sums, given) if isinstance(row, Total) else _shown(row, given.columns)
        )
    widths, size, across = _fitted(given.columns, [row for row in rows[:_SAMPLE] if not row.strong])
    columns = [
        GridColumn(width, _ALIGN.get(column.type, "center"))
        for width, column in zip(widths, given.columns, strict=True)
    ]
    head = [Head(column.label, at) for at, column in enumerate(given.columns)]
    tall = 10.5 if any("\n" in column.label for column in given.columns) else 7.5
    style = Style(size=size, row_height=6.4, head_height=tall, padding=1.0)

    def tick(done: int) -> None:
        if done % _TICK == 0:
            progress(min(given.total + done, steps), steps)

    unit = f"(단위: {given.unit})" if given.unit else ""
    story: list[Flowable] = [
        Masthead(given.title, given.centre, given.approval),
        LineAbove(given.as_of, unit),
        Grid(columns, head, rows, style, tick),
    ]
    if not rows:
        story += [gap(4), sentence(EMPTY, indent=2)]
    progress(steps, steps)
    return build(Paper(given.title, given.centre, given.foot, given.practice, across), story)


def _summed(columns: Sequence[Column]) -> int:
    """Columns before the first that may hold a sum: over these the label of a sum runs."""
    for at, column in enumerate(columns):
        if at and column.type is ColumnType.NUMBER:
            return at
    return len(columns)


def _total(total: Total, before: int, given: RosterPaper) -> Row:
    cells = [""] * len(given.columns)
    span = min([before, *(at for at in total.sums if at > 0)])
    cells[0] = f"{total.label}  {total.count:,}{given.counted}"
    for at, value in total.sums.items():
        cells[at] = f"{value:,}"
    return Row(tuple(cells), strong=True, span=max(span, 1))


def _shown(row: Sequence[object], columns: Sequence[Column]) -> Row:
    return Row(tuple(_text(value, column) for value, column in zip(row, columns, strict=True)))


def _text(value: object, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and column.type is ColumnType.NUMBER:
        return f"{value:,}"
    return str(value)


def _fitted(columns: Sequence[Column], sample: Sequence[Row]) -> tuple[list[float], float, bool]:
    """Widths in millimetres, the type size, and whether the page lies across.

    Upright where everything stands on one line at a good size; across and smaller otherwise.
    """
    wanted = _wanted(columns, sample, _SIZES[0])
    if sum(wanted) <= _UPRIGHT:
        return _spread(columns, wanted, _UPRIGHT), _SIZES[0], False
    for size in _SIZES:
        wanted = _wanted(columns, sample, size)
        if sum(wanted) <= _ACROSS:
            return _spread(columns, wanted, _ACROSS), size, True
        if sum(wanted) <= _ACROSS * _PRESSED or size == _SIZES[-1]:
            break
    return _squeezed(columns, wanted, _words(columns, sample, size), _ACROSS), size, True


def _wanted(columns: Sequence[Column], sample: Sequence[Row], size: float) -> list[float]:
    widths = []
    for at, column in enumerate(columns):
        widest = max(
            (
                fonts.width(line, fonts.REGULAR, size)
                for row in sample
                for line in row.cells[at].split("\n")
            ),
            default=0.0,
        )
        head = max(fonts.width(line, fonts.MEDIUM, size) for line in column.label.split("\n"))
        content = min(widest / mm, _WIDEST.get(column.type, widest / mm))
        widths.append(max(content, head / mm) + _AIR)
    return widths


def _words(columns: Sequence[Column], sample: Sequence[Row], size: float) -> list[float]:
    """How narrow each column may get before a word in it is broken."""
    least = []
    for at, column in enumerate(columns):
        words = [word for row in sample for word in row.cells[at].split()]
        longest = max((fonts.width(word, fonts.REGULAR, size) for word in words), default=0.0)
        least.append(max(min(longest / mm, _WORD), _FLOOR.get(column.type, 0.0)) + _AIR)
    return least


def _squeezed(
    columns: Sequence[Column], wanted: Sequence[float], words: Sequence[float], room: float
) -> list[float]:
    """Columns of words give way first; where that is not enough, all do."""
    least = [
        min(width, word) if column.type in _WRAPPING else width
        for column, width, word in zip(columns, wanted, words, strict=True)
    ]
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    share = (sum(wanted) - room) / (sum(wanted) - sum(least))
    return [w - (w - floor) * share for w, floor in zip(wanted, least, strict=True)]


def _spread(columns: Sequence[Column], wanted: Sequence[float], room: float) -> list[float]:
    """The room that is left goes to columns of words, else to all but 연번."""
    spare = room - sum(wanted)
    takers = [at for at, column in enumerate(columns) if column.type in _WRAPPING]
    takers = takers or list(range(1 if len(columns) > 1 else 0, len(columns)))
    weight = sum(wanted[at] for at in takers)
    return [w + spare * w / weight if at in takers else w for at, w in enumerate(wanted)]
