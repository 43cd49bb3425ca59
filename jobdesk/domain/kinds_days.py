"""The kinds of a matching day: who comes, who wants whom, who met whom."""

from __future__ import annotations

from jobdesk.domain import matching_days as days
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_DAY = Field("matching_day", "행사", _T.LINK, required=True, link="matching_days")
_ATTENDEE = Field("attendee", "참가자", _T.LINK, required=True, personal=True, link="day_attendees")
_DAY_EMPLOYER = Field("day_employer", "참여업체", _T.LINK, required=True, link="day_employers")
_VACANCY = Field("vacancy", "구인", _T.LINK, link="vacancies")
_HELD_ON = Field("held_on", "운영일", _T.DATE, derived=True)
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)

MATCHING_DAYS = Kind(
    KindId.MATCHING_DAYS,
    "만남의 날",
    "회",
    "title",
    (
        Field("title", "행사 이름", required=True),
        Field("day_type", "구분", _T.SUGGEST, choices=values(days.DayType)),
        Field("held_on", "운영일", _T.DATE, required=True),
        Field("ends_on", "마지막 날", _T.DATE),
        Field("starts_at", "시작"),
        Field("ends_at", "마침"),
        Field("breaks", "쉬는 시간"),
        Field("slot_minutes", "면접 시간", _T.NUMBER, unit="분"),
        Field("rest_minutes", "면접 사이", _T.NUMBER, unit="분"),
        Field("most_interviews", "1인 면접", _T.NUMBER, unit="번"),
        Field("place", "장소"),
        Field("host", "주최"),
        Field("organiser", "주관"),
        Field("partners", "협업기관"),
        Field("budget", "예산", _T.NUMBER, unit="원"),
        Field("spent", "집행액", _T.NUMBER, unit="원"),
        Field("publicity", "홍보", _T.LONG_TEXT),
        Field("status", "상태", _T.CHOICE, choices=values(days.DayStatus)),
        Field("feedback_on", "환류일", _T.DATE),
        Field("feedback", "환류 내용", _T.LONG_TEXT),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        _COUNSELLOR,
        _NOTE,
        Field("employer_count", "참여기업", _T.NUMBER, derived=True, unit="곳"),
        Field("opening_count", "구인인원", _T.NUMBER, derived=True, unit="명"),
        Field("applicant_count", "접수인원", _T.NUMBER, derived=True, unit="명"),
        Field("attended_count", "참여인원", _T.NUMBER, derived=True, unit="명"),
        Field("interview_count", "현장면접", _T.NUMBER, derived=True, unit="건"),
        Field("hired_count", "취업인원", _T.NUMBER, derived=True, unit="명"),
        Field("later_count", "다음 해 입사", _T.NUMBER, derived=True, unit="명"),
    ),
)

DAY_PROGRAMMES = Kind(
    KindId.DAY_PROGRAMMES,
    "부대행사",
    "건",
    "title",
    (
        _DAY,
        Field("title", "부대행사", _T.SUGGEST, required=True, choices=days.PROGRAMMES),
        Field("operator", "운영 기관"),
        Field("count", "이용 인원", _T.NUMBER, unit="명"),
        _NOTE,
    ),
)

DAY_EMPLOYERS = Kind(
    KindId.DAY_EMPLOYERS,
    "만남의 날 참여업체",
    "곳",
    "employer",
    (
        _DAY,
        _HELD_ON,
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        Field("mode", "참여 방식", _T.CHOICE, choices=values(days.DayMode)),
        Field("status", "참가 여부", _T.CHOICE, choices=values(days.EmployerAnswer)),
        Field("booth", "부스"),
        Field("interviewers", "면접관", _T.NUMBER, unit="명"),
        Field("minutes", "면접 시간", _T.NUMBER, unit="분"),
        Field("arrives_at", "오는 시각"),
        Field("leaves_at", "가는 시각"),
        Field("came_at", "도착"),
        Field("invited_on", "초청일", _T.DATE),
        Field("contact_name", "담당자"),
        Field("phone", "연락처", _T.PHONE),
        _COUNSELLOR,
        _NOTE,
        Field("jobs", "모집직종", derived=True),
        Field("opening_count", "구인인원", _T.NUMBER, derived=True, unit="명"),
        Field("wish_count", "면접 희망", _T.NUMBER, derived=True, unit="명"),
        Field("interview_count", "현장면접", _T.NUMBER, derived=True, unit="건"),
        Field("hired_count", "채용", _T.NUMBER, derived=True, unit="명"),
    ),
)

DAY_VACANCIES = Kind(
    KindId.DAY_VACANCIES,
    "만남의 날 구인",
    "건",
    "vacancy",
    (
        _DAY_EMPLOYER,
        Field("vacancy", "구인", _T.LINK, required=True, link="vacancies"),
        Field("openings", "모집인원", _T.NUMBER, unit="명"),
        _NOTE,
    ),
)

DAY_ATTENDEES = Kind(
    KindId.DAY_ATTENDEES,
    "만남의 날 참가자",
    "명",
    "seeker",
    (
        _DAY,
        _HELD_ON,
        Field("number", "접수번호", _T.NUMBER),
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        Field("birth_date", "생년월일", _T.DATE, derived=True, personal=True),
        Field("phone", "연락처", _T.PHONE, derived=True, personal=True),
        Field("channel", "접수 방법", _T.CHOICE, choices=values(days.AttendeeChannel)),
        Field("status", "참석", _T.CHOICE, choices=values(days.AttendeeStatus)),
        Field("registered_on", "접수일", _T.DATE),
        Field("from_at", "오는 시각"),
        Field("until_at", "가야 하는 시각"),
        Field("arrived_at", "도착"),
        Field("left_at", "떠남"),
        Field("desk", "접수대"),
        Field("programmes", "이용한 부대행사", _T.MULTI, choices=days.PROGRAMMES),
        _COUNSELLOR,
        _NOTE,
        Field("wishes", "희망업체", derived=True),
        Field("wish_count", "희망업체 수", _T.NUMBER, derived=True, unit="곳"),
        Field("interview_count", "현장면접", _T.NUMBER, derived=True, unit="건"),
        Field("results", "면접 결과", derived=True, choices=values(days.InterviewResult)[1:]),
    ),
)

DAY_WISHES = Kind(
    KindId.DAY_WISHES,
    "면접 희망",
    "건",
    "attendee",
    (
        _ATTENDEE,
        _DAY_EMPLOYER,
        _VACANCY,
        Field("rank", "순위", _T.NUMBER),
    ),
)

DAY_INTERVIEWS = Kind(
    KindId.DAY_INTERVIEWS,
    "현장면접",
    "건",
    "attendee",
    (
        _DAY,
        _HELD_ON,
        Field("starts_at", "시각"),
        Field("number", "접수번호", _T.NUMBER, derived=True),
        _ATTENDEE,
        _DAY_EMPLOYER,
        _VACANCY,
        Field("seat", "면접관", _T.NUMBER),
        Field("pinned", "고정", _T.FLAG),
        Field("status", "진행", _T.CHOICE, choices=values(days.MeetingStatus)),
        Field("began_at", "시작한 시각"),
        Field("ended_at", "끝난 시각"),
        Field("result", "결과", _T.CHOICE, choices=values(days.InterviewResult)),
        Field("result_on", "결과 확인일", _T.DATE),
        Field("hire_on", "입사예정일", _T.DATE),
        Field("reason", "사유"),
        Field("placement", "취업", _T.LINK, link="placements"),
        _COUNSELLOR,
        _NOTE,
    ),
)
