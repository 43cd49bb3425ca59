"""Columns whose cells are codes: their distinct words, how many, and what each becomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain import text, values
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender
from jobdesk.exchange.leftovers import is_blank
from jobdesk.exchange.rules import Reads
from jobdesk.exchange.workbook import Cell
from jobdesk.services.importing.links import field_of
from jobdesk.services.importing.said import NOTHING, Said

NOT_TAKEN = "(가져오지 않음)"
IN_NOTE = "(비고에 적기)"
"""What a word may become beside the choices of its field; no choice has brackets."""
YES, NO = "예", "아니요"
CODED = frozenset({Reads.CHOICE, Reads.MULTI, Reads.FLAG, Reads.GENDER})
_SEVERAL = re.compile(r"[,/·;\n]")
_MOST = 200
"""So many distinct words are shown of a column; more are no codes."""

Read = Callable[[Cell], Said]


class Fate(StrEnum):
    """What becomes of a word, as the page says it."""

    KNOWN = "항목"
    NOTE = "비고"
    WRONG = "오류"
    DROPPED = "버림"


@dataclass(frozen=True, slots=True)
class CodedValue:
    """One word of a column. ``becomes`` is a choice of the field, NOT_TAKEN or IN_NOTE, empty
    where it cannot be read; ``chosen`` marks what the user said."""

    said: str
    count: int
    becomes: str
    fate: Fate
    chosen: bool


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A coded column: ``header`` is how choices name it, ``choices`` what a word may become."""

    header: str
    label: str
    choices: tuple[str, ...]
    values: tuple[CodedValue, ...]

    @property
    def open(self) -> int:
        """How many words are none of the field's, nor decided."""
        return sum(1 for v in self.values if v.fate in (Fate.NOTE, Fate.WRONG) and not v.chosen)


def words_of(cell: Cell, reads: Reads) -> tuple[str, ...]:
    """The words of a cell: one, or those of a list."""
    if cell is None or is_blank(cell):
        return ()
    if isinstance(cell, bool):
        return (YES if cell else NO,)
    if reads is not Reads.MULTI:
        return (values.as_text(cell),)
    parts = _SEVERAL.split(values.as_text(cell, lines=True))
    return tuple(text.tidy(part) for part in parts if part.strip())


def by_choice(
    read: Read, reads: Reads, said: Mapping[str, str], allowed: Sequence[str] = ()
) -> Read:
    """``read``, with the words that the user gave a meaning read so; a meaning that is none of
    those ``allowed`` is as if never given."""
    if allowed:  # a profile may be of another centre's making, or older than a choice
        said = {w: m for w, m in said.items() if m in (*allowed, NOT_TAKEN, IN_NOTE)}
    if not said or reads not in CODED:
        return read

    def chosen(cell: Cell) -> Said:
        words = words_of(cell, reads)
        meant = [said[word] for word in words if word in said]
        if not meant:
            return read(cell)
        noted = [word for word in words if said.get(word) == IN_NOTE]
        taken = [m for m in meant if m not in (NOT_TAKEN, IN_NOTE)]
        if reads is not Reads.MULTI:
            value = _typed(reads, taken[0]) if taken else None
            return Said(value, rest=", ".join(noted)) if taken or noted else NOTHING
        others = [word for word in words if word not in said]
        rest = read(", ".join(others)) if others else NOTHING
        more = rest.value if isinstance(rest.value, tuple) else ()
        left = ", ".join(filter(None, (*noted, rest.rest)))
        return rest._replace(value=tuple(dict.fromkeys((*taken, *more))) or None, rest=left)

    return chosen


def _typed(reads: Reads, word: str) -> object:
    if reads is Reads.FLAG:
        return word == YES
    return Gender(word) if reads is Reads.GENDER else word


def choices_of(kind: KindId, field: str, reads: Reads) -> tuple[str, ...]:
    """What a word of such a column may become."""
    if reads is Reads.FLAG:
        return (YES, NO)
    if reads is Reads.GENDER:
        return tuple(one.value for one in Gender)
    return field_of(kind, field).choices


def value_table(
    header: str,
    label: str,
    reads: Reads,
    choices: Sequence[str],
    cells: Iterable[Cell],
    read: Read,
    said: Mapping[str, str],
) -> ValueTable:
    """The distinct words of a column with what each becomes, the undecided and frequent first.

    ``read`` is the column's own reader with ``said`` in it.
    """
    tally: Counter[str] = Counter()
    for cell, count in Counter(cells).items():
        for word in words_of(cell, reads):
            tally[word] += count
    found = [_value(word, count, reads, read, said) for word, count in tally.most_common(_MOST)]
    found.sort(key=lambda v: (v.fate is Fate.KNOWN or v.chosen, -v.count))
    return ValueTable(header, label, tuple(choices), tuple(found))


def _value(word: str, count: int, reads: Reads, read: Read, said: Mapping[str, str]) -> CodedValue:
    chosen = word in said
    found = read(word)
    if found.bad:
        return CodedValue(word, count, "", Fate.WRONG, chosen)
    if found.value is None:
        if found.rest:
            return CodedValue(word, count, IN_NOTE, Fate.NOTE, chosen)
        return CodedValue(word, count, NOT_TAKEN, Fate.DROPPED, chosen)
    return CodedValue(word, count, _shown(found.value, reads), Fate.KNOWN, chosen)


def _shown(value: object, reads: Reads) -> str:
    if reads is Reads.FLAG:
        return YES if value else NO
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
