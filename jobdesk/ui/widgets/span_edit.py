"""A span of days by its word: 올해, 이번 달, 지난달, 지난해; what is counted is counted in it."""

from __future__ import annotations

from datetime import date, timedelta

from jobdesk.ui import theme
from jobdesk.ui.widgets.choice_editors import ChoiceEdit

_YEAR, _MONTH, _LAST_MONTH, _LAST_YEAR = "올해", "이번 달", "지난달", "지난해"
WORDS: tuple[str, ...] = (_YEAR, _MONTH, _LAST_MONTH, _LAST_YEAR)


class SpanEdit(ChoiceEdit):
    """``span(today)`` gives the first and the last day of what is chosen."""

    def __init__(self) -> None:
        super().__init__(WORDS, empty="")
        self.setAccessibleName("집계 기간")
        self.setMinimumWidth(theme.now().px(104))

    def span(self, today: date) -> tuple[date, date]:
        """First and last day."""
        return span_of(str(self.value()), today)


def span_of(word: str, today: date) -> tuple[date, date]:
    """First and last day of 올해, 이번 달, 지난달 or 지난해; the running ones end today."""
    month = today.replace(day=1)
    if word == _MONTH:
        return month, today
    if word == _LAST_MONTH:
        last = month - timedelta(days=1)
        return last.replace(day=1), last
    if word == _LAST_YEAR:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return date(today.year, 1, 1), today
