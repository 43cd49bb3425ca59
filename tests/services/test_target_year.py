"""A year's targets with what was reached, the year before and the pace still needed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.own_indicators import IndicatorValue, OwnIndicator
from jobdesk.domain.plans import PlanItem
from jobdesk.services import entries, target_year, targets
from jobdesk.services.desk import Desk
from jobdesk.services.target_year import YearLine
from tests import casework


def _of(lines: tuple[YearLine, ...], indicator: str) -> YearLine:
    (found,) = [line for line in lines if line.indicator.id == indicator]
    return found


def _opened(desk: Desk, heads: int, on: date) -> None:
    casework.vacancy(
        desk, casework.employer(desk, f"{on} 상회 {heads}"), openings=heads, received_on=on
    )


def test_what_was_reached_stands_against_the_target_and_the_year_before(desk: Desk) -> None:
    for heads, on in ((90, date(2026, 3, 2)), (30, date(2025, 11, 20)), (7, date(2025, 11, 21))):
        _opened(desk, heads, on)
    targets.set_target(desk, "openings", 2026, "300", on=date(2026, 1, 3))
    targets.set_target(desk, "openings", 2026, "240명", on=date(2026, 7, 1), reason="변경")
    line = _of(target_year.lines(desk, 2026), "openings")
    assert (line.target_text, line.former_value, line.revisions) == ("240", "300", 2)
    assert (line.done.value, line.past.value, line.change) == (90, 30, 60)
    assert (line.rate, line.rate_text) == (Decimal(38), "38%")  # 37.5, half up
    assert line.rate_figure.over == (line.done, line.wanted)
    assert line.pace is not None
    assert line.pace.left == 150
    # 20 November: 10 of 30 days and December are left, one month and a third.
    assert line.pace.needed == Decimal("112.5")
    assert line.ahead == Decimal("-51.4")  # 37.5 % of the target after 88.9 % of the year


def test_a_year_gone_by_leaves_no_pace_and_one_to_come_no_number(desk: Desk) -> None:
    _opened(desk, 90, date(2025, 12, 31))
    for year in (2025, 2027):
        targets.set_target(desk, "openings", year, "100")
    gone = _of(target_year.lines(desk, 2025), "openings")
    assert gone.done.value == 90
    assert gone.pace is not None
    assert gone.pace.needed is None
    assert gone.ahead == Decimal("-10.0")
    coming = _of(target_year.lines(desk, 2027), "openings")
    assert (coming.done.value, coming.rate, coming.pace) == (None, None, None)
    assert coming.target_text == "100"


def test_words_have_no_rate_and_a_rate_no_pace(desk: Desk) -> None:
    targets.set_target(desk, "trips", 2026, "산업체 요구시")
    targets.set_target(desk, "completion_rate", 2026, "90%")
    targets.set_target(desk, "employment_rate", 2026, "68.0")
    entries.add(
        desk,
        IndicatorValue(
            indicator="employment_rate",
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 6, 30),
            value="68.2",
            source="KOSIS",
        ),
    )
    lines = target_year.lines(desk, 2026)
    words = _of(lines, "trips")
    assert (words.target_text, words.target_number, words.rate, words.pace) == (
        "산업체 요구시",
        None,
        None,
        None,
    )
    share = _of(lines, "completion_rate")
    assert (share.target_number, share.done.value, share.pace) == (90, None, None)
    typed = _of(lines, "employment_rate")
    assert (typed.done.value, typed.rate_text, typed.pace) == (Decimal("68.2"), "100%", None)
    assert targets.revisions(desk, "trips", 2026)[0].value == "산업체 요구시"


def test_only_what_is_in_use_is_listed_and_any_other_can_be_asked_for(desk: Desk) -> None:
    own = entries.add(
        desk, OwnIndicator(name="여성 구직", record_kind="seekers", date_field="registered_on")
    ).id
    used = [line.indicator.id for line in target_year.lines(desk, 2026)]
    assert used[:4] == ["openings", "registrations", "referrals", "placements"]
    assert used[-1] == f"own:{own}"
    assert len(used) == 8
    node = entries.add(desk, PlanItem(title="공공근로")).id
    targets.set_target(desk, f"plan:{node}", 2026, "12")
    asked = target_year.lines(desk, 2026, also=[f"plan:{node}", "camps"])
    assert [line.indicator.id for line in asked][-2:] == [f"plan:{node}", "camps"]
    assert _of(asked, f"plan:{node}").target_text == "12"


def test_the_years_of_a_term_stand_beside_each_other(desk: Desk) -> None:
    for year, value in ((2024, "100"), (2025, "110"), (2026, "120")):
        targets.set_target(desk, "meetings", year, value)
    table = target_year.term(desk, 2024, 2027)
    (mine,) = [row for row in table if row[0].indicator.id == "meetings"]
    assert [line.target_text for line in mine] == ["100", "110", "120", "-"]


@pytest.mark.parametrize("value", ["90%", "90 %", "90"])
def test_the_unit_of_a_rate_is_no_part_of_its_target(desk: Desk, value: str) -> None:
    targets.set_target(desk, "satisfaction", 2026, value)
    assert targets.revisions(desk, "satisfaction", 2026)[0].value == "90"
    targets.set_target(desk, "referrals", 2026, "90%")
    assert targets.revisions(desk, "referrals", 2026)[0].value == "90%"
