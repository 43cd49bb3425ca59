"""Pictures as a centre keeps them: upright, no larger than needed, and without a trace of
where and with what they were taken. ``prepare`` runs in the reading process (child.py)."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import ExifTags, Image

from jobdesk.exchange.refusals import picture_damaged, picture_too_large

LONG_EDGE = 2000
"""Pixels of the longer side kept: an A4 form photographed at 2,000 px is read with ease."""
_QUALITY = 85
_MOST_PIXELS = 120_000_000  # the largest photo of a telephone of today has 108 million
_FEW = 256  # colours of a drawing or a scan in black and white: those stay free of JPEG's haze
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error)
"""What Pillow raises over a file that cannot be followed."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by the orientation its EXIF block tells."""


def prepare(data: bytes, name: str) -> tuple[str, bytes]:
    """The media type and bytes that are kept of a picture. Raises Unreadable.

    Only the pixels are taken over: place, time, camera, comments and thumbnails stay behind.
    """
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _prepared(data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise picture_too_large(name) from error
    except _BROKEN as error:
        raise picture_damaged(name) from error


def smaller(picture: Image.Image, px: int) -> bytes:
    """A picture of at most ``px`` pixels a side, as JPEG bytes, to show in a list."""
    shown = _flat(picture)
    shown.thumbnail((px, px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _written(shown, "JPEG")


def of_raster(width: int, height: int, stride: int, channels: int, data: bytes) -> bytes:
    """Drawn pixels as JPEG bytes; a row takes ``stride`` bytes, a pixel RGB or RGBX."""
    form = "RGBX" if channels == 4 else "RGB"
    drawn = Image.frombytes("RGB", (width, height), data, "raw", form, stride)
    return _written(drawn, "JPEG")


def opened(data: bytes, px: int) -> Image.Image:
    """A kept picture, decoded no finer than ``px`` a side asks for."""
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    picture.draft("RGB", (px, px))
    picture.load()
    return picture


def _prepared(data: bytes) -> tuple[str, bytes]:
    picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    photo = picture.format in ("JPEG", "MPO")  # MPO: a telephone's .jpg with a second picture
    picture.draft("RGB", (LONG_EDGE, LONG_EDGE))  # a JPEG is decoded small from the start
    picture.load()
    turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    drawing = not photo and picture.convert("RGB").getcolors(_FEW) is not None
    shown = _plain(picture)
    shown.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        shown = shown.transpose(turn)
    kept = "PNG" if drawing else "JPEG"
    return f"image/{kept.lower()}", _written(_flat(shown), kept)


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller without steps."""
    if picture.mode in ("P", "PA"):
        clear = picture.mode == "PA" or "transparency" in picture.info
        return picture.convert("RGBA" if clear else "RGB")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        # Sixteen bits of grey: scaled, since a plain conversion would make all of it white.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("L", "LA", "RGB", "RGBA"):
        return picture
    return picture.convert("RGB")


def _flat(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels on white: what hung on the old one is not carried."""
    plain = _plain(picture)
    flat = Image.new("L" if plain.mode == "L" else "RGB", plain.size, "white")
    if plain.mode in ("LA", "RGBA"):
        clear = plain.convert("RGBA")
        flat.paste(clear, mask=clear.getchannel("A"))
    else:
        flat.paste(plain)
    return flat


def _written(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, optimize=True, quality=_QUALITY)
    return out.getvalue()
