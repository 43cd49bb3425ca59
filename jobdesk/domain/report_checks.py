"""What keeps the records of plans and reports from being stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from jobdesk.domain.checks import Problem, in_order, need, within
from jobdesk.domain.own_indicators import DatedConstant, IndicatorValue, OwnIndicator
from jobdesk.domain.plans import MoneyPhase, PlanItem, PlanLevel, PlanMoney, PlanStep, Pledge
from jobdesk.domain.report_records import (
    ReportClosing,
    ReportPhoto,
    ReportRecord,
    ReportStatus,
    ReportTemplate,
    ReportText,
)

_MOST_WON = 100_000_000_000_000
_YEARS = 2000, 2100


def typed_number(value: str) -> Decimal | None:
    """The plain number in typed text (``66.4``, ``138,271``), None where it is none."""
    try:
        number = Decimal(value.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _number(field: str, value: str, label: str) -> tuple[Problem, ...]:
    if value and typed_number(value) is None:
        return (Problem(field, f"{label}: 숫자만 입력하세요. 단위와 설명은 비고에 적습니다."),)
    return tuple(need(field, value, label))


def _year(field: str, value: int | None) -> tuple[Problem, ...]:
    return tuple(within(field, value, *_YEARS, "연도는 2000년에서 2100년까지"))


def check_own_indicator(record: OwnIndicator, today: date) -> tuple[Problem, ...]:
    """What keeps an own 지표 from being stored, in words."""
    del today
    r = record
    problems = [*need("name", r.name, "지표 이름"), *need("unit", r.unit, "단위")]
    ways = (bool(r.record_kind), bool(r.numerator or r.denominator), bool(r.hand))
    if sum(ways) != 1:
        problems.append(
            Problem(
                "record_kind",
                "무엇을 셀지 하나만 고르세요: 기록, 두 지표의 비율, 직접 입력 가운데 하나입니다.",
            )
        )
    if r.record_kind:
        problems += need("date_field", r.date_field, "기준 날짜")
    if r.sum_field and r.distinct_field:
        problems.append(
            Problem("distinct_field", "더하는 항목과 한 번만 세는 항목은 함께 쓸 수 없습니다.")
        )
    if bool(r.numerator) != bool(r.denominator):
        problems.append(Problem("denominator", "비율에는 분자와 분모가 모두 있어야 합니다."))
    return tuple(problems)


def check_indicator_value(record: IndicatorValue, today: date) -> tuple[Problem, ...]:
    """What keeps a number typed by hand from being stored, in words."""
    del today
    r = record
    return (
        *need("indicator", r.indicator, "지표"),
        *need("starts_on", r.starts_on, "시작일"),
        *need("ends_on", r.ends_on, "마지막 날"),
        *in_order("ends_on", r.starts_on, r.ends_on, "시작일", "마지막 날"),
        *_number("value", r.value, "값"),
        *need("source", r.source, "출처"),
    )


def check_dated_constant(record: DatedConstant, today: date) -> tuple[Problem, ...]:
    """What keeps a 상수 from being stored, in words."""
    del today
    return (
        *need("name", record.name, "상수"),
        *need("applies_on", record.applies_on, "적용일"),
        *_number("value", record.value, "값"),
    )


def check_plan_item(record: PlanItem, today: date) -> tuple[Problem, ...]:
    """What keeps a node of the plan from being stored, in words."""
    del today
    r = record
    problems = [
        *need("title", r.title, "이름"),
        *_year("first_year", r.first_year),
        *_year("last_year", r.last_year),
    ]
    if r.level is PlanLevel.STRATEGY and r.parent_id is not None:
        problems.append(Problem("parent_id", "전략은 가장 위에 있어 상위 항목이 없습니다."))
    if r.first_year and r.last_year and r.last_year < r.first_year:
        problems.append(Problem("last_year", "마지막 해가 시작 해보다 앞섭니다."))
    return tuple(problems)


def check_plan_money(record: PlanMoney, today: date) -> tuple[Problem, ...]:
    """What keeps a line of the budget from being stored, in words."""
    del today
    r = record
    problems = [*need("item_id", r.item_id, "사업"), *need("source", r.source, "재원")]
    if r.phase is MoneyPhase.YEAR:
        problems += [*need("year", r.year, "연도"), *_year("year", r.year)]
    for field, words in (("planned", "소요예산은 0원부터"), ("spent", "투입예산은 0원부터")):
        problems += within(field, getattr(r, field), 0, _MOST_WON, words)
    return tuple(problems)


def check_plan_step(record: PlanStep, today: date) -> tuple[Problem, ...]:
    """What keeps a bar of the schedule from being stored, in words."""
    del today
    r = record
    problems = [
        *need("item_id", r.item_id, "사업"),
        *need("year", r.year, "연도"),
        *_year("year", r.year),
        *need("first_month", r.first_month, "시작 월"),
        *need("last_month", r.last_month, "마지막 월"),
        *within("first_month", r.first_month, 1, 12, "월은 1월에서 12월까지"),
        *within("last_month", r.last_month, 1, 12, "월은 1월에서 12월까지"),
    ]
    if r.first_month and r.last_month and r.last_month < r.first_month:
        problems.append(Problem("last_month", "마지막 월이 시작 월보다 앞섭니다."))
    return tuple(problems)


def check_pledge(record: Pledge, today: date) -> tuple[Problem, ...]:
    """What keeps a 공약 from being stored, in words."""
    del today
    return (
        *need("title", record.title, "공약"),
        *within("progress", record.progress, 0, 100, "진도는 0%에서 100%까지"),
        *_year("first_year", record.first_year),
        *_year("last_year", record.last_year),
    )


def check_template(record: ReportTemplate, today: date) -> tuple[Problem, ...]:
    """What keeps a 보고서 양식 from being stored, in words."""
    del today
    return (
        *need("title", record.title, "양식 이름"),
        *within("rate_decimals", record.rate_decimals, 0, 2, "비율의 소수점은 0에서 2자리까지"),
        *within("money_decimals", record.money_decimals, 0, 2, "금액의 소수점은 0에서 2자리까지"),
    )


def check_report(record: ReportRecord, today: date) -> tuple[Problem, ...]:
    """What keeps a 보고서 from being stored, in words."""
    del today
    r = record
    problems = [
        *need("template", r.template, "양식"),
        *need("starts_on", r.starts_on, "시작일"),
        *need("ends_on", r.ends_on, "마지막 날"),
        *in_order("ends_on", r.starts_on, r.ends_on, "시작일", "마지막 날"),
    ]
    if r.status is ReportStatus.HANDED_IN:
        problems += need("submitted_on", r.submitted_on, "제출일")
    return tuple(problems)


def check_text(record: ReportText, today: date) -> tuple[Problem, ...]:
    """What keeps the words of a report from being stored, in words."""
    del today
    return (
        *need("report_id", record.report_id, "보고서"),
        *need("section", record.section, "항목"),
    )


def check_photo(record: ReportPhoto, today: date) -> tuple[Problem, ...]:
    """What keeps a picture of a report from being stored, in words."""
    del today
    return (
        *need("report_id", record.report_id, "보고서"),
        *need("attachment_id", record.attachment_id, "사진"),
    )


def check_closing(record: ReportClosing, today: date) -> tuple[Problem, ...]:
    """What keeps a 마감 from being stored, in words."""
    del today
    problems = [*need("month", record.month, "달"), *need("closed_at", record.closed_at, "마감")]
    if record.reopened_on is not None:
        problems += need("reason", record.reason, "마감을 푸는 사유")
    return tuple(problems)
