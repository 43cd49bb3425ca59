"""The printed month: fonts, numbers, heads on every page, no markup, no crash."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from made_figures import MUJU, MUJU_TARGETS, figures, targets
from pypdfium2 import raw

from jobdesk.domain.figures_json import check_code
from jobdesk.reports.document import Heading, Paper, build, gap, table
from jobdesk.reports.grid import Column, Grid, Head, Row
from jobdesk.reports.monthly import monthly_pdf
from jobdesk.reports.recovery_key import recovery_key_sheet

SMALL = {"openings": 52, "registrations": 41, "referrals": 30, "placements": 18}


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(pdf)
    yield document
    document.close()


def texts(pdf: bytes) -> list[str]:
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_the_year_of_muju_is_printed() -> None:
    printed = lines(texts(monthly_pdf(figures(), approval=("담당", "팀장", "과장")))[0])
    for row in figures().rows:
        numbers = (row.target_text, f"{row.month.value:,}", f"{row.cumulative.value:,}")
        assert [*row.indicator.label.split(), *numbers, row.rate_text, row.change_text] in printed
    assert {"담당", "팀장", "과장"} <= {word for line in printed for word in line}


def test_a_month_with_a_decrease_and_a_target_in_words() -> None:
    wanted = targets({**MUJU_TARGETS, "placements": "산업체 요구시"}, 2022)
    made = figures(2022, 7, wanted=wanted, totals=SMALL, decimals=1)
    printed = lines(texts(monthly_pdf(made))[0])
    assert ["채용", "(명)", "산업체", "요구시", "2", "18", "-", "△1"] in printed
    assert ["구인신청", "인원", "(명)", "300", "7", "52", "17.3%", "-"] in printed


def test_breakdowns_and_list_hold_the_same_numbers() -> None:
    made = figures(2022, 7, totals=SMALL)
    printed = lines("\n".join(texts(monthly_pdf(made))))
    for left, right in (
        ("seekers_by_place", "placements_by_place"),
        ("seekers_by_age", "placements_by_age"),
    ):
        one, other = made.breakdown(left), made.breakdown(right)
        for a, b in zip((*one.rows, one.total), (*other.rows, other.total), strict=True):
            cells = [f"{n.value:,}" if n.value else "-" for n in (*a.cells, *b.cells)]
            assert [*a.label.split(), *cells] in printed
    for number, person in enumerate(made.placed, start=1):
        assert any(line[:1] == [str(number)] and person.name in line for line in printed)


def test_only_embedded_fonts_are_used() -> None:
    pdf = monthly_pdf(figures(practice=True), approval=("담당", "팀장"), mask=True)
    for content in (pdf, recovery_key_sheet("센터", "관리자", "A1B2-C3D4", made_on=figures().last)):
        names = set()
        with opened(content) as document:
            for page in document:
                for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
                    font = raw.FPDFTextObj_GetFont(item.raw)
                    names.add(_name(font))
                    assert raw.FPDFFont_GetIsEmbedded(font) == 1, _name(font)
        assert names
        assert all("Pretendard" in name for name in names)
        assert b"Helvetica" not in content


def _name(font: Any) -> str:
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode()


def test_two_thousand_placements_keep_their_head_on_every_page() -> None:
    made = figures(2022, 1, totals={**MUJU, "placements": 2000})
    pages = texts(monthly_pdf(made))
    listed = [page for page in pages if "입사일" in page and "취업처" in page]
    assert len(listed) > 40
    numbers = [
        int(line[0])
        for page in listed
        for line in lines(page)
        if len(line) > 8 and line[0].isdigit() and line[1] == "2022."
    ]
    assert numbers == list(range(1, 2001))
    for number, page in enumerate(pages, start=1):
        assert f"- {number} -" in page
        assert f"전체 {len(pages)}쪽" in page
        assert check_code(made) in page


def test_a_row_is_never_split_between_pages() -> None:
    made = figures(2022, 1, totals={**MUJU, "placements": 300})
    long = "농업회사법인 주식회사 한빛솔내구름영농조합법인 제이공장 포장작업반"
    made = replace(made, placed=tuple(replace(p, employer=long) for p in made.placed))
    for page in texts(monthly_pdf(made)):
        assert page.count("농업회사법인") == page.count("포장작업반")


def test_masking_hides_the_middle_of_names_only_where_asked() -> None:
    made = figures(2022, 7, totals=SMALL)
    name = made.placed[0].name
    plain, masked = ("".join(texts(monthly_pdf(made, mask=mask))) for mask in (False, True))
    assert name in plain
    assert name not in masked
    assert f"{name[0]}○{name[2]}" in masked


def test_what_looks_like_markup_is_printed_as_typed() -> None:
    made = figures(2022, 7, totals=SMALL)
    odd = '<img src="file:///etc/passwd"/> & <b>굵게'
    made = replace(
        made,
        centre="<b>센터 & 사람들",
        placed=(replace(made.placed[0], employer=odd, job="</para>"), *made.placed[1:]),
    )
    text = " ".join("".join(texts(monthly_pdf(made))).split())
    assert "<b>센터 & 사람들" in text
    assert "<img" in text
    assert "</para>" in text


def test_markup_in_a_targets_reason_is_harmless() -> None:
    wanted = targets(MUJU_TARGETS)
    reason = "<font color='red'>&</para>"
    wanted += [replace(wanted[0], id=9, value="350", set_on=date(2022, 6, 1), reason=reason)]
    text = "".join(texts(monthly_pdf(figures(wanted=wanted))))
    assert reason in text


@pytest.mark.parametrize("count", range(6))
def test_any_number_of_approval_boxes(count: int) -> None:
    titles = ("담당", "팀장", "과장", "소장", "행정복지국장 전결")[:count]
    first = texts(monthly_pdf(figures(2022, 7, totals=SMALL), approval=titles))[0]
    assert all(title in first for title in titles)
    assert ("결" in first.split()) == (count > 0)


def test_an_empty_month_is_a_dignified_page() -> None:
    made = figures(2022, 1, totals=dict.fromkeys(MUJU, 0), wanted=[], places=())
    text = "".join(texts(monthly_pdf(made)))
    assert "1월에 입사한 취업자가 없습니다." in text
    assert ["채용", "(명)", "-", "0", "0", "-", "-"] in lines(text)


def test_a_county_of_sixty_places_and_unknown_people_fits() -> None:
    places = tuple(f"제{n}가람솔내면" for n in range(60))
    made = figures(2022, 7, totals=SMALL, places=places)
    placed = tuple(
        replace(person, gender="", age=None, eup_myeon="", insured=None) for person in made.placed
    )
    text = "".join(texts(monthly_pdf(replace(made, placed=placed))))
    assert "그 밖" in text
    assert all(place in text for place in places)


def test_the_recovery_sheet_shows_the_whole_key_once() -> None:
    key = "A1B2C-D3E4F-G5H6J-K7M8N-0P1QR-STVWX-YZ012-34567"
    (page,) = texts(recovery_key_sheet("한빛군 & 센터", "김<관리>", key, made_on=figures().last))
    assert key.replace("-", "") in "".join(page.split())
    assert "한빛군 & 센터" in page
    assert "김<관리>" in page


def test_large_numbers_shrink_and_are_never_broken() -> None:
    made = figures(2022, 12, totals={**SMALL, "openings": 1_234_567, "registrations": 40_000})
    printed = lines("".join(texts(monthly_pdf(made))))
    months = [f"{n.value:,}" for n in made.row("openings").months]
    assert ["구인신청", "인원", "(명)", *months, "1,234,567"] in printed
    total = made.breakdown("seekers_by_place").total
    assert f"{total.cells[-1].value:,}" in {word for line in printed for word in line}


def test_no_page_is_left_nearly_empty() -> None:
    places = tuple(f"{first}{second}면" for first in "가나다라마" for second in "람솔구달미너")
    reason = "농번기 인력 수요가 크게 늘어 상반기에 목표를 올려 잡음"
    wanted = [
        each
        for n, target in enumerate(targets({**MUJU_TARGETS, "placements": "산업체 요구시 수시로"}))
        for each in (target, replace(target, id=9 + n, set_on=date(2022, 6, 1), value="7,000"))
    ]
    made = figures(wanted=[replace(each, reason=reason) for each in wanted], places=places)
    pages = texts(monthly_pdf(made, approval=("담당", "팀장", "과장")))
    assert "3. 집계 기준" in pages[0]
    first_list_page = next(n for n, page in enumerate(pages) if "5. 당월 취업자" in page)
    for page in pages[:first_list_page]:
        assert len(page.splitlines()) > 25


@pytest.mark.parametrize("above", range(195, 235, 3))
def test_headings_stay_with_their_table(above: int) -> None:
    rows = [Row((f"제{n}행",)) for n in range(1, 8)]
    grid = Grid((Column(60),), [Head("읍면", 0)], rows)
    headings = (Heading("4. 현황"), Heading("가. 읍면별", level=1))
    story = [gap(above), *table(grid, *headings)]
    for page in texts(build(Paper("보고서", "센터"), story)):
        assert ("4. 현황" in page) == ("제1행" in page) == ("가. 읍면별" in page)


def test_a_target_of_nought_is_a_target() -> None:
    made = figures(2022, 7, wanted=targets({"openings": "0"}), totals=SMALL)
    first = texts(monthly_pdf(made))[0]
    assert first.count("목표 없음") == 3
    assert "달성률 -" in first
