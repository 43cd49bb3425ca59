"""과정관리의 날: one day a month on which everybody due is rung up, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay
from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import Due, FirmDue
from jobdesk.domain.months import Month
from jobdesk.services import aftercare, entries, lists
from jobdesk.services.desk import Desk

_KIND = KindId.PROCESS_DAYS
_MADE = (Outcome.DONE.value, Outcome.ABSENT.value, Outcome.REFUSED.value)


@dataclass(frozen=True, slots=True)
class Counts:
    """Contacts of a day by what came of them; ``firms`` are contacts with employers."""

    employed: int = 0
    left: int = 0
    answered: int = 0
    absent: int = 0
    refused: int = 0
    firms: int = 0

    @property
    def all(self) -> int:
        """Every contact of the day."""
        return self.employed + self.left + self.answered + self.absent + self.refused + self.firms

    @property
    def sentence(self) -> str:
        """``연락 24건: 재직 18, 퇴사 2, 부재 3, 거부 1``; "" where nobody was rung up."""
        if not self.all:
            return ""
        parts = (
            ("재직", self.employed),
            ("퇴사", self.left),
            ("그 밖의 답", self.answered),
            ("부재", self.absent),
            ("거부", self.refused),
            ("업체", self.firms),
        )
        return f"연락 {self.all:,}건: " + ", ".join(f"{word} {n:,}" for word, n in parts if n)


@dataclass(frozen=True, slots=True)
class WorkList:
    """Who is to be rung up for a day: by its end where it is to come, else by today.

    Who was tried today in vain stands at the end. ``people_done`` and ``firms_done`` count
    those rung up today, whatever came of it.
    """

    until: date
    people: tuple[Due, ...]
    firms: tuple[FirmDue, ...]
    people_done: int = 0
    firms_done: int = 0


def days(desk: Desk) -> tuple[ProcessDay, ...]:
    """Every day outside the trash, the latest first."""
    return tuple(records.get_many(desk.store, _KIND, list(lists.find(desk, _KIND))))


def of_month(desk: Desk, month: Month) -> ProcessDay | None:
    """The day of a month that was not cancelled, the latest where there are two."""
    conditions = (
        Condition("held_on", Op.AT_LEAST, month.first),
        Condition("held_on", Op.AT_MOST, month.last),
        Condition("status", Op.IN, (PlanStatus.PLANNED.value, PlanStatus.HELD.value)),
    )
    ids = lists.find(desk, _KIND, Filter(conditions=conditions), Order("held_on", descending=True))
    found: Sequence[ProcessDay] = records.get_many(desk.store, _KIND, list(ids[:1]))
    return found[0] if found else None


def begin(desk: Desk, held_on: date | None = None) -> Change:
    """Set a day (today) with the usual agenda; 실시 from its first contact on."""
    day = ProcessDay(
        held_on=held_on or desk.today(),
        attendees=desk.user,
        agenda="취업자 재직 확인, 퇴사자 재알선, 채용업체 사후관리",
        counsellor=desk.user,
    )
    return entries.add(desk, day)


def work_list(desk: Desk, until: date | None = None) -> WorkList:
    """People and firms to be rung up by ``until`` (today)."""
    today = desk.today()
    day = until or today
    with desk.store.reading():
        people, firms = aftercare.due(desk, day), aftercare.firms_due(desk, day)
        done_today = Filter(
            conditions=(
                Condition("done_on", Op.IS, today),
                Condition("outcome", Op.IN, _MADE),
            )
        )
        ids = lists.find(desk, KindId.FOLLOW_UPS, done_today)
        made: list[FollowUp] = records.get_many(desk.store, KindId.FOLLOW_UPS, list(ids))
    asked = [f for f in made if f.audience is not Audience.EMPLOYER]
    return WorkList(
        day,
        tuple(sorted(people, key=lambda one: one.tried_on == today)),
        tuple(sorted(firms, key=lambda one: one.tried_on == today)),
        len({(f.placement_id, f.seeker_id) for f in asked}),
        len({f.employer_id for f in made if f.audience is Audience.EMPLOYER}),
    )


def contacts(desk: Desk, id_: int) -> tuple[FollowUp, ...]:
    """The contacts of a day in the order in which they were made."""
    filter_ = Filter(conditions=(Condition("process_day_id", Op.IS, id_),))
    ids = lists.find(desk, KindId.FOLLOW_UPS, filter_, Order("id"))
    return tuple(records.get_many(desk.store, KindId.FOLLOW_UPS, list(ids)))


def counts(desk: Desk, id_: int) -> Counts:
    """What came of the contacts of a day."""
    return counted(contacts(desk, id_))


def counted(found: Sequence[FollowUp]) -> Counts:
    """The counts of some contacts."""
    people = [f for f in found if f.audience is not Audience.EMPLOYER]
    done = [f for f in people if f.outcome is Outcome.DONE]
    return Counts(
        employed=sum(f.employed is True for f in done),
        left=sum(f.employed is False for f in done),
        answered=sum(f.employed is None for f in done),
        absent=sum(f.outcome is Outcome.ABSENT for f in people),
        refused=sum(f.outcome is Outcome.REFUSED for f in people),
        firms=len(found) - len(people),
    )
