"""A printed table reckoned again: totals, rates, shares, changes, formulas and weekdays.

Only what the table itself decides is judged. A cell that was not understood, a rate whose base
cannot be told, a total of things that nobody may add up are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jobdesk.domain import printed_table_rates as rates
from jobdesk.domain import printed_table_shares as shares
from jobdesk.domain import printed_table_totals as totals
from jobdesk.domain.printed_table_blame import Blame, blamed
from jobdesk.domain.printed_table_cells import Number, corrected
from jobdesk.domain.printed_table_dates import weekdays
from jobdesk.domain.printed_table_grid import Cells, Grid, Place, Table, joined
from jobdesk.domain.printed_table_layout import tables
from jobdesk.domain.printed_table_rounding import (
    cut,
    fits,
    guessed,
    half_up,
    loosely,
    rounded,
    said,
)
from jobdesk.domain.printed_table_ways import Check, Op
from jobdesk.domain.printed_table_words import plain
from jobdesk.domain.rounding import Rounding


@dataclass(frozen=True, slots=True)
class Finding:
    """A wrong cell: where it stands, what was printed, what is right and why."""

    sheet: str
    place: Place
    row: str
    column: str
    printed: str
    computed: str
    rule: str

    @property
    def cell(self) -> str:
        """The address as workbooks say it, from A1."""
        return address(self.place)


@dataclass(frozen=True, slots=True)
class Told:
    """One table: where its figures stand, how its rates were rounded (``""`` where it has none),
    how many figures were reckoned again."""

    sheet: str
    about: str
    rounding: str
    decimals: tuple[int, ...]
    checked: frozenset[Place]
    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it for all sheets."""

    tables: tuple[Told, ...]
    findings: tuple[Finding, ...]
    checked: int

    @property
    def rated(self) -> bool:
        """Whether there is a rate by which a rounding could be told."""
        return any(table.rounding for table in self.tables)

    @property
    def rounding(self) -> str:
        """반올림 or 버림; both, where tables differ; nothing to tell it by is said as well."""
        found = sorted({table.rounding for table in self.tables if table.rounding})
        return "·".join(found) if found else "알 수 없음"


def address(place: Place) -> str:
    """``(0, 27)`` → ``AB1``."""
    row, column = place
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return f"{name}{row + 1}"


def judged(grids: Iterable[Grid]) -> Verdict:
    """Every sheet reckoned again."""
    told: list[Told] = []
    findings: list[Finding] = []
    checked = 0
    for grid in grids:
        sheet = _Sheet(grid)
        told += sheet.told
        findings += sheet.findings()
        checked += len(sheet.checked)
    return Verdict(tuple(told), tuple(findings), checked)


_MOST_RATED_ROWS = 300
"""In a longer list no row is a rate of others."""
_Groups = dict[tuple[object, ...], tuple[int, int, bool]]
"""By group: figures right only half up, right only cut off, and whether most are right at all."""


