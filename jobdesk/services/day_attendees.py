"""참가자 of a day: registered with a number, whom they want to meet, and who stays away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    MET,
    STAYING_AWAY,
    AttendeeChannel,
    AttendeeStatus,
    DayAttendee,
    DayInterview,
    DayWish,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import day_records, entries, lists, stored
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.day_lists import DayAttendeeRow, employer_names
from jobdesk.services.day_lists import attendee_rows as rows
from jobdesk.services.day_writing import ask_anew, call_off, insist_listed, insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept, refuse_orphan
from jobdesk.services.writing import Writing, others, writing

__all__ = [
    "DayAttendeeRow", "add", "blank", "cancel", "employer_names", "next_number", "register", "rows",
    "save", "set_wishes", "trash", "untrash",
]  # fmt: skip

_PEOPLE, _WISHES = KindId.DAY_ATTENDEES, KindId.DAY_WISHES


def blank(desk: Desk, day_id: int, seeker_id: int | None = None) -> DayAttendee:
    """A new 참가자 as a form opens it: registered today, with the next number."""
    new: DayAttendee = entries.blank(
        desk,
        _PEOPLE,
        matching_day_id=day_id,
        seeker_id=seeker_id,
        number=next_number(desk, day_id),
    )
    return new


def next_number(desk: Desk, day_id: int) -> int:
    """One more than the highest 접수번호 of the day, cancelled ones among them."""
    return max((each.number or 0 for each in day_records.attendees(desk, day_id)), default=0) + 1


def register(
    desk: Desk,
    day_id: int,
    seeker_ids: Sequence[int],
    channel: AttendeeChannel = AttendeeChannel.AHEAD,
    *,
    wishes: Sequence[int] = (),
    from_at: str = "",
    until_at: str = "",
    note: str = "",
) -> Change:
    """Register people for a day, all or none, each with the next number and the ``wishes``
    (day_employer ids, the dearest first).

    Who had cancelled is registered again under the old number. Raises UserError naming one
    who is registered already or lies in the 휴지통.
    """
    if not seeker_ids:
        raise UserError("접수할 분을 고르세요.", field="seeker")
    with writing(desk, "참가 접수", Action.ADD, _PEOPLE) as work:
        insist_open(day_records.day(desk, day_id))
        ids, names = [], []
        new = blank(desk, day_id)
        for seeker_id in dict.fromkeys(seeker_ids):
            new = replace(
                new,
                seeker_id=seeker_id,
                channel=AttendeeChannel(channel),
                from_at=from_at,
                until_at=until_at,
                note=note,
            )
            id_ = _add(desk, work, new)
            if day_records.attendee(desk, id_).number == new.number:
                new = replace(new, number=(new.number or 0) + 1)
            if wishes:
                _wish(desk, work, id_, wishes, {})
            ids.append(id_)
            names.append(stored.seeker(desk, seeker_id).called)
        work.label(f"{AttendeeChannel(channel).value}: {others(names)}")
        return work.change(*ids)


def add(desk: Desk, attendee: DayAttendee, wishes: Sequence[int] = ()) -> Change:
    """Store one 참가자 as a form gives it, with the wishes. Raises UserError."""
    with writing(desk, "참가 접수", Action.ADD, _PEOPLE) as work:
        insist_open(day_records.day(desk, attendee.matching_day_id or 0))
        id_ = _add(desk, work, attendee)
        if wishes:
            _wish(desk, work, id_, wishes, {})
        work.label(f"참가 접수: {_name(desk, attendee)}")
        return work.change(id_)


def save(desk: Desk, attendee: DayAttendee) -> Change:
    """Store an edited 참가자. Raises UserError (a number of another, another person once there
    are interviews, any other state than 참석 once the person met somebody) and StaleRecord."""
    clean = prepared(desk, attendee)
    with writing(desk, "참가자 수정", Action.EDIT, _PEOPLE) as work:
        before = day_records.attendee(desk, clean.id)
        name = _name(desk, clean)
        insist_listed(before, name)
        work.label(f"참가자 수정: {name}")
        if clean.seeker_id != before.seeker_id:
            _refuse_other_person(desk, before)
            _refuse_twice(desk, clean)
        _refuse_number(desk, clean)
        gone = clean.status is AttendeeStatus.CANCELLED is not before.status
        if clean.status is not before.status and clean.status is not AttendeeStatus.CAME:
            _refuse_met(
                desk,
                before,
                name,
                f"{with_particle(clean.status.value, '으로/로')} 바꾸지 않았습니다",
            )
        work.update(clean)
        if gone:
            call_off(work, _interviews(desk, clean))
        elif before.status is AttendeeStatus.CANCELLED is not clean.status:
            ask_anew(desk, _interviews(desk, clean))
        return work.change(clean.id)


def cancel(desk: Desk, ids: Sequence[int]) -> Change:
    """People will not come; their interviews to come are called off, their wishes kept.

    Raises UserError for one who met somebody.
    """
    with writing(desk, "접수 취소", Action.EDIT, _PEOPLE) as work:
        names = []
        for id_ in dict.fromkeys(ids):
            before = day_records.attendee(desk, id_)
            name = _name(desk, before)
            insist_listed(before, name)
            _refuse_met(desk, before, name, "취소하지 않았습니다")
            work.update(replace(before, status=AttendeeStatus.CANCELLED))
            call_off(work, _interviews(desk, before))
            names.append(name)
        if not names:
            raise UserError("취소할 분을 고르세요.", field="seeker")
        work.label(f"접수 취소: {others(names)}")
        return work.change(*dict.fromkeys(ids))


def set_wishes(
    desk: Desk,
    attendee_id: int,
    day_employer_ids: Sequence[int],
    vacancies: Mapping[int, int] | None = None,
) -> Change:
    """Let these be whom a 참가자 wants to meet, the first the dearest; what is not named is
    wished no more.

    ``vacancies`` names the work meant, by day_employer id. Raises UserError for an employer
    of another day and for a new wish for one that does not come.
    """
    with writing(desk, "면접 희망", Action.EDIT, _PEOPLE) as work:
        attendee = day_records.attendee(desk, attendee_id)
        insist_listed(attendee, _name(desk, attendee))
        _wish(desk, work, attendee_id, day_employer_ids, vacancies or {})
        work.label(f"면접 희망: {_name(desk, attendee)}")
        work.written.append(attendee_id)
        return work.change(attendee_id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take people off their day (into the 휴지통) with their wishes and interviews to come.

    Raises UserError for one who met somebody.
    """
    with writing(desk, "참가자 휴지통", Action.DELETE, _PEOPLE) as work:
        gone = [day_records.attendee(desk, id_) for id_ in ids]
        names = [_name(desk, each) for each in gone]
        for each, name in zip(gone, names, strict=True):
            _refuse_met(desk, each, name, "휴지통으로 옮기지 않았습니다")
        work.label(f"참가자 휴지통: {others(names)}")
        trash_below(desk, _PEOPLE, ids)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take people out of the 휴지통 with what went there along. Raises UserError where the
    person or the day lies there, or the person is registered again."""
    with writing(desk, "참가자 되살리기", Action.EDIT, _PEOPLE) as work:
        back = [day_records.attendee(desk, id_) for id_ in ids]
        work.label(f"참가자 되살리기: {others([_name(desk, each) for each in back])}")
        for each in back:
            if each.trashed_on is None:
                continue
            refuse_orphan(
                desk, each, {"matching_day_id": KindId.MATCHING_DAYS, "seeker_id": KindId.SEEKERS}
            )
            _refuse_twice(desk, each)
            along = put_away_with(desk, _PEOPLE, each.id)
            work.untrash([each.id])
            untrash_below(desk, _PEOPLE, each.id, along)
            _renumber(desk, work, each.id)
        return work.change(*ids)


def _add(desk: Desk, work: Writing, attendee: DayAttendee) -> int:
    clean = prepared(desk, attendee)
    seeker = stored.seeker(desk, clean.seeker_id or 0)
    insist_kept(desk, KindId.SEEKERS, seeker.id, seeker.called, "seeker")
    known = _of_person(desk, clean)
    if known is not None and known.status is AttendeeStatus.CANCELLED:
        work.update(
            replace(
                clean,
                id=known.id,
                revision=known.revision,
                number=known.number,
                note=clean.note or known.note,
            )
        )
        ask_anew(desk, _interviews(desk, known))
        return known.id
    _refuse_twice(desk, clean)
    if clean.number is None:
        clean = replace(clean, number=next_number(desk, clean.matching_day_id or 0))
    _refuse_number(desk, clean)
    return work.insert(clean)


def _wish(
    desk: Desk,
    work: Writing,
    attendee_id: int,
    wanted: Sequence[int],
    vacancies: Mapping[int, int],
) -> None:
    attendee = day_records.attendee(desk, attendee_id)
    names = employer_names(desk, attendee.matching_day_id or 0)
    known = {each.day_employer_id: each for each in day_records.wishes(desk, [attendee_id])}
    order = list(dict.fromkeys(wanted))
    for rank, id_ in enumerate(order, 1):
        before = known.get(id_)
        if before is None:
            _insist_there(desk, id_, names)
        new = before or DayWish(attendee_id=attendee_id, day_employer_id=id_)
        new = replace(new, rank=rank, vacancy_id=vacancies.get(id_, new.vacancy_id))
        if before is None:
            work.insert(prepared(desk, new))
        elif new != before:
            work.update(new)
    dropped = [wish.id for id_, wish in known.items() if id_ not in order]
    if dropped:
        entries.trash(desk, _WISHES, dropped)


def _insist_there(desk: Desk, day_employer_id: int, names: Mapping[int, str]) -> None:
    name = names.get(day_employer_id)
    if name is None:
        raise UserError(
            "이 행사의 참여업체가 아닙니다. 희망을 저장하지 않았습니다. "
            "이 행사의 업체에서 고르세요.",
            field="day_employer",
        )
    status = day_records.employer(desk, day_employer_id).status
    if status in STAYING_AWAY:
        raise UserError(
            f"{with_particle(name, '은/는')} 이 행사에 오지 않습니다({status.value}). "
            "희망을 저장하지 않았습니다. 오는 업체에서 고르세요.",
            field="day_employer",
        )


def _of_person(desk: Desk, attendee: DayAttendee) -> DayAttendee | None:
    return _other(desk, attendee, "seeker_id", attendee.seeker_id)


def _other(desk: Desk, attendee: DayAttendee, field: str, value: object) -> DayAttendee | None:
    """Another 참가자 of the day with that value."""
    mine = Filter(
        conditions=(
            Condition("matching_day_id", Op.IS, attendee.matching_day_id or 0),
            Condition(field, Op.IS, value),
        )
    )
    others_ = [id_ for id_ in lists.find(desk, _PEOPLE, mine) if id_ != attendee.id]
    return day_records.attendee(desk, others_[0]) if others_ else None


def _refuse_twice(desk: Desk, attendee: DayAttendee) -> None:
    other = _of_person(desk, attendee)
    if other is not None:
        number = f"접수번호 {other.number}번, " if other.number else ""
        raise UserError(
            f"{_name(desk, attendee)} 님은 이미 이 행사에 접수되어 있습니다"
            f"({number}{other.status.value}). 한 번 더 접수하지 않았습니다.",
            field="seeker",
        )


def _refuse_number(desk: Desk, attendee: DayAttendee) -> None:
    if attendee.number is None:
        return
    other = _other(desk, attendee, "number", attendee.number)
    if other is not None:
        free = next_number(desk, attendee.matching_day_id or 0)
        raise UserError(
            f"접수번호 {attendee.number}번은 {_name(desk, other)} 님의 번호입니다. "
            f"저장하지 않았습니다. 다음 번호는 {free}번입니다.",
            field="number",
        )


def _renumber(desk: Desk, work: Writing, attendee_id: int) -> None:
    """Whose number somebody got meanwhile has the next one."""
    back = day_records.attendee(desk, attendee_id)
    if back.number is not None and _other(desk, back, "number", back.number) is not None:
        work.update(replace(back, number=next_number(desk, back.matching_day_id or 0)))


def _refuse_other_person(desk: Desk, before: DayAttendee) -> None:
    if _interviews(desk, before):
        raise UserError(
            "면접이 잡힌 접수라 다른 분으로 바꿀 수 없습니다. 저장된 내용은 그대로입니다. "
            "다른 분은 새로 접수하세요.",
            field="seeker",
        )


def _refuse_met(desk: Desk, attendee: DayAttendee, name: str, not_done: str) -> None:
    met = sum(each.status in MET for each in _interviews(desk, attendee))
    if met:
        raise UserError(
            f"{name} 님은 이 행사에서 면접을 {met:,}건 보아 {not_done}. 그대로입니다.",
            field="status",
        )


def _interviews(desk: Desk, attendee: DayAttendee) -> list[DayInterview]:
    return [
        each
        for each in day_records.interviews(desk, attendee.matching_day_id or 0)
        if each.attendee_id == attendee.id
    ]


def _name(desk: Desk, attendee: DayAttendee) -> str:
    return stored.seeker(desk, attendee.seeker_id or 0).called
