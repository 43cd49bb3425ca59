"""A year closed month by month while two desks edit, trash, undo and open months again at random:
at every report the months, 정정 and 누계 agree with the records, each change is told once, and what
was closed prints as it did.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain.closing import Correction
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_json import digest
from jobdesk.domain.report_records import ReportRecord
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.errors import UserError
from jobdesk.services import (
    closings,
    history,
    lists,
    month_end,
    placements,
    registrations,
    report_freezing,
    report_making,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework

SEEDS = (1, 7, 19)
STEPS = 15
YEAR = 2026
_SUMS = {
    "openings": "SELECT coalesce(sum(openings), 0) AS n FROM vacancies WHERE trashed_on IS NULL"
    " AND status <> '취소' AND received_on BETWEEN ? AND ?",
    "registrations": "SELECT count(*) AS n FROM registrations WHERE trashed_on IS NULL"
    " AND status <> '취소' AND registered_on BETWEEN ? AND ?",
    "placements": "SELECT count(*) AS n FROM placements WHERE trashed_on IS NULL"
    " AND hire_date BETWEEN ? AND ?",
}


class Walk:
    """Five people, two firms, the months of 2026 one after the other."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.dice = desk, random.Random(seed)
        self.people = [
            casework.seeker(desk, f"구직자{n}", registered_on=date(YEAR, 1, 1)) for n in range(5)
        ]
        self.firms = [casework.employer(desk, f"{n}번 식품") for n in range(2)]
        self.begun = history.recent(desk, 1)[0].id
        self.month = 1
        self.printed: dict[int, tuple[Report, str]] = {}
        self.done = self.refused = self.reopened = self.told = 0

    def day(self) -> date:
        """A day of the months so far."""
        last = Month(YEAR, self.month).last
        return date(YEAR, 1, 1) + timedelta(self.dice.randint(0, (last - date(YEAR, 1, 1)).days))

    def some(self, kind: KindId, *, trashed: bool = False) -> int:
        return self.dice.choice(lists.find(self.desk, kind, Filter(trashed=trashed)) or [0])

    def step(self) -> None:
        self.desk.store.user = self.dice.choice(["김하나", "이두리"])
        try:
            self.dice.choice(
                [self.another, self.another, self.moved, self.put_away, self.taken_back]
            )()
            self.done += 1
        except UserError:
            self.refused += 1

    def another(self) -> None:
        desk, dice = self.desk, self.dice
        self.one_of(
            lambda: casework.vacancy(
                desk, dice.choice(self.firms), openings=dice.randint(1, 9), received_on=self.day()
            ),
            lambda: registrations.renew(desk, dice.choice(self.people), on=self.day()),
            lambda: placements.record(
                desk,
                replace(
                    placements.blank(desk, dice.choice(self.people)),
                    employer_id=dice.choice(self.firms),
                    hire_date=self.day(),
                ),
            ),
        )

    def moved(self) -> None:
        desk, dice, get = self.desk, self.dice, records.get
        vacancy = get(desk.store, KindId.VACANCIES, self.some(KindId.VACANCIES))
        self.one_of(
            lambda: vacancies.save(desk, replace(vacancy, openings=dice.randint(1, 9))),
            lambda: vacancies.save(desk, replace(vacancy, received_on=self.day())),
            lambda: placements.save(
                desk,
                replace(
                    get(desk.store, KindId.PLACEMENTS, self.some(KindId.PLACEMENTS)),
                    hire_date=self.day(),
                ),
            ),
        )

    def put_away(self) -> None:
        desk = self.desk
        self.one_of(
            lambda: vacancies.trash(desk, [self.some(KindId.VACANCIES)]),
            lambda: vacancies.untrash(desk, [self.some(KindId.VACANCIES, trashed=True)]),
            lambda: placements.trash(desk, [self.some(KindId.PLACEMENTS)]),
            lambda: placements.untrash(desk, [self.some(KindId.PLACEMENTS, trashed=True)]),
            lambda: registrations.cancel(desk, self.some(KindId.REGISTRATIONS)),
        )

    def taken_back(self) -> None:
        own = [row.id for row in history.recent(self.desk, 40) if row.id > self.begun]
        self.one_of(
            lambda: history.undo(self.desk),
            lambda: history.undo(self.desk, self.dice.choice(own or [0])),
            lambda: history.redo(self.desk),
        )

    def one_of(self, *acts: Callable[[], object]) -> None:
        self.dice.choice(acts)()

    # The end of a month

    def close(self) -> None:
        month = Month(YEAR, self.month)
        self.check_sums(month)
        told = closings.corrections(self.desk, month)
        month_end.close(self.desk, month)
        assert closings.closed_months(self.desk)[month].corrections == told
        self.check_reasons(told)
        self.told += len(told)
        assert closings.corrections(self.desk, Month(YEAR, self.month + 1)) == ()
        for drawn in month_end.reports_of(self.desk, month):
            self.keep(drawn)

    def maybe_reopen(self) -> None:
        if self.month > 1 and self.dice.random() < 0.2:
            month_end.reopen(self.desk, Month(YEAR, self.month - 1), "다시 확인")
            for id_ in [r.id for r in month_end.reports_of(self.desk, Month(YEAR, self.month - 1))]:
                self.printed.pop(id_, None)
            self.month -= 1
            self.reopened += 1

    def keep(self, drawn: ReportRecord) -> None:
        kept = report_freezing.report_of(self.desk, drawn)
        assert digest(kept) == drawn.digest
        self.printed[drawn.id] = kept, drawn.frozen

    # What has to hold

    def check_sums(self, month: Month) -> None:
        """Of the report of a month and of the year so far: months + 정정 = 누계 = the records."""
        whole = replace(span_of(SpanType.YEAR, month.year), last=month.last)
        spans = [span_of(SpanType.MONTH, month.year, month.number)]
        for span in [*spans, whole] if month.number % 3 == 0 else spans:
            report = report_making.make(self.desk, "monthly", span)
            table = report.section("months").blocks[0]
            assert isinstance(table, Table)
            lines = {line.cells[0].text: line.cells[1:] for line in table.lines}
            for name, id_ in (
                ("구인신청 인원 (명)", "openings"),
                ("구직신청 (명)", "registrations"),
                ("채용 (명)", "placements"),
            ):
                numbers = [cell.value or Decimal(0) for cell in lines[name]]
                (row,) = self.desk.store.db.query(
                    _SUMS[id_], [f"{YEAR}-01-01", month.last.isoformat()]
                )
                live = row["n"]
                assert (sum(numbers[:-1]), numbers[-1]) == (live, live), (month, name)

    def check_reasons(self, told: tuple[Correction, ...]) -> None:
        """Each change says who, and the last who wrote to that record since is the one."""
        for each in told:
            for change in each.changes:
                assert change.why, change
                assert change.who in ("김하나", "이두리"), change
                assert "구직자" not in change.why, "no names"

    def check_prints(self) -> None:
        for id_, (kept, frozen) in self.printed.items():
            record = records.get(self.desk.store, KindId.REPORTS, id_)
            assert record.frozen == frozen
            assert report_freezing.report_of(self.desk, record) == kept


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_through_a_year_leaves_every_report_true(desk: Desk, seed: int) -> None:
    walk = Walk(desk, seed)
    closed = 0
    while walk.month <= 10:
        for _ in range(STEPS):
            walk.step()
        if closed < 16:
            walk.maybe_reopen()
        walk.close()
        walk.check_prints()
        closed += 1
        walk.month += 1
    if walk.printed:
        for month in (3, 6, 9):  # reports drawn long after their last month was closed
            walk.step()
            walk.check_sums(Month(YEAR, month))
    assert walk.told > 10
    assert walk.done > STEPS * 5
