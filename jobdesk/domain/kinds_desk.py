"""The kinds of the counselling desk: what is said, gone along to, paid, followed up."""

from __future__ import annotations

from jobdesk.domain import aftercare, counselling, interviews, people
from jobdesk.domain.casework import REFERRAL_METHODS
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_SEEKER = Field("seeker", "구직자", _T.LINK, personal=True, link="seekers")
_EMPLOYER = Field("employer", "구인업체", _T.LINK, link="employers")
_PHONE = Field("phone", "연락처", _T.PHONE, derived=True, personal=True)
_BORN = Field("birth_date", "생년월일", _T.DATE, derived=True, personal=True)
"""With the phone it tells namesakes apart wherever a list leaves the office, and comes back."""
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)

REGISTRATIONS = Kind(
    KindId.REGISTRATIONS,
    "구직신청",
    "건",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        _BORN,
        _PHONE,
        Field("registered_on", "구직신청일", _T.DATE, required=True),
        Field("valid_until", "유효기간", _T.DATE),
        Field("registration_type", "등록구분", _T.SUGGEST, choices=values(people.RegistrationType)),
        Field("channel", "신청경로", _T.SUGGEST, choices=values(people.Channel)),
        Field("outreach", "상담소·행사", _T.LINK, link="outreach"),
        Field("status", "상태", _T.CHOICE, choices=values(counselling.RegistrationStatus)),
        _COUNSELLOR,
        _NOTE,
    ),
)

NOTES = Kind(
    KindId.NOTES,
    "상담",
    "건",
    "seeker",
    (
        Field("noted_on", "상담일", _T.DATE, required=True),
        Field("noted_at", "시각"),
        _SEEKER,
        _BORN,
        _PHONE,
        _EMPLOYER,
        Field("topic", "유형", _T.SUGGEST, choices=values(counselling.NoteTopic)),
        Field("channel", "방식", _T.SUGGEST, choices=values(counselling.NoteChannel)),
        Field("content", "내용", _T.LONG_TEXT, required=True),
        Field("next_on", "다음 상담일", _T.DATE),
        Field("next_at", "다음 시각"),
        Field("next_what", "다음 할 일"),
        Field("outreach", "상담소·집단상담", _T.LINK, link="outreach"),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        Field("batch", "묶음"),
        _COUNSELLOR,
    ),
    title_else="employer",
)

OUTREACH = Kind(
    KindId.OUTREACH,
    "이동·출장·집단상담",
    "회",
    "title",
    (
        Field("held_on", "날짜", _T.DATE, required=True),
        Field("starts_at", "시작"),
        Field("ends_at", "마침"),
        Field("outreach_type", "구분", _T.CHOICE, choices=values(counselling.OutreachType)),
        Field("title", "이름"),
        Field("place", "장소", required=True),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("partner", "협력기관"),
        Field("status", "상태", _T.CHOICE, choices=values(counselling.PlanStatus)),
        _COUNSELLOR,
        _NOTE,
        Field("note_count", "상담", _T.NUMBER, derived=True, unit="건"),
        Field("people_count", "상담 인원", _T.NUMBER, derived=True, unit="명"),
        Field("registration_count", "구직신청", _T.NUMBER, derived=True, unit="건"),
    ),
    title_else="place",
)

TRIPS = Kind(
    KindId.TRIPS,
    "동행면접",
    "건",
    "place",
    (
        Field("held_on", "날짜", _T.DATE, required=True),
        Field("starts_at", "출발"),
        Field("place", "장소"),
        Field("staff", "동행 직원"),
        Field("vehicle", "차량"),
        Field("status", "상태", _T.CHOICE, choices=values(interviews.TripStatus)),
        _COUNSELLOR,
        _NOTE,
        Field("people_count", "동행 인원", _T.NUMBER, derived=True, unit="명"),
        Field("company_count", "업체", _T.NUMBER, derived=True, unit="곳"),
    ),
    title_else="held_on",
)

TRIP_PEOPLE = Kind(
    KindId.TRIP_PEOPLE,
    "동행면접 참여자",
    "명",
    "seeker",
    (
        Field("trip", "동행면접", _T.LINK, required=True, link="trips"),
        Field("held_on", "날짜", _T.DATE, derived=True),
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        _BORN,
        _PHONE,
        _EMPLOYER,
        Field("referral", "알선", _T.LINK, link="referrals"),
        Field("attendance", "참석", _T.CHOICE, choices=values(interviews.Attendance)),
        Field("note", "타는 곳·비고", _T.LONG_TEXT),
    ),
)

