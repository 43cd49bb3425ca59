"""Who is meant by a few signs typed at the desk."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain import text
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus
from jobdesk.domain.reception import Guest, Roll, counted, guest_key

_NAMES = ("김민지", "김민준", "이순신", "박정숙", "강식", "남궁민지", "Anna Kim")


def guest(number: int, name: str, **fields: object) -> Guest:
    told: dict[str, object] = {
        "phone": f"010{number:04d}{5670 + number}",
        "birth": date(1960 + number, 3, 2),
        "status": AttendeeStatus.REGISTERED,
        "day_id": 1,
        "seeker_id": number,
        **fields,
    }
    return Guest(
        attendee_id=number,
        day="만남의 날",
        number=number,
        name=name,
        birth_year=None,
        village="가람읍",
        channel=AttendeeChannel.AHEAD,
        key=guest_key(name),
        **told,  # type: ignore[arg-type]
    )


ROLL = Roll(1, "만남의 날", tuple(guest(n, name) for n, name in enumerate(_NAMES, 1)))


def found(typed: str) -> list[str]:
    return [each.name for each in ROLL.find(typed)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("김민지", ["김민지"]),  # 남궁민지 holds 민지 only
        ("민지", ["김민지", "남궁민지"]),
        ("김미", ["김민지", "김민준"]),
        ("김ㅁㅈ", ["김민지", "김민준"]),
        ("ㄱㅁㅈ", ["김민지", "김민준", "남궁민지"]),
        ("ㄱㅅ", ["강식"]),
        ("ㄳ", ["강식"]),
        ("잇", ["이순신"]),
        ("이ㅅ", ["이순신"]),
        ("5673", ["이순신"]),
        ("0004 5673", []),  # two words, and both have to fit
        ("01000035673", ["이순신"]),
        ("3", ["이순신"]),
        ("03", ["이순신"]),
        ("630302", ["이순신"]),
        ("김 5672", ["김민준"]),
        ("김 5673", []),
        ("anna", ["Anna Kim"]),
        ("홍길동", []),
        ("3번", ["이순신"]),
        ("이순신 님", ["이순신"]),
        ("이순신님", ["이순신"]),
        ("김민준5672", ["김민준"]),
        ("5672김민준", ["김민준"]),
        ("rlaalswl", ["김민지"]),  # the keyboard stood on English
        ("RLAALSWL", ["김민지"]),
        ("ra", ["김민지", "김민준", "남궁민지"]),
        ("rla 5672", ["김민준"]),
        ("ghdrlfehd", []),
        ("  ", []),
        ("·", []),
    ],
)
def test_finding(typed: str, names: list[str]) -> None:
    assert found(typed) == names


def test_this_day_comes_before_another_one_of_the_date() -> None:
    other = guest(20, "김민지", day_id=2)
    both = Roll(1, "만남의 날", ROLL.guests, (other,))
    assert [each.day_id for each in both.find("김민지")] == [1, 2]


def test_a_number_and_a_person_of_this_day_are_not_asked_for_elsewhere() -> None:
    same = guest(21, "김민지", day_id=2, seeker_id=1)
    number = replace(guest(22, "정다운", day_id=2), number=1)
    both = Roll(1, "만남의 날", ROLL.guests, (same, number))
    assert [each.day_id for each in both.find("김민지")] == [1]
    assert [each.name for each in both.find("1")] == ["김민지"]
    assert [each.name for each in both.find("정다운")] == ["정다운"]


def test_every_name_is_found_by_itself_and_by_its_initials() -> None:
    syllables = "가나다라마바사아자차카타파하강김박최정윤숙희민지영수"
    chance = random.Random(4)
    names = ["".join(chance.choices(syllables, k=3)) for _ in range(500)]
    roll = Roll(1, "날", tuple(guest(n, name) for n, name in enumerate(names, 1)))
    for number, name in enumerate(names, 1):
        assert number in [each.number for each in roll.find(name)]
        assert number in [each.number for each in roll.find(text.choseong(name))]
        assert roll.find(str(number))[0].number == number


def test_counters() -> None:
    s, ahead, here = AttendeeStatus, AttendeeChannel.AHEAD, AttendeeChannel.ON_SITE
    counts = counted(
        [
            (s.CAME, ahead, False),
            (s.CAME, here, True),
            (s.LATE, ahead, False),
            (s.ABSENT, ahead, False),
            (s.REGISTERED, ahead, False),
            (s.CANCELLED, ahead, False),
        ]
    )
    assert (counts.expected, counts.came, counts.on_site) == (5, 2, 1)
    assert (counts.late, counts.absent, counts.waiting, counts.left) == (1, 1, 1, 1)


def test_four_digits_that_begin_with_nought_are_no_number() -> None:
    roll = Roll(1, "행사", (guest(1, "김민지", phone="01012340021"), guest(21, "박정숙")))
    assert [each.number for each in roll.find("0021")] == [1]
    assert [each.number for each in roll.find("21")] == [21]
