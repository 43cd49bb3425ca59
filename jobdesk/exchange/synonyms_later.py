"""Kinds of sheet that are told apart but cannot be taken in yet: their records come later.

A sheet of them must not pass for a list of seekers only because it names people.
"""

from __future__ import annotations

from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, words
from jobdesk.exchange.words import NAME, PHONE

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
