"""Where each sign of a PDF stands, to prove that no text is cut and none lies on another."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw


class Sign(NamedTuple):
    """One printed sign and its box in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def numbers(pdf: bytes) -> list[str]:
    """What each page says of its number, ``1 / 3``; empty where it says nothing."""
    found = [re.findall(r"\d+ / \d+", " ".join(page.split())) for page in texts(pdf)]
    return [each[-1] if each else "" for each in found]


def bare(pdf: bytes) -> str:
    """All text without spaces: where lines break does not matter."""
    return "".join("".join(texts(pdf)).split())


def signs(pdf: bytes) -> list[tuple[tuple[float, float], list[Sign]]]:
    """Size and signs of each page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        edges = [ctypes.c_double() for _ in range(4)]
        mine = []
        for at in range(text.count_chars()):
            raw.FPDFText_GetCharBox(text.raw, at, *(ctypes.byref(edge) for edge in edges))
            left, right, bottom, top = (edge.value for edge in edges)
            if right - left > 0.05 and top - bottom > 0.05:
                mine.append(Sign(text.get_text_range(at, 1), left, bottom, right, top))
        found.append((page.get_size(), mine))
    document.close()
    return found


def outside(pdf: bytes, margin: float = 9) -> list[Sign]:
    """Signs nearer to the edge of their page than ``margin`` points."""
    return [
        sign
        for (wide, high), page in signs(pdf)
        for sign in page
        if sign.left < margin
        or sign.bottom < margin
        or sign.right > wide - margin
        or sign.top > high - margin
    ]


def overlapping(pdf: bytes, share: float = 0.3) -> list[tuple[Sign, Sign]]:
    """Pairs of signs of which one covers more than ``share`` of the other."""
    found = []
    for _, page in signs(pdf):
        near = defaultdict[tuple[int, int], list[int]](list)
        for at, sign in enumerate(page):
            for x in range(int(sign.left // 40), int(sign.right // 40) + 1):
                for y in range(int(sign.bottom // 40), int(sign.top // 40) + 1):
                    near[x, y].append(at)
        pairs = {
            (one, other)
            for cell in near.values()
            for at, one in enumerate(cell)
            for other in cell[at + 1 :]
            if _covers(page[one], page[other], share)
        }
        found += [(page[one], page[other]) for one, other in sorted(pairs)]
    return found


def _covers(one: Sign, other: Sign, share: float) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    if wide <= 0 or high <= 0:
        return False
    least = min(_area(one), _area(other))
    return wide * high > share * least


def _area(sign: Sign) -> float:
    return (sign.right - sign.left) * (sign.top - sign.bottom)


def split_by(pdf: bytes, edges: list[float], *, across: bool) -> list[Sign]:
    """Signs through which a line at one of ``edges`` runs: upright lines, or level ones."""
    return [
        sign
        for _, page in signs(pdf)
        for sign in page
        for edge in edges
        if (sign.bottom < edge < sign.top if across else sign.left < edge < sign.right)
    ]
