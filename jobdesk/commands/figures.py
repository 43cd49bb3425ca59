"""`target` and `report`: the year's targets and the month on paper."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.services import report_files, reports, targets


def target(options: argparse.Namespace, console: Console) -> int:
    """Set or revise one indicator's target; every revision is kept."""
    with writing(options) as desk:
        change = targets.set_target(
            desk, options.indicator, options.year, options.number, reason=options.reason
        )
    console.answer({"label": change.label, "operation": change.operation or None})
    saved = "저장했습니다." if change.operation else "이미 그 목표라 바뀐 것이 없습니다."
    console.say(f"{change.label}. {saved}")
    return 0


def report(options: argparse.Namespace, console: Console) -> int:
    """Write the monthly report; the file's ending decides its form."""
    year, month = map(int, options.month.split("-"))
    with noting(options) as desk:
        figures = reports.monthly(desk, year, month, as_of=options.as_of)
        report_files.save(desk, figures, options.out)
    console.answer({"file": options.out, "month": options.month, "as_of": figures.as_of})
    console.say(f"{year}년 {month}월 실적 보고서를 만들었습니다: {options.out}")
    return 0
