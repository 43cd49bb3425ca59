"""Keys struck on the English side of the keyboard."""

from __future__ import annotations

import pytest

from jobdesk.domain.keyboard import hangul


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rlaalswl", "김민지"),
        ("dltnstls", "이순신"),
        ("RLATNR", "김숙"),  # with Caps Lock on
        ("ghkdqh", "황보"),
        ("dhkdgns", "왕훈"),
        ("dmlwls", "의진"),
        ("Rhcql", "꽃비"),
        ("rkqtnr", "갑숙"),
        ("dksrl", "안기"),
        ("dkswl", "안지"),
        ("ekfrdl", "닭이"),
        ("ekfrl", "달기"),
        ("ra", "ㄱㅁ"),
        ("kk", "ㅏㅏ"),
        ("rlaalswl 5678", "김민지 5678"),
        ("김", "김"),
        ("", ""),
    ],
)
def test_the_keys_write_what_was_meant(typed: str, meant: str) -> None:
    assert hangul(typed) == meant
