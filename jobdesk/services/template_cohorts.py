"""What the empty sheets of training cohorts ask for, in order; see template_kinds.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.services.template_columns import A_FIRM, DAY, FIRM, NAME, NOTE, PERSON, Asked

_COURSE = "물류 실무 양성과정"
_A_COURSE = Asked("course", _COURSE, True, "과정명", "양성과정의 이름을 적습니다.")
_ROUND = "물류 실무 양성과정 3기"
_A_COHORT = Asked("cohort", _ROUND, True, hint="교육 기수의 이름을 적습니다.")
_A_TRAINEE = (
    _A_COHORT,
    Asked("trainee", NAME, True, "교육생", "교육생의 이름을 적습니다."),
)

_K = KindId
ASKED: dict[KindId, tuple[Asked, ...]] = {
    _K.COURSES: (
        Asked("title", _COURSE, True, hint="양성과정의 이름을 적습니다."),
        Asked("field", "물류·운전"),
        Asked("hours", 240),
        Asked("curriculum", "입출고, 재고관리, 지게차 실습", hint="배우는 것을 적습니다."),
        Asked("operator", "한빛직업학교", hint="가르치는 기관을 적습니다."),
        Asked("partners", "한빛물류", hint="함께하는 기관이나 기업을 쉼표로 나누어 적습니다."),
        Asked("certificate", "지게차운전기능사", hint="따려는 자격증을 적습니다."),
        replace(NOTE, example="기업 현장실습 2일"),
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
        Asked("starts_on", DAY, True),
        Asked("ends_on", date(2026, 5, 29)),
        Asked("place", "한빛직업학교 2층", hint="가르치는 곳을 적습니다."),
        Asked("seats", 20),
        Asked("operator", "한빛직업학교", hint="운영하는 기관을 적습니다."),
        Asked("trainers", "박한결", hint="가르치는 사람을 쉼표로 나누어 적습니다."),
        replace(NOTE, example="읍면 순환 차량 있음"),
    ),
    _K.COHORT_SESSIONS: (
        _A_COHORT,
        Asked("held_on", DAY, True),
        Asked("starts_at", "09:00"),
        Asked("ends_at", "16:00"),
        Asked("hours", 6),
        Asked("subject", "재고관리", hint="과정에 있는 과목 이름을 적습니다."),
        Asked("content", "재고 실사 실습", hint="그날 배우는 것을 적습니다."),
        Asked("trainer", "박한결", hint="가르치는 사람을 적습니다."),
        Asked("place", "한빛직업학교 2층", hint="가르치는 곳을 적습니다."),
        replace(NOTE, example="실습복 준비"),
    ),
    _K.COHORT_DEMANDS: (
        _A_COHORT,
        Asked("employer", FIRM, True, "업체명", A_FIRM.hint),
        Asked("asked_on", DAY),
        Asked("job", "지게차 기사", hint="뽑으려는 직종을 적습니다."),
        Asked("heads", 3),
        Asked("skills", "지게차운전기능사", hint="있어야 하는 자격이나 기술을 적습니다."),
        Asked("wage", "월 250만원", hint="줄 임금을 적습니다."),
        Asked("committed_on", date(2026, 3, 20)),
        Asked("committed_heads", 2),
        Asked("contact_name", "박한결", label="담당자", hint="채용을 맡은 사람을 적습니다."),
        NOTE,
    ),
    _K.TRAINEES: (
        _A_COHORT,
        *PERSON,
        Asked("completed", "수료", hint="수료, 미수료, 중도탈락, 조기취업 가운데 하나를 적습니다."),
        Asked("qualifications", "지게차운전기능사", hint="딴 자격증을 쉼표로 나누어 적습니다."),
        Asked("hired_at", FIRM, hint="취업한 업체의 이름을 적습니다."),
        Asked("hired_on", date(2026, 6, 8)),
        NOTE,
    ),
    _K.ATTENDANCE: (
        _A_COHORT,
        Asked("held_on", DAY, True),
        _A_TRAINEE[1],
        Asked("mark", "공결", True),
        Asked("hours", 6, hint="하루를 다 채우지 못했으면 인정할 시간을 적습니다."),
        Asked("reason", "면접 참석", hint="늦거나 빠진 까닭을 적습니다."),
        Asked("evidence", "면접확인서", hint="낸 서류의 이름을 적습니다."),
        replace(NOTE, example="다음 날 보충"),
    ),
    _K.QUALIFICATIONS: (
        *_A_TRAINEE,
        Asked("title", "물류관리사", True, "자격증", "자격증의 이름을 적습니다."),
        Asked("issuer", "한국산업인력공단", hint="내준 기관을 적습니다."),
        Asked("acquired_on", DAY),
        NOTE,
    ),
    _K.TRAINEE_ALLOWANCES: (
        *_A_TRAINEE,
        Asked("month", date(2026, 3, 1), True, hint="그 달의 첫날을 적습니다."),
        Asked("days", 12),
        Asked("amount", 120_000),
        Asked("step", "지급"),
        Asked("paid_on", date(2026, 4, 10)),
        NOTE,
    ),
    _K.CERTIFICATE_ISSUES: (
        *_A_TRAINEE,
        Asked("number", "2026-물류-1", True, hint="수료증에 적힌 번호를 적습니다."),
        Asked("issued_on", DAY, True),
        Asked("issue_type", "발급"),
    ),
}
"""The columns of each kind's sheet, in order."""
