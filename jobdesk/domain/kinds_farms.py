"""The kinds of farm work: farms, who works on them, what was asked, worked and supported."""

from __future__ import annotations

from jobdesk.domain import cohorts, farm_people, farm_support, farm_work, farms
from jobdesk.domain.circumstances import WEEKDAYS
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_FARM = Field("employer", "농가", _T.LINK, required=True, link="employers")
_WORKER = Field("seeker", "근로자", _T.LINK, required=True, link="seekers")
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)
_BORN = Field("birth_date", "생년월일", _T.DATE, derived=True, personal=True)
_PHONE = Field("phone", "연락처", _T.PHONE, derived=True, personal=True)
_PLACE = Field("farm_place", "읍면", derived=True)
_ORIGIN = Field("origin", "출신", _T.CHOICE, choices=values(farm_people.Origin), derived=True)
_TASK = Field("task", "작업", _T.SUGGEST, choices=farms.TASKS)
_CROP = Field("crop", "작목", _T.SUGGEST, choices=farms.CROPS)
_WAGE = Field("daily_wage", "일당", _T.NUMBER, unit="원")
_FROM = Field("starts_at", "시작")
_UNTIL = Field("ends_at", "마침")


def _counted(field: str, label: str, unit: str) -> Field:
    return Field(field, label, _T.NUMBER, derived=True, unit=unit)


def _won(field: str, label: str) -> Field:
    return Field(field, label, _T.NUMBER, unit="원")


FARMS = Kind(
    KindId.FARMS,
    "농가",
    "곳",
    "employer",
    (
        _FARM,
        Field("phone", "연락처", _T.PHONE, derived=True),
        Field("eup_myeon", "읍면", derived=True),
        Field("village", "마을"),
        Field("found_on", "발굴일", _T.DATE),
        Field("crops", "재배작물", _T.MULTI, choices=farms.CROPS),
        Field("area", "면적"),
        Field("directions", "찾아가는 길", _T.LONG_TEXT),
        _won("support_cap", "연간 지원 한도"),
        _COUNSELLOR,
        _NOTE,
        Field("owner", "농사짓는 구직자", derived=True, personal=True),
        _counted("request_count", "요청", "건"),
        _counted("day_count", "연인원", "명"),
        _counted("person_count", "실인원", "명"),
        Field("last_day_on", "최근 근로일", _T.DATE, derived=True),
        _counted("support_sum", "지원금", "원"),
    ),
)

FARM_PLOTS = Kind(
    KindId.FARM_PLOTS,
    "필지",
    "곳",
    "title",
    (
        _FARM,
        Field("title", "필지 이름", required=True),
        _CROP,
        Field("area", "면적"),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("village", "마을"),
        Field("address", "주소"),
        Field("directions", "찾아가는 길", _T.LONG_TEXT),
        _NOTE,
    ),
)

FARM_SEASONS = Kind(
    KindId.FARM_SEASONS,
    "작업력",
    "건",
    "task",
    (
        _FARM,
        Field("task", "작업", _T.SUGGEST, required=True, choices=farms.TASKS),
        _CROP,
        Field("starts", "시작(월-일)", required=True),
        Field("ends", "끝(월-일)", required=True),
        Field("heads", "필요 인원", _T.NUMBER, unit="명"),
        _NOTE,
    ),
)

FARM_WISHES = Kind(
    KindId.FARM_WISHES,
    "다시 요청·보내지 않음",
    "건",
    "wish_type",
    (
        _FARM,
        _WORKER,
        Field("wish_type", "구분", _T.CHOICE, choices=values(farms.WishType)),
        Field("said_by", "말한 쪽", _T.CHOICE, choices=values(farms.WishBy)),
        Field("said_on", "말한 날", _T.DATE),
        Field("reason", "사유"),
    ),
    title_with="seeker",
)

FARM_CARS = Kind(
    KindId.FARM_CARS,
    "차량",
    "대",
    "title",
    (
        Field("title", "차량 이름", required=True),
        Field("number", "차량번호"),
        Field("seats", "좌석(운전자 포함)", _T.NUMBER, required=True, unit="석"),
        Field("driver", "운전자", _T.LINK, link="seekers"),
        Field("driver_name", "운전자(직원)"),
        Field("pickup", "타는 곳"),
        Field("leaves_at", "출발"),
        Field("active", "사용", _T.FLAG),
        _NOTE,
    ),
)

FARM_CREWS = Kind(
    KindId.FARM_CREWS,
    "작업반",
    "개",
    "title",
    (
        Field("title", "작업반 이름", required=True),
        Field("leader", "작업반장", _T.LINK, link="seekers"),
        Field("car", "차량", _T.LINK, link="farm_cars"),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("active", "활동", _T.FLAG),
        _NOTE,
        _counted("member_count", "인원", "명"),
    ),
)

