"""`notice`: the job notice of vacancies, to print and hang up."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.services import job_notice


def notice(options: argparse.Namespace, console: Console) -> int:
    """Write the notices of the vacancies named to one PDF, a page each."""
    with noting(options) as desk:
        told = job_notice.warnings_of(desk, options.ids)
        job_notice.save(desk, options.ids, options.out)
    console.answer({"file": options.out, "vacancies": options.ids, "warnings": list(told)})
    for sentence in told:
        console.warn(sentence)
    console.say(f"구인 안내 {len(options.ids)}장을 만들었습니다: {options.out}")
    return 0
