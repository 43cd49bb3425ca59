"""How surely two records mean one person or one firm, and in words what speaks for it.

What agrees adds to a score, what contradicts takes from it. The weights are such that a name
needs one more thing to be a hint, and that people of one household, who share phone and
address, are told apart by their births.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from jobdesk.data.lookup import Firm, Person
from jobdesk.domain import text
from jobdesk.domain.names import Nearness, nearness

HINT = 7
"""From here on somebody who is typing is told (of people; firms from FIRM_HINT on)."""
FIRM_HINT = 5
SURE = 8
"""From here on a pair stands in the list of the whole centre."""

_PERSON_NAME = {Nearness.SAME: 7, Nearness.LETTER: 5, Nearness.NEAR: 3, Nearness.FAR: 0}
_NAMELESS = 4
_BIRTH, _BIRTH_SLIP, _YEAR = 4, 1, 2
_PHONE, _TAIL, _PHONE_SLIP = 4, 3, 2
_ADDRESS = 2
_OTHER_BIRTH = _OTHER_GENDER = -3

_FIRM_NAME = {Nearness.SAME: 8, Nearness.LETTER: 4, Nearness.NEAR: 0, Nearness.FAR: 0}
_NUMBER, _NUMBER_SLIP, _OTHER_NUMBER = 8, 2, -4
_FIRM_PHONE, _FIRM_TAIL = 5, 2
_HEAD, _SITE, _PLACE = 4, 3, 1

TAIL = 4
"""Digits of a phone by which people remember it."""


class Likeness(NamedTuple):
    """``why`` names what agrees and what does not: ``전화 같음, 이름 한 글자 다름``."""

    score: int
    why: str


class _Weighing:
    """Adds up what is found between two records."""

    def __init__(self) -> None:
        self.score = 0
        self._same: list[str] = []
        self._but: list[str] = []

    def same(self, what: str, weight: int) -> None:
        self.score += weight
        self._same.append(what)

    def but(self, what: str, weight: int) -> None:
        self.score += weight
        self._but.append(what)

    def named(self, what: str, near: Nearness, weight: int) -> None:
        self.score += weight
        if near is Nearness.SAME:
            self._same.insert(0, what)
        elif self._same or near is not Nearness.FAR:
            self._but.insert(0, f"{what} {near.value}")

    def told(self) -> Likeness:
        agrees = f"{'·'.join(self._same)} 같음" if self._same else ""
        return Likeness(self.score, ", ".join(filter(None, (agrees, *self._but))))


def of_people(one: Person, other: Person) -> Likeness:
    """How surely two people are one; a name by itself says nothing."""
    found = _Weighing()
    one_name, other_name = name_key(one), name_key(other)
    slip = _PHONE_SLIP if one_name == other_name else 0
    _weigh_birth(found, one, other)
    _weigh_phones(found, one.phones, other.phones, _PHONE, _TAIL, slip)
    if _same_site(one.address, other.address):
        found.same("주소", _ADDRESS)
    if found.score <= 0:
        return Likeness(0, "")
    if one.gender and other.gender and one.gender != other.gender:
        found.but("성별 다름", _OTHER_GENDER)
    near = nearness(one_name, other_name)
    if bool(one.name_key) is bool(other.name_key):
        found.named("이름" if one.name_key else "별칭", near, _PERSON_NAME[near])
    else:
        found.but("한쪽은 별칭만 있음", _NAMELESS)
    return found.told()


def name_key(person: Person) -> str:
    """The search key by which a person is known: of the name, or of the nickname."""
    return person.name_key or text.search_key(person.nickname)


def of_firms(one: Firm, other: Firm) -> Likeness:
    """How surely two firms are one. Two numbers are two places of business."""
    found = _Weighing()
    near = nearness(one.key, other.key)
    if one.number and one.number == other.number:
        found.same("사업자등록번호", _NUMBER)
    elif one.number and other.number:
        if _slip(one.number, other.number):
            found.but("사업자등록번호 한 자리 다름", _NUMBER_SLIP)
        else:
            found.but("사업자등록번호 다름", _OTHER_NUMBER)
    _weigh_phones(found, one.phones, other.phones, _FIRM_PHONE, _FIRM_TAIL, 0)
    if one.representative and text.search_key(one.representative) == text.search_key(
        other.representative
    ):
        found.same("대표자", _HEAD)
    if _same_site(one.address, other.address):
        found.same("소재지", _SITE)
    if one.eup_myeon and other.eup_myeon:
        if one.eup_myeon == other.eup_myeon:
            found.same("읍면", _PLACE)
        else:
            found.but("읍면 다름", -_PLACE)
    found.named("이름", near, _FIRM_NAME[near])
    return found.told()


def _weigh_birth(found: _Weighing, one: Person, other: Person) -> None:
    if one.birth and other.birth:
        if one.birth == other.birth:
            found.same("생년월일", _BIRTH)
        elif _slip(one.birth, other.birth):
            found.but("생년월일 한 자리 다름", _BIRTH_SLIP)
        else:
            found.but("생년월일 다름", _OTHER_BIRTH)
    elif one.birth_year is not None and other.birth_year is not None:
        apart = abs(one.birth_year - other.birth_year)
        if apart == 0:
            found.same("출생연도", _YEAR)
        elif apart == 1 and (one.birth_approximate or other.birth_approximate):
            found.but("출생연도 한 해 차이", _BIRTH_SLIP)
        else:
            found.but("출생연도 다름", _OTHER_BIRTH)


def _weigh_phones(
    found: _Weighing, ones: Sequence[str], others: Sequence[str], same: int, tail: int, slip: int
) -> None:
    pairs = [(one, other) for one in ones for other in others]
    if any(one == other for one, other in pairs):
        found.same("전화", same)
    elif any(one[-TAIL:] == other[-TAIL:] for one, other in pairs):
        found.same("전화 끝 네 자리", tail)
    elif slip and any(_slip(one, other) for one, other in pairs):
        found.but("전화 한 자리 다름", slip)


def _slip(one: str, other: str) -> bool:
    """Whether one digit differs, or two stand in the wrong order."""
    return len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) <= 1


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses are one house: an address without a number is a whole village."""
    if not one or not other:
        return False
    house = site(one)
    return house != "" and house == site(other)


def site(address: str) -> str:
    """The key of an address that says which house, empty for one that does not."""
    return text.search_key(address) if any(map(str.isdigit, address)) else ""
