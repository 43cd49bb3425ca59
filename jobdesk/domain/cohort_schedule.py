"""시간표 of a cohort: lessons made from its rule, and what of those that stand gives way."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.domain.cohorts import (
    WEEKDAYS,
    Cohort,
    CohortSession,
    Course,
    CourseSubject,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.matching_days import breaks_of, clock_of, minutes_of

MOST_DAYS = 1_500
"""Days looked at for lessons, four years: a rule that fills them not is no rule."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a cohort is taught: on ``weekdays`` (0 Monday), ``hours`` taught hours a day.

    ``start`` and ``end`` are minutes since midnight with ``breaks`` between them, None where no
    time is set. A taught hour lasts the teaching time of the day by its hours (50 minutes where
    six are taught in five), an hour where the day has no end.
    """

    weekdays: frozenset[int]
    hours: int
    start: int | None = None
    end: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()

    def at(self, hours: int, *, ending: bool = False) -> str:
        """The time at which so many hours are taught, ``""`` where no time is set: of what ends
        then, or of what begins then, behind a break that comes there."""
        if self.start is None:
            return ""
        left = hours * self._teaching // self.hours if self.end is not None else hours * 60
        clock = self.start
        for first, last in self.breaks:
            if last <= clock:
                continue
            ahead = max(0, first - clock)
            if left < ahead or (ending and left == ahead):
                break
            left -= ahead
            clock = last
        return clock_of(min(clock + left, 24 * 60 - 1))

    @property
    def _teaching(self) -> int:
        assert self.start is not None
        assert self.end is not None
        return self.end - self.start - resting(self.start, self.end, self.breaks)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day on which the rule would have had lessons, and why there are none."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """Lessons as a rule makes them.

    ``fixed`` stand as they are. ``lessons`` are all others in order, those with an id in place of
    a lesson that stands, perhaps as it is; ``gone`` are ids of lessons that have no place any
    more. ``left_out`` are the days without lessons and why; ``short`` the hours for which there
    was no day.
    """

    fixed: tuple[CohortSession, ...]
    lessons: tuple[CohortSession, ...]
    gone: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    short: int

    @property
    def all(self) -> tuple[CohortSession, ...]:
        """Every lesson there will be, by day and time."""
        return tuple(sorted((*self.fixed, *self.lessons), key=by_time))

    @property
    def last_day(self) -> date | None:
        """The last day with lessons that count."""
        days = [each.held_on for each in self.all if each.held_on and counts(each)]
        return max(days, default=None)


def rule_of(cohort: Cohort) -> Rule | None:
    """The rule of a cohort, None while it says on no weekday or not for how long.

    Without ``day_hours`` a day has the whole hours between its times.
    """
    start, end = minutes_of(cohort.starts_at), minutes_of(cohort.ends_at)
    breaks = breaks_of(cohort.breaks)
    weekdays = frozenset(WEEKDAYS.index(each) for each in cohort.weekdays if each in WEEKDAYS)
    hours = cohort.day_hours or 0
    if start is None or (end is not None and end <= start):
        start = end = None
    if not hours and start is not None and end is not None:
        hours = (end - start - resting(start, end, breaks)) // 60
    if not weekdays or hours < 1:
        return None
    if start is not None and end is not None and end - start <= resting(start, end, breaks):
        end = None
    return Rule(weekdays, hours, start, end, breaks)


def resting(start: int, end: int, breaks: Iterable[tuple[int, int]]) -> int:
    """Minutes of breaks between two times."""
    return sum(max(0, min(end, last) - max(start, first)) for first, last in breaks)


def days_off(cohort: Cohort, holidays: Mapping[date, str]) -> dict[date, str]:
    """Days without lessons: 공휴일 by their names, and the cohort's own 쉬는 날."""
    own = {date.fromisoformat(each): "쉬는 날" for each in cohort.days_off}
    return own | dict(holidays)


