"""Pages as pictures, and the sheet of the recovery key.

The libraries that draw are imported where they are used: together they cost as much as the
window's whole start.
"""

from __future__ import annotations

import io
from datetime import date


def pages_as_png(pdf: bytes, scale: float = 1.0) -> list[bytes]:
    """Each page of a PDF as a PNG picture, ``scale`` 1 being 72 dots to the inch."""
    from PIL import Image

    from jobdesk.services.pdf_pages import Pages

    pages, pictures = Pages(pdf), []
    for number in range(pages.count):
        drawn = pages.raster(number, 72 * scale)
        size, raw = (drawn.width, drawn.height), "RGBX" if drawn.channels == 4 else "RGB"
        buffer = io.BytesIO()
        Image.frombuffer("RGB", size, drawn.data, "raw", raw, drawn.stride, 1).save(buffer, "PNG")
        pictures.append(buffer.getvalue())
    return pictures


def recovery_key_pdf(centre: str, admin: str, key: str, *, made_on: date) -> bytes:
    """The sheet with a centre's recovery key, to print and lock away; kept nowhere."""
    from jobdesk.reports.recovery_key import recovery_key_sheet

    return recovery_key_sheet(centre, admin, key, made_on=made_on)
