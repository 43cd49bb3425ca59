"""`report`: a report of a template over a stretch of days, in the form its file's ending says."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.report_json import digest
from jobdesk.domain.spans import Span, SpanType
from jobdesk.errors import UserError
from jobdesk.services import report_files, report_making
from jobdesk.services.desk import Desk

LIST = "list"
_EXAMPLES = {
    SpanType.MONTH: "2026-12",
    SpanType.QUARTER: "2026-Q3",
    SpanType.HALF: "2026-H1",
    SpanType.YEAR: "2026",
    SpanType.DAYS: "2026-03-01~2026-04-10",
}


def report(options: argparse.Namespace, console: Console) -> int:
    """Write a report, or with the word ``list`` name the templates."""
    with noting(options) as desk:
        if options.report == LIST:
            return _listing(desk, console)
        if options.span is None or options.out is None:
            raise UserError(
                "기간과 만들 파일을 적으세요. 예: jobdesk report monthly 2026-12 보고서.pdf. "
                "양식의 이름은 `jobdesk report list`로 봅니다."
            )
        span: Span = options.span
        made = report_files.current(desk, options.report, span, as_of=options.as_of)
        report_files.save(desk, made, options.out, mask=options.mask)
    console.answer(
        {
            "file": options.out,
            "template": made.template,
            "span": span.written,
            **({"month": span.written} if span.type is SpanType.MONTH else {}),
            "as_of": made.as_of,
            "digest": digest(made),
        }
    )
    console.say(f"{made.title}를 만들었습니다: {options.out}")
    return 0


def _listing(desk: Desk, console: Console) -> int:
    found = report_making.templates(desk)
    console.answer(
        [
            {"id": t.id, "title": t.title, "span": t.span_type, "sections": len(t.uses)}
            for t in found
        ]
    )
    for each in found:
        title = each.title.replace("{span}", "").strip()
        console.say(f"{each.id:<16} {title} ({each.span_type}, 예: {_EXAMPLES[each.span_type]})")
    return 0
