"""Seekers of the practice centre, as they were when they registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobdesk.domain.people import Gender, RegistrationType, Residence, Seeker, SeekerStatus
from jobdesk.services.demo import place
from jobdesk.services.demo.jobs import ALL, Job, wanted_wage
from jobdesk.services.demo.names import Phones, name, name_from_abroad

_AGES: tuple[tuple[int, int, int], ...] = (
    (19, 29, 9),
    (30, 39, 11),
    (40, 49, 17),
    (50, 59, 27),
    (60, 64, 17),
    (65, 78, 19),
)
_CHANNELS = ("방문", "유선", "이동상담", "행사", "온라인")
_CHANNEL_SHARES = (52, 22, 12, 9, 5)
_CAREERS = (
    "식당 주방 {n}년", "마트 계산 {n}년", "사과 과수원 {n}년", "제조업 생산직 {n}년",
    "요양원 근무 {n}년", "사무 보조 {n}년", "건설 현장 {n}년", "자영업(음식점) {n}년",
    "축사 관리 {n}년", "택배 분류 {n}년", "학교 급식실 {n}년", "경비 {n}년",
)  # fmt: skip
_DIPLOMAS: tuple[tuple[int, tuple[str, ...], tuple[int, ...]], ...] = (
    (34, ("고졸", "전문대졸", "대졸", "대학원졸"), (28, 32, 37, 3)),
    (49, ("중졸", "고졸", "전문대졸", "대졸", "대학원졸"), (3, 47, 24, 24, 2)),
    (64, ("초졸", "중졸", "고졸", "전문대졸", "대졸"), (10, 22, 50, 9, 9)),
    (200, ("무학", "초졸", "중졸", "고졸", "대졸"), (6, 38, 27, 24, 5)),
)
_NOTES = (
    "오전 근무만 가능", "주말 근무 어려움", "허리가 좋지 않아 무거운 일은 어려움",
    "자녀 하교 시간 전까지 희망", "농번기에는 본인 농사로 근무 어려움", "면접 동행 희망",
    "연락은 오후 2시 이후", "버스가 하루 네 번 다녀 시간 조정 필요", "장기근무 희망",
    "실업급여 수급 중", "내일배움카드 발급 안내함", "이력서 사진 지원 안내함",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A seeker at registration, with what the story of the person needs: the work wanted."""

    seeker: Seeker
    job: Job


def person(random: Random, phones: Phones, registered: date, id_: int) -> Person:
    """Somebody who registered on ``registered``; ``id_`` is the id to be."""
    age = _age(random)
    job = _job(random, age)
    female = random.random() < job.women
    abroad = female and age < 55 and random.random() < 0.05
    born = registered - timedelta(days=int((age + random.random()) * 365.24))
    residence, eup_myeon, address = _home(random)
    told = random.random()  # most tell the birth date, some the year, a few their age
    consents = random.random() > 0.04
    seeker = Seeker(
        id=id_,
        name=name_from_abroad(random) if abroad else name(random, female, born.year),
        gender=Gender.FEMALE if female else Gender.MALE,
        birth_year=born.year,
        phone=phones.mobile() if random.random() < 0.97 else "",
        phone2=phones.landline() if random.random() < 0.06 else "",
        address=address,
        eup_myeon=eup_myeon,
        residence=residence,
        education=_education(random, age),
        career=_career(random, age),
        licences=_licences(random, job, age),
        desired_job=job.title,
        desired_wage=wanted_wage(random, job, registered.year),
        desired_area=random.choice((eup_myeon, eup_myeon, "한빛군 전체", "")),
        desired_hours=job.hours if random.random() < 0.5 else "",
        transport=_transport(random, age),
        priority_groups=_groups(random, age, female, abroad),
        registered_on=registered,
        registration_type=_type(random),
        registration_channel=random.choices(_CHANNELS, _CHANNEL_SHARES)[0],
        counsellor=place.counsellor(random, eup_myeon),
        status=SeekerStatus.REGISTERED,
        note=random.choice(_NOTES) if random.random() < 0.2 else "",
        birth_date=born if told < 0.93 else None,
        birth_approximate=told > 0.98,
        consent_on=registered if consents else None,
        consent_form=f"{registered.year}-1판" if consents else "",
        provide_consent_on=registered if consents and id_ % 8 != 5 else None,
    )
    return Person(seeker, job)


def _age(random: Random) -> int:
    low, high, _ = random.choices(_AGES, [share for _, _, share in _AGES])[0]
    return random.randint(low, high)


def _job(random: Random, age: int) -> Job:
    while True:
        job = random.choice(ALL)
        if age >= 65 and not job.retired and random.random() < 0.6:
            continue
        if age < 35 and job.retired and random.random() < 0.8:
            continue
        return job


def _home(random: Random) -> tuple[Residence, str, str]:
    if random.random() < 0.08:
        residence, address = place.outside(random)
        return Residence(residence), "", address
    eup_myeon = place.place(random)
    return Residence.LOCAL, eup_myeon, place.address(random, eup_myeon)


def _education(random: Random, age: int) -> str:
    if random.random() < 0.05:
        return ""
    _, levels, shares = next(row for row in _DIPLOMAS if age <= row[0])
    return random.choices(levels, shares)[0]


def _career(random: Random, age: int) -> str:
    if random.random() < 0.3:
        return ""
    years = random.randint(1, max(1, min(30, (age - 18) // 2)))
    return random.choice(_CAREERS).format(n=years)


def _licences(random: Random, job: Job, age: int) -> str:
    held = []
    if age < 72 and random.random() < 0.45:
        held.append("1종 보통면허" if random.random() < 0.6 else "2종 보통면허")
    if job.licence and random.random() < 0.75:
        held.append(job.licence)
    return ", ".join(held)


def _transport(random: Random, age: int) -> str:
    car = 0.55 if age < 65 else 0.3
    if random.random() < car:
        return "자가용"
    return random.choice(("대중교통", "대중교통", "통근버스", "도보", "오토바이", ""))


def _type(random: Random) -> str:
    again = random.random() < 0.14
    return (RegistrationType.AGAIN if again else RegistrationType.NEW).value


def _groups(random: Random, age: int, female: bool, abroad: bool) -> tuple[str, ...]:
    sure = (
        ("청년", age <= 34),
        ("신중년", 50 <= age <= 64),
        ("고령자", age >= 65),
        ("결혼이민자", abroad),
    )
    chances = (
        ("경력단절여성", 0.35 if female and 30 <= age <= 49 else 0.0),
        ("여성가장", 0.04 if female else 0.0),
        ("장애인", 0.04),
        ("기초생활수급자", 0.05),
        ("차상위계층", 0.03),
        ("장기실업자", 0.07),
        ("국가유공자", 0.01),
        ("북한이탈주민", 0.004),
    )
    return tuple(
        [group for group, holds in sure if holds]
        + [group for group, chance in chances if chance and random.random() < chance]
    )
