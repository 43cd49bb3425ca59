"""Says which column is which field, by name, near spelling and content, and why."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from jobdesk.domain.dates import shown
from jobdesk.exchange import headers
from jobdesk.exchange.content import Samples
from jobdesk.exchange.headers import Header
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Cell

_NEAR = 89.0
"""From this likeness on (0–100, over single letters) a header counts as misspelt."""
_FITTING = 0.5
"""At least so much of a column's cells must read as its field."""
_BY_CONTENT = 0.4
_BY_BOTH = 1.01
"""What group and header say together of a header that stands twice; more than it says alone."""
_NOT_BY_CONTENT = ("팩스", "fax", "계좌", "이메일", "email", "우편", "단말", "면허번호", "관리번호")
_NAMELESS = re.compile(r"[A-Z]{1,2}열|column\d*|열\d*|필드\d*|", re.IGNORECASE)
_WHY_CONSTANT = "모든 줄이 같은 지역이라 가져오지 않음"
_CHOSEN = "직접 고름"
_LEANS = {"valid_until": "registered_on"}
"""What a field ends that is nothing without its beginning: 유효기간 alone is of something else."""
_DATE_WORD = re.compile(r"[일자월년]$|date|기간")


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column was taken for.

    ``column`` counts from 0 at column A; ``header`` is its most specific text, ``path`` all
    of it. ``field`` is a field id, dotted for a field of a linked record, or empty;
    ``labelled`` columns are kept in a text field with their header before them. ``why`` and
    ``samples`` are for the user; ``closeness`` is 0 to 1.
    """

    column: int
    header: str
    path: str
    field: str
    why: str
    samples: tuple[str, ...] = ()
    closeness: float = 0.0
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """The columns of a table as one kind of sheet; ``score`` compares kinds."""

    kind: SheetKind
    columns: tuple[ColumnMatch, ...]
    score: float

    @property
    def fields(self) -> frozenset[str]:
        """Ids of the fields found."""
        return frozenset(match.field for match in self.columns if match.field)

    @property
    def is_whole(self) -> bool:
        """Whether the fields without which no record can be made are there."""
        return any(needed <= self.fields for needed in self.kind.needs)


@dataclass(frozen=True, slots=True)
class _Taken:
    field: str
    why: str
    closeness: float
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Claim:
    column: int
    rule: ColumnRule
    closeness: float
    why: str
    labelled: bool = False
    by_group: bool = False


def samples_of(table: Table, today: date) -> Samples:
    """The sample cells by which a table's columns are judged."""
    rows = [row for _, row in table.rows]
    return Samples([header.column for header in table.columns], rows, today)


def recognise(
    table: Table, kind: SheetKind, samples: Samples, chosen: Mapping[str, str] | None = None
) -> Recognised:
    """The table's columns as fields of ``kind``.

    ``chosen`` maps header texts (or whole paths) to field ids of the kind, ``""`` for none,
    and wins over everything. Raises KeyError for a field id that the kind does not have.
    """
    taken = _chosen(table, kind, chosen or {})
    often = Counter(headers.bare(header.text) for header in table.columns)
    claims = [
        claim
        for header in _of_the_person(table.columns)
        if header.column not in taken
        for rule in kind.rules
        if (claim := _claim(header, rule, twice=often[headers.bare(header.text)] > 1)) is not None
        and _fits(samples, claim)
    ]
    claims.sort(key=lambda c: -c.closeness)
    used = [found.field for found in taken.values()]
    for claim in claims:
        if claim.column not in taken and (field := _free_field(claim, used)):
            if _is_the_lists(samples, claim):
                taken[claim.column] = _Taken("", _WHY_CONSTANT, 0)
                continue
            taken[claim.column] = _Taken(field, claim.why, claim.closeness, claim.labelled)
            used.append(field)
    known = {rule.field for rule in kind.rules}
    for column, match in list(taken.items()):
        first = _LEANS.get(match.field)
        if first in known and first not in used and match.why != _CHOSEN:
            del taken[column]
            used.remove(match.field)
    for header in table.columns:
        if header.column not in taken and (found := _by_content(header, samples, kind, used)):
            taken[header.column] = found
            used.append(found.field)
    columns = tuple(
        _match(header, taken.get(header.column), samples.cells(header.column))
        for header in table.columns
    )
    return Recognised(kind, columns, _score(kind, columns))


def _chosen(table: Table, kind: SheetKind, chosen: Mapping[str, str]) -> dict[int, _Taken]:
    out: dict[int, _Taken] = {}
    for header in table.columns:
        name = next((n for n in (header.path, header.text) if n in chosen), None)
        if name is None:
            continue
        field, labelled = chosen[name], False
        if field:
            rule = kind.rule(field)
            words = {headers.key(header.text), headers.bare(header.text)}
            labelled = rule.reads is Reads.LONG_TEXT and not words & set(rule.words)
        out[header.column] = _Taken(field, _CHOSEN, 1.0, labelled)
    return out


def _of_the_person(columns: Sequence[Header]) -> list[Header]:
    """Columns about the person of the row.

    After a column about somebody else (보호자명) a header that already stood to the left is
    that other person's too.
    """
    out: list[Header] = []
    seen: set[str] = set()
    other = False
    for header in columns:
        name = headers.bare(header.text)
        if header.others:
            other = True
            continue
        if other and name in seen:
            continue
        seen.add(name)
        out.append(header)
    return out


