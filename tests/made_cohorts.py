"""Training cohorts of other years as records, many at once, for the tests that add them up.

What was published of them stands in 일자리대상 사례집: 군산 L12426–12436, 구로 L11419–11460 and
L11526–11533, 김천 L12742–12780 and L12872, 서천 L12021–12050. The people are made up. With every
cohort come records that must not be counted: who took the application back, was not selected or
gave the seat up before the start, and what was put away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, Survey, SurveyAnswer
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus
from jobdesk.domain.cohorts import (
    Cohort,
    CohortMeasure,
    CohortSession,
    CohortStatus,
    CohortTarget,
    Course,
    RateBase,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker
from jobdesk.domain.trainees import ExitReason, Qualification, Trainee, TraineeStatus
from jobdesk.services.desk import Desk

_M = CohortMeasure
_S = TraineeStatus
NONE = "해당사항없음"


@dataclass(frozen=True)
class Hire:
    """Where somebody went: 관련 분야 여부 and 상세업종 as published; ``left`` months later."""

    firm: str
    related: bool | None = None
    industry: str = ""
    left: int | None = None


@dataclass(frozen=True)
class Held:
    """A cohort and what was published of it.

    ``targets`` are 교육, 수료, 자격취득, 취업 as printed (None: none was set); ``people`` says of
    each who was trained the birth year, 학력 and 거주지; ``early`` of those who did not complete
    were hired early. ``lessons`` of ``hours`` each are 정규 수업.
    """

    title: str
    trained: int
    completed: int
    hired: int
    targets: tuple[str | None, str | None, str | None, str | None] = (None,) * 4
    applicants: int | None = None
    certificates: Mapping[str, int] = field(default_factory=dict)
    hires: tuple[Hire, ...] = ()
    early: int = 0
    starts_on: date = date(2022, 4, 4)
    ends_on: date = date(2022, 6, 30)
    lessons: int = 0
    hours: int = 4
    course_hours: int | None = None
    people: tuple[tuple[int, str, str], ...] = ()
    base: RateBase = RateBase.COMPLETED


GUNSAN: tuple[Held, ...] = (
    Held("미래차모빌리티", 10, 6, 4, ("10", "8", NONE, "5")),
    Held("선박특수용접", 38, 30, 23, ("60", "48", NONE, "33")),
    Held(
        "자동차정비 전문인력양성", 13, 7, 6, ("15", "12", "7", "8"),
        certificates={"자동차정비기능사": 3},
    ),
    Held(
        "자동차보수도장 전문인력양성", 10, 9, 6, ("15", "12", "7", "8"),
        certificates={"자동차보수도장기능사": 7},
    ),
    Held("태양광·소풍력 신재생에너지 인력양성과정", 20, 15, 9, ("20", "16", NONE, "10")),
    Held("자동차전장부품 엔지니어인력양성", 18, 15, 15, ("-", "-", NONE, "-")),
    Held("디지털트윈 기술인력양성 전문인력양성", 16, 9, 2, ("20", "16", NONE, "8")),
    Held("데이터라벨러 인력양성", 40, 37, 23, ("40", "32", NONE, "24")),
)  # fmt: skip

_NEAR = ("관악·금천·영등포구", "그 밖")


def _guro(
    ages: Sequence[int], schools: Sequence[str], near: int, far: int
) -> tuple[tuple[int, str, str], ...]:
    """People by the year of birth that gives their age in March 2022, 학력 and 거주지."""
    count = len(ages)
    places = ["구로구"] * (count - near - far) + [_NEAR[0]] * near + [_NEAR[1]] * far
    return tuple(zip([2021 - age for age in ages], schools, places, strict=True))


GURO: tuple[Held, ...] = (
    Held(
        "실버인지케어전문가", 20, 20, 10, ("20", "18", None, "11"),
        applicants=30,
        certificates={"노인두뇌훈련지도사": 20, "시니어교육지도사": 16, "노인심리상담사": 16},
        hires=(*[Hire(f"어르신돌봄 {n}", True) for n in range(5)], *[Hire(f"가게 {n}", False)
               for n in range(5)]),
        starts_on=date(2022, 3, 28), ends_on=date(2022, 6, 10), lessons=50,
        people=_guro(
            [45] * 3 + [55] * 13 + [62] * 4,
            ["고졸"] * 7 + ["전문대졸"] * 4 + ["대졸"] * 9, 3, 3,
        ),
    ),
    Held(
        "병원원무행정사무원", 15, 13, 8, ("15", "15", None, "9"),
        applicants=23,
        certificates={"병원코디네이터": 11, "보험심사분석사2급": 10},
        hires=(*[Hire(f"병원 {n}", True) for n in range(4)], Hire("요양병원", True, "", 3),
               *[Hire(f"회사 {n}", False) for n in range(3)]),
        starts_on=date(2022, 3, 28), ends_on=date(2022, 6, 15), lessons=53,
        people=_guro(
            [25] * 2 + [35] * 2 + [45] * 8 + [55] * 3,
            ["고졸"] * 3 + ["전문대졸"] * 6 + ["대졸"] * 6, 2, 3,
        ),
    ),
)  # fmt: skip
"""구로, 2022; the published table averages the rates of its rows (93.4 %, 55.8 %)."""

_LOGISTICS = (
    "공영기업(주)", "유한킴벌리(주)김천공장", "(주)에이치제이", "(주)대성", "(주)케이엠에스",
    "(주)케이엠에스", "대백마트", "명진", "삼양화학공업(주)영동공장", "천양유통",
    "(주)범아비즈플랫폼중앙지점", "(주)프로에스콤", "청안", "(주)글드테크", "(주)유진제지",
    "SJ산업",
)  # fmt: skip
_OTHER = (
    ("노브랜드버거", "관리"), ("김천시시설관리공단", "행정"), ("에스에이테크(주)", "생산"),
    ("한국도로공사시설관리(주)", "행정"), ("(주)서진", "생산"),
)  # fmt: skip
_GIMCHEON = (
    *(Hire(firm, True, "물류") for firm in _LOGISTICS),
    *(Hire(firm, False, industry) for firm, industry in _OTHER),
)

GIMCHEON: tuple[Held, ...] = (
    Held(
        "물류 전문가 양성 1차", 17, 13, 11, ("15", "12", None, "11"), hires=_GIMCHEON[:11],
        starts_on=date(2022, 4, 6), ends_on=date(2022, 5, 4), lessons=21, early=2,
    ),
    Held(
        "물류 전문가 양성 2차", 16, 12, 10, ("15", "12", None, "10"), hires=_GIMCHEON[11:],
        starts_on=date(2022, 5, 9), ends_on=date(2022, 6, 8), lessons=21,
    ),
)  # fmt: skip
"""김천, 2022: 84시간, 4 hours a day on 21 days; the book gives both rounds together."""


def _short(title: str, completed: int, hired: int, target: str, hours: int, base: RateBase) -> Held:
    return Held(
        title, completed, completed, hired, (target, target, None, None),
        applicants=completed, course_hours=hours, base=base,
    )  # fmt: skip


SEOCHEON_SKILLS: tuple[Held, ...] = tuple(
    _short(title, completed, 0, "5", 15, RateBase.COMPLETED)
    for title, completed in (("CAD", 5), ("포토샵 기본과정", 5), ("엑셀 기본과정", 7))
)
SEOCHEON_HIRING: tuple[Held, ...] = tuple(
    _short(title, completed, hired, str(completed), 20, RateBase.RECRUITED)
    for title, completed, hired in (
        ("커피 이야기", 5, 1),
        ("다육아트 표현물 구성", 5, 1),
        ("케이터링 비즈니스", 5, 2),
        ("라탄 이야기", 5, 0),
        ("역사속의 도자기", 5, 2),
        ("천연염색 과정", 8, 1),
    )
)
SEOCHEON = SEOCHEON_SKILLS + SEOCHEON_HIRING


def enter(desk: Desk, cohorts: Sequence[Held]) -> list[int]:
    """Store the cohorts and all that belongs to them in one operation; ids of the cohorts."""
    with desk.store.operation("지난 교육"):
        names = dict.fromkeys(hire.firm for one in cohorts for hire in one.hires)
        names["어느 업체"] = None
        ids = records.insert_many(
            desk.store, KindId.EMPLOYERS, (Employer(name=name) for name in names)
        )
        firms = dict(zip(names, ids, strict=True))
        return [_enter(desk, one, firms) for one in cohorts]


def _enter(desk: Desk, one: Held, firms: Mapping[str, int]) -> int:
    store = desk.store
    (course,) = records.insert_many(
        store, KindId.COURSES, [Course(title=one.title, hours=one.course_hours)]
    )
    (cohort,) = records.insert_many(
        store,
        KindId.COHORTS,
        [
            Cohort(
                course_id=course,
                title=one.title,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                status=CohortStatus.AFTERCARE,
                hire_rate_base=one.base,
            )
        ],
    )
    measures = (_M.SELECTED, _M.COMPLETED, _M.CERTIFIED, _M.HIRED)
    records.insert_many(
        store,
        KindId.COHORT_TARGETS,
        (
            CohortTarget(cohort_id=cohort, measure=measure, value=value, set_on=one.starts_on)
            for measure, value in zip(measures, one.targets, strict=True)
            if value is not None
        ),
    )
    _teach(desk, cohort, one)
    people = _people(desk, one)
    trainees = _trainees(desk, cohort, one, people)
    for title, count in one.certificates.items():
        records.insert_many(
            store,
            KindId.QUALIFICATIONS,
            (
                Qualification(cohort_id=cohort, trainee_id=trainees[n], title=title)
                for n in range(count)
            ),
        )
    _hire(desk, cohort, one, people, firms)
    return cohort


def _teach(desk: Desk, cohort: int, one: Held) -> None:
    """The lessons, and beside them what counts for nothing: one 휴강, one 특강."""
    every = [one.starts_on + timedelta(days=n) for n in range(200)]
    days = [day for day in every if day.weekday() < 5][: one.lessons]
    lessons = [CohortSession(cohort_id=cohort, held_on=day, hours=one.hours) for day in days]
    if lessons:
        lessons += [
            CohortSession(
                cohort_id=cohort,
                held_on=one.ends_on + timedelta(days=1),
                hours=one.hours,
                status=SessionStatus.CANCELLED,
                reason="강사 사정",
            ),
            CohortSession(
                cohort_id=cohort,
                held_on=one.ends_on + timedelta(days=6),
                hours=2,
                session_type=SessionType.EXTRA,
                status=SessionStatus.HELD,
            ),
        ]
    records.insert_many(desk.store, KindId.COHORT_SESSIONS, lessons)


def _people(desk: Desk, one: Held) -> list[int]:
    """Those who were trained, then those who were not, then one who took it back."""
    rest = (one.applicants or one.trained + 2) - one.trained
    known = one.people or tuple(
        (1960 + n % 40, "", ("가람읍", "솔내면")[n % 2]) for n in range(one.trained)
    )
    known += ((1970, "고졸", "가람읍"),) * (rest + 1)
    return records.insert_many(
        desk.store,
        KindId.SEEKERS,
        (
            Seeker(
                name=f"{one.title}{n}",
                gender=Gender.MALE if n % 3 else Gender.FEMALE,
                birth_year=year,
                education=school,
                eup_myeon=place,
            )
            for n, (year, school, place) in enumerate(known)
        ),
    )


def _trainees(desk: Desk, cohort: int, one: Held, people: Sequence[int]) -> list[int]:
    def made(n: int) -> Trainee:
        status = _S.COMPLETED
        reason, left = ExitReason.NONE, None
        if n >= one.completed:
            early = n < one.completed + one.early
            status = _S.EARLY_HIRE if early else _S.DROPPED
            reason = ExitReason.EARLY_HIRE if early else ExitReason.PERSONAL
            left = one.starts_on + timedelta(days=20)
        if n >= one.trained:
            status = (_S.REJECTED, _S.DECLINED)[n % 2]
            reason, left = ExitReason.NONE, None
        if n == len(people) - 1:
            status = _S.CANCELLED
        return Trainee(
            cohort_id=cohort,
            seeker_id=people[n],
            number=n + 1,
            status=status,
            exit_reason=reason,
            left_on=left,
        )

    trainees = records.insert_many(
        desk.store, KindId.TRAINEES, (made(n) for n in range(len(people)))
    )
    (away,) = records.insert_many(
        desk.store,
        KindId.TRAINEES,
        [Trainee(cohort_id=cohort, seeker_id=people[0], status=_S.COMPLETED)],
    )
    records.trash(desk.store, KindId.TRAINEES, [away])
    return trainees


def _hire(
    desk: Desk, cohort: int, one: Held, people: Sequence[int], firms: Mapping[str, int]
) -> None:
    """The early ones are hired first; the first of all has an older 취업 of the cohort too."""
    hires = one.hires or (Hire("어느 업체", True),) * one.hired
    assert len(hires) == one.hired
    whom = [*people[one.completed : one.completed + one.early], *people]
    begins = one.ends_on + timedelta(days=30)

    def made(n: int, hire: Hire, first: date) -> Placement:
        left = first + timedelta(days=30 * hire.left) if hire.left is not None else None
        return Placement(
            seeker_id=whom[n],
            employer_id=firms[hire.firm],
            cohort_id=cohort,
            related=hire.related,
            industry=hire.industry,
            hire_date=first,
            route=PlacementRoute.TRAINING,
            status=PlacementStatus.LEFT if left else PlacementStatus.WORKING,
            left_on=left,
        )

    records.insert_many(
        desk.store, KindId.PLACEMENTS, (made(n, hire, begins) for n, hire in enumerate(hires))
    )


def ask(desk: Desk, cohort: int, title: str, spreads: Sequence[Mapping[int, int]]) -> int:
    """A 만족도 조사 of a cohort on 5 points; each question's answers by score."""
    (survey,) = records.insert_many(
        desk.store,
        KindId.SURVEYS,
        [
            Survey(
                title=title,
                audience=Audience.TRAINEE,
                questions=tuple(f"문항 {n}" for n in range(1, len(spreads) + 1)),
                cohort_id=cohort,
                opened_on=date(2022, 6, 8),
            )
        ],
    )
    columns = [[str(score) for score, n in spread.items() for _ in range(n)] for spread in spreads]
    records.insert_many(
        desk.store,
        KindId.SURVEY_ANSWERS,
        (
            SurveyAnswer(survey_id=survey, answered_on=date(2022, 6, 8), scores=scores)
            for scores in zip(*columns, strict=True)
        ),
    )
    return survey
