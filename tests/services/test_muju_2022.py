"""The replayed year gives the published table, counted apart by SQL and by the services."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import HiringProxy, ProxyStatus
from jobdesk.domain.plans import PlanLevel
from jobdesk.domain.report_checks import check_plan_item
from jobdesk.domain.targets import check_target
from jobdesk.services import (
    checks,
    day_outcomes,
    farm_figures,
    hiring_proxies,
    indicators,
    notes,
    settings,
    surveys,
    tasks,
    trip_people,
)
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.desk import Desk
from tests import reported
from tests.conftest import TODAY
from tests.made_muju import YEAR, asked, every
from tests.made_muju import muju as muju

TABLE = (
    ("openings", "300", 1_652, "551%"),
    ("registrations", "400", 1_101, "275%"),
    ("referrals", "300", 975, "325%"),
    ("placements", "300", 598, "199%"),
    ("farms_found", "80", 234, "293%"),
    ("farm_workers_found", "300", 724, "241%"),
    ("farm_days", "5,000", 5_124, "102%"),
)
"""사례집 L10850–10856."""


@pytest.mark.parametrize(("indicator", "target", "actual", "rate"), TABLE)
def test_the_december_report_prints_the_table(
    muju: Desk, indicator: str, target: str, actual: int, rate: str
) -> None:
    row = reported.monthly(muju, 2022, 12).row(indicator)
    assert (row.target_text, row.cumulative.value, row.rate_text) == (target, actual, rate)
    assert sum(month.value for month in row.months) == actual
    assert sum(month.value > 0 for month in row.months) >= 10  # over the year, not at once


def test_before_the_revision_referrals_and_hires_stand_against_four_hundred(muju: Desk) -> None:
    june = reported.monthly(muju, 2022, 6, as_of=date(2022, 6, 30))
    december = reported.monthly(muju, 2022, 12)
    for indicator in ("referrals", "placements"):
        assert june.row(indicator).target_text == "400"
        assert december.row(indicator).note.startswith("목표 변경 400→300 (")
        (target,) = december.row(indicator).cells[1].figure.ids  # type: ignore[union-attr]
        kept = records.get(muju.store, KindId.TARGETS, target)
        assert kept.reason
        assert kept.document


_EVERY = "COUNT(*)"
ROWS = (
    (1_652, "SUM(openings)", "vacancies", "status <> '취소'", "received_on"),
    (1_101, _EVERY, "registrations", "status <> '취소'", "registered_on"),
    (975, _EVERY, "referrals", "1", "referred_on"),
    (598, _EVERY, "placements", "1", "hire_date"),
    (234, "COUNT(DISTINCT employer_id)", "farms", "1", "found_on"),
    (724, "COUNT(DISTINCT seeker_id)", "farm_workers", "1", "found_on"),
    (5_124, _EVERY, "farm_days", "status IN ('근로확인', '정산')", "work_date"),
    (35, _EVERY, "trips", "status = '실시'", "held_on"),
    (2_325, _EVERY, "notes", "topic = '실업급여'", "noted_on"),
    (72, _EVERY, "notes", "topic = '국민취업지원제도'", "noted_on"),
    (21, "COUNT(DISTINCT seeker_id)", "notes", "topic = '국민취업지원제도'", "noted_on"),
    (1, _EVERY, "matching_days", "status <> '취소' AND day_type = '만남의 날'", "held_on"),
    (2, _EVERY, "matching_days", "status <> '취소' AND day_type = '취업캠프'", "held_on"),
    (1, _EVERY, "matching_days", "status <> '취소' AND day_type = '채용설명회'", "held_on"),
    (11, _EVERY, "agreements", "status = '체결'", "signed_on"),
    (22, _EVERY, "publicity", "publicity_type = '언론보도'", "published_on"),
    (20, _EVERY, "publicity", "title LIKE '%도시지역 홍보'", "published_on"),
    (24, _EVERY, "meetings", "1", "held_on"),
    (9, _EVERY, "meetings", "title LIKE '%수행기관 업무 간담회%'", "held_on"),
    (3, _EVERY, "meetings", "title LIKE '전북고용아카데미%'", "held_on"),
    (3, _EVERY, "meetings", "title LIKE '%인적자원개발위원회%'", "held_on"),
    (2, _EVERY, "meetings", "title LIKE '%분과위원회%'", "held_on"),
    (12, _EVERY, "process_days", "status = '실시'", "held_on"),
    (24, _EVERY, "outreach", "status = '실시' AND outreach_type = '이동상담소'", "held_on"),
    (13, _EVERY, "hiring_proxies", "status <> '취소'", "requested_on"),
    (5, "COUNT(DISTINCT employer_id)", "hiring_proxies", "status <> '취소'", "requested_on"),
    (35, _EVERY, "placements", "route = '채용대행'", "hire_date"),
    (14, _EVERY, "placements", "matching_day_id IS NOT NULL", "hire_date"),
)
"""What the rows themselves come to: count, of what, table, condition, the date that counts."""


@pytest.mark.parametrize(("expected", "count", "table", "where", "day"), ROWS)
def test_the_rows_themselves(
    muju: Desk, expected: int, count: str, table: str, where: str, day: str
) -> None:
    question = f"SELECT {count} FROM {table} WHERE trashed_on IS NULL AND {where}"
    assert asked(muju, f"{question} AND {day} BETWEEN ? AND ?", *YEAR) == expected


def test_farm_work_averages_what_the_case_comes_to(muju: Desk) -> None:
    figures = farm_figures.of_year(muju, 2022)
    averages = {each.id: each.value for each in figures.averages}
    assert averages["per_person"] == Decimal("7.08")
    assert averages["per_farm"] == Decimal("21.9")
    measures = {each.id: each.number.value for each in figures.measures}
    assert (measures["people"], measures["farms"]) == (724, 234)
    assert all(not each.number.value for each in figures.missing)


def test_desk_contacts_by_topic_and_channel(muju: Desk) -> None:
    matrix = notes.matrix(muju, date(2022, 1, 1), date(2022, 12, 31))
    assert matrix.cell("실업급여", "").contacts == 2_325
    assisted = matrix.cell("국민취업지원제도", "")
    assert (assisted.contacts, assisted.people) == (72, 21)
    assert all(matrix.cell("", channel).contacts for channel in matrix.channels)


def test_accompanied_interviews_in_all_three_units(muju: Desk) -> None:
    counted = trip_people.counts(muju, date(2022, 1, 1), date(2022, 12, 31))
    assert counted.trips == 35
    assert len(counted.seeker_ids) == len(counted.attendance_ids) == 44
    assert 20 <= len(counted.employer_ids) <= 44


def test_the_firms_were_supplied_with_the_people_that_their_hires_tell(muju: Desk) -> None:
    told = [hiring_proxies.supplied(muju, one.id) for one in _running(muju)]
    assert all(counted for _, counted in told)
    assert sum(heads or 0 for heads, _ in told) == 35


def _running(desk: Desk) -> list[HiringProxy]:
    proxies = every(desk, KindId.HIRING_PROXIES)
    return [one for one in proxies if one.status is ProxyStatus.DONE]


def test_the_day_of_october_counts_its_hires_and_leaves_out_those_of_january(muju: Desk) -> None:
    days = day_outcomes.of_year(muju, 2022).lines
    (line,) = [day for day in days if "만남의 날" in day.title]
    assert (line.employers.value, line.applicants.value, line.attended.value) == (12, 74, 61)
    assert (line.interviews.value, line.hired.value, line.later.value) == (61, 14, 2)


def test_people_and_firms_are_more_satisfied_than_was_promised(muju: Desk) -> None:
    for survey, forms in ((1, 210), (2, 64)):
        result = surveys.result(muju, survey)
        assert result.forms == forms
        assert result.satisfied * 100 >= result.scores * 80


def test_the_plan_of_four_years_has_its_goals(muju: Desk) -> None:
    measures = indicators.Measures(muju, date(2022, 12, 31))
    goals = {
        one.title: [
            measures.target_figure(f"plan:{one.id}", year).value for year in range(2022, 2026)
        ]
        for one in every(muju, KindId.PLAN_ITEMS)
        if one.level is PlanLevel.PROGRAMME
    }
    assert len(goals) == 10
    assert goals["농가 채용연계"] == [5_000, 5_300, 5_500, 5_700]
    assert goals["구인·구직 만남의 날"] == [1, 2, 2, 2]
    (farm,) = [one for one in every(muju, KindId.PLAN_ITEMS) if one.title == "농가 채용연계"]
    reached = measures.figure(f"plan:{farm.id}", date(2022, 1, 1), date(2022, 12, 31))
    assert reached.value == 5_124


def test_every_target_and_node_passes_the_checks_of_the_program(muju: Desk) -> None:
    assert not [one for one in every(muju, KindId.TARGETS) if check_target(one)]
    assert not [one for one in every(muju, KindId.PLAN_ITEMS) if check_plan_item(one, TODAY)]


def test_the_centre_is_whole_and_asks_for_nothing(muju: Desk) -> None:
    report = checks.check(muju)
    assert report.ok, [item for item in report.items if not item.ok]
    assert tasks.today(muju) == ()
    assert muju.practice
    assert settings.get(muju).eup_myeon == place.EUP_MYEON
