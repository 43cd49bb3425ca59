"""The practice cohort that is over: certificates, hires, what was paid, who stayed at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.attendance import rule_of
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.cohorts import (
    Cohort,
    CohortBudget,
    CohortDemand,
    CohortStatus,
    Course,
    DemandStatus,
)
from jobdesk.domain.matching_days import DayStatus
from jobdesk.domain.people import Gender, Seeker
from jobdesk.domain.trainees import (
    CertificateIssue,
    ExitReason,
    IssueType,
    Qualification,
    Trainee,
    TraineeStatus,
)
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
from jobdesk.services.demo.cohort_lessons import Habit, lessons, marked, reaches
from jobdesk.services.demo.cohort_money import paid
from jobdesk.services.demo.firms import Firm

_S = TraineeStatus
_SEATS = 20
_APPLIED = 25
_LEAST = 14
_AGO = (118, 60, 30)
"""Days since the end where there was no fair; the later the more people there were."""
_LENGTH = timedelta(days=43)
_SUBJECTS = (
    ("물류 입문", 12), ("지게차 구조와 안전", 24), ("지게차 운전 실습", 60),
    ("재고와 입출고 전산", 16), ("취업 준비", 8),
)  # fmt: skip
_INDUSTRIES = ("운수·창고업", "농산물 가공업")
_WORK = ("지게차 운전원", "물류창고 관리원", "물류 상하차원")
_HIRED = 0.68
"""Share of those who completed that is at work."""
_WELL = ("맡은 일을 빨리 익히고 동료를 도움", "안전 수칙을 잘 지킴", "실습 평가가 우수함", "")


def over(draft: Training) -> None:
    """지게차·물류: it ended a week before the fair of the summer, which closed it."""
    fair = next((one for one in draft.fairs if one.status is DayStatus.FED_BACK), None)
    ends = (fair.held_on if fair and fair.held_on else draft.last) - timedelta(days=7)
    starts, found = _people(draft, ends)
    for days in _AGO:
        if fair is None or len(found) < _LEAST:
            fair = None
            starts, found = _people(draft, draft.last - timedelta(days=days))
        if len(found) >= _LEAST:
            break
    else:
        return
    cohort = _cohort(draft, starts)
    id_ = draft.cohort(cohort)
    cohort = replace(cohort, ends_on=lessons(draft, cohort, off=9))
    draft.cohorts[-1] = cohort
    if fair is not None:
        draft.fairs[draft.fairs.index(fair)] = replace(fair, cohort_id=id_)
    _planned(draft, id_, starts)
    people = _choose(draft, cohort, found)
    _attend(draft, id_, people)
    _complete(draft, id_, cohort, people)
    paid(draft, id_, cohort, before=draft.last)
    _hire(draft, id_, cohort)


def _people(draft: Training, ends: date) -> tuple[date, list[Seeker]]:
    starts = office_day(ends - _LENGTH)

    def worth(seeker: Seeker) -> float:
        age = starts.year - (seeker.birth_year or starts.year)
        return (
            2.0 * (seeker.desired_job in _WORK)
            + (seeker.gender is Gender.MALE)
            + 3.0 * (age <= 60)
            + draft.may_find_work(seeker.id)
        )

    return starts, draft.free(starts - timedelta(days=8), ends, worth, _APPLIED)


def _cohort(draft: Training, starts: date) -> Cohort:
    course = draft.course(
        Course(
            title="지게차·물류 실무 양성과정",
            field="물류·운전",
            hours=120,
            curriculum="지게차 운전과 안전, 창고 전산, 현장 견학",
            operator="한빛직업전문학교",
            partners="한빛물류협동조합",
            certificate="지게차운전기능사",
            counsellor=place.COUNSELLORS[1],
        ),
        _SUBJECTS,
    )
    return Cohort(
        course_id=course,
        title=f"지게차·물류 실무 양성과정 {starts.year}년 1기",
        round=1,
        status=CohortStatus.AFTERCARE,
        recruit_from=office_day(starts - timedelta(days=31)),
        recruit_until=office_day(starts - timedelta(days=10)),
        starts_on=starts,
        starts_at="13:30",
        ends_at="17:30",
        day_hours=4,
        place="한빛직업전문학교 실습장",
        seats=_SEATS,
        operator="한빛직업전문학교",
        trainers="강지게, 오물류",
        allowance_day=8_000,
        allowance_month_cap=150_000,
        certificate_prefix=f"{starts.year}-물류-",
        counsellor=place.COUNSELLORS[1],
    )


def _planned(draft: Training, id_: int, starts: date) -> None:
    told = office_day(starts - timedelta(days=40))
    draft.aim(id_, told, RECRUITED="24", SELECTED="20", COMPLETED="16", CERTIFIED="12", HIRED="10")
    draft.budgets += [
        CohortBudget(cohort_id=id_, source="국비", amount=18_000_000, spent=17_420_000),
        CohortBudget(cohort_id=id_, source="군비", amount=6_000_000, spent=5_980_000),
    ]
    firms = draft.related(_INDUSTRIES)
    for number, firm in enumerate(draft.random.sample(firms, min(5, len(firms)))):
        committed = number < 3
        draft.demands.append(
            CohortDemand(
                cohort_id=id_,
                employer_id=firm.employer.id,
                status=DemandStatus.COMMITTED if committed else DemandStatus.ASKED,
                asked_on=office_day(told - timedelta(days=20)),
                job=_WORK[number % 3],
                heads=(4, 3, 2, 2, 1)[number],
                skills="지게차운전기능사",
                committed_on=office_day(told, 8) if committed else None,
                committed_heads=(3, 2, 2)[number] if committed else None,
                contact_name=firm.employer.contact_name,
                counsellor=firm.employer.counsellor,
            )
        )


def _choose(draft: Training, cohort: Cohort, found: list[Seeker]) -> list[int]:
    """Selection by papers and interview; one gave the seat up and one who waited came. Answers
    everybody who began, in the order of their numbers."""
    starts = cohort.starts_on or draft.last
    since, until = cohort.recruit_from or starts, cohort.recruit_until or starts
    ids = applicants(draft, found, since, until)
    cancelled = ids[-1]
    draft.trainees[cancelled - 1] = replace(
        draft.trainees[cancelled - 1], status=_S.CANCELLED, note="이사"
    )
    ids = ids[:-1]
    seats = min(_SEATS, len(ids) - 3)
    draft.cohorts[-1] = replace(draft.cohorts[-1], seats=seats)
    paper_stage(draft, starts - timedelta(days=9), ids, failed=())
    on = office_day(starts - timedelta(days=7))
    interviewed(draft, interview_stage(draft, on), ids)
    declined = ids[3]
    seated = [id_ for id_ in ids[: seats + 1] if id_ != declined]
    for number, id_ in enumerate((*seated, declined, *ids[seats + 1 :]), start=1):
        one = replace(draft.trainees[id_ - 1], number=number)
        if id_ in seated:
            one = replace(one, selected_on=min(office_day(on, 1), starts), pledge_on=starts)
        elif id_ == declined:
            one = replace(one, status=_S.DECLINED, selected_on=office_day(on, 1), note="개인 사정")
        else:
            one = replace(one, status=_S.REJECTED, alternative=elsewhere(number))
        draft.trainees[id_ - 1] = one
    draft.trainees[cancelled - 1] = replace(draft.trainees[cancelled - 1], number=len(ids) + 1)
    return seated


def _attend(draft: Training, id_: int, seated: Sequence[int]) -> None:
    """Two gave up, one found work before the end, one missed too much, one was ill for long."""
    days = draft.days_of(id_)
    for place_, left, reason, why in (
        (-2, days[8], ExitReason.PERSONAL, "이사"),
        (-5, days[14], ExitReason.UNSUITED, "실습이 맞지 않음"),
    ):
        _exit(draft, seated[place_], _S.DROPPED, left, reason, why)
    early = next(
        (
            i
            for i in seated[6:]
            if draft.may_find_work(draft.trainees[i - 1].seeker_id or 0)
            and draft.trainees[i - 1].left_on is None
        ),
        None,
    )
    if early is not None:
        _exit(draft, early, _S.EARLY_HIRE, days[22], ExitReason.EARLY_HIRE, "")
        _work(draft, id_, early, office_day(days[22] + timedelta(days=1)), related=True)
    stayed = [i for i in seated if draft.trainees[i - 1].left_on is None]
    habits = {stayed[4]: Habit(absent=9, slips=2), stayed[-1]: Habit(absent=7, excused=1)}
    people = {i: draft.trainees[i - 1] for i in seated}
    marked(draft, id_, people, habits, draft.last)
    one = draft.trainees[stayed[-1] - 1]
    draft.trainees[stayed[-1] - 1] = replace(one, exception="입원 치료, 보충훈련 8시간 이수")


def _exit(
    draft: Training, id_: int, status: TraineeStatus, left: date, reason: ExitReason, why: str
) -> None:
    draft.trainees[id_ - 1] = replace(
        draft.trainees[id_ - 1], status=status, left_on=left, exit_reason=reason, exit_note=why
    )


def _complete(draft: Training, id_: int, cohort: Cohort, seated: Sequence[int]) -> None:
    """By the rule, but for the one with an exception; each with a certificate of the cohort."""
    on, count = cohort.ends_on or draft.last, 0
    for place_, i in enumerate(seated):
        one = draft.trainees[i - 1]
        if one.left_on is not None:
            continue
        if not one.exception and not reaches(draft, id_, rule_of(cohort), i):
            draft.trainees[i - 1] = replace(
                one, status=_S.NOT_COMPLETED, exit_reason=ExitReason.ATTENDANCE
            )
            continue
        count += 1
        number = f"{cohort.certificate_prefix}{count:03}"
        draft.trainees[i - 1] = replace(
            one,
            status=_S.COMPLETED,
            completed_on=on,
            certificate_number=number,
            certificate_on=on,
            evaluation=_WELL[place_ % len(_WELL)],
        )
        _issued(draft, id_, i, number, on, "")
        if count == 3:
            _issued(draft, id_, i, number, min(draft.last, office_day(on, 30)), "분실")
        if count % 5 and count <= 16:
            _gained(
                draft,
                id_,
                i,
                "지게차운전기능사",
                "한국산업인력공단",
                min(draft.last, office_day(on, 8)),
            )
        if count in (2, 7):
            _gained(
                draft,
                id_,
                i,
                "화물운송종사자격",
                "한국교통안전공단",
                min(draft.last, office_day(on, 22)),
            )


def _issued(draft: Training, id_: int, i: int, number: str, on: date, again: str) -> None:
    draft.issues.append(
        CertificateIssue(
            cohort_id=id_,
            trainee_id=i,
            number=number,
            issued_on=on,
            issue_type=IssueType.AGAIN if again else IssueType.FIRST,
            reason=again,
            counsellor=place.COUNSELLORS[1],
        )
    )


def _gained(draft: Training, id_: int, i: int, title: str, issuer: str, on: date) -> None:
    draft.qualifications.append(
        Qualification(cohort_id=id_, trainee_id=i, title=title, issuer=issuer, acquired_on=on)
    )


def _hire(draft: Training, id_: int, cohort: Cohort) -> None:
    """What the story tells of them is linked; the others are led to work one after another."""
    ends = cohort.ends_on or draft.last
    done = [
        number
        for number, one in enumerate(draft.trainees, start=1)
        if one.cohort_id == id_ and one.status is _S.COMPLETED
    ]
    wanted, hired = round(len(done) * _HIRED), 0
    for number in done:
        index = draft.works(draft.trainees[number - 1].seeker_id or 0, ends)
        if index is not None:
            one = draft.story.placements[index]
            draft.story.placements[index] = replace(
                one, cohort_id=id_, related=one.job in _WORK, industry=draft.industry(one)
            )
            hired += 1
    for number in done:
        if hired < wanted and draft.may_find_work(draft.trainees[number - 1].seeker_id or 0):
            on = office_day(ends + timedelta(days=draft.random.randint(4, 60)))
            _work(draft, id_, number, min(on, draft.last), related=hired % 4 != 3)
            hired += 1


def _work(draft: Training, id_: int, number: int, on: date, *, related: bool) -> None:
    trainee: Trainee = draft.trainees[number - 1]
    industries = _INDUSTRIES if related else ("시설관리업", "도·소매업")
    promised = _promised(draft, id_) if related else None
    firm = promised or draft.random.choice(draft.related(industries))
    job = next((each for each in firm.jobs if each.title in _WORK), firm.jobs[0])
    draft.place(
        Placement(
            seeker_id=trainee.seeker_id,
            employer_id=firm.employer.id,
            cohort_id=id_,
            related=related and job.title in _WORK,
            industry=firm.employer.industry,
            hire_date=on,
            route=PlacementRoute.TRAINING,
            job=job.title,
            wage=jobs.wage(draft.random, job, on.year),
            employment_type=job.employment,
            insured=True,
            status=PlacementStatus.WORKING,
            counsellor=trainee.counsellor,
        )
    )


def _promised(draft: Training, id_: int) -> Firm | None:
    """A firm that has not hired yet as many as it promised; the last one still owes somebody."""
    owed = []
    for demand in draft.demands:
        if demand.cohort_id == id_ and demand.employer_id is not None:
            hired = sum(
                one.cohort_id == id_ and one.employer_id == demand.employer_id
                for one in draft.story.placements
            )
            owed += [demand.employer_id] * max(0, (demand.committed_heads or 0) - hired)
    return draft.firms[owed[0] - 1] if len(owed) > 1 else None