def _claim(header: Header, rule: ColumnRule, *, twice: bool) -> _Claim | None:
    """How closely a header names the field of a rule; None when it does not. Of one that stands
    ``twice`` its group says first which it is (``농가/성명`` beside ``근로자/성명``)."""
    full, bare, own = headers.key(header.text), headers.bare(header.text), headers.own(header.text)
    if not bare and not full:
        return None
    if twice and any(headers.bare(group) + bare in rule.words for group in header.groups):
        return _Claim(header.column, rule, _BY_BOTH, f"머리글 '{header.path}'", by_group=True)
    for name, closeness in ((full, 1.0), (bare, 0.96), (own, 0.9)):
        if name in rule.words:
            place = rule.words.index(name) * 0.0005
            return _Claim(header.column, rule, closeness - place, f"머리글 '{header.text}'")
    if bare in rule.labelled or full in rule.labelled:
        why = f"'{header.text}' 내용을 함께 적어 둠"
        return _Claim(header.column, rule, 0.85, why, labelled=True)
    for group in header.groups:
        whole = headers.bare(group) + bare
        beneath = rule.group and headers.bare(group).startswith(rule.group)
        if whole in rule.words or (beneath and bare in rule.under):
            return _Claim(header.column, rule, 0.94, f"머리글 '{header.path}'", by_group=True)
    near = _near(bare, rule.words)
    if near:
        return _Claim(header.column, rule, 0.7, f"'{near}'과 비슷한 머리글")
    tail = next((w for w in rule.words if len(w) >= 3 and bare.endswith(w)), "")
    if tail and len(bare) - len(tail) <= 3 and not bare.isascii():
        return _Claim(header.column, rule, 0.6, f"머리글이 '{tail}'로 끝남")
    return None


def _near(name: str, words: Sequence[str]) -> str:
    """The word that ``name`` misspells, compared letter by letter, or ``""``."""
    if len(name) < 3:
        return ""
    letters = unicodedata.normalize("NFD", name)
    best, best_score = "", _NEAR
    for word in words:
        if abs(len(word) - len(name)) > 1 or len(word) < 3:
            continue
        score = fuzz.ratio(letters, unicodedata.normalize("NFD", word))
        if score > best_score:
            best, best_score = word, score
    return best


def _fits(samples: Samples, claim: _Claim) -> bool:
    if claim.labelled:
        return True
    few = len(samples.cells(claim.column)) < 3
    if few and claim.closeness > 0.85 and claim.rule.reads not in (Reads.NAME, Reads.COMPANY):
        return True  # one or two cells prove nothing against a clear header
    return samples.share(claim.column, claim.rule.reads) >= _FITTING


def _is_the_lists(samples: Samples, claim: _Claim) -> bool:
    """Whether a column named only by its group holds the same county in every row."""
    if not (claim.rule.varies and claim.by_group):
        return False
    cells = {str(cell).strip() for cell in samples.cells(claim.column)}
    return len(samples.cells(claim.column)) >= 5 and len(cells) == 1 and " " not in cells.pop()


def _free_field(claim: _Claim, used: Sequence[str]) -> str:
    rule = claim.rule
    if rule.field not in used or rule.many or claim.labelled:
        return rule.field
    if rule.second and rule.second not in used:
        return rule.second
    return ""


_EVIDENT_FIELDS: dict[Reads, tuple[str, ...]] = {
    Reads.BIRTH: ("birth_date", "seeker.birth_date"),
    Reads.GENDER: ("gender", "seeker.gender"),
    Reads.PHONE: ("phone", "seeker.phone", "employer.phone"),
    Reads.BUSINESS_NUMBER: ("business_number", "employer.business_number"),
    Reads.PLACE: ("eup_myeon", "seeker.eup_myeon"),
    Reads.ADDRESS: ("address", "workplace", "seeker.address"),
    Reads.NAME: ("name", "seeker"),
}


def _by_content(
    header: Header, samples: Samples, kind: SheetKind, used: Sequence[str]
) -> _Taken | None:
    """The field that the cells prove where the header says nothing against it."""
    name = headers.bare(header.text)
    if header.others or any(word in name for word in _NOT_BY_CONTENT):
        return None
    reads = samples.evident(header.column)
    if reads is None:
        return None
    if not _NAMELESS.fullmatch(header.text) and (
        reads in (Reads.NAME, Reads.ADDRESS, Reads.PLACE) or _DATE_WORD.search(name)
    ):
        return None  # a header that means something else: 추천인, 학교 소재지, 입국일
    rules = {rule.field: rule for rule in kind.rules}
    for field in _EVIDENT_FIELDS[reads]:
        if field in rules and field not in used and rules[field].reads is not Reads.COMPANY:
            return _Taken(field, "내용을 보고 앎", _BY_CONTENT)
    return None


def _match(header: Header, taken: _Taken | None, cells: Sequence[Cell]) -> ColumnMatch:
    samples = tuple(shown(cell) for cell in cells[:5])
    if taken is None:
        why = "줄 번호" if headers.counts_rows(header.text) else ""
        return ColumnMatch(header.column, header.text, header.path, "", why, samples)
    return ColumnMatch(
        header.column,
        header.text,
        header.path,
        taken.field,
        taken.why,
        samples,
        taken.closeness,
        taken.labelled,
    )


def _score(kind: SheetKind, columns: Sequence[ColumnMatch]) -> float:
    """Weight of the fields found; a second column of one field adds little."""
    score = 0.0
    seen: set[str] = set()
    for match in columns:
        if not match.field:
            continue
        weight = kind.rule(match.field).weight * (match.closeness or 0.5)
        score += weight * (0.2 if match.field in seen or match.labelled else 1)
        seen.add(match.field)
    return score
