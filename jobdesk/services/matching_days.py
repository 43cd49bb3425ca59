"""만남의 날: making a day, leading it through its stages, making the next from the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AWAY,
    MET,
    DayEmployer,
    DayProgramme,
    DayStatus,
    DayType,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import day_records, entries, lists, stored
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.day_writing import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import refuse_used
from jobdesk.services.writing import Writing, others, writing

_DAYS, _PROGRAMMES = KindId.MATCHING_DAYS, KindId.DAY_PROGRAMMES
_HANGING = (KindId.PLACEMENTS, KindId.MEETINGS, KindId.SURVEYS, KindId.PUBLICITY)
"""What came of a day and counts by itself: it keeps the day out of the 휴지통."""

_NUMBERED = re.compile(r"제\s*(\d+)\s*회")
_SETTLED = (DayStatus.CONFIRMED, DayStatus.FED_BACK)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Interviews of a day that keep its result from being settled, by id: those that were
    never begun or never ended, and those of which no result is known."""

    standing: tuple[int, ...]
    unknown: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.standing or self.unknown)

    @property
    def words(self) -> str:
        """``끝나지 않은 면접 2건, 결과가 없는 면접 3건``; empty where there is none."""
        parts = (
            (self.standing, "끝나지 않은 면접"),
            (self.unknown, "결과가 없는 면접"),
        )
        return ", ".join(f"{word} {len(ids):,}건" for ids, word in parts if ids)


def blank(desk: Desk, day_type: str = DayType.MEETING.value, **values: object) -> MatchingDay:
    """A new day as a form opens it: named by counting what was held of its kind, set up and
    placed as the last one was."""
    start: dict[str, object] = {"day_type": day_type, "title": next_title(desk, day_type)}
    last = _last(desk, day_type)
    if last is not None:
        start |= {name: getattr(last, name) for name in _CARRIED}
    day: MatchingDay = entries.blank(desk, _DAYS, **(start | values))
    return day


_CARRIED = (
    "starts_at", "ends_at", "breaks", "slot_minutes", "rest_minutes", "most_interviews",
    "place", "host", "organiser",
)  # fmt: skip
"""What the next day of a kind has in common with the last."""


def next_title(desk: Desk, day_type: str = DayType.MEETING.value) -> str:
    """``제3회 구인·구직 만남의 날``: the last one's title counted on where it has a number, else
    one more than there are of that kind."""
    last = _last(desk, day_type)
    if last is not None and _NUMBERED.search(last.title):
        return _following(desk, last)
    word = "구인·구직 만남의 날" if day_type == DayType.MEETING else day_type
    mine = Filter(conditions=(Condition("day_type", Op.IS, day_type),))
    titles = [str(row[0]) for row in _rows(desk, mine, "title").values()]
    numbers = [int(found[1]) for each in titles if (found := _NUMBERED.search(each))]
    return f"제{max([len(titles), *numbers]) + 1}회 {word}"


def add(desk: Desk, day: MatchingDay, programmes: Sequence[str] = ()) -> Change:
    """Store a new day with its side programmes by name. Raises UserError with the field."""
    clean = prepared(desk, day)
    with writing(desk, f"행사 등록: {clean.title}", Action.ADD, _DAYS) as work:
        if clean.status in _SETTLED:
            _insist_come(desk, clean)
        id_ = work.insert(clean)
        for title in dict.fromkeys(programmes):
            work.insert(prepared(desk, DayProgramme(matching_day_id=id_, title=title)))
        return work.change(id_)


def save(desk: Desk, day: MatchingDay) -> Change:
    """Store an edited day; another stage is refused as :func:`set_status` refuses it, and a
    date to come once it is held or people met.

    Raises UserError and StaleRecord.
    """
    clean = prepared(desk, day)
    with writing(desk, f"행사 수정: {clean.title}", Action.EDIT, _DAYS) as work:
        before = day_records.day(desk, clean.id)
        if clean.status is not before.status:
            _insist_step(desk, replace(clean, status=before.status), clean.status)
        elif clean.held_on != before.held_on and _was_held(desk, clean):
            _insist_come(desk, clean)
        work.update(clean)
        return work.change(clean.id)


