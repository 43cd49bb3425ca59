"""Which header words say which field of a 만남의 날: the day, its firms, its people, who met whom.

As in :mod:`jobdesk.exchange.synonyms_desk`. Whom somebody wants to meet and what a firm seeks
are records of their own, which a column of names stands for.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.exchange.linked_words import COUNSELLOR, firm, person
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import NAME, NOTE

_BY = ColumnRule("counsellor", Reads.TEXT, COUNSELLOR, weight=0.5)
_NOTE = ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True)
_DAY = (
    ColumnRule(
        "matching_day", Reads.TEXT, words("행사 행사명 만남의날 참가행사 행사이름"), weight=2
    ),
    ColumnRule(
        "matching_day.held_on", Reads.DATE, words("운영일 행사일 행사일자 운영일자"), weight=1
    ),
)
_WISHED = words(
    "면접희망업체 희망업체 면접업체 희망기업 면접희망기업 희망업체명 희망기업명 희망구인업체 "
    "지원업체 지원기업 면접희망업체3 희망업체3 면접업체3 희망기업3 희망1 희망2 희망3 희망4 "
    "1지망 2지망 3지망 4지망 1순위 2순위 3순위 4순위 1희망 2희망 3희망 희망1순위 희망2순위 "
    "희망3순위 1순위희망업체 2순위희망업체 3순위희망업체"
)

MATCHING_DAYS = SheetKind(
    "matching_days",
    "만남의 날",
    KindId.MATCHING_DAYS,
    declared(
        KindId.MATCHING_DAYS,
        ColumnRule(
            "held_on", Reads.DATE, words("운영일 운영일자 행사일 행사일자 개최일"), weight=2
        ),
        ColumnRule("title", Reads.TEXT, words("행사이름 행사명 프로그램명"), weight=2),
        ColumnRule("day_type", Reads.TEXT, words("구분 행사구분"), weight=1),
        ColumnRule("starts_at", Reads.TIME, words("시작 시작시간 시작시각")),
        ColumnRule("ends_at", Reads.TIME, words("마침 종료 종료시간 종료시각")),
        ColumnRule("place", Reads.TEXT, words("장소 행사장소 개최장소"), weight=1),
        ColumnRule("host", Reads.TEXT, words("주최 주최기관"), weight=3),
        ColumnRule("organiser", Reads.TEXT, words("주관 주관기관"), weight=3),
        ColumnRule("partners", Reads.TEXT, words("협업기관 협력기관"), weight=1),
        ColumnRule("status", Reads.CHOICE, words("상태 진행상태")),
        _BY,
        _NOTE,
    ),
    titles=words("만남의날운영 매칭데이운영 박람회운영 행사운영현황"),
    needs=(
        frozenset({"held_on", "title", "host"}),
        frozenset({"held_on", "title", "organiser"}),
    ),
)

EMPLOYERS = SheetKind(
    "day_employers",
    "만남의 날 참여업체",
    KindId.DAY_EMPLOYERS,
    declared(
        KindId.DAY_EMPLOYERS,
        *_DAY,
        *(
            rule
            for rule in firm("참가업체", "참가기업", "참여업체", alone=True)
            if not rule.field.endswith("phone")
        ),
        ColumnRule("booth", Reads.TEXT, words("부스 부스번호 부스no"), weight=4),
        ColumnRule("mode", Reads.CHOICE, words("참여방식 참가방식 참여방법 참가방법"), weight=3),
        ColumnRule("status", Reads.CHOICE, words("참가여부 참여여부 참석여부"), weight=2),
        ColumnRule(
            "jobs", Reads.TEXT, words("모집직종 구인직종 채용직종 모집분야 직종"), weight=0.5
        ),
        ColumnRule(
            "opening_count",
            Reads.HEADS,
            words("구인인원 모집인원 채용인원 채용예정인원"),
            weight=0.5,
        ),
        ColumnRule("interviewers", Reads.HEADS, words("면접관 면접관수 면접위원"), weight=3),
        ColumnRule("minutes", Reads.NUMBER, words("면접시간 1인면접시간"), weight=1),
        ColumnRule("contact_name", Reads.TEXT, words("담당자 담당자명 참석자 인사담당자")),
        ColumnRule(
            "phone",
            Reads.PHONE,
            words("연락처 담당자연락처 전화번호 전화 담당자전화 휴대폰 핸드폰 담당자휴대폰"),
            weight=0.5,
        ),
        ColumnRule("counsellor", Reads.TEXT, words("담당 담당상담사 상담사"), weight=0.5),
        _NOTE,
    ),
    titles=words("참여업체 참가업체 참여기업 참가기업 부스배치"),
    needs=(
        frozenset({"employer", "booth"}),
        frozenset({"employer", "mode"}),
        frozenset({"employer", "matching_day"}),
    ),
)

ATTENDEES = SheetKind(
    "day_attendees",
    "만남의 날 참가자",
    KindId.DAY_ATTENDEES,
    declared(
        KindId.DAY_ATTENDEES,
        *_DAY,
        *person(),
        ColumnRule("number", Reads.NUMBER, words("접수번호 참가번호"), weight=3),
        ColumnRule("channel", Reads.CHOICE, words("접수방법 접수경로 접수구분"), weight=2),
        ColumnRule("registered_on", Reads.DATE, words("접수일 접수일자 신청일 신청일자")),
        ColumnRule("wishes", Reads.LIST, _WISHED, weight=3, many=True),
        ColumnRule("status", Reads.CHOICE, words("참석 참석여부 출석 참가여부"), weight=3),
        ColumnRule("results", Reads.CHOICE, words("결과 면접결과 채용결과"), weight=2),
        ColumnRule("programmes", Reads.MULTI, words("이용한부대행사 부대행사"), weight=2),
        ColumnRule(
            "until_at",
            Reads.TIME,
            words(
                "가야하는시각 가야하는시간 가는시각 가는시간 귀가시각 귀가시간 버스시각 버스시간 "
                "버스출발시각 버스출발시간"
            ),
            weight=2,
        ),
        ColumnRule(
            "from_at",
            Reads.TIME,
            words(
                "오는시각 오는시간 방문시각 방문시간 방문예정시각 방문예정시간 도착시각 도착시간 "
                "도착예정시각 도착예정시간 참석시간 참석예정시간"
            ),
        ),
        _BY,
        _NOTE,
    ),
    titles=words("만남의날 참가자 접수대장 박람회 매칭데이"),
    needs=(
        frozenset({"seeker", "wishes"}),
        frozenset({"seeker", "status"}),
        frozenset({"seeker", "matching_day", "number"}),
    ),
)

INTERVIEWS = SheetKind(
    "day_interviews",
    "현장면접",
    KindId.DAY_INTERVIEWS,
    declared(
        KindId.DAY_INTERVIEWS,
        *_DAY,
        ColumnRule("attendee", Reads.NAME, tuple(dict.fromkeys(("참가자", *NAME)))),
        ColumnRule("attendee.number", Reads.NUMBER, words("접수번호 참가번호"), weight=3),
        ColumnRule(
            "day_employer", Reads.COMPANY, words("참여업체 면접업체 업체명 업체 기업명"), weight=2
        ),
        ColumnRule("starts_at", Reads.TIME, words("시각 면접시각 면접시간"), weight=2),
        ColumnRule("seat", Reads.NUMBER, words("면접관 면접관번호"), weight=2),
        ColumnRule("status", Reads.CHOICE, words("진행 진행상태")),
        ColumnRule("result", Reads.CHOICE, words("결과 면접결과 채용결과"), weight=2),
        ColumnRule("hire_on", Reads.DATE, words("입사예정일 출근예정일"), weight=2),
        ColumnRule("reason", Reads.TEXT, words("사유 불채용사유")),
        _BY,
        _NOTE,
    ),
    titles=words("현장면접 면접시간표"),
    needs=(
        frozenset({"attendee", "day_employer", "matching_day"}),
        frozenset({"attendee", "day_employer", "seat"}),
    ),
)

KINDS: tuple[SheetKind, ...] = (MATCHING_DAYS, EMPLOYERS, ATTENDEES, INTERVIEWS)