def wanted_hours(course: Course, subjects: Sequence[CourseSubject]) -> list[tuple[int | None, int]]:
    """Hours to be taught by subject (id) in their order; what the course has beyond its subjects
    comes last and has none. Empty where no hours are known."""
    wanted: list[tuple[int | None, int]] = [
        (each.id, each.hours) for each in subjects if each.hours
    ]
    beyond = (course.hours or 0) - sum(hours for _, hours in wanted)
    return [*wanted, (None, beyond)] if beyond > 0 else wanted


def counts(session: CohortSession) -> bool:
    """Whether hours of a lesson are hours of the course: 정규 and 보강 that are not 휴강."""
    return (
        session.status is not SessionStatus.CANCELLED
        and session.session_type is not SessionType.EXTRA
    )


def by_time(session: CohortSession) -> tuple[date, str, int]:
    """Order of lessons: by day, by time."""
    return (session.held_on or date.max, session.starts_at, session.id)


def is_fixed(session: CohortSession, marked: Collection[date], since: date | None) -> bool:
    """Whether a new timetable leaves a lesson as it is: held, cancelled, 보강, 특강, moved by hand
    (it says why), on a day with 출결, or before ``since``."""
    return (
        session.held_on is None
        or session.status is not SessionStatus.SET
        or session.session_type is not SessionType.REGULAR
        or bool(session.reason)
        or session.held_on in marked
        or (since is not None and session.held_on < since)
    )


def make(
    rule: Rule,
    wanted: Sequence[tuple[int | None, int]],
    standing: Sequence[CohortSession],
    *,
    cohort_id: int,
    first: date,
    last: date | None,
    off: Mapping[date, str],
    marked: Collection[date] = (),
    since: date | None = None,
) -> Made:
    """The lessons of a cohort from ``first`` on, subjects in order until their hours are used up.

    Hours that fixed lessons teach are taken off first; without ``wanted`` hours every day of the
    rule to ``last`` has a lesson. The hours are taught however late that ends. A lesson that is
    free to move keeps what is written of it, and its subject.
    """
    fixed = tuple(each for each in standing if is_fixed(each, marked, since))
    free = [each for each in standing if not is_fixed(each, marked, since)]
    begin = first if since is None else max(first, since)
    blocked = {each.held_on for each in fixed if each.held_on and _blocks(rule, each)}
    left_out: list[LeftOut] = []
    days = _days(rule, begin, last if not wanted else None, off, blocked, left_out)
    new: list[CohortSession] = []
    short = 0
    if wanted:
        short = _fill(rule, deque(_open_hours(wanted, fixed)), days, cohort_id, new)
    else:
        new = [_lesson(rule, cohort_id, day, None, 0, rule.hours) for day in days]
    end = max((each.held_on for each in new if each.held_on), default=last or begin)
    lessons, gone = _in_place(new, sorted(free, key=by_time))
    out = [each for each in left_out if each.day <= end]
    return Made(fixed, tuple(lessons), tuple(gone), tuple(out), short)


def overlapping(sessions: Iterable[CohortSession]) -> list[tuple[CohortSession, CohortSession]]:
    """Pairs of lessons of one day that overlap in time; those that are 휴강 or have no times do
    not."""
    days = defaultdict[date, list[CohortSession]](list)
    for each in sessions:
        if each.held_on and each.status is not SessionStatus.CANCELLED and _span(each):
            days[each.held_on].append(each)
    pairs = []
    for found in days.values():
        found.sort(key=by_time)
        pairs += [
            (one, other)
            for place, one in enumerate(found)
            for other in found[place + 1 :]
            if other.starts_at < one.ends_at
        ]
    return pairs


def shifted(session: CohortSession, start: str) -> CohortSession:
    """A lesson that begins at ``start`` and lasts as long as before; by its hours where it had no
    times."""
    first, last = minutes_of(session.starts_at), minutes_of(session.ends_at)
    long = last - first if first is not None and last is not None else (session.hours or 0) * 60
    begin = minutes_of(start) or 0
    end = min(begin + long, 24 * 60 - 1)
    return replace(session, starts_at=clock_of(begin), ends_at=clock_of(end) if long else "")


def missing_hours(
    wanted: Sequence[tuple[int | None, int]], sessions: Iterable[CohortSession]
) -> dict[int | None, int]:
    """Hours by subject for which there is no lesson, what was cancelled and not made up; only
    those above 0."""
    return {subject: hours for subject, hours in _open_hours(wanted, sessions) if hours > 0}


