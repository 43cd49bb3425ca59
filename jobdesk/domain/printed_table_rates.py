"""Every figure of a table that is reckoned from others: rates, shares, changes, formulas.

What a column is reckoned from is taken from its header and borne out by its figures. Where the
header leaves several ways and no figure agrees with any, the column is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from jobdesk.domain import printed_table_formula as formulas
from jobdesk.domain import printed_table_words as words
from jobdesk.domain.printed_table_cells import Kind, Number
from jobdesk.domain.printed_table_grid import Place, Table
from jobdesk.domain.printed_table_headers import Header
from jobdesk.domain.printed_table_rounding import fits, loosely
from jobdesk.domain.printed_table_ways import (
    Check,
    Figures,
    Op,
    Way,
    exact_of,
    room_of,
)

_ACHIEVED = re.compile(r"달성[률율도]|(목표|계획)대비(?!.*증감)|진도율|이행[률율]")
_CHANGED = re.compile(r"증감|증가|감소|신장|전년비|전년대비|년대비|과부족|차이")
_STRICT = re.compile(r"(증감|증가|감소|신장)[률율]")
_RECKONED = re.compile(
    r"[률율]|달성도|대비|증감|증가|감소|신장|전년비|과부족|차이|비중|구성비|점유|차지"
)
_SHARED = re.compile(r"비중|구성비|비율|점유율|참여율|차지")


def checks(table: Table, right: dict[Place, Decimal]) -> list[Check]:
    """What can be said about the reckoned figures of the columns of ``table``.

    ``right`` are totals that were found wrong, with what they should be: a rate is never blamed
    for the total it was made from.
    """
    return _Search(table, right).found()


class _Search:
    def __init__(self, table: Table, right: dict[Place, Decimal]) -> None:
        self._table = table
        self._figures = Figures(table, right)
        self._additive = [
            at for at in range(len(table.columns)) if any(row[at].main for row in table.cells)
        ]
        self._formulas = [formulas.formula(line) for line in table.columns]

    def found(self) -> list[Check]:
        out: list[Check] = []
        for column, line in enumerate(self._table.columns):
            if self._formulas[column] is not None:
                out += self._by_formula(column)
                continue
            text = words.tight(line.own)
            if not _RECKONED.search(text):
                continue
            header = Header(self._figures, column, self._additive)
            if _ACHIEVED.search(text) and not words.target(line):
                out += self._judged(column, header.achieved())
            elif _CHANGED.search(text):
                out += self._changes(column, header, strict=bool(_STRICT.search(text)))
            elif _SHARED.search(text):
                out += self._judged(column, header.stem() + header.share())
            elif re.search(r"[률율]", text):
                out += self._judged(column, header.stem() + header.any_ratio())
        return out

    # By the header's own formula

    def _by_formula(self, column: int) -> list[Check]:
        formula = self._formulas[column]
        assert formula is not None
        letters: dict[str, int] = {}
        for at in sorted(range(len(self._table.columns)), key=lambda at: -abs(at - column)):
            letter = formulas.symbol(self._table.columns[at])
            if letter and at != column:
                letters[letter] = at  # the nearest one is written last
        if any(letter not in letters for letter in formula.letters):
            return []
        line = self._table.columns[column]
        text = words.tight(line.own)
        percent = words.mostly_percent(self._table, column) or bool(
            re.search(r"[률율비]\(|대비|비중|달성도", text)
        )
        times = 100 if percent and not formula.hundredfold and "/" in _plain(formula.text) else 1
        name = re.sub(r"\s*[(（].*$", "", line.own).strip()
        rule = f"{name} = {formula.text}" if name else formula.text
        out = []
        for row in range(len(self._table.rows)):
            number = self._table.cells[row][column].main
            operands = {x: self._figures.operand(row, letters[x]) for x in set(formula.letters)}
            if number is None or None in operands.values():
                continue
            exact: list[Fraction] = []
            names = list(operands)
            for values in product(*(operands[x].values for x in names)):  # type: ignore[union-attr]
                one = formula.value(dict(zip(names, map(Fraction, values), strict=True)))
                if one is not None and one * times not in exact:
                    exact.append(one * times)
            if exact and not self._unsigned(column, number, exact[0]):
                places = tuple(self._table.places[row][letters[x]] for x in names)
                rounds = "/" in _plain(formula.text)
                out.append(
                    self._check(row, column, number, tuple(exact), rule, places, rounds=rounds)
                )
        return out

    # By the words of the header

    def _changes(self, column: int, header: Header, *, strict: bool) -> list[Check]:
        ways: dict[tuple[Op, ...], list[Way]] = {}
        out: list[Check] = []
        loose = "(률)" in words.tight(self._table.columns[column].own).replace("율", "률")
        for row in range(len(self._table.rows)):
            for number in self._table.cells[row][column].numbers:
                ops = self._ops(row, column, number, strict and not loose)
                if ops not in ways:
                    ways[ops] = header.changed(ops)
                for way in self._believed(column, ways[ops]):
                    check = self._one(row, column, number, way)
                    if check is not None:
                        out.append(check)
        return out

    def _ops(self, row: int, column: int, number: Number, strict: bool) -> tuple[Op, ...]:
        """What a change may be by its unit; 전년비 is a ratio, and 증감률 is none."""
        text = words.tight(self._table.columns[column].own)
        label = words.tight(self._table.rows[row].own)
        both = self._table.cells[row][column].numbers
        counted = number.unit and not number.percent
        if number.points or counted or (len(both) == 2 and number is both[0] and both[1].percent):
            return (Op.DIFFERENCE,)
        if strict:
            rate_of_rate = re.search(r"[률율]", label) and not number.percent
            return (Op.CHANGE, Op.DIFFERENCE) if rate_of_rate else (Op.CHANGE,)
        if re.search(r"전년비|과부족|차이", text):
            return (Op.RATIO,) if "전년비" in text else (Op.DIFFERENCE,)
        if number.percent:
            return (Op.CHANGE, Op.RATIO, Op.DIFFERENCE)
        if number.unit or number.grouped or re.search(r"[액수]$", text):
            return (Op.DIFFERENCE,)
        return (Op.DIFFERENCE, Op.CHANGE, Op.RATIO)

    def _believed(self, column: int, ways: Sequence[Way]) -> list[Way]:
        """The ways that the figures bear out: a sure one alone at once, else the best."""
        if not ways:
            return []
        scores = [self._score(column, way) for way in ways]
        kept = [
            way
            for way, (right, wrong) in zip(ways, scores, strict=True)
            if (way.sure and right)
            or (right > 1 and right * 3 >= (right + wrong) * 2)
            or (way.likely and right > max(1, wrong))
        ]
        if kept:
            best = max(right for right, _wrong in scores)
            return sorted(kept, key=lambda way: (-scores[ways.index(way)][0] + best, not way.sure))
        sure = [way for way in ways if way.sure]
        pairs = {way.rule.partition("=")[2] for way in sure}
        if len(pairs) == 1 or (sure and len({way.op for way in sure}) == len(sure)):
            return sure
        return []

    def _score(self, column: int, way: Way) -> tuple[int, int]:
        right = wrong = 0
        for row in range(len(self._table.rows)):
            for number in self._table.cells[row][column].numbers:
                operands = way.of(row)
                if operands is None:
                    continue
                exact = exact_of(way.op, operands)
                if not exact:
                    continue
                trivial = operands[0].place == operands[1].place
                if any(fits(number, value) for value in exact):
                    right += not trivial
                else:
                    wrong += not loosely(number, room_of(way.op, operands))
        return right, wrong

    def _judged(self, column: int, ways: Sequence[Way]) -> list[Check]:
        believed = self._believed(column, ways)
        out = []
        for row in range(len(self._table.rows)):
            reading = self._table.cells[row][column]
            if reading.kind is not Kind.NUMBER or not reading.numbers:
                continue
            numbers = [n for n in reading.numbers if n.percent] or list(reading.numbers[:1])
            for way in believed:
                check = self._one(row, column, numbers[0], way)
                if check is not None:
                    out.append(check)
        return out

    def _one(self, row: int, column: int, number: Number, way: Way) -> Check | None:
        operands = way.of(row)
        if operands is None or number.unsure:
            return None
        exact = exact_of(way.op, operands)
        if not exact:
            return None
        places = tuple(o.place for o in operands if o.place is not None)
        room = room_of(way.op, operands)
        rounds = way.op is not Op.DIFFERENCE
        if not rounds and self._unsigned(column, number, exact[0]):
            return None
        return self._check(
            row, column, number, exact, way.rule, places, room=room, rounds=rounds, op=way.op
        )

    def _unsigned(self, column: int, number: Number, exact: Fraction) -> bool:
        """Whether a column tells how much, and nowhere which way."""
        numbers = [n for row in self._table.cells for n in row[column].numbers[:1]]
        signed = any(n.sign or n.arrow for n in numbers)
        return not signed and exact < 0 and number.value == -exact

    def _check(
        self,
        row: int,
        column: int,
        number: Number,
        exact: tuple[Fraction, ...],
        rule: str,
        parts: tuple[Place, ...],
        *,
        room: tuple[Fraction, Fraction] | None = None,
        rounds: bool = True,
        op: Op | None = None,
    ) -> Check:
        place = self._table.places[row][column]
        group = (self._table.sideways, column)
        return Check(place, number, exact, rule, group, room, parts, rounds, op)


def _plain(text: str) -> str:
    return text.replace("÷", "/")
