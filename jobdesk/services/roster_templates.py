"""A centre's own workbook filled as a roster: which of its words mean what.

``{성명}`` in one row of cells stands for the field of each record; the row is repeated.
``{센터명}``, ``{기준일}``, ``{건수}`` … anywhere else, and cells named so, are filled once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from jobdesk.domain import text
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.errors import UserError
from jobdesk.exchange import own_book, synonyms
from jobdesk.exchange.own_book import Filling, OwnBook
from jobdesk.services.roster_kinds import TITLES

FACTS: dict[str, tuple[str, ...]] = {
    "centre": ("센터명", "센터", "기관명"),
    "title": ("제목", "명부명"),
    "day": ("기준일", "작성일", "출력일"),
    "count": ("건수", "인원", "총인원", "총건수"),
    "user": ("작성자", "내보낸사람"),
    "purpose": ("목적", "쓰는곳", "용도"),
}
"""What is said once on a roster, and the words for it."""

NUMBER = ("연번", "번호", "순번", "no")
_FACT_OF = {text.search_key(word): fact for fact, words in FACTS.items() for word in words}
EMPTY = "해당 자료가 없습니다"


class OwnTemplate:
    """A workbook looked through. ``fields`` are the ids of the fields its row asks for.

    Raises UserError for a file that cannot be read or filled, with the place and the word.
    """

    def __init__(self, path: Path, kind: KindId) -> None:
        self._kind = kind
        self._book = OwnBook(path)
        self._known = _field_words(kind)
        self._facts: dict[str, str] = {}
        self._columns: dict[str, str] = {}  # word → field id, "" for 연번
        self._sheet, self._row, first = "", 0, ""
        for sheet, cell, row, word in self._book.marks:
            found = self._meaning(word, sheet, cell)
            if found in FACTS:
                self._facts[word] = found
                continue
            if not self._row:
                self._sheet, self._row, first = sheet, row, f"‘{sheet}’ 시트 {cell}"
            if (sheet, row) != (self._sheet, self._row):
                raise UserError(
                    f"되풀이할 줄은 하나여야 합니다. {first} 칸의 줄 말고도 ‘{sheet}’ 시트 {cell} "
                    f"칸에 {{{word}}}이(가) 있습니다. 항목을 한 줄에 모아 저장한 뒤 다시 고르세요.",
                    field="template",
                )
            self._columns[word] = found
        self.fields = tuple(dict.fromkeys(field for field in self._columns.values() if field))
        if not self.fields:
            raise UserError(
                f"‘{self._book.name}’에서 채울 줄을 찾지 못했습니다. 자료가 들어갈 한 줄의 칸마다 "
                "{이름}, {연락처}처럼 항목 이름을 중괄호에 적어 저장한 뒤 다시 고르세요.",
                field="template",
            )

    def check_count(self, count: int) -> None:
        """Refuse more records than such a workbook takes. Raises UserError."""
        if count > own_book.MOST:
            raise UserError(
                f"직접 만든 서식에는 {own_book.MOST:,}건까지 채울 수 있습니다(지금 {count:,}건). "
                "조건을 걸어 줄이거나 서식 없이 내보내세요.",
                field="template",
            )

    def filled(self, facts: Mapping[str, object], rows: Sequence[Sequence[object]]) -> bytes:
        """The workbook with ``facts`` (by the keys of FACTS) and ``rows``: 연번, then fields."""
        places = {field: at for at, field in enumerate(self.fields, 1)}
        names = {
            name: facts[_FACT_OF[text.search_key(name)]]
            for name in self._book.names
            if text.search_key(name) in _FACT_OF
        }
        return self._book.filled(
            Filling(
                self._sheet,
                self._row,
                {word: facts[fact] for word, fact in self._facts.items()},
                names,
                {word: places.get(field, 0) for word, field in self._columns.items()},
                [list(row) for row in rows],
                EMPTY,
            )
        )

    def _meaning(self, word: str, sheet: str, cell: str) -> str:
        """The fact or the field id a word stands for, empty for 연번. Raises UserError."""
        key = text.search_key(word)
        if key in NUMBER:
            return ""
        if key in self._known:
            return self._known[key]
        if key in _FACT_OF:
            return _FACT_OF[key]
        labels = [field.label for field in KINDS[self._kind].fields]
        near = get_close_matches(word, labels, n=3, cutoff=0.5)
        near = near or get_close_matches(key, [*self._known, *_FACT_OF], n=1, cutoff=0.5)
        hint = f" 혹시 {', '.join('{' + each + '}' for each in near)}인가요?" if near else ""
        raise UserError(
            f"서식 파일 ‘{sheet}’ 시트 {cell} 칸의 {{{word}}}은(는) {TITLES[self._kind]}에 없는 "
            f"항목입니다.{hint} 파일을 만들지 않았습니다. 낱말을 고쳐 저장한 뒤 다시 고르세요.",
            field="template",
        )


def _field_words(kind: KindId) -> dict[str, str]:
    """Field ids by their labels, their ids and the words by which a sheet's header says them."""
    known = {field.id for field in KINDS[kind].fields}
    found: dict[str, str] = {}
    for sheet in synonyms.SHEET_KINDS:
        if sheet.kind is not kind:
            continue
        for rule in sheet.rules:
            link, _, part = rule.field.rpartition(".")
            id_ = rule.field if rule.field in known else part if part in known else link
            for word in rule.words if id_ in known else ():
                found.setdefault(text.search_key(word), id_)
    for field in KINDS[kind].fields:
        if field.type is FieldType.LINK and field.link == KindId.SEEKERS:
            found.setdefault("성명", field.id)
            found.setdefault("이름", field.id)
    # The field's own name wins over a word another field is also known by.
    for field in reversed(KINDS[kind].fields):
        found[text.search_key(field.label)] = found[text.search_key(field.id)] = field.id
    return found
