"""시간표 of a cohort: proposed by its rule, looked at, stored; made anew around what was held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jobdesk.data import lesson_rows, records
from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.changes import Change
from jobdesk.domain.cohort_schedule import Made
from jobdesk.domain.cohorts import Cohort, CohortSession, SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, holidays
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.lessons_writing import changing

_KIND = KindId.COHORT_SESSIONS


@dataclass(frozen=True, slots=True)
class Proposal:
    """A timetable before it is stored.

    ``made`` has the lessons; ``added``, ``changed`` and ``gone`` count what storing it does,
    ``days`` and ``hours`` what the whole course then has. ``since`` is the day before which
    nothing is touched. ``warnings`` are sentences; ``base`` is what it was made from.
    """

    made: Made
    added: int
    changed: int
    gone: int
    days: int
    hours: int
    since: date | None
    warnings: tuple[str, ...]
    base: frozenset[tuple[int, int]]

    @property
    def first_day(self) -> date | None:
        """The first day with lessons that count."""
        days = [each.held_on for each in self.made.all if each.held_on and rules.counts(each)]
        return min(days, default=None)

    @property
    def last_day(self) -> date | None:
        """The last day with lessons that count."""
        return self.made.last_day

    @property
    def says_nothing_new(self) -> bool:
        """Whether storing it would change nothing."""
        return not (self.added or self.changed or self.gone)


def propose(desk: Desk, cohort_id: int, *, since: date | None = None) -> Proposal:
    """The timetable that the rule of a cohort makes; nothing is written.

    Lessons that were held, have 출결, were cancelled, moved by hand or made up stand, and so does
    everything before ``since`` (None: the day after the last one held or marked so far). Raises
    UserError with the field that keeps it from being made.
    """
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, cohort.course_id or 0)
        subjects = cohort_records.subjects(desk, course.id)
        standing = cohort_records.sessions(desk, cohort_id)
        marked = lesson_rows.marked(desk.store, cohort_id)
    rule = _rule(cohort)
    wanted = rules.wanted_hours(course, subjects)
    first = cohort.starts_on
    if first is None:
        raise _refused("개강일이 없어", "개강일을 먼저 정하세요.", "starts_on")
    if not wanted and cohort.ends_on is None:
        raise _refused(
            "과목의 시간도 종강일도 없어",
            "과정에 과목과 시간을 적거나 기수의 종강일을 정하세요.",
            "ends_on",
        )
    if since is None:
        since = _default_since(standing, marked, desk.today())
    off = rules.days_off(cohort, holidays.bundled())
    made = rules.make(
        rule,
        wanted,
        standing,
        cohort_id=cohort_id,
        first=first,
        last=cohort.ends_on,
        off=off,
        marked=marked,
        since=since,
    )
    before = {each.id: each for each in standing}
    counted = [each for each in made.all if rules.counts(each)]
    return Proposal(
        made=made,
        added=sum(not each.id for each in made.lessons),
        changed=sum(bool(each.id) and each != before[each.id] for each in made.lessons),
        gone=len(made.gone),
        days=len({each.held_on for each in counted}),
        hours=sum(each.hours or 0 for each in counted),
        since=since,
        warnings=tuple(_warnings(cohort, made, wanted, course.hours)),
        base=_base(standing),
    )


def keep(desk: Desk, cohort_id: int, proposal: Proposal, *, set_end: bool = True) -> Change:
    """Store a timetable in one step; ``set_end`` lets the cohort end on its last lesson.

    Raises UserError when lessons were changed since it was proposed, or when a day with 출결
    would lose its lessons.
    """
    with changing(desk, cohort_id, "시간표 만들기") as work:
        cohort = cohort_records.cohort(desk, cohort_id)
        standing = cohort_records.sessions(desk, cohort_id)
        if _base(standing) != proposal.base:
            raise UserError(
                "시간표를 보는 사이에 일정이 바뀌었습니다. 저장하지 않았습니다. 시간표를 다시 "
                "만들어 확인하세요."
            )
        work.label(f"시간표 만들기: {cohort.title} {proposal.days:,}일 {proposal.hours:,}시간")
        work.trash(proposal.made.gone)
        before = {each.id: each for each in standing}
        lessons = [prepared(desk, each) for each in proposal.made.lessons]
        work.update_all([each for each in lessons if each.id and each != before[each.id]])
        work.insert_all([each for each in lessons if not each.id])
        last = proposal.last_day
        if set_end and last is not None and last != cohort.ends_on:
            records.update(desk.store, replace(cohort, ends_on=last))
        return work.change(*dict.fromkeys(work.written))


def missing(desk: Desk, cohort_id: int) -> dict[str, int]:
    """Hours of the course by subject for which no lesson stands, what was cancelled and not made
    up; ``""`` names those of no subject."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, cohort.course_id or 0)
        subjects = cohort_records.subjects(desk, course.id)
        standing = cohort_records.sessions(desk, cohort_id)
    titles: Mapping[int | None, str] = {each.id: each.title for each in subjects}
    left = rules.missing_hours(rules.wanted_hours(course, subjects), standing)
    return {titles.get(subject, ""): hours for subject, hours in left.items()}