FARM_WORKERS = Kind(
    KindId.FARM_WORKERS,
    "농작업 근로자",
    "명",
    "seeker",
    (
        _WORKER,
        _BORN,
        _PHONE,
        Field("eup_myeon", "읍면", derived=True),
        Field("found_on", "발굴일", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=values(farm_people.WorkerStatus)),
        Field("origin", "출신", _T.CHOICE, choices=values(farm_people.Origin)),
        Field("skills", "할 수 있는 일", _T.MULTI, choices=farms.SKILLS),
        Field("tasks", "해 본 작업", _T.MULTI, choices=farms.TASKS),
        Field("pickup", "타는 곳"),
        Field("crew", "작업반", _T.LINK, link="farm_crews"),
        Field("car", "본인 차량", _T.LINK, link="farm_cars"),
        Field("most_days", "이어서 일하는 날", _T.NUMBER, unit="일"),
        Field("insurance", "보험", _T.CHOICE, choices=values(farm_people.Insurance)[1:]),
        Field("insured_until", "보험 만료일", _T.DATE),
        Field("bank", "은행"),
        Field("account", "계좌", personal=True, sensitive=True),
        Field("holder", "예금주", personal=True),
        _COUNSELLOR,
        _NOTE,
        _counted("day_count", "연인원", "명"),
        _counted("farm_count", "농가", "곳"),
        Field("last_day_on", "최근 근로일", _T.DATE, derived=True),
        _counted("absent_count", "결근", "회"),
    ),
)

FARM_REQUESTS = Kind(
    KindId.FARM_REQUESTS,
    "농가 요청",
    "건",
    "task",
    (
        _FARM,
        Field("farm_phone", "농가 연락처", _T.PHONE, derived=True),
        _PLACE,
        Field("plot", "필지", _T.LINK, link="farm_plots"),
        Field("title", "제목"),
        Field("task", "작업", _T.SUGGEST, required=True, choices=farms.TASKS),
        _CROP,
        Field("received_on", "접수일", _T.DATE),
        Field("starts_on", "시작일", _T.DATE, required=True),
        Field("ends_on", "종료일", _T.DATE),
        Field("weekdays", "요일", _T.MULTI, choices=WEEKDAYS),
        Field("heads", "하루 필요 인원", _T.NUMBER, required=True, unit="명"),
        _FROM,
        _UNTIL,
        _WAGE,
        Field("wage_note", "임금 설명"),
        Field("meals", "식사", _T.SUGGEST, choices=farm_work.MEALS),
        Field("transport", "이동 방법", _T.SUGGEST, choices=farm_work.TRANSPORT),
        Field("skills", "필요한 기술", _T.MULTI, choices=farms.SKILLS),
        Field("beginners", "초보 가능", _T.FLAG),
        Field("age_from", "최소 나이", _T.NUMBER, unit="세"),
        Field("age_to", "최대 나이", _T.NUMBER, unit="세"),
        Field("contact", "요청한 사람"),
        Field("status", "상태", _T.CHOICE, choices=values(farm_work.RequestStatus), derived=True),
        Field("cancelled_on", "취소일", _T.DATE),
        Field("cancel_reason", "취소 사유"),
        Field("external_number", "게시 번호"),
        _COUNSELLOR,
        _NOTE,
        _counted("block_count", "작업일", "일"),
        _counted("wanted_count", "요청 연인원", "명"),
        _counted("placed_count", "배치", "명"),
        _counted("worked_count", "근로확인", "명"),
    ),
    title_with="employer",
)

FARM_BLOCKS = Kind(
    KindId.FARM_BLOCKS,
    "작업일",
    "일",
    "work_date",
    (
        Field("request", "요청", _T.LINK, required=True, link="farm_requests"),
        _FARM,
        Field("work_date", "작업일", _T.DATE, required=True),
        Field("heads", "필요 인원", _T.NUMBER, unit="명"),
        _FROM,
        _UNTIL,
        Field("status", "상태", _T.CHOICE, choices=values(farm_work.BlockStatus)),
        Field("moved_from", "미룬 날", _T.LINK, link="farm_blocks"),
        Field("reason", "사유"),
        _NOTE,
        _counted("placed_count", "배치", "명"),
    ),
    title_with="employer",
)

FARM_DAYS = Kind(
    KindId.FARM_DAYS,
    "농가일자리",
    "건",
    "work_date",
    (
        Field("work_date", "일자", _T.DATE, required=True),
        _FARM,
        _PLACE,
        _TASK,
        _CROP,
        _WORKER,
        _BORN,
        _PHONE,
        _ORIGIN,
        Field("status", "상태", _T.CHOICE, choices=values(farm_work.DayStatus)),
        _FROM,
        _UNTIL,
        Field("hours", "시간", _T.NUMBER, unit="시간"),
        _WAGE,
        Field("wage_paid_on", "임금 지급일", _T.DATE),
        Field("car", "차량", _T.LINK, link="farm_cars"),
        Field("crew", "작업반", _T.LINK, link="farm_crews"),
        Field("pinned", "고정", _T.FLAG),
        Field("confirmed_on", "확정일", _T.DATE),
        Field("worked_on", "근로확인일", _T.DATE),
        Field("insured", "보험", _T.FLAG),
        Field("insured_on", "보험 신고일", _T.DATE),
        Field("absent_reason", "결근 사유", _T.SUGGEST, choices=farm_work.ABSENT_REASONS),
        Field("substitute_for", "대신한 배치", _T.LINK, link="farm_days"),
        Field("block", "작업일", _T.LINK, link="farm_blocks"),
        _COUNSELLOR,
        _NOTE,
        Field("contract_on", "계약일", _T.DATE, derived=True),
        _counted("support_sum", "지원금", "원"),
        *(_counted(field, item, "원") for field, item in farm_support.BY_FIELD.items()),
    ),
    title_with="seeker",
)

