"""Which header words say which field of what is done with people: 알선, 취업, 상담, 동행면접 …

As in :mod:`jobdesk.exchange.synonyms`; ``needs`` name what no list of people or firms has, so
that those are never taken for one of these.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.exchange.linked_words import COUNSELLOR, firm, person, vacancy
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import NOTE

_BY = ColumnRule("counsellor", Reads.TEXT, COUNSELLOR, weight=0.5)
_NOTE = ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True)

REFERRALS = SheetKind(
    "referrals",
    "알선",
    KindId.REFERRALS,
    declared(
        KindId.REFERRALS,
        *person(),
        *firm("알선업체", "알선기업", "알선업체명", "알선처", "면접업체"),
        *vacancy(),
        ColumnRule(
            "referred_on", Reads.DATE, words("알선일 알선일자 소개일 소개일자 알선날짜"), weight=4
        ),
        ColumnRule("interview_on", Reads.DATE, words("면접일 면접일자 면접예정일"), weight=3),
        ColumnRule("interview_at", Reads.TIME, words("면접시각 면접시간"), weight=2),
        ColumnRule("status", Reads.CHOICE, words("알선결과 면접결과 결과 상태 진행상태"), weight=2),
        ColumnRule("method", Reads.TEXT, words("알선방법 방법")),
        ColumnRule("reason", Reads.TEXT, words("사유 불채용사유 거절사유 미채용사유")),
        _BY,
        _NOTE,
    ),
    titles=words("알선 소개대장"),
    needs=(frozenset({"seeker", "referred_on"}), frozenset({"employer", "referred_on"})),
)

PLACEMENTS = SheetKind(
    "placements",
    "취업",
    KindId.PLACEMENTS,
    declared(
        KindId.PLACEMENTS,
        *person("취업자", "취업자명"),
        *firm("취업처", "취업업체", "취업업체명", "취업회사", "취업기관", "근무처", weight=2),
        ColumnRule(
            "hire_date",
            Reads.DATE,
            words("입사일 취업일 채용일 취업일자 입사일자 채용일자"),
            weight=3,
        ),
        ColumnRule("route", Reads.CHOICE, words("취업경로 취업방법 취업구분"), weight=3),
        ColumnRule("insured", Reads.FLAG, words("고용보험 고용보험가입 고용보험여부"), weight=2),
        ColumnRule("job", Reads.TEXT, words("직종 취업직종 직무 담당업무"), weight=2),
        ColumnRule("wage", Reads.WAGE, words("임금 급여 월급 보수")),
        ColumnRule("employment_type", Reads.TEXT, words("고용형태 채용형태 근로형태")),
        ColumnRule("left_on", Reads.DATE, words("퇴사일 퇴직일 퇴사일자"), weight=2),
        ColumnRule("leave_reason", Reads.TEXT, words("퇴사사유 퇴직사유")),
        ColumnRule("status", Reads.CHOICE, words("상태 재직상태 재직여부")),
        _BY,
        _NOTE,
    ),
    titles=words("취업자 취업현황 취업실적 채용자"),
    needs=(frozenset({"seeker", "employer", "hire_date"}),),
)

REGISTRATIONS = SheetKind(
    "registrations",
    "구직신청",
    KindId.REGISTRATIONS,
    declared(
        KindId.REGISTRATIONS,
        *person(),
        ColumnRule(
            "registered_on",
            Reads.DATE,
            words("구직신청일 구직등록일 구직신청일자 구직등록일자 신청일 재등록일"),
            weight=2.5,
        ),
        ColumnRule(
            "valid_until", Reads.DATE, words("유효기간 유효기한 구직유효기간 만료일"), weight=2
        ),
        ColumnRule(
            "registration_type", Reads.TEXT, words("등록구분 구직등록구분 신청구분"), weight=2.5
        ),
        ColumnRule("channel", Reads.TEXT, words("신청경로 접수경로 등록경로"), weight=1.5),
        ColumnRule("outreach", Reads.TEXT, words("상담소행사 이동상담소 출장상담소")),
        ColumnRule("status", Reads.CHOICE, words("상태 신청상태")),
        _BY,
        _NOTE,
    ),
    titles=words("구직신청대장 구직신청현황 구직등록대장"),
    needs=(frozenset({"seeker", "registered_on", "valid_until"}),),
)

NOTES = SheetKind(
    "notes",
    "상담",
    KindId.NOTES,
    declared(
        KindId.NOTES,
        *person("내담자", "내담자명", "상담대상"),
        *firm(),
        ColumnRule(
            "noted_on", Reads.DATE, words("상담일 상담일자 상담날짜 상담일시 일자 일시"), weight=4
        ),
        ColumnRule("noted_at", Reads.TIME, words("시각 상담시각 상담시간")),
        ColumnRule("topic", Reads.TEXT, words("유형 상담유형 상담구분 상담분야"), weight=2),
        ColumnRule("channel", Reads.TEXT, words("방식 상담방식 상담방법"), weight=2),
        ColumnRule(
            "content",
            Reads.LONG_TEXT,
            words("내용 상담내용 상담결과 상담기록 주요상담내용"),
            weight=2,
            many=True,
            labelled=words("조치 조치사항 조치내용 처리결과 향후계획 특이사항"),
        ),
        ColumnRule("next_on", Reads.DATE, words("다음상담일 차기상담일 재상담일")),
        ColumnRule("outreach", Reads.TEXT, words("상담소집단상담 집단상담 이동상담소")),
        _BY,
    ),
    titles=words("상담일지 상담내역 상담기록 상담대장"),
    needs=(frozenset({"noted_on", "content"}),),
)

TRIP_PEOPLE = SheetKind(
    "trip_people",
    "동행면접 참여자",
    KindId.TRIP_PEOPLE,
    declared(
        KindId.TRIP_PEOPLE,
        *person(),
        *firm("면접업체", "면접처"),
        ColumnRule("trip", Reads.TEXT, words("동행면접 동행면접명"), weight=3),
        ColumnRule("trip.held_on", Reads.DATE, words("날짜 동행일 동행면접일 동행일자"), weight=2),
        ColumnRule("attendance", Reads.CHOICE, words("참석 참석여부 참여여부"), weight=2),
        ColumnRule("note", Reads.LONG_TEXT, (*words("타는곳 탑승지"), *NOTE), many=True),
    ),
    titles=words("동행면접참여자 동행면접명단 동행면접자"),
    needs=(frozenset({"seeker", "trip"}), frozenset({"seeker", "trip.held_on", "attendance"})),
)

ALLOWANCES = SheetKind(
    "allowances",
    "면접활동비",
    KindId.ALLOWANCES,
    declared(
        KindId.ALLOWANCES,
        *person(),
        *firm("면접업체", "면접처"),
        ColumnRule("interview_on", Reads.DATE, words("면접일 면접일자 면접참여일"), weight=3),
        ColumnRule("amount", Reads.WON, words("금액 지급액 지급금액 활동비 면접활동비"), weight=3),
        ColumnRule("slip_on", Reads.DATE, words("확인서접수일 면접확인서접수일"), weight=3),
        ColumnRule("slip_by", Reads.TEXT, words("업체확인자 확인자"), weight=2),
        ColumnRule("decided_on", Reads.DATE, words("승인일 결정일"), weight=2),
        ColumnRule("paid_on", Reads.DATE, words("지급일 지급일자"), weight=3),
        ColumnRule("holder", Reads.TEXT, words("예금주 예금주명")),
        ColumnRule("status", Reads.CHOICE, words("상태 지급상태")),
        _BY,
        _NOTE,
    ),
    titles=words("면접활동비 면접비 지급대장"),
    needs=(
        frozenset({"seeker", "interview_on", "amount"}),
        frozenset({"seeker", "interview_on", "paid_on"}),
    ),
)

FOLLOW_UPS = SheetKind(
    "follow_ups",
    "사후관리",
    KindId.FOLLOW_UPS,
    declared(
        KindId.FOLLOW_UPS,
        *person("취업자", "취업자명"),
        *firm("취업처", "취업업체"),
        ColumnRule(
            "done_on",
            Reads.DATE,
            words("연락한날 연락일 연락일자 사후관리일 사후관리일자 관리일"),
            weight=3,
        ),
        ColumnRule("audience", Reads.CHOICE, words("대상 대상구분")),
        ColumnRule("milestone", Reads.NUMBER, words("시점 관리시점 개월"), weight=2),
        ColumnRule("outcome", Reads.CHOICE, words("결과 연락결과 관리결과"), weight=1),
        ColumnRule("employed", Reads.FLAG, words("재직 재직여부 근속여부"), weight=2),
        ColumnRule("conditions", Reads.TEXT, words("근로조건"), weight=2),
        ColumnRule("difficulty", Reads.TEXT, words("고충 고충사항 애로사항"), weight=2),
        ColumnRule("wants", Reads.TEXT, words("희망서비스 요청사항"), weight=2),
        ColumnRule(
            "content", Reads.LONG_TEXT, words("내용 관리내용 사후관리내용"), many=True, weight=1
        ),
        ColumnRule("process_day", Reads.TEXT, words("과정관리의날")),
        _BY,
    ),
    titles=words("사후관리"),
    needs=(
        frozenset({"seeker", "done_on"}),
        frozenset({"employer", "done_on"}),
        frozenset({"seeker", "milestone"}),
    ),
)

TASKS = SheetKind(
    "tasks",
    "할 일",
    KindId.TASKS,
    declared(
        KindId.TASKS,
        *person(),
        *firm(),
        ColumnRule("title", Reads.TEXT, words("할일 업무"), weight=4),
        ColumnRule("due_on", Reads.DATE, words("날짜 기한 예정일"), weight=2),
        ColumnRule("done_on", Reads.DATE, words("마친날 완료일"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("할일"),
    needs=(frozenset({"title", "due_on"}), frozenset({"title", "done_on"})),
)

KINDS: tuple[SheetKind, ...] = (
    REFERRALS,
    PLACEMENTS,
    REGISTRATIONS,
    NOTES,
    TRIP_PEOPLE,
    ALLOWANCES,
    FOLLOW_UPS,
    TASKS,
)
