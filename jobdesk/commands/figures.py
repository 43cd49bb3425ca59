"""`target` and `report`: the year's targets and the month on paper."""

from __future__ import annotations

import argparse
import json

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.commands.files import replacing
from jobdesk.services import reports, targets
from jobdesk.services.access import Action


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
    out = options.out
    with noting(options) as desk, replacing(out) as temporary:
        figures = reports.monthly(desk, year, month, as_of=options.as_of)
        match out.suffix.lower():
            case ".pdf":
                temporary.write_bytes(reports.to_pdf(desk, figures))
            case ".xlsx":
                reports.to_xlsx(desk, figures, temporary)
            case _:
                text = json.dumps(reports.to_json(figures), ensure_ascii=False, indent=2)
                temporary.write_text(text + "\n", encoding="utf-8")
        reports.handed_out(desk, figures, Action.EXPORT)
    console.answer({"file": out, "month": options.month})
    console.say(f"{year}년 {month}월 실적 보고서를 만들었습니다: {out}")
    return 0
