"""What a row of a list of trainees says beside its record: what somebody gained, who hired them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.employers import company_key
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services.importing.beside import Beside
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
    hires: Mapping[int, frozenset[tuple[str, date]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TraineeBeside(Beside):
    """``titles`` are certificates gained; where the sheet only says that there is one it is
    ``unnamed``, and any that is stored will do. ``unsaid`` is the status of a new trainee of
    whom the row names none."""

    titles: tuple[str, ...] = ()
    unnamed: bool = False
    hired: Hired | None = None
    unsaid: TraineeStatus | None = None
    stored: Stored = field(default_factory=Stored, compare=False, repr=False)

    @property
    def about(self) -> str:
        """The field of a trainee that stands for it."""
        return "qualifications" if self.titles else "hired_at"

    def __str__(self) -> str:
        return " · ".join((*self.titles, *([str(self.hired)] if self.hired else [])))

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
        return new_hire or new_titles

    def joined(self, other: TraineeBeside) -> TraineeBeside:
        """What two rows of one trainee say, the first one's before the second's."""
        if self.unnamed and other.titles:
            titles, unnamed = other.titles, other.unnamed
        else:
            known = {text.search_key(title) for title in self.titles}
            more = () if other.unnamed and self.titles else other.titles
            new = tuple(title for title in more if text.search_key(title) not in known)
            titles, unnamed = (*self.titles, *new), self.unnamed or other.unnamed
        return replace(self, titles=titles, unnamed=unnamed, hired=self.hired or other.hired)
