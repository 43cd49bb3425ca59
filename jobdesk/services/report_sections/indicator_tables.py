"""The tables of indicators: against their targets, by month, against the year before."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain import report_cells as cells
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Figure,
    Head,
    Line,
    Rate,
    Series,
    Table,
)
from jobdesk.services.indicators import every
from jobdesk.services.report_sections import corrections
from jobdesk.services.report_sections.making import Making


def chosen(making: Making) -> tuple[Indicator, ...]:
    """The indicators a template names for its reports in order; without a choice those of the
    centre that are not left out for want of use."""
    named = making.option("indicators", None)
    if named:
        return tuple(making.measures.indicator(str(each)) for each in named)
    found = every(making.desk)
    return tuple(each for each in found if _shown(making, each))


def _shown(making: Making, indicator: Indicator) -> bool:
    whole = making.span.so_far
    measures = making.measures
    if measures.target(indicator.id, making.year) is not None:
        return True
    if indicator.when_asked or not indicator.when_used:
        return not indicator.when_asked
    return bool(measures.figure(indicator.id, whole.first, whole.last).value)


def rate_figure(done: Figure, wanted: Figure) -> Figure:
    """달성률 of a number against its target, which opens to both."""
    return Figure(
        None,
        "%",
        f"{done.name} 달성률",
        "실적을 연간 목표로 나누어 100을 곱합니다.",
        over=(done, wanted),
    )


def summary(making: Making) -> tuple[Block, ...]:
    """지표 | 연간목표 | 당기 | 누계 | 달성률 | 전기 대비 | 전년 같은 기간 | 증감 | 비고."""
    span, measures, style = making.span, making.measures, making.style
    before, last_year = span.before, span.so_far.year_before
    lines = []
    indicators = chosen(making)
    for at, each in enumerate(indicators):
        now = measures.figure(each.id, span.first, span.last)
        whole = measures.figure(each.id, span.so_far.first, span.last)
        wanted = measures.target_figure(each.id, making.year)
        former = measures.figure(each.id, before.first, before.last)
        past = measures.figure(each.id, last_year.first, last_year.last)
        target = measures.target(each.id, making.year)
        said = target.value if target and wanted.value is None else ""
        rate = cells.percent(
            whole.value,
            wanted.value,
            style,
            figure=rate_figure(whole, wanted),
            formula=Rate((at, 3), (at, 1), style.rate_decimals, style.rounding),
        )
        lines.append(
            Line(
                (
                    cells.words(each.label, Align.LEFT),
                    cells.words(said) if said else _value(wanted),
                    _value(now),
                    _value(whole),
                    rate,
                    _changed(now, former),
                    _value(past),
                    _changed(whole, past),
                )
            )
        )
    titles = ("지표", "연간목표", "당기", "누계", "달성률", "전기 대비", "전년 같은 기간", "증감")
    table = Table(
        making.use.id,
        "",
        (Column(34, Align.LEFT), *(Column(17, Align.RIGHT) for _ in titles[1:])),
        tuple(Head(title, 0, at) for at, title in enumerate(titles)),
        tuple(lines),
        unit=f"(단위: {', '.join(dict.fromkeys(each.unit for each in indicators))})",
    )
    return (table, _bars(making, indicators)) if lines else (table,)


def months(making: Making) -> tuple[Block, ...]:
    """지표 | 1월 … 12월 | 정정 | 누계; months that have not come are empty.

    A closed month says what was last told of it; what changed since stands under 정정, which is
    there only where something did, so that the months, it and 누계 agree.
    """
    year, measures = making.year, making.measures
    lines = []
    indicators = chosen(making)
    corrected = making.closed.corrections()
    for each in indicators:
        made: list[Cell] = []
        for month in range(1, 13):
            days = Month(year, month)
            shown = days.first <= making.span.last
            number = _month(making, each, days) if shown else None
            made.append(cells.words("") if number is None else _value(number))
        if corrected:
            made.append(cells.change(corrections.difference(corrected, each.id, year)))
        whole = measures.figure(each.id, making.span.so_far.first, making.span.last)
        lines.append(Line((cells.words(each.label, Align.LEFT), *made, _value(whole))))
    also = ("정정",) if corrected else ()
    head = ("지표", *(f"{month}월" for month in range(1, 13)), *also, "누계")
    return (
        Table(
            making.use.id,
            "",
            (Column(36, Align.LEFT), *(Column(13, Align.RIGHT) for _ in head[1:])),
            tuple(Head(title, 0, at) for at, title in enumerate(head)),
            tuple(lines),
            unit=f"(단위: {', '.join(dict.fromkeys(each.unit for each in indicators))})",
            size=8.5,
        ),
    )


def _month(making: Making, indicator: Indicator, month: Month) -> Figure:
    told = making.closed.figure(indicator.id, month)
    live = making.measures.figure(indicator.id, month.first, month.last)
    if told is None:
        return live
    return replace(live, value=told.value, ids=tuple(row.id for row in told.rows))


def _bars(making: Making, indicators: tuple[Indicator, ...]) -> Chart:
    whole = making.span.so_far
    done = tuple(making.measures.figure(e.id, whole.first, whole.last) for e in indicators)
    wanted = tuple(making.measures.target_figure(e.id, making.year) for e in indicators)
    style = making.style
    captions = tuple(
        cells.percent(d.value, w.value, style).text for d, w in zip(done, wanted, strict=True)
    )
    return Chart(
        f"{making.use.id}_bars",
        ChartKind.TARGETS,
        "목표 대비 실적",
        tuple(each.label for each in indicators),
        (Series("목표", wanted), Series("실적", done)),
        captions,
    )


def _value(figure: Figure) -> Cell:
    if figure.value is None:
        return Cell(cells.NONE, figure=figure)
    return cells.counted(figure)


def _changed(now: Figure, before: Figure) -> Cell:
    if now.value is None or before.value is None:
        return Cell(cells.NONE)
    return cells.change(now.value - before.value)
