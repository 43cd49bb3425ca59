"""`day report`: what came of one matching day or of those of a period."""

from __future__ import annotations

import argparse
from datetime import date

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.day_outcome import DayLine, Outcome, Stage
from jobdesk.errors import UserError
from jobdesk.services import day_outcomes
from jobdesk.services.desk import Desk


def report(options: argparse.Namespace, console: Console) -> int:
    """Print the outcome and write it to the files that are asked for; without a day or a
    period it is that of this year."""
    with noting(options) as desk:
        figures = _figures(desk, options)
        files = [
            day_outcomes.save(desk, figures, path) for path in (options.pdf, options.xlsx) if path
        ]
    console.answer({**day_outcomes.to_json(figures), "files": files})
    console.say(f"{figures.title} (기준일 {figures.as_of.isoformat()})")
    console.table(
        (
            "번호",
            "프로그램명 (협업기관)",
            "운영일자",
            "참여기업",
            "접수인원",
            "현장면접",
            "취업인원",
        ),
        [
            (str(line.day_id), line.name, str(line.held_on or ""), *_counts(line))
            for line in figures.lines
        ]
        + [("합계", "", "", *_counts(figures.total))],
    )
    if figures.remark:
        console.say(figures.remark)
    for stage in figures.funnel:
        shares = "".join(f" · {rate.base} 대비 {rate.text}" for rate in stage.rates)
        console.say(f"{stage.label} {_counted(stage)}{shares}")
    for path in files:
        console.say(f"만들었습니다: {path}")
    return 0


def _figures(desk: Desk, options: argparse.Namespace) -> Outcome:
    first, last = options.first, options.last
    if options.id is not None:
        if first or last:
            raise UserError("행사 번호와 기간은 함께 쓸 수 없습니다. 하나만 쓰세요.")
        return day_outcomes.of_day(desk, options.id)
    if first is None and last is None:
        return day_outcomes.of_year(desk, desk.today().year)
    today = desk.today()
    if last is None:
        last = date(first.year, 12, 31) if first and first > today else today
    return day_outcomes.between(desk, first or date(last.year, 1, 1), last)


def _counted(stage: Stage) -> str:
    """``38건 (사람 19명)``: those behind the count where that is another number."""
    told = f"{stage.number.value:,}{stage.unit}"
    if stage.once is None:
        return told
    once = f"{stage.once.value:,}{stage.once_unit}"
    whose = "업체" if stage.once_unit == "개사" else "사람"
    return told if once == told else f"{told} ({whose} {once})"


def _counts(line: DayLine) -> tuple[str, ...]:
    numbers = (line.employers, line.applicants, line.interviews, line.hired)
    return tuple(f"{number.value:,}" for number in numbers)
