"""The job notice: always one page, every word on it, nothing outside it, legible in grey."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from pypdfium2 import raw

from jobdesk.reports.job_notice import JobNotice, job_notice_pdf

NOTICE = JobNotice(
    job="요양보호사",
    employer="한빛요양원",
    openings=2,
    facts=(
        ("하는 일", "어르신 식사와 목욕 돕기"),
        ("임금", "월 2,300,000원"),
        ("근무시간", "09:00~18:00 (주 5일)"),
        ("4대보험", "국민연금 · 건강보험 · 고용보험 · 산재보험"),
    ),
    how_to_apply="이력서를 센터에 내세요.",
    posted=date(2026, 11, 20),
    closes=date(2026, 12, 4),
    number="",
    centre="한빛군 일자리센터",
    address="전라남도 한빛군 가람읍 가람로 100",
    phone="061-000-1004",
)


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_everything_stands_on_one_page() -> None:
    (page,) = texts(job_notice_pdf([NOTICE]))
    words = "".join(page.split())
    for part in (
        "구인안내", "요양보호사", "한빛요양원", "2명모집", "어르신식사와목욕돕기", "월2,300,000원",
        "이력서를센터에내세요.", "061-000-1004", "게시2026.11.20.", "마감2026.12.4.",
    ):  # fmt: skip
        assert part in words, part
    assert "연습" not in words


@pytest.mark.parametrize("times", [1, 5, 20, 200])
def test_long_texts_shrink_and_stay_on_one_page(times: int) -> None:
    long = "상자를 20kg까지 들고 차에 싣는 일을 합니다. " * times
    notice = replace(
        NOTICE,
        job="농산물 산지유통센터 선별·포장·상차 " * min(times, 9),
        employer="농업회사법인 한빛농산물종합유통센터(주) " * min(times, 5),
        facts=(*NOTICE.facts, ("복리후생", long), ("우대", long)),
        how_to_apply=long,
    )
    pages = texts(job_notice_pdf([notice]))
    assert len(pages) == 1
    for part in ("국민연금", "061-000-1004", "마감"):
        assert part in pages[0]
    assert ("센터에 문의하세요" in pages[0]) is (times >= 200)


def test_no_word_leaves_the_page() -> None:
    notice = replace(
        NOTICE, job="가" * 300, facts=tuple((f"항목 {n}", "나" * 400) for n in range(9))
    )
    document = pypdfium2.PdfDocument(job_notice_pdf([notice]))
    page = document[0]
    wide, high = page.get_size()
    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    for at in range(text.count_chars()):
        raw.FPDFText_GetCharBox(text.raw, at, *(ctypes.byref(edge) for edge in edges))
        left, right, bottom, top = (edge.value for edge in edges)
        if right > left:
            assert left >= 30, text.get_text_range(at, 1)
            assert right <= wide - 30, text.get_text_range(at, 1)
            assert bottom >= 20, text.get_text_range(at, 1)
            assert top <= high - 20, text.get_text_range(at, 1)
    document.close()


def test_what_is_empty_is_left_out() -> None:
    bare = replace(NOTICE, facts=(), how_to_apply="", closes=None, number="", address="", phone="")
    (page,) = texts(job_notice_pdf([bare]))
    assert "채용할 때까지" in page
    assert "전화하거나 방문하세요" in page
    assert "임금" not in page


def test_several_notices_are_pages_of_one_file() -> None:
    pages = texts(job_notice_pdf([NOTICE, replace(NOTICE, job="조리원")], practice=True))
    assert len(pages) == 2
    assert "조리원" in pages[1]
    assert all("연습" in page for page in pages)
    with pytest.raises(ValueError, match="no notice"):
        job_notice_pdf([])


def test_only_greys_are_printed() -> None:
    document = pypdfium2.PdfDocument(job_notice_pdf([NOTICE]))
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    spread = max(max(pixel) - min(pixel) for pixel in picture.get_flattened_data())
    document.close()
    assert spread < 40  # the house's ink has a breath of blue, no colour carries a meaning


def test_fonts_are_embedded() -> None:
    made = job_notice_pdf([NOTICE])
    assert b"/FontFile2" in made
    assert b"Helvetica" not in made
