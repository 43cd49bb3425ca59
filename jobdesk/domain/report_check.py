"""점검: what in a report contradicts itself, found before it is handed in.

Each rule is one that printed reports of centres broke (target-reports-digest §6, T1-T17, and
§7.6; project-cases-digest §8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from jobdesk.domain.fields import KindId
from jobdesk.domain.report_cells import rounded
from jobdesk.domain.report_document import (
    Cell,
    Chart,
    ChartKind,
    Difference,
    Figure,
    Rate,
    Report,
    Section,
    Sum,
    Table,
    Words,
)
from jobdesk.domain.rounding import Rounding, rate

_WEEKDAYS = "월화수목금토일"
_DATED = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|['’]\d\d)\s*[.년]\s*)?(?P<month>\d{1,2})\s*[.월]\s*"
    r"(?P<day>\d{1,2})\s*[.일]?\s*\((?P<weekday>[월화수목금토일])\)"
)


class Level(StrEnum):
    """Whether a finding is wrong for certain or to be looked at."""

    WRONG = "고칠 것"
    LOOK = "살펴볼 것"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: ``rule`` names the check, ``where`` the section, ``words`` say it in one
    sentence; ``kind`` and ``ids`` are the records that it opens to, if any."""

    rule: str
    level: Level
    where: str
    words: str
    kind: KindId | None = None
    ids: tuple[int, ...] = ()


Shown = tuple[str, date, date]
"""An indicator's name and the two days between which it is counted."""


