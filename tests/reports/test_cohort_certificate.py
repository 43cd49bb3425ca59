"""수료증: a page for each, nothing cut, however long a name or a course is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reportlab.lib.units import mm

from jobdesk.reports.cohort_certificate import Certificate, certificates_pdf
from tests.reports.page_boxes import bare, outside, overlapping, signs, texts

_ONE = Certificate(
    number="2026-물류-001",
    name="김민지",
    birth="1980. 1. 1.",
    course="물류 전문가 양성과정",
    round="제1기",
    period="2026. 3. 2. ~ 5. 13.",
    hours="212시간",
    issued_on=date(2026, 5, 13),
)
_LONG = replace(
    _ONE,
    number="2026-신재생에너지설비-0123",
    name="아이샤 무함마드 알리 킴 바크르 알라흐만",
    course="태양광·소풍력 신재생에너지 설비 운영 및 유지보수 전문 인력양성과정 (심화, 야간반)",
    operator="한빛 신재생에너지 직업전문학교 부설 평생교육원",
    again_on=date(2026, 11, 20),
)
_CENTRE = "한빛군 신중년 인생이모작 통합 일자리지원센터"


def _pdf(*certificates: Certificate, practice: bool = False) -> bytes:
    return certificates_pdf(certificates, centre=_CENTRE, cohort="물류 1기", practice=practice)


def test_each_has_a_page_of_its_own() -> None:
    """With its own number and name."""
    pages = texts(_pdf(_ONE, replace(_ONE, number="2026-물류-002", name="이영수")))
    assert len(pages) == 2
    assert "제 2026-물류-001 호" in pages[0]
    assert "이영수" in pages[1]
    assert "이영수" not in pages[0]


def test_long_names_stay_within_the_frame_and_apart() -> None:
    """The frame's inner line is 20 mm from the rim."""
    pdf = _pdf(_LONG)
    assert outside(pdf, margin=20 * mm) == []
    assert overlapping(pdf) == []
    for word in (_LONG.number, _LONG.name, _LONG.course, _LONG.operator, _CENTRE):
        assert "".join(word.split()) in bare(pdf)


def test_what_is_not_known_is_left_out() -> None:
    """No label without a value."""
    said = bare(_pdf(replace(_ONE, birth="", hours="", number="")))
    assert "생년월일" not in said
    assert "교육시간" not in said
    assert "호" not in said
    assert "재발급" not in said


def test_a_practice_centre_says_so_on_the_paper() -> None:
    """No paper of fictional people looks real; the large sign is beneath it all."""
    pages = signs(_pdf(_ONE, practice=True))
    large = [sign for _, page in pages for sign in page if sign.top - sign.bottom > 60]
    assert {sign.text for sign in large} == {"연", "습"}
    assert "연습" not in bare(_pdf(_ONE))


def test_thirty_share_one_ground() -> None:
    """The curves are kept once: thirty weigh little more than one."""
    one, thirty = len(_pdf(_ONE)), len(_pdf(*[_ONE] * 30))
    assert thirty < one * 1.4


def test_nobody_is_no_paper() -> None:
    """As every paper of a cohort."""
    with pytest.raises(ValueError, match="no page"):
        _pdf()
