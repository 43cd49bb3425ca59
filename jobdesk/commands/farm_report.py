"""`farm report`: the figures of farm work of a month, a year or a span of days."""

from __future__ import annotations

import argparse
from datetime import date

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.farm_figures import FarmFigures, Line
from jobdesk.domain.farm_figures_words import head_line, missing_line
from jobdesk.errors import UserError
from jobdesk.services import farm_figures
from jobdesk.services.desk import Desk

_PRINTED = ("task", "place", "village", "origin")
_TIMES = {"월별": "월", "연도별": "연도"}
_HEAD = ("연인원", "실인원", "농가", "임금", "평균 일당")


def report(options: argparse.Namespace, console: Console) -> int:
    """Print the figures and write them to the files that are asked for; without a month, a year
    or a span they are those of this year."""
    with noting(options) as desk:
        figures = _figures(desk, options)
        files = [
            farm_figures.save(desk, figures, path) for path in (options.pdf, options.xlsx) if path
        ]
    console.answer({**farm_figures.to_json(figures), "files": files})
    console.say(f"{figures.title} (기준일 {figures.as_of.isoformat()})")
    console.say(head_line(figures))
    console.table(("지표", "실적"), [(each.label, f"{each.text}") for each in figures.measures])
    grouped = [
        (each.label, each.rows, each.total) for each in figures.tables if each.id in _PRINTED
    ]
    if figures.time_label in _TIMES:
        times = tuple(each.line for each in figures.time)
        grouped.insert(0, (_TIMES[figures.time_label], times, figures.time_total.line))
    for label, lines, total in grouped:
        if lines:
            console.say()
            console.table((label, *_HEAD), [_row(line) for line in (*lines, total)])
    lacking = missing_line(figures)
    if lacking:
        console.say()
        console.say(f"마감 전에 채울 것: {lacking}")
    for path in files:
        console.say(f"만들었습니다: {path}")
    return 0


def _row(line: Line) -> tuple[str, ...]:
    numbers = (line.days, line.people, line.farms, line.wages)
    return (line.label, *(f"{number.value:,}" for number in numbers), line.mean_text)


def _figures(desk: Desk, options: argparse.Namespace) -> FarmFigures:
    first, last = options.first, options.last
    if options.period is not None:
        if first or last:
            raise UserError("달이나 연도는 기간과 함께 쓸 수 없습니다. 하나만 쓰세요.")
        year, month = options.period
        if month:
            return farm_figures.of_month(desk, year, month)
        return farm_figures.of_year(desk, year)
    if first is None and last is None:
        return farm_figures.of_year(desk, desk.today().year)
    today = desk.today()
    if last is None:
        last = date(first.year, 12, 31) if first > today else today
    return farm_figures.between(desk, first or date(last.year, 1, 1), last)