def contradictions(report: Report) -> Iterator[Finding]:
    """What the report itself contradicts: totals, rates, the order of a funnel, weekdays, one
    indicator with two numbers."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield from _table(section, block)
            elif isinstance(block, Chart) and block.kind is ChartKind.FUNNEL:
                yield from _funnel(section, block)
            elif isinstance(block, Words):
                for paragraph in block.paragraphs:
                    yield from _weekdays(section, paragraph, report.last.year)
    yield from _twice(report)


def against_former(
    report: Report, former: Mapping[Shown, tuple[Decimal, str]]
) -> Iterator[Finding]:
    """Numbers of an earlier year that differ from what that year's report said; ``former`` holds
    what was handed in, with the title of the report that said it."""
    for (name, first, last), (figure, section) in _shown(report).items():
        said = former.get((name, first, last))
        if said is None or figure.value is None or last.year >= report.last.year:
            continue
        value, title = said
        if value != figure.value:
            yield Finding(
                "former_year",
                Level.WRONG,
                section,
                f"{name}의 {last.year}년 값은 {_said(figure.value)}인데, {title}에는 "
                f"{_said(value)}로 나갔습니다.",
                figure.kind,
                figure.ids,
            )


def numbers_of(report: Report) -> dict[Shown, Decimal]:
    """Every number of a report that is counted between two days."""
    found = _shown(report).items()
    return {key: figure.value for key, (figure, _) in found if figure.value is not None}


def _table(section: Section, table: Table) -> Iterator[Finding]:
    where = table.title or section.title
    for line in table.lines:
        label = next((cell.text for cell in line.cells if cell.text), "")
        for at, cell in enumerate(line.cells):
            if cell.formula is not None and cell.value is not None:
                wanted = _reckoned(table, cell)
                if wanted is not None and wanted != cell.value:
                    yield Finding(
                        "total" if isinstance(cell.formula, Sum) else "rate",
                        Level.WRONG,
                        where,
                        f"{label} {_head(table, at)}: {cell.text}로 적혔지만 표의 값으로 셈하면 "
                        f"{_said(wanted)}입니다.",
                        *_opens(cell),
                    )
            yield from _weekdays(section, cell.text, 0)


def _reckoned(table: Table, cell: Cell) -> Decimal | None:
    def value(at: tuple[int, int]) -> Decimal | None:
        part = table.lines[at[0]].cells[at[1]]
        # A rate over a wrong total is not blamed a second time for it.
        return _reckoned(table, part) if isinstance(part.formula, Sum) else part.value

    match cell.formula:
        case Sum(of):
            parts = [value(at) for at in of]
            return sum((part for part in parts if part is not None), Decimal(0))
        case Difference(minuend, subtrahend):
            one, other = value(minuend), value(subtrahend)
            return None if one is None or other is None else one - other
        case Rate(numerator, denominator, decimals, rounding, less_one):
            above, below = value(numerator), value(denominator)
            if above is None or not below:
                return None
            return rate(
                above - below if less_one else above, below, decimals=decimals, rounding=rounding
            )
    return None


def _funnel(section: Section, chart: Chart) -> Iterator[Finding]:
    for series in chart.series:
        steps = list(zip(chart.labels, series.values, strict=True))
        for (before, wide), (after, narrow) in pairwise(steps):
            if wide.value is not None and narrow.value is not None and narrow.value > wide.value:
                yield Finding(
                    "funnel",
                    Level.LOOK,
                    chart.title or section.title,
                    f"{after} {_said(narrow.value)}이 {before} {_said(wide.value)}보다 많습니다. "
                    "자체취업처럼 앞 단계 없이 센 것인지 확인하세요.",
                    narrow.kind,
                    narrow.ids,
                )


def _weekdays(section: Section, text: str, year: int) -> Iterator[Finding]:
    for match in _DATED.finditer(text):
        written = (match["year"] or "").lstrip("'’")
        in_year = int(written) if len(written) == 4 else 2000 + int(written) if written else year
        if not in_year:
            continue
        try:
            day = date(in_year, int(match["month"]), int(match["day"]))
        except ValueError:
            words = f"{match[0]}은 달력에 없는 날입니다."
        else:
            true = _WEEKDAYS[day.weekday()]
            if true == match["weekday"]:
                continue
            words = f"{match[0]}의 요일이 다릅니다. 그날은 {true}요일입니다."
        yield Finding("weekday", Level.WRONG, section.title, words)


def _twice(report: Report) -> Iterator[Finding]:
    seen: dict[Shown, tuple[Figure, str]] = {}
    told: set[Shown] = set()
    for section, figure in _figures(report):
        key = _key(figure)
        if key is None:
            continue
        if key not in seen:
            seen[key] = figure, section.title
        elif seen[key][0].value != figure.value and key not in told:
            told.add(key)
            other, place = seen[key]
            yield Finding(
                "twice",
                Level.WRONG,
                section.title,
                f"{figure.name}: ‘{place}’에는 {_said(other.value)}, 여기에는 "
                f"{_said(figure.value)}로 적혔습니다.",
                figure.kind,
                figure.ids,
            )


def _shown(report: Report) -> dict[Shown, tuple[Figure, str]]:
    found: dict[Shown, tuple[Figure, str]] = {}
    for section, figure in _figures(report):
        key = _key(figure)
        if key is not None:
            found.setdefault(key, (figure, section.title))
    return found


def _key(figure: Figure) -> Shown | None:
    if not figure.name or figure.first is None or figure.last is None:
        return None
    return figure.name, figure.first, figure.last


def _figures(report: Report) -> Iterator[tuple[Section, Figure]]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for line in block.lines:
                    for cell in line.cells:
                        yield from ((section, each) for each in _within(cell.figure))
            elif isinstance(block, Chart):
                for series in block.series:
                    yield from ((section, each) for each in series.values)


def _within(figure: Figure | None) -> Iterator[Figure]:
    if figure is not None:
        yield figure
        for part in figure.over or ():
            yield from _within(part)


def _opens(cell: Cell) -> tuple[KindId | None, tuple[int, ...]]:
    figure = cell.figure
    if figure is not None and figure.over is not None:
        figure = figure.over[0]
    return (figure.kind, figure.ids) if figure is not None else (None, ())


def _head(table: Table, column: int) -> str:
    over = [h for h in table.head if h.column <= column < h.column + h.columns and h.text]
    return " ".join(h.text for h in sorted(over, key=lambda h: h.row))


def _said(value: Decimal | None) -> str:
    if value is None:
        return "-"
    shown = (
        rounded(value, 0, Rounding.HALF_UP)
        if value == value.to_integral_value()
        else value.normalize()
    )
    return f"{shown:,f}"
