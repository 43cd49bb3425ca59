"""Targets as typed, and which revision holds on which day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.targets import Target, check_target, former, in_force, target_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("300", Decimal(300)),
        ("1,652", Decimal(1652)),
        ("5,000명", Decimal(5000)),
        ("80 건", Decimal(80)),
        ("３００", Decimal(300)),
        ("68.2", Decimal("68.2")),
        ("0", Decimal(0)),
        ("", None),
        ("-", None),
        ("산업체 요구시", None),
        ("90%이상", None),
        ("90%", None),
        ("400→300", None),
        ("1,65", None),
        ("-5", None),
    ],
)
def test_only_a_plain_number_counts_as_one(typed: str, number: Decimal | None) -> None:
    assert target_number(typed) == number


def revision(id_: int, day: date | None, value: str) -> Target:
    return Target(id=id_, indicator="referrals", year=2022, value=value, set_on=day)


FIRST = revision(1, date(2022, 1, 3), "400")
SECOND = revision(2, date(2022, 6, 1), "300")


def test_a_revision_holds_from_its_day() -> None:
    assert in_force([SECOND, FIRST], date(2022, 5, 31)) == FIRST
    assert in_force([SECOND, FIRST], date(2022, 6, 1)) == SECOND


def test_the_first_target_holds_for_the_whole_year() -> None:
    late = revision(1, date(2022, 11, 21), "400")
    assert in_force([late], date(2022, 3, 31)) == late
    assert in_force([late, revision(2, date(2022, 11, 21), "40")], date(2022, 3, 31)).id == 2


def test_without_revisions_nothing_holds() -> None:
    assert in_force([], date(2022, 3, 31)) is None


def test_former_names_the_revision_that_was_replaced() -> None:
    third = revision(3, date(2022, 9, 1), "350")
    assert former([FIRST, SECOND, third], third) == SECOND
    assert former([FIRST, SECOND], FIRST) is None


def test_a_slip_mended_the_same_day_is_no_revision() -> None:
    slip, mended = revision(1, date(2022, 1, 3), "30"), revision(2, date(2022, 1, 3), "300")
    assert former([slip, mended], mended) is None


def test_a_target_needs_a_sensible_year_and_a_short_value() -> None:
    assert [p.field for p in check_target(Target(indicator="", year=None))] == [
        "indicator",
        "year",
    ]
    assert check_target(revision(0, None, "3" * 31))[0].field == "value"
    assert check_target(Target(indicator="referrals", year=20022, value="1"))[0].field == "year"
    assert check_target(revision(0, None, "")) == ()
