"""동행면접: planning a trip, who comes along, what came of it, and the three ways it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import links, operations, records
from jobdesk.domain.casework import REFERRAL_STEPS, Referral, ReferralStatus
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import (
    Attendance,
    Trip,
    TripPerson,
    TripStatus,
    check_trip,
    check_trip_person,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.times import time_of_day
from jobdesk.errors import UserError
from jobdesk.services import effects, entries, lists, referrals, stored
from jobdesk.services.access import Action
from jobdesk.services.allowance_interview import insist_unpaid
from jobdesk.services.desk import Desk
from jobdesk.services.trip_people import Participant, TripCounts, counts, people
from jobdesk.services.using import count_by, refuse_orphan
from jobdesk.services.writing import insist, others, tidied, writing

__all__ = [
    "Participant", "TripCounts", "add_people", "assign", "attend", "blank", "cancel", "counts",
    "get", "hold", "people", "person", "plan", "remove", "reopen", "save", "save_person", "trash",
    "untrash",
]  # fmt: skip

VEHICLES: tuple[str, ...] = ("일자리차량", "관용차", "개인차")
"""차량, offered (사례집 L12350: 일자리차량)."""

_TRIPS, _PEOPLE = KindId.TRIPS, KindId.TRIP_PEOPLE
_R = ReferralStatus
_LINKS = {
    "trip_id": KindId.TRIPS,
    "seeker_id": KindId.SEEKERS,
    "employer_id": KindId.EMPLOYERS,
    "referral_id": KindId.REFERRALS,
}


def get(desk: Desk, trip_id: int) -> Trip:
    """The trip of that id. Raises UserError when there is none."""
    found: Trip = records.get(desk.store, _TRIPS, trip_id)
    return found


def blank(desk: Desk, referral_ids: Sequence[int] = ()) -> Trip:
    """A new trip as a form opens it: the day, hour and place of the first interview."""
    trip = Trip(held_on=desk.today(), staff=desk.user, counsellor=desk.user)
    for id_ in referral_ids:
        referral = stored.referral(desk, id_)
        vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
        employer = stored.employer(desk, vacancy.employer_id or 0)
        day = referral.interview_on
        if day is not None and day >= desk.today():
            trip = replace(trip, held_on=day, starts_at=referral.interview_at)
        return replace(trip, place=vacancy.workplace or employer.address)
    return trip


def plan(
    desk: Desk,
    trip: Trip,
    referral_ids: Sequence[int] = (),
    seeker_ids: Sequence[int] = (),
    *,
    employer_id: int | None = None,
) -> Change:
    """Plan a trip with the people of referrals, and people without one, as one operation.

    Each referral becomes 면접예정 on the day of the trip; ``employer_id`` is where those
    without one have their interview. Raises UserError.
    """
    clean = _clean(desk, trip)
    with writing(desk, "동행면접", Action.ADD, _TRIPS) as work:
        id_ = work.insert(clean)
        names = _join(desk, replace(clean, id=id_), referral_ids, seeker_ids, employer_id)
        where = f" → {clean.place}" if clean.place else ""
        work.label(f"동행면접: {others(names)}{where}" if names else f"동행면접 등록{where}")
        return work.change(id_)


def add_people(
    desk: Desk,
    trip_id: int,
    referral_ids: Sequence[int] = (),
    seeker_ids: Sequence[int] = (),
    *,
    employer_id: int | None = None,
) -> Change:
    """Take more people along, as :func:`plan`. Raises UserError for a cancelled trip or
    somebody on it."""
    with writing(desk, "동행면접 참여자", Action.ADD, _PEOPLE) as work:
        trip = get(desk, trip_id)
        if trip.status is TripStatus.CANCELLED or trip.trashed_on is not None:
            raise UserError(
                "취소되었거나 휴지통에 있는 동행면접에는 참여자를 더할 수 없습니다. "
                "더하지 않았습니다. 동행면접을 예정으로 바꾸거나 새로 잡으세요."
            )
        if not referral_ids and not seeker_ids:
            raise UserError("함께 갈 분을 고르세요.", field="seeker")
        names = _join(desk, trip, referral_ids, seeker_ids, employer_id)
        work.label(f"동행면접 참여자: {others(names)}")
        return work.change(*_ids(desk, _PEOPLE, "trip_id", trip_id))


def save(desk: Desk, trip: Trip) -> Change:
    """Store an edited trip; interviews that were to be on its day move with it.

    Raises UserError and StaleRecord.
    """
    clean = _clean(desk, trip)
    with writing(desk, "동행면접 수정", Action.EDIT, _TRIPS) as work:
        before = get(desk, trip.id)
        work.update(clean)
        if clean.held_on != before.held_on and clean.status is not TripStatus.CANCELLED:
            for person in _people(desk, trip.id):
                _appoint(desk, person.referral_id, clean)
        work.label(f"동행면접 수정: {_name(clean)}")
        return work.change(trip.id)


def hold(desk: Desk, trip_id: int, came: Mapping[int, bool] | None = None) -> Change:
    """The trip took place. ``came`` says it of people by their id there; who is not named and
    was expected came along. Referrals become 면접완료 or 불참. Raises UserError."""
    with writing(desk, "동행면접 실시", Action.EDIT, _TRIPS) as work:
        trip = get(desk, trip_id)
        people = _people(desk, trip_id)
        if not people:
            raise UserError("함께 간 분이 없어 실시로 바꾸지 않았습니다. 참여자를 먼저 더하세요.")
        held = replace(trip, status=TripStatus.HELD)
        insist(check_trip(held, desk.today()))
        work.update(held)
        for person in people:
            if came is not None and person.id in came:
                _attend(desk, person, Attendance.CAME if came[person.id] else Attendance.ABSENT)
            elif person.attendance is Attendance.EXPECTED:
                _attend(desk, person, Attendance.CAME)
        work.label(f"동행면접 실시: {_name(trip)}")
        return work.change(trip_id)


def attend(desk: Desk, person_id: int, attendance: Attendance) -> Change:
    """Whether one person came; the referral follows where its stage can. Raises UserError."""
    attendance = Attendance(attendance)
    with writing(desk, "동행면접 참석", Action.EDIT, _PEOPLE) as work:
        person = _person(desk, person_id)
        trip = get(desk, person.trip_id or 0)
        if (trip.held_on or date.max) > desk.today() and attendance is not Attendance.EXPECTED:
            raise UserError(
                "아직 오지 않은 날의 동행면접입니다. 참석은 다녀온 뒤에 입력하세요. "
                "바꾸지 않았습니다.",
                field="attendance",
            )
        _attend(desk, person, attendance)
        work.written.append(person_id)
        name = stored.seeker(desk, person.seeker_id or 0).name
        work.label(f"동행면접: {name} {attendance.value}")
        return work.change(person_id)


def assign(desk: Desk, person_id: int, employer_id: int | None) -> Change:
    """Say where somebody's interview is, for a person who comes without a referral."""
    with writing(desk, "동행면접 업체", Action.EDIT, _PEOPLE) as work:
        person = _person(desk, person_id)
        if person.referral_id is not None:
            raise UserError(
                "알선에서 온 참여자의 업체는 알선의 업체입니다. 바꾸지 않았습니다.",
                field="employer",
            )
        name = stored.seeker(desk, person.seeker_id or 0).name
        work.label(f"동행면접 업체: {name}")
        work.update(replace(person, employer_id=employer_id))
        return work.change(person_id)


