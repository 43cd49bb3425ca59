"""구직신청: made when a person registers, again when the person comes back, cancelled, lapsing.

A seeker's ``registered_on``, ``valid_until``, ``registration_type`` and
``registration_channel`` repeat the latest application that stands; the functions here keep
both sides the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.data import records, search
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Registration, RegistrationStatus, check_registration
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import RegistrationType, Seeker, SeekerStatus, check_seeker
from jobdesk.domain.registrations import last_valid_day
from jobdesk.errors import UserError
from jobdesk.services import entries, settings, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.REGISTRATIONS
_SEEKING = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED)
_BACK = frozenset(
    {
        SeekerStatus.PROVISIONAL,
        SeekerStatus.PLACED,
        SeekerStatus.FOLLOW_UP,
        SeekerStatus.CLOSED,
    }
)
"""Stages in which nobody is looking for work; an application leads back to 구직등록."""


def valid_until(desk: Desk, registered_on: date) -> date:
    """The last day of an application made that day, by the centre's months."""
    return last_valid_day(registered_on, settings.get(desk).registration_months)


def of(desk: Desk, seeker_id: int) -> tuple[Registration, ...]:
    """A person's applications outside the trash, the newest first, cancelled ones among them."""
    filter_ = Filter(conditions=(Condition("seeker_id", Op.IS, seeker_id),))
    order = Order("registered_on", descending=True)
    ids = search.find(desk.store, _KIND, filter_, order, desk.today())
    found: list[Registration] = records.get_many(desk.store, _KIND, ids)
    return tuple(sorted(found, key=_age, reverse=True))


def renew(
    desk: Desk,
    seeker_id: int,
    *,
    on: date | None = None,
    channel: str = "",
    outreach_id: int | None = None,
) -> Change:
    """재등록: another application of a person, made ``on`` (today where None).

    Who is 종료, 취업, 사후관리 or 가등록 is 구직등록 again. The change's first record is the
    seeker. Raises UserError when the person lies in the trash, lacks what a registration
    needs, or has applied on that day or later already.
    """
    day = on or desk.today()
    with writing(desk, "재등록", Action.EDIT, KindId.SEEKERS) as work:
        seeker = stored.seeker(desk, seeker_id)
        name = seeker.called
        if seeker.trashed_on is not None:
            raise UserError(
                f"{name} 기록이 휴지통에 있어 재등록하지 않았습니다. 먼저 되살리세요. "
                "아무것도 바뀌지 않았습니다."
            )
        known = current(of(desk, seeker_id))
        if known is not None and known.registered_on is not None and known.registered_on >= day:
            raise UserError(
                f"{name} 님은 {known.registered_on}에 이미 구직신청을 했습니다. "
                "그보다 뒤의 날짜로만 재등록할 수 있습니다. 아무것도 바뀌지 않았습니다.",
                field="registered_on",
            )
        made = replace(_on(desk, seeker_id, day, known), channel=channel, outreach_id=outreach_id)
        insist(check_registration(made, desk.today()))
        status = SeekerStatus.REGISTERED if seeker.status in _BACK else seeker.status
        renewed = replace(_repeating(seeker, made), status=status)
        insist(check_seeker(renewed, desk.today()))
        work.label(f"재등록: {name}" if known else f"구직신청: {name}")
        records.insert(desk.store, made)
        work.update(renewed)
        return work.change(seeker_id)


def add(desk: Desk, registration: Registration) -> Change:
    """Another application as a form was filled in; its first record is the application.

    Raises UserError as :func:`renew` does.
    """
    clean = tidied(registration)
    insist(check_registration(clean, desk.today()))
    seeker_id = clean.seeker_id or 0
    with desk.store.operation("재등록") as operation:
        change = renew(
            desk,
            seeker_id,
            on=clean.registered_on,
            channel=clean.channel,
            outreach_id=clean.outreach_id,
        )
        operation.relabel(change.label)
        made = of(desk, seeker_id)[0]
        return operation.change(Ref(_KIND, made.id), *change.refs)


