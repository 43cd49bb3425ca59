"""The recovery key: a random secret a person can copy from paper without mistakes."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: they are read as 1, 1, 0 and V."""

_RANDOM, _CHECK, _GROUP = 36, 4, 5
_READ_AS = str.maketrans("ILOU", "110V")


def new() -> str:
    """A recovery key, 180 random bits and a 20-bit checksum: eight groups of five signs."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    whole = body + _checksum(body)
    return "-".join(whole[i : i + _GROUP] for i in range(0, len(whole), _GROUP))


def normalise(typed: str) -> str:
    """The forty signs of a typed recovery key, or ``""`` when it is none.

    Case, full-width letters and whatever stands between the groups do not matter; a mistyped
    sign is found by the checksum.
    """
    text = unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)
    signs = "".join(c for c in text if not _between(c))
    body, check = signs[:_RANDOM], signs[_RANDOM:]
    if len(signs) != _RANDOM + _CHECK or any(c not in ALPHABET for c in signs):
        return ""
    return signs if _checksum(body) == check else ""


def _between(sign: str) -> bool:
    # ㅡ and ー are what a Korean or Japanese keyboard gives for a dash; the classes are
    # punctuation, spaces, signs, and what cannot be seen.
    return sign in "ㅡーᅳ" or unicodedata.category(sign)[0] in "PZSC"


def _checksum(body: str) -> str:
    number = int.from_bytes(hashlib.sha256(body.encode()).digest()[:4])
    return "".join(ALPHABET[(number >> 5 * i) & 31] for i in range(_CHECK))
