"""Who works on the farms of the practice Muju: 724 people found in a year, many from cities, and
what they do on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.farm_people import FarmWorker, Origin
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Residence, Seeker, SeekerStatus
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year
from jobdesk.services.demo.muju_2022_people import homes, moved
from jobdesk.services.demo.muju_2022_season import BRIEFED, CAMP, Wanted
from jobdesk.services.demo.names import Phones
from jobdesk.services.demo.people import person

PEOPLE = 724
"""농가 구직자 발굴 of the year (사례집 L10855)."""
_CITY, _COUNTY = 0.46, 0.1
"""Shares of those who come from a city and from a county near by."""
_KNOWN = 0.6
"""Of those who live here, the share that had applied for work before."""
_EARLY = 0.85
"""New people come rather in the first half: a power under 1 of the work that is done."""


@dataclass
class Hands:
    """The workers in order of their finding (ids of seekers), and who is where on a day."""

    book: Book
    year: Year
    random: Random
    phones: Phones
    free: list[int]
    known: list[int] = field(default_factory=list)
    busy: defaultdict[date, set[int]] = field(default_factory=lambda: defaultdict(set))
    students: list[int] = field(default_factory=list)
    briefed: list[int] = field(default_factory=list)
    _workers: dict[int, int] = field(default_factory=dict)

    def crew(self, wanted: Wanted, done: float) -> list[int]:
        """Who goes to all days of a request; ``done`` is the share of the year's places that are
        filled with these."""
        if wanted.work is CAMP:
            found = [self._student(wanted) for _ in range(wanted.heads)]
            self.students += found
        elif wanted.work is BRIEFED:
            found = [self._of_town(wanted, 0) for _ in range(wanted.heads)]
            self.briefed += found
        else:
            due = min(PEOPLE, int(PEOPLE * done**_EARLY) + 1)
            new = min(wanted.heads, max(0, due - len(self.known)))
            found = [self._found(wanted) for _ in range(new)]
            found += self._again(wanted, wanted.heads - new, found)
        for day in wanted.days:
            self.busy[day].update(found)
        return found

    def spare(self, day: date) -> int | None:
        """Somebody who was found by then and has nothing else on a day."""
        for _ in range(30):
            one = self.random.choice(self.known)
            found = self.book.get(KindId.FARM_WORKERS, self._workers[one]).found_on
            if found <= day and one not in self.busy[day]:
                self.busy[day].add(one)
                return one
        return None

    def worker(self, seeker_id: int) -> FarmWorker:
        """What is kept of a worker."""
        kept: FarmWorker = self.book.get(KindId.FARM_WORKERS, self._workers[seeker_id])
        return kept

    def _again(self, wanted: Wanted, count: int, new: Sequence[int]) -> list[int]:
        """People who came before and are free; where too few are, more are found."""
        found: list[int] = []
        for _ in range(count * 12):
            if len(found) == count or not self.known:
                break
            # Whoever was found lately comes more often than those of long ago.
            at = int(len(self.known) * self.random.random() ** 0.7)
            one = self.known[at]
            if one in found or one in new or any(one in self.busy[day] for day in wanted.days):
                continue
            found.append(one)
        while len(found) < count:
            found.append(self._found(wanted))
        return found

    def _found(self, wanted: Wanted) -> int:
        chance = self.random.random()
        if chance < _CITY:
            return self._of_town(wanted)
        if chance < _CITY + _COUNTY:
            return self._new(self._day(wanted), Origin.OUTSIDE, *self._from(place.COUNTIES))
        day = self._day(wanted)
        if self.random.random() < _KNOWN:
            for _ in range(20):
                at = self.random.randrange(len(self.free))
                if self.book.get(KindId.SEEKERS, self.free[at]).consent_on <= day:
                    return self._enrol(self.free.pop(at), day, Origin.LOCAL)
        return self._new(day, Origin.LOCAL, Residence.LOCAL, "")

    def _of_town(self, wanted: Wanted, city: int | None = None) -> int:
        cities = place.CITIES if city is None else place.CITIES[city : city + 1]
        return self._new(self._day(wanted), Origin.CITY, *self._from(cities))

    def _student(self, wanted: Wanted) -> int:
        residence, address = self._from(place.CITIES[-1:])
        id_ = self._new(self._day(wanted), Origin.CITY, residence, address)
        born = date(self.year.number - 23 + len(self.known) % 4, 1 + len(self.known) % 12, 9)
        self.book.change(
            KindId.SEEKERS, id_,
            birth_date=born, birth_year=born.year, birth_approximate=False,
            priority_groups=("청년",), education="", career="", licences="",
            note="영농창업특성화 사업단 학생",
        )  # fmt: skip
        return id_

    def _from(self, places: tuple[tuple[Residence, str], ...]) -> tuple[Residence, str]:
        return place.outside(self.random, places)

    def older(self, day: date) -> int:
        """Somebody found before this year, who has no day in it."""
        id_ = self._new(day, Origin.LOCAL, Residence.LOCAL, "")
        self.known.remove(id_)
        return id_

    def _new(self, day: date, origin: Origin, residence: Residence, address: str) -> int:
        """Somebody who came for farm work only and never applied at the desk."""
        id_ = self.book.next_id(KindId.SEEKERS)
        who = person(self.random, self.phones, day, id_)
        if residence is Residence.LOCAL:
            who = homes(self.random, who, day)
            if who.seeker.residence is not Residence.LOCAL:
                origin = Origin.OUTSIDE
        else:
            who = moved(self.random, who, residence, "", address, day)
        self.book.add(_for_days(who.seeker))
        return self._enrol(id_, day, origin)

    def _day(self, wanted: Wanted) -> date:
        """The day on which a new one is found: some days before the work begins."""
        day = wanted.days[0] - timedelta(days=self.random.randint(1, 6))
        if wanted.work is BRIEFED:
            return date(self.year.number, 7, 14)
        return max(self.year.first + timedelta(days=2), day)

    def _enrol(self, seeker_id: int, day: date, origin: Origin) -> int:
        seeker, random = self.book.get(KindId.SEEKERS, seeker_id), self.random
        self._workers[seeker_id] = self.book.add(
            FarmWorker(
                seeker_id=seeker_id,
                found_on=day,
                origin=origin,
                skills=self.random.choice(
                    (("수확",), ("적화·적과", "수확"), ("사다리 작업",), ("초보",))
                ),
                pickup="무주읍 터미널" if origin is Origin.LOCAL else "센터 차량 집결지",
                bank=self.random.choice(("농협", "우체국", "새마을금고")),
                account=f"{random.randint(100, 999)}-{random.randint(1000, 9999)}-0000-00",
                holder=seeker.name,
                counsellor=seeker.counsellor,
            )
        )
        self.known.append(seeker_id)
        return seeker_id


def _for_days(seeker: Seeker) -> Seeker:
    """A person as known who gave a name for farm work and applied for nothing else."""
    return replace(
        seeker,
        registered_on=None,
        registration_type="",
        registration_channel="",
        desired_job="농작업",
        desired_wage="",
        desired_hours="",
        status=SeekerStatus.PROVISIONAL,
        note="농가일자리만 참여",
    )