@dataclass
class _Wrong:
    """What is wrong with one cell: its numbers with their right values, and the rules."""

    changes: list[tuple[Number, Decimal]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    computed: str = ""


class _Sheet:
    """One sheet on its way to a verdict."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._cells = Cells(grid)
        self.checked: set[Place] = set()
        self.told: list[Told] = []
        self._labels: dict[Place, tuple[str, str]] = {}
        self._wrong: dict[Place, _Wrong] = defaultdict(_Wrong)
        for table in _whole(tables(grid)):
            self._judge(table)
        for place, _text, day in weekdays(grid.rows):
            self.checked.add(place)
            if not day.ok:
                wrong = self._wrong[place]
                wrong.computed = day.right
                wrong.rules.append(day.rule)

    def findings(self) -> list[Finding]:
        """The wrong cells of the sheet, row by row."""
        out = []
        for place in sorted(self._wrong):
            wrong = self._wrong[place]
            printed = self._cells.raw_text(*place)
            computed = wrong.computed or corrected(printed, wrong.changes)
            row, column = self._labels.get(place) or self._words_around(place)
            rule = " / ".join(dict.fromkeys(wrong.rules))
            out.append(Finding(self._grid.name, place, row, column, printed, computed, rule))
        return out

    def _words_around(self, place: Place) -> tuple[str, str]:
        """Labels of a cell outside the figures: its row's first cell, the header above it."""
        row, column = place
        left = next((t for c in range(column) if (t := self._cells.label(row, c))), "")
        above = ""
        for upper in range(row - 1, -1, -1):
            text = self._cells.label(upper, column)
            if text and not any(sign.isdigit() for sign in text):
                above = text
                break
        return left, above

    # One table

    def _judge(self, table: Table) -> None:
        turned = table.turned()
        for i, row in enumerate(table.rows):
            for j, column in enumerate(table.columns):
                self._labels[table.places[i][j]] = (row.own, column.own)
        sums = [*totals.sums(table), *totals.sums(turned)]
        # A formula in the header is the better word on what a column sums up.
        blames = blamed(sums)
        right = {blame.place: blame.right for blame in blames}
        found = self._checks(table, right)
        groups = self._groups(found)
        mended = self._mended(found, groups)
        if mended:  # what was made from a wrong figure is judged by the right one too
            found = self._checks(table, {**right, **mended})
        by_number: dict[tuple[Place, tuple[int, int]], list[Check]] = defaultdict(list)
        for check in found:
            by_number[check.place, check.number.span].append(check)
        seen = {each.total for each in sums} | {check.place for check in found}
        failed: list[Check] = []
        for (place, _span), several in by_number.items():
            if any(self._passes(check, groups) for check in several):
                blames = [blame for blame in blames if not self._excused(blame, several, place)]
                continue
            failed.append(several[0])
        numbers = {
            table.places[i][j]: number
            for i, cells in enumerate(table.cells)
            for j, reading in enumerate(cells)
            if (number := reading.main) is not None
        }
        taken = {check.place for check in failed if check.number == numbers.get(check.place)}
        for blame in blames:
            if blame.place not in taken:
                self._blame(blame, numbers[blame.place], failed, numbers)
        for check in failed:
            self._fail(check, groups, blames)
        self.checked |= seen
        ups = sum(ups for ups, _cuts, _trusted in groups.values())
        cuts = sum(cuts for _ups, cuts, trusted in groups.values() if trusted)
        rated = [check for check in found if check.rounds]
        self.told.append(
            Told(
                self._grid.name,
                table.about,
                said(ups, cuts, judged=bool(rated)),
                tuple(sorted({check.number.decimals for check in rated})),
                frozenset(seen),
                frozenset(place for row in table.places for place in row),
            )
        )

    @staticmethod
    def _checks(table: Table, right: dict[Place, Decimal]) -> list[Check]:
        short = len(table.rows) <= _MOST_RATED_ROWS
        return [
            *rates.checks(table, right),
            *(rates.checks(table.turned(), right) if short else []),
            *shares.checks(table, dict(right)),
        ]

    def _mended(self, found: Sequence[Check], groups: _Groups) -> dict[Place, Decimal]:
        """Figures that other figures are made from, and that are wrong, with what is right."""
        used = {part for check in found for part in check.parts}
        out: dict[Place, Decimal] = {}
        passed = {check.place for check in found if self._passes(check, groups)}
        for check in found:
            if check.place in used and check.place not in passed and check.place not in out:
                decimals = check.number.decimals
                out[check.place] = rounded(check.exact[0], decimals, Rounding.HALF_UP)
        return out

    @staticmethod
    def _excused(blame: Blame, several: Sequence[Check], place: Place) -> bool:
        """A total that its own header's formula confirms is no wrong total."""
        return blame.place == place and any(not check.rounds for check in several)

    @staticmethod
    def _groups(found: Sequence[Check]) -> _Groups:
        """How often each group was right only half up, and only cut off.

        Where most of a group is wrong by either rounding, what happens to be right when cut off
        tells nothing.
        """
        lists: dict[tuple[object, ...], list[tuple[Number, Fraction]]] = defaultdict(list)
        right: dict[tuple[object, ...], set[Place]] = defaultdict(set)
        every: dict[tuple[object, ...], set[Place]] = defaultdict(set)
        for check in found:
            every[check.group].add(check.place)
            for exact in check.exact:
                if check.rounds and fits(check.number, exact):
                    lists[check.group].append((check.number, exact))
                    right[check.group].add(check.place)
                    break
        out = {}
        for group, pairs in lists.items():
            ups, cuts = guessed(pairs)
            agreed = len(right[group])
            out[group] = (ups, cuts, agreed * 2 >= len(every[group]))
        return out

    @staticmethod
    def _passes(check: Check, groups: _Groups) -> bool:
        if loosely(check.number, check.room):
            return True
        ups, cuts, trusted = groups.get(check.group, (0, 0, True))
        for exact in check.exact:
            if not fits(check.number, exact):
                continue
            up, down = half_up(check.number, exact), cut(check.number, exact)
            if up == down or (trusted and not (ups and cuts)):
                return True
            if (up and (ups >= cuts or not trusted)) or (down and trusted and cuts > ups):
                return True
        return False

    # Words for what is wrong

    def _blame(
        self,
        blame: Blame,
        number: Number,
        failed: Sequence[Check],
        numbers: dict[Place, Number],
    ) -> None:
        wrong = self._wrong[blame.place]
        wrong.changes.append((number, blame.right))
        for each in blame.sums:
            wrong.rules.append(each.rule)
        if len(blame.sums) == 1 and blame.sums[0].total == blame.place:
            note = self._one_for_both(blame, failed, numbers)
            if note:
                wrong.rules.append(note)

    def _one_for_both(
        self, blame: Blame, failed: Sequence[Check], numbers: dict[Place, Number]
    ) -> str:
        """Which single part would mend the total and a wrong rate at once."""
        each = blame.sums[0]
        for check in failed:
            for part in each.parts:
                if part not in check.parts or part not in numbers or check.op is None:
                    continue
                mended = numbers[part].value + each.off
                others = [place for place in check.parts if place != part]
                if len(others) != 1 or others[0] not in numbers or not mended:
                    continue
                x, y = (
                    (mended, numbers[others[0]].value)
                    if check.parts[0] == part
                    else (numbers[others[0]].value, mended)
                )
                if y and fits(check.number, Fraction(x) * 100 / Fraction(y)):
                    row, column = self._labels[part]
                    return (
                        f"{address(part)} {row} {column}의 {plain(numbers[part].value)} 대신 "
                        f"{plain(mended)}이면 이 합계와 {address(check.place)} 칸이 함께 맞습니다"
                    )
        return ""

    def _fail(
        self,
        check: Check,
        groups: _Groups,
        blames: Sequence[Blame],
    ) -> None:
        ups, cuts, trusted = groups.get(check.group, (0, 0, True))
        rounding = Rounding.TRUNCATE if trusted and cuts > ups else Rounding.HALF_UP
        number, exact = check.number, check.exact[0]
        value = rounded(exact, number.decimals, rounding)
        if number.raw and _is_share(number, exact):
            value = rounded(exact / 100, max(number.decimals, 4), rounding)
        rule = check.rule
        if check.rounds:
            places = f"소수 {number.decimals}자리" if number.decimals else "정수"
            rule += f", {rounding.label}({places})"
        if fits(number, exact):
            other = "버림" if rounding is Rounding.HALF_UP else "반올림"
            rule += f" (적힌 값은 이 표의 다른 칸과 달리 {other}한 값입니다)"
        elif check.op is Op.CHANGE and fits(number, exact + 100):
            rule += " (적힌 값은 증감률이 아니라 전년비입니다)"
        elif check.op is Op.RATIO and fits(number, exact - 100):
            rule += " (적힌 값은 비율이 아니라 그 차이입니다)"
        for blame in blames:
            if blame.place in check.parts and len(check.exact) > 1:
                again = rounded(check.exact[-1], number.decimals, rounding)
                rule += f" (바른 합계 {plain(blame.right)}으로 셈하면 {again:,})"
        wrong = self._wrong[check.place]
        wrong.changes.append((number, value))
        wrong.rules.append(rule)


def _whole(found: list[Table]) -> list[Table]:
    """The tables of a sheet; one that goes on under the same header on the next page is one
    table when its totals agree only then."""
    out: list[Table] = []
    while found:
        table, found = found[0], found[1:]
        longer, taken = table, 0
        for at, following in enumerate(found):
            together = joined(longer, following)
            if together is None:
                break
            longer = together
            if _failing(longer) < _failing(table):
                table, taken = longer, at + 1
        out.append(table)
        found = found[taken:]
    return out


def _failing(table: Table) -> int:
    return sum(bool(each.off) for each in totals.sums(table))


def _is_share(number: Number, exact: Fraction) -> bool:
    """Whether a workbook's number is a share of 1 rather than percent."""
    value = Fraction(number.value)
    return abs(value * 100 - exact) < abs(value - exact)
