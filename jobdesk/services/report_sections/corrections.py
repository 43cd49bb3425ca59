"""정정: what changed in months that were closed before, with which record, by whom and why."""

from __future__ import annotations

from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.closing import Correction, RowChange
from jobdesk.domain.kinds import KINDS
from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Align, Block, Cell, Column, Figure, Head, Line, Table
from jobdesk.services.report_sections.making import Making

_TITLES = ("달", "지표", "종전", "정정 후", "증감", "바뀐 기록", "사유")


def corrections(making: Making) -> tuple[Block, ...]:
    """달 | 지표 | 종전 | 정정 후 | 증감 | 바뀐 기록 | 사유; nothing where nothing changed."""
    found = making.closed.corrections()
    if not found:
        return ()
    lines = [
        _line(correction, change, first=at == 0)
        for correction in found
        for at, change in enumerate(correction.changes)
    ]
    widths = (18, 34, 14, 14, 12, 34, 44)
    sides = (Align.CENTER, Align.LEFT, *[Align.RIGHT] * 3, Align.LEFT, Align.LEFT)
    return (
        Table(
            making.use.id,
            "",
            tuple(Column(width, side) for width, side in zip(widths, sides, strict=True)),
            tuple(Head(title, 0, at) for at, title in enumerate(_TITLES)),
            tuple(lines),
            notes=("마감한 달의 실적이 마감 뒤에 바뀐 내용이며, 누계에는 정정한 값이 들어갑니다.",),
            size=8.5,
        ),
    )


def difference(corrected: tuple[Correction, ...], indicator: str, year: int) -> Decimal | None:
    """What the corrections of an indicator's months of a year come to, None without any."""
    mine = [c for c in corrected if c.indicator == indicator and c.month.year == year]
    return sum((c.difference for c in mine), Decimal(0)) if mine else None


def _line(correction: Correction, change: RowChange, *, first: bool) -> Line:
    month = f"{correction.month.year}. {correction.month.number}월"
    row = change.after or change.before
    assert row is not None
    opens = Figure(Decimal(1), "건", correction.name, kind=correction.kind, ids=(change.record,))
    kind = KINDS[correction.kind].label
    record = Cell(f"{official_date(row.day)} {kind} {change.word}", figure=opens)
    said = " · ".join(
        part
        for part in (change.why, change.who, official_date(change.on) if change.on else "")
        if part
    )
    places = cells.places_of(correction.before, correction.after)
    head = (
        cells.words(month),
        cells.words(correction.name),
        cells.number(correction.before, nought=True, decimals=places),
        cells.number(correction.after, nought=True, decimals=places),
        cells.change(correction.difference, decimals=places),
    )
    blank = tuple(cells.words("") for _ in head)
    return Line((*(head if first else blank), record, cells.words(said)))
