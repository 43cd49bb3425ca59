"""What the maker of a section is given."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jobdesk.domain.report_document import Block, Style
from jobdesk.domain.report_records import ReportRecord
from jobdesk.domain.report_templates import Template, Use
from jobdesk.domain.spans import Span, SpanType
from jobdesk.services.closings import Closed
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Making:
    """A report while it is made, within one reading of the store.

    ``use`` is the section in its template, ``record`` the report that is drawn up (None for one
    looked at before), ``texts`` its words by the id of the section, ``closed`` the closed months.
    ``memo`` is shared by the sections of one report; see :meth:`once`.
    """

    desk: Desk
    template: Template
    span: Span
    measures: Measures
    use: Use
    record: ReportRecord | None
    texts: Mapping[str, str]
    closed: Closed
    memo: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def style(self) -> Style:
        """How numbers are written."""
        return self.template.style

    @property
    def year(self) -> int:
        """The year whose targets hold."""
        return self.span.year

    @property
    def parts(self) -> tuple[tuple[str, Span], ...]:
        """What is told beside each other: 당월 and 누계, one 실적 where both are the same days."""
        whole = self.span.so_far
        if self.span.first == whole.first:
            return (("실적", whole),)
        return (_THIS[self.span.type], self.span), ("누계", whole)

    @property
    def before_word(self) -> str:
        """What the stretch before is called: 전월, 전분기 …"""
        return _BEFORE[self.span.type]

    def once(self, key: Hashable, reckon: Callable[[], _Made]) -> _Made:
        """What ``reckon`` comes to, reckoned once for all sections of the report."""
        if key not in self.memo:
            self.memo[key] = reckon()
        found: _Made = self.memo[key]
        return found

    def option(self, name: str, default: Any) -> Any:
        """An option of the section, ``default`` where it is not set."""
        return self.use.options.get(name, default)


_THIS = {
    SpanType.MONTH: "당월",
    SpanType.QUARTER: "당분기",
    SpanType.HALF: "당반기",
    SpanType.YEAR: "당해",
    SpanType.DAYS: "보고기간",
}
_BEFORE = {
    SpanType.MONTH: "전월",
    SpanType.QUARTER: "전분기",
    SpanType.HALF: "전반기",
    SpanType.YEAR: "전년",
    SpanType.DAYS: "직전 기간",
}

Maker = Callable[[Making], tuple[Block, ...]]
"""Makes the blocks of one section; none where there is nothing to print, which leaves it out."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An option of a section that is one of some values: what it is called and, by the words that
    are offered, the values; the first is what holds without it."""

    option: str
    label: str
    choices: tuple[tuple[str, Any], ...]


NAMES = Setting("names", "이름", (("가운데 가림", "masked"), ("모두 인쇄", "full")))
"""How a list names people."""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A section that templates can use. ``text`` says that it is words typed by hand; ``hint``
    tells in one sentence what it prints. ``indicators`` says that it prints those that its options
    name, ``settings`` are its other options."""

    id: str
    title: str
    maker: Maker
    hint: str = ""
    landscape: bool = False
    text: bool = False
    indicators: bool = False
    settings: tuple[Setting, ...] = ()
