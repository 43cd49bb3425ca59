"""지원금 대장: what was asked for and paid, by item, source, person, farm and month, against the
budget; each line knows the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobdesk.data import farm_support_rows
from jobdesk.domain.farm_support import SPENT, Payee, SupportBatch, SupportStep, is_bare
from jobdesk.domain.farm_support_budgets import Standing
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.services import access, farm_records, farm_support_book, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

_LINES = KindId.SUPPORT_PAYMENTS


class By(StrEnum):
    """What the ledger is added up by."""

    ITEM = "항목별"
    SOURCE = "재원별"
    WORKER = "근로자별"
    FARM = "농가별"
    MONTH = "월별"


@dataclass(frozen=True, slots=True)
class Paid:
    """One line of 지원금 as the ledger and the papers show it."""

    id: int
    on: date
    day_id: int
    seeker_id: int
    name: str
    employer_id: int
    farm: str
    item: str
    payee: Payee
    source: str
    amount: int
    step: SupportStep
    batch_id: int
    batch: str
    evidence: str
    evidence_on: date | None
    note: str = ""

    @property
    def bare(self) -> bool:
        """Whether its paper is still missing."""
        return is_bare(self.evidence, self.evidence_on, self.amount)


@dataclass(frozen=True, slots=True)
class Sum:
    """Won of the lines ``ids`` by stage: ``drafted``, ``approved``, ``spent`` (지급, 정산)."""

    id: int
    words: str
    ids: tuple[int, ...]
    days: int
    drafted: int
    approved: int
    spent: int

    @property
    def amount(self) -> int:
        """All of it."""
        return self.drafted + self.approved + self.spent


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a year or month (``None``: the whole year): its lines that were not turned
    down, by date, and how the sources of the year stand."""

    year: int
    month: int | None
    lines: tuple[Paid, ...]
    standings: tuple[Standing, ...]

    @property
    def amount(self) -> int:
        """Won in all."""
        return sum(one.amount for one in self.lines)

    def by(self, by: By) -> tuple[Sum, ...]:
        """Its lines added up, the largest first; months in their order."""
        groups: dict[object, list[Paid]] = {}
        for one in self.lines:
            groups.setdefault(_KEYS[by](one), []).append(one)
        sums = [_sum(at, _WORDS[by](mine[0]), mine) for at, mine in enumerate(groups.values(), 1)]
        return tuple(sums if by is By.MONTH else sorted(sums, key=lambda one: -one.amount))


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One 기안 in a list: ``lines`` and ``amount`` are what it holds, ``people`` how many persons
    and ``bare`` how many papers are missing."""

    id: int
    batch: SupportBatch
    lines: int
    people: int
    amount: int
    bare: int


@dataclass(frozen=True, slots=True)
class BatchSheet:
    """One 기안 with its lines, by date."""

    row: BatchRow
    lines: tuple[Paid, ...]


def ledger(desk: Desk, year: int, month: int | None = None) -> Ledger:
    """The 지원금 of a year or of one of its months, by the day of work."""
    first, last = span(year, month)
    wanted = (
        Condition("work_date", Op.AT_LEAST, first),
        Condition("work_date", Op.AT_MOST, last),
    )
    with desk.store.reading():
        lines = [
            one
            for one in _paid(desk, Filter(conditions=wanted))
            if one.step is not SupportStep.REJECTED
        ]
        standings = farm_support_book.budget_standings(desk, year)
    return Ledger(year, month, tuple(sorted(lines, key=lambda one: (one.on, one.id))), standings)


def span(year: int, month: int | None = None) -> tuple[date, date]:
    """First and last day of a year or of one of its months."""
    if month is None:
        return farm_support_book.year_of(year)
    whole = Month(year, month)
    return whole.first, whole.last


def years(desk: Desk) -> tuple[int, ...]:
    """The years that have something to show, this one among them, the latest first."""
    with desk.store.reading():
        known = {*farm_support_rows.years(desk.store), desk.today().year}
    return tuple(sorted(known, reverse=True))


def batches(desk: Desk) -> tuple[BatchRow, ...]:
    """Every 기안, the latest first."""
    kind = KindId.SUPPORT_BATCHES
    with desk.store.reading():
        ids = lists.find(desk, kind)
        found = {one.id: one for one in (farm_records.batch(desk, id_) for id_ in ids)}
        told = {batch: rest for batch, *rest in farm_support_rows.of_batches(desk.store)}
    return tuple(
        sorted(
            (BatchRow(id_, one, *told.get(id_, (0, 0, 0, 0))) for id_, one in found.items()),
            key=lambda row: (row.batch.month or date.min, row.id),
            reverse=True,
        )
    )


def sheet(desk: Desk, batch_id: int) -> BatchSheet:
    """One 기안 with its lines. Raises UserError when there is none."""
    with desk.store.reading():
        batch = farm_records.batch(desk, batch_id)
        lines = _paid(desk, Filter(conditions=(Condition("batch_id", Op.IS, batch_id),)))
    row = BatchRow(
        batch.id,
        batch,
        len(lines),
        len({one.seeker_id for one in lines}),
        sum(one.amount for one in lines),
        sum(one.bare for one in lines),
    )
    return BatchSheet(row, tuple(sorted(lines, key=lambda one: (one.on, one.name, one.id))))


def looked_at(desk: Desk, batch_id: int) -> None:
    """Note in the access log that a 기안 with its people was opened."""
    lines = farm_records.payments_of(desk, [batch_id])
    access.log(desk, Action.VIEW, _LINES, [one.id for one in lines], purpose="지원금 기안")


_FIELDS = (
    "work_date", "farm_day_id", "seeker_id", "seeker", "employer_id", "employer", "item", "payee",
    "source", "amount", "step", "batch_id", "batch", "evidence", "evidence_on", "note",
)  # fmt: skip


def _paid(desk: Desk, wanted: Filter) -> list[Paid]:
    ids = lists.find(desk, _LINES, wanted)
    found = []
    for id_, values in lists.rows(desk, _LINES, ids, _FIELDS).items():
        v = dict(zip(_FIELDS, values, strict=True))
        on, came = v["work_date"], v["evidence_on"]
        found.append(
            Paid(
                id_,
                on if isinstance(on, date) else date.min,
                _int(v["farm_day_id"]),
                _int(v["seeker_id"]),
                str(v["seeker"] or ""),
                _int(v["employer_id"]),
                str(v["employer"] or ""),
                str(v["item"]),
                Payee(str(v["payee"])),
                str(v["source"] or ""),
                _int(v["amount"]),
                SupportStep(str(v["step"])),
                _int(v["batch_id"]),
                str(v["batch"] or ""),
                str(v["evidence"] or ""),
                came if isinstance(came, date) else None,
                str(v["note"] or ""),
            )
        )
    return found


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _sum(id_: int, words: str, lines: Sequence[Paid]) -> Sum:
    def won(*steps: SupportStep) -> int:
        return sum(one.amount for one in lines if one.step in steps)

    return Sum(
        id_,
        words,
        tuple(one.id for one in lines),
        len({one.day_id for one in lines}),
        won(SupportStep.DRAFTED),
        won(SupportStep.APPROVED),
        won(*SPENT),
    )


_KEYS: dict[By, Callable[[Paid], object]] = {
    By.ITEM: lambda one: one.item,
    By.SOURCE: lambda one: one.source,
    By.WORKER: lambda one: one.seeker_id,
    By.FARM: lambda one: one.employer_id,
    By.MONTH: lambda one: (one.on.year, one.on.month),
}
_WORDS: dict[By, Callable[[Paid], str]] = {
    By.ITEM: lambda one: one.item,
    By.SOURCE: lambda one: one.source or "재원 없음",
    By.WORKER: lambda one: one.name,
    By.FARM: lambda one: one.farm,
    By.MONTH: lambda one: f"{one.on.year}년 {one.on.month}월",
}
