"""구직신청 of the practice centre: who came, who came again, whose application has lapsed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.counselling import Registration
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Channel, RegistrationType, Seeker, SeekerStatus
from jobdesk.domain.registrations import last_valid_day
from jobdesk.services.demo.calendar import first_day, office_day
from jobdesk.services.demo.told import Batch, Told

_MONTHS = 3
_STAYING = frozenset({SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED})
_RENEWS = 0.72
"""Of those still looking when their application ends, the share that comes again."""


def renewed(seeker: Seeker, last: date, seed: int) -> Seeker:
    """A seeker as of ``last``, with the fields of the latest application; 가등록 has none."""
    if seeker.status is SeekerStatus.PROVISIONAL:
        return replace(
            seeker,
            registered_on=None,
            registration_type="",
            consent_on=None,
            consent_form="",
            provide_consent_on=None,
        )
    came = _applications(seeker, last, seed)
    day, channel = came[-1]
    again = len(came) > 1
    return replace(
        seeker,
        registered_on=day,
        valid_until=last_valid_day(day, _MONTHS),
        registration_type=RegistrationType.AGAIN.value if again else seeker.registration_type,
        registration_channel=channel,
    )


def registering(told: Told) -> tuple[Batch, ...]:
    """Every application of everybody, in order of day."""
    first = first_day(told.last, len(told.people))
    made: list[Registration] = []
    for person, seeker in zip(told.people, told.seekers, strict=True):
        if seeker.registered_on is None:
            continue
        arrived = replace(person.seeker, status=seeker.status)
        came = _applications(arrived, told.last, told.seed)
        if arrived.registration_type == RegistrationType.AGAIN:
            before = _before(arrived, told.seed)
            if before >= first:
                made.append(
                    _made(arrived, before, arrived.registration_channel, RegistrationType.NEW)
                )
        for at, (day, channel) in enumerate(came):
            type_ = RegistrationType.AGAIN if at else RegistrationType(arrived.registration_type)
            made.append(_made(arrived, day, channel, type_))
    made.sort(key=lambda each: (each.registered_on or told.last, each.seeker_id or 0))
    return ((KindId.REGISTRATIONS, made),)


def _applications(seeker: Seeker, last: date, seed: int) -> list[tuple[date, str]]:
    """The days on which somebody applied, from the arrival on, and by which channel."""
    day = seeker.registered_on or last
    came = [(day, seeker.registration_channel)]
    if seeker.status not in _STAYING:
        return came
    random = Random(f"registering {seed} {seeker.id}")
    while (ends := last_valid_day(day, _MONTHS)) < last and random.random() < _RENEWS:
        day = office_day(ends + timedelta(days=random.randint(-6, 12)))
        if day > last:
            break
        by_phone = random.random() < 0.55
        came.append((day, (Channel.PHONE if by_phone else Channel.VISIT).value))
    return came


def _before(seeker: Seeker, seed: int) -> date:
    """When somebody who arrives as 재등록 had been there the first time."""
    random = Random(f"registering before {seed} {seeker.id}")
    day = seeker.registered_on or date.min
    return office_day(day - timedelta(days=random.randint(110, 320)))


def _made(seeker: Seeker, day: date, channel: str, type_: RegistrationType) -> Registration:
    return Registration(
        seeker_id=seeker.id,
        registered_on=day,
        valid_until=last_valid_day(day, _MONTHS),
        registration_type=type_.value,
        channel=channel,
        counsellor=seeker.counsellor,
    )
