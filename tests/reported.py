"""The monthly report as tests ask it: a line of its summary by the indicator's id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.report_document import Cell, Figure, Report, Table
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.services import indicators, report_making
from jobdesk.services.desk import Desk


@dataclass(frozen=True)
class Row:
    """지표 | 연간목표 | 당월 | 누계 | 달성률 | 전월 대비 | … | 비고 of one indicator."""

    cells: tuple[Cell, ...]
    months: tuple[Figure, ...]

    @property
    def target_text(self) -> str:
        """As printed."""
        return self.cells[1].text

    @property
    def month(self) -> Figure:
        """당월."""
        return _figure(self.cells[2])

    @property
    def cumulative(self) -> Figure:
        """누계."""
        return _figure(self.cells[3])

    @property
    def rate_text(self) -> str:
        """As printed."""
        return self.cells[4].text

    @property
    def note(self) -> str:
        """비고."""
        return self.cells[-1].text


class Monthly:
    """The report of a month from the ready template."""

    def __init__(self, desk: Desk, report: Report) -> None:
        self._desk, self.report = desk, report

    def table(self, section: str) -> Table:
        """The first table of a section."""
        block = self.report.section(section).blocks[0]
        assert isinstance(block, Table)
        return block

    @property
    def labels(self) -> list[str]:
        """The indicators that are printed."""
        return [line.cells[0].text for line in self.table("summary").lines]

    def row(self, indicator_id: str) -> Row:
        """Raises KeyError where it is not printed."""
        label = indicators.get(self._desk, indicator_id).label
        for line in self.table("summary").lines:
            if line.cells[0].text == label:
                months = next(
                    each.cells[1:13]
                    for each in self.table("months").lines
                    if each.cells[0].text == label
                )
                return Row(line.cells, tuple(c.figure for c in months if c.figure is not None))
        raise KeyError(indicator_id)


def monthly(desk: Desk, year: int, month: int, *, as_of: date | None = None) -> Monthly:
    """The report of a month as it is counted now."""
    span = span_of(SpanType.MONTH, year, month)
    return Monthly(desk, report_making.make(desk, "monthly", span, as_of=as_of))


def _figure(cell: Cell) -> Figure:
    assert cell.figure is not None
    return cell.figure
