"""The kinds of plans and reports: indicators of a centre's own, the plan and its money, reports."""

from __future__ import annotations

from jobdesk.domain import plans, report_records
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values
from jobdesk.domain.own_indicators import HandRule
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.spans import SpanType

_T = FieldType
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)
_POSITION = Field("position", "순서", _T.NUMBER)
_ITEM = Field("item", "사업", _T.LINK, required=True, link="plan_items")
_REPORT = Field("report", "보고서", _T.LINK, required=True, link="reports")
UNITS: tuple[str, ...] = ("명", "건", "회", "개소", "개사", "연인원", "원", "%", "시간")
"""단위, offered."""

OWN_INDICATORS = Kind(
    KindId.OWN_INDICATORS,
    "우리 센터 지표",
    "개",
    "name",
    (
        Field("name", "지표", required=True),
        Field("unit", "단위", _T.SUGGEST, required=True, choices=UNITS),
        Field("basis", "집계기준", _T.CHOICE, choices=("실인원", "연인원", "건")),
        Field("rule", "집계 규칙", _T.LONG_TEXT),
        Field("record_kind", "세는 기록"),
        Field("date_field", "기준 날짜"),
        Field("sum_field", "더하는 항목"),
        Field("distinct_field", "한 번만 세는 항목"),
        Field("conditions", "조건", _T.LONG_TEXT),
        Field("numerator", "분자 지표"),
        Field("denominator", "분모 지표"),
        Field("hand", "직접 입력", _T.CHOICE, choices=("", *values(HandRule))),
        _POSITION,
        Field("active", "사용", _T.FLAG),
        _NOTE,
    ),
)

INDICATOR_VALUES = Kind(
    KindId.INDICATOR_VALUES,
    "직접 입력 실적",
    "건",
    "indicator",
    (
        Field("indicator", "지표", required=True),
        Field("starts_on", "시작일", _T.DATE, required=True),
        Field("ends_on", "마지막 날", _T.DATE, required=True),
        Field("value", "값", required=True),
        Field("source", "출처", required=True),
        Field("sourced_on", "출처 기준일", _T.DATE),
        _COUNSELLOR,
        _NOTE,
    ),
)

DATED_CONSTANTS = Kind(
    KindId.DATED_CONSTANTS,
    "상수",
    "개",
    "name",
    (
        Field("name", "상수", required=True),
        Field("value", "값", required=True),
        Field("unit", "단위"),
        Field("applies_on", "적용일", _T.DATE, required=True),
        Field("source", "출처"),
        _NOTE,
    ),
)

PLAN_ITEMS = Kind(
    KindId.PLAN_ITEMS,
    "일자리 계획",
    "개",
    "title",
    (
        Field("level", "단계", _T.CHOICE, choices=values(plans.PlanLevel)),
        Field("title", "이름", required=True),
        Field("parent", "상위 항목", _T.LINK, link="plan_items"),
        Field("plan", "계획", _T.SUGGEST),
        Field("category", "부문", _T.SUGGEST, choices=plans.CATEGORIES),
        Field("department", "담당 부서", _T.SUGGEST),
        Field("operator", "수행기관", _T.SUGGEST),
        Field("partners", "협력기관"),
        Field("audience", "사업대상"),
        Field("unit", "단위", _T.SUGGEST, choices=UNITS),
        Field("indicator", "실적 지표"),
        Field("first_year", "시작 해", _T.YEAR),
        Field("last_year", "마지막 해", _T.YEAR),
        _POSITION,
        Field("purpose", "목적·배경", _T.LONG_TEXT),
        Field("content", "사업내용", _T.LONG_TEXT),
        Field("effect", "기대효과", _T.LONG_TEXT),
        _NOTE,
    ),
)

PLAN_MONEY = Kind(
    KindId.PLAN_MONEY,
    "사업 예산",
    "건",
    "source",
    (
        _ITEM,
        Field("phase", "시기", _T.CHOICE, choices=values(plans.MoneyPhase)),
        Field("year", "연도", _T.YEAR),
        Field("source", "재원", _T.SUGGEST, required=True, choices=plans.SOURCES),
        Field("planned", "소요예산", _T.NUMBER, unit="원"),
        Field("spent", "투입예산", _T.NUMBER, unit="원"),
        _NOTE,
    ),
)

