"""What each trainee gets for a month by the 출석부, beside what was counted and paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import attendance, trainee_pay
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainee_pay import Cut, Owed, PayRule, month_of
from jobdesk.domain.trainees import (
    TRAINED,
    AllowanceStep,
    Trainee,
    TraineeAllowance,
    TraineeStatus,
)
from jobdesk.services import cohort_records, lists, same_person
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_KIND = KindId.TRAINEE_ALLOWANCES
_PAID = AllowanceStep.PAID


@dataclass(frozen=True, slots=True)
class PayRow:
    """One trainee in one month. ``id`` is the trainee's, ``record`` the stored 수당 (None while it
    is not counted). ``lessons`` are the person's 소정 days of the month, ``unmarked`` those up to
    today without a mark."""

    id: int
    number: int | None
    name: str
    birth_date: date | None
    status: TraineeStatus
    lessons: int
    unmarked: int
    owed: Owed
    record: TraineeAllowance | None
    account: str

    @property
    def paid(self) -> bool:
        """Whether the month was paid."""
        return self.record is not None and self.record.step is _PAID

    @property
    def stale(self) -> bool:
        """Whether it was counted and the 출석부 says something else by now."""
        if self.record is None or self.paid:
            return False
        return (self.record.days, self.record.amount) != (self.owed.days, self.owed.amount)

    @property
    def shown_days(self) -> int:
        """The days that are, or would be, paid for."""
        paid = self.record is not None and self.paid
        return (self.record.days or 0) if paid and self.record is not None else self.owed.days

    @property
    def shown_amount(self) -> int:
        """Won that were, or would be, paid."""
        return self.owed.paid if self.owed.paid is not None else self.owed.amount

    @property
    def remark(self) -> str:
        """What is to be known of the amount, in words."""
        told = []
        if self.unmarked:
            told.append(f"출결 미입력 {self.unmarked:,}일")
        if self.paid and self.owed.astray:
            more = "부족" if self.owed.astray > 0 else "초과"
            told.append(f"지급 뒤 출결이 바뀌어 {abs(self.owed.astray):,}원 {more}")
        elif self.stale and self.record is not None:
            told.append(f"산정 뒤 출결이 바뀜 (산정 {self.record.amount or 0:,}원)")
        if self.cut is not Cut.NONE:
            told.append(f"{self.cut.value} 적용")
        return " · ".join(told)

    @property
    def cut(self) -> Cut:
        """The limit that made the amount shown less than its days are worth; none is said of what
        was paid when the 출석부 gives another amount by now."""
        return Cut.NONE if self.paid and self.owed.astray else self.owed.cut


@dataclass(frozen=True, slots=True)
class PaySheet:
    """훈련수당 of a cohort for one month; ``rule`` is None where it has none. ``months`` are the
    months with lessons up to today, in order."""

    cohort: Cohort
    rule: PayRule | None
    month: date | None
    months: tuple[date, ...]
    rows: tuple[PayRow, ...]
    paid_before: int

    @property
    def due(self) -> int:
        """Won of the month that are not paid yet."""
        return sum(row.shown_amount for row in self.rows if not row.paid)

    @property
    def paid(self) -> int:
        """Won of the month that were paid."""
        return sum(row.shown_amount for row in self.rows if row.paid)


def sheet(desk: Desk, cohort_id: int, month: date | None = None) -> PaySheet:
    """Who gets what for a month (its first day), without one for the newest that has begun and is
    not all paid. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        pay = trainee_pay.pay_rule(cohort)
        rule = attendance.rule_of(cohort)
        days = attendance.lesson_days(cohort_records.sessions(desk, cohort_id))
        people = [one for one in cohort_records.trainees(desk, cohort_id) if one.status in TRAINED]
        ids = [one.id for one in people]
        stored = cohort_records.allowances(desk, cohort_id)
        marks = attendance.marks_by_trainee(linked(desk, KindId.ATTENDANCE, "trainee_id", ids))
        shown = lists.rows(desk, KindId.TRAINEES, ids, ("number", "birth_date"))
        names = lists.called(desk, KindId.TRAINEES, ids)
        accounts = _accounts(desk, people)
    today = desk.today()
    months = tuple(sorted({month_of(day.held_on) for day in days if day.held_on <= today}))
    by_person: dict[int, dict[date, TraineeAllowance]] = {}
    for each in stored:
        if each.month is not None:
            by_person.setdefault(each.trainee_id or 0, {})[each.month] = each
    chosen = month or _wanted(months, by_person)
    paid_before = sum(
        each.amount or 0 for each in stored if each.step is _PAID and each.month != chosen
    )
    if pay is None or chosen is None:
        return PaySheet(cohort, pay, chosen, months, (), paid_before)
    rows = []
    for one in people:
        own = attendance.own_days(days, one.started_on, one.left_on)
        mine = marks.get(one.id, {})
        kept = by_person.get(one.id, {})
        paid = {m: each.amount or 0 for m, each in kept.items() if each.step is _PAID}
        counted = trainee_pay.paid_days(rule, pay, own, mine, today)
        due = {each.month: each for each in trainee_pay.owed(pay, counted, paid)}
        here = [day for day in own if month_of(day.held_on) == chosen]
        if not here and chosen not in kept:
            continue
        number, birth = shown[one.id]
        rows.append(
            PayRow(
                one.id,
                number if isinstance(number, int) else None,
                names.get(one.id, ""),
                birth if isinstance(birth, date) else None,
                one.status,
                len(here),
                sum(day.held_on <= today and day.held_on not in mine for day in here),
                due.get(chosen, Owed(chosen, 0, 0)),
                kept.get(chosen),
                (kept[chosen].account if chosen in kept else "") or accounts.get(one.id, ""),
            )
        )
    return PaySheet(cohort, pay, chosen, months, tuple(rows), paid_before)


def _wanted(months: Sequence[date], stored: dict[int, dict[date, TraineeAllowance]]) -> date | None:
    """The oldest month of which something was not paid yet, else the newest."""
    for month in months:
        mine = [kept[month] for kept in stored.values() if month in kept]
        if not mine or any(one.step is not _PAID for one in mine):
            return month
    return months[-1] if months else None


def _accounts(desk: Desk, people: Sequence[Trainee]) -> dict[int, str]:
    """The account each of these was paid to last, in any cohort and under any merged record, by
    trainee; those who were never paid are left out."""
    keepers = same_person.keepers(desk)

    def kept(seeker_id: int | None) -> int:
        return keepers.get(seeker_id or 0, seeker_id or 0)

    wanted = {kept(one.seeker_id) for one in people}
    seekers = tuple(wanted | {id_ for id_, keeper in keepers.items() if keeper in wanted})
    others_of: list[Trainee] = linked(desk, KindId.TRAINEES, "seeker_id", seekers)
    person = {one.id: kept(one.seeker_id) for one in others_of}
    stored: list[TraineeAllowance] = linked(desk, _KIND, "trainee_id", person)
    last: dict[int, str] = {}
    for each in sorted(stored, key=lambda each: (each.month or date.min, each.id)):
        if each.account:
            last[person[each.trainee_id or 0]] = each.account
    return {one.id: last[kept(one.seeker_id)] for one in people if kept(one.seeker_id) in last}
