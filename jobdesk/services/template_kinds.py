"""What an empty sheet of each kind asks for, in which order, with an example of each answer.

Only what the work needs is asked (개인정보 보호법 16), and nothing that a partner may not
collect for a centre: no resident number (24의2), nothing of health, disability or accounts (23),
no group a person belongs to, no reason that may tell of them. Consents are given to the centre
itself, so no sheet brings them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.kinds import KindId


@dataclass(frozen=True, slots=True)
class Asked:
    """One column: a field id (dotted for a field of a link), an example of its value, whether
    it must be filled, what it is called where its own label would mislead, how to fill it."""

    field: str
    example: object
    required: bool = False
    label: str = ""
    hint: str = ""


_NAME = "홍길동"
_BIRTH = date(1968, 3, 2)
_PHONE = "010-1234-5678"
_FIRM = "한빛식품"
_DAY = date(2026, 3, 16)
_WAGE = "월 230만원"

_PERSON = (
    Asked("seeker", _NAME, True, "이름", "한 줄에 한 사람의 이름을 적습니다."),
    Asked("seeker.birth_date", _BIRTH, label="생년월일"),
    Asked("seeker.phone", _PHONE, label="휴대폰"),
)
_A_FIRM = Asked("employer", _FIRM, False, "업체명", "업체나 기관, 농가의 이름을 적습니다.")
_THE_FIRM = Asked("employer", _FIRM, True, "업체명", _A_FIRM.hint)
_FIRM_PHONE = Asked("employer.phone", "063-123-4567", label="업체 전화번호")
_NOTE = Asked("note", "오전에 통화 가능", hint="더 알려 주실 것을 적습니다.")
_PLACE = Asked("eup_myeon", "가람읍", hint="읍이나 면의 이름만 적습니다.")

_EVENT = "봄 구인·구직 만남의 날"
_AN_EVENT = (
    Asked("matching_day.held_on", _DAY, True, "행사일"),
    Asked("matching_day", _EVENT, True, hint="행사의 이름을 적습니다."),
)

_COURSE = "물류 실무 양성과정"
_A_COURSE = Asked("course", _COURSE, True, "과정명", "양성과정의 이름을 적습니다.")
_ROUND = "물류 실무 양성과정 3기"
_A_COHORT = Asked("cohort", _ROUND, True, hint="교육 기수의 이름을 적습니다.")
_A_TRAINEE = (
    _A_COHORT,
    Asked("trainee", _NAME, True, "교육생", "교육생의 이름을 적습니다."),
)

_K = KindId
ASKED: dict[KindId, tuple[Asked, ...]] = {
    _K.SEEKERS: (
        Asked("name", _NAME, True, hint="한 줄에 한 사람의 이름을 적습니다."),
        Asked("gender", "남"),
        Asked("birth_date", _BIRTH, hint="같은 이름을 가리는 데 씁니다. 1968-03-02처럼 적습니다."),
        Asked("phone", _PHONE),
        Asked("address", "한빛군 가람읍 새말길 12", hint="지금 사는 곳을 적습니다."),
        _PLACE,
        Asked("education", "고졸"),
        Asked("career", "식품 포장 3년", hint="해 온 일과 기간을 적습니다."),
        Asked("licences", "1종 보통", hint="자격증과 면허를 쉼표로 나누어 적습니다."),
        Asked("desired_job", "포장", hint="하고 싶은 일을 적습니다."),
        Asked("desired_wage", _WAGE),
        Asked("desired_area", "한빛군", hint="일하고 싶은 곳을 적습니다."),
        Asked("desired_hours", "09:00~18:00", hint="일할 수 있는 시간을 적습니다."),
        Asked("transport", "자가용"),
        Asked("registered_on", _DAY),
        _NOTE,
    ),
    _K.EMPLOYERS: (
        Asked("name", _FIRM, True, hint=_A_FIRM.hint),
        Asked("employer_type", "기업"),
        Asked("business_number", "123-45-67891", hint="숫자 열 자리를 적습니다."),
        Asked("representative", "이새벗", hint="대표자의 이름을 적습니다."),
        Asked("contact_name", "박한결", hint="채용을 맡은 사람의 이름을 적습니다."),
        Asked("phone", "063-123-4567"),
        Asked("address", "한빛군 가람읍 농공단지길 3", hint="사업장이 있는 곳을 적습니다."),
        _PLACE,
        Asked("industry", "식료품 제조", hint="하는 사업을 적습니다."),
        Asked("headcount", 25),
        _NOTE,
    ),
    _K.VACANCIES: (
        _THE_FIRM,
        _FIRM_PHONE,
        Asked("job", "포장원", True, hint="뽑으려는 일을 적습니다."),
        Asked("openings", 2, True),
        Asked("duties", "완제품 포장과 검수", hint="맡길 일을 적습니다."),
        Asked("wage", _WAGE, True),
        Asked("working_hours", "09:00~18:00, 주 5일", hint="일하는 시간과 요일을 적습니다."),
        Asked("workplace", "한빛군 가람읍", hint="일하는 곳을 적습니다."),
        Asked("employment_type", "정규직"),
        Asked("licences", "지게차", hint="꼭 있어야 하는 자격이나 면허를 적습니다."),
        Asked("preferred", "경력자", hint="있으면 좋은 조건. 나이와 성별은 적지 않습니다."),
        Asked("insurances", "고용보험, 산재보험"),
        Asked("commute", "통근버스 있음", hint="통근버스나 기숙사를 적습니다."),
        Asked("received_on", _DAY),
        Asked("closes_on", date(2026, 4, 15)),
        _NOTE,
    ),
    _K.REFERRALS: (
        *_PERSON,
        _THE_FIRM,
        Asked("vacancy", "포장원", True, "모집직종", "어느 자리에 소개했는지 적습니다."),
        Asked("referred_on", _DAY, True),
        Asked("method", "전화"),
        Asked("interview_on", date(2026, 3, 18)),
        Asked("interview_at", "14:00"),
        Asked("status", "면접예정"),
        _NOTE,
    ),
    _K.PLACEMENTS: (
        *_PERSON,
        Asked("employer", _FIRM, True, "취업처", _A_FIRM.hint),
        Asked("job", "포장", hint="맡은 일을 적습니다."),
        Asked("hire_date", _DAY, True),
        Asked("route", "알선"),
        Asked("wage", _WAGE),
        Asked("employment_type", "정규직"),
        Asked("insured", "예"),
        Asked("left_on", date(2026, 9, 30), hint="그만둔 사람만 적습니다."),
        Asked("leave_reason", "계약 만료", hint="그만둔 까닭을 적습니다."),
        _NOTE,
    ),
    _K.OUTREACH: (
        Asked("held_on", _DAY, True),
        Asked("starts_at", "10:00"),
        Asked("ends_at", "16:00"),
        Asked("outreach_type", "이동상담소", True),
        Asked("title", "가람읍 이동상담소", hint="행사나 상담소의 이름을 적습니다."),
        Asked("place", "가람읍사무소", True, hint="연 곳을 적습니다."),
        _PLACE,
        Asked("partner", "가람읍사무소", hint="함께한 기관을 적습니다."),
        _NOTE,
    ),
    _K.REGISTRATIONS: (
        *_PERSON,
        Asked("registered_on", _DAY, True),
        Asked("valid_until", date(2026, 6, 16), True),
        Asked("registration_type", "신규"),
        Asked("channel", "방문"),
        _NOTE,
    ),
    _K.NOTES: (
        Asked("noted_on", _DAY, True),
        Asked("noted_at", "14:00"),
        *_PERSON,
        _A_FIRM,
        Asked("topic", "취업상담"),
        Asked("channel", "방문"),
        Asked("content", "포장 일을 찾음. 구인 두 곳 안내", True, hint="나눈 말을 적습니다."),
        Asked("next_on", date(2026, 3, 23)),
    ),
    _K.VISITS: (
        Asked("visited_on", _DAY, True, "방문일"),
        Asked("visited_at", "14:00"),
        _THE_FIRM,
        _FIRM_PHONE,
        Asked("method", "방문"),
        Asked("purpose", "구인 발굴"),
        Asked("content", "4월에 두 명 뽑을 예정", True, hint="들은 말과 약속을 적습니다."),
    ),
    _K.AGREEMENTS: (
        Asked("signed_on", _DAY, True),
        Asked("partner", "한빛군 이장협의회", hint="업체가 아닌 기관이면 여기에 적습니다."),
        Asked("employer", _FIRM, label="협약업체", hint="업체이면 여기에 적습니다."),
        Asked("area", "구인 발굴", hint="함께하기로 한 분야를 적습니다."),
        Asked("content", "분기마다 구인 정보를 나눔", hint="약속한 것을 적습니다."),
        Asked("ends_on", date(2028, 3, 15)),
        _NOTE,
    ),
    _K.HIRING_PROXIES: (
        Asked("requested_on", _DAY, True),
        Asked("employer", _FIRM, True, "의뢰업체", _A_FIRM.hint),
        _FIRM_PHONE,
        Asked("job", "포장원", hint="뽑아 달라고 한 일을 적습니다."),
        Asked("heads", 3),
        Asked("supplied", 2, label="수급 인원", hint="실제로 뽑은 사람의 수를 적습니다."),
        Asked("finished_on", date(2026, 4, 10)),
        _NOTE,
    ),
    _K.MEETINGS: (
        Asked("held_on", _DAY, True),
        Asked("starts_at", "14:00"),
        Asked("meeting_type", "유관기관 회의"),
        Asked("title", "봄철 농촌 일손 협의", True, hint="무엇을 의논했는지 한 줄로 적습니다."),
        Asked("place", "한빛군청", hint="모인 곳을 적습니다."),
        Asked("partners", "군청, 농협", hint="온 기관을 쉼표로 나누어 적습니다."),
        Asked("headcount", 8),
        Asked("content", "작업반을 함께 꾸리기로 함", hint="나눈 말과 정한 것을 적습니다."),
        _NOTE,
    ),
    _K.PUBLICITY: (
        Asked("published_on", _DAY, True),
        Asked("publicity_type", "현수막"),
        Asked("title", "구직자 모집 안내", True, hint="무엇을 알렸는지 적습니다."),
        Asked("medium", "가람읍 게시대", hint="어디에 실었는지 적습니다."),
        Asked("count", 3),
        Asked("unit", "개"),
        Asked("content", "읍내 세 곳", hint="더 알려 주실 것을 적습니다."),
    ),
    _K.TRIPS: (
        Asked("held_on", _DAY, True),
        Asked("starts_at", "09:00", True),
        Asked("place", "가람 농공단지", True, hint="면접을 본 곳을 적습니다."),
        Asked("staff", "박한결", hint="함께 간 직원의 이름을 적습니다."),
        Asked("vehicle", "센터 승합차", hint="타고 간 차를 적습니다."),
        _NOTE,
    ),
    _K.TRIP_PEOPLE: (
        Asked("trip.held_on", _DAY, True, "동행일"),
        Asked("trip", "가람 농공단지", True, hint="동행면접을 다녀온 곳을 적습니다."),
        *_PERSON,
        Asked("employer", _FIRM, label="면접업체", hint="면접을 본 업체를 적습니다."),
        Asked("attendance", "참석"),
        Asked("note", "읍사무소 앞", label="비고", hint="타는 곳 등을 적습니다."),
    ),
    _K.ALLOWANCES: (
        *_PERSON,
        Asked("employer", _FIRM, label="면접업체", hint="면접을 본 업체를 적습니다."),
        Asked("interview_on", _DAY, True),
        Asked("amount", 30_000, True),
        Asked("slip_on", date(2026, 3, 18)),
        Asked("slip_by", "이새벗", hint="확인해 준 업체 사람의 이름을 적습니다."),
        _NOTE,
    ),
    _K.PROCESS_DAYS: (
        Asked("held_on", _DAY, True),
        Asked("attendees", "센터 직원 4명", hint="온 사람을 적습니다."),
        Asked("agenda", "3개월째 재직 확인", True, hint="의논할 것을 적습니다."),
        Asked("result", "두 명 다시 연락하기로 함", hint="정한 것을 적습니다."),
        _NOTE,
    ),
    _K.FOLLOW_UPS: (
        Asked("done_on", _DAY, True),
        *_PERSON,
        Asked("employer", _FIRM, label="취업처", hint=_A_FIRM.hint),
        Asked("milestone", 3, hint="입사한 지 몇 달째인지 숫자로 적습니다. (1, 3, 6, 12)"),
        Asked("method", "전화"),
        Asked("outcome", "완료"),
        Asked("employed", "예"),
        Asked("conditions", "처음과 같음", hint="약속한 조건과 다른 점을 적습니다."),
        Asked("difficulty", "출퇴근 교통", hint="어려운 점을 적습니다."),
        Asked("content", "잘 다니고 있음", hint="나눈 말을 적습니다."),
    ),
    _K.SURVEYS: (
        Asked("title", "상반기 구직자 만족도", True, hint="조사의 이름을 적습니다."),
        Asked("audience", "구직자"),
        Asked("scale", 5, True, hint="가장 높은 점수를 숫자로 적습니다."),
        Asked(
            "questions", "친절; 정보; 결과", True, hint="물은 것을 쌍반점( ; )으로 나누어 적습니다."
        ),
        Asked("opened_on", _DAY),
        Asked("closed_on", date(2026, 4, 15)),
        _NOTE,
    ),
    _K.SURVEY_ANSWERS: (
        Asked("survey", "상반기 구직자 만족도", True, hint="만족도 조사의 이름을 적습니다."),
        Asked("answered_on", _DAY, True),
        Asked("scores", "5; 4; 5", True, hint="문항 차례대로 점수를 쌍반점( ; )으로 나눕니다."),
        Asked("comment", "차편을 더 알려 주세요", hint="적어 준 말을 그대로 옮깁니다."),
    ),
    _K.MATCHING_DAYS: (
        Asked("held_on", _DAY, True),
        Asked("title", _EVENT, True, hint="행사의 이름을 적습니다."),
        Asked("day_type", "만남의 날"),
        Asked("starts_at", "13:30"),
        Asked("ends_at", "17:00"),
        Asked("place", "한빛군민회관", hint="연 곳을 적습니다."),
        Asked("host", "한빛군", hint="주최한 기관을 적습니다."),
        Asked("organiser", "한빛군 일자리센터", hint="주관한 기관을 적습니다."),
        Asked("partners", "농협, 고용센터", hint="함께한 기관을 쉼표로 나누어 적습니다."),
        _NOTE,
    ),
    _K.DAY_EMPLOYERS: (
        *_AN_EVENT,
        Asked("employer", _FIRM, True, "업체명", _A_FIRM.hint),
        Asked("booth", "3", hint="부스 번호를 적습니다."),
        Asked("mode", "직접"),
        Asked("status", "참가 확정"),
        Asked("jobs", "포장원 2명", hint="직종과 인원을 쉼표로 나누어 적습니다."),
        Asked("interviewers", 1),
        Asked("arrives_at", "13:00"),
        Asked("leaves_at", "17:00"),
        Asked("contact_name", "박한결", label="담당자", hint="그날 오는 사람을 적습니다."),
        Asked("phone", "063-123-4567", label="연락처"),
        _NOTE,
    ),
    _K.DAY_ATTENDEES: (
        *_AN_EVENT,
        *_PERSON,
        Asked(
            "wishes", "한빛식품", hint="면접을 보고 싶은 업체를 원하는 차례대로 쉼표로 나눕니다."
        ),
        Asked("from_at", "13:30"),
        Asked("until_at", "16:20", hint="버스 때문에 가야 하는 시각 등을 적습니다."),
        Asked("status", "참석"),
        _NOTE,
    ),
    _K.DAY_INTERVIEWS: (
        *_AN_EVENT,
        Asked("attendee", _NAME, True, "참가자", "면접을 본 사람의 이름을 적습니다."),
        Asked("day_employer", _FIRM, True, "참여업체", _A_FIRM.hint),
        Asked("starts_at", "14:00"),
        Asked("status", "완료"),
        Asked("result", "채용"),
        Asked("hire_on", date(2026, 4, 1)),
        Asked("reason", "통근 어려움", hint="뽑지 않은 까닭을 적습니다."),
        _NOTE,
    ),
    _K.COURSES: (
        Asked("title", _COURSE, True, hint="양성과정의 이름을 적습니다."),
        Asked("field", "물류·운전"),
        Asked("hours", 240),
        Asked("curriculum", "입출고, 재고관리, 지게차 실습", hint="배우는 것을 적습니다."),
        Asked("operator", "한빛직업학교", hint="가르치는 기관을 적습니다."),
        Asked("partners", "한빛물류", hint="함께하는 기관이나 기업을 쉼표로 나누어 적습니다."),
        Asked("certificate", "지게차운전기능사", hint="따려는 자격증을 적습니다."),
        _NOTE,
    ),
    _K.COURSE_SUBJECTS: (
        _A_COURSE,
        Asked("position", 1, hint="가르치는 차례를 숫자로 적습니다."),
        Asked("title", "재고관리", True, "과목", "과목 이름을 적습니다."),
        Asked("hours", 40),
        Asked("content", "선입선출, 재고 실사", hint="배우는 것을 적습니다."),
    ),
    _K.COHORTS: (
        _A_COURSE,
        Asked("title", _ROUND, True, hint="다른 기수와 겹치지 않는 이름을 적습니다."),
        Asked("round", 3),
        Asked("starts_on", _DAY, True),
        Asked("ends_on", date(2026, 5, 29)),
        Asked("place", "한빛직업학교 2층", hint="가르치는 곳을 적습니다."),
        Asked("seats", 20),
        Asked("operator", "한빛직업학교", hint="운영하는 기관을 적습니다."),
        Asked("trainers", "박한결", hint="가르치는 사람을 쉼표로 나누어 적습니다."),
        _NOTE,
    ),
    _K.COHORT_SESSIONS: (
        _A_COHORT,
        Asked("held_on", _DAY, True),
        Asked("starts_at", "09:00"),
        Asked("ends_at", "16:00"),
        Asked("hours", 6),
        Asked("subject", "재고관리", hint="과정에 있는 과목 이름을 적습니다."),
        Asked("content", "재고 실사 실습", hint="그날 배우는 것을 적습니다."),
        Asked("trainer", "박한결", hint="가르치는 사람을 적습니다."),
        Asked("place", "한빛직업학교 2층", hint="가르치는 곳을 적습니다."),
        _NOTE,
    ),
    _K.COHORT_DEMANDS: (
        _A_COHORT,
        Asked("employer", _FIRM, True, "업체명", _A_FIRM.hint),
        Asked("asked_on", _DAY),
        Asked("job", "지게차 기사", hint="뽑으려는 직종을 적습니다."),
        Asked("heads", 3),
        Asked("skills", "지게차운전기능사", hint="있어야 하는 자격이나 기술을 적습니다."),
        Asked("wage", "월 250만원", hint="줄 임금을 적습니다."),
        Asked("committed_on", date(2026, 3, 20)),
        Asked("committed_heads", 2),
        Asked("contact_name", "박한결", label="담당자", hint="채용을 맡은 사람을 적습니다."),
        _NOTE,
    ),
    _K.TRAINEES: (
        _A_COHORT,
        *_PERSON,
        Asked("completed", "수료", hint="수료, 미수료, 중도탈락, 조기취업 가운데 하나를 적습니다."),
        Asked("qualifications", "지게차운전기능사", hint="딴 자격증을 쉼표로 나누어 적습니다."),
        Asked("hired_at", _FIRM, hint="취업한 업체의 이름을 적습니다."),
        Asked("hired_on", date(2026, 6, 8)),
        _NOTE,
    ),
    _K.ATTENDANCE: (
        _A_COHORT,
        Asked("held_on", _DAY, True),
        _A_TRAINEE[1],
        Asked("mark", "출석", True),
        Asked("hours", 6, hint="하루를 다 채우지 못했으면 인정할 시간을 적습니다."),
        Asked("evidence", "면접확인서", hint="낸 서류의 이름을 적습니다."),
        _NOTE,
    ),
    _K.QUALIFICATIONS: (
        *_A_TRAINEE,
        Asked("title", "물류관리사", True, "자격증", "자격증의 이름을 적습니다."),
        Asked("issuer", "한국산업인력공단", hint="내준 기관을 적습니다."),
        Asked("acquired_on", _DAY),
        _NOTE,
    ),
    _K.TRAINEE_ALLOWANCES: (
        *_A_TRAINEE,
        Asked("month", date(2026, 3, 1), True, hint="그 달의 첫날을 적습니다."),
        Asked("days", 12),
        Asked("amount", 120_000),
        Asked("step", "지급"),
        Asked("paid_on", date(2026, 4, 10)),
        _NOTE,
    ),
    _K.CERTIFICATE_ISSUES: (
        *_A_TRAINEE,
        Asked("number", "2026-물류-1", True, hint="수료증에 적힌 번호를 적습니다."),
        Asked("issued_on", _DAY, True),
        Asked("issue_type", "발급"),
    ),
    _K.TASKS: (
        Asked("title", "구인 확인 전화", True, hint="할 일을 한 줄로 적습니다."),
        Asked("due_on", _DAY, True),
        Asked("seeker", _NAME, label="구직자", hint="누구의 일인지 적습니다."),
        _A_FIRM,
        _NOTE,
    ),
    _K.TARGETS: (
        Asked("indicator", "구직신청", True),
        Asked("year", 2026, True),
        Asked("value", "500", True, hint="한 해의 목표를 숫자로 적습니다."),
        Asked("set_on", date(2026, 1, 2), hint="목표를 정한 날을 적습니다."),
        Asked("reason", "연간 사업계획", hint="정하거나 고친 까닭을 적습니다."),
    ),
}
"""The columns of each kind's sheet, in order."""