def person(desk: Desk, person_id: int) -> TripPerson:
    """The person of a trip of that id. Raises UserError when there is none."""
    return _person(desk, person_id)


def save_person(desk: Desk, person: TripPerson) -> Change:
    """Store where somebody gets on, and the firm of one who comes without a referral.

    Raises UserError when anything else was changed, and StaleRecord.
    """
    clean = tidied(person)
    with writing(desk, "동행면접 참여자 수정", Action.EDIT, _PEOPLE) as work:
        before = _person(desk, clean.id)
        allowed = replace(before, note=clean.note, revision=clean.revision)
        if before.referral_id is None:
            allowed = replace(allowed, employer_id=clean.employer_id)
        if clean != allowed:
            raise UserError(
                "알선에서 온 참여자의 업체는 알선의 업체입니다. 바꾸지 않았습니다.",
                field="employer",
            )
        refuse_orphan(desk, clean, _LINKS)
        work.label(f"동행면접 참여자 수정: {stored.seeker(desk, clean.seeker_id or 0).name}")
        work.update(clean)
        return work.change(clean.id)


def reopen(desk: Desk, trip_id: int) -> Change:
    """Back to 예정, as before it was held or cancelled; everybody is expected again where no
    result has been told since. Raises UserError for one that is 예정 already."""
    with writing(desk, "동행면접 예정으로", Action.EDIT, _TRIPS) as work:
        trip = get(desk, trip_id)
        if trip.status is TripStatus.PLANNED:
            raise UserError("이미 예정된 동행면접입니다. 그대로입니다.")
        work.update(replace(trip, status=TripStatus.PLANNED))
        for one in _people(desk, trip_id):
            if one.attendance is not Attendance.EXPECTED:
                _attend(desk, one, Attendance.EXPECTED)
        work.label(f"동행면접 예정으로: {_name(trip)}")
        return work.change(trip_id)


