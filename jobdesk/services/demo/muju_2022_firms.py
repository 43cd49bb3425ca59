"""Firms of the practice Muju and what they sought: 1,652 heads in a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from jobdesk.domain.employers import (
    Employer,
    EmployerStatus,
    EmployerType,
    Vacancy,
    VacancyStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact
from jobdesk.services.demo import jobs
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.firms import Firm, invented_number
from jobdesk.services.demo.jobs import Job, wage
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.names import Phones, name
from jobdesk.services.demo.terms import with_terms

HEADS = 1_652
"""구인신청 인원 of the year (사례집 L10850)."""
PROXIES: tuple[tuple[int, ...], ...] = ((5, 4, 2), (3, 3, 2, 1), (4, 2), (3, 2), (3, 1))
"""채용대행: what each of the five firms was supplied with, case by case (사례집 L10928: 5개 업체,
13건, 35명)."""
_PROXY_MORE = (1, 0, 0, 2, 0, 1, 0, 3, 0, 1, 0, 2, 0)
"""How many more each of the cases had asked for."""
_FIRMS = 186
_CANCELLED, _TRASHED = 14, 3
_WINTER = (2.0, 1.0, 0.4, 0.4, 0.6, 0.8, 1.6, 1.4, 0.6, 0.8, 2.0, 2.4)
"""A year of a county with a ski resort: the summer holidays and the winter seek people."""
_SKI = (1.0, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 1.5, 3.0, 2.5)
_RESORT, _LODGING = "종합휴양업", "숙박업"
_CLEANER = Job("객실관리원", ("시급", 1.0, 1.1), "09:00~15:00", "계약직", _WINTER, 0.9,
    (1, 2, 2, 3, 5), retired=True)  # fmt: skip
TOURISM: dict[str, tuple[Job, ...]] = {
    _RESORT: (
        _CLEANER,
        Job("리조트 식음료 서비스원", ("월", 1.02, 1.2), "3교대", "계약직", _WINTER, 0.65,
            (1, 2, 3, 4, 8)),
        Job("스키장 안전요원", ("월", 1.0, 1.15), "08:30~17:30", "단기", _SKI, 0.2, (3, 5, 8, 12)),
        Job("리프트 검표원", ("시급", 1.0, 1.1), "08:30~17:30", "단기", _SKI, 0.5, (2, 4, 6, 10)),
    ),
    _LODGING: (
        _CLEANER,
        Job("펜션 관리원", ("월", 1.05, 1.25), "09:00~18:00", "정규직", _WINTER, 0.3),
        Job("조식 조리보조원", ("시급", 1.0, 1.1), "06:00~11:00", "시간제", _WINTER, 0.9,
            retired=True),
    ),
}  # fmt: skip
_KINDS: tuple[tuple[EmployerType, str, int], ...] = (
    (EmployerType.COMPANY, _RESORT, 8),
    (EmployerType.COMPANY, _LODGING, 26),
    (EmployerType.COMPANY, "음식점업", 26),
    (EmployerType.COMPANY, "식품 제조업", 18),
    (EmployerType.COMPANY, "농산물 가공업", 16),
    (EmployerType.COMPANY, "도·소매업", 16),
    (EmployerType.COMPANY, "기계·금속 제조업", 12),
    (EmployerType.COMPANY, "시설관리업", 10),
    (EmployerType.COMPANY, "운수·창고업", 6),
    (EmployerType.COMPANY, "축산·임업", 8),
    (EmployerType.INSTITUTION, "요양·의료", 20),
    (EmployerType.INSTITUTION, "공공", 12),
    (EmployerType.INSTITUTION, "교육", 8),
)
_WORDS = (
    "가람", "솔내", "미리내", "너른", "푸른들", "새벽", "온누리", "늘봄", "다온", "해오름", "두레",
    "참솔", "들꽃", "여울", "단비", "가온", "샛별", "한결", "산들", "달빛", "마루", "아람", "물빛",
)  # fmt: skip
_ENDINGS: dict[str, tuple[str, ...]] = {
    _RESORT: ("리조트", "관광농원", "휴양림"),
    _LODGING: ("펜션", "호텔", "민박", "캠핑장"),
    "음식점업": ("식당", "한정식", "갈비", "국밥"),
    "식품 제조업": ("식품", "푸드", "전통식품"),
    "농산물 가공업": ("농산", "농산유통", "영농조합법인"),
    "도·소매업": ("마트", "유통", "자재"),
    "기계·금속 제조업": ("정밀", "산업", "금속"),
    "시설관리업": ("환경", "개발", "종합관리"),
    "운수·창고업": ("물류", "통운"),
    "축산·임업": ("축산", "버섯농장", "임업"),
    "요양·의료": ("요양원", "재가복지센터", "노인복지관", "의원"),
    "공공": ("산불감시팀", "환경정비팀", "시설팀", "민원팀"),
    "교육": ("초등학교", "어린이집", "지역아동센터"),
}


_WORK = {**TOURISM, **jobs.COMPANY, **jobs.INSTITUTION}
JOBS: dict[str, Job] = {job.title: job for offered in _WORK.values() for job in offered}
"""The work that vacancies are for, by title."""


@dataclass(frozen=True, slots=True)
class Case:
    """One 채용대행: the vacancy and how many the centre supplies."""

    vacancy: int
    supplied: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What was sought: ids of the vacancies in order of date, those that stand, and the cases."""

    firms: tuple[Firm, ...]
    vacancies: tuple[int, ...]
    proxies: tuple[Case, ...]