ALLOWANCES = Kind(
    KindId.ALLOWANCES,
    "면접활동비",
    "건",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        _BORN,
        _PHONE,
        _EMPLOYER,
        Field("referral", "알선", _T.LINK, link="referrals"),
        Field("interview_on", "면접일", _T.DATE, required=True),
        Field("amount", "금액", _T.NUMBER, unit="원"),
        Field("slip_on", "확인서 접수일", _T.DATE),
        Field("slip_by", "업체 확인자"),
        Field("bank", "은행"),
        Field("account", "계좌번호", personal=True, sensitive=True),
        Field("holder", "예금주", personal=True),
        Field("status", "상태", _T.CHOICE, choices=values(interviews.AllowanceStatus)),
        Field("decided_on", "승인일", _T.DATE),
        Field("paid_on", "지급일", _T.DATE),
        Field("reason", "반려 사유"),
        _COUNSELLOR,
        _NOTE,
    ),
)

ALLOWANCE_RULES = Kind(
    KindId.ALLOWANCE_RULES,
    "면접활동비 기준",
    "건",
    "applies_on",
    (
        Field("applies_on", "적용일", _T.DATE, required=True),
        Field("amount", "금액", _T.NUMBER, required=True, unit="원"),
        Field("times_cap", "1인 한도", _T.NUMBER, unit="회"),
        Field("amount_cap", "1인 한도액", _T.NUMBER, unit="원"),
        Field("cap_period", "한도 기간", _T.CHOICE, choices=values(interviews.CapPeriod)),
        Field("document", "근거문서"),
        _NOTE,
    ),
)

FOLLOW_UPS = Kind(
    KindId.FOLLOW_UPS,
    "사후관리",
    "건",
    "seeker",
    (
        Field("done_on", "연락한 날", _T.DATE),
        _SEEKER,
        _BORN,
        _PHONE,
        _EMPLOYER,
        Field("placement", "취업", _T.LINK, link="placements"),
        Field("audience", "대상", _T.CHOICE, choices=values(aftercare.Audience)),
        Field("milestone", "시점", _T.NUMBER, unit="개월"),
        Field("due_on", "예정일", _T.DATE),
        Field("method", "방법", _T.SUGGEST, choices=REFERRAL_METHODS[:3]),
        Field("outcome", "결과", _T.CHOICE, choices=values(aftercare.Outcome)),
        Field("employed", "재직", _T.FLAG),
        Field("conditions", "근로조건"),
        Field("difficulty", "고충"),
        Field("wants", "희망 서비스"),
        Field("content", "내용", _T.LONG_TEXT),
        Field("next_on", "다음 연락일", _T.DATE),
        Field("process_day", "과정관리의 날", _T.LINK, link="process_days"),
        _COUNSELLOR,
    ),
    title_else="employer",
)

PROCESS_DAYS = Kind(
    KindId.PROCESS_DAYS,
    "과정관리의 날",
    "회",
    "held_on",
    (
        Field("held_on", "날짜", _T.DATE, required=True),
        Field("attendees", "참석자"),
        Field("agenda", "안건", _T.LONG_TEXT),
        Field("result", "결과", _T.LONG_TEXT),
        Field("status", "상태", _T.CHOICE, choices=values(counselling.PlanStatus)),
        _COUNSELLOR,
        _NOTE,
        Field("contact_count", "연락", _T.NUMBER, derived=True, unit="건"),
    ),
)

SURVEYS = Kind(
    KindId.SURVEYS,
    "만족도 조사",
    "건",
    "title",
    (
        Field("title", "조사 이름", required=True),
        Field("audience", "대상", _T.CHOICE, choices=values(aftercare.Audience)),
        Field("scale", "척도", _T.NUMBER, unit="점"),
        Field("questions", "문항", _T.MULTI),
        Field("opened_on", "시작일", _T.DATE),
        Field("closed_on", "마감일", _T.DATE),
        Field("matching_day", "만남의 날", _T.LINK, link="matching_days"),
        Field("cohort", "교육 기수", _T.LINK, link="cohorts"),
        _COUNSELLOR,
        _NOTE,
        Field("answer_count", "응답", _T.NUMBER, derived=True, unit="명"),
    ),
)

SURVEY_ANSWERS = Kind(
    KindId.SURVEY_ANSWERS,
    "만족도 응답",
    "건",
    "survey",
    (
        Field("survey", "만족도 조사", _T.LINK, required=True, link="surveys"),
        Field("answered_on", "응답일", _T.DATE),
        _SEEKER,
        _EMPLOYER,
        Field("scores", "점수", _T.MULTI),
        Field("comment", "의견", _T.LONG_TEXT),
        _COUNSELLOR,
    ),
)