FARM_CONTRACTS = Kind(
    KindId.FARM_CONTRACTS,
    "근로계약",
    "건",
    "number",
    (
        Field("number", "계약 번호"),
        _FARM,
        _WORKER,
        _BORN,
        _PHONE,
        Field("starts_on", "시작일", _T.DATE, required=True),
        Field("ends_on", "종료일", _T.DATE, required=True),
        _TASK,
        Field("place", "일하는 곳"),
        _FROM,
        _UNTIL,
        _WAGE,
        Field("signed_on", "계약일", _T.DATE),
        _COUNSELLOR,
        _NOTE,
    ),
    title_else="task",
    title_with="seeker",
)

SUPPORT_ITEMS = Kind(
    KindId.SUPPORT_ITEMS,
    "지원 기준",
    "건",
    "title",
    (
        Field("title", "지원 항목", _T.SUGGEST, required=True, choices=farm_support.ITEMS),
        Field("applies_on", "적용일", _T.DATE, required=True),
        Field("amount", "하루 금액", _T.NUMBER, required=True, unit="원"),
        Field("payee", "받는 쪽", _T.CHOICE, choices=values(farm_support.Payee)),
        Field("origins", "대상 출신", _T.MULTI, choices=values(farm_people.Origin)),
        Field("source", "재원", _T.SUGGEST, choices=cohorts.SOURCES),
        _won("person_month_cap", "1인 월 한도"),
        _won("person_year_cap", "1인 연 한도"),
        Field("person_days", "1인 연간 일수", _T.NUMBER, unit="일"),
        _won("farm_year_cap", "농가 연 한도"),
        Field("evidence", "증빙"),
        Field("document", "근거문서"),
        Field("active", "사용", _T.FLAG),
        _NOTE,
    ),
)

SUPPORT_BUDGETS = Kind(
    KindId.SUPPORT_BUDGETS,
    "지원 예산",
    "건",
    "source",
    (
        Field("year", "연도", _T.YEAR, required=True),
        Field("source", "재원", _T.SUGGEST, required=True, choices=cohorts.SOURCES),
        Field("item", "지원 항목", _T.SUGGEST, choices=farm_support.ITEMS),
        Field("amount", "예산", _T.NUMBER, required=True, unit="원"),
        Field("document", "근거문서"),
        _NOTE,
    ),
)

SUPPORT_BATCHES = Kind(
    KindId.SUPPORT_BATCHES,
    "지급 기안",
    "건",
    "title",
    (
        Field("title", "기안 제목", required=True),
        Field("month", "대상 월", _T.DATE),
        Field("step", "단계", _T.CHOICE, choices=values(farm_support.SupportStep)),
        Field("document", "문서번호"),
        Field("drafted_on", "기안일", _T.DATE, required=True),
        Field("approved_on", "승인일", _T.DATE),
        Field("paid_on", "지급일", _T.DATE),
        Field("settled_on", "정산일", _T.DATE),
        Field("reason", "반려 사유"),
        _COUNSELLOR,
        _NOTE,
        _counted("payment_count", "건수", "건"),
        _counted("amount_sum", "금액", "원"),
    ),
)

SUPPORT_PAYMENTS = Kind(
    KindId.SUPPORT_PAYMENTS,
    "농가일자리 지원금",
    "건",
    "item",
    (
        Field("work_date", "근로일", _T.DATE),
        Field("item", "지원 항목", _T.SUGGEST, required=True, choices=farm_support.ITEMS),
        _FARM,
        _WORKER,
        _BORN,
        Field("amount", "금액", _T.NUMBER, required=True, unit="원"),
        Field("payee", "받는 쪽", _T.CHOICE, choices=values(farm_support.Payee)),
        Field("source", "재원", _T.SUGGEST, choices=cohorts.SOURCES),
        Field("step", "단계", _T.CHOICE, choices=values(farm_support.SupportStep)),
        Field("batch", "지급 기안", _T.LINK, required=True, link="support_batches"),
        Field("farm_day", "근로일 기록", _T.LINK, required=True, link="farm_days"),
        Field("evidence", "증빙"),
        Field("evidence_on", "증빙 접수일", _T.DATE),
        _NOTE,
    ),
    title_with="seeker",
)
