"""`cohort attendance`: the 출석부 of a cohort as a workbook or on paper."""

from __future__ import annotations

import argparse

from jobdesk.commands import cohort
from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.errors import UserError
from jobdesk.services import attendance_book


def attendance(options: argparse.Namespace, console: Console) -> int:
    """Write the forms of all weeks, or of those between two days; who is on them goes to the
    access log."""
    if options.first and options.last and options.last < options.first:
        raise UserError("--to의 날이 --from의 날보다 앞섭니다. 날짜를 바꾸어 적으세요.")
    with noting(options) as desk:
        cohort.insist(desk, [options.id])
        forms = attendance_book.save(
            desk,
            options.id,
            options.out,
            first=options.first,
            last=options.last,
            blank=options.blank,
        )
    console.answer({"file": options.out, "forms": forms})
    console.say(f"출석부 {forms:,}장을 만들었습니다: {options.out}")
    return 0
