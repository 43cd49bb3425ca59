"""Which header words say which field of farm work: farms, who works there, requests, days, money.

As in :mod:`jobdesk.exchange.synonyms_desk`. What was paid for a day, 교통비 and 간식비, are records
of their own, which a column of the list of days stands for.
"""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.kinds import KindId
from jobdesk.exchange.linked_words import COUNSELLOR, person
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import FIRM_PHONE, NOTE, NUMBER, PREMISES

_BY = ColumnRule("counsellor", Reads.TEXT, COUNSELLOR, weight=0.5)
_NOTE = ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True)
_FARM = ColumnRule(
    "employer",
    Reads.COMPANY,
    words("농가 농가명 농장 농장명 농가이름 농가성명 작업농가 농장이름 농가주 농장주 농가주성명"),
    weight=2,
)
_OF_FARMS = replace(
    _FARM,
    words=(*_FARM.words, *words("경영주 대표자 대표자명 농업인 농업인명 농가대표 성명 이름")),
    second="employer.representative",
)
"""A list of farms may have nothing but their farmers' names, or these beside the farms'."""
_FARM_PHONE = words(
    "농가연락처 농가전화 농가전화번호 농가휴대폰 농장전화 농장연락처 농가주연락처 농장주연락처"
)
_FARM_BESIDE = (
    ColumnRule("employer.phone", Reads.PHONE, _FARM_PHONE, second="employer.phone2", weight=0.3),
    ColumnRule(
        "employer.address", Reads.ADDRESS, words("농가주소 농장주소 농가소재지"), weight=0.3
    ),
)
"""What tells a farm from others of the name, where the row is about a person too."""
_ALONE = (
    ColumnRule(
        "employer.phone",
        Reads.PHONE,
        (*_FARM_PHONE, *FIRM_PHONE),
        second="employer.phone2",
        weight=0.5,
    ),
    ColumnRule(
        "employer.address",
        Reads.ADDRESS,
        (*words("농가주소 농장주소 농가소재지"), *PREMISES),
        weight=0.5,
        many=True,
    ),
    ColumnRule("employer.business_number", Reads.BUSINESS_NUMBER, NUMBER, weight=0.3),
)
"""The same where the row names no person, so that a bare 연락처 is the farm's."""
_EUP_MYEON = ColumnRule(
    "employer.eup_myeon", Reads.PLACE, words("읍면 읍면동 읍면명 농가읍면"), weight=0.5
)
_WORKER = tuple(
    rule
    for rule in person(
        *words(
            "근로자 근로자명 작업자 작업자명 인부 참여근로자 근로자성명 근로자이름 작업자성명 "
            "배치자 배치인력 배치근로자 투입자 투입인력 투입근로자 출역자 작업인력 농작업자"
        )
    )
    if rule.field not in ("seeker.address", "seeker.eup_myeon", "seeker.age")
)
_TASK_WORDS = words("작업 작업내용 작업명 작업종류 농작업 작업종목 농작업내용")
_CROP_WORDS = words("작목 품목 작물 재배작목 재배작물 재배품목")
_WAGE = ColumnRule(
    "daily_wage", Reads.WON, words("일당 노임 인건비 일급 하루일당 1일임금 일임금"), weight=2
)
_FROM = words("시작 시작시간 시작시각 작업시작시간")
_UNTIL = words("마침 종료 종료시간 종료시각 작업종료시간")

