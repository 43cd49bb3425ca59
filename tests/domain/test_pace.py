"""필요한 속도: what has to come a month is never told too small."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jobdesk.domain.pace import months_left, pace


def test_what_is_needed_is_rounded_up_and_months_are_parts_of_their_days() -> None:
    known = pace(Decimal(100), Decimal(40), date(2026, 6, 30))
    assert (known.left, known.months_left) == (60, 6)
    assert (known.so_far, known.needed) == (Decimal("6.7"), Decimal("10.0"))
    assert months_left(date(2026, 6, 15)) == Fraction(13, 2)
    assert pace(Decimal(101), Decimal(40), date(2026, 6, 30)).needed == Decimal("10.2")


def test_a_target_that_is_reached_needs_nothing_and_a_year_that_is_over_has_no_pace() -> None:
    assert pace(Decimal(10), Decimal(12), date(2026, 3, 31)).needed == 0
    over = pace(Decimal(10), Decimal(8), date(2026, 12, 31))
    assert (over.left, over.months_left, over.needed) == (2, 0, None)
