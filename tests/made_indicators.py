"""A centre with a few records of every kind in 2026, each beside decoys that must not count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.data.store import Store
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay, Survey, SurveyAnswer
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus, Referral
from jobdesk.domain.casework import ReferralStatus as Stage
from jobdesk.domain.cohorts import Cohort, CohortStatus, Course
from jobdesk.domain.counselling import (
    Note,
    NoteChannel,
    NoteTopic,
    Outreach,
    OutreachType,
    PlanStatus,
    Registration,
    RegistrationStatus,
)
from jobdesk.domain.employers import Employer, EmployerType, Vacancy, VacancyStatus
from jobdesk.domain.farm_people import FarmWorker
from jobdesk.domain.farm_support import SupportBatch, SupportPayment, SupportStep
from jobdesk.domain.farm_work import DayStatus as Work
from jobdesk.domain.farm_work import FarmDay, FarmRequest
from jobdesk.domain.farms import Farm
from jobdesk.domain.interviews import (
    Allowance,
    AllowanceStatus,
    Attendance,
    Trip,
    TripPerson,
    TripStatus,
)
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayStatus,
    DayType,
    EmployerAnswer,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.network import (
    Agreement,
    AgreementStatus,
    HiringProxy,
    Meeting,
    ProxyStatus,
    Publicity,
    Visit,
)
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import (
    AllowanceStep,
    Qualification,
    Trainee,
    TraineeAllowance,
    TraineeStatus,
)
from jobdesk.services import centres
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

MARCH, APRIL, LAST_YEAR = date(2026, 3, 9), date(2026, 4, 9), date(2025, 12, 31)
LATER = date(2026, 12, 1)
"""After the 기준일 of the tests (2026-11-20)."""


class World:
    """Puts records into the store; a good one has a twin in the 휴지통."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, record: Any, *, twin: bool = True) -> int:
        """A record that counts, and one like it that was put away."""
        if twin:
            records.insert(self._store, replace(record, trashed_on=APRIL))
        return records.insert(self._store, record)

    def dated(self, record: Any, field: str) -> int:
        """The same, with a decoy of last year and one of a day that has not come."""
        for day in (LAST_YEAR, LATER):
            self.put(replace(record, **{field: day}), twin=False)
        return self.put(replace(record, **{field: MARCH}))


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, _templates: Callable[[bool], Path]
) -> Iterator[Desk]:
    """The centre, to look at only."""
    import shutil

    folder = tmp_path_factory.mktemp("indicators") / "centre"
    shutil.copytree(_templates(False), folder)
    desk = centres.open_centre(folder, PASSWORD, today=today)
    with desk.store.operation("자료"):
        _fill(World(desk.store))
    yield desk
    centres.close(desk)


def _fill(w: World) -> None:
    people = [w.put(Seeker(name=name), twin=False) for name in ("김하나", "이두리", "박세나")]
    types = (EmployerType.COMPANY, EmployerType.INSTITUTION, EmployerType.FARM)
    firms = [
        w.put(Employer(name=f"{kind} {kind.name}", employer_type=kind, registered_on=MARCH))
        for kind in types
    ]
    w.put(Employer(name="옛 업체", registered_on=LAST_YEAR), twin=False)
    vacancy = _seeking(w, people, firms)
    day, cohort = _events(w, people, firms), _cohort(w, people)
    _hires(w, people, firms, day, cohort)
    _trips(w, people, firms)
    _farms(w, people, firms)
    _desk(w, people, firms, vacancy)
    _surveys(w)


