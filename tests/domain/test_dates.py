"""Dates of every Korean habit, and the sentences for those that cannot be."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from jobdesk.domain.dates import Birth, read_birth, read_date
from jobdesk.domain.people import Gender
from jobdesk.domain.reading import BadValue

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("20260405", (2026, 4, 5)),
        (20260405, (2026, 4, 5)),
        ("2022.8.5.(금)", (2022, 8, 5)),
        ("2022. 8. 5. 금요일", (2022, 8, 5)),
        ("'22. 5. 2.", (2022, 5, 2)),
        ("’26. 5. 30.", (2026, 5, 30)),
        ("2026년 3월 29일", (2026, 3, 29)),
        ("26년3월29일", (2026, 3, 29)),
        ("2026-03-29 14:30:00", (2026, 3, 29)),
        ("2026-03-29T00:00:00", (2026, 3, 29)),
        ("2026. 3. 29. 오후 2:30", (2026, 3, 29)),
        ("2026/3/29", (2026, 3, 29)),
        ("260405", (2026, 4, 5)),
        (260405, (2026, 4, 5)),
        ("2026.3.29까지", (2026, 3, 29)),
        ("2026. 3. 1. ~ 3. 31.", (2026, 3, 1)),
        ("12/25/2026", (2026, 12, 25)),
        ("Mar 29, 2026", (2026, 3, 29)),
        ("29-Mar-2026", (2026, 3, 29)),
        ("２０２６．３．２９", (2026, 3, 29)),
        (46110, (2026, 3, 29)),
        ("46110", (2026, 3, 29)),
        (46110.5, (2026, 3, 29)),
        (datetime.combine(date(2026, 3, 29), time(9)), (2026, 3, 29)),
        (date(2026, 3, 29), (2026, 3, 29)),
        ("98.3.29", (1998, 3, 29)),
    ],
)
def test_an_event_is_read_as_written(cell: object, day: tuple[int, int, int]) -> None:
    assert read_date(cell, today=TODAY) == date(*day)


def test_month_and_day_take_the_year_given() -> None:
    assert read_date("3월 29일", today=TODAY, year=2025) == date(2025, 3, 29)
    assert read_date("3/29", today=TODAY, year=2025) == date(2025, 3, 29)
    with pytest.raises(BadValue, match="연도가 없습니다"):
        read_date("3월 29일", today=TODAY)


def test_the_end_of_a_range_borrows_its_year() -> None:
    assert read_date("2026. 3. 1. ~ 3. 31.", today=TODAY, last=True) == date(2026, 3, 31)
    assert read_date("~ 2026.3.31", today=TODAY) == date(2026, 3, 31)


@pytest.mark.parametrize("cell", [None, "", " - ", "없음", "미상"])
def test_an_empty_cell_is_no_date(cell: object) -> None:
    assert read_date(cell, today=TODAY) is None
    assert read_birth(cell, today=TODAY) == Birth()


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("2026.02.30", "2월 30일은 없는 날짜입니다"),
        ("2026-02-29", "2026년 2월 29일은 없는 날짜입니다"),
        ("20261301", "13월은 없는 달입니다"),
        ("4월 31일", "연도가 없습니다"),
        ("3/4/2026", "순서를 알 수 없습니다"),
        ("2026.3", "월이나 일이 없습니다"),
        ("곧", "날짜로 읽을 수 없습니다: 곧"),
        (True, "날짜로 읽을 수 없습니다"),
        (time(9, 0), "날짜로 읽을 수 없습니다"),
        (7, "날짜로 읽을 수 없습니다"),
        ("#N/A", "날짜로 읽을 수 없습니다"),
    ],
)
def test_what_is_no_date_is_refused_in_words(cell: object, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        read_date(cell, today=TODAY)


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        ("65.3.2", Birth(date(1965, 3, 2))),
        ("'65. 3. 2.", Birth(date(1965, 3, 2))),
        ("650302", Birth(date(1965, 3, 2))),
        (50302, Birth(date(2005, 3, 2))),  # the spreadsheet dropped the zero
        ("050302", Birth(date(2005, 3, 2))),
        ("12.3.2", Birth(date(2012, 3, 2))),
        ("15.3.2", Birth(date(1915, 3, 2))),  # an eleven-year-old seeks no work
        (23803, Birth(date(1965, 3, 2))),
        ("1974년생", Birth(year=1974)),
        ("74년생", Birth(year=1974)),
        (1974, Birth(year=1974)),
        ("1974.3", Birth(year=1974)),
        ("(음) 65.3.2", Birth(date(1965, 3, 2), lunar=True)),
        ("65.3.2(양력)", Birth(date(1965, 3, 2))),
        ("650302-2******", Birth(date(1965, 3, 2), None, Gender.FEMALE)),
        ("050302-3******", Birth(date(2005, 3, 2), None, Gender.MALE)),
        ("650302-1", Birth(date(1965, 3, 2), None, Gender.MALE)),
        ("650302-*******", Birth(date(1965, 3, 2))),
        ("6503022345678", Birth(date(1965, 3, 2), None, Gender.FEMALE)),
        (6503022345678, Birth(date(1965, 3, 2), None, Gender.FEMALE)),
        (503023345678, Birth(date(2005, 3, 2), None, Gender.MALE)),
        ("900101-5345678", Birth(date(1990, 1, 1), None, Gender.MALE)),
    ],
)
def test_a_birth_is_read_as_written(cell: object, birth: Birth) -> None:
    assert read_birth(cell, today=TODAY) == birth


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("2026.02.30", "2월 30일은 없는 날짜입니다"),
        ("2027-01-01", "오늘보다 뒤입니다"),
        ("650230-2345678", "2월 30일은 없는 날짜입니다"),
        ("1850", "출생연도"),
        ("서른", "날짜로 읽을 수 없습니다"),
    ],
)
def test_an_impossible_birth_is_refused_without_the_number(cell: str, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence) as caught:
        read_birth(cell, today=TODAY)
    assert "2345678" not in caught.value.sentence
