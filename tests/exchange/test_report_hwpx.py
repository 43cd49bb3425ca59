"""What a document of 한글 says, read by python-hwpx: every cell as it is printed elsewhere."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import hwpx_kit
import pytest
import report_kit
from hwpx.document import HwpxDocument
from hwpx.tools.id_integrity import check_id_integrity
from hwpx.tools.package_validator import validate_package
from hwpx.tools.validator import validate_document

from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Head,
    Line,
    Merge,
    Report,
    Section,
    Table,
    Words,
)
from jobdesk.domain.report_json import check_code
from jobdesk.exchange.report_hwpx import write_hwpx

FORMAL = 2  # tables before those of the sections: 결재란, particulars


@pytest.fixture(scope="module")
def whole() -> bytes:
    return hwpx_kit.made(hwpx_kit.whole_report())


def opened(document: bytes) -> Any:
    return HwpxDocument.open(io.BytesIO(document))


def cells(table: Any) -> dict[tuple[int, int], tuple[tuple[int, int], str]]:
    """(row, column) -> ((rows, columns), words)."""
    return {cell.address: (cell.span, cell.text) for row in table.rows for cell in row.cells}


def expected(table: Table) -> dict[tuple[int, int], tuple[tuple[int, int], str]]:
    """The same of the frozen table, told in another way than the writer does it."""
    held = {(h.row, h.column): ((h.rows, h.columns), h.text) for h in table.head}
    first = table.head_rows
    for row, line in enumerate(table.lines):
        for column, cell in enumerate(line.cells):
            held[first + row, column] = ((1, 1), cell.text)
    for merge in table.merges:
        for row in range(merge.rows):
            for column in range(merge.columns):
                if row or column:
                    del held[first + merge.row + row, merge.column + column]
        text = table.lines[merge.row].cells[merge.column].text
        held[first + merge.row, merge.column] = ((merge.rows, merge.columns), text)
    return held


def only(table: Table) -> Report:
    return report_kit.report(sections=(Section("one", "표", (table,)),))


def read_table(table: Table) -> Any:
    return opened(hwpx_kit.made(only(table))).tables[FORMAL]


def test_every_cell_of_every_table_reads_as_it_is_printed(whole: bytes) -> None:
    tables = [hwpx_kit.whole_report().section("summary").blocks[0], report_kit.long_table()]
    read = list(opened(whole).tables)[FORMAL : FORMAL + 2]
    for table, back in zip(tables, read, strict=True):
        assert isinstance(table, Table)
        assert cells(back) == expected(table)


def test_the_document_passes_the_schema_of_owpml_and_the_editors_checks(whole: bytes) -> None:
    report = validate_document(whole)
    assert report.ok
    assert [str(issue) for issue in report.issues] == []
    package = validate_package(whole)
    faults = [issue.message for issue in package.issues]
    # 한글 itself names no version part in its manifest.
    assert [fault for fault in faults if "version" not in fault] == []


def test_no_shape_is_referred_to_that_the_head_does_not_hold(whole: bytes) -> None:
    integrity = check_id_integrity(opened(whole))
    assert list(integrity.dangling) == []
    assert list(integrity.orphan_bin_data) == []


def test_title_approval_number_and_particulars_stand_on_the_first_page(whole: bytes) -> None:
    report = hwpx_kit.whole_report()
    document = opened(whole)
    approval, particulars = list(document.tables)[:FORMAL]
    said = [text for _, text in cells(approval).values()]
    assert said[0] == f"{report.centre}\n문서번호  {report.document_number}"
    assert [text for text in said[1:] if text] == ["결\n재", *report.approval]
    assert [text for _, text in cells(particulars).values()] == [
        "보고기간",
        "2022. 12. 1. ~ 12. 31.",
        "기준일",
        "2022. 12. 31.",
        "작성자",
        "김상담",
        "집계일시",
        "2026. 11. 20. 09:30",
    ]
    assert report.title in [paragraph.text for paragraph in document.paragraphs]


def test_without_superiors_there_is_no_approval_but_the_number_stays() -> None:
    document = opened(hwpx_kit.made(report_kit.report(approval=(), subtitle="군정 보고")))
    assert document.tables[0].column_count == 4, "particulars come first"
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "문서번호  가람잡센터-2022-123" in said
    assert said.index("군정 보고") == said.index("2022년 12월 월간 실적 보고서") + 1


def test_sections_are_numbered_through_and_units_and_notes_stand_by_their_table(
    whole: bytes,
) -> None:
    said = [paragraph.text for paragraph in opened(whole).paragraphs if paragraph.text]
    headings = [text for text in said if text[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert headings == [
        "1. 총괄 실적",
        "2. 문제점 및 대책",
        "3. 취업처 명부",
        "4. 그림으로 보기",
        "5. 활동 사진",
    ]
    unit = said.index("(단위: 명, 건, %)")
    assert said[unit + 1] == "※ 달성률은 실적을 목표로 나누어 반올림합니다."
    assert said.count("가. 목표 대비 실적") == 1
    assert "농번기에 일손이 모자랐습니다." in said
    assert "- 작업반 2개를 늘립니다." in said


def test_a_block_named_as_its_section_is_not_named_again(whole: bytes) -> None:
    said = [paragraph.text for paragraph in opened(whole).paragraphs]
    assert "취업처 명부" not in said
    assert "활동 사진" not in said


def test_what_is_not_there_is_said() -> None:
    columns, head = (Column(),), (Head("업체명", 0, 0),)
    empty = Table("a", "업체", columns, head, (), unit="(단위: 명)", empty="찾은 업체가 없습니다.")
    plain = Table("b", "기업", columns, head, (), notes=("기준일 현재",))
    report = report_kit.report(
        sections=(Section("a", "표", (empty, plain)), Section("b", "빈 항목", ()))
    )
    document = opened(hwpx_kit.made(report))
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    tail = said[said.index("1. 표") :]
    assert tail == [
        "1. 표",
        "가. 업체",
        "찾은 업체가 없습니다.",
        "나. 기업",
        "해당 사항이 없습니다.",
        "※ 기준일 현재",
        "2. 빈 항목",
        "해당 사항이 없습니다.",
    ]
    assert len(list(document.tables)) == FORMAL


def test_a_report_of_nothing_is_still_a_document() -> None:
    document = hwpx_kit.made(report_kit.report(sections=()))
    assert validate_document(document).ok
    said = [paragraph.text for paragraph in opened(document).paragraphs]
    assert "이 보고서에 실린 항목이 없습니다." in said


@pytest.mark.parametrize(
    "text",
    ["두 줄\n세 줄", "<b>&amp;</b>", "  앞뒤 공백  ", "△1,234", "□ 항목", "“따옴표”", "한\u3000글"],
)
def test_words_survive_as_they_are(text: str) -> None:
    table = Table("a", "표", (Column(),), (Head("이름", 0, 0),), (Line((Cell(text),)),))
    assert read_table(table).cell(1, 0).text == text


def test_what_xml_cannot_hold_is_left_out_and_the_document_opens() -> None:
    table = Table(
        "a", "표", (Column(),), (Head("이름", 0, 0),), (Line((Cell("가\x00\x0b나\r\n다"),)),)
    )
    assert read_table(table).cell(1, 0).text == "가나\n다"


def test_merges_of_lines_and_columns_and_the_head_cover_the_table() -> None:
    columns = tuple(Column(10, Align.LEFT) for _ in range(4))
    head = (
        Head("구분", 0, 0, rows=3),
        Head("실적", 0, 1, columns=3),
        Head("남", 1, 1, rows=2),
        Head("여", 1, 2, columns=2),
        Head("청년", 2, 2),
        Head("고령", 2, 3),
    )
    texts = (("가", "1", "2", "3"), ("", "4", "5", ""), ("", "6", "", ""))
    lines = tuple(Line(tuple(Cell(text) for text in line)) for line in texts)
    merges = (Merge(0, 0, rows=3), Merge(1, 2, rows=2, columns=2))
    table = Table("a", "표", columns, head, lines, merges=merges)
    assert cells(read_table(table)) == expected(table)


def test_no_row_is_left_in_which_no_cell_begins() -> None:
    columns, head = (Column(), Column()), (Head("구분", 0, 0, rows=2, columns=2),)
    texts = (("가", "나"), ("", ""), ("다", "라"), ("", ""), ("", ""))
    lines = tuple(Line(tuple(Cell(text) for text in line)) for line in texts)
    merges = (Merge(0, 0, rows=2), Merge(0, 1, rows=2), Merge(2, 0, rows=3), Merge(2, 1, rows=2))
    table = read_table(Table("a", "표", columns, head, lines, merges=merges))
    assert [len(row.cells) for row in table.rows] == [1, 2, 2, 1]
    assert cells(table)[2, 0] == ((2, 1), "다")
    assert cells(table)[2, 1] == ((1, 1), "라")


def test_long_numbers_stay_whole_where_the_shares_would_break_them() -> None:
    wide = [Column(40), *(Column(1) for _ in range(9))]
    head = tuple(Head(f"{at}월", 0, at) for at in range(10))
    line = Line(tuple(Cell("82,964,000") for _ in range(10)))
    table = Table("a", "표", tuple(wide), head, (line,))
    back = read_table(table)
    widths = [cell.width for cell in back.rows[1].cells]
    assert sum(widths) == 48190
    assert min(widths) > 10 * 700 * 0.5, "ten signs of seven points"


def test_pages_stand_and_lie_as_their_sections_do(whole: bytes) -> None:
    turned = [section.properties.page_size.orientation for section in opened(whole).sections]
    assert turned == ["WIDELY", "NARROWLY", "WIDELY"]


def test_the_same_report_is_the_same_file_byte_by_byte(whole: bytes) -> None:
    assert hwpx_kit.made(hwpx_kit.whole_report()) == whole
    assert hwpx_kit.made(hwpx_kit.whole_report(taken_by="박상담")) != whole


def test_the_check_code_and_the_practice_mark_stand_in_every_foot() -> None:
    report = hwpx_kit.whole_report(practice=True)
    document = hwpx_kit.made(report)
    for section in hwpx_kit.sections(document):
        foot = next(section.iter(f"{hwpx_kit.HP}footer"))
        assert f"확인번호 {check_code(report)}" in hwpx_kit.words(foot)
        assert "연습 자료" in hwpx_kit.words(foot)
    assert "연습 자료" in [paragraph.text for paragraph in opened(document).paragraphs]


def test_nothing_is_written_where_a_picture_is_none(tmp_path: Path) -> None:
    path = tmp_path / "보고서.hwpx"
    report = report_kit.report()
    with pytest.raises(OSError, match="cannot identify"):
        write_hwpx(path, report, photos=hwpx_kit.photo_bytes, pictures=lambda _chart: b"none")
    assert not path.exists()
    write_hwpx(path, report, photos=hwpx_kit.photo_bytes, pictures=hwpx_kit.chart_bytes)
    assert path.read_bytes() == hwpx_kit.made(report)


def test_words_of_a_list_hang_behind_their_sign() -> None:
    words = Words("w", ("□ 추진배경", "- 인력 부족", "보통 문단", "※ 참고", "  "), small=True)
    report = report_kit.report(sections=(Section("w", "내용", (words,)),))
    document = opened(hwpx_kit.made(report))
    said = {paragraph.text: paragraph for paragraph in document.paragraphs}
    assert "" in said, "the paragraphs that hold tables"
    assert {"□ 추진배경", "- 인력 부족", "보통 문단", "※ 참고"} <= said.keys()
    shapes = {
        text: said[text].para_pr_id_ref for text in ("□ 추진배경", "- 인력 부족", "보통 문단")
    }
    assert len(set(shapes.values())) == 3


def test_five_hundred_lines_take_no_time(tmp_path: Path) -> None:
    import time

    table = report_kit.long_table(500)
    eight = replace(
        table,
        columns=table.columns * 3,
        head=tuple(Head(f"열 {at}", 0, at) for at in range(9)),
        lines=tuple(Line(line.cells * 3) for line in table.lines),
    )
    began = time.perf_counter()
    document = hwpx_kit.made(only(eight))
    assert time.perf_counter() - began < 6, "two seconds on the slowest machine at rest"
    assert opened(document).tables[FORMAL].row_count == 501
