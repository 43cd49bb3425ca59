"""Charts of a report, drawn from its figures: each number is written beside what shows it.

Which numbers are compared decides the scale. Target and result of one indicator are, so each
row of TARGETS is drawn as a share of its own target: a row of 5,000 does not flatten one of 30.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Line, Polygon
from reportlab.lib.units import mm

from jobdesk.domain.report_document import Chart, ChartKind, Series
from jobdesk.reports import fonts, ink
from jobdesk.reports.report_chart_columns import stacked
from jobdesk.reports.report_chart_parts import (
    ACTUAL,
    SIZE,
    SMALL,
    TARGET,
    Tone,
    amount,
    broken,
    field,
    legend,
    said,
    text,
    tone,
    with_unit,
)
from jobdesk.reports.report_chart_png import png
from jobdesk.reports.report_pdf_lay import lines

_MOST_SHARE = 4.0
"""Bars end at four times their target, with the sign that they go on: beyond it the stretch up to
100 %, which everyone looks for, would be too short to read."""
_BAR: float = 3.6 * mm
_LABEL_SHARE = 0.27
_HEAD = 9.5 * mm
_FOOT = 2 * mm
_STEP = 11 * mm  # height of a step of a funnel


def drawings(chart: Chart, room: float, page: float) -> list[Drawing]:
    """The chart ``room`` points wide; on several sheets where it is higher than ``page`` points.
    Its title is the heading's to say."""
    fonts.register()
    if not chart.labels:
        return []
    most = _rows_on(chart, page - 40 * mm)
    if len(chart.labels) <= most:
        return [_drawn(chart, room)]
    parts = [_slice(chart, at, at + most) for at in range(0, len(chart.labels), most)]
    return [_drawn(part, room, chart) for part in parts]


def chart_png(chart: Chart, *, width_mm: float = 170, dpi: int = 200) -> bytes:
    """The chart as a PNG picture on white, so many millimetres wide; the same for every caller,
    byte by byte. Raises ValueError for a chart without labels."""
    fonts.register()
    if not chart.labels:
        raise ValueError("a chart without labels")
    return png(_drawn(chart, width_mm * mm), dpi)


def _rows_on(chart: Chart, high: float) -> int:
    if chart.kind is ChartKind.STACKED:
        return max(1, len(chart.labels))
    each = _STEP if chart.kind is ChartKind.FUNNEL else _row_height(len(chart.series), 2)
    return max(1, int(high / each))


def _slice(chart: Chart, first: int, last: int) -> Chart:
    return replace(
        chart,
        labels=chart.labels[first:last],
        captions=chart.captions[first:last],
        series=tuple(replace(each, values=each.values[first:last]) for each in chart.series),
    )


def _drawn(chart: Chart, room: float, whole: Chart | None = None) -> Drawing:
    if chart.kind is ChartKind.STACKED:
        return stacked(chart, room)
    if chart.kind is ChartKind.FUNNEL:
        return _funnel(chart, room, whole or chart)
    return _bars(chart, room, whole or chart)


def _row_height(series: int, label_lines: int) -> float:
    bars: float = series * (_BAR + 0.5 * mm) + 2.6 * mm
    words: float = label_lines * SIZE * 1.25 + 2.4 * mm
    return max(bars, words)


def target_of(chart: Chart) -> Series | None:
    """The series the others are measured by: the one named 목표, else the first of several."""
    if chart.kind is not ChartKind.TARGETS or len(chart.series) < 2:
        return None
    named = [each for each in chart.series if "목표" in each.name]
    return (named or list(chart.series))[0]


def _bars(chart: Chart, room: float, whole: Chart) -> Drawing:
    """A group of level bars for each label; numbers and caption stand behind them."""
    label = min(
        max(fonts.width(each, fonts.MEDIUM, SIZE) for each in whole.labels), room * _LABEL_SHARE
    )
    names = [lines(each, fonts.MEDIUM, SIZE, label) for each in chart.labels]
    high = _row_height(len(chart.series), max(len(each) for each in names))
    several = len(chart.series) > 1
    head = _HEAD if several else 1 * mm
    drawing = Drawing(room, head + high * len(chart.labels) + _FOOT)
    ends = [_ends(chart, at) for at in range(len(chart.labels))]
    behind = max(fonts.width(words, fonts.SEMIBOLD, SMALL) for row in ends for words in row)
    left = label + 3 * mm
    least = room * 0.2  # for the bars, however much is said behind them
    size = SMALL * min(1.0, (room - left - least - 4 * mm) / behind)
    length = max(room - left - behind - 4 * mm, least)
    shares = _shares(chart, whole)
    target = target_of(chart)
    most = _longest(_shares(whole, whole))
    tones = _tones(chart)
    top = drawing.height - head
    if target is not None and most:
        _whole_mark(drawing, left + length / most, top)
    for at, words in enumerate(names):
        middle = top - (at + 0.5) * high
        y = middle + (len(words) - 1) * SIZE * 0.625 - SIZE * 0.36
        for line in words:
            text(drawing, label, y, line, font=fonts.MEDIUM, anchor="end")
            y -= SIZE * 1.25
        y = middle + len(chart.series) * (_BAR + 0.5 * mm) / 2 - _BAR
        for series, made, share, said_ in zip(
            chart.series, tones, shares[at], ends[at], strict=True
        ):
            wide = length * min(share, most) / most if most else 0.0
            field(drawing, (left, y, wide, _BAR), made)
            if share > most:
                broken(drawing, left + wide, y, _BAR)
            font = fonts.REGULAR if series is target else fonts.SEMIBOLD
            at_x = left + wide + 1.5 * mm
            base = y + _BAR / 2 - size * 0.36
            text(drawing, at_x, base, said_, size=size, font=font, ground=True)
            y -= _BAR + 0.5 * mm
    drawing.add(Line(left, _FOOT, left, top, strokeColor=ink.FRAME, strokeWidth=0.8))
    if several:
        mark = "  (막대 길이: 목표 대비)" if target is not None else ""
        pairs = [
            (f"{each.name}{mark if each is chart.series[-1] else ''}", made)
            for each, made in zip(chart.series, tones, strict=True)
        ]
        legend(drawing, pairs, room, drawing.height - 5 * mm)
    return drawing


