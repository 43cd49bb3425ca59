"""출석: what marks make of a trainee's attendance, and what the completion rule says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jobdesk.domain.cohorts import (
    Cohort,
    CohortSession,
    RuleBasis,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.trainees import SLIPS, Attendance, Mark


@dataclass(frozen=True, slots=True)
class LessonDay:
    """A 소정훈련일: a day with lessons that count, and their hours."""

    held_on: date
    hours: int


@dataclass(frozen=True, slots=True)
class Rule:
    """When a cohort is completed.

    At least ``percent`` % of the lesson days or hours. On the basis of days every
    ``slips_per_absence`` marks of ``slip_marks`` take one day away (None = never). ``excused``
    says whether a 공결 counts as attended. ``percent`` None asks for nothing.
    """

    basis: RuleBasis = RuleBasis.DAYS
    percent: int | None = 80
    slips_per_absence: int | None = 3
    slip_marks: frozenset[Mark] = SLIPS
    excused: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in one cell of the grid; ``hours`` None = as the mark says."""

    mark: Mark
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a trainee stands.

    ``days`` and ``hours`` are the person's own 소정 days and hours of the whole course,
    ``past_days`` those up to today and ``unmarked`` the past ones without a mark (미입력).
    The marks are counted in days (``marked_hours`` are the hours of those days, whatever of them is
    credited); ``made_absences`` are the absences that slips made.
    ``attended_days`` (실제출석일) are the days with somebody there, less those; ``attended_hours``
    the credited ones. ``rate`` is the share of the marked days (or their hours) attended so far,
    ``final_rate`` of the whole course as if nobody came any more; both None without a day.
    ``absences_left`` is how many further days may be missed; the next one after them fails.
    """

    days: int = 0
    hours: int = 0
    past_days: int = 0
    unmarked: int = 0
    present: int = 0
    late: int = 0
    early: int = 0
    out: int = 0
    absent: int = 0
    excused: int = 0
    made_absences: int = 0
    marked_hours: int = 0
    attended_days: int = 0
    attended_hours: int = 0
    rate: Fraction | None = None
    final_rate: Fraction | None = None
    reaches: bool = False
    can_reach: bool = True
    absences_left: int | None = None

    @property
    def marked_days(self) -> int:
        """Days with a mark of any kind."""
        return self.present + self.late + self.early + self.out + self.absent + self.excused


def rule_of(cohort: Cohort) -> Rule:
    """The completion rule a cohort was given."""
    return Rule(
        basis=cohort.rule_basis,
        percent=cohort.rule_percent,
        slips_per_absence=cohort.slips_per_absence,
        slip_marks=frozenset(Mark(word) for word in cohort.slip_marks),
        excused=cohort.excused is not False,
    )


def lesson_days(sessions: Iterable[CohortSession]) -> tuple[LessonDay, ...]:
    """The days on which lessons count, in order: 정규 and 보강 that are not 휴강.

    A 특강 is offered beside the course and makes no 소정훈련일.
    """
    hours: dict[date, int] = {}
    for session in sessions:
        if session.held_on is None or session.status is SessionStatus.CANCELLED:
            continue
        if session.session_type is not SessionType.EXTRA:
            hours[session.held_on] = hours.get(session.held_on, 0) + (session.hours or 0)
    return tuple(LessonDay(day, hours[day]) for day in sorted(hours))


def own_days(
    days: Iterable[LessonDay], started_on: date | None, left_on: date | None
) -> tuple[LessonDay, ...]:
    """The lesson days of somebody who came late or left: none before the first, none after the
    last (both days included)."""
    return tuple(
        day
        for day in days
        if (started_on is None or day.held_on >= started_on)
        and (left_on is None or day.held_on <= left_on)
    )


def credited_hours(rule: Rule, day: LessonDay, marked: Marked) -> int:
    """Hours that one mark is worth, never more than the day has.

    Typed hours stand as they are. Without them 출석 is the whole day, 결석 none of it, 공결 the
    whole day where the rule excuses it, and 지각·조퇴·외출 one hour less than the day.
    """
    if marked.mark is Mark.ABSENT or (marked.mark is Mark.EXCUSED and not rule.excused):
        return 0
    if marked.hours is not None:
        return min(marked.hours, day.hours)
    return max(0, day.hours - 1) if marked.mark in SLIPS else day.hours


def standing(
    rule: Rule,
    days: Iterable[LessonDay],
    marks: Mapping[date, Marked],
    *,
    today: date,
    started_on: date | None = None,
    left_on: date | None = None,
) -> Standing:
    """Where somebody with ``marks`` (by day) stands on ``today``.

    ``days`` are the cohort's. Marks on days that are not the person's own are passed over. A past
    day without a mark is neither attended nor missed; a mark on a day to come counts already.
    """
    own = own_days(days, started_on, left_on)
    marked = [(day, marks[day.held_on]) for day in own if day.held_on in marks]
    count = {mark: sum(found.mark is mark for _, found in marked) for mark in Mark}
    made = _made_absences(rule, count)
    there = sum(count[mark] for mark in (Mark.PRESENT, *SLIPS))
    attended = max(0, there + (count[Mark.EXCUSED] if rule.excused else 0) - made)
    credited = sum(credited_hours(rule, day, found) for day, found in marked)
    past = [day for day in own if day.held_on <= today]
    whole_hours = sum(day.hours for day in own)
    if rule.basis is RuleBasis.DAYS:
        gained, so_far, whole = attended, len(marked), len(own)
    else:
        gained, so_far, whole = credited, sum(day.hours for day, _ in marked), whole_hours
    open_days = [day for day in own if day.held_on not in marks]
    worth = sorted(
        (1 if rule.basis is RuleBasis.DAYS else day.hours for day in open_days), reverse=True
    )
    needed = _needed(rule, whole)
    return Standing(
        days=len(own),
        hours=whole_hours,
        past_days=len(past),
        unmarked=sum(day.held_on not in marks for day in past),
        present=count[Mark.PRESENT],
        late=count[Mark.LATE],
        early=count[Mark.EARLY],
        out=count[Mark.OUT],
        absent=count[Mark.ABSENT],
        excused=count[Mark.EXCUSED],
        made_absences=made,
        marked_hours=sum(day.hours for day, _ in marked),
        attended_days=attended,
        attended_hours=credited,
        rate=Fraction(gained, so_far) if so_far else None,
        final_rate=Fraction(gained, whole) if whole else None,
        reaches=bool(whole) and gained >= needed,
        can_reach=gained + sum(worth) >= needed,
        absences_left=_absences_left(gained, worth, needed) if rule.percent else None,
    )


def rate_of_all(found: Iterable[Standing], basis: RuleBasis) -> Fraction | None:
    """출석률 of several people so far: what they attended of all that is marked, never an average
    of their rates. None before the first mark."""
    people = list(found)
    if basis is RuleBasis.DAYS:
        gained, so_far = sum(p.attended_days for p in people), sum(p.marked_days for p in people)
    else:
        gained, so_far = sum(p.attended_hours for p in people), sum(p.marked_hours for p in people)
    return Fraction(gained, so_far) if so_far else None


def _made_absences(rule: Rule, count: Mapping[Mark, int]) -> int:
    """Absences made of slips; on the basis of hours their hours have told already."""
    if rule.slips_per_absence is None or rule.basis is RuleBasis.HOURS:
        return 0
    return sum(count[mark] for mark in rule.slip_marks) // rule.slips_per_absence


def _needed(rule: Rule, whole: int) -> int:
    """Days or hours that have to be attended: the rule's share of the whole, rounded up."""
    return -(-(rule.percent or 0) * whole // 100)


def _absences_left(gained: int, worth: list[int], needed: int) -> int:
    """How many of the open days may be missed, the longest first, before it is too late."""
    spare = gained + sum(worth) - needed
    missed = 0
    for each in worth:
        spare -= each
        if spare < 0:
            break
        missed += 1
    return missed


def marks_by_trainee(found: Iterable[Attendance]) -> dict[int, dict[date, Marked]]:
    """Stored 출결 by trainee and day."""
    marks: dict[int, dict[date, Marked]] = {}
    for each in found:
        if each.trainee_id is not None and each.held_on is not None:
            of = marks.setdefault(each.trainee_id, {})
            of[each.held_on] = Marked(each.mark, each.hours)
    return marks
