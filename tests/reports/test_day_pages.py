"""Words that shrink to their box: none is lost, none is wider or higher than it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.reports import fonts
from jobdesk.reports.day_pages import fitted

WORDS = st.text("가나다라마바사 Abc·", min_size=0, max_size=80)


@given(WORDS, st.floats(20, 300), st.floats(8, 120), st.integers(1, 4))
def test_no_word_is_lost_and_all_stand_in_the_box(
    text: str, room: float, high: float, most: int
) -> None:
    size, lines = fitted(text, fonts.BOLD, 40, room, high, most=most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert 0 < size <= 40
    if size > 1.5:  # no box of the papers is as small as that
        assert (len(lines) - 1) * size * 1.25 + size <= high + 0.01
        assert all(fonts.width(line, fonts.BOLD, size) <= room + 0.01 for line in lines)


def test_whole_words_come_before_large_ones_and_lines_are_even() -> None:
    assert fitted("응우옌 티 프엉 타오", fonts.BOLD, 40, 120, 80)[1] == ["응우옌 티", "프엉 타오"]
    size, lines = fitted("응우옌티프엉타오", fonts.BOLD, 40, 42, 30, least=8)
    assert lines == ["응우옌티", "프엉타오"]
    assert size > 5