FARMS = SheetKind(
    "farms",
    "농가",
    KindId.FARMS,
    declared(
        KindId.FARMS,
        _OF_FARMS,
        *_ALONE,
        _EUP_MYEON,
        ColumnRule("village", Reads.TEXT, words("마을 마을명 리 자연마을"), weight=1),
        ColumnRule("found_on", Reads.DATE, words("발굴일 발굴일자 농가등록일"), weight=2),
        ColumnRule("crops", Reads.LIST, _CROP_WORDS, weight=2),
        ColumnRule("area", Reads.TEXT, words("면적 재배면적 경작면적"), weight=2),
        ColumnRule(
            "directions", Reads.LONG_TEXT, words("찾아가는길 오시는길 위치설명 약도"), weight=2
        ),
        ColumnRule(
            "support_cap", Reads.WON, words("연간지원한도 지원한도 농가한도 농가별한도"), weight=2
        ),
        _BY,
        _NOTE,
    ),
    titles=words("농가명부 농가명단 농가현황 농가목록 구인농가"),
    needs=(
        frozenset({"employer", "crops"}),
        frozenset({"employer", "area"}),
        frozenset({"employer", "support_cap"}),
        frozenset({"employer", "directions"}),
    ),
    suffices=frozenset({"employer"}),
)

WORKERS = SheetKind(
    "farm_workers",
    "농작업 근로자",
    KindId.FARM_WORKERS,
    declared(
        KindId.FARM_WORKERS,
        *person(*words("근로자 근로자명 작업자 작업자명 인부")),
        ColumnRule("found_on", Reads.DATE, words("발굴일 발굴일자"), weight=1),
        ColumnRule("status", Reads.CHOICE, words("상태 활동상태")),
        ColumnRule("origin", Reads.CHOICE, words("출신 거주구분 관내외 관내관외"), weight=2),
        ColumnRule(
            "skills", Reads.LIST, words("할수있는일 가능작업 작업능력 숙련작업 특기"), weight=3
        ),
        ColumnRule("tasks", Reads.LIST, words("해본작업 작업경험 농작업경험"), weight=3),
        ColumnRule("pickup", Reads.TEXT, words("타는곳 승차장소 승차지 픽업장소"), weight=3),
        ColumnRule("crew", Reads.TEXT, words("작업반 작업반명 영농작업반"), weight=2),
        ColumnRule(
            "most_days", Reads.NUMBER, words("이어서일하는날 연속근로일 최대연속일"), weight=1
        ),
        ColumnRule("insurance", Reads.CHOICE, words("보험 보험종류 가입보험"), weight=2),
        ColumnRule("insured_until", Reads.DATE, words("보험만료일 보험종료일"), weight=2),
        _BY,
        _NOTE,
    ),
    titles=words("농작업근로자 농촌인력 작업반명단 영농작업반 농작업참여자"),
    needs=(
        frozenset({"seeker", "skills"}),
        frozenset({"seeker", "tasks"}),
        frozenset({"seeker", "pickup"}),
        frozenset({"seeker", "crew", "seeker.phone"}),
        frozenset({"seeker", "insured_until"}),
    ),
    suffices=frozenset({"seeker"}),
)

