"""What referrals came to: how many were met and hired, and why the others ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.casework import MET, REFUSED, ReferralStatus, RefusedBy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_R = ReferralStatus


@dataclass(frozen=True, slots=True)
class Funnel:
    """Referrals, those the firm has met, and those it hired; each counts linked records."""

    referred: int
    met: int
    hired: int


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often a reason ended a referral, and which ones."""

    side: RefusedBy
    reason: str
    referral_ids: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many referrals."""
        return len(self.referral_ids)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a span came to: the referrals made in it, and why those ended that ended in it."""

    funnel: Funnel
    reasons: tuple[ReasonCount, ...]


def outcome(desk: Desk, first: date, last: date) -> Outcome:
    """The funnel of the referrals made between two days, and the reasons of that span."""
    made = Filter(
        conditions=(
            Condition("referred_on", Op.AT_LEAST, first),
            Condition("referred_on", Op.AT_MOST, last),
        )
    )
    with desk.store.reading():
        return Outcome(funnel(desk, made), reasons(desk, first, last))


def funnel(desk: Desk, filter: Filter = lists.EVERYTHING) -> Funnel:  # noqa: A002
    """채용 ≤ 면접 ≤ 알선 among the referrals that ``filter`` holds (사례집 §1.3).

    A firm that took or refused somebody is held to have met the person.
    """
    with desk.store.reading():
        ids = lists.find(desk, KindId.REFERRALS, filter)
        rows = lists.rows(desk, KindId.REFERRALS, ids, ("status",))
        stages = [ReferralStatus(str(row[0])) for row in rows.values()]
        hired = sum(stage in (_R.HIRED, _R.STARTED) for stage in stages)
        return Funnel(len(stages), sum(stage in MET for stage in stages), hired)


def reasons(desk: Desk, first: date, last: date) -> tuple[ReasonCount, ...]:
    """Why referrals ended without work between two days, by who refused, the most frequent
    first; a referral of before stages were dated counts on the day it was made."""
    stages = tuple(stage.value for stage in REFUSED)
    wanted = Filter(conditions=(Condition("status", Op.IN, stages),))
    fields = ("status", "reason", "stage_on", "referred_on")
    found: dict[tuple[RefusedBy, str], list[int]] = {}
    with desk.store.reading():
        ids = lists.find(desk, KindId.REFERRALS, wanted)
        for id_, row in lists.rows(desk, KindId.REFERRALS, ids, fields).items():
            status, reason, stage_on, referred_on = row
            day = stage_on or referred_on
            if isinstance(day, date) and first <= day <= last:
                side = REFUSED[ReferralStatus(str(status))]
                found.setdefault((side, str(reason or "")), []).append(id_)
    counts = [ReasonCount(side, reason, tuple(ids)) for (side, reason), ids in found.items()]
    return tuple(sorted(counts, key=lambda c: (list(RefusedBy).index(c.side), -c.count, c.reason)))
