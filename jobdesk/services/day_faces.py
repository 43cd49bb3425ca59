"""Who stands behind the ids of an interview timetable: firms with their booths, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus
from jobdesk.services import day_records, lists
from jobdesk.services.day_lists import booth_order
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Firm:
    """A 참여업체 as a timetable names it; ``jobs`` is ``요양보호사 2명``."""

    name: str
    booth: str = ""
    jobs: str = ""
    employer_id: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A 참가자 as a timetable names it; ``from_at`` and ``until_at`` as they were typed."""

    name: str
    number: int | None = None
    seeker_id: int = 0
    status: AttendeeStatus = AttendeeStatus.REGISTERED
    from_at: str = ""
    until_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """Firms by the id of their 참여업체, in the order of their booths; people by the id of their
    참가자; how far each interview is by (참가자, 참여업체)."""

    firms: Mapping[int, Firm] = field(default_factory=dict)
    people: Mapping[int, Person] = field(default_factory=dict)
    stages: Mapping[tuple[int, int], MeetingStatus] = field(default_factory=dict)

    def firm(self, id_: int) -> Firm:
        """The firm of that id; one without a name where it is gone."""
        return self.firms.get(id_, _NO_FIRM)

    def person(self, id_: int) -> Person:
        """The person of that id; one without a name where it is gone."""
        return self.people.get(id_, _NOBODY)


_NO_FIRM, _NOBODY = Firm("(빠진 업체)"), Person("(빠진 참가자)")


def of(desk: Desk, day_id: int) -> Faces:
    """The faces of one day, cancelled and absent ones too."""
    with desk.store.reading():
        employers = sorted(day_records.employers(desk, day_id), key=booth_order)
        attendees = day_records.attendees(desk, day_id)
        jobs = _jobs(desk, [one.id for one in employers])
        firms = _names(desk, KindId.EMPLOYERS, [one.employer_id or 0 for one in employers])
        people = _names(desk, KindId.SEEKERS, [one.seeker_id or 0 for one in attendees])
        stages = {
            (one.attendee_id or 0, one.day_employer_id or 0): one.status
            for one in day_records.interviews(desk, day_id)
            if one.status is not MeetingStatus.CANCELLED
        }
    return Faces(
        {
            one.id: Firm(
                firms.get(one.employer_id or 0, ""),
                one.booth,
                " · ".join(jobs[one.id]),
                one.employer_id or 0,
            )
            for one in employers
        },
        {
            one.id: Person(
                people.get(one.seeker_id or 0, ""),
                one.number,
                one.seeker_id or 0,
                one.status,
                one.from_at,
                one.until_at,
                one.note,
            )
            for one in attendees
        },
        stages,
    )


def _names(desk: Desk, kind: KindId, ids: list[int]) -> dict[int, str]:
    found = lists.rows(desk, kind, list(dict.fromkeys(ids)), ("name",))
    return {id_: str(values[0] or "") for id_, values in found.items()}


def _jobs(desk: Desk, day_employer_ids: list[int]) -> dict[int, list[str]]:
    brought = day_records.vacancies(desk, day_employer_ids)
    ids = list(dict.fromkeys(one.vacancy_id or 0 for one in brought))
    named = lists.rows(desk, KindId.VACANCIES, ids, ("job", "openings"))
    jobs: dict[int, list[str]] = defaultdict(list)
    for one in brought:
        job, openings = named.get(one.vacancy_id or 0, ("", None))
        count = one.openings if one.openings is not None else cast("int | None", openings)
        words = f"{job or ''} {count}명" if count else str(job or "")
        jobs[one.day_employer_id or 0].append(words.strip())
    return jobs
