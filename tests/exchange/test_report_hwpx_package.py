"""The package of a document of 한글, read as zip and XML without the library that packs it."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from collections import Counter

import hwpx_kit
import pytest
import report_kit
from hwpx_kit import HC, HH, HP, OPF
from lxml import etree
from PIL import Image

from jobdesk.domain.report_document import (
    Cell,
    Column,
    Head,
    Line,
    Section,
    Table,
)

_REFERENCES = {
    "charPrIDRef": "charPr",
    "paraPrIDRef": "paraPr",
    "styleIDRef": "style",
    "borderFillIDRef": "borderFill",
}


@pytest.fixture(scope="module")
def whole() -> bytes:
    return hwpx_kit.made(hwpx_kit.whole_report())


def tables(document: bytes) -> list[etree._Element]:
    return [one for part in hwpx_kit.sections(document) for one in part.iter(f"{HP}tbl")]


def test_the_kind_of_file_is_told_first_and_unpacked(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        first = package.infolist()[0]
        assert first.filename == "mimetype"
        assert first.compress_type == zipfile.ZIP_STORED
        assert package.read(first) == b"application/hwp+zip"
        assert package.testzip() is None
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert max(Counter(package.namelist()).values()) == 1


def test_every_part_is_listed_and_every_listed_part_is_there(whole: bytes) -> None:
    names = set(hwpx_kit.parts(whole))
    content = hwpx_kit.root(whole, "Contents/content.hpf")
    items = {item.get("id"): item.get("href") for item in content.iter(f"{OPF}item")}
    assert set(items.values()) <= names
    held = {name for name in names if name.startswith(("Contents/", "BinData/"))}
    assert held - set(items.values()) == {"Contents/content.hpf"}
    spine = [item.get("idref") for item in content.iter(f"{OPF}itemref")]
    assert spine == ["header", "section0", "section1", "section2"]
    parts = hwpx_kit.part(whole, "META-INF/container.rdf").decode()
    assert all(parts.count(f'"Contents/section{at}.xml"') == 2 for at in range(3))
    assert hwpx_kit.root(whole, "Contents/header.xml").get("secCnt") == "3"


def test_it_says_who_made_it_and_names_nobody_else(whole: bytes) -> None:
    content = hwpx_kit.root(whole, "Contents/content.hpf")
    assert content.findtext(f".//{OPF}title") == "2022년 12월 월간 실적 보고서"
    told = {meta.get("name"): meta.text for meta in content.iter(f"{OPF}meta")}
    assert told["creator"] == "가람군 로컬JOB센터"
    assert told["lastsaveby"] == "김상담"
    assert told["CreatedDate"] == told["ModifiedDate"] == "2026-11-20T09:30:00Z"
    preview = hwpx_kit.part(whole, "Preview/PrvText.txt").decode()
    assert preview.startswith("가람군 로컬JOB센터\r\n2022년 12월 월간 실적 보고서")


def test_every_shape_referred_to_exists_and_counts_are_true(whole: bytes) -> None:
    head = hwpx_kit.root(whole, "Contents/header.xml")
    names = _REFERENCES.values()
    known = {name: {one.get("id") for one in head.iter(f"{HH}{name}")} for name in names}
    for part in hwpx_kit.sections(whole):
        for node in part.iter():
            for attribute, name in _REFERENCES.items():
                if (number := node.get(attribute)) is not None:
                    assert number in known[name], (node.tag, attribute, number)
    for shape in head.iter(f"{HH}charPr", f"{HH}paraPr"):
        for border in shape.iter():
            if (number := border.get("borderFillIDRef")) is not None:
                assert number in known["borderFill"]
    for group in ("borderFills", "charProperties", "paraProperties", "styles"):
        for held in head.iter(f"{HH}{group}"):
            numbers = [one.get("id") for one in held]
            assert held.get("itemCnt") == str(len(numbers)) == str(len(set(numbers)))
    for faces in head.iter(f"{HH}fontface"):
        assert faces.get("fontCnt") == str(len(faces)) == "3"
        assert [face.get("id") for face in faces] == ["0", "1", "2"]
    named = {face.get("face") for face in head.iter(f"{HH}font", f"{HH}substFont")}
    assert named == {"맑은 고딕", "함초롬돋움", "함초롬바탕"}


def test_no_two_paragraphs_or_objects_share_a_number(whole: bytes) -> None:
    numbers = [
        node.get("id")
        for part in hwpx_kit.sections(whole)
        for node in part.iter(f"{HP}p", f"{HP}tbl", f"{HP}pic", f"{HP}header", f"{HP}footer")
    ]
    assert len(numbers) > 300
    assert max(Counter(numbers).values()) == 1


def test_the_cells_of_every_table_cover_its_grid_exactly_once(whole: bytes) -> None:
    found = tables(whole)
    assert len(found) == 5
    for table in found:
        rows, columns = int(table.get("rowCnt", "0")), int(table.get("colCnt", "0"))
        assert len(table.findall(f"{HP}tr")) == rows
        covered: Counter[tuple[int, int]] = Counter()
        widths: dict[int, set[int]] = {}
        for at, row in enumerate(table.findall(f"{HP}tr")):
            order = []
            for cell in row.findall(f"{HP}tc"):
                address, span = cell.find(f"{HP}cellAddr"), cell.find(f"{HP}cellSpan")
                size = cell.find(f"{HP}cellSz")
                assert address is not None
                assert span is not None
                assert size is not None
                assert int(address.get("rowAddr", "-1")) == at
                column = int(address.get("colAddr", "-1"))
                order.append(column)
                for down in range(int(span.get("rowSpan", "0"))):
                    for across in range(int(span.get("colSpan", "0"))):
                        covered[at + down, column + across] += 1
                if span.get("colSpan") == "1":
                    widths.setdefault(column, set()).add(int(size.get("width", "0")))
                assert int(size.get("height", "0")) > 0
            assert order == sorted(order)
        assert covered == {(row, column): 1 for row in range(rows) for column in range(columns)}
        assert all(len(one) == 1 for one in widths.values()), "a column has one width"
        size = table.find(f"{HP}sz")
        assert size is not None
        assert int(size.get("width", "0")) in (48190, 72851)


def test_tables_go_on_over_pages_unsplit_beneath_a_repeated_head(whole: bytes) -> None:
    long = max(tables(whole), key=lambda table: int(table.get("rowCnt", "0")))
    assert (long.get("pageBreak"), long.get("repeatHeader")) == ("TABLE", "1")
    place = long.find(f"{HP}pos")
    assert place is not None
    assert place.get("treatAsChar") == "0", "one that is a letter is cut at the end of the page"
    marked = [cell.get("header") for cell in long.iter(f"{HP}tc")]
    assert marked == ["1"] * 3 + ["0"] * 240
    summary = tables(whole)[2]
    heads = [cell for cell in summary.iter(f"{HP}tc") if cell.get("header") == "1"]
    assert [hwpx_kit.words(cell) for cell in heads] == [
        "항목",
        "구분",
        "2022년",
        "목표",
        "실적",
        "달성률",
    ]


def test_only_a_table_far_shorter_than_a_page_stands_as_a_letter_with_its_heading(
    whole: bytes,
) -> None:
    found = [table.find(f"{HP}pos") for table in tables(whole)]
    letters = [place.get("treatAsChar") for place in found if place is not None]
    assert letters == ["1", "1", "1", "0", "1"], "only the list goes on over pages"
    head = hwpx_kit.root(whole, "Contents/header.xml")
    kept = {
        shape.get("id")
        for shape in head.iter(f"{HH}paraPr")
        if next(shape.iter(f"{HH}breakSetting")).get("keepWithNext") == "1"
    }
    for part in hwpx_kit.sections(whole):
        for paragraph in part.findall(f"{HP}p"):
            if hwpx_kit.words(paragraph)[:2] in ("1.", "3.", "(단"):
                assert paragraph.get("paraPrIDRef") in kept


def test_a_line_taller_than_a_page_may_be_split_since_it_would_be_cut_off() -> None:
    lines = (Line((Cell("긴 설명입니다. " * 2000),)),)
    table = Table("a", "표", (Column(),), (Head("내용", 0, 0),), lines)
    report = report_kit.report(sections=(Section("a", "표", (table,)),))
    assert tables(hwpx_kit.made(report))[-1].get("pageBreak") == "CELL"


def test_lines_of_a_cell_are_paragraphs_since_some_readers_stop_at_a_line_break() -> None:
    lines = (Line((Cell("○ 위치\n○ 기간\n\n○ 내용"),)),)
    table = Table("a", "표", (Column(),), (Head("내용", 0, 0),), lines)
    report = report_kit.report(sections=(Section("a", "표", (table,)),))
    cell = list(tables(hwpx_kit.made(report))[-1].iter(f"{HP}tc"))[-1]
    said = [hwpx_kit.words(paragraph) for paragraph in cell.iter(f"{HP}p")]
    assert said == ["○ 위치", "○ 기간", "", "○ 내용"]
    assert cell.find(f".//{HP}lineBreak") is None


def test_heads_and_sums_are_strong_on_grey(whole: bytes) -> None:
    head = hwpx_kit.root(whole, "Contents/header.xml")
    bold = {one.get("id") for one in head.iter(f"{HH}charPr") if one.find(f"{HH}bold") is not None}
    grounds = {
        one.get("id"): brush.get("faceColor")
        for one in head.iter(f"{HH}borderFill")
        for brush in one.iter(f"{HC}winBrush")
    }
    strong, plain = [], []
    for cell in tables(whole)[2].iter(f"{HP}tc"):
        run = next(cell.iter(f"{HP}run"))
        ground = grounds.get(cell.get("borderFillIDRef"))
        (strong if run.get("charPrIDRef") in bold else plain).append((hwpx_kit.words(cell), ground))
    assert [words for words, _ in strong][-4:] == ["합계", "780", "2,987", "383%"]
    assert {ground for _, ground in strong} == {"#EEF2F6", "#E1E7ED"}
    assert {ground for _, ground in plain} == {None}


def test_pages_have_their_margins_a_head_line_but_on_the_first_and_n_of_n(whole: bytes) -> None:
    lying = []
    for at, part in enumerate(hwpx_kit.sections(whole)):
        assert len(list(part.iter(f"{HP}secPr"))) == 1
        page = next(part.iter(f"{HP}pagePr"))
        assert (page.get("width"), page.get("height")) == ("59528", "84189"), "as 한글 keeps them"
        lying.append(page.get("landscape") == "NARROWLY")
        shown = next(part.iter(f"{HP}visibility"))
        assert shown.get("hideFirstHeader") == ("1" if at == 0 else "0")
        foot = next(part.iter(f"{HP}footer"))
        counters = [one.get("numType") for one in foot.iter(f"{HP}autoNum")]
        assert counters == ["PAGE", "TOTAL_PAGE"]
        assert hwpx_kit.words(foot).startswith(" / ")
        over = next(part.iter(f"{HP}header"))
        assert hwpx_kit.words(over) == "2022년 12월 월간 실적 보고서  |  가람군 로컬JOB센터"
    assert lying == [False, True, False]


def test_pictures_are_kept_once_each_in_their_measure_and_told_in_words(whole: bytes) -> None:
    report = hwpx_kit.whole_report()
    content = hwpx_kit.root(whole, "Contents/content.hpf")
    kept = {item.get("id"): item.get("href") for item in content.iter(f"{OPF}item")}
    drawn = [one for part in hwpx_kit.sections(whole) for one in part.iter(f"{HP}pic")]
    assert len(drawn) == 6, "four charts and two photos; the third was destroyed since"
    names = set()
    for one in drawn:
        image, size = one.find(f"{HC}img"), one.find(f"{HP}sz")
        clip = one.find(f"{HP}imgClip")
        assert image is not None
        assert size is not None
        assert clip is not None
        name = kept[image.get("binaryItemIDRef")]
        assert name is not None
        names.add(name)
        with Image.open(io.BytesIO(hwpx_kit.part(whole, name))) as picture:
            width, height = picture.size
        shown = int(size.get("width", "0")) / int(size.get("height", "1"))
        assert shown == pytest.approx(width / height, rel=0.01)
        assert (clip.get("right"), clip.get("bottom")) == (str(width * 75), str(height * 75))
    assert names == {name for name in hwpx_kit.parts(whole) if name.startswith("BinData/")}
    digests = {hashlib.sha256(hwpx_kit.part(whole, name)).hexdigest() for name in names}
    assert len(digests) == len(names)
    said = drawn[0].findtext(f"{HP}shapeComment") or ""
    assert said.startswith("목표 대비 실적: 구인신청 인원 목표 300명")
    assert "구인신청 인원 실적 1,652명" in said
    last = hwpx_kit.words(tables(whole)[-1])
    assert "▲ 동행면접 2 (2022. 12. 2.)" in last
    assert "사진이 남아 있지 않습니다.▲ 동행면접 9 (2022. 12. 9.)" in last
    assert report.section("photos").title == "활동 사진"


def test_a_large_photo_is_made_smaller_and_a_strange_kind_becomes_png() -> None:
    from jobdesk.exchange.report_hwpx_pictures import Pictures

    kept = Pictures()
    large = kept.keep(hwpx_kit.picture(4000, 3000, "#123456", "JPEG"), most=1200)
    strange = kept.keep(hwpx_kit.picture(40, 30, "#123456", "BMP"))
    again = kept.keep(hwpx_kit.picture(40, 30, "#123456", "BMP"))
    assert (large.dots, large.ending) == ((1200, 900), "jpg")
    assert strange.data.startswith(b"\x89PNG")
    assert strange is again
    assert [one.id for one in kept.all()] == ["image1", "image2"]


def test_the_library_waits_until_a_document_is_written() -> None:
    code = "import sys, jobdesk.exchange.report_hwpx; sys.exit('hwpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
