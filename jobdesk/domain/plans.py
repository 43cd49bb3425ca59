"""일자리 계획: strategies, tasks and programmes with their money and their months, and 공약."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOURCES: tuple[str, ...] = ("국비", "도비", "시군비", "자부담", "민자", "기타")
"""재원, offered; a centre may write its own words (시비, 군구비)."""

CATEGORIES: tuple[str, ...] = (
    "직접일자리창출",
    "직업능력개발훈련",
    "고용서비스",
    "고용장려금",
    "창업지원",
    "일자리 인프라 구축",
    "기타",
    "기업유치·민간",
)
"""부문, offered: the job types of the 지역일자리 목표 공시제 (target-reports-digest §2)."""


class PlanLevel(StrEnum):
    """전략 → 실천과제 → 세부사업."""

    STRATEGY = "전략"
    TASK = "실천과제"
    PROGRAMME = "세부사업"


class MoneyPhase(StrEnum):
    """Whether money is of a year or of what lies before or behind the term."""

    BEFORE = "기투자"
    YEAR = "연도"
    AFTER = "임기 후"


class StepType(StrEnum):
    """Whether a bar of the schedule is meant or done."""

    PLANNED = "계획"
    DONE = "추진"


class PledgeStatus(StrEnum):
    """추진상황 of a 공약."""

    PLANNED = "착수 전"
    RUNNING = "추진중"
    CONTINUED = "완료 후 계속추진"
    DONE = "완료"
    PARTLY = "일부추진"
    HELD = "보류"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One node of the plan; a 전략 has no ``parent_id``, a 세부사업 counts.

    Its yearly targets are ``targets`` of the indicator ``plan:<id>``; what was reached is counted
    by ``indicator`` (an indicator's id) or typed by hand for ``plan:<id>``. ``plan`` names the
    plan it belongs to (``민선8기 종합계획``); it runs from ``first_year`` to ``last_year``.
    """

    id: int = 0
    revision: int = 0
    level: PlanLevel = PlanLevel.PROGRAMME
    title: str = ""
    parent_id: int | None = None
    plan: str = ""
    category: str = ""
    department: str = ""
    operator: str = ""
    partners: str = ""
    audience: str = ""
    unit: str = "명"
    indicator: str = ""
    first_year: int | None = None
    last_year: int | None = None
    position: int | None = None
    purpose: str = ""
    content: str = ""
    effect: str = ""
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """소요예산과 투입예산 of one node for one year and 재원, in 원; ``year`` is None for what lies
    before or behind the term."""

    id: int = 0
    revision: int = 0
    item_id: int | None = None
    phase: MoneyPhase = MoneyPhase.YEAR
    year: int | None = None
    source: str = ""
    planned: int | None = None
    spent: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One bar of the twelve-month chart: from ``first_month`` to ``last_month`` of ``year``."""

    id: int = 0
    revision: int = 0
    item_id: int | None = None
    year: int | None = None
    step_type: StepType = StepType.PLANNED
    title: str = ""
    first_month: int | None = None
    last_month: int | None = None
    note: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """공약사항: its sheet; the money is that of the plan's node it names.

    ``progress`` is the 진도 in percent as the office states it, which need not be money spent over
    money needed (금정구 G:4). ``after_term`` says 임기 후 계속.
    """

    id: int = 0
    revision: int = 0
    title: str = ""
    number: str = ""
    item_id: int | None = None
    department: str = ""
    first_year: int | None = None
    last_year: int | None = None
    after_term: bool | None = None
    status: PledgeStatus = PledgeStatus.RUNNING
    progress: int | None = None
    goal: str = ""
    tasks: str = ""
    overview: str = ""
    results: str = ""
    problems: str = ""
    next_plans: str = ""
    note: str = ""
    trashed_on: date | None = None
