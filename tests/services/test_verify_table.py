"""Tables to reckon again as they come: numbers of a workbook, merged headers, pasted text, HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.errors import UserError
from jobdesk.services import verify_table
from jobdesk.services.verify_table import Verified

PAGE = """<html><body><table><tr><th rowspan=2>구분<th colspan=3>성과</tr>
<tr><th>목표<th>실적<th>달성률</tr><tr><td>알선<td>300<td>975<td>325%</tr>
<tr><td>채용<td>300<td>598<td>198%</tr></table></body></html>"""


def cells(done: Verified) -> list[tuple[str, str, str]]:
    """Cell, printed and right text of each finding."""
    return [(f.cell, f.printed, f.computed) for f in done.verdict.findings]


def test_numbers_of_a_workbook_under_a_merged_header(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"] = "2022년 일자리 목표 추진실적"
    sheet.merge_cells("A1:E1")
    for area, text in (("A3:A4", "구분"), ("B3:B4", "'22년 목표"), ("C3:D3", "'22년 추진")):
        sheet[area.split(":")[0]] = text
        sheet.merge_cells(area)
    sheet["C4"], sheet["D4"] = "실적", "달성률"
    rows = (("합계", 1000, 1653, 1.653), ("알선", 400, 552, 1.38), ("채용", 300, 598, 598 / 300),
            ("구인", 300, 503, 1.5))  # fmt: skip
    for row in rows:
        sheet.append(row)
    path = tmp_path / "수식.xlsx"
    made.save(path)
    assert cells(verify_table.file(path)) == [("D8", "1.5", "1.6767")]


def test_addresses_are_those_of_the_file(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for place, row in enumerate((["구분", "목표", "실적", "달성률"], ["채용", 300, 598, "198%"])):
        for at, value in enumerate(row):
            sheet.cell(5 + place, 3 + at, value)
    path = tmp_path / "가운데.xlsx"
    made.save(path)
    assert cells(verify_table.file(path)) == [("F6", "198%", "199%")]


def test_a_csv_of_an_old_computer(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    text = '구분,목표,실적,달성률\n알선,"1,300","1,598",123%\n채용,300,598,198%\n'
    path.write_bytes(text.encode("cp949"))
    assert cells(verify_table.file(path)) == [("D3", "198%", "199%")]


def test_markdown_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "표.md"
    path.write_text(
        "# 실적\n\n| 구분 | 목표 | 실적 | 달성률 |\n|---|--:|--:|:-:|\n"
        "| 채용 | 300 | 598 | 200% |\n",
        encoding="utf-8",
    )
    assert cells(verify_table.file(path)) == [("D5", "200%", "199%")]


def test_web_pages_from_a_file_and_from_the_clipboard(tmp_path: Path) -> None:
    path = tmp_path / "표.html"
    path.write_text(PAGE, encoding="utf-8")
    assert cells(verify_table.file(path)) == [("D4", "198%", "199%")]
    assert cells(verify_table.pasted("구분 목표 실적", PAGE)) == [("D4", "198%", "199%")]
    assert cells(verify_table.pasted(PAGE)) == [("D4", "198%", "199%")]


def test_a_pasted_text_by_tabs_or_bars() -> None:
    for sign in ("\t", " | "):
        text = "\n".join(
            (
                sign.join(("구분", "목표", "실적", "달성률")),
                sign.join(("채용", "300", "598", "198%")),
            )
        )
        assert cells(verify_table.pasted(text)) == [("D2", "198%", "199%")]


def test_what_holds_no_figures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="찾지 못했습니다"):
        verify_table.pasted("안녕하세요")
    path = tmp_path / "빈.txt"
    path.write_text("", encoding="utf-8")
    with pytest.raises(UserError):
        verify_table.file(path)
