"""The kinds of the centre with its firms and partners."""

from __future__ import annotations

from jobdesk.domain import network
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_EMPLOYER = Field("employer", "구인업체", _T.LINK, link="employers")
_VACANCY = Field("vacancy", "구인", _T.LINK, link="vacancies")
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)

VISITS = Kind(
    KindId.VISITS,
    "업체 방문·연락",
    "건",
    "employer",
    (
        Field("visited_on", "날짜", _T.DATE, required=True),
        Field("visited_at", "시각"),
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        Field("contact", "만난 사람", _T.LINK, link="contacts"),
        _VACANCY,
        Field("method", "방법", _T.SUGGEST, choices=values(network.VisitMethod)),
        Field("purpose", "목적", _T.SUGGEST, choices=network.VISIT_PURPOSES),
        Field("content", "내용", _T.LONG_TEXT),
        Field("next_on", "다음 연락일", _T.DATE),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        _COUNSELLOR,
    ),
)

CONTACTS = Kind(
    KindId.CONTACTS,
    "업체 담당자",
    "명",
    "name",
    (
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        Field("name", "이름", required=True, personal=True),
        Field("role", "직책"),
        Field("phone", "연락처", _T.PHONE),
        Field("phone2", "다른 연락처", _T.PHONE),
        Field("email", "이메일"),
        Field("main", "대표 담당", _T.FLAG),
        _NOTE,
    ),
)

AGREEMENTS = Kind(
    KindId.AGREEMENTS,
    "협약",
    "곳",
    "employer",
    (
        Field("signed_on", "체결일", _T.DATE),
        _EMPLOYER,
        Field("partner", "협약기관"),
        Field("area", "협력분야"),
        Field("content", "협약내용", _T.LONG_TEXT),
        Field("ends_on", "종료일", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=values(network.AgreementStatus)),
        _COUNSELLOR,
        _NOTE,
    ),
    title_else="partner",
)

HIRING_PROXIES = Kind(
    KindId.HIRING_PROXIES,
    "채용대행",
    "건",
    "employer",
    (
        Field("requested_on", "의뢰일", _T.DATE, required=True),
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        _VACANCY,
        Field("vacancy_received_on", "구인 접수일", _T.DATE, derived=True),
        Field("vacancy_openings", "모집인원", _T.NUMBER, derived=True),
        Field("job", "직종"),
        Field("heads", "의뢰 인원", _T.NUMBER, unit="명"),
        Field("supplied", "적은 수급 인원", _T.NUMBER, unit="명"),
        Field("supplied_count", "수급 인원", _T.NUMBER, derived=True, unit="명"),
        Field("finished_on", "완료일", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=values(network.ProxyStatus)),
        _COUNSELLOR,
        _NOTE,
    ),
)

MEETINGS = Kind(
    KindId.MEETINGS,
    "간담회",
    "회",
    "title",
    (
        Field("held_on", "날짜", _T.DATE, required=True),
        Field("starts_at", "시각"),
        Field("meeting_type", "구분", _T.SUGGEST, choices=network.MEETING_TYPES),
        Field("title", "주요 내용", required=True),
        Field("place", "장소"),
        Field("partners", "참여 기관"),
        Field("attendees", "참여자 내역"),
        Field("headcount", "참여 인원", _T.NUMBER, unit="명"),
        Field("content", "회의 내용", _T.LONG_TEXT),
        Field("matching_day", "만남의 날", _T.LINK, link="matching_days"),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        _COUNSELLOR,
        _NOTE,
    ),
)

PUBLICITY = Kind(
    KindId.PUBLICITY,
    "홍보",
    "건",
    "title",
    (
        Field("published_on", "날짜", _T.DATE, required=True),
        Field("publicity_type", "구분", _T.SUGGEST, choices=network.PUBLICITY_TYPES),
        Field("title", "주요 내용", required=True),
        Field("medium", "매체"),
        Field("count", "수량", _T.NUMBER),
        Field("unit", "단위", _T.SUGGEST, choices=network.PUBLICITY_UNITS),
        Field("content", "내용", _T.LONG_TEXT),
        Field("matching_day", "만남의 날", _T.LINK, link="matching_days"),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        _COUNSELLOR,
    ),
)
