"""The people of training cohorts by 성별, 연령대, 거주지, 학력 and 취업취약계층."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from jobdesk.domain.breakdowns import ELSEWHERE, UNKNOWN
from jobdesk.domain.cohort_evidence import Evidence, Hired, Learner
from jobdesk.domain.cohort_figures import (
    GROUP_COLUMNS,
    CourseShare,
    GroupLine,
    GroupTable,
)
from jobdesk.domain.cohort_figures_parts import Share
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import AGE_BANDS, PRIORITY_GROUPS, Education, Gender, age_band
from jobdesk.domain.trainees import RECRUITED, SELECTED, TRAINED, TraineeStatus

NO_GROUP = "해당 없음"
_ALL = 0
"""In place of a cohort's id: people of all of them."""
_TRAINED = GROUP_COLUMNS.index("교육")
_RECRUITED = GROUP_COLUMNS.index("모집")
_STATUSES: tuple[frozenset[TraineeStatus], ...] = (
    RECRUITED,
    SELECTED,
    TRAINED,
    frozenset({TraineeStatus.COMPLETED}),
)


@dataclass(frozen=True, slots=True)
class _Split:
    """How people fall into rows; ``of`` gives the labels of somebody on the first day."""

    id: str
    label: str
    labels: tuple[str, ...]
    of: Callable[[Learner, date], tuple[str, ...]]
    exclusive: bool = True


def group_tables(
    found: Evidence, last: Sequence[Hired], places: tuple[str, ...], share: Share
) -> tuple[GroupTable, ...]:
    """The tables of everybody who applied; ages are those of the first day of the cohort.

    ``last`` is one 취업 for each person and cohort; who is no 교육생 of the cohort is in none.
    """
    splits = _splits(found.learners, places)
    return tuple(_table(split, found, last, share) for split in splits)


def _splits(people: Sequence[Learner], places: tuple[str, ...]) -> tuple[_Split, ...]:
    places = places or tuple(sorted({one.who.eup_myeon for one in people} - {""}))
    ticked = {group for one in people for group in one.who.groups}
    known = tuple(group for group in PRIORITY_GROUPS if group in ticked)
    schools = tuple(each.value for each in Education)

    def place(one: Learner, _day: date) -> tuple[str, ...]:
        if not one.who.eup_myeon:
            return (UNKNOWN,)
        return (one.who.eup_myeon if one.who.eup_myeon in places else ELSEWHERE,)

    return (
        _Split(
            "gender",
            "성별",
            (Gender.MALE.value, Gender.FEMALE.value),
            lambda one, _day: (one.who.gender or UNKNOWN,),
        ),
        _Split(
            "age",
            "연령대",
            tuple(label for label, _, _ in AGE_BANDS),
            lambda one, day: (age_band(one.who.age(day)),),
        ),
        _Split("place", "거주지", places, place),
        _Split(
            "education",
            "학력",
            (*schools, *sorted({one.education for one in people} - {"", *schools})),
            lambda one, _day: (one.education or UNKNOWN,),
        ),
        _Split(
            "priority",
            "취업취약계층",
            (*known, *sorted(ticked - set(known)), NO_GROUP),
            lambda one, _day: one.who.groups or (NO_GROUP,),
            exclusive=False,
        ),
    )


def _table(split: _Split, found: Evidence, last: Sequence[Hired], share: Share) -> GroupTable:
    begins = {run.id: run.starts_on for run in found.runs}
    labelled = [(one, split.of(one, begins[one.cohort_id])) for one in found.learners]
    hires = {(one.cohort_id, one.placement.seeker_id): one.placement.id for one in last}
    whole = _cells(found.learners, hires)
    base = _TRAINED if whole[_TRAINED].value else _RECRUITED
    there = {label for _, labels in labelled for label in labels}
    shown = (
        *(label for label in split.labels if label in there),
        *(label for label in (ELSEWHERE, UNKNOWN) if label in there - set(split.labels)),
    )

    def line(label: str, those: Sequence[Learner]) -> GroupLine:
        cells = _cells(those, hires)
        return GroupLine(label, cells, share(cells[base].value, whole[base].value))

    # Looked through once: there may be two hundred cohorts of thirty people each.
    people: dict[tuple[str, int], list[Learner]] = defaultdict(list)
    for one, labels in labelled:
        for label in dict.fromkeys(labels):
            people[label, _ALL].append(one)
            people[label, one.cohort_id].append(one)
        people["", one.cohort_id].append(one)

    def course(cohort_id: int, title: str) -> CourseShare:
        every = _cells(people["", cohort_id], hires)[base].value
        numbers = [_cells(people[label, cohort_id], hires)[base] for label in shown]
        return CourseShare(title, tuple((each, share(each.value, every)) for each in numbers))

    return GroupTable(
        split.id,
        split.label,
        GROUP_COLUMNS[base],
        tuple(line(label, people[label, _ALL]) for label in shown),
        line("계", found.learners),
        tuple(course(run.id, run.title) for run in found.runs),
        split.exclusive,
    )


def _cells(
    people: Sequence[Learner], hires: dict[tuple[int, int | None], int]
) -> tuple[Number, ...]:
    placed = (hires.get((one.cohort_id, one.who.seeker_id)) for one in people)
    return (
        *(
            number_of(KindId.TRAINEES, (one.id for one in people if one.status in statuses))
            for statuses in _STATUSES
        ),
        number_of(KindId.PLACEMENTS, (id_ for id_ in placed if id_ is not None)),
    )