def save(desk: Desk, registration: Registration) -> Change:
    """Store an edited application; whose it was and whose it is follow. Raises UserError and
    StaleRecord."""
    clean = tidied(registration)
    insist(check_registration(clean, desk.today()))
    with writing(desk, "구직신청 수정", Action.EDIT, _KIND) as work:
        before: Registration = records.get(desk.store, _KIND, clean.id)
        work.update(clean)
        refresh(desk, [before.seeker_id, clean.seeker_id])
        work.label(f"구직신청 수정: {_name(desk, clean)}")
        return work.change(clean.id)


def cancel(desk: Desk, id_: int) -> Change:
    """Cancel an application: it stays on the books and counts no more.

    Raises UserError when it is cancelled already.
    """
    with writing(desk, "구직신청 취소", Action.EDIT, _KIND) as work:
        found: Registration = records.get(desk.store, _KIND, id_)
        if found.status is RegistrationStatus.CANCELLED:
            raise UserError("이미 취소한 구직신청입니다. 아무것도 바뀌지 않았습니다.")
        work.update(replace(found, status=RegistrationStatus.CANCELLED))
        refresh(desk, [found.seeker_id])
        work.label(f"구직신청 취소: {_name(desk, found)}")
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move applications to the 휴지통; the people fall back to the application before."""
    with desk.store.operation("구직신청 휴지통") as operation:
        change = entries.trash(desk, _KIND, ids)
        operation.relabel(change.label)
        refresh(desk, _seekers(desk, ids))
        return operation.change(*change.refs)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take applications out of the 휴지통. Raises UserError where the person lies there."""
    with desk.store.operation("구직신청 되살리기") as operation:
        change = entries.untrash(desk, _KIND, ids)
        operation.relabel(change.label)
        refresh(desk, _seekers(desk, ids))
        return operation.change(*change.refs)


def lapsing(desk: Desk) -> Filter:
    """Seekers looking for work whose application ends within the centre's ``lapse_days``."""
    today = desk.today()
    until = today + timedelta(days=settings.get(desk).lapse_days)
    return Filter(
        conditions=(
            _looking(),
            Condition("valid_until", Op.AT_LEAST, today),
            Condition("valid_until", Op.AT_MOST, until),
        )
    )


def lapsed(desk: Desk) -> Filter:
    """Seekers looking for work whose application has ended."""
    yesterday = desk.today() - timedelta(days=1)
    return Filter(conditions=(_looking(), Condition("valid_until", Op.AT_MOST, yesterday)))


def _looking() -> Condition:
    return Condition("status", Op.IN, tuple(stage.value for stage in _SEEKING))


def current(found: Iterable[Registration]) -> Registration | None:
    """The latest of a person's applications that stands, None where none does."""
    standing = [each for each in found if each.status is RegistrationStatus.VALID]
    return max(standing, key=_age, default=None)


def first_of(seeker: Seeker, months: int) -> tuple[Seeker, Registration | None]:
    """A person about to be stored, with the application that the record tells of.

    None for 가등록 and for who has no 구직신청일. The application has no person yet.
    """
    if seeker.registered_on is None or seeker.status is SeekerStatus.PROVISIONAL:
        return seeker, None
    until = seeker.valid_until or last_valid_day(seeker.registered_on, months)
    made = replace(seeker, valid_until=until)
    return made, _told_by(made)


def follow(desk: Desk, old: Seeker, new: Seeker) -> Seeker:
    """Let a person's current application follow an edit, inside the running operation.

    Returns the seeker as it is to be stored: the day it is valid until moves with the day it
    was made, unless it was typed itself; who is 구직등록 from 가등록 applies today, and so does
    who is 구직등록 again after 종료, 취업 or 사후관리 and has not applied today already.
    """
    if old.status is SeekerStatus.PROVISIONAL and new.status in _SEEKING and not new.registered_on:
        new = replace(new, registered_on=desk.today(), registration_type=RegistrationType.NEW.value)
    if _repeated(old) == _repeated(new):
        return _again(desk, new) if comes_back(desk, old, new.status) else new
    known = current(of(desk, new.id))
    if new.registered_on is None:
        if known is None:
            return replace(new, valid_until=None)
        records.trash(desk.store, _KIND, [known.id])
        return _repeating(new, current(of(desk, new.id)))
    if new.registered_on != old.registered_on and new.valid_until == old.valid_until:
        new = replace(new, valid_until=valid_until(desk, new.registered_on))
    told = _told_by(new)
    insist(check_registration(told, desk.today()))
    if known is None:
        records.insert(desk.store, told)
        return new
    records.update(
        desk.store,
        replace(
            known,
            registered_on=told.registered_on,
            valid_until=told.valid_until,
            registration_type=told.registration_type,
            channel=told.channel,
        ),
    )
    return _repeating(new, current(of(desk, new.id)))


