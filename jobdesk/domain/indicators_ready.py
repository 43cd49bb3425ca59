"""The indicators a centre finds ready, in the order and the groups in which they are offered."""

from __future__ import annotations

from jobdesk.domain.indicators import INDICATORS, Basis, Indicator
from jobdesk.domain.indicators_desk import DESK
from jobdesk.domain.indicators_farms import FARMS
from jobdesk.domain.indicators_training import COURSES
from jobdesk.domain.indicators_work import WORK
from jobdesk.domain.own_indicators import HandRule

COMMON = "공통 일자리 목표"


def _typed(id_: str, name: str, unit: str, where: str) -> Indicator:
    return Indicator(
        id_,
        name,
        unit,
        Basis.PEOPLE,
        f"기록에서 셀 수 없어 {where}의 값을 출처와 함께 직접 입력하며, 기간 안의 마지막 값을 "
        "씁니다.",
        hand=HandRule.LATEST,
        when_used=True,
        group=COMMON,
    )


_SURVEY = "KOSIS 지역별고용조사"
_COMMON: tuple[Indicator, ...] = (
    _typed("employment_rate", "고용률(15~64세)", "%", _SURVEY),
    _typed("youth_employment_rate", "청년고용률(15~29세)", "%", _SURVEY),
    _typed("women_employment_rate", "여성고용률(15~64세)", "%", _SURVEY),
    _typed("employed_people", "취업자 수", "명", _SURVEY),
    _typed("regular_workers", "상용근로자 수", "명", _SURVEY),
    _typed("insured_people", "고용보험 피보험자수", "명", "고용행정통계"),
    _typed("unemployment_rate", "실업률", "%", _SURVEY),
    _typed("youth_unemployment_rate", "청년실업률(15~29세)", "%", _SURVEY),
)
"""공통 일자리 목표 of the 공시제; the ages are those that statistics use, a centre that reports
another band makes an indicator of its own (target-reports-digest §2)."""

READY: tuple[Indicator, ...] = (*INDICATORS, *WORK, *FARMS, *DESK, *COURSES, *_COMMON)
"""Every ready indicator (사례집 §1.4); those of the centre follow them."""

BY_ID: dict[str, Indicator] = {each.id: each for each in READY}
