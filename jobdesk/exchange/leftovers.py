"""Rows of a table that are no records: totals, examples, keys, notes, repeated headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain import text
from jobdesk.exchange import headers
from jobdesk.exchange.headers import Header
from jobdesk.exchange.workbook import Cell, Sheet


class Why(StrEnum):
    """Why a row is no record, as shown."""

    TOTAL = "소계·합계 줄"
    EXAMPLE = "입력 예 줄"
    KEYS = "영문 이름 줄"
    HINTS = "입력 안내 줄"
    HEADER = "되풀이된 머리글"
    NOTE = "설명 줄"
    SECTION = "구분 줄"
    NUMBER = "번호만 있는 줄"
    CHOSEN = "직접 뺀 줄"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One row that was not taken: its sheet row number, why, and its first words."""

    row: int
    why: Why
    text: str


_TOTAL_WORDS = frozenset(
    {"계", "소계", "합계", "총계", "누계", "중계", "총합계", "총합", "월계", "연계", "합", "평균"}
    | {"total", "subtotal", "grandtotal", "sum", "합산", "총인원", "합계인원"}
)
_QUANTITY = re.compile(r"[\d.,\s%+\-△▲▽▼]*\s*(?:명|건|원|개|개소|곳|회|세|일|시간|%|인|천원|만원)?")
_COUNTED = re.compile(r"\d\s*(?:명|건|개소|곳|가구|농가|인)$")
_EXAMPLE = re.compile(r"[\s(\[<※*]*(?:(?:입력|작성|기재)\s*예|예\s*시|보기\s*[):]|예\s*[):])")
_FORMAT_HINT = re.compile(r"y{2,4}\s*[-./]?\s*mm|○○○○년|hh:mm", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*(?:[※☞▶☆★]|\*\s|주\s*[):]|주의|참고\s*[):]|작성\s*[자일]\s*[:：]|출처|자료\s*[:：]"
    r"|비고\s*[:：]|-?\s*이\s*하\s*여\s*백|-\s*끝\s*-|끝\.?$)"
)
_SECTION = re.compile(r"\s*[■□◆◇●○◎▣▶▷◈❍〈<【\[]\s*[가-힣]")
_MAY_BE_TOTAL = re.compile(r"[계합총]|평균|total|sum", re.IGNORECASE)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_HINT_WORDS = frozenset({"입력", "숫자", "필수", "선택", "텍스트", "문자", "날짜", "위와같이입력"})


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip(_SPACES))


_SPACES = " \t\r\n\u00a0\u3000\u200b\ufeff"


def sort_rows(
    sheet: Sheet,
    start: int,
    end: int,
    columns: Sequence[Header],
    another: Callable[[int], bool],
) -> tuple[list[tuple[int, Sequence[Cell]]], list[LeftOut], int]:
    """Records and leftovers of the rows from index ``start`` to before ``end``.

    ``another`` says whether a row begins a further table; reading stops there. Returns the
    records with sheet row numbers, the leftovers, and the index where reading stopped.
    """
    rows: list[tuple[int, Sequence[Cell]]] = []
    left: list[LeftOut] = []
    ours = frozenset(part for header in columns for part in (*header.groups, header.text))
    width = max(1, len(columns))
    counting = {header.column for header in columns if headers.counts_rows(header.text)}
    gap = False  # whether something stood between the last record and this row
    for index in range(start, end):
        row = sheet.rows[index]
        filled = [cell for cell in row if cell is not None and cell != ""]
        if not filled:
            gap = True
            continue
        if any(isinstance(cell, str) and cell[0] in _SPACES for cell in filled):
            filled = [cell for cell in filled if not is_blank(cell)]
            if not filled:
                continue
        number = sheet.first_row + index
        why = _why(filled, ours, width, first=not rows)
        if why is None and gap and _all_short_texts(filled) and _begins(sheet, index, another):
            return rows, left, index
        if why is None and len(filled) == 1 and width > 2:
            why = _why_alone(row, counting)
        gap = why is not None
        if why is None:
            rows.append((number, row))
        else:
            left.append(LeftOut(number, why, text.tidy(str(filled[0])[:200])[:60]))
    return rows, left, end


def _begins(sheet: Sheet, index: int, another: Callable[[int], bool]) -> bool:
    """Whether a further table begins here, or below a title that stands here."""
    if another(index):
        return True
    for below in range(index, min(index + 4, len(sheet.rows))):
        filled = sum(1 for cell in sheet.rows[below] if not is_blank(cell))
        if filled > 2:
            return another(below)
    return False


