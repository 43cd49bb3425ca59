"""Who stands in the practice centre twice, so that 중복 점검 has something to find there.

Nobody is added: of people and firms with whom nothing has happened since, some are made the
second entry of somebody older, as it comes about at a desk: a new phone, a name heard wrong,
a firm that rings under another spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.employers import Employer, EmployerStatus, EmployerType
from jobdesk.domain.people import Seeker, age_on

_LEAST = 200
"""A smaller centre knows everybody."""
_MOST = 500
"""In a larger one chance alone makes pairs enough."""
_LEAST_FIRMS = 50
_HEARD = {
    "선": "순", "순": "선", "정": "전", "영": "연", "연": "영", "숙": "순", "민": "미", "미": "민",
    "진": "지", "호": "후", "수": "주", "희": "의", "은": "윤", "자": "지", "란": "난",
}  # fmt: skip
"""Last syllables and what is heard in their place, one sound off."""
_FORMS = ("(주)", "㈜", "주식회사 ")


def people_twice(
    seekers: Sequence[Seeker], busy: Collection[int | None], last: date
) -> list[Seeker]:
    """The people in their order; ``busy`` are the ids of those who stay who they are."""
    made = list(seekers)
    if not _LEAST <= len(made) <= _MOST:
        return made
    taken = {id_ for id_ in busy if id_ is not None}
    for again, may in ((_moved, _known), (_misheard, _may_be_misheard)):
        pairs = list(_alike(made, taken, last, may))
        pair = max(pairs, key=lambda p: p[0].eup_myeon == p[1].eup_myeon, default=None)
        if pair is not None:
            first, second = pair
            made[second.id - 1] = again(first, second)
            taken |= {first.id, second.id}
    return made


def firms_twice(employers: Sequence[Employer], busy: Collection[int | None]) -> list[Employer]:
    """The firms in their order; the second of a pair has no vacancies and no number yet.

    ``busy`` are the ids of those who have.
    """
    made = list(employers)
    if len(made) < _LEAST_FIRMS:
        return made
    idle = [
        one
        for one in made
        if one.id not in busy
        and one.employer_type is EmployerType.COMPANY
        and one.status in (EmployerStatus.FOUND, EmployerStatus.REGISTERED)
        and one.owner_id is None
    ]
    for one in made if idle else ():
        form = next((form for form in _FORMS if one.name.startswith(form)), "")
        if one.status is EmployerStatus.ACTIVE and form and one.phone:
            other = _FORMS[(_FORMS.index(form) + 1) % 2]
            second = idle[-1]
            made[second.id - 1] = replace(
                second,
                name=one.name.replace(form, other, 1),
                representative=one.representative,
                phone=one.phone,
                business_number="",
            )
            break
    return made


def _alike(
    seekers: Sequence[Seeker],
    taken: Collection[int],
    last: date,
    may: Callable[[Seeker], bool],
) -> Iterator[tuple[Seeker, Seeker]]:
    """(the older entry, one that may become its double): alike in all that is counted."""
    for second in reversed(seekers):
        if second.id in taken:
            continue
        for first in seekers[: second.id - 1]:
            if first.id not in taken and may(first) and _counts_alike(first, second, last):
                yield first, second


def _counts_alike(one: Seeker, other: Seeker, last: date) -> bool:
    def of(seeker: Seeker) -> tuple[object, ...]:
        days = (other.registered_on or last, last)
        ages = [age_on(seeker.birth_date, seeker.birth_year, day) for day in days]
        return (*ages, seeker.gender, seeker.priority_groups)

    if one.birth_year != other.birth_year or None in (one.birth_date, other.birth_date):
        return False
    return of(one) == of(other)


def _known(seeker: Seeker) -> bool:
    return bool(seeker.name and seeker.phone and len(seeker.name) == 3)


def _may_be_misheard(seeker: Seeker) -> bool:
    return _known(seeker) and seeker.name[-1] in _HEARD


def _moved(first: Seeker, second: Seeker) -> Seeker:
    """The same person with another phone, registered at another desk."""
    return replace(second, name=first.name, birth_date=first.birth_date)


def _misheard(first: Seeker, second: Seeker) -> Seeker:
    """The same person on the phone, the name one letter off."""
    name = first.name[:-1] + _HEARD[first.name[-1]]
    return replace(second, name=name, birth_date=first.birth_date, phone=first.phone)
