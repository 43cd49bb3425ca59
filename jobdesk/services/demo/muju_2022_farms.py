"""Farms of the practice Muju: 234 found in a year, what they asked for, and the 5,124 days that
were worked on them; beside them days that rain, absence or the farm undid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import Employer, EmployerStatus, EmployerType
from jobdesk.domain.farm_people import FarmCar
from jobdesk.domain.farm_work import (
    BlockStatus,
    DayStatus,
    FarmBlock,
    FarmContract,
    FarmDay,
    FarmRequest,
)
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, is_farm_day
from jobdesk.services.demo.muju_2022_casework import Casework
from jobdesk.services.demo.muju_2022_hands import Hands
from jobdesk.services.demo.muju_2022_season import CROPS, FARMS, Wanted, crops, season
from jobdesk.services.demo.names import Phones, name

_RAIN, _ABSENT, _CALLED_OFF, _TRASHED = 14, 16, 21, 5
"""Requests that rain moved by a day, and days that nobody worked or that were put away."""
_WITHDRAWN = 6
"""Requests that the farm took back."""
_SHORT = 16
"""Of so many days one wanted a head more than could be found."""
_OWNERS = 6
"""Farmers who work for others when their own is done (사례집 L11010)."""
_BESIDE = 5
"""Farms of the year before, which ask for nobody in this one."""
_DAY = timedelta(days=1)
_D = DayStatus


@dataclass
class FarmYear:
    """What the chapters after this one ask of the farms: ids of employers, of the students and of
    those who were briefed in the city."""

    farms: list[int]
    students: list[int]
    briefed: list[int]


def farm_year(book: Book, year: Year, phones: Phones, done: Casework) -> FarmYear:
    """The farms, the people and the days of a year."""
    random = year.random("farms")
    grown = crops(random)
    asked = season(year, random, grown)
    farms = _farms(book, year, random, phones, grown, asked)
    free = [id_ for id_ in done.comers if id_ not in done.hired]
    hands = Hands(book, year, random, phones, free)
    if year.opens:
        book.add(FarmCar(title="일자리차량", number="12가 0000", seats=12, driver_name="최상담"))
    _work(book, year, random, farms, asked, hands)
    _withdrawn(book, year, random, farms)
    _owners(book, random, farms, hands)
    if year.opens:
        _before(book, year, random, phones, hands)
    return FarmYear(farms, hands.students, hands.briefed)


def _farms(
    book: Book,
    year: Year,
    random: Random,
    phones: Phones,
    grown: Sequence[str],
    asked: Sequence[Wanted],
) -> list[int]:
    """Each farm is found some days before its first request."""
    first: dict[int, date] = {}
    for wanted in asked:
        first.setdefault(wanted.farm, wanted.days[0])
    made = []
    for number in range(FARMS):
        found = max(year.first + _DAY, first[number] - _DAY * random.randint(8, 20))
        made.append(_farm(book, random, phones, grown[number], found))
    return made


def _farm(book: Book, random: Random, phones: Phones, crop: str, found: date) -> int:
    eup_myeon = place.eup_myeon(random, place.ORCHARDS)
    boss = name(random, random.random() < 0.25, found.year - random.randint(45, 75))
    phone, address = phones.mobile(), place.address(random, eup_myeon)
    village = random.choice(place.VILLAGES)
    counsellor = place.counsellor(random, eup_myeon)
    id_ = book.add(
        Employer(
            name=f"{boss} {crop} 농가",
            employer_type=EmployerType.FARM,
            representative=boss,
            contact_name=boss,
            phone=phone,
            address=address,
            eup_myeon=eup_myeon,
            industry=f"{crop} 농업",
            registered_on=found,
            status=EmployerStatus.ACTIVE,
            counsellor=counsellor,
        )
    )
    book.add(Contact(employer_id=id_, name=boss, role="농가주", phone=phone, main=True))
    area = f"{random.choice((900, 1200, 1500, 2400, 3600)):,}평"
    book.add(
        Farm(
            employer_id=id_,
            found_on=found,
            crops=(crop,),
            area=area,
            village=village,
            directions=f"{village} 마을회관에서 농가가 마중",
            counsellor=counsellor,
        )
    )
    book.add(
        FarmPlot(
            employer_id=id_, title="집 앞 밭", crop=crop, area=area, eup_myeon=eup_myeon,
            village=village, address=address,
        )
    )  # fmt: skip
    for work in dict.fromkeys(CROPS[crop][1]):
        starts, ends = (f"{month:02}-{day:02}" for month, day in (work.starts, work.ends))
        book.add(
            FarmSeason(
                employer_id=id_, task=work.task, crop=crop, starts=starts, ends=ends,
                heads=max(work.heads),
            )
        )  # fmt: skip
    return id_


def _work(
    book: Book,
    year: Year,
    random: Random,
    farms: Sequence[int],
    asked: Sequence[Wanted],
    hands: Hands,
) -> None:
    """The requests in order, their days and who worked on them."""
    places = sum(wanted.heads for wanted in asked)
    ordinary = [n for n, one in enumerate(asked) if is_farm_day(one.days[0] - _DAY) and n > 20]
    rained = set(random.sample(ordinary, _RAIN))
    missed = set(random.sample(ordinary, _ABSENT))
    off = set(random.sample(ordinary, _CALLED_OFF))
    trashed = set(random.sample(ordinary, _TRASHED))
    filled = 0
    for number, wanted in enumerate(asked):
        filled += wanted.heads
        crew = hands.crew(wanted, filled / places)
        request = _Request(book, year, random, farms[wanted.farm], wanted, hands, number)
        request.ask(moved=number in rained, crew=crew)
        request.contracts(crew)
        for at, day in enumerate(wanted.days):
            absent = at == 0 and number in missed
            request.day(day, crew, absent=absent)
            if at == 0 and number in off:
                request.spare(day, _D.CANCELLED, "농가 사정으로 인원을 줄임")
            if at == 0 and number in trashed:
                request.spare(day, _D.SETTLED, "두 번 입력", trashed=True)


class _Request:
    """One request with everything that hangs on it."""

    def __init__(
        self,
        book: Book,
        year: Year,
        random: Random,
        farm: int,
        wanted: Wanted,
        hands: Hands,
        number: int,
    ) -> None:
        self.book, self.year, self.random = book, year, random
        self.farm, self.wanted, self.hands, self.number = farm, wanted, hands, number
        self.counsellor = book.get(KindId.EMPLOYERS, farm).counsellor
        self.id = 0
        self.block = 0
        self.moved_from: int | None = None

    def ask(self, *, moved: bool, crew: Sequence[int]) -> None:
        """The request; ``moved`` is one whose first day was meant to be the day before."""
        wanted, random = self.wanted, self.random
        starts = wanted.days[0] - _DAY if moved else wanted.days[0]
        found = self.book.get(KindId.EMPLOYERS, self.farm).registered_on
        self.id = self.book.add(
            FarmRequest(
                employer_id=self.farm,
                task=wanted.work.task,
                crop=wanted.work.crop,
                received_on=max(found, starts - _DAY * random.randint(2, 7)),
                starts_on=starts,
                ends_on=wanted.days[-1],
                heads=wanted.heads,
                starts_at="07:00",
                ends_at="16:00",
                daily_wage=wanted.work.wage,
                meals=random.choice(("중식", "중식·간식")),
                transport=random.choice(("센터 차량", "농가 차량", "개별 이동")),
                counsellor=self.counsellor,
            )
        )
        if not moved:
            return
        self.moved_from = self.book.add(
            FarmBlock(
                request_id=self.id,
                employer_id=self.farm,
                work_date=starts,
                heads=wanted.heads,
                status=BlockStatus.RAIN,
                reason="비",
            )
        )
        for seeker in crew:
            # Whoever works elsewhere that day was not yet told of this one.
            if seeker not in self.hands.busy[starts]:
                self._day(self.moved_from, seeker, starts, _D.RAIN, "비로 미룸")

    def contracts(self, crew: Sequence[int]) -> None:
        """A contract of each with the farm for these days, signed before they begin."""
        wanted, first = self.wanted, self.wanted.days[0]
        for n, seeker in enumerate(crew, 1):
            self.book.add(
                FarmContract(
                    employer_id=self.farm,
                    seeker_id=seeker,
                    number=f"{self.year.number}-{self.number + 1:04}-{n}",
                    starts_on=first,
                    ends_on=wanted.days[-1],
                    task=wanted.work.task,
                    place=self.book.get(KindId.EMPLOYERS, self.farm).address,
                    starts_at="07:00",
                    ends_at="16:00",
                    daily_wage=wanted.work.wage,
                    signed_on=first - _DAY if n % 3 else first,
                    counsellor=self.counsellor,
                )
            )

    def day(self, day: date, crew: Sequence[int], *, absent: bool) -> None:
        """One day that was worked; ``absent`` is one on which somebody did not come and the last
        of the crew came instead."""
        short = self.random.randrange(_SHORT) == 0
        block = self.book.add(
            FarmBlock(
                request_id=self.id,
                employer_id=self.farm,
                work_date=day,
                heads=self.wanted.heads + short,
                moved_from_id=self.moved_from,
            )
        )
        self.moved_from = None
        missing = self.hands.spare(day) if absent else None
        instead = None
        if missing is not None:
            instead = self._day(block, missing, day, _D.ABSENT, "", absent_reason="연락 없음")
        for seeker in crew:
            stood_in = instead if seeker == crew[-1] else None
            self._day(block, seeker, day, _D.SETTLED, "", substitute_for_id=stood_in)
        self.block = block

    def spare(self, day: date, status: DayStatus, note: str, *, trashed: bool = False) -> None:
        """A day of somebody else that must not be counted."""
        seeker = self.hands.spare(day)
        if seeker is not None:
            self._day(self.block, seeker, day, status, note, trashed=trashed)

    def _day(
        self,
        block: int,
        seeker: int,
        day: date,
        status: DayStatus,
        note: str,
        *,
        absent_reason: str = "",
        substitute_for_id: int | None = None,
        trashed: bool = False,
    ) -> int:
        worked, wanted = status is _D.SETTLED, self.wanted
        record = FarmDay(
            block_id=block,
            employer_id=self.farm,
            seeker_id=seeker,
            work_date=day,
            task=wanted.work.task,
            crop=wanted.work.crop,
            status=status,
            starts_at="07:00",
            ends_at="16:00",
            hours=8 if worked else None,
            daily_wage=wanted.work.wage,
            wage_paid_on=day + _DAY * 3 if worked else None,
            confirmed_on=day - _DAY,
            worked_on=day if worked else None,
            insured=worked,
            insured_on=day - _DAY if worked else None,
            absent_reason=absent_reason,
            substitute_for_id=substitute_for_id,
            counsellor=self.counsellor,
            note=note,
        )
        return self.book.add_trashed(record) if trashed else self.book.add(record)


def _withdrawn(book: Book, year: Year, random: Random, farms: Sequence[int]) -> None:
    """Requests that their farms took back, with their days."""
    for farm in random.sample(list(farms), _WITHDRAWN):
        found = book.get(KindId.EMPLOYERS, farm).registered_on
        on = min(found + _DAY * random.randint(4, 30), year.last - _DAY * 12)
        day = next(d for d in (on + _DAY * n for n in range(9)) if is_farm_day(d))
        request = book.add(
            FarmRequest(
                employer_id=farm, task="수확", received_on=on - _DAY * 3, starts_on=day, heads=3,
                cancelled_on=on - _DAY, cancel_reason="가족이 하기로 함",
            )
        )  # fmt: skip
        book.add(
            FarmBlock(
                request_id=request, employer_id=farm, work_date=day, heads=3,
                status=BlockStatus.CANCELLED, reason="가족이 하기로 함",
            )
        )  # fmt: skip


def _owners(book: Book, random: Random, farms: Sequence[int], hands: Hands) -> None:
    """Some farms are run by people who work for others; none of them on the own farm."""
    worked = {(day.seeker_id, day.employer_id) for _, day in book.every(KindId.FARM_DAYS)}
    local = [one for one in hands.known if book.get(KindId.SEEKERS, one).eup_myeon]
    contacts = {contact.employer_id: id_ for id_, contact in book.every(KindId.CONTACTS)}
    for seeker, farm in zip(
        random.sample(local, _OWNERS), random.sample(list(farms), _OWNERS), strict=True
    ):
        if (seeker, farm) in worked:
            continue
        boss = book.get(KindId.SEEKERS, seeker)
        crop = book.get(KindId.EMPLOYERS, farm).industry.removesuffix(" 농업")
        book.change(
            KindId.EMPLOYERS, farm,
            owner_id=seeker, name=f"{boss.name} {crop} 농가", representative=boss.name,
            contact_name=boss.name, phone=boss.phone,
        )  # fmt: skip
        book.change(KindId.CONTACTS, contacts[farm], name=boss.name, phone=boss.phone)


def _before(book: Book, year: Year, random: Random, phones: Phones, hands: Hands) -> None:
    """Farms of the year before with a day each, which must not count."""
    first = date(year.number - 1, 11, 15)
    worker = hands.older(first - _DAY * 9)
    for number in range(_BESIDE):
        day = first + _DAY * number
        farm = _farm(book, random, phones, "사과", day - _DAY * 20)
        book.add(
            FarmDay(
                employer_id=farm, seeker_id=worker, work_date=day, task="수확", crop="사과",
                status=_D.SETTLED, daily_wage=110_000, worked_on=day, insured=True,
            )
        )  # fmt: skip
