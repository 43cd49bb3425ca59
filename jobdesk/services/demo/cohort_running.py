"""The practice cohort in its middle: who is in danger, who left, who waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortMeasure,
    CohortStatus,
    CohortTarget,
    Course,
    DemandStatus,
)
from jobdesk.domain.people import Gender, Seeker
from jobdesk.domain.trainees import ExitReason, Trainee, TraineeStatus
from jobdesk.services.demo import jobs, place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cohort_choosing import (
    applicants,
    elsewhere,
    interview_stage,
    interviewed,
    paper_stage,
)
from jobdesk.services.demo.cohort_draft import Training
from jobdesk.services.demo.cohort_lessons import Habit, extra, lessons, marked
from jobdesk.services.demo.cohort_money import paid

_S = TraineeStatus
_SEATS = 24
_APPLIED = 30
_LEAST = 18
_SUBJECTS = (
    ("요양보호와 인권", 40), ("노화와 건강증진", 40), ("요양보호와 생활지원", 80),
    ("상황별 요양보호 기술", 80), ("현장실습", 80),
)  # fmt: skip
_INDUSTRIES = ("요양·의료",)


def running(draft: Training) -> None:
    """요양보호사: five weeks and a half of eight are over; the marks of today are missing."""
    last = draft.last
    starts = office_day(last - timedelta(days=38))

    def worth(seeker: Seeker) -> float:
        age = starts.year - (seeker.birth_year or starts.year)
        return (
            2.0 * ("요양" in seeker.desired_job)
            + (seeker.gender is Gender.FEMALE)
            + 3.0 * (30 <= age <= 64)
        )

    found = draft.free(starts - timedelta(days=12), last, worth, _APPLIED)
    if len(found) < _LEAST:
        return
    cohort = _cohort(draft, starts.year)
    cohort = replace(
        cohort,
        starts_on=starts,
        recruit_from=office_day(starts - timedelta(days=33)),
        recruit_until=office_day(starts - timedelta(days=14)),
    )
    id_ = draft.cohort(cohort)
    draft.cohorts[-1] = cohort = replace(cohort, ends_on=lessons(draft, cohort, off=12))
    extra(draft, office_day(last, 3), "요양시설 채용 담당자와의 만남", "새봄요양병원 수간호사")
    _planned(draft, id_, cohort)
    people = _choose(draft, cohort, found)
    _attend(draft, id_, people)
    paid(draft, id_, cohort, before=last.replace(day=1))


def _cohort(draft: Training, year: int) -> Cohort:
    course = draft.course(
        Course(
            title="요양보호사 양성과정",
            field="보건·복지",
            hours=320,
            curriculum="이론 120시간, 실기 120시간, 현장실습 80시간",
            operator="한빛요양보호사교육원",
            partners="한빛군 노인복지관, 새봄요양병원",
            certificate="요양보호사",
            counsellor=place.COUNSELLORS[0],
        ),
        _SUBJECTS,
    )
    return Cohort(
        course_id=course,
        title=f"요양보호사 양성과정 {year}년 2기",
        round=2,
        status=CohortStatus.RUNNING,
        starts_at="09:00",
        ends_at="18:00",
        breaks="12:00~13:00",
        day_hours=8,
        place="한빛요양보호사교육원 2강의실",
        seats=_SEATS,
        operator="한빛요양보호사교육원",
        trainers="나간호, 도복지",
        allowance_day=12_000,
        allowance_hours=4,
        allowance_month_cap=240_000,
        allowance_cap=480_000,
        certificate_prefix=f"{year}-요양-",
        counsellor=place.COUNSELLORS[0],
    )


def _planned(draft: Training, id_: int, cohort: Cohort) -> None:
    told = cohort.recruit_from or draft.last
    draft.aim(id_, told, RECRUITED="30", SELECTED="20", COMPLETED="18", CERTIFIED="16", HIRED="12")
    draft.targets.append(
        CohortTarget(
            cohort_id=id_,
            measure=CohortMeasure.SELECTED,
            value=str(_SEATS),
            set_on=office_day(told, 12),
            reason="신청자가 많아 정원을 늘림",
            document="일자리정책과-3120",
        )
    )
    draft.budgets += [
        CohortBudget(cohort_id=id_, source="국비", amount=24_000_000, spent=13_600_000),
        CohortBudget(cohort_id=id_, source="군비", amount=8_000_000, spent=4_150_000),
    ]
    firms = draft.related(_INDUSTRIES)
    for number, firm in enumerate(draft.random.sample(firms, min(4, len(firms)))):
        committed = number < 2
        draft.demands.append(
            CohortDemand(
                cohort_id=id_,
                employer_id=firm.employer.id,
                status=DemandStatus.COMMITTED if committed else DemandStatus.ASKED,
                asked_on=office_day(told - timedelta(days=25)),
                job="요양보호사",
                heads=(5, 3, 2, 2)[number],
                skills="요양보호사 자격",
                committed_on=office_day(told, 5) if committed else None,
                committed_heads=(4, 2)[number] if committed else None,
                contact_name=firm.employer.contact_name,
                counsellor=firm.employer.counsellor,
            )
        )


def _choose(draft: Training, cohort: Cohort, found: list[Seeker]) -> dict[int, Trainee]:
    """Selection by papers and interview; one gave the seat up, so the first who waited came,
    three days late. Answers everybody who began."""
    starts = cohort.starts_on or draft.last
    ids = applicants(draft, found, cohort.recruit_from or starts, cohort.recruit_until or starts)
    seats = min(_SEATS, len(ids) - 6)
    draft.cohorts[-1] = replace(draft.cohorts[-1], seats=seats)
    failed = ids[-2:]
    paper_stage(draft, starts - timedelta(days=13), ids, failed)
    ranked = [id_ for id_ in ids if id_ not in failed]
    on = office_day(starts - timedelta(days=11))
    interviewed(draft, interview_stage(draft, on), ranked)
    told = office_day(on, 2)
    declined, late = ranked[5], ranked[seats]
    seated = [id_ for id_ in ranked[:seats] if id_ != declined] + [late]
    others = [declined, *ranked[seats + 1 :], *failed]
    for number, id_ in enumerate((*seated, *others), start=1):
        one = replace(draft.trainees[id_ - 1], number=number)
        if id_ in seated:
            begun = draft.days_of(len(draft.cohorts))[2] if id_ == late else None
            one = replace(
                one,
                status=_S.RUNNING,
                selected_on=begun or told,
                pledge_on=begun or starts,
                started_on=begun,
            )
        elif id_ == declined:
            one = replace(one, status=_S.DECLINED, selected_on=told, note="먼저 취업하기로 함")
        elif id_ in ranked[:-1]:
            one = replace(one, status=_S.WAITING, waiting_rank=ranked.index(id_) - seats)
        else:
            one = replace(one, status=_S.REJECTED, alternative=elsewhere(number))
        draft.trainees[id_ - 1] = one
    return {id_: draft.trainees[id_ - 1] for id_ in seated}


def _attend(draft: Training, id_: int, people: dict[int, Trainee]) -> None:
    """Who is in danger, who gave up, who found work before the end."""
    held = [on for on in draft.days_of(id_) if on < draft.last]
    ids = list(people)
    dropped = ids[-4]
    one = replace(
        people[dropped],
        status=_S.DROPPED,
        left_on=held[10],
        exit_reason=ExitReason.PERSONAL,
        exit_note="가족 간병",
    )
    draft.trainees[dropped - 1] = people[dropped] = one
    early = next((i for i in ids[8:] if draft.may_find_work(people[i].seeker_id or 0)), None)
    if early is not None and early != dropped:
        people[early] = _hired_early(draft, id_, early, held[17])
    others = [i for i in ids if people[i].status is _S.RUNNING]
    habits = {
        others[1]: Habit(absent=6, slips=3),
        others[7]: Habit(absent=7, slips=1, excused=1),
        others[-2]: Habit(absent=9, slips=1),
    }
    marked(draft, id_, people, habits, draft.last)
    forgotten = held[-3]
    draft.attendance[:] = [
        one
        for one in draft.attendance
        if (one.held_on, one.trainee_id) not in ((forgotten, others[0]), (forgotten, others[2]))
    ]


def _hired_early(draft: Training, cohort_id: int, id_: int, left: date) -> Trainee:
    one = replace(
        draft.trainees[id_ - 1],
        status=_S.EARLY_HIRE,
        left_on=left,
        exit_reason=ExitReason.EARLY_HIRE,
    )
    draft.trainees[id_ - 1] = one
    firm = draft.random.choice(draft.related(_INDUSTRIES))
    job = next((j for j in firm.jobs if j.title == "조리원"), firm.jobs[0])
    draft.place(
        Placement(
            seeker_id=one.seeker_id,
            employer_id=firm.employer.id,
            cohort_id=cohort_id,
            related=False,
            industry=firm.employer.industry,
            hire_date=office_day(left + timedelta(days=1)),
            route=PlacementRoute.TRAINING,
            job=job.title,
            wage=jobs.wage(draft.random, job, draft.last.year),
            employment_type=job.employment,
            insured=True,
            counsellor=one.counsellor,
        )
    )
    return one
