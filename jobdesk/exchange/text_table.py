"""Plain text tables: CSV, TSV and what offices make of them (CP949, UTF-16, semicolons)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 64 * 1024  # characters looked at to find the delimiter
_LONGEST_CELL = 32_767  # Excel's limit; a longer one is a quote that was never closed
_TOLERATED = 0.002  # share of signs that may be broken before the text is no text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNCLOSED = (
    "닫히지 않은 따옴표가 있어 따옴표를 무시하고 한 줄을 한 행으로 읽었습니다. "
    "여러 줄로 쓴 칸이 있으면 나뉘었을 수 있으니 확인하세요."
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how many signs of it were broken."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None when the bytes are no text.

    A byte-order mark decides; without one, zero bytes betray UTF-16, then UTF-8 is tried
    (it refuses almost every CP949 text) and CP949 last. A few broken bytes, as an export
    that cuts its columns by bytes leaves them, become U+FFFD and are counted; zero bytes
    that only fill up a block at the end are left out.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], (encoding,))
    encoding = _without_mark(data)
    if encoding:
        return _lenient(data, (encoding,))
    data = data.rstrip(b"\0")
    for encoding in ("utf-8", "cp949"):
        try:
            return _if_text(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return _lenient(data, ("utf-8", "cp949"))


def _without_mark(data: bytes) -> str:
    """The byte order of a UTF-16 text without its mark, or ``""`` when it is none.

    Between Hangul stand delimiters and line ends, each with a zero byte; read in the wrong
    order, or where the zeros are something else, the signs come out Chinese or worse.
    """
    sample = data[:4096]
    if 0 not in sample.rstrip(b"\0"):
        return ""
    shares = {
        encoding: _korean_share(sample.decode(encoding, "replace"))
        for encoding in ("utf-16-le", "utf-16-be")
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.9 else ""


def _korean_share(text: str) -> float:
    expected = sum(
        1
        for sign in text
        if " " <= sign < "\x7f"
        or sign in "\t\r\n\u00b7"
        or "\uac00" <= sign <= "\ud7a3"
        or "\u3000" <= sign <= "\u318f"
        or "\uff00" <= sign <= "\uffef"
    )
    return expected / max(1, len(text))


def _lenient(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    candidates = []
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        candidates.append(Decoded(text, encoding, text.count("\ufffd")))
    best = min(candidates, key=lambda candidate: candidate.broken)
    if best.broken > max(1, len(best.text) * _TOLERATED):
        return None
    return _if_text(best)


def _if_text(decoded: Decoded) -> Decoded | None:
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) * _TOLERATED):
        return None
    return decoded


def head(data: bytes, size: int) -> str | None:
    """The first ``size`` bytes as text, or None when they are no text; cut ends are mended."""
    decoded = decode(data) if len(data) <= size else decode(_cut(data[:size]))
    return decoded.text if decoded else None


def _cut(data: bytes) -> bytes:
    # A cut in the middle of a sign would count as broken, so the cut goes to a line's end.
    at = max(data.rfind(b"\n"), data.rfind(b"\r"), data.rfind(b">"))
    if at <= 0:
        return data
    return data[: (at + 2) // 2 * 2] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data[: at + 1]


def delimiter(text: str) -> str:
    """The sign between cells: the one that splits most records into equally many cells."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0] or sample
    best, best_score = ",", (0, 0)
    for sign in DELIMITERS:
        widths = Counter(len(row) for row in _records(sample, sign) if row)
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda item: item[1] * item[0])
        score = (count * 100 // sum(widths.values()), width)
        if score > best_score:
            best, best_score = sign, score
    return best


def rows(text: str, most: int) -> tuple[list[list[str]], int, tuple[str, ...]]:
    """The first ``most`` records of a text table, how many there are in all, and warnings.

    Every cell is text as it stands.

    A blank line is a record without cells, so that the index of a record is its row. Line
    ends may be CR, LF or both; quoted cells may hold line ends and delimiters.
    """
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    named = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)  # Excel's own hint, no row of data
    if named:
        text = text[named.end() :]
    sign = named[1] if named else delimiter(text)
    records, total = _first(_records(text, sign), most)
    odd = text.count('"') % 2 and any(_swallowed(record) for record in records)
    if odd or _mispaired(text, sign):
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=csv.QUOTE_NONE)
        bare = ([cell.strip('"') for cell in record] for record in lines)
        return *_first(bare, most), (_UNCLOSED,)
    return records, total, ()


def _first(records: Iterator[list[str]], most: int) -> tuple[list[list[str]], int]:
    """The first records and the number of all; the rest is counted, never held."""
    held = list(islice(records, most))
    return held, len(held) + sum(1 for _ in records)


def _records(text: str, sign: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign)


def _mispaired(text: str, sign: str) -> bool:
    """Whether the quotes of two cells were taken for one pair, with line ends between them.

    A true closing quote stands before a delimiter or a line end.
    """
    quoted = re.compile(rf'(?:\A|[\n{re.escape(sign)}])"((?:[^"]|"")*+)"')
    return any(
        "\n" in cell[1] and text[cell.end() : cell.end() + 1].strip(f" \r\n{sign}")
        for cell in quoted.finditer(text)
    )


def _swallowed(record: list[str]) -> bool:
    return any(cell.count("\n") > 20 or len(cell) > _LONGEST_CELL for cell in record) or (
        bool(record) and record[-1].endswith("\n")
    )
