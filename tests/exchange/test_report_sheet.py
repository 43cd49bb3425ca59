"""The frozen report as a workbook: what is shown is what is printed, and sums calculate."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import report_kit as kit
import report_kit_wide as wide
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import (
    Cell,
    Column,
    Difference,
    Head,
    Line,
    Rate,
    Report,
    Role,
    Section,
    Sum,
    Table,
    Words,
)
from jobdesk.domain.report_json import check_code
from jobdesk.domain.rounding import Rounding
from jobdesk.exchange.report_sheet import write_report
from jobdesk.exchange.report_sheet_numbers import agrees, number_format
from jobdesk.reports.report_charts import chart_png


def written(path: Path, report: Report) -> Path:
    write_report(path, report, photos=wide.photo_bytes, pictures=lambda c: chart_png(c, dpi=60))
    return path


def whole() -> Report:
    return kit.report(sections=(*kit.report().sections, *wide.sections()), practice=True)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("book") / "실적.xlsx", whole())


def shown(value: object, number_format: str) -> str:
    """What a spreadsheet shows of a number in a format of ours."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    parts = [""]
    for token in re.findall(r'\\.|"[^"]*"|;|[^;"\\]+', number_format):
        parts = [*parts, ""] if token == ";" else [*parts[:-1], parts[-1] + token]
    number = Decimal(repr(value))
    at = 2 if number == 0 and len(parts) > 2 else 1 if number < 0 and len(parts) > 1 else 0
    said = ""
    for quoted, escaped, body in re.findall(r'"([^"]*)"|\\(.)|([#,0.]+)', parts[at]):
        if body:
            places = len(body.partition(".")[2])
            size = abs(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
            said += f"{size:,f}" if "," in body else f"{size:f}"
        said += quoted + escaped
    return said


def found(sheet: Any, table: Table, after: int = 0) -> tuple[int, list[int]]:
    """The row of the head, below the row ``after``, and the rows of the lines."""
    first = {head.column: head.text for head in table.head if head.row == 0}
    first = first or {at: cell.text for at, cell in enumerate(table.lines[0].cells)}
    for row in range(after + 1, sheet.max_row + 1):
        at = {column: sheet.cell(row, 1 + column) for column in first}
        if all(shown(c.value, c.number_format) == first[column] for column, c in at.items()):
            break
    else:
        raise AssertionError(f"no {table.id} on {sheet.title}")
    spans = {}  # a line higher than a row may be takes several
    for area in sheet.merged_cells.ranges:
        for each in range(area.min_row + 1, area.max_row + 1):
            spans.setdefault(each, []).append((area.min_col, area.max_col))
    rows, under = [], row + table.head_rows
    while len(rows) < len(table.lines):
        covered = sum(last - one + 1 for one, last in spans.get(under, []))
        if covered < len(table.columns):
            rows.append(under)
        under += 1
    return row, rows


def tables(report: Report) -> Iterator[tuple[str, Table]]:
    for number, section in enumerate(report.sections, start=1):
        for table in (block for block in section.blocks if isinstance(block, Table)):
            if table.lines:
                yield f"{number}", table


def sheet_of(opened: Any, number: str, table: Table) -> Any:
    """The sheet of that section that has the table."""
    for sheet in opened.worksheets:
        if re.match(rf"{number}(-\d+)? ", sheet.title):
            try:
                found(sheet, table)
            except AssertionError:
                continue
            return sheet
    raise AssertionError(f"no sheet of {table.id}")


def test_every_cell_shows_what_is_printed(book: Path) -> None:
    report, opened = whole(), load_workbook(book, data_only=True)
    checked = 0
    for number, table in tables(report):
        sheet = sheet_of(opened, number, table)
        _, rows = found(sheet, table)
        for row, line in zip(rows, table.lines, strict=True):
            for column, cell in enumerate(line.cells, start=1):
                made = sheet.cell(row, column)
                assert shown(made.value, made.number_format) == cell.text, made.coordinate
                if cell.value is not None:
                    assert Decimal(repr(made.value)) == cell.value
                    checked += 1
    assert checked > 300


def test_titles_units_notes_and_words_are_there(book: Path) -> None:
    said = {
        str(cell.value)
        for sheet in load_workbook(book)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    for text in (
        "1. 총괄 실적",
        "(단위: 명, 건, %)",
        "※ 달성률은 실적을 목표로 나누어 반올림합니다.",
        "농번기에 일손이 모자랐습니다.",
        "※ '-'는 해당 없음입니다.",
        "월별·읍면별 취업자",
        "사진이 남아 있지 않습니다.\n▲ 간담회 (2022.\u00a011.\u00a024.)",
        "없습니다.",
        "해당 사항이 없습니다.",
    ):
        assert text in said, text


def value_of(sheet: Any, text: str) -> Decimal:
    """What one of our formulas comes to, from the numbers in the sheet; knows no others."""

    def at(place: str) -> Decimal:
        value = sheet[place].value
        return value_of(sheet, value) if isinstance(value, str) else Decimal(repr(value))

    if inside := re.fullmatch(r"=SUM\((.+)\)", text):
        total = Decimal(0)
        for part in inside[1].split(","):
            left, top, right, low = range_boundaries(part)
            for row in range(int(top or 0), int(low or 0) + 1):
                for column in range(int(left or 0), int(right or 0) + 1):
                    if sheet.cell(row, column).data_type in ("n", "f"):
                        total += at(sheet.cell(row, column).coordinate)
        return total
    if parts := re.fullmatch(r"=([A-Z]+\d+)-([A-Z]+\d+)", text):
        return at(parts[1]) - at(parts[2])
    made = re.fullmatch(
        r'=IF\((?P<by>[A-Z]+\d+)=0,"-",(?P<how>ROUND|TRUNC)\(ROUND\('
        r"(?:\((?P<a>[A-Z]+\d+)-(?P<b>[A-Z]+\d+)\)|(?P<one>[A-Z]+\d+))"
        r"\*100/(?P=by),(?P<fine>\d+)\),(?P<places>\d+)\)\)",
        text,
    )
    assert made is not None, text
    top = at(made["one"]) if made["one"] else at(made["a"]) - at(made["b"])
    fine = (top * 100 / at(made["by"])).quantize(
        Decimal(1).scaleb(-int(made["fine"])), ROUND_HALF_UP
    )
    how = ROUND_HALF_UP if made["how"] == "ROUND" else ROUND_DOWN
    return fine.quantize(Decimal(1).scaleb(-int(made["places"])), how)


def test_formulas_come_to_what_stands_beside_them(book: Path) -> None:
    formulas, values = load_workbook(book), load_workbook(book, data_only=True)
    kinds = dict.fromkeys(("SUM", "TRUNC", "ROUND(ROUND", "-"), 0)
    for number, table in tables(whole()):
        sheet = sheet_of(formulas, number, table)
        shows = values[sheet.title]
        _, rows = found(sheet, table)
        for row, line in zip(rows, table.lines, strict=True):
            for column, cell in enumerate(line.cells, start=1):
                made = sheet.cell(row, column)
                if cell.formula is not None and cell.value is not None:
                    assert made.data_type == "f", made.coordinate
                    assert value_of(sheet, made.value) == cell.value
                    assert Decimal(repr(shows.cell(row, column).value)) == cell.value
                    for kind in kinds:
                        kinds[kind] += kind in made.value.replace('"-"', "")
    assert min(kinds.values()) >= 3, kinds


def test_a_total_that_is_no_sum_of_its_lines_stays_a_number(tmp_path: Path) -> None:
    of = Sum(((0, 0), (1, 0)))
    lines = (
        Line((cells.number(7),)),
        Line((cells.number(5),)),
        Line((cells.number(11, formula=of),), Role.TOTAL),  # one person is in both
    )
    table = Table("people", "사람", (Column(),), (Head("실인원", 0, 0),), lines)
    report = kit.report(sections=(Section("a", "사람", (table,)),))
    sheet = load_workbook(written(tmp_path / "a.xlsx", report)).worksheets[0]
    column = [cell.value for cell in sheet["A"] if isinstance(cell.value, int)]
    assert column == [7, 5, 11]


def recalculated(path: Path) -> dict[str, list[list[str]]]:
    """Each sheet as LibreOffice shows it when it calculates every formula anew."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice가 없습니다")
    bare = path.parent / "bare.xlsx"
    load_workbook(path).save(bare)  # without results beside the formulas
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    to = ["--headless", "--convert-to", "ods", "--outdir", str(path.parent / "again"), str(bare)]
    subprocess.run([office, profile, *to], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(path.parent / "again" / "bare.ods") as parts:
        root = fromstring(parts.read("content.xml"))
    return {
        sheet.get(f"{_TABLE}name", ""): [
            [text for cell in row for text in _texts(cell)]
            for row in sheet.iter(f"{_TABLE}table-row")
            for _ in range(min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), 50))
        ]
        for sheet in root.iter(f"{_TABLE}table")
    }


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def _texts(cell: Any) -> list[str]:
    """What a cell shows, as often as it is repeated."""
    if not cell.tag.endswith("table-cell"):
        return []
    said = "\n".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p"))
    return [said] * min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), 50)


def test_another_program_calculates_and_shows_the_same(book: Path) -> None:
    again, opened = recalculated(book), load_workbook(book)
    checked = 0
    for number, table in tables(whole()):
        sheet = sheet_of(opened, number, table)
        _, rows = found(sheet, table)
        for row, line in zip(rows, table.lines, strict=True):
            for column, cell in enumerate(line.cells):
                if len(cell.text) < 200:
                    place = f"{sheet.title} {row},{column}"
                    assert again[sheet.title][row - 1][column] == cell.text, place
                    checked += 1
    assert checked > 900


def test_sheets_print_on_a4_with_heads_repeated_and_frozen(book: Path) -> None:
    opened = load_workbook(book)
    assert opened.sheetnames[:3] == ["1 총괄 실적", "2 문제점 및 대책", "3 취업처 명부"]
    assert "9-2 분야별 세부사업" in opened.sheetnames
    for sheet in opened:
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert check_code(whole()) in sheet.oddFooter.left.text
        assert "연습 자료" in sheet.oddFooter.left.text
    people = opened["3 취업처 명부"]
    assert people.page_setup.orientation == "landscape"
    head, _ = found(people, kit.long_table())
    assert people.print_title_rows == f"${head}:${head}"
    assert people.freeze_panes == f"A{head + 1}"
    assert opened["1 총괄 실적"].page_setup.orientation == "portrait"
    months = opened["5 월별 실적"]
    assert months.page_setup.orientation == "landscape", "17 columns standing are too small"
    assert coordinate_to_tuple(str(months.freeze_panes))[1] == 2


def test_merges_are_kept_and_numbers_have_room(book: Path) -> None:
    opened = load_workbook(book, data_only=True)
    sheet = opened["1 총괄 실적"]
    head, rows = found(sheet, kit.summary())
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{rows[0]}:A{rows[1]}", f"A{rows[3]}:B{rows[3]}", f"C{head}:E{head}"} <= merged
    for each in opened:
        for row in each.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    wide_ = each.column_dimensions[cell.column_letter].width
                    assert wide_ >= len(shown(cell.value, cell.number_format)) + 1.5


def test_a_short_table_begins_a_page_rather_than_be_torn(tmp_path: Path) -> None:
    blocks = tuple(
        block
        for at in range(12)
        for block in (
            Words(f"w{at}", ("- 사업내용",) * 4, f"{at}번째 과제"),
            replace(kit.long_table(5), id=f"t{at}", head=(Head(f"연번{at}", 0, 0),)),
        )
    )
    report = kit.report(sections=(Section("a", "세부 실천과제", blocks),))
    (sheet,) = load_workbook(written(tmp_path / "a.xlsx", report)).worksheets
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert 2 <= len(breaks) <= 5
    for table in (block for block in blocks if isinstance(block, Table)):
        head, rows = found(sheet, table)
        assert not [each for each in breaks if head - 1 <= each < rows[-1]], "torn"
    heights = sheet.row_dimensions
    pages = [0, *breaks, sheet.max_row]
    for first, last in pairwise(pages):
        high = sum(heights[row].height or 15 for row in range(first + 1, last + 1))
        assert high < (11.69 - 1.1) * 72


def test_charts_and_photographs_are_pictures(book: Path) -> None:
    opened = load_workbook(book)
    many = {sheet.title: len(sheet._images) for sheet in opened if sheet._images}
    assert many == {"1 총괄 실적": 1, "4 그림으로 보기": 3, "7 그림으로 보기": 4, "11 활동 사진": 3}


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    line = Line((cells.words("=1+1"), cells.words("@SUM")))
    table = replace(kit.long_table(1), columns=(Column(), Column()), head=(), lines=(line,))
    report = kit.report(title="=제목", sections=(Section("a", "=a/b:c", (table,)),))
    sheet = load_workbook(written(tmp_path / "a.xlsx", report)).worksheets[0]
    assert sheet.title == "1 =a b c"
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert [kinds[text] for text in ("=1+1", "@SUM", "=제목")] == ["s", "s", "s"]


def test_an_empty_report_is_a_workbook_that_says_so(tmp_path: Path) -> None:
    opened = load_workbook(written(tmp_path / "a.xlsx", kit.report(sections=())))
    assert opened.sheetnames == ["1 실린 항목 없음"]


_VALUES = st.decimals(-10_000_000, 10_000_000, places=2, allow_nan=False)
_SUFFIX = st.sampled_from(["", "%", "%p", "명", "백만원", '"', " 정정 +1"])


@settings(deadline=None)
@given(_VALUES, st.integers(0, 2), _SUFFIX, st.booleans())
def test_any_number_shows_as_it_is_printed(
    value: Decimal, decimals: int, suffix: str, nought: bool
) -> None:
    for cell in (
        cells.number(value, decimals=decimals, suffix=suffix, nought=nought),
        cells.change(value, decimals=decimals, suffix=suffix),
        replace(cells.number(value, decimals=decimals), text="증1,234명"),
    ):
        made = number_format(cell)
        assert made is not None
        assert cell.value is not None
        shows = (
            int(cell.value) if cell.value == cell.value.to_integral_value() else float(cell.value)
        )
        assert shown(shows, made) == cell.text


def test_formulas_that_cannot_be_told_exactly_are_not_written() -> None:
    one, other = cells.number(7), Cell("-")
    rate = Rate((0, 0), (0, 1), 1, Rounding.HALF_UP)
    table = Table("a", "", (Column(),) * 3, (), (Line((one, other, one)),))
    for formula in (rate, Difference((0, 0), (0, 1)), Sum(((0, 1),))):
        assert not agrees(table, replace(one, formula=formula))
    assert agrees(table, replace(one, formula=Sum(((0, 0), (0, 1)))))
