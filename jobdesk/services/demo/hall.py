"""A matching day of the practice centre while it is made: who comes, who wants whom, who meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayVacancy,
    DayWish,
    MatchingDay,
    breaks_of,
    minutes_of,
)
from jobdesk.domain.people import Seeker
from jobdesk.domain.timetable import Booth, Guest, Hall, Meeting
from jobdesk.services.demo.cases import Story
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.people import Person
from jobdesk.services.demo.told import Batch

DAILY = "일용직"
"""고용형태 of work that is settled by a phone call."""


@dataclass
class Draft:
    """What the days are made of and their records so far; ids are those the store will give,
    counted from 1 in the order of each list."""

    random: Random
    people: Sequence[Person]
    seekers: list[Seeker]
    firms: Sequence[Firm]
    story: Story
    last: date
    days: list[MatchingDay] = field(default_factory=list)
    programmes: list[DayProgramme] = field(default_factory=list)
    employers: list[DayEmployer] = field(default_factory=list)
    vacancies: list[DayVacancy] = field(default_factory=list)
    attendees: list[DayAttendee] = field(default_factory=list)
    wishes: list[DayWish] = field(default_factory=list)
    interviews: list[DayInterview] = field(default_factory=list)

    @property
    def before(self) -> Batch:
        """The days themselves, on which hires hang."""
        return KindId.MATCHING_DAYS, self.days

    @property
    def after(self) -> tuple[Batch, ...]:
        """What hangs on people, vacancies and hires."""
        return (
            (KindId.DAY_PROGRAMMES, self.programmes),
            (KindId.DAY_EMPLOYERS, self.employers),
            (KindId.DAY_VACANCIES, self.vacancies),
            (KindId.DAY_ATTENDEES, self.attendees),
            (KindId.DAY_WISHES, self.wishes),
            (KindId.DAY_INTERVIEWS, self.interviews),
        )

    def invite(self, employer: DayEmployer, vacancy: Vacancy | None) -> int:
        """An employer comes to the newest day; answers the id of the 참여업체."""
        self.employers.append(employer)
        if vacancy is not None:
            self.bring(len(self.employers), vacancy)
        return len(self.employers)

    def bring(self, day_employer_id: int, vacancy: Vacancy) -> None:
        """A 참여업체 brings one more vacancy."""
        self.vacancies.append(DayVacancy(day_employer_id=day_employer_id, vacancy_id=vacancy.id))

    def brings(self, day_employer_id: int) -> Vacancy | None:
        """The first vacancy a 참여업체 brought."""
        ids = (v.vacancy_id for v in self.vacancies if v.day_employer_id == day_employer_id)
        found = next(ids, None)
        return None if found is None else self.story.vacancies[found - 1]

    def register(self, attendee: DayAttendee, wanted: Iterable[int]) -> int:
        """Somebody comes to the newest day and wants these 참여업체, the dearest first; answers
        the id of the 참가자."""
        self.attendees.append(attendee)
        id_ = len(self.attendees)
        for rank, day_employer_id in enumerate(wanted, start=1):
            brought = self.brings(day_employer_id)
            self.wishes.append(
                DayWish(
                    attendee_id=id_,
                    day_employer_id=day_employer_id,
                    vacancy_id=brought.id if brought else None,
                    rank=rank,
                )
            )
        return id_

    def liked(self, seeker_id: int, booths: Sequence[int], most: int) -> list[int]:
        """Up to ``most`` of these 참여업체 as a person would choose: the work first, then the
        place, then chance."""
        person = self.people[seeker_id - 1]
        home = self.seekers[seeker_id - 1].eup_myeon

        def worth(booth: int) -> float:
            vacancy = self.brings(booth)
            if vacancy is None:
                return 0.0
            same = 2.0 * (vacancy.job == person.job.title) + 0.6 * (vacancy.eup_myeon == home)
            return same + self.random.random()

        return sorted(booths, key=worth, reverse=True)[:most]


def steady(vacancy: Vacancy) -> bool:
    """Whether it is work for longer, for which people are interviewed."""
    return vacancy.employment_type != DAILY


def hall_of(
    day: MatchingDay,
    employers: Iterable[tuple[int, DayEmployer]],
    attendees: Iterable[tuple[int, DayAttendee]],
    wishes: Sequence[DayWish],
) -> Hall:
    """The day as a timetable sees it; employers and attendees with their ids."""
    opens, closes = minutes_of(day.starts_at) or 0, minutes_of(day.ends_at) or 24 * 60
    booths = []
    for id_, one in employers:
        length = one.minutes or day.slot_minutes or 15
        first = minutes_of(one.arrives_at) or opens
        until = (minutes_of(one.leaves_at) or closes) - length
        booths.append(
            Booth(id_, tuple(range(first, until + 1, length)), length, one.interviewers or 0)
        )
    guests = [
        Guest(
            id_,
            tuple(w.day_employer_id or 0 for w in wishes if w.attendee_id == id_),
            minutes_of(one.from_at) or opens,
            minutes_of(one.until_at) or closes,
        )
        for id_, one in attendees
    ]
    most = day.most_interviews or 4
    return Hall(tuple(booths), tuple(guests), day.rest_minutes or 0, most, breaks_of(day.breaks))


def seated(hall: Hall) -> list[Meeting]:
    """A timetable made as one makes it by hand: everybody's first wish, then the second, each at
    the first time that is free."""
    booths = {booth.id: booth for booth in hall.booths}
    starts = {booth.id: hall.open_starts(booth) for booth in hall.booths}
    taken: set[tuple[int, int, int]] = set()
    busy: dict[int, list[tuple[int, int]]] = {guest.id: [] for guest in hall.guests}
    counts: Counter[int] = Counter()
    made: list[Meeting] = []
    deepest = max((len(guest.wishes) for guest in hall.guests), default=0)
    for rank in range(deepest):
        for guest in hall.guests:
            if rank >= len(guest.wishes) or counts[guest.id] >= hall.most:
                continue
            booth = booths[guest.wishes[rank]]
            for start in starts[booth.id]:
                end = start + booth.minutes
                seat = next(
                    (n for n in range(1, booth.seats + 1) if (booth.id, start, n) not in taken), 0
                )
                apart = all(
                    end + hall.rest <= since or until + hall.rest <= start
                    for since, until in busy[guest.id]
                )
                if seat and apart and guest.is_there(start, end):
                    taken.add((booth.id, start, seat))
                    busy[guest.id].append((start, end))
                    counts[guest.id] += 1
                    made.append(Meeting(start, booth.id, seat, guest.id))
                    break
    return sorted(made)
