"""The plan of the practice Muju for 2022 to 2025: what each of its goals was to reach each year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jobdesk.domain.plans import PlanItem, PlanLevel
from jobdesk.domain.targets import Target
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book

TERM = (2022, 2025)
_PLAN = "도농상생형 로컬JOB센터 단계별 계획"
_Goals = tuple[tuple[str, str, str, tuple[int, int, int, int]], ...]
STAGES: tuple[tuple[str, str, _Goals], ...] = (
    (
        "도·농 상생 일자리 창출",
        "농가일자리 창출지원",
        (
            ("농가 구인처 발굴", "건", "farms_found", (80, 120, 150, 170)),
            ("도시구직자 발굴", "명", "farm_workers_found", (300, 350, 400, 450)),
            ("농가 채용연계", "명", "farm_days", (5_000, 5_300, 5_500, 5_700)),
        ),
    ),
    (
        "지역인 일자리 창출 및 채용",
        "일자리 연계활동",
        (
            ("구인신청", "건", "openings", (300, 350, 400, 450)),
            ("구직신청", "명", "registrations", (400, 450, 500, 550)),
            ("알선", "명", "referrals", (400, 450, 500, 550)),
            ("취업", "명", "placements", (400, 450, 500, 550)),
        ),
    ),
    (
        "고용서비스·거버넌스",
        "일자리 협력망 구축",
        (
            ("구인·구직 만남의 날", "회", "matching_days", (1, 2, 2, 2)),
            ("협약 체결", "건", "agreements", (5, 7, 10, 12)),
            ("협업체 운영", "회", "meetings", (20, 25, 30, 35)),
        ),
    ),
)
"""전략, 실천과제 and its 세부사업 with unit, indicator and the goals of the four years (사례집
L10778; 채용알선·취업 there is read as 400, 450, 500 and 550 of each)."""


def plan(book: Book) -> list[Target]:
    """The nodes of the plan; answers the targets of its years, as they were set before 2022."""
    made: list[Target] = []
    for position, (strategy, task, goals) in enumerate(STAGES, 1):
        top = book.add(_node(PlanLevel.STRATEGY, strategy, None, position))
        below = book.add(_node(PlanLevel.TASK, task, top, 1))
        for number, (title, unit, indicator, values) in enumerate(goals, 1):
            node = _node(PlanLevel.PROGRAMME, title, below, number, unit, indicator)
            made += _targets(f"plan:{book.add(node)}", values)
    return made


def _node(
    level: PlanLevel,
    title: str,
    parent: int | None,
    position: int,
    unit: str = "",
    indicator: str = "",
) -> PlanItem:
    return PlanItem(
        level=level,
        title=title,
        parent_id=parent,
        plan=_PLAN,
        category="고용서비스",
        department=place.SIGUNGU,
        operator=place.NAME,
        unit=unit,
        indicator=indicator,
        first_year=TERM[0],
        last_year=TERM[1],
        position=position,
    )


def _targets(indicator: str, values: Sequence[int]) -> list[Target]:
    return [
        Target(
            indicator=indicator,
            year=TERM[0] + at,
            value=str(value),
            set_on=date(TERM[0] - 1, 12, 20),
            reason=_PLAN,
        )
        for at, value in enumerate(values)
    ]
