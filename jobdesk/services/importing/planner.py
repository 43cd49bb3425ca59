"""What planning a kind of record needs, whatever the kind: one class per kind fills it in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from jobdesk.domain.checks import Problem
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.services.importing.reading import Context, RowValues
from jobdesk.services.importing.shapes import Candidate

SHOWN = 5
"""At most so many candidates are named in a question."""


class Match(NamedTuple):
    """Who a row is about.

    ``existing`` is a record's id, ``twin`` the index of an earlier row; ``candidates`` and
    ``why`` make a question. ``alike`` are ids of records of which one may say exactly what
    the row says: then it is that one, and nothing is asked. ``asks`` is the link that the
    candidates belong to, empty for the record itself. ``remark`` is a sentence to read beside a
    row of somebody who is not known. All empty: nobody known.
    """

    existing: int | None = None
    twin: int | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    alike: tuple[int, ...] = ()
    asks: str = ""
    remark: str = ""


NOBODY = Match()


class Planner(ABC):
    """Completes, matches and builds the records of one kind.

    ``mapped`` are the field ids that have a column. Where ``whole`` says that they are enough
    for a record, a required field without a column is made up; an empty cell of one that has
    a column is an error of the row.
    """

    kind: KindId
    record_type: type[Any]

    def __init__(
        self, context: Context, mapped: frozenset[str], places: Sequence[str], *, whole: bool
    ) -> None:
        self.context = context
        self.mapped = mapped
        self.whole = whole
        self.places = tuple(places)
        self._fields = frozenset(f.name for f in fields(self.record_type))

    def foresee(self, rows: Sequence[Mapping[str, object]]) -> None:  # noqa: B027
        """Look at what all rows say before any of them is completed."""

    @abstractmethod
    def complete(self, row: RowValues, number: str) -> None:
        """Fill in what follows from the row's values; add doubts and errors to it.

        ``number`` is the row's own number (연번), or its sheet row (``12행``).
        """

    def may_make_up(self, row: RowValues, field: str, label: str) -> bool:
        """Whether a required value that the row lacks may be made up; else the row says why."""
        if field in self.mapped:
            row.bad.append((field, f"{with_particle(label, '이/가')} 비어 있습니다."))
            return False
        if not self.whole:
            row.bad.append((field, f"{label} 열이 없습니다. 어느 열인지 고르세요."))
            return False
        return True

    @abstractmethod
    def title(self, values: Mapping[str, object]) -> str:
        """How the row is called in the plan."""

    @abstractmethod
    def find(self, values: Mapping[str, object]) -> Match:
        """Who the row is about, among the records and the rows before it."""

    @abstractmethod
    def remember(self, index: int, values: Mapping[str, object], existing: int | None) -> None:
        """Let later rows find this one."""

    @abstractmethod
    def problems(self, record: Any) -> tuple[Problem, ...]:
        """What the domain says against the record; in words."""

    def doubtful(self, problem: Problem) -> bool:  # noqa: ARG002 - kinds with doubts override it
        """Whether a problem may be right all the same, so that it is asked."""
        return False

    def refusal(self, record: Any, values: Mapping[str, object]) -> str:  # noqa: ARG002
        """Why a stored record cannot be changed as a row's new values say; ``""`` where it can."""
        return ""

    def record(self, values: Mapping[str, object]) -> Any:
        """The record of a row's values."""
        return self.record_type(**{k: v for k, v in values.items() if k in self._fields})

    def is_same(self, values: Mapping[str, object], record: Any) -> bool:
        """Whether a record says exactly what a row says, its stage aside."""
        new = self.record(values)
        like = replace(new, id=record.id, revision=record.revision, status=record.status)
        return bool(like == record)


def row_of(id_: int) -> int:
    """The row index behind an id that an index holds for a row of the file."""
    return -id_ - 1


def id_of(index: int) -> int:
    """The id under which an index holds a row of the file."""
    return -index - 1
