"""One field for what a walk-in says of their age: a birth date, a year, or just the age."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from jobdesk.domain import text
from jobdesk.ui import dates
from jobdesk.ui.widgets.editors import TextEdit

Birth = tuple[date | None, int | None, bool]


class BirthEdit(TextEdit):
    """``680302``, ``1968-03-02``, ``1968``, ``58`` or ``58세``.

    An age gives the year in which it is reached, marked as approximate.
    """

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__("예: 680302, 1968, 58세")
        self._today = today
        self.left.connect(self._format)

    def birth(self) -> Birth:
        """(birth date, birth year, approximate); all empty where it cannot be read."""
        try:
            return self._read()
        except ValueError:
            return (None, None, False)

    def problem(self) -> str:
        """A sentence when the text says neither date, year nor age."""
        try:
            self._read()
        except ValueError:
            return "생년월일(680302), 출생연도(1968)나 나이(58세)로 입력하세요."
        return ""

    def _read(self) -> Birth:
        today = self._today()
        line = text.narrow(self.full_text()).replace(" ", "").removeprefix("만")
        if not line:
            return (None, None, False)
        age = re.fullmatch(r"(\d{1,3})[세살]?", line)
        if age and int(age[1]) <= 120:
            return (None, today.year - int(age[1]), True)
        year = re.fullmatch(r"(\d{4})(?:년|년생|생)?", line)
        if year and today.year - 120 <= int(year[1]) <= today.year:
            return (None, int(year[1]), False)
        if age or year:
            raise ValueError(line)
        day = dates.read_day(line, today, past=True)
        return (day, day.year if day else None, False)

    def _format(self) -> None:
        day = self.birth()[0]
        if day is not None:
            self.setText(dates.day(day))
