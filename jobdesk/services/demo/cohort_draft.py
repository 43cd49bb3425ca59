"""A training cohort of the practice centre while it is made: who is free for it, who hires."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.attendance import lesson_days
from jobdesk.domain.casework import Placement
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortMeasure,
    CohortSession,
    CohortTarget,
    Course,
    CourseSubject,
)
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayAttendee, MatchingDay
from jobdesk.domain.network import Meeting, Publicity, Visit
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.domain.trainees import (
    Attendance,
    CertificateIssue,
    Qualification,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeAllowance,
)
from jobdesk.services.demo.cases import PENDING, Story
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.people import Person
from jobdesk.services.demo.registering import renewed
from jobdesk.services.demo.told import Batch

_R = TypeVar("_R")


@dataclass
class Training:
    """What the cohorts are made of and their records so far; ids are those the store will give,
    counted from 1 in the order of each list."""

    random: Random
    people: Sequence[Person]
    seekers: list[Seeker]
    firms: Sequence[Firm]
    story: Story
    last: date
    seed: int
    fairs: list[MatchingDay]
    guests: Sequence[DayAttendee]
    courses: list[Course] = field(default_factory=list)
    subjects: list[CourseSubject] = field(default_factory=list)
    cohorts: list[Cohort] = field(default_factory=list)
    budgets: list[CohortBudget] = field(default_factory=list)
    targets: list[CohortTarget] = field(default_factory=list)
    sessions: list[CohortSession] = field(default_factory=list)
    demands: list[CohortDemand] = field(default_factory=list)
    trainees: list[Trainee] = field(default_factory=list)
    stages: list[SelectionStage] = field(default_factory=list)
    results: list[StageResult] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    qualifications: list[Qualification] = field(default_factory=list)
    allowances: list[TraineeAllowance] = field(default_factory=list)
    issues: list[CertificateIssue] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    publicity: list[Publicity] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)

    @property
    def before(self) -> tuple[Batch, ...]:
        """The cohorts themselves, on which days and hires hang."""
        return (
            (KindId.COURSES, self.courses),
            (KindId.COURSE_SUBJECTS, self.subjects),
            (KindId.COHORTS, self.cohorts),
        )

    @property
    def after(self) -> tuple[Batch, ...]:
        """What hangs on people and firms; notes, visits and surveys go with those of others."""
        return (
            (KindId.COHORT_BUDGETS, self.budgets),
            (KindId.COHORT_TARGETS, self.targets),
            (KindId.COHORT_SESSIONS, self.sessions),
            (KindId.COHORT_DEMANDS, self.demands),
            (KindId.TRAINEES, self.trainees),
            (KindId.SELECTION_STAGES, self.stages),
            (KindId.STAGE_RESULTS, self.results),
            (KindId.ATTENDANCE, self.attendance),
            (KindId.QUALIFICATIONS, self.qualifications),
            (KindId.TRAINEE_ALLOWANCES, self.allowances),
            (KindId.CERTIFICATE_ISSUES, self.issues),
        )

    def course(self, course: Course, subjects: Iterable[tuple[str, int]]) -> int:
        """A course with its (subject, hours) in their order; answers its id."""
        id_ = _added(self.courses, course)
        self.subjects += [
            CourseSubject(course_id=id_, position=position, title=title, hours=hours)
            for position, (title, hours) in enumerate(subjects, start=1)
        ]
        return id_

    def cohort(self, cohort: Cohort) -> int:
        """A cohort of a course; answers its id."""
        return _added(self.cohorts, cohort)

    def apply(self, trainee: Trainee) -> int:
        """Somebody applies; answers the id of the 교육생."""
        return _added(self.trainees, trainee)

    def stage(self, stage: SelectionStage) -> int:
        """One more 전형 단계; answers its id."""
        return _added(self.stages, stage)

    def aim(self, cohort_id: int, on: date, **values: str) -> None:
        """Typed targets, by the name of the :class:`CohortMeasure`, set on a day."""
        self.targets += [
            CohortTarget(
                cohort_id=cohort_id,
                measure=CohortMeasure[name],
                value=value,
                set_on=on,
                reason="사업계획",
            )
            for name, value in values.items()
        ]

    def days_of(self, cohort_id: int) -> list[date]:
        """The days of a cohort on which lessons count, in order."""
        mine = (one for one in self.sessions if one.cohort_id == cohort_id)
        return [day.held_on for day in lesson_days(mine)]

    def industry(self, placement: Placement) -> str:
        """상세업종 of a hire, as far as the centre knows the firm."""
        if placement.employer_id is None:
            return ""
        return self.firms[placement.employer_id - 1].employer.industry

    def related(self, industries: tuple[str, ...]) -> list[Firm]:
        """Firms of these industries, or of any where there is none."""
        found = [firm for firm in self.firms if firm.employer.industry in industries]
        return found or list(self.firms)

    def free(
        self, since: date, until: date, worth: Callable[[Seeker], float], most: int
    ) -> list[Seeker]:
        """Up to ``most`` people who were known before ``since``, had no work until ``until`` and
        are in no other cohort; those of the greatest ``worth`` first."""
        busy = {
            one.seeker_id
            for one in self.story.placements
            if (one.hire_date or since) <= until and (one.left_on or until) >= since
        }
        busy |= {one.seeker_id for one in self.trainees}
        found = [
            seeker
            for person, seeker in zip(self.people, self.seekers, strict=True)
            if seeker.id not in busy
            and seeker.consent_on is not None
            and (person.seeker.registered_on or since) < since
            and seeker.status is not SeekerStatus.PROVISIONAL
            and self._is_itself(person, seeker)
        ]
        return sorted(found, key=lambda one: (-worth(one), self.random.random()))[:most]

    def works(self, seeker_id: int, since: date) -> int | None:
        """The index of the first work for longer that the story has for somebody from a day on,
        if no matching day made it."""
        return next(
            (
                index
                for index, one in enumerate(self.story.placements)
                if one.seeker_id == seeker_id
                and since <= (one.hire_date or since) <= self.last
                and one.matching_day_id is None
                and one.employment_type != "일용직"
            ),
            None,
        )

    def may_find_work(self, seeker_id: int) -> bool:
        """Whether nothing of the story is against it that the course led somebody to work."""
        waits = any(
            one.seeker_id == seeker_id and one.status in PENDING for one in self.story.referrals
        )
        placed = any(one.seeker_id == seeker_id for one in self.story.placements)
        comes = any(one.seeker_id == seeker_id for one in self.guests)
        return not (waits or placed or comes)

    def place(self, placement: Placement) -> None:
        """A hire that the course led to; whom it concerns is at work from then on."""
        id_ = placement.seeker_id or 0
        self.story.placements.append(replace(placement, id=len(self.story.placements) + 1))
        long = self.last - (placement.hire_date or self.last) > timedelta(days=60)
        status = SeekerStatus.FOLLOW_UP if long else SeekerStatus.PLACED
        arrived = replace(self.people[id_ - 1].seeker, status=status)
        self.seekers[id_ - 1] = renewed(arrived, self.last, self.seed)

    def _is_itself(self, person: Person, seeker: Seeker) -> bool:
        """Whether nobody made a second entry of somebody else of this seeker."""
        return renewed(replace(person.seeker, status=seeker.status), self.last, self.seed) == seeker


def _added(records: list[_R], record: _R) -> int:
    records.append(record)
    return len(records)
