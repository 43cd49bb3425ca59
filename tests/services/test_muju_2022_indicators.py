"""The ready indicators give the replayed year the numbers of the case, month by month and whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.indicators_ready import READY
from jobdesk.domain.months import Month
from jobdesk.domain.targets import target_number
from jobdesk.services import constants
from jobdesk.services.demo.muju_2022_constants import VALUES
from jobdesk.services.demo.muju_2022_targets import PLANNED, REVISED
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from tests.made_muju import YEAR, asked
from tests.made_muju import muju as muju

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
NUMBERS = {
    "openings": 1_652,
    "registrations": 1_101,
    "registered_people": 1_017,
    "referrals": 975,
    "placements": 598,
    "placed_people": 586,
    "placements_by_proxy": 35,
    "placements_on_site": 9,
    "placements_after_event": 5,
    "placements_by_training": 12,
    "farms_found": 234,
    "farm_workers_found": 724,
    "farm_days": 5_124,
    "farm_day_people": 724,
    "farm_day_farms": 234,
    "trips": 35,
    "trip_people": 44,
    "trip_participations": 44,
    "proxies": 13,
    "proxy_firms": 5,
    "proxy_heads": 35,
    "notes_benefit": 2_325,
    "notes_assistance": 72,
    "note_people_assistance": 21,
    "matching_days": 1,
    "camps": 2,
    "agreements": 11,
    "meetings": 24,
    "press": 22,
    "process_days": 12,
    "survey_forms": 274,
}


@pytest.fixture
def measures(muju: Desk) -> Iterator[Measures]:
    with muju.store.reading():
        yield Measures(muju, LAST)


@pytest.mark.parametrize("indicator", NUMBERS)
def test_a_ready_indicator_gives_the_number(measures: Measures, indicator: str) -> None:
    assert measures.figure(indicator, FIRST, LAST).value == NUMBERS[indicator]


@pytest.mark.parametrize("indicator", ["openings", "placements", "farm_days", "notes_benefit"])
def test_the_months_of_a_number_come_to_it(measures: Measures, indicator: str) -> None:
    spans = [Month(2022, number) for number in range(1, 13)]
    parts = [measures.figure(indicator, month.first, month.last).value for month in spans]
    assert sum(value or 0 for value in parts) == NUMBERS[indicator]


@pytest.mark.parametrize("indicator", PLANNED)
def test_a_target_is_the_one_of_the_case(measures: Measures, indicator: str) -> None:
    typed = REVISED.get(indicator, PLANNED[indicator])
    target = measures.target(indicator, 2022)
    assert target is not None
    assert target.value == typed
    assert measures.target_figure(indicator, 2022).value == target_number(typed)
    assert len(measures.revisions(indicator, 2022)) == 1 + (indicator in REVISED)


def test_words_instead_of_a_target_are_no_number(measures: Measures) -> None:
    for indicator in ("proxies", "satisfaction"):
        assert measures.target_figure(indicator, 2022).value is None


def test_people_are_more_satisfied_than_was_promised(measures: Measures) -> None:
    share = measures.figure("satisfaction", FIRST, LAST).value
    assert share is not None
    assert Decimal(80) < share < 100


def test_support_money_is_what_was_paid_for_the_days(muju: Desk, measures: Measures) -> None:
    paid = asked(
        muju,
        "SELECT SUM(amount) FROM support_payments WHERE trashed_on IS NULL"
        " AND work_date BETWEEN ? AND ?",
        *YEAR,
    )
    assert measures.figure("farm_support_won", FIRST, LAST).value == paid
    assert paid > 5_124 * 1_500


def test_the_saving_effect_is_that_of_the_case(muju: Desk) -> None:
    held = [constants.on(muju, each.name, date(2022, 7, 1)) for each, _ in VALUES]
    cost, here, hours, desk = (Decimal(one.value) for one in held if one is not None)
    visits = NUMBERS["notes_benefit"] + NUMBERS["notes_assistance"]
    assert (cost - here) * visits == 37_872_600
    assert (hours - desk) * visits == Decimal("5992.5")
    assert constants.on(muju, VALUES[0][0].name, date(2021, 12, 31)) is None


def test_only_what_the_case_does_not_tell_of_is_left_empty(measures: Measures) -> None:
    told = ("교육", "만족도", "상담 유형별 방식", "공통 일자리 목표")
    empty = {
        each.id
        for each in READY
        if each.group not in told and not measures.figure(each.id, FIRST, LAST).value
    }
    # Firms are no people, there was no 집단상담, and hires of the year become a year old after it.
    of_later = {"retention_12", "kept_12"}
    assert empty <= {"note_people_firm", "group_days", "group_people"} | of_later
