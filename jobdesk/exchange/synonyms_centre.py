"""Which header words say which field of what a centre does with firms, partners and the public.

As in :mod:`jobdesk.exchange.synonyms_desk`.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.exchange.linked_words import COUNSELLOR, firm, person, vacancy
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import NOTE

_BY = ColumnRule("counsellor", Reads.TEXT, COUNSELLOR, weight=0.5)
_NOTE = ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True)
_DAY = words("날짜 일자 일시 개최일 운영일 실시일 행사일")

OUTREACH = SheetKind(
    "outreach",
    "이동·출장·집단상담",
    KindId.OUTREACH,
    declared(
        KindId.OUTREACH,
        ColumnRule("held_on", Reads.DATE, _DAY, weight=2),
        ColumnRule("starts_at", Reads.TIME, words("시작 시작시간 시작시각")),
        ColumnRule("ends_at", Reads.TIME, words("마침 종료 종료시간 종료시각")),
        ColumnRule("outreach_type", Reads.CHOICE, words("구분 상담소구분 운영구분"), weight=3),
        ColumnRule("title", Reads.TEXT, words("이름 상담소명 상담소 행사명 프로그램명"), weight=2),
        ColumnRule("place", Reads.TEXT, words("장소 운영장소 개최장소"), weight=3),
        ColumnRule("eup_myeon", Reads.PLACE, words("읍면 읍면동 읍면명")),
        ColumnRule("partner", Reads.TEXT, words("협력기관 협조기관 연계기관"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("이동상담소 출장상담소 집단상담 찾아가는상담 이동출장상담소"),
    needs=(frozenset({"held_on", "place", "outreach_type"}),),
)

VISITS = SheetKind(
    "visits",
    "업체 방문·연락",
    KindId.VISITS,
    declared(
        KindId.VISITS,
        *firm("방문업체", "방문기업", alone=True),
        ColumnRule("vacancy", Reads.TEXT, words("구인 모집직종 구인직종")),
        ColumnRule("contact", Reads.TEXT, words("만난사람 면담자 접촉자"), weight=2),
        ColumnRule(
            "visited_on", Reads.DATE, words("방문일 방문일자 연락일 연락일자 날짜 일자"), weight=3
        ),
        ColumnRule("visited_at", Reads.TIME, words("시각 방문시각 방문시간")),
        ColumnRule("method", Reads.TEXT, words("방법 방문방법 연락방법 접촉방법"), weight=2),
        ColumnRule("purpose", Reads.TEXT, words("목적 방문목적 연락목적"), weight=3),
        ColumnRule(
            "content",
            Reads.LONG_TEXT,
            words("내용 방문내용 면담내용 연락내용"),
            weight=2,
            many=True,
        ),
        _BY,
    ),
    titles=words("업체방문 방문연락 기업방문 방문대장 구인개척"),
    needs=(
        frozenset({"employer", "visited_on", "purpose"}),
        frozenset({"employer", "visited_on", "method"}),
        frozenset({"employer", "visited_on", "content"}),
    ),
)

AGREEMENTS = SheetKind(
    "agreements",
    "협약",
    KindId.AGREEMENTS,
    declared(
        KindId.AGREEMENTS,
        *firm("협약업체", "협약기업", alone=True),
        ColumnRule("partner", Reads.TEXT, words("협약기관 협약기관명 협약단체"), weight=3),
        ColumnRule(
            "signed_on", Reads.DATE, words("체결일 협약일 협약체결일 협약일자 체결일자"), weight=4
        ),
        ColumnRule("area", Reads.TEXT, words("협력분야 협약분야"), weight=3),
        ColumnRule("content", Reads.LONG_TEXT, words("협약내용 내용"), weight=2, many=True),
        ColumnRule("ends_on", Reads.DATE, words("종료일 협약종료일 만료일")),
        _BY,
        _NOTE,
    ),
    titles=words("협약"),
    needs=(frozenset({"employer", "signed_on"}), frozenset({"partner", "signed_on"})),
)

HIRING_PROXIES = SheetKind(
    "hiring_proxies",
    "채용대행",
    KindId.HIRING_PROXIES,
    declared(
        KindId.HIRING_PROXIES,
        *firm("의뢰업체", "의뢰기업", alone=True),
        *vacancy()[1:],
        ColumnRule("vacancy", Reads.TEXT, words("구인")),
        ColumnRule("job", Reads.TEXT, words("직종 의뢰직종 모집직종")),
        ColumnRule("requested_on", Reads.DATE, words("의뢰일 의뢰일자 요청일"), weight=4),
        ColumnRule("heads", Reads.HEADS, words("의뢰인원 요청인원"), weight=3),
        ColumnRule(
            "supplied", Reads.HEADS, words("적은수급인원 수급인원 공급인원 채용인원"), weight=2
        ),
        ColumnRule("finished_on", Reads.DATE, words("완료일 완료일자"), weight=2),
        _BY,
        _NOTE,
    ),
    titles=words("채용대행"),
    needs=(frozenset({"employer", "requested_on"}),),
)

MEETINGS = SheetKind(
    "meetings",
    "간담회",
    KindId.MEETINGS,
    declared(
        KindId.MEETINGS,
        ColumnRule("held_on", Reads.DATE, _DAY, weight=2),
        ColumnRule("starts_at", Reads.TIME, words("시각 시간")),
        ColumnRule("meeting_type", Reads.TEXT, words("구분 회의구분 간담회구분")),
        ColumnRule("title", Reads.TEXT, words("주요내용 간담회명 회의명 안건 행사명"), weight=2),
        ColumnRule("place", Reads.TEXT, words("장소 개최장소"), weight=1),
        ColumnRule("partners", Reads.TEXT, words("참여기관 참석기관 참가기관"), weight=3),
        ColumnRule("attendees", Reads.LONG_TEXT, words("참여자내역 참석자 참석자내역"), weight=2),
        ColumnRule("headcount", Reads.HEADS, words("참여인원 참석인원 참가인원"), weight=3),
        ColumnRule("content", Reads.LONG_TEXT, words("회의내용 협의내용"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("간담회 협의회"),
    needs=(
        frozenset({"held_on", "title", "partners"}),
        frozenset({"held_on", "title", "headcount"}),
        frozenset({"held_on", "title", "attendees"}),
    ),
)

PUBLICITY = SheetKind(
    "publicity",
    "홍보",
    KindId.PUBLICITY,
    declared(
        KindId.PUBLICITY,
        ColumnRule(
            "published_on", Reads.DATE, words("날짜 일자 홍보일 홍보일자 게시일 배포일"), weight=2
        ),
        ColumnRule("publicity_type", Reads.TEXT, words("구분 홍보구분 홍보방법")),
        ColumnRule("title", Reads.TEXT, words("주요내용 홍보내용 제목"), weight=2),
        ColumnRule("medium", Reads.TEXT, words("매체 홍보매체 게재매체"), weight=4),
        ColumnRule("count", Reads.HEADS, words("수량 부수 건수 홍보수량"), weight=3),
        ColumnRule("unit", Reads.TEXT, words("단위"), weight=2),
        ColumnRule("content", Reads.LONG_TEXT, words("내용"), many=True),
        _BY,
    ),
    titles=words("홍보"),
    needs=(
        frozenset({"published_on", "title", "medium"}),
        frozenset({"published_on", "title", "count"}),
    ),
)

TRIPS = SheetKind(
    "trips",
    "동행면접",
    KindId.TRIPS,
    declared(
        KindId.TRIPS,
        ColumnRule("held_on", Reads.DATE, words("날짜 일자 동행일 동행일자 동행면접일"), weight=2),
        ColumnRule("starts_at", Reads.TIME, words("출발 출발시각 출발시간"), weight=3),
        ColumnRule("place", Reads.TEXT, words("장소 면접장소 동행장소"), weight=2),
        ColumnRule("staff", Reads.TEXT, words("동행직원 동행자 인솔자"), weight=3),
        ColumnRule("vehicle", Reads.TEXT, words("차량 이동차량"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("동행면접"),
    needs=(
        frozenset({"held_on", "staff"}),
        frozenset({"held_on", "vehicle"}),
        frozenset({"held_on", "place", "starts_at"}),
    ),
)

PROCESS_DAYS = SheetKind(
    "process_days",
    "과정관리의 날",
    KindId.PROCESS_DAYS,
    declared(
        KindId.PROCESS_DAYS,
        ColumnRule("held_on", Reads.DATE, _DAY, weight=2),
        ColumnRule("attendees", Reads.TEXT, words("참석자"), weight=2),
        ColumnRule("agenda", Reads.LONG_TEXT, words("안건 주요안건"), weight=3),
        ColumnRule("result", Reads.LONG_TEXT, words("결과 운영결과"), weight=2),
        _BY,
        _NOTE,
    ),
    titles=words("과정관리"),
    needs=(frozenset({"held_on", "agenda"}),),
)

SURVEYS = SheetKind(
    "surveys",
    "만족도 조사",
    KindId.SURVEYS,
    declared(
        KindId.SURVEYS,
        ColumnRule("title", Reads.TEXT, words("조사이름 조사명 설문명"), weight=3),
        ColumnRule("audience", Reads.CHOICE, words("대상 조사대상"), weight=2),
        ColumnRule("scale", Reads.HEADS, words("척도"), weight=3),
        ColumnRule("questions", Reads.LIST, words("문항 설문문항"), weight=3),
        ColumnRule("opened_on", Reads.DATE, words("시작일 조사시작일")),
        ColumnRule("closed_on", Reads.DATE, words("마감일 조사마감일")),
        _BY,
        _NOTE,
    ),
    titles=words("만족도조사"),
    needs=(frozenset({"title", "questions"}), frozenset({"title", "scale"})),
)

SURVEY_ANSWERS = SheetKind(
    "survey_answers",
    "만족도 응답",
    KindId.SURVEY_ANSWERS,
    declared(
        KindId.SURVEY_ANSWERS,
        *person(),
        *firm(),
        ColumnRule("survey", Reads.TEXT, words("만족도조사 조사이름 조사명 설문명"), weight=3),
        ColumnRule("answered_on", Reads.DATE, words("응답일 응답일자"), weight=3),
        ColumnRule("scores", Reads.LIST, words("점수 응답점수"), weight=4),
        ColumnRule(
            "comment", Reads.LONG_TEXT, words("의견 기타의견 건의사항"), weight=2, many=True
        ),
        _BY,
    ),
    titles=words("만족도응답 응답원자료"),
    needs=(frozenset({"survey", "scores"}), frozenset({"survey", "answered_on"})),
)

TARGETS = SheetKind(
    "targets",
    "목표",
    KindId.TARGETS,
    declared(
        KindId.TARGETS,
        ColumnRule("indicator", Reads.TEXT, words("지표 성과지표 지표명"), weight=4),
        ColumnRule("year", Reads.YEAR, words("연도 년도 목표연도"), weight=2),
        ColumnRule("value", Reads.TEXT, words("목표 목표치 목표값 목표량"), weight=4),
        ColumnRule("set_on", Reads.DATE, words("변경일 설정일")),
        ColumnRule("reason", Reads.LONG_TEXT, words("사유 변경사유")),
    ),
    titles=words("목표"),
    needs=(frozenset({"indicator", "value"}),),
)

KINDS: tuple[SheetKind, ...] = (
    OUTREACH,
    VISITS,
    AGREEMENTS,
    HIRING_PROXIES,
    MEETINGS,
    PUBLICITY,
    TRIPS,
    PROCESS_DAYS,
    SURVEYS,
    SURVEY_ANSWERS,
    TARGETS,
)
