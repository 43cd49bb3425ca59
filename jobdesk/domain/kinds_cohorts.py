"""The kinds of a training cohort: courses, their cohorts, what was planned and promised."""

from __future__ import annotations

from jobdesk.domain import cohorts, trainees
from jobdesk.domain.fields import Field, FieldType, Kind, KindId, values

_T = FieldType
_COURSE = Field("course", "과정", _T.LINK, required=True, link="courses")
_COHORT = Field("cohort", "기수", _T.LINK, required=True, link="cohorts")
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)
_NOTE = Field("note", "비고", _T.LONG_TEXT)


def _counted(field: str, label: str, unit: str) -> Field:
    return Field(field, label, _T.NUMBER, derived=True, unit=unit)


COURSES = Kind(
    KindId.COURSES,
    "양성과정",
    "개",
    "title",
    (
        Field("title", "과정명", required=True),
        Field("field", "분야", _T.SUGGEST, choices=cohorts.FIELDS),
        Field("hours", "교육시간", _T.NUMBER, unit="시간"),
        Field("curriculum", "교육내용", _T.LONG_TEXT),
        Field("operator", "교육기관"),
        Field("partners", "협력기관"),
        Field("certificate", "목표 자격증"),
        Field("active", "운영", _T.FLAG),
        _COUNSELLOR,
        _NOTE,
        _counted("subject_hours", "과목 시간", "시간"),
        _counted("cohort_count", "기수", "기"),
    ),
)

COURSE_SUBJECTS = Kind(
    KindId.COURSE_SUBJECTS,
    "과목",
    "개",
    "title",
    (
        _COURSE,
        Field("position", "순서", _T.NUMBER),
        Field("title", "과목", required=True),
        Field("hours", "시간", _T.NUMBER, unit="시간"),
        Field("content", "교육내용", _T.LONG_TEXT),
    ),
)

COHORTS = Kind(
    KindId.COHORTS,
    "교육 기수",
    "기",
    "title",
    (
        _COURSE,
        Field("title", "기수 이름", required=True),
        Field("round", "기수", _T.NUMBER),
        Field("status", "상태", _T.CHOICE, choices=values(cohorts.CohortStatus)),
        Field("recruit_from", "모집 시작", _T.DATE),
        Field("recruit_until", "모집 마감", _T.DATE),
        Field("starts_on", "개강일", _T.DATE, required=True),
        Field("ends_on", "종강일", _T.DATE),
        Field("weekdays", "수업 요일", _T.MULTI, choices=cohorts.WEEKDAYS),
        Field("starts_at", "시작"),
        Field("ends_at", "마침"),
        Field("breaks", "쉬는 시간"),
        Field("day_hours", "하루 시간", _T.NUMBER, unit="시간"),
        Field("days_off", "쉬는 날", _T.MULTI),
        Field("place", "교육장소"),
        Field("seats", "정원", _T.NUMBER, unit="명"),
        Field("rank_by", "순위 기준", _T.CHOICE, choices=values(cohorts.RankBasis)),
        Field("operator", "운영기관"),
        Field("trainers", "강사"),
        Field("rule_basis", "수료 기준", _T.CHOICE, choices=values(cohorts.RuleBasis)),
        Field("rule_percent", "수료 출석률", _T.NUMBER, unit="%"),
        Field("slips_per_absence", "결석 1일로 보는 횟수", _T.NUMBER, unit="회"),
        Field("slip_marks", "결석으로 모으는 출결", _T.MULTI, choices=cohorts.SLIP_WORDS),
        Field("excused", "공결 인정", _T.FLAG),
        Field("allowance_day", "하루 훈련수당", _T.NUMBER, unit="원"),
        Field("allowance_hours", "수당 최소 시간", _T.NUMBER, unit="시간"),
        Field("allowance_month_cap", "월 한도", _T.NUMBER, unit="원"),
        Field("allowance_cap", "총 한도", _T.NUMBER, unit="원"),
        Field("hire_rate_base", "취업률 기준", _T.CHOICE, choices=values(cohorts.RateBase)),
        Field("certificate_prefix", "수료증 번호 머리"),
        _COUNSELLOR,
        _NOTE,
        _counted("applicant_count", "모집인원", "명"),
        _counted("selected_count", "선발인원", "명"),
        _counted("trainee_count", "교육인원", "명"),
        _counted("completed_count", "수료인원", "명"),
        _counted("early_count", "조기취업", "명"),
        _counted("dropped_count", "중도탈락", "명"),
        _counted("qualification_count", "자격증", "건"),
        _counted("holder_count", "자격취득", "명"),
        _counted("hired_count", "취업인원", "명"),
    ),
)

