"""The terms in which a kind of sheet is declared: how a column is named and how it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from jobdesk.domain import text
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId


class Reads(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    COMPANY = "company"
    DATE = "date"
    LAST_DATE = "last_date"  # of a range the end; words such as 채용시까지 are no date
    BIRTH = "birth"
    BIRTH_YEAR = "birth_year"
    AGE = "age"
    GENDER = "gender"
    PHONE = "phone"
    ADDRESS = "address"
    PLACE = "place"  # an eup or myeon
    HEADS = "heads"
    OPENINGS = "openings"
    WAGE = "wage"
    BUSINESS_NUMBER = "business_number"
    CHOICE = "choice"
    MULTI = "multi"
    FLAG = "flag"
    NUMBER = "number"
    YEAR = "year"
    TIME = "time"  # of day
    WON = "won"  # an amount of money
    TITLES = "titles"  # several names, or a mark that there is one
    LIST = "list"  # several texts, those that are empty keeping their place


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """How one field is recognised.

    ``words`` are header words. ``under`` are words that say the field only beneath a group
    whose text begins with ``group`` (``희망조건/지역``). ``weight`` is how much such a column
    says about the kind of sheet. A second column of the field goes to ``second``, or is
    joined to the first where ``many``. ``labelled`` words are kept in the field with their
    header before them (``작목: 사과``). A dotted field belongs to the record linked
    (``employer.phone``). A column that ``varies`` is not taken when only its group names it
    and it holds one and the same county in every row: that says where the list was made.
    """

    field: str
    reads: Reads
    words: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    group: str = ""
    weight: float = 1.0
    second: str = ""
    many: bool = False
    labelled: tuple[str, ...] = ()
    varies: bool = False


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet.

    ``kind`` is the kind of record it makes;
    ``titles`` are words of a title, sheet or file name; ``needs`` lists sets of fields of
    which one must be there for the sheet to be of this kind at all, ``suffices`` the fields
    that are enough once somebody said that it is.
    """

    id: str
    label: str
    kind: KindId
    rules: tuple[ColumnRule, ...]
    titles: tuple[str, ...] = ()
    needs: tuple[frozenset[str], ...] = ()
    suffices: frozenset[str] = frozenset()

    def rule(self, field: str) -> ColumnRule:
        """The rule of that field. Raises KeyError when there is none."""
        for rule in self.rules:
            if field in (rule.field, rule.second):
                return rule
        raise KeyError(field)


_READS = {
    FieldType.TEXT: Reads.TEXT,
    FieldType.LONG_TEXT: Reads.LONG_TEXT,
    FieldType.DATE: Reads.DATE,
    FieldType.YEAR: Reads.YEAR,
    FieldType.NUMBER: Reads.NUMBER,
    FieldType.PHONE: Reads.PHONE,
    FieldType.WAGE: Reads.WAGE,
    FieldType.CHOICE: Reads.CHOICE,
    FieldType.SUGGEST: Reads.TEXT,
    FieldType.MULTI: Reads.MULTI,
    FieldType.FLAG: Reads.FLAG,
}


def _reads(field: Field) -> Reads:
    if field.type is FieldType.MULTI and not field.choices:
        return Reads.LIST
    if field.type is FieldType.NUMBER and field.unit == "원":
        return Reads.WON
    if field.type is FieldType.TEXT and field.id.endswith("_at"):
        return Reads.TIME
    return _READS[field.type]


def declared(kind: KindId, *rules: ColumnRule) -> tuple[ColumnRule, ...]:
    """The rules, each with its field's label as a word, and one for every other field."""
    fields = {f.id: f for f in KINDS[kind].stored}
    given = {name for rule in rules for name in (rule.field, rule.second)}
    out = [_with_label(rule, fields.get(rule.field)) for rule in rules]
    out += [
        _with_label(ColumnRule(f.id, _reads(f)), f)
        for f in fields.values()
        if f.id not in given and f.type in _READS
    ]
    return tuple(out)


def _with_label(rule: ColumnRule, field: Field | None) -> ColumnRule:
    if field is None:
        return rule
    extra = (text.search_key(field.label), text.search_key(field.id))
    return replace(rule, words=tuple(dict.fromkeys((*rule.words, *extra))))


def words(line: str) -> tuple[str, ...]:
    """Header words written in one line, the likeliest first."""
    return tuple(line.split())