def _whole_mark(drawing: Drawing, x: float, top: float) -> None:
    """Where a target is reached: a dashed line from top to foot, behind all else."""
    drawing.add(
        Line(x, _FOOT, x, top, strokeColor=ink.FRAME, strokeWidth=0.6, strokeDashArray=[2, 2])
    )
    text(drawing, x, top + 1 * mm, "100%", size=7, anchor="middle", colour=ink.QUIET)


def _tones(chart: Chart) -> list[Tone]:
    target = target_of(chart)
    if target is None:
        return [tone(at) for at in range(len(chart.series))]
    rest = iter([ACTUAL, *(tone(at) for at in range(2, 2 + len(chart.series)))])
    return [TARGET if each is target else next(rest) for each in chart.series]


def _ends(chart: Chart, at: int) -> list[str]:
    """What stands behind the bars of a label; its caption behind the last that is no
    target."""
    captions = chart.captions[at : at + 1]
    target = target_of(chart)
    ends = []
    for series in chart.series:
        figure = series.values[at]
        plain = series is target or not figure.unit
        ends.append(said(figure, chart) if plain else with_unit(figure, chart))
    if captions and captions[0]:
        last = max(n for n, each in enumerate(chart.series) if each is not target)
        ends[last] = f"{ends[last]}  {captions[0]}"
    return ends


def _shares(chart: Chart, whole: Chart) -> list[list[float]]:
    """How long each bar is, by label and series: as a share of its label's target, else of the
    largest number of all."""
    target = target_of(chart)
    values = [amount(figure, chart) for each in whole.series for figure in each.values]
    largest = max((value for value in values if value is not None), default=Decimal(0))
    shares = []
    for at in range(len(chart.labels)):
        over: Decimal | None = largest
        if target is not None:
            over = amount(target.values[at], chart)
        shares.append([_part(amount(series.values[at], chart), over) for series in chart.series])
    return shares


def _part(value: Decimal | None, over: Decimal | None) -> float:
    if value is None or not over or value <= 0 or over < 0:
        return 0.0
    return float(value / over)


def _longest(shares: Sequence[Sequence[float]]) -> float:
    most = max((share for row in shares for share in row), default=0.0)
    return min(most, _MOST_SHARE)


def _funnel(chart: Chart, room: float, whole: Chart) -> Drawing:
    """Steps one beneath the other, each as wide as its share of the widest."""
    series = chart.series[0]
    label = min(
        max(fonts.width(each, fonts.MEDIUM, SIZE) for each in chart.labels), room * _LABEL_SHARE
    )
    beside = max((fonts.width(each, fonts.REGULAR, SMALL) for each in chart.captions), default=0.0)
    beside = min(beside, room * _LABEL_SHARE)
    drawing = Drawing(room, _STEP * len(chart.labels) + 2 * mm)
    left, length = label + 3 * mm, room - label - beside - 6 * mm
    middle, bar = left + length / 2, _STEP * 0.62
    shares = [row[0] for row in _shares(replace(chart, kind=ChartKind.SHARES), whole)]
    before: tuple[float, float] | None = None
    for at, name in enumerate(chart.labels):
        y = drawing.height - 1 * mm - (at + 1) * _STEP + (_STEP - bar) / 2
        half = max(length * min(shares[at], 1.0), 0.6 * mm) / 2
        if before is not None:
            points = [middle - before[0], before[1], middle + before[0], before[1]]
            points += [middle + half, y + bar, middle - half, y + bar]
            drawing.add(Polygon(points, fillColor=ink.SHADE, strokeColor=None, strokeWidth=0))
        field(drawing, (middle - half, y, 2 * half, bar), ACTUAL)
        before = (half, y)
        words = with_unit(series.values[at], chart)
        base = y + bar / 2 - SIZE * 0.36
        if fonts.width(words, fonts.SEMIBOLD, SIZE) + 2 * mm < 2 * half:
            text(
                drawing, middle, base, words, font=fonts.SEMIBOLD, anchor="middle", colour=ink.PAPER
            )
        else:
            text(drawing, middle + half + 1.5 * mm, base, words, font=fonts.SEMIBOLD)
        _beside(drawing, name, label, y + bar / 2, label, end=True)
        if chart.captions:
            _beside(drawing, chart.captions[at], room - beside, y + bar / 2, beside, end=False)
    return drawing


def _beside(
    drawing: Drawing, words: str, x: float, middle: float, room: float, *, end: bool
) -> None:
    """Words in the height of a step, on as many lines as they need."""
    size = SIZE if end else SMALL
    font = fonts.MEDIUM if end else fonts.REGULAR
    made = lines(words, font, size, room)
    y = middle + (len(made) - 1) * size * 0.6 - size * 0.36
    for line in made:
        text(drawing, x, y, line, size=size, font=font, anchor="end" if end else "start")
        y -= size * 1.2