PLAN_STEPS = Kind(
    KindId.PLAN_STEPS,
    "추진 일정",
    "건",
    "title",
    (
        _ITEM,
        Field("year", "연도", _T.YEAR, required=True),
        Field("step_type", "구분", _T.CHOICE, choices=values(plans.StepType)),
        Field("title", "추진내용"),
        Field("first_month", "시작 월", _T.NUMBER, required=True, unit="월"),
        Field("last_month", "마지막 월", _T.NUMBER, required=True, unit="월"),
        _NOTE,
    ),
)

PLEDGES = Kind(
    KindId.PLEDGES,
    "공약",
    "건",
    "title",
    (
        Field("title", "공약", required=True),
        Field("number", "번호"),
        Field("item", "사업", _T.LINK, link="plan_items"),
        Field("department", "담당 부서", _T.SUGGEST),
        Field("first_year", "시작 해", _T.YEAR),
        Field("last_year", "마지막 해", _T.YEAR),
        Field("after_term", "임기 후 계속", _T.FLAG),
        Field("status", "추진상황", _T.CHOICE, choices=values(plans.PledgeStatus)),
        Field("progress", "진도", _T.NUMBER, unit="%"),
        Field("goal", "공약목표", _T.LONG_TEXT),
        Field("tasks", "추진과제", _T.LONG_TEXT),
        Field("overview", "추진개요", _T.LONG_TEXT),
        Field("results", "추진실적", _T.LONG_TEXT),
        Field("problems", "문제점 및 대책", _T.LONG_TEXT),
        Field("next_plans", "향후계획", _T.LONG_TEXT),
        _NOTE,
    ),
)

REPORT_TEMPLATES = Kind(
    KindId.REPORT_TEMPLATES,
    "보고서 양식",
    "개",
    "title",
    (
        Field("title", "양식 이름", required=True),
        Field("ready", "바탕 양식"),
        Field("span_type", "기간", _T.CHOICE, choices=values(SpanType)),
        Field("subtitle", "부제목"),
        Field("sections", "구성", _T.LONG_TEXT),
        Field("rounding", "반올림·버림", _T.CHOICE, choices=values(Rounding)),
        Field("rate_decimals", "비율 소수점", _T.NUMBER),
        Field("money", "금액 단위", _T.CHOICE, choices=values(MoneyUnit)),
        Field("money_decimals", "금액 소수점", _T.NUMBER),
        Field("numbering", "문서번호 머리"),
        Field("active", "사용", _T.FLAG),
        _NOTE,
    ),
)

REPORTS = Kind(
    KindId.REPORTS,
    "보고서",
    "건",
    "title",
    (
        Field("template", "양식", required=True),
        Field("title", "제목"),
        Field("span_type", "기간", _T.CHOICE, choices=values(SpanType)),
        Field("starts_on", "시작일", _T.DATE, required=True),
        Field("ends_on", "마지막 날", _T.DATE, required=True),
        Field("as_of", "기준일", _T.DATE),
        Field("due_on", "제출 기한", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=values(report_records.ReportStatus)),
        Field("submitted_on", "제출일", _T.DATE),
        Field("submitted_to", "제출처", _T.SUGGEST),
        Field("document_number", "문서번호"),
        Field("frozen", "확정된 내용", _T.LONG_TEXT),
        Field("digest", "확인값"),
        _COUNSELLOR,
        _NOTE,
    ),
)

REPORT_TEXTS = Kind(
    KindId.REPORT_TEXTS,
    "보고서 글",
    "건",
    "section",
    (
        _REPORT,
        Field("section", "항목", required=True),
        Field("content", "내용", _T.LONG_TEXT),
    ),
)

REPORT_PHOTOS = Kind(
    KindId.REPORT_PHOTOS,
    "보고서 사진",
    "장",
    "caption",
    (
        _REPORT,
        Field("section", "항목"),
        Field("attachment", "사진", _T.LINK, required=True, link="attachments"),
        Field("caption", "설명"),
        Field("taken_on", "찍은 날", _T.DATE),
        _POSITION,
    ),
)

REPORT_CLOSINGS = Kind(
    KindId.REPORT_CLOSINGS,
    "월 마감",
    "건",
    "month",
    (
        Field("month", "달", _T.DATE, required=True),
        Field("closed_at", "마감한 때", required=True),
        _COUNSELLOR,
        Field("counted", "마감한 실적", _T.LONG_TEXT),
        Field("corrections", "정정", _T.LONG_TEXT),
        Field("digest", "확인값"),
        Field("reopened_on", "마감을 푼 날", _T.DATE),
        Field("reopened_by", "푼 사람"),
        Field("reason", "사유"),
    ),
)