def _seeking(w: World, people: list[int], firms: list[int]) -> int:
    offer = Vacancy(employer_id=firms[0], job="조리원", openings=3)
    vacancy = w.dated(offer, "received_on")
    w.put(replace(offer, employer_id=firms[2], openings=4, received_on=APRIL))
    w.put(replace(offer, openings=5, received_on=APRIL))
    w.put(replace(offer, received_on=APRIL, status=VacancyStatus.CANCELLED))
    asked = Registration(seeker_id=people[0])
    w.dated(asked, "registered_on")
    w.put(replace(asked, registered_on=APRIL))
    w.put(replace(asked, seeker_id=people[1], registered_on=APRIL))
    cancelled = RegistrationStatus.CANCELLED
    w.put(replace(asked, seeker_id=people[2], registered_on=APRIL, status=cancelled))
    sent = Referral(seeker_id=people[0], vacancy_id=vacancy)
    w.dated(sent, "referred_on")
    w.put(replace(sent, referred_on=APRIL, interview_on=APRIL, status=Stage.STARTED))
    w.put(replace(sent, referred_on=APRIL, interview_on=APRIL, status=Stage.NOT_HIRED))
    w.put(replace(sent, referred_on=APRIL, interview_on=APRIL, status=Stage.NO_SHOW))
    w.put(replace(sent, referred_on=APRIL, interview_on=LATER, status=Stage.INTERVIEW_SET))
    other = replace(sent, seeker_id=people[1])
    w.put(replace(other, referred_on=LAST_YEAR, interview_on=MARCH, status=Stage.INTERVIEWED))
    w.put(replace(other, referred_on=MARCH, interview_on=LAST_YEAR, status=Stage.HIRED))
    paid = Allowance(seeker_id=people[0], interview_on=MARCH, amount=30_000)
    w.dated(replace(paid, status=AllowanceStatus.PAID), "paid_on")
    w.put(replace(paid, status=AllowanceStatus.PAID, paid_on=APRIL))
    w.put(replace(paid, status=AllowanceStatus.PAID, seeker_id=people[1], paid_on=APRIL))
    w.put(replace(paid, status=AllowanceStatus.REJECTED, paid_on=APRIL))
    asked_for = HiringProxy(employer_id=firms[0], supplied=7)
    w.dated(asked_for, "requested_on")
    w.put(replace(asked_for, requested_on=APRIL, vacancy_id=vacancy))  # one hire, below
    w.put(replace(asked_for, requested_on=APRIL, employer_id=firms[1], supplied=None))
    w.put(replace(asked_for, requested_on=APRIL, status=ProxyStatus.CANCELLED))
    return vacancy


def _hires(w: World, people: list[int], firms: list[int], day: int, cohort: int) -> None:
    hire = Placement(seeker_id=people[0], employer_id=firms[0], insured=True)
    w.dated(replace(hire, status=PlacementStatus.WORKING), "hire_date")
    for route in PlacementRoute:
        if route not in (PlacementRoute.REFERRAL, PlacementRoute.HIRING_PROXY):
            w.put(replace(hire, hire_date=APRIL, route=route, insured=None, left_on=APRIL))
    proxy = replace(hire, hire_date=APRIL, route=PlacementRoute.HIRING_PROXY, vacancy_id=1)
    w.put(replace(proxy, vacancy_id=_first_vacancy(w), insured=False, left_on=APRIL))
    w.put(replace(hire, seeker_id=people[1], hire_date=APRIL, matching_day_id=day, left_on=LATER))
    w.put(replace(hire, seeker_id=people[2], hire_date=MARCH, cohort_id=cohort, left_on=MARCH))
    w.put(replace(hire, seeker_id=people[1], hire_date=LATER, cohort_id=cohort))
    _aftercare(w, replace(hire, cohort_id=None))


def _first_vacancy(w: World) -> int:
    found = w._store.db.execute("SELECT vacancy_id FROM hiring_proxies WHERE vacancy_id NOT NULL")
    return int(found.fetchone()[0])


def _aftercare(w: World, hire: Placement) -> None:
    """Hired on 2025-05-31: one month on 2025-06-30, twelve on 2026-05-31."""
    old = replace(hire, hire_date=date(2025, 5, 31), status=PlacementStatus.WORKING)
    stayed = w.put(old)
    told = FollowUp(placement_id=stayed, seeker_id=hire.seeker_id, milestone=12, employed=True)
    done = replace(told, outcome=Outcome.DONE, done_on=date(2026, 6, 2))
    w.put(done)
    left = w.put(replace(old, left_on=date(2026, 5, 31), status=PlacementStatus.LEFT))
    w.put(replace(done, placement_id=left))
    w.put(replace(old, left_on=date(2026, 6, 1), status=PlacementStatus.LEFT))
    unknown = w.put(old)
    w.put(replace(done, placement_id=unknown, milestone=6, done_on=date(2026, 5, 30)))
    w.put(replace(done, placement_id=unknown, audience=Audience.EMPLOYER))
    w.put(replace(done, placement_id=unknown, outcome=Outcome.ABSENT, done_on=date(2026, 6, 3)))
    w.put(replace(told, placement_id=unknown, due_on=date(2026, 6, 4)))
    w.put(replace(old, status=PlacementStatus.EXPECTED))
    w.put(replace(done, milestone=None, done_on=LAST_YEAR, placement_id=None))
    w.dated(ProcessDay(status=PlanStatus.HELD), "held_on")
    w.put(ProcessDay(held_on=APRIL))


