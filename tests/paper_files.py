"""Real files for tests of attachments: photos with a place in them, drawings, PDFs, documents."""

from __future__ import annotations

import io
import zipfile

from PIL import ExifTags, Image
from reportlab.pdfgen.canvas import Canvas

PLACE = "한빛군 가람읍"
"""What the camera wrote into the photos; it must be found in nothing that is kept."""


def photo(width: int = 3000, height: int = 2000, *, orientation: int = 1, seed: int = 0) -> bytes:
    """A JPEG of a telephone: red upper left corner, GPS, camera and comment in its EXIF."""
    picture = Image.effect_noise((width // 8, height // 8), 60 + seed).resize((width, height))
    picture = picture.convert("RGB")
    picture.paste((220, 20, 20), (0, 0, width // 3, height // 3))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "TestCam"
    exif[ExifTags.Base.ImageDescription] = PLACE.encode()
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (35.0, 12.0, 30.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=PLACE.encode(), quality=90)
    return out.getvalue()


def drawing(width: int = 400, height: int = 300, mode: str = "RGBA") -> bytes:
    """A PNG of two colours on nothing."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    picture.paste((20, 60, 160, 255), (10, 10, width // 2, height // 2))
    out = io.BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


def pdf(pages: int = 2, text: str = "paper") -> bytes:
    """A PDF of a few pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), invariant=1)
    for number in range(pages):
        canvas.drawString(40, 300, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def document(part: str, mimetype: str = "") -> bytes:
    """A zipped document that holds ``part``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        archive.writestr(part, "x")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture
