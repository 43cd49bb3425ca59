"""Particles follow the last sound of a word, quotes and brackets passed over."""

from __future__ import annotations

import pytest

from jobdesk.domain.text import with_particle


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("업체", "을/를", "업체를"),
        ("면접", "을/를", "면접을"),
        ("출석", "으로/로", "출석으로"),
        ("조퇴", "으로/로", "조퇴로"),
        ("서울", "으로/로", "서울로"),
        ("‘한빛물’", "으로/로", "‘한빛물’로"),
        ("1", "으로/로", "1로"),
        ("3", "으로/로", "3으로"),
        ("‘명단’", "은/는", "‘명단’은"),
        ("제안", "이라/라", "제안이라"),
    ],
)
def test_a_particle_fits_its_word(word: str, pair: str, said: str) -> None:
    assert with_particle(word, pair) == said