TITLES: dict[KindId, str] = {
    _K.SEEKERS: "구직자 명단",
    _K.EMPLOYERS: "구인업체 명단",
    _K.VACANCIES: "구인 신청 명단",
    _K.REFERRALS: "알선 대장",
    _K.PLACEMENTS: "취업자 명단",
    _K.OUTREACH: "이동·출장·집단상담 운영 대장",
    _K.REGISTRATIONS: "구직신청 대장",
    _K.NOTES: "상담 일지",
    _K.VISITS: "업체 방문·연락 대장",
    _K.AGREEMENTS: "협약 대장",
    _K.HIRING_PROXIES: "채용대행 대장",
    _K.MEETINGS: "간담회 대장",
    _K.PUBLICITY: "홍보 대장",
    _K.TRIPS: "동행면접 대장",
    _K.TRIP_PEOPLE: "동행면접 참여자 명단",
    _K.ALLOWANCES: "면접활동비 대장",
    _K.PROCESS_DAYS: "과정관리의 날 대장",
    _K.FOLLOW_UPS: "사후관리 대장",
    _K.SURVEYS: "만족도 조사 목록",
    _K.SURVEY_ANSWERS: "만족도 응답 원자료",
    _K.MATCHING_DAYS: "만남의 날 운영 대장",
    _K.DAY_EMPLOYERS: "만남의 날 참여업체 명단",
    _K.DAY_ATTENDEES: "만남의 날 참가자 명단",
    _K.DAY_INTERVIEWS: "현장면접 대장",
    _K.COURSES: "양성과정 목록",
    _K.COURSE_SUBJECTS: "과목 편성표",
    _K.COHORTS: "교육 기수 목록",
    _K.COHORT_SESSIONS: "교육 일정표",
    _K.COHORT_DEMANDS: "수요조사·채용약정 목록",
    _K.TRAINEES: "교육생 명단",
    _K.ATTENDANCE: "출결 대장",
    _K.QUALIFICATIONS: "자격 취득자 명단",
    _K.TRAINEE_ALLOWANCES: "훈련수당 지급대장",
    _K.CERTIFICATE_ISSUES: "수료증 발급대장",
    _K.TASKS: "할 일 목록",
    _K.TARGETS: "연간 목표",
}
"""What each kind's sheet is called."""
