"""최저임금: hours are read, months reckoned, an unknown year says so."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.employers import Vacancy
from jobdesk.domain.minimum_wage import (
    hours_a_day,
    hours_a_month,
    read_rate,
    warning,
    year_of_work,
)

RATES = {2025: 10_030, 2026: 10_320}
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("07:00~16:00", 8.0),
        ("09:00~13:00", 4.0),
        ("9시~18시 (주 5일)", 8.0),
        ("08:30 ~ 17:30 휴게 90분", 7.5),
        ("하루 5시간", 5.0),
        ("22:00~06:00", 7.5),
        ("9:00~6:00", 8.0),
        ("오후 1시~6시", 4.5),
        ("교대 근무", None),
        ("", None),
    ],
)
def test_the_hours_of_a_day(words: str, hours: float | None) -> None:
    assert hours_a_day(words) == hours


@pytest.mark.parametrize(
    ("words", "hours"),
    [("", 209), ("09:00~18:00", 209), ("08:00~19:00 주 6일", 209), ("주 20시간", 104),
     ("09:00~13:00 주 3일", 52), ("하루 4시간 주 5일", 104)],
)  # fmt: skip
def test_the_paid_hours_of_a_month(words: str, hours: int) -> None:
    assert round(hours_a_month(words)) == hours


@pytest.mark.parametrize(
    ("wage", "hours", "low"),
    [
        ("시급 10,320원", "", False),
        ("시급 10,319원", "", True),
        ("시급 1만원", "", True),
        ("일급 82,560원", "", False),
        ("일당 8만원", "", True),
        ("일당 8만원", "08:00~16:00 휴게 1시간", False),
        ("월급 2,156,880원", "", False),
        ("월 215만원", "", True),
        ("월 110만원", "09:00~13:00 주 5일", False),
        ("연봉 2,588만원", "", True),
        ("연봉 2,600만원", "", False),
        ("회사내규", "", False),
        ("", "", False),
    ],
)
def test_pay_under_the_least(wage: str, hours: str, low: bool) -> None:
    told = warning(Vacancy(wage=wage, working_hours=hours), DAY, RATES)
    assert (told is not None) is low
    if told:
        assert told.field == "wage"
        assert "2026년 최저임금" in told.message


def test_a_year_not_known_yet_is_compared_with_the_last_and_says_so() -> None:
    told = warning(Vacancy(wage="시급 10,000원"), date(2027, 1, 5), RATES)
    assert told is not None
    assert "2027년 최저임금은 아직 표에 없어 2026년" in told.message


def test_a_year_before_the_table_is_not_compared() -> None:
    assert warning(Vacancy(wage="시급 3,000원"), date(2009, 1, 5), RATES) is None


def test_work_belongs_to_the_year_in_which_the_vacancy_closes() -> None:
    vacancy = Vacancy(received_on=date(2026, 12, 20), closes_on=date(2027, 1, 10))
    assert year_of_work(vacancy, DAY).year == 2027
    assert year_of_work(Vacancy(), DAY) == DAY


def test_a_centre_writes_a_year_as_it_likes() -> None:
    assert read_rate("2027 10,700") == (2027, 10_700)
    assert read_rate("2027년: 10700원") == (2027, 10_700)
    for wrong in ("2027", "27 10700", "2027 5", "만원"):
        with pytest.raises(ValueError, match=wrong):
            read_rate(wrong)
