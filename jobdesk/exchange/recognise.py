"""Says of a whole workbook what kind of records it holds, in which sheets, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from jobdesk.domain import text
from jobdesk.domain.dates import shown
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.exchange import tables
from jobdesk.exchange.columns import Recognised, recognise, samples_of
from jobdesk.exchange.grid import is_known
from jobdesk.exchange.rules import SheetKind
from jobdesk.exchange.synonyms import SHEET_KINDS, sheet_kind
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Sheet, Workbook

_TITLE = 2.0
_FILE_NAME = 1.0
_MAX_NAMED = 4
_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Understood:
    """A workbook as one kind of sheet.

    ``tables`` are all of one shape; ``columns`` hold for each of them. ``score`` compares
    kinds and shapes, ``why`` names the reasons in words; ``others`` are names of sheets that
    were not taken.
    """

    kind: SheetKind
    columns: Recognised
    tables: tuple[Table, ...]
    score: float
    why: str
    others: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Number of data rows."""
        return sum(len(table.rows) for table in self.tables)


def understand(
    workbook: Workbook,
    today: date,
    *,
    kind: str | None = None,
    sheet: str | None = None,
    chosen: Mapping[str, str] | None = None,
    header_rows: Sequence[int] | None = None,
) -> Understood:
    """The kind, the tables and the columns of a workbook.

    ``kind`` fixes the kind, ``sheet`` the sheet by name, ``header_rows`` the header (sheet row
    numbers), ``chosen`` single columns. Hidden sheets are looked at only when named. Raises
    UserError, which says what was seen instead and what to do.
    """
    sheets = _sheets(workbook, sheet)
    kinds = SHEET_KINDS if kind is None else (_asked(kind),)
    kinds = tuple(k for k in kinds if _has_fields(k, chosen or {})) or kinds
    for header, field in (chosen or {}).items():
        _check_field(kinds, header, field)
    found = [
        table
        for one in sheets
        for table in tables.find_tables(one, header_rows=header_rows, words=tuple(chosen or ()))
        if table.columns
    ]
    shapes = list(_shapes(found, kinds, today, chosen, workbook.name))
    if not shapes:
        raise _nothing(workbook, found, kinds)
    result = max(shapes, key=lambda shape: (shape.rows > 0, shape.score))
    taken = {table.sheet for table in result.tables}
    others = tuple(s.name for s in workbook.sheets if s.name not in taken and s.rows)
    return replace(result, others=others)


def likeliest(workbook: Workbook, today: date) -> Understood | None:
    """The shape that fits a kind best; None where none does. For those who look at what is
    recognised; :func:`understand` decides."""
    found = [
        table
        for one in _sheets(workbook, None)
        for table in tables.find_tables(one)
        if table.columns
    ]
    shapes = _shapes(found, SHEET_KINDS, today, None, workbook.name)
    return max(shapes, key=lambda shape: (shape.rows > 0, shape.score), default=None)


def _shapes(
    found: Sequence[Table],
    kinds: Sequence[SheetKind],
    today: date,
    chosen: Mapping[str, str] | None,
    file: str,
) -> Iterator[Understood]:
    """The tables by shape, each as the kind that fits it best; shapes of no kind are none."""
    for shape in tables.joined(found):
        seen = _best_kind(shape, kinds, today, chosen, file)
        if seen is not None:
            yield seen


def _best_kind(
    shape: Sequence[Table],
    kinds: Sequence[SheetKind],
    today: date,
    chosen: Mapping[str, str] | None,
    file: str,
) -> Understood | None:
    """The kind that fits tables of one shape best; None when none does."""
    first = max(shape, key=lambda table: len(table.rows))
    samples = samples_of(first, today)
    best: Understood | None = None
    for kind in kinds:
        seen = recognise(first, kind, samples, chosen)
        said = len(kinds) == 1 and bool(kind.suffices) and kind.suffices <= seen.fields
        if not seen.fields or not (seen.is_whole or chosen or said) or _is_form(first, seen):
            continue
        if len(seen.fields) == 1 and all(m.closeness < 0.5 for m in seen.columns):
            continue  # words that may be names, and nothing beside them
        score, why = _with_titles(seen, shape, file)
        if best is None or score > best.score:
            best = Understood(kind, seen, tuple(shape), score, why)
    return best