REQUESTS = SheetKind(
    "farm_requests",
    "농가 요청",
    KindId.FARM_REQUESTS,
    declared(
        KindId.FARM_REQUESTS,
        _FARM,
        *_ALONE,
        _EUP_MYEON,
        ColumnRule("title", Reads.TEXT, words("제목 모집제목 구인제목")),
        ColumnRule("task", Reads.TEXT, _TASK_WORDS, weight=1),
        ColumnRule("crop", Reads.TEXT, _CROP_WORDS, weight=1.5),
        ColumnRule("received_on", Reads.DATE, words("접수일 접수일자 신청일 요청일")),
        ColumnRule(
            "starts_on",
            Reads.DATE,
            words(
                "작업시작일 시작일 작업시작 작업일 필요일 희망일 작업희망일 작업기간 희망기간 "
                "필요기간 요청기간 신청기간 작업예정일 작업일자 작업희망기간"
            ),
            weight=2,
        ),
        ColumnRule("ends_on", Reads.DATE, words("작업종료일 종료일 작업종료 작업마감일"), weight=1),
        ColumnRule("weekdays", Reads.MULTI, words("요일 작업요일")),
        ColumnRule(
            "heads",
            Reads.HEADS,
            words(
                "하루필요인원 필요인원 모집인원 요청인원 신청인원 작업인원 소요인원 인원 1일인원"
            ),
            weight=2,
        ),
        ColumnRule("starts_at", Reads.TIME, _FROM),
        ColumnRule("ends_at", Reads.TIME, _UNTIL),
        _WAGE,
        ColumnRule("age_from", Reads.NUMBER, words("최소나이 최소연령"), weight=1),
        ColumnRule("age_to", Reads.NUMBER, words("최대나이 최대연령"), weight=1),
        ColumnRule("beginners", Reads.FLAG, words("초보가능 초보가능여부"), weight=2),
        ColumnRule("meals", Reads.TEXT, words("식사 식사제공"), weight=1),
        ColumnRule("transport", Reads.TEXT, words("이동방법 작업지이동방법 차량제공"), weight=1),
        ColumnRule("skills", Reads.LIST, words("필요한기술 필요기술"), weight=1),
        ColumnRule("contact", Reads.TEXT, words("요청한사람 신청자 신청인 요청자")),
        ColumnRule("external_number", Reads.TEXT, words("게시번호 공고번호 구인번호")),
        ColumnRule(
            "note",
            Reads.LONG_TEXT,
            words("상세내용 상세 세부내용") + NOTE,
            weight=0.5,
            many=True,
        ),
        _BY,
    ),
    titles=words("농가요청 일손요청 농가신청 농가구인 인력신청 일손돕기신청 일손신청"),
    needs=(
        frozenset({"employer", "starts_on", "heads"}),
        frozenset({"crop", "starts_on", "heads"}),
        frozenset({"task", "starts_on", "heads"}),
    ),
)

DAYS = SheetKind(
    "farm_days",
    "농가일자리",
    KindId.FARM_DAYS,
    declared(
        KindId.FARM_DAYS,
        ColumnRule(
            "work_date",
            Reads.DATE,
            words(
                "일자 작업일 작업일자 근로일 투입일 근무일 배치일 배치일자 출역일 출역일자 파견일 "
                "근로일자 투입일자 근무일자 작업날짜 날짜 일한날 작업기간 근로기간 근무기간 "
                "배치기간 투입기간"
            ),
            weight=2,
        ),
        _FARM,
        *_FARM_BESIDE,
        _EUP_MYEON,
        ColumnRule("task", Reads.TEXT, _TASK_WORDS, weight=2),
        ColumnRule("crop", Reads.TEXT, _CROP_WORDS, weight=1),
        *_WORKER,
        ColumnRule("origin", Reads.CHOICE, words("출신 관내외 관내관외"), weight=1),
        ColumnRule("status", Reads.CHOICE, words("상태 근로상태 배치상태 출근여부 근로여부")),
        ColumnRule("starts_at", Reads.TIME, _FROM),
        ColumnRule("ends_at", Reads.TIME, _UNTIL),
        ColumnRule("hours", Reads.NUMBER, words("시간 근로시간 작업시간 근무시간")),
        _WAGE,
        ColumnRule("wage_paid_on", Reads.DATE, words("임금지급일 노임지급일"), weight=1),
        ColumnRule(
            "travel_support", Reads.WON, words("교통비 교통비지원 교통비지원금 차량비"), weight=3
        ),
        ColumnRule(
            "snack_support", Reads.WON, words("간식비 간식비지원 식비 중식비 새참비"), weight=3
        ),
        ColumnRule("lodging_support", Reads.WON, words("숙박비 숙박비지원 숙소비"), weight=3),
        ColumnRule(
            "insured", Reads.FLAG, words("보험 보험가입 상해보험 보험가입여부 상해보험가입")
        ),
        ColumnRule("insured_on", Reads.DATE, words("보험신고일 보험가입일")),
        ColumnRule("absent_reason", Reads.TEXT, words("결근사유 불참사유")),
        _BY,
        _NOTE,
    ),
    titles=words("농가일자리 투입 배치대장 농작업 영농"),
    needs=(
        frozenset({"employer", "task", "seeker"}),
        frozenset({"work_date", "employer", "seeker"}),
    ),
)

