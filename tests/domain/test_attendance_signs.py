"""The signs of a paper 출석부: what is written is read again, and other hands are understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.attendance import LessonDay, Marked, Rule, credited_hours
from jobdesk.domain.attendance_signs import is_sign, read_day, write_day
from jobdesk.domain.trainees import Mark

RULE = Rule()


@st.composite
def days(draw: st.DrawFn) -> tuple[Marked, int]:
    hours = draw(st.integers(1, 12))
    mark = draw(st.sampled_from(Mark))
    credited = draw(st.none() | st.integers(0, hours))
    return Marked(mark, None if mark is Mark.ABSENT else credited), hours


@given(days(), st.integers(0, 4))
def test_what_is_written_is_read_again(day: tuple[Marked, int], spare: int) -> None:
    marked, hours = day
    cells = (*write_day(marked, hours), *[""] * spare)
    found = read_day(cells)
    assert found is not None
    assert found.marked.mark is marked.mark
    assert all(is_sign(cell) for cell in cells if cell)
    lesson = LessonDay(date(2026, 9, 7), hours)
    if spare == 0 or hours > 1:
        assert found.hours in (0, hours) or marked.mark not in (Mark.PRESENT, Mark.ABSENT)
        assert credited_hours(RULE, lesson, found.marked) == credited_hours(RULE, lesson, marked)


def test_no_mark_is_no_sign() -> None:
    assert write_day(None, 3) == ("", "", "")
    assert read_day(("", "", "")) is None


@pytest.mark.parametrize(
    ("cells", "mark", "hours", "lessons"),
    [
        ("○○○○○○○○", Mark.PRESENT, None, 8),
        ("○○○○", Mark.PRESENT, None, 4),
        ("////", Mark.ABSENT, None, 4),
        ("××○○", Mark.LATE, 2, 4),
        ("○○○/", Mark.EARLY, None, 4),
        ("○//○", Mark.OUT, 2, 4),
        ("○○조/", Mark.EARLY, 2, 4),
        ("공공공공", Mark.EXCUSED, None, 4),
        ("v    ", Mark.PRESENT, None, 1),
    ],
)
def test_signs_of_other_hands(cells: str, mark: Mark, hours: int | None, lessons: int) -> None:
    found = read_day([cell.strip() for cell in cells])
    assert found is not None
    assert found.marked == Marked(mark, hours)
    assert found.hours == lessons


@pytest.mark.parametrize("word", ["결석", "지각", "공결", "조퇴(5)", "외2"])
def test_one_word_says_the_whole_day(word: str) -> None:
    found = read_day([word, "", "", ""])
    assert found is not None
    assert found.marked.mark.value[0] == word[0]
    assert found.hours == 0


def test_a_remark_is_no_sign() -> None:
    for words in ("(04.13) 수강 포기", "HRD-NET 미등록", "보강", "2022"):
        assert not is_sign(words), words