def comes_back(desk: Desk, seeker: Seeker, status: SeekerStatus) -> bool:
    """Whether a step to ``status`` is another application: 구직등록 of who sought no work."""
    if status is not SeekerStatus.REGISTERED or seeker.status not in _BACK:
        return False
    return seeker.registered_on is None or seeker.registered_on < desk.today()


def _again(desk: Desk, seeker: Seeker) -> Seeker:
    """Write today's application of a person; returns the seeker repeating it."""
    made = _on(desk, seeker.id, desk.today(), current(of(desk, seeker.id)))
    records.insert(desk.store, made)
    return _repeating(seeker, made)


def _on(desk: Desk, seeker_id: int, day: date, known: Registration | None) -> Registration:
    """An application of a day, the first where none is ``known``."""
    return Registration(
        seeker_id=seeker_id,
        registered_on=day,
        valid_until=valid_until(desk, day),
        registration_type=(RegistrationType.AGAIN if known else RegistrationType.NEW).value,
        counsellor=desk.user,
    )


def imported(desk: Desk, before: Mapping[int, Seeker], after: Iterable[Seeker]) -> list[Seeker]:
    """Known seekers as an import stores them, their applications written in its operation.

    ``before`` holds them as they stand, by id. A later day than the one known is another
    application; any other day corrects the current one.
    """
    months = settings.get(desk).registration_months
    made: list[Registration] = []
    out: list[Seeker] = []
    for seeker in after:
        old = before[seeker.id]
        day = seeker.registered_on
        if day is None or _repeated(old) == _repeated(seeker):
            out.append(seeker)
        elif old.registered_on is None or day > old.registered_on:
            if seeker.valid_until == old.valid_until:
                seeker = replace(seeker, valid_until=last_valid_day(day, months))
            made.append(_told_by(seeker))
            out.append(seeker)
        else:
            out.append(follow(desk, old, seeker))
    records.insert_many(desk.store, _KIND, made)
    return out


def _told_by(seeker: Seeker) -> Registration:
    """The application that a seeker's own fields tell of."""
    return Registration(
        seeker_id=seeker.id or None,
        registered_on=seeker.registered_on,
        valid_until=seeker.valid_until,
        registration_type=seeker.registration_type,
        channel=seeker.registration_channel,
        counsellor=seeker.counsellor,
    )


def _repeating(seeker: Seeker, registration: Registration | None) -> Seeker:
    told = registration or Registration()
    return replace(
        seeker,
        registered_on=told.registered_on,
        valid_until=told.valid_until,
        registration_type=told.registration_type,
        registration_channel=told.channel,
    )


def _repeated(seeker: Seeker) -> tuple[object, ...]:
    return (
        seeker.registered_on,
        seeker.valid_until,
        seeker.registration_type,
        seeker.registration_channel,
    )


def refresh(desk: Desk, seeker_ids: Iterable[int | None]) -> None:
    """Let people repeat their latest application, inside the running operation."""
    for id_ in dict.fromkeys(seeker_ids):
        if id_ is not None:
            known = current(of(desk, id_))
            records.update(desk.store, _repeating(stored.seeker(desk, id_), known))


def _seekers(desk: Desk, ids: Sequence[int]) -> list[int | None]:
    return [each.seeker_id for each in records.get_many(desk.store, _KIND, ids)]


def _name(desk: Desk, registration: Registration) -> str:
    if registration.seeker_id is None:
        return ""
    return stored.seeker(desk, registration.seeker_id).called


def _age(registration: Registration) -> tuple[date, int]:
    return (registration.registered_on or date.min, registration.id)
