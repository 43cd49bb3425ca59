"""`target`: the year's targets."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import writing
from jobdesk.services import indicators, targets


def target(options: argparse.Namespace, console: Console) -> int:
    """Set or revise one indicator's target; every revision is kept."""
    with writing(options) as desk:
        wanted = indicators.named(desk, options.indicator)
        change = targets.set_target(
            desk, wanted.id, options.year, options.number, reason=options.reason
        )
    console.answer({"label": change.label, "operation": change.operation or None})
    saved = "저장했습니다." if change.operation else "이미 그 목표라 바뀐 것이 없습니다."
    console.say(f"{change.label}. {saved}")
    return 0
