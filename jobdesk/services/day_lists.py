"""참여업체 and 참가자 of a day as lists show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.hall_now import sign_order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeChannel,
    AttendeeStatus,
    DayEmployer,
    DayMode,
    EmployerAnswer,
)
from jobdesk.domain.people import age_on
from jobdesk.services import day_records, lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class DayEmployerRow:
    """A 참여업체 as a list shows it; ``openings`` in heads, ``jobs`` what it seeks,
    ``wish_count`` how many 참가자 want to meet it."""

    id: int
    employer_id: int
    name: str
    booth: str
    mode: DayMode
    status: EmployerAnswer
    openings: int
    jobs: str
    wish_count: int
    interviewers: int
    minutes: int
    arrives_at: str
    leaves_at: str
    came_at: str
    invited_on: date | None
    contact: str
    phone: str
    note: str


@dataclass(frozen=True, slots=True)
class DayAttendeeRow:
    """A 참가자 as a list shows it; ``wishes`` are names of employers, the dearest first, with
    their day_employer ids in ``wish_ids``; ``age`` 만 나이 on the day; ``consent`` whether the
    person may be named to firms (제3자 제공)."""

    id: int
    seeker_id: int
    number: int | None
    name: str
    age: int | None
    village: str
    phone: str
    channel: AttendeeChannel
    status: AttendeeStatus
    wishes: tuple[str, ...]
    wish_ids: tuple[int, ...]
    consent: bool
    desired_job: str
    from_at: str
    until_at: str
    arrived_at: str
    note: str


def employer_rows(desk: Desk, day_id: int) -> tuple[DayEmployerRow, ...]:
    """참여업체 of a day in the order of their booths, those without one after them."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        employers = day_records.employers(desk, day_id)
        brought = day_records.vacancies(desk, [each.id for each in employers])
        ids = {each.vacancy_id or 0 for each in brought}
        offered = lists.rows(desk, KindId.VACANCIES, sorted(ids), ("job", "openings"))
        firms = sorted({each.employer_id or 0 for each in employers})
        names = lists.rows(desk, KindId.EMPLOYERS, firms, ("name",))
        attendees = [
            each.id
            for each in day_records.attendees(desk, day_id)
            if each.status is not AttendeeStatus.CANCELLED
        ]
        wishes = Counter(each.day_employer_id for each in day_records.wishes(desk, attendees))
    heads: dict[int | None, int] = defaultdict(int)
    jobs: dict[int | None, list[str]] = defaultdict(list)
    for each in brought:
        job, openings = offered.get(each.vacancy_id or 0, ("", None))
        own = each.openings if each.openings is not None else openings
        heads[each.day_employer_id] += int(str(own or 0))
        jobs[each.day_employer_id].append(str(job or ""))
    return tuple(
        DayEmployerRow(
            id=each.id,
            employer_id=each.employer_id or 0,
            name=str(names.get(each.employer_id or 0, ("",))[0] or ""),
            booth=each.booth,
            mode=each.mode,
            status=each.status,
            openings=heads[each.id],
            jobs=", ".join(dict.fromkeys(filter(None, jobs[each.id]))),
            wish_count=wishes[each.id],
            interviewers=1 if each.interviewers is None else each.interviewers,
            minutes=each.minutes or day.slot_minutes or 15,
            arrives_at=each.arrives_at,
            leaves_at=each.leaves_at,
            came_at=each.came_at,
            invited_on=each.invited_on,
            contact=each.contact_name,
            phone=each.phone,
            note=each.note,
        )
        for each in sorted(employers, key=booth_order)
    )


def booth_order(employer: DayEmployer) -> tuple[object, ...]:
    """By which 참여업체 are sorted, as people count the signs of booths."""
    return sign_order(employer.booth), employer.id


def attendee_rows(desk: Desk, day_id: int) -> tuple[DayAttendeeRow, ...]:
    """참가자 of a day by their number, cancelled ones too."""
    with desk.store.reading():
        day = day_records.day(desk, day_id)
        people = day_records.attendees(desk, day_id)
        wanted = day_records.wishes(desk, [each.id for each in people])
        names = employer_names(desk, day_id)
        seekers = lists.rows(
            desk,
            KindId.SEEKERS,
            sorted({each.seeker_id or 0 for each in people}),
            _SHOWN,
        )
    wishes: dict[int | None, list[int]] = defaultdict(list)
    for wish in wanted:
        if wish.day_employer_id in names:
            wishes[wish.attendee_id].append(wish.day_employer_id or 0)
    found = []
    for each in people:
        shown = seekers.get(each.seeker_id or 0, (None,) * len(_SHOWN))
        name, nickname, born, year, village, phone, consent, job = shown
        found.append(
            DayAttendeeRow(
                id=each.id,
                seeker_id=each.seeker_id or 0,
                number=each.number,
                name=str(name or nickname or ""),
                age=age_on(
                    born if isinstance(born, date) else None,
                    int(str(year)) if year else None,
                    day.held_on or desk.today(),
                ),
                village=str(village or ""),
                phone=str(phone or ""),
                channel=each.channel,
                status=each.status,
                wishes=tuple(names[id_] for id_ in wishes[each.id]),
                wish_ids=tuple(wishes[each.id]),
                consent=consent is not None,
                desired_job=str(job or ""),
                from_at=each.from_at,
                until_at=each.until_at,
                arrived_at=each.arrived_at,
                note=each.note,
            )
        )
    return tuple(found)


_SHOWN = (
    "name", "nickname", "birth_date", "birth_year", "eup_myeon", "phone", "provide_consent_on",
    "desired_job",
)  # fmt: skip


def employer_names(desk: Desk, day_id: int) -> dict[int, str]:
    """The names of a day's employers by their day_employer id."""
    with desk.store.reading():
        employers = day_records.employers(desk, day_id)
        firms = sorted({each.employer_id or 0 for each in employers})
        names = lists.rows(desk, KindId.EMPLOYERS, firms, ("name",))
    return {each.id: str(names.get(each.employer_id or 0, ("",))[0] or "") for each in employers}
