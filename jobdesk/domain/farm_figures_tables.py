"""The confirmed days of farm work by task, crop, place, origin, person and farm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jobdesk.domain.breakdowns import UNKNOWN
from jobdesk.domain.farm_evidence import Day, Evidence, Person
from jobdesk.domain.farm_figures import Line, Table
from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farms import CROPS, TASKS
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import AGE_BANDS, Gender, age_band
from jobdesk.domain.rounding import Rounding, rate

SPREAD: tuple[tuple[str, int, int], ...] = (
    ("1일", 1, 1),
    ("2~4일", 2, 4),
    ("5~9일", 5, 9),
    ("10~19일", 10, 19),
    ("20~29일", 20, 29),
    ("30일 이상", 30, 10_000),
)
"""근로일수 of a person in the span: label, fewest, most."""

IDS = (
    "task",
    "crop",
    "place",
    "village",
    "origin",
    "gender",
    "age",
    "spread",
    "farm",
    "worker",
)
"""The tables there are, in the order in which they are printed."""

_NOBODY = Person("", "", None, None)


@dataclass(frozen=True, slots=True)
class Shape:
    """How tables are made: the county's 읍면 in printed order, the day on which ages are
    reckoned, and how shares are rounded."""

    places: tuple[str, ...]
    age_day: date
    rounding: Rounding
    decimals: int


@dataclass(frozen=True, slots=True)
class _Split:
    """How days fall into rows: the labels in their order (others follow by name), and what a day
    falls under."""

    id: str
    label: str
    labels: tuple[str, ...]
    of: Callable[[Day], str]


def line(label: str, days: Sequence[Day], every: int, shape: Shape, record_id: int = 0) -> Line:
    """One line of these days; ``every`` is the 연인원 that its share is of."""
    paid = [day for day in days if day.daily_wage is not None]
    wages = sum([day.daily_wage or 0 for day in paid])
    mean = (Decimal(wages) / len(paid)).quantize(Decimal(1), ROUND_HALF_UP) if paid else None
    return Line(
        label,
        number_of(KindId.FARM_DAYS, [day.id for day in days]),
        number_of(KindId.SEEKERS, [day.seeker_id for day in days if day.seeker_id]),
        number_of(KindId.EMPLOYERS, [day.employer_id for day in days if day.employer_id]),
        Number(wages, KindId.FARM_DAYS, tuple([day.id for day in paid])),
        mean,
        rate(len(days), every, decimals=shape.decimals, rounding=shape.rounding),
        record_id,
    )


def tables(
    found: Evidence, days: Sequence[Day], whole: Line, shape: Shape, told: Collection[str]
) -> tuple[Table, ...]:
    """The tables of the confirmed ``days`` whose ids are among ``told``, in the order of IDS;
    ``whole`` is the line of all days. Who has most comes first where rows are records."""
    splits = _splits(found, days, shape)
    made = [_table(split, days, whole, shape) for split in splits if split.id in told]
    if "spread" in told:
        made.append(Table("spread", "근로일수", _spread(days, shape), whole))
    if "farm" in told:
        farms = _records(days, lambda day: day.employer_id, lambda id_: found.farms[id_][0], shape)
        made.append(Table("farm", "농가", farms, whole))
    if "worker" in told:
        named = found.people
        workers = _records(days, lambda day: day.seeker_id, lambda id_: named[id_].name, shape)
        made.append(Table("worker", "근로자", workers, whole))
    return tuple(made)


def _splits(found: Evidence, days: Sequence[Day], shape: Shape) -> tuple[_Split, ...]:
    origins = {one.seeker_id: one.origin for one in found.workers}
    villages = sorted({_village(day) for day in days})

    def rank(village: str) -> tuple[int, str]:
        place = village.split(" ")[0]
        known = place in shape.places
        return (shape.places.index(place) if known else len(shape.places), village)

    def person(day: Day) -> Person:
        return found.people.get(day.seeker_id, _NOBODY)

    return (
        _Split("task", "작업", TASKS, lambda day: day.task or UNKNOWN),
        _Split("crop", "작목", CROPS, lambda day: day.crop or UNKNOWN),
        _Split("place", "읍면", shape.places, lambda day: day.place or UNKNOWN),
        _Split("village", "마을", tuple(sorted(villages, key=rank)), _village),
        _Split(
            "origin",
            "출신",
            tuple(each.value for each in Origin),
            lambda day: origins.get(day.seeker_id, "") or UNKNOWN,
        ),
        _Split(
            "gender",
            "성별",
            (Gender.MALE.value, Gender.FEMALE.value),
            lambda day: person(day).gender or UNKNOWN,
        ),
        _Split(
            "age",
            "연령대",
            tuple(label for label, _, _ in AGE_BANDS),
            lambda day: age_band(person(day).age(shape.age_day)),
        ),
    )


def _village(day: Day) -> str:
    """``설천면 두길리``; the 읍면 alone says nothing of the village."""
    return f"{day.place} {day.village}".strip() if day.village else UNKNOWN


def _table(split: _Split, days: Sequence[Day], whole: Line, shape: Shape) -> Table:
    by_label: dict[str, list[Day]] = defaultdict(list)
    for day in days:
        by_label[split.of(day)].append(day)
    rest = sorted(set(by_label) - set(split.labels) - {UNKNOWN})
    order = [label for label in split.labels if label in by_label and label != UNKNOWN]
    last = [UNKNOWN] if UNKNOWN in by_label else []
    return Table(
        split.id,
        split.label,
        tuple(line(each, by_label[each], len(days), shape) for each in (*order, *rest, *last)),
        whole,
    )


def _records(
    days: Sequence[Day], of: Callable[[Day], int], name: Callable[[int], str], shape: Shape
) -> tuple[Line, ...]:
    by_id: dict[int, list[Day]] = defaultdict(list)
    for day in days:
        by_id[of(day)].append(day)
    lines = [
        line(name(id_) if id_ else UNKNOWN, those, len(days), shape, id_)
        for id_, those in by_id.items()
    ]
    return tuple(sorted(lines, key=lambda each: (-each.days.value, each.label, each.record_id)))


def _spread(days: Sequence[Day], shape: Shape) -> tuple[Line, ...]:
    by_person: dict[int, list[Day]] = defaultdict(list)
    for day in days:
        by_person[day.seeker_id].append(day)

    def within(fewest: int, most: int) -> Iterable[Day]:
        return (day for day in days if fewest <= len(by_person[day.seeker_id]) <= most)

    made = (line(label, list(within(a, b)), len(days), shape) for label, a, b in SPREAD)
    return tuple(each for each in made if each.days.value)
