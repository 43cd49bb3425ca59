"""The templates a centre finds ready; each may be copied and changed."""

from __future__ import annotations

from jobdesk.domain.report_templates import Template, use
from jobdesk.domain.spans import SpanType

READY: tuple[Template, ...] = (
    Template(
        "monthly",
        "{span} 월간 실적 보고서",
        SpanType.MONTH,
        (
            use("summary"),
            use("months"),
            use("corrections"),
            use("text", "문제점 및 대책", id_="problems"),
            use("text", "다음 달 계획", id_="next_plans"),
            use("definitions"),
        ),
    ),
)
"""Contents as printed by the centres (project-cases-digest §6)."""