def _open_hours(
    wanted: Sequence[tuple[int | None, int]], sessions: Iterable[CohortSession]
) -> list[tuple[int | None, int]]:
    taught = defaultdict[int | None, int](int)
    for each in sessions:
        if counts(each):
            taught[each.subject_id] += each.hours or 0
    return [(subject, max(0, hours - taught[subject])) for subject, hours in wanted]


def _days(
    rule: Rule,
    begin: date,
    last: date | None,
    off: Mapping[date, str],
    blocked: Collection[date],
    left_out: list[LeftOut],
) -> Iterator[date]:
    for number in range(MOST_DAYS):
        day = begin + number * _DAY
        if last is not None and day > last:
            return
        if day.weekday() not in rule.weekdays or day in blocked:
            continue
        if day in off:
            left_out.append(LeftOut(day, off[day]))
        else:
            yield day


def _fill(
    rule: Rule,
    open_: deque[tuple[int | None, int]],
    days: Iterator[date],
    cohort_id: int,
    new: list[CohortSession],
) -> int:
    """Put the open hours on the days; returns those for which there was none."""
    while open_ and not open_[0][1]:
        open_.popleft()
    while open_:
        day = next(days, None)
        if day is None:
            break
        taught = 0
        while open_ and taught < rule.hours:
            subject, hours = open_.popleft()
            now = min(hours, rule.hours - taught)
            if now:
                new.append(_lesson(rule, cohort_id, day, subject, taught, taught + now))
            taught += now
            if hours > now:
                open_.appendleft((subject, hours - now))
        while open_ and not open_[0][1]:
            open_.popleft()
    return sum(hours for _, hours in open_)


def _lesson(
    rule: Rule, cohort_id: int, day: date, subject: int | None, first: int, last: int
) -> CohortSession:
    timed = rule.start is not None
    return CohortSession(
        cohort_id=cohort_id,
        held_on=day,
        starts_at=rule.at(first) if timed else "",
        ends_at=rule.at(last, ending=True) if timed else "",
        hours=last - first,
        subject_id=subject,
    )


def _in_place(
    new: Sequence[CohortSession], free: Sequence[CohortSession]
) -> tuple[list[CohortSession], list[int]]:
    """The new lessons, each in place of a free one of its subject while there are any: of the
    same day first, then in their order."""
    exact = {(each.held_on, each.starts_at, each.subject_id): each for each in free}
    taken: dict[int, CohortSession] = {}
    for place, lesson in enumerate(new):
        found = exact.pop((lesson.held_on, lesson.starts_at, lesson.subject_id), None)
        if found is not None:
            taken[place] = found
    used = {each.id for each in taken.values()}
    rest = defaultdict[int | None, deque[CohortSession]](deque)
    for each in free:
        if each.id not in used:
            rest[each.subject_id].append(each)
    lessons = []
    for place, lesson in enumerate(new):
        old = taken.get(place) or (
            rest[lesson.subject_id].popleft() if rest[lesson.subject_id] else None
        )
        lessons.append(
            lesson
            if old is None
            else replace(
                old,
                held_on=lesson.held_on,
                starts_at=lesson.starts_at,
                ends_at=lesson.ends_at,
                hours=lesson.hours,
            )
        )
    return lessons, sorted(each.id for left in rest.values() for each in left)


def _blocks(rule: Rule, session: CohortSession) -> bool:
    """Whether the rule has no lesson on the day of a fixed one: what was 정규 there has told, a
    보강 or 특강 at another time of the day leaves room."""
    if session.session_type is SessionType.REGULAR:
        return True
    if session.status is SessionStatus.CANCELLED:
        return False
    span = _span(session)
    if span is None or rule.start is None:
        return session.session_type is SessionType.MAKE_UP
    return span[0] < rule.at(rule.hours, ending=True) and rule.at(0) < span[1]


def _span(session: CohortSession) -> tuple[str, str] | None:
    if not session.starts_at or not session.ends_at:
        return None
    return session.starts_at, session.ends_at
