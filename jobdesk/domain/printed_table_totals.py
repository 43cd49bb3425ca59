"""Totals of a table held against their parts.

Which figures a total sums up is read from its word (소계, 계, 합계, 총계) and its place, and held
to the figures themselves: of the ways to sum that the layout allows, the one that agrees with most
of the total's figures is meant. Where none agrees, and the layout leaves more than one way, nothing
is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobdesk.domain import printed_table_words as words
from jobdesk.domain.printed_table_cells import Kind, Reading
from jobdesk.domain.printed_table_grid import Place, Table

_MOST_PARTS = 40
"""Longer lists are summed up whole or not at all: no report leaves out a run of so many."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total and its parts: ``off`` is how much too large the total is."""

    total: Place
    parts: tuple[Place, ...]
    values: tuple[Decimal | None, ...]
    printed: Decimal
    found: Decimal
    rule: str

    @property
    def off(self) -> Decimal:
        """Printed less reckoned, 0 where they agree."""
        return self.printed - self.found


@dataclass(frozen=True, slots=True)
class _Total:
    """One row that sums up others; ``strong`` where its word says so."""

    at: int
    parts: tuple[int, ...]
    strong: bool


def sums(table: Table) -> list[Sum]:
    """Every total down the columns of ``table`` that can be judged, right or wrong."""
    columns = [
        at
        for at, line in enumerate(table.columns)
        if not words.derived(line) and not words.mostly_percent(table, at)
    ]
    rows = [
        at
        for at, line in enumerate(table.rows)
        if not words.derived(line) and not _percent_row(table, at)
    ]
    if not columns or len(rows) < 2:
        return []
    return _Search(table, rows, columns).found()


def _percent_row(table: Table, row: int) -> bool:
    mains = [reading.main for reading in table.cells[row] if reading.main is not None]
    return len(mains) > 1 and all(number.percent or number.bracketed for number in mains)


