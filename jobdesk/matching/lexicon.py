"""Words of jobs and licences read as what they mean: 요양사 and 요양보호사 are one job.

The tables in resources/matching are ours: words that rural centres' own papers use, each
line one job (with the family of jobs it is near to) or one licence (with those it covers).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jobdesk.domain import text
from jobdesk.paths import resource


@dataclass(frozen=True, slots=True)
class Trade:
    """A job text understood: groups of same work, their families, and the words as written."""

    groups: frozenset[str]
    families: frozenset[str]
    words: tuple[str, ...]
    said: str


@cache
def _jobs() -> tuple[tuple[str, str, str], ...]:
    """Word, group and family; the longest words first, so that 지게차운전 is not 운전."""
    with resource("matching/jobs.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (text.search_key(word), line["group"], line["family"])
            for line in csv.DictReader(file)
            for word in line["words"].split()
        ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def _licences() -> tuple[tuple[tuple[str, str], ...], dict[str, frozenset[str]]]:
    words: list[tuple[str, str]] = []
    covers: dict[str, frozenset[str]] = {}
    with resource("matching/licences.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            name = line["licence"]
            covers[name] = frozenset([name, *filter(None, line["covers"].split("|"))])
            words += [(text.search_key(word), name) for word in line["words"].split()]
            words.append((text.search_key(name), name))
    return tuple(sorted(set(words), key=lambda row: (-len(row[0]), row))), covers


_SPLIT = re.compile(r"[,/·ㆍ;\n]|\s및\s|\s또는\s")


@lru_cache(maxsize=20_000)
def trade(said: str) -> Trade:
    """What a job text means; parts after commas and slashes are read one by one.

    Each stretch of a word is read once, by the longest word of the table that fits it.
    """
    groups: set[str] = set()
    families: set[str] = set()
    words = tuple(filter(None, (text.search_key(part) for part in _SPLIT.split(said))))
    for whole in words:
        rest = whole
        for word, group, family in _jobs():
            if word in rest:
                groups.add(group)
                families.add(family)
                rest = rest.replace(word, "\0")
                if not rest.strip("\0"):
                    break
    return Trade(frozenset(groups), frozenset(families), words, text.tidy(said))


@lru_cache(maxsize=20_000)
def licences(said: str, *, known_only: bool = False) -> frozenset[str]:
    """The licences a text names, by their usual names.

    A part that is in no table stands as it was written (``드론자격``), unless ``known_only``.
    """
    found: set[str] = set()
    for part in _SPLIT.split(text.narrow(said)):
        rest = text.search_key(part)
        here = False
        for word, name in _licences()[0]:
            if word in rest:
                found.add(name)
                here = True
                rest = rest.replace(word, "\0")
        if not here and rest and rest not in _NOTHING and not known_only:
            found.add(text.tidy(part))
    return frozenset(found)


_NOTHING = frozenset({"없음", "무", "해당없음", "무관", "자격무관", "미상", "제한없음"})


@lru_cache(maxsize=20_000)
def held(said: str) -> frozenset[str]:
    """The licences a person's text names, with those that these cover (대형 covers 보통)."""
    covers = _licences()[1]
    return frozenset(
        name for licence in licences(said) for name in covers.get(licence, frozenset([licence]))
    )
