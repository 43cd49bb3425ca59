"""This year against the same days of last year, and the pace still needed for the target."""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.official import official_date, official_span
from jobdesk.domain.pace import months_left, pace
from jobdesk.domain.report_document import (
    Block,
    Cell,
    Difference,
    Figure,
    Line,
    Rate,
)
from jobdesk.domain.spans import Span
from jobdesk.services.report_sections.figure_cells import left, opens, share, table
from jobdesk.services.report_sections.indicator_tables import chosen, rate_figure
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making


def against_last_year(making: Making) -> tuple[Block, ...]:
    """지표 | 전년 같은 기간 | 올해 | 증감 | 증감률 | 전년비(B/A), the last two told apart."""
    span, measures, style = making.span.so_far, making.measures, making.style
    end = last_day(making)
    before = Span(span.first, end).year_before
    lines = []
    for at, each in enumerate(chosen(making)):
        now = measures.figure(each.id, span.first, end)
        past = measures.figure(each.id, before.first, before.last)
        change = Cell(cells.NONE)
        if now.value is not None and past.value is not None:
            places = max(cells.places(now), cells.places(past))
            suffix, places = ("%p", 1) if each.unit == "%" else ("", places)
            change = cells.change(
                now.value - past.value,
                suffix=suffix,
                decimals=places,
                style=style,
                formula=Difference((at, 2), (at, 1)),
            )
        both = Figure(None, "%", f"{each.name} 증감률", "(올해-전년)÷전년", over=(now, past))
        lines.append(
            Line(
                (
                    left(each.label),
                    _number(past),
                    _number(now),
                    change,
                    cells.change_rate(
                        now.value,
                        past.value,
                        style,
                        figure=both,
                        formula=Rate((at, 2), (at, 1), 1, style.rounding, less_one=True),
                    ),
                    share(
                        now,
                        past,
                        style,
                        name=f"{each.name} 전년비(B/A)",
                        base="전년 같은 기간",
                        places=((at, 2), (at, 1)),
                        decimals=1,
                    ),
                )
            )
        )
    titles = ("지표", "전년 같은 기간 (A)", "올해 (B)", "증감 (B-A)", "증감률", "전년비 (B/A)")
    said = f"전년은 {official_span(before.first, before.last)}을 셉니다."
    return (table(making.use.id, titles, lines, widths=(40, 20, 18, 16, 15, 18), notes=(said,)),)


def needed_pace(making: Making) -> tuple[Block, ...]:
    """지표 | 목표 | 누계 | 달성률 | 남은 실적 | 월평균 | 필요한 월평균, of numeric targets."""
    measures, style, end = making.measures, making.style, last_day(making)
    lines: list[Line] = []
    for each in chosen(making):
        wanted = measures.target_figure(each.id, making.year)
        done = measures.figure(each.id, making.span.so_far.first, end)
        if wanted.value is None or done.value is None or each.over or each.unit == "%":
            continue
        at = len(lines)
        known = pace(wanted.value, done.value, end)
        rule = "남은 실적을 올해 남은 달 수로 나누고 소수 첫째 자리로 올립니다."
        lines.append(
            Line(
                (
                    left(each.label),
                    _number(wanted),
                    _number(done),
                    cells.percent(
                        done.value,
                        wanted.value,
                        style,
                        figure=rate_figure(done, wanted),
                        formula=Rate((at, 2), (at, 1), style.rate_decimals, style.rounding),
                    ),
                    Cell("달성") if not known.left else cells.number(known.left),
                    cells.number(known.so_far, decimals=1, nought=True),
                    Cell(cells.NONE)
                    if known.needed is None or not known.left
                    else cells.number(
                        known.needed,
                        decimals=1,
                        figure=Figure(known.needed, each.unit, "필요한 월평균", rule),
                    ),
                )
            )
        )
    if not lines:
        return ()
    titles = ("지표", "연간목표", "누계", "달성률", "남은 실적", "월평균", "필요한 월평균")
    rest = months_left(end)
    if not rest:  # a year that is over has no pace left to tell
        return ()
    said = f"{official_date(end)} 뒤로 올해 남은 달은 {float(rest):.1f}달입니다."
    return (table(making.use.id, titles, lines, widths=(40, *(16,) * 6), notes=(said,)),)


def _number(figure: Figure) -> Cell:
    return opens(figure) if figure.value is not None else Cell(cells.NONE, figure=figure)
