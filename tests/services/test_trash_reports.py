"""휴지통 of plans and reports: each lies there by its name, comes back whole, and goes only where
nothing asks for it."""

from __future__ import annotations

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.plans import PlanItem, PlanLevel, PlanMoney, Pledge
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import (
    constants,
    entries,
    lists,
    own_indicators,
    plans,
    plans_reading,
    report_book,
    report_templates,
    targets,
    trash,
)
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

OCTOBER = read_span("2026-10")


@pytest.fixture
def made(desk: Desk) -> dict[KindId, int]:
    """One of each, by kind."""
    top = plans.add(desk, PlanItem(level=PlanLevel.STRATEGY, title="농촌 일손", plan="계획")).id
    leaf = plans.add(desk, PlanItem(title="농가일자리", parent_id=top)).id
    entries.add(desk, PlanMoney(item_id=leaf, year=2026, source="국비", planned=1_000))
    report = report_book.draw(desk, "monthly", OCTOBER).id
    report_book.write(desk, report, "problems", "차량 부족")
    own = OwnIndicator(name="방문", record_kind="visits", date_field="visited_on")
    return {
        KindId.OWN_INDICATORS: own_indicators.save(desk, own).id,
        KindId.DATED_CONSTANTS: constants.put(desk, "타지 이동 비용", "16800", TODAY).id,
        KindId.PLAN_ITEMS: leaf,
        KindId.PLEDGES: entries.add(desk, Pledge(title="일손 해소", item_id=top)).id,
        KindId.REPORT_TEMPLATES: report_templates.copy(desk, "monthly", "군 제출용").id,
        KindId.REPORTS: report,
    }


def test_each_lies_there_and_all_come_back_in_one_step(desk: Desk, made: dict[KindId, int]) -> None:
    for kind, id_ in made.items():
        trash.TRASH[kind](desk, [id_])
    lying = {each.ref.kind: each for each in trash.listing(desk)}
    assert lying.keys() == made.keys()
    assert trash.count(desk) == len(made)
    assert lying[KindId.REPORTS].title == "2026년 10월 월간 실적 보고서"
    assert lying[KindId.REPORTS].kind_label == "보고서"
    assert lying[KindId.PLAN_ITEMS].detail == "계획"
    trash.untrash(desk, [each.ref for each in lying.values()])
    assert trash.listing(desk) == ()
    for kind, id_ in made.items():
        assert id_ in lists.find(desk, kind)
    assert report_book.texts(desk, made[KindId.REPORTS]) == {"problems": "차량 부족"}
    assert len(plans_reading.money_of(desk, [made[KindId.PLAN_ITEMS]])) == 1


def test_what_is_asked_for_does_not_go(desk: Desk, made: dict[KindId, int]) -> None:
    own, template = made[KindId.OWN_INDICATORS], made[KindId.REPORT_TEMPLATES]
    targets.set_target(desk, f"own:{own}", 2026, "30")
    report_book.draw(desk, f"own:{template}", OCTOBER)
    report_book.hand_in(desk, made[KindId.REPORTS])
    pledge = made[KindId.PLEDGES]
    of_pledge = plans_reading.pledge(desk, pledge).item_id
    assert of_pledge is not None
    for kind, id_, words in (
        (KindId.OWN_INDICATORS, own, "목표 1"),
        (KindId.REPORT_TEMPLATES, template, "보고서가 1건"),
        (KindId.REPORTS, made[KindId.REPORTS], "제출"),
        (KindId.PLAN_ITEMS, of_pledge, "농가일자리"),
    ):
        with pytest.raises(UserError, match=words):
            trash.TRASH[kind](desk, [id_])
    assert trash.listing(desk) == ()


def test_reports_items_and_pledges_are_found_by_their_name(
    desk: Desk, made: dict[KindId, int]
) -> None:
    found = {
        words: [(hit.kind, hit.id) for hit in lists.search(desk, words)]
        for words in ("10월 월간", "농가일자리", "일손 해소")
    }
    assert found == {
        "10월 월간": [(KindId.REPORTS, made[KindId.REPORTS])],
        "농가일자리": [(KindId.PLAN_ITEMS, made[KindId.PLAN_ITEMS])],
        "일손 해소": [(KindId.PLEDGES, made[KindId.PLEDGES])],
    }
