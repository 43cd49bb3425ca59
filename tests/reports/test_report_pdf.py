"""A frozen report on paper: all its words, whole, on pages that stand and lie."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pypdfium2
import pytest
import report_kit as kit
import report_kit_wide as wide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_boxes import bare, numbers, outside, overlapping, texts

from jobdesk.domain import report_cells as cells
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Head,
    Line,
    Merge,
    Report,
    Role,
    Section,
    Table,
    Words,
)
from jobdesk.domain.report_json import check_code
from jobdesk.reports.report_pdf import report_pdf


def pdf(report: Report) -> bytes:
    return report_pdf(report, photos=wide.photo_bytes)


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(report: Report) -> Iterator[str]:
    """Every text that the report's sections say."""
    for section in report.sections:
        yield section.title
        for table in (block for block in section.blocks if isinstance(block, Table)):
            yield from (head.text for head in table.head)
            yield from (cell.text for line in table.lines for cell in line.cells)
            yield from table.notes


@pytest.fixture(scope="module")
def hard() -> bytes:
    return pdf(kit.report(sections=wide.sections(), practice=True))


def test_every_text_of_the_report_is_on_its_pages() -> None:
    report = kit.report(subtitle="로컬JOB센터 일자리사업")
    found = bare(pdf(report))
    for text in (*said(report), report.title, report.subtitle, "문서번호", "가람잡센터-2022-123"):
        assert squeezed(text) in found, text
    for text in ("보고기간2022.12.1.~12.31.", "기준일2022.12.31.", "집계일시2026.11.20.09:30"):
        assert text in found
    for text in ("담당", "팀장", "센터장", "(단위:명,건,%)", "-작업반2개를늘립니다."):
        assert text in found


def test_the_hard_sections_are_all_there_with_nothing_cut_or_overlaid(hard: bytes) -> None:
    report = kit.report(sections=wide.sections())
    found = bare(hard)
    for text in said(report):
        if len(text) < 200:  # what is longer runs over pages, between which the furniture stands
            assert squeezed(text) in found, text
    for number in range(1, 260):
        assert f"{number}번째업체를" in found
    for text in ("사진이남아있지않습니다.", "▲동행면접(2022.11.21.)", "없습니다.", "연습자료"):
        assert text in found
    assert not outside(hard, 14)
    shown = pdf(kit.report(sections=wide.sections()))  # the watermark lies beneath all
    assert not overlapping(shown)


def test_pages_lie_and_stand_and_are_numbered_of_all(hard: bytes) -> None:
    document = pypdfium2.PdfDocument(hard)
    lying = [page.get_width() > page.get_height() for page in document]
    assert lying.count(True) == 2
    assert not lying[0]
    assert not lying[-1]
    document.close()
    many = len(lying)
    assert numbers(hard) == [f"{at} / {many}" for at in range(1, many + 1)]


def test_each_page_bears_the_foot_and_each_page_of_a_table_its_head(hard: bytes) -> None:
    report = kit.report(sections=wide.sections(), practice=True)
    foot = f"가람군로컬JOB센터·확인번호{check_code(report)}·2026.11.20.09:30김상담집계·연습자료"
    pages = [squeezed(page) for page in texts(hard)]
    assert all(foot in page for page in pages)
    bodies = [page for page in pages if "현장방문상담과동행면접" in page]
    assert len(bodies) == 5
    assert all("분야사업내용인원" in page for page in bodies)


def test_a_groups_words_stand_again_where_a_page_begins_within_it(hard: bytes) -> None:
    pages = [squeezed(page) for page in texts(hard)]
    label = "맞춤형일자리지원및발굴분야"
    (first,) = [page for page in pages if "세부사업1상담" in page and "4.분야별세부사업" in page]
    after = pages[pages.index(first) + 1]
    assert label in first
    assert "세부사업28" in after
    assert after.index(f"1.{label}") < after.index(f"2.{label}")


def test_a_line_taller_than_a_page_says_on_each_page_what_it_is(hard: bytes) -> None:
    pages = [squeezed(page) for page in texts(hard)]
    long = [page for page in pages if page.count("번째업체를") > 5]
    assert len(long) > 2
    assert all("추진실적" in page and "구분내용비고" in page for page in long)


def test_sections_and_titled_blocks_are_bookmarks(hard: bytes) -> None:
    document = pypdfium2.PdfDocument(hard)
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert found[:4] == [
        (0, "1. 월별 실적"),
        (0, "2. 예산 집행"),
        (1, "가. 예산"),
        (1, "나. 문제점 및 대책"),
    ]
    assert [title for level, title in found if level == 0] == [
        f"{at}. {section.title}" for at, section in enumerate(wide.sections(), start=1)
    ]


def test_titles_are_counted_on_as_offices_do_unless_they_are_numbered() -> None:
    blocks = tuple(Words(f"w{at}", ("글",), f"과제 {at}") for at in range(16))
    found = bare(pdf(kit.report(sections=(Section("a", "과제", blocks),))))
    for text in ("가.과제0", "하.과제13", "거.과제14", "너.과제15"):
        assert text in found
    own = (*blocks, Words("own", ("글",), "1. 추진개요"))
    found = bare(pdf(kit.report(sections=(Section("a", "과제", own),))))
    assert "가." not in found
    assert "1.추진개요" in found


