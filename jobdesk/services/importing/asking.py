"""Who a row belongs to where it names several records, and what is still to be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from jobdesk.services.importing.shapes import Candidate

ASKED = "links"
"""Under this key a row's values hold its :class:`Asked`; a row about which nothing is asked
has none."""


class Found(NamedTuple):
    """Whom a link means: ``id`` where that is sure, else ``candidates`` to choose from.

    ``new`` is the id under which one that is not known would be made: minus the index, less
    one, of the first row of the file that names it. None where none is made. ``why`` without
    candidates says what is doubtful about making it.
    """

    id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    new: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has to be asked."""
        return self.id is None and bool(self.candidates)

    @property
    def settled(self) -> int | None:
        """The id where nothing is asked: the record's, or of one to be made."""
        return self.id if self.id is not None else self.new

    @property
    def choices(self) -> tuple[int, ...]:
        """Every id that an answer may give."""
        if not self.is_open:
            return () if self.settled is None else (self.settled,)
        return (*(c.id for c in self.candidates), *(() if self.new is None else (self.new,)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be asked of a row, in order.

    ``links`` holds the open ones by link id. What depends on an earlier answer is worked out
    for every answer there may be: ``vacancies`` by the employer chosen, ``known`` the record
    that is there already, by the ids chosen in the order of ``links``.
    """

    links: Mapping[str, Found]
    vacancies: Mapping[int, Found] = field(default_factory=dict)
    known: Mapping[tuple[int, ...], int] = field(default_factory=dict)

    def at(self, link: str, values: Mapping[str, object]) -> Found:
        """The question about a link, given what was answered before it."""
        if link == "vacancy" and self.vacancies:
            employer = values.get("employer_id")
            return self.vacancies.get(employer, Found()) if isinstance(employer, int) else Found()
        return self.links.get(link, Found())

    def order(self) -> tuple[str, ...]:
        """The links that may have to be asked."""
        return (*self.links, *(("vacancy",) if self.vacancies else ()))


def first(values: Mapping[str, object]) -> str:
    """The link that a row asks about first; ``""`` for none."""
    asked = values.get(ASKED)
    return next(iter(asked.links), "") if isinstance(asked, Asked) else ""


def answered(
    values: Mapping[str, object], link: str, candidate: int | None
) -> tuple[dict[str, object], str]:
    """The values with a link answered, and the link to be asked next, ``""`` for none.

    ``candidate`` None means a record that is not known. Raises ValueError where none can be
    made.
    """
    out = dict(values)
    asked = values.get(ASKED)
    if not isinstance(asked, Asked):
        out[f"{link}_id"] = candidate
        return out, ""
    found = asked.at(link, values)
    chosen = found.new if candidate is None else candidate
    if chosen is None:
        raise ValueError(link)
    out[f"{link}_id"] = chosen
    order = asked.order()
    for later in order[order.index(link) + 1 :]:
        then = asked.at(later, out)
        if then.is_open:
            return out, later
        out[f"{later}_id"] = then.settled
    return out, ""


def record_of(values: Mapping[str, object]) -> int | None:
    """The record that a fully answered row is about; None for a new one."""
    asked = values.get(ASKED)
    if not isinstance(asked, Asked):
        return None
    ids = tuple(values.get(f"{link}_id") for link in asked.order())
    return asked.known.get(ids)  # type: ignore[arg-type]


def every_answer(asked: Asked) -> list[dict[str, int | None]]:
    """All ids that the answers may give together, by ``<link>_id``; at most a few hundred."""
    links = list(asked.links)
    out: list[dict[str, int | None]] = []
    for ids in product(*(asked.links[link].choices for link in links)):
        chosen: dict[str, int | None] = {
            f"{link}_id": id_ for link, id_ in zip(links, ids, strict=True)
        }
        if not asked.vacancies:
            out.append(chosen)
            continue
        employer = chosen.get("employer_id")
        found = asked.vacancies.get(employer, Found()) if employer is not None else Found()
        out += [{**chosen, "vacancy_id": id_} for id_ in (found.choices or (None,))]
    return out
