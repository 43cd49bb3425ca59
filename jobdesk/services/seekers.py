"""구직자: register, edit, move between stages, put away and bring back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import operations, records, search
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.circumstances import Relation
from jobdesk.domain.farms import FarmWish
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import (
    SEEKER_STEPS,
    RegistrationType,
    Seeker,
    SeekerStatus,
    check_seeker,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import registrations, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_merged, refuse_used
from jobdesk.services.writing import insist, others, placed, tidied, writing

_KIND = KindId.SEEKERS
_COUNTED = (
    KindId.REFERRALS,
    KindId.PLACEMENTS,
    KindId.NOTES,
    KindId.TRIP_PEOPLE,
    KindId.ALLOWANCES,
    KindId.FOLLOW_UPS,
    KindId.SURVEY_ANSWERS,
    KindId.DAY_ATTENDEES,
    KindId.TRAINEES,
    KindId.FARM_DAYS,
    KindId.FARM_CONTRACTS,
)
"""What was done for a person and counts as such: it keeps the person out of the 휴지통."""

_ALONG: tuple[tuple[KindId, str], ...] = (
    (KindId.REGISTRATIONS, "seeker_id"),
    (KindId.AVAILABILITY, "seeker_id"),
    (KindId.RELATIONS, "seeker_id"),
    (KindId.RELATIONS, "other_id"),
    (KindId.TASKS, "seeker_id"),
    (KindId.FARM_WORKERS, "seeker_id"),
    (KindId.FARM_WISHES, "seeker_id"),
)
"""What goes to the 휴지통 and back together with its person, and by which link."""


def blank(desk: Desk) -> Seeker:
    """A new seeker as a form opens it: registered today, by whoever is at the desk."""
    return Seeker(
        registered_on=desk.today(),
        registration_type=RegistrationType.NEW.value,
        counsellor=desk.user,
    )


def register(desk: Desk, seeker: Seeker) -> Change:
    """Store a new seeker with the person's first 구직신청; 가등록 is none yet.

    Raises UserError with the field that is wrong.
    """
    if seeker.status is SeekerStatus.PROVISIONAL:
        seeker = replace(seeker, registered_on=None, valid_until=None, registration_type="")
    clean = _prepared(desk, seeker)
    months = settings.get(desk).registration_months
    clean, registration = registrations.first_of(clean, months)
    with writing(desk, f"구직자 등록: {clean.called}", Action.ADD, _KIND) as work:
        id_ = work.insert(clean)
        if registration is not None:
            records.insert(desk.store, replace(registration, seeker_id=id_))
        return work.change(id_)


def save(desk: Desk, seeker: Seeker) -> Change:
    """Store an edited seeker; the current 구직신청 follows what the record says of it.

    Raises UserError (a stage that cannot follow among them) and StaleRecord.
    """
    clean = _prepared(desk, seeker)
    with writing(desk, f"구직자 수정: {clean.called}", Action.EDIT, _KIND) as work:
        old = stored.seeker(desk, seeker.id)
        _insist_step(old, clean.status)
        # A stale record is refused before anything else follows from it.
        following = (
            registrations.follow(desk, old, clean) if old.revision == clean.revision else clean
        )
        work.update(following)
        return work.change(clean.id)


def set_status(desk: Desk, id_: int, status: SeekerStatus) -> Change:
    """Move a seeker to another stage; back to 구직등록 is another 구직신청.

    Raises UserError when the stage cannot follow.
    """
    status = SeekerStatus(status)
    with writing(desk, "구직자 상태", Action.EDIT, _KIND) as work:
        seeker = stored.seeker(desk, id_)
        _insist_step(seeker, status)
        if registrations.comes_back(desk, seeker, status) and seeker.registered_on:
            work.label(f"재등록: {seeker.called}")
        else:
            work.label(f"구직자 상태: {seeker.called} {status.value}")
        moved = registrations.follow(desk, seeker, replace(seeker, status=status))
        insist(check_seeker(moved, desk.today()))
        work.update(moved)
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move seekers to the 휴지통 with their 구직신청, free days, ties, tasks and
    what makes them farm workers.

    Raises UserError when something that was done for one of them counts.
    """
    with writing(desk, "구직자 휴지통", Action.DELETE, _KIND) as work:
        names = [stored.seeker(desk, id_).called for id_ in ids]
        refuse_used(desk, ids, names, "seeker_id", *_COUNTED)
        refuse_used(desk, ids, names, "driver_id", KindId.FARM_CARS)
        refuse_used(desk, ids, names, "leader_id", KindId.FARM_CREWS)
        for kind, link in _ALONG:
            records.trash(desk.store, kind, _linked(desk, kind, link, ids))
        work.label(f"구직자 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take seekers out of the 휴지통 with what was put there along with them. Raises UserError
    for one that was merged into another."""
    with writing(desk, "구직자 되살리기", Action.EDIT, _KIND) as work:
        people = [stored.seeker(desk, id_) for id_ in ids]
        names = [seeker.called for seeker in people]
        for seeker in people:
            refuse_merged(desk, seeker)
            if seeker.trashed_on is not None:
                _untrash_along(desk, seeker)
        work.label(f"구직자 되살리기: {others(names)}")
        work.untrash(ids)
        return work.change(*ids)


def _linked(
    desk: Desk, kind: KindId, link: str, ids: Sequence[int], *, trashed: bool = False
) -> list[int]:
    filter_ = Filter(conditions=(Condition(link, Op.IN, tuple(ids)),), trashed=trashed)
    return list(search.find(desk.store, kind, filter_, Order("id"), desk.today()))


def _untrash_along(desk: Desk, seeker: Seeker) -> None:
    """Give back what went with the person, not what had been put away by itself before; a tie
    to somebody, or a wish about a farm, that still lies there stays."""
    along = operations.put_away_with(desk.store, _KIND, seeker.id)
    for kind, link in _ALONG:
        found = records.get_many(
            desk.store, kind, _linked(desk, kind, link, [seeker.id], trashed=True)
        )
        records.untrash(
            desk.store,
            kind,
            [
                each.id
                for each in found
                if Ref(kind, each.id) in along
                and not (kind is KindId.RELATIONS and _lies_there(desk, seeker, each))
                and not (kind is KindId.FARM_WISHES and _farm_lies_there(desk, each))
            ],
        )


def _lies_there(desk: Desk, seeker: Seeker, tie: Relation) -> bool:
    """Whether the other side of a tie is in the 휴지통."""
    other = tie.other_id if tie.seeker_id == seeker.id else tie.seeker_id
    return other is not None and stored.seeker(desk, other).trashed_on is not None


def _farm_lies_there(desk: Desk, wish: FarmWish) -> bool:
    """Whether the farm of a wish is in the 휴지통."""
    farm = wish.employer_id
    return farm is not None and stored.employer(desk, farm).trashed_on is not None


def _prepared(desk: Desk, seeker: Seeker) -> Seeker:
    """The seeker as it is stored; raises UserError when it may not be."""
    clean = placed(desk, tidied(seeker), seeker.address)
    if clean.birth_date is not None:
        clean = replace(clean, birth_year=clean.birth_date.year, birth_approximate=False)
    insist(check_seeker(clean, desk.today()))
    return clean


def _insist_step(seeker: Seeker, status: SeekerStatus) -> None:
    if status is not seeker.status and status not in SEEKER_STEPS[seeker.status]:
        allowed = ", ".join(s.value for s in SeekerStatus if s in SEEKER_STEPS[seeker.status])
        raise UserError(
            f"{seeker.status.value}에서 "
            f"{with_particle(status.value, '으로/로')} 바로 바꿀 수 없습니다. "
            f"바꿀 수 있는 상태: {allowed}. 저장된 상태는 그대로입니다.",
            field="status",
        )
