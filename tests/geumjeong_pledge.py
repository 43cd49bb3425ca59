"""The published 공약사항 추진상황 of Busan Geumjeong-gu, its table typed in as it is printed."""

from __future__ import annotations

from jobdesk.domain.plan_tree import AFTER, BEFORE, Side, Slot, of_year
from jobdesk.domain.plans import PlanItem, PlanLevel, Pledge
from jobdesk.services import entries, plans, plans_money, plans_reading
from jobdesk.services.desk import Desk

SLOTS: tuple[Slot, ...] = (BEFORE, *(of_year(year) for year in range(2022, 2027)), AFTER)

PLANNED: dict[str, tuple[str, ...]] = {
    "총계": ("9,732", "317", "1,000", "1,397", "1,576", "1,754", "1,844", "1,844"),
    "국비": ("6,336", "157", "750", "942", "1,034", "1,121", "1,166", "1,166"),
    "시비": ("1,050", "-", "175", "175", "175", "175", "175", "175"),
    "구비": ("1,764", "104", "75", "203", "287", "335", "380", "380"),
    "기타": ("582", "56", "-", "77", "80", "123", "123", "123"),
}
SPENT: dict[str, tuple[str, ...]] = {
    "총계": ("2,679", "317", "1,064", "1,298", "-", "-", "-", "-"),
    "국비": ("1,806", "157", "790", "859", "-", "-", "-", "-"),
    "시비": ("371", "-", "207", "164", "-", "-", "-", "-"),
    "구비": ("369", "104", "67", "198", "-", "-", "-", "-"),
    "기타": ("133", "56", "-", "77", "-", "-", "-", "-"),
}
"""백만원 by 계, 기투자, 2022년 … 2026년, 임기후."""

GOAL = "❍ 지역 기업 육성 지원으로 청년 취업 및 창업 지원 활성화"
TASKS = """❍ 지역주도형 청년일자리사업 추진(3,775백만원, ~2026)
❍ 기업지원 멘토·멘티제 실시
❍ 중소기업 판로 개척 추진
❍ 사회적경제기업 재정지원사업 추진(5,000백만원, ~2026)
❍ 사회적경제기업 지역특화사업 추진(70백만원, ~2026)"""


def enter(desk: Desk) -> Pledge:
    """Enter item, money and sheet through the services."""
    item = PlanItem(
        level=PlanLevel.STRATEGY,
        title="지역 기업 육성 및 청년 일자리 지원",
        plan="민선8기 공약",
        first_year=2022,
        last_year=2026,
    )
    item_id = plans.add(desk, item).id
    plans_money.set_cells(
        desk,
        item_id,
        {
            (side, slot, source): int(told.replace(",", "")) * 1_000_000
            for side, rows in ((Side.PLANNED, PLANNED), (Side.SPENT, SPENT))
            for source, row in rows.items()
            if source != "총계"
            for slot, told in zip(SLOTS, row[1:], strict=True)
            if told != "-"
        },
    )
    pledge = Pledge(
        title="지역 기업 육성으로 청년 취업·창업 지원",
        item_id=item_id,
        first_year=2022,
        after_term=True,
        last_year=None,
        progress=40,
        goal=GOAL,
        tasks=TASKS,
        problems="❍ 고용노동부의 지침 변경으로 잔여 약정기간까지만 지원금(380백만원)을 지급",
        next_plans="❍ 2024년 중소기업 노후환경 개선사업 추진 : 2024. 2. ~",
    )
    return plans_reading.pledge(desk, entries.add(desk, pledge).id)
