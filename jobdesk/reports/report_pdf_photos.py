"""Pictures of a report on paper: a grid of equal fields, each with its caption and day."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from jobdesk.domain.report_captions import GONE, caption
from jobdesk.domain.report_document import Photo, Photos
from jobdesk.reports import fonts, ink
from jobdesk.reports.report_pdf_lay import lines

_SPACE = 4 * mm
_SIZE, _LEADING = 9.0, 12.5
_DOTS = 200  # to the inch: what an office printer shows of a picture
_QUALITY = 85


def rows(block: Photos, room: float, bytes_of: Callable[[Photo], bytes]) -> list[Flowable]:
    """The grid, a flowable for each row of it; no row is torn by the end of a page."""
    across = max(1, block.across)
    wide = (room - _SPACE * (across - 1)) / across
    shown = block.photos
    return [
        _Row([_Field(photo, bytes_of(photo), wide) for photo in shown[at : at + across]], wide)
        for at in range(0, len(shown), across)
    ]


class _Field:
    """One picture made as large as it is printed, with its caption broken into lines."""

    def __init__(self, photo: Photo, data: bytes, wide: float) -> None:
        self.lines = lines(caption(photo), fonts.REGULAR, _SIZE, wide)
        self.reader: ImageReader | None = None
        self.high = wide * 0.4
        self.size = (wide, self.high)
        if data:
            picture = _printed(data, wide)
            scale = min(wide / picture.width, wide * 1.05 / picture.height)
            self.size = (picture.width * scale, picture.height * scale)
            self.high = self.size[1]
            self.reader = ImageReader(_encoded(picture))


def _printed(data: bytes, wide: float) -> Image.Image:
    """The picture with no more dots than its field shows. Raises OSError when it is none."""
    picture = Image.open(io.BytesIO(data))
    most = int(wide / 72 * _DOTS)
    picture.draft("RGB", (most, most))
    ground = Image.new("RGB", picture.size, "white")
    if picture.mode in ("RGBA", "LA", "P"):
        clear = picture.convert("RGBA")
        ground.paste(clear, mask=clear.getchannel("A"))
    else:
        ground.paste(picture.convert("RGB"))
    ground.thumbnail((most, most * 2), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return ground


def _encoded(picture: Image.Image) -> io.BytesIO:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    out.seek(0)
    return out


class _Row(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Pictures beside each other, middle on middle, the captions on one line beneath."""

    def __init__(self, fields: Sequence[_Field], wide: float) -> None:
        super().__init__()
        self._fields, self._wide = fields, wide
        self._room = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Size in points (reportlab asks)."""
        self._room = width
        return width, self._pictures + self._captions + 3 * mm

    @property
    def _pictures(self) -> float:
        return max(field.high for field in self._fields)

    @property
    def _captions(self) -> float:
        most = max(len(field.lines) if field.lines[0] else 0 for field in self._fields)
        return float(most * _LEADING + 1.5 * mm)

    def draw(self) -> None:
        """Draws the pictures, their edges and captions (reportlab asks)."""
        canvas = self.canv
        _, height = self.wrap(self._room, 0)
        for at, field in enumerate(self._fields):
            left = at * (self._wide + _SPACE)
            self._draw_field(canvas, field, left, height)

    def _draw_field(self, canvas: Any, field: _Field, left: float, height: float) -> None:
        wide, high = field.size
        x = left + (self._wide - wide) / 2
        bottom = height - self._pictures + (self._pictures - high) / 2
        canvas.setStrokeColor(ink.LINE)
        canvas.setLineWidth(ink.THIN)
        if field.reader is None:
            canvas.setFillColor(ink.SHADE)
            canvas.rect(x, bottom, wide, high, fill=1)
            canvas.setFillColor(ink.QUIET)
            canvas.setFont(fonts.REGULAR, _SIZE)
            canvas.drawCentredString(x + wide / 2, bottom + high / 2, GONE)
        else:
            canvas.drawImage(field.reader, x, bottom, wide, high)
            canvas.rect(x, bottom, wide, high, fill=0)
        canvas.setFillColor(ink.TEXT)
        canvas.setFont(fonts.REGULAR, _SIZE)
        y = height - self._pictures - 1.5 * mm - _SIZE
        for line in field.lines:
            canvas.drawCentredString(left + self._wide / 2, y, line)
            y -= _LEADING
