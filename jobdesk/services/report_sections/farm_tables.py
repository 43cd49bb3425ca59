"""농가일자리: what was found, who worked how many days where, and what was spent on it."""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.farm_figures import FarmFigures
from jobdesk.domain.farm_figures import Line as FarmLine
from jobdesk.domain.farm_figures import Table as FarmTable
from jobdesk.domain.farm_figures_tables import IDS
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
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
    """지표 | 당월 | 누계 of 구인처, 구직자, 연인원, 실인원, 요청, 결근 …, and the months so far."""
    told = _told(making)
    whole = told[-1]
    if not any(each.number.value for each in whole.measures):
        return ()
    lines = [
        Line(
            (
                left(row[0].label),
                Cell(row[0].unit),
                *(opens(figure_of(one.number, one.unit, one.label, one.rule)) for one in row),
            )
        )
        for row in zip(*(figures.measures for figures in told), strict=True)
        if row[0].id != "wages"
    ]
    for means in zip(*(figures.averages for figures in told), strict=True):
        mean = means[0]
        lines.append(Line((left(mean.label), Cell(mean.unit), *map(_average, means))))
    names = [name for name, _ in making.parts]
    made: list[Block] = [
        table(
            making.use.id,
            ("구분", "단위", *names),
            lines,
            words=(0, 1),
            widths=(40, 12, *(20 for _ in names)),
        )
    ]
    if whole.time_label == "월별":
        made += _months(making, whole)
    return tuple(made)


def parts(making: Making) -> tuple[Block, ...]:
    """The worker-days so far by task and by whatever else the option ``by`` names."""
    named = [str(each) for each in making.option("by", ("task", "place"))]
    made: list[Block] = []
    for each in (_by(making, id_) for id_ in IDS if id_ in named):
        if each.total.days.value:
            rows = [_part(making, line, each.total) for line in each.rows if line.days.value]
            total = _part(making, each.total, each.total, Role.TOTAL)
            made.append(
                _parts_table(making, f"{making.use.id}_{each.id}", each.label, [*rows, total])
            )
    return tuple(made)


def farms(making: Making) -> tuple[Block, ...]:
    """The farms that had most worker-days so far, each with its days, people and wages."""
    found = _by(making, "farm")
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
    return (_parts_table(making, making.use.id, "", [*lines, total], label="농가", notes=notes),)


def support(making: Making) -> tuple[Block, ...]:
    """교통비, 간식비, 보험 …: drafted and paid for the days of the stretch and of the year."""
    style = making.style
    told = [{each.item: each for each in figures.support} for figures in _told(making)]
    lines = []
    for item in told[-1]:
        made = [left(item)]
        for known in told:
            line = known.get(item)
            made += [
                won(line.bound, style, f"{item} 기안") if line else Cell(cells.NONE),
                won(line.paid, style, f"{item} 지급") if line else Cell(cells.NONE),
            ]
        lines.append(Line(tuple(made)))
    if not lines:
        return ()
    total = [left("합계")]
    for known in told:
        for amounts in (
            [each.bound for each in known.values()],
            [each.paid for each in known.values()],
        ):
            places = tuple((row, len(total)) for row in range(len(lines)))
            ids = tuple(id_ for each in amounts for id_ in each.ids)
            amount = sum(each.value for each in amounts)
            whole = Number(amount, KindId.SUPPORT_PAYMENTS, ids)
            total.append(
                cells.money(
                    amount, style, figure=figure_of(whole, "원", "지원금 합계"), formula=Sum(places)
                )
            )
    pairs = (("기안", "지급"),) * len(told)
    titles = ["항목"]
    for (name, _), pair in zip(making.parts, pairs, strict=True):
        titles += pair if len(told) == 1 else [f"{name} {word}" for word in pair]
    lines.append(Line(tuple(total), Role.TOTAL))
    return (table(making.use.id, titles, lines, unit=f"(단위: {style.money})"),)


def _told(making: Making) -> list[FarmFigures]:
    """The figures of each stretch that is told beside the others, without tables."""
    read = _read(making)
    return making.once(
        "farm", lambda: [read.since(span.first).figures(()) for _, span in making.parts]
    )


def _by(making: Making, id_: str) -> FarmTable:
    """The days so far by one property."""
    return making.once(("farm", id_), lambda: _read(making).table(id_))


def _read(making: Making) -> farm_figures.Reading:
    first = making.span.so_far.first
    return making.once("farm read", lambda: farm_figures.read(making.desk, first, last_day(making)))


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
        table(
            f"{making.use.id}_months",
            titles,
            lines,
            title="월별 연인원",
            unit="(단위: 명, 곳)",
            notes=(note,),
        ),
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
    making: Making,
    id_: str,
    title: str,
    lines: list[Line],
    *,
    label: str = "",
    notes: tuple[str, ...] = (),
) -> Table:
    return table(
        id_,
        (label or title, "연인원", "실인원", "농가", "임금", "비율"),
        lines,
        title=f"{title}별 연인원" if title else "",
        unit=f"(단위: 명, 곳, {making.style.money}, %)",
        notes=notes,
    )
