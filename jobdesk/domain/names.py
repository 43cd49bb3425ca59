"""When two written names may be one person's: a slip of the hand or the ear."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from rapidfuzz.distance import OSA, Levenshtein

from jobdesk.domain import text

_NEAR = 0.8
"""Of eight letters (김민지) one may differ, of twelve two."""


def alike(one: str, other: str) -> bool:
    """Whether two names differ by about one letter (jamo) in a syllable or so.

    ``김민지`` and ``김민자`` are alike, ``김민지`` and ``이민수`` are not. Meant as a hint
    beside another thing that agrees, never as proof.
    """
    first, second = (unicodedata.normalize("NFD", text.search_key(name)) for name in (one, other))
    if not first or not second:
        return False
    return Levenshtein.normalized_similarity(first, second, score_cutoff=_NEAR) >= _NEAR


class Nearness(StrEnum):
    """How far apart two names are, the nearest first."""

    SAME = "같음"
    LETTER = "한 글자 다름"
    NEAR = "비슷함"
    FAR = "다름"


def nearness(one: str, other: str) -> Nearness:
    """How far two search keys are apart.

    LETTER is one jamo typed wrong, left out or too much (김민지, 김민자). NEAR is a whole
    syllable wrong, missing or changed with its neighbour, or the same 초성 throughout.
    """
    if one == other:
        return Nearness.SAME
    if not one or not other:
        return Nearness.FAR
    first, second = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    if Levenshtein.distance(first, second, score_cutoff=1) <= 1:
        return Nearness.LETTER
    long = min(len(one), len(other)) >= _FEW and max(len(one), len(other)) > _FEW
    if long and OSA.distance(one, other, score_cutoff=1) <= 1:
        return Nearness.NEAR
    if len(one) > _FEW and text.choseong(one) == text.choseong(other):
        return Nearness.NEAR
    return Nearness.FAR


_FEW = 2
"""Of names this short a syllable is half the name."""