def offers(book: Book, year: Year, phones: Phones) -> Offers:
    """The firms of the year and their vacancies."""
    random = year.random("firms")
    known = _firms(book, year, random, phones)
    made, proxies = _vacancies(year, random, known)
    _newly_found(book, random, made)
    ids = tuple(_terms(book, year, random, known, made))
    _uncounted(book, year, random, known)
    return Offers(tuple(known), ids, tuple(Case(ids[at], heads) for at, heads in proxies))


def _firms(book: Book, year: Year, random: Random, phones: Phones) -> list[Firm]:
    used: set[str] = set()
    return [
        _firm(book, year, random, phones, type_, industry, used)
        for type_, industry, count in _KINDS
        for _ in range(count)
    ]


def _firm(
    book: Book,
    year: Year,
    random: Random,
    phones: Phones,
    type_: EmployerType,
    industry: str,
    used: set[str],
) -> Firm:
    eup_myeon = place.eup_myeon(random)
    if industry in (_RESORT, _LODGING, "음식점업") and random.random() < 0.5:
        eup_myeon = "설천면"
    boss = name(random, random.random() < 0.3, year.number - random.randint(38, 68))
    contact = boss if random.random() < 0.4 else name(random, True, year.number - 40)
    employer = Employer(
        id=book.next_id(KindId.EMPLOYERS),
        name=_name(random, type_, industry, eup_myeon, used),
        employer_type=type_,
        business_number=invented_number(random, type_),
        representative=boss,
        contact_name=contact,
        phone=phones.landline(),
        address=place.address(random, eup_myeon),
        eup_myeon=eup_myeon,
        industry=industry,
        # 85.9 % of the county's firms have one to four workers (사례집 L10629–10702).
        headcount=80 if industry == _RESORT else random.choice((1, 2, 3, 3, 4, 4, 2, 6, 12)),
        registered_on=office_day(
            date(year.number - random.randint(1, 4), random.randint(1, 12), 5)
        ),
        status=EmployerStatus.ACTIVE,
        counsellor=place.counsellor(random, eup_myeon),
    )
    id_ = book.add(employer)
    book.add(
        Contact(employer_id=id_, name=contact, role="인사 담당", phone=employer.phone, main=True)
    )
    return Firm(employer, _WORK[industry])


def _name(
    random: Random, type_: EmployerType, industry: str, eup_myeon: str, used: set[str]
) -> str:
    """A name that no other firm of the year has; a number tells branches apart."""
    for attempt in range(1, 1_000_000):
        ending = random.choice(_ENDINGS[industry])
        bare = f"{random.choice(_WORDS)}{ending}"
        if industry == "공공":
            bare = f"{eup_myeon} {ending}"
        if attempt > 6:
            bare += f" {attempt - 5}호점" if industry != "공공" else f" {attempt - 5}반"
        if bare not in used:
            used.add(bare)
            corporate = type_ is EmployerType.COMPANY and random.random() < 0.35
            return f"(주){bare}" if corporate else bare
    raise AssertionError("no name left")


