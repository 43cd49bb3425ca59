"""중복: who or which firm stands in the centre twice, and the verdict that two are not the same.

A verdict is remembered: a pair put apart is never shown again, and undo takes the verdict back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jobdesk.data import lookup, records
from jobdesk.data.lookup import Firm, Person
from jobdesk.data.titles import title
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import UserError
from jobdesk.services import employers, entries, likeness, lists, seekers, settings
from jobdesk.services.desk import Desk
from jobdesk.services.likeness import TAIL, Likeness
from jobdesk.services.merging import MERGED
from jobdesk.services.writing import tidied

_COMMON = 40
"""What more than so many share (a made-up birth date, the phone of a home) tells nobody apart."""

_TELL = 500
"""After so many of what is compared progress is told."""

T = TypeVar("T", Person, Firm)
_VERDICTS = KindId.DISTINCT_PAIRS


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it is told apart from another: ``about`` is birth, place and phone in one
    line, the phone hidden where lists hide it."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody registered who may be the same; ``why`` says in words what agrees."""

    known: Known
    why: str
    score: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of ``kind`` that may be one, the older first."""

    kind: KindId
    one: Known
    other: Known
    why: str
    score: int


def similar(desk: Desk, record: Seeker | Employer) -> tuple[Similar, ...]:
    """Who is registered already and may be the same as ``record``, the surest first.

    ``record`` may be a draft. Who was put apart from a stored one is left out. Answers in
    some hundredths of a second, so it may be asked while a form is filled.
    """
    with desk.store.reading():
        mask = settings.get(desk).mask_lists
        if isinstance(record, Seeker):
            person = lookup.person_of(tidied(record))
            near = lookup.people_near(desk.store, person)
            people = ((likeness.of_people(person, each), _person(each, mask)) for each in near)
            return _similar(desk, KindId.SEEKERS, record.id, people, likeness.HINT)
        firm = lookup.firm_of(tidied(record))
        firms = (
            (likeness.of_firms(firm, each), _firm(each))
            for each in lookup.firms(desk.store)
            if each.id != record.id
        )
        return _similar(desk, KindId.EMPLOYERS, record.id, firms, likeness.FIRM_HINT)


def _similar(
    desk: Desk, kind: KindId, id_: int, found: Iterator[tuple[Likeness, Known]], least: int
) -> tuple[Similar, ...]:
    apart = _apart(desk, kind) if id_ else frozenset()
    hits = [
        Similar(known, like.why, like.score)
        for like, known in found
        if like.score >= least and _in_order(id_, known.id) not in apart
    ]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.known.id)))


def candidates(desk: Desk, kind: KindId, progress: Progress = silent) -> tuple[Pair, ...]:
    """Pairs of the whole centre that may be one, the surest first; none that was put apart.

    Only records that share two things, or one that few share, are compared, so that the time
    grows with the centre and not with its square: 10,000 people take less than a second.
    ``progress`` counts what they are compared under and may raise Cancelled.
    """
    with desk.store.reading():
        mask = settings.get(desk).mask_lists
        apart = _apart(desk, kind)
        if kind is KindId.SEEKERS:
            people = lookup.people(desk.store)
            found = _pairs(people, _person_keys, likeness.of_people, apart, progress)
            return _told(kind, found, lambda person: _person(person, mask))
        _insist_kind(kind)
        firms = lookup.firms(desk.store)
        return _told(kind, _pairs(firms, _firm_keys, likeness.of_firms, apart, progress), _firm)


def _told(
    kind: KindId, found: Sequence[tuple[T, T, Likeness]], known: Callable[[T], Known]
) -> tuple[Pair, ...]:
    ordered = sorted(found, key=lambda each: (-each[2].score, each[0].id, each[1].id))
    return tuple(
        Pair(kind, known(one), known(other), like.why, like.score) for one, other, like in ordered
    )


def _pairs(
    records_: Sequence[T],
    keys: Callable[[T], Iterator[Hashable]],
    like: Callable[[T, T], Likeness],
    apart: frozenset[tuple[int, int]],
    progress: Progress,
) -> list[tuple[T, T, Likeness]]:
    blocks: dict[Hashable, list[T]] = defaultdict(list)
    for record in records_:
        for key in keys(record):
            blocks[key].append(record)
    seen: set[tuple[int, int]] = set(apart)
    found = []
    for at, block in enumerate(blocks.values()):
        if not at % _TELL:
            progress(at, len(blocks))
        for one, other in _within(block):
            ids = (one.id, other.id)
            if ids not in seen:
                seen.add(ids)
                likeness_ = like(one, other)
                if likeness_.score >= likeness.SURE:
                    found.append((one, other, likeness_))
    return found


def _within(block: list[T]) -> Iterator[tuple[T, T]]:
    """The pairs of a block in order of id; of a large one each with the first alone."""
    for at, one in enumerate(block if len(block) <= _COMMON else block[:1]):
        for other in block[at + 1 :]:
            yield one, other


def _person_keys(person: Person) -> Iterator[Hashable]:
    """Under what a person is compared: alone what few share, the name with what many do."""
    facts: set[Hashable] = {*person.phones, *(phone[-TAIL:] for phone in person.phones)}
    if person.birth:
        facts.add(person.birth)
    house = likeness.site(person.address)
    if house:
        facts.add(house)
    yield from facts
    for phone in person.phones:  # with one digit wrong, or with two in the wrong order
        facts.update((phone[:-TAIL] + "-", "".join(sorted(phone))))
    if person.birth:
        facts.add(person.birth[5:])
    if person.birth_year is not None:
        facts.add(person.birth_year)
        if person.birth_approximate:
            facts.update((person.birth_year - 1, person.birth_year + 1))
    for fact in facts:
        yield likeness.name_key(person), fact


def _firm_keys(firm: Firm) -> Iterator[Hashable]:
    """Under what a firm is compared."""
    yield "name", firm.key
    if firm.number:
        yield "number", firm.number
    yield from (*firm.phones, *(phone[-TAIL:] for phone in firm.phones))
    if firm.representative:
        yield "head", text.search_key(firm.representative)
    house = likeness.site(firm.address)
    if house:
        yield house


def not_same(desk: Desk, kind: KindId, one: int, other: int) -> Change:
    """Remember that two records are not the same. Nothing is written where that stands.

    Raises UserError when they are one record, or one of them is gone.
    """
    _insist_kind(kind)
    low, high = _in_order(one, other)
    with desk.store.operation(_APART[kind]) as operation:
        for id_ in (low, high):
            records.get(desk.store, kind, id_)
        if (low, high) not in _apart(desk, kind):
            entries.add(
                desk, entries.blank(desk, _VERDICTS, of_kind=kind.value, one_id=low, other_id=high)
            )
            names = (title(desk.store, kind, id_) for id_ in (one, other))
            operation.relabel(f"{_APART[kind]}: {' / '.join(names)}")
        return operation.change()


_APART = {KindId.SEEKERS: "다른 사람 확인", KindId.EMPLOYERS: "다른 업체 확인"}


def register(desk: Desk, record: Seeker | Employer, others: Collection[int] = ()) -> Change:
    """Register a new person or firm of whom it was said while typing that ``others`` are not
    the same; all in one operation. Raises UserError as the registration does."""
    with desk.store.operation("등록") as operation:
        kind = KindId.SEEKERS if isinstance(record, Seeker) else KindId.EMPLOYERS
        made = (
            seekers.register(desk, record)
            if isinstance(record, Seeker)
            else employers.register(desk, record)
        )
        for other in others:
            not_same(desk, kind, made.id, other)
        operation.relabel(f"{KINDS[kind].label} 등록: {title(desk.store, kind, made.id)}")
        return operation.change(*made.refs)


def _apart(desk: Desk, kind: KindId) -> frozenset[tuple[int, int]]:
    """The pairs of a kind that were put apart, the smaller id first."""
    ids = lists.find(desk, _VERDICTS, Filter(conditions=(Condition("of_kind", Op.IS, kind.value),)))
    rows = lists.rows(desk, _VERDICTS, ids, ["one_id", "other_id"])
    return frozenset((int(str(one)), int(str(other))) for one, other in rows.values())


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _insist_kind(kind: KindId) -> None:
    if kind not in MERGED:
        raise UserError(f"{KINDS[kind].label} 기록은 중복을 찾을 수 없습니다. 바뀐 것이 없습니다.")


def _person(person: Person, mask: bool) -> Known:
    year = f"{person.birth_year}년생" if person.birth_year else ""
    phone = text.mask_phone(person.phone) if mask and person.phone else person.phone
    parts = (person.gender, person.birth or year, person.eup_myeon, phone)
    return Known(person.id, person.name or f"{person.nickname} (별칭)", _line(parts))


def _firm(firm: Firm) -> Known:
    number = firm.number and f"{firm.number[:3]}-{firm.number[3:5]}-{firm.number[5:]}"
    return Known(
        firm.id, firm.name, _line((number, firm.representative, firm.eup_myeon, firm.phone))
    )


def _line(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
