"""What happened at the practice centre: vacancies came, people were sent, some were hired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.casework import (
    DECLINE_REASONS,
    OPEN_REFERRAL,
    REFERRAL_METHODS,
    REJECT_REASONS,
    Placement,
    PlacementRoute,
    PlacementStatus,
    Referral,
    ReferralStatus,
)
from jobdesk.domain.employers import (
    OPEN_VACANCY,
    Employer,
    EmployerStatus,
    Vacancy,
    VacancyStatus,
    vacancy_status_after,
)
from jobdesk.domain.people import SeekerStatus
from jobdesk.services.demo.calendar import Days, month_end, office_day
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.jobs import Job, wage
from jobdesk.services.demo.people import Person

_R = ReferralStatus
_REFUSED = DECLINE_REASONS[:5]
_NOT_HIRED = REJECT_REASONS[:4]
_LEFT = ("계약기간 만료", "개인 사정", "건강 문제", "이직", "작업 종료")
_ELSEWHERE = ("새봄시 제조업체", "물류센터(도내)", "읍내 식당", "지인 소개 농장", "면 소재 가게")
PENDING = OPEN_REFERRAL | {_R.HIRED}
"""Stages of a referral that may still end in work."""

_FRESH = timedelta(days=150)
"""People are sent to work within this time of registering; later they are hard to reach."""


@dataclass
class Story:
    """The records so far; ids are those the store will give, counted from 1."""

    random: Random
    last: date
    vacancies: list[Vacancy] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    free: dict[int, date] = field(default_factory=dict)
    """Seekers who found work, with the day from which they look again (or date.max)."""


class Pool:
    """People who look for work, the latest last, by the work they want."""

    def __init__(self, people: Sequence[Person], free: dict[int, date]) -> None:
        self._people = people
        self._next = 0
        self._by_job: dict[str, list[Person]] = {}
        self._all: list[Person] = []
        self._free = free

    def draw(self, random: Random, job: Job, day: date, wanted: int) -> list[Person]:
        """Up to ``wanted`` people registered by ``day``, those who want the work first."""
        while self._next < len(self._people):
            person = self._people[self._next]
            if (person.seeker.registered_on or day) > day:
                break
            self._by_job.setdefault(person.job.title, []).append(person)
            self._all.append(person)
            self._next += 1
        found = self._some(random, self._by_job.setdefault(job.title, []), day, wanted)
        for person in self._some(random, self._all, day, wanted - len(found)):
            suits = job.licence in ("", person.job.licence)
            if suits and person not in found:
                found.append(person)
        return found

    def _some(self, random: Random, pool: list[Person], day: date, wanted: int) -> list[Person]:
        """A few of ``pool``; who works or came long ago leaves it."""
        found: list[Person] = []
        for _ in range(wanted * 4 + 4):
            if len(found) >= wanted or not pool:
                break
            index = random.randrange(max(0, len(pool) - 400), len(pool))
            person = pool[index]
            free = self._free.get(person.seeker.id, day)
            if day - (person.seeker.registered_on or day) > _FRESH or free == date.max:
                pool[index] = pool[-1]
                pool.pop()
            elif free <= day and person not in found:
                found.append(person)
        return found


def tell(
    random: Random, people: Sequence[Person], firms: Sequence[Firm], days: Days, last: date
) -> Story:
    """The story of the span: people in order of registration, vacancies as they came."""
    story = Story(random, last)
    pool = Pool(people, story.free)
    for day, firm, job in _offers(random, firms, days, round(len(people) * 0.52)):
        vacancy = offer(story, firm, job, day)
        wanted = min(12, round(vacancy.openings * random.uniform(0.5, 1.2)) or 1)
        hired, sent = 0, len(story.referrals)
        if random.random() < 0.93:
            for person in pool.draw(random, job, day, wanted):
                hired += _refer(story, vacancy, person, room=vacancy.openings - hired)
        met = len(story.referrals) > sent
        story.vacancies[-1] = _closed(story, vacancy, hired, met=met)
    _find_work_alone(story, people, firms)
    return story


def _offers(
    random: Random, firms: Sequence[Firm], days: Days, count: int
) -> list[tuple[date, Firm, Job]]:
    """Day, employer and job of each vacancy, in order of time; some employers come often."""
    regulars = random.choices(firms, [0.4 + random.expovariate(1.0) for _ in firms], k=count)
    offers = []
    for firm in regulars:
        job = random.choice(firm.jobs)
        offers.append((days.draw(random, job.busy), firm, job))
    return sorted(offers, key=lambda offer: (offer[0], offer[1].employer.id, offer[2].title))


def offer(story: Story, firm: Firm, job: Job, day: date) -> Vacancy:
    """The next vacancy of the story: a firm seeks people for a job from ``day`` on."""
    random, employer = story.random, firm.employer
    vacancy = Vacancy(
        id=len(story.vacancies) + 1,
        employer_id=employer.id,
        job=job.title,
        openings=random.choice(job.heads),
        wage=wage(random, job, day.year),
        working_hours=job.hours,
        workplace=employer.address,
        eup_myeon=employer.eup_myeon,
        received_on=day,
        closes_on=day + timedelta(days=random.randint(10, 40)),
        employment_type=job.employment,
        preferred=random.choice(job.preferred) or (job.licence and f"{job.licence} 소지자"),
        counsellor=employer.counsellor,
    )
    story.vacancies.append(vacancy)
    return vacancy


def _closed(story: Story, vacancy: Vacancy, hired: int, *, met: bool) -> Vacancy:
    """The vacancy as it stands on the last day."""
    status = vacancy_status_after(vacancy, hired)
    day = vacancy.received_on or story.last
    if status in OPEN_VACANCY and (vacancy.closes_on or day) < story.last:
        cancelled = hired == 0 and story.random.random() < 0.15
        status = VacancyStatus.CANCELLED if cancelled else VacancyStatus.CLOSED
    elif status is VacancyStatus.OPEN and not met and story.last - day < timedelta(days=4):
        status = VacancyStatus.RECEIVED
    return replace(vacancy, status=status)


def _refer(story: Story, vacancy: Vacancy, person: Person, *, room: int) -> int:
    """Send a person to a vacancy and see what came of it; returns how many were hired."""
    random = story.random
    received = vacancy.received_on or story.last
    day = office_day(received, random.randint(0, 6))
    if day > story.last:
        return 0
    referral = Referral(
        id=len(story.referrals) + 1,
        seeker_id=person.seeker.id,
        vacancy_id=vacancy.id,
        referred_on=day,
        method=random.choices(REFERRAL_METHODS, (48, 14, 22, 11, 5))[0],
        counsellor=person.seeker.counsellor,
    )
    daily = vacancy.employment_type == "일용직"
    referral, started = _result(story, referral, daily=daily, room=room)
    story.referrals.append(referral)
    if started is None:
        return 0
    _hire(story, vacancy, person, referral, started, daily=daily)
    return 1


def _result(
    story: Story, referral: Referral, *, daily: bool, room: int
) -> tuple[Referral, date | None]:
    """The referral as it stands on the last day, and the day work begins if it does."""
    random, last = story.random, story.last
    day = referral.referred_on or last
    if random.random() < 0.09:
        return replace(referral, status=_R.DECLINED, reason=random.choice(_REFUSED)), None
    if daily:  # farms take people by a phone call
        result = office_day(day, random.randint(0, 4))
        waiting = _R.ACCEPTED
    else:
        interview = office_day(day, random.randint(3, 10))
        referral = replace(referral, interview_on=interview)
        if interview > last:
            stage = random.choice((_R.INTERVIEW_SET, _R.INTERVIEW_SET, _R.APPLIED, _R.PROPOSED))
            kept = interview if stage is _R.INTERVIEW_SET else None
            return replace(referral, status=stage, interview_on=kept), None
        if random.random() < 0.05:
            return replace(referral, status=_R.NO_SHOW, reason="연락 없이 불참"), None
        result = office_day(interview, random.randint(1, 8))
        waiting = _R.INTERVIEWED
    if result > last:
        return replace(referral, status=waiting), None
    if room < 1 or random.random() > (0.8 if daily else 0.62):
        reason = random.choice(_NOT_HIRED)
        return replace(referral, status=_R.NOT_HIRED, reason=reason), None
    starts = office_day(result + timedelta(days=1), random.randint(0, 2 if daily else 8))
    if starts <= last:
        if random.random() < 0.02:
            return replace(referral, status=_R.GAVE_UP, reason=random.choice(_REFUSED)), None
        return replace(referral, status=_R.STARTED), starts
    referral = replace(referral, status=_R.HIRED)
    return referral, starts if starts <= month_end(last) else None


def _hire(
    story: Story, vacancy: Vacancy, person: Person, referral: Referral, day: date, *, daily: bool
) -> None:
    random = story.random
    placement = Placement(
        id=len(story.placements) + 1,
        seeker_id=person.seeker.id,
        employer_id=vacancy.employer_id,
        vacancy_id=vacancy.id,
        referral_id=referral.id,
        hire_date=day,
        route=PlacementRoute.ON_SITE if referral.method == "행사" else PlacementRoute.REFERRAL,
        job=vacancy.job,
        wage=vacancy.wage,
        employment_type=vacancy.employment_type,
        insured=_insured(random, daily),
        counsellor=referral.counsellor,
    )
    _work(story, placement, daily)


def _insured(random: Random, daily: bool) -> bool | None:
    if random.random() < 0.07:
        return None
    return random.random() < (0.3 if daily else 0.93)


def _work(story: Story, placement: Placement, daily: bool) -> None:
    """Keep a placement as it stands on the last day: to come, at work, or over."""
    random, last = story.random, story.last
    day = placement.hire_date or last
    stays = timedelta(days=random.randint(4, 40) if daily else random.randint(20, 900))
    if day > last:
        placement = replace(placement, status=PlacementStatus.EXPECTED)
    elif day + stays <= last:
        placement = replace(
            placement,
            status=PlacementStatus.LEFT,
            left_on=day + stays,
            leave_reason="작업 종료" if daily else random.choice(_LEFT),
        )
    # Day labourers look for the next farm when a job is done; others settle.
    story.free[placement.seeker_id or 0] = day + stays + timedelta(days=1) if daily else date.max
    story.placements.append(placement)


def _find_work_alone(story: Story, people: Sequence[Person], firms: Sequence[Firm]) -> None:
    """Some find work by themselves, or by a course, often at firms the centre does not know."""
    random = story.random
    waiting = {r.seeker_id for r in story.referrals if r.status in PENDING}
    for person in people:
        seeker = person.seeker
        if seeker.id in story.free or seeker.id in waiting or random.random() > 0.16:
            continue
        day = office_day(
            (seeker.registered_on or story.last) + timedelta(days=14), random.randint(0, 60)
        )
        if day > story.last:
            continue
        firm = random.choice(firms).employer if random.random() < 0.25 else None
        route = random.choices((PlacementRoute.SELF, PlacementRoute.TRAINING), (85, 15))[0]
        placement = Placement(
            id=len(story.placements) + 1,
            seeker_id=seeker.id,
            employer_id=firm.id if firm else None,
            employer_name="" if firm else random.choice(_ELSEWHERE),
            hire_date=day,
            route=route,
            job=person.job.title,
            insured=_insured(random, False),
            counsellor=seeker.counsellor,
        )
        _work(story, placement, False)


def stages(story: Story, people: Sequence[Person]) -> list[SeekerStatus]:
    """The stage of each of ``people`` on the last day, in their order."""
    random, last = story.random, story.last
    works = {p.seeker_id: p for p in story.placements}
    waits = {r.seeker_id for r in story.referrals if r.status in PENDING}
    met = {r.seeker_id for r in story.referrals}
    found = []
    for person in people:
        id_ = person.seeker.id
        old = last - (person.seeker.registered_on or last) > timedelta(days=180)
        if id_ in works and works[id_].status is not PlacementStatus.LEFT:
            long = last - (works[id_].hire_date or last) > timedelta(days=30)
            followed = long and random.random() < 0.4
            found.append(SeekerStatus.FOLLOW_UP if followed else SeekerStatus.PLACED)
        elif id_ in waits:
            found.append(SeekerStatus.REFERRED)
        elif old and random.random() < 0.7:
            found.append(SeekerStatus.CLOSED)
        elif id_ in works or id_ in met:
            found.append(SeekerStatus.COUNSELLING)
        else:
            known = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.PROVISIONAL)
            found.append(random.choices(known, (70, 27, 3))[0])
    return found


def employers_after(story: Story, firms: Sequence[Firm]) -> list[Employer]:
    """The employers as they stand on the last day: known no later than their first vacancy."""
    came: dict[int, list[date]] = {}
    for vacancy in story.vacancies:
        came.setdefault(vacancy.employer_id or 0, []).append(vacancy.received_on or story.last)
    after = []
    for firm in firms:
        days, employer = came.get(firm.employer.id, []), firm.employer
        registered = employer.registered_on or story.last
        if not days:
            found = story.random.random() < 0.4
            status = EmployerStatus.FOUND if found else EmployerStatus.REGISTERED
        elif story.last - max(days) > timedelta(days=270):
            status = EmployerStatus.DORMANT
        else:
            status = EmployerStatus.ACTIVE
        after.append(replace(employer, registered_on=min([registered, *days]), status=status))
    return after
