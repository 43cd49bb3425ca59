"""Who was on which 동행면접, and the ways in which that is counted: 건, 명, 개사."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Attendance, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk

_TRIPS, _PEOPLE = KindId.TRIPS, KindId.TRIP_PEOPLE


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of a trip as it is shown; ``firm_phone`` is whom to ring on the way."""

    id: int
    seeker_id: int
    seeker: str
    phone: str
    employer_id: int | None
    employer: str
    job: str
    referral_id: int | None
    interview_at: str
    attendance: Attendance
    note: str


@dataclass(frozen=True, slots=True)
class TripCounts:
    """동행면접 of a span: trips held (건), people who came (실인원) and how often (연인원), and
    companies seen (개사), each with the records behind it."""

    trip_ids: tuple[int, ...]
    seeker_ids: tuple[int, ...]
    employer_ids: tuple[int, ...]
    attendance_ids: tuple[int, ...]

    @property
    def trips(self) -> int:
        """건."""
        return len(self.trip_ids)

    @property
    def people(self) -> int:
        """명, each person once."""
        return len(self.seeker_ids)

    @property
    def attendances(self) -> int:
        """명, each time they came (연인원)."""
        return len(self.attendance_ids)

    @property
    def companies(self) -> int:
        """개사, each firm once."""
        return len(self.employer_ids)


def people(desk: Desk, trip_id: int) -> tuple[Participant, ...]:
    """Who is on a trip, in the order in which they were added."""
    fields = ("seeker_id", "seeker", "employer_id", "employer", "referral_id", "attendance", "note")
    with desk.store.reading():
        ids = sorted(_of(desk, trip_id))
        rows = lists.rows(desk, _PEOPLE, ids, fields)
        seekers = tuple({int(str(row[0])) for row in rows.values() if row[0]})
        phones = lists.rows(desk, KindId.SEEKERS, seekers, ("phone",))
        sent = tuple({int(str(row[4])) for row in rows.values() if row[4]})
        jobs = lists.rows(desk, KindId.REFERRALS, sent, ("vacancy", "interview_at"))
    found = []
    for id_ in ids:
        seeker_id, seeker, employer_id, employer, referral_id, attendance, note = rows[id_]
        job, at = jobs.get(int(str(referral_id)) if referral_id else 0, ("", ""))
        phone = phones.get(int(str(seeker_id)) if seeker_id else 0, ("",))[0]
        found.append(
            Participant(
                id=id_,
                seeker_id=int(str(seeker_id or 0)),
                seeker=str(seeker or ""),
                phone=str(phone or ""),
                employer_id=int(str(employer_id)) if employer_id else None,
                employer=str(employer or ""),
                job=str(job or ""),
                referral_id=int(str(referral_id)) if referral_id else None,
                interview_at=str(at or ""),
                attendance=Attendance(str(attendance)),
                note=str(note or ""),
            )
        )
    return tuple(found)


def counts(desk: Desk, first: date, last: date) -> TripCounts:
    """What trips held from ``first`` to ``last`` count; who stayed away does not."""
    held = Filter(
        conditions=(
            Condition("status", Op.IS, TripStatus.HELD.value),
            Condition("held_on", Op.AT_LEAST, first),
            Condition("held_on", Op.AT_MOST, last),
        )
    )
    with desk.store.reading():
        trip_ids = tuple(lists.find(desk, _TRIPS, held))
        rows: dict[int, tuple[object, ...]] = {}
        if trip_ids:
            there = Filter(
                conditions=(
                    Condition("trip_id", Op.IN, trip_ids),
                    Condition("attendance", Op.IS, Attendance.CAME.value),
                )
            )
            ids = lists.find(desk, _PEOPLE, there)
            rows = lists.rows(desk, _PEOPLE, ids, ("seeker_id", "employer_id"))
    return TripCounts(
        trip_ids=trip_ids,
        seeker_ids=tuple(sorted({int(str(row[0])) for row in rows.values() if row[0]})),
        employer_ids=tuple(sorted({int(str(row[1])) for row in rows.values() if row[1]})),
        attendance_ids=tuple(rows),
    )


def _of(desk: Desk, trip_id: int) -> list[int]:
    mine = Filter(conditions=(Condition("trip_id", Op.IS, trip_id),))
    return list(lists.find(desk, _PEOPLE, mine))
