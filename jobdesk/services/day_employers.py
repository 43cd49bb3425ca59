"""참여업체 of a day: invited, their answer, their booth, and the vacancies they bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    MET,
    STAYING_AWAY,
    DayEmployer,
    DayInterview,
    DayMode,
    DayVacancy,
    EmployerAnswer,
)
from jobdesk.domain.text import with_particle
from jobdesk.domain.times import time_of_day
from jobdesk.errors import UserError
from jobdesk.services import contacts, day_records, entries, stored
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.day_brought import (
    bring,
    leave_out,
    new_vacancy,
    open_vacancies,
    save_vacancy,
)
from jobdesk.services.day_lists import DayEmployerRow, booth_order
from jobdesk.services.day_lists import employer_rows as rows
from jobdesk.services.day_writing import ask_anew, call_off, insist_listed, insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept, refuse_orphan
from jobdesk.services.writing import Writing, others, writing

__all__ = [
    "DayEmployerRow", "add", "answer", "blank", "booth_order", "bring", "came", "invite",
    "leave_out", "new_vacancy", "next_booth", "open_vacancies", "rows", "save", "save_vacancy",
    "trash", "untrash",
]  # fmt: skip

_FIRMS = KindId.DAY_EMPLOYERS


def blank(desk: Desk, day_id: int, employer_id: int | None = None) -> DayEmployer:
    """A new 참여업체 as a form opens it, with the contact person of the firm."""
    new: DayEmployer = entries.blank(desk, _FIRMS, matching_day_id=day_id)
    if employer_id is None:
        return new
    firm = stored.employer(desk, employer_id)
    known = contacts.of(desk, employer_id)
    who = known[0] if known else None
    return replace(
        new,
        employer_id=employer_id,
        contact_name=(who.name if who else "") or firm.contact_name,
        phone=(who.phone if who else "") or firm.phone,
    )


def add(desk: Desk, employer: DayEmployer, *, with_open: bool = False) -> Change:
    """Store one 참여업체; ``with_open`` brings all its open vacancies along. Raises UserError."""
    with writing(desk, "참여업체 등록", Action.ADD, _FIRMS) as work:
        id_, name = _add(desk, work, employer, with_open=with_open)
        work.label(f"참여업체 등록: {name}")
        return work.change(id_)


def invite(
    desk: Desk,
    day_id: int,
    employer_ids: Sequence[int],
    *,
    status: EmployerAnswer = EmployerAnswer.INVITED,
    mode: DayMode = DayMode.DIRECT,
    invited_on: date | None = None,
    with_open: bool = False,
) -> Change:
    """Put several employers on a day at once, all or none; ``with_open`` brings their open
    vacancies along.

    ``invited_on`` stays empty until somebody says or writes it to them. Raises UserError
    naming one that is on the day already.
    """
    if not employer_ids:
        raise UserError("초청할 구인업체를 고르세요.", field="employer")
    with writing(desk, "참여업체 초청", Action.ADD, _FIRMS) as work:
        made = [
            _add(
                desk,
                work,
                replace(blank(desk, day_id, id_), status=status, mode=mode, invited_on=invited_on),
                with_open=with_open,
            )
            for id_ in dict.fromkeys(employer_ids)
        ]
        word = "초청" if status is EmployerAnswer.INVITED else "등록"
        work.label(f"참여업체 {word}: {others([name for _, name in made])}")
        return work.change(*(id_ for id_, _ in made))


def save(desk: Desk, employer: DayEmployer) -> Change:
    """Store an edited 참여업체; another answer acts as :func:`answer` does.

    Raises UserError (a booth of another, another firm once people wish for it) and StaleRecord.
    """
    clean = prepared(desk, employer)
    with writing(desk, "참여업체 수정", Action.EDIT, _FIRMS) as work:
        before = day_records.employer(desk, clean.id)
        name = stored.employer(desk, clean.employer_id or 0).name
        insist_listed(before, name)
        work.label(f"참여업체 수정: {name}")
        if clean.employer_id != before.employer_id:
            _refuse_other_firm(desk, before)
            _refuse_twice(desk, clean, name)
        if clean.status is not before.status:
            _insist_answer(desk, before, clean.status, name)
            clean = _with_booth(desk, clean)
        _refuse_booth(desk, clean)
        work.update(clean)
        _follow(desk, work, before, clean.status)
        return work.change(clean.id)


def answer(desk: Desk, ids: Sequence[int], status: EmployerAnswer) -> Change:
    """What invited employers said. Who comes and has no booth gets the next free number; who
    does not come has its coming interviews called off.

    Raises UserError for one that has held interviews and is said not to come.
    """
    status = EmployerAnswer(status)
    with writing(desk, "참가 여부", Action.EDIT, _FIRMS) as work:
        names = []
        for id_ in dict.fromkeys(ids):
            before = day_records.employer(desk, id_)
            name = stored.employer(desk, before.employer_id or 0).name
            insist_listed(before, name)
            _insist_answer(desk, before, status, name)
            work.update(_with_booth(desk, replace(before, status=status)))
            _follow(desk, work, before, status)
            names.append(name)
        if not names:
            raise UserError("참여업체를 고르세요.", field="employer")
        work.label(f"{status.value}: {others(names)}")
        return work.change(*dict.fromkeys(ids))


def came(desk: Desk, day_employer_id: int, at: str | None = None) -> Change:
    """An employer is here, since ``at`` or now; ``at`` empty takes that back.

    One that had not promised to come is then 참가 확정. Raises UserError for a time that is
    none.
    """
    with writing(desk, "업체 도착", Action.EDIT, _FIRMS) as work:
        before = day_records.employer(desk, day_employer_id)
        name = stored.employer(desk, before.employer_id or 0).name
        insist_listed(before, name)
        clock = desk.store.now().strftime("%H:%M") if at is None else _clock(at)
        after = replace(before, came_at=clock)
        if clock and before.status is not EmployerAnswer.COMING:
            after = _with_booth(desk, replace(after, status=EmployerAnswer.COMING))
        work.update(after)
        _follow(desk, work, before, after.status)
        work.label(f"업체 도착: {name} {clock}" if clock else f"업체 도착 취소: {name}")
        return work.change(day_employer_id)


def next_booth(desk: Desk, day_id: int) -> str:
    """The lowest booth number that nobody has."""
    taken = {each.booth for each in day_records.employers(desk, day_id)}
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take employers off their day (into the 휴지통) with what they bring, the wishes for them
    and the interviews to come. Raises UserError where people met one."""
    with writing(desk, "참여업체 휴지통", Action.DELETE, _FIRMS) as work:
        gone = [day_records.employer(desk, id_) for id_ in ids]
        names = [_name(desk, each) for each in gone]
        for each, name in zip(gone, names, strict=True):
            _refuse_met(desk, each, name, "휴지통으로 옮기지 않았습니다")
        work.label(f"참여업체 휴지통: {others(names)}")
        trash_below(desk, _FIRMS, ids)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take employers out of the 휴지통 with what went there along. Raises UserError where the
    firm or the day lies there, or the firm is on the day again."""
    with writing(desk, "참여업체 되살리기", Action.EDIT, _FIRMS) as work:
        back = [day_records.employer(desk, id_) for id_ in ids]
        work.label(f"참여업체 되살리기: {others([_name(desk, each) for each in back])}")
        for each in back:
            if each.trashed_on is None:
                continue
            refuse_orphan(
                desk,
                each,
                {"matching_day_id": KindId.MATCHING_DAYS, "employer_id": KindId.EMPLOYERS},
            )
            _refuse_twice(desk, each, _name(desk, each))
            along = put_away_with(desk, _FIRMS, each.id)
            work.untrash([each.id])
            untrash_below(desk, _FIRMS, each.id, along)
        return work.change(*ids)


def _add(desk: Desk, work: Writing, employer: DayEmployer, *, with_open: bool) -> tuple[int, str]:
    clean = prepared(desk, employer)
    firm = stored.employer(desk, clean.employer_id or 0)
    insist_open(day_records.day(desk, clean.matching_day_id or 0))
    insist_kept(desk, KindId.EMPLOYERS, firm.id, firm.name, "employer")
    _refuse_twice(desk, clean, firm.name)
    _refuse_booth(desk, clean)
    id_ = work.insert(_with_booth(desk, clean))
    if with_open:
        for vacancy in reversed(open_vacancies(desk, firm.id)):
            work.insert(DayVacancy(day_employer_id=id_, vacancy_id=vacancy.id))
    return id_, firm.name


def _with_booth(desk: Desk, employer: DayEmployer) -> DayEmployer:
    """With the next free booth, where the employer comes itself and has none, or one that
    was given away meanwhile."""
    wants = employer.status is EmployerAnswer.COMING and employer.mode is DayMode.DIRECT
    if not wants or (employer.booth and _booth_taken_by(desk, employer) is None):
        return employer
    return replace(employer, booth=next_booth(desk, employer.matching_day_id or 0))


def _insist_answer(desk: Desk, employer: DayEmployer, status: EmployerAnswer, name: str) -> None:
    if status in STAYING_AWAY:
        _refuse_met(
            desk, employer, name, f"{with_particle(status.value, '으로/로')} 바꾸지 않았습니다"
        )


def _follow(desk: Desk, work: Writing, before: DayEmployer, status: EmployerAnswer) -> None:
    """The interviews of an employer that is ``before`` and now answers so."""
    if status in STAYING_AWAY:
        call_off(work, _interviews(desk, before))
    elif before.status in STAYING_AWAY:
        ask_anew(desk, _interviews(desk, before))


def _refuse_met(desk: Desk, employer: DayEmployer, name: str, not_done: str) -> None:
    met = sum(each.status in MET for each in _interviews(desk, employer))
    if met:
        raise UserError(f"{name}에는 이미 본 면접이 {met:,}건 있어 {not_done}. 그대로입니다.")


def _refuse_other_firm(desk: Desk, before: DayEmployer) -> None:
    if _interviews(desk, before) or day_records.vacancies(desk, [before.id]):
        raise UserError(
            "이 참여업체에 구인이나 면접이 있어 다른 업체로 바꿀 수 없습니다. 저장된 내용은 "
            "그대로입니다. 다른 업체는 새로 초청하세요.",
            field="employer",
        )


def _refuse_twice(desk: Desk, employer: DayEmployer, name: str) -> None:
    for other in day_records.employers(desk, employer.matching_day_id or 0):
        if other.employer_id == employer.employer_id and other.id != employer.id:
            raise UserError(
                f"{with_particle(name, '은/는')} 이미 이 행사의 참여업체입니다"
                f"({other.status.value}). 더하지 않았습니다.",
                field="employer",
            )


def _refuse_booth(desk: Desk, employer: DayEmployer) -> None:
    other = _booth_taken_by(desk, employer)
    if other is not None:
        raise UserError(
            f"부스 {employer.booth}번은 {with_particle(_name(desk, other), '이/가')} 쓰고 "
            "있습니다. 저장하지 않았습니다. 다른 번호를 적으세요.",
            field="booth",
        )


def _booth_taken_by(desk: Desk, employer: DayEmployer) -> DayEmployer | None:
    if not employer.booth or employer.status in STAYING_AWAY:
        return None
    for other in day_records.employers(desk, employer.matching_day_id or 0):
        same = other.booth == employer.booth and other.id != employer.id
        if same and other.status not in STAYING_AWAY:
            return other
    return None


def _interviews(desk: Desk, employer: DayEmployer) -> list[DayInterview]:
    return [
        each
        for each in day_records.interviews(desk, employer.matching_day_id or 0)
        if each.day_employer_id == employer.id
    ]


def _name(desk: Desk, employer: DayEmployer) -> str:
    return stored.employer(desk, employer.employer_id or 0).name


def _clock(at: str) -> str:
    try:
        return time_of_day(at)
    except ValueError:
        raise UserError(
            "도착 시각을 읽을 수 없습니다. 13:30처럼 쓰세요. 그대로입니다.", field="came_at"
        ) from None
