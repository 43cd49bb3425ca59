"""The tables of targets: one year with its pace, several years beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import Figure
from jobdesk.services.target_year import YearLine
from jobdesk.ui.models.figures_table import Cell, Sheet
from jobdesk.ui.widgets.figure_dialog import figure_words

YEAR_TITLES = (
    "지표",
    "목표",
    "실적",
    "달성률",
    "전년 같은 기간",
    "증감",
    "앞으로 필요",
    "진도 대비",
)
_SET = "눌러서 목표를 정하거나 고칩니다"
_WHY = "눌러서 이 숫자의 근거와 기록을 봅니다"


def year(lines: Sequence[YearLine]) -> Sheet:
    """One year: what was promised and reached, the year before, and how fast the rest must come."""
    return Sheet(YEAR_TITLES, tuple(map(_line, lines)), tuple(map(_sentence, lines)))


def term(table: Sequence[Sequence[YearLine]], years: Sequence[int]) -> Sheet:
    """Several years: target, reached and rate of each."""
    titles = (
        "지표",
        *(f"{year} {what}" for year in years for what in ("목표", "실적", "달성률")),
    )
    rows = []
    for lines in table:
        row = [_name(lines[0])]
        for line in lines:
            row += [_target(line, cells.NONE), _number(line.done), _rate(line)]
        rows.append(tuple(row))
    return Sheet(titles, tuple(rows), tuple(_sentence(lines[0]) for lines in table))


def pace_words(line: YearLine) -> str:
    """``월 112.5명``, ``달성``, ``150명 모자람`` when the year is over; ``-`` where it says
    nothing."""
    if line.pace is None:
        return cells.NONE
    unit = line.indicator.unit
    if not line.pace.left:
        return "달성"
    if line.pace.needed is None:
        return f"{_short(line.pace.left)}{unit} 모자람"
    return f"월 {_short(line.pace.needed)}{unit}"


def ahead_words(line: YearLine) -> str:
    """``12.3%p 앞섬``, ``5.1%p 뒤짐``; ``-`` where it says nothing."""
    if line.ahead is None:
        return cells.NONE
    if not line.ahead:
        return "그대로"
    return f"{abs(line.ahead):,}%p {'앞섬' if line.ahead > 0 else '뒤짐'}"


def _line(line: YearLine) -> tuple[Cell, ...]:
    percent = line.indicator.unit == "%"
    return (
        _name(line),
        _target(line),
        _number(line.done),
        _rate(line),
        _number(line.past),
        Cell(_changed(line.change, percent=percent)),
        Cell(pace_words(line)),
        Cell(ahead_words(line)),
    )


def _name(line: YearLine) -> Cell:
    return Cell(line.indicator.label, right=False, strong=True)


def _target(line: YearLine, none: str = "정하기") -> Cell:
    words = line.target_text if line.target is not None else none
    return Cell(words, line, tip=_SET)


def _number(figure: Figure) -> Cell:
    opens = figure if figure.value is not None else None
    return Cell(figure_words(figure).removesuffix(figure.unit), opens, tip=_WHY)


def _rate(line: YearLine) -> Cell:
    figure = line.rate_figure if line.rate is not None else None
    return Cell(line.rate_text, figure, strong=True, tip=_WHY)


def _changed(value: Decimal | None, *, percent: bool) -> str:
    if value is None:
        return cells.NONE
    places = _places(value)
    return cells.change(value, decimals=places, suffix="%p" if percent else "").text


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(2, max(0, -exponent)) if isinstance(exponent, int) else 0


def _short(value: Decimal) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _sentence(line: YearLine) -> str:
    return f"{line.indicator.name}: {line.indicator.rule}"
