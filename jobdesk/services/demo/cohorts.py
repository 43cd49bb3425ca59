"""교육 기수 of the practice centre: one recruits, one is in its middle, one is over and at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortStatus,
    Course,
    DemandStatus,
)
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cases import Story
from jobdesk.services.demo.cohort_around import around
from jobdesk.services.demo.cohort_choosing import applicants, interview_stage, paper_stage
from jobdesk.services.demo.cohort_draft import Training
from jobdesk.services.demo.cohort_lessons import lessons
from jobdesk.services.demo.cohort_over import over
from jobdesk.services.demo.cohort_running import running
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.hall import Draft
from jobdesk.services.demo.people import Person

_LOOKING = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING)
_SEATS = 15
_APPLIED = 17
_LEAST = 4
"""With fewer people nobody opens a course."""
_INDUSTRIES = ("농산물 가공업", "식품 제조업")


def training(
    random: Random,
    people: Sequence[Person],
    seekers: list[Seeker],
    firms: Sequence[Firm],
    story: Story,
    fairs: Draft,
    seed: int,
) -> Training:
    """The cohorts: :attr:`Training.before`, on which hires and days hang, and
    :attr:`Training.after`.

    Some later hires of the story are made hires of a cohort and others are added; who was hired
    so is at work in ``seekers``.
    """
    draft = Training(
        random,
        people,
        seekers,
        firms,
        story,
        story.last,
        seed,
        fairs.days,
        fairs.attendees,
    )
    over(draft)
    running(draft)
    _recruiting(draft)
    around(draft)
    return draft


def _recruiting(draft: Training) -> None:
    """A short course that begins in two weeks: people apply, firms were asked whom they need."""
    last = draft.last
    starts = office_day(last + timedelta(days=17))

    def worth(seeker: Seeker) -> float:
        return (seeker.status in _LOOKING) + 0.5 * ("농산물" in seeker.desired_job)

    found = draft.free(last - timedelta(days=2), last, worth, _APPLIED)
    if len(found) < _LEAST:
        return
    course = draft.course(
        Course(
            title="농산물 선별·포장 실무 과정",
            field="농림·원예",
            hours=60,
            curriculum="선별 기준과 등급, 포장 기계 다루기, 위생과 안전, 현장 실습",
            operator="한빛농업기술센터",
            partners="한빛농협",
            counsellor=place.COUNSELLORS[2],
        ),
        (("선별 기준과 등급", 16), ("포장 기계", 16), ("위생과 안전", 8), ("현장 실습", 20)),
    )
    cohort = _begins(course, last, starts)
    id_ = draft.cohort(cohort)
    draft.cohorts[-1] = replace(cohort, ends_on=lessons(draft, cohort))
    told = cohort.recruit_from or last
    draft.aim(id_, told, RECRUITED="20", SELECTED=str(_SEATS), COMPLETED="13", HIRED="9")
    draft.aim(id_, told, CERTIFIED="해당사항없음")
    draft.budgets += [
        CohortBudget(cohort_id=id_, source="도비", amount=9_000_000, spent=0),
        CohortBudget(cohort_id=id_, source="군비", amount=6_000_000, spent=1_200_000),
    ]
    ids = applicants(draft, found, told, last)
    seen = ids[: len(ids) * 2 // 3]
    paper_stage(draft, last, seen, failed=seen[-1:])
    interview_stage(draft, office_day(last + timedelta(days=7)))
    _asked(draft, id_, told)


def _begins(course: int, last: date, starts: date) -> Cohort:
    """The cohort that takes applications on the day ``last``."""
    return Cohort(
        course_id=course,
        title=f"농산물 선별·포장 실무 과정 {starts.year}년 1기",
        round=1,
        status=CohortStatus.RECRUITING,
        recruit_from=office_day(last - timedelta(days=14)),
        recruit_until=office_day(last + timedelta(days=5)),
        starts_on=starts,
        starts_at="13:30",
        ends_at="17:30",
        day_hours=4,
        place="한빛농업기술센터 교육관",
        seats=_SEATS,
        operator="한빛농업기술센터",
        trainers="한지도, 문포장",
        allowance_day=10_000,
        allowance_month_cap=200_000,
        certificate_prefix=f"{starts.year}-선별-",
        counsellor=place.COUNSELLORS[2],
    )


def _asked(draft: Training, cohort_id: int, told: date) -> None:
    """Firms of the trade that were asked before ``told``; the first has promised to hire."""
    for number, firm in enumerate(
        draft.random.sample(wanted := draft.related(_INDUSTRIES), min(4, len(wanted)))
    ):
        draft.demands.append(
            CohortDemand(
                cohort_id=cohort_id,
                employer_id=firm.employer.id,
                status=DemandStatus.COMMITTED if number == 0 else DemandStatus.ASKED,
                asked_on=office_day(told - timedelta(days=20)),
                job=firm.jobs[0].title,
                heads=(4, 3, 2, 2)[number],
                skills="위생 교육 이수",
                committed_on=office_day(told - timedelta(days=6)) if number == 0 else None,
                committed_heads=3 if number == 0 else None,
                contact_name=firm.employer.contact_name,
                counsellor=firm.employer.counsellor,
            )
        )
