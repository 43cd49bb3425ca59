"""Which person a row of another kind's sheet names: one that is known, several, or nobody yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jobdesk.data.lookup import PeopleIndex, Person
from jobdesk.data.store import Store
from jobdesk.domain.people import Seeker
from jobdesk.services.importing.asking import Found
from jobdesk.services.importing.people import among, person_of
from jobdesk.services.importing.planner import id_of

_PREFIX = "seeker."
_MANY = 300
"""Beyond so many new people of one name each row is asked: comparing all would take for ever."""
_SOME = 20
"""So many people of one name are told apart beforehand; two are enough to ask."""
_SEVERAL = "이 파일에 이름이 같은 새 사람이 여럿이라 누구인지 알 수 없습니다. 확인하세요."


class Persons:
    """Who is meant by the columns about a person.

    Name and birth date or name and phone are that person; anything weaker is asked, and of
    several never the first is taken. Who is not known is made once: rows of one name that
    contradict in nothing are one; a row that fits several of those is asked.
    """

    def __init__(self, store: Store) -> None:
        self._stored = PeopleIndex.load(store)
        self._new: dict[str, list[Person]] = {}
        self._told: dict[str, list[Person]] = {}

    def foresee(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Learn which people all rows tell apart by birth date or phone, since a bare name
        may stand before them."""
        for values in rows:
            if not values.get("seeker"):
                continue
            person = person_of(0, own(values))
            if not _is_told(person):
                continue
            told = self._told.setdefault(person.name_key, [])
            if len(told) < _SOME and not any(_may_be_one(person, other) for other in told):
                told.append(person)

    def find(self, values: Mapping[str, object], index: int) -> Found:
        """The person of the row of that index."""
        person = person_of(0, own(values))
        match = among(self._stored, person, in_file=False)
        if match.existing is not None:
            return Found(match.existing)
        new, several = self._newcomer(person, index)
        why = match.why if match.candidates else _SEVERAL if several else ""
        return Found(None, match.candidates, why, new)

    def _newcomer(self, person: Person, index: int) -> tuple[int, bool]:
        """The id under which one who is not known would be made; whether it has to be asked."""
        told = self._told.get(person.name_key, ())
        if not _is_told(person) and sum(_may_be_one(person, other) for other in told) > 1:
            return id_of(index), True
        known = self._new.setdefault(person.name_key, [])
        if len(known) >= _MANY:
            return id_of(index), True
        fits = [place for place, other in enumerate(known) if _may_be_one(person, other)]
        sure = [place for place in fits if _is_one(person, known[place])]
        meant = sure if len(sure) == 1 else fits
        if len(meant) != 1:
            known.append(person._replace(id=id_of(index)))
            return id_of(index), bool(meant)
        other = known[meant[0]]
        known[meant[0]] = _joined(other, person)
        return other.id, False


def own(values: Mapping[str, object]) -> dict[str, object]:
    """What a row says of its person, by the fields of a person."""
    told = {
        name.removeprefix(_PREFIX): value
        for name, value in values.items()
        if name.startswith(_PREFIX)
    }
    return {**told, "name": str(values.get("seeker", ""))}


def seeker_of(values: Mapping[str, object]) -> Seeker:
    """The person to be made for a row."""
    return Seeker(**own(values))  # type: ignore[arg-type]


def filled(known: Seeker, other: Seeker) -> Seeker:
    """A person told by several rows: what one leaves empty, another says."""
    more = {
        name: getattr(other, name)
        for name in (
            "gender",
            "birth_date",
            "birth_year",
            "phone",
            "phone2",
            "address",
            "eup_myeon",
        )
        if not getattr(known, name) and getattr(other, name)
    }
    return replace(known, **more)


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether two of one name contradict in nothing."""
    if one.birth and other.birth and one.birth != other.birth:
        return False
    if one.birth_year and other.birth_year:
        slack = 1 if one.birth_approximate or other.birth_approximate else 0
        if abs(one.birth_year - other.birth_year) > slack:
            return False
    if one.phones and other.phones and not set(one.phones) & set(other.phones):
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return not (one.eup_myeon and other.eup_myeon and one.eup_myeon != other.eup_myeon)


def _is_told(person: Person) -> bool:
    """Whether something is said that tells a person from others of the name."""
    return bool(person.birth or person.phones)


def _is_one(one: Person, other: Person) -> bool:
    """Whether two of one name who contradict in nothing share a birth date or a phone."""
    same_birth = bool(one.birth) and one.birth == other.birth
    return same_birth or bool(set(one.phones) & set(other.phones))


def _joined(known: Person, other: Person) -> Person:
    return known._replace(
        gender=known.gender or other.gender,
        birth=known.birth or other.birth,
        birth_year=known.birth_year or other.birth_year,
        phones=tuple(dict.fromkeys((*known.phones, *other.phones))),
        eup_myeon=known.eup_myeon or other.eup_myeon,
    )
