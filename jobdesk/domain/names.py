"""When two written names may be one person's: a slip of the hand or the ear."""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Levenshtein

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
