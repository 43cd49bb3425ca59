"""The templates a centre finds ready; each may be copied and changed."""

from __future__ import annotations

from jobdesk.domain.report_document import MoneyUnit, Style
from jobdesk.domain.report_templates import Template, use
from jobdesk.domain.report_templates_centre import CENTRE
from jobdesk.domain.spans import SpanType

READY: tuple[Template, ...] = (
    *CENTRE,
    Template(
        "plan_year",
        "{span} 일자리대책 연차별 세부계획",
        SpanType.YEAR,
        (
            use("plan_table"),
            use("plan_common"),
            use("plan_fields"),
            use("plan_boxes", money=MoneyUnit.THOUSAND.value),
            use("plan_schedule"),
            use("plan_budget"),
            use("plan_findings"),
        ),
        Style(money=MoneyUnit.MILLION),
    ),
    Template(
        "pledges",
        "공약사항 추진상황",
        SpanType.YEAR,
        (use("pledges"),),
        Style(money=MoneyUnit.MILLION),
    ),
)
"""Contents as printed by the centres (project-cases-digest §6)."""
