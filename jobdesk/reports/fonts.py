"""Embeds the one type family of screen and print, so that a page looks alike everywhere.

reportlab starts each canvas and drawing in Helvetica, which it never embeds; both defaults
are changed here before anything is drawn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from jobdesk.paths import resource

REGULAR = "Pretendard"
MEDIUM = "Pretendard-Medium"
SEMIBOLD = "Pretendard-SemiBold"
BOLD = "Pretendard-Bold"

_FILES = {
    REGULAR: "fonts/Pretendard-Regular.ttf",
    MEDIUM: "fonts/Pretendard-Medium.ttf",
    SEMIBOLD: "fonts/Pretendard-SemiBold.ttf",
    BOLD: "fonts/Pretendard-Bold.ttf",
}
_LOOK_ALIKE = {
    "❍": "○",
    "☞": "→",
    "∙": "·",
    "｢": "「",
    "｣": "」",
    "∼": "~",
    "✔": "✓",
    "☑": "✓",
    "▣": "■",
    "◈": "◇",
    "◎": "○",
    "⊙": "○",
    "▸": "▶",
    "▹": "▷",
    "￭": "▪",
    "⇨": "→",
    "➡": "→",
    "➜": "→",
    "➔": "→",
    "⦁": "•",
    "∘": "◦",
}
"""Signs of office writing that the family lacks, drawn as its nearest; the text that is searched
and copied stays what was typed."""
_TABULAR_ZERO = 0xE071  # Pretendard's figures of one width lie here, 0 to 9 in order


@cache
def register() -> None:
    """Makes the four weights known to reportlab; later calls cost nothing.

    Raises FileNotFoundError when a font is not bundled.
    """
    for name, file in _FILES.items():
        font = TTFont(name, str(resource(file)))
        _use_tabular_figures(font.face)
        for missing, like in _LOOK_ALIKE.items():
            _draw_alike(font.face, missing, like)
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD
    )
    rl_config.canvas_basefontname = REGULAR
    shapes.STATE_DEFAULTS["fontName"] = REGULAR
    rl_config.trustedSchemes = []  # markup may name no file and no address


def file_of(name: str) -> Path:
    """The file of a weight. Raises KeyError for another family."""
    return resource(_FILES[name])


def _use_tabular_figures(face: TTFontFace) -> None:
    """Draws 0–9 with the glyphs of one width, so that columns of numbers stand in line.

    reportlab knows no OpenType features, but the font also maps these glyphs to private
    code points; the text that is searched and copied stays 0–9.
    """
    codes = range(_TABULAR_ZERO, _TABULAR_ZERO + 10)
    if any(code not in face.charToGlyph for code in codes):
        return
    for digit, code in enumerate(codes):
        face.charToGlyph[ord("0") + digit] = face.charToGlyph[code]
        face.charWidths[ord("0") + digit] = face.charWidths[code]


def _draw_alike(face: TTFontFace, missing: str, like: str) -> None:
    """Draws a sign the font lacks with the glyph of another that it has."""
    if ord(missing) not in face.charToGlyph and ord(like) in face.charToGlyph:
        face.charToGlyph[ord(missing)] = face.charToGlyph[ord(like)]
        face.charWidths[ord(missing)] = face.charWidths[ord(like)]


def width(text: str, font: str, size: float) -> float:
    """Width of one line in points."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def wrap(text: str, font: str, size: float, room: float, *, break_words: bool = True) -> list[str]:
    """Lines of ``text`` no wider than ``room`` points, broken at spaces where there are any.

    A word wider than the room is broken between signs, or left too wide where words must
    stay whole; no text is ever lost.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if width(candidate, font, size) <= room:
                line = candidate
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, font, size, room) if break_words else [word]
            lines.extend(full)
        lines.append(line)
    return lines


def fitting(lines: list[str], font: str, size: float, room: float) -> float:
    """The type size, ``size`` or less, at which no line is wider than ``room`` points."""
    widest = max((width(line, font, size) for line in lines), default=0.0)
    return size if widest <= room else size * room / widest


def _broken(word: str, font: str, size: float, room: float) -> list[str]:
    parts = [""]
    for sign in word:
        if parts[-1] and width(parts[-1] + sign, font, size) > room:
            parts.append("")
        parts[-1] += sign
    return parts
