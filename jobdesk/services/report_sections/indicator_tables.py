"""The tables of indicators: against their targets, by month, against the year before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.months import Month
from jobdesk.domain.official import official_date
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
from jobdesk.domain.spans import Span
from jobdesk.domain.targets import former
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
    """지표 | 연간목표 | 당월 | 누계 | 달성률 | 전월 대비 | 전년 같은 기간 | 증감 | 비고.

    Of a stretch that is the whole year so far 당월 and 누계 are one, 실적. 비고 says which target
    it is held against where that was revised.
    """
    parts = making.parts
    indicators = chosen(making)
    lines = tuple(_line(making, each, at) for at, each in enumerate(indicators))
    titles = ["지표", "연간목표", *(name for name, _ in parts), "달성률"]
    titles += [
        *([f"{making.before_word} 대비"] if len(parts) > 1 else []),
        "전년 같은 기간",
        "증감",
        "비고",
    ]
    table = Table(
        making.use.id,
        "",
        (
            Column(36, Align.LEFT),
            *(Column(15, Align.RIGHT) for _ in titles[2:]),
            Column(26, Align.LEFT),
        ),
        tuple(Head(title, 0, at) for at, title in enumerate(titles)),
        lines,
        unit=f"(단위: {', '.join(dict.fromkeys(each.unit for each in indicators))})",
    )
    bars = _bars(making, indicators)
    return (table, bars) if bars else (table,)


def _line(making: Making, each: Indicator, at: int) -> Line:
    span, measures, style = making.span, making.measures, making.style
    before, last_year = span.before, _last_year(making)
    done = [measures.figure(each.id, part.first, part.last) for _, part in making.parts]
    whole = done[-1]
    wanted = measures.target_figure(each.id, making.year)
    past = measures.figure(each.id, last_year.first, last_year.last)
    target = measures.target(each.id, making.year)
    said = target.value if target and wanted.value is None else ""
    rate = cells.percent(
        whole.value,
        wanted.value,
        style,
        figure=rate_figure(whole, wanted),
        formula=Rate((at, 1 + len(done)), (at, 1), style.rate_decimals, style.rounding),
    )
    made = [
        cells.words(each.label, Align.LEFT),
        cells.words(said) if said else _value(wanted),
        *(_value(figure) for figure in done),
        rate,
    ]
    if len(done) > 1:
        made.append(_changed(done[0], measures.figure(each.id, before.first, before.last)))
    return Line((*made, _value(past), _changed(whole, past), cells.words(_remark(making, each))))


def _last_year(making: Making) -> Span:
    """The same days of the year before; of a stretch that is not over those up to 기준일, so that
    half a month is not held against a whole one."""
    whole, day = making.span.so_far, making.measures.as_of
    return (Span(whole.first, day) if whole.first <= day < whole.last else whole).year_before


def _remark(making: Making, indicator: Indicator) -> str:
    """``목표 변경 400→300 (2022. 9. 1.)`` where the target is not that of the year's beginning."""
    target = making.measures.target(indicator.id, making.year)
    if target is None:
        return ""
    earlier = former(making.measures.revisions(indicator.id, making.year), target)
    if earlier is None:
        return ""
    since = f" ({official_date(target.set_on)})" if target.set_on else ""
    return f"목표 변경 {earlier.value or '-'}→{target.value or '-'}{since}"


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
            mine = _corrected(making, each)
            made.append(cells.change(mine, decimals=cells.places_of(mine)))
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


def _corrected(making: Making, indicator: Indicator) -> Decimal | None:
    """What 정정 comes to; none where the months are told anew anyway."""
    counts = making.measures.counted_by(indicator.id).id
    if making.measures.told_by_day(counts):
        return None
    return corrections.difference(making.closed.corrections(), counts, making.year)


def _month(making: Making, indicator: Indicator, month: Month) -> Figure:
    """A month as last told where it is closed; a rate of what was told of its parts."""
    counts = making.measures.counted_by(indicator.id)
    live = making.measures.figure(indicator.id, month.first, month.last)
    if counts.over is not None:
        parts = [_month(making, making.measures.indicator(each), month) for each in counts.over]
        if [part.value for part in parts] == [part.value for part in live.over or ()]:
            return live
        above, below = parts[0].value, parts[1].value
        share = above * counts.factor / below if above is not None and below else None
        return replace(live, value=share, over=(parts[0], parts[1]))
    told = making.closed.figure(counts.id, month)
    if told is None or making.measures.told_by_day(counts.id):
        return live  # of who stays by 기준일 a report tells all it knows
    value = told.value if told.rows or not told.hand else None
    return replace(live, value=value, ids=tuple(row.id for row in told.rows))


def _bars(making: Making, indicators: tuple[Indicator, ...]) -> Chart | None:
    """목표·실적 of those whose target is a number; none where no target is."""
    year = making.year
    indicators = tuple(e for e in indicators if making.measures.target_figure(e.id, year).value)
    if not indicators:
        return None
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
    if figure.unit == "%":
        return cells.number(figure.value, figure=figure, decimals=1, nought=True)
    return cells.counted(figure)


def _changed(now: Figure, before: Figure) -> Cell:
    if now.value is None or before.value is None:
        return Cell(cells.NONE)
    if now.unit == "%":
        return cells.change(now.value - before.value, suffix="%p", decimals=1)
    decimals = max(cells.places(now), cells.places(before))
    return cells.change(now.value - before.value, decimals=decimals)
