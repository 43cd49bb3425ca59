"""What goes into a 동행면접 and comes of it: who has nobody to go along, who is to be paid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain.casework import Referral, ReferralStatus
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import Allowance, AllowanceStatus, Attendance, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import allowances, lists, stored, trips
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.trip_people import Participant
from jobdesk.services.writing import others, writing

BEFORE_INTERVIEW: tuple[ReferralStatus, ...] = (
    ReferralStatus.PROPOSED,
    ReferralStatus.ACCEPTED,
    ReferralStatus.APPLIED,
    ReferralStatus.INTERVIEW_SET,
)
"""Stages in which somebody can still be taken to the interview."""

_FIELDS = ("seeker", "employer", "vacancy", "interview_at")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A referral that can be taken along, as it is shown; ``at`` is a time of day or empty."""

    referral_id: int
    seeker: str
    employer: str
    job: str
    at: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A person of a trip and the 면접활동비 of that interview: its id and stage where there is
    one, else ``problem`` says why none can be asked for; both empty means it can."""

    person: Participant
    allowance_id: int = 0
    status: AllowanceStatus | None = None
    problem: str = ""

    @property
    def open(self) -> bool:
        """Whether an allowance can be asked for now."""
        return not self.allowance_id and not self.problem


def candidates(desk: Desk, referral_ids: tuple[int, ...]) -> tuple[Candidate, ...]:
    """Referrals as they are shown, in the order given."""
    rows = lists.rows(desk, KindId.REFERRALS, referral_ids, _FIELDS)
    return tuple(
        Candidate(id_, *(str(value or "") for value in rows[id_]))
        for id_ in referral_ids
        if id_ in rows
    )


def waiting(desk: Desk, day: date) -> tuple[Candidate, ...]:
    """Interviews on ``day`` to which nobody goes along yet, by time."""
    with desk.store.reading():
        wanted = Filter(
            conditions=(
                Condition("status", Op.IS, ReferralStatus.INTERVIEW_SET.value),
                Condition("interview_on", Op.IS, day),
            )
        )
        ids = lists.find(desk, KindId.REFERRALS, wanted, Order("interview_at"))
        taken = _taken(desk, day)
        return candidates(desk, tuple(id_ for id_ in ids if id_ not in taken))


def _taken(desk: Desk, day: date) -> frozenset[int]:
    """Referrals that are on a trip of the day already."""
    planned = Filter(
        conditions=(
            Condition("held_on", Op.IS, day),
            Condition("status", Op.IN, (TripStatus.PLANNED.value, TripStatus.HELD.value)),
        )
    )
    trip_ids = tuple(lists.find(desk, KindId.TRIPS, planned))
    if not trip_ids:
        return frozenset()
    on_them = Filter(conditions=(Condition("trip_id", Op.IN, trip_ids),))
    ids = lists.find(desk, KindId.TRIP_PEOPLE, on_them)
    rows = lists.rows(desk, KindId.TRIP_PEOPLE, ids, ("referral_id",))
    return frozenset(int(str(row[0])) for row in rows.values() if row[0])


def claims(desk: Desk, trip_id: int) -> tuple[Claim, ...]:
    """Everybody on a trip with the allowance of that interview, or why there can be none."""
    with desk.store.reading():
        trip = trips.get(desk, trip_id)
        people = trips.people(desk, trip_id)
        return tuple(_claim(desk, one, trip.held_on or date.max) for one in people)


def _claim(desk: Desk, person: Participant, day: date) -> Claim:
    referral = None
    if person.referral_id is not None:
        referral = stored.referral(desk, person.referral_id)
        day = referral.interview_on or day
    found = _existing(desk, person, referral, day)
    if found is not None:
        return Claim(person, found.id, found.status)
    if person.attendance is not Attendance.CAME:
        problem = "불참" if person.attendance is Attendance.ABSENT else "다녀온 뒤"
    elif person.employer_id is None:
        problem = "업체 없음"
    else:
        left = allowances.room(desk, person.seeker_id, day)
        problem = "" if left.holds(left.rule.amount or 0) else "한도를 다 씀"
    return Claim(person, problem=problem)


def _existing(
    desk: Desk, person: Participant, referral: Referral | None, day: date
) -> Allowance | None:
    live = tuple(s.value for s in AllowanceStatus if s is not AllowanceStatus.REJECTED)
    mine = (
        Condition("seeker_id", Op.IS, person.seeker_id),
        Condition("status", Op.IN, live),
    )
    of: tuple[Condition, ...] = (
        Condition("interview_on", Op.IS, day),
        Condition("employer_id", Op.IS, person.employer_id),
    )
    if referral is not None:
        of = (Condition("referral_id", Op.IS, referral.id),)
    ids = lists.find(desk, KindId.ALLOWANCES, Filter(conditions=(*mine, *of)))
    return allowances.get(desk, ids[0]) if ids else None


def claim(desk: Desk, trip_id: int) -> Change:
    """Ask for the 면접활동비 of everybody who came and may still get it, as one operation.

    Raises UserError when nobody can.
    """
    with writing(desk, "면접활동비 대상", Action.ADD, KindId.ALLOWANCES) as work:
        trip = trips.get(desk, trip_id)
        wanted = [one.person for one in claims(desk, trip_id) if one.open]
        if not wanted:
            raise UserError(
                "면접활동비를 신청할 분이 없습니다. 새로 만들지 않았습니다. 참석한 분인지, 이미 "
                "신청했거나 한도를 다 썼는지 확인하세요."
            )
        made = []
        for person in wanted:
            if person.referral_id is not None:
                made.append(allowances.for_referral(desk, person.referral_id).id)
                continue
            one = Allowance(
                seeker_id=person.seeker_id,
                employer_id=person.employer_id,
                interview_on=trip.held_on,
                counsellor=desk.user,
            )
            made.append(allowances.add(desk, one).id)
        work.label(f"면접활동비 대상: {others([person.seeker for person in wanted])}")
        return work.change(*made)


def for_referral(desk: Desk, referral_id: int) -> Allowance:
    """A new allowance as a form opens it from a referral: firm, day, amount and account known."""
    referral = stored.referral(desk, referral_id)
    vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
    day = referral.interview_on or desk.today()
    return blank(
        desk,
        Allowance(
            seeker_id=referral.seeker_id,
            employer_id=vacancy.employer_id,
            referral_id=referral.id,
            interview_on=day,
            counsellor=referral.counsellor or desk.user,
        ),
    )


def blank(desk: Desk, known: Allowance | None = None) -> Allowance:
    """A new allowance with what the rule of its day and the last payment say."""
    one = known or Allowance(interview_on=desk.today(), counsellor=desk.user)
    rule = allowances.rule_on(desk, one.interview_on or desk.today())
    one = replace(one, amount=one.amount or rule.amount)
    if one.seeker_id is not None:
        bank, account, holder = allowances.remembered(desk, one.seeker_id)
        one = replace(one, bank=bank, account=account, holder=holder)
    return one
