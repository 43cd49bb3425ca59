"""The lessons of a practice cohort, and who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.domain.attendance import Rule, lesson_days, marks_by_trainee, own_days, standing
from jobdesk.domain.cohorts import (
    WEEKDAYS,
    Cohort,
    CohortSession,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.matching_days import clock_of, minutes_of
from jobdesk.domain.trainees import Attendance, Mark, Trainee
from jobdesk.services import holidays
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cohort_draft import Training

_LUNCH = 12 * 60
_HOUR = 60
_LATE = ("버스를 놓침", "눈길로 늦음", "자녀 등교", "")
_MISSED = ("집안일", "연락 없음", "몸살", "")


@dataclass(frozen=True, slots=True)
class Habit:
    """How often somebody misses, slips and is excused over the lessons so far."""

    absent: int = 0
    slips: int = 0
    excused: int = 0


def lessons(draft: Training, cohort: Cohort, off: int | None = None) -> date:
    """The timetable of the newest cohort: the subjects in order, each day its hours. The lessons
    of the day ``off`` (0 the first) are 휴강 and made up on the Saturday after; answers the last
    day."""
    days: list[list[CohortSession]] = []
    on = cohort.starts_on or draft.last
    left: list[CohortSession] = []
    for session in _pieces(draft, cohort):
        if sum(one.hours or 0 for one in left) == cohort.day_hours:
            days.append(left)
            left = []
        if not left and days:
            on = _next(cohort, on)
        left.append(_timed(cohort, session, on, sum(one.hours or 0 for one in left)))
    days.append(left)
    for number, of_day in enumerate(days):
        for session in of_day:
            draft.sessions.append(_held(draft, session))
            if number == off:
                _made_up(draft)
    return max(one.held_on or on for of_day in days for one in of_day)


def _next(cohort: Cohort, on: date) -> date:
    on += timedelta(days=1)
    while WEEKDAYS[on.weekday()] not in cohort.weekdays or on in holidays.bundled():
        on += timedelta(days=1)
    return on


def _pieces(draft: Training, cohort: Cohort) -> Iterable[CohortSession]:
    """One lesson of each hour would be many; a subject is taught as long as a day allows."""
    trainers = cohort.trainers.split(", ")
    room = whole = cohort.day_hours or 4
    for id_, subject in enumerate(draft.subjects, start=1):
        if subject.course_id != cohort.course_id:
            continue
        owed = subject.hours or 0
        while owed:
            hours = min(owed, room)
            yield CohortSession(
                cohort_id=len(draft.cohorts),
                hours=hours,
                subject_id=id_,
                trainer=trainers[id_ % len(trainers)],
                place=cohort.place,
            )
            owed -= hours
            room = room - hours or whole


def _timed(cohort: Cohort, session: CohortSession, on: date, after: int) -> CohortSession:
    begins = minutes_of(cohort.starts_at) or 0

    def at(hours: int) -> int:
        minutes = begins + hours * _HOUR
        return minutes + _HOUR if begins < _LUNCH <= minutes else minutes

    starts, ends = at(after), at(after + (session.hours or 0) - 1) + _HOUR
    return replace(session, held_on=on, starts_at=clock_of(starts), ends_at=clock_of(ends))


def _held(draft: Training, session: CohortSession) -> CohortSession:
    past = (session.held_on or draft.last) < draft.last
    return replace(session, status=SessionStatus.HELD if past else SessionStatus.SET)


def _made_up(draft: Training) -> None:
    """The newest lesson did not take place; it is made up on the Saturday after."""
    session = draft.sessions[-1]
    draft.sessions[-1] = replace(session, status=SessionStatus.CANCELLED, reason="강사 사정")
    on = session.held_on or draft.last
    again = replace(
        session,
        held_on=on + timedelta(days=5 - on.weekday()),
        session_type=SessionType.MAKE_UP,
        makes_up_id=len(draft.sessions),
    )
    draft.sessions.append(_held(draft, again))


def extra(draft: Training, on: date, content: str, trainer: str) -> None:
    """A 특강 of the newest cohort beside its course."""
    cohort = draft.cohorts[-1]
    session = CohortSession(
        cohort_id=len(draft.cohorts),
        held_on=on,
        starts_at="18:30",
        ends_at="20:30",
        hours=2,
        content=content,
        trainer=trainer,
        place=cohort.place,
        session_type=SessionType.EXTRA,
    )
    draft.sessions.append(_held(draft, session))


def marked(
    draft: Training,
    cohort_id: int,
    people: Mapping[int, Trainee],
    habits: Mapping[int, Habit],
    until: date,
) -> None:
    """Everybody's mark on each lesson day before ``until``; whoever has no habit missed a day or
    two, too few to fail for it."""
    random = draft.random
    days = lesson_days(one for one in draft.sessions if one.cohort_id == cohort_id)
    for id_, trainee in people.items():
        mine = [
            one.held_on
            for one in own_days(days, trainee.started_on, trainee.left_on)
            if one.held_on < until
        ]
        habit = habits.get(id_) or Habit(
            random.choice((0, 0, 0, 1, 1, 2)), random.choice((0, 0, 1, 2)), random.choice((0, 0, 1))
        )
        odd = random.sample(mine, min(len(mine), habit.absent + habit.slips + habit.excused))
        missed, excused = set(odd[: habit.absent]), set(odd[habit.absent + habit.slips :])
        slipped = set(odd) - missed - excused
        for on in mine:
            mark = Mark.PRESENT
            if on in missed:
                mark = Mark.ABSENT
            elif on in excused:
                mark = Mark.EXCUSED
            elif on in slipped:
                mark = random.choice((Mark.LATE, Mark.LATE, Mark.EARLY, Mark.OUT))
            draft.attendance.append(_mark(draft, cohort_id, id_, on, mark))


def reaches(draft: Training, cohort_id: int, rule: Rule, trainee_id: int) -> bool:
    """Whether the marks of somebody meet the rule."""
    mine = [one for one in draft.attendance if one.trainee_id == trainee_id]
    trainee = draft.trainees[trainee_id - 1]
    return standing(
        rule,
        lesson_days(one for one in draft.sessions if one.cohort_id == cohort_id),
        marks_by_trainee(mine).get(trainee_id, {}),
        today=draft.last,
        started_on=trainee.started_on,
        left_on=trainee.left_on,
    ).reaches


def _mark(draft: Training, cohort_id: int, id_: int, on: date, mark: Mark) -> Attendance:
    random = draft.random
    made = Attendance(cohort_id=cohort_id, trainee_id=id_, held_on=on, mark=mark)
    if mark is Mark.EXCUSED:
        interview = random.random() < 0.4
        return replace(
            made,
            reason="면접" if interview else "병원 진료",
            evidence="면접확인서" if interview else "진료확인서",
            slip_on=min(draft.last, office_day(on, 1)),
        )
    if mark is Mark.ABSENT:
        return replace(made, reason=random.choice(_MISSED))
    if mark is Mark.PRESENT:
        return made
    return replace(made, reason=random.choice(_LATE))