def cancel(desk: Desk, trip_id: int, reason: str = "") -> Change:
    """The trip will not take place; the interviews of its people stay as they were set.

    Raises UserError for one that was held.
    """
    with writing(desk, "동행면접 취소", Action.EDIT, _TRIPS) as work:
        trip = get(desk, trip_id)
        if trip.status is TripStatus.HELD:
            raise UserError(
                "이미 실시한 동행면접이라 취소할 수 없습니다. 그대로입니다. "
                "잘못 입력했으면 상태를 예정으로 먼저 바꾸세요."
            )
        note = "\n".join(part for part in (trip.note, reason and f"취소 사유: {reason}") if part)
        work.update(tidied(replace(trip, status=TripStatus.CANCELLED, note=note)))
        work.label(f"동행면접 취소: {_name(trip)}")
        return work.change(trip_id)


def remove(desk: Desk, person_ids: Sequence[int]) -> Change:
    """Take people off a trip (into the 휴지통); their interviews stay as they were set."""
    return entries.trash(desk, _PEOPLE, person_ids)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move trips to the 휴지통 with the people on them."""
    with writing(desk, "동행면접 휴지통", Action.DELETE, _TRIPS) as work:
        work.label(f"동행면접 휴지통: {others([_name(get(desk, id_)) for id_ in ids])}")
        for id_ in ids:
            mine = _ids(desk, _PEOPLE, "trip_id", id_)
            if mine:
                records.trash(desk.store, _PEOPLE, mine)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take trips out of the 휴지통, and the people who went there along with them, not
    those who had been taken off before."""
    with writing(desk, "동행면접 되살리기", Action.EDIT, _TRIPS) as work:
        trips = [get(desk, id_) for id_ in ids]
        work.label(f"동행면접 되살리기: {others([_name(trip) for trip in trips])}")
        for trip in trips:
            if trip.trashed_on is None:
                continue
            work.untrash([trip.id])
            along = operations.put_away_with(desk.store, _TRIPS, trip.id)
            people = [
                id_
                for id_ in links.pointing(desk.store, _PEOPLE, "trip_id", trip.id)
                if Ref(_PEOPLE, id_) in along
            ]
            for person in records.get_many(desk.store, _PEOPLE, people):
                refuse_orphan(desk, person, _LINKS)
            if people:
                records.untrash(desk.store, _PEOPLE, people)
        return work.change(*ids)


# Steps that several of the above take


def _clean(desk: Desk, trip: Trip) -> Trip:
    """The trip as it is stored, its hour as ``09:30``. Raises UserError."""
    clean = tidied(trip)
    insist(check_trip(clean, desk.today()))
    return replace(clean, starts_at=time_of_day(clean.starts_at))