def _rule(cohort: Cohort) -> rules.Rule:
    rule = rules.rule_of(cohort)
    if rule is not None:
        return rule
    if not cohort.weekdays:
        raise _refused("수업 요일이 없어", "수업하는 요일을 고르세요.", "weekdays")
    raise _refused(
        "하루에 몇 시간 수업하는지 알 수 없어",
        "하루 시간이나 시작·마침 시각을 정하세요.",
        "day_hours",
    )


def _refused(why: str, what_to_do: str, field: str) -> UserError:
    return UserError(
        f"{why} 시간표를 만들 수 없습니다. 저장된 일정은 그대로입니다. {what_to_do}", field=field
    )


def _default_since(
    standing: Sequence[CohortSession], marked: Mapping[date, int], today: date
) -> date | None:
    done = [
        each.held_on
        for each in standing
        if each.held_on is not None
        and each.held_on <= today
        and (each.status is SessionStatus.HELD or each.held_on in marked)
    ]
    return max(done) + timedelta(days=1) if done else None


def _base(standing: Sequence[CohortSession]) -> frozenset[tuple[int, int]]:
    return frozenset((each.id, each.revision) for each in standing)


def _warnings(
    cohort: Cohort,
    made: Made,
    wanted: Sequence[tuple[int | None, int]],
    course_hours: int | None,
) -> list[str]:
    said = []
    last = made.last_day
    if cohort.ends_on is not None and last is not None and last > cohort.ends_on:
        over = len({e.held_on for e in made.all if e.held_on and e.held_on > cohort.ends_on})
        said.append(
            f"종강일({cohort.ends_on.isoformat()}) 뒤에 수업이 {over:,}일 놓여 "
            f"{last.isoformat()}에 끝납니다."
        )
    if made.short:
        said.append(f"놓을 날이 없는 수업이 {made.short:,}시간 남습니다. 요일과 쉬는 날을 보세요.")
    taught = sum(hours for _, hours in wanted)
    if course_hours is not None and wanted and taught > course_hours:
        said.append(
            f"과목 시간의 합({taught:,}시간)이 과정의 교육시간({course_hours:,}시간)보다 많습니다."
        )
    clashes = rules.overlapping(made.all)
    if clashes:
        day = clashes[0][0].held_on
        words = day.isoformat() if day else ""
        said.append(f"시각이 겹치는 수업이 {len(clashes):,}쌍 있습니다. ({words})")
    if last is not None and last.year > holidays.last_year():
        year = f"{holidays.last_year() + 1}년"
        said.append(f"{with_particle(f'{year}부터의 공휴일', '은/는')} 표에 없어 빼지 못했습니다.")
    return said