def _trips(w: World, people: list[int], firms: list[int]) -> None:
    held = w.dated(Trip(status=TripStatus.HELD), "held_on")
    again = w.put(Trip(status=TripStatus.HELD, held_on=APRIL))
    off = w.put(Trip(status=TripStatus.CANCELLED, held_on=APRIL))
    before = w.put(Trip(status=TripStatus.HELD, held_on=LAST_YEAR))
    along = TripPerson(seeker_id=people[0], employer_id=firms[0], attendance=Attendance.CAME)
    for trip in (held, again, off, before):
        w.put(replace(along, trip_id=trip))
    w.put(replace(along, trip_id=held, seeker_id=people[1], employer_id=firms[1]))
    w.put(replace(along, trip_id=held, seeker_id=people[1], employer_id=None))
    gone = replace(along, attendance=Attendance.ABSENT, seeker_id=people[2], employer_id=firms[2])
    w.put(replace(gone, trip_id=held))


def _farms(w: World, people: list[int], firms: list[int]) -> None:
    w.dated(Farm(employer_id=firms[2]), "found_on")
    w.dated(FarmWorker(seeker_id=people[0]), "found_on")
    w.put(FarmWorker(seeker_id=people[1], found_on=APRIL))
    day = FarmDay(seeker_id=people[0], employer_id=firms[2], status=Work.WORKED)
    worked = w.dated(day, "work_date")
    w.put(replace(day, work_date=APRIL, status=Work.SETTLED))
    w.put(replace(day, work_date=APRIL, seeker_id=people[1], employer_id=firms[0]))
    for status in set(Work) - {Work.WORKED, Work.SETTLED}:
        w.put(replace(day, work_date=APRIL, seeker_id=people[2], status=status))
    request = FarmRequest(employer_id=firms[2], task="수확", starts_on=MARCH)
    w.dated(request, "received_on")
    w.put(replace(request, received_on=APRIL, cancelled_on=APRIL))
    batch = w.put(SupportBatch(title="4월", paid_on=APRIL, step=SupportStep.PAID), twin=False)
    waiting = w.put(SupportBatch(title="5월"), twin=False)
    pay = SupportPayment(
        farm_day_id=worked, seeker_id=people[0], employer_id=firms[2], amount=10_000,
        batch_id=batch, step=SupportStep.PAID,
    )  # fmt: skip
    w.put(replace(pay, work_date=LAST_YEAR))
    w.put(replace(pay, work_date=MARCH))
    w.put(replace(pay, work_date=MARCH, amount=5_000, step=SupportStep.SETTLED))
    w.put(replace(pay, work_date=MARCH, amount=700, step=SupportStep.DRAFTED, batch_id=waiting))
    w.put(replace(pay, work_date=MARCH, amount=90, step=SupportStep.REJECTED))


def _events(w: World, people: list[int], firms: list[int]) -> int:
    held = MatchingDay(title="만남", status=DayStatus.HELD)
    day = w.dated(held, "held_on")
    for type_ in DayType:
        w.put(replace(held, day_type=type_, held_on=APRIL))
    off = w.put(replace(held, held_on=APRIL, status=DayStatus.CANCELLED))
    for where, firm in ((day, firms[0]), (off, firms[1])):
        table = w.put(
            DayEmployer(matching_day_id=where, employer_id=firm, status=EmployerAnswer.COMING)
        )
        w.put(DayEmployer(matching_day_id=where, employer_id=firm, status=EmployerAnswer.DECLINED))
        guests = [
            w.put(DayAttendee(matching_day_id=where, seeker_id=who, status=AttendeeStatus.CAME))
            for who in people[:2]
        ]
        away = AttendeeStatus.ABSENT
        w.put(DayAttendee(matching_day_id=where, seeker_id=people[2], status=away))
        met = DayInterview(
            matching_day_id=where, attendee_id=guests[0], day_employer_id=table,
            status=MeetingStatus.DONE,
        )  # fmt: skip
        w.put(met)
        w.put(replace(met, status=MeetingStatus.RUNNING))
        w.put(replace(met, attendee_id=guests[1]))
        w.put(replace(met, status=MeetingStatus.ABSENT))
    return day