CONTRACTS = SheetKind(
    "farm_contracts",
    "농작업 근로계약",
    KindId.FARM_CONTRACTS,
    declared(
        KindId.FARM_CONTRACTS,
        ColumnRule("number", Reads.TEXT, words("계약번호 근로계약번호"), weight=2),
        _FARM,
        *_FARM_BESIDE,
        *_WORKER,
        ColumnRule(
            "starts_on", Reads.DATE, words("시작일 계약시작일 근로시작일 계약시작"), weight=1
        ),
        ColumnRule("ends_on", Reads.DATE, words("종료일 계약종료일 근로종료일 계약종료"), weight=1),
        ColumnRule("task", Reads.TEXT, _TASK_WORDS, weight=1),
        ColumnRule("place", Reads.TEXT, words("일하는곳 근무장소 작업장소"), weight=1),
        ColumnRule("starts_at", Reads.TIME, _FROM),
        ColumnRule("ends_at", Reads.TIME, _UNTIL),
        _WAGE,
        ColumnRule("signed_on", Reads.DATE, words("계약일 계약체결일 근로계약일 서명일"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("근로계약 계약대장"),
    needs=(
        frozenset({"employer", "seeker", "starts_on", "ends_on", "signed_on"}),
        frozenset({"employer", "seeker", "starts_on", "ends_on", "number"}),
        frozenset({"employer", "seeker", "starts_on", "ends_on", "daily_wage"}),
    ),
)

BATCHES = SheetKind(
    "support_batches",
    "지급 기안",
    KindId.SUPPORT_BATCHES,
    declared(
        KindId.SUPPORT_BATCHES,
        ColumnRule("title", Reads.TEXT, words("기안제목 기안명"), weight=3),
        ColumnRule("month", Reads.DATE, words("대상월 해당월"), weight=2),
        ColumnRule("step", Reads.CHOICE, words("단계 진행단계")),
        ColumnRule("document", Reads.TEXT, words("문서번호 결재번호"), weight=1),
        ColumnRule("drafted_on", Reads.DATE, words("기안일 기안일자"), weight=3),
        ColumnRule("approved_on", Reads.DATE, words("승인일 결재일"), weight=1),
        ColumnRule("paid_on", Reads.DATE, words("지급일 지급일자"), weight=1),
        ColumnRule("settled_on", Reads.DATE, words("정산일 정산일자"), weight=1),
        ColumnRule("reason", Reads.TEXT, words("반려사유")),
        _BY,
        _NOTE,
    ),
    titles=words("기안대장 지급기안"),
    needs=(frozenset({"title", "drafted_on"}),),
)

PAYMENTS = SheetKind(
    "support_payments",
    "농가일자리 지원금",
    KindId.SUPPORT_PAYMENTS,
    declared(
        KindId.SUPPORT_PAYMENTS,
        ColumnRule("work_date", Reads.DATE, words("근로일 작업일 근무일 일자"), weight=1),
        ColumnRule("item", Reads.TEXT, words("지원항목 항목 지원내역"), weight=3),
        _FARM,
        *_FARM_BESIDE,
        *_WORKER,
        ColumnRule("amount", Reads.WON, words("금액 지원금액 지급액 지원금"), weight=2),
        ColumnRule("payee", Reads.CHOICE, words("받는쪽 지급대상")),
        ColumnRule("source", Reads.TEXT, words("재원 재원구분")),
        ColumnRule("step", Reads.CHOICE, words("단계 진행단계")),
        ColumnRule("batch", Reads.TEXT, words("지급기안 기안제목 기안"), weight=3),
        ColumnRule("evidence", Reads.TEXT, words("증빙 증빙서류")),
        ColumnRule("evidence_on", Reads.DATE, words("증빙접수일"), weight=1),
        _NOTE,
    ),
    titles=words("지원금대장 지원금지급 농가지원금"),
    needs=(frozenset({"item", "amount", "work_date", "seeker", "employer"}),),
)

KINDS: tuple[SheetKind, ...] = (FARMS, WORKERS, REQUESTS, DAYS, CONTRACTS, BATCHES, PAYMENTS)
