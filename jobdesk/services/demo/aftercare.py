"""The practice centre after the hire: the monthly day, follow-ups, surveys, things to do."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jobdesk.domain.aftercare import (
    Audience,
    FollowUp,
    Outcome,
    ProcessDay,
    Survey,
    SurveyAnswer,
)
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.circumstances import Task
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.domain.registrations import last_valid_day
from jobdesk.domain.trainees import TRAINED
from jobdesk.services.day_follow_up import QUESTIONS
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.told import Batch, Told

_MILESTONES = (1, 3, 6, 12)
_WELL = (
    "일이 손에 익었고 계속 다니겠다고 함",
    "동료들과 잘 지냄",
    "통근이 조금 멀지만 괜찮다고 함",
)
_HARD = ("", "", "", "허리가 아파 가벼운 일을 원함", "급여일이 늦어 걱정함")
_SEEKER_QUESTIONS = (
    "상담이 일자리를 찾는 데 도움이 되었습니까?",
    "직원이 친절했습니까?",
    "알선받은 일자리가 희망과 맞았습니까?",
    "센터를 다른 사람에게 권하겠습니까?",
)
_FIRM_QUESTIONS = (
    "소개받은 구직자가 일에 맞았습니까?",
    "센터가 빠르게 응답했습니까?",
    "다음에도 센터에 구인을 맡기겠습니까?",
)
_TODO = (
    "만남의 날 장소 예약 확인", "월간 실적 초안 쓰기", "농협 담당자와 통화",
    "게시판 구인 안내 바꾸기", "훈련기관에 모집 인원 묻기",
)  # fmt: skip


def aftercare(told: Told) -> tuple[Batch, ...]:
    """A day each month, a follow-up for most due dates, surveys, a handful of tasks."""
    random = told.random("aftercare")
    days = _process_days(told)
    surveys = [
        Survey(
            title=f"{told.last.year}년 {who.value} 만족도 조사",
            audience=who,
            scale=5,
            questions=questions,
            opened_on=min(date(told.last.year, 1, 10), told.last),
            counsellor=place.COUNSELLORS[0],
        )
        for who, questions in (
            (Audience.SEEKER, _SEEKER_QUESTIONS),
            (Audience.EMPLOYER, _FIRM_QUESTIONS),
        )
    ]
    surveys += _of_fairs(told)
    surveys += told.training.surveys if told.training else []
    return (
        (KindId.PROCESS_DAYS, days),
        (KindId.FOLLOW_UPS, _follow_ups(random, told, days)),
        (KindId.SURVEYS, surveys),
        (KindId.SURVEY_ANSWERS, _answers(random, told, surveys)),
        (KindId.TASKS, _tasks(told)),
    )


def _of_fairs(told: Told) -> list[Survey]:
    """Whoever came to a matching day that is settled was asked."""
    return [
        Survey(
            title=f"{day.title} 참가자 만족도",
            audience=Audience.SEEKER,
            scale=5,
            questions=QUESTIONS[Audience.SEEKER],
            opened_on=day.held_on,
            matching_day_id=id_,
            counsellor=day.counsellor,
        )
        for id_, day in enumerate(told.fairs, start=1)
        if day.feedback_on is not None
    ]


def _process_days(told: Told) -> list[ProcessDay]:
    first = min((p.hire_date for p in told.story.placements if p.hire_date), default=told.last)
    day = first.replace(day=1)
    made = []
    while day <= told.last:
        held = office_day(day.replace(day=20))
        past = held <= told.last
        made.append(
            ProcessDay(
                held_on=held,
                attendees=", ".join(place.COUNSELLORS),
                agenda="취업자 재직 확인, 미채용자 재알선, 구인 확인",
                result="연락한 결과를 기록하고 재알선 대상을 정함" if past else "",
                status=PlanStatus.HELD if past else PlanStatus.PLANNED,
                counsellor=place.COUNSELLORS[0],
            )
        )
        day = (day + timedelta(days=32)).replace(day=1)
    return made


def _follow_ups(random: Random, told: Told, days: list[ProcessDay]) -> list[FollowUp]:
    held = {
        (day.held_on.year, day.held_on.month): id_
        for id_, day in enumerate(days, start=1)
        if day.held_on is not None and day.status is PlanStatus.HELD
    }
    made: list[FollowUp] = []
    for id_, placement in enumerate(told.story.placements, start=1):
        if placement.hire_date is None or placement.status is PlacementStatus.EXPECTED:
            continue
        for months in _MILESTONES:
            due = last_valid_day(placement.hire_date, months)
            done = office_day(due + timedelta(days=random.randint(0, 6)))
            left = placement.left_on is not None and placement.left_on <= done
            if done > told.last or random.random() < 0.18:
                continue
            made.append(_follow_up(random, id_, placement, months, due, done, left, held))
            if left:
                break
    return made


def _follow_up(
    random: Random,
    placement_id: int,
    placement: Placement,
    months: int,
    due: date,
    done: date,
    left: bool,
    held: dict[tuple[int, int], int],
) -> FollowUp:
    absent = not left and random.random() < 0.08
    return FollowUp(
        placement_id=placement_id,
        seeker_id=placement.seeker_id,
        employer_id=placement.employer_id,
        process_day_id=held.get((done.year, done.month)),
        audience=Audience.PLACED,
        milestone=months,
        due_on=due,
        done_on=done,
        method="전화",
        outcome=Outcome.ABSENT if absent else Outcome.DONE,
        employed=None if absent else not left,
        difficulty="" if absent or left else random.choice(_HARD),
        content="" if absent else placement.leave_reason if left else random.choice(_WELL),
        counsellor=placement.counsellor,
    )


def _answers(random: Random, told: Told, surveys: list[Survey]) -> list[SurveyAnswer]:
    made: list[SurveyAnswer] = []
    for survey_id, survey in enumerate(surveys, start=1):
        if survey.matching_day_id is not None:
            made += _of_guests(told, survey_id, survey)
            continue
        if survey.cohort_id is not None:
            made += _of_trainees(told, survey_id, survey)
            continue
        whom = told.seekers if survey.audience is Audience.SEEKER else told.firms
        opened = survey.opened_on or told.last
        span = max(0, (told.last - opened).days)
        for id_ in range(1, len(whom) + 1):
            if random.random() > 0.2 and made:
                continue
            on = office_day(opened + timedelta(days=random.randint(0, span)))
            seeker = survey.audience is Audience.SEEKER
            made.append(
                SurveyAnswer(
                    survey_id=survey_id,
                    seeker_id=id_ if seeker else None,
                    employer_id=None if seeker else id_,
                    answered_on=min(on, told.last),
                    scores=tuple(
                        str(random.choices((5, 4, 3, 2, 1), (46, 36, 13, 3, 2))[0])
                        for _ in survey.questions
                    ),
                    counsellor=place.COUNSELLORS[0],
                )
            )
    return made


def _of_guests(told: Told, survey_id: int, survey: Survey) -> list[SurveyAnswer]:
    """Most of those who came hand the sheet in as they leave."""
    random = told.random(survey.title)
    return [
        SurveyAnswer(
            survey_id=survey_id,
            seeker_id=guest.seeker_id,
            answered_on=survey.opened_on,
            scores=tuple(
                str(random.choices((5, 4, 3, 2), (40, 40, 17, 3))[0]) for _ in survey.questions
            ),
            counsellor=survey.counsellor,
        )
        for guest in told.guests
        if guest.matching_day_id == survey.matching_day_id
        and guest.status is AttendeeStatus.CAME
        and random.random() < 0.8
    ]


def _of_trainees(told: Told, survey_id: int, survey: Survey) -> list[SurveyAnswer]:
    """Most of those who are there on the day fill the form in."""
    random, on = told.random(survey.title), survey.opened_on
    trainees = told.training.trainees if told.training else []
    return [
        SurveyAnswer(
            survey_id=survey_id,
            seeker_id=trainee.seeker_id,
            answered_on=on,
            scores=tuple(
                str(random.choices((5, 4, 3, 2), (44, 40, 13, 3))[0]) for _ in survey.questions
            ),
            counsellor=survey.counsellor,
        )
        for trainee in trainees
        if trainee.cohort_id == survey.cohort_id
        and trainee.status in TRAINED
        and (trainee.left_on is None or (on or told.last) <= trainee.left_on)
        and random.random() < 0.9
    ]


def _tasks(told: Told) -> list[Task]:
    return [
        Task(
            title=title,
            due_on=told.last + timedelta(days=number - 1),
            due_at=("", "09:30", "14:00")[number % 3],
            done_on=told.last if number == 0 else None,
            counsellor=place.COUNSELLORS[number % len(place.COUNSELLORS)],
        )
        for number, title in enumerate(_TODO)
    ]
