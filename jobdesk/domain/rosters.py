"""What a roster is, apart from the file it becomes: its layout, its columns, its sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain.checks import Problem
from jobdesk.domain.filters import Filter, Order

MONTH, YEAR = "month", "year"
"""The spans by which days are grouped."""

LONGEST_TITLE = 60
"""Signs of a title that one line of a page can hold."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The field whose equal values stand together; ``span`` (MONTH, YEAR) for one of days."""

    field: str
    span: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a roster looks and which records it holds.

    An empty ``title`` is the roster's own. No ``fields``: the usual ones. No ``filter``: what
    the list shows at that moment; no ``order``: as the list. ``totals`` adds a 합계 row; grouped
    rosters always have 소계 and 합계. ``approval`` heads two to five boxes of the 결재란, or
    none.
    """

    title: str = ""
    fields: tuple[str, ...] = ()
    filter: Filter | None = None
    order: Order | None = None
    group: Grouping | None = None
    totals: bool = False
    mask: bool = True
    approval: tuple[str, ...] = ()


def check_layout(layout: Layout) -> tuple[Problem, ...]:
    """What keeps a roster from being made so, in words."""
    problems = []
    if len(layout.title) > LONGEST_TITLE:
        problems.append(
            Problem("title", f"제목은 {LONGEST_TITLE}자까지입니다. 줄여서 다시 적으세요.")
        )
    if layout.approval and not 2 <= len(layout.approval) <= 5:
        problems.append(Problem("approval", "결재란은 두 칸에서 다섯 칸까지입니다."))
    return tuple(problems)


class ColumnType(StrEnum):
    """How a column is aligned, formatted and wrapped."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CENTRED = "centred"  # short words of few kinds: 성별, 상태
    DATE = "date"  # an int among dates is a year
    NUMBER = "number"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``width`` in signs overrides what the content asks for."""

    label: str
    type: ColumnType = ColumnType.TEXT
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A row of sums below the rows it sums: of a group, or of the whole roster.

    ``count`` are the records, ``sums`` what each summed column comes to, by its index.
    """

    label: str
    count: int
    sums: Mapping[int, int]
    whole: bool = False