def test_no_page_ends_with_words_that_head_lines_or_begins_with_their_sum() -> None:
    lines: list[Line] = []
    for at in range(40):
        lines.append(Line((cells.words(f"제목{at}"), Cell(), Cell()), Role.SUBTOTAL))
        lines += [
            Line((cells.words(f"줄{at}"), cells.words("가"), cells.number(n))) for n in (1, 2, 3)
        ]
        lines.append(Line((cells.words(f"소계{at}"), Cell(), cells.number(6)), Role.SUBTOTAL))
    merges = tuple(Merge(5 * at, 0, columns=3) for at in range(40))
    table = replace(kit.long_table(), lines=tuple(lines), merges=merges)
    pages = [
        re.findall(r"제목\d+|줄\d+|소계\d+", page)
        for page in texts(pdf(kit.report(sections=(Section("a", "나", (table,)),))))
    ]
    assert len(pages) > 4
    for before, after in pairwise(pages):
        assert not before[-1].startswith("제목")
        assert not after[0].startswith("소계")


def test_long_titles_stay_whole_and_on_the_page() -> None:
    long = "취업취약계층 일자리 창출 지원과 농가일자리 연계를 통한 지역 고용 활성화 " * 3
    table = replace(
        kit.long_table(60), title=long.strip() + " 표", unit="(단위: 명, 건, 백만원, %)"
    )
    report = kit.report(
        title=long.strip(),
        subtitle=long.strip(),
        centre="한빛군과 이웃 세 군이 함께 세운 지역고용활성화 로컬JOB센터",
        document_number="한빛군일자리경제과-2022-" + "12345-" * 10,
        sections=(Section("a", long.strip(), (table,)),),
    )
    made = pdf(report)
    assert not outside(made, 14)
    assert not overlapping(made)
    found = bare(made)
    assert f"1.{squeezed(long)}" in found
    assert f"{squeezed(long)}표" in found


def test_pictures_and_charts_of_nothing_say_so() -> None:
    blocks = (replace(wide.photos(), photos=()), replace(wide.charts()[0], labels=()))
    found = bare(pdf(kit.report(sections=(Section("a", "나", blocks),))))
    assert found.count("해당사항이없습니다.") == 2


def test_each_of_thousands_of_lines_is_on_a_page_with_its_head() -> None:
    made = pdf(kit.report(sections=(Section("a", "명부", (kit.long_table(3000),)),)))
    pages = [squeezed(page) for page in texts(made)]
    assert len(pages) > 60
    assert all("연번업체명취업인원" in page for page in pages)
    found = re.findall(r"가람산업(\d+)호", "".join(pages))
    assert [int(each) for each in found] == list(range(1, 3001))


def test_the_same_report_is_the_same_file_and_says_when_it_was_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = kit.report(sections=wide.sections())
    one = pdf(report)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)  # printed again in 2033
    assert pdf(report) == one
    later = pdf(replace(report, taken_at=datetime.fromisoformat("2026-11-21T10:00")))
    assert later != one
    document = pypdfium2.PdfDocument(one)
    info = document.get_metadata_dict()
    document.close()
    assert info["Title"] == "2022년 12월 월간 실적 보고서 - 가람군 로컬JOB센터"
    assert info["CreationDate"] == "D:20261120093000+09'00'"


def test_a_report_that_begins_lying_and_one_without_sections() -> None:
    table = kit.long_table(3)
    lying = pdf(kit.report(sections=(Section("a", "명부", (table,), landscape=True),)))
    document = pypdfium2.PdfDocument(lying)
    assert [page.get_width() > page.get_height() for page in document] == [True]
    document.close()
    assert "이보고서에실린항목이없습니다." in bare(pdf(kit.report(sections=(), approval=())))


def test_fonts_are_embedded(hard: bytes) -> None:
    assert b"Helvetica" not in hard
    assert hard.count(b"/FontFile2") >= 3


def test_markup_in_words_is_words() -> None:
    line = Line((cells.words("<b>굵게</b> & <font>"), cells.number(1)))
    table = replace(kit.long_table(1), columns=kit.long_table().columns[:2], head=(), lines=(line,))
    assert "<b>굵게</b>&<font>" in bare(pdf(kit.report(sections=(Section("a", "나", (table,)),))))


_WORDS = st.text("가나다라마바사 ·/(),abc△", max_size=40).map(str.strip)
_CELLS = st.one_of(
    _WORDS.map(cells.words),
    st.integers(-9_999_999, 99_999_999).map(cells.change),
    st.integers(0, 999_999).map(lambda n: cells.number(n, suffix="명")),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table: up to 14 columns of any width, merges down the first, lines of every role."""
    many, rows = draw(st.integers(1, 14)), draw(st.integers(1, 40))
    columns = tuple(
        Column(draw(st.integers(1, 60)), draw(st.sampled_from(list(Align)))) for _ in range(many)
    )
    head = tuple(Head(draw(_WORDS), 0, at) for at in range(many))
    made: list[list[Cell]] = [[draw(_CELLS) for _ in range(many)] for _ in range(rows)]
    merges = []
    if many > 1 and rows > 3:
        size = draw(st.integers(2, rows))
        merges.append(Merge(0, 0, rows=size))
        for at in range(1, size):
            made[at][0] = Cell()
    roles = [draw(st.sampled_from(list(Role))) for _ in range(rows)]
    lines = tuple(Line(tuple(line), role) for line, role in zip(made, roles, strict=True))
    return Table("any", "표", columns, head, lines, merges=tuple(merges))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), st.booleans())
def test_no_cell_of_any_table_is_lost_or_leaves_the_page(table: Table, across: bool) -> None:
    made = pdf(kit.report(sections=(Section("a", "표", (table,), landscape=across),)))
    found = bare(made)
    for line in table.lines:
        for cell in line.cells:
            assert squeezed(cell.text) in found, cell.text
    assert not outside(made, 14)
    assert not overlapping(made)
