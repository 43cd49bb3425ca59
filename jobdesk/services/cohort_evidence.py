"""The records behind the results of training cohorts, read in one snapshot of the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.domain import cohort_evidence as evidence
from jobdesk.domain import survey_figures
from jobdesk.domain.aftercare import Survey, SurveyAnswer
from jobdesk.domain.casework import Placement
from jobdesk.domain.cohort_evidence import (
    Act,
    Asked,
    Evidence,
    Gained,
    Goal,
    Hired,
    Learner,
    Money,
    Run,
)
from jobdesk.domain.cohorts import (
    Cohort,
    CohortDemand,
    CohortMeasure,
    CohortSession,
    Course,
    DemandStatus,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.counselling import Note
from jobdesk.domain.day_evidence import Who
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayStatus
from jobdesk.domain.network import Meeting, Publicity, Visit
from jobdesk.domain.people import Seeker
from jobdesk.domain.targets import former, in_force
from jobdesk.domain.trainees import Trainee
from jobdesk.services import cohort_records, follow_ups, lists
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked

_BY = "cohort_id"


def read(desk: Desk, cohorts: Sequence[Cohort], as_of: date) -> Evidence:
    """What came of these cohorts by ``as_of``; a reading of the store must be under way."""
    ids = [one.id for one in cohorts]
    trainees: list[Trainee] = linked(desk, KindId.TRAINEES, _BY, ids)
    placements: list[Placement] = linked(desk, KindId.PLACEMENTS, _BY, ids)
    whom = [*(one.seeker_id for one in trainees), *(one.seeker_id for one in placements)]
    people = _people(desk, [id_ or 0 for id_ in whom])
    return Evidence(
        runs=tuple(_runs(desk, cohorts)),
        learners=tuple(_learner(one, people[one.seeker_id or 0]) for one in trainees),
        gained=tuple(
            Gained(one.id, one.cohort_id, one.trainee_id, one.title)
            for one in linked(desk, KindId.QUALIFICATIONS, _BY, ids)
        ),
        hires=tuple(_hires(desk, placements, people)),
        goals=tuple(_goals(desk, ids, as_of)),
        money=tuple(
            Money(one.id, one.cohort_id, one.source, one.amount, one.spent)
            for one in linked(desk, KindId.COHORT_BUDGETS, _BY, ids)
        ),
        surveys=tuple(_surveys(desk, ids)),
        acts=tuple(_acts(desk, ids, as_of)),
    )


def _people(desk: Desk, ids: Sequence[int]) -> dict[int, Seeker]:
    known: list[Seeker] = records.get_many(desk.store, KindId.SEEKERS, list(dict.fromkeys(ids)))
    return {one.id: one for one in known}


def _runs(desk: Desk, cohorts: Sequence[Cohort]) -> Iterator[Run]:
    ids = [one.id for one in cohorts]
    courses: dict[int, Course] = {
        one.id: one
        for one in records.get_many(
            desk.store, KindId.COURSES, list(dict.fromkeys(c.course_id or 0 for c in cohorts))
        )
    }
    subject_hours = lists.rows(desk, KindId.COURSES, list(courses), ("subject_hours",))
    lessons: dict[int, list[CohortSession]] = {id_: [] for id_ in ids}
    for lesson in linked(desk, KindId.COHORT_SESSIONS, _BY, ids):
        counts = lesson.session_type is not SessionType.EXTRA
        if counts and lesson.status is not SessionStatus.CANCELLED:
            lessons[lesson.cohort_id].append(lesson)
    for one in cohorts:
        course = courses[one.course_id or 0]
        taught = sum(lesson.hours or 0 for lesson in lessons[one.id])
        planned = course.hours or int(str(subject_hours[course.id][0] or 0))
        yield Run(
            id=one.id,
            course_id=course.id,
            course=course.title,
            title=one.title,
            round=one.round,
            status=one.status,
            starts_on=one.starts_on or date.min,
            ends_on=one.ends_on,
            place=one.place,
            operator=one.operator or course.operator,
            seats=one.seats,
            days=len({lesson.held_on for lesson in lessons[one.id]}),
            hours=taught or planned,
            base=one.hire_rate_base,
        )


def _learner(one: Trainee, person: Seeker) -> Learner:
    return Learner(
        one.id, one.cohort_id or 0, one.status, one.exit_reason, person.education, _who(person)
    )


def _who(person: Seeker) -> Who:
    return Who(
        person.id,
        person.gender or "",
        person.birth_date,
        person.birth_year,
        person.eup_myeon,
        person.priority_groups,
    )


def _hires(
    desk: Desk, placements: Sequence[Placement], people: dict[int, Seeker]
) -> Iterator[Hired]:
    ids = [one.id for one in placements]
    firms = lists.rows(desk, KindId.PLACEMENTS, ids, ("employer",))
    asked = follow_ups.of_placements(desk, ids)
    for one in placements:
        yield Hired(
            one,
            one.cohort_id or 0,
            str(firms[one.id][0] or ""),
            tuple(asked.get(one.id, ())),
            _who(people[one.seeker_id or 0]),
        )


def _goals(desk: Desk, ids: Sequence[int], as_of: date) -> Iterator[Goal]:
    revisions = cohort_records.targets(desk, ids)
    for cohort_id in ids:
        for measure in CohortMeasure:
            mine = [r for r in revisions if (r.cohort_id, r.measure) == (cohort_id, measure)]
            holds = in_force(mine, as_of)
            if holds is not None:
                before = former(mine, holds)
                yield Goal(cohort_id, measure, holds.value, before.value if before else "")


def _surveys(desk: Desk, ids: Sequence[int]) -> Iterator[Asked]:
    surveys: list[Survey] = linked(desk, KindId.SURVEYS, _BY, ids)
    answers: dict[int, list[SurveyAnswer]] = {one.id: [] for one in surveys}
    for form in linked(desk, KindId.SURVEY_ANSWERS, "survey_id", list(answers)):
        answers[form.survey_id].append(form)
    for one in sorted(surveys, key=lambda s: (s.opened_on or date.max, s.id)):
        yield Asked(one.cohort_id or 0, survey_figures.result(one, answers[one.id]))


def _acts(desk: Desk, ids: Sequence[int], as_of: date) -> Iterator[Act]:
    def done(kind: KindId, day: str) -> list[Any]:
        """Those of a kind whose day has come."""
        found = linked(desk, kind, _BY, ids)
        return [one for one in found if (getattr(one, day) or date.max) <= as_of]

    demand: CohortDemand
    for demand in linked(desk, KindId.COHORT_DEMANDS, _BY, ids):
        about = (demand.id, demand.cohort_id or 0)
        firm = demand.employer_id or 0
        yield Act(*about, evidence.DEMAND, evidence.DEMAND, 1, demand.heads, firm)
        if demand.status is DemandStatus.COMMITTED:
            heads = demand.committed_heads
            yield Act(*about, evidence.COMMITMENT, evidence.COMMITMENT, 1, heads, firm)
    lesson: CohortSession
    for lesson in done(KindId.COHORT_SESSIONS, "held_on"):
        extra = lesson.session_type is SessionType.EXTRA
        if extra and lesson.status is not SessionStatus.CANCELLED:
            yield _act(lesson.id, lesson.cohort_id, evidence.EXTRA, people=lesson.hours)
    note: Note
    for note in done(KindId.NOTES, "noted_on"):
        yield _act(note.id, note.cohort_id, evidence.NOTES, who=note.seeker_id)
    visit: Visit
    for visit in done(KindId.VISITS, "visited_on"):
        label = evidence.TOURS if visit.purpose == evidence.TOURS else evidence.VISITS
        about = (visit.id, visit.cohort_id or 0)
        yield Act(*about, evidence.VISITS, label, 1, None, visit.employer_id or 0)
    meeting: Meeting
    for meeting in done(KindId.MEETINGS, "held_on"):
        label = meeting.meeting_type or evidence.MEETINGS
        about = (meeting.id, meeting.cohort_id or 0)
        yield Act(*about, evidence.MEETINGS, label, 1, meeting.headcount, 0)
    for day in done(KindId.MATCHING_DAYS, "held_on"):
        if day.status is not DayStatus.CANCELLED:
            yield _act(day.id, day.cohort_id, evidence.DAYS)
    put_out: Publicity
    for put_out in done(KindId.PUBLICITY, "published_on"):
        about = (put_out.id, put_out.cohort_id or 0)
        what = evidence.PUBLICITY
        yield Act(*about, what, what, put_out.count, None, 0, put_out.unit)


def _act(
    id_: int, cohort_id: int | None, what: str, *, people: int | None = None, who: int | None = None
) -> Act:
    return Act(id_, cohort_id or 0, what, what, 1, people, who or 0)
