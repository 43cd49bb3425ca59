"""구인업체: companies, farms and institutions; a farm may be run by a registered seeker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import lookup, operations, records, search
from jobdesk.domain import employers as rules
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer, EmployerStatus, EmployerType, check_employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import contacts, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.using import refuse_merged, refuse_used
from jobdesk.services.writing import insist, others, placed, tidied, writing

_KIND = KindId.EMPLOYERS
_COUNTED = (
    KindId.VACANCIES,
    KindId.PLACEMENTS,
    KindId.VISITS,
    KindId.AGREEMENTS,
    KindId.HIRING_PROXIES,
    KindId.NOTES,
    KindId.TRIP_PEOPLE,
    KindId.ALLOWANCES,
    KindId.FOLLOW_UPS,
    KindId.DAY_EMPLOYERS,
    KindId.COHORT_DEMANDS,
    KindId.FARM_REQUESTS,
    KindId.FARM_DAYS,
    KindId.FARM_CONTRACTS,
)
"""What was done with a firm and counts as such: it keeps the firm out of the 휴지통."""

_ALONG = (KindId.FARMS, KindId.FARM_PLOTS, KindId.FARM_SEASONS, KindId.FARM_WISHES)
"""What goes to the 휴지통 and back together with a farm."""


def blank(desk: Desk) -> Employer:
    """A new employer as a form opens it."""
    return Employer(registered_on=desk.today(), counsellor=desk.user)


def farm_of(desk: Desk, seeker_id: int) -> Employer:
    """A new farm run by a registered seeker, filled from what is known of the person.

    Not stored yet. Raises UserError when there is no such seeker.
    """
    owner = stored.seeker(desk, seeker_id)
    return replace(
        blank(desk),
        name=f"{owner.called} 농가",
        employer_type=EmployerType.FARM,
        representative=owner.name,
        contact_name=owner.name,
        phone=owner.phone,
        phone2=owner.phone2,
        address=owner.address,
        eup_myeon=owner.eup_myeon,
        industry="농업",
        owner_id=owner.id,
    )


def of_owner(desk: Desk, seeker_id: int) -> list[Employer]:
    """The farms that a seeker runs, oldest first."""
    condition = Condition("owner_id", Op.IS, seeker_id)
    ids = search.find(desk.store, _KIND, Filter(conditions=(condition,)), None, desk.today())
    return records.get_many(desk.store, _KIND, ids.tolist())


def register(desk: Desk, employer: Employer) -> Change:
    """Store a new employer. Raises UserError with the field that is wrong."""
    clean = _prepared(desk, employer)
    with writing(desk, f"구인업체 등록: {clean.name}", Action.ADD, _KIND) as work:
        _refuse_same_number(desk, clean)
        return work.change(work.insert(clean))


def save(desk: Desk, employer: Employer) -> Change:
    """Store an edited employer. Raises UserError and StaleRecord."""
    before = stored.employer(desk, employer.id)
    known = before.business_number
    clean = _prepared(desk, employer, known)
    with writing(desk, f"구인업체 수정: {clean.name}", Action.EDIT, _KIND) as work:
        if clean.business_number != known:
            _refuse_same_number(desk, clean)
        work.update(clean)
        contacts.follow(desk, work, before, clean)
        return work.change(clean.id)


def set_status(desk: Desk, id_: int, status: EmployerStatus) -> Change:
    """Move an employer to another stage; a dormant one may come back."""
    status = EmployerStatus(status)
    with writing(desk, "구인업체 상태", Action.EDIT, _KIND) as work:
        employer = stored.employer(desk, id_)
        work.label(f"구인업체 상태: {employer.name} {status.value}")
        work.update(replace(employer, status=status))
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move employers to the 휴지통, a farm with its fields, year and wishes.

    Raises UserError when one has vacancies or hires, or when something that was done with it
    counts.
    """
    with writing(desk, "구인업체 휴지통", Action.DELETE, _KIND) as work:
        names = [stored.employer(desk, id_).name for id_ in ids]
        refuse_used(desk, ids, names, "employer_id", *_COUNTED)
        for kind in _ALONG:
            mine = linked(desk, kind, "employer_id", ids)
            records.trash(desk.store, kind, [each.id for each in mine])
        work.label(f"구인업체 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take employers out of the 휴지통 with what was put there along with them. Raises UserError
    for one merged into another."""
    with writing(desk, "구인업체 되살리기", Action.EDIT, _KIND) as work:
        firms = [stored.employer(desk, id_) for id_ in ids]
        for firm in firms:
            refuse_merged(desk, firm)
            if firm.trashed_on is not None:
                _untrash_along(desk, firm)
        names = [firm.name for firm in firms]
        work.label(f"구인업체 되살리기: {others(names)}")
        work.untrash(ids)
        return work.change(*ids)


def _untrash_along(desk: Desk, firm: Employer) -> None:
    """Give back what went with a farm; a wish about somebody who still lies there stays."""
    along = operations.put_away_with(desk.store, _KIND, firm.id)
    for kind in _ALONG:
        found = records.get_many(desk.store, kind, [ref.id for ref in along if ref.kind is kind])
        back = [
            each.id
            for each in found
            if each.employer_id == firm.id
            and not (kind is KindId.FARM_WISHES and _gone(desk, each.seeker_id))
        ]
        records.untrash(desk.store, kind, back)


def _gone(desk: Desk, seeker_id: int | None) -> bool:
    return seeker_id is not None and stored.seeker(desk, seeker_id).trashed_on is not None


def _prepared(desk: Desk, employer: Employer, known: str = "") -> Employer:
    """The employer as it is stored. A number that stands there already is not asked again: an
    imported one may have a wrong check digit, and the phone must still be editable."""
    clean = placed(desk, tidied(employer), employer.address)
    kept = bool(known) and clean.business_number == known
    insist([p for p in check_employer(clean) if not (kept and p.field == "business_number")])
    if kept:
        return clean
    return replace(clean, business_number=rules.business_number(clean.business_number))


def _refuse_same_number(desk: Desk, employer: Employer) -> None:
    """A business number belongs to one place of business."""
    if not employer.business_number:
        return
    digits = text.digits(employer.business_number)
    for other in lookup.firms_near(desk.store, lookup.firm_of(employer)):
        if other.number == digits:
            raise UserError(
                f"같은 사업자등록번호의 업체가 이미 있습니다: {other.name}. "
                "새로 등록하지 않았습니다. 그 업체를 열어 고치세요.",
                field="business_number",
            )
