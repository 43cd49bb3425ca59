"""The figures of matching days, proven by the tables that two centres published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.day_outcome import DayLine, Outcome
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayProgramme, DayStatus, MeetingStatus
from jobdesk.domain.people import Gender
from jobdesk.domain.rounding import rate
from jobdesk.errors import UserError
from jobdesk.services import (
    day_outcomes,
    entries,
    lists,
    placements,
    seekers,
    settings,
)
from jobdesk.services.desk import Desk
from tests import casework, reported
from tests.made_days import GUNSAN, ULSAN, enter
from tests.services.results_kit import HIRED, PENDING, REJECTED, SECOND, A, D, P, hall

TODAY = date(2026, 11, 20)


def row(line: DayLine) -> tuple[int, int, int, int]:
    """참여기업 | 접수인원 | 현장면접 | 취업인원."""
    return (
        line.employers.value,
        line.applicants.value,
        line.interviews.value,
        line.hired.value,
    )


@pytest.fixture
def gunsan(desk: Desk) -> Outcome:
    """군산, 2022."""
    enter(desk, GUNSAN)
    return day_outcomes.of_year(desk, 2022)


def test_the_twelve_days_of_gunsan_give_the_published_table(desk: Desk, gunsan: Outcome) -> None:
    assert [row(line) for line in gunsan.lines] == [
        (day.employers, day.applicants, day.interviews, day.hired) for day in GUNSAN
    ]
    assert row(gunsan.total) == (147, 2_612, 1_083, 257)
    assert [line.title for line in gunsan.lines] == [day.title for day in GUNSAN]
    assert gunsan.total.later.value == 21
    assert [(line.held_on, line.later.value) for line in gunsan.lines if line.later.value] == [
        (date(2022, 11, 15), 14),
        (date(2022, 12, 1), 7),
    ]
    assert gunsan.remark == (
        "* 군산시 주력산업 일자리 매칭데이 및 기업맞춤형 일자리 매칭데이(11월~12월) "
        "'23년 입사(예정)자 21명 제외"
    )


def test_the_list_of_days_says_the_same_numbers(desk: Desk, gunsan: Outcome) -> None:
    fields = ("employer_count", "applicant_count", "interview_count", "hired_count", "later_count")
    ids = [line.day_id for line in gunsan.lines]
    rows = lists.rows(desk, D, ids, fields)
    for line in gunsan.lines:
        assert rows[line.day_id] == (*row(line), line.later.value)


def test_every_number_is_as_many_records(desk: Desk, gunsan: Outcome) -> None:
    total = gunsan.total
    for number in (total.employers, total.applicants, total.interviews, total.hired, total.later):
        found = lists.rows(desk, number.kind, number.ids, ("id",))
        assert len(found) == len(set(number.ids)) == number.value
    assert total.openings.value == 147 * 3
    assert set(total.hired.ids) & set(total.later.ids) == set()


def test_interviews_and_people_are_two_numbers(desk: Desk, gunsan: Outcome) -> None:
    met = gunsan.stage("interviews")
    assert met.number.value == 1_083
    assert met.once is not None
    assert met.once.kind is KindId.SEEKERS
    assert met.once.value < gunsan.total.met.value < 1_083
    applied = gunsan.stage("applicants")
    assert applied.once is not None
    seekers_of = lists.rows(desk, A, applied.number.ids, ("seeker_id",)).values()
    assert (applied.number.value, applied.once.value) == (2_612, len(set(seekers_of)))
    attended = gunsan.stage("attended")
    assert attended.rates[0].base == "접수"
    assert attended.rates[0].value == Decimal(100)
    assert met.rates[0].base == "참여"
    assert met.rates[0].value == rate(met.once.value, applied.once.value)


def test_the_four_fairs_of_ulsan_give_the_published_table(desk: Desk) -> None:
    enter(desk, ULSAN)
    figures = day_outcomes.of_year(desk, 2022)
    assert [
        (line.place, line.attended.value, line.on_site.value, line.crisis.value)
        for line in figures.lines
    ] == [(day.place, day.came, day.on_site, day.crisis) for day in ULSAN]
    total = figures.total
    assert (total.attended.value, total.on_site.value, total.crisis.value) == (1_114, 202, 129)
    crisis = next(line for line in figures.group("priority").rows if line.label == "위기근로자")
    assert crisis.cells[1].value == 129
    assert total.applicants.value == 1_240


def test_each_group_adds_up_to_the_whole(gunsan: Outcome) -> None:
    for table in gunsan.groups:
        if not table.exclusive:
            continue
        for at, total in enumerate(table.total.cells):
            ids = [id_ for line in table.rows for id_ in line.cells[at].ids]
            assert sorted(ids) == sorted(total.ids), table.label
    gender = gunsan.group("gender")
    assert gender.total.cells[0].value == 2_612
    assert [cell.value for cell in gender.total.cells[4:]] == [257, 21]
    places = gunsan.group("place")
    assert {line.label for line in places.rows} >= {"가람읍", "솔내면", "미상"}


def test_the_firms_add_up_to_the_whole_and_the_best_come_first(gunsan: Outcome) -> None:
    total = gunsan.booth_total
    for of in (
        lambda line: line.interviews,
        lambda line: line.hired,
        lambda line: line.later,
        *(lambda line, at=at: line.results[at] for at in range(5)),  # type: ignore[misc]
    ):
        ids = [id_ for line in gunsan.booths for id_ in of(line).ids]
        assert sorted(ids) == sorted(of(total).ids)
    assert total.interviews.value == sum(number.value for number in total.results) == 1_083
    hired = [line.hired.value for line in gunsan.booths]
    assert hired == sorted(hired, reverse=True)


def test_one_day_by_booth_group_and_side_programme(desk: Desk) -> None:
    day = hall(desk, people=4)
    stored = lists.record(desk, D, day.day)
    entries.save(desk, replace(stored, partners="고용센터", budget=1_000_000, spent=640_000))
    entries.add(
        desk,
        DayProgramme(matching_day_id=day.day, title="이력서 사진", operator="사진관", count=31),
    )
    attendee = lists.record(desk, A, day.attendees[0])
    entries.save(desk, replace(attendee, programmes=("이력서 사진", "타로상담")))
    results = (HIRED, PENDING, REJECTED, SECOND, None)
    for number, result in enumerate(results):
        met = day.meet(number % 4, 0)
        if result is not None:
            day.tell(met, result, hire_on=date(2027, 1, 4) if result is HIRED else None)
    day.meet(0, 1, MeetingStatus.ABSENT)
    figures = day_outcomes.of_day(desk, day.day)
    assert figures.title == "제4회 만남의 날 실적"
    (line,) = figures.lines
    assert line.name == "제4회 만남의 날 (고용센터)"
    assert (line.interviews.value, line.met.value) == (5, 4)
    assert (line.offers.value, line.owed.value) == (1, 3)
    assert (line.hired.value, line.later.value, line.on_site.value) == (0, 1, 1)
    assert (line.budget, line.spent) == (1_000_000, 640_000)
    assert day_outcomes.money(figures) == "예산 1,000,000원 · 집행액 640,000원 (64%)"
    first, second = figures.booths
    assert (first.booth, [number.value for number in first.results]) == ("1", [1, 1, 1, 1, 1])
    assert (first.later.value, second.interviews.value) == (1, 0)
    assert [
        (one.title, one.operators, one.counted, one.used.value) for one in figures.programmes
    ] == [
        ("이력서 사진", "사진관", 31, 1),
        ("타로상담", "", 0, 1),
    ]
    assert figures.remark == "* 제4회 만남의 날(11월) '27년 입사(예정)자 1명 제외"
    entries.save(desk, replace(lists.record(desk, D, day.day), spent=None))
    assert day_outcomes.money(day_outcomes.of_day(desk, day.day)) == "예산 1,000,000원"
    entries.save(desk, replace(lists.record(desk, D, day.day), budget=None))
    assert day_outcomes.money(day_outcomes.of_day(desk, day.day)) == ""


def test_a_rate_is_half_up_and_never_over_a_wrong_base(desk: Desk) -> None:
    settings.save(desk, replace(settings.get(desk), rate_decimals=1))
    day = hall(desk, people=7, firms=1)
    for person in range(5):
        met = day.meet(person, 0)
        if person < 2:
            day.tell(met, HIRED, hire_on=TODAY)
    figures = day_outcomes.of_day(desk, day.day)
    assert figures.stage("interviews").rates[0].text == "71.4%"  # 5 of 7
    assert figures.stage("offers").rates[0].text == "40.0%"
    hired = figures.stage("hired")
    assert [(rate.base, rate.text) for rate in hired.rates] == [
        ("면접", "40.0%"),
        ("접수", "28.6%"),
        ("구인인원", "100.0%"),
    ]
    outsider = casework.seeker(desk, "이영수")  # hired by the day, and never on its list
    blank = placements.blank(desk, outsider)
    placements.record(desk, replace(blank, employer_name="다른 업체", matching_day_id=day.day))
    hired = day_outcomes.of_day(desk, day.day).stage("hired")
    assert hired.number.value == 3
    assert [rate.text for rate in hired.rates] == ["-", "-", "150.0%"]
    assert day_outcomes.of_day(desk, day.day).booths[-1].name == "그 밖의 취업처"


def test_only_days_that_were_held_are_in_a_period(desk: Desk) -> None:
    held = hall(desk, held_on=date(2026, 3, 1), title="3월의 날").day
    cancelled = hall(desk, held_on=date(2026, 4, 1), title="4월의 날").day
    entries.save(desk, replace(lists.record(desk, D, cancelled), status=DayStatus.CANCELLED))
    hall(desk, held_on=date(2026, 12, 1), title="12월의 날")
    before = hall(desk, held_on=date(2025, 12, 30), title="지난해").day
    assert [line.day_id for line in day_outcomes.of_year(desk, 2026).lines] == [held]
    both = day_outcomes.between(desk, date(2025, 12, 1), date(2026, 12, 31))
    assert [line.day_id for line in both.lines] == [before, held]
    nothing = day_outcomes.of_year(desk, 2024)
    assert (nothing.lines, nothing.total.applicants.value) == ((), 0)
    assert nothing.stage("hired").rates[0].text == "-"
    with pytest.raises(UserError, match="끝이 시작보다 앞섭니다"):
        day_outcomes.between(desk, date(2026, 2, 1), date(2026, 1, 1))


def test_the_figures_are_frozen_and_say_so_by_their_digest(desk: Desk) -> None:
    day = hall(desk)
    met = day.meet(0, 0)
    before = day_outcomes.of_day(desk, day.day)
    again = day_outcomes.of_day(desk, day.day)
    plain = day_outcomes.to_json(before)
    assert plain["digest"] == day_outcomes.to_json(again)["digest"]
    day.tell(met, HIRED, hire_on=TODAY)
    after = day_outcomes.to_json(day_outcomes.of_day(desk, day.day))
    assert after["digest"] != plain["digest"]
    assert before.total.hired.value == 0


def test_hires_of_a_day_are_in_the_monthly_report_by_their_first_day(desk: Desk) -> None:
    day = hall(desk, held_on=date(2026, 10, 28))
    this_month, next_year = day.meet(0, 0), day.meet(1, 0)
    day.tell(this_month, HIRED, hire_on=date(2026, 11, 2))
    day.tell(next_year, HIRED, hire_on=date(2027, 1, 4))
    november = reported.monthly(desk, 2026, 11).row("placements")
    october = reported.monthly(desk, 2026, 10).row("placements")
    assert (october.month.value, november.month.value, november.cumulative.value) == (0, 1, 1)
    (hire,) = lists.find(desk, P, lists.Filter(ids=november.month.ids))
    assert lists.record(desk, P, hire).matching_day_id == day.day
    outcome = day_outcomes.of_day(desk, day.day)
    assert (outcome.total.hired.value, outcome.total.later.value) == (1, 1)


def test_a_person_of_a_priority_group_counts_where_it_was_ticked(desk: Desk) -> None:
    day = hall(desk)
    person = lists.record(desk, KindId.SEEKERS, day.people[0])
    seekers.save(desk, replace(person, priority_groups=("위기근로자", "청년"), gender=Gender.MALE))
    figures = day_outcomes.of_day(desk, day.day)
    assert figures.total.crisis.ids == (day.attendees[0],)
    rows = {line.label: line.cells[0].value for line in figures.group("priority").rows}
    assert rows == {"청년": 1, "위기근로자": 1, "해당 없음": 2}