def _all_short_texts(filled: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) and len(cell) <= 25 for cell in filled)


def _why(filled: Sequence[Cell], ours: frozenset[str], width: int, *, first: bool) -> Why | None:
    head = filled[0]
    if isinstance(head, str):
        if _NOTE.match(head) and len(filled) <= max(2, width // 3):
            return Why.NOTE
        if len(filled) == 1 and width > 3 and len(head) > 40:
            return Why.NOTE
        if _EXAMPLE.match(head) and (first or head.strip()[0] in "([<"):
            return Why.EXAMPLE
    if _is_total(filled):
        return Why.TOTAL
    if len(filled) > 1 and isinstance(filled[-1], str):
        alike = sum(1 for cell in filled if cell in ours or (_tidied(cell) in ours))
        if alike * 5 >= len(filled) * 4:
            return Why.HEADER
    return _why_first(filled, ours) if first else None


def _why_alone(row: Sequence[Cell], counting: set[int]) -> Why | None:
    """A row of one cell: a number made ready for a name, or the heading of a section."""
    column, cell = next((c, cell) for c, cell in enumerate(row) if not is_blank(cell))
    if column in counting:
        plain = str(cell).strip()
        return Why.NUMBER if plain.rstrip(".").isdigit() else Why.SECTION
    if isinstance(cell, str) and _SECTION.match(cell):
        return Why.SECTION
    return None


def _tidied(cell: Cell) -> str:
    """A short text cell as a header has it; anything else as no header has it."""
    if not isinstance(cell, str) or len(cell) > 25 or not ("\n" in cell or "  " in cell):
        return "\n"
    return text.tidy(cell)


def _why_first(filled: Sequence[Cell], ours: frozenset[str]) -> Why | None:
    """What can stand only between the header and the first record."""
    if any(isinstance(cell, str) and _FORMAT_HINT.search(cell) for cell in filled):
        return Why.EXAMPLE
    if any(isinstance(cell, str) and _EXAMPLE.match(cell) for cell in filled[:2]):
        return Why.EXAMPLE
    words = [cell for cell in filled if isinstance(cell, str)]
    if len(words) < 2 or len(words) < len(filled):
        return None
    if all(_KEY.fullmatch(w.strip()) for w in words) and _korean(ours):
        return Why.KEYS
    if sum(1 for w in words if text.search_key(w) in _HINT_WORDS) * 2 >= len(words):
        return Why.HINTS
    if all(re.fullmatch(r"\s*\([^()]*\)\s*", w) for w in words):
        return Why.HINTS
    return None


def _korean(ours: frozenset[str]) -> bool:
    return any("가" <= char <= "힣" for key in ours for char in key)


def _is_total(filled: Sequence[Cell]) -> bool:
    """A cell says 합계 and the cells after it are quantities; at most one text goes before."""
    for position, cell in enumerate(filled[:4]):
        if not isinstance(cell, str):
            if position == 0:
                continue
            return False
        if _says_total(cell):
            rest = filled[position + 1 :]
            if position == 0 and len(rest) > 1 and isinstance(rest[0], str) and _is_word(cell):
                rest = rest[1:]  # 소계 | 가람읍 | 15명
            elif position == 0 and len(rest) == 1 and _is_word(cell) and _is_counted(rest[0]):
                return True  # 소계 | 가람읍 6명
            return all(_is_quantity(cell) for cell in rest)
        if position > 1:
            return False
    return False


def _says_total(cell: str) -> bool:
    if len(cell) > 24 or not _MAY_BE_TOTAL.search(cell):
        return False
    key = headers.bare(cell) or headers.key(cell)
    if key in _TOTAL_WORDS:
        return True
    if re.search(r"(?:소|합|총|누)\s*계\s*[:)]?\s*$", cell.strip()):
        return True
    counted = re.fullmatch(r"(?:총|합계|소계|계)[\s:]*\d[\d,]*\s*(?:명|건|곳|개소)?", cell.strip())
    return counted is not None


def _is_word(cell: str) -> bool:
    return headers.bare(cell) in _TOTAL_WORDS


def _is_counted(cell: Cell) -> bool:
    """Whether a text ends in how many there are: ``가람읍 6명``."""
    return isinstance(cell, str) and _COUNTED.search(cell.strip()) is not None


def _is_quantity(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _QUANTITY.fullmatch(cell.strip()) is not None
    return True
