"""The ready templates of a centre's own work: month, quarter, half, year, 공시제, 사업계획, 농가.

Contents and order are those of the published reports (project-cases-digest §6): 사업개요, 사업내용,
일자리창출 기여도, what is still lacking, and words beside the numbers.
"""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.report_document import MoneyUnit, Style
from jobdesk.domain.report_templates import Template, Use, use
from jobdesk.domain.spans import SpanType

_PEOPLE: tuple[Use, ...] = (
    use("funnel"),
    use("places"),
    use("ages"),
    use("residences"),
    use("routes"),
)
_ROLL = use("hires", "붙임: 취업자 명단")
"""Who was hired, behind the report as offices attach a roll; a whole year's is taken in by whoever
wants it."""
_FARM: tuple[Use, ...] = (use("farm"), use("farm_parts"), use("farm_support"))
_DESK: tuple[Use, ...] = (
    use("trips"),
    use("allowances"),
    use("events"),
    use("outreach"),
    use("counselling"),
    use("cohorts"),
)
_CARE: tuple[Use, ...] = (use("process_days"), use("retention"), use("satisfaction"))
_NETWORK: tuple[Use, ...] = (
    use("agreements"),
    use("meetings"),
    use("publicity"),
    use("proxies"),
)
_YEARS_NETWORK: tuple[Use, ...] = tuple(use(each.kind, whole=True) for each in _NETWORK)

MONTHLY = Template(
    "monthly",
    "{span} 월간 실적 보고서",
    SpanType.MONTH,
    (
        use("summary"),
        use("corrections"),
        use("months"),
        *_PEOPLE,
        *_FARM,
        *_DESK,
        *_CARE,
        *_NETWORK,
        use("photos"),
        use("budget"),
        use("saving"),
        use("text", "문제점 및 대책", id_="problems"),
        use("text", "다음 달 계획", id_="next_plans"),
        use("data_check"),
        use("definitions"),
        replace(_ROLL, options={"names": "full"}),  # a copy hides them where asked
    ),
)


def _stretch(id_: str, word: str, span: SpanType, next_: str) -> Template:
    return Template(
        id_,
        f"{{span}} {word} 실적 보고서",
        span,
        (
            use("summary"),
            use("corrections"),
            use("last_year"),
            use("pace"),
            use("months"),
            *_PEOPLE,
            *_FARM,
            *_DESK,
            *_CARE,
            *_NETWORK,
            use("photos"),
            use("budget"),
            use("saving"),
            use("text", "잘된 점과 문제점", id_="problems"),
            use("text", f"{next_} 계획", id_="next_plans"),
            use("data_check"),
            use("definitions"),
            _ROLL,
        ),
    )


QUARTERLY = _stretch("quarterly", "분기", SpanType.QUARTER, "다음 분기")
HALF_YEARLY = _stretch("half", "반기", SpanType.HALF, "하반기·다음 해")

YEARLY = Template(
    "yearly",
    "{span} 연간 실적 보고서",
    SpanType.YEAR,
    (
        use("text", "사업개요: 추진배경과 필요성", id_="background"),
        use("text", "사업개요: 목표와 추진전략", id_="goals"),
        use("text", "사업개요: 사업기관과 역할", id_="bodies"),
        use("plan_result", "사업내용: 계획 대비 추진실적"),
        use("summary", "사업내용: 총괄 실적"),
        use("corrections"),
        use("months"),
        *_PEOPLE,
        *_FARM,
        *_DESK,
        *_YEARS_NETWORK,
        use("photos"),
        use("last_year", "일자리창출 기여도: 전년 대비"),
        *_CARE,
        use("saving"),
        use("budget"),
        use("text", "사업평가 및 시사점", id_="problems"),
        use("text", "향후 계획", id_="next_plans"),
        use("data_check"),
        use("definitions"),
    ),
)

PUBLIC = Template(
    "public_targets",
    "{span} 지역일자리 목표 공시제 추진실적",
    SpanType.YEAR,
    (
        use("text", "추진 개요", id_="background"),
        use(
            "layout_01",
            "공통 일자리 목표",
            rows=["employment_rate", "insured_people"],
        ),
        use("layout_24", "부문별 목표와 실적"),
        use("layout_04", "부문별 목표와 예산"),
        use("layout_03", "부문별 추진전략과 세부사업"),
        use("layout_13", "주요사업별 목표대비 실적", group_by="category"),
        use("layout_15", "일자리사업 예산"),
        use("layout_17", "구인·구직·알선·취업"),
        use("layout_18", "채용행사 결과"),
        use("layout_20", "직업훈련 수료율과 취업률"),
        use("layout_12", "고용서비스 목표와 실적"),
        use("text", "핵심사업과 우수사례", id_="best"),
        use("text", "문제점 및 개선 계획", id_="problems"),
        use("definitions"),
    ),
    Style(rate_decimals=1, money=MoneyUnit.MILLION),
)

BUSINESS = Template(
    "business_result",
    "{span} 사업계획 대비 추진실적 요약",
    SpanType.YEAR,
    (
        use("plan_result"),
        use("pace"),
        use("text", "주요 성과", id_="results"),
        use("text", "문제점 및 대책", id_="problems"),
        use("definitions"),
    ),
)

FARM_MONTHLY = Template(
    "farm_monthly",
    "{span} 농가일자리 실적",
    SpanType.MONTH,
    (
        use(
            "summary",
            "목표 대비 실적",
            indicators=["farms_found", "farm_workers_found", "farm_days"],
        ),
        use("farm"),
        use("farm_parts", by=["task", "crop", "place", "origin", "gender", "age"]),
        use("farms"),
        use("farm_support"),
        use("photos"),
        use("text", "문제점 및 대책", id_="problems"),
        use("text", "다음 달 계획", id_="next_plans"),
        use("data_check"),
    ),
)

CENTRE: tuple[Template, ...] = (
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    BUSINESS,
    FARM_MONTHLY,
    PUBLIC,
)
"""In the order in which they are offered."""
