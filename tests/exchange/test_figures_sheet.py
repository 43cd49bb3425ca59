"""The month as a workbook: real numbers, formulas that agree, nothing run as a formula."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from made_figures import MUJU, MUJU_TARGETS, figures, targets
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from jobdesk.domain.figures import Figures
from jobdesk.exchange.figures_sheet import write_figures

SHEETS = ["총괄", "월별", "현황", "취업자 명단", "집계 기준"]
SMALL = {"openings": 52, "registrations": 41, "referrals": 30, "placements": 18}


def book(path: Path, made: Figures, *, values: bool = False, mask: bool = False) -> Any:
    write_figures(path, made, mask=mask)
    return load_workbook(path, data_only=values)


def test_the_year_of_muju_is_numbers(tmp_path: Path) -> None:
    made = book(tmp_path / "a.xlsx", figures())
    assert made.sheetnames == SHEETS
    rows = [[cell.value for cell in row] for row in made["총괄"]["A6:E9"]]
    assert rows == [
        ["구인신청 인원 (명)", 300, 140, 1652, 551],
        ["구직신청 (명)", 400, 93, 1101, 275],
        ["알선 (건)", 300, 82, 975, 325],
        ["채용 (명)", 300, 50, 598, 199],
    ]
    assert made["총괄"]["E6"].number_format == '#,##0"%"'
    assert "△" in made["총괄"]["F6"].number_format


def test_a_target_in_words_and_a_rate_with_a_decimal(tmp_path: Path) -> None:
    wanted = targets({**MUJU_TARGETS, "placements": "=1+1", "referrals": "-"})
    sheet = book(tmp_path / "a.xlsx", figures(2022, 7, totals=SMALL, wanted=wanted, decimals=1))[
        "총괄"
    ]
    assert (sheet["B6"].value, sheet["E6"].value) == (300, 17.3)
    assert (sheet["B8"].value, sheet["E8"].value) == ("-", "-")
    assert (sheet["B9"].value, sheet["B9"].data_type, sheet["B9"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )


def test_every_sum_is_a_formula_that_agrees_with_its_result(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    formulas, values = book(path, figures()), book(path, figures(), values=True)
    checked = 0
    for name in ("월별", "현황"):
        for row in formulas[name].iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or not cell.value.startswith("=SUM"):
                    continue
                inside = re.fullmatch(r"=SUM\((.+)\)", cell.value)
                assert inside is not None
                west, north, east, south = range_boundaries(inside[1])
                parts = [
                    values[name].cell(r, c).value or 0
                    for r in range(int(north or 0), int(south or 0) + 1)
                    for c in range(int(west or 0), int(east or 0) + 1)
                ]
                assert values[name][cell.coordinate].value == sum(parts)
                checked += 1
    assert checked == 4 + 2 * (12 + 4 * 6)


def test_breakdowns_hold_the_figures(tmp_path: Path) -> None:
    made = figures()
    sheet = book(tmp_path / "a.xlsx", made, values=True)["현황"]
    found = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(max_col=13)}
    for left, right in (
        ("seekers_by_place", "placements_by_place"),
        ("seekers_by_age", "placements_by_age"),
    ):
        pairs = zip(made.breakdown(left).rows, made.breakdown(right).rows, strict=True)
        for one, other in pairs:
            assert found[one.label] == [n.value for n in (*one.cells, *other.cells)]


def test_the_list_keeps_dates_ages_and_harmless_text(tmp_path: Path) -> None:
    made = figures(2022, 7, totals=SMALL)
    made = replace(made, placed=(replace(made.placed[0], employer="=HYPERLINK(1)", job="@급식"),))
    sheet = book(tmp_path / "a.xlsx", made)["취업자 명단"]
    row = [cell.value for cell in sheet[6]]
    person = made.placed[0]
    hired = datetime.combine(person.hire_date, datetime.min.time())
    assert row[:5] == [1, hired, person.name, person.gender, person.age]
    assert [sheet["G6"].data_type, sheet["H6"].data_type] == ["s", "s"]
    assert sheet["G6"].value == "=HYPERLINK(1)"


def test_masking_and_an_empty_month(tmp_path: Path) -> None:
    made = figures(2022, 7, totals=SMALL)
    masked = book(tmp_path / "a.xlsx", made, mask=True)["취업자 명단"]
    assert masked["C6"].value[1] == "○"
    empty = figures(2022, 1, totals=dict.fromkeys(MUJU, 0), wanted=[], places=())
    sheet = book(tmp_path / "b.xlsx", empty)["취업자 명단"]
    assert sheet["A6"].value == "1월에 입사한 취업자가 없습니다."


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_fit_to_print(tmp_path: Path, name: str) -> None:
    sheet = book(tmp_path / "a.xlsx", figures(practice=True))[name]
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "확인번호" in sheet.oddFooter.left.text
    assert sheet.oddHeader.center.text == "연 습"
    assert sheet["A1"].value == "[연습] 2022년 12월 월간 실적 보고서"


def test_large_numbers_and_long_names_have_room(tmp_path: Path) -> None:
    wanted = targets({"referrals": "산업체가 요구하는 때에 수시로 정함", "placements": "1234567"})
    totals = {"openings": 4_000_000, "registrations": 12_000, "referrals": 9, "placements": 40}
    made = figures(2022, 12, totals=totals, wanted=wanted)
    long = replace(
        made.placed[0], employer="농업회사법인 유한책임회사 한빛군친환경유기농산물유통센터"
    )
    made = replace(made, placed=(long, *made.placed[1:]))
    opened = book(tmp_path / "a.xlsx", made, values=True)
    for sheet in opened.worksheets[:3]:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, int):
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert width >= len(f"{cell.value:,}") + 2, cell.coordinate
    summary, people = opened["총괄"], opened["취업자 명단"]
    assert summary.row_dimensions[8].height > summary.row_dimensions[7].height
    assert people.row_dimensions[6].height > 40