def _sheets(workbook: Workbook, name: str | None) -> list[Sheet]:
    if name is not None:
        wanted = text.search_key(name)
        picked = [s for s in workbook.sheets if wanted in map(text.search_key, (s.name, s.part_of))]
        if not picked:
            names = ", ".join(s.name for s in workbook.sheets)
            raise UserError(f"'{name}' 시트가 없습니다. 파일에 있는 시트: {names}")
        return picked
    return [s for s in workbook.sheets if s.visible] or list(workbook.sheets)


def _asked(kind: str) -> SheetKind:
    try:
        return sheet_kind(kind)
    except KeyError as error:
        raise UserError(f"가져올 수 없는 종류입니다: {kind}") from error


def _has_fields(kind: SheetKind, chosen: Mapping[str, str]) -> bool:
    fields = {name for rule in kind.rules for name in (rule.field, rule.second)}
    return all(field in fields for field in chosen.values() if field)


def _check_field(kinds: Sequence[SheetKind], header: str, field: str) -> None:
    if field and not any(_has_fields(kind, {header: field}) for kind in kinds):
        raise UserError(f"'{header}' 열에 고른 항목을 알 수 없습니다: {field}")


def _with_titles(seen: Recognised, shape: Sequence[Table], file: str) -> tuple[float, str]:
    """The score with what title, sheet and file name say, and the reasons in words."""
    score = seen.score
    reasons = []
    heads = [title for title in shape[0].titles[:6] if len(title) <= _TITLE_LENGTH]
    if shape[0].sheet != PurePath(file).stem:
        heads.append(shape[0].sheet)
    for word in seen.kind.titles:
        title = next((t for t in heads if word in text.search_key(t)), None)
        if title is not None:
            score += _TITLE
            reasons.append(f"제목 '{text.tidy(title)[:30]}'")
            break
    else:
        if any(word in text.search_key(file) for word in seen.kind.titles):
            score += _FILE_NAME
            reasons.append("파일 이름")
    matched = sorted(
        (m for m in seen.columns if m.field),
        key=lambda m: -seen.kind.rule(m.field).weight * m.closeness,
    )
    if matched:
        names = ", ".join(m.header for m in matched[:_MAX_NAMED])
        reasons.append(f"머리글 {names}")
    return score, ", ".join(reasons)


def _is_form(table: Table, seen: Recognised) -> bool:
    """A paper form: few columns known, and header words all down its rows."""
    matched = [m for m in seen.columns if m.field]
    if len({m.column for m in matched}) > 2 or not table.rows:
        return False
    words = [
        cell for _, row in table.rows[:40] for cell in row if isinstance(cell, str) and cell.strip()
    ]
    if not words:
        return False
    known = sum(1 for word in words if is_known(word) or re.match(r"\s*\d\s*[.)]", word))
    return known >= 3 and known * 6 >= len(words)


def _nothing(workbook: Workbook, found: Sequence[Table], kinds: Sequence[SheetKind]) -> UserError:
    if not found:
        return UserError(
            f"'{workbook.name}' 파일에서 표를 찾지 못했습니다. 저장된 것은 없습니다. "
            "자료가 있는 시트인지 확인하세요."
        )
    table = max(found, key=lambda t: len(t.rows))
    names = ", ".join(shown(h.text) for h in table.columns[:6])
    if len(kinds) == 1:
        labels = with_particle(kinds[0].label, "을/를")
        what = f"{labels} 가져오는 데 필요한 열을 찾지 못했습니다."
    else:
        what = "어떤 자료인지(구직자, 구인업체, 구인, 알선, 상담 등) 알 수 없습니다."
    return UserError(
        f"{what} 찾은 머리글: {names}. 저장된 것은 없습니다. 머리글 줄을 직접 고르거나 "
        "'이름', '업체명'과 같은 머리글을 넣어 다시 가져오세요."
    )