def _join(
    desk: Desk,
    trip: Trip,
    referral_ids: Sequence[int],
    seeker_ids: Sequence[int],
    employer_id: int | None,
) -> list[str]:
    """Put people on a trip; returns their names."""
    known = {(person.seeker_id, person.referral_id) for person in _people(desk, trip.id)}
    names = []
    for id_ in dict.fromkeys(referral_ids):
        referral = stored.referral(desk, id_)
        vacancy = stored.vacancy(desk, referral.vacancy_id or 0)
        person = TripPerson(
            trip_id=trip.id,
            seeker_id=referral.seeker_id,
            employer_id=vacancy.employer_id,
            referral_id=id_,
        )
        names.append(_add(desk, person, known))
        _appoint(desk, id_, trip)
    names += [
        _add(desk, TripPerson(trip_id=trip.id, seeker_id=id_, employer_id=employer_id), known)
        for id_ in dict.fromkeys(seeker_ids)
    ]
    return names


def _add(desk: Desk, person: TripPerson, known: set[tuple[int | None, int | None]]) -> str:
    seeker = stored.seeker(desk, person.seeker_id or 0)
    if (person.seeker_id, person.referral_id) in known:
        raise UserError(
            f"{seeker.called} 님은 이미 이 동행면접에 있습니다. 더하지 않았습니다.", field="seeker"
        )
    refuse_orphan(desk, person, _LINKS)
    insist(check_trip_person(person, desk.today()))
    records.insert(desk.store, person)
    return seeker.name


def _appoint(desk: Desk, referral_id: int | None, trip: Trip) -> None:
    """Let an interview be on the day of the trip, where it is still to come."""
    if referral_id is None or trip.held_on is None:
        return
    referral = stored.referral(desk, referral_id)
    may = ReferralStatus.INTERVIEW_SET in REFERRAL_STEPS[referral.status]
    if referral.status is not _R.INTERVIEW_SET and not (may and trip.status is TripStatus.PLANNED):
        return
    referrals.set_status(
        desk,
        referral_id,
        _R.INTERVIEW_SET,
        interview_on=trip.held_on,
        interview_at=referral.interview_at if referral.interview_on == trip.held_on else "",
    )


def _attend(desk: Desk, person: TripPerson, attendance: Attendance) -> None:
    if attendance is Attendance.ABSENT:
        day = get(desk, person.trip_id or 0).held_on
        insist_unpaid(desk, person.seeker_id, person.employer_id, day)
    records.update(desk.store, replace(person, attendance=attendance))
    if person.referral_id is None:
        return
    referral = stored.referral(desk, person.referral_id)
    stage = {Attendance.CAME: _R.INTERVIEWED, Attendance.ABSENT: _R.NO_SHOW}.get(attendance)
    if stage is None:
        stage = _R.INTERVIEW_SET
    if _follows(referral, stage):
        records.update(desk.store, effects.moved(desk, referral, replace(referral, status=stage)))
        if stage is _R.NO_SHOW:
            effects.after_result(desk, referral.seeker_id or 0)
        else:
            effects.after_referral(desk, referral.seeker_id or 0, referral.vacancy_id or 0)


_BY_TRIP = frozenset({_R.INTERVIEW_SET, _R.INTERVIEWED, _R.NO_SHOW})


def _follows(referral: Referral, stage: ReferralStatus) -> bool:
    """Whether attendance says the stage: only where no result has been told since, so that a
    slip of the finger can be put right."""
    return referral.status in _BY_TRIP and stage is not referral.status


def _person(desk: Desk, person_id: int) -> TripPerson:
    found: TripPerson = records.get(desk.store, _PEOPLE, person_id)
    return found


def _people(desk: Desk, trip_id: int) -> list[TripPerson]:
    if not trip_id or not count_by(desk, _PEOPLE, "trip_id", [trip_id]):
        return []
    return list(records.get_many(desk.store, _PEOPLE, _ids(desk, _PEOPLE, "trip_id", trip_id)))


def _ids(desk: Desk, kind: KindId, link: str, id_: int) -> list[int]:
    return list(lists.find(desk, kind, Filter(conditions=(Condition(link, Op.IS, id_),))))


def _name(trip: Trip) -> str:
    day = trip.held_on.isoformat() if trip.held_on else ""
    return f"{day} {trip.place}".strip()
