"""Ready tables filled from the plan, from training cohorts and from indicators, not typed."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.own_indicators import IndicatorValue
from jobdesk.domain.plans import MoneyPhase, PlanItem, PlanLevel, PlanMoney
from jobdesk.domain.report_document import Table
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import Use, uses_text
from jobdesk.domain.spans import read_span
from jobdesk.domain.targets import Target
from jobdesk.services import entries, report_making
from jobdesk.services.desk import Desk
from tests import casework

MILLION = 1_000_000


def table(desk: Desk, number: int, span: str = "2022", **options: object) -> Table:
    use = Use("t", f"layout_{number:02}", options=options)
    kept = ReportTemplate(title="보고", sections=uses_text((use,)), money="백만원", rate_decimals=1)
    id_ = entries.add(desk, kept).id
    (made,) = report_making.make(desk, f"own:{id_}", read_span(span)).section("t").blocks
    assert isinstance(made, Table)
    return made


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in found.lines]


@pytest.fixture
def plan(desk: Desk) -> dict[str, int]:
    """두 전략, 세 세부사업; targets, results and money of three years."""
    ids: dict[str, int] = {}

    def add(title: str, level: PlanLevel, parent: str = "", **more: object) -> None:
        item = PlanItem(title=title, level=level, parent_id=ids.get(parent), **more)  # type: ignore[arg-type]
        ids[title] = entries.add(desk, item).id

    strategy, task, programme = PlanLevel
    add("정부 부문", strategy)
    add("민간 부문", strategy)
    add("일자리 연계", task, "정부 부문")
    add("투자 유치", task, "민간 부문")
    service = {"category": "고용서비스", "unit": "명", "department": "일자리과"}
    add("센터 운영", programme, "일자리 연계", content="상담과 알선", audience="군민", **service)
    add("만남의 날", programme, "일자리 연계", **service)
    add("기업 유치", programme, "투자 유치", category="기업유치·민간", unit="명")
    told = {"센터 운영": ("100", "120", "90"), "만남의 날": ("50", "45", "60"),
            "기업 유치": ("10", "11", "8")}  # fmt: skip
    for title, (target, now, before) in told.items():
        name = f"plan:{ids[title]}"
        with desk.store.operation("목표"):
            records.insert(desk.store, Target(indicator=name, year=2022, value=target))
        for year, value in ((2022, now), (2021, before)):
            entries.add(
                desk,
                IndicatorValue(
                    indicator=name,
                    starts_on=date(year, 1, 1),
                    ends_on=date(year, 12, 31),
                    value=value,
                    source="대장",
                ),
            )
    for year, won in ((2020, 20), (2021, 30), (2022, 36)):
        for source, part in (("국비", won - 6), ("군비", 6)):
            line = PlanMoney(
                item_id=ids["센터 운영"],
                year=year,
                source=source,
                planned=part * MILLION,
                spent=(part - 1) * MILLION if year == 2022 else None,
            )
            entries.add(desk, line)
    before = PlanMoney(
        item_id=ids["센터 운영"], phase=MoneyPhase.BEFORE, source="국비", planned=4 * MILLION
    )
    entries.add(desk, before)
    return ids


def test_strategies_and_categories_add_up_what_lies_beneath_them(
    desk: Desk, plan: dict[str, int]
) -> None:
    del plan
    assert rows(table(desk, 2)) == [
        ["계", "3", "36", "158", "160", "176", "110.0"],
        ["정부 부문", "2", "36", "150", "150", "165", "110.0"],
        ["민간 부문", "1", "-", "8", "10", "11", "110.0"],
    ]
    assert rows(table(desk, 3)) == [
        ["합계", "2", "2", "3", "160", "176", "110.0%"],
        ["고용서비스", "1", "1", "2", "150", "165", "110.0%"],
        ["기업유치·민간", "1", "1", "1", "10", "11", "110.0%"],
    ]
    assert rows(table(desk, 4))[1] == ["고용서비스", "150", "36", "165", "34", "110.0"]
    assert rows(table(desk, 24))[1] == ["고용서비스", "150", "165", "150", "110.0%", "10.0%"]


def test_sources_that_have_no_column_are_told_under_the_rest(
    desk: Desk, plan: dict[str, int]
) -> None:
    del plan
    found = table(desk, 7)
    assert rows(found)[1] == [
        "고용서비스", "1", "2", "150", "165", "110.0", "36", "30", "-", "-", "6"
    ]  # fmt: skip
    assert found.lines[1].cells[6].formula is not None
    assert rows(table(desk, 16))[0] == ["고용서비스", "센터 운영", "30", "6", ""]


def test_money_of_several_years_is_told_as_ratio_and_as_change(
    desk: Desk, plan: dict[str, int]
) -> None:
    del plan
    assert rows(table(desk, 15))[0] == ["고용서비스", "20", "30", "36", "120.0%", "80.0%"]
    assert rows(table(desk, 19))[0] == ["고용서비스", "30", "36", "6", "120.0", "20.0"]
    assert rows(table(desk, 23))[0][-2:] == ["-", "6(20.0%)"]


def test_an_item_tells_its_money_by_source_before_and_in_each_year(
    desk: Desk, plan: dict[str, int]
) -> None:
    found = table(desk, 29, item=plan["센터 운영"])
    assert [head.text for head in found.head] == [
        "구분", "", "계", "기투자", "2020년", "2021년", "2022년", "임기후"
    ]  # fmt: skip
    assert rows(found) == [
        ["소요예산 (계획)", "총계", "90", "4", "20", "30", "36", "-"],
        ["", "국비", "72", "4", "14", "24", "30", "-"],
        ["", "군비", "18", "-", "6", "6", "6", "-"],
        ["투입예산", "총계", "34", "-", "-", "-", "34", "-"],
        ["", "국비", "29", "-", "-", "-", "29", "-"],
        ["", "군비", "5", "-", "-", "-", "5", "-"],
    ]


def test_items_of_one_category_stand_under_it(desk: Desk, plan: dict[str, int]) -> None:
    del plan
    found = rows(table(desk, 13))
    assert found == [
        ["합계", "", "160", "176", "110.0%"],
        ["고용서비스", "센터 운영", "100", "120", "120.0%"],
        ["", "만남의 날", "50", "45", "90.0%"],
        ["기업유치·민간", "기업 유치", "10", "11", "110.0%"],
    ]
    assert rows(table(desk, 25))[0] == ["고용서비스", "센터 운영", "군민", "상담과 알선"]


def test_part_of_a_year_stands_against_the_same_part_of_the_year_before(desk: Desk) -> None:
    firm = casework.employer(desk)
    for day, heads in ((date(2025, 3, 2), 10), (date(2025, 9, 2), 50), (date(2026, 3, 2), 20)):
        casework.vacancy(desk, firm, openings=heads, received_on=day)
    found = table(desk, 11, "2026-H1", indicators=["openings"], signs="arrows")
    assert rows(found) == [["구인신청 인원", "10명", "-", "20명", "-", "10명 ↑"]]
    assert found.notes == (
        "앞 연도의 실적은 그해의 같은 기간(2025. 1. 1. ~ 6. 30.)에 센 값입니다.",
    )
    whole = table(desk, 11, "2025", indicators=["openings"])
    assert whole.notes == ()


def test_without_records_a_table_says_so_and_a_typed_one_is_left_out(desk: Desk) -> None:
    assert table(desk, 20).lines == ()
    assert table(desk, 20).empty
    kept = ReportTemplate(title="보고", sections=uses_text((Use("t", "layout_22"),)))
    report = report_making.make(desk, f"own:{entries.add(desk, kept).id}", read_span("2022"))
    assert report.sections == ()
