"""수업 by hand: added, edited, moved, cancelled with a reason and made up, said to be held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import (
    WEEKDAYS,
    CohortSession,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, holidays
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.lessons_writing import changing, refuse_made_up_twice
from jobdesk.services.using import refuse_orphan
from jobdesk.services.writing import Writing

_KIND = KindId.COHORT_SESSIONS


@dataclass(frozen=True, slots=True)
class MakeUp:
    """When a cancelled lesson is made up: the times of the old one where ``starts_at`` is
    empty."""

    held_on: date
    starts_at: str = ""
    ends_at: str = ""


def blank(
    desk: Desk, cohort_id: int, on: date | None = None, type_: SessionType = SessionType.REGULAR
) -> CohortSession:
    """A new lesson as a form opens it: at the times of the cohort; a 특강 has none yet."""
    cohort = cohort_records.cohort(desk, cohort_id)
    extra = type_ is SessionType.EXTRA
    lesson: CohortSession = entries.blank(
        desk,
        _KIND,
        cohort_id=cohort_id,
        held_on=on,
        session_type=type_,
        starts_at="" if extra else cohort.starts_at,
        ends_at="" if extra else cohort.ends_at,
        hours=None if extra else cohort.day_hours,
    )
    return lesson


def add(desk: Desk, lesson: CohortSession) -> Change:
    """Store a new lesson: 정규, 보강 or 특강. Raises UserError with the field that is wrong."""
    clean = prepared(desk, lesson)
    with changing(desk, clean.cohort_id or 0, "수업 등록", Action.ADD) as work:
        _insist_subject(desk, clean)
        _insist_come(desk, clean)
        work.label(f"{clean.session_type.value} 수업 등록: {_when(clean)}")
        return work.change(work.insert(clean))


def save(desk: Desk, lesson: CohortSession) -> Change:
    """Store an edited lesson; one that is set for another day keeps a word of where it was.

    Raises UserError, also where 출결 would stand on a day without lessons, and StaleRecord.
    """
    clean = prepared(desk, lesson)
    with changing(desk, clean.cohort_id or 0, "수업 수정") as work:
        before: CohortSession = records.get(desk.store, _KIND, clean.id)
        if clean.status is SessionStatus.SET and clean.held_on and not clean.reason:
            clean = replace(clean, reason=_moved(before, clean.held_on, ""))
        _insist_subject(desk, clean)
        _insist_come(desk, clean)
        work.label(f"수업 수정: {_when(clean)}")
        work.update(clean)
        return work.change(clean.id)


def move(
    desk: Desk, ids: Sequence[int], to: date, *, starts_at: str = "", reason: str = ""
) -> Change:
    """Move lessons of one day to another, at their times or from ``starts_at`` on one after the
    other; they keep a word of where they were and stand when a timetable is made anew.

    A day of the rule that loses all its lessons becomes a 쉬는 날, so that a new timetable does
    not fill it again. Raises UserError for one that was held or cancelled, and for a day with 출결.
    """
    lessons = _of(desk, ids)
    cohort_id = lessons[0].cohort_id or 0
    with changing(desk, cohort_id, "수업 옮기기") as work:
        for each in lessons:
            _refuse(each, SessionStatus.HELD, "이미 실시한 수업이라 옮기지 않았습니다")
            _refuse(each, SessionStatus.CANCELLED, "휴강한 수업이라 옮기지 않았습니다")
        regular = [each for each in lessons if each.session_type is SessionType.REGULAR]
        left = dict.fromkeys(each.held_on for each in regular)
        start = prepared(desk, replace(lessons[0], starts_at=starts_at, ends_at="")).starts_at
        for each in lessons:
            moved = replace(each, held_on=to, reason=_moved(each, to, reason))
            if start:
                moved = rules.shifted(moved, start)
                start = moved.ends_at
            work.update(prepared(desk, moved))
        _mark_off(desk, cohort_id, [day for day in left if day is not None and day != to], to)
        first = lessons[0].held_on
        work.label(f"수업 옮기기: {_day(first)} → {_day(to)}")
        return work.change(*[each.id for each in lessons])


def cancel(desk: Desk, ids: Sequence[int], reason: str, make_up: MakeUp | None = None) -> Change:
    """휴강 with a reason, made up at once where ``make_up`` says when. Raises UserError without a
    reason, for one that was held, and for a day with 출결."""
    lessons = _of(desk, ids)
    with changing(desk, lessons[0].cohort_id or 0, "휴강") as work:
        why = tidy(reason)
        for each in lessons:
            _refuse(each, SessionStatus.HELD, "이미 실시한 수업이라 휴강으로 바꾸지 않았습니다")
            work.update(prepared(desk, replace(each, status=SessionStatus.CANCELLED, reason=why)))
        label = f"휴강: {_day(lessons[0].held_on)}"
        ids = [each.id for each in lessons]
        if make_up is not None:
            ids += _make_up(desk, work, _of(desk, ids), make_up)
            label += f" · 보강 {_day(make_up.held_on)}"
        work.label(f"{label} ({why})")
        return work.change(*ids)


def reinstate(desk: Desk, ids: Sequence[int]) -> Change:
    """Let cancelled lessons take place after all. Raises UserError where one was made up."""
    lessons = _of(desk, ids)
    cohort_id = lessons[0].cohort_id or 0
    with changing(desk, cohort_id, "휴강 취소") as work:
        made_up = {
            each.makes_up_id
            for each in cohort_records.sessions(desk, cohort_id)
            if rules.counts(each)
        }
        for each in lessons:
            if each.id in made_up:
                raise UserError(
                    f"{_day(each.held_on)} 수업은 보강이 정해져 있어 되살리지 않았습니다. 아무것도 "
                    "바뀌지 않았습니다. 보강을 먼저 지우세요.",
                    field="status",
                )
            work.update(replace(each, status=SessionStatus.SET, reason=""))
        work.label(f"휴강 취소: {_day(lessons[0].held_on)}")
        return work.change(*[each.id for each in lessons])


def make_up(desk: Desk, ids: Sequence[int], when: MakeUp) -> Change:
    """보강 for cancelled lessons, one after the other. Raises UserError for one that is not
    cancelled or is made up already."""
    lessons = _of(desk, ids)
    with changing(desk, lessons[0].cohort_id or 0, "보강", Action.ADD) as work:
        made = _make_up(desk, work, lessons, when)
        work.label(f"보강: {_day(when.held_on)} ({_day(lessons[0].held_on)} 휴강)")
        return work.change(*made)


def hold(desk: Desk, ids: Sequence[int]) -> Change:
    """Say that lessons took place. Raises UserError for one to come or a cancelled one."""
    lessons = _of(desk, ids)
    with changing(desk, lessons[0].cohort_id or 0, "수업 실시") as work:
        for each in lessons:
            _refuse(each, SessionStatus.CANCELLED, "휴강한 수업이라 실시로 바꾸지 않았습니다")
            _insist_come(desk, replace(each, status=SessionStatus.HELD))
            work.update(replace(each, status=SessionStatus.HELD))
        more = f" 외 {len(lessons) - 1:,}회" if len(lessons) > 1 else ""
        work.label(f"수업 실시: {_day(lessons[0].held_on)}{more}")
        return work.change(*[each.id for each in lessons])


def hold_until(desk: Desk, cohort_id: int, day: date) -> Change:
    """Say that every lesson that was set up to a day took place. Raises UserError when there is
    none, or the day has not come."""
    due = [
        each.id
        for each in cohort_records.sessions(desk, cohort_id)
        if each.status is SessionStatus.SET and each.held_on is not None and each.held_on <= day
    ]
    if not due:
        raise UserError(f"{_day(day)}까지 예정인 수업이 없습니다. 바뀐 것은 없습니다.")
    return hold(desk, due)


def not_held(desk: Desk, ids: Sequence[int]) -> Change:
    """Take back that lessons took place."""
    lessons = _of(desk, ids)
    with changing(desk, lessons[0].cohort_id or 0, "수업 실시 취소") as work:
        held = [each for each in lessons if each.status is SessionStatus.HELD]
        work.update_all([replace(each, status=SessionStatus.SET) for each in held])
        work.label(f"수업 실시 취소: {_day(lessons[0].held_on)}")
        return work.change(*[each.id for each in lessons])


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move lessons to the 휴지통. Raises UserError for one that was held, one that a 보강 stands
    for, and where 출결 would stand on a day without lessons."""
    lessons = _of(desk, ids)
    cohort_id = lessons[0].cohort_id or 0
    with changing(desk, cohort_id, "수업 휴지통", Action.DELETE) as work:
        gone = {each.id for each in lessons}
        for each in lessons:
            _refuse(each, SessionStatus.HELD, "이미 실시한 수업이라 지우지 않았습니다")
        for each in cohort_records.sessions(desk, cohort_id):
            if each.makes_up_id in gone and each.id not in gone:
                raise UserError(
                    f"보강({_day(each.held_on)})이 정해진 휴강이라 지우지 않았습니다. 아무것도 "
                    "바뀌지 않았습니다. 보강을 먼저 지우세요."
                )
        more = f" 외 {len(lessons) - 1:,}회" if len(lessons) > 1 else ""
        work.label(f"수업 휴지통: {_day(lessons[0].held_on)}{more}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take lessons out of the 휴지통. Raises UserError where the cohort lies there, or a 보강 would
    stand beside what it is for."""
    lessons = _of(desk, ids)
    for each in lessons:
        refuse_orphan(desk, each, {"cohort_id": KindId.COHORTS})
    with changing(desk, lessons[0].cohort_id or 0, "수업 되살리기") as work:
        work.label(f"수업 되살리기: {_day(lessons[0].held_on)}")
        work.untrash(ids)
        refuse_made_up_twice(desk, lessons[0].cohort_id or 0)
        return work.change(*ids)


def to_make_up(desk: Desk, cohort_id: int) -> list[CohortSession]:
    """Cancelled 정규 lessons for which no 보강 stands, as long as hours of their subject are
    missing: a timetable made anew may have taught them."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, cohort.course_id or 0)
        wanted = rules.wanted_hours(course, cohort_records.subjects(desk, course.id))
        every = cohort_records.sessions(desk, cohort_id)
    made_up = {each.makes_up_id for each in every if rules.counts(each)}
    left = rules.missing_hours(wanted, every)
    return [
        each
        for each in every
        if each.status is SessionStatus.CANCELLED
        and each.session_type is SessionType.REGULAR
        and each.id not in made_up
        and (not wanted or each.subject_id in left)
    ]


def warnings(
    desk: Desk,
    cohort_id: int,
    on: date,
    starts_at: str = "",
    ends_at: str = "",
    besides: Sequence[int] = (),
) -> list[str]:
    """What to know before a lesson is put on a day, in sentences: 공휴일, 쉬는 날, lessons at that
    time other than those ``besides``."""
    cohort = cohort_records.cohort(desk, cohort_id)
    said = []
    why = rules.days_off(cohort, holidays.bundled()).get(on)
    if why:
        said.append(f"{_day(on)}은 {why}입니다.")
    new = CohortSession(held_on=on, starts_at=starts_at, ends_at=ends_at)
    there = [e for e in cohort_records.sessions(desk, cohort_id) if e.id not in besides]
    said += [
        f"{one.starts_at}~{one.ends_at} {one.session_type.value} 수업과 시각이 겹칩니다."
        for pair in rules.overlapping([new, *(e for e in there if e.held_on == on)])
        if new in pair
        for one in pair
        if one is not new
    ]
    return said


def _make_up(
    desk: Desk, work: Writing, lessons: Sequence[CohortSession], when: MakeUp
) -> list[int]:
    made_up = {
        each.makes_up_id: each
        for each in cohort_records.sessions(desk, lessons[0].cohort_id or 0)
        if rules.counts(each)
    }
    ids = []
    start = when.starts_at
    for each in lessons:
        if each.status is not SessionStatus.CANCELLED:
            raise UserError(
                f"{_day(each.held_on)} 수업은 휴강이 아니라 보강을 두지 않았습니다. 아무것도 "
                "바뀌지 않았습니다.",
                field="makes_up",
            )
        if each.id in made_up:
            on = _day(made_up[each.id].held_on)
            raise UserError(
                f"{_day(each.held_on)} 수업의 보강은 이미 {on}에 있습니다. 더하지 않았습니다.",
                field="makes_up",
            )
        lesson = replace(
            each,
            id=0,
            revision=0,
            held_on=when.held_on,
            session_type=SessionType.MAKE_UP,
            status=SessionStatus.SET,
            makes_up_id=each.id,
            reason="",
            note="",
        )
        if start:
            clean = prepared(desk, replace(lesson, starts_at=start, ends_at=""))
            if when.ends_at and len(lessons) == 1:
                lesson = replace(clean, ends_at=when.ends_at)
            else:
                lesson = rules.shifted(lesson, clean.starts_at)
            start = lesson.ends_at
        ids.append(work.insert(prepared(desk, lesson)))
    return ids


def _mark_off(desk: Desk, cohort_id: int, left: Sequence[date], to: date) -> None:
    """쉬는 날 of the cohort after lessons went from ``left`` to another day."""
    cohort = cohort_records.cohort(desk, cohort_id)
    still = {
        each.held_on
        for each in cohort_records.sessions(desk, cohort_id)
        if each.session_type is SessionType.REGULAR
    }
    off = [each for each in cohort.days_off if each != to.isoformat()]
    off += [
        day.isoformat()
        for day in left
        if day not in still and WEEKDAYS[day.weekday()] in cohort.weekdays
    ]
    days = tuple(sorted(dict.fromkeys(off)))
    if days != cohort.days_off:
        records.update(desk.store, replace(cohort, days_off=days))


def _of(desk: Desk, ids: Sequence[int]) -> list[CohortSession]:
    if not ids:
        raise UserError("수업을 고르세요. 바뀐 것은 없습니다.")
    found: list[CohortSession] = [records.get(desk.store, _KIND, id_) for id_ in dict.fromkeys(ids)]
    if len({each.cohort_id for each in found}) > 1:
        raise UserError("한 기수의 수업만 함께 고르세요. 바뀐 것은 없습니다.")
    return sorted(found, key=rules.by_time)


def _insist_subject(desk: Desk, lesson: CohortSession) -> None:
    if lesson.subject_id is None:
        return
    cohort = cohort_records.cohort(desk, lesson.cohort_id or 0)
    taught = {each.id for each in cohort_records.subjects(desk, cohort.course_id or 0)}
    if lesson.subject_id not in taught:
        raise UserError(
            "이 과정의 과목이 아닙니다. 저장하지 않았습니다. 과목을 다시 고르세요.",
            field="subject",
        )


def _insist_come(desk: Desk, lesson: CohortSession) -> None:
    held = lesson.status is SessionStatus.HELD
    if held and lesson.held_on is not None and lesson.held_on > desk.today():
        raise UserError(
            f"{_day(lesson.held_on)} 수업은 아직 오지 않았습니다. 그대로입니다.", field="status"
        )


def _refuse(lesson: CohortSession, status: SessionStatus, why: str) -> None:
    if lesson.status is status:
        raise UserError(f"{_day(lesson.held_on)}: {why}. 그대로입니다.", field="status")


def _moved(lesson: CohortSession, to: date, reason: str) -> str:
    if lesson.held_on == to:
        return lesson.reason or tidy(reason)
    words = f"{_day(lesson.held_on)}에서 옮김"
    return f"{words}: {tidy(reason)}" if tidy(reason) else words


def _when(lesson: CohortSession) -> str:
    return f"{_day(lesson.held_on)} {lesson.starts_at}".strip()


def _day(day: date | None) -> str:
    return f"{day.isoformat()} ({WEEKDAYS[day.weekday()]})" if day else ""
