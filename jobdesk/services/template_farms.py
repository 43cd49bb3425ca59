"""What the empty sheets of farm work ask for: farms and workers, requests, days, support."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.services.template_columns import DAY, NAME, NOTE, PERSON, PHONE, Asked

_K = KindId
_FARM = Asked("employer", "고은들 농가", True, "농가명", "농가의 이름을 적습니다.")
_FARM_PHONE = Asked("employer.phone", "010-9876-5432", label="농가 연락처")
_EUP_MYEON = Asked(
    "employer.eup_myeon", "가람읍", label="읍면", hint="읍이나 면의 이름만 적습니다."
)
_WORKER = (
    Asked("seeker", NAME, True, "근로자", "일한 사람의 이름을 적습니다."),
    PERSON[1],
    Asked("seeker.phone", PHONE, label="휴대폰"),
)
_TASK = Asked("task", "적과", True)
_CROP = Asked("crop", "사과")
_WAGE = Asked("daily_wage", 120_000, hint="하루에 받는 돈을 숫자로 적습니다.")
_FROM = Asked("starts_at", "07:00")
_UNTIL = Asked("ends_at", "17:00")
_LAST = date(2026, 3, 18)

ASKED: dict[KindId, tuple[Asked, ...]] = {
    _K.FARMS: (
        _FARM,
        replace(_FARM_PHONE, label="연락처"),
        _EUP_MYEON,
        Asked("village", "새말", hint="마을의 이름을 적습니다."),
        Asked("crops", "사과, 고추", hint="기르는 것을 쉼표로 나누어 적습니다."),
        Asked("area", "3,000평", hint="밭과 과수원의 넓이를 적습니다."),
        Asked("directions", "마을회관 지나 두 번째 길", hint="처음 가는 사람도 찾게 적습니다."),
        Asked("found_on", DAY, hint="센터가 처음 알게 된 날을 적습니다."),
        replace(NOTE, example="점심 함께 먹음"),
    ),
    _K.FARM_WORKERS: (
        *_WORKER,
        Asked("seeker.eup_myeon", "가람읍", label="읍면", hint="사는 읍이나 면의 이름을 적습니다."),
        Asked("origin", "관내"),
        Asked("skills", "사다리 작업, 수확", hint="할 수 있는 일을 쉼표로 나누어 적습니다."),
        Asked("tasks", "적과, 수확", hint="해 본 작업을 쉼표로 나누어 적습니다."),
        Asked("pickup", "가람읍사무소 앞", hint="차를 타는 곳을 적습니다."),
        Asked("crew", "가람 1반", hint="함께 다니는 작업반의 이름을 적습니다."),
        Asked("insurance", "농업인 안전보험"),
        Asked("insured_until", date(2026, 12, 31)),
        replace(NOTE, example="화요일은 어려움"),
    ),
    _K.FARM_REQUESTS: (
        Asked("received_on", DAY),
        _FARM,
        _FARM_PHONE,
        _EUP_MYEON,
        _TASK,
        _CROP,
        Asked("starts_on", DAY, True),
        Asked("ends_on", _LAST, hint="하루만 하면 비워 둡니다."),
        Asked("heads", 6, True, hint="하루에 몇 사람이 드는지 숫자로 적습니다."),
        _FROM,
        _UNTIL,
        _WAGE,
        Asked("meals", "중식·간식"),
        Asked("transport", "센터 차량"),
        Asked("skills", "사다리 작업", hint="꼭 할 줄 알아야 하는 일을 적습니다."),
        replace(NOTE, example="장갑 준비"),
    ),
    _K.FARM_DAYS: (
        Asked("work_date", DAY, True),
        _FARM,
        _TASK,
        _CROP,
        *_WORKER,
        Asked("status", "근로확인"),
        _WAGE,
        Asked("travel_support", 7_000, hint="교통비로 지원한 돈을 숫자로 적습니다."),
        Asked("snack_support", 5_000, hint="간식비로 지원한 돈을 숫자로 적습니다."),
        Asked("insured", "예"),
        replace(NOTE, example="오전만"),
    ),
    _K.FARM_CONTRACTS: (
        Asked("number", "2026-농-1", hint="계약서에 적힌 번호를 적습니다."),
        _FARM,
        *_WORKER,
        Asked("starts_on", DAY, True),
        Asked("ends_on", _LAST, True),
        replace(_TASK, required=False),
        Asked("place", "가람읍 새말 과수원", hint="일하는 곳을 적습니다."),
        _FROM,
        _UNTIL,
        _WAGE,
        Asked("signed_on", DAY, hint="계약서에 서명한 날을 적습니다."),
        NOTE,
    ),
    _K.SUPPORT_BATCHES: (
        Asked("title", "2026년 3월 지원금", True, hint="기안의 제목을 적습니다."),
        Asked("month", date(2026, 3, 1), hint="그 달의 첫날을 적습니다."),
        Asked("step", "지급"),
        Asked("document", "일자리-123", hint="결재한 문서의 번호를 적습니다."),
        Asked("drafted_on", date(2026, 4, 1), True),
        Asked("approved_on", date(2026, 4, 2)),
        Asked("paid_on", date(2026, 4, 10)),
        replace(NOTE, example="군비"),
    ),
    _K.SUPPORT_PAYMENTS: (
        Asked("work_date", DAY, True),
        Asked("item", "숙박비", True),
        _FARM,
        *_WORKER,
        Asked("amount", 40_000, True),
        Asked("payee", "근로자"),
        Asked("source", "군비"),
        Asked("batch", "2026년 3월 지원금", True, hint="어느 기안에 넣었는지 적습니다."),
        Asked("evidence", "영수증", hint="낸 서류의 이름을 적습니다."),
        Asked("evidence_on", date(2026, 3, 20)),
        replace(NOTE, example="이틀 묵음"),
    ),
}
"""The columns of each kind's sheet, in order."""

TITLES: dict[KindId, str] = {
    _K.FARMS: "농가 명단",
    _K.FARM_WORKERS: "농작업 근로자 명단",
    _K.FARM_REQUESTS: "농가 일손 요청 명단",
    _K.FARM_DAYS: "농가일자리 투입 현황",
    _K.FARM_CONTRACTS: "농작업 근로계약 대장",
    _K.SUPPORT_BATCHES: "지원금 기안 대장",
    _K.SUPPORT_PAYMENTS: "농가일자리 지원금 대장",
}
"""What each kind's sheet is called."""