COHORT_BUDGETS = Kind(
    KindId.COHORT_BUDGETS,
    "교육 예산",
    "건",
    "source",
    (
        _COHORT,
        Field("source", "재원", _T.SUGGEST, required=True, choices=cohorts.SOURCES),
        Field("amount", "예산", _T.NUMBER, unit="원"),
        Field("spent", "집행액", _T.NUMBER, unit="원"),
        _NOTE,
    ),
)

COHORT_TARGETS = Kind(
    KindId.COHORT_TARGETS,
    "교육 목표",
    "건",
    "measure",
    (
        _COHORT,
        Field("measure", "지표", _T.CHOICE, choices=values(cohorts.CohortMeasure)),
        Field("value", "목표"),
        Field("set_on", "설정일", _T.DATE),
        Field("reason", "사유"),
        Field("document", "근거문서"),
    ),
)

COHORT_SESSIONS = Kind(
    KindId.COHORT_SESSIONS,
    "교육 일정",
    "회",
    "held_on",
    (
        _COHORT,
        Field("held_on", "날짜", _T.DATE, required=True),
        Field("starts_at", "시작"),
        Field("ends_at", "마침"),
        Field("hours", "시간", _T.NUMBER, unit="시간"),
        Field("subject", "과목", _T.LINK, link="course_subjects"),
        Field("content", "내용"),
        Field("trainer", "강사", _T.SUGGEST),
        Field("place", "장소"),
        Field("session_type", "구분", _T.CHOICE, choices=values(cohorts.SessionType)),
        Field("status", "상태", _T.CHOICE, choices=values(cohorts.SessionStatus)),
        Field("makes_up", "보강할 수업", _T.LINK, link="cohort_sessions"),
        Field("reason", "사유"),
        _NOTE,
    ),
)

COHORT_DEMANDS = Kind(
    KindId.COHORT_DEMANDS,
    "수요조사·채용약정",
    "건",
    "employer",
    (
        _COHORT,
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        Field("status", "구분", _T.CHOICE, choices=values(cohorts.DemandStatus)),
        Field("asked_on", "조사일", _T.DATE),
        Field("job", "직종"),
        Field("heads", "필요 인원", _T.NUMBER, unit="명"),
        Field("skills", "필요 기술·자격"),
        Field("wage", "임금", _T.TEXT),
        Field("committed_on", "약정일", _T.DATE),
        Field("committed_heads", "약정 인원", _T.NUMBER, unit="명"),
        Field("contact_name", "담당자"),
        _COUNSELLOR,
        _NOTE,
        _counted("hired_count", "채용", "명"),
    ),
)

_TRAINEE = Field("trainee", "교육생", _T.LINK, required=True, personal=True, link="trainees")
_NUMBER = Field("number", "번호", _T.NUMBER, derived=True)
_BORN = Field("birth_date", "생년월일", _T.DATE, derived=True, personal=True)
_PHONE = Field("phone", "연락처", _T.PHONE, derived=True, personal=True)

TRAINEES = Kind(
    KindId.TRAINEES,
    "교육생",
    "명",
    "seeker",
    (
        _COHORT,
        Field("number", "번호", _T.NUMBER),
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        _BORN,
        _PHONE,
        Field("gender", "성별", derived=True),
        Field("status", "상태", _T.CHOICE, choices=values(trainees.TraineeStatus)),
        Field("applied_on", "신청일", _T.DATE),
        Field("channel", "모집 경로", _T.SUGGEST, choices=trainees.CHANNELS),
        Field("waiting_rank", "대기 순번", _T.NUMBER),
        Field("selected_on", "선발일", _T.DATE),
        Field("alternative", "대안 안내"),
        Field("pledge_on", "서약서", _T.DATE),
        Field("consent_on", "개인정보 동의", _T.DATE),
        Field("started_on", "수강 시작일", _T.DATE),
        Field("left_on", "종료일", _T.DATE),
        Field("exit_reason", "종료 사유", _T.CHOICE, choices=values(trainees.ExitReason)),
        Field("exit_note", "사유 내용"),
        Field("completed_on", "수료일", _T.DATE),
        Field("exception", "수료 예외 사유"),
        Field("certificate_number", "수료증 번호"),
        Field("certificate_on", "수료증 발급일", _T.DATE),
        Field("evaluation", "교육평가", _T.LONG_TEXT),
        _COUNSELLOR,
        _NOTE,
        Field("completed", "수료여부", derived=True, choices=values(trainees.TraineeStatus)),
        Field("qualifications", "취득 자격", derived=True),
        _counted("qualification_count", "자격증", "건"),
        Field("marks", "출결", derived=True),
        Field("hired_at", "취업처", derived=True),
        Field("hired_on", "취업일", _T.DATE, derived=True),
    ),
)

