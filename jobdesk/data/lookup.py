"""Known people and firms held in memory, so that a whole sheet is matched without a query per row.

An index is read once and then answers from dictionaries; the trashed are left out. Keys are
search keys (:func:`jobdesk.domain.text.search_key`), phones are bare digits, dates are ISO
text, just as the sheet's values are after cleaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.employers import Employer, company_key
from jobdesk.domain.people import Seeker


class Person(NamedTuple):
    """What tells one seeker from another. ``birth`` is ISO text or empty, ``gender`` 남/여 or
    empty, ``phones`` the bare digits of every phone."""

    id: int
    name: str
    name_key: str
    gender: str
    birth: str
    birth_year: int | None
    birth_approximate: bool
    phones: tuple[str, ...]
    eup_myeon: str
    address: str
    nickname: str = ""

    @property
    def phone(self) -> str:
        """The first phone as it is written, or empty."""
        return _written(self.phones)


def _written(phones: tuple[str, ...]) -> str:
    """The first phone with its hyphens; bare digits where they are no number."""
    if not phones:
        return ""
    try:
        return text.phone(phones[0])
    except ValueError:
        return phones[0]


class Firm(NamedTuple):
    """What tells one employer from another; ``number`` is the ten digits or empty."""

    id: int
    name: str
    key: str
    number: str
    phones: tuple[str, ...]
    eup_myeon: str
    representative: str = ""
    address: str = ""

    @property
    def phone(self) -> str:
        """The first phone as it is written, or empty."""
        return _written(self.phones)


_PEOPLE = (
    "SELECT id, name, name_key, gender, birth_date, birth_year, birth_approximate, phone_digits,"
    " phone2_digits, eup_myeon, address, nickname FROM seekers WHERE +trashed_on IS NULL"
)
_FIRMS = (
    "SELECT id, name, number_digits, phone_digits, phone2_digits, eup_myeon, representative,"
    " address FROM employers WHERE +trashed_on IS NULL"
)
_VACANCIES = (
    "SELECT id, employer_id, job, received_on, closes_on, status, openings FROM vacancies"
    " WHERE +trashed_on IS NULL"
)


class PeopleIndex:
    """Seekers by name, phone and birth. Every answer is a tuple of ids, oldest first."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people: dict[int, Person] = {}
        self._rows: dict[int, tuple[Any, ...]] = {}
        self._names: dict[str, tuple[int, ...]] = {}
        self._phones: dict[str, tuple[int, ...]] = {}
        self._births: dict[tuple[str, str], tuple[int, ...]] = {}
        for person in people:
            self.add(person)

    @classmethod
    def load(cls, store: Store) -> PeopleIndex:
        """Every seeker of the centre that is not in the trash."""
        index = cls()
        for row in store.db.execute(_PEOPLE + " ORDER BY id"):
            index._rows[row[0]] = row  # made a Person when somebody asks for it
            index._enter(row[0], row[2], row[4], row[7], row[8])
        return index

    def __len__(self) -> int:
        return len(self._people) + len(self._rows)

    def __getitem__(self, id_: int) -> Person:
        """The person of that id. Raises KeyError when it is not held."""
        if id_ in self._rows:
            self._people[id_] = _person(self._rows.pop(id_))
        return self._people[id_]

    def add(self, person: Person) -> None:
        """Hold one more person; ids need not be the store's (an importer may use negatives)."""
        self._people[person.id] = person
        phones = (*person.phones, "", "")
        self._enter(person.id, person.name_key, person.birth, phones[0], phones[1])

    def _enter(self, id_: int, name: str, birth: str | None, phone: str, phone2: str) -> None:
        one = (id_,)
        self._names[name] = self._names.get(name, ()) + one
        if birth:
            self._births[name, birth] = self._births.get((name, birth), ()) + one
        if phone:
            self._phones[phone] = self._phones.get(phone, ()) + one
        if phone2 and phone2 != phone:
            self._phones[phone2] = self._phones.get(phone2, ()) + one

    def by_name(self, name_key: str) -> tuple[int, ...]:
        """Everybody of that name."""
        return self._names.get(name_key, ())

    def by_birth(self, name_key: str, birth: date) -> tuple[int, ...]:
        """Same name, same birth date."""
        return self._births.get((name_key, birth.isoformat()), ())

    def by_birth_year(self, name_key: str, year: int, *, slack: int = 0) -> tuple[int, ...]:
        """Same name, born in ``year``; ``slack`` years either way for a reckoned year.

        A year that the store itself reckoned from an age is met one year either way too.
        """
        found = []
        for id_ in self._names.get(name_key, ()):
            person = self[id_]
            if person.birth_year is None:
                continue
            allowed = max(slack, 1 if person.birth_approximate else 0)
            if abs(person.birth_year - year) <= allowed:
                found.append(id_)
        return tuple(found)

    def by_phone(self, digits: str) -> tuple[int, ...]:
        """Everybody with that phone, as either number."""
        return self._phones.get(digits, ())

    def by_name_phone(self, name_key: str, digits: str) -> tuple[int, ...]:
        """Same name, same phone."""
        return tuple(i for i in self.by_phone(digits) if self[i].name_key == name_key)


