"""The 29 ready tables print the example rows of the published reports, errors put right."""

from __future__ import annotations

from typing import Any

import pytest

from jobdesk.domain.report_document import MoneyUnit, Role, Style, Table
from jobdesk.domain.report_formulas import worked
from jobdesk.domain.report_layouts import LAYOUTS
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import Use, uses_text
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.spans import SpanType, read_span
from jobdesk.services import entries, report_making
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from tests.printed_layouts import CASES, CUT, MILLION, THOUSAND

STYLES = {
    "": Style(rate_decimals=1),
    CUT: Style(Rounding.TRUNCATE, 1),
    MILLION: Style(rate_decimals=1, money=MoneyUnit.MILLION),
    THOUSAND: Style(rate_decimals=1, money=MoneyUnit.THOUSAND),
}


def made(desk: Desk, number: int, style: Style, **options: Any) -> Table:
    use = Use("t", f"layout_{number:02}", options=options)
    kept = ReportTemplate(
        title="보고",
        span_type=SpanType.YEAR,
        sections=uses_text((use,)),
        rounding=style.rounding.value,
        rate_decimals=style.rate_decimals,
        money=style.money.value,
    )
    id_ = entries.add(desk, kept).id
    report = report_making.make(desk, f"own:{id_}", read_span("2022"))
    (table,) = report.section("t").blocks
    assert isinstance(table, Table)
    return table


def printed(table: Table, at: int = 0) -> list[str]:
    return [cell.text for cell in table.lines[at].cells]


def test_every_layout_of_the_digest_is_a_section() -> None:
    assert [layout.number for layout in LAYOUTS] == list(range(1, 30))
    assert {case[0] for case in CASES} == set(range(1, 30))
    assert all(SECTIONS[layout.id].hint for layout in LAYOUTS)


@pytest.mark.parametrize(
    ("number", "style", "options", "row"), CASES, ids=[str(case[0]) for case in CASES]
)
def test_the_printed_row_comes_out(
    desk: Desk, number: int, style: str, options: dict[str, Any], row: list[str]
) -> None:
    table = made(desk, number, STYLES[style], **options)
    assert printed(table) == row
    assert all(len(line.cells) == len(table.columns) for line in table.lines)
    covered = [
        (head.row + down, head.column + across)
        for head in table.head
        for down in range(head.rows)
        for across in range(head.columns)
    ]
    assert sorted(covered) == [
        (down, across) for down in range(table.head_rows) for across in range(len(table.columns))
    ]
    for line in table.lines:
        for cell in line.cells:
            assert cell.formula is None or worked(cell.formula, table.lines) == cell.value


def heads(table: Table, row: int) -> list[str]:
    return [head.text for head in table.head if head.row == row]


def test_heads_name_their_years_and_stand_in_two_rows(desk: Desk) -> None:
    table = made(desk, 1, Style(), rows=[])
    assert heads(table, 0) == [
        "",
        "2020년 실적",
        "2021년 실적",
        "'22년 일자리 실적",
        "전년실적대비 증감",
        "증감률",
    ]
    assert heads(table, 1) == ["목표", "실적", "달성률"]
    money = made(desk, 4, Style(money=MoneyUnit.MILLION), rows=[], year=2023)
    assert heads(money, 1) == ["실 적", "예산(백만원)", "실 적", "예산(백만원)"]
    assert heads(money, 0) == ["구 분", "'23년 목표", "'23년 실적", "달성률(%)"]


EUMSEONG = (
    ("① 직접일자리", "10402", "10535"),
    ("② 직업훈련", "1186", "1498"),
    ("③ 고용서비스", "1120", "1195"),
    ("④ 고용장려금", "1008", "1342"),
    ("⑤ 창업지원", "19", "19"),
    ("⑥ 인프라", "17", "17"),
)


def test_totals_are_formulas_over_the_rows_and_rates_are_made_of_the_totals(desk: Desk) -> None:
    rows = [
        {"label": label, "values": {"target": target, "actual": actual}}
        for label, target, actual in EUMSEONG
    ]
    table = made(desk, 24, Style(rate_decimals=1), rows=rows)
    assert table.lines[0].role is Role.TOTAL
    assert printed(table)[:5] == ["합계", "-", "14,606", "13,752", "106.2%"]
    assert [line.cells[4].text for line in table.lines[1:]] == [
        "101.3%",
        "126.3%",
        "106.7%",
        "133.1%",
        "100.0%",
        "100.0%",
    ]
    assert all(table.lines[0].cells[at].formula is not None for at in (2, 3, 4))
    last = made(desk, 24, Style(rate_decimals=1), rows=rows, total="last")
    assert last.lines[-1].role is Role.TOTAL


def test_units_that_differ_are_not_added_up(desk: Desk) -> None:
    rows = [
        {"label": "협약", "unit": "개소", "values": {"target": "3", "actual": "9"}},
        {"label": "간담회", "unit": "회", "values": {"target": "10", "actual": "13"}},
    ]
    table = made(desk, 12, Style(), rows=rows, total="last")
    assert [line.cells[0].text for line in table.lines] == ["협약", "간담회"]
    fields = made(desk, 3, Style(), rows=rows)
    assert {"목표", "실적"} <= {head.text for head in fields.head}
    people = made(desk, 3, Style(), rows=[{**rows[0], "unit": "명"}])
    assert {"목표(명)", "실적(명)"} <= {head.text for head in people.head}


def test_groups_stand_in_one_cell_with_their_subtotal(desk: Desk) -> None:
    rows = [
        {"label": "가", "group": "정부", "values": {"target": "10", "actual": "11"}},
        {"label": "나", "group": "정부", "values": {"target": "20", "actual": "24"}},
        {"label": "다", "group": "민간", "values": {"target": "30", "actual": "30"}},
    ]
    table = made(desk, 13, Style(), rows=rows, subtotals=True)
    assert [[cell.text for cell in line.cells] for line in table.lines] == [
        ["합계", "", "60", "65", "108%"],
        ["정부", "소계", "30", "35", "117%"],
        ["", "가", "10", "11", "110%"],
        ["", "나", "20", "24", "120%"],
        ["민간", "소계", "30", "30", "100%"],
        ["", "다", "30", "30", "100%"],
    ]
    assert [(m.row, m.column, m.rows, m.columns) for m in table.merges] == [
        (0, 0, 1, 2),
        (1, 0, 3, 1),
        (4, 0, 2, 1),
    ]


def test_money_rounded_by_itself_keeps_no_formula_that_would_say_otherwise(desk: Desk) -> None:
    won = [{"label": each, "values": {"planned": "1400000"}} for each in "가나"]
    table = made(desk, 15, Style(money=MoneyUnit.MILLION), rows=won, total="last")
    assert [line.cells[3].text for line in table.lines] == ["1", "1", "3"]
    assert table.lines[2].cells[3].formula is None
    assert table.unit == "(단위: 백만원)"


def test_a_decrease_is_told_in_the_sign_that_was_chosen(desk: Desk) -> None:
    row = {"label": "가", "unit": "명", "values": {"target": "484", "actual": "468"}}
    for signs, text in (("triangle", "△16명"), ("arrows", "16명 ↓"), ("minus", "-16명")):
        assert printed(made(desk, 12, Style(), rows=[row], signs=signs))[3] == text
