"""A whole matching day by the services: 120 arrivals, 15 walk-ins, two late companies.

What is to happen follows from the clock and from what the records say has happened already, so
a day that was cut short is taken up where it stands. Run as a program it plays the day in the
centre it is given, saying each step once it is done, until it ends or is killed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from jobdesk.data import records
from jobdesk.data.store import Store
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.hall_now import Turn
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayStatus,
    DayVacancy,
    DayWish,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
    clock_of,
    minutes_of,
)
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    centres,
    day_employers,
    day_floor,
    day_plan,
    day_records,
    lists,
    reception,
    reception_walk_in,
)
from jobdesk.services.demo.names import Phones, name
from jobdesk.services.desk import Desk
from jobdesk.services.reception_walk_in import WalkIn

TODAY = date(2026, 11, 20)
PASSWORD = "시험 비밀번호"
EXPECTED, ABSENT, WALK_INS = 128, 8, 15
BOOTHS = 12
LATE = ("3", "7")
"""Booths whose company says on the day that it comes at LATE_AT."""
LATE_AT = "14:30"
OPENS, PLANS_AGAIN, CLOSES, ENDS = 12 * 60 + 50, 13 * 60 + 40, 17 * 60 + 30, 18 * 60
STEP = 5
_R = InterviewResult
RESULTS = (_R.HIRED, _R.REJECTED, _R.REJECTED, _R.PENDING, _R.SECOND, _R.NONE, _R.NONE)
PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
JOBS = ("조리원", "요양보호사", "생산직", "지게차 운전", "사무보조", "환경미화")
Say = Callable[..., None]


def make(desk: Desk, wishes: Sequence[int] = (1, 1, 2, 2)) -> int:
    """The centre on the morning of the day, its timetable made; the id of the day. How many
    firms somebody wants to meet is drawn from ``wishes``."""
    random = Random(5)
    with desk.store.operation("행사 준비"):
        people = _seekers(desk.store, random)
        firms = records.insert_many(
            desk.store, KindId.EMPLOYERS, [Employer(name=f"시험업체{n:02d}") for n in range(BOOTHS)]
        )
        day = _day(desk.store)
        booths = _booths(desk.store, day, firms)
        guests = _guests(desk.store, day, people)
        _wished(desk.store, guests, booths, random, wishes)
    day_plan.keep(desk, day, day_plan.propose(desk, day, seconds=3))
    return day


def _seekers(store: Store, random: Random) -> list[int]:
    phones = Phones(random)
    seekers = []
    for _ in range(EXPECTED):
        born = random.randint(1948, 2004)
        seekers.append(
            Seeker(
                name=name(random, random.random() < 0.6, born),
                birth_date=date(born, random.randint(1, 12), random.randint(1, 28)),
                birth_year=born,
                phone=phones.mobile(),
                eup_myeon=random.choice(PLACES),
                registered_on=TODAY - timedelta(days=20),
                consent_on=TODAY - timedelta(days=20),
            )
        )
    return records.insert_many(store, KindId.SEEKERS, seekers)


def _day(store: Store) -> int:
    return records.insert(
        store,
        MatchingDay(
            title="제4회 한빛군 구인·구직 만남의 날",
            held_on=TODAY,
            starts_at="13:30",
            ends_at="17:30",
            breaks="15:00~15:15",
            place="군민회관",
            status=DayStatus.HELD,
        ),
    )


def _booths(store: Store, day: int, firms: Sequence[int]) -> list[int]:
    """A booth for every firm, with one vacancy of three heads."""
    vacancies = records.insert_many(
        store,
        KindId.VACANCIES,
        [
            Vacancy(employer_id=firm, job=JOBS[n % len(JOBS)], openings=3, received_on=TODAY)
            for n, firm in enumerate(firms)
        ],
    )
    booths = records.insert_many(
        store,
        KindId.DAY_EMPLOYERS,
        [
            DayEmployer(
                matching_day_id=day,
                employer_id=firm,
                status=EmployerAnswer.COMING,
                booth=str(number),
                interviewers=2 if number in (1, 5) else 1,
            )
            for number, firm in enumerate(firms, start=1)
        ],
    )
    records.insert_many(
        store,
        KindId.DAY_VACANCIES,
        [
            DayVacancy(day_employer_id=booth, vacancy_id=vacancy)
            for booth, vacancy in zip(booths, vacancies, strict=True)
        ],
    )
    return booths


def _guests(store: Store, day: int, people: Sequence[int]) -> list[int]:
    return records.insert_many(
        store,
        KindId.DAY_ATTENDEES,
        [
            DayAttendee(matching_day_id=day, seeker_id=person, number=number)
            for number, person in enumerate(people, start=1)
        ],
    )


def _wished(
    store: Store,
    guests: Sequence[int],
    booths: Sequence[int],
    random: Random,
    wishes: Sequence[int],
) -> None:
    records.insert_many(
        store,
        KindId.DAY_WISHES,
        [
            DayWish(attendee_id=guest, day_employer_id=booth, rank=rank)
            for guest in guests
            for rank, booth in enumerate(random.sample(booths, random.choice(wishes)), 1)
        ],
    )


# What the clock asks for


def comes_at(number: int) -> int | None:
    """When the attendee of that number comes, in minutes; None for who never does."""
    if number % (EXPECTED // ABSENT) == 0:
        return None
    early = number % 4 != 1
    return OPENS + number * 7 % 40 if early else OPENS + 40 + number * 13 % 150


def walk_in(number: int) -> tuple[int, WalkIn]:
    """When the n-th walk-in comes, and what is said at the desk; the booth is asked there."""
    person = WalkIn(
        name=name(Random(f"현장 {number}"), number % 2 == 0, 1975),
        phone=f"010-0999-{number:04d}",
        birth_year=1960 + number,
        village=PLACES[number % len(PLACES)],
        consent=True,
    )
    return OPENS + 30 + number * 11, person


def result_of(interview_id: int) -> InterviewResult:
    """What the firm says at once."""
    return RESULTS[interview_id % len(RESULTS)]


def first_day(interview_id: int) -> date | None:
    """When who was hired begins: at once, in some days, next year, or nobody knows yet."""
    after = (0, 10, 45, None)[interview_id % 4]
    return None if after is None else TODAY + timedelta(days=after)


@dataclass
class Hall:
    """The day of a centre, played by its services. ``say`` hears what was done; whoever plays
    it otherwise puts other hands in the place of these."""

    desk: Desk
    day: int
    say: Say

    def play(self, first: int = OPENS, last: int = ENDS) -> None:
        """From one time to another, in steps; what is done already is left alone."""
        for now in range(first, last, STEP):
            self.tick(now)

    def tick(self, now: int) -> None:
        """What is due by ``now``: the companies, the door, the booths."""
        at = clock_of(now)
        self._companies(now, at)
        self._door(now, at)
        if now >= 13 * 60 + 30:
            self._booths(now, at)

    def _companies(self, now: int, at: str) -> None:
        firms = day_records.employers(self.desk, self.day)
        for firm in firms:
            due = minutes_of(LATE_AT) if firm.booth in LATE else OPENS + 20
            assert due is not None
            if now >= due and not firm.came_at:
                self.company(firm, at)
                self.say("company", firm.id, at)
        late = [one for one in firms if one.booth in LATE and not one.arrives_at]
        if now >= PLANS_AGAIN and late:
            for firm in late:
                day_employers.save(self.desk, replace(firm, arrives_at=LATE_AT))
            self.plan_again(now)
            self.say("planned", len(late), at)

    def _door(self, now: int, at: str) -> None:
        for one in day_records.attendees(self.desk, self.day):
            due = comes_at(one.number or 0)
            if one.status is AttendeeStatus.REGISTERED and due is not None and due <= now:
                self.receive(one, at)
                self.say("arrived", one.id, at)
        known = {
            str(row[0])
            for row in lists.rows(
                self.desk,
                KindId.SEEKERS,
                [a.seeker_id or 0 for a in day_records.attendees(self.desk, self.day)],
                ("phone",),
            ).values()
        }
        booths = day_records.employers(self.desk, self.day)
        for number in range(WALK_INS):
            due, person = walk_in(number)
            if due <= now and person.phone not in known:
                made = self.join(person, booths[number % len(booths)], at)
                self.say("walked in", made, at)

    def _booths(self, now: int, at: str) -> None:
        for booth in day_floor.hall(self.desk, self.day).booths:
            firm = day_records.employer(self.desk, booth.day_employer_id)
            for turn in booth.running:
                begun = minutes_of(turn.began_at) or 0
                if now - begun >= booth.minutes - STEP * (turn.interview_id % 2):
                    self.finish(turn, at)
                    self.say("done", turn.interview_id, at)
            if not firm.came_at or 15 * 60 <= now < 15 * 60 + 15 or now >= CLOSES:
                continue
            while True:  # as many as there are interviewers; somebody may be at another booth
                mine = day_floor.hall(self.desk, self.day).booth(booth.day_employer_id)
                if mine is None or not mine.free or mine.next is None:
                    break
                if (minutes_of(mine.next.starts_at) or 0) > now + STEP:
                    break
                self.begin(mine.next, at)
                self.say("begun", mine.next.interview_id, at)

    # The hands

    def company(self, firm: DayEmployer, at: str) -> None:
        """A company is at its booth."""
        day_employers.came(self.desk, firm.id, at)

    def plan_again(self, now: int) -> None:
        """The plan after what is known by ``now``."""
        made = day_plan.replan(self.desk, self.day, now, seconds=3)
        day_plan.keep(self.desk, self.day, made)

    def receive(self, one: DayAttendee, at: str) -> None:
        """Somebody who is on the list stands at the desk."""
        reception.arrive(self.desk, one.id, at, f"접수대 {one.id % 2 + 1}")

    def join(self, person: WalkIn, wanted: DayEmployer, at: str) -> int:
        """Somebody who is not on the list stands at the desk; the id of the 참가자."""
        said = replace(person, wanted=wanted.id)
        return reception_walk_in.join(self.desk, self.day, said, at, place="접수대 1").id

    def finish(self, turn: Turn, at: str) -> None:
        """An interview is over, and the firm says what it thinks or nothing."""
        result = result_of(turn.interview_id)
        hire_on = first_day(turn.interview_id) if result is _R.HIRED else None
        day_floor.finish(self.desk, turn.interview_id, at, result, hire_on=hire_on)

    def begin(self, turn: Turn, at: str) -> None:
        """The next one comes in."""
        day_floor.begin(self.desk, turn.interview_id, at)


def ended(desk: Desk, day: int) -> None:
    """In the evening: who did not come is absent, what nobody began is called off."""
    people = {one.id: one.status for one in day_records.attendees(desk, day)}
    if AttendeeStatus.REGISTERED in people.values():
        reception.absent_rest(desk, day)
    for one in day_records.interviews(desk, day):
        came = people[one.attendee_id or 0] is AttendeeStatus.CAME
        if came and one.status is MeetingStatus.SET:
            day_floor.cancel(desk, one.id)


def main(folder: Path) -> None:
    """Play the day of the centre in ``folder``, one line of JSON for each thing done."""

    def say(*what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()

    desk = centres.open_centre(folder, PASSWORD, today=lambda: TODAY)
    Hall(desk, 1, say).play()
    say("evening")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