def set_status(desk: Desk, day_id: int, status: DayStatus, *, anyway: bool = False) -> Change:
    """Move a day to another stage, on or back, or call it off.

    Raises UserError for a day still to come that is said to be held, for a result that is not
    whole (``anyway`` settles it all the same), and when a day is cancelled on which people met.
    """
    status = DayStatus(status)
    with writing(desk, "행사 상태", Action.EDIT, _DAYS) as work:
        day = day_records.day(desk, day_id)
        _insist_step(desk, day, status, anyway=anyway)
        work.label(f"행사 상태: {day.title} {status.value}")
        work.update(replace(day, status=status))
        return work.change(day_id)


def unfinished(desk: Desk, day_id: int) -> Unfinished:
    """What keeps the result of a day from being settled; not what was set for somebody who
    stayed away."""
    standing, unknown = [], []
    away = {each.id for each in day_records.attendees(desk, day_id) if each.status in AWAY}
    for each in day_records.interviews(desk, day_id):
        if each.status is MeetingStatus.SET and each.attendee_id in away:
            continue
        if each.status in (MeetingStatus.SET, MeetingStatus.RUNNING):
            standing.append(each.id)
        elif each.status in MET and each.result is InterviewResult.NONE:
            unknown.append(each.id)
    return Unfinished(tuple(standing), tuple(unknown))


