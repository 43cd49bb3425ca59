"""Colours and measures of a printed page: dark enough for an old laser printer in grey."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 20 * mm, 20 * mm, 15 * mm
ROOM = PAGE_WIDTH - 2 * MARGIN_SIDE  # width between the margins, points
HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM

TEXT: Final = HexColor("#1F2933")
QUIET: Final = HexColor("#52606D")
LINE: Final = HexColor("#A5B0BC")
FRAME: Final = HexColor("#3E4C59")
SHADE: Final = HexColor("#EEF2F6")
SUM: Final = HexColor("#DFE6ED")
ACTUAL: Final = HexColor("#1F5FA8")
TARGET: Final = HexColor("#DCE3EA")
WATERMARK: Final = HexColor("#F1F3F5")
PAPER: Final = white
CREST: Final = HexColor("#1F3A5F")
GILT: Final = HexColor("#A98B4B")
PALE: Final = HexColor("#F3EFE4")
"""What a certificate is framed with: dark blue, gold, and the gold of its ground."""

THIN, HEAVY = 0.4, 1.1  # line widths, points
