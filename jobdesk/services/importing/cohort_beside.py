"""What a row of a list of trainees says beside its record: what somebody gained, who hired them,
on which days they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.attendance import Marked
from jobdesk.domain.employers import company_key
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services.importing import cohort_marks
from jobdesk.services.importing.beside import Beside
from jobdesk.services.importing.cohort_marks import MarkedDay
from jobdesk.services.importing.shapes import DuplicateRule


@dataclass(frozen=True, slots=True)
class Hired:
    """A hire: by a firm that is known (``employer_id``) or by its name alone, on a day."""

    firm: str
    on: date
    employer_id: int | None = None

    @property
    def key(self) -> tuple[str, date]:
        """How it is compared with what is stored."""
        return company_key(self.firm), self.on

    def __str__(self) -> str:
        return f"{self.firm} {self.on.isoformat()} 취업"


@dataclass(frozen=True, slots=True)
class Stored:
    """What hangs on the trainees that are there, by their ids."""

    titles: Mapping[int, frozenset[str]] = field(default_factory=dict)
    marks: Mapping[int, Mapping[date, Marked]] = field(default_factory=dict)
    hires: Mapping[int, frozenset[tuple[str, date]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TraineeBeside(Beside):
    """``titles`` are certificates gained; where the sheet only says that there is one it is
    ``unnamed``, and any that is stored will do. ``unsaid`` is the status of a new trainee of
    whom the row names none. ``days`` are those of an 출석부 with their marks, ``lessons`` the
    ones among them that the cohort's timetable lacks, with their hours."""

    titles: tuple[str, ...] = ()
    unnamed: bool = False
    hired: Hired | None = None
    unsaid: TraineeStatus | None = None
    days: tuple[MarkedDay, ...] = ()
    lessons: Mapping[date, int] = field(default_factory=dict)
    stored: Stored = field(default_factory=Stored, compare=False, repr=False)

    @property
    def about(self) -> str:
        """The field of a trainee that stands for it."""
        if self.days:
            return "marks"
        return "qualifications" if self.titles else "hired_at"

    def __str__(self) -> str:
        hired = [str(self.hired)] if self.hired else []
        days = [cohort_marks.told(self.days)] if self.days else []
        return " · ".join((*self.titles, *hired, *days))

    def missing(self, id_: int) -> tuple[str, ...]:
        """The certificates that the trainee of that id has not yet."""
        there = self.stored.titles.get(id_, frozenset())
        if self.unnamed and there:
            return ()
        return tuple(title for title in self.titles if text.search_key(title) not in there)

    def adds_to(self, id_: int, rule: DuplicateRule) -> bool:
        """Whether the trainee lacks what the row says."""
        hires = self.stored.hires.get(id_, frozenset())
        new_hire = self.hired is not None and self.hired.key not in hires
        new_titles = bool(self.missing(id_))
        if rule is DuplicateRule.FILL:
            new_hire = new_hire and not hires
            new_titles = new_titles and not self.stored.titles.get(id_)
        return new_hire or new_titles or bool(self.lessons) or bool(self.changed(id_, rule))

    def changed(self, id_: int, rule: DuplicateRule) -> tuple[MarkedDay, ...]:
        """The days whose mark the trainee of that id lacks, or has otherwise."""
        there = self.stored.marks.get(id_, {})
        fill = rule is DuplicateRule.FILL
        return tuple(
            day
            for day in self.days
            if day.marked is not None
            and (day.held_on not in there if fill else there.get(day.held_on) != day.marked)
        )

    def under(self, id_: int, rule: DuplicateRule) -> TraineeBeside:
        """With the marks that are written alone."""
        return replace(self, days=self.changed(id_, rule)) if self.days else self

    def agrees(self, other: TraineeBeside) -> bool:
        """Whether two weeks of one 출석부 say nothing else of the same day."""
        mine = {day.held_on: day.marked for day in self.days if day.marked is not None}
        told = [day for day in other.days if day.marked is not None]
        same = all(mine.get(day.held_on, day.marked) == day.marked for day in told)
        return bool(self.days and other.days) and same

    def joined(self, other: TraineeBeside) -> TraineeBeside:
        """What two rows of one trainee say, the first one's before the second's."""
        if self.unnamed and other.titles:
            titles, unnamed = other.titles, other.unnamed
        else:
            known = {text.search_key(title) for title in self.titles}
            more = () if other.unnamed and self.titles else other.titles
            new = tuple(title for title in more if text.search_key(title) not in known)
            titles, unnamed = (*self.titles, *new), self.unnamed or other.unnamed
        days = {day.held_on: day for day in self.days}
        for day in other.days:
            if day.marked is not None or day.held_on not in days:
                days[day.held_on] = day
        return replace(
            self,
            titles=titles,
            unnamed=unnamed,
            hired=self.hired or other.hired,
            days=tuple(days[on] for on in sorted(days)),
            lessons={**self.lessons, **other.lessons},
        )
