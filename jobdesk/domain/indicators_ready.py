"""The indicators a centre finds ready, in the order and the groups in which they are offered."""

from __future__ import annotations

from jobdesk.domain.indicators import INDICATORS, Basis, Indicator
from jobdesk.domain.own_indicators import HandRule

_KOSIS = "기록에서 셀 수 없어 KOSIS 지역별고용조사의 값을 출처와 함께 직접 입력합니다."

_COMMON: tuple[Indicator, ...] = (
    Indicator(
        "employment_rate",
        "고용률(15~64세)",
        "%",
        Basis.PEOPLE,
        _KOSIS,
        hand=HandRule.LATEST,
        when_used=True,
        group="공통 일자리 목표",
    ),
    Indicator(
        "insured_people",
        "고용보험 피보험자수",
        "명",
        Basis.PEOPLE,
        "기록에서 셀 수 없어 고용행정통계의 값을 출처와 함께 직접 입력합니다.",
        hand=HandRule.LATEST,
        when_used=True,
        group="공통 일자리 목표",
    ),
)

READY: tuple[Indicator, ...] = (*INDICATORS, *_COMMON)
"""Every ready indicator (사례집 §1.4); those of the centre follow them."""
