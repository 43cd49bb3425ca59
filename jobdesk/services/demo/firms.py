"""Employers of the practice centre: companies, farms and institutions that do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import Employer, EmployerStatus, EmployerType, business_number
from jobdesk.services.demo import jobs, place
from jobdesk.services.demo.jobs import Job
from jobdesk.services.demo.names import Phones, name
from jobdesk.services.demo.people import Person

_WORDS = (
    "한빛", "가람", "솔내", "미리내", "너른", "푸른들", "새벽", "온누리", "늘봄", "다온", "해오름",
    "두레", "참솔", "들꽃", "여울", "단비", "가온", "샛별", "한결", "산들", "달빛", "마루", "아람",
)  # fmt: skip
_ENDINGS: dict[str, tuple[str, ...]] = {
    "농산물 가공업": ("농산", "농산유통", "영농조합법인", "APC"),
    "식품 제조업": ("식품", "푸드", "김치", "전통식품"),
    "음식점업": ("식당", "한정식", "갈비", "국밥"),
    "기계·금속 제조업": ("정밀", "산업", "기계", "금속"),
    "운수·창고업": ("물류", "로지스", "통운", "창고"),
    "시설관리업": ("환경", "개발", "시설관리", "종합관리"),
    "도·소매업": ("마트", "유통", "상사", "자재"),
    "축산·임업": ("축산", "버섯농장", "임업", "조경"),
    "요양·의료": ("요양원", "요양병원", "재가복지센터", "노인복지관", "의원"),
    "공공": ("군청 산림과", "군청 환경과", "행정복지센터", "군 보건소", "군 시설사업소"),
    "교육": ("초등학교", "중학교", "어린이집", "지역아동센터", "유치원"),
}
_USUAL = {EmployerType.FARM: "사과", EmployerType.INSTITUTION: "요양·의료"}
"""What the county is known for, and what every county has most of."""

_CORPORATE = ("(주){}", "{}", "{}", "㈜{}", "농업회사법인 {}(주)")


@dataclass(frozen=True, slots=True)
class Firm:
    """An employer with the work it offers."""

    employer: Employer
    jobs: tuple[Job, ...]


def firms(
    random: Random, phones: Phones, people: Sequence[Person], count: int, first: date, last: date
) -> list[Firm]:
    """``count`` employers, numbered from 1; some farms are run by seekers of ``people``."""
    used: set[str] = set()
    owners = iter(random.sample(range(len(people)), min(len(people), count // 20 + 1)))
    made: list[Firm] = []
    for id_ in range(1, count + 1):
        kind = random.choices(list(EmployerType), (50, 34, 16))[0]
        owner = None
        if kind is EmployerType.FARM and random.random() < 0.12:
            owner = next((people[i] for i in owners), None)
        registered = first + timedelta(days=random.randint(-400, max(0, (last - first).days // 2)))
        made.append(_firm(random, phones, id_, kind, owner, registered, used))
    return made


def _firm(
    random: Random,
    phones: Phones,
    id_: int,
    kind: EmployerType,
    owner: Person | None,
    registered: date,
    used: set[str],
) -> Firm:
    eup_myeon = place.place(random)
    boss = name(random, random.random() < 0.3, registered.year - random.randint(38, 70))
    work, industry = _work(random, kind)
    if kind is EmployerType.FARM:
        if owner is not None:
            boss, eup_myeon = owner.seeker.name, owner.seeker.eup_myeon or eup_myeon
        title = _farm_name(random, boss, industry, used)
    else:
        title = _name(random, kind, industry, eup_myeon, used)
    contact = boss if kind is EmployerType.FARM or random.random() < 0.3 else ""
    employer = Employer(
        id=id_,
        name=title,
        employer_type=kind,
        business_number=invented_number(random, kind),
        representative=boss,
        contact_name=contact or name(random, random.random() < 0.6, registered.year - 40),
        phone=phones.mobile() if kind is EmployerType.FARM else phones.landline(),
        address=place.address(random, eup_myeon),
        eup_myeon=eup_myeon,
        industry=f"{industry} 농업" if kind is EmployerType.FARM else industry,
        headcount=_headcount(random, kind),
        owner_id=owner.seeker.id if owner else None,
        registered_on=_office_day(registered),
        status=EmployerStatus.REGISTERED,
        counsellor=place.counsellor(random, eup_myeon),
        note=_note(random, kind),
    )
    return Firm(employer, work)


def _note(random: Random, kind: EmployerType) -> str:
    if random.random() < 0.6:
        return ""
    if kind is EmployerType.FARM:
        return random.choice(("간식·점심 제공", "마을회관 앞에서 함께 출발", "우천 시 작업 없음"))
    return random.choice(("통근버스 운행", "점심 제공", "기숙사 있음", "버스 정류장에서 5분"))


def _work(random: Random, kind: EmployerType) -> tuple[tuple[Job, ...], str]:
    offers = {
        EmployerType.COMPANY: jobs.COMPANY,
        EmployerType.FARM: jobs.FARM,
        EmployerType.INSTITUTION: jobs.INSTITUTION,
    }[kind]
    usual = _USUAL.get(kind)
    industry = usual if usual and random.random() < 0.4 else random.choice(list(offers))
    return offers[industry], industry


def _name(random: Random, kind: EmployerType, industry: str, eup_myeon: str, used: set[str]) -> str:
    """A name not yet taken; with more firms than names a number tells branches apart."""
    for attempt in range(1, 1_000_000):
        word, ending = random.choice(_WORDS), random.choice(_ENDINGS[industry])
        if attempt > 4:
            word = eup_myeon[:-1] + word
        bare = f"{word}{ending}" if attempt <= 12 else f"{word}{ending} {attempt - 11}호점"
        if industry == "공공":
            bare = f"한빛{ending}" if ending.startswith("군") else f"{eup_myeon} {ending}"
            if attempt > 6:
                bare += f" {attempt - 5}팀"
        title = random.choice(_CORPORATE).format(bare) if kind is EmployerType.COMPANY else bare
        if bare not in used:
            used.add(bare)
            return title
    raise AssertionError("no name left")


def _farm_name(random: Random, boss: str, crop: str, used: set[str]) -> str:
    short = crop.split("·")[0]
    title = random.choice(
        (f"{boss} 농가", f"{random.choice(_WORDS)}{short}농원", f"{boss} {short}밭")
    )
    if title in used:
        title = f"{boss} {short}농장"
    used.add(title)
    return title


def invented_number(random: Random, kind: EmployerType) -> str:
    """A business number with a right check digit, of a tax office that does not exist."""
    if kind is EmployerType.FARM and random.random() < 0.85:
        return ""
    middle = {EmployerType.COMPANY: "81", EmployerType.INSTITUTION: "82"}.get(kind, "9")
    if middle == "9" or (kind is EmployerType.COMPANY and random.random() < 0.4):
        middle = f"{random.randint(1, 79):02d}"
    start = f"9{random.randint(10, 99)}{middle}{random.randint(0, 9999):04d}"
    for check in "0123456789":
        try:
            return business_number(start + check)
        except ValueError:
            continue
    raise AssertionError("one of ten check digits is right")


def _headcount(random: Random, kind: EmployerType) -> int | None:
    if kind is EmployerType.FARM:
        return random.choice((None, 0, 1, 2))
    if random.random() < 0.08:
        return None
    # Six of seven firms of such a county have fewer than five workers.
    return random.choice((1, 2, 3, 4, 4, 6, 8, 12, 15, 23, 38, 64))


def _office_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
