"""구직자·취업자 현황: people by place, age band and gender, every cell with its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jobdesk.domain.evidence import Person
from jobdesk.domain.figures import Breakdown, BreakdownRow, Number
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import AGE_BANDS, Gender, age_band

UNKNOWN = "미상"
ELSEWHERE = "그 밖"
_ALL = ""
GROUPS = ("당월", "누계")


class Stretch(Protocol):
    """The month or other stretch of days that is told beside the year so far."""

    def holds(self, day: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose table it is: 구직자 or 취업자."""

    key: str
    label: str
    kind: KindId
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class _Split:
    """How people fall into rows; ``labels`` are those printed even when nobody is in them."""

    key: str
    label: str
    labels: tuple[str, ...]
    of: Callable[[Person], str]

    def shown(self, people: Sequence[Person]) -> tuple[str, ...]:
        """The printed labels and, where somebody falls under them, 그 밖 and 미상."""
        found = {self.of(person) for person in people} - set(self.labels)
        return (*self.labels, *(label for label in (ELSEWHERE, UNKNOWN) if label in found))


def breakdowns(
    month: Stretch,
    places: tuple[str, ...],
    day: date,
    seekers: Sequence[Person],
    hired: Sequence[Person],
) -> tuple[Breakdown, ...]:
    """Four tables: seekers and placements by place and by age band on ``day``.

    ``seekers`` (one for each 구직신청) and ``hired`` are those of the year up to the month's
    end. Both tables of a
    pair have the same rows and columns, so that they can stand side by side. Without
    ``places`` those found are the rows.
    """
    everybody = [*seekers, *hired]
    places = places or tuple(sorted({p.eup_myeon for p in everybody} - {""}))

    def place(person: Person) -> str:
        if not person.eup_myeon:
            return UNKNOWN
        return person.eup_myeon if person.eup_myeon in places else ELSEWHERE

    splits = (
        _Split("place", "읍면", places, place),
        _Split(
            "age",
            "연령대",
            tuple(label for label, _, _ in AGE_BANDS),
            lambda person: age_band(person.age(day)),
        ),
    )
    subjects = (
        _Subject("seekers", "구직자", KindId.REGISTRATIONS, seekers),
        _Subject("placements", "취업자", KindId.PLACEMENTS, hired),
    )
    genders: tuple[str, ...] = (Gender.MALE.value, Gender.FEMALE.value)
    if any(person.gender not in genders for person in everybody):
        genders = (*genders, UNKNOWN)
    return tuple(
        _breakdown(month, subject, split, split.shown(everybody), genders)
        for split in splits
        for subject in subjects
    )


def _breakdown(
    month: Stretch,
    subject: _Subject,
    split: _Split,
    labels: tuple[str, ...],
    genders: tuple[str, ...],
) -> Breakdown:
    found: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for person in sorted(subject.people, key=lambda each: (each.day, each.id)):
        label = split.of(person)
        gender = person.gender if person.gender in genders else UNKNOWN
        for monthly in (True, False) if month.holds(person.day) else (False,):
            for row in (label, _ALL):
                found[row, gender, monthly].append(person.id)
                found[row, _ALL, monthly].append(person.id)

    def line(label: str, row: str) -> BreakdownRow:
        cells = (
            tuple(found.get((row, column, monthly), ()))
            for monthly in (True, False)
            for column in (*genders, _ALL)
        )
        return BreakdownRow(label, tuple(Number(len(ids), subject.kind, ids) for ids in cells))

    return Breakdown(
        id=f"{subject.key}_by_{split.key}",
        subject=subject.label,
        row_label=split.label,
        groups=GROUPS,
        columns=(*genders, "계"),
        rows=tuple(line(label, label) for label in labels),
        total=line("계", _ALL),
    )
