"""Many people against one vacancy, and one person against many vacancies, in order.

People who are alike in a criterion are judged once: a county knows some dozens of job words
and places, so ten thousand people cost a sum of table look-ups each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from jobdesk.domain.people import SeekerStatus
from jobdesk.matching.criteria import CRITERIA, Reason
from jobdesk.matching.profiles import Person, Work

_SHIFT = 24
_LOW = (1 << _SHIFT) - 1
"""A sum of value × weight and the sum of weights travel in one integer."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One row of a ranking. ``id`` is the person's or vacancy's; ``score`` 0 to 100.

    ``fairness`` says when the person was last referred; ``mark`` why the pair comes after
    the others (already referred, 취업, 종료), empty for most.
    """

    id: int
    name: str
    detail: str
    score: int
    reasons: tuple[Reason, ...]
    fairness: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first rows and how many there are in all; nobody is left out of ``total``."""

    rows: tuple[Fit, ...]
    total: int


_MARKED = {
    SeekerStatus.PLACED: "취업 중",
    SeekerStatus.FOLLOW_UP: "취업 중 (사후관리)",
    SeekerStatus.CLOSED: "종료",
}


class People:
    """All people of a centre, sorted into the groups that each criterion tells apart."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self.by_id = {person.id: person for person in self.people}
        self._columns: list[tuple[list[Person], list[int]]] = []
        for criterion in CRITERIA:
            numbers: dict[Hashable, int] = {}
            firsts: list[Person] = []
            column: list[int] = []
            for person in self.people:
                key = criterion.key(person)
                number = numbers.get(key)
                if number is None:
                    number = numbers[key] = len(firsts)
                    firsts.append(person)
                column.append(number)
            self._columns.append((firsts, column))
        self._ties = [_turn_order(person) for person in self.people]
        self._marked = [person.status in _MARKED for person in self.people]

    def rank(
        self,
        work: Work,
        weights: Mapping[str, int],
        *,
        referred: Mapping[int, str] | None = None,
        limit: int | None = 50,
    ) -> Ranking:
        """People for a vacancy, the best first; ``referred`` marks who was sent there before."""
        known = referred or {}
        keys = self._keys(work, weights, known)
        order = range(len(keys))
        best = (
            sorted(order, key=keys.__getitem__)
            if limit is None
            else nsmallest(limit, order, key=keys.__getitem__)
        )
        rows = tuple(
            _fit(self.people[at], work, weights, known.get(self.people[at].id, "")) for at in best
        )
        return Ranking(rows, len(keys))

    def order(
        self,
        work: Work,
        weights: Mapping[str, int],
        *,
        referred: Mapping[int, str] | None = None,
    ) -> dict[int, int]:
        """Everybody's score for a vacancy by id, the best first; as :meth:`rank`, unexplained."""
        keys = self._keys(work, weights, referred or {})
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return {self.people[at].id: rounded(-keys[at][1]) for at in order}

    def _keys(
        self, work: Work, weights: Mapping[str, int], known: Mapping[int, str]
    ) -> list[tuple[bool, float, tuple[int, int]]]:
        """By what people are sorted, in their own order: marked, negative score, turn."""
        sums = [0] * len(self.people)
        for criterion, (firsts, column) in zip(CRITERIA, self._columns, strict=True):
            weight = weights[criterion.id]
            if not weight:
                continue
            table = [_packed(criterion.judge(first, work).value, weight) for first in firsts]
            sums = [total + table[number] for total, number in zip(sums, column, strict=True)]
        return [
            (marked or person.id in known, -_share(total), tie)
            for person, total, tie, marked in zip(
                self.people, sums, self._ties, self._marked, strict=True
            )
        ]


def rank_works(
    person: Person,
    works: Iterable[Work],
    weights: Mapping[str, int],
    *,
    referred: Mapping[int, str] | None = None,
    limit: int | None = 50,
) -> Ranking:
    """Vacancies for a person, the best first; ``referred`` marks those tried before."""
    known = referred or {}
    scored = sorted(
        (bool(known.get(work.id)), -score(person, work, weights), work.id, work) for work in works
    )
    chosen = scored if limit is None else scored[:limit]
    rows = tuple(
        Fit(
            work.id,
            work.job,
            " · ".join(filter(None, (work.employer, work.eup_myeon))),
            rounded(-negative),
            reasons(person, work, weights),
            fairness(person),
            known.get(work.id) or _MARKED.get(person.status, ""),
        )
        for _, negative, _, work in chosen
    )
    return Ranking(rows, len(scored))


def score(person: Person, work: Work, weights: Mapping[str, int]) -> float:
    """The weighted share, 0 to 100, of the criteria that arise; 0 when none does."""
    total = 0
    for criterion in CRITERIA:
        weight = weights[criterion.id]
        if weight:
            total += _packed(criterion.judge(person, work).value, weight)
    return _share(total)


def reasons(person: Person, work: Work, weights: Mapping[str, int]) -> tuple[Reason, ...]:
    """What speaks for and against the pair; a criterion without weight is silent."""
    return tuple(
        reason
        for criterion in CRITERIA
        if weights[criterion.id]
        for reason in criterion.judge(person, work).reasons
    )


def fairness(person: Person) -> str:
    """``74일 전 마지막 알선, 불채용 3회``, or that there was none."""
    waited = person.waited
    if waited is None:
        return "아직 알선 없음"
    parts = ["오늘 마지막 알선" if waited <= 0 else f"{waited:,}일 전 마지막 알선"]
    if person.past.not_hired:
        parts.append(f"불채용 {person.past.not_hired}회")
    if person.past.declined:
        parts.append(f"거절 {person.past.declined}회")
    return ", ".join(parts)


def rounded(value: float) -> int:
    """A score as shown: half up."""
    return int(value + 0.5)


def _fit(person: Person, work: Work, weights: Mapping[str, int], mark: str) -> Fit:
    age = "" if person.age is None else f"{person.age}세"
    return Fit(
        person.id,
        person.name,
        " · ".join(filter(None, (age, person.eup_myeon))),
        rounded(score(person, work, weights)),
        reasons(person, work, weights),
        fairness(person),
        mark or _MARKED.get(person.status, ""),
    )


def _turn_order(person: Person) -> tuple[int, int]:
    """Of equals, the one who waited longest comes first, then the one registered first."""
    waited = person.waited if person.waited is not None else 1_000_000
    return (-waited, person.id)


def _packed(value: int | None, weight: int) -> int:
    return 0 if value is None else (value * weight << _SHIFT) | weight


def _share(total: int) -> float:
    weights = total & _LOW
    return (total >> _SHIFT) / weights if weights else 0.0