SELECTION_STAGES = Kind(
    KindId.SELECTION_STAGES,
    "전형 단계",
    "개",
    "title",
    (
        _COHORT,
        Field("position", "순서", _T.NUMBER),
        Field("title", "전형", required=True),
        Field("held_on", "날짜", _T.DATE),
        Field("starts_at", "시작"),
        Field("place", "장소"),
        Field("reviewers", "평가위원", _T.MULTI),
        Field("full_score", "만점", _T.NUMBER, unit="점"),
        Field("pass_score", "합격선", _T.NUMBER, unit="점"),
        Field("pass_count", "합격 인원", _T.NUMBER, unit="명"),
        _NOTE,
    ),
)

STAGE_RESULTS = Kind(
    KindId.STAGE_RESULTS,
    "전형 결과",
    "건",
    "trainee",
    (
        Field("stage", "전형", _T.LINK, required=True, link="selection_stages"),
        _TRAINEE,
        Field("scores", "점수", _T.MULTI),
        Field("bonus", "가산점"),
        Field("bonus_reason", "가산 사유"),
        Field("verdict", "판정", _T.CHOICE, choices=values(trainees.Verdict)),
        _NOTE,
    ),
)

ATTENDANCE = Kind(
    KindId.ATTENDANCE,
    "출결",
    "건",
    "trainee",
    (
        _COHORT,
        Field("held_on", "날짜", _T.DATE, required=True),
        _NUMBER,
        _TRAINEE,
        _BORN,
        _PHONE,
        Field("mark", "출결", _T.CHOICE, choices=values(trainees.Mark)),
        Field("hours", "인정 시간", _T.NUMBER, unit="시간"),
        Field("reason", "사유"),
        Field("evidence", "증빙", _T.SUGGEST, choices=trainees.EVIDENCE),
        Field("slip_on", "결석계", _T.DATE),
        _NOTE,
    ),
)

QUALIFICATIONS = Kind(
    KindId.QUALIFICATIONS,
    "자격 취득",
    "건",
    "trainee",
    (
        _COHORT,
        _TRAINEE,
        _BORN,
        _PHONE,
        Field("title", "자격증", _T.SUGGEST, required=True),
        Field("issuer", "발급기관"),
        Field("acquired_on", "취득일", _T.DATE),
        Field("number", "자격번호", personal=True),
        _NOTE,
    ),
)

TRAINEE_ALLOWANCES = Kind(
    KindId.TRAINEE_ALLOWANCES,
    "훈련수당",
    "건",
    "trainee",
    (
        _COHORT,
        _TRAINEE,
        _BORN,
        _PHONE,
        Field("month", "대상 월", _T.DATE, required=True),
        Field("days", "출석일", _T.NUMBER, unit="일"),
        Field("amount", "금액", _T.NUMBER, unit="원"),
        Field("step", "상태", _T.CHOICE, choices=values(trainees.AllowanceStep)),
        Field("paid_on", "지급일", _T.DATE),
        Field("account", "계좌번호", personal=True, sensitive=True),
        _COUNSELLOR,
        _NOTE,
    ),
)

CERTIFICATE_ISSUES = Kind(
    KindId.CERTIFICATE_ISSUES,
    "수료증 발급",
    "건",
    "trainee",
    (
        _COHORT,
        Field("number", "수료증 번호"),
        _TRAINEE,
        _BORN,
        _PHONE,
        Field("issued_on", "발급일", _T.DATE, required=True),
        Field("issue_type", "구분", _T.CHOICE, choices=values(trainees.IssueType)),
        Field("reason", "사유"),
        _COUNSELLOR,
    ),
)
