"""Who came to the practice Muju: 1,101 applications in a year, some by people who came twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.counselling import Registration, RegistrationStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Channel, RegistrationType, Residence, SeekerStatus
from jobdesk.domain.registrations import last_valid_day
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.calendar import REGISTRATIONS
from jobdesk.services.demo.jobs import Job
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.names import Phones
from jobdesk.services.demo.people import Person, person

APPLICATIONS = 1_101
"""구직신청 인원 of the year (사례집 L10851)."""
AGAIN = 84
"""Of them so many are of people who had applied earlier in the year."""
_CANCELLED, _TRASHED = 9, 4
_BEFORE, _AFTER = 26, 7
"""Applications of the year before and of the next January, which must not count."""
_MONTHS = 3
JOBLESS, ASSISTED = "실업급여", "국민취업지원제도 1유형"
_JOBLESS = 0.42
ASSISTED_PEOPLE = 21
"""국민취업지원제도 참여자 (사례집 L10947)."""


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who applied on ``on``, first in this year; ``again`` is the second application."""

    id: int
    on: date
    job: Job
    benefit: str
    born: int
    again: date | None = None


def homes(random: Random, who: Person, on: date) -> Person:
    """A person as one of this county; some live elsewhere."""
    if random.random() < 0.07:
        residence, address = place.outside(random, place.COUNTIES)
        return moved(random, who, residence, "", address, on)
    eup_myeon = place.eup_myeon(random)
    address = place.address(random, eup_myeon)
    return moved(random, who, Residence.LOCAL, eup_myeon, address, on)


def moved(
    random: Random, who: Person, residence: Residence, eup_myeon: str, address: str, on: date
) -> Person:
    """A person who lives there and has consented to everything on ``on``."""
    seeker = replace(
        who.seeker,
        address=address,
        eup_myeon=eup_myeon,
        residence=residence,
        desired_area=eup_myeon if random.random() < 0.6 else place.SIGUNGU,
        counsellor=place.counsellor(random, eup_myeon),
        consent_on=on,
        consent_form=f"{on.year}-1판",
        provide_consent_on=on,
    )
    return replace(who, seeker=seeker)


def comers(
    book: Book, year: Year, phones: Phones, mobile: Sequence[tuple[int, date]]
) -> list[Comer]:
    """The people of the year in order of their first application; ``mobile`` are the days of
    이동상담 (id, date) on which some of them applied."""
    random = year.random("people")
    days = _days(year, random, mobile)
    renewing = set(random.sample([n for n, (on, _) in enumerate(days) if on.month <= 8], AGAIN))
    assisted = set(
        random.sample([n for n, (on, _) in enumerate(days) if on.month <= 9], ASSISTED_PEOPLE)
    )
    made = []
    for number, (on, outreach) in enumerate(days):
        benefit = ASSISTED if number in assisted else ""
        if not benefit and random.random() < _JOBLESS:
            benefit = JOBLESS
        again = None
        if number in renewing:
            again = min(year.closing, office_day(on + timedelta(days=random.randint(88, 118))))
        made.append(_comer(book, random, phones, on, outreach, benefit, again))
    _uncounted(book, year, random, made)
    return made


def _days(
    year: Year, random: Random, mobile: Sequence[tuple[int, date]]
) -> list[tuple[date, int | None]]:
    """The day of each first application, and the 이동상담 on which it was taken."""
    days = year.draw(random, APPLICATIONS - AGAIN, REGISTRATIONS)
    found: list[tuple[date, int | None]] = []
    for day in days:
        out = next((one for one in mobile if 0 <= (one[1] - day).days <= 12), None)
        taken = out is not None and random.random() < 0.12
        found.append((out[1], out[0]) if taken and out else (day, None))
    return sorted(found, key=lambda one: (one[0], one[1] or 0))


def _comer(
    book: Book,
    random: Random,
    phones: Phones,
    on: date,
    outreach: int | None,
    benefit: str,
    again: date | None,
) -> Comer:
    id_ = book.next_id(KindId.SEEKERS)
    who = homes(random, person(random, phones, on, id_), on)
    channel = Channel.OUTREACH.value if outreach else who.seeker.registration_channel
    if not outreach and channel == Channel.OUTREACH:
        channel = Channel.VISIT.value
    first = Registration(
        seeker_id=id_,
        registered_on=on,
        valid_until=last_valid_day(on, _MONTHS),
        registration_type=who.seeker.registration_type,
        channel=channel,
        outreach_id=outreach,
        counsellor=who.seeker.counsellor,
    )
    latest = first
    book.add(first)
    if again is not None:
        latest = replace(
            first,
            registered_on=again,
            valid_until=last_valid_day(again, _MONTHS),
            registration_type=RegistrationType.AGAIN.value,
            channel=random.choice((Channel.PHONE, Channel.VISIT)).value,
            outreach_id=None,
        )
        book.add(latest)
    book.add(
        replace(
            who.seeker,
            registered_on=latest.registered_on,
            valid_until=latest.valid_until,
            registration_type=latest.registration_type,
            registration_channel=latest.channel,
            benefit=benefit or "해당 없음",
            status=SeekerStatus.REGISTERED,
        )
    )
    return Comer(id_, on, who.job, benefit, who.seeker.birth_year or on.year - 40, again)


def _uncounted(book: Book, year: Year, random: Random, made: Sequence[Comer]) -> None:
    """What must not be counted: cancelled, put away, of the years beside this one."""
    for number, one in enumerate(random.sample(list(made), _CANCELLED + _TRASHED)):
        on = min(year.closing, office_day(one.on + timedelta(days=3)))
        extra = _extra(book, one, on, RegistrationStatus.CANCELLED)
        if number < _CANCELLED:
            book.add(extra)
        else:
            book.add_trashed(replace(extra, status=RegistrationStatus.VALID, note="잘못 입력"))
    if year.opens:
        early = [one for one in made if one.on.month <= 7 and _came_before(book, one)]
        for one in random.sample(early, _BEFORE):
            on = office_day(date(year.number - 1, random.randint(8, 11), random.randint(1, 28)))
            book.add(_extra(book, one, on, RegistrationStatus.VALID))
    if year.ends:
        late = [one for one in made if one.on.month in (9, 10) and one.again is None]
        for one in random.sample(late, _AFTER):
            on = office_day(date(year.number + 1, 1, random.randint(2, 20)))
            extra = replace(
                _extra(book, one, on, RegistrationStatus.VALID),
                registration_type=RegistrationType.AGAIN.value,
            )
            book.add(extra)
            book.change(
                KindId.SEEKERS,
                one.id,
                registered_on=on,
                valid_until=extra.valid_until,
                registration_type=extra.registration_type,
                registration_channel=extra.channel,
            )


def _came_before(book: Book, one: Comer) -> bool:
    again = RegistrationType.AGAIN.value
    return one.again is None and book.get(KindId.SEEKERS, one.id).registration_type == again


def _extra(book: Book, one: Comer, on: date, status: RegistrationStatus) -> Registration:
    return Registration(
        seeker_id=one.id,
        registered_on=on,
        valid_until=last_valid_day(on, _MONTHS),
        registration_type=RegistrationType.NEW.value,
        channel=Channel.PHONE.value,
        status=status,
        counsellor=book.get(KindId.SEEKERS, one.id).counsellor,
    )
