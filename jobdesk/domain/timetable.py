"""The interview timetable of a matching day: who meets which employer when, and what clashes.

Times are minutes since midnight. A booth holds interviews on its own starts, so two employers
may take ten and fifteen minutes each; a person is in one place at a time whatever the starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Booth:
    """One employer: interviews begin at ``starts`` (ascending), take ``minutes`` each, and
    ``seats`` interviewers hold one each at the same time."""

    id: int
    starts: tuple[int, ...]
    minutes: int
    seats: int = 1


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee: present from ``comes`` to ``leaves`` (the bus), ``wishes`` are booth ids,
    the dearest first."""

    id: int
    wishes: tuple[int, ...]
    comes: int = 0
    leaves: int = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """One interview: ``guest`` at ``booth`` from ``start``, before interviewer ``seat`` (1 the
    first). A ``pinned`` one is never moved by the solver."""

    start: int
    booth: int
    seat: int
    guest: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Hall:
    """What a timetable is made for. ``rest`` minutes lie between two interviews of a person,
    nobody has more than ``most``, no interview runs into a ``break``."""

    booths: tuple[Booth, ...]
    guests: tuple[Guest, ...]
    rest: int = 0
    most: int = 4
    breaks: tuple[tuple[int, int], ...] = ()


class ClashKind(StrEnum):
    """What is wrong with a meeting, in the words of the desk."""

    PERSON = "같은 사람이 두 곳에 있습니다"
    SEAT = "면접관 한 명에게 두 사람이 있습니다"
    NO_SEAT = "면접관 수를 넘습니다"
    REST = "면접 사이 쉬는 시간이 모자랍니다"
    WINDOW = "참가자가 없는 시각입니다"
    CLOSED = "업체가 없거나 쉬는 시각입니다"
    TWICE = "같은 업체를 두 번 만납니다"
    MOST = "한 사람의 면접 수를 넘습니다"


@dataclass(frozen=True, slots=True)
class Clash:
    """One breach: what it is, and the meetings that are part of it."""

    kind: ClashKind
    meetings: tuple[Meeting, ...]


class Why(StrEnum):
    """Why a wish found no place."""

    FULL = "업체의 시간이 다 찼습니다"
    WINDOW = "참가자가 있는 시간에 업체의 면접 시각이 없습니다"
    CLOSED = "업체가 면접을 하지 않습니다"
    MOST = "한 사람의 면접 수가 다 찼습니다"
    PERSON = "남은 시각에 다른 면접이 있습니다"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A wish without an interview, and why."""

    guest: int
    booth: int
    why: Why


@dataclass(frozen=True, slots=True)
class Timetable:
    """The answer: ``score`` reached, ``bound`` that no timetable can exceed, ``moved`` guests
    whose interview changed against the plan it began with."""

    meetings: tuple[Meeting, ...]
    unplaced: tuple[Unplaced, ...]
    score: float
    bound: float
    moved: tuple[int, ...] = ()

    @property
    def gap(self) -> float:
        """How far the score may lie below the best, as a share of the bound; 0.0 is proven
        best."""
        return max(0.0, (self.bound - self.score) / self.bound) if self.bound else 0.0