def _cohort(w: World, people: list[int]) -> int:
    course = w.put(Course(title="요양보호사"), twin=False)
    run = Cohort(course_id=course, title="1기", status=CohortStatus.COMPLETED, starts_on=MARCH)
    ended = w.put(replace(run, ends_on=APRIL))
    w.put(replace(run, starts_on=LAST_YEAR, ends_on=LAST_YEAR))
    w.put(replace(run, starts_on=LATER, ends_on=LATER))
    off = w.put(replace(run, ends_on=APRIL, status=CohortStatus.CANCELLED))
    mine = Trainee(cohort_id=ended, applied_on=MARCH, selected_on=MARCH)
    states = (
        (people[0], TraineeStatus.COMPLETED),
        (people[1], TraineeStatus.COMPLETED),
        (people[2], TraineeStatus.EARLY_HIRE),
    )
    done = [
        w.put(
            replace(
                mine, seeker_id=who, status=status,
                completed_on=APRIL if status is TraineeStatus.COMPLETED else None,
            )
        )
        for who, status in states
    ]  # fmt: skip
    for status in (TraineeStatus.SELECTED, TraineeStatus.REJECTED, TraineeStatus.CANCELLED):
        w.put(replace(mine, seeker_id=people[0], status=status))
    w.put(replace(mine, cohort_id=off, seeker_id=people[0], status=TraineeStatus.COMPLETED,
                  completed_on=APRIL))  # fmt: skip
    gained = Qualification(cohort_id=ended, trainee_id=done[0], title="요양보호사")
    w.dated(gained, "acquired_on")
    w.put(replace(gained, title="운전면허", acquired_on=APRIL))
    paid = TraineeAllowance(
        cohort_id=ended, trainee_id=done[0], month=MARCH, amount=116_000, step=AllowanceStep.PAID
    )
    w.dated(paid, "paid_on")
    w.put(replace(paid, paid_on=APRIL))
    w.put(replace(paid, trainee_id=done[1], step=AllowanceStep.COUNTED, paid_on=APRIL))
    return ended


def _desk(w: World, people: list[int], firms: list[int], vacancy: int) -> None:
    day = Outreach(place="장터", status=PlanStatus.HELD)
    mobile = w.dated(day, "held_on")
    w.put(replace(day, outreach_type=OutreachType.TRIP, held_on=APRIL))
    group = w.put(replace(day, outreach_type=OutreachType.GROUP, held_on=APRIL))
    w.put(replace(day, held_on=APRIL, status=PlanStatus.PLANNED))
    said = Note(seeker_id=people[0], content="상담")
    for topic in NoteTopic:
        for channel in NoteChannel:
            w.dated(replace(said, topic=topic, channel=channel), "noted_on")
    w.put(replace(said, noted_on=APRIL, topic="다른 일", channel="화상", seeker_id=people[1]))
    benefit = NoteTopic.BENEFIT.value
    w.put(replace(said, noted_on=APRIL, topic=benefit, seeker_id=people[1]))
    w.put(replace(said, noted_on=APRIL, topic=benefit, seeker_id=None, employer_id=firms[0]))
    for where in (mobile, mobile, group):
        w.put(replace(said, noted_on=APRIL, topic="다른 일", channel="화상", outreach_id=where))
    asked = Registration(seeker_id=people[0], registered_on=LAST_YEAR, outreach_id=mobile)
    w.put(asked)
    w.put(replace(asked, status=RegistrationStatus.CANCELLED))
    visit = Visit(employer_id=firms[0], method="방문", vacancy_id=vacancy)
    w.dated(visit, "visited_on")
    w.put(replace(visit, visited_on=APRIL))
    w.put(replace(visit, visited_on=APRIL, method="전화", employer_id=firms[1]))
    w.dated(Agreement(partner="군청", status=AgreementStatus.ENDED), "signed_on")
    w.put(Agreement(partner="대학", status=AgreementStatus.TALKING, signed_on=APRIL))
    w.dated(Meeting(title="간담회", headcount=12), "held_on")
    w.put(Meeting(title="회의", held_on=APRIL))
    w.dated(
        Publicity(title="보도", publicity_type="언론보도", count=180, unit="부"), "published_on"
    )
    w.put(Publicity(title="현수막", publicity_type="현수막", published_on=APRIL))


def _surveys(w: World) -> None:
    """Of two questions: what is no score of the scale and a third score do not count."""
    questions = ("친절", "도움")
    for scale, audience, scores in (
        (5, Audience.SEEKER, (("5", "3"), ("4", ""), ("6", "만족", "5"))),
        (7, Audience.EMPLOYER, (("5", "4"),)),
        (10, Audience.TRAINEE, (("7", "6"),)),
        (100, Audience.TRAINEE, (("90", "69"), ("70", "0"))),
        (4, Audience.PLACED, (("3", "2"),)),
    ):
        survey = w.put(
            Survey(title=f"{scale}점", audience=audience, scale=scale, questions=questions),
            twin=False,
        )
        for given in scores:
            w.dated(SurveyAnswer(survey_id=survey, scores=given), "answered_on")
