"""The published plan of Incheon Seo-gu (2023), entered through the services, prints as printed."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain import report_cells as cells
from jobdesk.domain.own_indicators import IndicatorValue
from jobdesk.domain.plan_boxes import task_box
from jobdesk.domain.plan_checks import findings
from jobdesk.domain.plan_checks import of_year as found_of_year
from jobdesk.domain.plan_schedule import MONTHS, schedule_table
from jobdesk.domain.plan_tables import fields_table, plan_table
from jobdesk.domain.plan_tree import Goal, Node, Plan, Side, of_year
from jobdesk.domain.plans import PlanItem, PlanLevel
from jobdesk.domain.report_document import MoneyUnit, Role, Style, Sum, Table
from jobdesk.domain.report_json import from_json, to_json
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.services import (
    entries,
    plans_money,
    plans_reading,
    plans_targets,
    report_making,
    targets,
)
from jobdesk.services.desk import Desk
from tests.seogu_plan import PLAN, PRINTED_FIELDS, PRINTED_TASKS, STRATEGIES, YEAR, enter

MILLION = Style(money=MoneyUnit.MILLION)
THOUSAND = Style(money=MoneyUnit.THOUSAND)


@pytest.fixture
def plan(desk: Desk) -> Plan:
    enter(desk)
    return plans_reading.plan(desk, PLAN, (YEAR,))


def rows(table: Table, first: int = 0) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line.cells[first:]) for line in table.lines]


def test_the_plan_table_is_the_printed_one(plan: Plan) -> None:
    table = plan_table(plan, YEAR, MILLION)
    assert rows(table, 3) == [("13,970", "82,964"), *PRINTED_TASKS]
    assert table.lines[0].cells[0].text == "합 계"
    assert table.lines[0].role is Role.TOTAL
    told = [line.cells[1].text for line in table.lines[1:]]
    assert told == [task.title for strategy in STRATEGIES for task in strategy.tasks]
    down = [(m.row, m.rows) for m in table.merges if m.rows > 1]
    assert down == [(1, 2), (3, 5), (8, 3), (11, 2), (13, 2)]
    assert [table.lines[row].cells[0].text for row, _ in down] == [s.title for s in STRATEGIES]
    programmes = table.lines[1].cells[2].text.splitlines()
    assert programmes == [
        "▷ 선한가치 추구 창업 청년 서포트사업",
        "▷ 정서진 아라뱃길 청년 창업 공간 조성사업",
    ]
    whole = table.lines[0].cells[4]
    assert isinstance(whole.formula, Sum)
    assert len(whole.formula.of) == 13  # the fourteenth has none
    assert whole.figure is not None
    assert whole.figure.value == 82_964_359_000


def test_the_table_of_fields_is_the_printed_one_but_for_what_was_rounded_by_hand(
    plan: Plan,
) -> None:
    table = fields_table(plan, YEAR, MILLION)
    assert [head.text for head in table.head] == [
        "구 분", "목표(인원)", "예 산", "합계", "국비", "시비", "구비"
    ]  # fmt: skip
    ours = rows(table, 1)
    apart = {
        (row, column): (printed, ours[row][column])
        for row, line in enumerate(PRINTED_FIELDS)
        for column, printed in enumerate(line)
        if ours[row][column] != printed
    }
    # 90,540 / 76,853,433 / 3,107,608 / 168,500 천원: printed so that rounded parts add up.
    assert apart == {
        (1, 2): ("90", "91"),
        (2, 1): ("76,854", "76,853"),
        (3, 1): ("3,107", "3,108"),
        (3, 3): ("168", "169"),
    }
    assert ours[0] == ("13,970", "82,964", "47,111", "16,113", "19,740")
    assert any("끝자리가 다를 수 있습니다" in note for note in table.notes)
    exact = rows(fields_table(plan, YEAR, THOUSAND), 1)
    assert exact[0] == ("13,970", "82,964,359", "47,110,965", "16,113,327", "19,740,067")


def test_each_task_has_its_printed_box(plan: Plan) -> None:
    node = plan.roots[0].children[1]
    assert node.item.title == "청년 일자리 발굴 및 창출"
    assert rows(task_box(node, YEAR, THOUSAND, ("국비", "시비", "구비"))) == [
        ("일자리 창출 성과목표", "", "", "2,286명"),
        ("사업비", "계", "", "1,033,378천원"),
        ("", "국비", "", "34,380천원"),
        ("", "지방비", "시도비", "237,000천원"),
        ("", "", "시군구비", "761,998천원"),
        ("", "민자", "", "-"),
    ]
    infrastructure = plan.roots[2].children[0]
    assert rows(task_box(infrastructure, YEAR, THOUSAND))[0][3] == "60개"


def test_the_schedule_has_every_bar_in_its_months(plan: Plan) -> None:
    table = schedule_table(plan, YEAR)
    lines = iter(table.lines)
    assert next(lines).cells[0].text == "1. 청년 일자리 확대"
    assert next(lines).cells[0].text == "① 청년 창업 인프라 조성"
    first = next(lines)
    assert first.cells[0].text == "① 선한가치 추구 창업 청년 서포트사업"
    assert first.cells[1].text == "계획"
    assert first.cells[2].text == "신규 고용 청년 인건비 지원"
    assert any((m.row, m.column, m.columns) == (2, 2, 11) for m in table.merges)
    bars = sorted(
        words
        for strategy in STRATEGIES
        for task in strategy.tasks
        for programme in task.programmes
        for words, _, _ in programme.bars
    )
    shown = [c.text for line in table.lines for c in line.cells[1:] if c.text]
    assert sorted(shown) == bars
    robots = next(n for n, e in enumerate(table.lines) if "로봇시" in e.cells[0].text)
    upper, lower = table.lines[robots].cells, table.lines[robots + 1].cells
    assert (upper[1].text, upper[6].text) == ("모집 및 교육훈련", "취업연계")
    assert lower[1].text.startswith("무료 직업소개소 운영")
    assert all(len(line.cells) == 1 + len(MONTHS) for line in table.lines)


def test_bars_of_one_line_never_overlap(plan: Plan) -> None:
    covered: set[tuple[int, int]] = set()
    for merge in schedule_table(plan, YEAR).merges:
        for row in range(merge.row, merge.row + merge.rows):
            for column in range(merge.column, merge.column + merge.columns):
                assert (row, column) not in covered
                covered.add((row, column))


def test_what_the_printed_plan_does_not_add_up_to_is_said_and_nothing_else(plan: Plan) -> None:
    found = [(each.what, each.words) for each in findings(plan.roots)]
    assert [what for what, _ in found] == ["money.planned"] * 3 + ["unit"]
    told = "\n".join(words for _, words in found)
    for said in (
        "국비 34,380,000원 ↔ 184,380,000원, 시비 237,000,000원 ↔ 87,000,000원",
        "소요예산 266,666,000원, 아래 항목의 합계 265,966,000원",
        "소요예산 32,690,623,000원, 아래 항목의 합계 32,691,020,000원",
        "사회적경제 활성화 인프라 구축 60개가 2023년 목표(명)에 함께 더해집니다",
    ):
        assert said in told


def test_the_ready_template_prints_the_whole_plan(desk: Desk) -> None:
    enter(desk)
    report = report_making.make(desk, "plan_year", span_of(SpanType.YEAR, YEAR))
    assert report.title == "2023년 일자리대책 연차별 세부계획"
    assert [section.id for section in report.sections] == [
        "plan_table",
        "plan_fields",
        "plan_boxes",
        "plan_schedule",
        "plan_budget",
        "plan_findings",
    ]
    assert report.section("plan_schedule").landscape
    plan_block = report.section("plan_table").blocks[0]
    assert isinstance(plan_block, Table)
    assert rows(plan_block, 3)[0] == ("13,970", "82,964")
    boxes = [b for b in report.section("plan_boxes").blocks if isinstance(b, Table)]
    assert [box.lines[1].cells[3].text for box in boxes][:2] == ["152,720천원", "1,033,378천원"]
    assert len(boxes) == 14
    assert from_json(to_json(report)) == report
    assert report_making.make(desk, "plan_year", span_of(SpanType.YEAR, 2021)).sections == ()


def test_a_task_without_a_unit_counts_people_and_notes_are_those_of_the_year() -> None:
    def programme(id_: int, unit: str) -> Node:
        goals = {year: Goal("7") for year in (YEAR, YEAR + 1)}
        item = PlanItem(id=id_, level=PlanLevel.PROGRAMME, title=f"사업{id_}", unit=unit)
        return Node(item, goals=goals)

    children = (programme(2, "명"), programme(3, "건"))
    task = Node(PlanItem(id=1, level=PlanLevel.TASK, title="과제"), children)
    assert [each.words for each in found_of_year((task,), YEAR)] == [
        f"과제: 단위가 다른 사업3 7건이 {YEAR}년 목표(명)에 함께 더해집니다"
    ]
    box = task_box(task, YEAR, THOUSAND)
    assert (box.unit, box.lines[0].cells[3].text) == ("(단위: 명, 천원)", "14명")


def test_a_year_that_is_done_tells_what_was_reached_and_spent(desk: Desk) -> None:
    ids = enter(desk, programmes=False)
    one = ids["청년 창업 인프라 조성"]
    first, last = plans_reading.year_span(YEAR)
    plans_targets.set_actual(desk, one, first, last, "15", "일자리경제과 결산")
    cells_ = {(Side.SPENT, of_year(YEAR), "국비"): 50_000_000}
    plans_money.set_cells(desk, one, cells_)
    table = plan_table(plans_reading.plan(desk, PLAN, (YEAR,)), YEAR, MILLION, spent=True)
    assert rows(table, 3)[1] == ("12", "153", "15", "125%", "50", "33%")
    assert rows(table, 3)[0] == ("13,970", "82,964", "15", "0%", "50", "0%")
    assert rows(table, 3)[2][2:] == (cells.NONE, cells.NONE, cells.NONE, cells.NONE)


def test_the_common_targets_are_the_printed_ones(desk: Desk) -> None:
    enter(desk)
    printed = (
        ("employment_rate", "69.0", "69.1", "69.0", "69.1", "0.1%p"),
        ("youth_employment_rate", "46.2", "46.3", "46.2", "46.3", "0.1%p"),
        ("women_employment_rate", "57.6", "57.7", "57.6", "57.7", "0.1%p"),
        ("employed_people", "314000", "314310", "314,000", "314,310", "0.1%"),
        ("regular_workers", "186300", "186480", "186,300", "186,480", "0.1%"),
        ("insured_people", "138200", "138370", "138,200", "138,370", "0.1%"),
    )
    for id_, before, goal, *_ in printed:
        targets.set_target(desk, id_, YEAR, goal)
        value = IndicatorValue(
            indicator=id_,
            starts_on=date(YEAR - 1, 1, 1),
            ends_on=date(YEAR - 1, 12, 31),
            value=before,
            source="KOSIS 지역별고용조사",
        )
        entries.add(desk, value)
    report = report_making.make(desk, "plan_year", span_of(SpanType.YEAR, YEAR))
    table = report.section("plan_common").blocks[0]
    assert isinstance(table, Table)
    assert rows(table, 1) == [tuple(told) for _, _, _, *told in printed]
    assert [head.text for head in table.head] == [
        "구 분", "’22년 일자리 실적", "’23년 일자리 목표", "실적", "목표", "증감률"
    ]  # fmt: skip
    assert table.notes == ("자료: KOSIS 지역별고용조사",)
