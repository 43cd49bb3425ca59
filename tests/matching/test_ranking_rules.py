"""What must hold for any people: nobody lost, order independent of order, no silent weight."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.matching import lexicon, profiles
from jobdesk.matching.criteria import CRITERIA, DEFAULT_WEIGHTS
from jobdesk.matching.profiles import Past, Person, Work
from jobdesk.matching.ranking import People, rank_works, reasons, rounded, score
from tests.conftest import EUP_MYEON, TODAY

PLACES = frozenset(EUP_MYEON)
_JOBS = ("", "요양사", "요양보호사", "생산직", "지게차", "조리원, 청소", "사무", "별난 일")
_LICENCES = ("", "요양보호사", "지게차 면허", "1종 대형", "한식조리사", "드론")
_WAGES = ("", "월 230만원", "시급 10,320원", "일당 13만원", "협의")
_seekers = st.builds(
    Seeker,
    name=st.just("사람"),
    desired_job=st.sampled_from(_JOBS),
    career=st.sampled_from(_JOBS),
    licences=st.sampled_from(_LICENCES),
    desired_wage=st.sampled_from(_WAGES),
    eup_myeon=st.sampled_from(("", "다른면", *EUP_MYEON)),
    desired_area=st.sampled_from(("", "가람읍")),
    desired_hours=st.sampled_from(("", "오전", "야간", "09:00~18:00")),
    transport=st.sampled_from(("", "자가용", "대중교통", "도보")),
    status=st.sampled_from(list(SeekerStatus)),
    valid_until=st.sampled_from((None, date(2026, 1, 1), date(2027, 1, 1))),
)
_pasts = st.builds(
    Past,
    last=st.sampled_from((None, date(2026, 11, 20), date(2026, 3, 1))),
    waiting=st.integers(0, 3),
    not_hired=st.integers(0, 5),
    declined=st.integers(0, 2),
)
_vacancies = st.builds(
    Vacancy,
    id=st.just(1),
    job=st.sampled_from(_JOBS[1:]),
    licences=st.sampled_from(_LICENCES),
    preferred=st.sampled_from(("", "지게차운전기능사 소지자")),
    wage=st.sampled_from(_WAGES),
    working_hours=st.sampled_from(("", "09:00~18:00", "야간 교대")),
    commute=st.sampled_from(("", "통근버스", "기숙사")),
)


def _people(made: list[tuple[Seeker, Past]]) -> list[Person]:
    return [
        profiles.person(replace(seeker, id=at), past, (), TODAY, PLACES)
        for at, (seeker, past) in enumerate(made, 1)
    ]


def _work(vacancy: Vacancy) -> Work:
    return profiles.work(vacancy, "업체", "가람읍", PLACES)


@settings(max_examples=60)
@given(st.lists(st.tuples(_seekers, _pasts), max_size=12), _vacancies, st.randoms())
def test_nobody_disappears_and_order_does_not_depend_on_order(
    made: list[tuple[Seeker, Past]], vacancy: Vacancy, shuffler: random.Random
) -> None:
    people, work = _people(made), _work(vacancy)
    ranking = People(people).rank(work, DEFAULT_WEIGHTS, limit=None)
    assert sorted(row.id for row in ranking.rows) == [person.id for person in people]
    assert all(0 <= row.score <= 100 for row in ranking.rows)
    shuffled = people.copy()
    shuffler.shuffle(shuffled)
    assert People(shuffled).rank(work, DEFAULT_WEIGHTS, limit=None) == ranking
    first = People(people).rank(work, DEFAULT_WEIGHTS, limit=3)
    assert first.rows == ranking.rows[:3]
    assert first.total == len(people)


@settings(max_examples=60)
@given(_seekers, _pasts, _vacancies)
def test_the_score_is_the_same_from_either_side(
    seeker: Seeker, past: Past, vacancy: Vacancy
) -> None:
    (person,) = _people([(seeker, past)])
    work = _work(vacancy)
    from_work = People([person]).rank(work, DEFAULT_WEIGHTS).rows[0]
    from_person = rank_works(person, [work], DEFAULT_WEIGHTS).rows[0]
    assert from_work.score == from_person.score == rounded(score(person, work, DEFAULT_WEIGHTS))
    assert from_work.reasons == from_person.reasons


@settings(max_examples=60)
@given(_seekers, _pasts, _vacancies)
def test_a_wanted_licence_never_lowers(seeker: Seeker, past: Past, vacancy: Vacancy) -> None:
    work = _work(vacancy)
    (before,) = _people([(seeker, past)])
    more = ", ".join(filter(None, (seeker.licences, vacancy.licences, "지게차운전기능사")))
    (after,) = _people([(replace(seeker, licences=more), past)])
    assert score(after, work, DEFAULT_WEIGHTS) >= score(before, work, DEFAULT_WEIGHTS)


@settings(max_examples=40)
@given(_seekers, _pasts, _vacancies, st.sampled_from(CRITERIA))
def test_a_criterion_without_weight_is_silent(
    seeker: Seeker, past: Past, vacancy: Vacancy, criterion: object
) -> None:
    (person,) = _people([(seeker, past)])
    work = _work(vacancy)
    chosen = next(one for one in CRITERIA if one is criterion)
    said = reasons(person, work, {**DEFAULT_WEIGHTS, chosen.id: 0})
    own = chosen.judge(person, work).reasons
    assert not set(own) & set(said)
    assert set(said) | set(own) == set(reasons(person, work, DEFAULT_WEIGHTS))


def test_equals_go_by_waiting_then_by_id() -> None:
    same = Seeker(name="사람", desired_job="청소")
    long_ago = Past(TODAY - timedelta(days=400))
    longer = Past(TODAY - timedelta(days=500))
    people = _people([(same, long_ago), (same, longer), (same, longer)])
    ranking = People(people).rank(_work(Vacancy(job="미화")), DEFAULT_WEIGHTS)
    assert [row.id for row in ranking.rows] == [2, 3, 1]


def test_the_referred_hired_and_closed_are_marked_and_come_last() -> None:
    fits = Seeker(name="사람", desired_job="청소", eup_myeon="가람읍")
    people = _people(
        [
            (replace(fits, status=SeekerStatus.PLACED), Past()),
            (replace(fits, status=SeekerStatus.CLOSED), Past()),
            (fits, Past()),
            (Seeker(name="남", desired_job="사무"), Past()),
        ]
    )
    ranking = People(people).rank(
        _work(Vacancy(job="미화")), DEFAULT_WEIGHTS, referred={3: "이미 알선: 제안"}
    )
    assert [(row.id, row.mark) for row in ranking.rows] == [
        (4, ""),
        (1, "취업 중"),
        (2, "종료"),
        (3, "이미 알선: 제안"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("요양보호사", "요양사"),
        ("생산직", "공장"),
        ("조리원", "주방보조"),
        ("적과", "과수원"),
        ("환경미화원", "건물 청소"),
        ("마트 계산원", "캐셔"),
        ("보육교사", "어린이집"),
        ("사무보조", "행정"),
    ],
)
def test_words_of_one_job(one: str, other: str) -> None:
    assert lexicon.trade(one).groups & lexicon.trade(other).groups


def test_a_longer_word_is_not_its_part() -> None:
    assert lexicon.trade("지게차 운전").groups == {"지게차"}
    assert lexicon.trade("택배 배송").groups == {"배송"}


def test_licences_are_read_and_cover_lesser_ones() -> None:
    assert lexicon.licences("1종보통, 지게차") == {"1종 보통면허", "지게차운전기능사"}
    assert "2종 보통면허" in lexicon.held("1종 대형")
    assert lexicon.licences("없음") == frozenset()
    assert lexicon.licences("드론 자격증") == {"드론 자격증"}


@pytest.mark.parametrize(
    ("said", "won"),
    [
        ("시급 10,320원", 2_156_880),
        ("일당 13만원", 3_396_250),
        ("월 230만원 이상", 2_300_000),
        ("연봉 3,000만원", 2_500_000),
        ("협의", None),
    ],
)
def test_wages_are_compared_by_the_month(said: str, won: int | None) -> None:
    assert profiles.monthly(said) == won


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("09:00~18:00", {"오전", "오후"}),
        ("09~13시", {"오전"}),
        ("22:00~06:00", {"야간"}),
        ("주간", {"오전", "오후"}),
        ("주5일", set()),
        ("", set()),
    ],
)
def test_hours(said: str, parts: set[str]) -> None:
    assert profiles.hours(said) == parts


def test_free_days_of_the_next_two_weeks() -> None:
    week = Availability(
        availability_type=AvailabilityType.FREE, weekdays=("월", "화", "수", "목", "금")
    )
    away = Availability(
        availability_type=AvailabilityType.BUSY,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=7),
    )
    assert profiles.free_days((), TODAY) is None
    assert profiles.free_days((week,), TODAY) == 10
    assert profiles.free_days((week, away), TODAY) == 5
    assert profiles.free_days((away,), TODAY) == 7
