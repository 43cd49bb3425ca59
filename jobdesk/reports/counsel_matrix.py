"""상담 실적: contacts by topic and channel on one sheet, drawn from the frozen matrix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reportlab.platypus import Flowable

from jobdesk.domain.contact_matrix import RULE, TOTAL, Matrix
from jobdesk.domain.official import cell, official_span, official_time
from jobdesk.reports import fonts, ink
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

TITLE = "상담 실적"
_ROOM = ink.ROOM / (72 / 25.4)  # the page's room in millimetres
_TOPIC = 38.0


def counsel_matrix_pdf(
    matrix: Matrix,
    centre: str,
    *,
    taken_at: datetime,
    taken_by: str,
    approval: Sequence[str] = (),
    practice: bool = False,
) -> bytes:
    """The sheet as PDF: both tables, 연인원 and 실인원. ``approval`` heads the 결재란."""
    fonts.register()
    foot = f"{official_time(taken_at)} {taken_by} 출력".replace("  ", " ")
    story: list[Flowable] = [
        Masthead(TITLE, centre, approval),
        gap(2),
        sentence(f"기간: {official_span(matrix.first, matrix.last)}", size=10.5),
        sentence(
            f"상담 {matrix.total.contacts:,}건, 상담한 사람 {matrix.persons:,}명"
            f", 업체 {matrix.firms:,}곳",
            size=10.5,
        ),
        gap(4),
        *table(_grid(matrix, people=False), Heading("1. 연인원", "(단위: 건)")),
        gap(6),
        *table(_grid(matrix, people=True), Heading("2. 실인원", "(단위: 명·곳)")),
        gap(4),
        sentence(RULE, size=8.5, leading=1.4),
    ]
    return build(Paper(TITLE, centre, foot, practice), story)


def _grid(matrix: Matrix, *, people: bool) -> Grid:
    titles = ("상담 유형", *matrix.channels, TOTAL)
    width = (_ROOM - _TOPIC) / (len(titles) - 1)
    columns = (Column(_TOPIC), *(Column(width, "right") for _ in titles[1:]))
    lines = matrix.lines(people=people)
    rows = [
        Row((name, *map(cell, numbers)), strong=number == len(lines) - 1)
        for number, (name, numbers) in enumerate(lines)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    style = Style(
        size=9.5,
        row_height=7.6,
        head_height=7.6,
        labels=frozenset({0}),
        rules=frozenset({len(titles) - 1}),
    )
    return Grid(columns, head, rows, style)