class _Search:
    def __init__(self, table: Table, rows: list[int], columns: list[int]) -> None:
        self._table, self._rows, self._columns = table, rows, columns
        self._rank = {at: self._rank_of(at) for at in rows}
        self._covered: dict[int, tuple[int, ...]] = {}

    def _rank_of(self, row: int) -> int:
        path = self._table.rows[row].path
        return max((words.total_rank(level) for level in path), default=0)

    def found(self) -> list[Sum]:
        out: list[Sum] = []
        totals = sorted((at for at in self._rows if self._rank[at]), key=lambda at: self._rank[at])
        weak = [at for at in self._rows if not self._rank[at] and self._may_be_group(at)]
        for at in [*weak, *totals]:
            total = self._resolved(at)
            if total is not None:
                self._covered[at] = total.parts
                out.extend(self._judged(total))
        return out

    def _may_be_group(self, at: int) -> bool:
        own = self._table.rows[at].own
        return words.weak_total(own) or words.group_name(own)

    # Which rows a total sums up

    def _resolved(self, at: int) -> _Total | None:
        strong = bool(self._rank[at])
        options = [option for option in self._options(at) if option]
        best: tuple[int, ...] = ()
        best_score = (0, 0)
        for option in options:
            right, wrong = self._score(at, option)
            if (right, -wrong) > best_score or not best:
                best, best_score = option, (right, -wrong)
        right, wrong = best_score[0], -best_score[1]
        if not best or not right + wrong:
            return None
        if not strong:
            good = right and (right >= wrong if len(best) > 1 else not wrong)
            return _Total(at, best, False) if good else None
        if right:
            return _Total(at, best, True)
        if len({frozenset(option) for option in options}) > 1:
            return None
        lines = self._table.rows
        stale = self._stale(at, best)
        if stale or (wrong <= 2 and len(best) > 1 and not self._partial(at, best)):
            return _Total(at, best, True)
        if wrong <= 2 and lines[at].own and len(best) == 1 and self._rank[best[0]]:
            return _Total(at, best, True)
        return None

    def _options(self, at: int) -> list[tuple[int, ...]]:
        rank, order = self._rank[at], self._rows
        here = order.index(at)
        last = next(
            (i for i in range(here + 1, len(order)) if rank and self._rank[order[i]] >= rank),
            len(order),
        )
        first = next(
            (i for i in range(here - 1, -1, -1) if rank and self._rank[order[i]] >= rank), -1
        )
        after, before = order[here + 1 : last], order[first + 1 : here]
        out: list[tuple[int, ...]] = []
        if not rank:
            return self._group_options(at, after, before)
        for span in (after, before):
            kept = self._comparable(at, span)
            for way in (self._of_own_group(at, kept), kept):
                top = self._top(way)
                for option in (top, tuple(r for r in way if not self._rank[r])):
                    if option and option not in out:
                        out.append(option)
        return out

    def _group_options(
        self, at: int, after: Sequence[int], before: Sequence[int]
    ) -> list[tuple[int, ...]]:
        out = []
        run: list[int] = []
        for row in after[:_MOST_PARTS]:
            if self._rank[row] or (
                words.group_name(self._table.rows[at].own)
                and words.group_name(self._table.rows[row].own)
            ):
                break
            run.append(row)
            if len(run) > 1 or words.group_name(self._table.rows[at].own):
                out.append(tuple(run))
        if words.weak_total(self._table.rows[at].own):
            near = before[-_MOST_PARTS:]
            out[:0] = [tuple(near[first:]) for first in range(len(near) - 2, -1, -1)]
            out.insert(0, tuple(before))
        return out[::-1]

    def _comparable(self, at: int, span: Sequence[int]) -> list[int]:
        """Rows of a span that hold the same thing as the total: of 합계 · 목표 the other 목표."""
        path = self._table.rows[at].path
        level = max(range(len(path)), key=lambda i: words.total_rank(path[i]))
        tail = path[level + 1 :]
        if not tail:
            return list(span)
        return [row for row in span if self._table.rows[row].path[-len(tail) :] == tail]

    def _of_own_group(self, at: int, span: Sequence[int]) -> list[int]:
        path = self._table.rows[at].path
        level = max(range(len(path)), key=lambda i: words.total_rank(path[i]))
        prefix = path[:level]
        if not prefix:
            return list(span)
        return [row for row in span if self._table.rows[row].path[: len(prefix)] == prefix]

    def _top(self, span: Sequence[int]) -> tuple[int, ...]:
        """A span without the rows that a narrower total in it has summed up already."""
        inside = {row for total in span for row in self._covered.get(total, ())}
        return tuple(row for row in span if row not in inside)

    # Holding them to the figures

    def _value(self, row: int, column: int) -> Decimal | None:
        return _counted(self._table.cells[row][column])

    def _score(self, at: int, parts: Sequence[int]) -> tuple[int, int]:
        right = wrong = 0
        for column in self._columns:
            total = self._table.cells[at][column].main
            if total is None:
                continue
            values = [self._value(row, column) for row in parts]
            known = sum((value for value in values if value is not None), Decimal())
            if self._close(column, total.value, known, len(parts)):
                right += bool(total.value) and any(values)
            elif None not in values:
                wrong += 1
        return right, wrong

    def _close(self, column: int, total: Decimal, found: Decimal, parts: int) -> bool:
        decimals = max(0, -int(total.as_tuple().exponent))
        loose = decimals or words.rounded_unit(
            self._table, self._table.columns[column], self._table.rows[0]
        )
        room = Decimal(parts + 1) / 2 * Decimal(1).scaleb(-decimals) if loose else Decimal()
        return abs(total - found) <= room

    def _stale(self, at: int, parts: Sequence[int]) -> int:
        """How many parts the total leaves out everywhere though they are of the same kind."""
        lines = self._table.rows
        for left_out in range(1, min(len(parts) - 1, _MOST_PARTS)):
            for kept in (parts[:-left_out], parts[left_out:]):
                right, wrong = self._score(at, kept)
                gone = [row for row in parts if row not in kept]
                if right > 1 and right >= 4 * wrong and len(kept) > 1:
                    return left_out if all(
                        words.same_kind(lines[kept[0]], lines[row]) for row in gone
                    ) else 0  # fmt: skip
        return 0

    def _partial(self, at: int, parts: Sequence[int]) -> bool:
        """Whether the total is right for a run of its parts of another kind than the rest."""
        return len(parts) <= _MOST_PARTS and any(
            self._score(at, parts[first:last])[0]
            for first in range(len(parts) - 1)
            for last in range(first + 2, len(parts) + 1)
        )

    def _judged(self, total: _Total) -> list[Sum]:
        lines, out = self._table.rows, []
        for column in self._columns:
            printed = self._table.cells[total.at][column].main
            values = [self._value(row, column) for row in total.parts]
            if printed is None or printed.unsure or not any(v is not None for v in values):
                continue
            found = sum((value for value in values if value is not None), Decimal())
            close = self._close(column, printed.value, found, len(total.parts))
            if close and printed.value != found and self._exact_elsewhere(total, column):
                close = False
            if not close and (
                None in values
                or self._like_mean(printed.value, values)
                or self._mixed(total, column)
                or not self._whole(total)
            ):
                continue
            found = printed.value if close else found
            names = words.together([lines[row].own or "?" for row in total.parts])
            left_out = 0 if close else self._stale(total.at, total.parts)
            rule = f"{lines[total.at].own} = {names}"
            if left_out:
                rule += f" (적힌 값은 그 가운데 {left_out}개를 빼고 더한 것입니다)"
            places = self._table.places
            out.append(
                Sum(
                    places[total.at][column],
                    tuple(places[row][column] for row in total.parts),
                    tuple(values),
                    printed.value,
                    found,
                    rule,
                )
            )
        return out

    @staticmethod
    def _like_mean(printed: Decimal, values: Sequence[Decimal | None]) -> bool:
        """Whether a figure with decimals lies among its parts, as a mean does and no sum."""
        known = [value for value in values if value]
        if len(known) < 3 or all(value == value.to_integral() for value in known):
            return False
        return min(known) <= printed <= max(known)

    def _exact_elsewhere(self, total: _Total, column: int) -> bool:
        """Whether the total's other figures are the sum of their parts to the last digit, so
        that rounded units are no excuse here."""
        exact = loose = 0
        for other in self._columns:
            printed = self._table.cells[total.at][other].main
            values = [self._value(row, other) for row in total.parts]
            if other == column or printed is None or None in values:
                continue
            same = printed.value == sum(filter(None, values), Decimal())
            exact += same
            loose += not same
        return exact > 1 and exact > 2 * loose

    def _mixed(self, total: _Total, column: int) -> bool:
        """Whether the parts count different things, so that nobody may add them up."""
        units = {
            number.unit
            for row in total.parts
            if (number := self._table.cells[row][column].main) is not None and number.unit
        }
        return len(units) > 1

    def _whole(self, total: _Total) -> bool:
        """Whether a total that is wrong here is not right for a part of its rows in a way that
        its other figures share."""
        at, parts = total.at, total.parts
        right, wrong = self._score(at, parts)
        for kept in (parts[:-1], parts[1:]):
            kept_right, kept_wrong = self._score(at, kept)
            if len(kept) > 1 and kept_right > max(1, right) and kept_wrong < wrong:
                return bool(self._stale(at, parts))
        return True


def _counted(reading: Reading) -> Decimal | None:
    """What a cell adds to a total: nothing where there is a dash, None where it is not known."""
    if reading.kind is Kind.NONE:
        return Decimal()
    number = reading.main
    return None if number is None or number.unsure else number.value