def copy_of(desk: Desk, day_id: int, held_on: date) -> Change:
    """The next day made from a last one: its settings, side programmes and employers, these
    invited anew with such of their vacancies as are still open; nobody is registered yet.

    Raises UserError with the field that is wrong.
    """
    with writing(desk, "행사 만들기", Action.ADD, _DAYS) as work:
        last = day_records.day(desk, day_id)
        length = (last.ends_on - last.held_on) if last.ends_on and last.held_on else None
        new = MatchingDay(
            **{name: getattr(last, name) for name in _CARRIED},
            title=_following(desk, last),
            day_type=last.day_type,
            held_on=held_on,
            ends_on=held_on + length if length is not None else None,
            partners=last.partners,
            budget=last.budget,
            counsellor=desk.user or last.counsellor,
        )
        new = replace(new, id=work.insert(prepared(desk, new)))
        for programme in day_records.programmes(desk, day_id):
            work.insert(
                DayProgramme(
                    matching_day_id=new.id,
                    title=programme.title,
                    operator=programme.operator,
                    note=programme.note,
                )
            )
        _invite_again(desk, work, day_id, new.id)
        work.label(f"행사 만들기: {new.title} ({last.title}에서)")
        return work.change(new.id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move days to the 휴지통 with all that is part of them. Raises UserError when a hire,
    meeting, survey or publicity of one stands."""
    with writing(desk, "행사 휴지통", Action.DELETE, _DAYS) as work:
        names = [day_records.day(desk, id_).title for id_ in ids]
        refuse_used(desk, ids, names, "matching_day_id", *_HANGING)
        work.label(f"행사 휴지통: {others(names)}")
        trash_below(desk, _DAYS, ids)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take days out of the 휴지통 with what went there along with them."""
    with writing(desk, "행사 되살리기", Action.EDIT, _DAYS) as work:
        days = [day_records.day(desk, id_) for id_ in ids]
        work.label(f"행사 되살리기: {others([day.title for day in days])}")
        for day in days:
            if day.trashed_on is None:
                continue
            along = put_away_with(desk, _DAYS, day.id)
            work.untrash([day.id])
            untrash_below(desk, _DAYS, day.id, along)
        return work.change(*ids)


def add_programme(desk: Desk, programme: DayProgramme) -> Change:
    """Store a side programme of a day. Raises UserError."""
    clean = prepared(desk, programme)
    with writing(desk, f"부대행사 등록: {clean.title}", Action.ADD, _PROGRAMMES) as work:
        insist_open(day_records.day(desk, clean.matching_day_id or 0))
        _refuse_same_programme(desk, clean)
        return work.change(work.insert(clean))


def save_programme(desk: Desk, programme: DayProgramme) -> Change:
    """Store an edited side programme. Raises UserError and StaleRecord."""
    clean = prepared(desk, programme)
    with writing(desk, f"부대행사 수정: {clean.title}", Action.EDIT, _PROGRAMMES) as work:
        _refuse_same_programme(desk, clean)
        work.update(clean)
        return work.change(clean.id)


def remove_programmes(desk: Desk, ids: Sequence[int]) -> Change:
    """Take side programmes off their day (into the 휴지통)."""
    return entries.trash(desk, _PROGRAMMES, ids)


def _refuse_same_programme(desk: Desk, programme: DayProgramme) -> None:
    for other in day_records.programmes(desk, programme.matching_day_id or 0):
        if other.title == programme.title and other.id != programme.id:
            raise UserError(
                f"{with_particle(f'‘{programme.title}’', '은/는')} 이미 이 행사의 부대행사입니다. "
                "저장하지 않았습니다.",
                field="title",
            )


def _insist_step(desk: Desk, day: MatchingDay, status: DayStatus, *, anyway: bool = False) -> None:
    if status is day.status:
        return
    if status is DayStatus.CANCELLED:
        met = [each for each in day_records.interviews(desk, day.id) if each.status in MET]
        refuse = len(met)
        if refuse:
            raise UserError(
                f"이미 면접을 {refuse:,}건 본 행사라 취소할 수 없습니다. 상태는 그대로입니다.",
                field="status",
            )
        return
    if status in (DayStatus.HELD, *_SETTLED):
        _insist_come(desk, day)
    if status in _SETTLED and day.status not in _SETTLED and not anyway:
        left = unfinished(desk, day.id)
        if left:
            raise UserError(
                f"{with_particle(left.words, '이/가')} 있어 "
                f"{with_particle(status.value, '으로/로')} 바꾸지 "
                "않았습니다. 상태는 그대로입니다. "
                "결과를 마저 입력하거나, 남긴 채 확정하세요.",
                field="status",
            )


def _was_held(desk: Desk, day: MatchingDay) -> bool:
    met = any(each.status in MET for each in day_records.interviews(desk, day.id))
    return met or day.status in (DayStatus.HELD, *_SETTLED)


def _insist_come(desk: Desk, day: MatchingDay) -> None:
    if day.held_on is not None and day.held_on > desk.today():
        raise UserError(
            f"운영일({day.held_on.isoformat()})이 아직 오지 않은 행사입니다. 상태는 그대로입니다. "
            "그날 바꾸거나 운영일을 먼저 고치세요.",
            field="status",
        )


def _invite_again(desk: Desk, work: Writing, last_id: int, new_id: int) -> None:
    before = [
        each
        for each in day_records.employers(desk, last_id)
        if each.status in (EmployerAnswer.COMING, EmployerAnswer.INVITED)
        and stored.employer(desk, each.employer_id or 0).trashed_on is None
    ]
    brought = day_records.vacancies(desk, [each.id for each in before])
    for each in before:
        id_ = work.insert(
            DayEmployer(
                matching_day_id=new_id,
                employer_id=each.employer_id,
                mode=each.mode,
                interviewers=each.interviewers,
                minutes=each.minutes,
                arrives_at=each.arrives_at,
                leaves_at=each.leaves_at,
                contact_name=each.contact_name,
                phone=each.phone,
                counsellor=each.counsellor,
            )
        )
        for brings in brought:
            vacancy = stored.vacancy(desk, brings.vacancy_id or 0)
            still = vacancy.trashed_on is None and vacancy.status in OPEN_VACANCY
            if brings.day_employer_id == each.id and still:
                work.insert(replace(brings, id=0, revision=0, day_employer_id=id_))


def _following(desk: Desk, last: MatchingDay) -> str:
    """The title with its number counted on, beyond what other days of that name have."""
    if not _NUMBERED.search(last.title):
        return last.title
    plain = _NUMBERED.sub("", last.title)
    numbers = [
        int(found[1])
        for (title,) in _rows(desk, lists.EVERYTHING, "title").values()
        if (found := _NUMBERED.search(str(title))) and _NUMBERED.sub("", str(title)) == plain
    ]
    return _NUMBERED.sub(f"제{max(numbers, default=0) + 1}회", last.title, count=1)


def _last(desk: Desk, day_type: str) -> MatchingDay | None:
    """The latest day of a kind, by its date."""
    mine = Filter(conditions=(Condition("day_type", Op.IS, day_type),))
    ids = list(lists.find(desk, _DAYS, mine))
    return records.get(desk.store, _DAYS, ids[0]) if ids else None


def _rows(desk: Desk, filter_: Filter, *names: str) -> dict[int, tuple[object, ...]]:
    with desk.store.reading():
        return lists.rows(desk, _DAYS, list(lists.find(desk, _DAYS, filter_)), names)
