"""How near two eup or myeon are to each other, as the centre that knows its roads says it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from jobdesk.domain import text
from jobdesk.domain.checks import Problem

MOST_MINUTES = 300
"""Longer drives are no way to work."""


@dataclass(frozen=True, slots=True)
class Distance:
    """Two places, the same from either side; ``minutes`` by car, None where nobody said.

    ``neighbours`` says that they share a border. A pair of which neither is known is not kept.
    """

    one: str
    other: str
    neighbours: bool = False
    minutes: int | None = None

    @property
    def known(self) -> bool:
        """Whether the pair says anything."""
        return self.neighbours or self.minutes is not None

    @property
    def words(self) -> str:
        """``이웃 면, 차로 15분``; the place is called by the last sign of ``other``."""
        kind = self.other[-1:] if self.other[-1:] in ("읍", "면", "동") else "지역"
        parts = [f"이웃 {kind}"] if self.neighbours else []
        if self.minutes is not None:
            parts.append(f"차로 {self.minutes}분")
        return ", ".join(parts)


Near = Mapping[str, Distance]
"""By the name of a place, how far it is from another that is meant."""


def near(distances: Iterable[Distance], place: str) -> dict[str, Distance]:
    """What is said of the ways to ``place``, by the place at the other end (``other``)."""
    found = {}
    for pair in distances:
        if place in (pair.one, pair.other):
            there = pair.other if pair.one == place else pair.one
            found[there] = replace(pair, one=place, other=there)
    return found


def tidied(distances: Iterable[Distance]) -> tuple[Distance, ...]:
    """The pairs as they are stored: each once, its names in order, empty ones dropped.

    Of a pair that was given twice the later stands.
    """
    found: dict[tuple[str, str], Distance] = {}
    for pair in distances:
        one, other = sorted((text.tidy(pair.one), text.tidy(pair.other)))
        found.pop((one, other), None)
        if pair.known:
            found[one, other] = replace(pair, one=one, other=other)
    return tuple(found[key] for key in sorted(found))


def check_distances(distances: Iterable[Distance]) -> tuple[Problem, ...]:
    """What keeps pairs from being stored, in words."""
    problems = []
    for pair in distances:
        named = f"{pair.one or '빈칸'}–{pair.other or '빈칸'}"
        if not pair.one or not pair.other:
            problems.append(Problem("distances", f"읍면 이름이 비었습니다: {named}"))
        elif pair.one == pair.other:
            problems.append(
                Problem("distances", f"{pair.one}에서 {pair.one}까지는 적지 않아도 됩니다.")
            )
        elif pair.minutes is not None and not 1 <= pair.minutes <= MOST_MINUTES:
            problems.append(
                Problem(
                    "distances", f"{named}: 차로 걸리는 시간은 1분에서 {MOST_MINUTES}분까지입니다."
                )
            )
    return tuple(problems)


def to_json(distances: Sequence[Distance]) -> str:
    """Pairs as they are stored."""
    return json.dumps([asdict(pair) for pair in distances], ensure_ascii=False)


def from_json(stored: str) -> tuple[Distance, ...]:
    """Stored pairs; none where none were ever stored."""
    return tuple(Distance(**values) for values in json.loads(stored)) if stored else ()
