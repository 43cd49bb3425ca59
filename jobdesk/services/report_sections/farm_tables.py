"""농가일자리: what was found, who worked how many days where, and what was spent on it."""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.farm_figures import FarmFigures
from jobdesk.domain.farm_figures import Line as FarmLine
from jobdesk.domain.report_document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Figure,
    Line,
    Role,
    Series,
    Sum,
    Table,
)
from jobdesk.services import farm_figures
from jobdesk.services.report_sections.figure_cells import figure_of, left, opens, share, table, won
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making

_SHOWN = 20
"""Farms and workers that a table names; the others are one line."""
BY = ("task", "crop", "place", "origin", "gender", "age")
"""What days of work may be told by: the tables of the farm figures."""


def summary(making: Making) -> tuple[Block, ...]:
    """지표 | 당기 | 누계 of 구인처, 구직자, 연인원, 실인원, 요청, 결근 …, and the months so far."""
    span, end = making.span, last_day(making)
    now = farm_figures.between(making.desk, span.first, end)
    whole = farm_figures.between(making.desk, span.so_far.first, end)
    if not any(each.number.value for each in (*whole.measures,)):
        return ()
    lines = [
        Line(
            (
                left(one.label),
                Cell(one.unit),
                opens(figure_of(one.number, one.unit, one.label, one.rule)),
                opens(figure_of(other.number, other.unit, other.label, other.rule)),
            )
        )
        for one, other in zip(now.measures, whole.measures, strict=True)
        if one.id != "wages"
    ]
    for one, other in zip(now.averages, whole.averages, strict=True):
        lines.append(Line((left(one.label), Cell(one.unit), *(_average(x) for x in (one, other)))))
    made: list[Block] = [
        table(
            making.use.id,
            ("구분", "단위", "당기", "누계"),
            lines,
            words=(0, 1),
            widths=(40, 12, 20, 20),
        )
    ]
    if whole.time_label == "월별":
        made += _months(making, whole)
    return tuple(made)


def parts(making: Making) -> tuple[Block, ...]:
    """The worker-days so far by task and by whatever else the option ``by`` names."""
    figures = farm_figures.between(making.desk, making.span.so_far.first, last_day(making))
    named = [str(each) for each in making.option("by", ("task", "place"))]
    made: list[Block] = []
    for each in figures.tables:
        if each.id in named and each.total.days.value:
            rows = [_part(making, line, each.total) for line in each.rows if line.days.value]
            total = _part(making, each.total, each.total, Role.TOTAL)
            made.append(_parts_table(f"{making.use.id}_{each.id}", each.label, [*rows, total]))
    return tuple(made)


def farms(making: Making) -> tuple[Block, ...]:
    """The farms that had most worker-days so far, each with its days, people and wages."""
    figures = farm_figures.between(making.desk, making.span.so_far.first, last_day(making))
    found = figures.table("farm")
    if not found.total.days.value:
        return ()
    shown = int(making.option("most", _SHOWN))
    lines = [_part(making, line, found.total) for line in found.rows[:shown]]
    rest = found.rows[shown:]
    notes: tuple[str, ...] = ()
    if rest:
        days = sum(line.days.value for line in rest)
        notes = (f"이 밖의 농가 {len(rest):,}곳 연인원 {days:,}명은 합계에만 들어 있습니다.",)
    total = _part(making, found.total, found.total, Role.TOTAL)
    return (_parts_table(making.use.id, "", [*lines, total], label="농가", notes=notes),)


def support(making: Making) -> tuple[Block, ...]:
    """교통비, 간식비, 보험 …: drafted and paid for the days of the stretch and of the year."""
    span, end, style = making.span, last_day(making), making.style
    now = {each.item: each for each in farm_figures.between(making.desk, span.first, end).support}
    whole = farm_figures.between(making.desk, span.so_far.first, end).support
    lines = []
    for line in whole:
        one = now.get(line.item)
        lines.append(
            Line(
                (
                    left(line.item),
                    won(one.bound, style, line.item) if one else Cell(cells.NONE),
                    won(one.paid, style, line.item) if one else Cell(cells.NONE),
                    won(line.bound, style, line.item),
                    won(line.paid, style, line.item),
                )
            )
        )
    if not lines:
        return ()
    total = [left("합계")]
    for at, name in enumerate(("bound", "paid", "bound", "paid"), 1):
        lot = whole if at > 2 else tuple(now.values())
        amount = sum(getattr(each, name).value for each in lot)
        places = tuple((row, at) for row in range(len(lines)))
        total.append(cells.money(amount, style, formula=Sum(places)))
    titles = ("항목", "당기 기안", "당기 지급", "누계 기안", "누계 지급")
    lines.append(Line(tuple(total), Role.TOTAL))
    return (table(making.use.id, titles, lines, unit=f"(단위: {style.money})"),)


def _months(making: Making, whole: FarmFigures) -> list[Block]:
    lines = [
        Line(
            (
                left(each.line.label),
                opens(each.wanted, "명", f"{each.line.label} 요청"),
                opens(each.line.days, "명", f"{each.line.label} 연인원"),
                opens(each.line.people, "명", f"{each.line.label} 실인원"),
                opens(each.line.farms, "곳", f"{each.line.label} 농가"),
                opens(each.absent, "명", f"{each.line.label} 결근"),
            ),
            Role.TOTAL if each is whole.time_total else Role.LINE,
        )
        for each in (*whole.time, whole.time_total)
    ]
    titles = ("월", "요청 연인원", "연인원", "실인원", "이용 농가", "결근")
    note = "실인원과 이용 농가는 그 기간에 한 번씩만 세므로 합계가 달의 합보다 작을 수 있습니다."
    days = tuple(figure_of(each.line.days, "명", each.line.label) for each in whole.time)
    return [
        table(f"{making.use.id}_months", titles, lines, title="월별 연인원", notes=(note,)),
        Chart(
            f"{making.use.id}_chart",
            ChartKind.STACKED,
            "월별 농가 채용연계 (연인원)",
            tuple(each.line.label for each in whole.time),
            (Series("연인원", days),),
            unit="명",
        ),
    ]


def _average(each: object) -> Cell:
    value, text = getattr(each, "value", None), str(getattr(each, "text", ""))
    unit = str(getattr(each, "unit", ""))
    figure = Figure(value, unit, str(getattr(each, "label", "")), str(getattr(each, "rule", "")))
    places = text.removesuffix(unit).partition(".")[2]
    return Cell(text.removesuffix(unit), value, len(places), "", figure)


def _part(making: Making, line: FarmLine, total: FarmLine, role: Role = Role.LINE) -> Line:
    style = making.style
    return Line(
        (
            left(line.label),
            opens(line.days, "명", f"{line.label} 연인원"),
            opens(line.people, "명", f"{line.label} 실인원"),
            opens(line.farms, "곳", f"{line.label} 농가"),
            won(line.wages, style, f"{line.label} 임금"),
            share(line.days, total.days, style, name=f"{line.label} 비율", base="연인원 합계"),
        ),
        role,
    )


def _parts_table(
    id_: str, title: str, lines: list[Line], *, label: str = "", notes: tuple[str, ...] = ()
) -> Table:
    titles = (label or title, "연인원", "실인원", "농가", "임금", "비율")
    return table(id_, titles, lines, title=f"{title}별 연인원" if title else "", notes=notes)
