"""What a figure is reckoned from: the few fields of each record that a report looks at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jobdesk.domain.people import age_on


class Selected(NamedTuple):
    """A record an indicator selects; ``who`` is what is counted once where people are, else 0."""

    id: int
    day: date
    weight: int
    who: int | str


class Person(NamedTuple):
    """A record of a person for the breakdowns; ``id`` is the record's, not the person's."""

    id: int
    day: date
    gender: str
    birth_date: date | None
    birth_year: int | None
    eup_myeon: str

    def age(self, day: date) -> int | None:
        """만 나이 on a day, None where unknown."""
        return age_on(self.birth_date, self.birth_year, day)


class Hire(NamedTuple):
    """A placement with the words the list prints."""

    person: Person
    seeker_id: int
    name: str
    employer: str
    job: str
    employment_type: str
    route: str
    insured: bool | None