def _vacancies(
    year: Year, random: Random, known: Sequence[Firm]
) -> tuple[list[Vacancy], list[tuple[int, int]]]:
    """Vacancies in order of date whose heads come to HEADS, and which of them are 채용대행."""
    made: list[tuple[Vacancy, int]] = []
    more = iter(_PROXY_MORE)
    factories = [firm for firm in known if firm.employer.industry == "식품 제조업"]
    for firm, cases in zip(factories, PROXIES, strict=False):
        for number, supplied in enumerate(cases):
            day = year.day(2 + number * 10 // len(cases), random.randint(3, 25))
            heads = supplied + next(more)
            made.append((_vacancy(random, firm, random.choice(firm.jobs), day, heads), supplied))
    left = HEADS - sum(vacancy.openings for vacancy, _ in made)
    often = [0.3 + random.expovariate(1.0) for _ in known]
    for at, firm in enumerate(known):
        often[at] *= 2.2 if firm.employer.industry == _RESORT else 1.0
    regulars = list(accumulate(often))
    while left:
        firm = random.choices(known, cum_weights=regulars)[0]
        job = random.choice(firm.jobs)
        heads = min(left, random.choice(job.heads))
        day = year.draw(random, 1, job.busy, year.day(12, 27))[0]
        made.append((_vacancy(random, firm, job, day, heads), 0))
        left -= heads
    made.sort(key=lambda one: (one[0].received_on or year.last, one[0].employer_id or 0))
    return [one for one, _ in made], [(at, n) for at, (_, n) in enumerate(made) if n]


def _vacancy(random: Random, firm: Firm, job: Job, day: date, heads: int) -> Vacancy:
    employer = firm.employer
    return Vacancy(
        employer_id=employer.id,
        job=job.title,
        openings=heads,
        wage=wage(random, job, day.year),
        working_hours=job.hours,
        workplace=employer.address,
        eup_myeon=employer.eup_myeon,
        received_on=day,
        closes_on=day + timedelta(days=random.randint(14, 40)),
        employment_type=job.employment,
        preferred=random.choice(job.preferred) or (job.licence and f"{job.licence} 소지자"),
        counsellor=employer.counsellor,
    )


def _terms(
    book: Book, year: Year, random: Random, known: Sequence[Firm], made: Sequence[Vacancy]
) -> list[int]:
    """The vacancies with what else they say; each stands as 마감 until somebody is hired."""
    told = with_terms(random, made, known, year.last)
    return [book.add(replace(one, status=VacancyStatus.CLOSED, closed_reason="")) for one in told]


def _newly_found(book: Book, random: Random, made: Sequence[Vacancy]) -> None:
    """Every third of the firms that sought nobody before March came to the centre this year."""
    first: dict[int, date] = {}
    for vacancy in made:
        assert vacancy.received_on is not None
        first.setdefault(vacancy.employer_id or 0, vacancy.received_on)
    for employer_id, day in first.items():
        if day.month > 2 and random.random() < 0.34:
            found = office_day(day - timedelta(days=random.randint(5, 12)))
            book.change(KindId.EMPLOYERS, employer_id, registered_on=min(day, found))


def _uncounted(book: Book, year: Year, random: Random, known: Sequence[Firm]) -> None:
    """What must not be counted: withdrawn, put away, of the years beside this one; of firms that
    the centre has known for longer."""
    before = {id_ for id_, one in book.every(KindId.EMPLOYERS) if one.registered_on < year.first}
    known = [firm for firm in known if firm.employer.id in before]
    beside = [year.day(random.randint(1, 11), random.randint(1, 28)) for _ in range(_CANCELLED)]
    for day in beside:
        firm = random.choice(known)
        lost = _vacancy(random, firm, random.choice(firm.jobs), day, random.randint(1, 6))
        book.add(replace(lost, status=VacancyStatus.CANCELLED, closed_reason="구인 철회"))
    for _ in range(_TRASHED):
        firm = random.choice(known)
        day = year.day(random.randint(2, 11), 11)
        twice = _vacancy(random, firm, random.choice(firm.jobs), day, 4)
        book.add_trashed(replace(twice, note="두 번 입력"))
    days = [date(year.number - 1, 12, 6 + n) for n in range(6) if year.opens]
    days += [date(year.number + 1, 1, 4 + n) for n in range(5) if year.ends]
    for day in days:
        firm = random.choice(known)
        other = _vacancy(random, firm, random.choice(firm.jobs), office_day(day), 3)
        book.add(replace(other, status=VacancyStatus.CLOSED, closed_reason="기간 만료"))
