"""Numbers as offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import Cell, Figure, MoneyUnit, Style
from jobdesk.domain.rounding import Rounding

_CUT = Style(rounding=Rounding.TRUNCATE, rate_decimals=1)


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (cells.number(1652), "1,652", 1652),
        (cells.number(0), "-", 0),
        (cells.number(0, nought=True, suffix="명"), "0명", 0),
        (cells.number(None), "-", None),
        (cells.counted(Figure(Decimal("5992.5"), "시간"), unit=True), "5,992.5시간", "5992.5"),
        (cells.money(82_963_500_000, Style(money=MoneyUnit.MILLION)), "82,964", 82964),
        (
            cells.money(37_872_600, Style(money=MoneyUnit.WON), suffix="원"),
            "37,872,600원",
            37872600,
        ),
        (cells.percent(234, 80, Style()), "293%", 293),
        (cells.percent(11143, 10577, _CUT), "105.3%", "105.3"),
        (cells.percent(5, None, Style()), "-", None),
        (cells.percent(5, 0, Style()), "-", None),
        (cells.change(-765), "△765", -765),
        (cells.change(Decimal("2.5"), suffix="%p", decimals=1), "2.5%p", "2.5"),
        (cells.change(0), "-", 0),
        (cells.change_rate(5072, 5837, Style()), "△13.1%", "-13.1"),
        (cells.change_rate(5, 0, Style()), "-", None),
    ],
)
def test_a_number_is_written_as_offices_write_it(
    cell: Cell, text: str, value: int | str | None
) -> None:
    assert cell.text == text
    assert cell.value == (None if value is None else Decimal(value))


def test_what_was_divided_is_rounded_and_what_was_counted_is_not() -> None:
    part = Figure(Decimal(1), "명")
    for unit, text in (("%", "33.3%"), ("배", "33.33배")):
        assert (
            cells.counted(Figure(Decimal(100) / 3, unit, over=(part, part)), unit=True).text == text
        )
    assert cells.counted(Figure(Decimal("66.45"), "%"), unit=True).text == "66.45%"
