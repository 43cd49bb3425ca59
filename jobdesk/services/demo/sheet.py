"""A job seekers' sheet as offices really send it, for trying an import without a real one."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jobdesk.domain.people import Seeker, age_on
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.names import Phones
from jobdesk.services.demo.people import person

Cell = str | int | float | date | None

COLUMNS = 12
"""Cells in every row; a title stands alone in the first."""

_TOP: list[Cell] = [
    "연번", "성명", "성별", "생년월일", "나이", "연락처", "",
    "주소", "희망조건", "", "신청일", "비고",
]  # fmt: skip
_BELOW: list[Cell] = ["", "", "", "", "(만)", "휴대폰", "자택", "", "직종", "임금", "", ""]
MERGED: tuple[tuple[int, int, int, int], ...] = (
    (1, 1, 1, 12),
    (4, 6, 4, 7),
    (4, 9, 4, 10),
    *((4, column, 5, column) for column in (1, 2, 3, 4, 8, 11, 12)),
)
"""Merged ranges of the head as (first row, first column, last row, last column), from 1."""


def messy_rows(seed: int, n: int, *, today: date | None = None) -> list[list[Cell]]:
    """``n`` people under a title, a unit row and a head of two rows, with a total per place.

    As in the sheets of offices: phones as numbers without their first zero, dates as text of
    several shapes, ages instead of births, one impossible date (30 February) and one person
    written twice. The same seed gives the same rows; ``today`` is the day of the sheet.
    """
    random = Random(seed)
    day = today or date.today()
    phones = Phones(random)
    days = sorted(office_day(day - timedelta(days=random.randint(0, 18))) for _ in range(n))
    people = [
        person(random, phones, min(came, day), number).seeker
        for number, came in enumerate(days, start=1)
    ]
    if n > 3:
        people[-1] = people[n // 3]
    people.sort(key=lambda one: place.EUP_MYEON.index(one.eup_myeon) if one.eup_myeon else 9)
    rows: list[list[Cell]] = [
        _alone(f"{day.year}년 {day.month}월 구직자 접수 현황"),
        _alone(""),
        [*_alone("")[:-1], f"(단위: 명, {day.isoformat()} 기준)"],
        list(_TOP),
        list(_BELOW),
    ]
    number = 0
    for eup_myeon in (*place.EUP_MYEON, ""):
        group = [one for one in people if one.eup_myeon == eup_myeon]
        for one in group:
            number += 1
            impossible = number == n // 2 + 1
            rows.append(_row(random, number, one, day, impossible=impossible))
        if group:
            name = eup_myeon or "관외"
            rows.append(["소계", name, *[""] * 2, "", "", "", "", "", "", f"{len(group)}명", ""])
    rows.append(["합계", *[""] * 9, f"{n}명", ""])
    rows.append(_alone("※ 개인정보가 포함되어 있으니 관리에 주의하시기 바랍니다."))
    return rows


def _alone(text: str) -> list[Cell]:
    return [text, *[""] * (COLUMNS - 1)]


def _row(random: Random, number: int, one: Seeker, day: date, *, impossible: bool) -> list[Cell]:
    registered = one.registered_on or day
    return [
        number,
        one.name if random.random() < 0.9 else f" {one.name[0]} {one.name[1:]} ",
        random.choice((one.gender.value, f"{one.gender.value}자")) if one.gender else "",
        "1975.02.30" if impossible else _birth(random, one),
        "" if one.birth_date else f"만 {age_on(None, one.birth_year, day)}세",
        _phone(random, one.phone),
        one.phone2,
        one.address,
        one.desired_job,
        one.desired_wage,
        _date(random, registered),
        one.note,
    ]


def _birth(random: Random, one: Seeker) -> Cell:
    born = one.birth_date
    if born is None:
        return ""
    shapes: tuple[Cell, ...] = (
        born,
        f"{born:%Y.%m.%d}",
        f"{born:%y%m%d}",
        f"{born.year % 100}.{born.month}.{born.day}.",
        f"{born.year}년 {born.month}월 {born.day}일",
    )
    return random.choice(shapes[:2] if born.year >= 2000 else shapes)


def _date(random: Random, day: date) -> Cell:
    weekday = "월화수목금토일"[day.weekday()]
    shapes: tuple[Cell, ...] = (
        day,
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}.({weekday})",
        f"'{day.year % 100}. {day.month}. {day.day}.",
    )
    return random.choice(shapes)


def _phone(random: Random, phone: str) -> Cell:
    if not phone:
        return ""
    digits = phone.replace("-", "")
    shapes: tuple[Cell, ...] = (phone, phone, int(digits), phone.replace("-", "."), digits)
    return random.choice(shapes)
