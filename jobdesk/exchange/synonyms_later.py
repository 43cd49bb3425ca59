"""Kinds of sheet that are told apart but cannot be taken in yet: their records come later.

A sheet of them must not pass for a list of seekers only because it names people.
"""

from __future__ import annotations

from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, words
from jobdesk.exchange.words import NAME, NOTE, PERSON, PHONE

TRAINEES = SheetKind(
    "trainees",
    "교육생",
    None,
    (
        ColumnRule("name", Reads.NAME, words("교육생 훈련생") + NAME),
        *PERSON[1:],
        ColumnRule("completed", Reads.FLAG, words("수료여부 수료 이수여부 교육수료여부"), weight=3),
        ColumnRule(
            "certified", Reads.FLAG, words("자격취득 자격취득여부 자격증취득여부"), weight=3
        ),
        ColumnRule("placed_at", Reads.COMPANY, words("취업처 취업업체 취업기관"), weight=2),
        ColumnRule("placed_on", Reads.DATE, words("취업일 취업일자 입사일"), weight=2),
        ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5),
    ),
    titles=words("교육생 훈련생 수료 양성과정 직업훈련 취업연계직업훈련"),
    needs=(
        frozenset({"name", "completed"}),
        frozenset({"name", "certified"}),
        frozenset({"name", "placed_at"}),
    ),
)
FARM_DAYS = SheetKind(
    "farm_days",
    "농가일자리",
    None,
    (
        ColumnRule("work_date", Reads.DATE, words("일자 작업일 작업일자 근로일 투입일"), weight=2),
        ColumnRule("farm", Reads.COMPANY, words("농가명 농가 농가주 농장명"), weight=2),
        ColumnRule("task", Reads.TEXT, words("작업내용 작업명 작업 작업종류"), weight=2),
        ColumnRule("worker", Reads.NAME, words("근로자 근로자명 작업자 인부") + NAME),
        ColumnRule("phone", Reads.PHONE, PHONE),
        ColumnRule("daily_wage", Reads.WAGE, words("일당 노임 인건비 일급"), weight=2),
        ColumnRule("travel_support", Reads.WAGE, words("교통비 교통비지원 차량비"), weight=3),
        ColumnRule("snack_support", Reads.WAGE, words("간식비 식비 중식비"), weight=3),
        ColumnRule("insured", Reads.FLAG, words("보험 보험가입 상해보험"), weight=1),
    ),
    titles=words("농가일자리 투입 농작업 영농"),
    needs=(frozenset({"farm", "task", "worker"}), frozenset({"work_date", "farm", "worker"})),
)
