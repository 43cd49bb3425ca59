"""The sections of a centre's reports over the replayed year 2022: what the case prints comes out,
numbers agree with the services that count them, and every one of them opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain.report_document import Chart, Report, Role, Table
from jobdesk.domain.report_formulas import worked
from jobdesk.domain.spans import read_span
from jobdesk.services import constants, report_making, settings
from jobdesk.services.desk import Desk
from tests.made_muju import muju as muju

CONSTANTS = (
    ("타지 이동 비용", "16,800"),
    ("잡센터 이용 비용", "1,000"),
    ("타지 이동 시간", "3"),
    ("잡센터 이용 시간", "0.5"),
)


@pytest.fixture(scope="module")
def year(muju: Desk) -> Iterator[Report]:
    for name, value in CONSTANTS:
        if constants.on(muju, name, date(2022, 1, 1)) is None:
            constants.put(muju, name, value, date(2022, 1, 1), "센터 산출")
    return report_making.make(muju, "yearly", read_span("2022"))


def tables(report: Report, section: str) -> list[Table]:
    return [block for block in report.section(section).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in table.lines]


def test_the_plan_and_what_was_reached_are_printed_as_in_the_case(year: Report) -> None:
    printed = {row[1]: row[2:] for row in texts(tables(year, "plan_result")[0])}
    assert printed["구인신청 인원"] == ["300명", "1,652명", "551%"]
    assert printed["구직신청"] == ["400명", "1,101명", "275%"]
    assert printed["채용"] == ["300명", "598명", "199%"]
    assert printed["농가 구인처 발굴"] == ["80건", "234건", "293%"]
    assert printed["농가 구직자 발굴"] == ["300명", "724명", "241%"]
    assert printed["농가 채용연계"] == ["5,000명", "5,124명", "102%"]


def test_the_summary_names_the_target_that_was_revised(year: Report) -> None:
    table = tables(year, "summary")[0]
    assert [head.text for head in table.head][:4] == ["지표", "연간목표", "실적", "달성률"]
    remark = {row[0]: row[-1] for row in texts(table)}
    assert remark["알선 (건)"].startswith("목표 변경 400→300")
    assert remark["구인신청 인원 (명)"] == ""


def test_the_saving_is_that_of_the_case(year: Report) -> None:
    money, hours = tables(year, "saving")
    assert texts(money) == [
        ["내용", "16,800", "1,000", "15,800", "2,325", "72", "2,397", "37,872,600"]
    ]
    assert texts(hours) == [["내용", "3", "0.5", "2.5", "2,325", "72", "2,397", "5,992.5"]]
    opened = money.lines[0].cells[4].figure
    assert opened is not None
    assert len(opened.ids) == 2_325


def test_the_funnel_narrows_and_names_what_its_rates_are_of(year: Report) -> None:
    table, chart = year.section("funnel").blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    steps = [figure.value or Decimal(0) for figure in chart.series[0].values]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == 975
    assert [row[-1] for row in texts(table)] == ["", "", "", "알선 대비", "면접 대비", ""]


def test_breakdowns_add_up_to_the_indicators(year: Report) -> None:
    for section, seekers, hired in (("places", "1,101", "598"), ("ages", "1,101", "598")):
        found = [table.lines[-1].cells[-1].text for table in tables(year, section)]
        assert found == [seekers, hired]
    assert texts(tables(year, "residences")[0])[-1] == ["합계", "1,101", "598"]
    assert texts(tables(year, "routes")[0])[-1] == ["합계", "598", "100%"]
    matrix = tables(year, "counselling")[0]
    assert (
        sum(line.cells[1].value or 0 for line in matrix.lines[2:]) == matrix.lines[0].cells[1].value
    )


def test_farm_work_and_going_along_have_all_their_units(year: Report) -> None:
    farm = {row[0]: row[-1] for row in texts(tables(year, "farm")[0])}
    assert farm["농가 채용연계(연인원)"] == "5,124"
    assert farm["일한 사람(실인원)"] == "724"
    assert farm["1인 평균 근로일"] == "7.08"
    assert texts(tables(year, "farm_parts")[0])[-1][1:4] == ["5,124", "724", "234"]
    assert texts(tables(year, "trips")[0])[0] == ["동행면접", "건", "35"]
    assert texts(tables(year, "proxies")[0])[-1][1:5] == ["5개 업체", "13건", "45", "35"]


def test_every_formula_says_what_is_printed_and_every_figure_opens(
    muju: Desk, year: Report
) -> None:
    kinds = set()
    for table in year.tables():
        for line in table.lines:
            assert len(line.cells) == len(table.columns), table.id
            for cell in line.cells:
                if cell.formula is not None:
                    assert worked(cell.formula, table.lines) == cell.value, (table.id, cell.text)
                figure = cell.figure
                if figure is not None and figure.kind is not None and figure.ids:
                    kinds.add(figure.kind)
                    kept = records.get_many(muju.store, figure.kind, list(figure.ids[:3]))
                    assert kept, (table.id, cell.text)
    assert len(kinds) >= 15


def test_a_month_tells_both_itself_and_the_year_so_far(muju: Desk) -> None:
    report = report_making.make(muju, "monthly", read_span("2022-06"))
    heads = [head.text for head in tables(report, "summary")[0].head]
    assert heads[:6] == ["지표", "연간목표", "당월", "누계", "달성률", "전월 대비"]
    assert report.sections[-1].title == "붙임: 취업자 명단"
    assert [s.id for s in report.sections if s.landscape] == ["events", "hires"]
    assert [m.rows for m in tables(report, "satisfaction")[0].merges] == [4, 3]
    assert {t.unit for t in tables(report, "farm_parts")} == {"(단위: 명, 곳, 천원, %)"}
    total = tables(report, "places")[0].lines[-1]
    assert total.role is Role.TOTAL
    assert len(total.cells) == 7
    half = report_making.make(muju, "half", read_span("2022-H1"))
    masked = [row[1] for row in texts(tables(half, "hires")[0])]
    assert masked
    assert all("○" in name for name in masked)
    listed = [row[0] for row in texts(tables(report, "outreach")[0])[:-1]]
    assert listed == sorted(listed, key=lambda day: [int(part) for part in day.split(".")[:3]])


def test_each_span_names_itself_and_what_was_before_as_offices_do(muju: Desk) -> None:
    quarter = report_making.make(muju, "quarterly", read_span("2022-Q3"))
    heads = [head.text for head in tables(quarter, "summary")[0].head]
    assert heads[2:6] == ["당분기", "누계", "달성률", "전분기 대비"]


def test_a_year_that_is_over_tells_no_pace(muju: Desk) -> None:
    report = report_making.make(muju, "business_result", read_span("2022"))
    assert "pace" not in {section.id for section in report.sections}


def test_half_and_quarter_say_which_pace_is_still_needed(muju: Desk) -> None:
    report = report_making.make(muju, "half", read_span("2022-H1"))
    rows = {row[0]: row for row in texts(tables(report, "pace")[0])}
    assert rows["구인신청 인원 (명)"][4:] == ["달성", "111.8", "-"]
    days = rows["농가 채용연계 (명)"]
    assert days[1:4] == ["5,000", "2,562", "51%"]
    assert days[4:] == ["2,438", "427.0", "406.4"]  # 2,438 over six months, rounded up


def test_the_months_of_another_place_keep_their_order(muju: Desk) -> None:
    own = settings.get(muju).eup_myeon
    report = report_making.make(muju, "quarterly", read_span("2022-Q3"))
    assert [row[0] for row in texts(tables(report, "places")[0])][: len(own)] == list(own)
