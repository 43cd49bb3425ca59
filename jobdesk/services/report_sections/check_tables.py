"""자료 점검: what the records of the stretch still lack, as the check before export finds it."""

from __future__ import annotations

from decimal import Decimal

from jobdesk.domain.report_document import Block, Figure, Line, Report, Words
from jobdesk.services import report_check
from jobdesk.services.report_sections.figure_cells import left, opens, table
from jobdesk.services.report_sections.making import Making

CLEAN = "빠진 계약서·확인서·동의와 오래 확인하지 않은 구인이 없습니다."


def records(making: Making) -> tuple[Block, ...]:
    """점검한 내용 | 건수 of missing contracts, slips and consents and of stale vacancies."""
    span, desk = making.span, making.desk
    bare = Report(
        template=making.template.id,
        title="",
        centre=desk.name,
        span=span.label,
        first=span.first,
        last=span.last,
        as_of=making.measures.as_of,
        taken_at=desk.store.now(),
        taken_by=desk.user,
        sections=(),
    )
    lines = [
        Line(
            (
                left(found.words),
                opens(
                    Figure(Decimal(len(found.ids)), "건", "자료 점검", "", found.kind, found.ids)
                ),
            )
        )
        for found in report_check.lacking(desk, bare)
        if found.ids
    ]
    if not lines:
        return (Words(making.use.id, (CLEAN,)),)
    return (table(making.use.id, ("점검한 내용", "건수"), lines, widths=(90, 12)),)
