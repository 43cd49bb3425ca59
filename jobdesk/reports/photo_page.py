"""A picture on one A4 sheet, lying or standing as the picture does, its caption beneath."""

from __future__ import annotations

import io

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from jobdesk.reports import fonts, ink

_EDGE = 12 * mm
_SIZE, _LEADING = 10.0, 14.0  # points of the caption
_LINES = 3


def photo_pdf(picture: bytes, caption: str, *, title: str, centre: str) -> bytes:
    """The sheet as PDF bytes; ``picture`` is JPEG or PNG, the caption is cut at three lines.

    The picture fills the sheet without being stretched; a small one is not blown up beyond
    100 dots an inch.
    """
    fonts.register()
    reader = ImageReader(io.BytesIO(picture))
    wide, high = reader.getSize()
    page = (ink.PAGE_WIDTH, ink.PAGE_HEIGHT)
    if wide > high:
        page = (ink.PAGE_HEIGHT, ink.PAGE_WIDTH)
    room = page[0] - 2 * _EDGE
    lines = simpleSplit(caption, fonts.REGULAR, _SIZE, room)[:_LINES]
    foot = len(lines) * _LEADING + (4 * mm if lines else 0)
    free = page[1] - 2 * _EDGE - foot
    scale = min(room / wide, free / high, 72 / 100)
    shown_wide, shown_high = wide * scale, high * scale
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=page, lang="ko-KR")
    canvas.setTitle(title)
    canvas.setAuthor(centre)
    canvas.setCreator("JobDesk")
    left, bottom = (page[0] - shown_wide) / 2, page[1] - _EDGE - shown_high
    canvas.drawImage(reader, left, bottom, shown_wide, shown_high)
    canvas.setFont(fonts.REGULAR, _SIZE)
    y = bottom - 4 * mm - _SIZE
    for line in lines:
        canvas.drawString(_EDGE, y, line)
        y -= _LEADING
    canvas.showPage()
    canvas.save()
    return out.getvalue()
