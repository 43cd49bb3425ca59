"""The rosters there are: what each is called, its usual columns, by what it can be grouped."""

from __future__ import annotations

from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.domain.rosters import MONTH, YEAR, Grouping

TITLES: dict[KindId, str] = {
    KindId.SEEKERS: "구직자 명부",
    KindId.EMPLOYERS: "구인업체 명부",
    KindId.VACANCIES: "구인 현황",
    KindId.REFERRALS: "알선대장",
    KindId.PLACEMENTS: "취업자 명부",
    KindId.REGISTRATIONS: "구직신청 대장",
    KindId.NOTES: "상담일지",
    KindId.OUTREACH: "이동·출장상담소 운영 현황",
    KindId.VISITS: "업체 방문·연락 대장",
    KindId.AGREEMENTS: "협약 명부",
    KindId.HIRING_PROXIES: "채용대행 대장",
    KindId.MEETINGS: "간담회 대장",
    KindId.PUBLICITY: "홍보 대장",
    KindId.TRIPS: "동행면접 대장",
    KindId.TRIP_PEOPLE: "동행면접 참여자 명부",
    KindId.ALLOWANCES: "면접활동비 지급대장",
    KindId.FOLLOW_UPS: "사후관리 대장",
    KindId.PROCESS_DAYS: "과정관리의 날 운영 현황",
    KindId.SURVEYS: "만족도 조사 현황",
    KindId.SURVEY_ANSWERS: "만족도 응답 원자료",
    KindId.MATCHING_DAYS: "만남의 날 운영 현황",
    KindId.DAY_EMPLOYERS: "만남의 날 참여업체 명부",
    KindId.DAY_ATTENDEES: "만남의 날 참가자 명부",
    KindId.DAY_INTERVIEWS: "현장면접 대장",
    KindId.COURSES: "양성과정 목록",
    KindId.COURSE_SUBJECTS: "과목 편성표",
    KindId.COHORTS: "교육 기수 현황",
    KindId.COHORT_SESSIONS: "교육 일정표",
    KindId.COHORT_DEMANDS: "수요조사·채용약정 현황",
    KindId.TRAINEES: "교육생 명부",
    KindId.ATTENDANCE: "출결 대장",
    KindId.QUALIFICATIONS: "자격 취득자 명부",
    KindId.TRAINEE_ALLOWANCES: "훈련수당 지급대장",
    KindId.CERTIFICATE_ISSUES: "수료증 발급대장",
    KindId.FARMS: "농가 명부",
    KindId.FARM_WORKERS: "농작업 근로자 명부",
    KindId.FARM_REQUESTS: "농가 일손 요청 대장",
    KindId.FARM_DAYS: "농가일자리 배치 대장",
    KindId.FARM_CONTRACTS: "농작업 근로계약 대장",
    KindId.SUPPORT_BATCHES: "지원금 기안 대장",
    KindId.SUPPORT_PAYMENTS: "농가일자리 지원금 대장",
    KindId.TASKS: "할 일 목록",
}
"""What the printed list of a kind is called."""

