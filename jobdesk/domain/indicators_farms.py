"""Ready indicators of farm work."""

from __future__ import annotations

from jobdesk.domain.farm_support import BOUND, SPENT
from jobdesk.domain.farm_work import COUNTED
from jobdesk.domain.fields import KindId
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.indicators import FARM_WORK, Basis, Indicator
from jobdesk.domain.indicators_work import asked, one_of

_B = Basis
_COUNTED = (one_of("status", COUNTED),)

FARMS: tuple[Indicator, ...] = (
    asked(
        "farm_day_people",
        "농가 채용연계 실인원",
        "명",
        _B.PEOPLE,
        "근로일이 기간에 들고 근로확인이나 정산이 된 날에 일한 사람을 여러 날 일했어도 한 번만 "
        "셉니다.",
        KindId.FARM_DAYS,
        "work_date",
        FARM_WORK,
        distinct_field="seeker_id",
        conditions=_COUNTED,
    ),
    asked(
        "farm_day_farms",
        "농가 채용연계 농가",
        "개소",
        _B.CASES,
        "근로일이 기간에 들고 근로확인이나 정산이 된 날에 사람이 일한 농가를 한 번씩 셉니다.",
        KindId.FARM_DAYS,
        "work_date",
        FARM_WORK,
        distinct_field="employer_id",
        conditions=_COUNTED,
    ),
    asked(
        "farm_requests",
        "농가 요청",
        "건",
        _B.CASES,
        "접수일이 기간에 드는 농가 요청을 세며, 취소된 요청은 뺍니다.",
        KindId.FARM_REQUESTS,
        "received_on",
        FARM_WORK,
        conditions=(Condition("cancelled_on", Op.EMPTY),),
    ),
    asked(
        "farm_support_won",
        "농가 지원금",
        "원",
        _B.CASES,
        "근로일이 기간에 드는 농가일자리 지원금의 금액을 더하며, 반려된 것은 뺍니다.",
        KindId.SUPPORT_PAYMENTS,
        "work_date",
        FARM_WORK,
        sum_field="amount",
        conditions=(one_of("step", BOUND),),
    ),
    asked(
        "farm_support_paid_won",
        "농가 지원금 지급액",
        "원",
        _B.CASES,
        "지급 기안의 지급일이 기간에 들고 지급이나 정산이 된 농가일자리 지원금의 금액을 더합니다.",
        KindId.SUPPORT_PAYMENTS,
        "paid_on",
        FARM_WORK,
        sum_field="amount",
        conditions=(one_of("step", SPENT),),
    ),
)
"""사례집 §1.4: worker-days are those that are 근로확인 or 정산; money by the day and as paid."""
