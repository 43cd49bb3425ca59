"""A password is long enough, not everybody's, and not a name."""

from __future__ import annotations

import unicodedata

import pytest

from jobdesk.domain.passwords import check_password


@pytest.mark.parametrize("good", ["느티나무 아래서", "abcdefgh", "Correct horse 7"])
def test_a_sentence_or_eight_mixed_signs_will_do(good: str) -> None:
    assert check_password(good, "김상담", "한빛군 일자리센터") == ""


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("", "입력하세요"),
        ("        ", "입력하세요"),
        ("가나다라마바사", "7자입니다"),
        ("12345678", "누구나"),
        ("Password", "누구나"),
        ("ababababab", "누구나"),
        ("한빛군 일자리센터", "이름과 같은"),
    ],
)
def test_what_is_short_common_or_a_name_is_refused(bad: str, words: str) -> None:
    assert words in check_password(bad, "김상담", "한빛군 일자리센터")


def test_length_counts_syllables_however_they_were_typed() -> None:
    decomposed = unicodedata.normalize("NFD", "가나다라마바사")
    assert "7자입니다" in check_password(decomposed)