FIELDS: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: (
        "name", "gender", "birth_date", "age", "phone", "address", "education", "licences",
        "desired_job", "desired_wage", "registered_on", "status", "counsellor", "note",
    ),
    KindId.EMPLOYERS: (
        "name", "employer_type", "business_number", "representative", "contact_name", "phone",
        "address", "industry", "headcount", "open_vacancies", "placement_count", "status",
        "counsellor", "note",
    ),
    KindId.VACANCIES: (
        "employer", "job", "openings", "wage", "working_hours", "workplace",
        "employment_type", "preferred", "received_on", "closes_on", "referral_count",
        "hired_count", "status", "counsellor",
    ),
    KindId.REFERRALS: (
        "referred_on", "seeker", "birth_date", "phone", "employer", "vacancy",
        "vacancy_received_on", "vacancy_openings", "method", "interview_on", "status", "reason",
        "counsellor", "note",
    ),
    KindId.PLACEMENTS: (
        "hire_date", "seeker", "gender", "birth_date", "age", "phone", "eup_myeon", "employer",
        "job", "wage", "employment_type", "route", "insured", "status", "left_on", "counsellor",
        "note",
    ),
    KindId.REGISTRATIONS: (
        "registered_on", "seeker", "birth_date", "phone", "registration_type", "channel",
        "valid_until", "outreach", "status", "counsellor", "note",
    ),
    KindId.NOTES: (
        "noted_on", "noted_at", "seeker", "birth_date", "phone", "employer", "topic", "channel",
        "content", "next_on", "outreach", "counsellor",
    ),
    KindId.OUTREACH: (
        "held_on", "outreach_type", "title", "place", "eup_myeon", "partner", "note_count",
        "people_count", "registration_count", "status", "counsellor",
    ),
    KindId.VISITS: (
        "visited_on", "employer", "contact", "method", "purpose", "content", "next_on",
        "counsellor",
    ),
    KindId.AGREEMENTS: (
        "signed_on", "employer", "partner", "area", "content", "ends_on", "status", "counsellor",
    ),
    KindId.HIRING_PROXIES: (
        "requested_on", "employer", "vacancy", "vacancy_received_on", "vacancy_openings", "job",
        "heads", "supplied", "finished_on", "status", "counsellor", "note",
    ),
    KindId.MEETINGS: (
        "held_on", "meeting_type", "title", "place", "partners", "attendees", "headcount",
        "content", "counsellor",
    ),
    KindId.PUBLICITY: (
        "published_on", "publicity_type", "title", "medium", "count", "unit", "counsellor",
    ),
    KindId.TRIPS: (
        "held_on", "starts_at", "place", "staff", "vehicle", "people_count", "company_count",
        "status", "counsellor", "note",
    ),
    KindId.TRIP_PEOPLE: (
        "held_on", "seeker", "birth_date", "phone", "employer", "trip", "attendance", "note",
    ),
    KindId.ALLOWANCES: (
        "interview_on", "seeker", "birth_date", "phone", "employer", "slip_on", "slip_by",
        "amount", "status", "decided_on", "paid_on", "counsellor", "note",
    ),
    KindId.FOLLOW_UPS: (
        "done_on", "seeker", "birth_date", "phone", "employer", "audience", "milestone",
        "method", "outcome", "employed", "conditions", "difficulty", "wants", "content",
        "process_day", "counsellor",
    ),
    KindId.PROCESS_DAYS: (
        "held_on", "attendees", "agenda", "contact_count", "result", "status", "counsellor",
    ),
    KindId.SURVEYS: (
        "title", "audience", "scale", "questions", "opened_on", "closed_on", "answer_count",
        "counsellor",
    ),
    KindId.SURVEY_ANSWERS: ("survey", "answered_on", "scores", "comment"),
    KindId.MATCHING_DAYS: (
        "held_on", "title", "day_type", "starts_at", "ends_at", "place", "host", "organiser",
        "partners", "employer_count", "opening_count", "applicant_count", "attended_count",
        "interview_count", "status", "counsellor", "note",
    ),
    KindId.DAY_EMPLOYERS: (
        "held_on", "matching_day", "booth", "employer", "mode", "status", "jobs",
        "opening_count", "interviewers", "minutes", "arrives_at", "leaves_at", "contact_name",
        "phone", "counsellor", "note",
    ),
    KindId.DAY_ATTENDEES: (
        "held_on", "matching_day", "number", "seeker", "birth_date", "phone", "channel",
        "status", "wishes", "from_at", "until_at", "arrived_at", "programmes", "counsellor",
        "note",
    ),
    KindId.DAY_INTERVIEWS: (
        "held_on", "matching_day", "starts_at", "number", "attendee", "day_employer", "seat",
        "status", "result", "hire_on", "reason", "counsellor", "note",
    ),
    KindId.COURSES: (
        "title", "field", "hours", "curriculum", "operator", "partners", "certificate", "active",
        "cohort_count", "counsellor", "note",
    ),
    KindId.COURSE_SUBJECTS: ("course", "position", "title", "hours", "content"),
    KindId.COHORTS: (
        "course", "title", "round", "status", "starts_on", "ends_on", "weekdays", "starts_at",
        "ends_at", "day_hours", "place", "seats", "applicant_count", "selected_count",
        "completed_count", "holder_count", "hired_count", "counsellor", "note",
    ),
    KindId.COHORT_SESSIONS: (
        "cohort", "held_on", "starts_at", "ends_at", "hours", "subject", "content", "trainer",
        "place", "session_type", "status", "reason", "note",
    ),
    KindId.COHORT_DEMANDS: (
        "cohort", "employer", "status", "asked_on", "job", "heads", "skills", "wage",
        "committed_on", "committed_heads", "contact_name", "hired_count", "counsellor", "note",
    ),
    KindId.TRAINEES: (
        "cohort", "number", "seeker", "gender", "birth_date", "phone", "status", "applied_on",
        "channel", "selected_on", "left_on", "exit_reason", "completed_on", "exception",
        "qualifications", "hired_at", "hired_on", "counsellor", "note",
    ),
    KindId.ATTENDANCE: (
        "cohort", "held_on", "number", "trainee", "birth_date", "mark", "hours", "reason",
        "evidence", "slip_on", "note",
    ),
    KindId.QUALIFICATIONS: (
        "cohort", "trainee", "birth_date", "phone", "title", "issuer", "acquired_on", "number",
        "note",
    ),
    KindId.TRAINEE_ALLOWANCES: (
        "cohort", "trainee", "birth_date", "phone", "month", "days", "amount", "step", "paid_on",
        "counsellor", "note",
    ),
    KindId.CERTIFICATE_ISSUES: (
        "cohort", "number", "trainee", "birth_date", "phone", "issued_on", "issue_type",
        "reason", "counsellor",
    ),
    KindId.FARMS: (
        "employer", "phone", "eup_myeon", "village", "crops", "area", "directions", "found_on",
        "support_cap", "day_count", "person_count", "counsellor", "note",
    ),
    KindId.FARM_WORKERS: (
        "seeker", "birth_date", "phone", "eup_myeon", "origin", "status", "skills", "tasks",
        "pickup", "crew", "insurance", "insured_until", "found_on", "day_count", "absent_count",
        "counsellor", "note",
    ),
    KindId.FARM_REQUESTS: (
        "received_on", "employer", "farm_phone", "farm_place", "task", "crop", "starts_on",
        "ends_on", "weekdays", "heads", "starts_at", "ends_at", "daily_wage", "cancelled_on",
        "cancel_reason", "counsellor", "note",
    ),
    KindId.FARM_DAYS: (
        "work_date", "employer", "farm_place", "task", "crop", "seeker", "birth_date", "phone",
        "origin", "status", "starts_at", "ends_at", "daily_wage", "wage_paid_on", "insured",
        "contract_on", "support_sum", "absent_reason", "counsellor", "note",
    ),
    KindId.FARM_CONTRACTS: (
        "number", "employer", "seeker", "birth_date", "phone", "starts_on", "ends_on", "task",
        "place", "starts_at", "ends_at", "daily_wage", "signed_on", "counsellor", "note",
    ),
    KindId.SUPPORT_BATCHES: (
        "title", "month", "step", "payment_count", "amount_sum", "document", "drafted_on",
        "approved_on", "paid_on", "settled_on", "reason", "counsellor", "note",
    ),
    KindId.SUPPORT_PAYMENTS: (
        "work_date", "item", "employer", "seeker", "birth_date", "amount", "payee", "source",
        "step", "batch", "evidence", "evidence_on", "note",
    ),
    KindId.TASKS: (
        "due_on", "due_at", "title", "seeker", "birth_date", "phone", "employer", "done_on",
        "counsellor", "note",
    ),
}  # fmt: skip
"""The columns of the printed list of a kind, after 연번."""