class EmployerIndex:
    """Employers by business number, name and phone."""

    def __init__(self, firms: Iterable[Firm] = ()) -> None:
        self._firms: dict[int, Firm] = {}
        self._numbers: dict[str, list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self._phones: dict[str, list[int]] = {}
        for firm in firms:
            self.add(firm)

    @classmethod
    def load(cls, store: Store) -> EmployerIndex:
        """Every employer of the centre that is not in the trash."""
        return cls(firms(store))

    def __len__(self) -> int:
        return len(self._firms)

    def __getitem__(self, id_: int) -> Firm:
        """The firm of that id. Raises KeyError when it is not held."""
        return self._firms[id_]

    def add(self, firm: Firm) -> None:
        """Hold one more firm."""
        self._firms[firm.id] = firm
        self._names.setdefault(firm.key, []).append(firm.id)
        if firm.number:
            self._numbers.setdefault(firm.number, []).append(firm.id)
        for phone in firm.phones:
            self._phones.setdefault(phone, []).append(firm.id)

    def by_number(self, digits: str) -> tuple[int, ...]:
        """Firms with that business number, ten bare digits."""
        return tuple(self._numbers.get(digits, ())) if digits else ()

    def by_name(self, name: str) -> tuple[int, ...]:
        """Firms of that name, written with or without ``(주)``, ``주식회사`` and spaces."""
        return tuple(self._names.get(company_key(name), ()))

    def by_phone(self, digits: str) -> tuple[int, ...]:
        """Firms with that phone, as either number."""
        return tuple(self._phones.get(digits, ())) if digits else ()


class Opening(NamedTuple):
    """What tells one vacancy of a firm from another."""

    id: int
    job: str
    received_on: date | None
    closes_on: date | None
    status: str
    openings: int


class VacancyIndex:
    """Vacancies by employer, job and the day they were received."""

    def __init__(self) -> None:
        self._vacancies: dict[tuple[int, str, str], list[int]] = {}
        self._of_employer: dict[int, list[Opening]] = {}

    @classmethod
    def load(cls, store: Store) -> VacancyIndex:
        """Every vacancy of the centre that is not in the trash."""
        index = cls()
        for id_, employer, job, *rest in store.db.execute(_VACANCIES + " ORDER BY id"):
            received, closes = (date.fromisoformat(day) if day else None for day in rest[:2])
            index.add(id_, employer, job, received)
            one = Opening(id_, job, received, closes, rest[2], rest[3])
            index._of_employer.setdefault(employer or 0, []).append(one)
        return index

    def of_employer(self, employer_id: int) -> tuple[Opening, ...]:
        """Every vacancy of that employer, oldest first."""
        return tuple(self._of_employer.get(employer_id, ()))

    def add(self, id_: int, employer_id: int | None, job: str, received_on: date | None) -> None:
        """Hold one more vacancy."""
        key = (
            employer_id or 0,
            text.search_key(job),
            received_on.isoformat() if received_on else "",
        )
        self._vacancies.setdefault(key, []).append(id_)

    def find(self, employer_id: int | None, job: str, received_on: date | None) -> tuple[int, ...]:
        """Vacancies of that employer for that job, received that day (None: without a day)."""
        day = received_on.isoformat() if received_on else ""
        return tuple(self._vacancies.get((employer_id or 0, text.search_key(job), day), ()))


def person_of(seeker: Seeker) -> Person:
    """The part of a seeker by which an index knows it."""
    return Person(
        seeker.id,
        seeker.name,
        text.search_key(seeker.name),
        seeker.gender.value if seeker.gender else "",
        seeker.birth_date.isoformat() if seeker.birth_date else "",
        seeker.birth_date.year if seeker.birth_date else seeker.birth_year,
        seeker.birth_approximate,
        tuple(filter(None, (text.digits(seeker.phone), text.digits(seeker.phone2)))),
        seeker.eup_myeon,
        seeker.address,
        seeker.nickname,
    )


def people(store: Store) -> list[Person]:
    """Every seeker of the centre that is not in the trash, by id."""
    return [_person(row) for row in store.db.execute(_PEOPLE + " ORDER BY id")]


_NEAR_MOST = 2_000


def people_near(store: Store, person: Person) -> list[Person]:
    """Seekers that share name, phone, its last four digits, birth date or year with
    ``person``, itself left out.

    Of each at most 2,000 are looked at; the exact ones are found by their index, the others
    by one walk through the centre.
    """
    found: dict[int, Person] = {}
    clauses: list[tuple[str, object]] = []
    if person.name_key:
        clauses.append(("name_key = ?", person.name_key))
    for digits in person.phones:
        for column in ("phone_digits", "phone2_digits"):
            clauses += [(f"{column} = ?", digits), (f"{column} LIKE ?", f"%{digits[-4:]}")]
    if person.birth:
        clauses.append(("birth_date = ?", person.birth))
    if person.birth_year is not None:
        clauses.append(("abs(birth_year - ?) <= 1", person.birth_year))
    for clause, value in clauses:
        limit = f"ORDER BY id LIMIT {_NEAR_MOST}"
        for row in store.db.execute(f"{_PEOPLE} AND {clause} {limit}", [value]):
            found[row[0]] = _person(row)
    found.pop(person.id, None)
    return list(found.values())


def firm_of(employer: Employer) -> Firm:
    """The part of an employer by which an index knows it."""
    return Firm(
        employer.id,
        employer.name,
        company_key(employer.name),
        text.digits(employer.business_number),
        tuple(filter(None, (text.digits(employer.phone), text.digits(employer.phone2)))),
        employer.eup_myeon,
        employer.representative,
        employer.address,
    )


def firms(store: Store) -> list[Firm]:
    """Every employer of the centre that is not in the trash, by id."""
    return [_firm(row) for row in store.db.execute(_FIRMS + " ORDER BY id")]


def firms_near(store: Store, firm: Firm) -> list[Firm]:
    """Employers that share number, phone or name with ``firm``, itself left out.

    The name is met with or without its legal form, which the store's key keeps; hence the
    look through all names, of which a county has some thousands.
    """
    found: dict[int, Firm] = {}
    clauses: list[tuple[str, object]] = []
    if firm.number:
        clauses.append(("number_digits = ?", firm.number))
    for digits in firm.phones:
        clauses += [("phone_digits = ?", digits), ("phone2_digits = ?", digits)]
    if firm.key:
        clauses.append(("instr(name_key, ?) > 0", firm.key))
    for clause, value in clauses:
        for row in store.db.execute(f"{_FIRMS} AND {clause} ORDER BY id", [value]):
            other = _firm(row)
            if other.key == firm.key or "name_key" not in clause:
                found[other.id] = other
    found.pop(firm.id, None)
    return list(found.values())


def _person(row: tuple[Any, ...]) -> Person:
    id_, name, key, gender, birth, year, reckoned, phone, phone2, *rest = row
    phones = tuple(digits for digits in (phone, phone2) if digits)
    return Person(id_, name, key, gender, birth or "", year, bool(reckoned), phones, *rest)


def _firm(row: tuple[Any, ...]) -> Firm:
    id_, name, number, phone, phone2, *rest = row
    phones = tuple(digits for digits in (phone, phone2) if digits)
    return Firm(id_, name, company_key(name), number, phones, *rest)
