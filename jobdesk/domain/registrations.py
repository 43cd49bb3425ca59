"""How long a 구직신청 stands."""

from __future__ import annotations

import calendar
from datetime import date


def last_valid_day(registered_on: date, months: int) -> date:
    """The last day of a 구직신청 made on ``registered_on`` for ``months`` months.

    The first day is not counted (민법 157), so it ends on the same day of the month; on the
    last of the month where that has no such day (민법 160).
    """
    count = registered_on.year * 12 + registered_on.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(registered_on.day, calendar.monthrange(year, month)[1]))
