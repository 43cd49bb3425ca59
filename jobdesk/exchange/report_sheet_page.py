"""One sheet of a report's workbook: widths for all its tables, words, pictures and photographs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.image import Image as SheetPicture
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.pagebreak import Break
from PIL import Image

from jobdesk.domain.report_captions import GONE, caption
from jobdesk.domain.report_document import Photo, Table
from jobdesk.exchange import pictures, styles
from jobdesk.exchange.formula_results import Results
from jobdesk.exchange.sheet_page import SheetHead, SheetPage

PORTRAIT, LANDSCAPE = 92.0, 138.0
"""Signs of the usual face across an A4 page at full size."""
_PLAIN_COLUMNS = 12  # of a sheet without tables: every grid of pictures divides it
_SIGN = 7.0  # pixels of a sign's width, with 5 of margin in each column
_EMU = 9525  # of the unit of drawings in a pixel
_LINE = 15.0  # points of a row left empty under a picture
_MOST_HIGH = 400.0  # points: Excel takes 409
MOST_LINES = 28
_HEADING = Font(name=styles.FACE, size=12, bold=True)
_PHOTO_PX = 900
_CLOSE = 10  # a sheet of more columns spares the room beside its numbers
_TOO_WIDE = 1.3  # times a page that stands: such a sheet is printed lying, or it would be too small
_FIRST_ROW = 4
_SURE = 0.9  # of a page's height: programs do not all measure rows alike


class ReportPage(SheetPage):
    """One sheet for a section and ``tables`` of it; ``row`` is the next that is free."""

    def __init__(
        self,
        book: Workbook,
        head: SheetHead,
        name: str,
        tables: Sequence[Table],
        results: Results,
        *,
        landscape: bool,
    ) -> None:
        widths = _widths(tables, landscape=landscape)
        lies = landscape or sum(widths) > PORTRAIT * _TOO_WIDE
        super().__init__(book, head, name, widths, results, landscape=lies)
        self.close = len(widths) > _CLOSE
        wide, high = (11.69, 8.27) if lies else (8.27, 11.69)
        margins = self.sheet.page_margins
        scale = min(1.0, (wide - margins.left - margins.right) * 96 / sum(_pixels(widths)))
        self._page = (high - margins.top - margins.bottom) * 72 * _SURE / scale
        self._begins = 1
        self._widths = widths
        self.results = self._results

    def width(self, first: int, columns: int) -> float:
        """Signs that fit over so many columns from the ``first``, counted from 1."""
        return sum(self._widths[first - 1 : first - 1 + columns])

    def heading(self, text: str) -> None:
        """The section's number and title."""
        self._across(text, _HEADING, 1)
        self.sheet.row_dimensions[self.row - 1].height = 24

    def keep(self, points: float, most: float = 1.0) -> None:
        """Begins a printed page where so many points would be torn by its end; what takes more
        than the share ``most`` of a page may be torn."""
        heights = self.sheet.row_dimensions
        used = sum(heights[row].height or _LINE for row in range(self._begins, self.row))
        torn = used % self._page + points > self._page
        if torn and points <= self._page * most and self.row > _FIRST_ROW + 2:
            self.sheet.row_breaks.append(Break(id=self.row - 1))
            self._begins = self.row

    def title(self, text: str, unit: str, columns: int) -> None:
        """A block's title, its unit at the right end of so many columns."""
        if not text and not unit:
            return
        self.keep(60)
        last = max(columns, 1)
        if text:
            cell = self.put(self.row, 1, text)
            cell.font, cell.alignment = styles.BOLD, styles.LEFT
        if unit and last == 1 and text:
            self.row += 1
        if unit:
            cell = self.put(self.row, last, unit)
            cell.font, cell.alignment = styles.SMALL, styles.RIGHT
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1

    def words(self, text: str, *, small: bool = False) -> None:
        """A paragraph over the whole width; one longer than a row may be goes on in the next."""
        for part in _parts(text, self._room):
            self._across(part, styles.SMALL if small else styles.BODY, 0)

    @property
    def _room(self) -> float:
        """Signs of the usual face in a line over the whole width."""
        return self.width(1, self.count) - 2

    def _across(self, text: str, font: Font, indent: int) -> None:
        room = self._room * styles.BODY.size / font.size if font is styles.SMALL else self._room
        high = styles.height(styles.lines(text, room))
        self.keep(high)
        cell = self.put(self.row, 1, text)
        cell.font = font
        cell.alignment = Alignment(
            horizontal="left", vertical="center", wrap_text=True, indent=indent
        )
        self.sheet.row_dimensions[self.row].height = high
        self.merge(self.row, 1, self.row, self.count)
        self.row += 1

    def picture(self, data: bytes, title: str) -> None:
        """A chart under its title at its own size, no wider than the sheet's columns; the rows
        beneath it stay free."""
        with Image.open(io.BytesIO(data)) as image:
            dots = float(image.info.get("dpi", (96, 96))[0])
            wide, high = (side * 96 / dots for side in image.size)
        scale = min(1.0, self._pixels(self.count) / wide)
        self.keep(high * scale * 0.75 + 40)
        self.title(title, "", self.count)
        self._place(data, 0.0, (wide * scale, high * scale))
        self._leave(high * scale)

    def photographs(self, row: Sequence[tuple[Photo, bytes]], across: int) -> None:
        """Pictures beside each other, each with its caption under it; gone ones say so."""
        fields = self._fields(across)
        self.keep(max(wide for _, wide in fields) * 0.75 + 40)
        sizes = []
        for (_, data), (left, wide) in zip(row, fields, strict=False):
            if not data:
                sizes.append(0.0)
                continue
            small = pictures.smaller(pictures.opened(data, _PHOTO_PX), _PHOTO_PX)
            with Image.open(io.BytesIO(small)) as image:
                scale = min((wide - 8) / image.width, (wide - 8) / image.height)
                size = (image.width * scale, image.height * scale)
            self._place(small, left + (wide - size[0]) / 2, size)
            sizes.append(size[1])
        if any(sizes):
            self._leave(max(sizes))
        tall = 18.0
        for (photo, data), (left, wide) in zip(row, fields, strict=False):
            first, last = self._column_at(left), self._column_at(left + wide - 1)
            said = "\n".join(each for each in ("" if data else GONE, caption(photo)) if each)
            cell = self.put(self.row, first, said)
            cell.font, cell.alignment = styles.SMALL, styles.CENTRE
            room = self.width(first, last - first + 1) - 1
            tall = max(tall, styles.height(styles.lines(said, room)))
            self.merge(self.row, first, self.row, last)
        self.sheet.row_dimensions[self.row].height = tall
        self.row += 2

    def _fields(self, across: int) -> list[tuple[float, float]]:
        """Left edge and width in pixels of each picture's field, along the columns' edges."""
        many = min(across, self.count)
        edges = [self._pixels(at) for at in range(self.count + 1)]
        ends = [0]
        for at in range(1, many):
            wanted = edges[-1] * at / many
            free = range(ends[-1] + 1, self.count - (many - at) + 1)
            ends.append(min(free, key=lambda column: abs(edges[column] - wanted)))
        ends.append(self.count)
        return [(edges[one], edges[other] - edges[one]) for one, other in pairwise(ends)]

    def _pixels(self, columns: int) -> float:
        return sum(_pixels(self._widths[:columns]))

    def _column_at(self, x: float) -> int:
        column = 1
        while column < self.count and self._pixels(column) <= x + 0.5:
            column += 1
        return column

    def _place(self, data: bytes, x: float, size: tuple[float, float]) -> None:
        made: Any = SheetPicture(io.BytesIO(data))
        column = self._column_at(x)
        inset = round((x - self._pixels(column - 1)) * _EMU)
        marker = AnchorMarker(col=column - 1, colOff=inset, row=self.row - 1, rowOff=0)
        extent = XDRPositiveSize2D(*(round(side * _EMU) for side in size))
        made.anchor = OneCellAnchor(_from=marker, ext=extent)
        self.sheet.add_image(made)

    def _leave(self, pixels: float) -> None:
        """Moves on by rows that are together as high as so many pixels."""
        many = int(pixels * 0.75 / _LINE) + 1
        for row in range(self.row, self.row + many):
            self.sheet.row_dimensions[row].height = _LINE
        self.row += many


