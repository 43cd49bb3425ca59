"""구직자 in a sheet: who they are, whom the centre already knows, and what is left to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jobdesk.data.lookup import PeopleIndex, Person
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KindId
from jobdesk.domain.names import alike
from jobdesk.domain.people import Gender, Residence, Seeker, SeekerStatus, check_seeker
from jobdesk.services.importing.planner import NOBODY, SHOWN, Match, Planner, id_of, row_of
from jobdesk.services.importing.reading import Context, RowValues
from jobdesk.services.importing.shapes import Candidate

NAMELESS = "(이름 없음)"
"""Begins the name made up for a row of a sheet that has no column of names.

Such a row cannot be told from another person's by anything it says, so it never changes a
record: it is the same only when a record with its number agrees in every value, else new.
"""

_NAMESAKES = 2
"""So many namesakes are told by phone and village; of more, only their number."""


class PeoplePlanner(Planner):
    """Seekers. Same name and birth date, or same name and phone, are one person; weaker
    likeness is asked, and of several never the first is taken."""

    kind = KindId.SEEKERS
    record_type = Seeker

    def __init__(
        self,
        store: Store,
        context: Context,
        mapped: frozenset[str],
        places: Sequence[str],
        *,
        whole: bool = True,
    ) -> None:
        super().__init__(context, mapped, places, whole=whole)
        self._stored = PeopleIndex.load(store)
        self._rows = PeopleIndex()
        self._claimed: dict[int, int] = {}

    def complete(self, row: RowValues, number: str) -> None:
        values = row.values
        if not values.get("name"):
            if not self.may_make_up(row, "name", "이름"):
                return
            values["name"] = f"{NAMELESS} {number}"
        address = values.get("address")
        if address and "eup_myeon" not in values:
            place = eup_myeon_of(str(address), self.places)
            if place:
                values["eup_myeon"] = place
        if values.get("residence"):
            values["residence"] = Residence(str(values["residence"]))
        if values.get("status"):
            values["status"] = SeekerStatus(str(values["status"]))

    def title(self, values: Mapping[str, object]) -> str:
        return str(values.get("name", ""))

    def problems(self, record: Any) -> tuple[Problem, ...]:
        return check_seeker(record, self.context.today)

    def is_same(self, values: Mapping[str, object], record: Any) -> bool:
        """The last valid day follows from the day of registration where no column says it."""
        return super().is_same({"valid_until": record.valid_until, **values}, record)

    def doubtful(self, problem: Problem) -> bool:
        return problem.field == "registered_on"

    def find(self, values: Mapping[str, object]) -> Match:
        person = person_of(0, values)
        if person.name.startswith(NAMELESS):
            return Match(alike=self._stored.by_name(person.name_key))
        match = among(self._stored, person, in_file=False)
        if match.existing is not None:
            twin = self._claimed.get(match.existing)
            return match if twin is None else Match(match.existing, twin)
        if match.candidates:
            return match
        match = among(self._rows, person, in_file=True)
        return match if match != NOBODY else Match(remark=namesake(self._stored, person))

    def remember(self, index: int, values: Mapping[str, object], existing: int | None) -> None:
        if existing is not None:
            self._claimed.setdefault(existing, index)
        else:
            self._rows.add(person_of(id_of(index), values))


def among(index: PeopleIndex, person: Person, *, in_file: bool) -> Match:
    """Who of an index a person is, or may be; ``in_file`` says that it holds rows."""
    ids = dict.fromkeys(index.by_name(person.name_key))
    for phone in person.phones:
        ids.update(dict.fromkeys(index.by_phone(phone)))
    if not ids:
        return Match()
    found = [(likeness(person, index[id_], in_file=in_file), index[id_]) for id_ in ids]
    strong = [other for (rank, _), other in found if rank == 2]
    if len(strong) == 1:
        only = strong[0].id
        return Match(twin=row_of(only)) if in_file else Match(existing=only)
    if strong:
        shown = tuple(_candidate(other, "이름이 같습니다", in_file) for other in strong[:SHOWN])
        return Match(candidates=shown, why=f"같은 사람으로 보이는 기록이 {len(strong)}개입니다.")
    weak = [(why, other) for (rank, why), other in found if rank == 1]
    if not weak:
        return Match()
    shown = tuple(_candidate(other, why, in_file) for why, other in weak[:SHOWN])
    where = "이 파일의 다른 줄과" if in_file else "등록된 사람과"
    return Match(candidates=shown, why=f"{where} {weak[0][0]}. 같은 사람인지 확인하세요.")


def namesake(index: PeopleIndex, person: Person) -> str:
    """What to read beside a new person when one of the name may have moved or changed phones.

    Empty where birth or gender tell that they are two: of some names there are dozens.
    """
    known = [index[id_] for id_ in index.by_name(person.name_key)]
    shown = [other for other in known if not _are_two(person, other)]
    if not shown:
        return ""
    said = ", ".join(_detail(other) or "연락처 없음" for other in shown[:_NAMESAKES])
    more = f" 외 {len(shown) - _NAMESAKES}명" if len(shown) > _NAMESAKES else ""
    return f"같은 이름의 구직자가 이미 있습니다({said}{more}). 같은 사람이면 이 줄을 건너뛰세요."


def _are_two(one: Person, other: Person) -> bool:
    if one.birth and other.birth and one.birth != other.birth:
        return True
    slack = 1 if one.birth_approximate or other.birth_approximate else 0
    if (_years_apart(one, other) or 0) > slack:
        return True
    return bool(one.gender and other.gender and one.gender != other.gender)


def person_of(id_: int, values: Mapping[str, object]) -> Person:
    """What tells the person of a row from others."""
    birth, year, gender = (values.get(name) for name in ("birth_date", "birth_year", "gender"))
    name = str(values["name"])
    return Person(
        id_,
        name,
        text.search_key(name),
        gender.value if isinstance(gender, Gender) else "",
        birth.isoformat() if isinstance(birth, date) else "",
        year if isinstance(year, int) else None,
        bool(values.get("birth_approximate")),
        tuple(
            str(values[name]).replace("-", "") for name in ("phone", "phone2") if values.get(name)
        ),
        str(values.get("eup_myeon", "")),
        str(values.get("address", "")),
    )


def likeness(one: Person, other: Person, *, in_file: bool) -> tuple[int, str]:
    """How surely two are one person: 2 sure, 1 to be asked, 0 not; and what agrees.

    ``in_file`` says that both stand in one list, where a person hardly stands twice with
    two phones; in the store a phone may be years old.
    """
    same_phone = bool(set(one.phones) & set(other.phones))
    if one.name_key != other.name_key:
        near = same_phone and alike(one.name, other.name)
        return (1, "전화번호가 같고 이름이 비슷합니다") if near else (0, "")
    two_genders = bool(one.gender and other.gender and one.gender != other.gender)
    if one.birth and other.birth:
        if one.birth == other.birth and two_genders:
            return 1, "이름과 생년월일은 같지만 성별이 다릅니다"
        if one.birth == other.birth:
            return 2, "이름과 생년월일이 같습니다"
        return (1, "이름과 전화번호는 같지만 생년월일이 다릅니다") if same_phone else (0, "")
    years = _years_apart(one, other)
    if same_phone:
        if years is not None and years > 1:
            return 1, "이름과 전화번호는 같지만 출생연도가 다릅니다"
        if two_genders:
            return 1, "이름과 전화번호는 같지만 성별이 다릅니다"
        return 2, "이름과 전화번호가 같습니다"
    if two_genders:
        return 0, ""
    if one.eup_myeon and other.eup_myeon and one.eup_myeon != other.eup_myeon:
        return 0, ""
    two_phones = bool(one.phones and other.phones)
    if years is None:
        return (0, "") if two_phones else (1, "이름이 같습니다")
    slack = 1 if one.birth_approximate or other.birth_approximate else 0
    if years > slack or (two_phones and in_file):
        return 0, ""
    return 1, "이름과 출생연도가 같습니다"


def _years_apart(one: Person, other: Person) -> int | None:
    if one.birth_year is None or other.birth_year is None:
        return None
    return abs(one.birth_year - other.birth_year)


def _candidate(person: Person, why: str, in_file: bool) -> Candidate:
    where = "이 파일" if in_file else ""
    said = " · ".join(filter(None, (where, _detail(person))))
    return Candidate(person.id, person.name, said, why)


def _detail(person: Person) -> str:
    born = person.birth or (f"{person.birth_year}년생" if person.birth_year else "")
    phone = text.phone(person.phones[0]) if person.phones else ""
    return " · ".join(filter(None, (born, phone, person.eup_myeon)))
