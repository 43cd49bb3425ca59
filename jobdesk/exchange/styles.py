"""How our workbooks look: one set of fonts, lines, formats and page settings."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from unicodedata import east_asian_width

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins

FACE = "맑은 고딕"  # on every Korean Windows; others substitute their own gothic
BODY = Font(name=FACE, size=10)
BOLD = Font(name=FACE, size=10, bold=True)
SMALL = Font(name=FACE, size=9, color="FF595959")
TITLE = Font(name=FACE, size=16, bold=True)
HEADER_FILL = PatternFill("solid", fgColor="FFEDEDED")  # 7 % grey, kind to office printers
_HAIR = Side(style="thin", color="FFBFBFBF")
_LINE = Side(style="thin", color="FF595959")
GRID = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
HEADER_GRID = Border(left=_HAIR, right=_HAIR, top=_LINE, bottom=_LINE)
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
LEFT = Alignment(horizontal="left", vertical="center")
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)

DATE = "yyyy-mm-dd"
NUMBER = "#,##0"
PLAIN = "0"
TEXT = "@"

MARGINS = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
A4 = 9
_LONGEST = 32_767  # signs a cell may hold
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@lru_cache(maxsize=8192)
def display_width(text: str) -> int:
    """Columns the longest line takes: Hangul and other wide signs count double."""
    return max(
        (
            len(line)
            if line.isascii()
            else sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)
            for line in text.split("\n")
        ),
        default=0,
    )


def lines(text: str, width: float) -> int:
    """Lines the text takes in a column of ``width`` signs; programs do not all wrap alike."""
    return sum(max(1, math.ceil(display_width(line) / width)) for line in text.split("\n"))


def height(lines: int) -> float:
    """Points a row of so many lines takes."""
    return 5.0 + 13.5 * lines


def safe_text(text: str) -> str:
    """Text that a cell may hold: no control characters, not longer than Excel allows."""
    if text.isascii() and text.isprintable():
        return text[:_LONGEST]
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST]


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula when it is edited."""
    return text.startswith(_RISKY)


def footer_text(text: str, most: int = 110) -> str:
    """Text for a page footer: ``&`` doubled, one line, cut to what fits beside the pages."""
    line = " ".join(safe_text(text).split())
    if display_width(line) > most:
        while display_width(line) > most - 1:
            line = line[:-1]
        line += "…"
    return line.replace("&", "&&")
