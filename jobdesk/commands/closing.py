"""`close`: a month is closed, or opened again with a reason."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import writing
from jobdesk.domain.months import Month
from jobdesk.services import closings, month_end


def close(options: argparse.Namespace, console: Console) -> int:
    """Close a month, or open it again where ``--reopen`` says why."""
    month = Month(*map(int, options.month.split("-")))
    with writing(options) as desk:
        if options.reopen is not None:
            change = month_end.reopen(desk, month, options.reopen)
        else:
            change = month_end.close(desk, month)
        closed = closings.closed_months(desk).get(month)
        told = closed.corrections if closed else closings.corrections(desk, month)
    console.answer(
        {
            "month": options.month,
            "closed": closed is not None,
            "digest": closed.record.digest if closed else "",
            "corrections": [
                {
                    "month": f"{each.month.year}-{each.month.number:02}",
                    "indicator": each.indicator,
                    "before": float(each.before),
                    "after": float(each.after),
                    "records": [row.record for row in each.changes],
                }
                for each in told
            ],
        }
    )
    said = f" 앞서 마감한 달의 정정이 {len(told)}건 있습니다." if told else ""
    console.say(f"{change.label}: 마쳤습니다.{said}")
    return 0