_GROUPING = frozenset({FieldType.CHOICE, FieldType.SUGGEST, FieldType.LINK, FieldType.FLAG})
_UNGROUPED = frozenset({"birth_approximate", "merged_into"})
"""Marks for the program's own sake, by which nobody groups a list."""
_SPANS = ((MONTH, "월별"), (YEAR, "연도별"))
_SUMMED_UNITS = frozenset({"명", "건", "곳", "원", "회"})


def is_summed(field: Field) -> bool:
    """Whether adding the values of a field up says something: people and money, not ages."""
    return field.type is FieldType.NUMBER and field.unit in _SUMMED_UNITS


def groupings(kind: KindId) -> tuple[tuple[str, Grouping], ...]:
    """By what the records of a kind can be grouped, each with its words."""
    found: list[tuple[str, Grouping]] = []
    for field in KINDS[kind].fields:
        if field.sensitive or field.id in _UNGROUPED:
            continue
        if field.type in _GROUPING:
            found.append((field.label, Grouping(field.id)))
        elif field.type is FieldType.DATE and not field.personal:
            found += [(f"{field.label} {word}", Grouping(field.id, s)) for s, word in _SPANS]
    return tuple(found)


def grouping_words(kind: KindId, grouping: Grouping) -> str:
    """``읍면``, ``입사일 월별``; the field's id where there is no such grouping."""
    return next((word for word, each in groupings(kind) if each == grouping), grouping.field)
