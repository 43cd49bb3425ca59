"""Plain text tables: CSV, TSV and what offices make of them (CP949, UTF-16, semicolons)."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from jobdesk.exchange.workbook import Cell

DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 64 * 1024  # characters looked at to find the delimiter

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16 LE, which it begins with
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    A byte-order mark decides; without one, zero bytes betray UTF-16, then UTF-8 is tried
    (it refuses almost every CP949 text) and CP949 last. Raises UnicodeDecodeError when the
    bytes are no text in any of them.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding).lstrip("\ufeff"), encoding.removesuffix("-sig")
    head = data[:4096]
    if b"\0" in head:
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if odd or even:
            encoding = "utf-16-le" if odd > even else "utf-16-be"
            return data.decode(encoding), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp949"), "cp949"


def delimiter(text: str) -> str:
    """The sign between cells: the one that splits most records into equally many cells."""
    best, best_score = ",", (0, 0)
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    for sign in DELIMITERS:
        widths = Counter(
            len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if row
        )
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: item[1] * item[0])
        score = (count * 100 // sum(widths.values()), width)
        if score > best_score:
            best, best_score = sign, score
    return best


def rows(text: str) -> list[list[Cell]]:
    """The records of a text table; every cell is text as it stands, None when empty."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    return [[cell or None for cell in row] for row in reader]