def _pixels(widths: Sequence[float]) -> list[float]:
    """Pixels of columns so many signs wide."""
    return [width * _SIGN + 5 for width in widths]


def _parts(text: str, width: float) -> list[str]:
    """The text in parts that a row is high enough for, cut at spaces."""
    if styles.lines(text, width) <= MOST_LINES:
        return [text]
    parts = [""]
    for word in text.split(" "):
        longer = f"{parts[-1]} {word}" if parts[-1] else word
        if parts[-1] and styles.lines(longer, width) > MOST_LINES:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts


def share_a_sheet(tables: Sequence[Table], *, landscape: bool) -> bool:
    """Whether tables fit the same columns: where the wide ones of one meet the many of another,
    the sheet would be far wider than either and print too small to read."""
    widest = max(sum(_widths([table], landscape=landscape)) for table in tables)
    return sum(_widths(tables, landscape=landscape)) <= widest * _TOO_WIDE


def _widths(tables: Sequence[Table], *, landscape: bool) -> tuple[float, ...]:
    """Columns wide enough for each table of the sheet."""
    whole = LANDSCAPE if landscape else PORTRAIT
    if not tables:
        return (whole / _PLAIN_COLUMNS,) * _PLAIN_COLUMNS
    made = [0.0] * max(len(table.columns) for table in tables)
    for table in tables:
        for at, wide in enumerate(_needed(table, whole)):
            made[at] = max(made[at], wide)
    return tuple(made)


def _needed(table: Table, whole: float) -> list[float]:
    """The share of the page each column asks for, or more where its numbers are longer."""
    shares = sum(column.width for column in table.columns)
    least = [4.0 for _ in table.columns]
    room = 2.0 if len(table.columns) > _CLOSE else 3.5
    covered = {(merge.row, merge.column) for merge in table.merges if merge.columns > 1}
    for head in table.head:
        if head.columns == 1:
            longest = max((styles.display_width(w) for w in head.text.split()), default=0)
            least[head.column] = max(least[head.column], min(longest, 10) + 2)
    for row, line in enumerate(table.lines):
        for at, cell in enumerate(line.cells):
            if cell.value is not None and (row, at) not in covered:
                least[at] = max(least[at], styles.display_width(cell.text) + room)
    return [
        max(small, whole * column.width / shares)
        for small, column in zip(least, table.columns, strict=True)
    ]
