"""Percentages as printed in the official tables, with the errors those tables hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jobdesk.domain.rounding import Rounding, rate, rate_text


@pytest.mark.parametrize(
    ("actual", "target", "printed"),
    [
        (1652, 300, "551%"),  # truncation would say 550
        (1101, 400, "275%"),
        (975, 300, "325%"),
        (598, 300, "199%"),
        (234, 80, "293%"),  # 292.5: Python's round() says 292
        (724, 300, "241%"),
        (5124, 5000, "102%"),
        (35, 30, "117%"),
        (975, 400, "244%"),  # against the target before its revision
        (598, 400, "150%"),  # 149.5
        (83, 40, "208%"),  # the source printed 203
        (449, 324, "139%"),
        (1037, 490, "212%"),
        (2679, 9732, "28%"),
    ],
)
def test_whole_percent_is_rounded_half_up(actual: int, target: int, printed: str) -> None:
    assert rate_text(rate(actual, target)) == printed


@pytest.mark.parametrize(
    ("actual", "target", "printed"),
    [
        (14606, 13752, "106.2%"),
        (10535, 10402, "101.3%"),
        (1498, 1186, "126.3%"),
        (1195, 1120, "106.7%"),
        (1342, 1008, "133.1%"),
        (16318, 14400, "113.3%"),
        (17565, 16993, "103.4%"),
        (148962, 137394, "108.4%"),
        (72183, 60868, "118.6%"),
        (21201, 20472, "103.6%"),  # printed 108.6
        (481, 409, "117.6%"),  # printed 161.7
        (132371, 119894, "110.4%"),
        (45, 52, "86.5%"),
        (37, 45, "82.2%"),
        (14258, 12539, "113.7%"),
        (33, 35, "94.3%"),  # printed 93.4, an average of rates
        (18, 33, "54.5%"),  # printed 55.8, likewise
        (49, 27, "181.5%"),
        (88, 128, "68.8%"),  # 68.75
        (165, 180, "91.7%"),
        (128, 144, "88.9%"),
        (134, 133, "100.8%"),
        (484, 500, "96.8%"),
        (1978, 1100, "179.8%"),
        (5523, 18410, "30.0%"),
        (639, 45, "1,420.0%"),
    ],
)
def test_one_decimal_is_rounded_half_up(actual: int, target: int, printed: str) -> None:
    assert rate_text(rate(actual, target, decimals=1)) == printed


def test_a_tie_between_decimals_is_seen_as_one() -> None:
    assert rate(Decimal("42.1"), Decimal("40.0"), decimals=1) == Decimal("105.3")


@pytest.mark.parametrize(
    ("actual", "target", "decimals", "printed"),
    [
        (449, 324, 0, "138%"),
        (1037, 490, 0, "211%"),
        (1652, 300, 0, "550%"),
        (13300, 15100, 1, "88.0%"),
        (11143, 10577, 1, "105.3%"),
    ],
)
def test_cutting_off_is_a_setting(actual: int, target: int, decimals: int, printed: str) -> None:
    value = rate(actual, target, decimals=decimals, rounding=Rounding.TRUNCATE)
    assert rate_text(value) == printed


@pytest.mark.parametrize("target", [None, 0, Decimal(0)])
def test_without_a_target_there_is_no_rate(target: Decimal | int | None) -> None:
    assert rate(10, target) is None
    assert rate_text(None) == "-"


def test_nothing_done_is_nought_percent() -> None:
    assert rate_text(rate(0, 300)) == "0%"


def test_a_tiny_target_still_has_a_rate() -> None:
    tiny = Decimal(1).scaleb(-28)
    assert rate(298, tiny) == Decimal(29800).scaleb(28)
